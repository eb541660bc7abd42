package render

import (
	"slices"
	"sort"

	"docview/internal/document"
)

// A part is a block of a document, or fields of its head that are neighbours
// and in one row.
type part struct {
	fields     []document.Field // none if block is set
	block      *document.Block  // nil if there are fields
	line       int              // of the file, where the part begins
	start, end int              // its bytes there
	order      int              // by which parts are sorted: start, but the order of a body stays
}

func partOf(b *document.Block) part {
	return part{block: b, line: b.Line, start: b.Start, end: b.End, order: b.Start}
}

// parts lists what is printed of d, in the order of the file; those of columns
// are in the order of the body.
func (p *Printer) parts(d *document.Document) []part {
	parts := make([]part, 0, len(d.Header)+len(d.Body))
	for i := range d.Header {
		f := &d.Header[i]
		parts = append(parts, part{fields: d.Header[i : i+1], line: f.Line, start: f.Start, end: f.End, order: f.Start})
	}
	for i := range d.Body {
		part := partOf(&d.Body[i])
		if i > 0 {
			part.order = max(part.order, parts[len(parts)-1].order)
		}
		parts = append(parts, part)
	}
	if p.Bare {
		parts = bare(parts)
	}
	if p.All || d.Layout != document.Web {
		for i := range d.Furniture {
			parts = append(parts, partOf(&d.Furniture[i]))
		}
	}
	slices.SortStableFunc(parts, func(a, b part) int { return a.order - b.order }) // a source note may be above the title
	return parts
}

// bare leaves out the head that a part of a document is recognised by, unless
// there is nothing else.
func bare(parts []part) []part {
	rest := make([]part, 0, len(parts))
	for _, p := range parts {
		if p.block != nil || !slices.Contains(HeadKeys, p.fields[0].Key) {
			rest = append(rest, p)
		}
	}
	if len(rest) == 0 {
		return parts
	}
	return rest
}

// A sheet is a document's parts, with what pages and plain text share.
type sheet struct {
	doc      *document.Document
	width    int  // of what is right of the margin; 0 means no limit
	margin   int  // cells for addresses
	above    bool // addresses are above their blocks, since the page is too narrow for a margin
	parts    []part
	problems []document.Problem // by line
}

func (p *Printer) sheet(d *document.Document) sheet {
	s := sheet{doc: d, width: max(p.Width, 0), parts: p.parts(d)}
	if p.Addresses {
		s.setMargin()
	}
	if p.Problems {
		s.problems = slices.Clone(d.Problems)
		slices.SortStableFunc(s.problems, func(a, b document.Problem) int { return a.Line - b.Line })
	}
	return s
}

// setMargin makes room for the widest address, if it is not too much.
func (sh *sheet) setMargin() {
	for _, p := range sh.parts {
		if p.block != nil {
			sh.margin = max(sh.margin, Width(marginAddress(p.block))+betweenColumns)
		}
	}
	if sh.above = sh.width > 0 && sh.margin*4 > sh.width; sh.above {
		sh.margin = 0
	}
	if sh.width > 0 {
		sh.width -= sh.margin
	}
}

// marginAddress is how a block's address is shown beside it.
func marginAddress(b *document.Block) string {
	if b.Address == "" {
		return ""
	}
	return "#" + flat(b.Address)
}

// addressed puts the margin before lines, with the address of a block before
// the first of its own.
func (sh *sheet) addressed(lines []Line, first int, b *document.Block) []Line {
	if sh.margin == 0 {
		return lines
	}
	for i := range lines {
		if len(lines[i].Spans) == 0 {
			continue
		}
		left := []Span{{Text: blanks(sh.margin), Role: Frame}}
		if i == first && b != nil && b.Address != "" {
			address := Span{Text: marginAddress(b), Role: Address, Address: b.Address}
			left = []Span{address, {Text: blanks(sh.margin - Width(address.Text)), Role: Frame}}
		}
		lines[i].Spans = append(left, lines[i].Spans...)
	}
	return lines
}

// addressAbove sets the address of a block above it, if it is not in the margin.
func (sh *sheet) addressAbove(s *setter, b *document.Block, indent int) {
	if sh.above && b.Address != "" {
		s.paragraph(paragraph{indent: indent, text: []Span{{Text: marginAddress(b), Role: Address}}})
	}
}

func (sh *sheet) setter(i int) *setter {
	s := &setter{width: sh.width}
	if b := sh.part(i).block; b != nil {
		s.address = b.Address
	}
	return s
}

// beside returns the problems to show beside the i-th part: those of its lines
// and of what follows up to the next part. The first part takes all before it,
// the last all behind it.
func (sh *sheet) beside(i int) []document.Problem {
	from, to := 0, len(sh.problems)
	if i > 0 && i < len(sh.parts) {
		from = sh.firstProblem(sh.parts[i].line)
	}
	if i+1 < len(sh.parts) {
		to = sh.firstProblem(sh.parts[i+1].line)
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

// problemLine is the text of a problem above a part. Its first character
// distinguishes it from the document's own text.
func problemLine(p document.Problem) string {
	s := problemSign + " " + lineOf(p.Line) + ": " + p.Message + " [" + p.Code + "]"
	if p.Hint != "" {
		s += "; " + p.Hint
	}
	return s
}

const problemSign = "▲"
