package document

import (
	"strings"
	"unicode/utf8"
)

// layouts tells the layouts apart: the first whose test holds is the
// document's, and its function reads the header and gives the index of the
// body's first line. A new layout is a new function and a row here.
var layouts = []struct {
	name   Layout
	is     func(p *parser) bool
	header func(p *parser) int
}{
	{Flat, (*parser).isFlat, (*parser).flatHeader},
	{PDFLayout, (*parser).isPDFLayout, (*parser).archiveHeader},
	{PDFText, (*parser).isPDFText, (*parser).archiveHeader},
	{DigitalArchive, (*parser).isDigitalArchive, (*parser).archiveHeader},
	{Plain, (*parser).isFRUS, (*parser).frusHeader},
	{Plain, (*parser).isReprint, (*parser).reprintHeader},
	{Web, (*parser).isWeb, (*parser).webHeader},
	{Plain, (*parser).isLetter, (*parser).letterHeader},
	{Plain, func(*parser) bool { return true }, (*parser).noHeader},
}

// headLines bounds where a header's first label can stand.
const headLines = 60

// isFlat: the labels stand in the middle of a line.
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
	label := p.firstLabel()
	if label < 0 {
		return false
	}
	for i := range label {
		l := &p.lines[i]
		if isBanner(l.text) && width(l.text) > width(strings.Join(strings.Fields(l.text), " ")) || l.indent >= 8 && !l.page {
			return true
		}
	}
	return false
}

// isPDFText: the export's banner, or values directly under their labels.
func (p *parser) isPDFText() bool {
	label := p.firstLabel()
	if label < 0 {
		return false
	}
	return isBanner(p.lines[0].text) || label+1 < len(p.lines) && !p.lines[label+1].gap
}

// isDigitalArchive: labels alone on their lines.
func (p *parser) isDigitalArchive() bool { return p.firstLabel() >= 0 }

// isFRUS: "[Document 907]" among the first lines, as Foreign Relations of the
// United States has it on the web.
func (p *parser) isFRUS() bool { return p.frusNumber() >= 0 }

// isReprint: at least two of the labels of reprints begin lines.
func (p *parser) isReprint() bool {
	n := 0
	for i := range p.head(30) {
		if _, ok := labelAt(reprintLabels, p.lines[i].text); ok {
			n++
		}
	}
	return n >= 2
}

// isWeb: a date alone, then a title, each a block of its own.
func (p *parser) isWeb() bool {
	i := p.skipFurniture(0)
	if i+1 >= len(p.lines) {
		return false
	}
	if _, ok := wholeDate(p.lines[i].text, 0); !ok {
		return false
	}
	title := &p.lines[i+1]
	last, _ := utf8.DecodeLastRuneInString(title.text)
	return title.gap && width(title.text) >= 12 && !strings.ContainsRune(":,;", last) && p.blockEnd(i+1) <= i+4
}

// isLetter: the first block of the letter that is a date alone, with nothing
// but short lines before it.
func (p *parser) isLetter() bool { return p.letterDate() >= 0 }

// head gives how many of the first n lines there are.
func (p *parser) head(n int) int { return min(n, len(p.lines)) }

// firstLabel gives the first line that is a label of the archive, -1 when none is.
func (p *parser) firstLabel() int {
	for i := range p.head(headLines) {
		if _, ok := labelAt(archiveLabels, p.lines[i].text); ok {
			return i
		}
	}
	return -1
}
