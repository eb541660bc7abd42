package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"docview/internal/document"
	"docview/internal/render"
)

// A series prints one document or several, clearly apart from each other.
type series struct {
	*sheet
	many  bool // each is headed by its id; JSON is an array
	count int
	bare  bool // the text alone, without the fields of headKeys
}

// heading begins a document of several, or a paragraph of several that have
// one number; the name is "" where there is only one.
func (w *series) heading(name string) error {
	if w.count++; w.count > 1 {
		fmt.Fprintln(w)
	}
	var err error
	switch {
	case name == "":
	case w.format == "markdown" && w.count > 1:
		_, err = fmt.Fprint(w, "* * *\n\n")
	case w.format == "markdown":
	case w.format == "terminal":
		err = w.paint([]render.Line{w.Rule(name)})
	default:
		_, err = fmt.Fprintf(w, "==> %s <==\n", safe(name))
	}
	return err
}

// json prints v as a JSON value: on a line, or as an element of an array, where
// there may be several.
func (w *series) json(v any) error {
	text, err := w.encode(v)
	if err != nil {
		return err
	}
	return w.element(text)
}

// encode gives the JSON of v in the form that element prints. It may run on
// several cores at once.
func (w *series) encode(v any) ([]byte, error) {
	var indented, line bytes.Buffer
	if err := w.JSON(&indented, v); err != nil {
		return nil, err
	}
	text := bytes.TrimSpace(indented.Bytes())
	switch {
	case w.format == "ndjson":
		err := json.Compact(&line, text)
		return line.Bytes(), err
	case w.many:
		text = bytes.ReplaceAll(text, []byte("\n"), []byte("\n  "))
	}
	return text, nil
}

// element prints what encode gives.
func (w *series) element(text []byte) error {
	w.count++
	before, after := "", "\n"
	if w.format == "json" && w.many {
		before, after = ",\n  ", ""
		if w.count == 1 {
			before = "[\n  "
		}
	}
	w.WriteString(before)
	w.Write(text)
	_, err := w.WriteString(after)
	return err
}

// end ends the array that element began.
func (w *series) end() error {
	if w.format != "json" || !w.many {
		return nil
	}
	end := "\n]\n"
	if w.count == 0 {
		end = "[]\n"
	}
	_, err := fmt.Fprint(w, end)
	return err
}

// document prints the part of a document. Paragraphs that have one number are
// shown each with its address.
func (w *series) document(d, part *document.Document) error {
	switch {
	case w.format == "json" || w.format == "ndjson":
		return w.json(part.Record())
	case !repeats(part) || whole(d, part):
		name := d.ID
		if !w.many {
			name = ""
		}
		if err := w.heading(name); err != nil {
			return err
		}
		return w.page(part)
	}
	for _, item := range items(part) {
		if err := w.heading(d.ID + "#" + item.Body[0].Address); err != nil {
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

// page prints a document in the form that was asked for.
func (w *series) page(d *document.Document) error {
	p := w.Printer
	p.Bare = w.bare
	if p.Bare && (w.format == "text" || w.format == "markdown") {
		d = withoutHead(d)
	}
	switch w.format {
	case "terminal":
		return p.Terminal(w, d)
	case "markdown":
		return p.Markdown(w, d)
	}
	return p.Text(w, d)
}

// withoutHead leaves the fields of headKeys out of a part; a whole document,
// which has more than a part, keeps them.
func withoutHead(d *document.Document) *document.Document {
	part := *d
	part.Header = slices.DeleteFunc(slices.Clone(d.Header), func(f document.Field) bool {
		return slices.Contains(headKeys, f.Key)
	})
	return &part
}

// repeats reports whether two paragraphs of a part that stand under no other
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

// items gives each block of a part that stands under no other of it, with all
// that stands under it, as a part of its own.
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
