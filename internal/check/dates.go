package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/text"
)

// dates checks the dates of the header against each other, and those of the
// title against the document's.
func (e *editor) dates() {
	head := e.headerDate()
	if head.Date.EDTF == "" {
		e.undated()
		return
	}
	for i := range e.Header {
		f := &e.Header[i]
		if f.Start != head.Start && head.Date.Contradicts(f.Date) {
			e.add("date-header", e.text.find(f.Start, f.End, f.Date.Text), "the header has two dates: %s here and %s (line %d)", f.Date.Text, head.Date.Text, head.Line)
		}
	}
	if title := e.Field(document.KeyTitle); title.Text != "" {
		e.titleDate(title, head)
	}
}

// undated reports a document with a title and no date, unless its layout
// demands one or the header says that there is none; and a date that is not clear.
func (e *editor) undated() {
	if head := e.headerDate(); head.Date.Text != "" && !head.Date.IsUndated() {
		e.add("undated", e.text.find(head.Start, head.End, head.Date.Text), "the date %q was not understood", head.Date.Text)
	}
	if e.Title() == "" || !e.Date().IsZero() || e.Field(document.KeyDate) != (document.Field{}) {
		return
	}
	for _, l := range document.Labels {
		if l.Key == document.KeyDate && slices.Contains(l.Layouts, e.Layout) {
			return // it is missing
		}
	}
	e.add("undated", e.text.at(e.Field(document.KeyTitle).Start), "no date was recognised in the header")
}

// mostDays is over how many days a title and a head give the dates of one matter, or
// one of them is wrong by a year.
const mostDays = 400

// titleDate checks the days in the title: one of them is the document's as a rule.
func (e *editor) titleDate(title, head document.Field) {
	var other document.Date
	for _, d := range daysIn(title.Text, head.Date.Year()) {
		if !head.Date.Contradicts(d) {
			return
		}
		if other.IsZero() {
			other = d
		}
	}
	if other.IsZero() {
		return
	}
	between := ""
	if days, ok := head.Date.DaysTo(other); ok {
		if days > mostDays { // "Law on the Treaty of 3 May 1948"
			return
		}
		order := "later"
		if head.Date.Day() < other.Day() {
			order = "earlier"
		}
		between = fmt.Sprintf(", %s %s", document.Plural(days, "day"), order)
	}
	e.add("date-title", e.text.find(title.Start, title.End, other.Text), "the title gives %s, the header (line %d) %s%s", other.Text, head.Line, head.Date.Text, between)
}

// daysIn returns the dates in s that are exact to the day.
func daysIn(s string, near int) []document.Date {
	var all []document.Date
	if !strings.ContainsAny(s, "0123456789") {
		return nil
	}
	for rest := s; rest != ""; {
		d, after, ok := text.ParseDate(rest, near)
		if ok && len(d.EDTF) == len("1962-11-01") {
			all = append(all, d)
			rest = after
			continue
		}
		i := strings.IndexAny(rest, " (")
		if i < 0 {
			break
		}
		_, size := utf8.DecodeRuneInString(rest[i:])
		rest = rest[i+size:]
	}
	return all
}
