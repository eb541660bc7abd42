package search

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"docview/internal/cite"
	"docview/internal/library"
	"docview/internal/text"
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
	for again, more := r.sum(tallies, others); len(again) > 0; again, more = r.sum(tallies, others) {
		var skipped []library.File
		for _, i := range again {
			skipped = append(skipped, files[i])
		}
		i := 0
		for in, err := range library.Map(skipped, func(f library.File) (tally, error) { return s.documents(r.plan, more, f, false) }) {
			r.Problems = errors.Join(r.Problems, err)
			if more == nil { // they are known
				in.others = tallies[again[i]].others
			}
			tallies[again[i]] = in
			i++
		}
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
// depends and that were not parsed, in which case it is not the result yet, and the
// plan of other spellings if it depends on these.
func (r *Result) sum(tallies []tally, others *plan) (again []int, unsure *plan) {
	rank := ranking{having: make([]int, len(r.plan.phrases))}
	var more ranking
	if others != nil {
		more.having = make([]int, len(others.phrases))
	}
	var matches []match
	shared := map[string]bool{}
	doubt := 0
	r.undated = nil
	for i, t := range tallies {
		rank.add(t.ranking)
		more.add(t.others)
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
	if r.More = more.documents; r.More > 0 {
		r.MoreHave = others.others(more.having)
	}
	ids := map[string]bool{}
	for _, f := range slices.Concat(r.Found, r.undated) {
		ids[f.ID] = true
	}
	ranked := r.search.Sort == "" && len(matches) > 1
	exact := len(matches) > 0 && !r.search.Unscored || ranked && !r.search.agree(matches, rank, doubt)
	unknown := func(spelling string) bool {
		return !slices.Contains(r.Spellings, spelling) && !slices.Contains(r.MoreHave, spelling)
	}
	for i, t := range tallies {
		if t.skipped && slices.ContainsFunc(t.spellings, unknown) {
			again = append(again, i)
		}
	}
	if len(again) > 0 {
		return again, others
	}
	for i, t := range tallies {
		if t.skipped && (exact || ranked && t.some || slices.ContainsFunc(t.ids, func(id string) bool { return ids[id] })) {
			again = append(again, i)
		}
	}
	if len(again) == 0 {
		r.refer(shared)
	}
	return again, nil
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

	others ranking // how many documents have only other spellings

	skipped bool // it was not parsed: its ids may be those, and its words are about so many
	doubt   int  // by how many words that may be wrong
	some    bool // it was not parsed, but some of what is looked for may be in it

	spellings []string // it was not parsed, but these may be in it
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
	t := tally{}
	docs, ids, err := f.DocumentsIf(func(data []byte) bool {
		if !skips || p.regexp != nil || p.exclude {
			return true
		}
		w.letters.Read(data)
		if p.mayMatch(p.root, &w.letters) {
			return true
		}
		if others == nil {
			return false
		}
		if !s.Filter.IsZero() || s.Within {
			return others.mayMatch(others.root, &w.letters)
		}
		having, may := others.glance(w, data)
		if having != nil {
			t.others, t.spellings = ranking{documents: 1, having: having}, others.unsure(having, &w.letters)
		}
		return may
	})
	if ids != nil {
		t.ids, t.skipped = ids, true
		t.some = p.root.op != opTerm && slices.ContainsFunc(p.phrases, func(ph phrase) bool { return ph.mayBeIn(&w.letters) })
		if others == nil {
			t.spellings = p.unsure(make([]int, len(p.phrases)), &w.letters)
		}
		words, doubt := w.letters.Words()
		t.ranking, t.doubt = ranking{documents: 1, words: words + mostStated/2}, doubt+mostStated/2
		return t, nil
	}
	t.ranking = ranking{documents: len(docs), having: make([]int, len(p.phrases))}
	if others != nil {
		t.others = ranking{having: make([]int, len(others.phrases))}
	}
	for _, d := range docs {
		t.ids = append(t.ids, d.ID)
		all := textOf(d, cite.Of(d))
		found := p.look(w, all)
		t.words += found.size
		t.have(found)
		counted, ok := p.matches(found, s.Within)
		switch {
		case !ok && others != nil && s.Filter.Match(d):
			found := others.look(w, all)
			if _, ok := others.matches(found, s.Within); ok {
				t.others.documents++
				t.others.have(found)
			}
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

// glance looks for the spellings of a plan in the bytes of a file. It returns in how
// many of its one document each phrase is for sure if the plan holds for that, or else
// whether it may hold.
func (p *plan) glance(w *walker, data []byte) (having []int, may bool) {
	having = make([]int, len(p.phrases))
	for i, ph := range p.phrases {
		if ph.isWritten(data) {
			having[i] = 1
		}
	}
	if p.surely(p.root, having, &w.letters) {
		return having, false
	}
	if !p.mayMatch(p.root, &w.letters) {
		return nil, false
	}
	file := string(data)
	for i, list := range p.look(w, source{string: file, units: []unit{{column: colRest}}}).phrases {
		if slices.ContainsFunc(list, func(o occurrence) bool { return isWhole(file, o.start, o.end, false) }) {
			having[i] = 1
		}
	}
	if p.surely(p.root, having, &w.letters) {
		return having, false
	}
	return nil, true
}

// isWritten reports whether the bytes of a file have another spelling just as the
// list or the rules have it.
func (ph *phrase) isWritten(data []byte) bool {
	if ph.written == "" || ph.column != mostColumns {
		return false
	}
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte(ph.written))
		if i < 0 {
			return false
		}
		start, end := max(0, at+i-utf8.UTFMax), min(len(data), at+i+len(ph.written)+utf8.UTFMax)
		if around := string(data[start:end]); isWhole(around, at+i-start, at+i-start+len(ph.written), ph.prefix) {
			return true
		}
		at += i + 1
	}
}

// isWhole reports whether words from one byte of a file to another are beside each other in
// its document, whatever else is on the page: they are on one line of one column,
// and no other half of the first or last one may be on another.
func isWhole(file string, start, end int, isPrefix bool) bool {
	words := file[start:end]
	first, _ := utf8.DecodeRuneInString(words)
	last, _ := utf8.DecodeLastRuneInString(words)
	before, _ := utf8.DecodeLastRuneInString(file[:start])
	after, _ := utf8.DecodeRuneInString(file[end:])
	ends := func(word, next rune) bool {
		return unicode.Is(unicode.Han, word) || next == utf8.RuneError || unicode.IsSpace(next) ||
			unicode.IsPunct(next) && !text.IsDivider(next) && next != '[' && next != ']'
	}
	return !unicode.IsLower(first) && ends(first, before) && (ends(last, after) || isPrefix && unicode.IsLetter(after)) &&
		strings.Join(strings.Fields(words), " ") == words
}

// surely reports whether a clause holds for a text that has some phrases for sure.
// Of distances only the parsed text knows.
func (p *plan) surely(c *clause, having []int, l *text.Letters) bool {
	holds := func(o *clause) bool { return p.surely(o, having, l) }
	switch c.op {
	case opTerm:
		return slices.Max(having[c.first:c.last]) > 0
	case opOr:
		return slices.ContainsFunc(c.operands, holds)
	case opAnd:
		return !slices.ContainsFunc(c.operands, func(o *clause) bool { return !holds(o) })
	case opNot:
		return holds(c.operands[0]) && !p.mayMatch(c.operands[1], l)
	}
	return false
}

// unsure returns the spellings that a text may have by its letters, but for those
// that it has.
func (p *plan) unsure(having []int, l *text.Letters) (names []string) {
	for i, ph := range p.phrases {
		if ph.spelling != "" && having[i] == 0 && ph.mayBeIn(l) {
			names = append(names, ph.spelling)
		}
	}
	return names
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
