package text

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"docview/internal/ruletest"
)

// sentences are texts with "|" where a sentence ends; those without one are one
// sentence.
var sentences = []string{
	// English
	"One ends here. | Another begins!| “And a third?” |The last has no stop",
	"He met V. V. Ivanov and Cde. Petrov at 3 p. m. of the day. | Then he left.",
	"The envoy, M[aria]. Santos (who came by ship. So it is said.) was ill. | She stayed.",
	"He spoke at the U.N. Assembly of vol. 4, i.e. the last. | All agreed.",
	"He asked (why?) and went. | “Nothing.” | He sighed…| No more.",
	"There were 3.5 million. 12 came back! | 13 did not.",
	"Sgt. Brae let Pvt. Holm and Pte. Mill through the gate. | Nobody came.",
	"So did I. | Then we slept.",
	"The harvest was good ... and the barns were full. | We rejoiced.",
	"The boats came back. | (A pilot was missing.) | Then the mill was closed.",
	"The ships of Miller Bros. Ltd. were sold. | Nobody came.",
	"They camped at Ft. Holm below Mt. Brae. | Nobody came.",
	"The miller met Brig. Holm and Mgr. Brae of Carter & Co. Inc. in town.",
	"The case of Miller v. Carter was closed at 5 p.m. He left",
	"He said no. | Then he left.",
	"Nobody knew what came of the U.S. Mill Board.",
	"It is no. 5 of the list. | The page mill.Holm is not there.",
	"He met (so they say!) Miller at the bridge.",
	"They rowed in the evening.[2] | The pilot saw the harbour.[3] | They stayed.",
	"They rowed there.2 | It was late in “Brae.”4 | He had a mark.² | The pilot slept.* | Nobody came.[^5][6] | All left.",
	"They paid 3.5 million.2,3 There is No.5 The file node.12a Then p.m.7 The [2] mark",
	"He read Proc. Roy. Soc. Lond. with Pt. Holm, vol. IV. | He met Roy. | Then he met Louis XIV. | Nobody else.",
	"It was World War II. | The pilot of Mt. Brae left. | So did Ds. Holm of Brae.",
	// German
	"Ludwig II. Brücke ging nach Wien. | Der I. Sekretär und Ludwig XIV. Bourbon lasen Bd. IV. Kap. 3 der Akte. | Dann kam Prof. em. Mühle.",
	"Der 2. Lotse ging an Land. | Das Buch ist von mir. | Die Mühle ist von ihm.",
	"Am 3. Oktober kam das Schiff. | Der Lotse schlief.",
	"Der 2. Umbau der Mühle war am 17. Juni zu Ende. | Alle gingen.",
	"Er sprach mit Hrn. Müller über Bd. 2 des Werkes. | Dann ging er.",
	"Der Minister a. D. Müller und Prof. Dr. h. c. Brücke lasen Abschn. 4 des Werkes",
	"Hptm. Brücke und Oblt. Mühle kamen am 3. Okt. Nachmittags",
	"Es waren z. B. 5 Mio. Säcke, d. h. viel. | Siehe S. 12 ff. der Akte.",
	"Er sagte: „Wir kommen.“ | Dann kam er.",
	"Er sagte: »Wir kommen.« | Dann kam er.",
	"Der Minister sagte es am 3. mai. | Über die Frage schwieg er.",
	// French
	"Il a dit : « Nous venons. » | Puis il est parti. | Le moulin est fermé.",
	"Il a dit : « Nous venons. | Vous aussi », et il est parti.",
	"Le pont date de 52 av. J.-C. et le moulin de l’an 300.",
	"Mme. Pont vint le 2 janv. 1914. | Me. Moulin et le cdt. Rive vinrent en févr. 1915",
	"Le train part à 5 h. 30 du matin avec M. Meunier et MM. Pont.",
	"Le bateau dort.[2] | Le pilote dort.³ | Voir t. II, éd. Pont, et t. IV. | Puis il est parti pour l’est. | C’est tout.",
	// Spanish
	"El barco de los EE. UU. llegó en mayo. | Nadie vino.",
	"Según el núm. 3 de la lista, Ud. y el Sr. Molino están aquí. | ¿Quién más?",
	"¡Viva el molino! | ¿Quién lo dijo?",
	"La Sra. Dña. Ana de la Vega, núm. 12 de la lista, vive en los EE. UU. desde mayo",
	// Italian
	"Il Sig. Molino e l’on. Ponte sono qui. | Nessuno venne.",
	"Il prof. Ponte e il dott. G. B. Molino sono partiti ieri",
	"La legge n. 3 è del 1951. | Il molino è chiuso.",
	"Disse: «Veniamo.» | Poi tacque.",
	"L’avv. Ponte e l'ing. Molino videro dell’avv. Rossi la casa",
	// Portuguese
	"O Exmo. Sr. Moinho chegou no dia 3. | Ninguém veio.",
	"O Dr. A. Ponte e a Sra. D. Ana moram na Av. da Liberdade",
	"Fechou o moinho? | Sim. | Fechou ontem.",
	"Ele disse (foi em maio!) que vinha",
	// Russian
	"Министр говорил с И.В. Мельником о мосте. | Мост закрыт.",
	"Тов. Мельник и проф. Ю. А. Мостов были там, т.е. все. | Никто не пришёл.",
	"Дело было в 1951 г. на ул. Мельничной в доме № 3",
	"Он сказал: «Мы придём.» | Потом он ушёл.",
	// Chinese and Japanese
	"他说了。|我们都听见了。",
	"他說：「水車停了。」|然後走了！|真的嗎？|是的。",
	"他说：“我们来了。”|大家都笑了。",
	"他說「水車停了。人也走了。」",
	"水車停了。[2]|人走了。³|是的。",
	"彼は「行きます。」と言った。|水車は止まった。",
	"彼は「行きます。来ます。」と言った。",
	"彼は来た（昨日のことだ。）と聞いた。",
	"橋は新しい！|水車は古い。",
	// Arabic and Hindi
	"هل توقفت الطاحونة؟ | نعم، توقفت الطاحونة.",
	"وصل د. سالم إلى الجسر في الصباح",
	"قال (وكان ذلك في مايو!) إنه سيأتي",
	"وصلت السفينة. | لم يأت أحد.",
	"डॉ. शर्मा ने पत्र पढ़ा। | प्रो. वर्मा घर गए।",
	"चक्की बंद है। | कोई नहीं आया।",
}

func TestSentences(t *testing.T) {
	for _, s := range sentences {
		if got, want := cutSentences(s); !slices.Equal(got, want) {
			t.Errorf("%q:\n got %q\nwant %q", s, got, want)
		}
	}
}

func TestJoins(t *testing.T) {
	ruletest.Each(t, &joins, func(j join) string { return j.name }, func(string) bool {
		return !slices.ContainsFunc(sentences, func(s string) bool {
			got, want := cutSentences(s)
			return !slices.Equal(got, want)
		})
	})
}

// cutSentences returns the sentences of s and those that its bars say.
func cutSentences(s string) (got, want []string) {
	want = strings.Split(s, "|")
	whole := strings.Join(want, "")
	for _, r := range Sentences(whole) {
		got = append(got, whole[r[0]:r[1]])
	}
	for i := range want {
		want[i] = strings.TrimSpace(want[i])
	}
	return got, want
}

// FuzzSentences holds the law of sentences: they are in order, none is empty,
// and between them is nothing but space.
func FuzzSentences(f *testing.F) {
	f.Add("One. Two? (Three. Four.) Five ... Six… “Seven.” 八。")
	f.Add("... \n\n.A. B")
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for i, r := range Sentences(s) {
			if r[0] < last || r[1] <= r[0] || r[1] > len(s) {
				t.Fatalf("sentence %d is %v after %d", i, r, last)
			}
			if gap := s[last:r[0]]; strings.TrimFunc(gap, unicode.IsSpace) != "" {
				t.Fatalf("%q is in no sentence of %q", gap, s)
			}
			last = r[1]
		}
		if strings.TrimFunc(s[last:], unicode.IsSpace) != "" {
			t.Fatalf("%q is in no sentence of %q", s[last:], s)
		}
	})
}
