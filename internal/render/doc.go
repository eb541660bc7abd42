/*
Package render lays documents out and prints them: as plain text, as a page for
a terminal, as Markdown for other programs, and records as JSON.

	p := render.Printer{Width: 80}
	err := p.Text(os.Stdout, doc)

A part of a document, such as [document.Document.At] returns, prints as the
whole does.

Layout and painting are apart. A [Page] is a document at a width, as lines of
spans; each [Span] has its role, its link, the address of its block and, if it
is of the document's own words, their bytes in the file. A [Painter] turns a
[Line] into what a terminal shows, in the looks of a style:

	page := p.Page(doc)
	paint, err := p.Painter()
	for i := range page.Len() {
		for _, line := range page.Lines(i) {
			fmt.Println(paint.Paint(line))
		}
	}

Two things hold for every format, width and style. The words of the document
come out as they are, in the order of the file; what a printer adds (rules,
bars, the line of facts above a page) has roles or characters of its own, or
repeats the document. And no control, escape or bidirectional-override
character of the document comes out: [Sanitize] makes them visible symbols,
JSON has them as \u escapes.

Lines are broken by Unicode's rules (UAX #14) and the cells that characters
take on a terminal; no line is wider than [Printer.Width]. Glamour's ansi
package draws each span, after all is laid out: it is never given markup, and
so never changes a text. Package glamour itself is not used, since its Markdown
reader does.
*/
package render
