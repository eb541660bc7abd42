package search

import (
	"errors"
	"fmt"
	"regexp"
	"sync"

	"docview/internal/document"
	"docview/internal/library"
)

// Scan looks for s in files, reading all of them. Files that cannot be read
// are in the result's Problems.
func (s *Search) Scan(files []library.File) *Result {
	r := &Result{search: s}
	ids := idCount{}
	if s.Query == nil {
		s.scanRegexp(r, files, ids)
		r.refer(ids.shared())
		return r
	}
	r.plan = s.Query.plan()
	rank := ranking{having: make([]int, len(r.plan.phrases))}
	var matches []match
	order := 0
	for in, err := range library.Map(files, func(f library.File) (tally, error) { return s.documents(r.plan, f) }) {
		s.step()
		r.Problems = errors.Join(r.Problems, err)
		rank.add(in)
		ids.add(in.ids)
		r.undated = append(r.undated, in.undated...)
		for _, m := range in.matches {
			m.order = fmt.Sprintf("%08d", order)
			matches = append(matches, m)
		}
		order++
	}
	r.Total, r.Documents, r.having = len(matches), rank.documents, rank.having
	for _, m := range matches {
		m.Score = rank.score(m.size, m.weights)
		r.Found = append(r.Found, m.Found)
	}
	r.Found = s.rank(r.Found)
	r.refer(ids.shared())
	return r
}

func (s *Search) step() {
	if s.Progress != nil {
		s.Progress()
	}
}

// A tally is what a file has for a search.
type tally struct {
	documents, words int
	having           []int // how many documents have each phrase
	matches          []match
	ids              []string // of all documents
	undated          []Found  // those that only the filter's dates leave out
}

// A match is a found document whose score is still to come.
type match struct {
	Found
	size    int
	weights []float64
}

func (r *ranking) add(t tally) {
	r.documents += t.documents
	r.words += t.words
	for i, n := range t.having {
		r.having[i] += n
	}
}

// An idCount is how many documents have an id.
type idCount map[string]int

func (c idCount) add(ids []string) {
	for _, id := range ids {
		c[id]++
	}
}

func (c idCount) shared() map[string]bool {
	shared := map[string]bool{}
	for id, n := range c {
		if n > 1 {
			shared[id] = true
		}
	}
	return shared
}

// walkers are kept for their buffers and the characters they know.
var walkers = sync.Pool{New: func() any { return new(walker) }}

// documents looks for the plan in the documents of a file.
func (s *Search) documents(p *plan, f library.File) (tally, error) {
	w := walkers.Get().(*walker)
	defer walkers.Put(w)
	docs, err := f.Documents()
	t := tally{documents: len(docs), having: make([]int, len(p.phrases))}
	for _, d := range docs {
		t.ids = append(t.ids, d.ID)
		found := p.look(w, textOf(d))
		t.words += found.size
		for k, list := range found.phrases {
			if len(list) > 0 {
				t.having[k]++
			}
		}
		if counted, ok := p.matches(found, s.Within); ok {
			s.take(&t, f, d, match{size: found.size, weights: weigh(counted)})
		}
	}
	return t, err
}

// take adds a match to a tally if the filter takes it.
func (s *Search) take(t *tally, f library.File, d *document.Document, m match) {
	switch {
	case s.Filter.Match(d):
		m.Found = Found{ID: d.ID, Date: d.Date(), Path: f.Path, Part: d.Part, file: f}
		t.matches = append(t.matches, m)
	case s.Filter.Undated(d):
		t.undated = append(t.undated, Found{ID: d.ID, Path: f.Path, Part: d.Part})
	}
}

// scanRegexp looks for a regular expression; the score is how often it matches.
func (s *Search) scanRegexp(r *Result, files []library.File, ids idCount) {
	order := 0
	for t, err := range library.Map(files, s.fileRegexp) {
		s.step()
		r.Problems = errors.Join(r.Problems, err)
		ids.add(t.ids)
		r.undated = append(r.undated, t.undated...)
		r.Documents += t.documents
		for _, m := range t.matches {
			m.order = fmt.Sprintf("%08d", order)
			r.Found = append(r.Found, m.Found)
		}
		order++
	}
	r.Total = len(r.Found)
	r.Found = s.rank(r.Found)
}

func (s *Search) fileRegexp(f library.File) (tally, error) {
	docs, err := f.Documents()
	t := tally{documents: len(docs)}
	for _, d := range docs {
		t.ids = append(t.ids, d.ID)
		found := matchText(s.Regexp, textOf(d))
		if n := len(found.phrases[0]); n > 0 {
			s.take(&t, f, d, match{})
			if len(t.matches) > 0 {
				t.matches[len(t.matches)-1].Score = float64(n)
			}
		}
	}
	return t, err
}

// mostMatches bounds how many matches of a regular expression are counted and
// painted in one paragraph: more of them say nothing, and take hundreds of bytes each.
const mostMatches = 100_000

// matchText returns the matches of a regular expression in each unit of a text,
// whose line ends are spaces to it.
func matchText(re *regexp.Regexp, t text) occurrences {
	var found []occurrence
	for i := range t.units {
		line, at := t.oneLine(i)
		for _, m := range re.FindAllStringIndex(line, mostMatches) {
			if m[0] < m[1] {
				o := occurrence{place: place{column: t.units[i].column, unit: i}, start: at(m[0]), end: at(m[1]-1) + 1}
				found = append(found, o)
			}
		}
	}
	return occurrences{phrases: [][]occurrence{found}, text: t}
}
