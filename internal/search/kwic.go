package search

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/text"
)

// A Line is one occurrence in a concordance.
type Line struct {
	Address string        `json:"address"` // of the paragraph; of the document if it is in a field
	ID      string        `json:"id"`
	Ref     string        `json:"ref"` // see [Found]
	Date    document.Date `json:"date,omitzero"`
	Path    string        `json:"path"`
	Part    int           `json:"-"`    // which document of the file it is, from 1; 0 if it is the only one
	Line    int           `json:"line"` // where the paragraph or field begins in the file

	// Left and Right are the text before and after Word in the same paragraph
	// or field, up to Context characters; "…" marks where it continues.
	Left  string `json:"left"`
	Word  string `json:"word"`
	Right string `json:"right"`

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
	at := r.occurrences(t)
	var all []occurrence
	for _, list := range at.phrases {
		all = append(all, list...)
	}
	slices.SortFunc(all, func(a, b occurrence) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end)) })
	var lines []Line
	end := 0
	for _, o := range all {
		if o.start < end { // inside the one before: a part, or a repeated word
			continue
		}
		end = o.end
		l := c.line(found, d, t, o)
		l.SearchedFor = r.SearchedFor()
		lines = append(lines, l)
	}
	return lines
}

func (c Concordance) line(found Found, d *document.Document, t source, o occurrence) Line {
	p := describe(d, t, o.unit)
	start, end := t.value(o.unit)
	if o.start < start {
		start = t.units[o.unit].start
	}
	end = max(end, o.end)
	l := Line{ID: found.ID, Ref: found.Ref, Date: found.Date, Path: found.Path, Part: found.Part, Address: p.Address, Line: p.Line}
	context := c.Context
	if context == 0 {
		context = 60
	}
	// No more of the paragraph is looked at than can be shown, as every
	// word of a long one may be looked for; a few characters more show that it goes on.
	left, right := t.string[start:o.start], t.string[o.end:end]
	left = collapse(left[lastCharacters(left, context+4):]).line
	right = collapse(right[:firstCharacters(right, context+4)]).line
	l.Word = collapse(t.string[o.start:o.end]).line
	if o.start > start && isBlankByte(t.string[o.start-1]) {
		left += " "
	}
	if o.end < end && isBlankByte(t.string[o.end]) {
		right = " " + right
	}
	l.Left, l.Right = tail(left, context), head(right, context)
	return l
}

// firstCharacters and lastCharacters return where in s the first n characters
// end and the last n begin, stretches of white space counted as one. They look
// at no more of s than that.
func firstCharacters(s string, n int) int {
	c := counter{left: n}
	for i, r := range s {
		if !c.takes(r) {
			return i
		}
	}
	return len(s)
}

func lastCharacters(s string, n int) int {
	c := counter{left: n}
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if !c.takes(r) {
			return i
		}
		i -= size
	}
	return 0
}

// A counter counts characters down, a stretch of white space as one.
type counter struct {
	left  int
	blank bool // white space came last, and is not counted yet
}

// takes counts a character, and reports whether there was one left for it.
func (c *counter) takes(r rune) bool {
	if isBlank(r) {
		c.blank = true
		return true
	}
	if c.blank {
		c.left--
	}
	c.blank = false
	c.left--
	return c.left >= 0
}

func isBlankByte(b byte) bool { return isBlank(rune(b)) }

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
