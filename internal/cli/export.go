package cli

import (
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
	c := &cobra.Command{
		Use:   "export [FOLDER...]",
		Short: "Export every document's record, for other programs",
		Long: `Export the record of every document in a library, one per line (NDJSON), in file
order. Memory use does not grow with the library. The other formats are those of
docview cite.`,
		Example: `docview export letters/ > letters.ndjson
docview export letters/ --format ris > letters.ris
docview export --since 1962 --language Russian --output cables.ndjson`,
		RunE: func(*cobra.Command, []string) error { return v.run(a) },
	}
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
	style, isCitation := cite.Lookup(v.format)
	isCitation = isCitation && !style.Prose() && !v.json
	if err := v.checkFormat(render.Records); err != nil && !isCitation {
		return err
	}
	if v.formatName() == "" {
		v.format = "ndjson"
	}
	if err := v.filter.check(); err != nil {
		return err
	}
	files, err := a.files(&v.input, v.args)
	if err != nil {
		return err
	}
	err = a.printMatching(&v.output, func(s *sheet) (int, error) {
		if isCitation {
			return v.cite(a, s, files, style)
		}
		return v.print(a, s, files)
	})
	return v.unmatched(a, &v.input, v.args, err)
}

// print writes the records, which are made on all cores, and returns how many
// there were.
func (v *export) print(a *app, s *sheet, files []library.File) (n int, err error) {
	s.many = true
	record := func(d *document.Document) ([]byte, error) {
		d.Problems = check.Check(d)
		full := d.Record()
		full.Ref, full.Path = d.Ref, library.Path(d)
		return s.format.Record(full, true)
	}
	if err := exportEach(a, v, files, a.refs(&v.input, v.args, files), record, s.element); err != nil {
		return s.count, err
	}
	return s.count, s.end()
}

// cite writes the citations of the documents as records.
func (v *export) cite(a *app, s *sheet, files []library.File, style cite.Style) (n int, err error) {
	p := &citations{app: a, style: style}
	p.begin(s, true)
	type cited struct {
		item *cite.Item
		text []byte
	}
	of := func(d *document.Document) (c cited, err error) {
		c.item = cite.Of(d)
		c.text, err = p.text(c.item, cite.Pinpoint{})
		return c, err
	}
	err = exportEach(a, v, files, refs{}, of, func(c cited) (err error) {
		if p.distinguish(c.item) {
			if c.text, err = p.text(c.item, cite.Pinpoint{}); err != nil {
				return err
			}
		}
		return p.add(c.item, c.text)
	})
	if err != nil {
		return s.count, err
	}
	return s.count, p.end()
}

// exportEach makes something of each document that the filter takes, on all
// cores, and writes what is made in the order of the documents.
func exportEach[T any](a *app, v *export, files []library.File, refs refs, of func(*document.Document) (T, error), write func(T) error) error {
	type result struct {
		made      []T
		undated   []string
		documents int
	}
	read := func(f library.File) (r result, err error) {
		docs, err := f.Documents()
		r.documents = len(docs)
		for _, d := range docs {
			refs.set(d)
			switch {
			case v.Match(d):
				one, err := of(d)
				if err != nil {
					return r, err
				}
				r.made = append(r.made, one)
			case v.Undated(d):
				r.undated = append(r.undated, d.Ref)
			}
		}
		return r, err
	}
	var undated []string
	documents := 0
	p := a.dataProgress("exporting", len(files))
	defer p.end()
	for r, err := range library.Map(files, read) {
		p.step()
		a.report(err)
		undated = append(undated, r.undated...)
		documents += r.documents
		for _, one := range r.made {
			if err := write(one); err != nil {
				return err
			}
		}
	}
	a.sayUndated(undated)
	a.sayLibrary(&v.input, v.args, documents)
	return nil
}
