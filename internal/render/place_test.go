package render

import (
	"strings"
	"testing"

	"docview/internal/parse"
)

// TestColumns checks how much of a page a column takes beside the one that fills.
func TestColumns(t *testing.T) {
	table := Table{
		Columns: []Column{{Name: "PLACE", Most: 60}, {Name: "TITLE", Fills: true}},
		Rows:    [][]string{{strings.Repeat("m", 50), "Note on carts"}},
	}
	for width, want := range map[int]int{0: 50, 80: 20, 400: 50, 8: 5} {
		if got := table.fit(width)[0]; got != want {
			t.Errorf("%d of %d columns, want %d", got, width, want)
		}
	}
}

// TestTracedWord checks that a word is found where the words after it are, too.
func TestTracedWord(t *testing.T) {
	file := "* board 3 *\nboard met on board 4"
	trace := tracer{byteOf: func(offset int) int { return offset }, file: file}
	if start, end := trace.find("board met"); file[start:end] != "board met" || start != len("* board 3 *\n") {
		t.Errorf("found %q at byte %d", file[start:end], start)
	}
}

// TestMarkedNote checks that a note's mark inside a match is shown once, as a
// part of the match.
func TestMarkedNote(t *testing.T) {
	d := parse.Parse("x", []byte("There were carts.\n\n1. The wheels[1] turn.\n\n2. So do the men[1].\n\n[1] Of oak.\n"))
	p := Printer{Width: 60, Color: true}
	page := p.Page(d)
	looks := func(i int, marks ...Mark) (text, found, notes string) {
		for _, l := range page.Marked(i, marks) {
			for _, s := range l.Spans {
				text += s.Text
				switch s.Role {
				case Match:
					found += s.Text
				case Reference:
					notes += s.Text
				}
			}
		}
		return text, found, notes
	}
	for i := range page.Len() {
		whole := page.Text(i)
		end := strings.Index(whole, " turn.")
		if end < 0 {
			continue
		}
		if text, found, notes := looks(i, Mark{0, end, Match}); text != " 1. The wheels[1] turn." || found != "The wheels[1]" || notes != "" {
			t.Errorf("%q with the match %q and the notes %q", text, found, notes)
		}
		if text, found, notes := looks(i, Mark{end - 2, end - 1, Match}); text != " 1. The wheels[1] turn." || found != "1" || notes != "" {
			t.Errorf("%q with the match %q and the notes %q", text, found, notes)
		}
		if _, found, notes := looks(i, Mark{0, 3, Match}); found != "The" || notes != "[1]" {
			t.Errorf("the match is %q, the notes are %q", found, notes)
		}
		return
	}
	t.Error("no paragraph")
}
