package cli

import (
	"fmt"
	"strings"

	"docview/internal/check"
	"docview/internal/document"
	"docview/internal/library"
	"docview/internal/render"

	"github.com/spf13/cobra"
)

// An info command says what is known of documents.
type info struct {
	input
	output
}

// infoFormats are the forms of what is known of a document.
var infoFormats = []string{"text", "terminal", "json", "ndjson"}

func (a *app) info() *cobra.Command {
	v := &info{}
	c := &cobra.Command{
		Use:   "info [DOCUMENT...]",
		Short: "Show the header's fields, the id, the layout and the counts",
		Example: `docview info 112596
docview info letter.txt --json`,
		RunE: func(c *cobra.Command, args []string) error {
			v.args = args
			return v.run(a)
		},
	}
	v.bindLibrary(c)
	v.bindMany(c)
	v.bindFormat(c, infoFormats)
	v.bindWidth(c)
	v.bindStreams(c)
	c.ValidArgsFunction = a.completeDocuments(&v.input)
	return c
}

func (v *info) run(a *app) error {
	if err := v.oneOf(infoFormats...); err != nil {
		return err
	}
	docs, many, err := a.documents(&v.input)
	if err != nil {
		return err
	}
	return a.print(&v.output, func(s *sheet) error {
		w := &series{sheet: s, many: many}
		for d, err := range docs {
			if err != nil {
				a.report(err)
				continue
			}
			if err := w.info(d.Document); err != nil {
				return err
			}
		}
		return w.end()
	})
}

// info prints what is known of a document.
func (w *series) info(d *document.Document) error {
	name := d.ID
	if !w.many {
		name = ""
	}
	checked := *d
	checked.Problems = check.Check(d)
	d = &checked
	if w.format == "json" || w.format == "ndjson" {
		return w.json(infoOf(d))
	}
	if err := w.heading(name); err != nil {
		return err
	}
	return w.rows(infoRows(d))
}

// infoOf returns a document's record without its text, with where it is and
// what it counts.
func infoOf(d *document.Document) document.Record {
	r := d.Record()
	r.Body, r.Furniture = nil, nil
	r.Path, r.Bytes, r.Counts = d.Name, d.End-d.Start, new(d.Counts())
	return r
}

// A row is a name and what it is.
type row struct{ name, text string }

func infoRows(d *document.Document) []row {
	c := d.Counts()
	rows := []row{{"id", d.ID}, {"file", library.Path(d)}, {"layout", string(d.Layout)}}
	for _, f := range d.Header {
		rows = append(rows, row{fieldName(f), f.Text})
		if edtf := f.Date.EDTF; edtf != "" {
			rows = append(rows, row{"edtf", edtf})
		}
	}
	rows = append(rows, row{"url", d.URL}, row{"paragraphs", paragraphCount(c)})
	for _, more := range []struct {
		name string
		n    int
	}{{"headings", c.Headings}, {"notes", c.Notes}, {"words", c.Words}, {"problems", c.Problems}} {
		if more.n > 0 || more.name == "words" {
			rows = append(rows, row{more.name, fmt.Sprint(more.n)})
		}
	}
	return rows
}

// fieldName gives the name of a header field: its key in the record, else its label.
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

// widestName bounds the column of names.
const widestName = 20

// narrow is a width at which names and texts no longer fit beside each other.
const narrow = 50

// rows prints names in one column and texts in another; on a narrow terminal
// each text stands under its name.
func (s *sheet) rows(rows []row) error {
	column := 2
	stacked := s.Width > 0 && s.Width < narrow
	for _, r := range rows {
		if r.text != "" && !stacked {
			column = max(column, min(render.Width(safe(r.name)), widestName)+2)
		}
	}
	for _, r := range rows {
		if r.text == "" {
			continue
		}
		name := render.Truncate(safe(r.name), widestName)
		if stacked {
			name = render.Truncate(name, s.Width)
			fmt.Fprintln(s, name)
			name = ""
		}
		if err := s.row(name, r.text, column); err != nil {
			return err
		}
	}
	return nil
}

// row prints a text from a column on, with a name before its first line.
func (s *sheet) row(name, text string, column int) error {
	width := 0
	if s.Width > 0 {
		width = max(s.Width-column, 1)
	}
	for _, line := range lines(text, width) {
		pad := strings.Repeat(" ", max(column-render.Width(name), 0))
		if _, err := fmt.Fprintln(s, strings.TrimRight(name+pad+line, " ")); err != nil {
			return err
		}
		name = ""
	}
	return nil
}

// lines gives a text on lines of at most some cells, 0 for no limit, safe for
// a terminal.
func lines(text string, width int) []string {
	safe := strings.Split(text, "\n")
	for i := range safe {
		safe[i] = render.Sanitize(safe[i])
	}
	return render.Wrap(strings.Join(safe, "\n"), width)
}
