package cli

import (
	"fmt"
	"slices"
	"strings"

	"docview/internal/document"
	"docview/internal/library"
	"docview/internal/render"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// help prints the help of a command: what it does, how it is called, examples,
// flags by theme, and then the details.
func (a *app) help(c *cobra.Command, _ []string) {
	a.report(a.print(&output{width: -1}, func(s *sheet) {
		m := manual{sheet: s}
		m.command(c)
		s.paint(m.lines)
	}))
}

// welcome prints the help of docview; in a folder of texts, what is there and
// three commands to try come first.
func (a *app) welcome(root *cobra.Command) error {
	here := &library.Library{Dirs: []string{"."}, Flat: true}
	var files []library.File
	if library.HasTexts(".") {
		files, _ = here.Files()
		files = slices.DeleteFunc(files, library.File.IsManuscript)
	}
	return a.print(&output{width: -1}, func(s *sheet) {
		m := manual{sheet: s}
		if len(files) > 0 {
			show := "docview show " + shellQuoted(files[0].Path)
			column := max(len(show), len("docview search --kwic WORD"))
			m.section("", fmt.Sprintf("This folder has %s. Try:", document.Plural(len(files), "text file")))
			m.section("", fmt.Sprintf("  %-*s  the documents in this folder\n  %-*s  one of them\n  %-*s  where a word occurs",
				column, "docview list", column, show, column, "docview search --kwic WORD"))
		}
		m.command(root)
		s.paint(m.lines)
	})
}

// A manual is a page of help.
type manual struct {
	*sheet
	lines []render.Line
}

// command adds the sections of a command's help. The usage, the examples and
// the first flags are on the first screen, so details come after them.
func (m *manual) command(c *cobra.Command) {
	summary, details := description(c)
	if !c.Runnable() && !c.HasSubCommands() {
		m.section("", c.Long) // a topic
		return
	}
	m.section("", summary)
	m.section("Usage:", "  "+c.UseLine())
	if c.Example != "" {
		m.section("Examples:", indent(c.Example))
	}
	if c.HasSubCommands() {
		m.commands(c)
	}
	for _, t := range flagsByTheme(c) {
		m.section(t.title+":", flagUsages(t.flags))
	}
	if details != "" {
		m.section("Details:", details)
	}
	if seeAlso := topicsOf(c); len(seeAlso) > 0 {
		m.section("", "See also: docview help "+strings.Join(seeAlso, ", docview help "))
	}
}

// topicsOf returns the topics that explain the arguments of a command.
func topicsOf(c *cobra.Command) []string {
	switch {
	case !c.HasParent():
		return nil
	case strings.Contains(c.Use, "DOCUMENT"), strings.Contains(c.Use, "ADDRESS"):
		return []string{"documents"}
	case strings.Contains(c.Use, "QUERY"):
		return []string{"queries"}
	}
	return nil
}

// section adds a text under a heading, "" for none.
func (m *manual) section(heading, text string) {
	if m.lines != nil {
		m.lines = append(m.lines, render.Line{})
	}
	if heading != "" {
		m.lines = append(m.lines, m.Paragraph(render.Heading, heading)...)
	}
	m.lines = append(m.lines, m.Manual(text)...)
}

// description returns what a command does: the first paragraph, and the rest.
func description(c *cobra.Command) (summary, details string) {
	if c.Long == "" {
		return c.Short + ".", ""
	}
	summary, details, _ = strings.Cut(c.Long, "\n\n")
	return summary, details
}

func indent(text string) string { return "  " + strings.ReplaceAll(text, "\n", "\n  ") }

// commands adds the commands under root by group, and the topics.
func (m *manual) commands(root *cobra.Command) {
	for _, group := range root.Groups() {
		var w strings.Builder
		for _, c := range root.Commands() {
			if c.GroupID == group.ID {
				fmt.Fprintf(&w, "  %-11s  %s\n", c.Name(), c.Short)
			}
		}
		m.section(group.Title, w.String())
	}
	var w strings.Builder
	fmt.Fprintf(&w, "  %-26s  %s\n", "docview COMMAND -h", "options and examples for a command")
	for _, c := range root.Commands() {
		if c.IsAdditionalHelpTopicCommand() {
			fmt.Fprintf(&w, "  %-26s  %s\n", "docview help "+c.Name(), c.Short)
		}
	}
	m.section("More help:", w.String())
}

// A theme is the flags of a command that are about one thing.
type theme struct {
	title string
	flags []*pflag.Flag
}

// themes are the flags that several commands share, in the order of the help.
// All other flags are the command's own and come before them.
var themes = []struct {
	title string
	flags []string
}{
	{"Filters", []string{"date", "since", "until", "language", "title", "layout", "has"}},
	{"Library", []string{"library", "ext", "encoding", "max-size", "no-index", "refresh"}},
	{"Output", []string{"format", "json", "linear", "style", "form", "width", "color", "no-pager", "output", "force", "help", "version"}},
}

// ownOptions is the title of the flags that are only this command's.
const ownOptions = "Options"

// flagsByTheme returns the flags of a command by theme, without empty themes.
func flagsByTheme(c *cobra.Command) []theme {
	c.InitDefaultHelpFlag()
	shared := map[string]bool{}
	var all []theme
	for _, names := range themes {
		t := theme{title: names.title}
		for _, name := range names.flags {
			shared[name] = true
			if f := c.Flags().Lookup(name); f != nil {
				t.flags = append(t.flags, f)
			}
		}
		all = append(all, t)
	}
	own := theme{title: ownOptions}
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if !shared[f.Name] {
			own.flags = append(own.flags, f)
		}
	})
	all = append([]theme{own}, all...)
	return slices.DeleteFunc(all, func(t theme) bool { return len(t.flags) == 0 })
}

// flagColumn is where the explanation of a flag begins.
const flagColumn = 26

// flagUsages returns flags with their explanations, one per line.
func flagUsages(flags []*pflag.Flag) string {
	var w strings.Builder
	for _, f := range flags {
		name, usage := flagName(f)
		if len(name) > flagColumn-2 {
			fmt.Fprintf(&w, "%s\n%s%s\n", name, strings.Repeat(" ", flagColumn), usage)
			continue
		}
		fmt.Fprintf(&w, "%-*s%s\n", flagColumn, name, usage)
	}
	return w.String()
}

// flagName returns a flag as it is typed, with the name of its value, and its
// explanation.
func flagName(f *pflag.Flag) (name, usage string) {
	value, _ := pflag.UnquoteUsage(f)
	usage = strings.Replace(f.Usage, "`"+value+"`", strings.ToUpper(value), 1)
	if f.Name == "help" {
		usage = "show this help"
	}
	name = "      --" + f.Name
	if f.Shorthand != "" {
		name = "  -" + f.Shorthand + ", --" + f.Name
	}
	if value != "" {
		name += " " + strings.ToUpper(value)
	}
	return name, usage
}

func (a *app) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND|TOPIC]", DisableFlagsInUseLine: true,
		Short: "Explain a command or a topic",
		Args:  cobra.ArbitraryArgs,
		ValidArgsFunction: func(c *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, sub := range c.Root().Commands() {
				if sub.IsAvailableCommand() || sub.IsAdditionalHelpTopicCommand() {
					names = append(names, sub.Name()+"\t"+sub.Short)
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			about, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return usagef("docview help lists the commands", "no help on %q", strings.Join(args, " "))
			}
			return about.Help()
		},
	}
}
