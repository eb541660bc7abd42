package document

import "slices"

// A joint is how a line hangs together with the line before it.
type joint uint8

const (
	soft    joint = iota // a line end that wrapping made
	hard                 // a line end that the source has, inside a paragraph
	unclear              // one that the source has, where nobody can tell whether a paragraph ends
	apart                // the end of a paragraph
)

// joinLines determines the joint of each line of the body with the one before it.
func (p *parser) joinLines() {
	s := shapeOf(p.lines, p.Layout)
	var two pair // outside of the loop, as it is on the heap
	for i := 1; i < len(p.lines); i++ {
		two = pair{l: &p.lines[i-1], next: &p.lines[i], shape: &s}
		two.next.joint = two.joint()
		if two.next.joint == hard && isBareNumber(two.next.text) && (i+1 == len(p.lines) || p.lines[i+1].gap) {
			two.next.joint = apart // the number of a note, whose text follows
		}
	}
	p.shape = s
}

// A shape is what the look of the lines says of how they make paragraphs.
type shape struct {
	wrapped bool // paragraphs run over lines
	gaps    bool // blank lines stand between paragraphs

	// full is the 10th percentile, and typical the median, of the widths
	// that wrapped lines needed for the next line's first word. A line whose
	// successor's first word would have made it no wider than full was broken
	// by the author; typical is the bound for a line that ends a sentence, as
	// it is likelier to end a paragraph.
	full, typical int

	margin int // the indent of most lines
}

// unwrapped is the length in characters from which on a line cannot have been
// wrapped to a page.
const unwrapped = 220

// shapeOf measures lines.
func shapeOf(lines []line, layout Layout) shape {
	s := shape{wrapped: true}
	var needs []int
	var indents [64]int
	gaps, ends, longest := 0, 0, 0
	for i := range lines {
		l := &lines[i]
		indents[min(l.indent, 63)]++
		longest = max(longest, len(l.text))
		if i == 0 {
			continue
		}
		prev := &lines[i-1]
		if l.gap && !l.page {
			gaps++
		}
		if !l.gap && !l.page && l.has(lowerStart) && !l.has(marked|signed) {
			needs = append(needs, need(prev, l))
		}
	}
	for i, n := range indents {
		if n > indents[s.margin] {
			s.margin = i
		}
	}
	s.wrapped = longest < unwrapped && slices.ContainsFunc(needs, func(n int) bool { return n > longest/2 })
	s.full, s.typical = fullLine(needs, longest)
	for i := 1; i < len(lines) && s.wrapped; i++ {
		if !lines[i].gap && !lines[i].page && need(&lines[i-1], &lines[i]) < s.full && lines[i-1].has(ended) {
			ends++
		}
	}
	if !s.wrapped {
		ends = len(lines) - 1 - gaps
	}
	s.gaps = gaps > 0 && (gaps >= ends || layout == DigitalArchive)
	return s
}

// need returns how wide a line would have been with the next one's first word on it.
func need(l, next *line) int { return l.width() + 1 + width(firstWord(next.text)) }

// fullLine returns the widths full and typical of a shape: exports are set in
// proportional type, so that the measure in characters varies.
func fullLine(needs []int, longest int) (full, typical int) {
	if len(needs) < 4 {
		return longest * 4 / 5, longest
	}
	slices.Sort(needs)
	return max(needs[len(needs)/10], needs[len(needs)/2]*4/5), needs[len(needs)/2]
}

// blocks estimates how many blocks n lines will make.
func (s *shape) blocks(n int) int {
	if s.gaps || !s.wrapped {
		return n + 1
	}
	return n/3 + 2
}

// A pair is two neighbouring lines and what only both together show.
type pair struct {
	l, next *line
	*shape
	needed int // what need returns, 0 until it is asked for
}

// joint returns that of the first rule that applies to the pair.
func (p *pair) joint() joint {
	for i := range rules {
		if rules[i].applies(p) {
			return rules[i].joint
		}
	}
	return unclear
}

// need returns the width of l with the first word of next on it.
func (p *pair) need() int {
	if p.needed == 0 {
		p.needed = need(p.l, p.next)
	}
	return p.needed
}

// early reports whether the author ended the line: the next one's first word had room.
func (p *pair) early() bool { return p.need() < p.full }

// ends reports whether a sentence ends with the line.
func (p *pair) ends() bool { return p.l.has(ended) && !p.l.has(abbreviated) }

// indented reports whether the next line begins as the first line of a paragraph does.
func (p *pair) indented() bool { return int(p.next.indent) > p.margin+3 }

// opens reports whether the next line, after the end of a sentence, begins a
// paragraph however full the line above is: a speaker, a heading, a line of a
// sign-off.
func (p *pair) opens() bool {
	n := p.next
	if n.has(capitals) && !n.has(speaker|signed|closing|official) {
		return longWords(n.text) > 0 && !n.has(ended)
	}
	return n.has(speaker | signed | closing | official | dateAlone)
}

// standsAlone reports whether one of the two lines, where the source ended the
// first, is a line of its own: a date that follows no name, the mark of a
// signature, or the first note under one.
func (p *pair) standsAlone() bool {
	if p.next.has(signed) {
		return true
	}
	if note, _ := cutNoteMarker(p.next.text); note != "" && p.l.has(named) && !p.next.has(dated) {
		return true
	}
	return p.next.has(dateAlone) && !p.l.has(unfinished|named) || p.l.has(dateAlone) && !p.next.has(lowerStart)
}

// rules decide, in this order, whether a line begins a paragraph. Markers are
// looked at later: a line with an accepted marker always begins one.
var rules = []struct {
	name    string
	applies func(p *pair) bool
	joint   joint
}{
	{"an unwrapped page begins a paragraph", func(p *pair) bool { return p.next.page && !p.wrapped }, apart},
	{"a sentence goes on over a page", func(p *pair) bool { return p.next.page && p.next.has(lowerStart) && !p.l.has(ended) }, soft},
	{"a page begins with a paragraph", func(p *pair) bool { return p.next.page && (p.l.has(ended) || p.early() || p.indented()) }, apart},
	{"a paragraph goes on over a page", func(p *pair) bool { return p.next.page }, soft},
	{"a sentence goes on over a blank line", func(p *pair) bool {
		return p.next.gap && p.wrapped && p.next.has(lowerStart) && !p.l.has(ended)
	}, hard},
	{"a blank line", func(p *pair) bool { return p.next.gap }, apart},
	{"a heading of two lines", func(p *pair) bool {
		return p.wrapped && p.l.has(capitals) && p.next.has(capitals) && !p.next.has(marked)
	}, soft},
	{"a line of an unwrapped text with blank lines", func(p *pair) bool { return !p.wrapped && p.gaps }, hard},
	{"a line of an unwrapped text", func(p *pair) bool { return !p.wrapped }, apart},
	{"an indent", func(p *pair) bool { return p.indented() && int(p.l.indent) <= p.margin+1 }, apart},
	{"a line that opens a paragraph", func(p *pair) bool { return !p.gaps && p.ends() && p.opens() }, apart},
	{"a sentence that ends early", func(p *pair) bool { return !p.gaps && p.need() < p.typical && p.ends() && !p.next.has(lowerStart) }, apart},
	{"a full line", func(p *pair) bool { return !p.early() }, soft},
	{"a line that stands alone", func(p *pair) bool { return !p.gaps && p.standsAlone() }, apart},
	{"a line that goes on", func(p *pair) bool { return p.next.has(lowerStart|digitStart) || p.gaps || p.l.has(unfinished) }, hard},
	{"a line that ends", func(p *pair) bool { return p.l.has(ended|capitals) || p.next.has(closing|named|dated) }, apart},
}
