/*
Package render prints documents: as plain text, as a page for a terminal, as
Markdown for other programs, and records as JSON.

	p := render.Printer{Width: 80}
	err := p.Text(os.Stdout, doc)

A part of a document, such as [document.Document.At] gives, prints as the whole does.

Two things hold for every format, width and style. The words of the document
come out as they are, in the order of the file; what a printer adds (rules,
bars, the line of facts above a page) are signs of its own or repeats what the
document says. And no control, escape or bidirectional-override character of
the document comes out: [Sanitize] makes them visible signs, JSON has them as
\u escapes.

Lines are laid out here, by Unicode's line breaking rules (UAX #14) and the
cells that characters take on a terminal; no line is wider than
[Printer.Width]. Colours are drawn by glamour's ansi package, a block at a
time, over lines that are already laid out: it never sees markup, and so never
changes a text. Package glamour itself is not used, since its Markdown reader does.
*/
package render
