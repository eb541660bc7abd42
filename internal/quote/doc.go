/*
Package quote makes quotations of documents, and checks those of a manuscript.

	q, err := quote.Passage{Place: "4:2"}.Of(d)
	fmt.Print(q.Markdown(""))

A [Quotation] is a passage of a document, word for word: a paragraph with what
is under it, some of its sentences, or what is between two words of it. Nothing
is altered but what every style asks for: the marks inside a quotation alternate
between double and single ones, the references of notes are left out, and words
that line ends divide are joined (see emend.go). What a reader could take for the work of the person who quotes, such as the editor's
brackets, is said in a warning.

	c := quote.Parse("paper.md", data, "").Check()
	for each document d of the library {
		c.Add(c.Look(d)) // Look on any goroutine, Add on one
	}
	report := c.Report()

A [Manuscript] is read once, as Markdown, LaTeX or plain text, into units of
prose that know where in the file each of their bytes is from. The quotations
are then found by their marks, in the same way for all three. A [Check] turns
the library around: not the documents are indexed but the manuscript, by the
runs of three words in its quotations, and each document is read once. Where
such runs are, the words are compared one by one; if no document has them all,
the likeliest passages are aligned with the quotation, word by word.

Words are compared, not characters: case, the shapes of quotation marks and
dashes, commas and stops, spaces, ligatures and hyphens at the ends of lines do
not count; a letter, a figure, an accent, a bracket and a symbol do. symbols.go
says which characters are symbols, explain.go what a difference is called.
*/
package quote
