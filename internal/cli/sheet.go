package cli

import (
	"bufio"
	"errors"
	"fmt"
	"iter"

	"docview/internal/document"
	"docview/internal/library"
	"docview/internal/render"
)

// A sheet is what a command writes its data to: one document, or several that
// are clearly apart from each other. An error is kept and ends it: after it
// nothing more is written.
type sheet struct {
	*bufio.Writer
	render.Printer
	format   render.Format
	terminal bool // a person looks at it: a page, not bare data
	painter  *render.Painter
	name     string // the id of the one document that is shown, "" if there are several
	first    int    // the row, from 0, with which a pager begins

	many  bool  // each document is headed by its id; records are in an array
	count int   // of what was begun
	bare  bool  // the text alone, without labels and the fields of render.HeadKeys
	err   error // the first that is not of writing
}

// written returns the error of what write writes.
func (s *sheet) written(write func(*sheet)) error {
	write(s)
	return errors.Join(s.err, s.Flush())
}

func (s *sheet) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

// isOver reports whether nothing more can be written: there was an error, such
// as that nobody reads on.
func (s *sheet) isOver() bool {
	_, err := s.Write(nil)
	return s.err != nil || err != nil
}

// readable yields what seq does but for its errors, which are reported, as long
// as the sheet is not over.
func readable[T any](a *app, s *sheet, seq iter.Seq2[T, error]) iter.Seq[T] {
	return func(yield func(T) bool) {
		for v, err := range seq {
			if err != nil {
				a.report(err)
			} else if !yield(v) || s.isOver() {
				return
			}
		}
	}
}

// each does the work on one document of several. A panic of it is reported as
// the error of the document's file.
func (a *app) each(d *document.Document, work func()) {
	_, err := library.Guard(d.Name, func() (struct{}, error) {
		work()
		return struct{}{}, nil
	})
	a.report(err)
}

func (s *sheet) paint(lines []render.Line) {
	for _, l := range lines {
		fmt.Fprintln(s, s.painter.Paint(l))
	}
}

// title begins a document.
func (s *sheet) title(d *document.Document) {
	name := ""
	if s.many {
		name = d.Address("")
	}
	s.heading(name)
}

// heading begins a document of several, or a paragraph of several that have
// one number; the name is "" where there is only one.
func (s *sheet) heading(name string) {
	if s.count++; s.count > 1 {
		s.WriteString(s.format.Between)
	}
	if name != "" && s.format.Heading != nil {
		s.paint(s.format.Heading(&s.Printer, name))
	}
}

func (s *sheet) record(v any) { s.element(s.format.Record(v, s.many)) }

// row prints cells below the names of their columns, if the format has names.
func (s *sheet) row(names, cells []string) {
	if s.count++; s.count == 1 && s.format.Names {
		s.WriteString(s.format.Row(names))
	}
	s.WriteString(s.format.Row(cells))
}

// element prints a record as the format has it.
func (s *sheet) element(text []byte) {
	if s.count++; s.count == 1 {
		s.WriteString(s.brackets().Begin)
	} else {
		s.WriteString(s.brackets().Between)
	}
	s.Write(text)
}

func (s *sheet) brackets() render.Brackets {
	if s.many {
		return s.format.Many
	}
	return s.format.One
}

// end ends what record and element began.
func (s *sheet) end() {
	if s.count == 0 {
		s.WriteString(s.brackets().Empty)
	} else {
		s.WriteString(s.brackets().End)
	}
}

// document prints the part of a document. Paragraphs that have one number are
// shown each with its address.
func (s *sheet) document(d, part *document.Document) {
	switch {
	case s.format.Record != nil:
		s.record(part.Record())
	case !repeats(part) || whole(d, part):
		s.title(d)
		s.page(part)
	default:
		for _, item := range items(part) {
			s.heading(d.Address(item.Body[0].Address))
			s.page(item)
		}
	}
}

// whole reports whether a part has all paragraphs of its document, so that it
// shows by itself which is which.
func whole(d, part *document.Document) bool {
	return len(part.Blocks(document.Paragraph)) == len(d.Blocks(document.Paragraph))
}

func (s *sheet) page(d *document.Document) {
	p := s.Printer
	p.Bare = s.bare
	if err := s.format.Print(&p, s, d); err != nil {
		s.fail(err)
	}
}

// repeats reports whether two paragraphs of a part that are under no other
// of it have one number.
func repeats(part *document.Document) bool {
	seen := map[string]bool{}
	for _, item := range items(part) {
		number := item.Body[0].Number
		if number != "" && seen[number] {
			return true
		}
		seen[number] = true
	}
	return false
}

// items returns each block of a part that is under no other of it, with all
// that is under it, as a part of its own.
func items(part *document.Document) []*document.Document {
	var all []*document.Document
	in := map[int]bool{}
	for _, b := range part.Body {
		if !in[b.Under] || len(all) == 0 {
			item := *part
			item.Body = nil
			all = append(all, &item)
		}
		in[b.Place] = true
		last := all[len(all)-1]
		last.Body = append(last.Body, b)
	}
	return all
}
