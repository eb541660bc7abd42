package parse

import (
	"docview/internal/document"
	"docview/internal/text"
)

// webHeader reads the head of an archive's page: what surrounds the document
// on the page, the date, and the rest as of any head.
func (p *parser) webHeader() int {
	i := p.skipFurniture(0)
	p.addFurniture(0, i)
	return p.readHead(p.archiveDate(i))
}

// skipFurniture returns the first line from i on that is not furniture.
func (p *parser) skipFurniture(i int) int {
	for i < len(p.lines) && text.WebPage.Has(p.lines[i].text) {
		i++
	}
	return i
}

// webFurniture takes the furniture at the ends of a page's body out of it and
// gives the body's first line and the line after its last.
func (p *parser) webFurniture(from int) (first, end int) {
	end = len(p.lines)
	if p.Layout != document.Web {
		return from, end
	}
	first = p.skipFurniture(from)
	for end > first && text.WebPage.Has(p.lines[end-1].text) {
		end--
	}
	p.addFurniture(from, first)
	p.addFurniture(end, len(p.lines))
	return first, end
}

func (p *parser) addFurniture(from, end int) {
	for i := from; i < end; i++ {
		l := &p.lines[i]
		p.Furniture = append(p.Furniture, document.Block{Kind: document.Furniture, Text: l.text, Line: l.num, Start: l.start, End: l.end()})
	}
}
