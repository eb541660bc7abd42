package text

import (
	"strings"
	"testing"
	"time"
)

// TestAlternate sets texts inside of double marks and alone; "" means that all
// marks stay as they are.
func TestAlternate(t *testing.T) {
	for _, test := range []struct{ name, text, inside, alone string }{
		{"single", "Report, ‘The Mill’", "", "Report, “The Mill”"},
		{"double", "Report, “The Mill”", "Report, ‘The Mill’", ""},
		{"straight", `He said "so" there.`, "He said 'so' there.", ""},
		{"straight single", "He said 'so' there.", "", `He said "so" there.`},
		{"tags of HTML", `The <a href="x.htm">"mill"</a>.`, `The <a href="x.htm">'mill'</a>.`, ""},
		{"two levels", "Ann: ‘the “old” mill’.", "", "Ann: “the ‘old’ mill”."},
		{"two levels, double first", "Ann: “the ‘old’ mill”.", "Ann: ‘the “old” mill’.", ""},
		{"three levels", "“I heard ‘the “old” mill’ creak.”", "‘I heard “the ‘old’ mill” creak.’", ""},
		{"levels of one shape", "“I heard “the mill” creak.”", "‘I heard “the mill” creak.’", "“I heard ‘the mill’ creak.”"},
		{"straight levels", `"I said 'so,'" she wrote, "and went 'home.'"`, `'I said "so,"' she wrote, 'and went "home."'`, ""},
		{"straight levels before a dash", `"Not 'now'"—and left.`, `'Not "now"'—and left.`, ""},
		{"both open at once", `"'So,' she said."`, `'"So," she said.'`, ""},
		{"low", "Ein „altes ‚Rad‘ der“ Mühle", "Ein ‚altes „Rad“ der‘ Mühle", ""},
		{"low with a high end", "Ein „Rad”.", "Ein ‚Rad’.", ""},
		{"one shape for both halves", "”Rad” sade Ada", "’Rad’ sade Ada", ""},
		{"guillemets", "Elle dit «Je “sais”»", "Elle dit «Je ‘sais’»", ""},
		{"after a bracket", `He (or "she") left.`, "He (or 'she') left.", ""},
		{"apostrophe", "Wren’s mill and Lark's mill", "", ""},
		{"apostrophe and marks", "Wren's and 'Lark's mill'", "", `Wren's and "Lark's mill"`},
		{"genitive", "‘the workers’ “new” mill’ burnt", "", "“the workers’ ‘new’ mill” burnt"},
		{"genitive alone", "The Workers’ “Mill”", "The Workers’ ‘Mill’", ""},
		{"end that is not a genitive", "‘the mills’ and ‘the “old” carts’", "", "“the mills” and “the ‘old’ carts”"},
		{"end after s", "‘the mills’ he said", "", "“the mills” he said"},
		{"decade", `In the '60s "the" mill's wheel`, "In the '60s 'the' mill's wheel", ""},
		{"elision", `'Twas "the" mill`, "'Twas 'the' mill", ""},
		{"inches", `A 5" pipe and a 6' pole`, "", ""},
		{"inches in a quotation", `"A 5" pipe broke," he said.`, `'A 5" pipe broke,' he said.`, ""},
		{"year at an end", `"in 1951" he said, and "so on"`, `'in 1951' he said, and 'so on'`, ""},
		{"figure at an end", `"page 5" and 6" pipes`, `'page 5' and 6" pipes`, ""},
		{"no end", "He said: “I am ‘here’ and", "He said: ‘I am “here” and", ""},
		{"no beginning", "I am ‘here,’” he said, “and ‘there.’”", "I am “here,”’ he said, ‘and “there.”’", "I am ‘here,’” he said, “and ‘there.’”"},
		{"single without an end", "An ‘open mark", "", ""},
	} {
		for level, want := range []string{test.alone, test.inside} {
			if want == "" {
				want = test.text
			}
			if got := Alternate(test.text, level, ""); got != want {
				t.Errorf("%s inside of %d: %s, want %s", test.name, level, got, want)
			}
		}
	}
}

func TestAlternateCurly(t *testing.T) {
	for text, want := range map[string]string{
		`Report, "The 'Old' Mill"`: "Report, ‘The “Old” Mill’",
		"Bericht „Die Mühle“":      "Bericht ‘Die Mühle’",
		`A 5" pipe`:                `A 5" pipe`,
		"Lark's 'Mill'":            "Lark's ‘Mill’",
	} {
		if got := Alternate(text, 1, Curly); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// TestAlternateCost holds hostile texts to a time that only a cost linear in
// the text allows.
func TestAlternateCost(t *testing.T) {
	for _, part := range []string{"“", "‘", `"`, "' ", "mills' ", `5" `, "“a ‘b ", "” ", "a's don't "} {
		text := strings.Repeat(part, 1<<20/len(part))
		start := time.Now()
		Alternate(text, 1, "")
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%q: %v", part, took)
		}
	}
}
