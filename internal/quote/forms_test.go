package quote_test

import (
	"fmt"
	"strings"
	"testing"

	"docview/internal/cite"
	"docview/internal/document"
	"docview/internal/parse"
	"docview/internal/quote"
)

// cited are documents that say who wrote them in as many ways as styles cite them.
var cited = []struct{ name, text string }{
	{"900501.txt", "March 3, 1951\n**Telegram from Soviet Foreign Minister A. B. Orlov to Carl Hahn**\n\nCitation:\n\n\"Telegram from Soviet Foreign Minister A. B. Orlov to Carl Hahn,\" March 3, 1951, Archive of Nordby, letters-9, f. 19/301; translated by Eva Roth <https://archive.example/document/900501>\n\nContents:\n\nTranslation - English\n\n1. The ferry ran until the ice came in from the sea.\n\n2. Nobody has seen the second ferry since the spring.\n"},
	{"letters-4.txt", "Letter from Ada Stone to Paul Reed\n\nMay 4, 1951\n\n1. The council has the maps of the upper valley.\n\n2. Every map of the lower valley was burnt.\n"},
	{"letters-5.txt", "Letter from Ada Stone to Paul Reed\n\nMay 9, 1951\n\n1. Two of the bridges were carried away by the water.\n\n2. A third bridge will be built before the harvest.\n"},
	{"frus1949v08-d77.txt", "893.00/5–449: Telegram\n\n[Document 77]\n\nThe Consul at Strelsau (Marsh) to the Secretary of State\n\nStrelsau, May 4, 1949.\n\n1. The harbour is closed, and no ship has come since the ice.\n\n2. Nobody knows when the pilot will be back from the island.\n"},
	{"report.txt", "Second Report\n\n7 June 1952\n\n1. The commission left the city on Monday morning.\n\n2. It found that the owners had not hidden any grain.\n"},
}

// notes are places for a citation beside a quotation.
var notes = []struct{ name, format string }{
	{"a.md", "He wrote “%s.”[^1]\n\n[^1]: %s\n"},
	{"a.md", "He wrote “%s.”[^1] He wrote more.\n\n[^1]: See %s\n"},
	{"a.tex", "He wrote ``%s.''\\footnote{%s}\n"},
	{"a.txt", "He wrote “%s.”1\n\nNotes\n\n1. %s\n"},
	{"a.txt", "“%s.”\n\n%s\n"},
	{"a.md", "> %s.\n\n%s\n"},
	{"a.md", "He wrote “%s” (%s). He wrote more.\n"},
	{"a.tex", "He wrote ``%s'' (See %s).\n"},
	{"a.txt", "He wrote “%s” [%s].\n"},
	{"a.txt", "He wrote “%s”.1\n\nNotes\n\n1. %s\n"},
	{"a.txt", "He wrote “%s” (1).\n\nNotes\n\n(1) %s\n"},
}

// TestOwnForms holds that what cite prints is judged right: whatever the style
// and the form, the paragraph that is cited is the one that is judged.
func TestOwnForms(t *testing.T) {
	var docs []*document.Document
	for _, c := range cited {
		d := parse.Parse(c.name, []byte(c.text))
		if d.ID == "" {
			d.ID = strings.TrimSuffix(c.name, ".txt")
		}
		docs = append(docs, d)
	}
	for _, d := range docs {
		for _, s := range cite.Styles() {
			for _, form := range s.Forms {
				if form == cite.InText {
					testForm(t, docs, d, s, form, "a.md", "He wrote “%s” %s.\n")
					testForm(t, docs, d, s, form, "a.txt", "As he says (%[2]s), “%[1]s.”\n")
					continue
				}
				for _, n := range notes {
					if d.Title() == "" && strings.Contains(n.format, "See") {
						continue // nothing but a date
					}
					testForm(t, docs, d, s, form, n.name, n.format)
				}
			}
		}
	}
}

func testForm(t *testing.T, docs []*document.Document, d *document.Document, s cite.Style, form cite.Form, name, format string) {
	t.Helper()
	words := strings.TrimSuffix(d.Body[0].Text, ".")
	for number, want := range map[string]quote.Cited{"1": quote.CitedRight, "2": quote.WrongParagraph} {
		citation := s.Cite(cite.Of(d), form, cite.Pinpoint{Number: number}).String()
		if strings.HasPrefix(citation, "(par") {
			return // it names no document
		}
		if strings.Contains(format, "(%[2]s)") {
			citation = strings.Trim(citation, "()")
		}
		if citation == s.Cite(cite.Of(d), form, cite.Pinpoint{}).String() {
			want = quote.CitedRight // MLA's list of works cited names no paragraph
		}
		if strings.HasPrefix(d.ID, "letters") && !strings.Contains(citation, "Ma") && !strings.Contains(citation, "мая") && want == quote.CitedRight {
			want = quote.Ambiguous
		}
		text := fmt.Sprintf(format, words, citation)
		q := verify(name, text, docs).Quotations
		if len(q) != 1 || q[0].Status != quote.Exact || q[0].Citation != want {
			t.Errorf("%s %s: want %s: %s\n%+v", s.Name, form, want, text, q)
		}
	}
}

// TestNamed holds what else names a document in prose: several in one remark, words
// that lead to it, and the letter of a year.
func TestNamed(t *testing.T) {
	var docs []*document.Document
	for _, d := range [][2]string{
		{"900701", "---\ntitle: Report on the Mills\nauthor:\n  - name: Ada Wren\ndate: 1951-05-04\n---\n\nThe wheel of the upper mill was broken by the ice.\n"},
		{"900702", "---\ntitle: Report on the 1-WB-Münze\nauthor: Ben Lark\ndate: 1952-06-05\n---\n\nThe coin was struck from the old bell of the town.\n"},
		{"900703", "May 7, 1953\n\nThe carters came down from the pass before the snow.\n"},
		{"900704", "---\ntitle: Report on the Mills\ndate: 1951-05-04\nsource: \"UMA, B 12/34\"\n---\n\nThe lower mill ground no corn for the whole year.\n"},
	} {
		docs = append(docs, withID(d[0], parse.Parse(d[0]+".md", []byte(d[1]))))
	}
	const mill, coin, pass, lower = "The wheel of the upper mill was broken", "The coin was struck from the old bell", "The carters came down from the pass", "The lower mill ground no corn"
	for _, c := range []struct{ words, citation, want string }{
		{mill, "(Wren, 1951)", "exact 900701#p1 ok"}, {mill, "(Wren)", "exact 900701#p1 ok"}, {mill, "(Wren, 1951b)", "exact 900701#p1 ok"},
		{mill, "(see Wren, 1951)", "exact 900701#p1 ok"}, {coin, "(Wren, 1951; Lark, 1952)", "exact 900702#p1 ok"}, {coin, "(vgl. Lark, 1952a; Wren, 1951a)", "exact 900702#p1 ok"},
		{coin, "(wren, 1951)", "exact 900702#p1 none"}, {coin, "(as Wren saw in 1951)", "exact 900702#p1 none"},
		{coin, "(Lark, “Report on the 1-WB-Münze,” par. 2)", "exact 900702#p1 wrong_paragraph 900702"}, {coin, "(“Report on the 1-WB-Münze,” 1952)", "exact 900702#p1 ok"},
		{pass, "^[See [The carters came down from the pass before ...], May 7, 1953; and others.]", "exact 900703#p1 ok"},
		{lower, "^[“Report on the Mills,” May 4, 1951, B 12/34, UMA.]", "exact 900704#p1 ok"},
		{lower, "^[Ada Wren, “Report on the Mills,” May 4, 1951.]", "exact 900704#p1 wrong_document 900701"},
		{lower, "^[The “Report on the Mills” of May 4, 1951.]", "exact 900704#p1 ambiguous 900701, 900704"},
	} {
		if got := judged(quote.Parse("a.md", []byte("He wrote “"+c.words+"” "+c.citation+"\n"), ""), docs); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.citation, got, c.want)
		}
	}
}
