package parse

import (
	"strings"
	"testing"

	"docview/internal/document"
	"docview/internal/ruletest"
)

// records are invented records of speech, and texts that are none. Each block is
// wanted as the speaker, "-" for none, and the first word of its text.
var records = []struct{ name, text, want string }{
	{"German parliament", `12. Sitzung

Amaurot, Mittwoch, den 3. Mai 1951

Präsident Carter: Die Sitzung ist eröffnet. Ich rufe den ersten Punkt auf.

(Heiterkeit)

Müller (Karrenpartei): Herr Präsident! Die Karren sind in diesem Jahre spät gekommen, und die Mühlen standen leer.

(Sehr richtig! rechts.)

Wir haben im Winter gewarnt, und niemand hat uns gehört.

(Beifall bei der Karrenpartei)

Carter: Das ist mir unbekannt.

Schluß der Sitzung: 14.30 Uhr
`, `Präsident Carter Präsident
- (Heiterkeit)
Müller (Karrenpartei) Müller
- (Sehr
Müller (Karrenpartei) Wir
- (Beifall
Carter Carter:
- Schluß`},

	{"numbered, interpreted", `751st meeting

Amaurot, Thursday, 3 May 1951, at 3 p.m.

1. The PRESIDENT (interpretation from French): I declare open the seven hundred and fifty-first meeting of the Council.

2. Mr. CARTER (Utopia): My delegation has asked for the floor to speak of the carts of the north.

3. They came late this year, and the mills had nothing to grind for a month.

4. Mr. MILLER (Republic of Mills) (interpretation from Spanish): I cannot agree with the representative of Utopia.

The meeting rose at 5.40 p.m.
`, `The PRESIDENT The
Mr. CARTER (Utopia) Mr.
Mr. CARTER (Utopia) They
Mr. MILLER (Republic of Mills) Mr.
- The`},

	{"questions and answers", `Interview with Ada Miller, 3 May 1951

Q: When did the carts come?

A: In May. They were late that year.

It had snowed until April.

Q: And the mills?

A: They stood still.
`, `Q Q:
A A:
A It
Q Q:
A A:`},

	{"bold names", `# Questions on carts

**Mr. Ben Carter (Northmill) (Con):** I ask the Minister why the carts came so late this year.

Three weeks ago he said that all was well.

**The Minister:** They have come, as far as I am aware.

**Mr. Carter:** That is no answer.
`, `Mr. Ben Carter (Northmill) (Con) **Mr.
Mr. Ben Carter (Northmill) (Con) Three
The Minister **The
Mr. Carter **Mr.`},

	{"Russian", `Стенограмма заседания

3 мая 1951 г.

ПРЕДСЕДАТЕЛЬ: Заседание объявляю открытым. Слово имеет товарищ Мельников.

МЕЛЬНИКОВ: Товарищи! Телеги пришли поздно, и мельницы стояли целый месяц.

(Аплодисменты.)

Мы об этом говорили ещё зимой.

ПРЕДСЕДАТЕЛЬ: Есть ли вопросы? Вопросов нет.

МЕЛЬНИКОВ: Благодарю.
`, `ПРЕДСЕДАТЕЛЬ ПРЕДСЕДАТЕЛЬ:
МЕЛЬНИКОВ МЕЛЬНИКОВ:
- (Аплодисменты.)
МЕЛЬНИКОВ Мы
ПРЕДСЕДАТЕЛЬ ПРЕДСЕДАТЕЛЬ:
МЕЛЬНИКОВ МЕЛЬНИКОВ:`},

	{"French", `Séance du 3 mai 1951

M. le président. La séance est ouverte.

M. Meunier. Monsieur le président, les charrettes sont venues trop tard cette année.

(Applaudissements à gauche.)

Les moulins n'avaient rien à moudre.

M. le président. La parole est à M. Charron.

M. Charron. Je ne suis pas de cet avis.
`, `M. le président M.
M. Meunier M.
- (Applaudissements
M. Meunier Les
M. le président M.
M. Charron M.`},

	{"Spanish", `Acta de la sesión

El PRESIDENTE: Se abre la sesión.

Sr. CARRETERO (Utopía): Los carros llegaron tarde este año, y los molinos no tenían nada que moler.

(Risas.)

El PRESIDENTE: Tiene la palabra el representante de los Molinos.

Sr. MOLINERO (Molinos): Gracias, señor Presidente.
`, `El PRESIDENTE El
Sr. CARRETERO (Utopía) Sr.
- (Risas.)
El PRESIDENTE El
Sr. MOLINERO (Molinos) Sr.`},

	{"left column", `Interview with Calvin Miller
by Ruth Carter
at Amaurot, May 3, 1951

CARTER:        You were telling me about the carts of the north and
               of the mills.

MILLER:        Yes. We mended them from the end of December until
               February, if the roads were good.

CARTER:        And how many men?

MILLER:        Twenty-two the last year.
`, `CARTER CARTER:
MILLER MILLER:
CARTER CARTER:
MILLER MILLER:`},

	{"Congress", `HEARING ON CARTS

The CHAIRMAN. The committee will come to order.

Mr. CARTER. I have one question, Mr. Chairman, on the carts of the north.

Mr. MILLER of Utopia. They came late.

We had no wheels.

MR. CARTER asked whether the wheels had come.

The CHAIRMAN. Thank you both.
`, `The CHAIRMAN The
Mr. CARTER Mr.
Mr. MILLER of Utopia Mr.
Mr. MILLER of Utopia We
- MR.
The CHAIRMAN The`},

	{"conversation", `Memorandum of Conversation between Brezhnev and Carter

Date: May 3, 1951

BREZHNEV: I am glad to see you here in Amaurot.

PRESIDENT CARTER: The pleasure is ours.

BREZHNEV: Let us speak of carts.

SECOND PART

The talks went on after lunch, and the mills were spoken of.
`, `BREZHNEV BREZHNEV:
PRESIDENT CARTER PRESIDENT
BREZHNEV BREZHNEV:
- SECOND
- The`},

	{"stops", `Hearing of the council, 3 May 1951

Q. Where were you born?

A. In Amaurot. My father had ten carts.

Q. And then?

A. He sold them.
`, `Q Q.
A A.
Q Q.
A A.`},

	{"one family name", `12. Sitzung

Präsident Carter: Die Sitzung ist eröffnet.

(Heiterkeit)

Carter: Das ist mir unbekannt.
`, `Präsident Carter Präsident
- (Heiterkeit)
Carter Carter:`},

	{"interviewer", `Interviewer: When did you come to Amaurot?

Miller: In the spring of 1951, with the first carts.

My father had been a miller, too.

Interviewer: Were you alone?

Miller: No. Carter was with me.
`, `Interviewer Interviewer:
Miller Miller:
Miller My
Interviewer Interviewer:
Miller Miller:`},

	{"no record: notes", `Report on carts

Note: The carts came late this year.

Subject: Carts of the north and of the south.

Note: The mills had nothing to grind.

Article 5: Carts are to be mended before the harvest.

Article 6: Mills are to be closed.

Recommendation: That the council buy ten carts.

Recommendation: That it sell its mills.
`, `- Note:
- Subject:
- Note:
- Article
- Article
- Recommendation:
- Recommendation:`},

	{"no record: a letter", `Amaurot, 3 May 1951

Dear Miller:

I met him at the mill, and we spoke of the carts. It went like this.

Carter: Will you sell me ten carts?

Wright: I have none that I can sell.

Carter: Then mend the old ones.

Wright: Gladly.

I hope that you are well.

Yours sincerely,
Ben Carter
`, `- Dear
- I
- Carter:
- Wright:
- Carter:
- Wright:
- I
- Yours`},

	{"no record: terms", `On carts and mills

Cart: a vehicle with two wheels that a horse draws.

Mill: a house in which corn is ground.

Cart: also what it carries, as "a cart of corn". A cart has a driver.

Mill: also a machine. Each mill has a miller.

Carter: the man who drives a cart.
`, `- Cart:
- Mill:
- Cart:
- Mill:
- Carter:`},

	{"no record: a judgment", `The court of Utopia

COUNSEL : Ada Miller with Ben Carter for the Petitioner and for the mills of the north.

ARGUED ON : 24.01.2018

DECIDED ON : 02.03.2018, when the carts had come.

CARTER Mills (Pvt) Ltd. have filed this application.
`, `- The
- COUNSEL
- ARGUED
- DECIDED
- CARTER`},

	{"no record: an item", `The court of Utopia

The PRESIDENT: The following is asked of the court by the mills of the north.

A. To declare that the carts came late.

Mr. CARTER: I agree.
`, `- The
The PRESIDENT The
The PRESIDENT A.
Mr. CARTER Mr.`},

	{"short answers", `On carts

Q. Who paid for the carts?

A. The city.

Carter: Was it much?

Miller: No.

Miller: Ja.

Carter: Thanks.

Q. Who else was paid?

A. Mr. Carter.
`, `Q Q.
A A.
Carter Carter:
Miller Miller:
Miller Miller:
Carter Carter:
Q Q.
A A.`},

	{"those without names", `MR. CARTER: I ask when the carts will come.

Several hon. Members: Never!

MR. MILLER: They have come.

Votes for the motion: ten.

The clerk counted them.
`, `MR. CARTER MR.
Several hon. Members Several
MR. MILLER MR.
- Votes
- The`},

	{"no record: officers", `Minutes of the council

President: Mr. Carter (Utopia)

Secretary: Miss Miller

The council met at noon and spoke of carts for the whole of the afternoon.
`, `- President:
- Secretary:
- The`},
}

// unsaidCases are paragraphs below a turn, of the record and of the speaker.
var unsaidCases = []struct{ rule, text, said string }{
	{"what somebody said", "Mr. CARTER asked whether the carts had come.", "Mr. Carter is a miller."},
	{"talk", "The fourth sitting closed at noon.", "The carts closed the road to the sitting."},
	{"act", "A motion was carried by show of hands.", "The motion was carried, as we all know."},
	{"act", "Der Gesandte verließ den Saal.", "Der Gesandte verließ uns, und niemand weiß warum."},
	{"label", "Those against: Utopia.", "I have two requests: that the carts come."},
	{"label", "My comment: he was angry.", "The case is plain: they were late."},
	{"line without an end", "Carts of the north", "The carts came late."},
}

func TestUnsaid(t *testing.T) {
	ruletest.Each(t, &unsaid, func(r textRule) string { return r.name }, func(name string) bool {
		cases := 0
		for _, c := range unsaidCases {
			if isUnsaid(&document.Block{Text: c.said}) {
				t.Errorf("%q is of the record", c.said)
			}
			if c.rule != name {
				continue
			}
			if cases++; !isUnsaid(&document.Block{Text: c.text}) {
				return false
			}
		}
		return cases > 0
	})
}

func TestSpeakers(t *testing.T) {
	for _, r := range records {
		var got []string
		for _, b := range Parse("record.txt", []byte(r.text)).Body {
			speaker := b.Speaker
			if speaker == "" {
				speaker = "-"
			}
			got = append(got, speaker+" "+strings.Fields(b.Text)[0])
		}
		if got := strings.Join(got, "\n"); got != r.want {
			t.Errorf("%s:\n%s\nwant\n%s", r.name, got, r.want)
		}
	}
}

func TestInterjectionsAreParagraphs(t *testing.T) {
	for _, text := range []string{
		"Präsident Carter: Die Sitzung ist eröffnet.\n(Heiterkeit)\nCarter: Das ist mir unbekannt.\n(Beifall)\n",
		"Mr. CARTER (Utopia): We have come.\n\n(LAUGHTER)\n\nMr. MILLER: I have, too.\n\n(Applause.)\n",
		"Kovács: Itt vagyunk.\n\n(Derültség)\n\nMolnár: Igen.\n\nKovács: Nem.\n",
	} {
		for _, b := range Parse("record.txt", []byte(text)).Body {
			if b.Kind != document.Paragraph {
				t.Errorf("%q is %s", b.Text, b.Kind)
			}
		}
	}
	text := "The ambassador came, and the carts of the north were spoken of for the whole of the day.\n\n(Bitterlich)\n"
	if b := Parse("letter.txt", []byte(text)).Body; b[len(b)-1].Kind != document.Signature {
		t.Errorf("%q is %s", b[len(b)-1].Text, b[len(b)-1].Kind)
	}
}

func TestPageReferencesAreNoHeading(t *testing.T) {
	text := "Inhalt:\n\nFrage 2 Miller . . . . 1840 B, C, D,\n\n1841A, B\n\nDie Karren sind in diesem Jahre spät gekommen, und die Mühlen standen lange Zeit leer.\n"
	for _, b := range Parse("record.txt", []byte(text)).Body {
		if b.Kind == document.Heading {
			t.Errorf("%q is a heading", b.Text)
		}
	}
}

func TestSittingsAreTitles(t *testing.T) {
	for _, title := range []string{"12. Sitzung", "751st meeting", "Séance du matin", "3. заседание"} {
		text := title + "\n\nAmaurot, den 3. Mai 1951\n\nCarter: Die Sitzung ist eröffnet, und die Karren sind da.\n\nMiller: Wir danken.\n"
		if got := Parse("record.txt", []byte(text)).Title(); got != title {
			t.Errorf("title %q, want %q", got, title)
		}
	}
}

func TestIsBracketed(t *testing.T) {
	for s, want := range map[string]bool{"(Laughter)": true, "[Recess]": true, "(a) carts": false, "(a) carts (b)": false, "carts (b)": false, "[Recess": false, "": false} {
		if got := isBracketed(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}
