package render

import "strings"

// An Entry is a piece of a text that is written for 80 columns, such as a page
// of help: a paragraph, an indented line, or a term and what explains it. The
// zero Entry is an empty line.
type Entry struct {
	Indent int    // columns before the term or the line
	Term   string // "" for a paragraph
	Text   string // of a paragraph, or what explains the term; "" for a line alone
	Column int    // where the explanation begins
}

// Entries returns the entries of a text. Lines without an indent are prose, and
// flow together up to an empty line; an indented line stays a line. If it has a
// term, two blanks or more and an explanation, the explanation includes the
// lines below that begin in its column.
func Entries(text string) []Entry {
	var all []Entry
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i := 0; i < len(lines); {
		if lines[i] == "" {
			all = append(all, Entry{})
			i++
			continue
		}
		e := cutTerm(lines[i])
		end := i + 1
		if e.Column < 0 && end < len(lines) && indentOf(lines[end]) > e.Indent+2 {
			e.Column = indentOf(lines[end]) // the explanation is below its term
		}
		for end < len(lines) && goesOn(lines[end], e.Column) {
			e.Text = strings.TrimSpace(e.Text + " " + strings.TrimSpace(lines[end]))
			end++
		}
		all = append(all, e)
		i = end
	}
	return all
}

// Manual returns the lines of a text that is written for 80 columns at the
// printer's width, as [Entries] reads it: an explanation hangs beside its term.
func (p *Printer) Manual(text string) []Line {
	s := &setter{width: max(p.Width, 0)}
	for _, e := range Entries(text) {
		if e == (Entry{}) {
			s.blank()
			continue
		}
		s.entry(e)
	}
	return s.lines
}

// cutTerm returns the entry that a line begins. Prose has no term, and an
// indented line alone no column (-1) in which it could continue.
func cutTerm(line string) Entry {
	indent := indentOf(line)
	if indent == 0 {
		return Entry{Text: line}
	}
	term, rest, ok := strings.Cut(line[indent:], "  ")
	if !ok {
		return Entry{Indent: indent, Term: line[indent:], Column: -1}
	}
	text := strings.TrimLeft(rest, " ")
	return Entry{Indent: indent, Term: term, Text: text, Column: Width(line[:len(line)-len(text)])}
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// goesOn reports whether a line continues what begins in a column.
func goesOn(line string, column int) bool {
	indent := indentOf(line)
	return line != "" && column >= 0 && indent == column && !strings.Contains(line[indent:], "  ")
}

// leastExplained is the least width of an explanation beside its term.
const leastExplained = 24

// entry sets an entry; on a narrow page an explanation is below its term.
func (s *setter) entry(e Entry) {
	text := []Span{{Text: Sanitize(e.Text)}}
	lead := Span{Text: Sanitize(e.Term), Role: Term}
	switch {
	case e.Term == "":
		s.paragraph(paragraph{text: text})
	case e.Text == "":
		s.paragraph(paragraph{indent: e.Indent, text: []Span{{Text: lead.Text}}})
	case s.width > 0 && s.width-e.Column < leastExplained:
		s.paragraph(paragraph{indent: e.Indent, text: []Span{lead}})
		s.paragraph(paragraph{indent: min(e.Column, e.Indent+4), text: text})
	case e.Indent+Width(lead.Text) >= e.Column:
		s.paragraph(paragraph{indent: e.Indent, text: []Span{lead}})
		s.paragraph(paragraph{indent: e.Column, text: text})
	default:
		s.paragraph(paragraph{at: e.Indent, lead: []Span{lead}, indent: e.Column, text: text})
	}
}
