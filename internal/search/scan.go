package search

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"unsafe"

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
	for order, in := range sc.files(files) {
		r.Problems = errors.Join(r.Problems, in.err)
		rank.add(in)
		r.Undated = append(r.Undated, in.undated...)
		for _, m := range in.matches {
			m.order = fmt.Sprintf("%08d", order)
			matches = append(matches, m)
		}
	}
	r.Total, r.Documents = len(matches), rank.documents
	slices.Sort(r.Undated)
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
	undated          []string // the ids of documents that only the filter's dates leave out
	err              error
	panic            any // of the reader, which is then the search's
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

// chunk is how many files a worker takes at a time.
const chunk = 16

// files gives what each of some files has for the search, reading on all cores.
func (s *scanner) files(files []library.File) []tally {
	tallies := make([]tally, len(files))
	var next atomic.Int64
	done := make(chan int, len(files)/chunk+1) // how many files were read
	work := func() {
		w := walkers.Get().(*walker)
		defer walkers.Put(w)
		var buf []byte
		for {
			from := int(next.Add(chunk)) - chunk
			if from >= len(files) {
				return
			}
			to := min(from+chunk, len(files))
			for i := from; i < to; i++ {
				tallies[i], buf = s.file(w, files[i], buf)
			}
			done <- to - from
		}
	}
	for range runtime.GOMAXPROCS(0) {
		go work()
	}
	for read := 0; read < len(files); {
		n := <-done
		read += n
		for range n {
			s.step()
		}
	}
	for _, t := range tallies {
		if t.panic != nil {
			panic(t.panic)
		}
	}
	return tallies
}

// file looks for the plan in a file. Most files have nothing of it: that can
// be told from their words, without reading them as documents. It gives buf
// back, or a larger one.
func (s *scanner) file(w *walker, f library.File, buf []byte) (t tally, _ []byte) {
	defer func() {
		if p := recover(); p != nil {
			t = tally{panic: p}
		}
	}()
	buf = readQuick(f, buf)
	if len(s.plan.all) > 0 && isSingleText(buf) {
		if size, ok := s.plan.absent(&w.lexer, buf); ok && size > 0 {
			return tally{documents: 1, words: size}, buf
		}
	}
	return s.documents(w, f), buf
}

// readQuick reads a file into buf, with no more than three calls of the system
// and none of the care of [library.File.Read]: what it gives is empty where
// anything is unusual.
func readQuick(f library.File, buf []byte) []byte {
	if f.ModTime.IsZero() || f.Size > 1<<24 || f.Size == 0 { // no file of the system, as the sample
		return buf[:0]
	}
	fd, err := syscall.Open(f.Path, syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
	if err != nil {
		return buf[:0]
	}
	defer syscall.Close(fd)
	if cap(buf) < int(f.Size) {
		buf = make([]byte, 2*f.Size)
	}
	n, err := syscall.Read(fd, buf[:f.Size])
	if err != nil || n != int(f.Size) {
		return buf[:0]
	}
	return buf[:n]
}

// documents looks for the plan in the documents of a file.
func (s *scanner) documents(w *walker, f library.File) tally {
	docs, err := f.Documents()
	t := tally{documents: len(docs), having: make([]int, len(s.plan.phrases))}
	for i, d := range docs {
		found := s.plan.look(w, textOf(docs[i]))
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
	t.err = err
	return t
}

// take adds a match to a tally when the filter takes it.
func (s *Search) take(t *tally, f library.File, d *document.Document, m match) {
	switch {
	case s.Filter.Match(d):
		m.Found = Found{ID: d.ID, Date: d.Date(), Path: f.Path, Part: d.Part, file: f}
		t.matches = append(t.matches, m)
	case s.Filter.Undated(d):
		t.undated = append(t.undated, d.ID)
	}
}

// matches reports whether a document is what the search asks for.
func (s *scanner) matches(found occurrences) bool {
	if s.Within && len(s.plan.all) > 0 {
		return len(s.plan.units(found)) > 0
	}
	return s.plan.matches(found)
}

// isSingleText reports whether the bytes of a file are surely the text of one
// document: UTF-8, and the heads that tell several are not there twice.
func isSingleText(data []byte) bool {
	return len(data) > 0 && isPlain(data) && !bytes.HasPrefix(data, []byte("%PDF-")) && bytes.Count(data, []byte("Citation:"))+bytes.Count(data, []byte("[Doc")) < 2
}

// absent reports whether none of the plan's phrases can be in a plain text,
// and gives the text's size.
func (p *plan) absent(l *lexer, data []byte) (size int, ok bool) {
	seen := make([]bool, p.words.n)
	p.words.spot(data, seen)
	if !p.mayBe(seen) {
		// The bytes are nobody else's, and stay as they are while the string lives.
		size = l.skim(unsafe.String(unsafe.SliceData(data), len(data)), func(word []byte) {
			p.words.find(word, func(i int) { seen[i] = true })
		})
	}
	return size, !p.mayBe(seen)
}

// mayBe reports whether a phrase has all its words among those seen.
func (p *plan) mayBe(seen []bool) bool {
	return slices.ContainsFunc(p.phrases, func(ph phrase) bool { return ph.mayBe(seen) })
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
		r.Undated = append(r.Undated, t.undated...)
		r.Documents += t.documents
		for _, m := range t.matches {
			m.order = fmt.Sprintf("%08d", order)
			r.Found = append(r.Found, m.Found)
		}
		order++
	}
	r.Total = len(r.Found)
	r.Found = s.rank(r.Found)
	slices.Sort(r.Undated)
}

func (s *Search) fileRegexp(f library.File) (tally, error) {
	docs, err := f.Documents()
	t := tally{documents: len(docs)}
	for i, d := range docs {
		found := matchText(s.Regexp, textOf(docs[i]))
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
