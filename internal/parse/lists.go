package parse

import (
	"cmp"
	"slices"
	"strings"
)

// A candidate is a line that begins with what could be a marker.
type candidate struct {
	line int // index into the lines of the body
	marker
	afresh bool  // an enclosure begins between the last candidate and this one
	list   *list // the list it belongs to; nil when it is no marker
	span   int   // the span that begins with it
}

// candidates returns the lines that could begin with a marker: those whose
// marker is where a paragraph can begin and outside of brackets.
func candidates(lines []line) []candidate {
	cands := make([]candidate, 0, count(lines, func(l *line) bool { return l.has(marked) }))
	afresh := false
	for i := range lines {
		afresh = afresh || isEnclosure(lines[i].text)
		if !lines[i].has(marked) || !canBegin(lines, i) || insideBracket(lines, i) {
			continue
		}
		m, _, _ := parseMarker(lines[i].text)
		cands = append(cands, candidate{line: i, marker: m, afresh: afresh})
		afresh = false
	}
	return cands
}

// canBegin reports whether a paragraph can begin at line i.
func canBegin(lines []line, i int) bool {
	if i == 0 || lines[i].gap || lines[i].page {
		return true
	}
	above := &lines[i-1]
	return above.has(ended) || strings.HasSuffix(above.text, "]") || lines[i].joint != soft && !isInitial(lines[i].text)
}

// isInitial: "D." alone, the middle of a name with one word per line.
func isInitial(s string) bool { return len(s) == 2 && s[1] == '.' && s[0] >= 'A' && s[0] <= 'Z' }

// isMarked reports whether a line begins with what could be a marker.
func isMarked(s string) bool {
	_, _, ok := parseMarker(s)
	return ok
}

// bracketLines bounds how far back an open bracket is looked for.
const bracketLines = 12

// insideBracket reports whether line i is inside a square bracket that an
// earlier line of the same block opens. A line that ends with a closing one
// leaves none open, whatever the count says.
func insideBracket(lines []line, i int) bool {
	closed := 0
	for j := i - 1; j >= 0 && j >= i-bracketLines && !lines[j+1].gap; j-- {
		text := lines[j].text
		if text[len(text)-1] == ']' {
			return false
		}
		if strings.IndexByte(text, '[') < 0 && strings.IndexByte(text, ']') < 0 {
			continue // as most lines
		}
		for k := len(text) - 1; k >= 0; k-- {
			switch text[k] {
			case ']':
				closed++
			case '[':
				if closed == 0 {
					return true
				}
				closed--
			}
		}
	}
	return false
}

// A list is a run of markers of one kind: 1. 2. 3., or a) b) c).
type list struct {
	kind   kindOfNumber
	signs  string
	upper  bool
	first  int        // its first marker: an index into the candidates
	latest *candidate // its last marker
	last   int        // the number of that
	parent *candidate // the last marker, where it began, of the innermost open list; nil if there was none
	like   *candidate // and of the innermost open list of its kind
	resume bool       // that one went on after it

	depth int        // how deep it is nested, from 0
	under *candidate // the one whose item it is in; nil if in none
	end   int        // the last line that begins with a marker of it or of a list inside it
}

type kindOfNumber int

const (
	digits kindOfNumber = iota
	letters
	romans
)

// firstValue returns the reading of m in a list of that kind, for "3, 4." that of
// the 3; 0 if it has none.
func (m marker) firstValue(k kindOfNumber) int {
	if k == digits {
		return m.first
	}
	return m.values[k]
}

// mostOpen bounds the lists that can be open at once, so that the cost of a
// marker does not grow with the number of lists.
const mostOpen = 12

// mostGap is the widest gap in a numbering that is still taken as one:
// editors leave paragraphs out.
const mostGap = 20

// findLists distinguishes markers from what only looks like them and puts them into
// lists: a marker is one when it goes on with a list or begins one. The
// candidates are in the order of the text. What is true of a list depends on
// the markers after it, so its nesting is settled last.
func findLists(cands []candidate) {
	scanLists(cands)
	for i := range cands {
		c := &cands[i]
		if c.list != nil && c.list.first == i {
			c.list.settle(cands)
		}
		for at := c; at != nil && at.list != nil; at = at.list.under {
			at.list.end = c.line
		}
	}
}

func scanLists(cands []candidate) {
	var open []*list // the innermost last
	for i := range cands {
		c := &cands[i]
		if c.afresh {
			open = nil
		}
		at := goesOn(open, c)
		if at < 0 {
			l := begins(cands, i, open)
			if l == nil {
				continue
			}
			if len(open) == mostOpen {
				open = slices.Delete(open, 0, 1)
			}
			open = append(open, l)
			at = len(open) - 1
		}
		for _, inner := range open[at+1:] {
			inner.resume = inner.like != nil && inner.like.list == open[at]
		}
		open = open[:at+1]
		open[at].add(c)
	}
}

// A way is how a candidate can go on with an open list; inner are those open inside it.
type way struct {
	name  string
	holds func(l *list, c *candidate, inner []*list) bool
}

// ways are the best first.
var ways = []way{
	{"next number", func(l *list, c *candidate, _ []*list) bool { return l.takes(c) && c.firstValue(l.kind) == l.last+1 }},
	{"I. II. 3. IV.", func(l *list, c *candidate, inner []*list) bool {
		return l.kind == romans && c.values[digits] == l.last+1 && c.signs == l.signs && l.last > 1 &&
			!slices.ContainsFunc(inner, func(l *list) bool { return l.kind == digits })
	}},
	{"repeat or gap", func(l *list, c *candidate, _ []*list) bool {
		return l.kind == digits && l.takes(c) && c.first != 1 && c.first >= l.last && c.first <= l.last+mostGap
	}},
}

// goesOn returns the innermost open list that c goes on with in the best way, or -1.
func goesOn(open []*list, c *candidate) int {
	for _, w := range ways {
		for at, l := range slices.Backward(open) {
			if w.holds(l, c, open[at+1:]) {
				return at
			}
		}
	}
	return -1
}

func (l *list) takes(c *candidate) bool {
	return c.values[l.kind] > 0 && c.signs == l.signs && (l.kind == digits || c.upper == l.upper)
}

func (l *list) add(c *candidate) {
	c.list, l.latest = l, c
	l.last = c.values[l.kind]
	if l.last == 0 { // 3. among Roman numerals
		l.last = c.values[digits]
	}
}

// begins returns the list that the i-th candidate begins, nil if it begins none.
func begins(cands []candidate, i int, open []*list) *list {
	c := &cands[i]
	for _, kind := range []kindOfNumber{digits, romans, letters} {
		l := &list{kind: kind, signs: c.signs, upper: c.upper, first: i}
		l.placeIn(open)
		if l.canBegin(cands) {
			return l
		}
	}
	return nil
}

// placeIn notes where among the open lists l begins.
func (l *list) placeIn(open []*list) {
	for _, o := range slices.Backward(open) {
		l.parent = cmp.Or(l.parent, o.latest)
		if o.kind == l.kind && o.signs == l.signs && o.upper == l.upper {
			l.like = o.latest
			return
		}
	}
}

// canBegin reports whether the list can begin with its first marker. An Arabic 1
// can; a letter or a Roman numeral with a stop could be an initial, so that its
// successor must follow, or a Roman head stand before it; any other number can
// only when its successor follows.
func (l *list) canBegin(cands []candidate) bool {
	switch v := cands[l.first].firstValue(l.kind); {
	case v == 0 || v != 1 && l.kind != digits:
		return false
	case v == 1 && l.kind == digits:
		return true
	case v == 1 && l.parent != nil && (l.signs != "." || l.parent.list.kind == romans && l.parent == &cands[l.first-1]):
		return true
	}
	return l.isFollowed(cands[l.first:])
}

// furthest bounds how many candidates are between a number and its successor.
const furthest = 30

// isFollowed reports whether the successor of the first candidate comes among the
// next ones, before the list could begin again.
func (l *list) isFollowed(cands []candidate) bool {
	c := &cands[0]
	for i := range cands[1:min(len(cands), furthest+1)] {
		next := &cands[i+1]
		if !l.takes(next) {
			continue
		}
		switch next.firstValue(l.kind) {
		case c.values[l.kind] + 1:
			return true
		case c.firstValue(l.kind):
			return false
		}
	}
	return false
}

// deepest bounds the nesting of lists.
const deepest = 8

// settle finds how deep a list is nested, the lists before it being settled. A
// list like one that was open is nested in that one's item when that went on
// after it; else it is the numbering beginning again, or belongs to heads that
// came between. A list of heads does not stand in a list that is over: I. II.
// after an agenda from 1. to 6.
func (l *list) settle(cands []candidate) {
	outer, again := l.parent, false
	switch {
	case l.like == nil:
		for o := outer; o != nil && l.rank() > o.list.rank() && o.list.latest.line < cands[l.first].line; o = o.list.parent {
			outer, again = o, true
		}
	case l.resume || outer == l.like || l.rank() >= outer.list.rank():
		outer, again = l.like, !l.resume
	}
	if outer != nil && (again || outer.list.depth == deepest) {
		outer = outer.list.under
	}
	if l.under = outer; outer != nil {
		l.depth = outer.list.depth + 1
	}
}

// rank orders the kinds of numbers as documents nest them: I. A. 1. a).
func (l *list) rank() int {
	switch {
	case l.kind == digits && l.signs == ".":
		return 2
	case l.kind == digits || !l.upper:
		return 1
	case l.kind == letters:
		return 3
	}
	return 4
}
