package parse

import (
	"strings"

	"docview/internal/document"
	"docview/internal/text"
)

// place sets for each block of the body its Place and the numbered paragraph it
// belongs to: what follows a number belongs to it up to the next marker, a
// heading or the end matter. A list of phrases ends with its last item.
func (p *parser) place() {
	var c *candidate // the marker that blocks are under
	at := -1         // its block; -1 if they are under none
	for i := range p.Body {
		b := &p.Body[i]
		b.Place = i + 1
		switch {
		case p.isItem(i):
			c, at = p.spans[i].item, i
			c.span = i
			b.Depth = c.list.depth
			if c.list.under != nil {
				b.Under = c.list.under.span + 1
			}
			continue
		case b.Kind != document.Paragraph && b.Kind != document.Heading:
			at = -1
		case at >= 0 && b.Kind == document.Heading:
			at = p.section(c)
		case at >= 0 && (text.DistributionHead.Begins(b.Text) || p.endsPhrases(at, c.list)) && isOver(c):
			at = -1
		}
		if at >= 0 {
			b.Under, b.Depth = at+1, p.Body[at].Depth
		}
	}
}

// section returns the block that a heading after the item c is under: the
// numbered heading that it is below, or the paragraph whose list goes on after
// it; -1 if there is none.
func (p *parser) section(c *candidate) int {
	if isOver(c) {
		return -1
	}
	for line := c.line; p.Body[c.span].Kind != document.Heading; c = c.list.under {
		switch outer := c.list.under; {
		case outer == nil:
			return -1
		case c.list.end > line:
			return outer.span
		}
	}
	return c.span
}

// endsPhrases reports whether the item of span i is a phrase in a list that a
// colon announced, "the house has three rooms:", so that it owns no paragraph.
func (p *parser) endsPhrases(i int, l *list) bool {
	first := p.items[l.first].span
	return !p.last(i).has(ended) && p.spans[i].kind == document.Paragraph && first > 0 && strings.HasSuffix(p.last(first-1).text, ":")
}

// isOver reports whether no list that c is in goes on after it.
func isOver(c *candidate) bool {
	for line := c.line; c != nil; c = c.list.under {
		if c.list.end > line {
			return false
		}
	}
	return true
}
