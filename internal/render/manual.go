package render

import "strings"

// Manual returns the lines of a text that is written for 80 columns, such as
// a page of help, at the printer's width: lines without an indent are prose,
// and flow together up to an empty line; an indented line stays a line. If it
// has a term, two blanks or more and an explanation, the explanation hangs
// beside the term, with the lines below it that begin in its column.
func (p *Printer) Manual(text string) []Line {
	s := &setter{width: max(p.Width, 0)}
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i := 0; i < len(lines); {
		if lines[i] == "" {
			s.blank()
			i++
			continue
		}
		term, explained, column := cutTerm(lines[i])
		end := i + 1
		if column < 0 && end < len(lines) && indentOf(lines[end]) > indentOf(term)+2 {
			column = indentOf(lines[end]) // the explanation is below its term
		}
		for end < len(lines) && goesOn(lines[end], column) {
			explained = strings.TrimSpace(explained + " " + strings.TrimSpace(lines[end]))
			end++
		}
		i = end
		s.entry(term, explained, column)
	}
	return s.lines
}

// cutTerm returns the term of a line with its indent, what explains it, and
// the column where that begins. Prose has no term, and an indented line alone
// no column in which it could go on.
func cutTerm(line string) (term, explained string, column int) {
	indent := indentOf(line)
	if indent == 0 {
		return "", line, 0
	}
	term, rest, ok := strings.Cut(line[indent:], "  ")
	if !ok {
		return line, "", -1
	}
	explained = strings.TrimLeft(rest, " ")
	return line[:indent+len(term)], explained, len(line) - len(explained)
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// goesOn reports whether a line goes on with what begins in a column.
func goesOn(line string, column int) bool {
	indent := indentOf(line)
	return line != "" && column >= 0 && indent == column && !strings.Contains(line[indent:], "  ")
}

// leastExplained is the least columns that an explanation is given beside its term.
const leastExplained = 24

// entry sets a term and what explains it or, on a narrow page, that below.
func (s *setter) entry(term, explained string, column int) {
	text := []Span{{Text: Sanitize(explained)}}
	indent := indentOf(term)
	lead := Span{Text: Sanitize(term[indent:]), Role: Term}
	switch {
	case term == "":
		s.paragraph(paragraph{text: text})
	case explained == "":
		s.paragraph(paragraph{indent: indent, text: []Span{{Text: lead.Text}}})
	case s.width > 0 && s.width-column < leastExplained:
		s.paragraph(paragraph{indent: indent, text: []Span{lead}})
		s.paragraph(paragraph{indent: min(column, indent+4), text: text})
	case indent+Width(lead.Text) >= column:
		s.paragraph(paragraph{indent: indent, text: []Span{lead}})
		s.paragraph(paragraph{indent: column, text: text})
	default:
		s.paragraph(paragraph{at: indent, lead: []Span{lead}, indent: column, text: text})
	}
}
