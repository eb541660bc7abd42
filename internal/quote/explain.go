package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/document"
)

// A run is words that differ, between words that do not.
type run struct {
	left, right pair   // the words beside it; nowhere if the quotation, or what is between two ellipses, begins or ends
	q, s        [2]int // the words of both, from the first up to the one after the last
	letters     bool   // they differ in letters alone
	done        bool   // it is explained
}

var nowhere = pair{q: -1, s: -1}

// extend adds a word to a range.
func extend(r *[2]int, i int) {
	if r[0] == r[1] {
		*r = [2]int{i, i + 1}
	}
	r[0], r[1] = min(r[0], i), max(r[1], i+1)
}

func (r *run) added() int   { return r.q[1] - r.q[0] }
func (r *run) missing() int { return r.s[1] - r.s[0] }
func (r *run) isEnd() bool  { return r.left == nowhere || r.right == nowhere }

// explain says what differs in an alignment.
func (a *alignment) explain() {
	runs := a.runs()
	for i := range runs {
		r := &runs[i]
		if !r.done && !a.exchanged(runs[i:]) && !a.moved(r) {
			a.detach(r)
			a.bound(r)
			a.change(r)
		}
	}
	a.end(runs)
	a.locate()
}

// locate counts for each change how often its words are before it.
func (a *alignment) locate() {
	for i := range a.changes {
		c := &a.changes[i]
		if c.Manuscript != "" && c.at.q > 0 {
			c.Before[0] = strings.Count(a.textOf(0, c.at.q), c.Manuscript)
		}
		if c.Source != "" && c.at.s > a.first {
			c.Before[1] = strings.Count(a.written(a.first, c.at.s-1), c.Source)
		}
	}
}

// runs returns what differs, and notes what does not.
func (a *alignment) runs() []run {
	var runs []run
	r := run{left: nowhere, right: nowhere}
	end := func(right, left pair) {
		if r.added()+r.missing() > 0 {
			r.right = right
			runs = append(runs, r)
		}
		r = run{left: left, right: nowhere}
	}
	for _, p := range a.pairs {
		if p.q >= 0 && a.breaks[p.q] {
			end(nowhere, nowhere)
		}
		switch {
		case p.q >= 0 && p.s >= 0 && a.difference(&a.q[p.q], &a.s[p.s]) < costReplace:
			end(p, p)
			if a.difference(&a.q[p.q], &a.s[p.s]) > 0 {
				runs = append(runs, run{p, p, [2]int{p.q, p.q + 1}, [2]int{p.s, p.s + 1}, true, false})
			}
			a.matched++
			a.covers(a.origin[p.s], a.lastOf(p.s))
		case p.marker, p.s < 0 && a.q[p.q].isInserted():
			a.matched++ // a marker, or what the author inserted in brackets
		default:
			if p.q >= 0 {
				extend(&r.q, p.q)
			}
			if p.s >= 0 {
				extend(&r.s, p.s)
			}
		}
	}
	end(nowhere, nowhere)
	return a.cut(runs)
}

// cut adds to what differs what a number at an end of the quotation lacks.
func (a *alignment) cut(runs []run) []run {
	if a.first < 0 {
		return runs
	}
	first, last := a.pairs[0], a.pairs[len(a.pairs)-1]
	if first.q == 0 && first.s > 0 && a.origin[first.s] == a.first && a.isCutBefore(a.first) {
		runs = slices.Insert(runs, 0, run{left: nowhere, right: first, s: [2]int{first.s - 1, first.s}})
	}
	if last.q == len(a.q)-1 && last.s >= 0 && last.s < len(a.s)-1 && a.lastOf(last.s) == a.last && a.isCutAfter(a.last) {
		runs = append(runs, run{left: last, right: nowhere, s: [2]int{last.s + 1, last.s + 2}})
	}
	return runs
}

// covers notes that the quotation is from the words from first to last, too.
func (a *alignment) covers(first, last int) {
	if a.first < 0 {
		a.first, a.last = first, last
	}
	a.first, a.last = min(a.first, first), max(a.last, last)
}

// lastOf returns the index in the source of the last piece of a word of s.
func (g *grid) lastOf(i int) int {
	if at := g.origin[i]; g.s[i].end == g.words[at].end {
		return at
	}
	return g.origin[i] + 1
}

// detach makes a run with one word between it and an end of the quotation one
// at the end, if that word may be in the document by chance: it is short or in
// another sentence, and more than a word is left out.
func (a *alignment) detach(r *run) {
	if r.added() > 0 || r.isEnd() || r.left.q > 0 && r.right.q < len(a.q)-1 {
		return
	}
	end := r.right
	if r.left.q == 0 {
		end = r.left
	}
	n := len(strings.Fields(a.sourceText(r.s[0], r.s[1])))
	if n == 1 || !a.isShort(end.q) && a.isNext(r.left.s, r.right.s) {
		return
	}
	if a.matched--; end == r.left {
		r.q, r.left, a.first = [2]int{0, 1}, nowhere, a.origin[r.right.s]
	} else {
		r.q, r.right, a.last = [2]int{end.q, end.q + 1}, nowhere, a.lastOf(r.left.s)
	}
}

// bound determines what a run at an end has in its place in the document: as
// many words as it has itself, in the same sentence. A figure is not in the
// place of a word.
func (a *alignment) bound(r *run) {
	if r.letters || !r.isEnd() || r.added() == 0 || r.left == r.right {
		return
	}
	at, step, own := r.left.s, 1, r.q[0]
	if r.left == nowhere {
		at, step, own = r.right.s, -1, r.q[1]-1
	}
	if r.added() == 1 && a.attach(r, own, at, step) {
		return
	}
	n := 0
	for n < r.added() && a.isNext(at+n*step, at+(n+1)*step) {
		n++
	}
	if n > 0 && isFigure(a.textOf(own, own+1)) != isFigure(a.sourceText(at+step, at+step+1)) {
		n = 0
	}
	r.s = [2]int{min(at+step, at+n*step), max(at+step, at+n*step) + 1}
	if n == 0 {
		r.s = [2]int{}
	}
}

// attach makes a run with the first or last word of the quotation what is left
// out between the word beside it and the same one in the document's sentence.
func (a *alignment) attach(r *run, own, at, step int) bool {
	k := at + step
	for a.isNext(at, k) && a.difference(&a.q[own], &a.s[k]) == costReplace {
		k += step
	}
	if !a.isNext(at, k) || a.isShort(own) {
		return false
	}
	a.matched++
	a.covers(a.origin[k], a.lastOf(k))
	end := pair{q: own, s: k}
	if r.q = [2]int{}; step < 0 {
		r.left, r.s = end, [2]int{k + 1, at}
	} else {
		r.right, r.s = end, [2]int{at + 1, k}
	}
	return true
}

// isShort reports whether a word of the quotation is in most sentences.
func (a *alignment) isShort(i int) bool { return a.q[i].end-a.q[i].start <= 3 }

// isNext reports whether two words of the document are in one sentence, and
// the second is not a question mark.
func (g *grid) isNext(i, j int) bool {
	if j < 0 || j >= len(g.s) || g.s[j].isPoint() || g.block(g.origin[i]) != g.block(g.origin[j]) {
		return false
	}
	i, j = min(i, j), max(i, j)
	return len(document.Sentences(g.sourceText(i, j+1))) == 1
}

func isFigure(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "["))
	return unicode.IsNumber(r) || unicode.Is(unicode.Sc, r) || unicode.Is(unicode.Pd, r)
}

// textOf returns words of the quotation as they are written.
func (g *grid) textOf(first, end int) string {
	var parts []string
	for i := first + 1; i <= end; i++ {
		if i == end || g.breaks[i] {
			text := g.texts[first][g.q[first].start:g.q[i-1].end]
			parts, first = append(parts, strings.Join(strings.Fields(text), " ")), i
		}
	}
	return strings.Join(parts, " … ")
}

// sourceText returns words of s as they are written.
func (g *grid) sourceText(first, end int) string { return g.written(g.origin[first], g.lastOf(end-1)) }

// written returns words of the document as they are written, on one line.
func (s *source) written(first, last int) string {
	return strings.Join(strings.Fields(s.text(first, last)), " ")
}

// add adds a change.
func (a *alignment) add(c Change) {
	if n := len(a.changes) - 1; n >= 0 && c.at == a.changes[n].at && c.Manuscript == a.changes[n].Manuscript && c.Source == a.changes[n].Source {
		return // both are pieces of one word
	}
	switch {
	case c.Op != "":
	case c.Manuscript == "":
		c.Op = "delete"
	case c.Source == "":
		c.Op = "insert"
	default:
		c.Op = "replace"
	}
	a.changes, a.differs = append(a.changes, c), true
}

// change explains a run.
func (a *alignment) change(r *run) {
	before := a.differs
	c := a.points(r)
	if c.at.q = r.left.q + 1; r.left != nowhere {
		c.at.s = a.lastOf(r.left.s) + 1
	}
	if c.Manuscript+c.Source == "" {
		a.widen(r)
		if r.added() > 0 {
			c.Manuscript, c.at.q = a.textOf(r.q[0], r.q[1]), r.q[0]
		}
		if r.missing() > 0 {
			c.Source, c.at.s = a.sourceText(r.s[0], r.s[1]), a.origin[r.s[0]]
			a.covers(a.origin[r.s[0]], a.lastOf(r.s[1]-1))
		}
	}
	if r.added() == 0 && a.block(a.origin[r.left.s]) != a.block(a.origin[r.right.s]) {
		c.At = a.addresses(a.origin[r.left.s], a.origin[r.right.s])
	}
	a.add(c)
	a.differs = before || !r.letters
}

// points returns the change of a run that is a question mark or the like in
// one text, where the other has another point or none.
func (a *alignment) points(r *run) (c Change) {
	isNoPoint := func(w word) bool { return !w.isPoint() }
	q, s := a.q[r.q[0]:r.q[1]], a.s[r.s[0]:r.s[1]]
	if r.left == nowhere || slices.ContainsFunc(q, isNoPoint) || slices.ContainsFunc(s, isNoPoint) {
		return c
	}
	c.Manuscript = pointAfter(a.texts[r.left.q], a.q[r.left.q].end)
	if len(q) > 0 {
		c.Manuscript = a.textOf(r.q[0], r.q[1])
	}
	c.Source = a.pointAfter(a.lastOf(r.left.s))
	if len(s) > 0 {
		c.Source = a.sourceText(r.s[0], r.s[1])
	}
	return c
}

// end explains a question mark or the like at the end of the quotation where
// the document has another point, and a full stop where it has such a mark.
func (a *alignment) end(runs []run) {
	n := len(a.marks)
	if a.last < 0 || len(runs) > 0 && runs[len(runs)-1].right == nowhere && (runs[len(runs)-1].done || runs[len(runs)-1].missing() == 0) {
		return
	}
	if own := pointAfter(a.texts[len(a.q)-1], a.q[len(a.q)-1].end); n == 0 && a.asks(own, a.last) {
		a.add(Change{Manuscript: own, Source: a.pointAfter(a.last), at: pair{q: len(a.q), s: a.last + 1}})
	}
	for i, mark := range a.marks {
		if at := a.last + 1 + i; at >= len(a.words) || a.words[at].key != mark.key {
			a.add(Change{Manuscript: a.texts[len(a.q)-1][mark.start:a.marks[n-1].end], Source: a.pointAfter(a.last), at: pair{q: len(a.q), s: a.last + 1}})
			return
		}
	}
}

// asks reports whether a question mark or the like is after a word of the
// document, where a quotation has a full stop.
func (s *source) asks(own string, i int) bool {
	return (own == "." || own == "。") && strings.ContainsAny(s.pointAfter(i), "?!？！؟")
}

// pointAfter returns the point after a word of the document, "" if there is none.
func (s *source) pointAfter(i int) string {
	return pointAfter(s.texts[s.block(i)], s.words[i].end)
}

func pointAfter(text string, end int32) string {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[end:], " \u00A0\"'”’»)]"))
	if strings.ContainsRune(".,;:?!…。，；：、？！؟،؛।", r) {
		return string(r)
	}
	return ""
}

// widen widens a run to whole words, of which its own are pieces: not "$" is
// there for "£", but "$140" for "£140".
func (a *alignment) widen(r *run) {
	if r.letters {
		return
	}
	for p := r.left; p.s >= 0 && a.touch(r, p); p = a.beside(p, -1) {
		extend(&r.q, p.q)
		extend(&r.s, p.s)
	}
	for p := r.right; p.s >= 0 && a.touch(r, pair{q: p.q - 1, s: p.s - 1}); p = a.beside(p, 1) {
		extend(&r.q, p.q)
		extend(&r.s, p.s)
	}
	for r.left == nowhere && r.missing() > 0 && r.s[0] > 0 && a.source.touch(a.origin[r.s[0]]-1) {
		r.s[0]--
	}
	for r.right == nowhere && r.missing() > 0 && r.s[1] < len(a.s) && a.source.touch(a.lastOf(r.s[1]-1)) {
		r.s[1]++
	}
}

// touch reports whether two words in a row touch of which one is in a run, the
// words p or those after them.
func (a *alignment) touch(r *run, p pair) bool {
	return r.added() > 0 && touch(a.texts[p.q], a.q[p.q:p.q+2]) || r.missing() > 0 && a.source.touch(a.lastOf(p.s))
}

// beside returns the words before or after a pair, nowhere if they are none.
func (a *alignment) beside(p pair, step int) pair {
	if p.q, p.s = p.q+step, p.s+step; slices.Contains(a.pairs, p) {
		return p
	}
	return nowhere
}

// touch reports whether two words have nothing between them, since one of them
// is a symbol, or the stop of an abbreviation: "p.m.".
func touch(text string, w []word) bool {
	if w[0].isPoint() || w[1].isPoint() || int(w[1].end) > len(text) {
		return false
	}
	first, _, size := class(text, int(w[0].start))
	second, _, _ := class(text, int(w[1].start))
	if w[0].end == w[1].start {
		return first <= dash || second <= dash
	}
	return first == letter && second == letter && int(w[0].end-w[0].start) == size && text[w[0].end:max(w[1].start, w[0].end)] == "."
}

// exchanged explains runs between which the document has the same words in
// another order; it reports whether they begin with the first.
func (a *alignment) exchanged(runs []run) bool {
	added := runs[0].added()
	for k := 1; k < len(runs) && len(a.breaks) == 0; k++ {
		added += runs[k].added()
		q, s := [2]int{runs[0].left.q + 1, runs[k].right.q}, [2]int{runs[0].left.s + 1, runs[k].right.s}
		if q[1] < 0 {
			q[1], s[1] = len(a.q), min(s[0]+len(a.q)-q[0], len(a.s))
		}
		if q[0] == 0 {
			s[0] = max(s[1]-q[1], 0)
		}
		if runs[0].letters || runs[k].letters || q[1]-q[0] > 8+4*added || !slices.Equal(keys(a.q[q[0]:q[1]]), keys(a.s[s[0]:s[1]])) {
			continue // or two changes that have nothing to do with one another
		}
		for i := range runs[:k+1] {
			runs[i].done = true
		}
		a.add(Change{Op: "order", Manuscript: a.textOf(q[0], q[1]), Source: a.sourceText(s[0], s[1]), at: pair{q: q[0], s: a.origin[s[0]]}})
		return true
	}
	return false
}

// keys returns the keys of words in an order of their own.
func keys(words []word) []uint64 {
	var all []uint64
	for i := range words {
		all = append(all, words[i].key)
	}
	slices.Sort(all)
	return all
}

// A part is words of a quotation, and where the document has them.
type part struct {
	text  string
	place [2]int
}

// order returns a change of the order of parts.
func (s *source) order(parts ...part) Change {
	c := Change{Op: "order"}
	var own, sources []string
	for _, p := range parts {
		own = append(own, p.text)
		c.At = append(c.At, s.source(p.place[0], p.place[1]).Address)
	}
	slices.SortStableFunc(parts, func(a, b part) int { return a.place[0] - b.place[0] })
	for _, p := range parts {
		sources = append(sources, s.written(p.place[0], p.place[1]))
	}
	c.Manuscript, c.Source = strings.Join(own, " … "), strings.Join(sources, " … ")
	return c
}

// moved explains a run of some words that the document has at another place.
func (a *alignment) moved(r *run) bool {
	if r.added() < gramSize || 2*r.missing() > r.added() || r.left == r.right {
		return false
	}
	own, rest := part{}, part{place: [2]int{a.first, a.last}}
	for _, w := range []run{a.wider(*r), *r} {
		own.text = a.textOf(w.q[0], w.q[1])
		if own.place = placeOf(tokenize(nil, own.text), a.words); own.place[0] <= own.place[1] {
			*r = w
			break
		}
	}
	if own.place[1] < own.place[0] {
		return false
	}
	before, after := &rest, &own
	switch {
	case r.left == nowhere:
		before, after = &own, &rest
		rest.text, rest.place[0] = a.textOf(r.q[1], len(a.q)), a.origin[r.right.s]
	case r.right == nowhere:
		rest.text, rest.place[1] = a.textOf(0, r.q[0]), a.lastOf(r.left.s)
	default:
		rest.text = a.textOf(0, r.q[0])
	}
	a.first, a.last = rest.place[0], rest.place[1]
	a.covers(own.place[0], own.place[1])
	a.matched = min(a.matched+r.added(), a.total)
	a.cost += costLeap - costInsert*int32(r.added())
	if from, to := before.place[1]+1, after.place[0]-1; r.isEnd() && from <= to {
		a.add(Change{Source: a.written(from, to), At: a.addresses(from-1, to+1)})
	} else {
		a.add(a.order(*before, *after))
	}
	return true
}

// wider returns a run with the word or two between it and an end of the
// quotation: they are in the document by chance.
func (a *alignment) wider(r run) run {
	const most = 2
	switch {
	case len(a.breaks) > 0 || r.isEnd():
	case r.left.q < most:
		r.q[0], r.left, r.s = 0, nowhere, [2]int{}
	case len(a.q)-r.right.q <= most:
		r.q[1], r.right, r.s = len(a.q), nowhere, [2]int{}
	}
	return r
}

// placeOf returns the first and the last word of a document that some words
// are; the last is before the first if it has them nowhere.
func placeOf(q, words []word) [2]int {
	for at := range words {
		if n := match(q, words, at); n > 0 {
			return [2]int{at, at + n - 1}
		}
	}
	return [2]int{0, -1}
}

// reordered returns the alignment of a quotation whose parts the document has
// in another order, nil if it has not.
func (p *probe) reordered(s *source) *alignment {
	if len(p.segments) < 2 {
		return nil
	}
	var parts []part
	a := &alignment{cost: costLeap, first: -1, differs: true}
	for _, segment := range p.segments {
		at := placeOf(segment.words, s.words)
		if at[1] < at[0] {
			return nil
		}
		parts = append(parts, part{strings.Join(strings.Fields(segment.text), " "), at})
		a.total += len(segment.words)
		a.covers(at[0], at[1])
	}
	if slices.IsSortedFunc(parts, func(a, b part) int { return a.place[0] - b.place[0] }) {
		return nil
	}
	a.matched, a.changes = a.total, []Change{s.order(parts...)}
	return a
}

// addresses returns the addresses of two words of the document.
func (s *source) addresses(first, second int) []string {
	return []string{s.source(first, first).Address, s.source(second, second).Address}
}
