package quote_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"docview/internal/document"
	"docview/internal/parse"
	"docview/internal/quote"
)

// harbour is a document that the manuscripts here quote.
var harbour = withID("900401", parse.Parse("900401.txt", []byte("3 May 1951\n\n"+
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
		"open.md":                      func(n int) string { return strings.Repeat("“", 5*n) },
		"low.md":                       func(n int) string { return strings.Repeat("„", 10*n) + `a"` },
		"straight.md":                  func(n int) string { return strings.Repeat(`"`, 5*n) },
		"open.tex":                     func(n int) string { return strings.Repeat("``", 5*n) },
		"single.txt":                   func(n int) string { return strings.Repeat(" 'as", 5*n) + "'" },
		"open in a paragraph.txt":      func(n int) string { return strings.Repeat(" “a", 5*n) + "\n\n“b” " + strings.Repeat("c ", 10*n) },
		"ibid.md": func(n int) string {
			var b strings.Builder
			b.WriteString("“the barges lay”[^a]\n\n[^a]: 900401#1\n\n")
			for i := range n {
				fmt.Fprintf(&b, "“the barges lay”[^%d]\n\n[^%[1]d]: Ibid.\n\n", i)
			}
			return b.String()
		},
		"called.md": func(n int) string {
			var b strings.Builder
			for i := range n {
				fmt.Fprintf(&b, "“the barges lay below the bridge”[^%d]\n\n[^%[1]d]: 900401#1\n\n", i)
			}
			return b.String()
		},
	} {
		t.Run(name, func(t *testing.T) {
			once, many := time.Hour, time.Hour
			for range 40 { // three doublings: linear work takes 8 times as long, quadratic work 64 times
				once, many = min(once, costOf(name, text(500))), min(many, costOf(name, text(4000)))
				if many < 3*3*3*once {
					return
				}
			}
			t.Errorf("%v, and %v for 8 times the text", once, many)
		})
	}
}

// costOf returns the time that verifying a manuscript takes.
func costOf(name, text string) time.Duration {
	start := time.Now()
	c := quote.Parse(name, []byte(text), "").Check()
	c.Add(c.Look(harbour))
	c.Report()
	return time.Since(start)
}

// TestSkipped checks which quotations are not reported.
func TestSkipped(t *testing.T) {
	checkManuscripts(t, []manuscriptCase{
		// what is cited is never left out, nor what is like a passage
		{"a.md", "The “keeper was asleep” [@900401, para. 1], or “late” [@900401].\n", `
1:6 not_found, citation ok: "keeper was asleep"
1:49 exact 900401#1, citation ok: "late"
`},
		{"a.md", "Late.[^1]\n\n[^1]: See “the barges lay above the bridge until the evening,” 900401#1.\n", `
3:12 differs 900401#1, citation ok: "the barges lay above the bridge until th"; replace "below" by "above"
`},
		{"a.md", "Late.[^1]\n\n[^1]: “The barges lay above the bridge until the evening,” 3 May 1951, 900401#1.\n", `
3:8 differs 900401#1, citation ok: "The barges lay above the bridge until th"; replace "below" by "above"
`},
		{"a.md", "Paid “in Florins March 4, 1790; in Crowns April 9, 1791; in Shillings June 2, 1792” then.\n", `
1:7 not_found, citation none: "in Florins March 4, 1790; in Crowns Apri"
`},
		{"a.md", "He calls it “The Ferry Was Late. The Keeper Did Not Open It” here.\n", `
1:14 differs 900401#1, citation none: "The Ferry Was Late. The Keeper Did Not O"; delete "and" by ""; delete "old" by ""; replace "of the lock said that he would" by "Did"
`},
		// titles and short phrases
		{"a.md", "The so-called “high season” and “Tolls and Locks of the Upper River” are his, “St. Clair and the Tolls of the River” is not.\n", `
1 skipped, short: "high season"
1 skipped, title: "Tolls and Locks of the Upper River"
1 skipped, title: "St. Clair and the Tolls of the River"
`},
		{"a.md", "Late (“Rapport sur les écluses du fleuve,” 3 mai 1951).[^1]\n\n[^1]: A. Autor, „Die Fähre und ihre langen Wege“, *Der Strom* 3 (1960): 4; voir « Les péages de la rivière au printemps », *Revue* 2 (1961); \"Un largo viaje por los ríos\", Madrid, 1962.\n", `
1:8 skipped
`[1:1] + `1 skipped, title: "Rapport sur les écluses du fleuve,"
3 skipped, title: "Die Fähre und ihre langen Wege"
3 skipped, title: "Les péages de la rivière au printemps"
3 skipped, title: "Un largo viaje por los ríos"
`},
		{"a.txt", "She wrote this (900401, para. 1).1 Then she left.\n\n1. A. Brook, “A long history of locks and tolls”, Rivers 2 (1960): 4.\n", `
3 skipped, title: "A long history of locks and tolls"
`},
		{"a.md", "她走了。[^1]\n\n[^1]: 布鲁克，「船闸的长久历史」，《河流》，1960年。\n", `
3 skipped, title: "船闸的长久历史"
`},
		{"a.md", "Brook, Ann. “A long history of locks.” *Rivers* 2 (1960): 4.\n", `
1 skipped, title: "A long history of locks."
`},
	})
}

// TestBlocks checks what is a quotation since it is set apart.
func TestBlocks(t *testing.T) {
	const differs = `%d:%d differs 900401#1, citation %s: "The barges lay above the bridge until th"; replace "below" by "above"` + "\n"
	found := func(line, column int, citation string) string { return fmt.Sprintf(differs, line, column, citation) }
	const text = "The barges lay above the bridge until the evening."
	checkManuscripts(t, []manuscriptCase{
		{"html.md", "So:\n\n<blockquote class=\"x\">\n<p>" + text + "</p>\n\n<footer>— <cite>A. Brook</cite></footer>\n</blockquote>\n\nThen <q>the barges lay above the bridge</q>, &ldquo;open it for anybody after noon&rdquo;.\n", `
4:4 differs 900401#1, citation none: "The barges lay above the bridge until th"; replace "below" by "above"
9:9 differs 900401#1, citation none: "the barges lay above the bridge"; replace "below" by "above"
9:53 differs 900401#1, citation none: "open it for anybody after noon"; replace "before" by "after"
`},
		{"inline.md", "So <blockquote>" + text + "</blockquote> she said “no”.\n", found(1, 16, "none") + "1 skipped, short: \"no\"\n"},
		{"code.md", "Use `<blockquote>` as in `</blockquote>`.\n\n“" + text + "”\n", found(3, 2, "none")},
		{"open.md", "A <blockquote> that is not closed.\n\n“" + text + "”\n", found(3, 2, "none")},
		{"div.md", "So:\n\n::: {custom-style=\"Intense Quote\"}\n" + text + "\n:::\n\nThen.\n", found(4, 1, "none")},
		{"class.md", ":::: zitat\n" + text + "\n\nNothing was decided on that day.\n::::\n", `
2:1 differs 900401#1, citation none: "The barges lay above the bridge until th"; replace "below" by "above"
`},
		{"other.md", "::: warning\n" + text + " She said “" + text + "”\n:::\n", found(2, 62, "none")},
		{"lines.md", "| The barges lay above the bridge\n| until the evening.\n\n| Roses are red and\n| violets are blue.\n\n| a | b |\n|---|---|\n| “" + text + "” | c |\n",
			strings.Replace(found(1, 3, "none"), "until th", "| until ", 1) + found(9, 4, "none") + "4 skipped, short: \"Roses are red and | violets are blue.\"\n"},
		{"callout.md", "> [!quote] Brook\n> " + text + "\n\n> [!NOTE]\n> It is closed in August.\n", found(2, 3, "none")},
		{"lines.txt", "She wrote this in her diary, in one line, as they are saved.\n\n    The barges lay above the bridge\n    until the evening.\n\nShe wrote again.\n\n    The barges lay above the bridge\n    until the evening.\n", found(3, 5, "none") + found(8, 5, "none")},
		{"tabs.txt", "\tShe wrote “" + text + "” in her diary, in one line, as they are saved.\n\n\tThen she left.\n", found(1, 13, "none")},
		{"first.txt", "    She wrote in her diary, and so on, until she\nwas done with it and left.\n\n    She wrote “" + text + "”\n", found(4, 16, "none")},
		{"whole.txt", "She wrote to him on the next day, in one line.\n\n    The ferry was late, and the old keeper of the “lock”\n    said that he would not open it for anybody before noon.\n", `
3:5 exact 900401#1, citation none: "The ferry was late, and the old keeper o"
`},
	})
}

// TestTitles checks that the title in a citation in running prose is not taken for a quotation.
func TestTitles(t *testing.T) {
	checkManuscripts(t, []manuscriptCase{
		{"a.md", "See also “The Barges Lay above the Bridge,” 1951, and “nothing was decided about the tolls,” 1951.\n", `
1:56 differs 900401#2, citation none: "nothing was decided about the tolls,"; delete "on that day" by ""
1 skipped, title: "The Barges Lay above the Bridge,"
`},
	})
}

// TestPassedOver checks quotations in places and between marks that are easily
// passed over, and what is beside them and is none.
func TestPassedOver(t *testing.T) {
	const (
		barges = "The barges lay above the bridge until the evening."
		tail   = `, citation none: "The barges lay above the bridge until th"; replace "below" by "above"` + "\n"
		open   = `not_closed, citation none: `
	)
	var cases []manuscriptCase
	for _, c := range []struct{ name, text, want string }{
		// block quotations in items of lists and in notes
		{"item.md", "- > B\n", "1:5"},
		{"number.md", "1. > B\n   > \n", "1:6"},
		{"items.md", "- > Nobody said so about it.\n- > B\n", "2:5"},
		{"second.md", "10. Item\n\n    > B\n", "3:7"},
		{"tab.md", "1. Item\n\n\t> B\n", "3:4"},
		{"deep.md", "- a\n    - b\n\n        > B\n", "4:11"},
		{"list.md", "- - > B\n  - c\n", "1:7"},
		{"twice.md", "> > B\n", "1:5"},
		{"note.md", "Text.[^1]\n\n[^1]: See:\n\n    > B\n", "5:7"},
		{"code.md", "Text.\n\n    > B\n", ""},
		{"codeinlist.md", "- a\n\n          > B\n", ""},
		{"afterlist.md", "- a\n\nText.\n\n    > B\n", ""},
		// the metadata
		{"abstract.md", "---\nabstract: |\n  He wrote: “B”\n---\n", "3:14"},
		{"folded.md", "---\nabstract: He wrote\n  that “B”\n  was so.\n---\n", "3:9"},
		{"yaml.md", "---\nabstract: \"He wrote \\\"B\\\"\"\n---\n", "2:23"},
		{"map.md", "---\nepigraph:\n  - text: “B”\n---\n", "3:12"},
		{"title.md", "---\ntitle: On “B”\nkeywords: [\"B\"]\nabstract: \"B\"\n---\n", ""},
		// marks
		{"wide.md", "He wrote ＂B＂ then.\n", "1:11"},
		{"half.txt", "He wrote ｢B｣ then.\n", "1:11"},
		{"prime.txt", "He wrote 〝B〞 then.\n", "1:11"},
		{"lowprime.txt", "He wrote 〝B〟 then.\n", "1:11"},
		{"upright.tex", "He wrote ﹁B﹂ then.\n", "1:11"},
		{"uprightdouble.md", "He wrote ﹃B﹄ then.\n", "1:11"},
		{"german.txt", "Er schrieb „B“ und ging.\n", "1:13"},
	} {
		want := ""
		if c.want != "" {
			want = c.want + " differs 900401#1" + tail
		}
		if c.name == "items.md" {
			want = `1:5 not_found, citation none: "Nobody said so about it."` + "\n" + want
		}
		cases = append(cases, manuscriptCase{c.name, strings.ReplaceAll(c.text, "B", barges), want})
	}
	cases = append(cases,
		manuscriptCase{"cited.md", "Text.[^1]\n\n[^1]: See [@900401, para. 2]:\n\n    > Nothing was decided on that day about the tolls.\n", `
5:7 exact 900401#2, citation ok: "Nothing was decided on that day about th"
`},
		manuscriptCase{"html.md", "<blockquote>\nNothing was decided on that day.\n", "1:1 " + open + `"<blockquote> Nothing was decided on that"` + "\n"},
		manuscriptCase{"second.md", "<blockquote>\nNothing was decided.\n\n<blockquote>\nNothing was decided on that day.\n</blockquote>\n", "1:1 " + open + `"<blockquote> Nothing was decided."` + `
5:1 exact 900401#2, citation none: "Nothing was decided on that day."
`},
		manuscriptCase{"option.tex", "\\textquote[\\cite{900401}{Nothing was decided.}\n\n\\enquote{Nothing was decided on that day}\n", `1:1 not_closed, citation ok: "\\textquote["` + `
3:10 exact 900401#2, citation none: "Nothing was decided on that day"
`},
		manuscriptCase{"wide.txt", "He wrote ＂nothing was decided.\n", "1:10 " + open + `"＂nothing was decided."` + "\n"},
		manuscriptCase{"inches.md", `He wrote "two 3" guns and four 4" guns were on the deck of the ferry" then.` + "\n",
			`1:11 not_found, citation none: "two 3\" guns and four 4\" guns were on the"` + "\n"},
		manuscriptCase{"inner.txt", "“Er sagte: ‚Wir haben den „Plan“ nie gesehen‘, und ging.”\n\n“Heute ist „der kleine“ Tag da.” Und „der Tag”, “das ist er nun also”.\n", `
1:2 not_found, citation none: "Er sagte: ‚Wir haben den „Plan“ nie gese"
3:2 not_found, citation none: "Heute ist „der kleine“ Tag da."
3:50 not_found, citation none: "das ist er nun also"
3 skipped, short: "der Tag"
`})
	checkManuscripts(t, cases)
}
