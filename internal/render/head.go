package render

import (
	"strings"

	"docview/internal/document"
)

// Cells of the head: between fields in one row, and before the further lines
// of a labelled field, so that labels are easily found.
const (
	betweenFields = 4
	fieldHang     = 2
)

// A rowKind is how a section of the head looks; rows of one kind have no
// empty line between them.
type rowKind int

const (
	asides   rowKind = iota + 1 // fields without labels but the title
	labelled                    // fields with labels but the summary
)

// rowKind returns the kind of a section, 0 for all that is apart from others:
// the title, the summary, blocks, and fields without a label on several lines.
func (pg *Page) rowKind(i int) rowKind {
	if pg.parts[i].block != nil {
		return 0
	}
	f := &pg.parts[i].fields[0]
	kind := kindOf(f)
	if kind == asides && (strings.Contains(f.Text, "\n") || !pg.isShort(f)) {
		return 0
	}
	return kind
}

func kindOf(f *document.Field) rowKind {
	switch {
	case f.Key == document.KeyTitle, f.Key == document.KeySummary && f.Label != "":
		return 0
	case f.Label == "":
		return asides
	}
	return labelled
}

// isShort reports whether a field takes one line, and leaves room on it.
func (pg *Page) isShort(f *document.Field) bool {
	return pg.width == 0 || pg.fieldWidth(f) <= pg.room()
}

func (pg *Page) room() int { return pg.width - pg.column.base }

// fieldWidth returns the cells that a field takes on one line.
func (pg *Page) fieldWidth(f *document.Field) int { return Line{pg.inline(&setter{}, f)}.Width() }

// rows joins the short fields that are neighbours and look the same, as many
// as fit in a row.
func (pg *Page) rows(parts []part) []part {
	joined := parts[:0]
	room := 0 // what is left of the last row; 0 if nothing may join it
	for _, p := range parts {
		width, ok := pg.joins(p)
		last := len(joined) - 1
		if ok && room >= width+betweenFields && kindOf(&joined[last].fields[0]) == kindOf(&p.fields[0]) && adjacent(joined[last], p) {
			joined[last].fields = joined[last].fields[:len(joined[last].fields)+1]
			joined[last].end = p.end
			room -= width + betweenFields
			continue
		}
		joined = append(joined, p)
		if room = 0; ok {
			room = pg.room() - width
		}
	}
	return joined
}

// joins returns the cells that a field takes, and whether it may be in a row
// with others: it is on one line in the file, too.
func (pg *Page) joins(p part) (width int, ok bool) {
	if p.block != nil || pg.width == 0 {
		return 0, false
	}
	f := &p.fields[0]
	if kindOf(f) == 0 || f == pg.dated || f.URL != "" || len(f.Text) > pg.width*4 || strings.Contains(f.Text, "\n") {
		return 0, false
	}
	return pg.fieldWidth(f), true
}

// adjacent reports whether the field of a part follows those of another in the
// document's list: a bare part leaves some out.
func adjacent(a, b part) bool {
	n := len(a.fields)
	return cap(a.fields) > n && &a.fields[:n+1][n] == &b.fields[0]
}

func (pg *Page) fields(s *setter, fields []document.Field) {
	f := &fields[0]
	p := paragraph{indent: pg.column.base}
	switch {
	case f == pg.dated:
		pg.facts(s, s.text(value(f), Aside))
		return
	case f.Key == document.KeySummary && f.Label != "" && pg.column.base > 0:
		p.indent, p.bar = pg.column.base+2, "│"
	case f.Label != "" && pg.column.base > 0:
		p.indent, p.hang = pg.column.base+fieldHang, fieldHang
	}
	for i := range fields {
		if i > 0 {
			p.text = append(p.text, Span{Text: blanks(betweenFields), Role: Frame})
		}
		p.text = append(p.text, pg.inline(s, &fields[i])...)
	}
	if len(p.text) > 0 {
		s.paragraph(p)
	}
	if f.URL != "" {
		p.hang, p.text = 0, []Span{urlSpan(f.URL)}
		s.paragraph(p)
	}
}

// inline returns a field's label and value, one behind the other.
func (pg *Page) inline(s *setter, f *document.Field) []Span {
	role := Body
	switch {
	case f.Key == document.KeyTitle:
		role = Title
	case f.Label == "":
		role = Aside
	}
	text := s.text(value(f), role)
	if f.Label == "" {
		return text
	}
	label := Span{Text: oneLine(f.Label), Role: Label}
	if len(text) == 0 {
		return []Span{label}
	}
	return append([]Span{label, {Text: " ", Role: Frame}}, text...)
}

// facts sets the quiet line: the date and the id. If the date is not above the
// title in the file, the line is docview's own, above everything.
func (pg *Page) facts(s *setter, date []Span) {
	facts := date
	if pg.doc.ID != "" {
		if (Line{facts}).String() != "" {
			facts = append(facts, Span{Text: " · ", Role: Fact})
		}
		facts = append(facts, Span{Text: Sanitize(pg.doc.ID), Role: Fact})
	}
	if (Line{facts}).String() != "" {
		s.paragraph(paragraph{indent: pg.column.base, text: facts})
	}
}
