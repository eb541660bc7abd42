package render

import (
	"bufio"
	"io"

	"docview/internal/document"
)

// Terminal prints d as a page for a terminal: a quiet line of facts, the
// title, the labelled fields with the summary set apart, a rule, and the
// body, whose numbers hang in a column of their own. All is in the order of
// the file. The error is that of an unknown style or of writing.
func (p *Printer) Terminal(w io.Writer, d *document.Document) error {
	paint, err := p.Painter()
	if err != nil {
		return err
	}
	page := p.Page(d)
	return page.print(w, paint, page.Len(), page.Lines)
}

// print writes the lines of n sections, and stops at the first error in
// writing, so that nothing more is laid out if nobody reads.
func (sh *sheet) print(w io.Writer, paint *Painter, n int, lines func(int) []Line) error {
	out := bufio.NewWriter(w)
	for i := range n {
		for _, line := range lines(i) {
			out.WriteString(paint.Paint(line))
			out.WriteByte('\n')
		}
		if _, err := out.Write(nil); err != nil {
			return err
		}
	}
	return out.Flush()
}
