package cli

import (
	"embed"
	"strings"

	"docview/internal/reader"
	"docview/internal/render"
	"docview/internal/search"

	"github.com/spf13/cobra"
)

// topicFiles are the pages of help that are not about one command. The first
// line of a page says what it is about.
//
//go:embed topics/*.txt
var topicFiles embed.FS

// topics returns the pages as commands that only have help.
func topics() []*cobra.Command {
	made := strings.NewReplacer("{styles}", strings.Join(render.Styles(), ", "), "{fields}", strings.Join(search.Fields(), ", "), "{keys}", indent(reader.Help()))
	files, _ := topicFiles.ReadDir("topics")
	var all []*cobra.Command
	for _, f := range files {
		page, _ := topicFiles.ReadFile("topics/" + f.Name())
		short, text, _ := strings.Cut(strings.TrimSpace(string(page)), "\n\n")
		all = append(all, &cobra.Command{Use: strings.TrimSuffix(f.Name(), ".txt"), Short: short, Long: strings.TrimSpace(made.Replace(text))})
	}
	return all
}
