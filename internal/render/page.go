package render

import (
	"slices"
	"sort"
	"strings"

	"docview/internal/document"
)

// A Page is a document laid out for a terminal, section by section: a section
// is a field or block with what sets it apart from the one before it, such as
// an empty line or a rule. Each is laid out by itself, when it is asked for:
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
	column column
	labels int             // where the values of labelled fields begin; 0 if they are under their labels
	dated  *document.Field // the date above the title, with which the line of facts begins; nil if the line is docview's own
}

// Columns of a page. Below narrow columns there is neither margin nor frame,
// below roomy ones labels are above their values.
const (
	narrow    = 20
	roomy     = 60
	leastBase = 4
	mostBase  = 8
)

// Page returns a document's page at the printer's width.
func (p *Printer) Page(d *document.Document) *Page {
	pg := &Page{sheet: p.sheet(d)}
	pg.dated = dated(d)
	pg.column = column{doc: d, width: pg.width}
	if pg.width > 0 && pg.width < narrow {
		return pg
	}
	pg.column.base = leastBase
	for i := range d.Body {
		if b := &d.Body[i]; b.Marker != "" && b.Depth == 0 {
			pg.column.base = max(pg.column.base, min(mostBase, Width(oneLine(b.Marker))+1))
		}
	}
	if pg.width > 0 && !pg.column.fits(pg.column.base) {
		pg.column.base = leastBase
	}
	if pg.width > 0 && pg.width < roomy {
		return pg
	}
	for _, f := range d.Header {
		pg.labels = max(pg.labels, pg.column.base+Width(oneLine(f.Label))+2)
	}
	if !pg.column.fits(pg.labels) {
		pg.labels = 0
	}
	return pg
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

// Len returns how many sections the page has, at least one.
func (pg *Page) Len() int { return max(1, len(pg.parts)) }

// Block returns the block that the i-th section shows, nil if it shows a field or none.
func (pg *Page) Block(i int) *document.Block {
	if i < len(pg.parts) {
		return pg.parts[i].block
	}
	return nil
}

// Text returns the text of the i-th section's field or block, without its
// label or marker; "" if it shows neither.
func (pg *Page) Text(i int) string {
	switch {
	case i >= len(pg.parts):
		return ""
	case pg.parts[i].field != nil:
		return value(pg.parts[i].field)
	}
	return pg.parts[i].block.Text
}

// Bytes returns the bytes of the file that the i-th section shows.
func (pg *Page) Bytes(i int) (start, end int) {
	if i >= len(pg.parts) {
		return 0, 0
	}
	if f := pg.parts[i].field; f != nil {
		return f.Start, f.End
	}
	return pg.parts[i].block.Start, pg.parts[i].block.End
}

// A Mark gives some bytes of a section's text a role of their own.
type Mark struct {
	Start, End int
	Role       Role
}

// Field returns the field that the i-th section shows, nil if it shows a block or none.
func (pg *Page) Field(i int) *document.Field {
	if i < len(pg.parts) {
		return pg.parts[i].field
	}
	return nil
}

// Line returns the line of the file where the i-th section begins, 0 if it
// shows neither a field nor a block.
func (pg *Page) Line(i int) int {
	if i < len(pg.parts) {
		return pg.parts[i].line()
	}
	return 0
}

// Lines returns the lines of the i-th section.
func (pg *Page) Lines(i int) []Line { return pg.Marked(i, nil) }

// Marked returns the lines of the i-th section with marks in its [Page.Text].
// The marks are in rising order and do not overlap.
func (pg *Page) Marked(i int, marks []Mark) []Line {
	s := pg.setter(i)
	s.marks = marks
	if i == 0 && pg.dated == nil {
		pg.facts(s, []Span{{Text: sanitizeText(pg.doc.Date().Text), Role: Fact}})
	}
	problems := pg.beside(i)
	if i < len(pg.parts) {
		pg.separate(s, i, len(problems) > 0)
	}
	s.problems(problems, pg.column.base)
	if i < len(pg.parts) {
		if f := pg.parts[i].field; f != nil {
			pg.field(s, f)
		} else {
			pg.block(s, pg.parts[i].block)
		}
	}
	return s.lines
}

// facts sets the quiet line: the date, the id, the language, the content
// labels. If the date is not above the title in the file, the line is
// docview's own, above everything.
func (pg *Page) facts(s *setter, date []Span) {
	facts := date
	for _, text := range []string{
		pg.doc.ID,
		pg.doc.Field(document.KeyOriginalLanguage).Text,
		strings.ReplaceAll(pg.doc.Field(document.KeyContents).Text, "\n", ", "),
	} {
		if text == "" {
			continue
		}
		if (Line{facts}).String() != "" {
			text = " · " + text
		}
		facts = append(facts, Span{Text: sanitizeText(text), Role: Fact})
	}
	if (Line{facts}).String() != "" {
		s.paragraph(paragraph{indent: pg.column.base, text: facts})
	}
}

// separate sets an empty line before a section, and a rule where the body and
// where its notes begin. Fields with their labels beside them are rows without
// lines between.
func (pg *Page) separate(s *setter, i int, problems bool) {
	if (i > 0 || len(s.lines) > 0) && (problems || i == 0 || !pg.isRow(i) || !pg.isRow(i-1)) {
		s.blank()
	}
	b := pg.parts[i].block
	if b == nil {
		return
	}
	switch last := pg.kindBefore(i); {
	case last == "" && len(pg.doc.Header) > 0:
		pg.rule(s, maxRule)
	case isNote(b.Kind) && !isNote(last) && last != "":
		pg.rule(s, noteRule)
	}
}

// isRow reports whether a section is a field with its label beside it.
func (pg *Page) isRow(i int) bool {
	f := pg.parts[i].field
	return pg.labels > 0 && f != nil && f.Label != "" && f.Key != document.KeySummary
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

func (pg *Page) field(s *setter, f *document.Field) {
	switch {
	case f == pg.dated:
		pg.facts(s, s.text(value(f), Aside))
	case f.Label == "" && f.Key == document.KeyTitle:
		s.paragraph(paragraph{indent: pg.column.base, text: s.text(value(f), Title)})
	case f.Label == "":
		s.paragraph(paragraph{indent: pg.column.base, text: s.text(value(f), Aside)})
	case f.Key == document.KeySummary && pg.column.base > 0:
		pg.framed(s, f)
	default:
		pg.labelled(s, f)
	}
	if f.URL != "" {
		indent := pg.column.base
		if f.Label != "" && pg.labels > 0 {
			indent = pg.labels
		}
		s.paragraph(paragraph{indent: indent, text: []Span{urlSpan(f.URL)}})
	}
}

// framed sets a field with a bar before each of its lines.
func (pg *Page) framed(s *setter, f *document.Field) {
	p := paragraph{indent: pg.column.base + 2, bar: "│", text: []Span{labelSpan(f)}}
	s.paragraph(p)
	if p.text = s.text(value(f), Body); len(p.text) > 0 {
		s.paragraph(p)
	}
}

// labelled sets a label and its value beside it, or below if there is no room.
func (pg *Page) labelled(s *setter, f *document.Field) {
	p := paragraph{at: pg.column.base, lead: []Span{labelSpan(f)}, indent: pg.labels}
	role := Body
	if f.Key == document.KeyTitle {
		role = Title
	}
	if pg.labels == 0 {
		s.paragraph(paragraph{indent: pg.column.base, text: p.lead})
		p.lead, p.indent = nil, pg.column.base
	}
	if p.text = s.text(value(f), role); len(p.text) > 0 || p.lead != nil {
		s.paragraph(p)
	}
}

func labelSpan(f *document.Field) Span { return Span{Text: oneLine(f.Label), Role: Label} }

func (pg *Page) block(s *setter, b *document.Block) {
	role := Body
	switch b.Kind {
	case document.Heading:
		role = Heading
	case document.Signature:
		role = Signature
	case document.SourceNote, document.Furniture:
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

// A sheet is a document's parts, with what pages and plain text share.
type sheet struct {
	doc      *document.Document
	width    int // 0 means no limit
	parts    []part
	problems []document.Problem // by line
}

func (p *Printer) sheet(d *document.Document) sheet {
	s := sheet{doc: d, width: max(p.Width, 0), parts: p.parts(d)}
	if p.Problems {
		s.problems = slices.Clone(d.Problems)
		slices.SortStableFunc(s.problems, func(a, b document.Problem) int { return a.Line - b.Line })
	}
	return s
}

// setter returns a setter for the i-th part.
func (sh *sheet) setter(i int) *setter {
	s := &setter{width: sh.width}
	if i < len(sh.parts) {
		s.address, s.trace = sh.parts[i].address(), sh.parts[i].tracer(sh.doc)
	}
	return s
}

// beside returns the problems to show beside the i-th part: those of its lines
// and of what follows up to the next part. The first part takes all before it,
// the last all behind it.
func (sh *sheet) beside(i int) []document.Problem {
	from, to := 0, len(sh.problems)
	if i > 0 && i < len(sh.parts) {
		from = sh.firstProblem(sh.parts[i].line())
	}
	if i+1 < len(sh.parts) {
		to = sh.firstProblem(sh.parts[i+1].line())
	}
	return sh.problems[from:max(from, to)]
}

// firstProblem returns the first problem at a line or behind it.
func (sh *sheet) firstProblem(line int) int {
	return sort.Search(len(sh.problems), func(i int) bool { return sh.problems[i].Line >= line })
}

// problems sets the problems that are beside a part.
func (s *setter) problems(problems []document.Problem, indent int) {
	for _, p := range problems {
		s.paragraph(paragraph{indent: indent, text: []Span{{Text: Sanitize(problemLine(p)), Role: Problem}}})
	}
}

// urlSpan is a URL that leads to itself.
func urlSpan(url string) Span { return Span{Text: Sanitize(url), Role: URL, Link: url} }

// A column knows where the blocks of a body are set: markers hang to the left
// of their text, and what is under a number is aligned with its text.
type column struct {
	doc   *document.Document
	base  int // where texts outside of lists begin; markers hang to the left of it as far as they fit
	width int // of the page; 0 means no limit
}

// block lays a block out.
func (c *column) block(s *setter, b *document.Block, role Role) paragraph {
	text := s.text(b.Text, role)
	at, indent, hangs := c.place(b)
	if b.Marker == "" {
		return paragraph{indent: indent, text: text}
	}
	lead := Span{Text: oneLine(b.Marker), Role: Marker}
	if hangs {
		return paragraph{at: at, lead: []Span{lead}, indent: indent, text: text}
	}
	lead.Role = role
	return paragraph{indent: indent, text: append([]Span{lead, {Text: gap(c.doc, b), Role: Frame}}, text...)}
}

// place returns where a block's marker and its text begin, and whether the
// marker hangs to the left of the text; else it is the beginning of the text,
// since too little of the page is left.
func (c *column) place(b *document.Block) (at, indent int, hangs bool) {
	outer, nested := c.base, false
	if above := c.above(b); above != nil {
		_, outer, _ = c.place(above)
		nested = true
	}
	if b.Marker == "" {
		return outer, outer, false
	}
	hang := Width(oneLine(b.Marker)) + len(gap(c.doc, b))
	at, indent = outer, outer+hang
	if !nested {
		at, indent = max(0, c.base-hang), max(c.base, hang)
	}
	if !c.fits(indent) {
		return outer, outer, false
	}
	return at, indent, true
}

// above returns the marked block that a block belongs to, nil if there is none.
func (c *column) above(b *document.Block) *document.Block {
	above := c.doc.Above(b)
	if above == nil || above.Marker == "" {
		return nil
	}
	return above
}

// fits reports whether enough of the page is left for text beside an indent.
func (c *column) fits(indent int) bool { return c.width == 0 || indent*3 <= c.width }
