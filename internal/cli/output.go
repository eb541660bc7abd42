package cli

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"docview/internal/render"

	"github.com/spf13/cobra"
)

// An output says where a command's data go and in which form.
type output struct {
	format  string
	json    bool
	width   int
	style   string
	color   string
	noPager bool
	linear  bool
	file    string
	force   bool
	wide    bool // columns, not prose: all of the terminal's width is used
}

// bind adds the flags of a command that prints pages, with what more there is
// to say of --format and how --width is explained.
func (o *output) bind(c *cobra.Command, use render.Use, more, width string) {
	o.bindFormat(c, use, more)
	o.bindWidth(c, width)
	o.bindStyle(c)
	o.bindStreams(c)
}

func (o *output) bindLinear(c *cobra.Command) {
	c.Flags().BoolVar(&o.linear, "linear", false, "announce each part on its own line, for screen readers and braille (same as --format linear)")
}

func (o *output) bindStyle(c *cobra.Command) {
	c.Flags().StringVar(&o.style, "style", "", "`name` of the colour style: "+strings.Join(render.Styles(), ", ")+" (default: $DOCVIEW_STYLE or "+render.Styles()[0]+")")
	_ = c.RegisterFlagCompletionFunc("style", cobra.FixedCompletions(render.Styles(), cobra.ShellCompDirectiveNoFileComp))
}

// byStream is the default format of a command for documents or facts.
const byStream = " (default: terminal on a terminal, text in a pipe)"

// bindFormat adds --format, with what more there is to say of it, and --json.
func (o *output) bindFormat(c *cobra.Command, use render.Use, more string) {
	f, formats := c.Flags(), render.FormatNames(use)
	f.StringVarP(&o.format, "format", "f", "", "output `format`: "+strings.Join(formats, ", ")+more)
	f.BoolVar(&o.json, "json", false, "same as --format json")
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
}

// ofText explains --width of a command that prints paragraphs.
const ofText = "line width in `columns`; 0 = one line per paragraph (default: that of the terminal, up to 100; 80 in a pipe)"

func (o *output) bindWidth(c *cobra.Command, usage string) {
	c.Flags().IntVarP(&o.width, "width", "w", -1, usage)
}

// bindStreams adds the flags that every command with data has.
func (o *output) bindStreams(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&o.color, "color", "auto", "`when` to use colours: auto, always, never")
	f.BoolVar(&o.noPager, "no-pager", false, "never start a pager")
	f.StringVarP(&o.file, "output", "o", "", "write to `file`, completely or not at all; - is standard output")
	f.BoolVar(&o.force, "force", false, "overwrite the --output file")
	_ = c.RegisterFlagCompletionFunc("color", cobra.FixedCompletions([]string{"auto", "always", "never"}, cobra.ShellCompDirectiveNoFileComp))
}

// print opens the output, calls write with it and closes it: a file is there
// whole or not at all, a pager has ended, and a closed pipe is no error.
func (a *app) print(o *output, write func(*sheet)) error {
	if o.file == "-" {
		o.file = ""
	}
	s, err := a.sheet(o)
	if err != nil {
		return err
	}
	if o.file != "" {
		return a.printFile(o, s, write)
	}
	out := &recorder{w: a.Stdout, name: "standard output"}
	var p *pager
	s.Writer = bufio.NewWriterSize(out, 1<<16)
	if command := a.pagerCommand(o, s); command != "" {
		p = &pager{app: a, command: command, out: out, sheet: s}
		s.Writer = bufio.NewWriterSize(p, 1<<12)
	}
	err = s.written(write)
	if p != nil {
		if isClosedPipe(err) {
			err = nil // the pager ended before the text did; close determines whether that is an error
		}
		err = errors.Join(err, p.close())
	}
	return out.replace(err)
}

// printMatching is print for what a filter takes: write returns how many there
// were, and none at all is an error where nothing else was.
func (a *app) printMatching(o *output, write func(*sheet) int) error {
	shown := 0
	err := a.print(o, func(s *sheet) { shown = write(s) })
	if err == nil && shown == 0 && a.status == statusDone {
		return nothingf("no document matches")
	}
	return err
}

// A recorder keeps the first error of a stream, so that it can be distinguished from
// those of documents.
type recorder struct {
	w    io.Writer
	name string
	err  error
}

func (r *recorder) Write(b []byte) (int, error) {
	if r.err != nil {
		return 0, r.err
	}
	n, err := r.w.Write(b)
	r.err = err
	return n, err
}

// replace returns the error of a command that wrote to r: the stream's own where
// it has one, none when its reader went away.
func (r *recorder) replace(err error) error {
	switch {
	case r.err == nil:
		return err
	case isClosedPipe(r.err):
		return nil
	}
	return &outputError{r.name, r.err}
}

// sheet makes the choices of form: this is the one place where a terminal and
// a pipe are distinguished.
func (a *app) sheet(o *output) (*sheet, error) {
	terminal := o.file == "" && a.IsTerminal(a.Stdout)
	color, forced, err := a.colors(o, terminal)
	if err != nil {
		return nil, err
	}
	s := &sheet{terminal: terminal || forced && o.format == ""}
	s.format = render.DefaultFormat(s.terminal)
	if name := o.formatName(); name != "" && !o.isTemplate() {
		s.format, _ = render.FormatNamed(name, ^0)
	}
	style, err := a.style(o)
	if err != nil {
		return nil, err
	}
	width, err := a.width(o, terminal)
	if err != nil {
		return nil, err
	}
	if s.format.Unfolded && !terminal && o.width < 0 {
		width = 0
	}
	s.Printer = render.Printer{
		Width: width, Style: style, Color: color, Links: color && terminal,
		Bare: !s.terminal && !s.format.Page,
	}
	s.painter, err = s.Printer.Painter()
	return s, err
}

// colors reports whether colours are used, and whether they were asked for even
// in a pipe, by --color, NO_COLOR, CLICOLOR_FORCE and TERM in this order
// (no-color.org, bixense.com/clicolors).
func (a *app) colors(o *output, terminal bool) (color, forced bool, err error) {
	force := a.env("CLICOLOR_FORCE")
	switch {
	case o.color == "always":
		return true, true, nil
	case o.color == "never":
		return false, false, nil
	case o.color != "auto" && o.color != "":
		return false, false, usagef("--color takes auto, always or never", "invalid value %q for --color", o.color)
	case a.env("NO_COLOR") != "":
		return false, false, nil
	case force != "" && force != "0":
		return true, true, nil
	case a.env("TERM") == "dumb" || a.env("CLICOLOR") == "0":
		return false, false, nil
	}
	return terminal, false, nil
}

func (a *app) style(o *output) (string, error) {
	style, from := o.style, "--style"
	if style == "" {
		style, from = a.env("DOCVIEW_STYLE"), "DOCVIEW_STYLE"
	}
	if style != "" && !slices.Contains(render.Styles(), style) {
		return "", usagef("the styles are "+strings.Join(render.Styles(), ", "), "unknown style %q (%s)", style, from)
	}
	return style, nil
}

// The widths of a page where --width does not say.
const (
	widest    = 100 // a line that is longer is hard to read
	pipeWidth = 80
)

func (a *app) width(o *output, terminal bool) (int, error) {
	switch columns, _ := a.Size(); {
	case o.width < -1:
		return 0, usagef("--width 72", "--width must be 0 or more, not %d", o.width)
	case o.width >= 0:
		return o.width, nil
	case terminal && columns > 0 && o.wide:
		return columns, nil
	case terminal && columns > 0:
		return min(columns, widest), nil
	}
	return pipeWidth, nil
}

// formatName returns the format that was asked for, "" if none was.
func (o *output) formatName() string {
	switch {
	case o.json:
		return "json"
	case o.linear && o.format == "":
		return "linear"
	}
	return o.format
}

func (o *output) isTemplate() bool { return strings.Contains(o.format, "{{") }

// checkFormat returns an error if the format does not have a use.
func (o *output) checkFormat(use render.Use) error {
	if name := o.formatName(); o.json && o.format != "" && o.format != name {
		return usagef("", "--json and --format %s cannot be combined", o.format)
	}
	if _, ok := render.FormatNamed(o.format, use); !ok && o.format != "" {
		return usagef("the formats are "+strings.Join(render.FormatNames(use), ", "), "unknown format %q", o.format)
	}
	return nil
}

// checkRows is checkFormat for rows, which a template may print, too.
func (o *output) checkRows() error {
	if o.isTemplate() {
		return nil
	}
	return o.checkFormat(render.Rows)
}

// printFile writes to a new file beside the one of --output, and puts it in its
// place when all is written. Without --force the name must be free.
func (a *app) printFile(o *output, s *sheet, write func(*sheet)) error {
	name := o.file
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real // a link stays a link
	} else if info, err := os.Lstat(name); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return &outputError{name, errors.New("it is a link to a file that does not exist")}
	}
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return &outputError{name, errors.New("it is a folder")}
	case err == nil && !info.Mode().IsRegular(): // such as /dev/null or a named pipe
		f, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			return &outputError{name, err}
		}
		return a.fill(f, name, s, write)
	case err == nil && !o.force:
		return &outputError{name, fs.ErrExist}
	}
	temp, err := createBeside(name)
	if err != nil {
		return &outputError{name, err}
	}
	a.unfinished(temp.Name())
	defer a.unfinished("")
	defer os.Remove(temp.Name()) // no such file when all went well
	if err := a.fill(temp, name, s, write); err != nil {
		return err
	}
	switch {
	case a.status == statusUnreadable:
		return &outputError{name, errIncomplete}
	case info != nil && isAmong(a.inputs, info):
		return &outputError{name, errInput}
	}
	return place(temp.Name(), name, o.force)
}

// errIncomplete says that an output was not put in place since it would lack
// what could not be read.
var errIncomplete = errors.New("not everything could be read")

// createBeside creates a hidden file in the folder of another.
func createBeside(name string) (*os.File, error) {
	for i := os.Getpid(); ; i++ {
		f, err := os.OpenFile(filepath.Join(filepath.Dir(name), fmt.Sprintf(".docview.%d", i)), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

func (a *app) fill(f *os.File, name string, s *sheet, write func(*sheet)) error {
	out := &recorder{w: f, name: name}
	s.Writer = bufio.NewWriterSize(out, 1<<16)
	err := s.written(write)
	if info, e := f.Stat(); err == nil && e == nil && info.Mode().IsRegular() {
		out.err = cmp.Or(out.err, f.Sync()) // before it gets its name, or a power cut may leave an empty file
	}
	if e := f.Close(); e != nil && out.err == nil {
		out.err = e
	}
	if out.err != nil {
		return &outputError{name, out.err}
	}
	return err
}

// place renames a finished file to its name. Without force a file that came there
// meanwhile is kept.
func place(temp, name string, force bool) error {
	var err error
	if info, e := os.Stat(name); e == nil && force {
		err = os.Chmod(temp, info.Mode().Perm())
	}
	switch {
	case err != nil:
	case force:
		err = os.Rename(temp, name)
	default:
		if err = os.Link(temp, name); err != nil && !errors.Is(err, fs.ErrExist) {
			err = os.Rename(temp, name) // a file system without links
		}
	}
	if err != nil {
		return &outputError{name, err}
	}
	return nil
}

// unfinished keeps the name of a file to remove when the run is interrupted.
func (a *app) unfinished(name string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.temp = name
}

// safe returns s on one line without control characters.
func safe(s string) string {
	return render.Sanitize(strings.NewReplacer("\t", " ", "\n", " ").Replace(s))
}
