package render

import (
	"io"

	"docview/internal/document"
)

// Text prints d as plain text: the header's fields and the body's blocks in
// the order of the file, with their labels and markers as written and a blank
// line between them. The error is that of writing.
func (p *Printer) Text(w io.Writer, d *document.Document) error {
	t := textPage{sheet: p.sheet(d), bare: p.Bare}
	t.column = column{doc: d, width: t.width}
	return t.print(w, nil, max(1, len(t.parts)), t.lines)
}

// A textPage is a document laid out as plain text.
type textPage struct {
	sheet
	column column
	bare   bool
}

func (t *textPage) lines(i int) []Line {
	s := t.setter(i)
	block := t.part(i).block
	if i > 0 {
		s.blank()
	}
	s.problems(t.beside(i), 0)
	first := len(s.lines)
	switch {
	case block != nil:
		t.addressAbove(s, block, 0)
		s.paragraph(t.column.block(s, block, Body))
	case i < len(t.parts):
		t.field(s, &t.parts[i].fields[0])
	}
	return t.addressed(s.lines, first, block)
}

// field sets a field, and its URL on a line of its own.
func (t *textPage) field(s *setter, f *document.Field) {
	text := sanitizeText(value(f))
	if f.Label != "" && !t.bare {
		text = oneLine(f.Label) + " " + text
	}
	if text != "" || f.URL == "" {
		s.paragraph(paragraph{text: []Span{{Text: text}}})
	}
	if f.URL != "" {
		s.paragraph(paragraph{text: []Span{urlSpan(f.URL)}})
	}
}
