package cli

import (
	"cmp"
	"fmt"
	"iter"
	"strings"
	"text/template"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/library"
	"docview/internal/render"
	"docview/internal/search"
)

// A hitRecord is a found document in JSON.
type hitRecord struct {
	ID       string          `json:"id"`
	Ref      string          `json:"ref"`
	Date     document.Date   `json:"date,omitzero"`
	Title    string          `json:"title,omitempty"`
	URL      string          `json:"url,omitempty"`
	Path     string          `json:"path"`
	Part     int             `json:"part,omitempty"`
	Score    float64         `json:"score"`
	Count    int             `json:"count"`                  // how often what was looked for occurs
	In       int             `json:"found_in"`               // in how many paragraphs and fields
	Instead  []string        `json:"searched_for,omitempty"` // instead of what was typed
	Passages []passageRecord `json:"passages"`
}

// A passageRecord is a passage in JSON. Marks are the characters of Text, from
// 0, that were looked for: from and to, without the latter.
type passageRecord struct {
	Address string       `json:"address"`
	Field   document.Key `json:"field,omitempty"`
	Line    int          `json:"line"`
	Text    string       `json:"text"`
	Marks   [][2]int     `json:"marks"`

	Spelling string `json:"spelling,omitempty"` // the other spelling of a name by which it was found
}

func hitRecordOf(h search.Hit, r *search.Result) hitRecord {
	record := hitRecord{
		ID: h.Found.ID, Ref: h.Found.Ref, Date: h.Found.Date, Title: library.Heading(h.Document), URL: h.URL, Path: h.Path, Part: h.Found.Part,
		Score: h.Score, Count: h.Count, In: h.Paragraphs + h.Fields, Instead: r.SearchedFor(), Passages: []passageRecord{},
	}
	for _, p := range h.Passages {
		marks := make([][2]int, len(p.Marks))
		for i, m := range p.Marks {
			marks[i] = [2]int{utf8.RuneCountInString(p.Text[:m[0]]), utf8.RuneCountInString(p.Text[:m[1]])}
		}
		record.Passages = append(record.Passages, passageRecord{p.Address, p.Field, p.Line, p.Text, marks, p.Spelling})
	}
	return record
}

// A tally is how many of the paragraphs and fields with what was looked for are shown.
type tally struct{ shown, of, most int } // most is the largest number in a document

func (t *tally) add(h search.Hit) {
	n := h.Paragraphs + h.Fields
	paragraphs, fields := notShown(h)
	t.shown, t.of, t.most = t.shown+n-paragraphs-fields, t.of+n, max(t.most, n)
}

// notShown returns how many paragraphs and fields of a hit are not shown. The
// title is, above all passages.
func notShown(h search.Hit) (paragraphs, fields int) {
	paragraphs, fields = h.Paragraphs, h.Fields
	if h.InTitle {
		fields--
	}
	for _, p := range h.Passages {
		switch {
		case p.Field == "":
			paragraphs--
		case p.Field != document.KeyTitle || !h.InTitle:
			fields--
		}
	}
	return paragraphs, fields
}

// more says how many paragraphs and fields of a hit are not shown, "" for none.
func more(h search.Hit) string {
	paragraphs, fields := notShown(h)
	switch {
	case paragraphs+fields == 0:
		return ""
	case paragraphs == 0:
		return "+ " + document.Plural(fields, "more field")
	case fields == 0:
		return "+ " + document.Plural(paragraphs, "more paragraph")
	}
	return "+ " + document.Plural(paragraphs, "more paragraph") + " and " + document.Plural(fields, "field")
}

func (v *searching) printHits(a *app, s *sheet, r *search.Result) {
	s.many = true
	first := ""
	for h := range readable(a, s, r.Hits()) {
		first = cmp.Or(first, quotable(h))
		v.tally.add(h)
		switch {
		case v.line != nil:
			s.templatedHit(v.line, hitRecordOf(h, r))
		case s.format.Record != nil:
			s.record(hitRecordOf(h, r))
		case s.format.Page:
			s.hit(h)
		default:
			s.hitLines(h)
		}
	}
	s.howToQuote(first)
	s.end()
}

// templatedHit prints each passage of a hit by a template; a hit that has none,
// as those of a query that only excludes, is printed once.
func (s *sheet) templatedHit(t *template.Template, r hitRecord) {
	passages := r.Passages
	if len(passages) == 0 {
		passages = []passageRecord{{Address: r.Ref}}
	}
	for _, p := range passages {
		s.execute(t, hitValues(r, p))
	}
}

// quotable returns the address of the first passage of a hit that is in the
// text, "" if there is none.
func quotable(h search.Hit) string {
	for _, p := range h.Passages {
		if _, place, ok := strings.Cut(p.Address, "#"); ok && p.Field == "" {
			return shellQuoted(h.Found.Ref) + "#" + place
		}
	}
	return ""
}

// hitLines prints a line for each passage: address, date, title, text.
func (s *sheet) hitLines(h search.Hit) {
	for _, p := range h.Passages {
		s.row([]string{"address", "date", "title", "text"}, []string{p.Address, day(h.Found.Date), library.Heading(h.Document), p.Text})
	}
}

// hit prints a document with its passages for a person.
func (s *sheet) hit(h search.Hit) {
	if s.count++; s.count > 1 {
		fmt.Fprintln(s)
	}
	hit := render.Hit{Name: h.Found.Ref, Date: day(h.Found.Date), Title: library.Heading(h.Document), More: more(h)}
	for _, p := range h.Passages {
		where := strings.TrimPrefix(p.Address, h.Found.Ref)
		if where == "" {
			where = strings.ReplaceAll(string(p.Field), "_", " ")
		}
		hit.Passages = append(hit.Passages, render.Passage{Where: where, Text: p.Text, Marks: p.Marks})
	}
	s.paint(s.Hit(hit))
}

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
