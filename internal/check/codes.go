package check

import (
	"slices"

	"docview/internal/document"
)

// A Code is a kind of problem, with what `docview check --explain` says of it.
type Code struct {
	Code     string            // stable and short: "number-gap"
	Severity document.Severity // how much such a problem matters; some findings are milder
	Title    string            // one sentence without a period
	Text     string            // what is found and why it matters, with an invented example
	Advice   string            // what to do
}

// Find gives the code of that name.
func Find(code string) (Code, bool) {
	for _, c := range Codes {
		if c.Code == code {
			return c, true
		}
	}
	return Code{}, false
}

// severityOf gives the severity of a code that stands in Codes.
func severityOf(code string) document.Severity {
	i := slices.IndexFunc(Codes, func(c Code) bool { return c.Code == code })
	if i < 0 {
		panic("check: no code " + code)
	}
	return Codes[i].Severity
}

// Codes are the problems that [Check] gives, those of [document.Parse] among
// them, in the order in which people meet them: the file, its header, its
// paragraphs, its signs and characters.
var Codes = []Code{
	{
		"encoding-guessed", document.Warning, "The file's encoding had to be guessed",
		"The bytes are not UTF-8 and nothing in the file says what they are. They were read as Windows-1251 or KOI8-R " +
			"if they make Russian words, else as Windows-1252, the usual encoding of older word processors. Where the guess is wrong, accents and quotation marks " +
			"come out as other letters: “Dubček” may read as “DubÄ\u008dek”.",
		"Look at names with accents. If they are right, save the file as UTF-8; if not, name its encoding with --encoding.",
	},
	{
		"encoding-wrong", document.Error, "The file has bytes that the named encoding does not have",
		"The file was read in the encoding that --encoding named, which has no character for some of its bytes; " +
			"they are shown as “\uFFFD”. The file has another encoding, or it is damaged.",
		"Try another encoding; if none fits, compare the place with the source.",
	},
	{
		"invalid-utf8", document.Error, "The file is damaged: some bytes are no UTF-8",
		"The file is UTF-8 except for single bytes that no UTF-8 text has. Characters were lost there, as when " +
			"a program cut “Józef” after a fixed number of bytes and left “J\uFFFDzef”.",
		"Compare the place with the source and type the character again.",
	},
	{
		"flat", document.Warning, "The whole document stands on one line",
		"A program removed all line ends, so that only the header can be told apart: date, title and labels " +
			"stand on one line with the text, and “1.” and “2.” in the middle of it. The body is kept as one paragraph, " +
			"since where others begin would be a guess.",
		"Get the text again with its line ends; pdftotext keeps them.",
	},
	{
		"paragraph-unclear", document.Info, "It cannot be told whether a paragraph begins with a line",
		"Where no blank lines stand between paragraphs, a short last line tells where one ends. Here the line before is as " +
			"long as others and ends a sentence, so that “The delegation left.” and “On the next day” may be one " +
			"paragraph or two. The text is kept as one, with its line end.",
		"Compare with the original when it matters.",
	},
	{
		"no-header", document.Info, "No header of a known layout was found",
		"The text begins at once, as a letter or a page of OCR does. Title, citation and summary are unknown, " +
			"and only its paragraphs can be shown and searched.",
		"Nothing, when the document has no header. Else look whether its first lines were cut off.",
	},
	{
		"field-missing", document.Warning, "The header lacks a field that documents of this layout have",
		"The archive gives every document a date, a title, a citation, a summary, its original language and its " +
			"contents. A header without one of them was often cut by hand: between “Summary:” and “Contents:” there " +
			"should be “Original Language:”.",
		"Look at the archive's page of the document.",
	},
	{
		"field-empty", document.Warning, "A label of the header has no value",
		"A label stands alone: “Summary:” and then at once “Original Language:”. The archive left it empty, or its " +
			"value was lost in copying.",
		"Look at the archive's page of the document.",
	},
	{
		"url-missing", document.Info, "The citation has no address",
		"The archive ends each citation with the document's address, such as " +
			"https://digitalarchive.wilsoncenter.org/document/123456, by which others can find it.",
		"Add the address on a line of its own below the citation.",
	},
	{
		"url-host", document.Warning, "The address is not on the archive's public host",
		"The citation's address names another computer than readers can reach: a test host such as " +
			"https://archive.example.com/document/123456, or a copy. The public address has the same id on " +
			"digitalarchive.wilsoncenter.org.",
		"Cite the public address that the message names.",
	},
	{
		"id-file-name", document.Warning, "The file's name is another id than the address has",
		"The file is named 123457.txt and the citation ends with /document/123456. One of them is wrong, or the " +
			"text of one document was saved under the name of another.",
		"Open the address, compare, and rename the file.",
	},
	{
		"title-citation", document.Warning, "The title and the title quoted in the citation differ",
		"The header's title is “Note from Ivanov to Petrov” and the citation begins “Note from Ivanov to Pavlov”. " +
			"White space, the kind of quotation marks and dashes, and a final stop do not count.",
		"Compare both with the document, and tell the archive.",
	},
	{
		"date-citation", document.Warning, "The date and the date in the citation differ",
		"The header says “May 2, 1955” and the citation “May 3, 1955”. A date that is only less exact, such as " +
			"“May 1955”, does not count.",
		"The signature or the first paragraph often tells which is right.",
	},
	{
		"date-signature", document.Warning, "The date and the date of the signature differ",
		"The header says “May 2, 1955” and the sign-off “9.V.55 IVANOV”. Up to ten days are only worth knowing: a " +
			"telegram may be dated by its dispatch and its text by its writing. More may be a mistake.",
		"Cite the header's date, and mention the other where it matters.",
	},
	{
		"source-note", document.Warning, "The source note and the citation's provenance differ",
		"The note at the end, “[Source: State Archive, Fond 12; translated by A. Smith.]”, names a place that the citation " +
			"does not: there it is Fond 21. White space, quotation marks and a final stop do not count.",
		"Compare the shelf-marks; the archive's page may have the better one.",
	},
	{
		"number-gap", document.Warning, "A number is missing in the numbering of the paragraphs",
		"After 4. comes 6. Paragraph 5 may have been left out by the editors, lost in copying, or its number " +
			"swallowed by the line before. Where the editors say so with “[...]” it is only worth knowing.",
		"Look at the source for the number that the message names. docview never renumbers.",
	},
	{
		"number-repeat", document.Warning, "A number stands twice in a row",
		"Two paragraphs are numbered 4., one after the other. The address #4 means both.",
		"Use the addresses #p7 and the like, which are unique.",
	},
	{
		"number-restart", document.Info, "The numbering begins again without a heading",
		"After 1. to 5. there is another 1., and no heading or sentence with a colon introduces it. It may be a " +
			"second list, or a second document. A list that begins again under each number is none of these.",
		"Use the addresses #p7 and the like, which are unique.",
	},
	{
		"number-start", document.Info, "The numbering does not begin with 1",
		"The first numbered paragraph is 7. The text may be an excerpt, or its beginning lost.",
		"Look at the summary and the first lines for a word about it.",
	},
	{
		"number-mixed", document.Info, "An Arabic number stands among Roman ones",
		"The parts are numbered I. II. 3. IV. The third is a slip of the typist that the text keeps.",
		"Nothing; its address has the number as written.",
	},
	{
		"bracket-unclosed", document.Warning, "A bracket is opened and not closed",
		"In “the delegate [illegible spoke first” the square bracket is never closed, so that nobody can tell where the " +
			"editors' words end and the document's begin. The message gives the place of the opening.",
		"Compare with the source, and read on from the bracket with care.",
	},
	{
		"bracket-unopened", document.Warning, "A bracket is closed and was not opened",
		"In “the delegate illegible] spoke first” the square bracket was never opened. Numbers such as “a)” and " +
			"“2)” do not count.",
		"Compare with the source, and read the words before the bracket with care.",
	},
	{
		"quote-unclosed", document.Warning, "A quotation is opened and not closed",
		"In “he called it \"a mere formality and left” the quotation has no end. A quotation of several paragraphs " +
			"that opens each of them with a mark, and closes the last, is as it should be.",
		"Compare with the source before you quote from here.",
	},
	{
		"quote-unopened", document.Warning, "A quotation is closed and was not opened",
		"In “he called it a mere formality\" and left” the quotation has no beginning.",
		"Compare with the source before you quote from here.",
	},
	{
		"word-cut", document.Warning, "A line end cuts a word",
		"A line ends with “govern-” and the next begins with “ment”. docview alters no text, so that a search for " +
			"“government” does not find this place. Compounds such as “anti-imperialist” do not count.",
		"Join the word in the file, or search for both halves.",
	},
	{
		"control-character", document.Warning, "A control character stands in the text",
		"Characters below the blank, such as U+0007 or an escape, have no place in a document; on a terminal they could " +
			"do harm, and docview shows them as visible signs. They come from broken conversions.",
		"Remove the character, or put back what stood there.",
	},
	{
		"bidi-control", document.Warning, "A character that turns the direction of text",
		"Characters such as U+202E make what follows read from right to left, so that “1962” can look like “2691”. " +
			"Texts in Latin or Cyrillic letters need none; marks of direction in Hebrew or Arabic texts do not count.",
		"Remove the character.",
	},
	{
		"zero-width", document.Warning, "A character without width",
		"A zero width blank or a byte order mark inside the text cannot be seen, but “Ha\u200Bvana” with one inside is not " +
			"found when you search for “Havana”. Joiners in scripts that need them do not count.",
		"Remove the character.",
	},
	{
		"soft-hyphen", document.Warning, "A soft hyphen stands in a word",
		"U+00AD marks where a word may be cut and is mostly invisible, but “dele\u00ADgation” with one inside is not found " +
			"when you search for “delegation”.",
		"Remove the character.",
	},
	{
		"replacement-character", document.Error, "A character was lost",
		"U+FFFD stands for a character that an earlier program could not read, as in “Jos\uFFFD”.",
		"Compare the place with the source and type the character again.",
	},
	{
		"private-use", document.Warning, "A character that no standard defines",
		"The character has a shape only in the font that the file was made with: often a bullet or a ligature " +
			"that a program took from a PDF by its number.",
		"Compare the place with the source and type what stands there.",
	},
	{
		"corrupt-glyph", document.Warning, "A foreign character is glued to a word",
		"A single Korean or Chinese character at a Latin word, as in “Council\uD02E”, is what some programs make of a PDF's last " +
			"glyph: a stop, a note's number, nothing at all.",
		"Compare the place with the source.",
	},
	{
		"mixed-alphabets", document.Warning, "Latin and Cyrillic letters stand in one word",
		"Some letters of the two alphabets look the same. “M\u043Escow” with a Cyrillic “о” is not found when you search for “Moscow”.",
		"Type the word again in one alphabet.",
	},
}
