package render

import (
	"strings"
	"testing"
)

// TestWording checks that the words that differ are marked, and no others of
// the same letters.
func TestWording(t *testing.T) {
	for _, test := range []struct {
		marked []Words
		want   string
	}{
		{[]Words{{"years", 0}}, "for 30 *years*, and 60 years"},
		{[]Words{{"years", 1}}, "for 30 years, and 60 *years*"},
		{[]Words{{"30", 0}, {"years", 1}}, "for *30* years, and 60 *years*"},
		{[]Words{{"years", 0}, {"years", 1}}, "for 30 *years*, and 60 *years*"},
		{[]Words{{"", 0}, {"months", 1}, {"years", 5}}, "for 30 years, and 60 years"},
	} {
		var b strings.Builder
		for _, s := range (Wording{Text: "for 30 years,\nand 60 years", Marked: test.marked}).spans(Failure, false) {
			b.WriteString(s.Text)
		}
		if b.String() != test.want {
			t.Errorf("%+v: %q, want %q", test.marked, b.String(), test.want)
		}
	}
}
