package cli

import (
	"docview/internal/library"

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
	v.filter.bind(c)
	formats := []string{"ndjson", "json"}
	f := c.Flags()
	f.StringVarP(&v.format, "format", "f", "ndjson", "`form`: ndjson, or json for one array")
	f.BoolVar(&v.json, "json", false, "the same as --format json")
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
	v.bindStreams(c)
	return c
}

func (v *export) run(a *app) error {
	if err := v.oneOf("ndjson", "json"); err != nil {
		return err
	}
	if err := v.filter.check(); err != nil {
		return err
	}
	if v.json {
		v.format = "json"
	}
	files, err := a.files(&v.input, v.args)
	if err != nil {
		return err
	}
	return a.print(&v.output, func(s *sheet) error { return v.print(a, s, files) })
}

func (v *export) print(a *app, s *sheet, files []library.File) error {
	w := &series{sheet: s, many: true}
	undated := 0
	for d, err := range library.Documents(files) {
		if err != nil {
			a.report(err)
			continue
		}
		if !v.Match(d) {
			if v.Undated(d) {
				undated++
			}
			continue
		}
		if err := w.document(d, d); err != nil {
			return err
		}
	}
	if undated > 0 {
		a.message("%s without a date that can be told left out", plural(undated, "document"))
	}
	return w.end()
}
