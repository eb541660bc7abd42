package search

import (
	"math"
	"regexp"
	"slices"
	"sort"
	"strings"

	"docview/internal/text"
)

// A plan is a query made ready to be looked for: its phrases in one list, as
// the index and the ranking want them.
type plan struct {
	root    *clause
	exclude bool // the documents that root does not hold for are looked for
	confirm bool // only the text of a document shows whether root holds, and how well
	phrases []phrase
	words   wordSet
	regexp  *regexp.Regexp // looked for instead of words; then one phrase stands for it
}

// A clause is a part of a plan. It is what a [node] is of a query, but only
// opNot excludes something, and always from something else, as an index wants it.
type clause struct {
	op          operator
	operands    []*clause
	distances   []int
	first, last int // the plan's phrases from first to before last are in this clause; of a term one of them is enough
}

// A phrase is words that follow each other.
type phrase struct {
	words  []int  // indexes into the word set
	folded string // the words with blanks between
	prefix bool   // the last word may continue
	column column // where it must occur; mostColumns for anywhere

	spelling string   // see [Term]
	written  string   // the text of another spelling
	letters  []string // the folded words; none for another reading, which has the letters of the phrase itself
}

// A wordSet is the words of a query, each once.
type wordSet struct {
	known    map[string]int
	prefixes []prefix
	first    [256]bool // the first bytes of the words, so that most others are refused quickly
	n        int
}

type prefix struct {
	text string
	word int
}

// plan makes what is looked for ready.
func (s *Search) plan() *plan {
	if s.Query == nil {
		return &plan{regexp: s.Regexp, phrases: make([]phrase, 1)}
	}
	return s.Query.plan()
}

// plan makes a query ready.
func (q *Query) plan() *plan {
	p := &plan{words: wordSet{known: map[string]int{}}}
	n, exclude := positive(q.root)
	p.root, p.exclude = p.clause(n), exclude
	p.confirm = p.mustConfirm(p.root, true)
	return p
}

// mustConfirm reports whether an index cannot answer for a clause: it has NEAR,
// or NOT where all of the query may hold without it (FTS5 counts words that NOT
// excludes from something that occurs nowhere), or AND that is not the query
// itself, over OR and a phrase of several words. (If such a phrase does not
// occur in a document that has its words, FTS5 forgets what it has found for
// the AND, of later documents, too.)
func (p *plan) mustConfirm(c *clause, needed bool) bool {
	if c.op == opNear || c.op == opNot && !needed || c.op == opAnd && c != p.root && c.hasChoice() && p.hasSeveral(c) {
		return true
	}
	for i, o := range c.operands {
		if p.mustConfirm(o, needed && c.op != opOr && !(c.op == opNot && i == 1)) {
			return true
		}
	}
	return false
}

// hasChoice reports whether one of several phrases is enough somewhere in a clause.
func (c *clause) hasChoice() bool {
	return c.op == opOr || c.op == opTerm && c.last-c.first > 1 || slices.ContainsFunc(c.operands, (*clause).hasChoice)
}

// hasSeveral reports whether a clause has a phrase of several words.
func (p *plan) hasSeveral(c *clause) bool {
	return slices.ContainsFunc(p.phrases[c.first:c.last], func(ph phrase) bool { return len(ph.words) > 1 })
}

// positive returns a node that has NOT only as "a without b", with two
// operands, and whether it is about what the query excludes instead.
func positive(n *node) (_ *node, exclude bool) {
	switch n.op {
	case opNot:
		p, exclude := positive(n.operands[0])
		return p, !exclude
	case opAnd, opOr:
		var with, without []*node
		for _, o := range n.operands {
			if p, exclude := positive(o); exclude {
				without = append(without, p)
			} else {
				with = append(with, p)
			}
		}
		switch {
		case len(without) == 0:
			return joined(n.op, with), false
		case n.op == opOr: // a or not b: not (b without a)
			return difference(joined(opAnd, without), joined(opOr, with)), true
		case len(with) == 0:
			return joined(opOr, without), true
		}
		return difference(joined(opAnd, with), joined(opOr, without)), false
	}
	return n, false
}

// joined returns a node with some operands, nil for none.
func joined(op operator, operands []*node) *node {
	return (&node{op: op, operands: operands}).simple()
}

func difference(a, b *node) *node {
	if b == nil {
		return a
	}
	return &node{op: opNot, operands: []*node{a, b}}
}

// clause adds a node's phrases to the plan.
func (p *plan) clause(n *node) *clause {
	c := &clause{op: n.op, distances: n.distances, first: len(p.phrases)}
	if n.op == opTerm {
		p.add(n.term)
	}
	for _, o := range n.operands {
		c.operands = append(c.operands, p.clause(o))
	}
	c.last = len(p.phrases)
	return c
}

// add adds a term's phrases.
func (p *plan) add(t Term) {
	for k, words := range slices.Concat(t.phrases, overReadings(t.phrases[0])) {
		ph := phrase{folded: strings.Join(words, " "), prefix: t.Prefix, column: mostColumns, spelling: t.spelling}
		if k < len(t.phrases) {
			ph.letters = words
		}
		if k == 0 && t.spelling != "" {
			ph.written = t.Text
		}
		for c, name := range columnNames {
			if name == t.Field {
				ph.column = column(c)
			}
		}
		for i, w := range words {
			ph.words = append(ph.words, p.words.add(w, t.Prefix && i == len(words)-1))
		}
		p.phrases = append(p.phrases, ph)
	}
}

// overReadings returns the phrases by which words that follow each other are
// found if one of them is another reading of what the text has, or two of them
// its pieces; see [walker].
func overReadings(words []string) (phrases [][]string) {
	for size := 1; size <= 2; size++ {
		for i := 0; i+size <= len(words) && size < len(words); i++ {
			if i > nearWords || len(words)-i-size > nearWords {
				continue
			}
			phrase := slices.Clone(words)
			for k := range phrase {
				if k < i || k >= i+size {
					phrase[k] = around + phrase[k]
				}
			}
			phrases = append(phrases, phrase)
		}
	}
	return phrases
}

func (s *wordSet) add(word string, isPrefix bool) int {
	s.first[word[0]] = true
	if isPrefix {
		for _, p := range s.prefixes {
			if p.text == word {
				return p.word
			}
		}
		s.prefixes = append(s.prefixes, prefix{word, s.n})
	} else if i, ok := s.known[word]; ok {
		return i
	} else {
		s.known[word] = s.n
	}
	s.n++
	return s.n - 1
}

// find calls f with the index of each word of the query that a word is.
func (s *wordSet) find(word []byte, f func(i int)) {
	if len(word) == 0 || !s.first[word[0]] {
		return
	}
	if i, ok := s.known[string(word)]; ok {
		f(i)
	}
	for _, p := range s.prefixes {
		if len(word) >= len(p.text) && string(word[:len(p.text)]) == p.text {
			f(p.word)
		}
	}
}

// An occurrence is a word or a phrase in a text.
type occurrence struct {
	place
	start, end int // its bytes in the text
	last       int // its last word, counted as place.nth is
	phrase     int // of the plan
}

// occurrences are those of each phrase of a plan in one document.
type occurrences struct {
	phrases [][]occurrence // each in the order of the text
	text    source
	size    int // words and blank lines of the document
}

// wordPlaces are the occurrences of a word in a text, by column.
type wordPlaces struct {
	occurs  bool
	columns [mostColumns][]occurrence
}

// scratch returns empty places for n words, whose memory the walker keeps.
func (w *walker) scratch(n int) []wordPlaces {
	if len(w.places) < n {
		w.places = make([]wordPlaces, n)
	}
	for i := range w.places[:n] {
		if p := &w.places[i]; p.occurs {
			p.occurs = false
			for c := range p.columns {
				p.columns[c] = p.columns[c][:0]
			}
		}
	}
	return w.places[:n]
}

// look finds the phrases of a plan in a text.
func (p *plan) look(w *walker, t source) occurrences {
	if p.regexp != nil {
		return matchText(p.regexp, t)
	}
	words := w.scratch(p.words.n)
	w.start(t)
	for w.step() {
		p.words.find(w.Word, func(i int) {
			words[i].occurs = true
			words[i].columns[w.column] = append(words[i].columns[w.column], occurrence{place: w.place, start: w.Start, end: w.End, last: w.last})
		})
	}
	found := occurrences{phrases: make([][]occurrence, len(p.phrases)), text: t, size: w.size()}
	for i := range p.phrases {
		found.phrases[i] = p.phrases[i].in(words)
		for k := range found.phrases[i] {
			found.phrases[i][k].phrase = i
		}
	}
	return found
}

// in returns the occurrences of a phrase by those of its words.
func (ph *phrase) in(words []wordPlaces) []occurrence {
	if slices.ContainsFunc(ph.words, func(w int) bool { return !words[w].occurs }) {
		return nil
	}
	var found []occurrence
	for c := range column(len(columnNames)) {
		if ph.column != mostColumns && ph.column != c {
			continue
		}
		for _, first := range words[ph.words[0]].columns[c] {
			if ph.from(&first, words) {
				found = append(found, first)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b occurrence) int { return a.start - b.start })
	return found
}

// from reports whether the phrase begins with an occurrence of its first word,
// and makes that occurrence one of the phrase.
func (ph *phrase) from(first *occurrence, words []wordPlaces) bool {
	for k, word := range ph.words[1:] {
		at := words[word].columns[first.column]
		pos := first.pos + k + 1
		i := sort.Search(len(at), func(i int) bool { return at[i].pos >= pos })
		if i == len(at) || at[i].pos != pos {
			return false
		}
		first.end, first.last = at[i].end, at[i].last
	}
	return true
}

// matches reports whether a document is what the plan asks for, and returns
// the occurrences that make it so: those of phrases for which all operators
// above them hold. Within asks that they hold in one paragraph or field.
func (p *plan) matches(found occurrences, within bool) (counted [][]occurrence, ok bool) {
	counted = make([][]occurrence, len(p.phrases))
	switch {
	case p.regexp != nil:
		return found.phrases, len(found.phrases[0]) > 0
	case p.exclude:
		ok = !p.root.collect(found.phrases, counted)
		return make([][]occurrence, len(p.phrases)), ok
	case !within:
		return counted, p.root.collect(found.phrases, counted)
	}
	in := make([][]occurrence, len(p.phrases))
	for rest := slices.Clone(found.phrases); ; {
		unit := math.MaxInt
		for _, list := range rest {
			if len(list) > 0 {
				unit = min(unit, list[0].unit)
			}
		}
		if unit == math.MaxInt {
			return counted, ok
		}
		held := make([][]occurrence, len(p.phrases))
		for i, list := range rest {
			n := 0
			for n < len(list) && list[n].unit == unit {
				n++
			}
			in[i], rest[i] = list[:n], list[n:]
		}
		ok = p.root.collect(in, held) || ok
		for i := range held {
			counted[i] = append(counted[i], held[i]...)
		}
	}
}

// mayMatch reports whether a clause may hold for a text by its letters.
func (p *plan) mayMatch(c *clause, l *text.Letters) bool {
	may := func(o *clause) bool { return p.mayMatch(o, l) }
	switch c.op {
	case opTerm:
		return slices.ContainsFunc(p.phrases[c.first:c.last], func(ph phrase) bool { return ph.mayBeIn(l) })
	case opOr:
		return slices.ContainsFunc(c.operands, may)
	case opNot:
		return may(c.operands[0])
	}
	return !slices.ContainsFunc(c.operands, func(o *clause) bool { return !may(o) })
}

// mayBeIn reports whether a text may have a phrase by its letters.
func (ph *phrase) mayBeIn(l *text.Letters) bool {
	last := len(ph.letters) - 1
	for k := last; k >= 0; k-- { // of a name the surname, which many share, last
		if !l.Has(ph.letters[k], ph.prefix && k == last) {
			return false
		}
	}
	return last >= 0
}

// collect reports whether a clause holds by the occurrences of the plan's
// phrases, and then keeps in counted those that make it hold.
func (c *clause) collect(found, counted [][]occurrence) bool {
	holds := false
	switch c.op {
	case opTerm:
		for i := c.first; i < c.last; i++ {
			counted[i] = found[i]
			holds = holds || len(found[i]) > 0
		}
	case opAnd:
		holds = true
		for _, o := range c.operands {
			holds = o.collect(found, counted) && holds
		}
	case opOr:
		for _, o := range c.operands {
			holds = o.collect(found, counted) || holds
		}
	case opNot:
		holds = !c.operands[1].collect(found, counted)
		c.operands[1].clear(counted)
		holds = c.operands[0].collect(found, counted) && holds
	case opNear:
		holds = c.near(found, counted)
	}
	if !holds {
		c.clear(counted)
	}
	return holds
}

func (c *clause) clear(counted [][]occurrence) { clear(counted[c.first:c.last]) }

// near keeps the occurrences of a clause's operands that are near those of
// the operands before and after.
func (c *clause) near(found, counted [][]occurrence) bool {
	lists := make([][]occurrence, len(c.operands))
	for k, o := range c.operands {
		for i := o.first; i < o.last; i++ {
			lists[k] = append(lists[k], found[i]...)
		}
		slices.SortFunc(lists[k], func(a, b occurrence) int { return a.nth - b.nth })
	}
	n := len(lists)
	for k := 1; k < n; k++ {
		lists[k] = nearest(lists[k], lists[k-1], c.distances[k-1])
	}
	for k := n - 2; k >= 0; k-- {
		lists[k] = nearest(lists[k], lists[k+1], c.distances[k])
	}
	for k, o := range c.operands {
		at := map[[2]int]bool{}
		for _, near := range lists[k] {
			at[[2]int{near.start, near.end}] = true
		}
		for i := o.first; i < o.last; i++ {
			counted[i] = slices.DeleteFunc(slices.Clone(found[i]), func(f occurrence) bool { return !at[[2]int{f.start, f.end}] })
		}
	}
	return len(lists[0]) > 0
}

// nearest returns those of list that are at most so many words from one of
// others, in the same unit, before or after it. Both are sorted by their words.
func nearest(list, others []occurrence, distance int) []occurrence {
	ends := slices.Clone(others)
	slices.SortFunc(ends, func(a, b occurrence) int { return a.last - b.last })
	var near []occurrence
	for _, o := range list {
		after := sort.Search(len(others), func(i int) bool { return others[i].nth > o.last })
		before := sort.Search(len(ends), func(i int) bool { return ends[i].last >= o.nth }) - 1
		if after < len(others) && others[after].nth-o.last <= distance && others[after].unit == o.unit ||
			before >= 0 && o.nth-ends[before].last <= distance && ends[before].unit == o.unit {
			near = append(near, o)
		}
	}
	return near
}

// A ranking is what the score of a document takes from the whole library, or what
// some documents of it add to that. The
// formula is Okapi BM25 as SQLite's FTS5 has it, so that scan and index put
// documents in the same order.
type ranking struct {
	documents int
	words     int   // of all documents
	having    []int // how many documents have each phrase
}

func (r *ranking) add(o ranking) {
	r.documents += o.documents
	r.words += o.words
	for i, n := range o.having {
		r.having[i] += n
	}
}

// have counts a document with some phrases.
func (r *ranking) have(found occurrences) {
	for i, list := range found.phrases {
		if len(list) > 0 {
			r.having[i]++
		}
	}
}

// score returns the score of a document of some size by the occurrences that
// count in it; the higher the better.
func (r *ranking) score(size int, weights []float64) float64 {
	const k1, b = 1.2, 0.75
	average := float64(r.words) / float64(r.documents)
	score := 0.0
	for i, f := range weights {
		n, having := float64(r.documents), float64(r.having[i])
		idf := math.Log((n - having + 0.5) / (having + 0.5))
		if idf <= 0 {
			idf = 1e-6
		}
		score += idf * (f * (k1 + 1) / (f + k1*(1-b+b*float64(size)/average)))
	}
	// Rounded, so that scan and index break ties alike.
	return float64(float32(score))
}

// weigh returns the weight of each phrase in a document.
func weigh(counted [][]occurrence) []float64 {
	sums := make([]float64, len(counted))
	for i, list := range counted {
		for _, o := range list {
			sums[i] += weights[o.column]
		}
	}
	return sums
}
