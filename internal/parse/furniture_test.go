package parse

import (
	"strings"
	"testing"

	"docview/internal/ruletest"
)

// furnitureOf returns the furniture of a text, on lines.
func furnitureOf(text string) string {
	var lines []string
	for _, b := range Parse("x", []byte(text)).Furniture {
		lines = append(lines, b.Text)
	}
	return strings.Join(lines, "/")
}

const moleHead = "Report on the Mole\n\nAmaurot, May 4, 1949\n\nThe board met on Monday and heard the pilots.\n\n"

// A furnitureCase is a text and its furniture, as far as one rule recognises it.
type furnitureCase struct{ rule, text, want string }

func holdFurniture(t *testing.T, cases []furnitureCase) func(name string) bool {
	return func(name string) bool {
		found := false
		for _, c := range cases {
			if c.rule == name {
				got := furnitureOf(moleHead + c.text)
				if found = got == c.want; !found {
					t.Logf("%s: %s", name, got)
					return false
				}
			}
		}
		return found
	}
}

// TestPageRules: lines of pages that do not return.
func TestPageRules(t *testing.T) {
	ruletest.Each(t, &pageRules, func(r pageRule) string { return r.name }, holdFurniture(t, []furnitureCase{
		{"number between dashes", "The carts came late.\n\n- 2 -\n\nThe mills stood.\n", "- 2 -"},
		{"stamp of release", "The carts came late.\n\nApproved for Release 2003\n\nThe mills stood.\n", "Approved for Release 2003"},
		{"number of a page", "The clerk was told that the carts of the\n\n[p. 3]\n\nnorth came late.\n", "[p. 3]"},
		{"number of a page", "The clerk was told of the carts of the north\n\n1\n\nand the mills.\n\n2\n\nThe clerk said that the mills stood.\n\n3\n", "1/2/3"},
		{"number of a page", "The clerk was told that the carts of the\n\n3\n\fnorth came late.\n", "3"},
		{"number of a page", "The clerk was told that the carts1 of the\n\n1 Those of oak.\n\n3\n\nnorth came late.\n", "3"},
		{"head with the number of its page", "The clerk was told that the carts of the\n\nHARBOUR BOARD 3\n\nnorth came late.\n", "HARBOUR BOARD 3"},
		{"head with the number of its page", "The clerk was told that the carts of the\n\nTHE MOLE     3\n\nnorth came late.\n", "THE MOLE     3"},
		{"head and number at the top of a page", "The carts came late.\n\f4     HARBOUR   BOARD\n\nThe mills stood.\n", "4     HARBOUR   BOARD"},
		{"title as the head of a page", "He read the\nReport on the Mole\nto them. The clerk was told that the carts of the\n\nReport on the Mole 3\n\nnorth came late.\n", "Report on the Mole 3"},
	}))
}

// TestReturnRules: lines of pages that return.
func TestReturnRules(t *testing.T) {
	pages := func(heads ...string) string {
		text := ""
		for i, head := range heads {
			page := strings.ReplaceAll(strings.TrimSuffix(wrappedText, "corn.\n"), "a", "aeio"[i:i+1])
			text += page + head + "corn of the north.\n"
		}
		return text
	}
	ruletest.Each(t, &returnRules, func(r returnRule) string { return r.name }, holdFurniture(t, []furnitureCase{
		{"says that it is of a page", strings.Repeat(strings.Repeat("The carts came late.\n\n", 5)+"Page 3\n\n", 3), "Page 3/Page 3/Page 3"},
		{"inside sentences", pages("\nHarbour Board 2\n", "\nHarbour Board 3\n", "\nHarbour Board 4\n"), "Harbour Board 2/Harbour Board 3/Harbour Board 4"},
		{"classification", strings.Repeat(strings.Repeat("The carts came late.\n\n", 5)+"SECRET\n\n\f", 3), "SECRET/SECRET/SECRET"},
		{"head of pages", pages("\n\fHarbour Board\n\n", "\n\fThe Mole\n\n", "\n\fHarbour Board\n\n", "\n\fThe Mole\n\n"), "Harbour Board/The Mole/Harbour Board/The Mole"},
		{"head of pages", pages("\n1\nREPORT ON THE MOLE\n\n", "\n\f2\nReport on the Mole\n\n"), "1/REPORT ON THE MOLE/2/Report on the Mole"},
		{"head of pages", "The clerk was told that the carts of the\n\n- 2 -\n\nREPORT ON THE MOLE\n\nnorth came late.\n\n- 3 -\n\nREPORT ON THE MOLE\n\nThe mills stood.\n", "- 2 -/REPORT ON THE MOLE/- 3 -/REPORT ON THE MOLE"},
		{"head of pages", "He came with the\n\fReport on the Mole\nclerk.\n\fReport on the Mole\nThe mills stood.\n", "Report on the Mole/Report on the Mole"},
		{"title as the head of pages", wrappedText + "The carts1 of the\n\n1 Those of oak.\n\nREPORT ON THE MOLE\n\nnorth came late.\n" + strings.Repeat("\nThe boats came.\n", 4) + "\nREPORT ON THE MOLE\n\nThe mills stood.\n", "REPORT ON THE MOLE/REPORT ON THE MOLE"},
		{"title as the head of pages", "The mills stood.\n\n1\nREPORT ON THE MOLE\n\nThe carts of the north came to the mole.\n\n2\nREPORT ON THE MOLE\n\nThey left.\n", "1/REPORT ON THE MOLE/2/REPORT ON THE MOLE"},
		{"title as the head of pages", "The mills stood.\n\nREPORT ON THE MOLE     2\n\nThe carts came.\n", "REPORT ON THE MOLE     2"},
		{"head of pages", pages("\n\n2  Harbour Board\n\n", "\n\nThe Mole  3\n\n", "\n\n4  Harbour Board\n\n", "\n\nThe Mole  5\n\n"), "2  Harbour Board/The Mole  3/4  Harbour Board/The Mole  5"},
	}))
}

// TestKeptLines: lines of the text that look like those of pages.
func TestKeptLines(t *testing.T) {
	for _, text := range []string{
		"The clerk wrote the number\n\n18\n\nand left.\n",                     // the number is of the sentence
		"Of the north, oats\n\n1\n\nrye\n\n2\n\n\nwheat\n\n3\n",               // a column of a table
		"The carts came.\n\n1\n\nThe mole is closed.\n\n2\n\nIt is opened.\n", // numbers of parts
		"The carts were late.\n\nSECRET\n\nThe mills of the north and\n\nof the west stood.\n\nSECRET\n\nThe boats were late.\n\nThe clerk came.\n\nSECRET\n\nHe left.\n", // stamps of one page
		"The board sells:\n\n1\n\nthe carts that came from the north, and\n\n2\n\nthe mills that stand below the mole.\n",                                                 // a list
		"ANN MILLER\n\nthe carts came from the\n\nPAUL REED\n\nno\n\nANN MILLER\n\nyes\n",                                                                                 // speakers
		"The board ordered\n\n1\n\nthat the carts of the north come, and\n\n2\n\nthat the mills below the mole be closed.\n",                                              // a list
		"The crowd shouted\n\nLONG LIVE THE MOLE\n\nand left.\n",                                                                                                          // a line of its own in a sentence
		"The carts came late.\n\n\fMOLE REPORT 12\n\nThe mills stood.\n",                                                                                                  // the number is of a report
		"They paid\n\n300 POUNDS\n\nfor it.\n",                                                                                                                            // a sum
		"The carts came late.\n\n\fReport on the Mole\n\nThe mole was built in a year.\n",                                                                                 // a heading
		"The carts came.\n\nArticle 5\n\nThe mole is closed.\n\nArticle 6\n\nIt is opened.\n",                                                                             // headings that return
		"ANNEX\n\nThe carts came.\n\n\fANNEX\n\nThe mills stood.\n\n\fANNEX\n\nIt was late.\n",                                                                            // headings of pages
		"A cart <img\nsrc>\n" + strings.Repeat(strings.Repeat("\nThe carts came\n", 5)+"<img\nsrc>\n", 3),                                                                 // markup
	} {
		if got := furnitureOf(moleHead + text); got != "" {
			t.Errorf("%q: furniture is %q", text, got)
		}
	}
}
