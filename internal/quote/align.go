package quote

import "slices"

// A Change is words of a quotation that are not those of the document.
type Change struct {
	Op         string   `json:"op"` // "replace", "insert" (the manuscript has more), "delete" (it has less), "order"
	Manuscript string   `json:"manuscript"`
	Source     string   `json:"source"`
	At         []string `json:"at,omitempty"` // the addresses of the parts beside a gap, or in another order

	// Before is how often each wording is in what is before it, of the quotation
	// and of the document.
	Before [2]int `json:"-"`

	at pair // the first word of both
}

// A segment is the words of a quotation between two ellipses.
type segment struct {
	text  string
	words []word
}

// An alignment is a quotation beside the words of a document that are most like it.
type alignment struct {
	*grid
	mates       []int // for each word of the quotation, that of the document beside it; else alone or a marker
	cost        int32 // of what differs
	first, last int   // the words of the document
	matched     int   // how many words of the quotation are there
	total       int   // how many it has
	differs     bool  // not in letters alone
	changes     []Change
}

// compare returns a quotation beside the words of a document that are most
// like it, nil if there are none.
func (p *probe) compare(s *source, n nearby) *alignment {
	if a := p.reordered(s); a != nil {
		return a
	}
	var best *alignment
	for _, w := range n.windows {
		if a := align(p.segments, s, w[0], w[1]); a != nil && (best == nil || a.cost < best.cost) {
			best = a
		}
	}
	if best == nil {
		return nil
	}
	best.explain()
	if best.first < 0 {
		return nil
	}
	return best
}

// status returns what the quotation is by its alignment.
func (a *alignment) status() Status {
	switch {
	case a.differs || a.matched < a.total:
		return Differs
	case len(a.changes) > 0:
		return Letters
	}
	return Exact
}

// What it costs that words differ. One that is another costs less than one
// missing here and another there, but a word alone at an end is found over a
// gap of four: nobody should read that "not" was replaced. A gap costs by its
// length, but not more than a leap, so that a sentence that was left out does
// not hide what is after it.
const (
	costReplace = 16
	costLetters = 1  // of a word that is written with other letters
	costOpen    = 8  // of a gap
	costInsert  = 10 // for each word that only the quotation has
	costDelete  = 2  // for each word that only the document has
	costLeap    = 36
	costEdge    = 1 // of a first or last word that is not the document's
	unreachable = 1 << 29
)

// The states of an alignment: the last word of both was compared, only one of
// them has it, or the document was left for a place further on.
const (
	both = iota
	inserted
	deleted
	leapt
	states
)

// Costs are those of a cell, by states.
type costs [states]int32

// A grid is the costs of aligning the first words of a quotation with words of
// a document, and by which state each was reached.
type grid struct {
	*source
	q, s   []word
	texts  []string     // what each word of q is in
	marks  []word       // question and exclamation marks after q
	origin []int        // the index in the source of each word of s
	breaks map[int]bool // before which words of q an ellipsis is
	cost   []costs      // of the row
	from   [][]uint8    // of each row: for each state, two bits of the state before
}

func align(segments []segment, src *source, low, high int) *alignment {
	s := src.words[low:high]
	g := &grid{source: src, breaks: map[int]bool{}}
	var all []word
	for i := range segments {
		all = append(all, segments[i].words...)
		if i > 0 {
			g.breaks[len(g.q)] = true
		}
		offset := len(g.q)
		words, _ := mergeCut(segments[i].words, s, 0)
		for _, w := range words {
			if w.isInserted() {
				own := *w.extra
				own.group += offset
				w.extra = &own
			}
			g.q, g.texts = append(g.q, w), append(g.texts, segments[i].text)
		}
	}
	g.s, g.origin = mergeCut(s, all, low)
	for n := len(g.q); n > 1 && g.q[n-1].isPoint() && !g.q[n-1].isInserted() && !g.breaks[n-1]; n-- {
		g.q, g.marks = g.q[:n-1], append([]word{g.q[n-1]}, g.marks...)
	}
	if len(g.q) == 0 || len(g.s) == 0 {
		return nil
	}
	g.fill()
	return g.trace()
}

// mergeCut makes one word of two that a hyphen at the end of a line separates,
// if the other text has that word, in one piece or in two. It returns where
// each was, counted from an offset, and where the next would be.
func mergeCut(list, other []word, offset int) (merged []word, origin []int) {
	for i := 0; i < len(list); i++ {
		w := list[i]
		origin = append(origin, offset+i)
		isWhole := func(o word) bool { return w.joins(&o) || o.extra != nil && o.joined == w.joined }
		if w.extra != nil && w.joined != 0 && i+1 < len(list) && slices.ContainsFunc(other, isWhole) {
			i++
			w = word{start: w.start, end: list[i].end, key: w.joined}
		}
		merged = append(merged, w)
	}
	return merged, append(origin, offset+len(list))
}

// fill computes the costs row by row. The alignment may begin anywhere.
func (g *grid) fill() {
	previous := make([]costs, len(g.s)+1)
	for j := range previous {
		previous[j] = costs{0, unreachable, unreachable, unreachable}
	}
	g.from = append(g.from, make([]uint8, len(previous)))
	g.cost = make([]costs, len(previous))
	for i := range g.q {
		from, steps := make([]uint8, len(previous)), g.steps(i)
		for j := range from {
			from[j] = g.cell(i, j, previous, &steps)
		}
		g.from = append(g.from, from)
		previous, g.cost = g.cost, previous
	}
	g.cost = previous
}

// steps returns what it costs to come to each state, with the i-th word of the
// quotation, from each before it. At an ellipsis the document may have what it wants.
func (g *grid) steps(i int) (to [states]costs) {
	open, more, leap := costOpen+costInsert+g.edge(i), costInsert+g.edge(i), int32(costLeap)
	if g.q[i].isInserted() {
		open, more = 1, 0
	}
	if g.breaks[i+1] {
		leap = 0
	}
	for from := range states {
		to[inserted][from], to[deleted][from], to[leapt][from] = open, costOpen+costDelete, leap
	}
	to[inserted][inserted], to[deleted][deleted], to[leapt][leapt] = more, costDelete, 0
	return to
}

// edge returns what it costs that the first or the last word of the quotation is
// not the document's.
func (g *grid) edge(i int) int32 {
	if i == 0 || i == len(g.q)-1 {
		return costEdge
	}
	return 0
}

// cell computes the costs of one cell, and returns by which states it was reached.
func (g *grid) cell(i, j int, previous []costs, steps *[states]costs) (from uint8) {
	for to := range states {
		row, column, step, cost := previous, j-1, &steps[to], int32(0)
		switch {
		case to == inserted:
			column = j
			if g.isMarker(i, j) {
				step = &steps[both]
			}
		case to != both:
			row = g.cost
		case j > 0:
			cost = g.difference(i, j-1)
		}
		if g.cost[j][to] = unreachable; column >= 0 {
			least, state := row[column].least(step)
			g.cost[j][to] = least + cost
			from |= uint8(state) << (2 * to)
		}
	}
	return from
}

// difference returns the cost of a word of the quotation for one of the document.
func (g *grid) difference(i, j int) int32 {
	switch w, s := &g.q[i], &g.s[j]; {
	case w.same(s, 0, len(g.words)):
		return 0
	case w.key == s.key && (w.extra == nil || w.plain == w.bare) && (s.extra == nil || !s.brackets && !s.figures):
		return costLetters // that may be written as two: "Goethe" for "Göthe"
	}
	return costReplace + g.edge(i)
}

// isMarker reports whether a word of the quotation is the marker before a word
// of the document.
func (g *grid) isMarker(i, j int) bool { return j < len(g.s) && g.s[j].isMarkedBy(&g.q[i]) }

// least returns the lowest of some costs with a step from each state, and its state.
func (c *costs) least(step *costs) (cost int32, state int) {
	cost = c[both] + step[both]
	for k := inserted; k < states; k++ {
		if other := c[k] + step[k]; other < cost {
			cost, state = other, k
		}
	}
	return cost, state
}

// A pair is a word of the quotation and one of the document.
type pair struct{ q, s int }

// What a word of the quotation is that has no word of the document beside it.
const (
	alone    = -1
	asMarker = -2 // the marker of the document's next one
)

// trace goes back from the best end.
func (g *grid) trace() *alignment {
	a := &alignment{grid: g, cost: unreachable, first: -1, total: len(g.q), mates: make([]int, len(g.q))}
	j, state := 0, both
	for k := range g.cost {
		if c, s := g.cost[k].least(&costs{}); c < a.cost {
			a.cost, j, state = c, k, s
		}
	}
	for i := len(g.q); i > 0; {
		from := int(g.from[i][j] >> (2 * state) & 3)
		switch state {
		case both:
			i, j = i-1, j-1
			a.mates[i] = j
		case inserted:
			i--
			if a.mates[i] = alone; g.isMarker(i, j) {
				a.mates[i] = asMarker
			}
		default:
			j--
		}
		state = from
	}
	return a
}
