package cli

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"docview/internal/document"
	"docview/internal/library"
	"docview/internal/reader"
	"docview/internal/render"
	"docview/internal/search"
)

// mostFound is how many documents a search of the reader shows.
const mostFound = 100

// search returns what a query finds, for the reader.
func (v *reading) search(a *app, query string) (*reader.Results, error) {
	s := &searching{input: v.input, filter: v.filter, limit: mostFound}
	s.args, s.refresh = []string{query}, "auto"
	return s.find(a)
}

// find returns what the search finds, for the reader.
func (v *searching) find(a *app) (*reader.Results, error) {
	question, err := v.question()
	if err != nil {
		return nil, err
	}
	if _, err := v.spell(a, question); err != nil {
		return nil, err
	}
	r, err := v.ask(a, question)
	if err != nil {
		return nil, err
	}
	found, err := v.results(a, question, r)
	return found, a.unread(errors.Join(r.Problems, err))
}

// results returns what was found, for the reader, and what would find more.
func (v *searching) results(a *app, question *search.Search, r *search.Result) (*reader.Results, error) {
	found, err := resultsOf(strings.Join(v.args, " "), r)
	switch {
	case r.More > 0:
		found.More = moreSpelled(r)
		found.Spelled = func() (*reader.Results, error) {
			all := *v
			all.spelled = true
			return all.find(a)
		}
	case r.Total == 0:
		found.More = strings.Join(v.suggestions(a, question), "; ")
	}
	return found, err
}

// read shows what a search found in the reader; ok is false without a terminal.
func (v *searching) read(a *app, question *search.Search, r *search.Result) (ok bool, err error) {
	if !a.IsTerminal(a.Stdout) {
		return false, nil
	}
	reading := &reading{view: view{input: v.input, output: v.output}, filter: v.filter}
	reading.args = nil
	reading.found, err = v.results(a, question, r)
	a.report(err)
	return true, reading.run(a)
}

// resultsOf returns a row for each occurrence of what was looked for, those of
// a document together; the error is that of the files that cannot be read.
func resultsOf(query string, r *search.Result) (*reader.Results, error) {
	results := &reader.Results{Query: query, Documents: document.Plural(len(r.Found), "document"), Hits: func(d *document.Document) (hits []reader.Hit) {
		for _, p := range r.Places(d) {
			hits = append(hits, hitOf(p))
		}
		return hits
	}}
	if len(r.Found) < r.Total {
		results.Documents = fmt.Sprintf("the best %d of %s", len(r.Found), document.Plural(r.Total, "document"))
		if len(r.Found) == 1 {
			results.Documents = "the best of " + document.Plural(r.Total, "document")
		}
	}
	var unread error
	for h, err := range r.Hits() {
		unread = errors.Join(unread, err)
		if err == nil {
			results.Rows = append(results.Rows, rowsOf(h, r.Places(h.Document))...)
		}
	}
	return results, unread
}

func hitOf(p search.Place) reader.Hit {
	if p.Field != nil {
		return reader.Hit{Part: p.Field.Start, Start: p.Start, End: p.End}
	}
	return reader.Hit{Part: p.Block.Start, Start: p.Start, End: p.End}
}

// rowsOf returns the rows of a document that was found: one for each place or,
// if its text has none, one without.
func rowsOf(h search.Hit, places []search.Place) (rows []reader.Row) {
	row := reader.Row{
		Ref: h.Found.Ref, Left: cmp.Or(day(h.Found.Date), "undated"), Text: strings.Join(strings.Fields(library.Heading(h.Document)), " "),
		Right: h.Found.Ref,
	}
	for n, p := range places {
		hit, text, sign := &render.Occurrence{}, "", ""
		switch {
		case p.Field != nil:
			hit.Address, text, sign = strings.ReplaceAll(cmp.Or(string(p.Field.Key), "head"), "_", " "), p.Field.Text, p.Field.Label
		case p.Block.Address == "":
			hit.Address, text = string(p.Block.Kind), p.Block.Text
		default:
			hit.Address, text, sign = "#"+p.Block.Address, p.Block.Text, p.Block.Marker
		}
		hit.Left, hit.Word, hit.Right = around(text, p.Start, p.End)
		if p.Start == p.End {
			hit.Word, hit.Right = sign, " "+hit.Right
		}
		row.Hit, row.N = hit, n
		rows = append(rows, row)
	}
	if rows == nil {
		row.Hit, row.N = &render.Occurrence{}, -1
		rows = append(rows, row)
	}
	return rows
}

// mostAround is how many bytes of a text are kept on each side of a hit: more
// than a screen shows.
const mostAround = 400

// around returns the bytes of a text from start to end, and some of those
// before and after; it does not keep the text.
func around(text string, start, end int) (left, word, right string) {
	left = text[max(0, start-mostAround):start]
	right = text[end:min(len(text), end+mostAround)]
	return strings.ToValidUTF8(strings.Clone(left), ""), strings.Clone(text[start:end]), strings.ToValidUTF8(strings.Clone(right), "")
}
