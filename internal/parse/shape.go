package parse

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/text"
)

// A shape is what the look of lines says of how they make paragraphs.
type shape struct {
	layout  document.Layout
	wrapped bool // paragraphs run over lines
	gaps    bool // blank lines are between paragraphs
	shouts  bool // all is in capitals, so that no line begins with a small letter
	margin  int  // the indent of most lines

	// A line is as wide as measure says. Lines were wrapped at the width
	// limit, the first ones of paragraphs, which may be indented, at first: a
	// line on which the next one's first word would have fitted was ended by
	// the author. Within doubt of the limit this cannot be determined.
	measure             func(s string) int
	limit, first, doubt int
}

const (
	// unwrapped is the length in bytes from which on a line cannot have been
	// wrapped to a page. Such lines are left out where lines are measured.
	unwrapped = 220

	// stretchLines is how many lines are measured together, fewestEnds how
	// many line ends inside sentences are enough to measure by.
	stretchLines, fewestEnds = 64, 8
)

// shapeOf determines the shape of the whole body.
func shapeOf(lines []line, layout document.Layout) shape {
	s := shape{layout: layout, measure: width}
	var indents [64]int
	var lengths [unwrapped]int
	gaps, size, long, inCapitals := 0, 0, 0, 0
	for i := range lines {
		l := &lines[i]
		indents[min(l.indent, 63)]++
		size += len(l.text)
		if l.has(capitals) {
			inCapitals += len(l.text)
		}
		if len(l.text) >= unwrapped {
			long += len(l.text)
		} else {
			lengths[len(l.text)]++
		}
		if i > 0 && l.gap && !l.page {
			gaps++
		}
	}
	s.margin = slices.Index(indents[:], slices.Max(indents[:]))
	s.wrapped, s.shouts = 2*long < size, 10*inCapitals > 9*size
	sample := lines[:min(len(lines), 16*stretchLines)]
	if unexplained := s.fit(sample); s.wrapped {
		t := s
		t.measure = helvetica
		if t.fit(sample) < unexplained {
			s = t
			s.doubt = s.limit / 200
		}
	}
	if usual := s.measure("n") * percentile(lengths[:], 90); 2*s.limit < usual { // line ends of addresses and lists
		s.limit, s.wrapped = usual*4/5, false
	}
	s.fitFirst(sample)
	ends := len(lines) - 1 - gaps
	if s.wrapped {
		ends = 0
		for i := 1; i < len(lines); i++ {
			if l := &lines[i-1]; !lines[i].gap && !lines[i].page && l.has(ended) && 4*s.need(l, &lines[i]) <= 3*s.limit {
				ends++
			}
		}
	}
	s.gaps = gaps > 0 && (gaps >= ends || layout == document.DigitalArchive)
	return s
}

// fewestSpaced is how many lines a typescript with a blank line after each has at least.
const fewestSpaced = 4

// closeGaps takes the blank lines of a typescript that has one after each of its
// lines for none: there, wider gaps are between paragraphs, if blank lines are.
func closeGaps(lines []line) {
	for from := 0; from < len(lines); {
		to := from + 1
		for to < len(lines) && (lines[to].gap || lines[to].page) && !lines[to].heading {
			to++
		}
		first, end := from, to // without the last line of a block above, the first of one below
		if from > 0 {
			first++
		}
		if to < len(lines) {
			end--
		}
		if usual := usualGap(lines[first:max(first, end)]); usual > 0 {
			for i := first + 1; i < end; i++ {
				if lines[i].gap = lines[i].num-lines[i-1].num > usual; !lines[i].gap {
					lines[i].traits |= parted
				}
			}
		}
		from = to
	}
}

// usualGap returns how far lines with blank ones between them are from each other,
// if most are one sentence after another over full lines; else 0.
func usualGap(lines []line) int {
	if len(lines) < fewestSpaced {
		return 0
	}
	s, usual, widest, pairs, full := shape{measure: width}, math.MaxInt, 0, 0, 0
	for i := range lines {
		if len(lines[i].text) >= unwrapped {
			return 0
		}
		widest = max(widest, lines[i].width())
	}
	for i := 1; i < len(lines); i++ {
		l, next := &lines[i-1], &lines[i]
		if !next.page {
			usual = min(usual, next.num-l.num)
		}
		if !l.has(ended) && next.has(lowerStart) && !next.has(marked|signed) {
			pairs++
			if 5*s.need(l, next) > 4*widest {
				full++
			}
		}
	}
	if 3*pairs < len(lines) || 4*full < 3*pairs {
		return 0
	}
	return usual
}

// Verse is at least so many lines that are neither single marks nor wider; without an
// indent, or with lines that begin in small letters, it is as wide as songs are.
const (
	fewestVerses  = 3
	shortestVerse = 5
	widestVerse   = 72
	widestSong    = 48
)

// notVerse are the traits of lines of other blocks.
const notVerse = marked | signed | closing | named | dated | capitals

// markVerse marks the blocks whose lines the source ended: indented ones, at the end
// of half of whose lines there was room for the first word of the next, and stanzas.
func markVerse(lines []line, margin int) {
	for from, to := 0, 0; from < len(lines); from = to {
		verses, indented := 0, 0
		for to = from; to < len(lines) && (to == from || !lines[to].gap && !lines[to].page); to++ {
			if l := &lines[to]; !l.has(notVerse) && len(l.text) >= shortestVerse && l.width() <= widestVerse {
				verses++
				if int(l.indent) > margin+1 {
					indented++
				}
			}
		}
		block := lines[from:to]
		if verses < fewestVerses || verses < len(block) || !(indented == verses && 2*endedEarly(block, margin) >= len(block)-1 || isStanza(block)) {
			continue
		}
		for i := range block {
			block[i].traits |= verse
		}
	}
}

// isStanza reports whether a block is verse whatever its indent: no line goes on in
// the next as prose does, and few but the last end a sentence.
func isStanza(block []line) bool {
	for i := range block {
		l := &block[i]
		if l.width() > widestSong || l.has(official|speaker) || i > 0 && l.has(lowerStart) && l.indent == block[i-1].indent {
			return false
		}
	}
	ends := count(block, func(l *line) bool { return l.has(ended) })
	commas := count(block, func(l *line) bool { return strings.HasSuffix(l.text, ",") })
	return len(block) > fewestVerses && block[len(block)-1].has(ended) && commas > 0 && 2*ends <= len(block)
}

// endedEarly returns how many of the lines of a block could have been wider, with
// the first word of the next, by the widest of them.
func endedEarly(block []line, margin int) (early int) {
	s, widest := shape{measure: width, margin: margin}, 0
	for i := range block {
		widest = max(widest, s.width(&block[i]))
	}
	for i := range block[1:] {
		if s.need(&block[i], &block[i+1]) <= widest {
			early++
		}
	}
	return early
}

// stretchEnd returns the line after the stretch of lines that begins at from:
// one page, or as many lines as are measured together.
func stretchEnd(lines []line, from int) int {
	to := from + 1
	for to < len(lines) && to < from+stretchLines && !lines[to].page {
		to++
	}
	return to
}

// of returns the shape of a stretch of lines of a body of shape s. It differs
// if most of its lines contradict the limit: text set in another width.
func (s *shape) of(lines []line) shape {
	t := *s
	if e, _ := s.endsIn(lines); len(e.widths) >= fewestEnds && 4*e.explained(s.limit) < 7*len(e.widths) {
		t.fit(lines)
		t.first = t.limit
	}
	return t
}

// lineEnds are line ends that wrapping made: how wide the lines are, and how
// wide they would have been with the next word.
type lineEnds struct{ widths, needs []int }

// endsIn returns the line ends inside sentences; inner leaves out those of
// lines that could be the first of a paragraph.
func (s *shape) endsIn(lines []line) (inner, all lineEnds) {
	for i := 1; i < len(lines); i++ {
		s.addEnd(&all, &lines[i-1], &lines[i])
		if i > 1 && !lines[i-1].gap && !lines[i-2].has(ended) {
			s.addEnd(&inner, &lines[i-1], &lines[i])
		}
	}
	return inner, all
}

func (s *shape) addEnd(e *lineEnds, l, next *line) {
	if len(l.text) < unwrapped && !next.gap && !next.page && !l.has(ended) && (next.has(lowerStart) || s.shouts && next.has(capitals)) && !next.has(marked|signed) {
		e.widths = append(e.widths, s.width(l))
		e.needs = append(e.needs, s.need(l, next))
	}
}

// explained returns how many widths and needs a limit explains.
func (e *lineEnds) explained(limit int) (n int) {
	for i, w := range e.widths {
		if w <= limit {
			n++
		}
		if e.needs[i] > limit {
			n++
		}
	}
	return n
}

// limit returns the width that explains most line ends: a wrapped line is no
// wider, and would be wider with the next word.
func (e *lineEnds) limit() (limit, explained int) {
	slices.Sort(e.widths)
	slices.Sort(e.needs)
	for i, w := range e.widths {
		fits, _ := slices.BinarySearch(e.needs, w+1) // needs[:fits] would have fitted
		if n := i + 1 + len(e.needs) - fits; n > explained {
			explained, limit = n, w
			if fits < len(e.needs) {
				limit = (w + e.needs[fits]) / 2
			}
		}
	}
	return limit, explained
}

// fit sets the limit, and returns how many of a thousand widths it does not
// explain. Too few line ends leave the shape as it is.
func (s *shape) fit(lines []line) (unexplained int) {
	e, all := s.endsIn(lines)
	if len(e.widths) < fewestEnds {
		e = all
	}
	if len(e.widths) == 0 {
		return 1000
	}
	limit, explained := e.limit()
	if s.limit = limit; len(e.widths) < fewestEnds { // the widest line is evidence too
		for i := range lines {
			if len(lines[i].text) < unwrapped {
				s.limit = max(s.limit, s.width(&lines[i]))
			}
		}
	}
	return 1000 - 500*explained/len(e.widths)
}

// fitFirst sets the limit of the first lines of paragraphs: those after a
// sentence that the author certainly ended.
func (s *shape) fitFirst(lines []line) {
	var e lineEnds
	for i := 2; i < len(lines); i++ {
		above, l := &lines[i-2], &lines[i-1]
		if l.gap || above.has(ended) && s.need(above, l) <= s.limit-s.doubt {
			s.addEnd(&e, l, &lines[i])
		}
	}
	s.first = s.limit
	if len(e.widths) >= fewestEnds {
		s.first, _ = e.limit()
	}
}

// percentile returns the value below which so many percent are, of values that
// are counted.
func percentile(counts []int, percent int) int {
	total := 0
	for _, c := range counts {
		total += c
	}
	v, n := 0, counts[0]
	for 100*n < percent*total {
		v++
		n += counts[v]
	}
	return v
}

// width returns how wide a line is, with its indent.
func (s *shape) width(l *line) int {
	return s.measure(l.text) + s.measure("n")*max(0, int(l.indent)-s.margin)
}

// need returns how wide a line would have been with the next one's first word on it.
func (s *shape) need(l, next *line) int {
	first := next.text
	if first[0] == '>' {
		first = strings.TrimLeft(first, "> ")
	}
	return s.width(l) + s.measure(" ") + s.measure(text.FirstWord(first))
}

// helvetica measures a text in the type of the archive's exports, in
// thousandths of its size (Adobe's font metrics for Helvetica, with those of
// Arial for other letters close enough).
func helvetica(s string) int {
	w := 0
	for i := 0; i < len(s); i++ {
		switch b := s[i]; {
		case b < utf8.RuneSelf:
			w += int(helveticaWidths[b])
		case b >= 0xC0: // the first byte of a letter outside of ASCII
			w += 556
		}
	}
	return w
}

var helveticaWidths = [utf8.RuneSelf]uint16{
	' ': 278, '!': 278, '"': 355, '#': 556, '$': 556, '%': 889, '&': 667, '\'': 191, '(': 333, ')': 333, '*': 389, '+': 584,
	',': 278, '-': 333, '.': 278, '/': 278, '0': 556, '1': 556, '2': 556, '3': 556, '4': 556, '5': 556, '6': 556, '7': 556,
	'8': 556, '9': 556, ':': 278, ';': 278, '<': 584, '=': 584, '>': 584, '?': 556, '@': 1015, 'A': 667, 'B': 667, 'C': 722,
	'D': 722, 'E': 667, 'F': 611, 'G': 778, 'H': 722, 'I': 278, 'J': 500, 'K': 667, 'L': 556, 'M': 833, 'N': 722, 'O': 778,
	'P': 667, 'Q': 778, 'R': 722, 'S': 667, 'T': 611, 'U': 722, 'V': 667, 'W': 944, 'X': 667, 'Y': 667, 'Z': 611, '[': 278,
	'\\': 278, ']': 278, '^': 469, '_': 556, '`': 333, 'a': 556, 'b': 556, 'c': 500, 'd': 556, 'e': 556, 'f': 278, 'g': 556,
	'h': 556, 'i': 222, 'j': 222, 'k': 500, 'l': 222, 'm': 833, 'n': 556, 'o': 556, 'p': 556, 'q': 556, 'r': 333, 's': 500,
	't': 278, 'u': 556, 'v': 500, 'w': 722, 'x': 500, 'y': 500, 'z': 500, '{': 334, '|': 260, '}': 334, '~': 584,
}
