package render

import "strings"

// A Row is a name and what it is.
type Row struct {
	Name string
	Text string // may have line ends
	Link string // the URL that the text leads to, "" for none
}

// Widths of rows, in cells: of the widest name, and of a page on which names
// and texts no longer fit beside each other.
const (
	widestName = 20
	narrowRows = 50
)

// Rows returns names in one column and texts in another; on a narrow page
// each text is under its name. A row without a text is left out.
func (p *Printer) Rows(rows []Row) []Line {
	s := &setter{width: max(p.Width, 0)}
	column, stacked := 2, s.width > 0 && s.width < narrowRows
	for _, r := range rows {
		if r.Text != "" && !stacked {
			column = max(column, min(Width(flat(r.Name)), widestName)+2)
		}
	}
	for _, r := range rows {
		if r.Text == "" {
			continue
		}
		lead := []Span{{Text: Truncate(flat(r.Name), widestName), Role: Label}}
		if stacked {
			lead[0].Text = Truncate(lead[0].Text, s.width)
			s.paragraph(paragraph{text: lead})
			lead = nil
		}
		text := Span{Text: proseLines(r.Text), Link: r.Link}
		if r.Link != "" {
			text.Role = URL
		}
		s.paragraph(paragraph{lead: lead, indent: column, text: []Span{text}})
	}
	return s.lines
}

// Rule returns a line across the page with a name in it.
func (p *Printer) Rule(name string) Line {
	width := p.Width
	if width <= 0 {
		width = roomy
	}
	line := "══ " + flat(name) + " "
	return Line{[]Span{{Text: Truncate(line+strings.Repeat("═", max(min(width, maxRule)-Width(line), 2)), width), Role: Frame}}}
}

// Paragraph returns the lines of a text that is docview's own, such as a
// count below a table.
func (p *Printer) Paragraph(role Role, text string) []Line {
	s := &setter{width: max(p.Width, 0)}
	s.paragraph(paragraph{text: []Span{{Text: proseLines(text), Role: role}}})
	return s.lines
}
