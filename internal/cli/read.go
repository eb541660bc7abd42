package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"

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
type reading struct {
	view
	filter

	several bool            // DOCUMENTs are named, whose list q leads to
	said    string          // about those that cannot be opened
	found   *reader.Results // of a search, to begin with; nil for none
}

func (a *app) read() *cobra.Command {
	v := &reading{view: view{part: wholePart}}
	c := command("read [DOCUMENT...]", func(*cobra.Command, []string) error { return v.run(a) })
	v.bindLibrary(c)
	v.filter.bind(a, &v.input, c)
	v.output.bind(c, render.Documents, byStream, ofText)
	v.bindLinear(c)
	c.ValidArgsFunction = a.completeDocuments(&v.input)
	return c
}

func (v *reading) run(a *app) error {
	if err := v.filter.check(); err != nil {
		return err
	}
	narrowed := !v.filter.IsZero()
	if narrowed && len(v.args) > 0 {
		return usagef("leave out the DOCUMENT, or the filter", "a filter chooses from the library, not from the DOCUMENTs that are named")
	}
	if narrowed && !a.IsTerminal(a.Stdout) {
		return usagef("docview list and docview search take the same filters", "the filters of read narrow its list, which needs a terminal")
	}
	if !a.IsTerminal(a.Stdout) || v.file != "" || v.formatName() != "" && !v.linear {
		return v.view.run(a)
	}
	if v.linear || a.env("DOCVIEW_LINEAR") == "1" || a.env("TERM") == "dumb" {
		return v.converse(a)
	}
	out, ok := a.Stdout.(*os.File)
	keys, err := a.keys()
	if (err != nil || !ok) && v.found != nil {
		return usagef("", "no terminal to take keys from")
	}
	if err != nil || !ok {
		return v.view.run(a)
	}
	return v.onScreen(a, keys, out)
}

// onScreen runs the reader on the whole terminal.
func (v *reading) onScreen(a *app, keys, out *os.File) error {
	first, err := v.first(a)
	if err != nil {
		return err
	}
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
	return a.left(r.Run(first))
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
	lines := a.Stdin
	if first != nil && first.Ref == "" { // standard input is the document
		if lines, err = a.keys(); err != nil {
			return err
		}
	}
	r := v.reader(a, nil, nil)
	r.Printer.Width = width
	terminal := io.Writer(a.Stdout)
	if a.env("TERM") == "dumb" { // it would show what is sent to its clipboard
		terminal = nil
	}
	r.Copy = func(text string) (string, error) { return a.copyText(text, terminal) }
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
	switch {
	case v.found != nil:
		return nil, nil
	case len(v.args) > 0:
		return v.firstNamed(a)
	}
	files, err := a.files(&v.input)
	if err != nil {
		return nil, err
	}
	var only *document.Document
	n := 0
	for d, err := range library.Documents(files) {
		if err != nil || !v.Match(d) {
			continue // the list reports it
		}
		if only, n = d, n+1; n > 1 {
			return nil, nil
		}
	}
	if only == nil {
		return nil, nothingf("no document matches")
	}
	return v.opened(a, found{only, ""}, a.refOf(&v.input, only)), nil
}

// firstNamed returns the first of the DOCUMENTs that can be opened; others that
// cannot are reported.
func (v *reading) firstNamed(a *app) (first *reader.Opened, err error) {
	v.several = len(v.args) > 1
	var readable []string
	for _, ref := range v.args {
		d, openErr := v.open(a, ref)
		if openErr != nil {
			err = errors.Join(err, openErr)
			continue
		}
		if readable = append(readable, ref); first == nil {
			first = d
		}
	}
	if first == nil {
		return nil, err
	}
	if a.report(err); err != nil {
		v.said, _, _ = strings.Cut(err.Error(), "\n")
	}
	v.args = readable
	return first, nil
}

func (v *reading) open(a *app, ref string) (*reader.Opened, error) {
	docs, err := a.resolve(a.library(&v.input), ref)
	if err != nil {
		return nil, err
	}
	if len(docs) > 1 {
		return nil, usagef("docview read "+shellQuoted(ref)+"@2 reads the second", "%s contains %d documents", ref, len(docs))
	}
	if place := docs[0].place; place != "" {
		if _, err := docs[0].At(place); err != nil {
			return nil, err
		}
	}
	return v.opened(a, docs[0], ref), nil
}

func (v *reading) opened(a *app, d found, ref string) *reader.Opened {
	o := &reader.Opened{Document: d.Document, Place: d.place, Ref: ref, Row: ref}
	if !v.several {
		o.Row = a.refOf(&v.input, d.Document)
	}
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
	var mu sync.Mutex
	left := a.leavings()
	return &reader.Reader{
		LeftAt: left.at, Leave: left.leave,
		In: in, Out: out, Env: os.Environ(),
		Printer: render.Printer{Color: true, Links: true},
		Several: v.several, Said: v.said, Found: v.found,
		Open: func(ref string) (*reader.Opened, error) {
			mu.Lock() // documents are also read beside the keys
			defer mu.Unlock()
			return v.open(a, ref)
		},
		Name: func(d *document.Document) (string, bool) {
			mu.Lock()
			defer mu.Unlock()
			return v.nameOf(a, d)
		},
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
			return q.Cited() + "\n" + q.Address + "\n", nil
		},
	}
}

// list yields a row for each document that is read: those that are named, or
// those of the library that the filter takes.
func (v *reading) list(a *app, yield func(reader.Row) bool) error {
	if v.several {
		for _, ref := range v.args {
			if d, err := v.open(a, ref); err == nil && !yield(v.row(a, d.Document, ref)) {
				break
			}
		}
		return nil
	}
	files, err := a.files(&v.input)
	if err != nil {
		return err
	}
	var unread error
	var undated []string
	for d, err := range library.Documents(files) {
		switch {
		case err != nil:
			unread = errors.Join(unread, a.unread(err))
		case v.Undated(d):
			undated = append(undated, d.ID)
		case v.Match(d) && !yield(v.row(a, d, a.refOf(&v.input, d))):
			return unread
		}
	}
	if len(undated) > 0 {
		unread = errors.Join(unread, fmt.Errorf("left out %s without a known date: %s", document.Plural(len(undated), "document"), firstOf(undated)))
	}
	return unread
}

func (v *reading) row(a *app, d *document.Document, ref string) reader.Row {
	return reader.Row{
		Ref: ref, Left: cmp.Or(day(d.Date()), "undated"), Text: strings.Join(strings.Fields(library.Heading(d)), " "),
		Right: d.ID, Day: dayKey(d.Date()),
	}
}

// nameOf returns the id of a document if that opens it, else what the document
// is named now, and whether no other document of the library has the id.
func (v *reading) nameOf(a *app, d *document.Document) (ref string, unique bool) {
	docs, _, err := a.library(&v.input).Resolve(d.ID)
	var notFound *library.NotFoundError
	switch {
	case errors.As(err, &notFound):
		return d.Ref, true
	case err == nil && len(docs) == 1 && docs[0].Name == d.Name && docs[0].Part == d.Part:
		return d.ID, true
	}
	return d.Ref, false
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
