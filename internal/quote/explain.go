package quote

import (
	"cmp"
	"docview/internal/text"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An extent is words in a row, from the first up to the one after the last.
type extent [2]int

func (e extent) len() int { return e[1] - e[0] }

// add adds a word, and what is between it and the others.
func (e *extent) add(i int) {
	if e.len() == 0 {
		*e = extent{i, i + 1}
	}
	e[0], e[1] = min(e[0], i), max(e[1], i+1)
}

// A run is words that differ, between words that do not.
type run struct {
	left, right pair   // the words beside it; nowhere if the quotation, or what is between two ellipses, begins or ends
	q, s        extent // the words of both
	letters     bool   // they differ in letters alone
	done        bool   // it is explained
}

var nowhere = pair{-1, -1}

func (r *run) add(p pair) {
	r.q.add(p.q)
	if p.s >= 0 {
		r.s.add(p.s)
	}
}

func (r *run) isEnd() bool { return r.left == nowhere || r.right == nowhere }

func (a *alignment) explain() {
	runs := a.runs()
	for i := range runs {
		r := &runs[i]
		if !r.done && !a.exchanged(runs[i:]) && !a.moved(r) {
			a.settle(r)
			a.change(r)
		}
	}
	a.end(runs)
	for i := range a.changes {
		c := &a.changes[i]
		if c.Manuscript != "" && c.at.q > 0 {
			c.Before[0] = strings.Count(a.textOf(extent{0, c.at.q}), c.Manuscript)
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
		if r.left != nowhere && right != nowhere {
			r.s = extent{r.left.s + 1, right.s}
		}
		if r.q.len()+r.s.len() > 0 {
			r.right = right
			runs = append(runs, r)
		}
		r = run{left: left, right: nowhere, q: extent{left.q + 1, left.q + 1}, s: extent{left.s + 1, left.s + 1}}
	}
	for i, j := range a.mates {
		if a.breaks[i] {
			end(nowhere, nowhere)
		}
		p, difference := pair{i, j}, int32(costReplace)
		if j >= 0 {
			difference = a.difference(i, j)
		}
		switch {
		case difference < costReplace:
			end(p, p)
			if difference > 0 {
				runs = append(runs, run{p, p, extent{i, i + 1}, extent{j, j + 1}, true, false})
			}
			a.matched++
			a.covers(a.origin[j], a.lastOf(j))
		case j == asMarker, j == alone && a.q[i].isInserted():
			a.matched++ // a marker, or what the author inserted in brackets
		default:
			r.add(p)
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
	n := len(a.q) - 1
	first, last := pair{0, a.mates[0]}, pair{n, a.mates[n]}
	if first.s > 0 && a.origin[first.s] == a.first && a.isCutBefore(a.first) {
		runs = slices.Insert(runs, 0, run{left: nowhere, right: first, s: extent{first.s - 1, first.s}})
	}
	if last.s >= 0 && last.s < len(a.s)-1 && a.lastOf(last.s) == a.last && a.isCutAfter(a.last) {
		runs = append(runs, run{left: last, right: nowhere, s: extent{last.s + 1, last.s + 2}})
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
func (g *grid) lastOf(i int) int { return g.origin[i+1] - 1 }

// toEnd returns a run with the words between it and an end of the quotation if
// they are so few that they may be in the document by chance.
func (a *alignment) toEnd(r run, most int) run {
	switch {
	case r.isEnd():
	case r.left.q < most:
		r.q[0], r.left, r.s = 0, nowhere, extent{}
	case len(a.q)-r.right.q <= most:
		r.q[1], r.right, r.s = len(a.q), nowhere, extent{}
	}
	return r
}

// settle determines what a run at an end has in its place in the document. A
// single word, unless it is short, that the document's sentence has further on is
// the end of the quotation, and what is between is left out. Else there are as
// many words as the run has itself, in the same sentence. A figure is not in the
// place of a word.
func (a *alignment) settle(r *run) {
	w := a.toEnd(*r, 1)
	isGap := w != *r
	if isGap && (r.q.len() > 0 || !strings.Contains(a.sourceText(r.s), " ")) || !w.isEnd() || w.q.len() == 0 || r.letters || r.left == r.right {
		return
	}
	at, step, own := w.left.s, 1, w.q[0]
	if w.left == nowhere {
		at, step, own = w.right.s, -1, w.q[1]-1
	}
	if k, ok := a.further(own, at, step); ok && w.q.len() == 1 {
		if !isGap {
			a.matched++
			a.covers(a.origin[k], a.lastOf(k))
		}
		if r.s = (extent{min(at, k) + 1, max(at, k)}); step < 0 {
			r.left, r.q = pair{q: own, s: k}, extent{own + 1, own + 1}
		} else {
			r.right, r.q = pair{q: own, s: k}, extent{own, own}
		}
		return
	}
	switch {
	case isGap && step < 0:
		a.matched, a.first = a.matched-1, a.origin[at]
	case isGap:
		a.matched, a.last = a.matched-1, a.lastOf(at)
	}
	*r, r.s = w, a.place(&w, at, step)
	if r.s.len() > 0 && isFigure(a.textOf(extent{own, own + 1})) != isFigure(a.sourceText(extent{at + step, at + step + 1})) {
		r.s = extent{}
	}
}

// further returns where the document's sentence has the first or last word of a
// quotation, from the word beside it on; short words are in most sentences.
func (a *alignment) further(own, at, step int) (k int, ok bool) {
	if a.q[own].end-a.q[own].start <= 3 {
		return 0, false
	}
	k = at + step
	for a.isNext(at, k) && a.difference(own, k) >= costReplace {
		k += step
	}
	return k, a.isNext(at, k)
}

// place returns as many words beside a run at an end as it has itself, or those
// that are the same compound: "co-operation".
func (a *alignment) place(r *run, at, step int) (place extent) {
	var next extent
	for k := at + step; next.len() <= r.q.len() && a.isNext(k-step, k); k += step {
		next.add(k)
		if lettersOf(a.textOf(r.q)) == lettersOf(a.sourceText(next)) {
			return next
		}
		if next.len() <= r.q.len() {
			place = next
		}
	}
	return place
}

// lettersOf returns the letters and digits of words.
func lettersOf(words string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return !isWordRune(r) }), "")
}

// isNext reports whether two words of the document are in one sentence, and
// the second is not a question mark.
func (g *grid) isNext(i, j int) bool {
	if j < 0 || j >= len(g.s) || g.s[j].isPoint() || g.block(g.origin[i]) != g.block(g.origin[j]) {
		return false
	}
	i, j = min(i, j), max(i, j)
	return len(text.Sentences(g.sourceText(extent{i, j + 1}))) == 1
}

func isFigure(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "["))
	return unicode.IsNumber(r) || unicode.Is(unicode.Sc, r) || unicode.Is(unicode.Pd, r)
}

// textOf returns words of the quotation as they are written.
func (g *grid) textOf(words extent) string {
	var parts []string
	first := words[0]
	for i := first + 1; i <= words[1]; i++ {
		if i == words[1] || g.breaks[i] {
			parts, first = append(parts, onLine(g.texts[first][g.q[first].start:g.q[i-1].end])), i
		}
	}
	return strings.Join(parts, " … ")
}

func onLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// sourceText returns words of s as they are written.
func (g *grid) sourceText(words extent) string {
	if words.len() == 0 {
		return ""
	}
	return g.written(g.origin[words[0]], g.lastOf(words[1]-1))
}

// written returns words of the document as they are written, on one line.
func (s *source) written(first, last int) string {
	return onLine(s.text(first, last))
}

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

func (a *alignment) change(r *run) {
	before := a.differs
	c := Change{at: pair{q: r.q[0], s: a.origin[r.s[0]]}}
	if c.Manuscript, c.Source = a.points(r); c.Manuscript+c.Source == "" {
		a.widen(r)
		c = Change{Manuscript: a.textOf(r.q), Source: a.sourceText(r.s), at: pair{q: r.q[0], s: a.origin[r.s[0]]}}
		if r.s.len() > 0 {
			a.covers(c.at.s, a.lastOf(r.s[1]-1))
		}
	}
	if r.q.len() == 0 && a.block(a.origin[r.left.s]) != a.block(a.origin[r.right.s]) {
		c.At = a.addresses(a.origin[r.left.s], a.origin[r.right.s])
	}
	a.add(c)
	a.differs = before || !r.letters
}

// points returns what both texts have if a run is a question mark or the like
// in one text, where the other has another point or none.
func (a *alignment) points(r *run) (own, source string) {
	isNoPoint := func(w word) bool { return !w.isPoint() }
	if r.left == nowhere || slices.ContainsFunc(a.q[r.q[0]:r.q[1]], isNoPoint) || slices.ContainsFunc(a.s[r.s[0]:r.s[1]], isNoPoint) {
		return "", ""
	}
	return cmp.Or(a.textOf(r.q), pointAfter(a.texts[r.left.q], a.q[r.left.q].end)),
		cmp.Or(a.sourceText(r.s), a.pointAfter(a.lastOf(r.left.s)))
}

// end explains a question mark or the like at the end of the quotation where
// the document has another point, and a full stop where it has such a mark.
func (a *alignment) end(runs []run) {
	if a.last < 0 {
		return
	}
	if n := len(runs); n > 0 && runs[n-1].right == nowhere && (runs[n-1].done || runs[n-1].s.len() == 0) {
		return
	}
	text, n := a.texts[len(a.q)-1], len(a.marks)
	own := pointAfter(text, a.q[len(a.q)-1].end)
	isOther := n == 0 && a.asks(own, a.last)
	for i, mark := range a.marks {
		own = text[a.marks[0].start:a.marks[n-1].end]
		at := a.last + 1 + i
		isOther = isOther || at >= len(a.words) || a.words[at].key != mark.key
	}
	if isOther {
		a.add(Change{Manuscript: own, Source: a.pointAfter(a.last), at: pair{q: len(a.q), s: a.last + 1}})
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
		r.add(p)
	}
	for p := r.right; p.s >= 0 && a.touch(r, pair{q: p.q - 1, s: p.s - 1}); p = a.beside(p, 1) {
		r.add(p)
	}
	if r.s.len() == 0 {
		return
	}
	for r.left == nowhere && r.s[0] > 0 && a.source.touch(a.origin[r.s[0]]-1) {
		r.s[0]--
	}
	for r.right == nowhere && r.s[1] < len(a.s) && a.source.touch(a.lastOf(r.s[1]-1)) {
		r.s[1]++
	}
}

// touch reports whether two words in a row touch of which one is in a run, the
// words p or those after them.
func (a *alignment) touch(r *run, p pair) bool {
	return r.q.len() > 0 && touch(a.texts[p.q], a.q[p.q:p.q+2]) || r.s.len() > 0 && a.source.touch(a.lastOf(p.s))
}

// beside returns the words before or after a pair, nowhere if they are none.
func (a *alignment) beside(p pair, step int) pair {
	if p.q, p.s = p.q+step, p.s+step; p.q >= 0 && p.q < len(a.mates) && a.mates[p.q] == p.s {
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
	first, added := &runs[0], runs[0].q.len()
	for k := 1; k < len(runs) && len(a.breaks) == 0; k++ {
		last := &runs[k]
		added += last.q.len()
		q, s := extent{first.left.q + 1, last.right.q}, extent{first.left.s + 1, last.right.s}
		if last.right == nowhere {
			q[1], s[1] = len(a.q), min(s[0]+len(a.q)-q[0], len(a.s))
		}
		if q[0] == 0 {
			s[0] = max(s[1]-q[1], 0)
		}
		if first.letters || last.letters || q.len() > 8+4*added || !slices.Equal(keys(a.q[q[0]:q[1]]), keys(a.s[s[0]:s[1]])) {
			continue // or two changes that have nothing to do with one another
		}
		for i := range runs[:k+1] {
			runs[i].done = true
		}
		a.add(Change{Op: "order", Manuscript: a.textOf(q), Source: a.sourceText(s), at: pair{q: q[0], s: a.origin[s[0]]}})
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

// A part is words of a quotation, and the first and the last of those of a
// document that they are.
type part struct {
	text        string
	first, last int
}

// part returns words as a part if the document has them.
func (s *source) part(text string, words []word) (p part, ok bool) {
	at, n := find(words, s.words, 0)
	return part{onLine(text), at, at + n - 1}, n > 0
}

func byPlace(a, b part) int { return a.first - b.first }

// order returns a change of the order of parts.
func (s *source) order(parts ...part) Change {
	c := Change{Op: "order"}
	var own, sources []string
	for _, p := range parts {
		own = append(own, p.text)
		c.At = append(c.At, s.source(p.first, p.last).Address)
	}
	slices.SortStableFunc(parts, byPlace)
	for _, p := range parts {
		sources = append(sources, s.written(p.first, p.last))
	}
	c.At = slices.Compact(c.At)
	c.Manuscript, c.Source = strings.Join(own, " … "), strings.Join(sources, " … ")
	return c
}

// moved explains a run of some words that the document has at another place,
// perhaps with the word or two between it and an end of the quotation.
func (a *alignment) moved(r *run) bool {
	if r.q.len() < gramSize || 2*r.s.len() > r.q.len() || r.left == r.right {
		return false
	}
	wide := *r
	if len(a.breaks) == 0 {
		wide = a.toEnd(*r, 2)
	}
	text := a.textOf(wide.q)
	own, ok := a.part(text, tokenize(nil, text))
	if ok {
		*r = wide
	} else if text = a.textOf(r.q); wide != *r {
		own, ok = a.part(text, tokenize(nil, text))
	}
	if !ok {
		return false
	}
	before, after := part{a.textOf(extent{0, r.q[0]}), a.first, a.last}, own
	if r.left == nowhere {
		before, after = own, part{a.textOf(extent{r.q[1], len(a.q)}), a.origin[r.right.s], a.last}
	} else if r.right == nowhere {
		before.last = a.lastOf(r.left.s)
	}
	a.first, a.last = min(before.first, after.first), max(before.last, after.last)
	a.matched = min(a.matched+r.q.len(), a.total)
	a.cost += costLeap - costInsert*int32(r.q.len())
	if from, to := before.last+1, after.first-1; r.isEnd() && from <= to {
		a.add(Change{Source: a.written(from, to), At: a.addresses(from-1, to+1)})
	} else {
		a.add(a.order(before, after))
	}
	return true
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
		at, ok := s.part(segment.text, segment.words)
		if !ok {
			return nil
		}
		parts = append(parts, at)
		a.total += len(segment.words)
		a.covers(at.first, at.last)
	}
	if slices.IsSortedFunc(parts, byPlace) {
		return nil
	}
	a.matched, a.changes = a.total, []Change{s.order(parts...)}
	return a
}

// addresses returns the addresses of two words of the document.
func (s *source) addresses(first, second int) []string {
	return []string{s.source(first, first).Address, s.source(second, second).Address}
}
