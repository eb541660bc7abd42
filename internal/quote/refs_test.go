package quote

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// refsOf returns what the citations of a manuscript name: the document, the kind
// of the reference, the paragraph and the date.
func refsOf(text string, syntax Syntax) string {
	var all []string
	for _, u := range Parse("", []byte(text), syntax).units {
		for _, c := range u.cites {
			for _, r := range c.refs {
				s := [...]string{"key", "address", "url", "id", "prose"}[r.kind] + " " + r.document
				if r.paragraph != "" {
					s += " ¶ " + r.paragraph
				}
				if r.date.EDTF != "" {
					s += " of " + r.date.EDTF
				}
				all = append(all, s)
			}
		}
	}
	return strings.Join(all, "; ")
}

// entriesOf returns the entries of a bibliography, or what is wrong with it.
func entriesOf(b Bibliography, err error) string {
	var all []string
	for _, key := range slices.Sorted(maps.Keys(b)) {
		e := b[key]
		all = append(all, fmt.Sprintf("%s %s|%s|%s|%s", key, e.Title, e.Date, e.URL, e.Number))
	}
	if err != nil {
		all = append(all, err.Error())
	}
	return strings.Join(all, "; ")
}

// TestReferences checks what citations name.
func TestReferences(t *testing.T) {
	for _, test := range []struct {
		syntax     Syntax
		text, want string
	}{
		{Markdown, "a [see foo@mill.org; @a1, para. 4; @b2#3, 1951]", "key a1 ¶ 4; address b2 ¶ 3 of 1951"},
		{Markdown, "a [@a1#3, para. 5] and @b2 [p. 4, para. 6-8] @c3.", "address a1 ¶ 5; key b2 ¶ 6-8; key c3"},
		{Markdown, "a @a1, 4 May 1951, and 112596#4:2, x-y#3, abc#3", "key a1 of 1951-05-04; address 112596 ¶ 4; address x-y ¶ 3"},
		{Markdown, "a https://a.org/document/112596#4, https://a.org/document/7x#fn1, www.a.org/112596#4", "url 112596 ¶ 4; url 7x"},
		{Markdown, "a https://history.state.gov/historicaldocuments/frus1952v01/d7, para. 3.", "url frus1952v01-d7 ¶ 3"},
		{Markdown, "a `112596`, 112597, para. 4, and `ab12`, `abc`", "id 112596; id 112597 ¶ 4"},
		{Markdown, "a [letter][1] [1]\n\n[1]: https://a.org/document/112596", "url 112596; url 112596"},
		{Markdown, "a 112596#4 1951. b [@a1, 1950], 1951. c 112596#5, 1951.", "address 112596 ¶ 4; key a1 of 1950; address 112596 ¶ 5 of 1951"},
		{LaTeX, "a \\autocite[see][para.~4]{a1, b\\_2} \\nocite{*} \\citestyle{x} \\parencites[4]{a1}[§ 5]{b2#7}", "key a1 ¶ 4; key b_2 ¶ 4; key a1; address b2 ¶ 5"},
		{Plain, "a 112596#4; (see 4 May 1951, para. 7, https://a.org/document/112596).", "address 112596 ¶ 4; url 112596 ¶ 7"},
		{Markdown, "a @a1, 1951. b @b2, 1951x and @c3, May 1951", "key a1 of 1951; key b2; key c3 of 1951-05"},
		{Markdown, "A letter, 4 May 1951, Archive, https://a.org/document/112596 and, in 4 May 1951, the old archive, https://a.org/document/112597", "url 112596 of 1951-05-04; url 112597"},
	} {
		if got := refsOf(test.text, test.syntax); got != test.want {
			t.Errorf("%s\ngot  %s\nwant %s", test.text, got, test.want)
		}
	}
}

// TestBibliography checks what is read of bibliographies.
func TestBibliography(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{`@book{a1, title = {A M\"{u}ll}, date = {1951-05-04}, ids = {b2}, url = {https://a.org/112596}} @misc{c3, title = "The } Mill"}`,
			`a1 A M\"{u}ll|1951-05-04|https://a.org/112596|; b2 A M\"{u}ll|1951-05-04|https://a.org/112596|; c3 The } Mill|||`},
		{"@book{a1, title = {The {Mill}}, year = 1951, month = mar}", "a1 The {Mill}|1951-03||"},
		{"@comment{x} @letter(a1, title = {So}, date = {4 May 1951}, number = {112596})", "a1 So|1951-05-04||112596"},
		{"@string{x = \"y\"}", ""},
		{"a@b.org", "it is not a bibliography in CSL JSON, BibTeX or BibLaTeX"},
		{"", "it is not a bibliography in CSL JSON, BibTeX or BibLaTeX"},
		{"@book{a1, title = {The Mill", "the entry \"a1\" is not closed"},
		{"@book{a1}", "it is not a bibliography in CSL JSON, BibTeX or BibLaTeX"},
		{"@book{a1, title = {So} year}", "a1 So} year|||"},
		{"[{\"id\": \"a1\", \"title\": \"So\", \"issued\": {\"date-parts\": [[1951, 5, 4]]}, \"URL\": \"https://a.org/document/1\"}, {\"id\": 7}]", "7 |||; a1 So|1951-05-04|https://a.org/document/1|"},
		{"{\"id\": \"a1\", \"container-title\": \"B\", \"issued\": {\"date-parts\": [[1951]]}, \"note\": \"see https://a.org/2\"}", "a1 ||https://a.org/2|"},
		{"[{\"id\": 7", "it is not CSL JSON: unexpected end of JSON input"},
		{"[]", "it is not a bibliography in CSL JSON, BibTeX or BibLaTeX"},
		{"{}", "it is not a bibliography in CSL JSON, BibTeX or BibLaTeX"},
		{"@book{a1, title = {So}, year = {n.d.}, month = {3}}", "a1 So|||"},
		{"@book{a1, year = {1951}, month = {Spring}, booktitle = {B}}", "a1 |1951-21||"},
	} {
		if got := entriesOf(ParseBibliography([]byte(test.text))); got != test.want {
			t.Errorf("%s\ngot  %s\nwant %s", test.text, got, test.want)
		}
	}
	for text, want := range map[string][]string{
		"---\nbibliography: a.bib\n---\nx":                            {"a.bib"},
		"---\nbibliography: [\"a.bib\", b.json]\n---\n":               {"a.bib", "b.json"},
		"---\ntitle: x\nbibliography:\n  - a.bib\n  - 'b.bib'\n---\n": {"a.bib", "b.bib"},
		"bibliography: a.bib\n":                                       {},
		"\\bibliography{a, b.bib} \\addbibresource[x]{c.bib}":         {"a.bib", "b.bib", "c.bib"},
	} {
		if got := Parse("", []byte(text), "").Bibliographies(); !slices.Equal(got, want) {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
	}
}
