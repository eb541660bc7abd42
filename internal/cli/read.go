package cli

import (
	"errors"
	"fmt"
	"os"

	"docview/internal/check"
	"docview/internal/document"
	"docview/internal/library"
	"docview/internal/quote"
	"docview/internal/reader"
	"docview/internal/render"

	"github.com/spf13/cobra"
)

// A reading is the interactive reader, or what replaces it where there is
// no terminal.
type reading struct{ view }

func (a *app) read() *cobra.Command {
	v := &reading{view{part: wholePart}}
	c := &cobra.Command{
		Use:   "read [DOCUMENT]",
		Short: "Read a document full-screen, with search and notes at a key",
		Long: `Read a document full-screen, with its address always in view: type 4 and Enter for
paragraph 4, / to search, y to copy a quotation with its citation, h for all keys.

With no DOCUMENT and a library of several, reading begins with the list. In a
pipe, read prints what show prints.`,
		Example: `docview read 112596
docview read 112596#4           begin at paragraph 4
docview read -L letters         begin with the list
pdftotext cable.pdf - | docview read -`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usagef("docview show takes several", "read takes one DOCUMENT (got %d)", len(args))
			}
			return v.run(a)
		},
	}
	v.bindLibrary(c)
	v.output.bind(c, render.Documents, byStream, ofText)
	v.bindLinear(c)
	c.ValidArgsFunction = a.completeDocuments(&v.input)
	return c
}

func (v *reading) run(a *app) error {
	if !a.IsTerminal(a.Stdout) || v.file != "" || v.formatName() != "" && !v.linear {
		return v.view.run(a)
	}
	if v.linear || a.env("DOCVIEW_LINEAR") == "1" || a.env("TERM") == "dumb" {
		return v.converse(a)
	}
	out, ok := a.Stdout.(*os.File)
	keys, err := a.keys()
	if err != nil || !ok {
		return v.view.run(a)
	}
	first, err := v.first(a)
	if err != nil {
		return err
	}
	return v.onScreen(a, keys, out, func(r *reader.Reader) error { return r.Run(first) })
}

// onScreen runs the reader on the whole terminal.
func (v *reading) onScreen(a *app, keys, out *os.File, run func(*reader.Reader) error) (err error) {
	r := v.reader(a, keys, out)
	if r.Printer.Style, err = a.style(&v.output); err != nil {
		return err
	}
	if color, _, err := a.colors(&v.output, true); err != nil {
		return err
	} else if !color {
		r.Printer.Style = "mono"
	}
	a.setReading(true)
	defer a.setReading(false)
	return a.left(run(r))
}

// setReading says whether the reader has the terminal.
func (a *app) setReading(on bool) {
	a.mu.Lock()
	a.reading = on
	a.mu.Unlock()
	a.setPaging(on)
}

// left returns how the reader was left: a signal sets the status alone.
func (a *app) left(err error) error {
	var ended *reader.SignalError
	var fault *reader.PanicError
	switch {
	case errors.As(err, &ended):
		a.status = max(a.status, signalStatus(ended.Signal))
		return nil
	case errors.As(err, &fault) && a.env("DOCVIEW_DEBUG") != "":
		return fmt.Errorf("%w\n%s", err, fault.Stack)
	}
	return err
}

// converse reads a document as a conversation of lines.
func (v *reading) converse(a *app) error {
	width, err := a.width(&v.output, true)
	if err != nil {
		return err
	}
	first, err := v.first(a)
	if err != nil {
		return err
	}
	if first == nil {
		return usagef(a.listCommand(&v.input)+" lists them\ndocview read --linear 112596", "which document? the library has several")
	}
	lines := a.Stdin
	if first.Ref == "" { // standard input is the document
		if lines, err = a.keys(); err != nil {
			return err
		}
	}
	r := v.reader(a, nil, nil)
	r.Printer.Width = width
	r.Copy = func(text string) (string, error) { return a.copyText(text, a.Stdout) }
	return r.Converse(lines, a.Stdout, first)
}

// keys returns the terminal that keys come from: standard input, or the
// terminal itself if the document comes from there.
func (a *app) keys() (*os.File, error) {
	if in, ok := a.Stdin.(*os.File); ok && a.IsTerminal(in) {
		return in, nil
	}
	return os.OpenFile("/dev/tty", os.O_RDWR, 0)
}

// first returns the document to begin with, nil for the list.
func (v *reading) first(a *app) (*reader.Opened, error) {
	if len(v.args) > 0 {
		return v.open(a, v.args[0])
	}
	files, err := a.files(&v.input)
	if err != nil {
		return nil, err
	}
	var only *document.Document
	n := 0
	for d, err := range library.Documents(files) {
		if err != nil {
			continue // the list reports it
		}
		if only, n = d, n+1; n > 1 {
			return nil, nil
		}
	}
	if only == nil {
		return nil, nothingf("no documents")
	}
	return opened(found{only, ""}, a.refOf(&v.input, only)), nil
}

func (v *reading) open(a *app, ref string) (*reader.Opened, error) {
	docs, err := a.resolve(a.library(&v.input), ref)
	if err != nil {
		return nil, err
	}
	if len(docs) > 1 {
		return nil, usagef("docview read "+shellQuoted(ref)+"@2 reads the second", "%s contains %d documents", ref, len(docs))
	}
	return opened(docs[0], ref), nil
}

func opened(d found, ref string) *reader.Opened {
	o := &reader.Opened{Document: d.Document, Place: d.place, Ref: ref}
	if info, err := os.Stat(d.Name); err == nil && info.Mode().IsRegular() {
		o.Path = d.Name
	} else if ref == "-" {
		o.Ref = "" // standard input cannot be read again
	}
	return o
}

// refOf returns what opens a document, and no other.
func (a *app) refOf(in *input, d *document.Document) string {
	switch {
	case a.library(in).InSample(d):
		return d.ID
	case d.Part > 0:
		return fmt.Sprintf("%s@%d", d.Name, d.Part)
	}
	return d.Name
}

// reader returns the reader, with what its keys ask of the other packages.
func (v *reading) reader(a *app, in, out *os.File) *reader.Reader {
	return &reader.Reader{
		In: in, Out: out, Env: os.Environ(),
		Printer:  render.Printer{Color: true, Links: true},
		Open:     func(ref string) (*reader.Opened, error) { return v.open(a, ref) },
		List:     func(yield func(reader.Row) bool) error { return v.list(a, yield) },
		Search:   func(query string) (*reader.Results, error) { return v.search(a, query) },
		Check:    check.Check,
		Copy:     func(text string) (string, error) { return a.copyText(text, out) },
		Citation: func(d *document.Document, place string) string { return citationOf(d, place).String() },
		Quotation: func(d *document.Document, place string) (string, error) {
			q, err := quote.Passage{Place: place}.Of(d)
			if err != nil {
				return "", err
			}
			q.Citation = citationOf(d, place)
			return q.Cited(), nil
		},
	}
}

// list yields a row for each document of the library.
func (v *reading) list(a *app, yield func(reader.Row) bool) error {
	files, err := a.files(&v.input)
	if err != nil {
		return err
	}
	var unread error
	for d, err := range library.Documents(files) {
		if err != nil {
			unread = errors.Join(unread, a.unread(err))
			continue
		}
		if !yield(reader.Row{Ref: a.refOf(&v.input, d), Left: fmt.Sprintf("%-10s  %s", day(d.Date()), d.ID), Text: library.Heading(d)}) {
			break
		}
	}
	return unread
}

// unread returns an error without the files of the library that are left out.
func (a *app) unread(err error) error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all error
		for _, err := range joined.Unwrap() {
			all = errors.Join(all, a.unread(err))
		}
		return all
	}
	if err != nil && a.isLeftOut(err) {
		return nil
	}
	return err
}
