package cli

import (
	"slices"
	"strings"
	"time"

	"docview/internal/document"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

var shells = []string{"bash", "zsh", "fish", "powershell"}

func (a *app) completion() *cobra.Command {
	v := &output{}
	c := command("completion SHELL", func(c *cobra.Command, args []string) error {
		if len(args) != 1 || !slices.Contains(shells, args[0]) {
			return usagef("docview completion bash", "which shell? bash, zsh, fish or powershell")
		}
		return a.print(v, func(s *sheet) { s.fail(script(c.Root(), args[0], s)) })
	})
	c.ValidArgs = shells
	v.bindStreams(c)
	return c
}

// plainUsages takes the quotation marks off the explanations of flags, which
// name their values in help: shells show them as they are.
func plainUsages(root *cobra.Command) {
	for _, c := range root.Commands() {
		c.Flags().VisitAll(func(f *pflag.Flag) { f.Usage = strings.ReplaceAll(f.Usage, "`", "") })
	}
}

func script(root *cobra.Command, shell string, s *sheet) error {
	switch shell {
	case "bash":
		return root.GenBashCompletionV2(s, true)
	case "zsh":
		return root.GenZshCompletion(s)
	case "fish":
		return root.GenFishCompletion(s, true)
	}
	return root.GenPowerShellCompletionWithDesc(s)
}

// completionTime bounds how long a completion may look at files: what it found
// by then is better than a shell that hangs.
const completionTime = 300 * time.Millisecond

// mostCompletions bounds the ids that a shell is given to choose from.
const mostCompletions = 1000

// completeDocuments returns a completion of the library's ids with their titles,
// and after the # of an address of the paragraphs with their first words; the
// shell completes files besides.
func (a *app) completeDocuments(in *input) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
		if name, _, ok := strings.Cut(begun, "#"); ok && name != "" {
			if d := a.completedDocument(in, []string{name}); d != nil {
				return places(d, name, begun), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
			}
		}
		if strings.ContainsAny(begun, `/\`) {
			return nil, cobra.ShellCompDirectiveDefault
		}
		var ids []string
		lib := a.library(in)
		catalog := a.catalog(lib, indexChoice{})
		defer catalog.Close()
		entries := catalog.Complete(begun, mostCompletions, a.Now().Add(completionTime))
		times := map[string]int{}
		for _, e := range entries {
			times[e.ID]++
		}
		for _, e := range entries {
			choice := e.ID
			if times[e.ID] > 1 {
				choice = lib.ShortRef(e.Path, e.Part)
			}
			if strings.HasPrefix(choice, begun) && !slices.Contains(args, choice) {
				ids = append(ids, completionItem(choice, e.Heading))
			}
		}
		return ids, cobra.ShellCompDirectiveDefault
	}
}

// places returns the addresses of a document's paragraphs that begin so, with
// their first words.
func places(d *document.Document, name, begun string) (all []string) {
	for _, b := range d.Blocks(document.Paragraph) {
		if address := name + "#" + b.Address; strings.HasPrefix(address, begun) {
			all = append(all, completionItem(address, b.Text))
		}
	}
	return all
}

// completeNumbers returns a completion of the paragraph numbers of the document
// that is on the command line, or of the library's only one.
func (a *app) completeNumbers(in *input) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
		d := a.completedDocument(in, args)
		if d == nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		before := begun[:strings.LastIndexAny(begun, ",-")+1]
		var numbers []string
		for _, b := range d.Body {
			if b.Kind == document.Paragraph && b.Number != "" && b.Depth == 0 && strings.HasPrefix(before+b.Number, begun) {
				numbers = append(numbers, completionItem(before+b.Number, b.Text))
			}
		}
		return slices.Compact(numbers), cobra.ShellCompDirectiveNoFileComp
	}
}

// completedDocument returns the document that a command line is about, nil when
// it cannot be determined.
func (a *app) completedDocument(in *input, args []string) *document.Document {
	lib := a.library(in)
	var docs []*document.Document
	var err error
	if len(args) > 0 {
		docs, _, err = lib.Resolve(args[0])
	} else if files, _ := lib.Files(); len(files) == 1 {
		docs, _ = files[0].Documents()
	}
	if err != nil || len(docs) != 1 {
		return nil
	}
	return docs[0]
}

// completionItem returns a choice and its explanation as cobra wants them.
func completionItem(choice, text string) string {
	return safe(choice) + "\t" + safe(firstWords(text, 60))
}

// names returns values as flags, messages and shells show them.
func names[T ~string](values []T) []string {
	var all []string
	for _, v := range values {
		all = append(all, string(v))
	}
	return all
}
