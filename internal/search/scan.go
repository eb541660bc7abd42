package search

import (
	"bytes"
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
	if s.Query == nil {
		s.scanRegexp(r, files)
		return r
	}
	r.plan = s.Query.plan()
	sc := scanner{Search: s, plan: r.plan}
	rank := ranking{having: make([]int, len(r.plan.phrases))}
	var matches []match
	order := 0
	for in, err := range library.Map(files, sc.file) {
		s.step()
		r.Problems = errors.Join(r.Problems, err)
		rank.add(in)
		r.Undated += in.undated
		for _, m := range in.matches {
			m.order = fmt.Sprintf("%08d", order)
			matches = append(matches, m)
		}
		order++
	}
	r.Total = len(matches)
	for _, m := range matches {
		m.Score = m.score(&rank)
		r.Found = append(r.Found, m.Found)
	}
	r.Found = s.rank(r.Found)
	return r
}

func (s *Search) step() {
	if s.Progress != nil {
		s.Progress()
	}
}

// A scanner reads files for a search.
type scanner struct {
	*Search
	plan *plan
}

// A tally is what a file has for a search.
type tally struct {
	documents, words int
	having           []int // how many documents have each phrase
	matches          []match
	undated          int // documents that only the filter's dates leave out
}

// A match is a found document whose score is still to come.
type match struct {
	Found
	size    int
	weights []float64
}

func (m *match) score(r *ranking) float64 {
	// Some bits less than it could have, so that rounding decides nothing.
	return float64(float32(r.score(m.size, m.weights)))
}

func (r *ranking) add(t tally) {
	r.documents += t.documents
	r.words += t.words
	for i, n := range t.having {
		r.having[i] += n
	}
}

// walkers are kept for their buffers and the characters they know.
var walkers = sync.Pool{New: func() any { return new(walker) }}

// file looks for the plan in a file. Most files have nothing of it: that can
// be told from their words, without reading them as documents.
func (s *scanner) file(f library.File) (tally, error) {
	data, err := f.Read()
	if err != nil {
		return tally{}, err
	}
	w := walkers.Get().(*walker)
	defer walkers.Put(w)
	if len(s.plan.all) > 0 && isSingleText(data) {
		if words, ok := s.plan.absent(&w.lexer, string(data)); ok {
			return tally{documents: 1, words: words}, nil
		}
	}
	docs, err := f.Documents()
	t := tally{documents: len(docs), having: make([]int, len(s.plan.phrases))}
	for i, d := range docs {
		found := s.plan.look(w, textOf(docs, i))
		t.words += found.size
		for k, list := range found.phrases {
			if len(list) > 0 {
				t.having[k]++
			}
		}
		if s.matches(found) {
			s.take(&t, f, d, match{size: found.size, weights: s.plan.weigh(found)})
		}
	}
	return t, err
}

// take adds a match to a tally when the filter takes it.
func (s *Search) take(t *tally, f library.File, d *document.Document, m match) {
	switch {
	case s.Filter.Match(d):
		m.Found = Found{ID: d.ID, Date: d.Date(), Path: f.Path, Part: d.Part, file: f}
		t.matches = append(t.matches, m)
	case s.Filter.Undated(d):
		t.undated++
	}
}

// matches reports whether a document is what the search asks for.
func (s *scanner) matches(found occurrences) bool {
	if s.Within && len(s.plan.all) > 0 {
		return len(s.plan.units(found)) > 0
	}
	return s.plan.matches(found)
}

// isSingleText reports whether the bytes of a file are its text, and surely
// that of one document: the heads that tell several are not there twice.
func isSingleText(data []byte) bool {
	return isPlain(data) && bytes.Count(data, []byte("Citation:"))+bytes.Count(data, []byte("[Doc")) < 2
}

// absent reports whether none of the plan's phrases can be in a text, and
// gives the text's size.
func (p *plan) absent(l *lexer, s string) (size int, ok bool) {
	seen := make([]bool, p.words.n)
	see := func(i int) { seen[i] = true }
	for l.reset(s); l.next(); size++ {
		if l.gap {
			size++
		}
		size += 2 * len(l.parts)
		p.words.find(l.word, see)
		for _, part := range l.parts {
			p.words.find([]byte(part.word), see)
		}
	}
	for _, ph := range p.phrases {
		if ph.mayBe(seen) {
			return 0, false
		}
	}
	return size, true
}

func (ph *phrase) mayBe(seen []bool) bool {
	for _, w := range ph.words {
		if !seen[w] {
			return false
		}
	}
	return true
}

// scanRegexp looks for a regular expression; the score is how often it matches.
func (s *Search) scanRegexp(r *Result, files []library.File) {
	order := 0
	for t, err := range library.Map(files, s.fileRegexp) {
		s.step()
		r.Problems = errors.Join(r.Problems, err)
		r.Undated += t.undated
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
	var t tally
	for i, d := range docs {
		found := matchText(s.Regexp, textOf(docs, i))
		if n := len(found.phrases[0]); n > 0 {
			s.take(&t, f, d, match{})
			if len(t.matches) > 0 {
				t.matches[len(t.matches)-1].Score = float64(n)
			}
		}
	}
	return t, err
}

// matchText gives the matches of a regular expression in each unit of a text,
// whose line ends are spaces to it.
func matchText(re *regexp.Regexp, t text) occurrences {
	var found []occurrence
	for i := range t.units {
		line, at := t.oneLine(i)
		for _, m := range re.FindAllStringIndex(line, -1) {
			if m[0] < m[1] {
				o := occurrence{place: place{column: t.units[i].column, unit: i}, start: at(m[0]), end: at(m[1]-1) + 1}
				found = append(found, o)
			}
		}
	}
	return occurrences{phrases: [][]occurrence{found}, text: t}
}
