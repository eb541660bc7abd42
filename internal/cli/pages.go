package cli

import (
	"embed"
	"strings"

	"docview/internal/reader"
	"docview/internal/render"
	"docview/internal/search"

	"github.com/spf13/cobra"
)

// pageFiles are the pages of help: one for each command, and those that are not
// about one. The first line of a page says what it is about.
//
//go:embed commands/*.txt topics/*.txt
var pageFiles embed.FS

// page returns a page of help, with the examples that may end it.
func page(name string) (short, long, examples string) {
	data, _ := pageFiles.ReadFile(name)
	text, examples, _ := strings.Cut(strings.TrimSpace(string(data)), "\n\nExamples:\n\n")
	short, long, _ = strings.Cut(text, "\n\n")
	return short, strings.TrimSpace(long), examples
}

// command returns a command, without its flags, that has its page of help.
func command(use string, run func(*cobra.Command, []string) error) *cobra.Command {
	c := &cobra.Command{Use: use, DisableFlagsInUseLine: true, RunE: run}
	c.Short, c.Long, c.Example = page("commands/" + c.Name() + ".txt")
	return c
}

// topics returns the pages that are not about one command as commands that only
// have help.
func topics() []*cobra.Command {
	made := strings.NewReplacer("{styles}", strings.Join(render.Styles(), ", "), "{fields}", strings.Join(search.Fields(), ", "), "{keys}", indent(reader.Help()))
	files, _ := pageFiles.ReadDir("topics")
	var all []*cobra.Command
	for _, f := range files {
		short, long, _ := page("topics/" + f.Name())
		all = append(all, &cobra.Command{Use: strings.TrimSuffix(f.Name(), ".txt"), Short: short, Long: strings.TrimSpace(made.Replace(long))})
	}
	return all
}
