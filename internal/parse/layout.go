package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/text"
)

// layouts are tried in order: the first whose test holds is the document's, and
// its function reads the head and returns the index of the text's first line. The
// last takes every document. A new layout is a row here.
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
	{document.Markdown, (*parser).isMarkdown, func(p *parser) int { return p.readHead(p.frontMatter()) }},
	{document.Plain, func(*parser) bool { return true }, func(p *parser) int { return p.readHead(0) }},
}

// headLines bounds where a header's first label can be.
const headLines = 60

// isFlat: the labels are in the middle of a line.
func (p *parser) isFlat() bool {
	return slices.ContainsFunc(p.head(3), func(l line) bool {
		_, after, ok := strings.Cut(l.text, flatCitation)
		return ok && strings.Contains(after, " Contents: ")
	})
}

// isPDFLayout: the export's head, centred: its date and title, or the
// banner in two columns.
func (p *parser) isPDFLayout() bool {
	return slices.ContainsFunc(p.head(p.label), func(l line) bool {
		return isBanner(l.text) && strings.Contains(l.text, "  ") || l.indent >= 8 && !l.page
	})
}

// isPDFText: the export's banner, or values directly under their labels.
func (p *parser) isPDFText() bool {
	return p.label >= 0 && (isBanner(p.lines[0].text) || p.label+1 < len(p.lines) && !p.lines[p.label+1].gap)
}

// isWeb: a date alone, then a title, each a block of its own.
func (p *parser) isWeb() bool {
	i := p.skipFurniture(0)
	isTitle := func(l line) bool { return knownLabel(l.text) == document.KeyTitle } // as reprints have it
	if i+1 >= len(p.lines) || slices.ContainsFunc(p.head(titleDepth), isTitle) {
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
	if end < len(p.lines) && isSalutation(p.lines[end].text) && !namesKind(title.text) {
		return false // the address of a letter
	}
	return title.gap && width(title.text) >= 12 && !strings.ContainsRune(":,;", last) && end <= i+4 && !endsSentence(p.lines[end-1].text) && !runsOn(p.lines[end-1].text)
}

// archiveHead reads the archive's own head, and what follows of the document's.
func (p *parser) archiveHead() int { return p.readHead(p.archiveHeader(0)) }

// titleDepth bounds how many lines are above a labelled title.
const titleDepth = 12

// head returns the first n lines, all if there are fewer.
func (p *parser) head(n int) []line { return p.lines[:min(max(n, 0), len(p.lines))] }

// firstLabel returns the first line that is a label of the archive, -1 when none is.
func (p *parser) firstLabel() int {
	return slices.IndexFunc(p.head(headLines), func(l line) bool { return labelAt(l.text) != "" })
}
