package parse

import (
	"math"
	"strings"

	"docview/internal/document"
	"docview/internal/text"
)

// A span is a block in the making: some lines, what they are, and the marker
// they begin with. Notes and signatures change the kinds of spans and merge
// them; Blocks are made of them once, at the end.
type span struct {
	from, to int // indices of the first line and of the line after the last
	kind     document.Kind
	item     *candidate     // the list item that it is; nil if it is none
	marker   *marker        // of an item or a note; else nil
	date     *document.Date // the last one in it, zero if it has none; nil until it is asked for
}

// first and last return the first and the last line of span i.
func (p *parser) first(i int) *line { return &p.lines[p.spans[i].from] }
func (p *parser) last(i int) *line  { return &p.lines[p.spans[i].to-1] }

func (p *parser) linesOf(i int) []line { return p.lines[p.spans[i].from:p.spans[i].to] }

// size returns the length of the text of span i in bytes.
func (p *parser) size(i int) int {
	lines := p.linesOf(i)
	size := len(lines) - 1
	for j := range lines {
		size += len(lines[j].text) + int(lines[j].inset)
	}
	return size
}

// text returns the text of span i, its marker included.
func (p *parser) text(i int) string { return textOf(p.linesOf(i)) }

func (p *parser) isItem(i int) bool { return p.spans[i].item != nil }

// isPlain reports whether span i is a paragraph without a number.
func (p *parser) isPlain(i int) bool {
	return p.spans[i].item == nil && p.spans[i].kind == document.Paragraph
}

// makeSpans cuts the lines into paragraphs, headings and source notes.
func (p *parser) makeSpans() {
	for i := range p.items {
		if c := &p.items[i]; c.list != nil {
			p.lines[c.line].item = c
		}
	}
	p.returnFeet()
	p.spans = make([]span, 0, count(p.lines, func(l *line) bool { return l.joint == apart || l.item != nil })+1)
	for i := 0; i < len(p.lines); {
		i = p.addSpan(i)
	}
}

func (p *parser) paragraphEnd(i int) int {
	end := i + 1
	for ; end < len(p.lines) && p.lines[end].item == nil && !p.lines[end].has(archived); end++ {
		switch p.lines[end].joint {
		case apart:
			return end
		case unclear:
			if last := &p.lines[end-1]; !last.has(ended) && last.end()-p.lines[i].start < leastProse { // a heading or a salutation, as far as can be determined
				return end
			}
			p.unclearParagraph(&p.lines[end])
		}
	}
	return end
}

// mostUnclear bounds the problems of one kind that a document gets.
const mostUnclear = 20

func (p *parser) unclearParagraph(l *line) {
	if p.unclear++; p.unclear <= mostUnclear {
		p.addProblem("paragraph-unclear", document.Info, l.num,
			"this line may or may not begin a paragraph",
			"compare with the original; docview keeps the line break and starts no new paragraph")
	}
}

// namesSource reports whether the first of some lines begins a note of where the text is
// kept: a bracket, a block that says so, or the last block if it is a shelf mark.
func namesSource(lines []line) bool {
	l := &lines[0]
	return isSourceNote(l.text) || l.gap && (hasPrefixFold(l.text, sourceWords) || isKeptBlock(lines))
}

// sourceWords are what such a block begins with.
var sourceWords = []string{"(source: ", "quelle: ", "fuente: ", "источник: ", "出处：", "来源："}

// isKeptBlock reports whether lines begin with a block that says in which archive the text
// is, with or without a label, and have notes below it at most.
func isKeptBlock(lines []line) bool {
	n := blockLength(lines)
	if n > 5 || n < len(lines) && lines[n].text[0] != '[' && !hasPrefixFold(lines[n].text, sourceWords) {
		return false
	}
	_, length := readShelfmark(lines[:n])
	return length == n || isKept(spaced(lines[:n]), true)
}

// isKept reports whether a note says in which archive the text is, perhaps after a label.
func isKept(s string, labelled bool) bool {
	label, value, ok := cutLabel(s)
	if ok && keyOf(label) == document.KeySource {
		return text.IsSource(value)
	}
	return !labelled && text.IsShelfmark(s)
}

func isSourceNote(s string) bool {
	return (s[0] == '[' || s[0] == '_') && (strings.HasPrefix(s, "[Source:") || strings.HasPrefix(s, "[Sources:") || isArchiveReference(s))
}

// sourceNoteLines bounds the lines of a source note.
const sourceNoteLines = 40

// sourceNoteEnd returns the line after the one that closes the bracket of line
// i; if none does, the line after its block.
func sourceNoteEnd(lines []line, i int) int {
	if !lines[i].source && isSourceNote(lines[i].text) {
		depth := 0
		for j := i; j < len(lines) && j < i+sourceNoteLines && (j == i || lines[j].item == nil); j++ {
			depth += strings.Count(lines[j].text, "[") - strings.Count(lines[j].text, "]")
			if depth <= 0 {
				return j + 1
			}
		}
	}
	end := i + 1
	for end < len(lines) && lines[end].item == nil && !lines[end].gap && lines[end].source == lines[i].source {
		end++
	}
	return end
}

// addSpan adds the span that begins at a line and returns the line after it. A
// source note goes on to its closing bracket.
func (p *parser) addSpan(from int) (end int) {
	l := &p.lines[from]
	if l.has(footnote) {
		return p.addFootnote(from)
	}
	isSource := l.source || l.has(archived)
	if isSource {
		end = sourceNoteEnd(p.lines, from)
	} else {
		end = p.paragraphEnd(from)
	}
	p.spans = append(p.spans, span{from: from, to: end, kind: document.Paragraph, item: l.item})
	i := len(p.spans) - 1
	switch s := &p.spans[i]; {
	case l.item != nil:
		s.marker = &l.item.marker
	case isSource:
		s.kind = document.SourceNote
	case l.heading:
		s.kind, s.marker = document.Heading, hashes(l.text)
	case p.size(i) <= headingLength && !l.has(interjected) && isHeading(p.text(i)):
		s.kind = document.Heading
	}
	return end
}

func (p *parser) makeBlocks() {
	p.Body = make([]document.Block, len(p.spans))
	for i := range p.spans {
		s, lines := &p.spans[i], p.linesOf(i)
		if s.kind == document.Paragraph && len(lines) > 1 {
			keepIndents(lines, s.marker != nil)
		}
		p.Body[i] = document.Block{
			Kind: s.kind,
			Text: p.blockText(i), Line: p.first(i).num, Start: p.first(i).start, End: p.last(i).end(),
		}
		if s.kind == document.Signature && !s.date.IsZero() {
			p.Body[i].Date = s.date
		}
		if s.marker != nil {
			p.Body[i].Marker, p.Body[i].Number = s.marker.text, s.marker.number
		}
		if count(lines, func(l *line) bool { return l.has(parted) }) > 0 {
			p.keepPieces(i+1, lines)
		}
	}
}

// keepPieces keeps where the lines of a block are in the file if more than line ends
// is between them. It ends behind them all.
func (p *parser) keepPieces(place int, lines []line) {
	if p.Pieces == nil {
		p.Pieces = map[int][][2]int{}
	}
	from, b := 0, &p.Body[place-1]
	for i := 1; i <= len(lines); i++ {
		if i == len(lines) || lines[i].has(parted) {
			b.End = max(b.End, lines[i-1].end())
			p.Pieces[place] = append(p.Pieces[place], [2]int{lines[from].start, lines[i-1].end()})
			from = i
		}
	}
}

// keepIndents keeps the indents of the lines of a block that the source ended, as
// those of verse, relative to the least; that of a marker does not count.
func keepIndents(lines []line, marked bool) {
	least := math.MaxInt
	for i := range lines {
		if i == 0 && !marked || i > 0 && lines[i].joint != soft {
			least = min(least, int(lines[i].indent))
		}
	}
	for i := range lines[1:] {
		if l := &lines[i+1]; l.joint != soft {
			l.inset = uint8(min(int(l.indent)-least, math.MaxUint8))
		}
	}
}

// blockText returns the text of span i without its marker.
func (p *parser) blockText(i int) string {
	s, lines := &p.spans[i], p.linesOf(i)
	switch s.kind {
	case document.SourceNote:
		return spaced(lines)
	case document.Signature:
		return onLines(lines)
	}
	if s.marker == nil {
		return textOf(lines)
	}
	return strings.TrimLeft(textOf(lines)[len(s.marker.text):], blanks+"\n")
}

// textOf joins lines, by spaces and, at line ends that the source has, by newlines
// and the indents that are shown.
func textOf(lines []line) string {
	return joined(withoutMargins(lines), func(l *line) string {
		if l.joint == soft {
			return " "
		}
		if l.inset > 0 {
			return "\n" + strings.Repeat(" ", int(l.inset))
		}
		return "\n"
	})
}

// joined joins lines by what between returns for each but the first.
func joined(lines []line, between func(*line) string) string {
	if len(lines) == 1 {
		return lines[0].text
	}
	size := len(lines)
	for i := range lines {
		size += len(lines[i].text)
	}
	var text strings.Builder
	text.Grow(size)
	for i := range lines {
		if i > 0 {
			text.WriteString(between(&lines[i]))
		}
		text.WriteString(lines[i].text)
	}
	return text.String()
}
