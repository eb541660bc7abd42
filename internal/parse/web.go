package parse

import (
	"slices"
	"strings"

	"docview/internal/document"
)

// webHeader reads the head of an archive's page: what surrounds the document
// on the page, the date, and the rest as of any head.
func (p *parser) webHeader() int {
	i := p.skipFurniture(0)
	p.addFurniture(0, i)
	return p.readHead(p.dateLine(i))
}

// furniture are the lines of the archive's page that are not the document, in lower case.
var furniture = []string{
	"skip to content", "skip to main content", "get citation", "share document", "share", "print", "print document",
	"download", "download pdf", "view pdf", "pdf", "search", "menu", "home", "browse", "back to top", "back to search results",
	"copy link", "share this document", "email", "facebook", "twitter", "view document", "wilson center digital archive",
	"digital archive", "international history declassified", "digitalarchive.wilsoncenter.org", "close", "translate",
}

func isFurniture(s string) bool {
	return len(s) < 40 && slices.Contains(furniture, strings.ToLower(s))
}

// skipFurniture returns the first line from i on that is not furniture.
func (p *parser) skipFurniture(i int) int {
	for i < len(p.lines) && isFurniture(p.lines[i].text) {
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
	for end > first && isFurniture(p.lines[end-1].text) {
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
