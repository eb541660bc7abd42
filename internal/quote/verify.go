package quote

import (
	"slices"

	"docview/internal/document"
)

// A Check looks for the quotations of a manuscript in documents.
type Check struct {
	m        *Manuscript
	probes   []*probe
	grams    map[uint64][]gram
	hasPairs bool             // some are two words
	filter   []uint64         // a bit for each gram, by the upper bits of its hash
	titles   map[uint64][]int // the probes by all their words, since they may be a document's title
	sources

	cited   map[string][]int    // the probes by the names of the documents cited beside them
	phrases map[uint64][]phrase // in the remarks
	wholes  map[uint64][]named  // the parts of remarks by all their words but the paragraph
	firsts  map[uint64]bool     // words with which they begin, and whether with a capital
	short   []string            // what may be short titles in the remarks
	entries map[uint64][]Entry  // of the bibliography, by their titles
	last    *source             // that was reported last
}

// A probe is one reading of a quotation.
type probe struct {
	*quotation
	reading
	segments []segment
	words    int // those that are not in brackets
	all      int // those in brackets included

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
	isQuoted bool     // in a quotation of its own, with a citation
}

// A nearby is a part of a document that has some of a probe's words.
type nearby struct {
	document *document.Document
	hits     int
	windows  [][2]int // of its words
	cited    bool     // beside the quotation
	known    bool     // somewhere in the manuscript
}

// How much is kept for a quotation.
const (
	mostNear   = 6  // documents that are compared word by word if none has it exactly
	mostFound  = 12 // documents that have it
	mostPlaces = 20 // places in a document
)

var ellipsis = compile(`\[\s*(?:…(?:\s?\.)?|\.(?:[ \x{a0}]?\.){2,3})\s*\]|…(?:[ \x{a0}]?\.)?|\.(?:[ \x{a0}\n]?\.){2,3}`)

// Check returns a check of m's quotations.
func (m *Manuscript) Check() *Check {
	c := &Check{
		sources: sources{
			known: map[string][]*document.Document{}, beside: map[*document.Document]bool{}, shapes: map[string]bool{},
			ids: map[string]int{}, drafts: map[*document.Document]bool{}, own: map[string]bool{},
		},
		m: m, grams: map[uint64][]gram{}, filter: make([]uint64, 1<<filterBits/64), titles: map[uint64][]int{},
		cited: map[string][]int{}, phrases: map[uint64][]phrase{}, wholes: map[uint64][]named{}, firsts: map[uint64]bool{}, entries: map[uint64][]Entry{},
	}
	for _, q := range m.quotations {
		for _, reading := range q.readings {
			c.add(q, reading)
		}
	}
	for _, u := range m.units {
		for _, cited := range u.cites {
			c.indexCitation(cited)
		}
	}
	c.indexRemarks()
	for _, e := range m.bibliography {
		if c.cited[e.name()] != nil && e.Title != "" {
			h := hashWords(e.words())
			c.entries[h] = append(c.entries[h], e)
		}
	}
	return c
}

func (c *Check) add(q *quotation, r reading) {
	n := len(c.probes)
	p := &probe{quotation: q, reading: r}
	for _, text := range ellipsis().Split(r.text, -1) {
		if words := tokenize(nil, text); len(words) > 0 {
			p.segments = append(p.segments, segment{text, words})
		}
	}
	var only []word // if nothing is left out
	if len(p.segments) == 1 {
		only = p.segments[0].words
		c.titles[hashWords(only)] = append(c.titles[hashWords(only)], n)
	}
	if len(only) > 0 && only[0].isInserted() && only[0].group == len(only)-1 {
		for i := range only {
			only[i].group = -1 // the brackets around all of it are the document's
		}
	}
	c.probes = append(c.probes, p)
	for i, s := range p.segments {
		var all, own []int // of the words, and of those that are not inserted in brackets
		for k := range s.words {
			all = append(all, k)
			if s.words[k].isInserted() {
				continue
			}
			if own = append(own, k); !s.words[k].isPoint() {
				p.words++
			}
		}
		p.all += len(all)
		c.index(n, i, s.words, all)
		if len(own) < len(all) {
			c.index(n, i, s.words, own)
		}
	}
	if len(only) == 2 && p.words == 2 {
		c.hasPairs = true
		c.addGram(hashGram(only[0].key, only[1].key, 0), gram{probe: int32(n)})
	}
	for _, cited := range c.m.citesOf(q) {
		c.indexCitation(cited, n)
		if cited.remark != nil {
			cited.remark.beside = append(cited.remark.beside, n)
		}
	}
}

// indexCitation notes the names that a citation has, and the probes beside it.
func (c *Check) indexCitation(cited *citation, beside ...int) {
	for i := range cited.refs {
		for _, name := range c.m.namesOf(&cited.refs[i]) {
			if c.cited[name] == nil {
				c.cited[name] = []int{} // it is cited, if beside no quotation
			}
			c.cited[name] = append(c.cited[name], beside...)
		}
	}
}

func (c *Check) index(probe, segment int, words []word, at []int) {
	for i := 0; i+gramSize <= len(at); i++ {
		if len(at) < len(words) && at[i+gramSize-1]-at[i] == gramSize-1 {
			continue // it is one of all words
		}
		c.addGram(hashGram(words[at[i]].key, words[at[i+1]].key, words[at[i+2]].key), gram{int32(probe), int32(segment), int32(at[i])})
	}
}

func (c *Check) addGram(h uint64, g gram) {
	c.grams[h] = append(c.grams[h], g)
	c.filter[h>>(64-filterBits)/64] |= 1 << (h >> (64 - filterBits) % 64)
}

func hashWords(words []word) uint64 {
	var h uint64 = hashStart
	for i := range words {
		if !words[i].isPoint() {
			h = (h ^ words[i].unbracketed()) * hashPrime
		}
	}
	return h
}

// Add takes what a document has. Documents are added in the order of the
// library, by one goroutine.
func (c *Check) Add(f *Findings) {
	c.learn(f)
	for _, n := range f.named {
		c.m.remarks[n.remark].remark.mention(n, f.document)
	}
	for _, p := range f.titles {
		c.probes[p].title = true
	}
	for p, places := range f.found {
		probe := c.probes[p]
		probe.number++
		if len(probe.found) < mostFound || f.beside[p] {
			probe.found = append(probe.found, found{f.document, places, slices.Contains(f.draft.has, p)})
		}
	}
	for p, n := range f.near {
		c.probes[p].keep(n)
	}
}

// keep keeps a part of a document if it is one of the likeliest.
func (p *probe) keep(n nearby) {
	p.near = append(p.near, n)
	slices.SortStableFunc(p.near, func(a, b nearby) int { return b.rank() - a.rank() })
	p.near = p.near[:min(len(p.near), mostNear)]
}

// rank returns how likely a part of a document is the one that is meant.
func (n *nearby) rank() int {
	rank := 2 * n.hits
	if n.known {
		rank++
	}
	if n.cited {
		rank += 1 << 30
	}
	return rank
}
