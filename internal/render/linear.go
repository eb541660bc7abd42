package render

import (
	"bufio"
	"cmp"
	"io"
	"strings"
	"unicode"

	"docview/internal/document"
)

// Linear prints d for screen readers and braille displays: each part is
// announced on a line of its own ("Title:", "Paragraph 4."), with its text
// below it and an empty line behind it. Nothing is indented, drawn or
// coloured. The error is that of writing.
func (p *Printer) Linear(w io.Writer, d *document.Document) error {
	out := bufio.NewWriter(w)
	for _, part := range p.Announce(d) {
		for _, line := range part.Lines(p.Width) {
			out.WriteString(line)
			out.WriteByte('\n')
		}
		out.WriteByte('\n')
	}
	out.WriteString(flat("End of document "+d.ID+".") + "\n")
	return out.Flush()
}

// An Announcement is a part of a document for those who hear it or read it by
// touch: what it is, and its text.
type Announcement struct {
	Title string          // "Paragraph 4.", "Summary:"; ends in a colon or a full stop
	Text  string          // may have line ends; "" if the title is all
	Block *document.Block // nil in the head
}

// Lines returns the title and the text in lines of at most so many cells, 0
// for no limit.
func (a Announcement) Lines(width int) []string {
	lines := Wrap(a.Title, width)
	if a.Text == "" {
		return lines
	}
	for _, line := range Wrap(a.Text, width) {
		lines = append(lines, strings.TrimSpace(line)) // no indents, not even those of the file
	}
	return lines
}

// Announce returns the parts of a document in the order of the file, behind
// the document's own announcement.
func (p *Printer) Announce(d *document.Document) []Announcement {
	all := []Announcement{{Title: flat("Document " + d.ID + ".")}}
	for _, part := range p.parts(d) {
		if part.block == nil {
			all = append(all, announceField(&part.fields[0]))
		} else {
			all = append(all, announceBlock(d, part.block))
		}
	}
	return all
}

func announceField(f *document.Field) Announcement {
	a := Announcement{Title: oneLine(f.Label), Text: sanitizeText(value(f))}
	if !strings.ContainsFunc(f.Label, unicode.IsLetter) { // none, or the "#" of Markdown
		name := strings.ReplaceAll(cmp.Or(string(f.Key), "head"), "_", " ")
		a.Title = strings.TrimSpace(a.Title + " " + strings.ToUpper(name[:1]) + name[1:])
	}
	if !strings.HasSuffix(a.Title, ":") && !strings.HasSuffix(a.Title, ".") {
		a.Title += ":"
	}
	if f.URL != "" {
		a.Text = strings.TrimPrefix(a.Text+"\n"+Sanitize(f.URL), "\n")
	}
	return a
}

// kinds are the announcements of blocks. A paragraph's and a note's go on with
// its marker.
var kinds = map[document.Kind]string{
	document.Paragraph: "Paragraph", document.Heading: "Heading", document.Signature: "Signature",
	document.Note: "Note", document.SourceNote: "Source note", document.Furniture: "Around the document",
}

func announceBlock(d *document.Document, b *document.Block) Announcement {
	title := kinds[b.Kind]
	switch {
	case b.Marker != "":
		title += " " + oneLine(b.Marker)
	case b.Kind == document.Paragraph && b.Under > 0:
		title += ", continued"
	}
	if b.Kind == document.Note {
		title += of(d, d.ReferencesTo(b))
	}
	if !strings.HasSuffix(title, ".") {
		title += "."
	}
	return Announcement{Title: title, Text: sanitizeText(b.Text), Block: b}
}

// of says which paragraph refers to a note: the number of the first, or its
// address if it has none.
func of(d *document.Document, references []document.Reference) string {
	if len(references) == 0 {
		return ""
	}
	for i := range d.Body {
		if b := &d.Body[i]; b.Place == references[0].Block {
			if above := d.Above(b); b.Number == "" && above != nil {
				b = above
			}
			return ", of paragraph " + flat(b.Address)
		}
	}
	return ""
}
