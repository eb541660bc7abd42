package render

import "strings"

// A Line is one row of a page: spans from left to right, none for an empty
// row. It never ends in blanks.
type Line struct {
	Spans []Span
}

// A Span is a piece of a line that has one role.
type Span struct {
	Text    string // safe for a terminal, see [Sanitize]; without line ends on a laid-out line
	Role    Role
	Link    string // the URL that the span leads to, "" for none
	Address string // the place of the block that the span belongs to, as [document.Document.At] takes it; "" outside of the body

	// Start and End are the bytes of the file, in Document.Source, that
	// the words of the span come from. Both are 0 for what docview adds,
	// and where the words of a document made by hand have no source.
	Start, End int
}

// A Role is what a span is; a style has a look for each role.
type Role int

// The roles of the document's own words.
const (
	Body      Role = iota // the text of blocks and labelled fields
	Title                 // the title
	Heading               // a heading of the body
	Label                 // the label of a field
	Aside                 // what is looked at second: fields without a label, the source note, what surrounds a web page
	Marker                // a paragraph's number
	Signature             // the sign-off
	URL                   // a URL
	Reference             // a mark in the text that refers to a note
	Match                 // what was looked for
	Current               // the one of several matches that the reader is at
)

// The roles of what docview adds.
const (
	Frame   Role = iota + Current + 1 // bars, rules and the blanks between spans
	Fact                              // what is known of a document, such as the line of facts above a page
	Address                           // an id or an address that opens what it is beside
	Hint                              // what can be passed over: what to try, the date beside an occurrence
	Term                              // what help explains: a command, a flag, an example
	Problem                           // what docview found doubtful
	Failure                           // what it found wrong
	Right                             // what is right where something is wrong
	Bar                               // a message, a chosen row
	Foot                              // a status line
	roles                             // how many there are
)

// TitleRole returns the role of a title in a list, which is another one if it is in
// brackets: a cataloguer, or docview, supplied it.
func TitleRole(title string, role Role) Role {
	if strings.HasPrefix(title, "[") && strings.HasSuffix(title, "]") {
		return Aside
	}
	return role
}

// IsAdded reports whether spans of the role are docview's own, not words of
// the document.
func (r Role) IsAdded() bool { return r >= Frame }

// String returns the line's text.
func (l Line) String() string {
	if len(l.Spans) == 1 {
		return l.Spans[0].Text
	}
	var b strings.Builder
	for _, s := range l.Spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Width returns the cells that the line takes.
func (l Line) Width() int {
	width := 0
	for _, s := range l.Spans {
		width += Width(s.Text)
	}
	return width
}

// A setter makes lines.
type setter struct {
	width   int // of a line; 0 means no limit
	address string
	trace   *tracer // finds the document's words in the file; nil for other text
	marks   []Mark  // in the texts of the section's fields or block, with a line end between them
	at      int     // where in these the next text begins
	lines   []Line
}

// A paragraph is text with what is to the left of it.
type paragraph struct {
	at     int    // cells before the lead
	lead   []Span // what is before the first line, a marker or a label
	bar    string // what is before each line, two cells before the text; or ""
	indent int    // cells before the text; at and the lead fit in it
	hang   int    // how many fewer before its first line
	text   []Span // their Text may have line ends
}

// text returns the next text of the section as spans of a role, safe for a
// terminal; marks have their own.
func (s *setter) text(text string, role Role) []Span {
	var spans []Span
	at := 0
	add := func(to int, role Role) {
		if to = min(to-s.at, len(text)); to > at {
			spans = append(spans, Span{Text: sanitizeText(text[at:to]), Role: role})
			at = to
		}
	}
	for _, m := range s.marks {
		add(m.Start, role)
		add(m.End, m.Role)
	}
	add(s.at+len(text), role)
	s.at += len(text) + 1
	return spans
}

func (s *setter) blank() { s.lines = append(s.lines, Line{}) }

func (s *setter) paragraph(p paragraph) {
	width := 0
	if s.width > 0 {
		width = max(1, s.width-p.indent)
	}
	for k := range p.lead {
		s.own(&p.lead[k])
	}
	for i, text := range wrapSpans(p.text, width) {
		spans, end := s.left(&p, i == 0, len(text))
		if len(text) > 0 {
			begin := p.indent
			if i == 0 {
				begin -= p.hang
			}
			if begin > end {
				spans = append(spans, Span{Text: blanks(begin - end), Role: Frame})
			}
			if spans == nil {
				spans = text
			} else {
				spans = append(spans, text...)
			}
			for k := len(spans) - len(text); k < len(spans); k++ {
				s.own(&spans[k])
			}
		}
		s.lines = append(s.lines, Line{spans})
	}
}

// left returns what is to the left of a paragraph's line, with room for the
// spans of its text, and the cell where it ends.
func (s *setter) left(p *paragraph, first bool, room int) (spans []Span, end int) {
	before, left := 0, p.lead
	switch {
	case first && len(p.lead) > 0 && (room > 0 || strings.TrimSpace(Line{p.lead}.String()) != ""):
		before = p.at
	case p.bar != "":
		before, left = p.indent-2, []Span{{Text: p.bar, Role: Frame}}
	case room == 0 || p.indent == 0:
		return nil, 0
	default:
		return make([]Span, 0, room+1), 0
	}
	spans = make([]Span, 0, len(left)+room+2)
	if before > 0 {
		spans = append(spans, Span{Text: blanks(before), Role: Frame})
	}
	return append(spans, left...), before + Line{left}.Width()
}

// own sets a span's address and, if its words are the document's, their
// place in the file. Spans come in the order of the file.
func (s *setter) own(span *Span) {
	span.Address = s.address
	if s.trace != nil && !span.Role.IsAdded() && span.Text != "" {
		span.Start, span.End = s.trace.find(span.Text)
	}
}

// wrapSpans lays spans out in lines of at most so many cells, 0 for no limit,
// as [Wrap] does their text.
func wrapSpans(spans []Span, width int) [][]Span {
	if len(spans) == 1 {
		texts := Wrap(spans[0].Text, width)
		lines, each := make([][]Span, len(texts)), make([]Span, len(texts))
		for i, text := range texts {
			if text != "" {
				each[i] = spans[0]
				each[i].Text = text
				lines[i] = each[i : i+1 : i+1]
			}
		}
		return lines
	}
	text := Line{spans}.String()
	var lines [][]Span
	at, from, k := 0, 0, 0 // the text is laid out up to at; the k-th span begins at from
	for _, line := range Wrap(text, width) {
		at += strings.Index(text[at:], line) // only blanks are left out between lines
		end := at + len(line)
		var pieces []Span
		for k < len(spans) && at < end {
			piece := spans[k]
			to := from + len(piece.Text)
			if cut := min(to, end); cut > at {
				piece.Text = text[at:cut]
				pieces = append(pieces, piece)
				at = cut
			}
			if to > end {
				break
			}
			from, k = to, k+1
		}
		lines = append(lines, pieces)
	}
	return lines
}

// blanks returns n blanks, none if n is negative.
func blanks(n int) string {
	const many = "                                                                "
	if n <= len(many) {
		return many[:max(n, 0)]
	}
	return strings.Repeat(" ", n)
}
