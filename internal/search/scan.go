package search

import (
	"errors"
	"fmt"
	"regexp"
	"sync"

	"docview/internal/library"
)

// Scan looks for s in files, reading all of them. Files that cannot be read
// are in the result's Problems.
func (s *Search) Scan(files []library.File) *Result {
	r := &Result{search: s, plan: s.plan()}
	rank := ranking{having: make([]int, len(r.plan.phrases))}
	var matches []match
	order, shared := 0, map[string]bool{}
	for in, err := range library.Map(files, func(f library.File) (tally, error) { return s.documents(r.plan, f) }) {
		s.step()
		r.Problems = errors.Join(r.Problems, err)
		rank.add(in.ranking)
		for _, id := range in.ids {
			_, known := shared[id]
			shared[id] = known
		}
		r.undated = append(r.undated, in.undated...)
		for _, m := range in.matches {
			m.order = fmt.Sprintf("%08d", order)
			matches = append(matches, m)
		}
		order++
	}
	r.Total, r.Documents = len(matches), rank.documents
	for _, m := range matches {
		if s.Query != nil {
			m.Score = rank.score(m.size, m.weights)
		}
		r.Found = append(r.Found, m.Found)
	}
	r.Found = s.rank(r.Found)
	r.refer(shared)
	return r
}

func (s *Search) step() {
	if s.Progress != nil {
		s.Progress()
	}
}

// A tally is what a file has for a search.
type tally struct {
	ranking
	matches []match
	ids     []string // of all documents
	undated []Found  // those that only the filter's dates leave out
}

// A match is a found document. Its score is how often its first phrase occurs,
// as that of a regular expression is, until that of a query is known.
type match struct {
	Found
	size    int
	weights []float64
}

// walkers are kept for their buffers and the characters they know.
var walkers = sync.Pool{New: func() any { return new(walker) }}

// documents looks for the plan in the documents of a file.
func (s *Search) documents(p *plan, f library.File) (tally, error) {
	w := walkers.Get().(*walker)
	defer walkers.Put(w)
	docs, err := f.Documents()
	t := tally{ranking: ranking{documents: len(docs), having: make([]int, len(p.phrases))}}
	for _, d := range docs {
		t.ids = append(t.ids, d.ID)
		found := p.look(w, textOf(d))
		t.words += found.size
		for k, list := range found.phrases {
			if len(list) > 0 {
				t.having[k]++
			}
		}
		counted, ok := p.matches(found, s.Within)
		switch {
		case !ok:
		case s.Filter.Match(d):
			m := Found{ID: d.ID, Date: d.Date(), Path: f.Path, Part: d.Part, Score: float64(len(counted[0])), file: f}
			t.matches = append(t.matches, match{m, found.size, weigh(counted)})
		case s.Filter.Undated(d):
			t.undated = append(t.undated, Found{ID: d.ID, Path: f.Path, Part: d.Part})
		}
	}
	return t, err
}

// mostMatches bounds how many matches of a regular expression are counted and
// painted in one paragraph: more of them say nothing, and take hundreds of bytes each.
const mostMatches = 100_000

// matchText returns the matches of a regular expression in each unit of a text,
// whose line ends are spaces to it.
func matchText(re *regexp.Regexp, t source) occurrences {
	var found []occurrence
	for i := range t.units {
		start, end := t.value(i)
		c := collapse(t.string[start:end])
		for _, m := range re.FindAllStringIndex(c.line, mostMatches) {
			if m[0] < m[1] {
				o := occurrence{place: place{column: t.units[i].column, unit: i}, start: start + c.source(m[0]), end: start + c.source(m[1]-1) + 1}
				found = append(found, o)
			}
		}
	}
	return occurrences{phrases: [][]occurrence{found}, text: t}
}
