package cli

import (
	"errors"

	"docview/internal/document"
	"docview/internal/library"
	"docview/internal/render"
)

// A series prints one document or several, clearly apart from each other.
type series struct {
	*sheet
	many  bool // each is headed by its id; records are in an array
	count int
	bare  bool // the text alone, without labels and the fields of render.HeadKeys
}

// heading begins a document of several, or a paragraph of several that have
// one number; the name is "" where there is only one.
func (w *series) heading(name string) error {
	if w.count++; w.count > 1 {
		w.WriteString(w.format.Between)
	}
	if name == "" || w.format.Heading == nil {
		return nil
	}
	return w.paint(w.format.Heading(&w.Printer, name))
}

// record prints a value with JSON tags.
func (w *series) record(v any) error {
	text, err := w.format.Record(v, w.many)
	if err != nil {
		return err
	}
	return w.element(text)
}

// row prints cells below the names of their columns, if the format has names.
func (w *series) row(names, cells []string) error {
	if w.count++; w.count == 1 && w.format.Names {
		w.WriteString(w.format.Row(names))
	}
	_, err := w.WriteString(w.format.Row(cells))
	return err
}

// element prints a record as the format has it.
func (w *series) element(text []byte) error {
	if w.count++; w.count == 1 {
		w.WriteString(w.brackets().Begin)
	} else {
		w.WriteString(w.brackets().Between)
	}
	_, err := w.Write(text)
	return err
}

func (w *series) brackets() render.Brackets {
	if w.many {
		return w.format.Many
	}
	return w.format.One
}

// end ends what record and element began.
func (w *series) end() error {
	end := w.brackets().End
	if w.count == 0 {
		end = w.brackets().Empty
	}
	_, err := w.WriteString(end)
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
func (w *series) document(d, part *document.Document) error {
	switch {
	case w.format.Record != nil:
		return w.record(part.Record())
	case !repeats(part) || whole(d, part):
		name := d.Address("")
		if !w.many {
			name = ""
		}
		if err := w.heading(name); err != nil {
			return err
		}
		return w.page(part)
	}
	for _, item := range items(part) {
		if err := w.heading(d.Address(item.Body[0].Address)); err != nil {
			return err
		}
		if err := w.page(item); err != nil {
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
func (w *series) page(d *document.Document) error {
	p := w.Printer
	p.Bare = w.bare
	return w.format.Print(&p, w, d)
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
