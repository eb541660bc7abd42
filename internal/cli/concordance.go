package cli

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/render"
	"docview/internal/search"
)

// A lineRecord is a line of a concordance in JSON.
type lineRecord struct {
	Address string         `json:"address"`
	ID      string         `json:"id"`
	Date    *document.Date `json:"date,omitempty"`
	Path    string         `json:"path"`
	Line    int            `json:"line"`
	Left    string         `json:"left"`
	Word    string         `json:"word"`
	Right   string         `json:"right"`
}

// printLines prints a concordance.
func (v *searching) printLines(a *app, s *sheet, r *search.Result) error {
	c := search.Concordance{Context: v.context, Sort: v.sort}
	if c.Sort == "best" {
		c.Sort = ""
	}
	if s.format == "terminal" {
		c.Context = max(s.Width, pipeWidth)
	}
	lines := v.limitedLines(a, c.Lines(r))
	if s.format == "terminal" {
		return s.concordance(slices.Collect(lines))
	}
	w := &series{sheet: s, many: true}
	for l := range lines {
		if err := w.line(l); err != nil {
			return err
		}
	}
	return w.end()
}

// limitedLines gives the first lines; files that cannot be read are reported.
func (v *searching) limitedLines(a *app, lines iter.Seq2[search.Line, error]) iter.Seq[search.Line] {
	return func(yield func(search.Line) bool) {
		n := 0
		for l, err := range lines {
			if err != nil {
				a.report(err)
				continue
			}
			if n++; !yield(l) || n == v.limit {
				return
			}
		}
	}
}

// line prints a line of a concordance for other programs.
func (w *series) line(l search.Line) error {
	if w.format == "json" || w.format == "ndjson" {
		r := lineRecord{Address: l.Address, ID: l.ID, Path: l.Path, Line: l.Line, Left: l.Left, Word: l.Word, Right: l.Right}
		if !l.Date.IsZero() {
			r.Date = &l.Date
		}
		return w.json(r)
	}
	_, err := fmt.Fprintln(w, strings.Join([]string{safe(l.Address), safe(l.Left), safe(l.Word), safe(l.Right)}, "\t"))
	return err
}

// widestAddress bounds the addresses beside a concordance.
const widestAddress = 24

// concordance prints lines for a person, the words that were looked for below
// each other.
func (s *sheet) concordance(lines []search.Line) error {
	address := 0
	for _, l := range lines {
		address = max(address, min(render.Width(safe(l.Address)), widestAddress))
	}
	width := s.Width
	if width == 0 {
		width = 2 * pipeWidth
	}
	address = min(address, width/3)
	left := max((width-address-2)*2/5, 1)
	for _, l := range lines {
		before := cutLeft(safe(l.Left), left)
		word := render.Truncate(safe(l.Word), max(width-address-2-left, 1))
		after := render.Truncate(safe(l.Right), max(0, width-address-2-left-render.Width(word)))
		if s.Color {
			word = marker + word + plain
		}
		_, err := fmt.Fprintf(s, "%s  %s%s%s%s\n", padded(safe(l.Address), address),
			strings.Repeat(" ", left-render.Width(before)), before, word, after)
		if err != nil {
			return err
		}
	}
	return nil
}

// cutLeft cuts the beginning of s off where it is wider than width.
func cutLeft(s string, width int) string {
	if render.Width(s) <= width {
		return s
	}
	s = strings.TrimPrefix(s, "…")
	for render.Width(s) > width-1 {
		_, size := utf8.DecodeRuneInString(s)
		s = s[size:]
	}
	return "…" + s
}
