package fold

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestString(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Łódź … Große", "lodz ... grosse"},
		{"Révész Re\u0301ve\u0301sz RÉVÉSZ", "revesz revesz revesz"},
		{"Ёлка елка Йод и\u0306од за\u0301мок", "елка елка йод йод замок"},
		{"“Red Cross” «Red» 'Red' „Red‟ don’t donʼt", "'red cross' 'red' 'red' 'red' don't don't"},
		{"1958–1962 — U‑2 −5", "1958-1962 - u-2 -5"},
		{"two  words\nand\u00A0more\t", "two words and more "},
		{"ｆｕｌｌ　ｗｉｄｔｈ ﬁn Ⅺ", "full width fin xi"},
		{"zero\u200Bwidth so\u00ADft \u2067right\u2069", "zerowidth soft right"},
		{"ΣΊΣΥΦΟΣ", "σισυφοσ"},
		{"毛泽东 김일성 नमस्ते", "毛泽东 김일성 नमस्ते"},
		{"bad \xff\xfe bytes", "bad \xff\xfe bytes"},
		{"", ""},
	}
	for _, test := range tests {
		if got := String(test.text); got != test.want {
			t.Errorf("String(%q)\ngot  %q\nwant %q", test.text, got, test.want)
		}
	}
}

func TestPunctuation(t *testing.T) {
	if got, want := Punctuation(" “É”  –\nx "), "'É' - x"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSource(t *testing.T) {
	tests := []struct{ text, find, want string }{
		{"In Łódź, a Große Straße", "lodz", "Łódź"},
		{"In Łódź, a Große Straße", "grosse", "Große"},
		{"Große", "ss", "ß"},
		{"Große", "os", "oß"}, // whole characters
		{"Re\u0301ve\u0301sz came", "reve", "Re\u0301ve\u0301"},
		{"и\u0306од", "й", "и\u0306"},
		{"two \n words", "two words", "two \n words"},
		{"he said: “no…”", "'no...'", "“no…”"},
		{"bad \xff byte", "\xff b", "\xff b"},
	}
	for _, test := range tests {
		m := Map(test.text)
		i := strings.Index(m.Text, test.find)
		if i < 0 {
			t.Errorf("%q is not in %q", test.find, m.Text)
			continue
		}
		if from, to := m.Source(i, i+len(test.find)); test.text[from:to] != test.want {
			t.Errorf("%q in %q is %q, want %q", test.find, test.text, test.text[from:to], test.want)
		}
	}
}

// Every character folds to a text that folding leaves as it is.
func TestFoldedStays(t *testing.T) {
	for r := rune(0); r <= 0x20000; r++ {
		if once := String(string(r)); String(once) != once {
			t.Errorf("%U folds to %q, which folds to %q", r, once, String(once))
		}
	}
}

// FuzzMap holds folding to its laws: it can be repeated, both ways of folding
// agree, and the sources of neighbours are neighbours and together the whole.
func FuzzMap(f *testing.F) {
	for _, s := range []string{"Łódź … Große", "и\u0306 е\u0308\u0301", "\u0301a \xff\xf0 \u200B", "毛泽东 ½ ŉ İ", " \t“x”", "co\u00AD\nop", "0\xd5\u0301\x80"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m := Map(s)
		if got := String(s); got != m.Text {
			t.Errorf("String(%q) is %q, Map's text %q", s, got, m.Text)
		}
		if again := String(m.Text); again != m.Text && utf8.ValidString(s) {
			t.Errorf("%q folds to %q, which folds to %q", s, m.Text, again)
		}
		end := 0
		for i := range len(m.Text) {
			from, to := m.Source(i, i+1)
			if from > end && i > 0 || to <= from || to < end || to > len(s) {
				t.Fatalf("byte %d of %q comes from %d:%d of %q, the one before ends at %d", i, m.Text, from, to, s, end)
			}
			if utf8.ValidString(s) && !utf8.ValidString(s[from:to]) {
				t.Fatalf("byte %d of %q comes from a part of a character of %q", i, m.Text, s)
			}
			end = to
		}
		if len(m.Text) > 0 && end != len(s) {
			t.Errorf("the folded text of %q ends at %d", s, end)
		}
	})
}

func BenchmarkMap(b *testing.B) {
	text := strings.Repeat("The Große Straße in Łódź “was” closed – for an hour. ", 2000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Map(text)
	}
}
