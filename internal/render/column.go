package render

import "docview/internal/document"

// A column knows where the blocks of a body are set: markers hang to the left
// of their text, and what is under a number is aligned with its text.
type column struct {
	doc   *document.Document
	base  int // where texts outside of lists begin; markers hang to the left of it as far as they fit
	width int // of the page; 0 means no limit
}

func (c *column) block(s *setter, b *document.Block, role Role) paragraph {
	text := s.text(b.Text, role)
	at, indent, hangs := c.place(b)
	if b.Marker == "" {
		return paragraph{indent: indent, text: text}
	}
	lead := Span{Text: oneLine(b.Marker), Role: Marker}
	if hangs {
		return paragraph{at: at, lead: []Span{lead}, indent: indent, text: text}
	}
	lead.Role = role
	return paragraph{indent: indent, text: append([]Span{lead, {Text: gap(c.doc, b), Role: Frame}}, text...)}
}

// place returns where a block's marker and its text begin, and whether the
// marker hangs to the left of the text; else it is the beginning of the text,
// since too little of the page is left.
func (c *column) place(b *document.Block) (at, indent int, hangs bool) {
	outer, nested := c.base, false
	if above := c.doc.Above(b); above != nil && above.Marker != "" {
		_, outer, _ = c.place(above)
		nested = true
	}
	if b.Marker == "" {
		return outer, outer, false
	}
	hang := Width(oneLine(b.Marker)) + len(gap(c.doc, b))
	at, indent = outer, outer+hang
	if !nested {
		at, indent = max(0, c.base-hang), max(c.base, hang)
	}
	if !c.fits(indent) {
		return outer, outer, false
	}
	return at, indent, true
}

// fits reports whether enough of the page is left for text beside an indent.
func (c *column) fits(indent int) bool { return c.width == 0 || indent*3 <= c.width }
