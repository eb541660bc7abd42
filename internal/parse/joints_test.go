package parse

import (
	"strings"
	"testing"

	"docview/internal/document"
	"docview/internal/ruletest"
)

// The texts before the lines of a case say how wide lines are and what blank
// lines mean.
const (
	wrappedText = `The chairman opened the meeting and said that the report on the harvest
had been read by all members, and that he wished to hear their opinions
before the vote was taken. The delegate of the province answered that the
figures of the report were too high and that the carts had not come back
from the mills before the first snow, although the drivers had asked for
it in the summer and the mills had agreed to send them at once with corn.
`
	blocksText = wrappedText + "\n" + wrappedText + "\n"
	// In an export's type, seven wide words are as wide as eleven narrow ones.
	wide       = "mmmm mmmm mmmm mmmm mmmm mmmm mmmm"
	exportText = wide + "\n" + narrow + narrow + narrow + narrow + narrow + wide + "\n" + wide + "\n" + wide + "\n" + wide + "\n"
	narrow     = "cccc cccc cccc cccc cccc cccc cccc cccc cccc cccc cccc\n"

	longText   = "The chairman opened the meeting.\nThe delegate of the province answered that the figures were too high.\n"
	longBlocks = "The chairman opened the meeting.\n\nThe delegate of the province answered that the figures were too high.\n\n"
)

// A ruleCase is the lines after a text, and how they are joined: soft " ",
// hard "/", unclear "?", apart "|".
type ruleCase struct{ rule, text, lines, want string }

// ruleCases has a case for each rule of joints.
var ruleCases = []ruleCase{
	{"break of Markdown", "markdown" + wrappedText, "12 Mill Lane,  \nin the old town\n", "12 Mill Lane,/in the old town"},
	{"punctuation begins nothing", longBlocks, "He saw the Miller\n\n, who was ill.\n", "He saw the Miller , who was ill."},
	{"inside a bracket", wrappedText, "Ten carts [stamp:\nTOP SECRET. Copy\nFour] came.\n", "Ten carts [stamp: TOP SECRET. Copy Four] came."},
	{"salutation", blocksText, "Dear Sir,\nI have seen the mill.\n", "Dear Sir,|I have seen the mill."},
	{"mark of a note", wrappedText, "He enclosed a memorandum on the state of the carts\n12\nand left.\n", "He enclosed a memorandum on the state of the carts 12 and left."},
	{"page of unwrapped text", longText, "The carts of the north came back from the mills in the year of the first snow, with Carter\n\fHe saw the Carter\n", "The carts of the north came back from the mills in the year of the first snow, with Carter|He saw the Carter"},
	{"line alone between pages", wrappedText, "He saw them.\n\fT0P SECBET\n\fand the mills stood.\n", "He saw them.|T0P SECBET|and the mills stood."},
	{"sentence over a page", wrappedText, "He saw\n\fthe Miller.\n", "He saw the Miller."},
	{"paragraph at a page", wrappedText, "He saw the Miller and said that the carts of the north were very good.\n\fThe Carter came.\n", "He saw the Miller and said that the carts of the north were very good.|The Carter came."},
	{"paragraph over a page", wrappedText, "He saw the Miller and said that the carts of the north, and of the West\n\n\fCoast, came.\n", "He saw the Miller and said that the carts of the north, and of the West Coast, came."},
	{"sentence over a blank line", blocksText, "He saw the Miller and said that\n\nthe carts came.\n", "He saw the Miller and said that the carts came."},
	{"blank line", blocksText, "He saw the Miller\n\nHe saw the Carter\n", "He saw the Miller|He saw the Carter"},
	{"heading of two lines", wrappedText, "STATE OF\nTHE CARTS\n", "STATE OF THE CARTS"},
	{"sentence goes on", wrappedText, "He saw the miller\nand the carter.\n", "He saw the miller and the carter."},
	{"sentence goes on", longText, "He saw Anna-\nMaria Miller.\n", "He saw Anna- Maria Miller."},
	{"sentence goes on", longText, "> He saw the miller\n> and the carter.\n", "> He saw the miller > and the carter."},
	{"margin of a quotation", wrappedText, "> The carts came back\nNo, they did not.\n", "> The carts came back|No, they did not."},
	{"margin of a quotation", wrappedText, "> The carts of the north\n> > came back from the mills.\n", "> The carts of the north|> > came back from the mills."},
	{"margin of a quotation", wrappedText, "> The carts came back from the mills in the\nyear 1948.\n", "> The carts came back from the mills in the year 1948."},
	{"mark of a page", blocksText, "He saw the Miller and said that the carts of the north came from the\n\n[page break]\n\nmill.\n", "He saw the Miller and said that the carts of the north came from the|[page break]|mill."},
	{"mark of a page", wrappedText, "He saw the Miller and said that the carts of the north came from the\n[p. 2]\nmill.\n", "He saw the Miller and said that the carts of the north came from the [p. 2] mill."},
	{"between what people say", longBlocks, "Carter (CDU): Ten carts came.\n(Heiterkeit)\nMore will come.\n", "Carter (CDU): Ten carts came.|(Heiterkeit)|More will come."},
	{"copy or enclosure", longText, "Encl.: ten maps\ncc: Captain Miller\n", "Encl.: ten maps|cc: Captain Miller"},
	{"row of a table", wrappedText, "| Carts | 12 |\n| Mills | 3 |\n", "| Carts | 12 |/| Mills | 3 |"},
	{"left column of speakers", wrappedText, "MILLER:    The carts of the north came back from the old mills\n           Carter had sold.\n", "MILLER:    The carts of the north came back from the old mills Carter had sold."},
	{"line of blocks", longBlocks, "12 Mill Lane\nOld Town\n", "12 Mill Lane/Old Town"},
	{"line of an address", longText, "Secretary,\nDepartment of Carts,\nAmaurot\n", "Secretary,/Department of Carts,/Amaurot"},
	{"line of a word processor", longText, "He saw the Miller\vHe saw the Carter\u2028Ten carts came.\n", "He saw the Miller/He saw the Carter/Ten carts came."},
	{"line of two columns", wrappedText, "\nThe carts of the    The mills of\nnorth came late          the south were\nand the drivers     closed, and\nwere paid well      nobody came\nby the town.\n", "The carts of the    The mills of/north came late          the south were/and the drivers     closed, and/were paid well      nobody came/by the town."},
	{"lines with gutters", wrappedText, "\nLoad      12 sacks of meal and\nDriver    nobody was hired for\n", "Load      12 sacks of meal and/Driver    nobody was hired for"},
	{"exclamation", blocksText, "He saw the carts of the north.\nLong live the mill!\n", "He saw the carts of the north.|Long live the mill!"},
	{"exclamation", wrappedText, "He saw the carts and cried: stop\nthe mill!\n", "He saw the carts and cried: stop the mill!"},
	{"line of verse", blocksText, "    The carts were late, and on the road\n      the snow was deep,\n    and all that was upon the load\n      was sold as sheep.\n", "The carts were late, and on the road/the snow was deep,/and all that was upon the load/was sold as sheep."},
	{"line of verse", wrappedText + "\n", "    The carts of the north, and those\n    of the west, came back from the\n    mills.\n", "The carts of the north, and those of the west, came back from the mills."},
	{"line of verse", blocksText, "The carts were late, and on the road\nThe snow was deep and white,\nAnd all that was upon the load\nWas sold that night.\n", "The carts were late, and on the road/The snow was deep and white,/And all that was upon the load/Was sold that night."},
	{"line of verse", blocksText, "The carts were late, and on the road\n    the snow was deep,\nAnd all that was upon the load\n    was sold as sheep.\n", "The carts were late, and on the road/the snow was deep,/And all that was upon the load/was sold as sheep."},
	{"line of verse", wrappedText + "\n", "The carts of the north, and those of\nAmaurot, came from the mills in May,\nand the drivers asked for bread.\nThey had none.\n", "The carts of the north, and those of Amaurot, came from the mills in May, and the drivers asked for bread./They had none."},
	{"line of unwrapped text", longText, "He saw the Miller\nHe saw the Carter\n", "He saw the Miller|He saw the Carter"},
	{"heading of Markdown", "markdown" + wrappedText, "# Carts\nand mills\n", "# Carts|and mills"},
	{"indent", blocksText, "The carts of the north came back from the mills, and those of the west,\n      Ten carts are late.\n", "The carts of the north came back from the mills, and those of the west,|Ten carts are late."},
	{"indent", blocksText, "The carts of the north came back from the mills, and those of the west,\n    Ten carts are late.\n", "The carts of the north came back from the mills, and those of the west,|Ten carts are late."},
	{"indent", blocksText, "The carts of the north came back from the mills, and those of the west,\n   Ten carts are late.\n", "The carts of the north came back from the mills, and those of the west, Ten carts are late."},
	{"heading in capitals", wrappedText, "in the presence of all drivers, among them comrades Ivan and E. Miller\nSTATE OF THE CARTS\n", "in the presence of all drivers, among them comrades Ivan and E. Miller|STATE OF THE CARTS"},
	{"line that opens a paragraph", wrappedText, "He saw the Miller and said that the carts of the north were very good.\nComrade Carter: I doubt it.\n", "He saw the Miller and said that the carts of the north were very good.|Comrade Carter: I doubt it."},
	{"sentence that ends early", wrappedText, "The carts came.\nThey were late.\n", "The carts came.|They were late."},
	{"sentence that ends near the margin", exportText, wide + ".\nIl came.\n", wide + ".?Il came."},
	{"full line", wrappedText, "He saw the carts of the north and said that the mills and the Carter\nBrothers were to blame.\n", "He saw the carts of the north and said that the mills and the Carter Brothers were to blame."},
	{"line on its own", wrappedText, "The carts came\n[signature] Miller\n", "The carts came|[signature] Miller"},
	{"line that goes on", wrappedText, "The mills had corn of the year\n1948 and carts\n", "The mills had corn of the year/1948 and carts"},
	{"line that ends", wrappedText, "STATE OF THE CARTS\nHe saw them all\n", "STATE OF THE CARTS|He saw them all"},
}

// TestNotesOnNeighbouringLines: a note begins below another whose number comes before.
func TestNotesOnNeighbouringLines(t *testing.T) {
	for lines, want := range map[string]string{
		"[1] UA, Box 12\n[2] See the log\nof the mill.\n[3] Ibid.\n":  "[1] UA, Box 12|[2] See the log of the mill.|[3] Ibid.",
		"1 Not found.\n2 The letter of May.\n":                        "1 Not found.|2 The letter of May.",
		"[1] See the notes of Carter and\n[3] Ibid.\n":                "[1] See the notes of Carter and [3] Ibid.",
		"The carts of the north came in the year of\n[1] the snow.\n": "The carts of the north came in the year of [1] the snow.",
	} {
		if got := joinedLines(wrappedText+"\n"+lines, document.Plain, len(splitLines(wrappedText))); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// joinedLines returns the lines of a text after its first n, with their joints.
func joinedLines(text string, layout document.Layout, n int) string {
	p := parser{Document: &document.Document{Layout: layout}, lines: splitLines(text)}
	for i := range p.lines {
		p.lines[i].heading = layout == document.Markdown && p.lines[i].isHashed()
	}
	p.columns()
	classify(p.lines, 0)
	p.joinLines()
	var out strings.Builder
	for i, l := range p.lines[n:] {
		if i > 0 {
			out.WriteByte(" /?|"[l.joint])
		}
		out.WriteString(l.text)
	}
	return out.String()
}

func TestRules(t *testing.T) {
	ruletest.Each(t, &rules, func(r rule) string { return r.name }, func(name string) bool {
		cases := 0
		for _, c := range ruleCases {
			if c.rule != name {
				continue
			}
			cases++
			layout := document.Plain
			text, isMarkdown := strings.CutPrefix(c.text, "markdown")
			if isMarkdown {
				layout = document.Markdown
			}
			if joinedLines(text+c.lines, layout, len(splitLines(text))) != c.want {
				return false
			}
		}
		return cases > 0
	})
}
