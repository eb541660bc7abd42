package cite

import (
	"strings"
	"testing"

	"docview/internal/document"
)

// TestShippedStyles checks what the styles that are templates print.
func TestShippedStyles(t *testing.T) {
	it := &Item{
		ID: "7", Title: "Letter from Ada Wren to Ben Lark, “On Ice”", Date: document.Date{Text: "4 May 1951", EDTF: "1951-05-04"},
		Author: []Person{{Name: "Ada B. Wren"}}, Archive: "The Mill Archive",
		Provenance: ParseProvenance("UMA, Utopia City, f. 3, op. 2, d. 14. Translated by Cora Finch."), URL: "https://example.org/7",
	}
	for _, test := range []struct {
		style, want string
		form        Form
	}{
		{"mhra", "Ada B. Wren, ‘Letter from Ada Wren to Ben Lark, “On Ice”’, trans. by Cora Finch, 4 May 1951, The Mill Archive, UMA, Utopia City, f. 3, op. 2, d. 14, para. 4, <https://example.org/7>.", Note},
		{"mhra", "Wren, Ada B., ‘Letter from Ada Wren to Ben Lark, “On Ice”’, trans. by Cora Finch, 4 May 1951, The Mill Archive, UMA, Utopia City, f. 3, op. 2, d. 14, <https://example.org/7>", Bibliography},
		{"german", "Ada B. Wren, „Letter from Ada Wren to Ben Lark, ‚On Ice‘“, übers. von Cora Finch, 4. Mai 1951, in: The Mill Archive, UMA, Utopia City, f. 3, op. 2, d. 14, Abs. 4, https://example.org/7.", Note},
		{"german", "Wren, „Letter from Ada Wren to Ben Lark, ‚On Ice‘“, 4. Mai 1951, Abs. 4.", Short},
		{"gost", "Wren A. B. Letter from Ada Wren to Ben Lark, “On Ice”. Пер. Cora Finch. 4 мая 1951 г. // The Mill Archive. UMA. Utopia City. f. 3. op. 2. d. 14. URL: https://example.org/7. Абз. 4.", Note},
	} {
		s, ok := Lookup(test.style)
		if got := s.Cite(it, test.form, Pinpoint{Number: "4"}).String(); !ok || got != test.want {
			t.Errorf("%s %s:\n     %s\nwant %s", test.style, test.form, got, test.want)
		}
	}
}

// TestSeveral checks lists of names, a span of days and a title that ends with a stop
// in the shipped styles.
func TestSeveral(t *testing.T) {
	it := &Item{
		Title: "What Now?", Date: document.Date{Text: "4-9 May 1951", EDTF: "1951-05-04/1951-05-09"},
		Author: []Person{{Name: "Ada B. Wren"}, {Name: "Ben Lark"}, {Name: "Cora Finch"}},
	}
	for style, want := range map[string]string{
		"mhra":   "Wren, Ada B., Ben Lark, and Cora Finch, ‘What Now?’, 4–9 May 1951",
		"german": "Wren, Ada B., Ben Lark und Cora Finch, „What Now?“, 4.–9. Mai 1951.",
		"gost":   "Wren A. B., Lark B., Finch C. What Now? 4–9 мая 1951 г.",
	} {
		s, _ := Lookup(style)
		if got := s.Cite(it, Bibliography, Pinpoint{}).String(); got != want {
			t.Errorf("%s:\n     %s\nwant %s", style, got, want)
		}
	}
}

// TestCapital checks that a citation begins with a capital, and what follows does not.
func TestCapital(t *testing.T) {
	it := &Item{Title: "Report", Author: []Person{{Name: "the Board of Ice"}}, Provenance: &Provenance{TranslatedBy: []Person{{Name: "the Office of Mills"}}}}
	s, _ := Lookup("mhra")
	if got, want := s.Cite(it, Note, Pinpoint{}).String(), "The Board of Ice, ‘Report’, trans. by the Office of Mills."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestShippedLoad checks that the shipped styles ask for nothing that citations lack.
func TestShippedLoad(t *testing.T) {
	files, err := shipped.ReadDir("styles")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, f := range files {
		source, _ := shipped.ReadFile("styles/" + f.Name())
		if s, err := Load(f.Name(), string(source)); err != nil || s.About == "" || len(s.Forms) < 3 {
			t.Errorf("%s: %+v, %v", f.Name(), s, err)
		}
	}
}

// TestLoad checks how a style of one's own is read, and what is wrong with one.
func TestLoad(t *testing.T) {
	s, err := Load("dir/mine.tmpl", `{{/* Notes of the mill */}}{{define "short"}}{{names "family" "and" .Author}}{{end}}{{define "note"}}{{italic .Title}}
  ({{year .Date}}){{end}}`)
	if err != nil {
		t.Fatal(err)
	}
	if s.Name != "mine" || s.About != "Notes of the mill" || len(s.Forms) != 2 || s.Forms[0] != Note {
		t.Errorf("%+v", s)
	}
	it := &Item{Title: "The Mill", Date: document.Date{Text: "1951", EDTF: "1951"}}
	if got := s.Cite(it, "", Pinpoint{}).In(Markup{On: "*", Off: "*"}); got != "*The Mill* (1951)" {
		t.Error(got)
	}
	for source, want := range map[string]string{
		"{{.Title":                          "mine:1: unclosed action",
		"a\n{{.Titel}}":                     "mine:2:2: unknown part .Titel",
		"{{range .Author}}{{.Name}}{{end}}": "mine:1:19: unknown part .Name",
		`{{define "foot"}}a{{end}}`:         "mine has no citation",
		`{{date "xx" .Date}}`:               `unknown language of dates "xx"`,
		`{{names "up" "" .Author}}`:         `unknown order of names "up"`,
		`{{define "note"}}{{no}}{{end}}`:    `"no" not defined`,
	} {
		if _, err := Load("mine", source); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", source, err, want)
		}
	}
}
