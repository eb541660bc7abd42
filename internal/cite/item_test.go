package cite

import (
	"reflect"
	"strings"
	"testing"

	"docview/internal/document"
	"docview/internal/text"
)

// TestFields checks that the fields FROM and TO name who wrote to whom only if
// the title does not.
func TestFields(t *testing.T) {
	header := func(title, from, to string) *document.Document {
		return &document.Document{ID: "1", Header: []document.Field{
			{Key: document.KeyTitle, Text: title}, {Key: document.KeyFrom, Text: from}, {Key: document.KeyTo, Text: to},
		}}
	}
	for _, test := range []struct {
		d                 *document.Document
		author, recipient []Person
	}{
		{header("The Mill", "Ada Wren", "Ben Lark"), []Person{{Name: "Ada Wren"}}, []Person{{Name: "Ben Lark"}}},
		{header("Letter from Cy Finch", "Ada Wren", "Ben Lark"), []Person{{Name: "Cy Finch"}}, []Person{{Name: "Ben Lark"}}},
		{header("The Mill", "Ada Wren\nOffice of Mills", "The Miller"), []Person{{Name: "Ada Wren", Office: "Office of Mills"}}, []Person{{Name: "The Miller"}}},
		{header("The Mill", "Ada Wren Chief, Division of Mills", "Utopia Station"), []Person{{Name: "Ada Wren", Office: "Chief, Division of Mills"}}, nil},
		{header("The Mill", "Ada Wren, EUR", "Ben Lark"), []Person{{Name: "Ada Wren", Office: "EUR"}}, []Person{{Name: "Ben Lark"}}},
		{header("The Mill", "COS, Manila", "WREN, ADA"), nil, []Person{{Name: "WREN, ADA"}}},
		{header("The Mill", "S/S - Mr. Wren, EUR - Mr. Lark", "EUR/RA: Ben Lark"), []Person{{Name: "Mr. Wren", Office: "S/S"}, {Name: "Mr. Lark", Office: "EUR"}}, []Person{{Name: "Ben Lark", Office: "EUR/RA"}}},
		{header("The Mill", "L - The Minister", "L/SFP"), []Person{{Office: "The Minister"}}, []Person{{Office: "L/SFP"}}},
		{header("The Mill", "Mr. Wren - MF", "Mill Bureau - Ada Lark"), []Person{{Name: "Mr. Wren", Office: "MF"}}, []Person{{Name: "Ada Lark", Office: "Mill Bureau"}}},
		{header("The Mill", "MIL - MR. WREN", "L/MF: ADA LARK"), []Person{{Name: "MR. WREN", Office: "MIL"}}, []Person{{Name: "ADA LARK", Office: "L/MF"}}},
		{header("The Mill", "WREN - LARK", "Chief of Station, Amaurot"), nil, []Person{{Office: "Chief of Station"}}},
		{header("The Mill", "Consulate Zanzibar", "American Embassy, Amaurot"), []Person{{Office: "Consulate Zanzibar"}}, []Person{{Office: "American Embassy"}}},
		{header("The Mill", "Carl Wren, Director, MBI", "Director, MBI"), []Person{{Name: "Carl Wren", Office: "Director, MBI"}}, []Person{{Office: "Director, MBI"}}},
		{header("The Mill", "Ada Wren for the Minister", "SAC, Amaurot"), []Person{{Name: "Ada Wren"}}, []Person{{Office: "SAC"}}},
		{header("The Mill", "CHIEF OF STATION, AMAUROT", "SAC, DL"), []Person{{Office: "CHIEF OF STATION, AMAUROT"}}, []Person{{Office: "SAC, DL"}}},
		{header("The Mill", "WREN, J. LEE", "Örk, Per"), []Person{{Name: "WREN, J. LEE"}}, []Person{{Name: "Örk, Per"}}},
		{header("The Mill", "OIC, Mill Liaison Office", "Commander in Chief, Utopian Fleet"), []Person{{Office: "OIC, Mill Liaison Office"}}, []Person{{Office: "Commander in Chief, Utopian Fleet"}}},
		{header("The Mill", "Ada Wren, Legal Adviser", "Ben Lark, Jr. Chief, Mill Division"), []Person{{Name: "Ada Wren", Office: "Legal Adviser"}}, []Person{{Name: "Ben Lark, Jr.", Office: "Chief, Mill Division"}}},
		{header("The Mill", "Ada Wren through Ben Lark", "Ben Lark, 3rd"), []Person{{Name: "Ada Wren"}}, []Person{{Name: "Ben Lark, 3rd"}}},
		{header("The Mill", "Ada Wren <ada@example.org>", "Zenda"), []Person{{Name: "Ada Wren"}}, nil},
		{header("The Mill", "Radio Amaurot", "Kansas City"), []Person{{Name: "Radio Amaurot"}}, nil},
		{header("The Mill", "Station Amaurot", "Carl von Wren und Lark"), nil, []Person{{Name: "Carl von Wren und Lark"}}},
		{header("The Mill", "Zanzibar", "Wellington"), nil, []Person{{Name: "Wellington"}}},
		{header("Conversation with Cy Finch", "Ada Wren", "Ben Lark"), nil, nil},
		{header("The Mill", "Ada Wren\nBen Lark\nCarl Finch", "Ada Wren\nOffice of Mills\nBen Lark\nBureau of Carts"), []Person{{Name: "Ada Wren"}, {Name: "Ben Lark"}, {Name: "Carl Finch"}}, []Person{{Name: "Ada Wren", Office: "Office of Mills"}, {Name: "Ben Lark", Office: "Bureau of Carts"}}},
		{header("The Mill", "WREN, ADA\nLARK, BEN", "Ada Wren\nMill Bureau\nStrelsau"), []Person{{Name: "WREN, ADA"}, {Name: "LARK, BEN"}}, []Person{{Name: "Ada Wren", Office: "Mill Bureau"}}},
		{header("ROUTING SHEET", "Mill Division, Room 7", "(Officer, room)"), nil, nil},
	} {
		it := Of(test.d)
		if !reflect.DeepEqual(it.Author, test.author) || !reflect.DeepEqual(it.Recipient, test.recipient) {
			t.Errorf("%s: %v, %v, want %v, %v", it.Title, it.Author, it.Recipient, test.author, test.recipient)
		}
	}
}

// TestBareTitle checks that two bare names are correspondents if the first signs,
// or if they can only be names and there is a date.
func TestBareTitle(t *testing.T) {
	for _, test := range []struct{ title, date, signature, want string }{
		{"Wren to Lark", "", "WREN", "Wren | Lark"},
		{"Road to Wren", "", "A. Road", "Road | Wren"},
		{"Wren to Lark", "", "Lark", ""},
		{"Wren to Lark", "", "", ""},
		{"Wren to Lark", "4 May 1951", "", "Wren | Lark"},
		{"Wren to Lark, May 4, 1951", "", "", "Wren | Lark"},
		{"Ada Wren to Ben Lark", "4 May 1951", "", "Ada Wren | Ben Lark"},
		{"Mr. and Mrs. Wren to Baron d'Lark", "4 May 1951", "", "Mr. and Mrs. Wren | Baron d'Lark"},
		{"Wren and Lark to the Mill Committee", "4 May 1951", "", "Wren; Lark | the Mill Committee"},
		{"Road to Wren", "4 May 1951", "", ""},
		{"Answers to Wren", "4 May 1951", "", ""},
		{"Invocation to Wren", "4 May 1951", "", ""},
		{"Ben Lark's Visit to Wren", "4 May 1951", "", ""},
		{"Wren to Moscow", "4 May 1951", "", ""},
		{"Mill Carts to Wren", "4 May 1951", "", ""},
		{"The Mill", "4 May 1951", "", ""},
		{"Harbour to Sea", "4 May 1951", "", ""}, // the text has the words
	} {
		d := &document.Document{Body: []document.Block{{Kind: document.Paragraph, Text: "From the harbour to the sea."}}, Header: []document.Field{{Key: document.KeyTitle, Text: test.title}}}
		if test.signature != "" {
			d.Body = append(d.Body, document.Block{Kind: document.Signature, Text: test.signature})
		}
		if test.date != "" {
			date, _, _ := text.ParseDate(test.date, 0)
			d.Header = append(d.Header, document.Field{Key: document.KeyDate, Text: test.date, Date: date})
		}
		it := Of(d)
		if got := describe(heading{author: it.Author, recipient: it.Recipient}); got != strings.TrimSpace("| "+test.want) && got != test.want {
			t.Errorf("%s, %s: %s, want %s", test.title, test.date, got, test.want)
		}
	}
}

// TestNamesOf checks the lists and maps of front matter.
func TestNamesOf(t *testing.T) {
	two := "Ada Wren | Ben Lark"
	for _, test := range []struct{ fields, want string }{
		{"author:=Ada Wren", "Ada Wren"},
		{"author:=/name:=Ada Wren/born:=1900/recipient:=/name:=Ben Lark", "Ada Wren"},
		{"author:=/- name:=Ada Wren/post:=Mills/- name:=Ben Lark/tags:=/- name:=Carts", two},
		{"author:=- Ada Wren\n- \"Ben Lark\"", two},
		{"author:=[Ada Wren, 'Ben Lark']", two},
		{"author:=[\"Wren, Ada\", Ben Lark]", "Wren, Ada | Ben Lark"},
		{"author:={name: Ada Wren, post: Mills}", ""},
		{"author:=[{name: Ada Wren}, {name: Ben Lark}]", ""},
		{"author:=[]", ""},
		{"author:=[Wren]'s clerk", "[Wren]'s clerk"},
		{"author:=/born:=1900", ""},
		{"title:=Carts", ""},
	} {
		d := &document.Document{}
		for field := range strings.SplitSeq(test.fields, "/") {
			label, text, _ := strings.Cut(field, "=")
			d.Header = append(d.Header, document.Field{Label: label, Text: text})
			if label == "author:" {
				d.Header[len(d.Header)-1].Key = document.KeyAuthor
			}
		}
		if got := strings.Join(namesOf(d, document.KeyAuthor), " | "); got != test.want {
			t.Errorf("%s: %s, want %s", test.fields, got, test.want)
		}
	}
}

// TestUntitledLetter checks that a letter without a title is cited by who writes to whom.
func TestUntitledLetter(t *testing.T) {
	fields := []document.Field{{Key: document.KeyAuthor, Text: "Ada Wren"}, {Key: document.KeyTo, Text: "Ben Lark"}, {Key: document.KeyDate, Date: document.Date{Text: "1 May 1948", EDTF: "1948-05-01"}}}
	for form, want := range map[Form]string{Note: "Ada Wren to Ben Lark, May 1, 1948.", Short: "Wren to Lark, May 1, 1948."} {
		if got := chicago(Of(&document.Document{Header: fields}), form, Pinpoint{}); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestSeveralSources checks that a file of several texts, each with its source, has none.
func TestSeveralSources(t *testing.T) {
	for _, test := range []struct {
		body string
		want bool
	}{
		{"Source: Mill Archive, 12|The carts.|Source: Ard Archive, 3|The mills.", true},
		{"Quelle: Mill Archive, 12|The carts.|[Quelle: Ard Archive, 3]|The mills.", true},
		{"The carts.|[Source: Mill Archive, 12]|[Source: Ard Archive, 3]", false},
		{"Source: Mill Archive, 12|The carts.|A source: the mill.", false},
	} {
		d := &document.Document{}
		for text := range strings.SplitSeq(test.body, "|") {
			d.Body = append(d.Body, document.Block{Kind: document.Paragraph, Text: text})
		}
		if got := severalSources(d); got != test.want {
			t.Errorf("%s: %v", test.body, got)
		}
	}
}

// TestSeriesOfFile checks that the file's name says the series if the id is made of it.
func TestSeriesOfFile(t *testing.T) {
	it := Of(&document.Document{Name: "x/frus1943China-d232.txt", ID: "frus1943china-d232-1a2b"})
	if it.Series == nil || it.Series.Document != "232" {
		t.Errorf("series %v", it.Series)
	}
}

// TestAuthorField checks that a field Author is used as it is written.
func TestAuthorField(t *testing.T) {
	it := Of(&document.Document{Header: []document.Field{
		{Key: document.KeyTitle, Text: "Telegram to Lark"}, {Key: document.KeyAuthor, Text: "ada wren"},
		{Key: document.KeySource, Text: "See Mill Papers (London: Mill, 1990), p. 3.\nhttps://example.org/7"},
	}})
	if it.authors()[0].Full() != "ada wren" || it.Provenance.Publication != "Mill Papers (London: Mill, 1990), p. 3" {
		t.Errorf("%+v %+v", it.Author, it.Provenance)
	}
}

// TestLanguageOf checks that the text decides on its language, unless a label names it.
func TestLanguageOf(t *testing.T) {
	const german = "Der Hafen ist seit dem Winter geschlossen, und niemand weiß, wann der Müller von der Insel zurückkehrt."
	for _, test := range []struct{ contents, lang, body, want string }{
		{"Translation - English", "", german, "en"},
		{"English Translation\nGerman Transcript", "", german, "de"},
		{"Scan of Original Document", "", german, "de"},
		{"", "English", german, "de"},
		{"", "German", "Carts.", "de"},
		{"", "de-AT", "Carts.", "de"},
		{"", "German, Russian", "Carts.", ""},
		{"", "", "Carts.", ""},
	} {
		d := &document.Document{
			Header: []document.Field{{Key: document.KeyContents, Text: test.contents}, {Label: "language:", Text: test.lang}},
			Body:   []document.Block{{Kind: document.Paragraph, Text: test.body}},
		}
		if got := Of(d).Language; got != test.want {
			t.Errorf("%q: %q, want %q", test, got, test.want)
		}
	}
}

// TestKeptInUnknown checks that the field of the archive is believed, and that its
// place is beside it.
func TestKeptInUnknown(t *testing.T) {
	d := &document.Document{Header: []document.Field{
		{Key: document.KeyTitle, Text: "On Ice"}, {Label: "archive:", Text: "Private collection, Amaurot"}, {Label: "box:", Text: "4"},
	}}
	for style, want := range map[string]string{
		"chicago": "“On Ice,” Box 4, Private collection, Amaurot.",
		"apa":     "On Ice. (n.d.). Private collection, Amaurot (Box 4).",
	} {
		s, _ := Lookup(style)
		if got := s.Cite(Of(d), "", Pinpoint{}).String(); got != want {
			t.Errorf("%s: %s, want %s", style, got, want)
		}
	}
}

// TestKept checks what fields say of where a document is kept.
func TestKept(t *testing.T) {
	for want, fields := range map[string][]document.Field{
		"National Archives, FO 371/1":       {{Label: "repository:", Text: "National Archives"}, {Label: "shelfmark:", Text: "FO 371/1"}},
		"Mill Archive, Wren Papers, Box 3":  {{Label: "box:", Text: "3"}, {Label: "collection:", Text: "Wren Papers"}, {Label: "archive:", Text: "Mill Archive"}},
		"CIA, MILL SERIES, 199-77001-77002": {{Label: "AGENCY :", Text: "CIA"}, {Label: "RECORD SERIES :", Text: "MILL SERIES"}, {Label: "RECORD NUMBER :", Text: "199-77001-77002"}},
		"":                                  {{Label: "archive:", Text: "false"}, {Label: "collection:", Text: "posts"}},
	} {
		if got := ProvenanceText(&document.Document{Header: fields}); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
