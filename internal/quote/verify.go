package quote

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"docview/internal/document"
)

// A Check looks for the quotations of a manuscript in documents.
type Check struct {
	m      *Manuscript
	probes []*probe
	grams  map[uint64][]gram
	filter []uint64         // a bit for each gram, by the upper bits of its hash
	titles map[uint64][]int // the probes by all their words, since they may be a document's title
	known  map[string]bool  // the documents of the library that are cited
	cited  map[string][]int // the probes by the ids of the documents cited beside them
}

// A probe is one reading of a quotation.
type probe struct {
	*quotation
	reading
	segments []segment
	words    int // those that are not in brackets

	found  []found  // where it is exactly
	near   []nearby // where it is not, but may be meant, the likeliest first
	title  bool     // it is the title of a document
	number int      // how often it was found
}

// A gram is three words in a row of a probe.
type gram struct{ probe, segment, word int32 }

const gramSize = 3

// hashGram returns the hash of three words in a row.
func hashGram(a, b, c uint64) uint64 {
	return (a*0x9E3779B97F4A7C15+b)*0xC2B2AE3D27D4EB4F + c
}

const filterBits = 18

// A found is where a probe is in a document, word for word.
type found struct {
	document *document.Document
	places   [][2]int // the first and the last word
}

// A nearby is a part of a document that has some of a probe's words.
type nearby struct {
	document  *document.Document
	hits      int
	low, high int // words
	cited     bool
}

// How much is kept for a quotation.
const (
	mostNear   = 4  // documents that are compared word by word if none has it exactly
	mostFound  = 12 // documents that have it
	mostPlaces = 20 // places in a document
)

var ellipsis = compile(`\[\s*(?:…(?:\s?\.)?|\.(?:[ \x{a0}]?\.){2,3})\s*\]|…(?:[ \x{a0}]?\.)?|\.(?:[ \x{a0}\n]?\.){2,3}`)

// Check returns a check of m's quotations.
func (m *Manuscript) Check() *Check {
	c := &Check{m: m, grams: map[uint64][]gram{}, filter: make([]uint64, 1<<filterBits/64), titles: map[uint64][]int{}, cited: map[string][]int{}, known: map[string]bool{}}
	for _, q := range m.quotations {
		for _, reading := range q.readings {
			c.add(q, reading)
		}
	}
	return c
}

// add adds a reading of a quotation.
func (c *Check) add(q *quotation, r reading) {
	n := len(c.probes)
	p := &probe{quotation: q, reading: r}
	for _, text := range ellipsis.Split(r.text, -1) {
		if words := tokenize(nil, text); len(words) > 0 {
			p.segments = append(p.segments, segment{text, words})
		}
	}
	if len(p.segments) == 1 && p.segments[0].words[0].isInserted() && p.segments[0].words[0].group == len(p.segments[0].words)-1 {
		for i := range p.segments[0].words {
			p.segments[0].words[i].group = -1 // the brackets around all of it are the document's
		}
	}
	c.probes = append(c.probes, p)
	for i, s := range p.segments {
		all, own := indexes(s.words)
		p.words += len(own)
		c.index(n, i, s.words, all)
		if len(own) < len(all) {
			c.index(n, i, s.words, own)
		}
	}
	if len(p.segments) == 1 {
		h := hashWords(p.segments[0].words)
		c.titles[h] = append(c.titles[h], n)
	}
	for _, ref := range c.m.citedBy(q) {
		c.cited[ref.document] = append(c.cited[ref.document], n)
	}
}

// indexes returns the indexes of all words, and of those that are not inserted
// in brackets.
func indexes(words []word) (all, own []int) {
	for i := range words {
		all = append(all, i)
		if !words[i].isInserted() {
			own = append(own, i)
		}
	}
	return all, own
}

func (c *Check) index(probe, segment int, words []word, at []int) {
	for i := range max(len(at)-gramSize+1, 0) {
		h := hashGram(words[at[i]].key, words[at[i+1]].key, words[at[i+2]].key)
		g := gram{int32(probe), int32(segment), int32(at[i])}
		if !slices.Contains(c.grams[h], g) {
			c.grams[h] = append(c.grams[h], g)
			c.filter[h>>(64-filterBits)/64] |= 1 << (h >> (64 - filterBits) % 64)
		}
	}
}

func hashWords(words []word) uint64 {
	var h uint64 = hashStart
	for i := range words {
		h = (h ^ words[i].unbracketed()) * hashPrime
	}
	return h
}

// A Findings is what a document has of the quotations.
type Findings struct {
	document *document.Document
	found    map[int][][2]int
	near     map[int]nearby
	titles   []int
	cited    bool // some quotation is cited as from here
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
	return l.look(d)
}

func (l *looker) look(d *document.Document) *Findings {
	f := &Findings{document: d}
	if title := tokenize(l.words[:0], d.Title()); len(title) > 0 {
		f.titles = l.titles[hashWords(title)]
		l.words = title
	}
	s := sourceOf(d, l.words)
	l.words = s.words
	clear(l.hits)
	l.scan(s.words)
	cited := l.cited[d.ID]
	f.cited = len(cited) > 0
	for _, p := range cited {
		if l.hits[int32(p)] == nil {
			l.hits[int32(p)] = []hit{}
		}
	}
	for p, hits := range l.hits {
		l.judge(f, s, int(p), hits, slices.Contains(cited, int(p)))
	}
	return f
}

// scan finds the grams in words.
func (l *looker) scan(words []word) {
	if len(words) < gramSize {
		return
	}
	a, b := words[0].key, words[1].key
	for i := gramSize - 1; i < len(words); i++ {
		c := words[i].key
		h := hashGram(a, b, c)
		a, b = b, c
		if l.filter[h>>(64-filterBits)/64]>>(h>>(64-filterBits)%64)&1 == 0 {
			continue
		}
		for _, g := range l.grams[h] {
			l.hits[g.probe] = append(l.hits[g.probe], hit{g, i - gramSize + 1})
		}
	}
}

// judge determines whether a document has a probe, or where it may have it.
func (l *looker) judge(f *Findings, s *source, p int, hits []hit, cited bool) {
	probe := l.probes[p]
	if places := probe.find(s.words, hits, cited); len(places) > 0 {
		if f.found == nil {
			f.found = map[int][][2]int{}
		}
		f.found[p] = places
		return
	}
	n := probe.nearest(s, hits, cited)
	if n.hits == 0 && !cited || n.hits < 2 && probe.words > 12 && !cited {
		return
	}
	if f.near == nil {
		f.near = map[int]nearby{}
	}
	f.near[p] = n
}

// find returns where in words a probe is, segment after segment.
func (p *probe) find(words []word, hits []hit, cited bool) [][2]int {
	anchor := slices.IndexFunc(p.segments, func(s segment) bool { return len(s.words) >= gramSize })
	var starts []int
	switch {
	case len(p.segments) == 0:
		return nil
	case anchor >= 0:
		starts = p.starts(words, hits, anchor)
	case cited:
		anchor = 0
		for i := range words {
			if match(p.segments[0].words, words, i) > 0 {
				starts = append(starts, i)
			}
		}
	}
	var places [][2]int
	for _, start := range starts {
		if place, ok := p.around(words, anchor, start); ok && len(places) < mostPlaces {
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
		next := place[1] + 1
		for next < len(words) && match(s.words, words, next) == 0 {
			next++
		}
		if next == len(words) {
			return place, false
		}
		place[1] = next + match(s.words, words, next) - 1
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

// nearest returns the part of a document with most of the probe's grams.
func (p *probe) nearest(s *source, hits []hit, cited bool) nearby {
	const whole = 20_000 // words that are compared whole
	n := nearby{document: s.Document, cited: cited, high: len(s.words)}
	reach := 2*p.words + 20
	low := 0
	best := 0
	for high := range hits {
		for hits[high].at-hits[low].at > reach {
			low++
		}
		if high-low+1 > n.hits {
			n.hits, best = high-low+1, low
		}
	}
	if len(p.segments) > 1 {
		n.hits = distinct(hits)
	}
	if (len(p.segments) > 1 || cited) && len(s.words) <= whole || len(hits) == 0 {
		n.high = min(n.high, whole)
		return n
	}
	n.low = max(hits[best].at-reach, 0)
	n.high = min(hits[best].at+2*reach, len(s.words))
	return n
}

func distinct(hits []hit) int {
	seen := map[gram]bool{}
	for _, h := range hits {
		seen[h.gram] = true
	}
	return len(seen)
}

// Add takes what a document has. Documents are added in the order of the
// library, by one goroutine.
func (c *Check) Add(f *Findings) {
	if f.cited {
		c.known[f.document.ID] = true
	}
	for _, p := range f.titles {
		c.probes[p].title = true
	}
	for p, places := range f.found {
		probe := c.probes[p]
		probe.number++
		if len(probe.found) < mostFound || slices.Contains(c.cited[f.document.ID], p) {
			probe.found = append(probe.found, found{f.document, places})
		}
	}
	for p, n := range f.near {
		c.probes[p].keep(n)
	}
}

// keep keeps a part of a document if it is one of the likeliest.
func (p *probe) keep(n nearby) {
	p.near = append(p.near, n)
	slices.SortStableFunc(p.near, func(a, b nearby) int {
		if a.cited != b.cited {
			if a.cited {
				return -1
			}
			return 1
		}
		return b.hits - a.hits
	})
	p.near = p.near[:min(len(p.near), mostNear)]
}

// citedBy returns what is cited beside a quotation: see citesOf.
func (m *Manuscript) citedBy(q *quotation) []reference {
	var refs []reference
	for _, c := range m.citesOf(q) {
		refs = append(refs, c.refs...)
	}
	return refs
}

// citesOf returns the citations beside a quotation: after it, up to the next
// one, in the text or in the notes that are called there. Without any, those
// before it count in a note, and for a block those at the beginning of what
// follows or after the last quotation of what introduces it.
func (m *Manuscript) citesOf(q *quotation) []*citation {
	u := m.units[q.unit]
	from := q.from
	if q.isBlock {
		from = 0
	}
	cites := m.citesIn(u, from, q.next)
	switch {
	case len(cites) > 0:
	case u.kind == note:
		cites = m.citesIn(u, m.lastQuotation(q.unit, q.from), q.from)
	case q.isBlock:
		if cites = m.citesAfter(q.unit); len(cites) == 0 && m.isIntroduced(q.unit) {
			before := m.units[q.unit-1]
			cites = m.citesIn(before, m.lastQuotation(q.unit-1, len(before.text)), len(before.text)+1)
		}
	}
	return cites
}

// citesAfter returns the citations with which the unit after another begins.
func (m *Manuscript) citesAfter(i int) []*citation {
	if i+1 >= len(m.units) {
		return nil
	}
	next := m.units[i+1]
	switch {
	case next.kind == indented && m.units[i].kind == indented: // the next paragraph of the block
		return m.citesIn(next, 0, len(next.text)+1)
	case next.kind != paragraph:
		return nil
	}
	words := strings.IndexFunc(string(next.text), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if words < 0 {
		words = len(next.text)
	}
	return m.citesIn(next, 0, words+1)
}

// lastQuotation returns where the last quotation of a unit that begins before
// a place ends, 0 if there is none.
func (m *Manuscript) lastQuotation(unit, before int) int {
	last := 0
	for _, q := range m.quotations {
		if q.unit == unit && q.from < before {
			last = max(last, q.to)
		}
	}
	return last
}

// citesIn returns the citations of a range of a unit, and of the notes that are called in it.
func (m *Manuscript) citesIn(u *unit, from, to int) []*citation {
	var cites []*citation
	for _, c := range u.cites {
		if c.place >= from && c.place < to && len(c.refs) > 0 {
			cites = append(cites, c.citation)
		}
	}
	for _, c := range u.calls {
		if n := m.note(c.label); c.place >= from && c.place < to && n != nil {
			cites = append(cites, m.noteCites(n)...)
		}
	}
	return cites
}

var ibid = compile(`(?i)^\W*(?:ibid|ebd|там же)\b`)

// noteCites returns the citations of a note. "Ibid." is what the note before
// it cites last.
func (m *Manuscript) noteCites(n *unit) []*citation {
	var cites []*citation
	for _, c := range n.cites {
		if len(c.refs) > 0 {
			cites = append(cites, c.citation)
		}
	}
	if len(cites) > 0 || !ibid.Match(n.text) {
		return cites
	}
	i := slices.Index(m.units, n)
	for i--; i >= 0; i-- {
		if u := m.units[i]; u.kind == note {
			if before := m.noteCites(u); len(before) > 0 {
				last := *before[len(before)-1]
				last.refs = slices.Clone(last.refs[len(last.refs)-1:])
				if p := paragraphIn(string(n.text)); p != "" {
					last.refs[0].paragraph = p
				}
				return []*citation{&last}
			}
			return nil
		}
	}
	return nil
}
