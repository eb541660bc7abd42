package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func (a *app) man() *cobra.Command {
	v := &output{}
	c := &cobra.Command{
		Use:     "man FOLDER",
		Short:   "Write the manual pages to a folder",
		Example: "docview man ~/.local/share/man/man1",
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("for example: docview man ~/.local/share/man/man1", "man needs one folder")
			}
			return a.writeMan(c.Root(), args[0], v.force)
		},
		ValidArgsFunction: cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs),
	}
	c.Flags().BoolVar(&v.force, "force", false, "replace pages that are there")
	return c
}

// writeMan writes a page for docview and one for each of its commands.
func (a *app) writeMan(root *cobra.Command, dir string, force bool) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return &outputError{dir, err}
	}
	for _, c := range append(root.Commands(), root) {
		if c.Name() == "help" {
			continue
		}
		o := &output{file: filepath.Join(dir, manName(c)+".1"), force: force}
		err := a.print(o, func(s *sheet) error {
			_, err := s.WriteString(manPage(c))
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// manName gives the name of a command's page: docview-show.
func manName(c *cobra.Command) string {
	if c.HasParent() {
		return manName(c.Parent()) + "-" + c.Name()
	}
	return c.Name()
}

// manPage gives a command's page in the man language (man(7)).
func manPage(c *cobra.Command) string {
	var w strings.Builder
	fmt.Fprintf(&w, ".TH %s 1 \"\" \"docview %s\" \"docview manual\"\n", strings.ToUpper(manName(c)), roff(version()))
	fmt.Fprintf(&w, ".SH NAME\n%s \\- %s\n", roff(manName(c)), roff(lowerFirst(c.Short)))
	if c.Runnable() {
		fmt.Fprintf(&w, ".SH SYNOPSIS\n.nf\n%s\n.fi\n", roff(usageLine(c)))
	}
	fmt.Fprintf(&w, ".SH DESCRIPTION\n%s\n", preformatted(description(c)))
	if c.HasSubCommands() {
		w.WriteString(".SH COMMANDS\n")
		for _, sub := range c.Commands() {
			if sub.Name() != "help" {
				fmt.Fprintf(&w, ".TP\n\\fB%s\\fR\n%s\n", roff(manName(sub)+"(1)"), roff(sub.Short))
			}
		}
	}
	if c.Flags().HasAvailableFlags() {
		w.WriteString(".SH OPTIONS\n")
		c.Flags().VisitAll(func(f *pflag.Flag) {
			name, usage := flagName(f)
			fmt.Fprintf(&w, ".TP\n\\fB%s\\fR\n%s\n", roff(strings.TrimSpace(name)), roff(usage))
		})
	}
	if c.Example != "" {
		fmt.Fprintf(&w, ".SH EXAMPLES\n%s\n", preformatted(c.Example))
	}
	if c.HasParent() {
		w.WriteString(".SH SEE ALSO\n\\fBdocview\\fR(1)\n")
	}
	return w.String()
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// preformatted gives a text whose lines stay as they are.
func preformatted(text string) string {
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = roff(lines[i])
		if lines[i] == "" {
			lines[i] = ".sp"
		}
	}
	return ".nf\n" + strings.Join(lines, "\n") + "\n.fi"
}

// roff writes a line of text so that no sign of it is a command of roff.
func roff(line string) string {
	line = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`, `"`, `\(dq`).Replace(line)
	if strings.HasPrefix(line, ".") {
		line = `\&` + line
	}
	return line
}
