/*
Package document reads plain-text archive documents into records.

A file is the text of a telegram, memorandum, report or letter as archives
hand it out: saved from the page of the Wilson Center Digital Archive, made by
pdftotext from one of its exports, copied from a volume of Foreign Relations
of the United States, or typed. [Parse] takes its bytes and returns a [Document]:
the header as a list of fields (date, title, citation, summary, ...) and the
body as a list of blocks (paragraphs with their written numbers, headings, the
signature, notes, the source note).

	d := document.Parse("112596.txt", data)
	fmt.Println(d.Title(), d.Date().EDTF)
	for _, b := range d.Body {
		fmt.Println(b.Address, b.Marker, b.Text)
	}

Three things always hold. The text is never altered: every word of the file
is in a field or a block, in the order of the file, and each of them knows
its line and its bytes. Every text opens: what is in doubt is a [Problem] in
Document.Problems, never an error. Nothing is invented: a number is as written,
a date without a day has no day.

A place in a document has an address: see [Document.At] and [Document.Select].
A [Record] is a document as scripts get it.
*/
package document
