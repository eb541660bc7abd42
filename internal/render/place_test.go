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

// TestNarrowed checks that each row of a table is on one line if one of the cells that
// are never cut is long: it has its room from the title beside it.
func TestNarrowed(t *testing.T) {
	title := strings.TrimSpace(strings.Repeat("note ", 20))
	table := Table{
		Columns: []Column{{Name: "DATE"}, {Name: "TITLE", Fills: true}, {Name: "ID", Whole: true}, {Name: "LANGUAGE", Drop: 1, Leave: 50}},
		Rows:    [][]string{{"1951-05-04", title, "930001", "Russian"}, {"1951-05-05", title, strings.Repeat("m", 50), "Russian"}},
	}
	rows := func(width int) (all []string) {
		for _, l := range (&Printer{Width: width}).Table(table) {
			all = append(all, l.String())
		}
		return all
	}
	if got := rows(80); len(got) != 3 || Width(strings.TrimSuffix(got[0], "ID")) != Width(strings.TrimSuffix(got[1], "930001")) || !strings.HasPrefix(got[2], "1951-05-05  note note note…") || !strings.HasSuffix(got[2], "  "+table.Rows[1][2]) || len(got[2]) > 80+len("…") {
		t.Errorf("on 80 columns:\n%s", strings.Join(got, "\n"))
	}
	if got := rows(120); len(got) != 3 || !strings.HasSuffix(got[0], "LANGUAGE") || !strings.HasPrefix(got[0], "DATE") {
		t.Errorf("on 120 columns:\n%s", strings.Join(got, "\n"))
	}
	if got := rows(200); !strings.HasPrefix(got[0], "DATE") || strings.Contains(got[1], "…") {
		t.Errorf("on 200 columns:\n%s", strings.Join(got, "\n"))
	}
	if got := rows(40); len(got) < 5 || got[0] != "1951-05-04  930001" {
		t.Errorf("on 40 columns:\n%s", strings.Join(got, "\n"))
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

// TestPaintBlanks checks that a bar goes on over blanks, and that other looks do not
// underline or colour them.
func TestPaintBlanks(t *testing.T) {
	paint, err := (&Printer{Color: true}).Painter()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		role Role
		one  bool // one run
	}{{Bar, true}, {Title, false}} {
		got := paint.Paint(Line{Spans: []Span{{Text: "a", Role: c.role}, {Text: "   ", Role: c.role}, {Text: "b", Role: c.role}}})
		if strings.Contains(got, "a   b") != c.one {
			t.Errorf("%v: %q", c.role, got)
		}
	}
}
