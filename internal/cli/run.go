package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"syscall"

	"docview/internal/library"
	"docview/internal/render"

	"github.com/spf13/cobra"
)

// An app is one run of docview.
type app struct {
	Env
	status  int // the worst so far
	guesses guesses
	leftOut map[string]string // the files of the library that were not read, and their kinds
	inputs  []string          // the files that were read, which no output may replace: see also protect

	mu      sync.Mutex
	temp    string       // the unfinished output file, "" when there is none
	bar     *progress    // the progress that is shown, nil for none
	paging  bool         // a pager or the reader has the terminal, and takes its interrupts
	reading bool         // the reader has the terminal, and takes every signal
	held    bytes.Buffer // messages that wait for the pager to end
	dim     bool         // messages are hints, or remarks beside data, on a terminal with colours
	color   string       // --color of the command, "" if it has none
	isApart bool         // an empty line is between the data and the messages
}

// Run runs docview with arguments, without the program's name, and returns
// the exit status: see `docview help exit-status`.
func Run(env Env, args []string) int {
	a := &app{Env: env.filled(), guesses: guesses{encodings: map[string]guessed{}}, leftOut: map[string]string{}}
	done := make(chan int, 1)
	go func() { done <- a.run(args) }()
	for {
		select {
		case status := <-done:
			return status
		case s := <-a.Interrupt:
			if a.interrupted(s) {
				return signalStatus(s)
			}
		}
	}
}

// interrupted reports whether a signal ends the run: the interrupt key pressed
// in a pager is the pager's, and every signal is the reader's, which restores
// the terminal first. If it does, an unfinished file and the line of a
// progress are removed first.
func (a *app) interrupted(s os.Signal) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.reading || a.paging && s == os.Interrupt {
		return false
	}
	if a.temp != "" {
		os.Remove(a.temp)
	}
	if a.bar != nil {
		a.bar.wipe()
	}
	return true
}

// signalStatus returns the status that shells use for a signal: 130 for an interrupt.
func signalStatus(s os.Signal) int {
	if n, ok := s.(syscall.Signal); ok {
		return 128 + int(n)
	}
	return statusInterrupted
}

func (a *app) run(args []string) (status int) {
	defer func() {
		if p := recover(); p != nil {
			a.report(&library.PanicError{Value: p, Stack: debug.Stack()})
			status = statusUnreadable
		}
	}()
	root := a.root()
	if len(args) > 0 && args[0] == cobra.ShellCompRequestCmd {
		plainUsages(root)
	}
	root.SetArgs(args)
	root.SetIn(a.Stdin)
	out := &recorder{w: a.Stdout, name: "standard output"} // cobra drops the errors of what it prints
	root.SetOut(out)
	root.SetErr(a.Stderr)
	err := excludedFirst(args)
	if err == nil {
		err = root.Execute()
	}
	a.report(err)
	a.report(out.replace(nil))
	a.guesses.say(a)
	a.sayLeftOut()
	return a.status
}

// root returns the tree of commands. A new command is a row here.
func (a *app) root() *cobra.Command {
	root := command("docview COMMAND [DOCUMENT...]", a.noCommand)
	root.Args = cobra.ArbitraryArgs
	root.PersistentPreRunE = a.protect
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetFlagErrorFunc(a.flagError)
	root.SetHelpFunc(a.help)
	root.SetHelpCommand(a.helpCommand())
	group := func(id, title string, commands ...*cobra.Command) {
		root.AddGroup(&cobra.Group{ID: id, Title: title})
		for _, c := range commands {
			c.GroupID = id
		}
		root.AddCommand(commands...)
	}
	group("read", "Reading:", a.show(), a.read(), a.summary(), a.citation(), a.paragraphs(), a.source(), a.info())
	group("cite", "Quoting:", a.cite(), a.quote(), a.verify())
	group("library", "A library:", a.list(), a.search(), a.check(), a.export(), a.index())
	group("more", "For scripts and shells:", a.schema(), a.completion(), a.man())
	root.AddCommand(topics()...)
	root.Flags().BoolP("version", "v", false, "show the version")
	return root
}

// meant are other words for what commands do.
var meant = map[string]string{
	"cite":   "bibliography citations footnote reference references",
	"quote":  "quotation quotations excerpt",
	"search": "find grep concordance kwic query",
	"show":   "open view cat print",
	"read":   "less pager",
	"list":   "ls dir catalog catalogue",
	"check":  "validate lint",
	"export": "convert",
}

// noCommand answers to docview alone, to --version, and to an unknown command.
func (a *app) noCommand(root *cobra.Command, args []string) error {
	version, _ := root.Flags().GetBool("version")
	switch {
	case version || slices.Equal(args, []string{"version"}):
		return a.printVersion()
	case len(args) == 0:
		return a.welcome(root)
	}
	var hint string
	root.SuggestionsMinimumDistance = 2
	var near []string
	for name, words := range meant {
		if slices.Contains(strings.Fields(words), args[0]) {
			near = append(near, name)
		}
	}
	if len(near) == 0 {
		near = root.SuggestionsFor(args[0])
	}
	for _, c := range root.Commands() { // listing for list: a shared beginning
		if len(near) == 0 && len(args[0]) >= 4 && strings.HasPrefix(c.Name(), args[0][:4]) {
			near = append(near, c.Name())
		}
	}
	switch {
	case len(near) > 0:
		hint = "did you mean: docview " + strings.Join(near, ", docview ")
	case strings.ContainsAny(args[0], "0123456789./"):
		hint = "to read a document: docview show " + args[0]
	default:
		hint = "docview help lists the commands"
	}
	return usagef(hint, "unknown command %q", args[0])
}

// message writes a message to standard error, made safe for a terminal and, on
// one, broken between words. A pager would be disturbed by it: the message
// waits for its end.
func (a *app) message(format string, args ...any) {
	a.mu.Lock()
	defer a.mu.Unlock()
	w := a.Stderr
	if a.paging {
		w = &a.held
	} else if a.bar != nil {
		a.bar.wipe()
	}
	const name = "docview: "
	width := 0
	if columns, _ := a.Size(); columns > 2*len(name) && a.IsTerminal(a.Stderr) {
		width = columns - len(name)
	}
	for line := range strings.SplitSeq(strings.TrimRight(fmt.Sprintf(format, args...), "\n"), "\n") {
		rows := render.Wrap(render.Sanitize(line), width)
		line = name + strings.Join(rows, "\n"+strings.Repeat(" ", len(name)))
		if a.dim {
			line = "\x1b[2m" + line + "\x1b[22m"
		}
		fmt.Fprintln(w, line)
	}
}

// remarks writes messages about data that are printed, apart from these on a
// terminal: below an empty line, and dim.
func (a *app) remarks(lines []string) {
	if len(lines) > 0 {
		a.apart()
	}
	defer a.dimmed()()
	for _, line := range lines {
		a.message("%s", line)
	}
}

// dimmed makes messages dim on a terminal with colours, until its result is called.
func (a *app) dimmed() (end func()) {
	color, _, _ := a.colors(&output{color: a.color}, true)
	a.dim = color && a.IsTerminal(a.Stderr)
	return func() { a.dim = false }
}

// setColor keeps what a command line has of colours.
func (a *app) setColor(c *cobra.Command) {
	if flag := c.Flags().Lookup("color"); flag != nil {
		a.color = flag.Value.String()
	}
}

// apart sets the messages that follow apart from the data on a terminal, once.
func (a *app) apart() {
	if !a.isApart && a.IsTerminal(a.Stderr) {
		fmt.Fprintln(a.Stderr)
	}
	a.isApart = true
}

// hint writes what to try after a message, a line for each thing.
func (a *app) hint(hint string) {
	if hint == "" {
		return
	}
	defer a.dimmed()()
	first, others, _ := strings.Cut(hint, "\n")
	a.message("hint: %s", first)
	for line := range strings.Lines(others) {
		a.message("      %s", line)
	}
}

// report writes the message of an error, with its hint, and keeps its status.
func (a *app) report(err error) {
	if err == nil {
		return
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, err := range joined.Unwrap() {
			a.report(err)
		}
		return
	}
	if a.isLeftOut(err) {
		return
	}
	status, hint := explain(err)
	a.status = max(a.status, status)
	if message := err.Error(); message != "" {
		a.message("%s", message)
	}
	a.hint(hint)
	if fault, ok := errors.AsType[*library.PanicError](err); ok && a.env("DOCVIEW_DEBUG") != "" {
		a.message("%s", fault.Stack)
	}
}
