package reader

import (
	"errors"
	"os"

	"docview/internal/document"
	"docview/internal/render"
)

// A Reader reads documents on the whole terminal. Its functions are what keys
// ask of the rest of docview; the key of a nil function says that it does
// nothing here.
type Reader struct {
	In, Out *os.File // the terminal
	Env     []string // the environment, as os.Environ returns it

	// Printer has the style of the pages; their width is the reader's.
	Printer render.Printer

	Several bool     // the first document is one of List's, to which q leads
	Found   *Results // what a search found, to begin with; nil for none
	Said    string   // what is said at first

	// Open opens what a row's Ref or a DOCUMENT names.
	Open func(ref string) (*Opened, error)

	// List calls yield with a row for each document of the library, or of the
	// several that are read, until yield returns false. It runs beside the reader.
	List func(yield func(Row) bool) error

	// Name returns the shortest that opens a document which was opened by its
	// path, and whether no other document of the library has its id.
	Name func(*document.Document) (ref string, unique bool)

	// LeftAt returns the place at which a document was left, "" for none; Leave
	// notes it, "" for a document that was left at its beginning or end.
	LeftAt func(*document.Document) (place string)
	Leave  func(d *document.Document, place string)

	// Search returns what a query finds in the library.
	Search func(query string) (*Results, error)

	// Check returns what a careful editor finds in a document.
	Check func(*document.Document) []document.Problem

	// Citation returns a document's citation, with the address of a place in
	// it unless that is "".
	Citation func(d *document.Document, place string) string

	// Quotation returns the text of a place with its citation and address.
	Quotation func(d *document.Document, place string) (string, error)

	// Copy puts a text on the clipboard and says where it went.
	Copy func(text string) (where string, err error)
}

// An Opened document is one that can be opened again when its file changes.
type Opened struct {
	Document *document.Document
	Place    string // the place that its address names, as [document.Document.At] takes it; "" for the beginning
	Ref      string // what opens it
	Path     string // its file, which is watched; "" if it has none
	Row      string // the Ref of its row in the list of the library
}

// A Row is a line of a list: a document, or a hit.
type Row struct {
	Ref   string // what opens it
	Left  string // what is in a column of its own: a date, an address
	Text  string
	Right string // an id
	Day   string // by which documents are sorted; "" if the date is not known

	// Hit is nil but for a hit, whose Left, Text and Right are those of its
	// document, of whose hits it is the one with the number N, from 0; -1 if
	// its text has none.
	Hit *render.Occurrence
	N   int
}

// Run reads a document or, if it is nil, Found or the list of the library until the
// reader is left. The error is a *SignalError if a signal or Ctrl-C ended it, a
// *PanicError if it failed, or says what could not be read or written.
func (r *Reader) Run(d *Opened) error {
	m, err := r.model(d)
	if err != nil {
		return err
	}
	err = errors.Join(show(m, r.In, r.Out, r.Env), m.err)
	for _, l := range m.levels {
		if t, ok := l.(*opened); ok {
			m.leave(t)
		}
	}
	return err
}

func (r *Reader) leftAt(d *document.Document) string {
	if r.LeftAt == nil {
		return ""
	}
	return r.LeftAt(d)
}

func (r *Reader) leaveAt(d *document.Document, place string) {
	if r.Leave != nil {
		r.Leave(d, place)
	}
}

func (r *Reader) model(d *Opened) (*model, error) {
	paint, err := r.Printer.Painter()
	if err != nil {
		return nil, err
	}
	m := &model{Reader: r, paint: paint, last: r.Found}
	m.say("%s", r.Said)
	switch {
	case d == nil && r.Found != nil:
		m.say("%s", r.Found.more())
		m.levels = []level{listOf(r.Found)}
		return m, nil
	case d == nil:
		m.levels = []level{m.library("")}
		return m, nil
	}
	t := m.opened(d)
	m.levels = []level{t}
	if r.Several {
		t.in = m.library(t.row)
		m.levels = []level{t.in, t}
	}
	return m, nil
}
