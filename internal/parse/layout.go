package parse

import (
	"strings"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/text"
)

// layouts are tried in order: the first whose test holds is the document's, and
// its function reads the head and returns the index of the text's first line. A
// new layout is a row here.
var layouts = []struct {
	name   document.Layout
	is     func(p *parser) bool
	header func(p *parser) int
}{
	{document.Flat, (*parser).isFlat, (*parser).flatHeader},
	{document.PDFLayout, (*parser).isPDFLayout, (*parser).archiveHead},
	{document.PDFText, (*parser).isPDFText, (*parser).archiveHead},
	{document.DigitalArchive, func(p *parser) bool { return p.label >= 0 }, (*parser).archiveHead},
	{document.Web, (*parser).isWeb, (*parser).webHeader},
	{document.Markdown, (*parser).isMarkdown, func(p *parser) int { return p.readHead(p.frontMatter(0)) }},
	{document.Plain, func(*parser) bool { return true }, func(p *parser) int { return p.readHead(0) }},
}

// headLines bounds where a header's first label can be.
const headLines = 60

// isFlat: the labels are in the middle of a line.
func (p *parser) isFlat() bool {
	for i := range p.head(3) {
		text := p.lines[i].text
		if _, after, ok := strings.Cut(text, " Citation: "); ok && strings.Contains(after, " Contents: ") {
			return true
		}
	}
	return false
}

// isPDFLayout: the export's head, centred: its date and title, or the
// banner in two columns.
func (p *parser) isPDFLayout() bool {
	for i := range max(p.label, 0) {
		l := &p.lines[i]
		if isBanner(l.text) && width(l.text) > width(strings.Join(strings.Fields(l.text), " ")) || l.indent >= 8 && !l.page {
			return true
		}
	}
	return false
}

// isPDFText: the export's banner, or values directly under their labels.
func (p *parser) isPDFText() bool {
	return p.label >= 0 && (isBanner(p.lines[0].text) || p.label+1 < len(p.lines) && !p.lines[p.label+1].gap)
}

// isWeb: a date alone, then a title, each a block of its own.
func (p *parser) isWeb() bool {
	i := p.skipFurniture(0)
	if i+1 >= len(p.lines) || p.hasTitleLabel() {
		return false
	}
	if _, ok := text.WholeDate(p.lines[i].text, 0); !ok {
		return false
	}
	title := &p.lines[i+1]
	if isField(p.lines[i+1:]) || isAddressing(title.text) || isSalutation(title.text) || isClassification(title.text) {
		return false // a letter, a memorandum, a diary
	}
	last, _ := utf8.DecodeLastRuneInString(title.text)
	end := p.blockEnd(i + 1)
	return title.gap && width(title.text) >= 12 && !strings.ContainsRune(":,;", last) && end <= i+4 && !endsSentence(p.lines[end-1].text) && !runsOn(p.lines[end-1].text)
}

// archiveHead reads the archive's own head, and what follows of the document's.
func (p *parser) archiveHead() int { return p.readHead(p.archiveHeader(0)) }

// titleDepth bounds how many lines are above a labelled title.
const titleDepth = 12

// hasTitleLabel reports whether one of the first lines is labelled as the title,
// as reprints have it.
func (p *parser) hasTitleLabel() bool {
	for i := range p.head(titleDepth) {
		if label, _, ok := cutLabel(p.lines[i].text); ok {
			if keyOf(label) == document.KeyTitle {
				return true
			}
		}
	}
	return false
}

// head returns how many of the first n lines there are.
func (p *parser) head(n int) int { return min(n, len(p.lines)) }

// firstLabel returns the first line that is a label of the archive, -1 when none is.
func (p *parser) firstLabel() int {
	for i := range p.head(headLines) {
		if _, ok := labelAt(p.lines[i].text); ok {
			return i
		}
	}
	return -1
}
