package render

import "docview/internal/document"

// A Printer prints documents. Its fields are options; the zero Printer prints
// whole documents, each paragraph on one line, without colours.
type Printer struct {
	Width     int    // text and terminal: columns that no line exceeds; 0 means that paragraphs are not wrapped
	Style     string // terminal: the name of a style, see [Styles]; "" means the first of them
	Color     bool   // terminal: colours and attributes may be used; false means not one escape byte, so no links either
	Links     bool   // terminal: addresses as OSC 8 links
	Bare      bool   // text and Markdown: the text of fields and blocks alone: no labels, and of the head only what there is nothing else beside
	Problems  bool   // text and terminal: the document's problems above the fields and blocks they are about
	Addresses bool   // text and terminal: the address of each block is in the margin
	All       bool   // the furniture of a web page is shown too, where it occurs; that of printed pages always is

	// Find returns the bytes of the text of a field or block that are shown
	// as matches on a terminal; nil for none.
	Find func(text string) [][2]int
}

// HeadKeys are the fields that a part of a document is recognised by, and that
// bare data leave out.
var HeadKeys = []document.Key{document.KeyDate, document.KeyTitle, document.KeyPlaceDate}

// value is a field's text, the mark of its note included.
func value(f *document.Field) string { return f.Quote + f.Text + f.Mark + f.Quote }

// gap is what is between a block's marker and its text: a blank, unless
// the file has none ("2.Text").
func gap(d *document.Document, b *document.Block) string {
	after := b.Start + len(b.Marker)
	if b.Start < 0 || after >= b.End || b.End > len(d.Source) || string(d.Source[b.Start:after]) != b.Marker {
		return " "
	}
	switch d.Source[after] {
	case ' ', '\t', '\n', '\r', '\f', '\v', 0xC2, 0xE2, 0xE3, // Unicode's wider blanks begin with one of these
		0xA0, 0xFF: // and in older encodings they are these
		return " "
	}
	return ""
}
