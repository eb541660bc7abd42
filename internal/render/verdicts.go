package render

import (
	"fmt"
	"strings"
)

// A Verdict is what there is to say of a quotation in a manuscript: its kind, and
// the rest of the sentence, ": in words". Yours is the
// author's wording if the sentence lacks it, and Source the one from which it differs.
type Verdict struct {
	Line, Column  int
	Kind          string
	Role          Role
	Text          string
	Yours, Source Wording
}

// A Wording is a text with the words in it, in order, that another one has not.
type Wording struct {
	Text   string
	Marked []Words
}

// Words are some of a text, and how often they are in it before these.
type Words struct {
	Text   string
	Before int
}

// Verdicts returns the lines of what there is to say of one manuscript, under
// its name; none if there is nothing. Different words are marked by colour, and
// without colours by asterisks.
func (f *Findings) Verdicts(p *Printer, name string, all []Verdict) []Line {
	var findings []finding
	for _, v := range all {
		one := finding{line: fmt.Sprintf("line %d:%d", v.Line, v.Column), kind: Span{Text: v.Kind, Role: v.Role}, text: []Span{{Text: flat(strings.TrimLeft(v.Text, ": "))}}}
		if v.Yours.Text != "" {
			one.below = []paragraph{v.Yours.under("yours", Failure, p.Color)}
		}
		if v.Source.Text != "" {
			one.below = append(one.below, v.Source.under("source", Right, p.Color))
		}
		findings = append(findings, one)
	}
	return f.set(p, name, 0, findings)
}

// under returns a wording beside its name.
func (w Wording) under(name string, role Role, color bool) paragraph {
	return paragraph{lead: []Span{{Text: name, Role: Fact}}, indent: len("source") + betweenColumns, text: w.spans(role, color)}
}

// around is how many bytes of a long text are shown before its first mark and
// after its last.
const around = 80

// in returns where the words are in a text, counted from a place before which
// others are; -1 if they are not.
func (w Words) in(text string, from int) int {
	words, at := flat(w.Text), 0
	for range w.Before {
		if next := strings.Index(text[at:], words); next >= 0 {
			at += next + len(words)
		}
	}
	at = max(at, from)
	next := strings.Index(text[at:], words)
	if next < 0 {
		return next
	}
	return at + next - from
}

// spans returns the text around its marked words.
func (w Wording) spans(role Role, color bool) []Span {
	text := flat(w.Text)
	var spans []Span
	from := 0
	for _, words := range w.Marked {
		marked := flat(words.Text)
		at := words.in(text, from)
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
