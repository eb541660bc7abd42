package render

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/clipperhouse/displaywidth"
	"github.com/mattn/go-runewidth"
	"github.com/rivo/uniseg"
)

func TestSanitize(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", ""},
		{"plain – “text” 字", "plain – “text” 字"},
		{"a\x1b[31mb\x00\x7f\n\t\r", "a␛[31mb␀␡␊␉␍"},
		{"\u0080\u009b\u009f\u00a0", "<U+0080><U+009B><U+009F>\u00a0"},
		{"\u202a\u202b\u202c\u202d\u202e", "<U+202A><U+202B><U+202C><U+202D><U+202E>"},
		{"\u2066\u2069\u2028\u2029", "<U+2066><U+2069><U+2028><U+2029>"},
		{"\u200b\u200d\ufeff\u00ad", "\u200b\u200d\ufeff\u00ad"},
		{"\u200e\u200f\u061c\U000e0041", "<U+200E><U+200F><U+061C><U+E0041>"},
		{"a\xffb\xe2\x80", "a\ufffdb\ufffd\ufffd"},
		{"\ufffd", "\ufffd"},
	}
	for _, tt := range tests {
		if got := Sanitize(tt.in); got != tt.want {
			t.Errorf("Sanitize(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func FuzzSanitize(f *testing.F) {
	for _, s := range nasty {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Sanitize(s)
		checkSafe(t, "Sanitize", got)
		if strings.Contains(got, "\n") {
			t.Errorf("Sanitize(%q) has a line end", s)
		}
		if again := Sanitize(got); again != got {
			t.Errorf("Sanitize(%q) = %q, and sanitized again %q", s, got, again)
		}
	})
}

func TestWidth(t *testing.T) {
	for s, want := range map[string]int{"": 0, "abc": 3, "字": 2, "e\u0301": 1, "a\u200bb": 2, "🇷🇺": 2} {
		if got := Width(s); got != want {
			t.Errorf("Width(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestTruncate(t *testing.T) {
	tests := []struct {
		in    string
		width int
		want  string
	}{
		{"telegram", 8, "telegram"},
		{"telegram", 7, "telegr…"},
		{"two words", 5, "two…"},
		{"字字字", 5, "字字…"},
		{"字字字", 4, "字…"},
		{"e\u0301e\u0301e\u0301", 2, "e\u0301…"},
		{"telegram", 1, "…"},
		{"telegram", 0, ""},
		{"telegram", -1, ""},
		{"", 0, ""},
	}
	for _, tt := range tests {
		if got := Truncate(tt.in, tt.width); got != tt.want {
			t.Errorf("Truncate(%q, %d) = %q, want %q", tt.in, tt.width, got, tt.want)
		}
	}
}

func TestWrap(t *testing.T) {
	tests := []struct {
		in    string
		width int
		want  []string
	}{
		{"", 10, []string{""}},
		{"one two three", 0, []string{"one two three"}},
		{"one two three", 7, []string{"one two", "three"}},
		{"one two three", 8, []string{"one two", "three"}},
		{"one   two  three", 10, []string{"one   two", "three"}},
		{"one\n\ntwo", 10, []string{"one", "", "two"}},
		{"one  \n  two", 10, []string{"one", "  two"}},
		{"no\u00a0break here", 8, []string{"no\u00a0break", "here"}},
		{"telegraph", 4, []string{"tele", "grap", "h"}},
		{"see https://example.org/a/b now", 20, []string{"see", "https://example.org/", "a/b now"}},
		{"well-known", 8, []string{"well-", "known"}},
		{"a well-known", 10, []string{"a", "well-known"}},
		{"x ( y ) z !", 5, []string{"x", "( y )", "z !"}},
		{"灯塔，渡船。", 6, []string{"灯塔，", "渡船。"}},
		{"灯塔，渡船。", 4, []string{"灯", "塔，", "渡", "船。"}},
		{"字字", 1, []string{"字", "字"}},
		{"e\u0301e\u0301e\u0301", 2, []string{"e\u0301e\u0301", "e\u0301"}},
		{strings.Repeat(" ", 30) + "x", 10, []string{"x"}},
	}
	for _, tt := range tests {
		if got := Wrap(tt.in, tt.width); !slices.Equal(got, tt.want) {
			t.Errorf("Wrap(%q, %d) = %q, want %q", tt.in, tt.width, got, tt.want)
		}
	}
}

// TestASCII checks that the short way for ASCII ends lines where UAX #14 does.
func TestASCII(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	const signs = "aB1 \"'()[]{}!?.,:;/|-$%+&@<>= "
	for range 50000 {
		line := make([]byte, 12+random.IntN(20))
		for i := range line {
			line[i] = signs[random.IntN(len(signs))]
		}
		s := trimBlanks(string(line))
		width := 1 + random.IntN(15)
		end, next := lineEndASCII(s, width)
		wantEnd, wantNext := lineEnd(s, width)
		if end >= 0 && s != "" && (end != wantEnd || next != wantNext) {
			t.Fatalf("%q at width %d: line ends at %d, next begins at %d, want %d, %d", s, width, end, next, wantEnd, wantNext)
		}
	}
}

func FuzzWrap(f *testing.F) {
	for i, s := range nasty {
		f.Add(s, uint8(i))
	}
	f.Fuzz(func(t *testing.T, s string, width uint8) {
		s = sanitizeText(s)
		lines := Wrap(s, int(width))
		if got, want := strings.Join(strings.Fields(strings.Join(lines, "")), ""), strings.Join(strings.Fields(s), ""); got != want {
			t.Fatalf("wrap at %d changes %q to %q", width, want, got)
		}
		checkLines(t, strings.Join(lines, "\n"), int(width))
	})
}

// TestCells checks that no line is wider than asked for by any of the measures
// that terminals and bubbletea use.
func TestCells(t *testing.T) {
	wc := runewidth.Condition{}
	for _, s := range append(slices.Clone(nasty),
		"Kuz\u00adne\u00adtsov so\u00adft hy\u00adphens",
		"1\ufe0f\u20e3 2\ufe0f\u20e3 3\ufe0f\u20e3 keys",
		"👩‍👩‍👧‍👦👩‍👩‍👧‍👦 ✌🏽✌🏽 🇷🇺🇷🇺 ❤\ufe0f❤\ufe0f",
		"\u1112\u1161\u11ab\u1100\u1173\u11af decomposed",
	) {
		for width := 1; width <= 60; width++ {
			for _, line := range Wrap(sanitizeText(s), width) {
				cells := max(uniseg.StringWidth(line), displaywidth.String(line), wcwidth(&wc, line))
				if cells > width && uniseg.GraphemeClusterCount(line) > 1 {
					t.Fatalf("width %d: line has %d cells: %q", width, cells, line)
				}
			}
		}
	}
}

// wcwidth returns the sum of the widths of characters, as the C function has
// them: a soft hyphen is one cell, all other format characters are none.
func wcwidth(c *runewidth.Condition, s string) int {
	width := 0
	for _, r := range s {
		switch {
		case r == 0xAD:
			width++
		case !unicode.Is(unicode.Cf, r) && (r < 0x1160 || r > 0x11FF): // not a part of a Hangul syllable
			width += c.RuneWidth(r)
		}
	}
	return width
}
