package cli

import (
	"slices"
	"strings"

	"docview/internal/check"
	"docview/internal/cite"
	"docview/internal/document"
	"docview/internal/library"
	"docview/internal/render"

	"github.com/spf13/cobra"
)

// An export command writes the records of a library.
type export struct {
	input
	output
	filter
}

func (a *app) export() *cobra.Command {
	v := &export{}
	c := command("export [FOLDER...]", func(*cobra.Command, []string) error { return v.run(a) })
	v.bindLibrary(c)
	v.filter.bind(a, &v.input, c)
	records := styleNames(stylesOf(false))
	formats := append(render.FormatNames(render.Records), records...)
	f := c.Flags()
	f.StringVarP(&v.format, "format", "f", "", "output `format`: ndjson, json (one array) or, for reference managers, "+strings.Join(records, ", "))
	f.BoolVar(&v.json, "json", false, "same as --format json")
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
	v.bindStreams(c)
	return c
}

func (v *export) run(a *app) error {
	isCitation := !v.json && slices.Contains(styleNames(stylesOf(false)), v.format)
	if err := v.checkFormat(render.Records); err != nil && !isCitation {
		return err
	}
	if v.formatName() == "" {
		v.format = "ndjson"
	}
	if err := v.filter.check(); err != nil {
		return err
	}
	files, err := a.files(&v.input, v.args...)
	if err != nil {
		return err
	}
	var cited *citer
	err = a.printMatching(&v.output, func(s *sheet) int {
		s.many = true
		if isCitation {
			cited = v.cite(a, s, files)
		} else {
			v.print(a, s, files)
		}
		s.end()
		if cited != nil {
			return s.count + len(cited.refused)
		}
		return s.count
	})
	if cited != nil {
		cited.say()
	}
	return v.unmatched(a, &v.input, v.args, err)
}

// print writes the records, which are made on all cores.
func (v *export) print(a *app, s *sheet, files []library.File) {
	record := func(d *document.Document) []byte {
		d.Problems = check.Check(d)
		full := d.Record()
		full.Ref, full.Path = d.Ref, library.Path(d)
		return s.format.Record(full, true)
	}
	exportEach(a, v, s, files, a.refs(&v.input, v.args, files), record, s.element)
}

// cite writes the citations of the documents as records, and returns what did.
func (v *export) cite(a *app, s *sheet, files []library.File) *citer {
	p := &citer{styleName: v.format}
	s.fail(p.choose(a))
	p.begin(s, true)
	type cited struct {
		citation
		text []byte
	}
	of := func(d *document.Document) cited {
		c := citation{item: cite.Of(d)}
		return cited{c, p.text(c)}
	}
	exportEach(a, v, s, files, library.Refs{}, of, func(c cited) {
		switch {
		case p.refuses(c.item):
			return
		case p.distinguish(c.item):
			c.text = p.text(c.citation)
		}
		p.note(c.citation, string(c.text))
		p.element(c.text)
	})
	return p
}

// exportEach makes something of each document that the filter takes, on all
// cores, and writes what is made in the order of the documents.
func exportEach[T any](a *app, v *export, s *sheet, files []library.File, refs library.Refs, of func(*document.Document) T, write func(T)) {
	type result struct {
		made      []T
		undated   []string
		documents int
	}
	read := func(f library.File) (r result, err error) {
		docs, err := f.Documents()
		r.documents = len(docs)
		for _, d := range docs {
			refs.Set(d)
			if v.Match(d) {
				r.made = append(r.made, of(d))
			} else if v.Undated(d) {
				r.undated = append(r.undated, d.Ref)
			}
		}
		return r, err
	}
	var undated []string
	documents := 0
	p := a.dataProgress("exporting", len(files))
	defer p.clear()
	for r, err := range library.Map(files, read) {
		p.step()
		a.report(err)
		undated = append(undated, r.undated...)
		documents += r.documents
		for _, one := range r.made {
			write(one)
		}
		if s.isOver() {
			return
		}
	}
	a.sayUndated(undated)
	a.sayLibrary(&v.input, v.args, documents)
}
