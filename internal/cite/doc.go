// Package cite makes citations of documents.
//
// [Of] takes a document's own citation, its title and its source note apart
// into an [Item]: who wrote to whom, of what kind the document is, which
// archive has it, and where the archive got it from, with the [Provenance]
// divided into repository, shelf mark, and the people and institutions that
// obtained, provided and translated it:
//
//	item := cite.Of(d)
//	chicago, _ := cite.Lookup("chicago")
//	note := chicago.Cite(item, cite.Note, cite.Pinpoint{Number: "4"})
//
// Each style is a file and a row of [Styles], or a template: prose (chicago, apa, mhra,
// your own), whose citations are one line with italics, see [Text], and records
// (csl-json, biblatex, bibtex, ris), which other programs read.
//
// Two laws hold. Every value is a part of the text, verbatim: nothing is
// corrected, completed or guessed, and a title that no rule of the grammar
// recognises names nobody. And no word of a provenance is lost: what no rule
// claims is in [Provenance.Rest].
package cite
