package cite

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"docview/internal/document"
	"docview/internal/ruletest"
)

// editions are heads, title first and rows divided by strokes, with the edition that
// they show and the title without its number.
var editions = []struct{ rule, head, want string }{
	{"name", "Stone to Reed|vol_full_title: Volume 3: 1951|vol_title: Volume 3|doc_num: 12", `{"title":"Volume 3: 1951","document":"12"} Stone to Reed`},
	{"volume", "12. Stone to Reed|Series: Documents on Utopian Policy|Volume: III|Number: 12", `{"title":"Documents on Utopian Policy","volume":"III","document":"12"} Stone to Reed`},
	{"", "153 Stone to Reed|volume: Volume 9: 1946, June|doc_id: 7731", `{"title":"Volume 9: 1946, June","document":"153"} Stone to Reed`},
	{"title", "Nr. 12: Gespräch mit Stein|reihe: Akten zur Politik Utopiens|band: Band 2|nr: Nr. 12", `{"title":"Akten zur Politik Utopiens","volume":"2","document":"12"} Gespräch mit Stein`},
	{"", "Carts|edition: Mill Papers|volume: 3|volume_title: The Carts|document: 12a", `{"title":"Mill Papers","volume":"3, The Carts","document":"12a"} Carts`},
	{"", "Carts|edition: Mill Papers|volume_title: Volume 3: The Carts|document: 12", `{"title":"Mill Papers","volume":"3: The Carts","document":"12"} Carts`},
	{"", "Carts|volume_title: The Carts|volume: 3|document: 12", `{"title":"The Carts","volume":"3","document":"12"} Carts`},
	{"document", "Carts|volume: Vol. 3|document_number: No. 12", `{"volume":"3","document":"12"} Carts`},
	{"publisher", "Carts|edition: Mill Papers|document: 12|publisher: Mill Press", `{"title":"Mill Papers","document":"12","publisher":"Mill Press"} Carts`},
	{"place", "Carts|edition: Mill Papers|document: 12|publication_place: Strelsau", `{"title":"Mill Papers","document":"12","place":"Strelsau"} Carts`},
	{"year", "Carts|edition: Mill Papers|document: 12|publication year: 1984", `{"title":"Mill Papers","document":"12","year":"1984"} Carts`},
	{"number", "Carts|edition: Mill Papers|volume: 3|number: 12", `{"title":"Mill Papers","volume":"3","document":"12"} Carts`},
	{"", "100 Carts|document: 12|volume: 3", `{"volume":"3","document":"12"} 100 Carts`},
	{"", "45. Telegram From the Embassy in Utopia to the Department of State|", `{"document":"45"} Telegram From the Embassy in Utopia to the Department of State`},
	{"", "5. Editorial Note|", `{"document":"5"} Editorial Note`},
	// What is not in an edition.
	{"", "12. Sitzung|", "null 12. Sitzung"},
	{"", "3. Report on the Mills|", "null 3. Report on the Mills"},
	{"periodical", "100 Carts|publication: Mill News|volume: 8: carts|issue: 26", "null 100 Carts"},
	{"", "100 Carts|volume: 8|number: 26", "null 100 Carts"},
	{"", "100 Carts|series: MW 123|number: 26", "null 100 Carts"},
	{"", "100 Carts|doc_num: 12", "null 100 Carts"},
	{"", "Carts|edition: Mill Papers", "null Carts"},
}

func TestEditions(t *testing.T) {
	for _, test := range editions {
		if got := editionIn(test.head); got != test.want {
			t.Errorf("%s: %s, want %s", test.head, got, test.want)
		}
	}
}

// TestEditionFields holds the labels of editions to the cases.
func TestEditionFields(t *testing.T) {
	ruletest.Each(t, &editionFields, func(f editionField) string { return f.part }, func(name string) bool {
		for _, test := range editions {
			if test.rule == name {
				return editionIn(test.head) == test.want
			}
		}
		return false
	})
}

func editionIn(head string) string {
	title, rows, _ := strings.Cut(head, "|")
	d := &document.Document{Header: []document.Field{{Key: document.KeyTitle, Text: title}}}
	for row := range strings.SplitSeq(rows, "|") {
		label, value, _ := strings.Cut(row, ": ")
		d.Header = append(d.Header, document.Field{Label: label + ":", Text: value})
	}
	s, title := editionOf(d)
	text, _ := json.Marshal(s)
	return string(text) + " " + title
}

// TestEditionAbove reads the edition in the lines above a title.
func TestEditionAbove(t *testing.T) {
	for lines, want := range map[string]string{
		"No. 12|Letter from Stone to Reed":                                         `{"document":"12"}`,
		"Mill Papers, Series I, Volume II|Document 12|Letter from Stone to Reed":   `{"title":"Mill Papers, Series I","volume":"II","document":"12"}`,
		"Mill Papers, 1951, vol. II, The Carts, doc. 12|Letter from Stone to Reed": `{"title":"Mill Papers, 1951","volume":"II, The Carts","document":"12"}`,
		"Mill Papers, Band 2|Nr. 12: Gespräch mit Minister Stein":                  `{"title":"Mill Papers","volume":"2","document":"12"}`,
		"12|Letter from Stone to Reed":                                             "null",
		"Mill Papers, Volume II|Letter from Stone to Reed":                         "null",
		"The carts, Volume II, 1951|Letter from Stone to Reed":                     "null",
	} {
		d := &document.Document{}
		for _, line := range strings.Split(lines, "|") {
			d.Header = append(d.Header, document.Field{Key: document.KeyLetterhead, Text: line})
		}
		d.Header[len(d.Header)-1].Key = document.KeyTitle
		if got, _ := json.Marshal(Of(d).Series); string(got) != want {
			t.Errorf("%s: %s, want %s", lines, got, want)
		}
	}
}

// TestNumberOfTitle checks that the number of a document is cut from its title.
func TestNumberOfTitle(t *testing.T) {
	for title, want := range map[string]string{
		"7. Telegram From the Embassy": "Telegram From the Embassy",
		"7. Editorial Note":            "Editorial Note",
		"No. 7. Wren to Lark":          "Wren to Lark",
		"Doc. No. 7: Wren to Lark":     "Wren to Lark",
		"Document 7 – Wren to Lark":    "Wren to Lark",
		"№ 7. Письмо":                  "Письмо",
		"8. Editorial Note":            "8. Editorial Note",
		"7 carts to Utopia":            "7 carts to Utopia",
		"Editorial Note":               "Editorial Note",
	} {
		it := Of(&document.Document{ID: "frus1958-60v10-d7", Header: []document.Field{{Key: document.KeyTitle, Text: title}}})
		if it.Title != want {
			t.Errorf("%s: %s, want %s", title, it.Title, want)
		}
	}
}

// TestNumberAlone holds that the number of a document does not say where to find it
// unless an edition is named: it is not printed, and the archive is missed.
func TestNumberAlone(t *testing.T) {
	alone := &Item{Title: "Stone to Reed", Series: &Series{Document: "12"}}
	inVolume := &Item{Title: "Stone to Reed", Series: &Series{Title: "Mill Papers", Document: "12"}}
	for _, s := range Styles() {
		for _, form := range s.Forms {
			if got := string(s.Cite(alone, form, Pinpoint{})); strings.Contains(got, "12") {
				t.Errorf("%s %s: %s", s.Name, form, got)
			}
		}
	}
	if !slices.Contains(alone.Missing(), "archive") || slices.Contains(inVolume.Missing(), "archive") {
		t.Errorf("missing: %v, %v", alone.Missing(), inVolume.Missing())
	}
}
