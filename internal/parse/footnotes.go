package parse

import (
	"slices"
	"strings"

	"docview/internal/document"
	"docview/internal/text"
)

// A foot is the notes at the foot of a page. The text goes on over them, so that
// they are apart from it until its paragraphs are known.
type foot struct {
	lines []line
	next  int // the line of the text after them
}

// footLines bounds the lines of the notes of a page.
const footLines = 60

// takeFeet takes the notes at the foot of pages out of the lines of the text. Those
// of one last page are left: they are at the end of the text, see notes.
func (p *parser) takeFeet() {
	kept, top := 0, 0
	for i := 1; i <= len(p.lines); i++ {
		if i < len(p.lines) && !p.lines[i].page && !text.IsPageMark(p.lines[i].text) || i == len(p.lines) && len(p.feet) == 0 {
			continue
		}
		top = p.openNote(kept, top, i)
		from, notes := footOf(p.lines, top, i, p.isOpen())
		kept += copy(p.lines[kept:], p.lines[top:from])
		p.addToNote(p.lines[from:notes])
		if notes < i {
			for k := range p.lines[notes:i] {
				p.lines[notes+k].traits |= footnote
			}
			p.feet = append(p.feet, foot{slices.Clone(p.lines[notes:i]), kept})
		}
		top = i
	}
	kept += copy(p.lines[kept:], p.lines[top:])
	p.lines = p.lines[:kept]
}

// isOpen reports whether the last note of the pages before ends inside a sentence.
func (p *parser) isOpen() bool {
	if len(p.feet) == 0 {
		return false
	}
	lines := p.feet[len(p.feet)-1].lines
	return !lines[len(lines)-1].has(ended)
}

// openNote takes the rest of an open note from the top of a page, and returns the
// line after it: the text above is not open, or it goes on inside a sentence below.
func (p *parser) openNote(kept, top, end int) int {
	if kept == 0 || !p.isOpen() || !p.lines[top].has(lowerStart) {
		return top
	}
	for i := top + 1; i < end; i++ {
		if l := &p.lines[i]; p.lines[i-1].has(ended) && (l.has(lowerStart) || l.gap && p.lines[kept-1].has(ended)) {
			p.addToNote(p.lines[top:i])
			l.page = true
			return i
		}
	}
	return top
}

// addToNote adds the rest of the last note of the pages before.
func (p *parser) addToNote(rest []line) {
	for i := range rest {
		rest[i].joint, rest[i].traits = soft, rest[i].traits|footnote
		if i == 0 {
			rest[i].traits |= parted
		}
		p.feet[len(p.feet)-1].lines = append(p.feet[len(p.feet)-1].lines, rest[i])
	}
}

// footOf returns the first line of what is at the foot of the page that is between
// two lines, and that of its notes, before which the rest of an open one may be; end
// if it has none.
func footOf(lines []line, top, end int, open bool) (from, notes int) {
	for from = max(top+1, end-footLines); from < end; from++ {
		if !lines[from].gap {
			continue
		}
		notes = from
		for open && notes < end && lines[from].has(lowerStart) && (notes == from || !lines[notes-1].has(ended)) {
			notes++
		}
		if notes < end && areFootnotes(lines[top:from], lines[notes:end]) {
			return from, notes
		}
	}
	return end, end
}

// areFootnotes reports whether some lines are notes, of the first of which the text
// above has the mark, and keeps where each of them begins.
func areFootnotes(above, lines []line) bool {
	before := 0
	for i := range lines {
		l := &lines[i]
		_, number := cutFootMarker(l.text)
		n, _, _ := text.CutNumber(number, 3)
		isNext := number != "" && (n == 0 || n == before+1 || i == 0 || l.gap && n > before)
		if l.gap && !isNext || i == 0 && !hasMark(above, number) {
			return false
		}
		if l.joint = soft; isNext {
			l.joint, before = apart, max(n, before)
		}
	}
	return true
}

func hasMark(lines []line, number string) bool {
	for i := range lines {
		for start, end := range marksIn(lines[i].text) {
			if lines[i].text[start:end] == number && end-start < len(lines[i].text) {
				return true
			}
		}
	}
	return false
}

// cutFootMarker reads what a note at the foot of a page begins with, where its
// number may have a full stop or a bracket: "1. ", "1) ".
func cutFootMarker(s string) (marker, number string) {
	if marker, number = cutNoteMarker(s); number != "" {
		return marker, number
	}
	_, rest, ok := text.CutNumber(s, 3)
	if !ok || rest == "" || strings.IndexByte(".)", rest[0]) < 0 {
		return "", ""
	}
	number = s[:len(s)-len(rest)]
	return noteMarker(s, number, rest[1:], isBlank(rest[1:]))
}

// returnFeet puts the notes at the feet of pages behind the paragraphs that go on over them.
func (p *parser) returnFeet() {
	if len(p.feet) == 0 {
		return
	}
	for _, f := range p.feet {
		if f.next < len(p.lines) {
			p.lines[f.next].traits |= parted
		}
	}
	lines, feet := make([]line, 0, len(p.lines)+len(p.feet)), p.feet
	for i := range p.lines {
		l := &p.lines[i]
		for len(feet) > 0 && feet[0].next <= i && (l.joint >= unclear || l.item != nil || l.has(archived)) {
			l.joint, l.traits, feet[0].lines[0].traits = apart, l.traits|parted, feet[0].lines[0].traits|parted
			lines, feet = append(lines, feet[0].lines...), feet[1:]
		}
		lines = append(lines, *l)
	}
	for _, f := range feet {
		lines = append(lines, f.lines...)
	}
	p.lines = lines
}

// addFootnote adds the span of the note at the foot of a page that begins at a
// line, and returns the line after it.
func (p *parser) addFootnote(from int) (end int) {
	for end = from + 1; end < len(p.lines) && p.lines[end].has(footnote) && p.lines[end].joint == soft; end++ {
	}
	text, number := cutFootMarker(p.lines[from].text)
	p.spans = append(p.spans, span{from: from, to: end, kind: document.Note, marker: &marker{text: text, number: number}})
	return end
}
