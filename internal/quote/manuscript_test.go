package quote_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"docview/internal/document"
	"docview/internal/quote"
)

// harbour is a document that the manuscripts here quote.
var harbour = withID("900401", document.Parse("900401.txt", []byte("3 May 1951\n\n"+
	"1. The ferry was late, and the old keeper of the lock said that he would not open it for anybody before noon. "+
	"The barges lay below the bridge until the evening.\n\n"+
	"2. Nothing was decided on that day about the tolls.\n")))

func withID(id string, d *document.Document) *document.Document {
	d.ID = id
	return d
}

// manuscripts are texts and what is found in them: one line per quotation.
func checkManuscripts(t *testing.T, cases []manuscriptCase) {
	for _, c := range cases {
		got := summary(verify(c.name, c.text, []*document.Document{harbour}))
		if want := strings.TrimLeft(c.want, "\n"); got != want {
			t.Errorf("%s\n%s\ngot\n%s\nwant\n%s", c.name, c.text, got, want)
		}
	}
}

type manuscriptCase struct{ name, text, want string }

// TestNotClosed checks which marks are reported because nothing closes them.
func TestNotClosed(t *testing.T) {
	checkManuscripts(t, []manuscriptCase{
		{"a.md", "She wrote “the barges lay below the lock.\n\nThen she left.\n", `
1:11 not_closed, citation none: "“the barges lay below the lock."
`},
		{"a.txt", "Sie schrieb „die Fähre kam spät an.\n\nUnd «les bateaux sont restés.\n\n「他們走了。\n", `
1:13 not_closed, citation none: "„die Fähre kam spät an."
3:5 not_closed, citation none: "«les bateaux sont restés."
5:1 not_closed, citation none: "「他們走了。"
`},
		{"a.md", "She wrote “the barges. Then “the barges lay below the quay until the evening” came.\n", `
1:11 not_closed, citation none: "“the barges. Then “the barges lay below "
1:30 differs 900401#1, citation none: "the barges lay below the quay until the "; replace "bridge" by "quay"
`},
		{"a.md", "Straight marks: \"the barges lay.\n", `
1:17 not_closed, citation none: "\"the barges lay."
`},
		{"a.tex", "She wrote \\enquote{the barges lay below.\n\nThen <<the ferry was late.\n\n", `
1:11 not_closed, citation none: "\\enquote{the barges lay below."
3:6 not_closed, citation none: "<<the ferry was late."
`},
		// inches, umlauts, apostrophes, and a quotation of several paragraphs
		{"a.md", "A 5\" pipe, the ’90s, ‘tis late, the boys’ boat, rock ’n’ roll.\n", ""},
		{"a.tex", "Der \"Arger mit der F\"ahre war gro\"s.\n", "1 skipped, short: \"Arger mit der F\"\n"},
		{"a.md", "“The ferry was late, and the old keeper of the lock said that he would not open it.\n\n“The barges lay below the bridge.”\n", `
1:2 differs 900401#1, citation none: "The ferry was late, and the old keeper o"; delete "for anybody before noon" by ""
`},
		{"a.md", "“The ferry was late.\n\n“The barges lay below.\n\nThen.\n", `
1:1 not_closed, citation none: "“The ferry was late."
`},
	})
}

// TestMarks checks which marks belong together.
func TestMarks(t *testing.T) {
	const found = `
1:%d exact 900401#1, citation none: "The barges lay below the bridge until th"
`
	for _, c := range []struct {
		text   string
		column int
	}{
		{"Er schrieb: „The barges lay below the bridge until the evening.\" Dann ging er.", 14},
		{"Er schrieb: ‚The barges lay below the bridge until the evening.' Dann ging er.", 14},
		{"Hon skrev ”The barges lay below the bridge until the evening” och gick. ”Ja”, sade han.", 12},
		{"He wrote »The barges lay below the bridge until the evening« then.", 11},
		{"He wrote « The barges lay below the bridge until the evening » then.", 12},
	} {
		checkManuscripts(t, []manuscriptCase{{"a.md", c.text + "\n", fmt.Sprintf(found, c.column) + strings.Repeat("1 skipped, short: \"Ja\"\n", strings.Count(c.text, "”Ja”"))}})
	}
	checkManuscripts(t, []manuscriptCase{
		{"a.md", `He wrote "the barges lay below the "bridge" until the evening" then.` + "\n", `
1:11 exact 900401#1, citation none: "the barges lay below the \"bridge\" until "
`},
		{"a.md", "He wrote “" + strings.Repeat("весь лёд ушёл, ", 900) + "the barges” then.\n", `
1:11 not_found, citation none: "весь лёд ушёл, весь лёд ушёл, весь лёд у"
`},
	})
}

// TestLinear holds that twice a manuscript takes less than three times as long:
// what opens and is not closed must not be followed to the end one by one, nor
// what is nested from the beginning of each.
func TestLinear(t *testing.T) {
	said := "``the old keeper of the lock said'' "
	for name, text := range map[string]func(n int) string{
		"notes in notes.tex": func(n int) string {
			return strings.Repeat(`word\footnote{note `+said, n) + strings.Repeat("}", n)
		},
		"quotations in quotations.tex": func(n int) string { return strings.Repeat(`\enquote{a `, n) + strings.Repeat("}", n) },
		"notes in notes.md":            func(n int) string { return strings.Repeat(`word^[note `, n) + strings.Repeat("]", n) },
		"open.md":                      func(n int) string { return strings.Repeat("“", 10*n) },
		"low.md":                       func(n int) string { return strings.Repeat("„", 10*n) + `a"` },
		"straight.md":                  func(n int) string { return strings.Repeat(`"`, 20*n) },
		"open.tex":                     func(n int) string { return strings.Repeat("``", 10*n) },
		"single.txt":                   func(n int) string { return strings.Repeat(" 'as", 10*n) + "'" },
		"open in a paragraph.txt":      func(n int) string { return strings.Repeat(" “a", 10*n) + "\n\n“b” " + strings.Repeat("c ", 10*n) },
		"called.md": func(n int) string {
			var b strings.Builder
			for i := range n {
				fmt.Fprintf(&b, "“the barges lay below the bridge”[^%d]\n\n[^%[1]d]: 900401#1\n\n", i)
			}
			return b.String()
		},
	} {
		t.Run(name, func(t *testing.T) {
			once, twice := text(500), text(1000)
			var ratio float64
			for range 8 {
				if ratio = float64(costOf(name, twice)) / float64(costOf(name, once)); ratio < 3 {
					return
				}
			}
			t.Errorf("twice the text costs %.1f times as much", ratio)
		})
	}
}

// costOf returns the shortest time that verifying a manuscript takes.
func costOf(name, text string) time.Duration {
	least := time.Duration(math.MaxInt64)
	for range 3 {
		start := time.Now()
		c := quote.Parse(name, []byte(text), "").Check()
		c.Add(c.Look(harbour))
		c.Report()
		least = min(least, time.Since(start))
	}
	return least
}
