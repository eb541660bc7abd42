package check

import (
	"slices"
	"strings"

	"docview/internal/document"
)

// inferred reports a title and a date that nothing marks as such.
func (e *editor) inferred() {
	origins := e.Origins()
	if o := origins[document.KeyTitle]; o.IsInferred() {
		e.add("title-inferred", e.text.at(e.Field(document.KeyTitle).Start), "the title was inferred: %s", o.Rule)
	}
	o := origins[document.KeyDate]
	if !o.IsInferred() {
		return
	}
	at := e.text.at(e.headerDate().Start)
	if i := slices.IndexFunc(e.Body, func(b document.Block) bool { return b.Line == o.Line }); i >= 0 {
		at = e.text.at(e.Body[i].Start)
	}
	e.add("date-inferred", at, "the date %s was inferred: %s", e.Date().EDTF, o.Rule)
}

// A title page has some blocks of a few words; with more it is a scan that was read badly.
const (
	fewestParts, mostParts = 3, 12
	longestPart            = 80
)

// titleSpread reports several short blocks above the text of which none is the title.
func (e *editor) titleSpread() {
	var at []int
	for i := range e.Header {
		if f := &e.Header[i]; f.Key == document.KeyLetterhead && hasCapital(f.Text) {
			at = append(at, e.text.at(f.Start))
		}
	}
	for i := range e.Body {
		b := &e.Body[i]
		if b.Number != "" || len(b.Text) > longestPart || b.Text != strings.ToUpper(b.Text) || !hasCapital(b.Text) {
			break
		}
		at = append(at, e.text.at(b.Start))
	}
	if e.Title() == "" && len(at) >= fewestParts && len(at) <= mostParts {
		e.add("title-spread", at[0], "the title may be spread over %d blocks, the first of them here", len(at))
	}
}

func hasCapital(s string) bool { return s != strings.ToLower(s) }

// A printed book has at least so many pages, and line ends that divide words.
const bookPages, bookCuts = 20, 20

// scannedBook reports a text of many pages with running heads.
func (e *editor) scannedBook() {
	pages := 0
	for i := range e.Furniture {
		if strings.ContainsAny(e.Furniture[i].Text, "0123456789") {
			pages++
		}
	}
	if pages >= bookPages && len(e.cuts) >= bookCuts {
		e.add("scanned-book", 0, "this looks like a scanned book: %d page numbers, %d words divided at line ends", pages, len(e.cuts))
	}
}

// A margin counts words, to find lines whose ends the right margin cut off.
type margin struct {
	seen [1 << 14]uint8 // how often words occur, up to twice, by their hash
	ends []span         // the last words of lines inside paragraphs
	prev []uint32       // the hashes of the words before them
}

// mostEnds bounds how many line ends are looked at, and fewEnds is too few of them.
const mostEnds, fewEnds = 400, 10

// piece notes the words of a piece of text at an offset.
func (m *margin) piece(s string, at int, words []span) {
	for i, w := range words {
		if n := &m.seen[w.hash%uint32(len(m.seen))]; *n < 2 {
			*n++
		}
		if i > 0 && i+1 < len(words) && s[words[i+1].start-1] == '\n' && len(m.ends) < mostEnds && strings.TrimLeft(s[w.end:words[i+1].start], " \r") == "\n" {
			m.ends = append(m.ends, span{at + w.start, at + w.end, w.hash})
			m.prev = append(m.prev, words[i-1].hash)
		}
	}
}

// report reports a margin if many words at line ends occur nowhere else, and few of
// the words before them.
func (m *margin) report(e *editor) {
	once := func(hash uint32) int { return int(m.seen[hash%uint32(len(m.seen))] & 1) }
	last, before, first := 0, 0, span{}
	for i, w := range m.ends {
		if once(w.hash) == 1 && last == 0 {
			first = w
		}
		last, before = last+once(w.hash), before+once(m.prev[i])
	}
	if n := len(m.ends); n >= fewEnds && 4*last > n && last > 2*before+2 {
		e.add("margin-cut", first.start, "the right margin seems to be cut off: %d of %d lines end with a word that occurs nowhere else, such as %s", last, n, shorten(e.text.s[first.start:first.end]))
	}
}
