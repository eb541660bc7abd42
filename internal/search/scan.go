package search

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"sync"

	"docview/internal/cite"
	"docview/internal/library"
)

// Scan looks for s in files, reading all of them. Files that cannot be read
// are in the result's Problems.
func (s *Search) Scan(files []library.File) *Result { return s.scan(files, true) }

// scan looks for s in files. If it skips some, a file whose letters show that it is
// not what is looked for is parsed only if the answer depends on what is in it.
func (s *Search) scan(files []library.File, skips bool) *Result {
	r := &Result{search: s, plan: s.plan()}
	others := s.others(r.plan)
	tallies := make([]tally, 0, len(files))
	for in, err := range library.Map(files, func(f library.File) (tally, error) { return s.documents(r.plan, others, f, skips) }) {
		s.step()
		r.Problems = errors.Join(r.Problems, err)
		tallies = append(tallies, in)
	}
	for again := r.sum(tallies); len(again) > 0; again = r.sum(tallies) {
		var skipped []library.File
		for _, i := range again {
			skipped = append(skipped, files[i])
		}
		i := 0
		for in, err := range library.Map(skipped, func(f library.File) (tally, error) { return s.documents(r.plan, others, f, false) }) {
			r.Problems = errors.Join(r.Problems, err)
			tallies[again[i]] = in
			i++
		}
	}
	if others != nil {
		having := make([]int, len(others.phrases))
		for _, t := range tallies {
			r.More += t.more
			for i, n := range t.others {
				having[i] += n
			}
		}
		r.MoreHave = others.others(having)
	}
	return r
}

// others returns the plan of the search's other spellings, nil if they are not
// asked for. What a query excludes is the less, the more spellings it has.
func (s *Search) others(p *plan) *plan {
	if s.Others == nil || p.exclude {
		return nil
	}
	return s.Others.plan()
}

// sum makes the result of what the files have. It returns the files on which that
// depends and that were not parsed, in which case it is not the result yet.
func (r *Result) sum(tallies []tally) (again []int) {
	rank := ranking{having: make([]int, len(r.plan.phrases))}
	var matches []match
	shared := map[string]bool{}
	doubt := 0
	r.undated = nil
	for i, t := range tallies {
		rank.add(t.ranking)
		if t.skipped {
			doubt += t.doubt
			continue
		}
		for _, id := range t.ids {
			_, known := shared[id]
			shared[id] = known
		}
		r.undated = append(r.undated, t.undated...)
		for _, m := range t.matches {
			m.order = fmt.Sprintf("%08d", i)
			matches = append(matches, m)
		}
	}
	r.Total, r.Documents = len(matches), rank.documents
	r.Found, r.Spellings = r.search.best(matches, rank, 0), r.plan.others(rank.having)
	ids := map[string]bool{}
	for _, f := range slices.Concat(r.Found, r.undated) {
		ids[f.ID] = true
	}
	ranked := r.search.Sort == "" && len(matches) > 1
	exact := len(matches) > 0 && !r.search.Unscored || ranked && !r.search.agree(matches, rank, doubt)
	for i, t := range tallies {
		if t.skipped && (exact || ranked && t.some || slices.ContainsFunc(t.ids, func(id string) bool { return ids[id] })) {
			again = append(again, i)
		}
	}
	if len(again) == 0 {
		r.refer(shared)
	}
	return again
}

// best returns matches in order, cut to the limit, scored as if the library had some
// more words.
func (s *Search) best(matches []match, rank ranking, more int) (found []Found) {
	rank.words += more
	for _, m := range matches {
		if s.Query != nil {
			m.Score = rank.score(m.size, m.weights)
		}
		found = append(found, m.Found)
	}
	return s.rank(found)
}

// agree reports whether the order of matches is the same if the library has some more
// words, or some fewer.
func (s *Search) agree(matches []match, rank ranking, some int) bool {
	return some == 0 || slices.EqualFunc(s.best(matches, rank, some), s.best(matches, rank, -some), func(a, b Found) bool {
		return a.order == b.order && a.Part == b.Part
	})
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

	more   int   // how many documents have only other spellings
	others []int // how many of those have each phrase of the plan of these

	skipped bool // it was not parsed: its ids may be those, and its words are about so many
	doubt   int  // by how many words that may be wrong
	some    bool // it was not parsed, but some of what is looked for may be in it
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

// documents looks for the plan in the documents of a file, unless it skips that.
func (s *Search) documents(p, others *plan, f library.File, skips bool) (tally, error) {
	w := walkers.Get().(*walker)
	defer walkers.Put(w)
	docs, ids, err := f.DocumentsIf(func(data []byte) bool {
		if !skips || p.regexp != nil || p.exclude {
			return true
		}
		w.letters.Read(data)
		return p.mayMatch(p.root, &w.letters) || others != nil && others.mayMatch(others.root, &w.letters)
	})
	if ids != nil {
		some := p.root.op != opTerm && slices.ContainsFunc(p.phrases, func(ph phrase) bool { return ph.mayBeIn(&w.letters) })
		words, doubt := w.letters.Words()
		return tally{ranking: ranking{documents: 1, words: words + mostStated/2}, ids: ids, skipped: true, some: some, doubt: doubt + mostStated/2}, nil
	}
	t := tally{ranking: ranking{documents: len(docs), having: make([]int, len(p.phrases))}}
	if others != nil {
		t.others = make([]int, len(others.phrases))
	}
	for _, d := range docs {
		t.ids = append(t.ids, d.ID)
		text := textOf(d, cite.Of(d))
		found := p.look(w, text)
		t.words += found.size
		for k, list := range found.phrases {
			if len(list) > 0 {
				t.having[k]++
			}
		}
		counted, ok := p.matches(found, s.Within)
		switch {
		case !ok && others != nil && s.Filter.Match(d):
			t.addOthers(others, others.look(w, text), s.Within)
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

// addOthers counts a document if it has other spellings, and which.
func (t *tally) addOthers(p *plan, found occurrences, within bool) {
	if _, ok := p.matches(found, within); !ok {
		return
	}
	t.more++
	for i, list := range found.phrases {
		if len(list) > 0 {
			t.others[i]++
		}
	}
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
