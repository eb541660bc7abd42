package cli

import (
	"iter"
	"text/template"

	"docview/internal/render"
	"docview/internal/search"
)

// printLines prints a concordance.
func (v *searching) printLines(a *app, s *sheet, r *search.Result) {
	c := search.Concordance{Context: v.context, Sort: v.sort}
	if c.Sort == "best" {
		c.Sort = ""
	}
	if s.format.Page {
		c.Context = max(s.Width, pipeWidth)
	}
	lines := limited(readable(a, s, c.Lines(r)), v.limit)
	if s.format.Page && v.line == nil {
		s.concordance(lines)
		return
	}
	s.many = true
	for l := range lines {
		s.line(v.line, l)
	}
	s.end()
}

// line prints a line of a concordance for other programs.
func (s *sheet) line(t *template.Template, l search.Line) {
	switch {
	case t != nil:
		s.execute(t, lineValues(l))
	case s.format.Record != nil:
		s.record(l)
	default:
		s.row([]string{"address", "date", "left", "word", "right"}, []string{l.Address, day(l.Date), l.Left, l.Word, l.Right})
	}
}

// concordance prints lines for a person, the words that were looked for below
// each other.
func (s *sheet) concordance(lines iter.Seq[search.Line]) {
	var all []render.Occurrence
	for l := range lines {
		all = append(all, render.Occurrence{Address: l.Address, Date: day(l.Date), Left: l.Left, Word: l.Word, Right: l.Right})
	}
	s.paint(s.Concordance(all))
}
