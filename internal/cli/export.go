package cli

import (
	"docview/internal/check"
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
		Short: "Write the record of every document, for other programs",
		Long: `Write the record of every document of a library, one a line (ndjson), in the
order of the files. Memory does not grow with the library.`,
		Example: `docview export letters/ > letters.ndjson
docview export --since 1962 --language Russian --output cables.ndjson`,
		RunE: func(c *cobra.Command, args []string) error {
			v.args = args
			return v.run(a)
		},
	}
	v.bindLibrary(c)
	v.filter.bind(a, &v.input, c)
	formats := render.FormatNames(render.Records)
	f := c.Flags()
	f.StringVarP(&v.format, "format", "f", "", "the `form`: ndjson, or json for one array")
	f.BoolVar(&v.json, "json", false, "the same as --format json")
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
	v.bindStreams(c)
	return c
}

func (v *export) run(a *app) error {
	if err := v.checkFormat(render.Records); err != nil {
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
	err = a.printMatching(&v.output, func(s *sheet) (int, error) { return v.print(a, s, files) })
	return v.unmatched(a, &v.input, v.args, err)
}

// print writes the records, which are made on all cores, and gives how many
// there were.
func (v *export) print(a *app, s *sheet, files []library.File) (n int, err error) {
	w := &series{sheet: s, many: true}
	type result struct {
		records   [][]byte
		undated   []string
		documents int
	}
	read := func(f library.File) (r result, err error) {
		docs, err := f.Documents()
		r.documents = len(docs)
		for _, d := range docs {
			switch {
			case v.Match(d):
				d.Problems = check.Check(d)
				record, err := w.format.Record(d.Record(), true)
				if err != nil {
					return r, err
				}
				r.records = append(r.records, record)
			case v.Undated(d):
				r.undated = append(r.undated, d.ID)
			}
		}
		return r, err
	}
	var undated []string
	documents := 0
	for r, err := range library.Map(files, read) {
		a.report(err)
		undated = append(undated, r.undated...)
		documents += r.documents
		for _, record := range r.records {
			if err := w.element(record); err != nil {
				return w.count, err
			}
		}
	}
	a.sayUndated(undated)
	a.sayLibrary(&v.input, v.args, documents)
	return w.count, w.end()
}
