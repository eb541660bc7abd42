package cli

import (
	"fmt"
	"strings"

	"docview/internal/check"
	"docview/internal/document"
	"docview/internal/library"
	"docview/internal/render"
	"docview/internal/text"

	"github.com/spf13/cobra"
)

// An info command says what is known of documents.
type info struct {
	input
	output
}

func (a *app) info() *cobra.Command {
	v := &info{}
	c := command("info [DOCUMENT...]", func(*cobra.Command, []string) error { return v.run(a) })
	v.bindLibrary(c)
	v.bindMany(c)
	v.bind(c, render.Facts, byStream, ofText)
	c.ValidArgsFunction = a.completeDocuments(&v.input)
	return c
}

func (v *info) run(a *app) error {
	if err := v.checkFormat(render.Facts); err != nil {
		return err
	}
	docs, many, err := a.documents(&v.input)
	if err != nil {
		return err
	}
	return a.print(&v.output, func(s *sheet) {
		s.many = many
		for d := range readable(a, s, docs) {
			a.each(d.Document, func() { s.info(d.Document) })
		}
		s.end()
	})
}

func (s *sheet) info(d *document.Document) {
	checked := *d
	checked.Problems = check.Check(d)
	d = &checked
	if s.format.Record != nil {
		s.record(infoOf(d))
		return
	}
	s.title(d)
	s.paint(s.Rows(infoRows(d)))
}

// infoOf returns a document's record without its text, with where it is and
// what it counts.
func infoOf(d *document.Document) document.Record {
	r := d.Record()
	r.Body, r.Furniture = nil, nil
	r.Path, r.Bytes, r.Counts, r.Origins = d.Name, d.End-d.Start, new(d.Counts()), d.Origins()
	return r
}

func infoRows(d *document.Document) []render.Row {
	c := d.Counts()
	rows := []render.Row{{Name: "id", Text: d.ID}, {Name: "file", Text: library.Path(d)}, {Name: "layout", Text: string(d.Layout)}}
	for _, f := range d.Header {
		row := render.Row{Name: fieldName(f), Text: f.Text}
		if f.Key == document.KeyDate { // that of a copy is not the document's
			row.Text = text.WithoutCopy(row.Text)
		}
		rows = append(rows, row)
		if edtf := f.Date.EDTF; edtf != "" {
			rows = append(rows, render.Row{Name: "edtf", Text: edtf})
		}
	}
	if in := d.Dated.Date; in.EDTF != "" {
		rows = append(rows, render.Row{Name: "date", Text: in.Text}, render.Row{Name: "edtf", Text: in.EDTF})
	}
	origins := d.Origins()
	for _, k := range []document.Key{document.KeyTitle, document.KeyDate} {
		if o := origins[k]; o.IsInferred() {
			rows = append(rows, render.Row{Name: string(k) + " from", Text: fmt.Sprintf("%s, line %d", o.Rule, o.Line)})
		}
	}
	rows = append(rows, render.Row{Name: "url", Text: d.URL, Link: d.URL}, render.Row{Name: "paragraphs", Text: paragraphCount(c)})
	for _, more := range []struct {
		name string
		n    int
	}{{"headings", c.Headings}, {"notes", c.Notes}, {"words", c.Words}, {"problems", c.Problems}} {
		if more.n > 0 || more.name == "words" {
			rows = append(rows, render.Row{Name: more.name, Text: fmt.Sprint(more.n)})
		}
	}
	return rows
}

// fieldName returns the name of a header field: its key in the record, else its label.
func fieldName(f document.Field) string {
	if f.Key == "" {
		return strings.TrimRight(f.Label, ":.")
	}
	return strings.ReplaceAll(string(f.Key), "_", " ")
}

func paragraphCount(c document.Counts) string {
	switch {
	case c.Numbered == 0:
		return fmt.Sprint(c.Paragraphs)
	case c.Lists > 1:
		return fmt.Sprintf("%d, %d of them numbered, in %d lists", c.Paragraphs, c.Numbered, c.Lists)
	}
	return fmt.Sprintf("%d, %d of them numbered", c.Paragraphs, c.Numbered)
}
