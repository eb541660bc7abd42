/*
Package document is the record of one archive document: what a text says of
itself, and where each part of it is.

A [Document] has the header as a list of fields (date, title, citation, summary,
...) and the body as a list of blocks (paragraphs with their written numbers,
headings, the signature, notes, the source note). Package parse makes it of the
bytes of a file, which [Open] decodes.

	d := parse.Parse("112596.txt", data)
	fmt.Println(d.Title(), d.Date().EDTF)
	for _, b := range d.Body {
		fmt.Println(b.Address, b.Marker, b.Text)
	}

A place in a document has an address: see [Document.At] and [Document.Select].
A [Record] is a document as scripts get it.
*/
package document
