package search

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"docview/internal/document"
	"docview/internal/text"
)

// A Line is one occurrence in a concordance.
type Line struct {
	Address string `json:"address"` // of the paragraph; of the document if it is in a field
	Found
	Line int `json:"line"` // where the paragraph or field begins in the file

	// Left and Right are the text before and after Word in the same paragraph
	// or field, up to Context characters; "…" marks where it continues.
	Left  string `json:"left"`
	Word  string `json:"word"`
	Right string `json:"right"`

	Spelling    string   `json:"spelling,omitempty"`     // see [Passage]
	SearchedFor []string `json:"searched_for,omitempty"` // see [Result.SearchedFor]
}

// A Concordance says how lines are made of what a search found.
type Concordance struct {
	Context int // characters on each side of the word; 60 when 0

	// Sort is the order of the lines: "left" by the words before, the nearest
	// first, "right" by those after, "date" by the documents' dates; "" as
	// they were found.
	Sort string
}

// Sorts are the orders that a concordance knows.
var Sorts = []string{"left", "right", "date"}

// Lines returns every occurrence of what a search found, those of a document in
// the order of its text. A file that cannot be read yields its error in its
// place, before all lines when they are to be sorted.
func (c Concordance) Lines(r *Result) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		var sorted []Line
		for lines, err := range each(r, func(found Found, d *document.Document, t source) []Line { return c.lines(r, found, d, t) }) {
			if err != nil && !yield(Line{}, err) {
				return
			}
			if c.Sort != "" {
				sorted = append(sorted, lines...)
				continue
			}
			for _, l := range lines {
				if !yield(l, nil) {
					return
				}
			}
		}
		c.sort(sorted)
		for _, l := range sorted {
			if !yield(l, nil) {
				return
			}
		}
	}
}

// lines returns a document's occurrences.
func (c Concordance) lines(r *Result, found Found, d *document.Document, t source) []Line {
	context := cmp.Or(c.Context, 60)
	var lines []Line
	var line collapsed
	from, to := -1, -1
	for _, o := range r.occurrences(t).distinct() {
		start, end := t.value(o.unit)
		if o.start < start { // it is in the label
			start = t.units[o.unit].start
		}
		if end = max(end, o.end); start != from || end != to {
			line, from, to = collapse(t.string[start:end]), start, end
		}
		p := describe(d, t, o.unit)
		left, right := line.place(o.start-start), line.place(o.end-start)
		lines = append(lines, Line{
			Address: p.Address, Found: found, Line: p.Line,
			Left: tail(line.line[:left], context), Word: line.line[left:right], Right: head(line.line[right:], context), Spelling: r.spellingOf(o), SearchedFor: r.SearchedFor(),
		})
	}
	return lines
}

// tail and head return the last and the first n characters of s, cut at words.
func tail(s string, n int) string {
	i := back(s, len(s), n)
	if i == 0 {
		return s
	}
	return "…" + s[wordStart(s, back(s, len(s), n-1)):]
}

func head(s string, n int) string {
	i := forth(s, 0, n)
	if i == len(s) {
		return s
	}
	return s[:wordEnd(s, forth(s, 0, n-1))] + "…"
}

// sort puts lines in the concordance's order; equal ones stay as they were found.
func (c Concordance) sort(lines []Line) {
	switch c.Sort {
	case "date":
		slices.SortStableFunc(lines, func(a, b Line) int { return compareDates(a.Date, b.Date) })
	case "left", "right":
		keys := make(map[string][]string, len(lines))
		key := func(l *Line) []string {
			side := l.Right
			if c.Sort == "left" {
				side = l.Left
			}
			if keys[side] == nil {
				keys[side] = sideWords(side, c.Sort == "left")
			}
			return keys[side]
		}
		slices.SortStableFunc(lines, func(a, b Line) int { return slices.Compare(key(&a), key(&b)) })
	}
}

// sideWords returns the folded words of a line's side, the nearest first.
func sideWords(side string, reverse bool) []string {
	var l text.Scanner
	words := []string{""} // so that an empty side is known too, and comes first
	for l.Reset(strings.Trim(side, "…"), false); l.Next(); {
		words = append(words, string(l.Word))
	}
	if reverse {
		slices.Reverse(words[1:])
	}
	return words
}
