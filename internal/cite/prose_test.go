package cite

import (
	"strings"
	"testing"

	"docview/internal/document"

	"docview/internal/text"
)

func TestQuoted(t *testing.T) {
	for _, test := range []struct{ title, comma, stop string }{
		{"The Mill", "“The Mill,”", "“The Mill.”"},
		{"On 'The Mill'", "“On ‘The Mill,’”", "“On ‘The Mill.’”"},
		{"The Mill of U.M.A.", "“The Mill of U.M.A.,”", "“The Mill of U.M.A.”"},
		{"The mill is still.", "“The mill is still,”", "“The mill is still.”"},
		{"Whose Mill?", "“Whose Mill?,”", "“Whose Mill?”"},
		{"The Millers’", "“The Millers’,”", "“The Millers’.”"},
	} {
		if got := quoted(test.title, ","); got != test.comma {
			t.Errorf("%s: %s, want %s", test.title, got, test.comma)
		}
		if got := quoted(test.title, "."); got != test.stop {
			t.Errorf("%s: %s, want %s", test.title, got, test.stop)
		}
	}
}

func TestDivide(t *testing.T) {
	for _, test := range []struct{ name, inverted, short, initials string }{
		{"V.V. Wren", "Wren, V. V.", "Wren", "V. V."},
		{"Ada Wren", "Wren, Ada", "Wren", "A."},
		{"Mr. Ben C. Lark", "Lark, Ben C.", "Lark", "B. C."},
		{"Wren", "Wren", "Wren", ""},
		{"Mao Zedong", "Mao Zedong", "Mao", "Z."},
		{"Chou En-lai", "Chou En-lai", "Chou", "E.-L."},
		{"Kim Il Sung", "Kim Il Sung", "Kim", "I. S."},
		{"Kim Philby", "Philby, Kim", "Philby", "K."},
		{"Pham Van Dong", "Pham Van Dong", "Pham", "V. D."},
		{"Kenzo Nakajima", "Nakajima, Kenzo", "Nakajima", "K."},
		{"Ludwig van Wren", "van Wren, Ludwig", "van Wren", "L."},
		{"Robert McWren", "McWren, Robert", "McWren", "R."},
		{"Filippov [Stalin]", "Filippov [Stalin]", "Filippov [Stalin]", ""},
		{"the Mill Committee", "The Mill Committee", "the Mill Committee", ""},
		{"General Wren", "General Wren", "General Wren", ""},
		{"Mao zedong", "Mao zedong", "Mao zedong", ""},
		{"UMA", "UMA", "UMA", ""},
	} {
		n := text.ParseName(test.name)
		if inverted(n) != test.inverted || n.Short() != test.short || withInitials(n).Given != test.initials {
			t.Errorf("%s: %q, %q, %q, want %q, %q, %q", test.name, inverted(n), n.Short(), withInitials(n).Given, test.inverted, test.short, test.initials)
		}
	}
}

func TestDates(t *testing.T) {
	for _, test := range []struct{ edtf, chicago, mla, apa string }{
		{"1962-11-01", "November 1, 1962", "1 Nov. 1962", "1962, November 1"},
		{"1967-11", "November 1967", "Nov. 1967", "1967, November"},
		{"1992", "1992", "1992", "1992"},
		{"1949-06?", "[June 1949?]", "[June 1949?]", "[1949, June?]"},
		{"1949~", "ca. 1949", "Circa 1949", "ca. 1949"},
		{"1949%", "[ca. 1949?]", "[circa 1949?]", "[ca. 1949?]"},
		{"1962-21", "Spring 1962", "Spring 1962", "1962, Spring"},
		{"1962-10-22/1962-10-28", "October 22–28, 1962", "22-28 Oct. 1962", "1962, October 22–28"},
		{"1962-10-30/1962-11-02", "October 30–November 2, 1962", "30 Oct. 1962-2 Nov. 1962", "1962, October 30–November 2"},
		{"1961/1962", "1961–1962", "1961-1962", "1961–1962"},
		{"../1951-05", "As written", "As written", "as written"},
		{"195X", "As written", "As written", "as written"},
		{"1962-21/1962-22", "As written", "As written", "as written"},
		{"1962-10-21~/1962-10-31~", "As written", "As written", "as written"},
	} {
		it := &Item{Title: "T", Date: document.Date{EDTF: test.edtf, Text: strings.Repeat("as written", min(len(test.edtf), 1))}}
		if got, want := chicago(it, Bibliography, Pinpoint{}), strings.TrimSpace("“T.” "+upperFirst(ended(test.chicago, "."))); got != want {
			t.Errorf("%s: %s, want %s", test.edtf, got, want)
		}
		if got, want := mla(it, Bibliography, Pinpoint{}), strings.TrimSpace("“T.” "+ended(test.mla, ".")); got != want && test.mla != "" {
			t.Errorf("%s: %s, want %s", test.edtf, got, want)
		}
		if got, want := Text(apa(it, Bibliography, Pinpoint{})).String(), "T. ("+test.apa+")."; got != want {
			t.Errorf("%s: %s, want %s", test.edtf, got, want)
		}
	}
}

func TestSeries(t *testing.T) {
	for id, want := range map[string]string{
		"frus1949v08-d621":   "Foreign Relations of the United States, 1949 | VIII | 621 | https://history.state.gov/historicaldocuments/frus1949v08/d621",
		"frus1958-60v19-d5":  "Foreign Relations of the United States, 1958–1960 | XIX | 5 | https://history.state.gov/historicaldocuments/frus1958-60v19/d5",
		"frus1943China-d232": "Foreign Relations of the United States, 1943, China |  | 232 | https://history.state.gov/historicaldocuments/frus1943China/d232",
		"frus1952-54v14p1-d7": "Foreign Relations of the United States, 1952–1954 | XIV, pt. 1 | 7 | " +
			"https://history.state.gov/historicaldocuments/frus1952-54v14p1/d7",
		"frus1969-76ve12-d3": "Foreign Relations of the United States, 1969–1976 | E-12 | 3 | https://history.state.gov/historicaldocuments/frus1969-76ve12/d3",
	} {
		s := seriesOf(id)
		if s == nil {
			t.Errorf("%s is not in a series", id)
			continue
		}
		if got := strings.Join([]string{s.Title, s.Volume, s.Document, s.url}, " | "); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
	for _, id := range []string{"112596", "frus1949v08", "frus-d5", "frus1949v08-d"} {
		if s := seriesOf(id); s != nil {
			t.Errorf("%s: %v", id, s)
		}
	}
}

// TestAuthors checks that what offices write to each other has no author, nor has what
// the Foreign Relations of the United States print, whether the id or a line says so.
func TestAuthors(t *testing.T) {
	series := &Series{Title: "Foreign Relations of the United States, 1969–1976"}
	for _, c := range []struct {
		title string
		in    *Series
		want  int
	}{
		{"Memorandum From the Director (Wren) to President Lark", series, 0},
		{"Memorandum From the Director (Wren) to President Lark", nil, 1},
		{"Telegram From the Department of State to the Embassy in Utopia", nil, 0},
		{"Telegram From the Department of State to Ben Lark", nil, 1},
		{"Telegram From Ada Wren to the Embassy in Utopia", nil, 1},
	} {
		h := parseTitle(c.title)
		it := &Item{Title: c.title, Author: h.author, Recipient: h.recipient, Series: c.in}
		if got := it.authors(); len(got) != c.want {
			t.Errorf("%s: got %v", c.title, got)
		}
	}
}

func TestPublicURL(t *testing.T) {
	for url, want := range map[string]string{
		"https://mill.dvincitest.com/document/7":      "https://" + document.PublicHost + "/document/7",
		"http://digitalarchive.wilsoncenter.org/a/7":  "http://digitalarchive.wilsoncenter.org/a/7",
		"https://dvincitest.com.example.org/a":        "https://dvincitest.com.example.org/a",
		"https://mill.drivingcreative.com/document/7": "https://" + document.PublicHost + "/document/7",
	} {
		if got := Of(&document.Document{URL: url}).URL; got != want {
			t.Errorf("%s: %s, want %s", url, got, want)
		}
	}
}

// TestEscapes checks that no character of a document ends or starts a command
// or a field of a record.
func TestEscapes(t *testing.T) {
	it := &Item{
		ID: "a b{c}", Title: "100% of #1 & $2_x^y~z {\\mill}\nER  - ", URL: "https://example.org/a{b}%20c",
		Author: []Person{{Name: "Ada Wren"}}, citation: "x", summary: "one\nTY  - BOOK",
	}
	if got, want := biblatex(it), `  title        = {{100\% of \#1 \& \$2\_x\textasciicircum{}y\textasciitilde{}z \textbraceleft{}\textbackslash{}mill\textbraceright{} ER  - }},`; !strings.Contains(got, want) {
		t.Errorf("%s has no %s", got, want)
	}
	if got := bibtex(it); !strings.HasPrefix(got, "@misc{a-b-c-,\n") || !strings.Contains(got, `\url{https://example.org/a%7Bb%7D%20c}`) {
		t.Error(got)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(ris(it), "\n"), "\n") {
		if len(line) < 6 || line[2:6] != "  - " || strings.HasPrefix(line, "TY") && line != "TY  - MANSCPT" {
			t.Errorf("line %q", line)
		}
	}
}

// TestSeriesInRecords checks that the records of a document of a series have its
// volume and number in the fields that processors print.
func TestSeriesInRecords(t *testing.T) {
	it := Of(&document.Document{ID: "frus1950v07-d10", Header: []document.Field{{Key: document.KeyTitle, Text: "The Mill"}}})
	const container = "Foreign Relations of the United States, 1950, vol. VII, doc. 10"
	if got := ris(it); !strings.Contains(got, "\nT2  - "+container+"\n") || !strings.Contains(got, "\nN1  - In "+container+"\n") {
		t.Error(got)
	}
	if got := cslItem(it).ContainerTitle; got != container {
		t.Error(got)
	}
	if got := biblatex(it); !strings.Contains(got, "howpublished = {"+container+"}") {
		t.Error(got)
	}
}

// TestRecordFields checks what records have of an original in an archive: styles
// of BibLaTeX print howpublished, not library, and BibTeX has no field for the day.
func TestRecordFields(t *testing.T) {
	it := &Item{
		ID: "7", Title: "The Mill", Author: []Person{{Name: "Ada Wren"}}, Date: document.Date{Text: "7 June 1949", EDTF: "1949-06-07"}, Language: "de",
		Archive: "The Mill Archive", Provenance: ParseProvenance("UMA, f. 3, op. 2, d. 14. Translated by Ben Lark."),
	}
	for _, want := range []string{"howpublished = {UMA, f. 3, op. 2, d. 14, The Mill Archive}", "annotation   = {Provenance: UMA", "translator   = {Lark, Ben}", "langid       = {german}"} {
		if got := biblatex(it); !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	if got := bibtex(it); !strings.Contains(got, "month        = jun # \"~7\",") {
		t.Error(got)
	}
}

// TestBraces: each record closes what it opens, for a parser that counts all
// braces, whatever braces its document has.
func TestBraces(t *testing.T) {
	for _, s := range []string{"a { b", "a } b", "} {", "{a}", `\{`, "{{", `\`} {
		it := &Item{ID: "a" + s, Title: s, URL: "https://example.org/" + s, Author: []Person{{Name: s}, {Name: "Ada " + s + " Wren"}}, citation: s}
		it.Provenance = &Provenance{Text: s}
		for _, record := range []string{bibtex(it), biblatex(it)} {
			depth, ends := 0, 0
			for _, r := range record {
				switch r {
				case '{':
					depth++
				case '}':
					if depth--; depth == 0 {
						ends++
					}
				}
			}
			if depth != 0 || ends != 1 {
				t.Errorf("%q: %d braces are open and %d records end in %s", s, depth, ends, record)
			}
		}
	}
}

func TestCutCitation(t *testing.T) {
	for _, test := range []struct{ citation, title, archive, provenance string }{
		{`"The Mill", May 2, 1961, The Mill Archive, UMA, f. 3`, "The Mill", "The Mill Archive", "UMA, f. 3"},
		{"“The 'Mill' [Extract],” May 02, 1961, The Mill Archive, UMA.", "The ‘Mill’ [Extract]", "The Mill Archive", "UMA."},
		{"“The Mill,” 1961, The Mill Archive. Translated by Wren.", "The Mill", "The Mill Archive", "Translated by Wren."},
		{"“The Mill,” October 22-28, 1962, The Mill Archive, UMA", "The Mill", "The Mill Archive", "UMA"},
		{"“The Mill,” undated, The Mill Archive, UMA", "The Mill", "The Mill Archive", "UMA"},
		{"“The Mill,” Amaurot, Easter Week 1961, The Mill Archive, UMA", "The Mill", "The Mill Archive", "UMA"},
		{"“The Mill,” The Mill Archive, UMA", "The Mill", "The Mill Archive", "UMA"},
		{"“The Old Mill,” May 2, 1961, The Mill Archive, UMA", "Another Title", "The Mill Archive", "UMA"},
		{"“The Mill,” May 2, 1961, Mill Archive, f. 3, op. 2", "The Mill", "", "Mill Archive, f. 3, op. 2"},
		{"Mill Papers, vol. 2", "The Mill", "", ""},
	} {
		archive, provenance := cutCitation(&document.Document{Header: []document.Field{
			{Key: document.KeyTitle, Text: test.title}, {Key: document.KeyCitation, Text: test.citation}, {Key: document.KeyPlaceDate, Text: "Amaurot, Easter Week 1961"},
		}})
		if archive != test.archive || provenance != test.provenance {
			t.Errorf("%s: %q, %q, want %q, %q", test.citation, archive, provenance, test.archive, test.provenance)
		}
	}
}

// TestDatesAgain checks that a plain date is read again from what styles print of it.
func TestDatesAgain(t *testing.T) {
	for _, edtf := range []string{"1962-11-01", "1967-11", "1992", "1962-21", "1962-10-22/1962-10-28", "1962-10-30/1962-11-02", "1961-12-30/1962-01-02", "1962-03/1962-05", "1961/1962"} {
		w, _ := whenOf(document.Date{Text: edtf, EDTF: edtf})
		for _, style := range []dateStyle{chicagoDates, mlaDates} {
			if d, ok := text.WholeDate(style.write(w), 0); !ok || d.EDTF != edtf {
				t.Errorf("%s is printed as %q, which is %+v", edtf, style.write(w), d)
			}
		}
	}
}
