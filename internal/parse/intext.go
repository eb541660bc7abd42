package parse

import (
	"slices"
	"strings"

	"docview/internal/document"
	"docview/internal/text"
)

// A dateRule finds the date of a document whose head has none in its text.
type dateRule struct {
	name string
	find func(p *parser) (d document.Date, line int)
}

// dateRules are tried in order.
var dateRules = []dateRule{
	{"the closing sentence", (*parser).dateOfClosing},
	{"the first sentence of the deed", (*parser).dateOfDeed},
	{"the sentence above the speech", (*parser).dateOfSpeech},
	{"the date at the end", (*parser).dateAtEnd},
}

// dateInText sets the date that the first or the last sentences give, if the head
// has none.
func (p *parser) dateInText() {
	if !p.Date().IsZero() {
		return
	}
	for _, r := range dateRules {
		if d, line := r.find(p); d.EDTF != "" {
			p.Dated = document.Dated{Date: d, Origin: document.Origin{Rule: r.name, Line: line}}
			return
		}
	}
}

// dateOfDeed reads "Articles of agreement, made ... on the third day of May": a deed
// names itself and its day in its first sentence.
func (p *parser) dateOfDeed() (d document.Date, line int) {
	i := slices.IndexFunc(p.Body, func(b document.Block) bool { return b.Kind == document.Paragraph && len(b.Text) > leastProse })
	if i < 0 {
		return d, 0
	}
	s := p.Body[i].Text
	if sentences := text.Sentences(s); len(sentences) > 0 {
		s = s[:sentences[0][1]]
	}
	words := strings.Fields(s)
	if !slices.ContainsFunc(words[:min(len(words), 2)], func(word string) bool { return text.Deed.Has(strings.Trim(word, ",.:")) }) {
		return d, 0
	}
	for _, made := range text.Made.Entries() {
		if _, after, ok := strings.Cut(s, " "+made+" "); ok {
			if d, own := ownDay(after); own {
				return d, p.Body[i].Line
			}
		}
	}
	return document.Date{}, 0
}

// dateOfSpeech reads "Statement made on behalf of Utopia in the Assembly on Monday, 3
// May 1948." above the text of the statement.
func (p *parser) dateOfSpeech() (d document.Date, line int) {
	if len(p.Body) < 2 || len(p.Body[0].Text) > 2*longestHeading {
		return d, 0
	}
	s := strings.TrimRight(p.Body[0].Text, " .)")
	words := strings.Fields(s)
	if !slices.ContainsFunc(words[:min(len(words), 3)], func(word string) bool { return text.Is(word, text.Spoken, text.Kind) && text.IsUpper(word) }) {
		return d, 0
	}
	if d = dayIn(s); strings.HasSuffix(s, d.Text) {
		return d, p.Body[0].Line
	}
	return document.Date{}, 0
}

// closingBlocks and endBlocks bound how far from the end of a text are the sentence
// that dates it, which signatures follow, and a date alone.
const closingBlocks, endBlocks = 8, 3

// lastBlocks returns the last n blocks of the text itself, the last one first.
func (p *parser) lastBlocks(n int) (last []*document.Block) {
	for i := range slices.Backward(p.Body) {
		if b := &p.Body[i]; b.Kind != document.Note && b.Kind != document.SourceNote && len(last) < n {
			last = append(last, b)
		}
	}
	return last
}

// dateOfClosing reads "Done at Amaurot, this third day of May".
func (p *parser) dateOfClosing() (d document.Date, line int) {
	for _, b := range p.lastBlocks(closingBlocks) {
		for _, at := range text.Sentences(b.Text) {
			s := strings.TrimLeft(b.Text[at[0]:at[1]], " [(")
			if rest, ok := text.Done.Cut(s); ok {
				if day, own := ownDay(rest); own && day.EDTF != "" {
					return day, b.Line
				}
			}
		}
	}
	return d, 0
}

// dayIn returns the last day in s, in figures, or in words if there is none or it is
// a part of these.
func dayIn(s string) document.Date {
	d, _ := text.LastDate(s, 0)
	if in, ok := text.DateInWords(s); ok && (d.EDTF == "" || strings.Contains(in.Text, d.Text)) {
		d = in
	}
	_, after, _ := strings.Cut(s, d.Text)
	if len(d.EDTF) != len("1948-05-03") || strings.Contains(d.Text, "/") || strings.HasPrefix(after, "/") { // "1691/92" is of two calendars
		return document.Date{}
	}
	return d
}

// ownDay returns the last day in s, and whether it can be that of the document.
func ownDay(s string) (d document.Date, own bool) {
	d = dayIn(s)
	before, _, _ := strings.Cut(s, d.Text)
	return d, !namesOther(before)
}

// namesOther reports whether what is before a day says that it is that of another
// document, or of another event: "In witness whereof the treaty of".
func namesOther(before string) bool {
	words := strings.Fields(before)
	n := len(words) - 1
	if slices.ContainsFunc(words, func(word string) bool { return text.Is(word, text.After, text.Since) }) {
		return true
	}
	return n > 0 && text.Is(words[n], text.Link, text.DateOf) && text.Is(words[n-1], text.Deed, text.Paper, text.Kind)
}

// dateAtEnd reads a date, or a place and a date, on a line of its own in the last
// blocks, if there are not two.
func (p *parser) dateAtEnd() (d document.Date, line int) {
	for _, b := range p.lastBlocks(endBlocks) {
		if len(b.Text) > signatureLength || b.Number != "" {
			continue
		}
		for s := range strings.SplitSeq(b.Text, "\n") {
			if s = strings.TrimSpace(s); s == "" {
				continue
			}
			f, ok := dateLine(s)
			switch {
			case !ok || f.Date.EDTF == "" || f.Date.IsYears() || text.WithoutCopy(s) != s || isStamped(s) || isByline(s) || namesKind(s) || strings.Count(s, ", ") > 2:
			case d.EDTF != "" && d.EDTF != f.Date.EDTF:
				return document.Date{}, 0
			default:
				d, line = f.Date, b.Line
			}
		}
	}
	return d, line
}
