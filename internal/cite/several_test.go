package cite

import (
	"slices"
	"strings"
	"testing"

	"docview/internal/document"
)

func dated(id, title, author, day string) *Item {
	it := &Item{ID: id, Title: title, Date: document.Date{Text: day, EDTF: day}}
	if author != "" {
		it.Author = []Person{{Name: author}}
	}
	return it
}

// TestCompare checks the order of a bibliography.
func TestCompare(t *testing.T) {
	want := []*Item{
		dated("1", "Order", "Ben Ärger", "1951-05-04"),
		dated("2", "A Ferry", "", "1960-01-01"), // by its title without the article
		dated("3", "Letter", "Ada Wren", "1950-01-01"),
		dated("4", "Answer", "Ada Wren", "1951-05-04"),
		dated("5", "Letter", "Ada Wren", "1951-05-04"),
		dated("6", "“The Yard”", "", "1949-01-01"),
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortStableFunc(got, Compare)
	if !slices.Equal(got, want) {
		for _, it := range got {
			t.Error(it.ID)
		}
	}
}

// inText returns how a style cites items in the text.
func inText(s Style, items []*Item) string {
	var all []string
	for _, it := range items {
		all = append(all, s.Cite(it, InText, Pinpoint{}).String())
	}
	return strings.Join(all, " ")
}

// TestDistinguish checks that no two references in the text are alike.
func TestDistinguish(t *testing.T) {
	for style, want := range map[string]string{
		"mla": "(Wren, “Second Letter”) (Wren, “First Letter”) (Lark)",
		"apa": "(Wren, 1951b) (Wren, 1951a) (Lark, 1951)",
	} {
		s, _ := Lookup(style)
		items := []*Item{dated("1", "Second Letter", "Ada Wren", "1951-05-04"), dated("2", "First Letter", "Ada Wren", "1951-05-02"), dated("3", "Note", "Ben Lark", "1951-05-02")}
		s.Distinguish(items)
		if got := inText(s, items); got != want {
			t.Errorf("%s: %s, want %s", style, got, want)
		}
		if got := s.Cite(items[0], Bibliography, Pinpoint{}).String(); style == "apa" && !strings.Contains(got, "(1951b, May 4)") {
			t.Error(got)
		}
	}
}

// TestDistinguishMore checks references to authors of one family name, and to documents of one title.
func TestDistinguishMore(t *testing.T) {
	for style, want := range map[string]string{
		"mla": "(A. Wren) (B. Wren) (“Minutes,” 4 May 1951) (“Minutes,” 9 May 1951)",
		"apa": "(A. Wren, 1951) (B. Wren, 1951) (Minutes, 1951a) (Minutes, 1951b)",
	} {
		s, _ := Lookup(style)
		items := []*Item{dated("1", "Letter", "Ada Wren", "1951-05-04"), dated("2", "Letter", "Ben Wren", "1951-05-04"), dated("3", "Minutes", "", "1951-05-04"), dated("4", "Minutes", "", "1951-05-09")}
		s.Distinguish(items)
		if got := inText(s, items); got != want {
			t.Errorf("%s: %s, want %s", style, got, want)
		}
	}
}

func TestLetter(t *testing.T) {
	for n, want := range map[int]string{0: "a", 25: "z", 26: "aa", 701: "zz", 702: "aaa"} {
		if got := Letter(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

// TestLeftOut checks that what a citation does not print is named.
func TestLeftOut(t *testing.T) {
	it := &Item{
		Title: "On the Ice", Author: []Person{{Name: "Ada Wren"}}, Recipient: []Person{{Name: "Ben Lark"}}, Date: document.Date{Text: "1951", EDTF: "1951"},
		Provenance: ParseProvenance("UMA, f. 3, op. 2, d. 14. Reprinted in Cora Finch, The Mills (Strelsau: Mill Press, 2005). With permission of the Mill."),
	}
	chicago, _ := Lookup("chicago")
	if got, want := strings.Join(chicago.LeftOut(it, Note), ", "), "recipient, reprint, permission"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := chicago.LeftOut(it, Short); got != nil {
		t.Error(got)
	}
	mine, err := Load("mine.tmpl", "{{.Title}}")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(mine.LeftOut(it, Note), ", "), "date, archive, author, recipient, shelf mark, reprint, permission"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestWithoutTitle checks how a letter and a text without a title are cited.
func TestWithoutTitle(t *testing.T) {
	letter := dated("1", "", "Ada Wren", "1951-05-04")
	letter.Kind, letter.Recipient = "letter", []Person{{Name: "Ben Lark"}}
	text := dated("2", "", "", "1951-05-04")
	text.Description = "[The ferry ran until the ice came ...]"
	for _, test := range []struct {
		it          *Item
		style, want string
		form        Form
	}{
		{letter, "chicago", "Ada Wren to Ben Lark, May 4, 1951.", Note},
		{letter, "chicago", "Wren to Lark, May 4, 1951.", Short},
		{letter, "mla", "Wren, Ada. Letter to Ben Lark. 4 May 1951.", Bibliography},
		{letter, "apa", "Wren, A. (1951, May 4). [Letter to Ben Lark].", Bibliography},
		{letter, "archive", "Ada Wren to Ben Lark, May 4, 1951", Note},
		{text, "chicago", "[The ferry ran until the ice came ...], May 4, 1951.", Note},
		{text, "mla", "[The ferry ran until the ice came ...]. 4 May 1951.", Bibliography},
		{text, "mla", "([The ferry ran until the ice came ...])", InText},
		{text, "apa", "[The ferry ran until the ice came ...]. (1951, May 4).", Bibliography},
		{text, "apa", "([The ferry ran until the ice came ...], 1951)", InText},
		{text, "archive", "[The ferry ran until the ice came ...], May 4, 1951", Note},
	} {
		s, _ := Lookup(test.style)
		if got := s.Cite(test.it, test.form, Pinpoint{}).String(); got != test.want {
			t.Errorf("%s %s: %s, want %s", test.style, test.form, got, test.want)
		}
		if !test.it.CanCite() {
			t.Error("cannot be cited: " + test.want)
		}
	}
	if text.Date = (document.Date{}); text.CanCite() {
		t.Error("a text without title, author and date is cited")
	}
}

func TestShorten(t *testing.T) {
	it := &Item{Title: "Record of a Conversation on the Mills of Utopia", Date: document.Date{Text: "1951", EDTF: "1951"}}
	for words, ok := range map[string]bool{"Conversation on the Mills": true, "mills of Utopia": true, "Utopia Mills": false, "Conversations": false} {
		if err := it.Shorten(words); (err == nil) != ok {
			t.Errorf("%s: %v", words, err)
		}
	}
	_ = it.Shorten("Conversation")
	s, _ := Lookup("chicago")
	if got, want := s.Cite(it, Short, Pinpoint{}).String(), "“Conversation,” 1951."; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestItalics checks what is in italics, and what a markup makes of it.
func TestItalics(t *testing.T) {
	markdown := Markup{On: "*", Off: "*"}
	alone := &Item{Title: "Why?", Date: document.Date{Text: "1951", EDTF: "1951"}}
	printed := &Item{Title: "The Mill", Series: &Series{Title: "Papers of Utopia", Volume: "3", Document: "12", Place: "Strelsau", Publisher: "Mill Press", Year: "1975"}}
	for _, test := range []struct {
		it          *Item
		style, want string
		form        Form
	}{
		{alone, "apa", "*Why?* (1951).", Bibliography},
		{alone, "apa", "(*Why?*, 1951)", InText},
		{printed, "apa", "The Mill. (n.d.). In *Papers of Utopia* (Vol. 3, Doc. 12). Mill Press.", Bibliography},
		{printed, "apa", "(“The Mill,” n.d.)", InText},
		{printed, "chicago", "“The Mill,” in *Papers of Utopia*, vol. 3 (Strelsau: Mill Press, 1975), doc. 12.", Note},
		{printed, "mla", "“The Mill.” *Papers of Utopia*, vol. 3, Mill Press, 1975, doc. 12.", Bibliography},
	} {
		s, _ := Lookup(test.style)
		if got := s.Cite(test.it, test.form, Pinpoint{}).In(markdown); got != test.want {
			t.Errorf("%s, want %s", got, test.want)
		}
	}
}
