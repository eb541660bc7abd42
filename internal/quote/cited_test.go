package quote_test

import (
	"fmt"
	"strings"
	"testing"

	"docview/internal/document"
	"docview/internal/parse"
	"docview/internal/quote"
)

// TestCitations checks what is said of the citation beside an exact quotation.
func TestCitations(t *testing.T) {
	texts := []struct{ name, text string }{
		{"900611", "7 May 1952\n\nReport on the Salt Works of Ard\n\n1. The salt works were closed for the whole winter.\n"},
		{"900612", "9 May 1952\n\nLetter from the Pilot of Ard\n\n1. The pilot was not on board.\n"},
		{"ard1952-d7", "11 May 1952\n\n盐场报告\n\n1. The lamps were out of oil.\n"},
		{"jottings", "the overseer had sold the keys to the brother of the pilot\n"},
	}
	var docs []*document.Document
	for _, d := range texts {
		docs = append(docs, withID(d.name, parse.Parse(d.name+".txt", []byte(d.text))))
	}
	b, err := quote.ParseBibliography([]byte("@misc{year, title = {Report on the Salt Works of Ard}, year = 1953}\n" +
		"@incollection{book, title = {Report on the Salt Works of Ard}, booktitle = {Works}, year = 1976}\n" +
		"@misc{right, title = {Report on the Salt Works of Ard}, date = {1952-05-07}}\n" +
		"@online{url, url = {https://archive.example/document/900699}, title = {Letter}}\n" +
		"@misc{number, title = {Letter}, number = {900698}}\n@book{novel, title = {The Salt of Ard}, year = 1999, number = {7}}\n"))
	if err != nil {
		t.Fatal(err)
	}
	const right, date = "exact 900611#1 ok", "exact 900611#1 ok, 7 May 1952"
	const unknown = "exact 900611#1 unknown_document "
	const wrong, none = "exact 900611#1 wrong_document ard1952-d7", "exact 900611#1 none"
	for _, c := range []struct{ citation, want string }{
		// dates
		{"(Report on the Salt Works of Ard, 1953)", date},
		{"(“Report on the Salt Works of Ard,” 1952)", right},
		{"(“Report on the Salt Works of Ard,” in *Works*, Berlin, 1976)", right},
		{"^[“Report on the Salt Works of Ard”, 1953.]", date},
		{"^[“Report on the Salt Works of Ard,” Archive, Berlin 1976.]", right},
		{"[@900611, 8 May 1952]", date},
		{"[@900611, 7 May 1952]", right},
		{"[@900611, p. 1953]", right},
		{"^[Salt report, 8 May 1952, Archive of Ard, 900611#1.]", date},
		{"^[Salt report, 7 May 1952, Archive of Ard, 900611#1.]", right},
		{"^[Salt report, seen on 8 May 1953, 900611#1.]", right},
		{"^[Salt report, 8 May 1953, when it was printed, 900611#1.]", right},
		{"^[See 900611#1, 8 May 1952 was a Thursday.]", right},
		{"[@year]", date}, {"[@book]", right}, {"[@right]", right},
		// documents that the library does not have
		{"[@url]", unknown + "900699"}, {"[@number]", unknown + "900698"}, {"[@novel]", "exact 900611#1 not_understood novel"},
		{"[@900611] [@900697]", unknown + "900697"}, {"(900611).^[900697.]", unknown + "900697"}, {"(900611).^[1951.]", right},
		{"[@900612]", "exact 900611#1 wrong_document 900612"},
		// an id among other words
		{"(see ard1952-d7)", wrong}, {"(Pilot to Ard, ard1952-d7)", wrong}, {"[siehe ard1952-d7]", wrong}, {"(No. 900612)", "exact 900611#1 wrong_document 900612"},
		{"(`ard1952-d7`)", wrong}, {"`ard1952-d7`", wrong}, {"(see ard1952-d7, para. 3)", wrong}, {"^[The pilot, 9 May 1952, ard1952-d7.]", wrong},
		{"^[ard1952-d7, para. 3. The letter came late.]", wrong}, {"(see [the report][r])\n\n[r]: https://archive.example/document/ard1952-d7", wrong},
		{"(see [r])\n\n[r]: <https://archive.example/document/ard1952-d7>", wrong}, {"[r][r]\n\n[r]: https://archive.example/document/900611", right},
		{"(see 900611)", right}, {"(see 900611, para. 2)", "exact 900611#1 wrong_paragraph 900611"}, {"(see ard1952-d99)", unknown + "ard1952-d99"},
		{"(a ship of 900699 tons)", none}, {"(the well-known covid-19 of 1951)", none}, {"([the report][r])\n\n[r]: https://salt.example/900612", none},
		// several of them
		{"(ard1952-d7; 900611)", right}, {"(see 900612 and 900611)", right}, {"(900612; ard1952-d7)", "exact 900611#1 wrong_document 900612"},
		{"(ard1952-d7; 900611#2)", "exact 900611#1 wrong_paragraph 900611"},
		// punctuation at full width
		{"（900611）", right}, {"（见ard1952-d7）", wrong}, {"（见 ard1952-d7，第三段）", wrong}, {"［ard1952-d7］", wrong},
		{"（《盐场报告》，1952年5月11日）", wrong}, {"（Report on the Salt Works of Ard，1953）", date}, {"（盐场，1952年）", none},
		// a fragment of a page does not cite a paragraph, but an address does
		{"(https://archive.example/document/900611#fn3)", right}, {"(https://archive.example/document/900611#fn:1.7)", right},
		{"(https://archive.example/document/900611#page=4)", right}, {"(https://archive.example/document/900611#1)", right},
		{"(https://archive.example/document/900611#2)", "exact 900611#1 wrong_paragraph 900611"},
		{"(900611#1.a)", "exact 900611#1 wrong_paragraph 900611"}, {"(900611#1.2)", right},
	} {
		m := quote.Parse("a.md", []byte("He wrote “the salt works were closed for the whole winter” "+c.citation+"\n"), "")
		m.Use(b)
		if got := judged(m, docs); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.citation, got, c.want)
		}
	}
	// what only the author's own jottings have is not a document's
	for text, want := range map[string]string{
		"“the overseer had sold the keys to the brother of the pilot” [@900612]": "not_found ok only in jottings.txt",
		"“the overseer had sold the keys to the brother of the pilot”":           "exact jottings#p1 none only in jottings.txt",
		"“keys” [@jottings]": "exact jottings#p1 ok",
		// whose a block is
		"so:\n\n> the salt works were closed for the whole winter\n>\n> — ard1952-d7": "exact 900611#1 wrong_document ard1952-d7",
		"so:\n\n> the salt works were closed for the whole winter\n>\n> — the winter": "exact 900611#1 none",
		// the same source again
		"of it (see ard1952-d7). He wrote “the salt works were closed” (ibid.).":                                           "exact 900611#1 wrong_document ard1952-d7",
		"of it (900611, para. 1), in winter (1951). He wrote “the salt works were closed” (ebd.).":                         "exact 900611#1 ok",
		"of it.^[900611, para. 1.] He wrote “the salt works were closed” (ibid., para. 2).":                                "exact 900611#1 wrong_paragraph 900611",
		"of it (Report on the Salt Works of Ard, 1952).\n\nHe wrote “the salt works were closed” (ibid., p. 5), and went.": "exact 900611#1 ok",
		"of it. He wrote “the salt works were closed” (ibid.).":                                                            "exact 900611#1 none",
	} {
		if got := judged(quote.Parse("a.md", []byte("He wrote "+text+"\n"), ""), docs); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
	// brackets and letters that the cited document has in another way are not another's
	docs = []*document.Document{
		withID("900614", parse.Parse("900614.txt", []byte("1 May 1952\n\nBrief vom Pass\n\nDie Straße nach [Nord]en ist nicht mehr offen.\n"))),
		withID("900615", parse.Parse("900615.txt", []byte("2 May 1952\n\nBrief vom Tal\n\nDie Strasse nach Norden ist nicht mehr offen.\n"))),
	}
	for text, want := range map[string]string{
		"“Die Strasse nach Norden ist nicht mehr offen” [@900614]": "differs 900614#p1 ok",
		"“Die Strasse nach Norden ist nicht mehr offen” [@900615]": "exact 900615#p1 ok",
		"“Die Strasse nach Norden ist nicht mehr offen”":           "exact 900615#p1 none",
	} {
		if got := judged(quote.Parse("a.md", []byte("Er schrieb "+text+"\n"), ""), docs); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
	// a document that is verified does not cite itself
	c := quote.Parse("900613.txt", []byte("See “the letter of the pilot of Ard”, 900613#1.\n"), "").Check()
	c.Own(withID("900613", docs[1]))
	c.Add(c.Look(docs[0]))
	if q := c.Report().Quotations; len(q) != 1 || q[0].Citation != quote.NotCited {
		t.Errorf("%+v", q)
	}
}

// TestApart checks which titles cite, beside a quotation and in the paragraph after it.
func TestApart(t *testing.T) {
	docs := []*document.Document{withID("900621", parse.Parse("900621.txt", []byte("Report on the Mills of Ard\n\nMay 4, 1951\n\n1. The mill stood on the hill by the river. They left it.\n")))}
	for text, want := range map[string]string{
		"“The mill stood on the hill by the river.”\n\nReport on the Mills of Ard, May 4, 1951.":                          "exact 900621#1 ok",
		"“The mill stood on the hill by the river.”\n\nReport on the Mills of Ard, May 5, 1951.":                          "exact 900621#1 ok, May 4, 1951",
		"So “The mill stood on the hill by the river.”\n\nReport on the Mills of Ard, May 4, 1951.":                       "exact 900621#1 none",
		"“The mill stood on the hill by the river” so.\n\nReport on the Mills of Ard, May 4, 1951.":                       "exact 900621#1 none",
		"> The mill stood on the hill by the river.\n\nReport on the Mills of Ard, May 4, 1951.":                          "exact 900621#1 ok",
		"> The mill stood on the hill by the river.\n\nHe had it from the Report on the Mills of Ard.":                    "exact 900621#1 ok",
		"“The mill stood on the hill by the river” (Report on the Mills of Ard and Tal).":                                 "exact 900621#1 none",
		"“The mill stood on the hill by the river” (see the Report on the Mills).":                                        "exact 900621#1 none",
		"“The mill stood on the hill by the river” (Report on the Mills of Ard, 1951; Report on the Mills of Ard, 1952).": "exact 900621#1 ok",
		"“The mill stood on the hill by the river” (Second Report on the Mills of Ard).":                                  "exact 900621#1 none",
		"“The mill stood on the hill by the river” (In Report on the Mills of Ard, para. 2).":                             "exact 900621#1 wrong_paragraph 900621",
		"“The mill stood on the hill by the river”.[^1]\n\n[^1]: Report on the Mills of Ard.\n":                           "exact 900621#1 ok",
		"“The mill stood on the hill by the river”.[^2]\n\n[^1]: Report on the Mills of Ard.\n\n[^2]: Ibid., para. 2.\n":  "exact 900621#1 wrong_paragraph 900621",
		"“The mill stood on the hill by the river”.[^1]\n\n[^1]: Ibid.\n":                                                 "exact 900621#1 none",
	} {
		if got := judged(quote.Parse("a.md", []byte(text), ""), docs); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", text, got, want)
		}
	}
}

// judged returns what is said of the only quotation of a manuscript.
func judged(m *quote.Manuscript, docs []*document.Document) string {
	c := m.Check()
	for _, d := range docs {
		c.Add(c.Look(d))
	}
	r := c.Report()
	if len(r.Quotations) != 1 {
		return fmt.Sprintf("%d quotations", len(r.Quotations))
	}
	q := r.Quotations[0]
	all := []string{string(q.Status)}
	if q.Source != nil {
		all = append(all, q.Source.Address)
	}
	all = append(all, string(q.Citation))
	if q.Cited != nil && q.Citation != quote.CitedRight {
		all = append(all, q.Cited.Document)
	}
	if q.Cited != nil && q.Cited.Date != "" {
		all[len(all)-1] += ", " + q.Cited.DocumentDate
		if !r.Failed(false) || r.Counts["wrong_date"] != 1 {
			return "the wrong date is not counted"
		}
	}
	if q.OnlyIn != "" {
		all = append(all, "only in "+q.OnlyIn)
	}
	return strings.Join(all, " ")
}
