package cli

import (
	"errors"

	"docview/internal/document"
	"docview/internal/library"
	"docview/internal/render"
)

// title begins a document.
func (s *sheet) title(d *document.Document) error {
	if !s.many {
		return s.heading("")
	}
	return s.heading(d.Address(""))
}

// heading begins a document of several, or a paragraph of several that have
// one number; the name is "" where there is only one.
func (s *sheet) heading(name string) error {
	if s.count++; s.count > 1 {
		s.WriteString(s.format.Between)
	}
	if name == "" || s.format.Heading == nil {
		return nil
	}
	return s.paint(s.format.Heading(&s.Printer, name))
}

// record prints a value with JSON tags.
func (s *sheet) record(v any) error {
	text, err := s.format.Record(v, s.many)
	if err != nil {
		return err
	}
	return s.element(text)
}

// row prints cells below the names of their columns, if the format has names.
func (s *sheet) row(names, cells []string) error {
	if s.count++; s.count == 1 && s.format.Names {
		s.WriteString(s.format.Row(names))
	}
	_, err := s.WriteString(s.format.Row(cells))
	return err
}

// element prints a record as the format has it.
func (s *sheet) element(text []byte) error {
	if s.count++; s.count == 1 {
		s.WriteString(s.brackets().Begin)
	} else {
		s.WriteString(s.brackets().Between)
	}
	_, err := s.Write(text)
	return err
}

func (s *sheet) brackets() render.Brackets {
	if s.many {
		return s.format.Many
	}
	return s.format.One
}

// end ends what record and element began.
func (s *sheet) end() error {
	end := s.brackets().End
	if s.count == 0 {
		end = s.brackets().Empty
	}
	_, err := s.WriteString(end)
	return err
}

// each does the work on one document of several. A panic of it is reported as
// the error of the document's file; any other error ends the command.
func (a *app) each(d *document.Document, work func() error) error {
	_, err := library.Guard(d.Name, func() (struct{}, error) { return struct{}{}, work() })
	if fault := (*library.PanicError)(nil); errors.As(err, &fault) {
		a.report(err)
		return nil
	}
	return err
}

// document prints the part of a document. Paragraphs that have one number are
// shown each with its address.
func (s *sheet) document(d, part *document.Document) error {
	switch {
	case s.format.Record != nil:
		return s.record(part.Record())
	case !repeats(part) || whole(d, part):
		if err := s.title(d); err != nil {
			return err
		}
		return s.page(part)
	}
	for _, item := range items(part) {
		if err := s.heading(d.Address(item.Body[0].Address)); err != nil {
			return err
		}
		if err := s.page(item); err != nil {
			return err
		}
	}
	return nil
}

// whole reports whether a part has all paragraphs of its document, so that it
// shows by itself which is which.
func whole(d, part *document.Document) bool {
	return len(part.Blocks(document.Paragraph)) == len(d.Blocks(document.Paragraph))
}

// page prints a document in the format that was asked for.
func (s *sheet) page(d *document.Document) error {
	p := s.Printer
	p.Bare = s.bare
	return s.format.Print(&p, s, d)
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
