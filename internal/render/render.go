package render

import (
	"slices"

	"docview/internal/document"
)

// A Printer prints documents. Its fields are options; the zero Printer prints
// whole documents, each paragraph on one line, without colours.
type Printer struct {
	Width    int    // text and terminal: columns that no line exceeds; 0 means that paragraphs are not wrapped
	Style    string // terminal: the name of a style, see [Styles]; "" means the first of them
	Color    bool   // terminal: colours and attributes may be used; false means not one escape byte, so no links either
	Links    bool   // terminal: addresses as OSC 8 links
	Bare     bool   // text and Markdown: the text of fields and blocks alone: no labels, and of the head only what there is nothing else beside
	Problems bool   // text and terminal: the document's problems above the fields and blocks that they speak of
	All      bool   // the furniture of a web page is shown too, where it stands
}

// A part is a field or a block of a document.
type part struct {
	field *document.Field // nil when block is set
	block *document.Block // nil when field is set
}

func (p part) start() int {
	if p.field != nil {
		return p.field.Start
	}
	return p.block.Start
}

func (p part) line() int {
	if p.field != nil {
		return p.field.Line
	}
	return p.block.Line
}

// address returns the address of the part's block, "" for a field.
func (p part) address() string {
	if p.field != nil {
		return ""
	}
	return p.block.Address
}

// tracer returns a tracer for the part's bytes.
func (p part) tracer(d *document.Document) *tracer {
	if p.field != nil {
		return newTracer(d, p.field.Start, p.field.End)
	}
	return newTracer(d, p.block.Start, p.block.End)
}

// parts lists what is printed of d, in the order of the file.
func (p *Printer) parts(d *document.Document) []part {
	parts := make([]part, 0, len(d.Header)+len(d.Body))
	for i := range d.Header {
		parts = append(parts, part{field: &d.Header[i]})
	}
	for i := range d.Body {
		parts = append(parts, part{block: &d.Body[i]})
	}
	if p.Bare {
		parts = bare(parts)
	}
	if !p.All || len(d.Furniture) == 0 {
		return parts
	}
	for i := range d.Furniture {
		parts = append(parts, part{block: &d.Furniture[i]})
	}
	slices.SortStableFunc(parts, func(a, b part) int { return a.start() - b.start() })
	return parts
}

// bare leaves out the head that a part of a document is recognised by, unless
// there is nothing else.
func bare(parts []part) []part {
	rest := make([]part, 0, len(parts))
	for _, p := range parts {
		if p.field == nil || !slices.Contains(HeadKeys, p.field.Key) {
			rest = append(rest, p)
		}
	}
	if len(rest) == 0 {
		return parts
	}
	return rest
}

// HeadKeys are the fields that a part of a document is recognised by, and that
// bare data leave out.
var HeadKeys = []document.Key{document.KeyDate, document.KeyTitle, document.KeyPlaceDate}

// problemLine is the text of a problem in the margin. Its first sign tells it
// from the document's own text.
func problemLine(p document.Problem) string {
	s := problemSign + " " + p.String() + " [" + p.Code + "]"
	if p.Hint != "" {
		s += "; " + p.Hint
	}
	return s
}

const problemSign = "▲"

// value is a field's text, the mark of its note included.
func value(f *document.Field) string { return f.Text + f.Mark }

// gap is what stands between a block's marker and its text: a blank, unless
// the file has none ("2.Text").
func gap(d *document.Document, b *document.Block) string {
	after := b.Start + len(b.Marker)
	if b.Start < 0 || after >= b.End || b.End > len(d.Source) || string(d.Source[b.Start:after]) != b.Marker {
		return " "
	}
	switch d.Source[after] {
	case ' ', '\t', '\n', '\r', '\f', '\v', 0xC2, 0xE2, 0xE3: // Unicode's wider blanks begin with one of these
		return " "
	}
	return ""
}
