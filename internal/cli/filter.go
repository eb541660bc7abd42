package cli

import (
	"errors"
	"os"
	"slices"
	"strings"
	"time"

	"docview/internal/check"
	"docview/internal/document"
	"docview/internal/library"

	"github.com/spf13/cobra"
)

// A filter is the flags that choose some of a library's documents.
type filter struct {
	library.Filter
	date   string
	layout string
}

func (f *filter) bind(a *app, in *input, c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&f.date, "date", "", "only documents dated within the `range` FROM..TO, or on one date, such as 1962-10 or 1962-10-16..1962-11-20; either end may be omitted; \"undated\" finds documents without a date")
	flags.StringVar(&f.Since, "since", "", "only documents dated `date` or later: 1962, 1962-10, 1962-10-16")
	flags.StringVar(&f.Until, "until", "", "only documents dated `date` or earlier")
	flags.StringVar(&f.Language, "language", "", "only documents in this original `language`")
	flags.StringVar(&f.Title, "title", "", "only documents with these `words`, or words beginning with them, in the title")
	flags.StringVar(&f.layout, "layout", "", "only documents with this `layout`: "+strings.Join(names(document.Layouts()), ", "))
	flags.StringSliceVar(&f.Has, "has", nil, "only documents that have this `part`: "+strings.Join(library.HasNames(), ", "))
	_ = c.RegisterFlagCompletionFunc("language", a.completeLanguages(in))
	_ = c.RegisterFlagCompletionFunc("layout", cobra.FixedCompletions(names(document.Layouts()), cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("has", cobra.FixedCompletions(library.HasNames(), cobra.ShellCompDirectiveNoFileComp))
}

// check completes the filter from its flags and finds what is wrong with them.
func (f *filter) check() error {
	f.Layout, f.Problems = document.Layout(f.layout), check.Check
	if f.date != "" {
		if f.Since != "" || f.Until != "" {
			return usagef("give both ends: --date 1962-10..1962-11", "--date cannot be combined with --since or --until")
		}
		f.SetDates(f.date)
	}
	if err := f.Filter.Check(); err != nil {
		return usagef(f.hint(), "%v", err)
	}
	return nil
}

// hint returns what the flags take that may be wrong.
func (f *filter) hint() string {
	var hints []string
	if f.Since != "" || f.Until != "" {
		hints = append(hints, "dates are written 1962, 1962-10, 1962-10-16, 1962-10-16..1962-11-20")
	}
	if f.layout != "" {
		hints = append(hints, "the layouts are "+strings.Join(names(document.Layouts()), ", "))
	}
	if len(f.Has) > 0 {
		hints = append(hints, "--has takes "+strings.Join(library.HasNames(), ", "))
	}
	return strings.Join(hints, "\n")
}

// unmatched returns the error of a filter that took no document: if the
// library has no document in such a language, with those that there are.
func (f *filter) unmatched(a *app, in *input, folders []string, err error) error {
	var nothing *failure
	if f.Language == "" || !errors.As(err, &nothing) || nothing.status != statusNothing || nothing.message == "" {
		return err
	}
	languages := a.catalog(a.library(in, folders...), indexChoice{}).Languages(time.Time{})
	wanted := library.Filter{Language: f.Language}
	for _, l := range languages {
		d := document.Document{Header: []document.Field{{Key: document.KeyOriginalLanguage, Text: l}}}
		if wanted.Match(&d) {
			return err
		}
	}
	if len(languages) > 0 {
		nothing.hint = "the original languages are " + strings.Join(languages, ", ")
	}
	return nothing
}

func (a *app) completeLanguages(in *input) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		folders := slices.DeleteFunc(slices.Clone(args), func(arg string) bool {
			info, err := os.Stat(arg)
			return err != nil || !info.IsDir()
		})
		var choices []string
		for _, l := range a.catalog(a.library(in, folders...), indexChoice{}).Languages(a.Now().Add(completionTime)) {
			choices = append(choices, safe(l))
		}
		return choices, cobra.ShellCompDirectiveNoFileComp
	}
}
