package search

import (
	"strings"
	"testing"

	"docview/internal/generate"
)

// words returns the words of a text, "¶" for a blank line, parts in parentheses.
func words(text string, flat bool) string {
	var l lexer
	l.reset(text)
	l.flat = flat
	var out []string
	for l.next() {
		if l.gap {
			out = append(out, "¶")
		}
		out = append(out, string(l.word))
		for _, p := range l.parts {
			out = append(out, "("+p.word+")")
		}
	}
	return strings.Join(out, " ")
}

func TestLexer(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", ""},
		{"On 31 October U Thant", "on 31 october u thant"},
		{"U-2, U2 and B29s", "u 2 u 2 and b 29 s"},
		{"1.XI.62 V. KUZNETSOV", "1 xi 62 v kuznetsov"},
		{"don't don’t donʼt", "don t don t don t"},
		{"C[arlos]. Lechuga", "carlos (c) (arlos) lechuga"},
		{"comr[ade]. [c]omrade Khrush[ch]ev", "comrade (comr) (ade) comrade (c) (omrade) khrushchev (khrush) (ch) (ev)"},
		{"Mao[Zedong] U[SSR] note[1] [sic] so[sic]", "mao zedong ussr (u) (ssr) note 1 sic sosic (so) (sic)"},
		{"[[a]] ][b] c[ d ]", "a b c d"},
		{"co-\noperation non-aligned anti-\nCommunist", "cooperation (co) (operation) non aligned anti communist"},
		{"co- \r\n  operation x-\n\ny", "cooperation (co) (operation) x ¶ y"},
		{"page-\n\n\fbreak", "pagebreak (page) (break)"},
		{"co\u00ADoperation co\u00AD\noperation co\u2010\noperation", "cooperation cooperation cooperation (co) (operation)"},
		{"Révész Ré\u0301vész É ŁÓDŹ straße ﬁn Ⅺ ½", "revesz revesz e lodz strasse fin xi 12"},
		{"Ёлка елка Йод и\u0306од за\u0301мок", "елка елка йод йод замок"},
		{"毛泽东 met 김일성은", "毛 泽 东 met 김 일 성 은"},
		{"ｆｕｌｌ　ｗｉｄｔｈ１２", "full width 12"},
		{"ΣΊΣΥΦΟΣ", "σισυφοσ"},
		{"one\n\ntwo\n \t\nthree\nfour\r\n\r\nfive", "one ¶ two ¶ three four ¶ five"},
		{"\n\none. * * *\n\n* * * two", "one ¶ two"},
		{"one\n\n\ftwo\n\n\fThree", "one two ¶ three"},
		{"bad \xff\xfe bytes\xf0", "bad bytes"},
		{"zero\u200bwidth \ufeffbom", "zerowidth bom"},
		{"नमस्ते", "नमस्ते"},
	}
	for _, test := range tests {
		if got := words(test.text, false); got != test.want {
			t.Errorf("words of %q\ngot  %s\nwant %s", test.text, got, test.want)
		}
	}
}

func TestLexerFlat(t *testing.T) {
	if got, want := words("mili- tary and non -aligned U- 2 pre- Soviet", true), "military (mili) (tary) and non aligned u 2 pre soviet"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func BenchmarkLexer(b *testing.B) {
	text := string(generate.Generator{Seed: 1, Min: 1 << 20, Max: 1 << 20}.Document(0))
	b.SetBytes(int64(len(text)))
	var l lexer
	for b.Loop() {
		for l.reset(text); l.next(); {
		}
	}
}
