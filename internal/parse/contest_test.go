package parse

import (
	"slices"
	"strings"
	"testing"

	"docview/internal/document"
	"docview/internal/ruletest"
)

// titleCases are texts without a line that a recogniser takes for the title, and the
// title that the last stage gives them. The text "..." is a paragraph.
var titleCases = []struct{ name, in, want string }{
	{"first block", "On the Carts of the Province\n\n...", "On the Carts of the Province"},
	{"a motto, and a letter of a queen", "ALL FOR THE MILL\n\nThe Queen of Utopia to the Burgesses of Amaurot.\n\n...", "The Queen of Utopia to the Burgesses of Amaurot."},
	{"a kind below a masthead", "The Harvest Home\n\nBULLETIN ON CARTS\n\nBy Ada Wren\n\n...", "BULLETIN ON CARTS"},
	{"below a letterhead", "MINISTRY OF MILLS\n\nCarts for the Whole Province\n\n...", "Carts for the Whole Province"},
	{"words above no text", "The Whole Province\n\nOf Carts and of Men Who Drive Them", ""},
	{"a form", "INFORMATION REPORT\n\n...", ""},
	{"a session", "SEVENTH SPECIAL SESSION\n\n...", ""},
	{"a byline below", "CARTS COME HOME\n\nBy Ada Wren\n\n...", "CARTS COME HOME"},
	{"capitals", "CARTS COME HOME\n\nTen of Them\n\n...", ""},
	{"an issuer", "REPUBLIC OF UTOPIA\n\n...", ""},
	{"a mission to an office", "PERMANENT MISSION OF UTOPIA\nTO THE UNITED MILLS\n\n...", ""},
	{"a periodical", "The Amaurot Courier\n\n...", ""},
	{"a person", "Dr. Ada Wren\n\n...", ""},
	{"a person in an obituary", "OBITUARY\n\nDr. Ada Wren\n\n...", "Dr. Ada Wren"},
	{"an address", "12 Mill Lane by the River\n\n...", ""},
	{"an address of the web", "Read more at www.mills.example today\n\n...", ""},
	{"a motto", "“Bread and Work for All”\n\n...", ""},
	{"a row", "Price per Copy: Twopence\n\n...", ""},
	{"a title with a colon", "Carts: What the Board Should Know\n\n...", "Carts: What the Board Should Know"},
	{"a clause", "Of the Carts of the North;\n\n...", ""},
	{"above a letter", "The Old Orchard\n\nDear Ben,\n\n...", ""},
	{"the address of a letter", "Captain Ben Lark\nUtopian Envoy to Arcadia\n\nDear Captain Lark:\n\nTen carts have come.\n\n...", ""},
	{"an address below the date of a letter", "3 May 1948\n\nThe President\nThe Mill House\nAmaurot\n\nDear Mr. President:\n\nTen carts have come.\n\n...", ""},
	{"a report above a letter", "Report on Carts\n\nDear Ben,\n\n...", "Report on Carts"},
	{"a title that is cut", "Thoughts on the Carts of the\n\n12\n\n...", ""},
	{"a long line", "Carts and mills and drivers and millers and boards and bridges and roads and rivers and ferries and harbours and towns and villages and farms and fields of the north\n\n...", ""},
	{"markup", "<b>Carts of the Whole Province</b>\n\n...", ""},
	{"one word", "Carts\n\n...", ""},
	{"a title page", "SPEECH\n\nBY\n\nHER EXCELLENCY ADA WREN\n\nMINISTER OF CARTS\n\nat the Harvest Congress\n\nAmaurot, 3 May 1948\n\nMister Chairman,\n\n...", "SPEECH BY HER EXCELLENCY ADA WREN MINISTER OF CARTS at the Harvest Congress"},
	{"a title of two blocks", "AN ACT\n\nto provide for the repair of carts\n\n...", "AN ACT to provide for the repair of carts"},
	{"separators", "Carts of the North\n*****\nA Song of the Mills\n\n...", "Carts of the North"},
	{"a rubric", "LETTERS TO THE EDITOR\n\nCarts of the North\n\n...", "Carts of the North"},
	{"a salutation without a comma", "The Old Orchard\n\nMy Dear Ben\n\nTen carts have come.\n\n...", ""},
	{"a date in other words", "May the 3rd inst. 48\n\nCarts of the North\n\n...", "Carts of the North"},
	{"a receipt", "Typed 3 May 1948\n\nCarts of the North\n\n...", "Carts of the North"},
	{"an extract", "Extract\n\nCarts of the North\n\n...", "Carts of the North"},
	{"a label with its value", "Reference: Mills, 12\n\nCarts of the North\n\n...", "Carts of the North"},
	{"a label below a long line", "Of Carts and Mills and Boards and Bridges and Roads and Rivers of the North\n\nReference: Letter of the Board to the Mills\n\n...", "Of Carts and Mills and Boards and Bridges and Roads and Rivers of the North"},
	{"a turn of speech", "Carts of the North\n\nChairman: Dr. ADA WREN of Utopia.\n\nHarvest Debate\n\nMill Debate\n\nRoad Debate\n\n...", "Carts of the North"},
	{"an addressee", "To his Excellency the Governor\n\n...", ""},
	{"a number", "Chapter 12\n\nCarts of the North\n\n...", "Carts of the North"},
	{"a label alone", "Last review:\n\nCarts of the South\n\nCarts of the North\n\n...", "Carts of the North"},
	{"a label and a colon", "Editors\n: Carts of the South\n\nCarts of the North\n\n...", "Carts of the North"},
	{"a sentence without a verb", "The Carts of the Whole Province.\n\n...", ""},
	{"attributes", "Carts of the North {#north .south} and more\n\n...", ""},
	{"the name of an enclosure", "Enclosure\n\nCarts of the North\n\n...", "Carts of the North"},
	{"a menu", "Home | News | Letters\n\nCarts of the North\n\n...", "Carts of the North"},
	{"a teaser", "Carts of the…\nCarts of the North\n\n...", "Carts of the North"},
	{"a byline above", "By Ada Wren\n\nCarts of the North\n\n...", "Carts of the North"},
	{"a number in a series", "Songs of the Mills, No. 12\n\nCarts of the North\n\n...", "Carts of the North"},
	{"initials", "H. Wren\n\nReport on Carts\n\n...", "Report on Carts"},
	{"a knight", "OBITUARY\n\nSIR BEN LARK OF THE MILL\n\n...", "SIR BEN LARK OF THE MILL"},
	{"an item", "Carts of the North\n\nI. The Roads\n\nMinutes of the Mills\n\n...", "Carts of the North"},
	{"by whom below the matter", "CABINET\n\nCARTS: FUTURE OF THE MILLS\n\nMemorandum by the Secretary of Mills\n\n...", "CARTS: FUTURE OF THE MILLS"},
	{"by whom alone", "Memorandum by the Secretary of Mills\nJune 3, 1951\n\n...", "Memorandum by the Secretary of Mills"},
	{"a place", "Amaurot, Utopia\n\n...", ""},
	{"a firm and its place", "Mill Trust, Amaurot, Utopia\n\n...", ""},
	{"a shelf mark", "Wren Papers, Box 7, Folder 31\n\n...", ""},
	{"lines of verse", "The carts go out at dawn\nand the mills begin to turn\nwhile the bakers are asleep\nand the river is still\n\n...", ""},
	{"a sender's address", "Ada Wren\n14 Mill Lane\nAmaurot\n\n...", ""},
	{"a salutation without a comma", "My fellow millers\n\n...", ""},
	{"a name above an office", "Ben Lark\n\nMinister of Carts\n\n...", ""},
	{"a name and an office", "Ben Lark, Mayor of Amaurot\n\n...", ""},
	{"an office", "The Secretary-General\n\n...", ""},
	{"who interviewed", "Interview conducted by the Mill Project\n\n...", ""},
	{"who copied", "Transcribed by friends of the mills, 2003\n\n...", ""},
	{"who scanned", "Scanned by the Mill Library\n\n...", ""},
	{"a title that is cut", "NOTICE TO THE MILLERS OF THE\n\n...", ""},
	{"a report for a year that is not there", "REPORT OF THE MILLS FOR THE YEAR\n\n...", ""},
	{"a sentence with a kind", "This report is about the mills.\n\n...", ""},
	{"a kind with a full stop", "Report on the Mills.\n\n...", "Report on the Mills."},
	{"hours", "Carts of the North\n\nMay 3, 1951\n\n9.30   Report of the miller\n10.30   Dinner\n\n...", "Carts of the North"},
	{"the stamp of a browser", "11/2/23, 9:15 AM\n\nCarts of the North\n\n...", "Carts of the North"},
	{"a page of several blocks", "ADDRESS\n\nDELIVERED BEFORE THE\n\nGUILD OF MILLERS\n\nMAY 3, 1861\n\n...", "ADDRESS DELIVERED BEFORE THE GUILD OF MILLERS"},
	{"a page whose name is in one block", "STATEMENT\nBY\nMS. ADA WREN\n\nAT THE DEBATE ON MILLS\n\nAMAUROT, 3 MAY 1951\n\n...", "STATEMENT BY MS. ADA WREN AT THE DEBATE ON MILLS"},
	{"a note below its day", "May 3, 1862\n\nMarched at dawn and came to the mill, where we\nfound the carts of the town.\n\n...", ""},
	{"a remark of a copyist", "[Copy made by the Mill Office]\n\nDIARY OF ADA WREN\n\n...", "DIARY OF ADA WREN"},
	{"a day at the end", "25. Memorandum of a Conversation, Amaurot, May 3, 1948, 3:15 p.m.\n\nSUBJECT\n\nAid to the Mills\n\nPARTICIPANTS\n\nThe Secretary\nMr. Miller\n\n...", "25. Memorandum of a Conversation, Amaurot, May 3, 1948, 3:15 p.m."},
	{"an ordinal and a kind", "41st Report\n\nMINUTES of a Meeting of the Board held in the Old Mill,\nAmaurot, 3 May 1951, at 11 a.m.\n\n...", "MINUTES of a Meeting of the Board held in the Old Mill, Amaurot, 3 May 1951, at 11 a.m."},
	{"a sender and a title of parties", "From: Ada Wren\n\nMEMORANDUM ON CARTS\n\n...", "MEMORANDUM ON CARTS"},
	{"a row in capitals", "COUNTRY Utopia SUBJECT Carts\n\n...", ""},
	{"the number of a cable", "DIR CITE AMAU 7101\n\nCarts of the North\n\n...", "Carts of the North"},
	{"an edition of two lines above a title", "Mill Papers of Utopia\nSeries I, Volume IV\nNo. 45\n\nMr. Wren to Mr. Lark (Amaurot)\n\n...", "Mr. Wren to Mr. Lark (Amaurot)"},
	{"an edition with its number", "Akten zur Mühlenpolitik 1951, Dok. 45\n\nAufzeichnung des Direktors Wren\n\n...", "Aufzeichnung des Direktors Wren"},
	{"the number of a telegram", "Ambassador in Utopia to Secretary of Mills\n\nTELEGRAM WA-1234\n\n...", "Ambassador in Utopia to Secretary of Mills"},
	{"the edition above a title", "Mill Papers of Utopia, 1951, Volume IV\n\n45. Telegram From the Embassy in Utopia to the Department of Mills\n\n...", "45. Telegram From the Embassy in Utopia to the Department of Mills"},
	{"a title above a heading", "Carts of the North\n\nMills of the South\n\n...", "Carts of the North"},
}

// withText reads a case whose text is "...".
func withText(in string) *document.Document {
	const paragraph = "The carts of the north came late this year, and the mills had nothing to grind for a month, so that the bakers of the town had to buy their flour abroad."
	return Parse("x", []byte(strings.ReplaceAll(in, "...", paragraph)))
}

// titleOf returns the title of a case.
func titleOf(in string) string {
	return withText(in).Title()
}

func TestTitles(t *testing.T) {
	for _, c := range titleCases {
		if got := titleOf(c.in); got != c.want {
			t.Errorf("%s: title %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTitleRules(t *testing.T) {
	holds := func(string) bool {
		return !slices.ContainsFunc(titleCases, func(c struct{ name, in, want string }) bool { return titleOf(c.in) != c.want })
	}
	ruletest.Each(t, &titleRules, func(r titleRule) string { return r.name }, holds)
	ruletest.Each(t, &kindsOfLines, func(k lineKind) string { return k.name }, holds)
}
