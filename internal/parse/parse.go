/*
Package parse reads plain-text archive documents into records.

A file is the text of a telegram, memorandum, report or letter as archives
hand it out: saved from the page of the Wilson Center Digital Archive, made by
pdftotext from one of its exports, copied from a volume of Foreign Relations
of the United States, or typed. [Parse] returns the [document.Document] that
its bytes hold.

Three things always hold. The text is never altered: every word of the file
is in a field or a block, in the order of the file, and each of them knows
its line and its bytes. Every text opens: what is in doubt is a
[document.Problem], never an error. Nothing is invented: a number is as
written, a date without a day has no day.
*/
package parse

import (
	"cmp"
	"slices"

	"docview/internal/document"

	"golang.org/x/text/encoding"
)

// Parse reads the document that a file's bytes hold, the first when it holds
// several. The name is kept for messages. Parse never fails: what it cannot
// tell is in the Problems of the result. As for ParseAll, data must not be
// changed afterwards.
func Parse(name string, data []byte) *document.Document { return ParseAll(name, data, nil)[0] }

// ParseAll reads all documents that a file's bytes hold, in the order of the
// file; there is always at least one. The documents share the bytes of data,
// which must not be changed afterwards. If the file is not valid UTF-8 and has
// no byte order mark, it is in the encoding e; nil says that its encoding is
// not known.
func ParseAll(name string, data []byte, e encoding.Encoding) []*document.Document {
	file := document.Open(name, data, e)
	content, _, byteOf := file.Decoded()
	lines := splitLines(content)
	starts := documentStarts(lines)
	docs := make([]*document.Document, len(starts))
	for i, start := range starts {
		end := len(lines)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		p := parser{Document: file, lines: lines[start:end], byteOf: byteOf}
		if len(starts) > 1 {
			part := *file
			p.Document = &part
			p.Part = i + 1
			first, last := &lines[start], &lines[end-1]
			p.Line, p.Start, p.End = first.num, byteOf(first.start), byteOf(last.end())
			if i > 0 {
				p.Problems = nil
			}
		}
		p.parse()
		docs[i] = p.Document
	}
	return docs
}

// A parser is the state of reading one document. The functions of parse fill
// it in, in their order.
type parser struct {
	*document.Document
	byteOf  func(offset int) int // of the file
	lines   []line               // those of this document; after the head is read, those of the body
	sources []line               // those of the head that are a note of the text: where it is kept
	front   string               // the URL that the front matter gives, "" if it gives none
	year    int                  // of the head's date, 0 if it has none
	label   int                  // the first line of the archive's labels, -1 if there is none
	shape   shape                // how the body's lines make paragraphs
	feet    []foot               // the notes at the feet of pages, until makeSpans
	items   []candidate
	spans   []span                          // the blocks in the making
	marks   map[string][]document.Reference // of notes, as soon as they are looked for
	rows    int                             // how many stretches of lines are in two columns
	unclear int                             // how many lines may or may not begin a paragraph
}

// parse reads a document: this is the table of contents of the package.
func (p *parser) parse() {
	p.conversionLines() // furniture.go
	p.cablePages()      // cable.go
	p.pageLines()
	first := p.header()                        // layout.go, archive.go, head.go
	p.body(p.cableBody(p.webFurniture(first))) // web.go, cable.go
	p.ruleLines()                              // furniture.go
	p.columns()                                // columns.go
	classify(p.lines, p.year)                  // traits.go: what each line looks like
	p.takeFeet()                               // footnotes.go: notes that divide the text
	p.joinLines()                              // joints.go: where lines hang together
	p.items = candidates(p.lines)              // marker.go: which could begin an item
	findLists(p.items)                         // lists.go: which do
	p.makeSpans()                              // blocks.go: paragraphs, headings, source notes
	end := p.notes()                           // notes.go: the notes at the end
	p.signatures(end)                          // signature.go
	p.headings(end)                            // headings.go: those in small letters
	p.mergeSignatures()                        // signature.go: one block each
	p.makeBlocks()
	p.place() // place.go: what is under which number
	p.SetAddresses()
	p.speakers()   // speakers.go: who says what
	p.tieNotes()   // notes.go
	p.dateInText() // intext.go
	p.identify()
	p.positions()
}

// body keeps the lines of the body alone, and the year that completes its dates.
func (p *parser) body(first, end int) {
	if p.Layout == document.Markdown {
		markHeadings(p.lines[first:end])
	}
	p.lines = p.lines[first:end]
	if len(p.sources) > 0 {
		p.lines = slices.Concat(p.sources, p.lines)
	}
	p.centuries()
	p.year = p.Date().Year()
}

// header determines the layout, reads the head and returns the body's first line.
func (p *parser) header() int {
	if len(p.lines) == 0 {
		p.Layout = document.Plain
		return 0
	}
	p.label = p.firstLabel()
	i := 0
	for !layouts[i].is(p) {
		i++
	}
	p.Layout = layouts[i].name
	return layouts[i].header(p)
}

// identify finds the document's address and id, and reports a text that nothing names.
func (p *parser) identify() {
	if p.Layout == document.Plain && len(p.lines) > 0 && p.Title() == "" && p.Date().IsZero() {
		p.addProblem("no-header", document.Info, p.Line, "neither a title nor a date was recognised", "")
	}
	for _, k := range []document.Key{document.KeyCitation, document.KeySource} {
		if p.URL == "" {
			p.URL = p.Field(k).URL
		}
	}
	p.ID = cmp.Or(idOf(p.URL), p.cableNumber())
	p.URL = cmp.Or(p.URL, p.front) // of a page, which may have several documents
}

// positions turns the offsets of fields and blocks from the decoded text's
// into the file's.
func (p *parser) positions() {
	slices.SortFunc(p.Furniture, func(a, b document.Block) int { return a.Start - b.Start })
	for i := range p.Header {
		f := &p.Header[i]
		f.Start, f.End = p.byteOf(f.Start), p.byteOf(f.End)
	}
	for _, pieces := range p.Pieces {
		for i, r := range pieces {
			pieces[i] = [2]int{p.byteOf(r[0]), p.byteOf(r[1])}
		}
	}
	for _, blocks := range [][]document.Block{p.Body, p.Furniture} {
		for i := range blocks {
			b := &blocks[i]
			b.Start, b.End = p.byteOf(b.Start), p.byteOf(b.End)
		}
	}
}

// fewFields is how many fields most heads have at most.
const fewFields = 8

// addField adds a header field that the lines from i to end hold.
func (p *parser) addField(f document.Field, i, end int) {
	if p.Header == nil {
		p.Header = make([]document.Field, 0, fewFields)
	}
	f.Line, f.Start, f.End = p.lines[i].num, p.lines[i].start, p.lines[end-1].end()
	p.Header = append(p.Header, f)
}

func (p *parser) addProblem(code string, s document.Severity, line int, message, hint string) {
	p.Problems = append(p.Problems, document.Problem{Code: code, Severity: s, Line: line, Column: 1, Message: message, Hint: hint})
}

// blockEnd returns the line after the block of lines, without a blank one
// between them, that line i begins.
func (p *parser) blockEnd(i int) int {
	for i++; i < len(p.lines) && !p.lines[i].gap && !p.lines[i].page; i++ {
	}
	return i
}

// paragraphsOf joins lines by spaces, and by a blank line where there is one.
func paragraphsOf(lines []line) string {
	return joined(lines, func(l *line) string {
		if l.gap && !l.page {
			return "\n\n"
		}
		return " "
	})
}

// spaced joins the texts of lines by spaces.
func spaced(lines []line) string { return joined(lines, func(*line) string { return " " }) }

// onLines joins the texts of lines by newlines.
func onLines(lines []line) string { return joined(lines, func(*line) string { return "\n" }) }
