/*
Package quote makes quotations of documents.

	q, err := quote.Passage{Place: "4:2"}.Of(d)
	fmt.Print(q.Markdown(note, ""))

A [Quotation] is a passage of a document, word for word: a paragraph with what
is under it, some of its sentences, or what is between two words of it. Nothing
is altered but what every style asks for: double quotation marks inside a
quotation become single ones, and the references of notes are left out. What a
reader could take for the work of the person who quotes, such as the editor's
brackets, is said in a warning.
*/
package quote
