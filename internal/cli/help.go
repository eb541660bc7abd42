package cli

import (
	"fmt"
	"strings"

	"docview/internal/render"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// help prints the help of a command: what it does, how it is called, examples, flags.
func (a *app) help(c *cobra.Command, _ []string) {
	c.InitDefaultHelpFlag()
	a.report(a.print(&output{width: -1}, func(s *sheet) error {
		m := manual{sheet: s}
		m.section("", description(c))
		if c.Runnable() {
			m.section("Usage:", "  "+usageLine(c))
		}
		if c.Example != "" {
			m.section("Examples:", indent(c.Example))
		}
		if c.HasSubCommands() {
			m.commands(c)
		}
		if flags := c.Flags(); flags.HasAvailableFlags() {
			m.section("Flags:", flagUsages(flags))
		}
		if c.HasParent() && strings.Contains(c.Use, "DOCUMENT") {
			m.section("", "What a DOCUMENT may be: docview help documents")
		}
		return s.paint(m.lines)
	}))
}

// A manual is a page of help.
type manual struct {
	*sheet
	lines []render.Line
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

// description gives what a command does, at length where it says more.
func description(c *cobra.Command) string {
	if c.Long != "" {
		return c.Long
	}
	return c.Short + "."
}

// usageLine gives how a command is called, with docview before it.
func usageLine(c *cobra.Command) string {
	if c.HasParent() {
		return c.Parent().Name() + " " + c.Use
	}
	return c.Use
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
	fmt.Fprintf(&w, "  %-25s  %s\n", "docview COMMAND -h", "a command's flags and examples")
	for _, c := range root.Commands() {
		if c.IsAdditionalHelpTopicCommand() {
			fmt.Fprintf(&w, "  %-25s  %s\n", "docview help "+c.Name(), c.Short)
		}
	}
	m.section("More help:", w.String())
}

// flagColumn is where the explanation of a flag begins.
const flagColumn = 26

// flagUsages returns the flags with their explanations, one per line.
func flagUsages(flags *pflag.FlagSet) string {
	var w strings.Builder
	flags.VisitAll(func(f *pflag.Flag) {
		name, usage := flagName(f)
		if len(name) > flagColumn-2 {
			fmt.Fprintf(&w, "%s\n%s%s\n", name, strings.Repeat(" ", flagColumn), usage)
			return
		}
		fmt.Fprintf(&w, "%-*s%s\n", flagColumn, name, usage)
	})
	return w.String()
}

// flagName gives a flag as it is written, with its value's name, and its explanation.
func flagName(f *pflag.Flag) (name, usage string) {
	value, usage := pflag.UnquoteUsage(f)
	if f.Name == "help" {
		usage = "this help"
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

// helpCommand is `docview help [COMMAND]`.
func (a *app) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Explain a command",
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
				return usagef("docview help lists the commands", "there is no help on %q", strings.Join(args, " "))
			}
			return about.Help()
		},
	}
}

// topic gives a page of help that is about no command.
func topic(name, short, text string) *cobra.Command {
	return &cobra.Command{Use: name, Short: short, Long: strings.TrimSpace(text)}
}

func exitStatusTopic() *cobra.Command {
	return topic("exit-status", "what the exit status says", `
The exit status says how a command ended:

    0  done
    1  nothing found: no such paragraph, no such part in any of the documents,
       no document that a filter takes; errors found by check (with --strict,
       warnings too)
    2  wrong usage: an unknown command or flag, a value that cannot be read, no
       DOCUMENT where the library has several
    3  a document or library that cannot be found or read, an output that cannot
       be written (a full disk, a file that exists without --force)
  130  interrupted; 129 the terminal was closed; 143 terminated

Of several documents those that can be read are shown, and the status is that
of the worst. A reader that closes the pipe early, as head does, is no error.`)
}

func documentsTopic() *cobra.Command {
	return topic("documents", "what a DOCUMENT may be", `
A DOCUMENT is one of:

  112596             an id: the last element of the document's URL; else the
                     file's name, when that is an id or a slug; else a slug made
                     of the name with four signs of its path
  1125               the beginning of one id and no other
  https://.../112596 a URL whose last element is an id
  letters/cable.txt  a file, from here or from a folder of the library; .gz files
                     are read as they are
  cable.txt@2        the second document of a file that holds several
  112596#4           an address: paragraph 4, by its written number, with all that
                     stands under it; 112596#4.b the letter b under it
  112596#p7          an address: the seventh block, always unique
  -                  standard input

Without a DOCUMENT a command takes the library's only document; if there are
several it asks which. The library is the folders that --library (once or more)
names; else those of DOCVIEW_LIBRARY; else the current folder without its
subfolders, if a .txt or .txt.gz file is directly in it; else the built-in
sample. Its texts are the .txt and .md files, those of subfolders too, without
hidden ones. The sample's id opens the sample in every library that lacks it.`)
}

func environmentTopic() *cobra.Command {
	return topic("environment", "the environment variables", `
docview reads these environment variables:

  DOCVIEW_LIBRARY        the library's folders, separated as in PATH
  DOCVIEW_STYLE          the terminal's style: `+strings.Join(render.Styles(), ", ")+`
  DOCVIEW_PAGER, PAGER   the pager, less when neither is set; an empty value or
                         cat means none. LESS=FRX and LV=-c are set for it where
                         they are unset
  DOCVIEW_COPY           a command that copies what it reads: wl-copy, pbcopy
                         (default: tmux, else the terminal, OSC 52)
  NO_COLOR               not empty: no colours
  CLICOLOR_FORCE         not empty and not 0: a page in colours, even in a pipe
  CLICOLOR               0: no colours
  TERM                   dumb: no colours and no pager

--color goes before all of them, NO_COLOR before CLICOLOR_FORCE.`)
}
