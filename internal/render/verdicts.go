package render

import "strings"

// A Verdict is what there is to say of a quotation in a line of a manuscript.
// Yours and Source are the wordings that differ, empty if none do.
type Verdict struct {
	Line          int
	Kind          string
	Role          Role
	Text          string
	Yours, Source Wording
}

// A Wording is a text with the words in it, in order, that another one has not.
type Wording struct {
	Text   string
	Marked []string
}

// Verdicts returns the lines of what there is to say of one manuscript, under
// its name; none if there is nothing. Different words are marked by colour, and
// without colours by asterisks.
func (f *Findings) Verdicts(p *Printer, name string, all []Verdict) []Line {
	if len(all) == 0 {
		return nil
	}
	s := f.begin(p, name)
	where, column := 0, 0
	for _, v := range all {
		where, column = max(where, len(lineOf(v.Line))), max(column, len(v.Kind)+betweenColumns)
	}
	for _, v := range all {
		indent := s.finding(lineOf(v.Line), where, column, Span{Text: v.Kind, Role: v.Role}, []Span{{Text: flat(v.Text)}})
		if v.Yours.Text != "" {
			s.wording(indent, "yours", v.Yours, Failure, p.Color)
			s.wording(indent, "source", v.Source, Right, p.Color)
		}
	}
	return s.lines
}

// wordingColumn is the width of the names of wordings.
const wordingColumn = len("source") + 2

func (s *setter) wording(indent int, name string, w Wording, role Role, color bool) {
	s.paragraph(paragraph{at: indent, lead: []Span{{Text: name, Role: Fact}}, indent: indent + wordingColumn, text: w.spans(role, color)})
}

// around is how many bytes of a long text are shown before its first mark and
// after its last.
const around = 80

// spans returns the text around its marked words.
func (w Wording) spans(role Role, color bool) []Span {
	text := flat(w.Text)
	var spans []Span
	from := 0
	for _, marked := range w.Marked {
		marked = flat(marked)
		at := strings.Index(text[from:], marked)
		if marked == "" || at < 0 {
			continue
		}
		before := text[from : from+at]
		if from == 0 && at > 2*around {
			before = "… " + before[strings.IndexByte(before[at-around:], ' ')+1+at-around:]
		}
		from += at + len(marked)
		if !color {
			marked = "*" + marked + "*"
		}
		spans = append(spans, Span{Text: before, Role: Aside}, Span{Text: marked, Role: role})
	}
	after := text[from:]
	if i := strings.IndexByte(after[min(around, len(after)):], ' '); len(after) > 2*around && i >= 0 {
		after = after[:around+i] + " …"
	}
	return append(spans, Span{Text: after, Role: Aside})
}
