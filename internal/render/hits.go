package render

import "strings"

// A Hit is a found document with the passages that were found in it.
type Hit struct {
	Name     string // what opens it: its id or, if several documents have the id, its file
	Date     string
	Title    string
	Passages []Passage
	More     string // how many are not shown, "" for none
}

// A Passage is a piece of a document's text in which something was found.
type Passage struct {
	Where string // the address inside the document, or the name of a field
	Text  string
	Marks [][2]int // the bytes of Text that were looked for, in rising order
}

// passageIndent is the columns before a passage's text, where its address is,
// and leastPassage the least columns that the text is given beside it.
const (
	passageIndent = 12
	leastPassage  = 20
)

// Hit returns the lines of a found document: its name and date, and below them,
// with one left edge, its title and its passages with what was looked for in
// the role [Match].
func (p *Printer) Hit(h Hit) []Line {
	s := &setter{width: max(p.Width, 0)}
	indent := passageIndent
	if s.width > 0 && s.width < leastPassage+passageIndent {
		indent = 2
	}
	s.paragraph(paragraph{text: facts(Span{Text: h.Name, Role: Address}, Span{Text: h.Date, Role: Fact})})
	if h.Title != "" {
		s.paragraph(paragraph{indent: indent, text: []Span{{Text: prose(h.Title), Role: TitleRole(h.Title, Title)}}})
	}
	for _, passage := range h.Passages {
		s.passage(passage, indent)
	}
	if h.More != "" {
		s.paragraph(paragraph{indent: indent, text: []Span{{Text: h.More, Role: Fact}}})
	}
	return s.lines
}

// passage sets a passage beside its address, or on a narrow page under it.
func (s *setter) passage(p Passage, indent int) {
	s.marks, s.at = nil, 0
	for _, m := range p.Marks {
		s.marks = append(s.marks, Mark{m[0], m[1], Match})
	}
	where := Span{Text: flat(p.Where), Role: Address}
	text := s.text(blankEnds.Replace(p.Text), Body)
	if 2+Width(where.Text)+1 > indent {
		s.paragraph(paragraph{indent: min(2, indent), text: []Span{where}})
		s.paragraph(paragraph{indent: indent, text: text})
		return
	}
	s.paragraph(paragraph{at: 2, lead: []Span{where}, indent: indent, text: text})
}

// facts puts two blanks between those spans that have a text.
func facts(all ...Span) []Span {
	var spans []Span
	for _, f := range all {
		if f.Text = flat(f.Text); f.Text == "" {
			continue
		}
		if len(spans) > 0 {
			spans = append(spans, Span{Text: "  ", Role: Frame})
		}
		spans = append(spans, f)
	}
	return spans
}

// blankEnds makes blanks of line ends and tabs, byte for byte.
var blankEnds = strings.NewReplacer("\n", " ", "\t", " ")

// prose returns a text of a document on one line, safe for a terminal.
func prose(s string) string { return sanitizeText(blankEnds.Replace(s)) }

// proseLines is prose for a text whose line ends are kept.
func proseLines(s string) string { return sanitizeText(strings.ReplaceAll(s, "\t", " ")) }

// flat returns a name or message on one line, safe for a terminal.
func flat(s string) string { return Sanitize(blankEnds.Replace(s)) }
