package check

import (
	"slices"

	"docview/internal/document"
)

// A Code is a kind of problem, with what `docview check --explain` prints about it.
type Code struct {
	Code     string            `json:"code"`     // stable and short: "number-gap"
	Severity document.Severity `json:"severity"` // how much such a problem matters; some findings are milder
	Title    string            `json:"title"`    // one sentence without a period
	Text     string            `json:"text"`     // what is found and why it matters, with an invented example
	Advice   string            `json:"advice"`   // what to do
}

// Find returns the code of that name.
func Find(code string) (Code, bool) {
	i := slices.IndexFunc(Codes, func(c Code) bool { return c.Code == code })
	if i < 0 {
		return Code{}, false
	}
	return Codes[i], true
}

// severityOf returns the severity of a code in [Codes].
func severityOf(code string) document.Severity {
	c, ok := Find(code)
	if !ok {
		panic("check: no code " + code)
	}
	return c.Severity
}

// Codes are the problems that [Check] finds, those of [document.Parse] among
// them, in the order in which people meet them: the file, its header, its
// paragraphs, its characters.
var Codes = []Code{
	{
		"encoding-guessed", document.Warning, "The file's encoding had to be guessed",
		"The bytes are not UTF-8 and nothing in the file says what they are. They were read in the encoding in which they look most like words of a " +
			"language: one of Windows, ISO, DOS or the Macintosh, or GB18030, Big5, Shift_JIS, EUC-JP or EUC-KR. The message says if that is doubtful, " +
			"as of a short text, or of one that looks nearly as well in another. Where the guess is wrong, accents and quotation marks " +
			"come out as other letters: “Łódź” may read as “£ód¼”.",
		"Look at names with accents. If they are right, save the file as UTF-8; if not, name its encoding with --encoding.",
	},
	{
		"encoding-wrong", document.Error, "The file has bytes that the named encoding does not have",
		"The file was read in the encoding that --encoding named, which has no character for some of its bytes; " +
			"they are shown as “\uFFFD”. The file has another encoding, or it is damaged.",
		"Try another encoding; if none fits, compare the place with the source.",
	},
	{
		"invalid-utf8", document.Error, "The file is damaged: some bytes are not valid UTF-8",
		"The file is UTF-8 except for single bytes that cannot occur in UTF-8. Characters were lost there, as when " +
			"a program cut “Józef” after a fixed number of bytes and left “J\uFFFDzef”.",
		"Compare the place with the source and retype the character.",
	},
	{
		"same-id", document.Warning, "Another document in the folder has the same id",
		"An id is the last part of a document's URL, or the name of its file. If two documents have one, as a translation " +
			"and its facsimile may, the id alone does not say which is meant.",
		"Name the documents by their files, or keep the versions in folders of their own.",
	},
	{
		"same-text", document.Warning, "Another document in the folder has the same text",
		"All words are the same, though the lines may be broken differently: a copy under another name. Searches find " +
			"it twice, and counts are too high.",
		"Keep one of the two.",
	},
	{
		"gzip-damaged", document.Error, "The gzip file is damaged, or has something after its end",
		"The file is compressed, and not all of it can be expanded: its end is cut off, bytes in it are wrong, or " +
			"something that is not gzip follows. What could be read is shown; the text may end too early.",
		"Get the file again, and compare the end of the text with its source.",
	},
	{
		"flat", document.Warning, "The whole document is on one line",
		"Some program removed all line breaks. docview can still recognise the header, but “1.” and “2.” occur in " +
			"mid-line, so any paragraph break would be a guess; the body is kept as one paragraph.",
		"Get a copy with line breaks; pdftotext keeps them.",
	},
	{
		"paragraph-unclear", document.Info, "It is unclear whether a line begins a new paragraph",
		"Without blank lines, only a short last line shows where a paragraph ends. Here the line before is as " +
			"long as the others and ends a sentence, so “The delegation left.” and “On the next day” may be one " +
			"paragraph or two. The text is kept as one, with its line break.",
		"Compare with the original if it matters.",
	},
	{
		"no-header", document.Info, "Neither a title nor a date was recognised",
		"The text starts straight away, as in a letter or a page of OCR, or its first lines are not those of any known kind of document. " +
			"Lists show the document without a title, and searches by date leave it out.",
		"If the document never had a header, nothing needs doing. Otherwise check that its first lines were not cut off.",
	},
	{
		"field-missing", document.Warning, "The header lacks a field expected in this layout",
		"The archive gives every document a date, a title, a citation, a summary, its original language and its " +
			"contents. If one is missing, the header has usually been shortened by hand: between “Summary:” and “Contents:” there " +
			"should be “Original Language:”.",
		"See the document's page in the archive.",
	},
	{
		"field-empty", document.Warning, "A label of the header has no value",
		"A label has nothing after it: “Summary:” is followed at once by “Original Language:”. The archive left it empty, or its " +
			"value was lost in copying.",
		"See the document's page in the archive.",
	},
	{
		"url-missing", document.Info, "The citation has no URL",
		"The archive ends each citation with the document's URL, such as " +
			"https://digitalarchive.wilsoncenter.org/document/123456, so that others can find it.",
		"Add the URL on a line of its own below the citation.",
	},
	{
		"url-host", document.Warning, "The URL is not on the archive's public host",
		"The citation's URL points to a computer readers cannot reach: a test host such as " +
			"https://archive.example.com/document/123456, or a copy. The public URL has the same id on " +
			"digitalarchive.wilsoncenter.org.",
		"Cite the public URL given in the message.",
	},
	{
		"id-file-name", document.Warning, "The file name and the URL have different ids",
		"The file is named 123457.txt and the citation ends with /document/123456. One of them is wrong, or the " +
			"text of one document was saved under the name of another.",
		"Open the URL, compare, and rename the file.",
	},
	{
		"title-citation", document.Warning, "The title and the title quoted in the citation differ",
		"The header's title is “Note from Ivanov to Petrov” and the citation begins “Note from Ivanov to Pavlov”. " +
			"White space, the kind of quotation marks and dashes, and a final full stop are ignored.",
		"Compare with the document and notify the archive.",
	},
	{
		"date-citation", document.Warning, "The date and the date in the citation differ",
		"The header says “May 2, 1955” and the citation “May 3, 1955”. A merely less exact date, such as " +
			"“May 1955”, is not reported.",
		"The signature or the first paragraph often shows which is right.",
	},
	{
		"date-signature", document.Warning, "The date and the date of the signature differ",
		"The header says “May 2, 1955” and the sign-off “9.V.55 IVANOV”. A difference of up to ten days is reported " +
			"as information only, since a telegram may bear its date of dispatch and its text the date of writing. A greater difference may be a mistake.",
		"Cite the header's date, and mention the other if it matters.",
	},
	{
		"date-header", document.Info, "The header has two dates that differ",
		"A form has “DATE: 3 May 1948” and the memorandum under it “5 May 1948”; or the front matter and the dateline differ. docview uses the first. " +
			"A merely less exact date, such as “May 1948”, is not reported.",
		"Choose the date that suits your purpose, and mention the other if it matters.",
	},
	{
		"date-title", document.Info, "The title names a different day from the header",
		"The title is “Conversation on 17 April 1951” and the header has “April 23, 1951”. Often the title gives the date of the event, and the header the date " +
			"of writing. Titles in which one of several days is the header's are not reported.",
		"Cite the header's date; if you date the event, use that of the title.",
	},
	{
		"undated", document.Info, "No date was recognised in the header",
		"The document has a title, but none of its first lines is a date. Its text may have one. Lists and searches " +
			"by date, such as docview list --date 1946, leave the document out.",
		"If the document has a date, look for it in the text; nothing else needs doing.",
	},
	{
		"source-note", document.Warning, "The source note and the citation's provenance differ",
		"The note at the end, “[Source: State Archive, Fond 12; translated by A. Smith.]”, differs from the citation, " +
			"which has Fond 21. White space, quotation marks and a final full stop are ignored.",
		"Compare the shelf-marks; the archive's page may have the correct one.",
	},
	{
		"number-gap", document.Warning, "A number is missing in the numbering of the paragraphs",
		"After 4. comes 6. Paragraph 5 may have been omitted by the editors, lost in copying, or its number " +
			"swallowed by the line before. If the editors mark the omission with “[...]”, it is reported as information.",
		"Look in the source for the number given in the message. docview never renumbers.",
	},
	{
		"number-repeat", document.Warning, "The same number occurs twice in a row",
		"Two paragraphs are numbered 4., one after the other, so the address #4 is ambiguous.",
		"Use addresses such as #p7, which are unique.",
	},
	{
		"number-restart", document.Info, "The numbering begins again without a heading",
		"After 1. to 5. there is another 1., and no heading or sentence with a colon introduces it. It may be a " +
			"second list, or a second document. A list that begins again under each number is not reported.",
		"Use addresses such as #p7, which are unique.",
	},
	{
		"number-start", document.Info, "The numbering does not begin with 1",
		"The first numbered paragraph is 7. The text may be an excerpt, or its beginning may be lost.",
		"Look at the summary and the first lines, which may say so.",
	},
	{
		"number-mixed", document.Info, "An Arabic number appears among Roman ones",
		"The parts are numbered I. II. 3. IV. The third is a typist's slip, which docview keeps.",
		"Nothing to do: the address uses the number as written.",
	},
	{
		"note-unmarked", document.Info, "A note has no mark in the text",
		"There is a note “2. See Annex B.”, but no “2” in the text refers to it. The mark may have been lost in copying, or changed into an ordinary character. " +
			"Marks in the title and the other lines of the header count.",
		"Find in the source which words the note belongs to.",
	},
	{
		"mark-without-note", document.Info, "A mark in the text has no note",
		"The text has “the harvest[3]”, but note 3 does not exist. The notes may have been cut off, or be on another page. " +
			"If a text has no notes at all, numbers in brackets are reported only if they count from [1].",
		"See the source for the note.",
	},
	{
		"bracket-unclosed", document.Warning, "A bracket is never closed",
		"In “the delegate [illegible spoke first” the square bracket is never closed, so it is unclear where the " +
			"editors' words end and the document's begin. The line and column are those of the opening bracket. " +
			"In a poor scan, with a stray bracket on more than one line in twenty, one finding covers all of them.",
		"Compare with the source, and read on from the bracket with care.",
	},
	{
		"bracket-unopened", document.Warning, "A bracket is closed but was never opened",
		"In “the delegate illegible] spoke first” the square bracket was never opened. Numbers such as “a)” and " +
			"“2)” are not reported.",
		"Compare with the source, and read the words before the bracket with care.",
	},
	{
		"quote-unclosed", document.Warning, "A quotation is never closed",
		"In “he called it \"a mere formality and left” the quotation has no end. A quotation of several paragraphs, " +
			"in which each paragraph opens with a mark and only the last closes, is correct.",
		"Compare with the source before you quote from here.",
	},
	{
		"quote-unopened", document.Warning, "A quotation is closed but was never opened",
		"In “he called it a mere formality\" and left” the quotation has no beginning.",
		"Compare with the source before you quote from here.",
	},
	{
		"word-cut", document.Warning, "A word is split by a line break",
		"A line ends with “govern-” and the next begins with “ment”. docview finds " +
			"“government” here, but alters no text: quotations and exports have the two halves, and other programs do not find the word. " +
			"Compounds such as “anti-imperialist” are not reported; “landlord-kulak”, which may be one, is reported as information. " +
			"If more than five line ends are hyphenated, as in print, one finding covers all of them.",
		"Join the word in the file if you also use other programs.",
	},
	{
		"sentence-broken", document.Info, "A blank line breaks a sentence",
		"After “the delegation met Mr.” there is a blank line, and then “Carter in the evening”. A page break, a picture or a program put it there, or " +
			"words are missing. Blank lines at page breaks and page headers are not reported.",
		"Compare with the source if you quote the sentence.",
	},
	{
		"phrase-repeated", document.Warning, "The same words occur twice in a row",
		"In “the carts came late the carts came late” a typist or a program copied some words twice, as happens at the end of a line. Other " +
			"words may have been lost there. Repeated sentences, and very short phrases such as “step by step”, are not reported.",
		"Compare with the source before you quote from here.",
	},
	{
		"space-stray", document.Info, "A space where none belongs",
		"There is a space before a punctuation mark (“the mill , which”), on one side of a hyphen (“flour -making”), or inside a word (“B OARD” in a text " +
			"that has “BOARD” elsewhere). Spaces before “;”, “:”, “!” and “?” in French are not reported.",
		"Nothing to do, unless you quote the words: docview shows them as in the file.",
	},
	{
		"space-missing", document.Info, "A space is missing after a punctuation mark",
		"No space follows the mark in “carts,and mules”, “came late.Nobody knew” or “May 18,1949”. Other programs take the two words for one. " +
			"Abbreviations, URLs, shelf-marks and numbers such as 1,500 are not reported.",
		"Nothing to do, unless you quote the words: docview shows them as in the file.",
	},
	{
		"zero-for-o", document.Info, "A digit 0 in place of a letter O",
		"A scan has “U.N.0.” or “C0UNCIL”. Searches for “U.N.O.” or “Council” do not find it. Numbers such as “K100” are not reported.",
		"Search for both, or correct the file.",
	},
	{
		"years-joined", document.Info, "Two years are run together",
		"The text has “19181936” where the source has “1918–1936”: a program dropped the dash.",
		"Compare with the source before you quote from here.",
	},
	{
		"control-character", document.Warning, "The text contains a control character",
		"Control characters (below U+0020), such as U+0007 or escape, have no place in a document; on a terminal they could " +
			"do harm, and docview shows them as visible symbols. They come from broken conversions.",
		"Remove the character, or restore what was there.",
	},
	{
		"bidi-control", document.Warning, "A character that reverses the direction of text",
		"Characters such as U+202E make what follows read from right to left, so that “1962” can look like “2691”. " +
			"Texts in Latin or Cyrillic letters need none; direction marks in Hebrew or Arabic texts are not reported.",
		"Remove the character.",
	},
	{
		"zero-width", document.Warning, "A zero-width character",
		"A zero-width space or a byte order mark inside the text cannot be seen. docview finds “Ha\u200Bvana” with one inside, " +
			"but other programs do not find it when you search for “Havana”. Joiners in scripts that need them are not reported.",
		"Remove the character.",
	},
	{
		"soft-hyphen", document.Warning, "A word contains a soft hyphen",
		"U+00AD marks where a word may be hyphenated and is mostly invisible. docview finds “dele\u00ADgation” with one inside, " +
			"but other programs do not find it when you search for “delegation”.",
		"Remove the character.",
	},
	{
		"replacement-character", document.Error, "A character was lost",
		"U+FFFD replaces a character that an earlier program could not read, as in “Jos\uFFFD”.",
		"Compare the place with the source and retype the character.",
	},
	{
		"decoded-twice", document.Warning, "Text was decoded twice",
		"A program took UTF-8 for an old encoding and saved what it saw: “caf\u00C3\u00A9” for “café”, “the mill\u00E2\u20AC\u2122s wheel” for “the mill’s wheel”. " +
			"docview shows the characters as they are in the file, and a search for the right word does not find it.",
		"Get the text again from its source and save it as UTF-8, or correct the file.",
	},
	{
		"html-left", document.Info, "HTML is left in the text",
		"A page was copied with its markup: “carts &amp; mules”, “the <b>old</b> mill”. docview shows tags and entities as they are in the file. " +
			"Tags in Markdown are not reported. In a page saved as it is, one finding covers all of them.",
		"Save the page as text, or convert it: pandoc -t plain page.html.",
	},
	{
		"private-use", document.Warning, "A character that no standard defines",
		"The character has a shape only in the font that the file was made with: often a bullet or a ligature " +
			"that a program extracted from a PDF by glyph number.",
		"Compare the place with the source and type what is there.",
	},
	{
		"corrupt-glyph", document.Warning, "A stray character is attached to a word",
		"Some programs turn a glyph in a PDF (a full stop, a note number, or nothing at all) into a single Korean or Chinese " +
			"character after a Latin word, as in “Council\uD02E”.",
		"Compare the place with the source.",
	},
	{
		"mixed-alphabets", document.Warning, "Latin and Cyrillic letters are mixed in one word",
		"Some letters of the two alphabets look the same. “M\u043Escow” with a Cyrillic “о” is not found when you search for “Moscow”.",
		"Retype the word in a single alphabet.",
	},
}
