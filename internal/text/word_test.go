package text

import (
	"strings"
	"testing"

	"docview/internal/generate"
	"docview/internal/ruletest"
)

// words returns the words of a text, "¶" for a blank line, in parentheses what
// else they are, with the number of words before that belong to it.
func words(text string, flat bool) string {
	var l Scanner
	l.Reset(text, flat)
	var out []string
	for l.Next() {
		if l.Gap {
			out = append(out, "¶")
		}
		out = append(out, string(l.Word))
		var pieces []string
		for _, p := range l.Other {
			pieces = append(pieces, p.Word)
		}
		if pieces != nil {
			out = append(out, strings.Repeat("<", l.Back)+"("+strings.Join(pieces, " ")+")")
		}
	}
	return strings.Join(out, " ")
}

var wordCases = []struct{ name, text, want string }{
	{"", "", ""},
	{"", "On 31 October U Thant", "on 31 october u thant"},
	{"", "U-2, U2 and B29s", "u 2 u 2 and b 29 s"},
	{"", "1.XI.62 V. KUZNETSOV", "1 xi 62 v kuznetsov"},
	{"", "don't don’t donʼt", "don t don t don t"},
	{"", "C[arlos]. Lechuga", "carlos (c arlos) lechuga"},
	{"", "comr[ade]. [c]omrade Khrush[ch]ev", "comrade (comr ade) comrade (c omrade) khrushchev (khrush ch ev)"},
	{"", "Mao[Zedong] U[SSR] note[1] [sic] so[sic]", "mao zedong ussr (u ssr) note 1 sic sosic (so sic)"},
	{"", "[[a]] ][b] c[ d ]", "a b c d"},
	{"", "co\u00ADoperation", "cooperation"},
	{"", "Révész Ré\u0301vész É ŁÓDŹ straße ﬁn Ⅺ ½", "revesz revesz e lodz strasse fin xi 12"},
	{"", "Ёлка елка Йод и\u0306од за\u0301мок", "елка елка йод йод замок"},
	{"", "毛泽东 met 김일성은", "毛 泽 东 met 김 일 성 은"},
	{"", "ｆｕｌｌ　ｗｉｄｔｈ１２", "full width 12"},
	{"", "ΣΊΣΥΦΟΣ", "σισυφοσ"},
	{"", "one\n\ntwo\n \t\nthree\nfour\r\n\r\nfive", "one ¶ two ¶ three four ¶ five"},
	{"", "\n\none. * * *\n\n* * * two", "one ¶ two"},
	{"", "one\n\n\ftwo\n\n\fThree", "one two ¶ three"},
	{"", "bad \xff\xfe bytes\xf0", "bad bytes"},
	{"", "zero\u200bwidth \ufeffbom", "zerowidth bom"},
	{"", "नमस्ते", "नमस्ते"},

	// Sure divisions
	{"hyphen at a line's end", "the govern-\nment", "the government (govern ment)"},
	{"", "co- \r\n  operation x-\n\ny", "cooperation (co operation) x ¶ y"},
	{"", "page-\n\n\fbreak", "pagebreak (page break)"},
	{"", "co\u2010\noperation", "cooperation (co operation)"},
	{"", "Haupt⸗\nmann und պետու֊\nթյուն", "hauptmann (haupt mann) und պետություն (պետու թյուն)"},
	{"", "in-\nter-\nnational", "international (in ter national)"},
	{"", "gouverne-\nment français, géné-\nral", "gouvernement (gouverne ment) francais general (gene ral)"},
	{"", "прави-\nтельство", "правительство (прави тельство)"},
	{"", "κυβέρ-\nνηση", "κυβερνηση (κυβερ νηση)"},
	{"", "com[m-\nand]er", "commander (com m and er)"},
	{"not sign", "the govern¬\nment, mar¬ shal and ad¬miral", "the government (govern ment) marshal (mar shal) and admiral (ad miral)"},
	{"soft hyphen", "co\u00AD\noperation Regie\u00AD rung", "cooperation (co operation) regierung (regie rung)"},

	// Perhaps compounds, or two words
	{"hyphen before a capital", "the North-\nWest frontier", "the north west <(northwest) frontier"},
	{"", "GOVERN-\nMENT anti-\nCommunist", "govern ment <(government) anti communist <(anticommunist)"},
	{"", "ממ-\nשלה", "ממ שלה <(ממשלה)"},
	{"", "حكو-\nمة", "حكو مة <(حكومة)"},
	{"", "सर-\nकार", "सर कार <(सरकार)"},
	{"hyphen in a line", "the mar- shal and the in- ter- nal", "the mar shal <(marshal) and the in ter <(inter) nal <<(internal)"},
	{"", "pre- and post-war", "pre and <(preand) post war"},
	{"not sign before a capital", "NORTH¬\nWEST", "north west <(northwest)"},
	{"soft hyphen before a capital", "NORTH\u00AD\nWEST", "north west <(northwest)"},
	{"equals sign", "die Regie=\nrung, a=b x= y", "die regie rung <(regierung) a b x y"},
	{"dash", "the ad—\nmiral was late — he came—and went", "the ad miral <(admiral) was late he came and went"},

	// No divisions
	{"", "non-aligned 1958-\n1962 U-\n2 B-\n\nc", "non aligned 1958 1962 u 2 b ¶ c"},
	{"", "毛-\n泽 a-\n毛", "毛 泽 a 毛"},
	{"", "late -night and - so it is-", "late night and so it is"},
	{"", "p ¬ q, ¬p", "p q p"},
}

func TestScanner(t *testing.T) {
	for _, c := range wordCases {
		if got := words(c.text, false); got != c.want {
			t.Errorf("words of %q\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestDividers holds the ways in which words are divided to their cases.
func TestDividers(t *testing.T) {
	ruletest.Each(t, &dividers, func(d divider) string { return d.name }, func(name string) bool {
		for _, c := range wordCases {
			if c.name == name {
				return words(c.text, false) == c.want
			}
		}
		return false
	})
}

// A flat text had line ends where it has spaces.
func TestFlat(t *testing.T) {
	if got, want := words("mili- tary and non -aligned U- 2 pre- Soviet", true), "military (mili tary) and non aligned u 2 pre soviet <(presoviet)"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func BenchmarkScanner(b *testing.B) {
	text := string(generate.Generator{Seed: 1, Min: 1 << 20, Max: 1 << 20}.Document(0))
	b.SetBytes(int64(len(text)))
	var l Scanner
	for b.Loop() {
		for l.Reset(text, false); l.Next(); {
		}
	}
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ pattern, text, want string }{
		{"government", "The govern- ment and the government.", "The {govern- ment} and the {government}."},
		{"the marshal of", "The mar¬\nshal of Łódź", "{The mar¬\nshal of} Łódź"},
		{"Regierung", "die Regie= rung, REGIERUNG", "die {Regie= rung}, REGIERUNG"},
		{"rung", "die Regie= rung", "die Regie= {rung}"},
		{"non-aligned", "the non-aligned and the non- aligned", "the {non-aligned} and the {non- aligned}"},
		{"post-war", "pre- and post-war", "pre- and {post-war}"},
		{"lodz", "in Łó- dź, in Łódź", "in {Łó- dź}, in {Łódź}"},
		{"", "govern- ment", "govern- ment"},
		{"x", "govern- ment", "govern- ment"},
	} {
		got, at := "", 0
		for _, f := range Find(c.pattern)(c.text) {
			got += c.text[at:f[0]] + "{" + c.text[f[0]:f[1]] + "}"
			at = f[1]
		}
		if got += c.text[at:]; got != c.want {
			t.Errorf("%q in %q:\n got %s\nwant %s", c.pattern, c.text, got, c.want)
		}
	}
}
