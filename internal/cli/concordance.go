package cli

import (
	"iter"
	"text/template"

	"docview/internal/render"
	"docview/internal/search"
)

// printLines prints a concordance.
func (v *searching) printLines(a *app, s *sheet, r *search.Result) error {
	c := search.Concordance{Context: v.context, Sort: v.sort}
	if c.Sort == "best" {
		c.Sort = ""
	}
	if s.format.Page {
		c.Context = max(s.Width, pipeWidth)
	}
	lines := v.limitedLines(a, c.Lines(r))
	if s.format.Page && v.line == nil {
		return s.concordance(lines)
	}
	s.many = true
	for l := range lines {
		if err := s.line(v.line, l); err != nil {
			return err
		}
	}
	return s.end()
}

// limitedLines returns the first lines; files that cannot be read are reported.
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
func (s *sheet) line(t *template.Template, l search.Line) error {
	switch {
	case t != nil:
		return s.execute(t, lineValues(l))
	case s.format.Record != nil:
		return s.record(l)
	}
	return s.row([]string{"address", "date", "left", "word", "right"}, []string{l.Address, day(l.Date), l.Left, l.Word, l.Right})
}

// concordance prints lines for a person, the words that were looked for below
// each other.
func (s *sheet) concordance(lines iter.Seq[search.Line]) error {
	var all []render.Occurrence
	for l := range lines {
		all = append(all, render.Occurrence{Address: l.Address, Date: day(l.Date), Left: l.Left, Word: l.Word, Right: l.Right})
	}
	return s.paint(s.Concordance(all))
}
