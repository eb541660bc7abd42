package quote

import "strings"

// A Change is words of a quotation that are not those of the document.
type Change struct {
	Op         string `json:"op"` // "replace", "insert" (the manuscript has more), "delete" (it has less)
	Manuscript string `json:"manuscript"`
	Source     string `json:"source"`
}

// A segment is the words of a quotation between two ellipses.
type segment struct {
	text  string
	words []word
}

// An alignment is a quotation beside the words of a document that are most like it.
type alignment struct {
	first, last int // the words of the document
	matched     int // how many words of the quotation are there
	total       int // how many words the quotation has
	changes     []Change
}

// compare returns a quotation beside the words of a document that are most
// like it, nil if there are none.
func (p *probe) compare(s *source, n nearby) *alignment {
	a := align(p.segments, s, n.low, n.high)
	if a == nil || a.first < 0 {
		return nil
	}
	a.total = total(p)
	return a
}

// betterThan reports whether an alignment says more of a quotation than another.
func (a *alignment) betterThan(b *alignment) bool {
	return a.matched > b.matched || a.matched == b.matched && len(a.changes) < len(b.changes)
}

// status returns what the quotation is by its alignment.
func (a *alignment) status() Status {
	if len(a.changes) == 0 && a.matched == a.total {
		return Exact
	}
	return Differs
}

// What it costs that words differ. One that is another costs less than one
// missing here and another there, and a gap costs by its length, but little,
// so that a sentence that was left out does not hide what is after it.
const (
	costReplace = 4
	costOpen    = 4 // of a gap
	costInsert  = 2 // for each word that only the quotation has
	costDelete  = 1 // for each word that only the document has
	unreachable = 1 << 29
)

// The states of an alignment: the last word of both was compared, or only one
// of them has it.
const (
	both = iota
	inserted
	deleted
	states
)

// A grid is the costs of aligning the first words of a quotation with words of
// a document, and by which state each was reached.
type grid struct {
	*source
	q, s    []word
	origin  []int        // the index in the source of each word of s
	ends    map[int]bool // before which words of q an ellipsis is
	columns int
	cost    [states][]int32 // of the row
	from    [][]uint8       // of each row: for each state, two bits of the state before
}

// align aligns a quotation with the words from low to high of a document.
func align(segments []segment, src *source, low, high int) *alignment {
	s := src.words[low:high]
	g := &grid{source: src, ends: map[int]bool{}}
	g.s, g.origin = mergeCut(s, wordsOf(segments), low)
	for i := range segments {
		if i > 0 {
			g.ends[len(g.q)] = true
		}
		offset := len(g.q)
		words, _ := mergeCut(segments[i].words, s, 0)
		for _, w := range words {
			if w.isInserted() {
				own := *w.extra
				own.group += offset
				w.extra = &own
			}
			g.q = append(g.q, w)
		}
	}
	if len(g.q) == 0 || len(g.s) == 0 {
		return nil
	}
	g.columns = len(g.s) + 1
	g.fill()
	return g.trace(segments)
}

// wordsOf returns the words of segments.
func wordsOf(segments []segment) []word {
	var all []word
	for _, s := range segments {
		all = append(all, s.words...)
	}
	return all
}

// mergeCut makes one word of two that a hyphen at the end of a line separates,
// if the other text has that word. It returns where each was, counted from an
// offset.
func mergeCut(list, other []word, offset int) (merged []word, origin []int) {
	var known map[uint64]bool
	for i := 0; i < len(list); i++ {
		w := list[i]
		if w.extra != nil && w.joined != 0 && i+1 < len(list) {
			if known == nil {
				known = map[uint64]bool{}
				for k := range other {
					known[other[k].whole()] = true
				}
			}
			if known[w.joined] {
				w = word{start: w.start, end: list[i+1].end, key: w.joined}
				i++
			}
		}
		merged, origin = append(merged, w), append(origin, offset+i)
	}
	return merged, origin
}

// fill computes the costs row by row. The alignment may begin anywhere.
func (g *grid) fill() {
	n := g.columns
	previous := [states][]int32{make([]int32, n), make([]int32, n), make([]int32, n)}
	for k := range states {
		g.cost[k] = make([]int32, n)
	}
	for j := range n {
		previous[inserted][j], previous[deleted][j] = unreachable, unreachable
	}
	g.from = append(g.from, make([]uint8, n))
	for i := range g.q {
		w := &g.q[i]
		open, more := int32(costOpen+costInsert), int32(costInsert)
		if w.isInserted() {
			open, more = 1, 0
		}
		from := make([]uint8, n)
		for j := range n {
			g.cell(w, i, j, &previous, from, open, more)
		}
		if g.ends[i+1] {
			g.skip(from)
		}
		g.from = append(g.from, from)
		previous, g.cost = g.cost, previous
	}
	g.cost = previous
}

// cell computes the costs of one cell.
func (g *grid) cell(w *word, i, j int, previous *[states][]int32, from []uint8, open, more int32) {
	g.cost[both][j], g.cost[deleted][j] = unreachable, unreachable
	if j > 0 {
		cost, state := least(previous, j-1)
		if !w.same(&g.s[j-1], 0, len(g.words)) {
			cost += costReplace
		}
		g.cost[both][j] = cost
		from[j] |= uint8(state)
		cost = g.cost[both][j-1] + costOpen + costDelete
		before := both
		if c := g.cost[deleted][j-1] + costDelete; c < cost {
			cost, before = c, deleted
		}
		if c := g.cost[inserted][j-1] + costOpen + costDelete; c < cost {
			cost, before = c, inserted
		}
		g.cost[deleted][j] = cost
		from[j] |= uint8(before) << 4
	}
	cost, before := previous[both][j]+open, both
	if c := previous[inserted][j] + more; c < cost {
		cost, before = c, inserted
	}
	if c := previous[deleted][j] + open; c < cost {
		cost, before = c, deleted
	}
	if c, state := least(previous, j); g.isMarker(i, j) && c < cost {
		cost, before = c, state
	}
	g.cost[inserted][j] = cost
	from[j] |= uint8(before) << 2
}

// isMarker reports whether a word of the quotation is the marker before a word
// of the document.
func (g *grid) isMarker(i, j int) bool {
	return j < len(g.s) && g.s[j].extra != nil && g.s[j].before != 0 && g.s[j].before == g.q[i].whole()
}

// skip lets the document go on for nothing where the quotation has an ellipsis.
func (g *grid) skip(from []uint8) {
	for j := 1; j < g.columns; j++ {
		cost, state := least(&g.cost, j-1)
		if cost < g.cost[deleted][j] {
			g.cost[deleted][j] = cost
			from[j] = from[j]&^(3<<4) | uint8(state)<<4
		}
	}
}

// least returns the lowest cost of a column and its state.
func least(cost *[states][]int32, j int) (c int32, state int) {
	c = cost[both][j]
	for k := inserted; k < states; k++ {
		if cost[k][j] < c {
			c, state = cost[k][j], k
		}
	}
	return c, state
}

// A pair is a word of the quotation and one of the document; -1 is none.
type pair struct {
	q, s   int
	marker bool // the word is a marker of the document
}

// trace goes back from the best end, and collects what differs.
func (g *grid) trace(segments []segment) *alignment {
	bestCost, j, state := int32(unreachable), 0, both
	for k := range g.columns {
		if c, s := least(&g.cost, k); c < bestCost {
			bestCost, j, state = c, k, s
		}
	}
	var pairs []pair
	for i := len(g.q); i > 0; {
		from := int(g.from[i][j] >> (2 * state) & 3)
		switch state {
		case both:
			i, j = i-1, j-1
			pairs = append(pairs, pair{q: i, s: j})
		case inserted:
			i--
			pairs = append(pairs, pair{i, -1, g.isMarker(i, j)})
		case deleted:
			j--
			if !g.ends[i] {
				pairs = append(pairs, pair{q: -1, s: j})
			}
		}
		state = from
	}
	return g.alignment(pairs, segments)
}

// alignment returns what pairs, from the last to the first, say.
func (g *grid) alignment(pairs []pair, segments []segment) *alignment {
	a := &alignment{first: -1}
	edit := edit{grid: g, texts: segmentTexts(segments, g)}
	for k := len(pairs) - 1; k >= 0; k-- {
		p := pairs[k]
		if p.q >= 0 && g.ends[p.q] {
			edit.end()
		}
		switch {
		case p.q >= 0 && p.s >= 0 && g.q[p.q].same(&g.s[p.s], 0, len(g.words)):
			edit.end()
			a.matched++
		case p.marker, p.s < 0 && g.q[p.q].isInserted():
			a.matched++ // a marker, or what the author inserted in brackets
			continue
		default:
			edit.add(p)
		}
		if p.s >= 0 {
			if a.first < 0 {
				a.first = g.origin[p.s]
			}
			a.last = g.origin[p.s]
		}
	}
	edit.end()
	a.changes = edit.changes
	return a
}

// segmentTexts returns, for each word of the quotation, the text that it is in.
func segmentTexts(segments []segment, g *grid) []string {
	texts := make([]string, len(g.q))
	at := -1
	for i := range g.q {
		if i == 0 || g.ends[i] {
			at++
		}
		texts[i] = segments[at].text
	}
	return texts
}

// An edit collects the words of a change.
type edit struct {
	*grid
	texts   []string
	q, s    []int // words of the quotation and of the document
	changes []Change
}

func (e *edit) add(p pair) {
	if p.q >= 0 {
		e.q = append(e.q, p.q)
	}
	if p.s >= 0 {
		e.s = append(e.s, p.s)
	}
}

// end ends a change.
func (e *edit) end() {
	if len(e.q)+len(e.s) == 0 {
		return
	}
	c := Change{Op: "replace"}
	if n := len(e.q); n > 0 {
		c.Manuscript = strings.Join(strings.Fields(e.texts[e.q[0]][e.grid.q[e.q[0]].start:e.grid.q[e.q[n-1]].end]), " ")
	} else {
		c.Op = "delete"
	}
	if n := len(e.s); n > 0 {
		c.Source = strings.Join(strings.Fields(e.source.text(e.origin[e.s[0]], e.origin[e.s[n-1]])), " ")
	} else {
		c.Op = "insert"
	}
	e.changes = append(e.changes, c)
	e.q, e.s = nil, nil
}
