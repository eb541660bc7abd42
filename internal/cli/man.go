package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"docview/internal/render"

	"github.com/spf13/cobra"
)

func (a *app) man() *cobra.Command {
	v := &output{}
	c := command("man FOLDER", func(c *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usagef("docview man ~/.local/share/man", "man needs one folder")
		}
		return a.writeMan(c.Root(), args[0], v.force)
	})
	c.ValidArgsFunction = cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs)
	c.Flags().BoolVar(&v.force, "force", false, "overwrite existing pages")
	return c
}

// writeMan writes a page for docview and one for each of its commands and topics.
func (a *app) writeMan(root *cobra.Command, dir string, force bool) error {
	for _, c := range append(root.Commands(), root) {
		if c.Name() == "help" {
			continue
		}
		folder := filepath.Join(dir, fmt.Sprint("man", manSection(c)))
		if err := os.MkdirAll(folder, 0o777); err != nil {
			return &outputError{folder, err}
		}
		o := &output{file: filepath.Join(folder, fmt.Sprintf("%s.%d", manName(c), manSection(c))), force: force}
		if err := a.print(o, func(s *sheet) { s.WriteString(manPage(c, a.manDate())) }); err != nil {
			return err
		}
	}
	return nil
}

// manDate returns the date of the pages: when the source was committed or, if
// that is not known, today.
func (a *app) manDate() string {
	if committed := buildSetting("vcs.time"); committed != "" {
		day, _, _ := strings.Cut(committed, "T")
		return day
	}
	return a.Now().Format(time.DateOnly)
}

// manName returns the name of a command's page: docview-show.
func manName(c *cobra.Command) string {
	return strings.ReplaceAll(c.CommandPath(), " ", "-")
}

// manSection returns the section of the manual: 1 for commands, 7 for topics.
func manSection(c *cobra.Command) int {
	if c.IsAdditionalHelpTopicCommand() {
		return 7
	}
	return 1
}

// manReference returns how other pages refer to a command's page.
func manReference(c *cobra.Command) string {
	return fmt.Sprintf("\\fB%s\\fR(%d)", roff(manName(c)), manSection(c))
}

// manPage returns a command's page in the man language (man(7)).
func manPage(c *cobra.Command, date string) string {
	m := manWriter{}
	fmt.Fprintf(&m, ".TH %s %d \"%s\" \"docview %s\" \"docview manual\"\n",
		strings.ToUpper(manName(c)), manSection(c), date, roff(version()))
	fmt.Fprintf(&m, ".SH NAME\n%s \\- %s\n", roff(manName(c)), roff(lowerFirst(c.Short)))
	if manSection(c) == 7 {
		m.section("DESCRIPTION", c.Long)
		m.seeAlso(c)
		return m.String()
	}
	summary, details := description(c)
	fmt.Fprintf(&m, ".SH SYNOPSIS\n%s\n", roff(synopsis(c)))
	m.section("DESCRIPTION", strings.TrimSpace(summary+"\n\n"+details))
	m.commands(c)
	m.options(c)
	m.section("EXAMPLES", indent(c.Example))
	m.section("EXIT STATUS", topicOf(c, "exit-status"))
	m.section("ENVIRONMENT", topicOf(c, "environment"))
	m.section("FILES", filesText)
	m.seeAlso(c)
	return m.String()
}

const filesText = `
  $XDG_CACHE_HOME/docview  search indexes, or else in the system's cache folder,
                           such as ~/.cache/docview; they can be deleted at any
                           time`

// topicOf returns the text of a topic without its first line, which a section
// of a command's page has as its heading.
func topicOf(c *cobra.Command, name string) string {
	topic, _, _ := c.Root().Find([]string{name})
	_, text, _ := strings.Cut(topic.Long, "\n")
	return text
}

// synopsis returns how a command is called, with a place for its options.
func synopsis(c *cobra.Command) string {
	words := strings.Fields(c.UseLine())
	at := 1
	if c.HasParent() {
		at = 2
	}
	return strings.Join(slices.Insert(words, at, "[OPTION...]"), " ")
}

// A manWriter writes a page.
type manWriter struct{ strings.Builder }

func (m *manWriter) section(heading, text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	fmt.Fprintf(m, ".SH %s\n", heading)
	var begun, lines bool // after the first entry; among lines that stay lines
	for _, e := range render.Entries(strings.TrimLeft(text, "\n")) {
		isLine := e.Term != "" && e.Text == ""
		if lines && !isLine {
			m.WriteString(".fi\n")
		}
		if begun && e != (render.Entry{}) && (isLine && !lines || e.Term == "") {
			m.WriteString(".PP\n")
		}
		if isLine && !lines {
			m.WriteString(".nf\n")
		}
		lines = isLine
		switch {
		case e == (render.Entry{}):
			continue
		case isLine:
			fmt.Fprintf(m, "%s\n", roff(e.Term))
		case e.Term == "":
			fmt.Fprintf(m, "%s\n", roff(e.Text))
		default:
			m.tagged(e.Term, e.Text)
		}
		begun = true
	}
	if lines {
		m.WriteString(".fi\n")
	}
}

func (m *manWriter) tagged(term, text string) {
	fmt.Fprintf(m, ".TP\n\\fB%s\\fR\n%s\n", roff(term), roff(text))
}

func (m *manWriter) commands(c *cobra.Command) {
	if !c.HasSubCommands() {
		return
	}
	m.WriteString(".SH COMMANDS\n")
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() && sub.Name() != "help" {
			fmt.Fprintf(m, ".TP\n%s\n%s\n", manReference(sub), roff(sub.Short))
		}
	}
}

func (m *manWriter) options(c *cobra.Command) {
	m.WriteString(".SH OPTIONS\n")
	for _, t := range flagsByTheme(c) {
		if t.title != ownOptions {
			fmt.Fprintf(m, ".SS %s\n", t.title)
		}
		for _, f := range t.flags {
			name, usage := flagName(f)
			m.tagged(strings.TrimSpace(name), usage)
		}
	}
}

// seeAlso refers to docview's page and, from there, to all others; from a
// command's page to its topics.
func (m *manWriter) seeAlso(c *cobra.Command) {
	var pages []string
	root := c.Root()
	if c != root {
		pages = append(pages, manReference(root))
	}
	for _, sub := range root.Commands() {
		if c == root && sub.Name() != "help" || slices.Contains(topicsOf(c), sub.Name()) {
			pages = append(pages, manReference(sub))
		}
	}
	fmt.Fprintf(m, ".SH SEE ALSO\n%s\n", strings.Join(pages, ",\n"))
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// roff escapes a line of text so that no character of it is a command of roff.
func roff(line string) string {
	line = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`, `"`, `\(dq`).Replace(line)
	if strings.HasPrefix(line, ".") {
		line = `\&` + line
	}
	return line
}
