package render

import (
	"io"

	"docview/internal/document"
)

// A Printer prints documents. Its fields are options; the zero Printer prints
// whole documents, each paragraph on one line, without colours.
type Printer struct {
	Width    int    // columns that no line exceeds; 0 means that paragraphs are not wrapped
	Style    string // terminal: the name of a style, see [Styles]; "" means the first of them
	Color    bool   // terminal: colours and attributes may be used; false means not one escape byte of them
	Links    bool   // terminal: addresses as OSC 8 links
	Bare     bool   // text and Markdown: the text of fields and blocks alone, without labels or frames
	Problems bool   // text and terminal: the document's problems above the lines that they speak of
	All      bool   // the furniture of a web page is shown too
}

// Text prints d as plain text.
func (p *Printer) Text(w io.Writer, d *document.Document) error { return nil }

// Terminal prints d as a page for a terminal.
func (p *Printer) Terminal(w io.Writer, d *document.Document) error { return nil }

// Markdown prints d as Markdown for other programs.
func (p *Printer) Markdown(w io.Writer, d *document.Document) error { return nil }

// JSON prints v as indented JSON.
func (p *Printer) JSON(w io.Writer, v any) error { return nil }

// Styles returns the names of the terminal's styles, the default first.
func Styles() []string { return []string{"ansi16"} }

// Sanitize returns s with its control characters as visible signs.
func Sanitize(s string) string { return s }

// Width returns the cells that s takes on a terminal.
func Width(s string) int { return len(s) }

// Truncate returns s cut to a width in cells.
func Truncate(s string, width int) string { return s }
