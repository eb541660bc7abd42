package quote

import (
	"slices"
	"sync"

	"docview/internal/document"
)

// A Findings is what a document has of the quotations.
type Findings struct {
	document *document.Document
	found    map[int][][2]int
	near     map[int]nearby
	titles   []int
	beside   map[int]bool // the quotations that are cited as from here
	cited    bool         // anywhere, in any way
	named    []named
	names    []string // as which it may be cited: its own, and those of its entries in the bibliography
	draft    draft
}

// A hit is a gram in a document.
type hit struct {
	gram
	at int // the document's word
}

// A looker is the memory for looking at one document after another.
type looker struct {
	*Check
	words []word
	hits  map[int32][]hit
}

// lookers are kept for their memory.
var lookers = sync.Pool{New: func() any { return &looker{hits: map[int32][]hit{}} }}

// Look returns what a document has of the quotations. It may be called from
// several goroutines at once.
func (c *Check) Look(d *document.Document) *Findings {
	l := lookers.Get().(*looker)
	defer lookers.Put(l)
	l.Check = c
	f := &Findings{document: d, found: map[int][][2]int{}, near: map[int]nearby{}, beside: map[int]bool{}}
	title := tokenize(l.words[:0], d.Title())
	if len(title) > 0 {
		f.titles = l.titles[hashWords(title)]
		l.words = title
	}
	l.cite(f, title)
	s := sourceOf(d, l.words)
	l.words = s.words
	clear(l.hits)
	l.scan(s.words)
	for p := range f.beside {
		if l.hits[int32(p)] == nil {
			l.hits[int32(p)] = []hit{}
		}
	}
	for p, hits := range l.hits {
		l.judge(f, s, int(p), hits, f.beside[int(p)])
	}
	if len(f.found)+len(f.near) > 0 && !f.cited {
		f.draft = l.draftOf(s, f.found)
	}
	return f
}

// cite determines beside which quotations a document is cited.
func (l *looker) cite(f *Findings, title []word) {
	f.named = l.mentions(f.document, title)
	f.cited = len(f.named)+len(f.titles) > 0
	f.names = names(f.document)
	for _, e := range l.entries[hashWords(title)] {
		if len(title) >= leading || len(title) > 0 && !f.document.Date().Contradicts(document.Date{EDTF: e.Date}) {
			f.names = append(f.names, e.name())
		}
	}
	for _, name := range f.names {
		probes, ok := l.cited[name]
		f.cited = f.cited || ok
		for _, p := range probes {
			f.beside[p] = true
		}
	}
	for _, n := range f.named {
		for _, p := range l.m.remarks[n.remark].remark.beside {
			f.beside[p] = true
		}
	}
}

func (l *looker) scan(words []word) {
	for i := 1; i < len(words) && l.hasPairs; i++ {
		if h := hashGram(words[i-1].key, words[i].key, 0); l.mayHave(h) {
			l.hit(h, i-1)
		}
	}
	if len(words) < gramSize {
		return
	}
	a, b := words[0].key, words[1].key
	for i := gramSize - 1; i < len(words); i++ {
		c := words[i].key
		h := hashGram(a, b, c)
		a, b = b, c
		if l.mayHave(h) {
			l.hit(h, i-gramSize+1)
		}
		if e := words[i-2].extra; e != nil && e.joined != 0 {
			l.scanJoined(words, i-2, e.joinedKey)
		}
	}
}

// scanJoined finds the grams with the word that word i and the next one are together.
func (l *looker) scanJoined(words []word, i int, key uint64) {
	keys := [...]uint64{2: key, 4: 0} // between those of the two words before and after it
	for k, at := range [...]int{i - 2, i - 1, -1, i + 2, i + 3} {
		if at >= 0 && at < len(words) {
			keys[k] = words[at].key
		}
	}
	for k := range gramSize {
		at := max(i-2+k, 0)
		l.hit(hashGram(keys[k], keys[k+1], keys[k+2]), at)
		if k > 0 && l.hasPairs {
			l.hit(hashGram(keys[k], keys[k+1], 0), at)
		}
	}
}

func (c *Check) mayHave(gram uint64) bool {
	return c.filter[gram>>(64-filterBits)/64]>>(gram>>(64-filterBits)%64)&1 != 0
}

// hit adds where a gram is. Of a phrase of two words a few places are enough.
func (l *looker) hit(h uint64, at int) {
	for _, g := range l.grams[h] {
		if l.probes[g.probe].all >= gramSize || len(l.hits[g.probe]) < mostPlaces {
			l.hits[g.probe] = append(l.hits[g.probe], hit{g, at})
		}
	}
}

// judge determines whether a document has a probe, or where it may have it.
func (l *looker) judge(f *Findings, s *source, p int, hits []hit, cited bool) {
	probe := l.probes[p]
	if places := probe.find(s, hits, cited); len(places) > 0 {
		f.found[p] = places
		return
	}
	if probe.all < gramSize && !cited {
		return
	}
	n := probe.nearest(s, hits, cited)
	n.known = len(f.beside) > 0
	if cited || n.hits > 1 || n.hits == 1 && probe.words <= 12 {
		f.near[p] = n
	}
}

// find returns where in a document a probe is, segment after segment.
func (p *probe) find(s *source, hits []hit, cited bool) [][2]int {
	words := s.words
	anchor := slices.IndexFunc(p.segments, func(s segment) bool { return len(s.words) >= gramSize })
	var starts []int
	switch {
	case len(p.segments) == 0:
		return nil
	case anchor >= 0:
		starts = p.starts(words, hits, anchor)
	case !cited:
		anchor, starts = 0, p.starts(words, hits, 0)
	default:
		anchor = 0
		for i, n := find(p.segments[0].words, words, 0); n > 0; i, n = find(p.segments[0].words, words, i+1) {
			starts = append(starts, i)
		}
	}
	var places [][2]int
	last := &p.segments[len(p.segments)-1]
	point := pointAfter(last.text, last.words[len(last.words)-1].end)
	for _, start := range starts {
		place, ok := p.around(words, anchor, start)
		if ok && len(places) < mostPlaces && !s.isCutBefore(place[0]) && !s.isCutAfter(place[1]) && !s.asks(point, place[1]) {
			places = append(places, place)
		}
	}
	return places
}

// starts returns where in words a segment begins, by the grams that are there.
func (p *probe) starts(words []word, hits []hit, segment int) []int {
	q := p.segments[segment].words
	slack := 1
	for i := range q {
		if q[i].extra != nil {
			slack++
		}
	}
	var starts []int
	last := -1 << 30 // the difference that was tried last
	for _, h := range hits {
		diagonal := h.at - int(h.word)
		if int(h.segment) != segment || diagonal == last {
			continue
		}
		last = diagonal
		for k := 0; k <= 2*slack; k++ {
			start := diagonal + (k+1)/2*(1-k%2*2)
			if start >= 0 && start < len(words) && !slices.Contains(starts, start) && match(q, words, start) > 0 {
				starts = append(starts, start)
				break
			}
		}
	}
	return starts
}

// around returns the words from the first to the last segment if they are in
// order around the one that begins at a place.
func (p *probe) around(words []word, anchor, start int) (place [2]int, ok bool) {
	place = [2]int{start, start + match(p.segments[anchor].words, words, start) - 1}
	for _, s := range p.segments[anchor+1:] {
		next, n := find(s.words, words, place[1]+1)
		if n == 0 {
			return place, false
		}
		place[1] = next + n - 1
	}
	for i := anchor - 1; i >= 0; i-- {
		q := p.segments[i].words
		before := place[0] - 1
		for before >= 0 && (match(q, words, before) == 0 || before+match(q, words, before) > place[0]) {
			before--
		}
		if before < 0 {
			return place, false
		}
		place[0] = before
	}
	return place, true
}

// nearest returns the parts of a document that have most of the probe's grams.
func (p *probe) nearest(s *source, hits []hit, cited bool) nearby {
	const whole = 20_000 // words that are compared whole
	n := nearby{document: s.Document, cited: cited}
	reach := 2*p.words + 20
	low, most := 0, 0
	for high := range hits {
		for hits[high].at-hits[low].at > reach {
			low++
		}
		most = max(most, high-low+1)
	}
	n.hits = most
	if len(p.segments) > 1 {
		seen := map[gram]bool{}
		for _, h := range hits {
			seen[h.gram] = true
		}
		n.hits = len(seen)
	}
	if (len(p.segments) > 1 || cited && 2*most < p.words) && len(s.words) <= whole || len(hits) == 0 {
		n.windows = [][2]int{{0, min(len(s.words), whole)}}
		return n
	}
	for first := 0; first < len(hits); {
		last := first
		for last+1 < len(hits) && hits[last+1].at-hits[last].at <= reach {
			last++
		}
		if found := last - first + 1; 2*found >= most || most-found <= gramSize+1 {
			n.windows = append(n.windows, [2]int{max(hits[first].at-reach, 0), min(hits[last].at+reach, len(s.words))})
		}
		first = last + 1
	}
	return n
}
