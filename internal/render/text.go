package render

import (
	"io"

	"docview/internal/document"
)

// Text prints d as plain text: the header's fields and the body's blocks in
// the order of the file, with their labels and markers as written and a blank
// line between them. The error is that of writing.
func (p *Printer) Text(w io.Writer, d *document.Document) error {
	tp := textPrinter{Printer: p, page: p.page(w, nil), doc: d, column: column{width: p.Width}}
	margin, parts := p.margin(d), p.parts(d)
	for i, part := range parts {
		if i > 0 {
			tp.blank()
		}
		tp.page.problems(margin.beside(parts, i), 0)
		tp.part(part)
		if err := tp.err(); err != nil {
			return err
		}
	}
	tp.page.problems(margin.problems, 0)
	return tp.out.Flush()
}

// A textPrinter holds the state of printing one document as text.
type textPrinter struct {
	*Printer
	*page
	doc    *document.Document
	column column
}

func (tp *textPrinter) part(p part) {
	if p.field != nil {
		tp.field(p.field)
		return
	}
	tp.paragraph(tp.column.block(tp.doc, p.block))
}

// field prints a field, and its address on a line of its own.
func (tp *textPrinter) field(f *document.Field) {
	text := sanitizeText(value(f))
	if f.Label != "" && !tp.Bare {
		text = oneLine(f.Label) + " " + text
	}
	if text != "" || f.URL == "" {
		tp.paragraph(paragraph{text: text})
	}
	if f.URL != "" {
		tp.paragraph(paragraph{text: Sanitize(f.URL)})
	}
}
