package render

import (
	"slices"
	"strings"

	"docview/internal/document"
)

// A Page is a document laid out for a terminal, section by section: a section
// is a field or block with what sets it apart from the one before it, such as
// an empty line or a rule. Each is laid out by itself, as it is asked for:
//
//	page := printer.Page(doc)
//	for i := range page.Len() {
//		for _, line := range page.Lines(i) {
//			fmt.Println(line)
//		}
//	}
//
// The words of spans whose roles are not added are the document's, in order.
type Page struct {
	sheet
	find       func(text string) [][2]int
	column     column
	body       int             // the section with which the text begins: after the last field
	references map[int][]Mark  // by the Place of the block that has them
	dated      *document.Field // the date above the title, with which the line of facts begins; nil if the line is docview's own
}

// Columns of a page. Below narrow columns there is neither margin nor frame.
// A page without a width has rules as on a roomy one.
const (
	narrow    = 20
	roomy     = 60
	leastBase = 4
	mostBase  = 8
)

// Page returns a document's page at the printer's width.
func (p *Printer) Page(d *document.Document) *Page {
	pg := &Page{sheet: p.sheet(d), find: p.Find}
	pg.dated = dated(d)
	pg.references = references(d)
	pg.column = column{doc: d, width: pg.width}
	pg.body = bodyOf(pg.parts)
	if pg.width > 0 && pg.width < narrow {
		return pg
	}
	pg.column.base = leastBase
	for i := range d.Body {
		if b := &d.Body[i]; b.Marker != "" && b.Depth == 0 {
			pg.column.base = max(pg.column.base, min(mostBase, Width(oneLine(b.Marker))+1))
		}
	}
	if !pg.column.fits(pg.column.base) {
		pg.column.base = leastBase
	}
	pg.parts = pg.rows(pg.parts)
	pg.body = bodyOf(pg.parts)
	return pg
}

// bodyOf returns the index of the first part after the last field.
func bodyOf(parts []part) int {
	body := len(parts)
	for body > 0 && parts[body-1].block != nil {
		body--
	}
	return body
}

// dated returns the date that is above the title without a label, nil if there is none.
func dated(d *document.Document) *document.Field {
	for i := range d.Header {
		switch f := &d.Header[i]; {
		case f.Key == document.KeyDate && f.Label == "":
			return f
		case f.Key == document.KeyDate, f.Key == document.KeyTitle:
			return nil
		}
	}
	return nil
}

// references returns the marks of notes in the text.
func references(d *document.Document) map[int][]Mark {
	marks := make(map[int][]Mark)
	for _, r := range d.References {
		marks[r.Block] = append(marks[r.Block], Mark{r.Start, r.End, Reference})
	}
	for _, m := range marks {
		slices.SortFunc(m, func(a, b Mark) int { return a.Start - b.Start })
	}
	return marks
}

// merged returns marks and those of references that they leave free, in rising order.
func merged(references, marks []Mark) []Mark {
	all := slices.Clone(marks)
	for _, r := range references {
		if !slices.ContainsFunc(marks, func(m Mark) bool { return m.Start < r.End && r.Start < m.End }) {
			all = append(all, r)
		}
	}
	slices.SortFunc(all, func(a, b Mark) int { return a.Start - b.Start })
	return all
}

// Len returns how many sections the page has, at least one.
func (pg *Page) Len() int { return max(1, len(pg.parts)) }

// part returns the i-th part, the zero part for the section of an empty document.
func (sh *sheet) part(i int) part {
	if i < len(sh.parts) {
		return sh.parts[i]
	}
	return part{}
}

// Block returns the block that the i-th section shows, nil if it shows fields or nothing.
func (pg *Page) Block(i int) *document.Block { return pg.part(i).block }

// Text returns the text of the i-th section's block or fields, without
// markers and labels, those of several fields on lines of their own; "" if it
// shows nothing.
func (pg *Page) Text(i int) string {
	p := pg.part(i)
	if p.block != nil {
		return p.block.Text
	}
	texts := make([]string, len(p.fields))
	for k := range p.fields {
		texts[k] = value(&p.fields[k])
	}
	return strings.Join(texts, "\n")
}

// Bytes returns the bytes of the file that the i-th section shows.
func (pg *Page) Bytes(i int) (start, end int) {
	p := pg.part(i)
	return p.start, p.end
}

// A Mark is some bytes of a section's text, with a role of their own.
type Mark struct {
	Start, End int
	Role       Role
}

// Fields returns the fields that the i-th section shows, none if it shows a block.
func (pg *Page) Fields(i int) []document.Field { return pg.part(i).fields }

// Line returns the line of the file where the i-th section begins, 0 if it
// shows neither a field nor a block.
func (pg *Page) Line(i int) int { return pg.part(i).line }

// Lines returns the lines of the i-th section.
func (pg *Page) Lines(i int) []Line {
	if pg.find == nil {
		return pg.Marked(i, nil)
	}
	var marks []Mark
	for _, m := range pg.find(pg.Text(i)) {
		marks = append(marks, Mark{m[0], m[1], Match})
	}
	return pg.Marked(i, marks)
}

// FirstMatch returns the row, from 0, with the first match of [Printer.Find].
func (pg *Page) FirstMatch() (row int, ok bool) {
	for i := range pg.Len() {
		for _, line := range pg.Lines(i) {
			if slices.ContainsFunc(line.Spans, func(s Span) bool { return s.Role == Match }) {
				return row, true
			}
			row++
		}
	}
	return 0, false
}

// Marked returns the lines of the i-th section with marks in its [Page.Text].
// The marks are in rising order and do not overlap.
func (pg *Page) Marked(i int, marks []Mark) []Line {
	s := pg.setter(i)
	s.marks = marks
	if i < len(pg.parts) {
		start, end := pg.Bytes(i)
		s.trace = newTracer(pg.doc, start, end)
	}
	if i == 0 && pg.dated == nil {
		pg.facts(s, []Span{{Text: sanitizeText(pg.doc.Date().Text), Role: Fact}})
	}
	problems := pg.beside(i)
	if i < len(pg.parts) {
		pg.separate(s, i, len(problems) > 0)
	}
	s.problems(problems, pg.column.base)
	first := len(s.lines)
	if b := pg.Block(i); b != nil {
		pg.block(s, b)
	} else if i < len(pg.parts) {
		pg.fields(s, pg.Fields(i))
	}
	return pg.addressed(s.lines, first, pg.Block(i))
}

// separate sets an empty line before a section, but not between rows of the
// head that look the same, and a rule where the body and where its notes begin.
func (pg *Page) separate(s *setter, i int, problems bool) {
	if len(s.lines) > 0 || i > 0 && (problems || pg.rowKind(i) == 0 || pg.rowKind(i) != pg.rowKind(i-1)) {
		s.blank()
	}
	b := pg.parts[i].block
	if b == nil {
		return
	}
	switch last := pg.kindBefore(i); {
	case i == pg.body && len(pg.doc.Header) > 0:
		pg.rule(s, maxRule)
	case isNote(b.Kind) && !isNote(last) && last != "":
		pg.rule(s, noteRule)
	}
}

// kindBefore returns the kind of the last block before a section, "" if there is none.
func (pg *Page) kindBefore(i int) document.Kind {
	for i--; i >= 0; i-- {
		if b := pg.parts[i].block; b != nil {
			return b.Kind
		}
	}
	return ""
}

func isNote(k document.Kind) bool { return k == document.Note || k == document.SourceNote }

// Lengths of rules in cells.
const (
	maxRule  = 200
	noteRule = 12
)

// rule sets a rule of at most so many cells and an empty line.
func (pg *Page) rule(s *setter, length int) {
	room := roomy
	if pg.width > 0 {
		room = pg.width - pg.column.base
	}
	s.paragraph(paragraph{indent: pg.column.base, text: []Span{{Text: strings.Repeat("─", min(length, room)), Role: Frame}}})
	s.blank()
}

func (pg *Page) block(s *setter, b *document.Block) {
	pg.addressAbove(s, b, pg.column.base)
	s.marks = merged(pg.references[b.Place], s.marks)
	role := Body
	switch {
	case b.Kind == document.Heading:
		role = Heading
	case b.Kind == document.Signature:
		role = Signature
	case b.Kind == document.SourceNote, b.Kind == document.Furniture, b.IsPageMark():
		role = Aside
	}
	p := pg.column.block(s, b, role)
	if b.Kind == document.Signature {
		p = pg.signed(p)
	}
	s.paragraph(p)
}

// signed moves a sign-off to the right half of the page, as letters have it,
// where it fits there.
func (pg *Page) signed(p paragraph) paragraph {
	widest := 0
	for line := range strings.SplitSeq(Line{p.text}.String(), "\n") {
		widest = max(widest, Width(line))
	}
	room := min(pg.width-p.indent, maxRule)
	if pg.width == 0 {
		room = roomy
	}
	if len(p.lead) == 0 && widest <= room/2 {
		p.indent += room / 2
	}
	return p
}
