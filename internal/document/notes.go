package document

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// notes marks the notes at the end of the body and returns the index after the
// last block that is none.
func (p *parser) notes() int {
	end := len(p.spans)
	for end > 0 && p.spans[end-1].kind == SourceNote {
		end--
	}
	if first, ok := p.bareNotes(end); ok {
		return first
	}
	first := p.firstNote(end)
	if first == end {
		first = p.longNote(end)
	}
	if first == end || !p.areNotes(first, end) {
		return end
	}
	p.markNotes(first, end, cutNoteMarker)
	return first
}

// longNote returns the first of the notes before end if the last of them has
// more than one paragraph; end if there are none whose marks stand in the text.
func (p *parser) longNote(end int) int {
	last := end
	for last > 0 && last > end-noteParagraphs && p.isPlain(last-1) && !p.isSignOff(last-1, true) {
		last--
		first := p.firstNote(last)
		if first == last || p.isItem(last-1) {
			continue
		}
		if number, _ := p.noteNumber(first); p.noteMarks(first)[number] == nil {
			return end
		}
		return first
	}
	return end
}

// noteParagraphs bounds the paragraphs of the last note.
const noteParagraphs = 5

// markNotes makes notes of the blocks from first to end, whose markers cut
// takes off their texts: one without a marker goes on with the note before it.
func (p *parser) markNotes(first, end int, cut func(s string) (marker, number string)) {
	notes := p.spans[:first]
	for _, s := range p.spans[first:end] {
		if text, number := cut(p.lines[s.from].text); s.item == nil && text != "" {
			s.marker = &marker{text: text, number: number}
		}
		if last := len(notes) - 1; s.marker == nil && last >= first {
			notes[last].to = s.to
			continue
		}
		s.kind, s.item = Note, nil
		notes = append(notes, s)
	}
	p.spans = append(notes, p.spans[end:]...)
}

// bareNotes marks the notes before end whose numbers stand alone in blocks of
// their own, going up one by one, at least one of them with its mark in the text.
func (p *parser) bareNotes(end int) (first int, ok bool) {
	first = end
	below := 0
	for i := end - 1; i >= 0 && i >= first-longestNote && p.isPlain(i); i-- {
		if !isBareNumber(p.first(i).text) {
			continue
		}
		n, _, _ := cutNumber(p.first(i).text, 3)
		if i == end-1 || below > 0 && n != below-1 {
			break
		}
		first, below = i, n
	}
	if first == end {
		return end, false
	}
	marks := p.noteMarks(first)
	if !slices.ContainsFunc(p.spans[first:end], func(s span) bool { return marks[p.lines[s.from].text] != nil }) {
		return end, false
	}
	p.markNotes(first, end, cutBareNumber)
	return first, true
}

// longestNote bounds the blocks of a note whose number stands alone.
const longestNote = 12

// isBareNumber reports whether s is a number of up to three digits alone.
func isBareNumber(s string) bool {
	_, rest, ok := cutNumber(s[:min(len(s), 4)], 3)
	return ok && rest == ""
}

// cutBareNumber takes the number of a note that is alone in its block.
func cutBareNumber(s string) (marker, number string) {
	if isBareNumber(s) {
		return s, s
	}
	return "", ""
}

// firstNote returns the first of the blocks before end that look like notes of
// one form. One block without a marker may go on with the note before it.
func (p *parser) firstNote(end int) int {
	if end > 0 && p.isItem(end-1) {
		return p.firstOfList(end)
	}
	first := end
	for i := end - 1; i >= 0 && p.isPlain(i); i-- {
		marker, _ := cutNoteMarker(p.first(i).text)
		switch {
		case marker != "":
			first = i
		case i != first-1 || first == end:
			return first
		}
	}
	return first
}

// firstOfList returns the 1. of the list that ends the text, end if its
// blocks could be no notes.
func (p *parser) firstOfList(end int) int {
	for i := end - 1; i >= 0 && p.spans[i].kind == Paragraph; i-- {
		if !p.isItem(i) {
			continue
		}
		if !p.isNoteList(i) {
			return end
		}
		if p.spans[i].item.first == 1 {
			return i
		}
	}
	return end
}

// isNoteList reports whether block i could be one of the endnotes written
// "1. text": Arabic numbers with a stop, of the outermost list.
func (p *parser) isNoteList(i int) bool {
	c := p.spans[i].item
	return c.digit > 0 && c.signs == "." && c.list.depth == 0
}

// areNotes reports whether the blocks from first to end are notes: those in
// square brackets or with a star are, others when their marks stand in the
// text before them, or when a numbering of one paragraph ends a text that has
// another one.
func (p *parser) areNotes(first, end int) bool {
	number, plain := p.noteNumber(first)
	if !plain {
		return true
	}
	marks := p.noteMarks(first)
	if marks[number] != nil || marks[p.lastNoteNumber(first, end)] != nil {
		return true
	}
	if !p.isItem(first) {
		return end-first > 1 && p.ascends(first, end)
	}
	return end-first == 1 && number == "1" && p.hasItems(first) && !strings.HasSuffix(p.first(first-1).text, ":")
}

// hasItems reports whether one of the blocks before end is numbered.
func (p *parser) hasItems(end int) bool {
	return slices.ContainsFunc(p.spans[:end], func(s span) bool { return s.item != nil })
}

// noteNumber returns the number of block i read as a note's; plain says that it
// stands without brackets, as a paragraph's may.
func (p *parser) noteNumber(i int) (number string, plain bool) {
	if p.isItem(i) {
		return p.spans[i].marker.number, true
	}
	marker, number := cutNoteMarker(p.first(i).text)
	return number, marker == number
}

func (p *parser) lastNoteNumber(first, end int) string {
	for i := end - 1; i > first; i-- {
		if number, _ := p.noteNumber(i); number != "" {
			return number
		}
	}
	return ""
}

// ascends reports whether the numbers of the blocks that have one go up one by one.
func (p *parser) ascends(first, end int) bool {
	last := 0
	for i := first; i < end; i++ {
		number, _ := p.noteNumber(i)
		n, _, ok := cutNumber(number, 3)
		if !ok {
			continue
		}
		if last > 0 && n != last+1 {
			return false
		}
		last = n
	}
	return true
}

// cutNoteMarker reads what a note begins with: "[1] ", "12 " before a capital
// letter, "* ". Both are "" if s begins with none.
func cutNoteMarker(s string) (marker, number string) {
	if after := strings.TrimLeft(s, "*"); after != s {
		stars := s[:len(s)-len(after)]
		return noteMarker(s, stars, after, len(stars) <= 3 && isBlank(after))
	}
	body, open := strings.CutPrefix(s, "[")
	_, after, ok := cutNumber(body, 3)
	if !ok {
		return "", ""
	}
	number = body[:len(body)-len(after)]
	if open {
		after, ok = strings.CutPrefix(after, "]")
		return noteMarker(s, number, after, ok)
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, blanks+"“\"‘'[("))
	return noteMarker(s, number, after, isBlank(after) && unicode.IsUpper(r))
}

func noteMarker(s, number, after string, ok bool) (marker, n string) {
	if !ok || strings.TrimLeft(after, blanks) == "" {
		return "", ""
	}
	return s[:len(s)-len(after)], number
}

// noteMarks returns, for each number, where the spans before end bear it as
// the mark of a note; Start and End are offsets in a span's text with its
// marker. A mark in the title is in no span, so that its list may be empty but
// is there.
func (p *parser) noteMarks(end int) map[string][]Reference {
	marks := map[string][]Reference{}
	if mark := p.titleMark(); mark != "" {
		marks[mark] = []Reference{}
	}
	for i := range end {
		at := 0
		for _, l := range p.linesOf(i) {
			for start, end := range marksIn(l.text) {
				number := l.text[start:end]
				if len(marks[number]) >= mostMarks {
					continue
				}
				if start > 0 && l.text[start-1] == '[' && strings.HasPrefix(l.text[end:], "]") {
					start, end = start-1, end+1
				}
				marks[number] = append(marks[number], Reference{Block: i + 1, Start: at + start, End: at + end})
			}
			at += len(l.text) + 1
		}
	}
	return marks
}

// titleMark returns the mark of a note that the title ends with, or a number
// at its end that is one if there is such a note; "" if there is neither.
func (p *parser) titleMark() string {
	title := p.Field(KeyTitle)
	if title.Mark == "" {
		_, title.Mark = cutNumberAtEnd(title.Text)
	}
	return strings.TrimSpace(title.Mark)
}

// mostMarks bounds the marks of one note.
const mostMarks = 20

// marksIn yields the byte ranges of the numbers and stars in a line that are
// written as marks of notes are: in square brackets, alone, or glued to the end
// of a word or to the character after it, as in "struggle.1", "struggle[1]" and
// "struggle*".
func marksIn(s string) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		if isBareNumber(s) {
			yield(0, len(s))
			return
		}
		for i := 1; i < len(s); {
			if !isDigit(s[i]) && s[i] != '*' {
				i++
				continue
			}
			end := markEnd(s, i)
			if end <= i+3 && isMark(s, i, end) && !yield(i, end) {
				return
			}
			i = end
		}
	}
}

// markEnd returns the end of the digits or, where there are none, of the stars at an offset of s.
func markEnd(s string, i int) int {
	end := i
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	for end < len(s) && s[end] == '*' && (end == i || s[end-1] == '*') {
		end++
	}
	return end
}

// isMark reports whether the number or star between two offsets of s is a mark.
func isMark(s string, start, end int) bool {
	before, after := s[:start], s[end:]
	if strings.HasSuffix(before, "[") && strings.HasPrefix(after, "]") {
		return true
	}
	word := strings.TrimRight(before, ".,;:!?”\"’')]")
	letter, _ := utf8.DecodeLastRuneInString(word)
	next, _ := utf8.DecodeRuneInString(after)
	return before[len(before)-1] != ' ' && unicode.IsLetter(letter) &&
		(after == "" || !unicode.IsLetter(next) && !unicode.IsDigit(next) && !strings.ContainsRune("-–%/", next))
}

// tieNotes finds where the text refers to its notes, and takes the mark of one
// from the title.
func (p *parser) tieNotes() {
	first := slices.IndexFunc(p.spans, func(s span) bool { return s.kind == Note })
	if first < 0 {
		return
	}
	marks := p.noteMarks(first)
	inTitle := p.titleMark()
	for i := first; i < len(p.Body); i++ {
		b := &p.Body[i]
		if b.Kind != Note {
			continue
		}
		for _, r := range marks[b.Number] {
			r.Note = b.Place
			if before := len(p.text(r.Block-1)) - len(p.Body[r.Block-1].Text); r.Start >= before {
				r.Start, r.End = r.Start-before, r.End-before
				p.References = append(p.References, r)
			}
		}
		if b.Number == inTitle && inTitle != "" {
			p.cutTitleMark()
		}
	}
}

// cutTitleMark takes the number at the end of the title, which is a note's, from it.
func (p *parser) cutTitleMark() {
	for i := range p.Header {
		if f := &p.Header[i]; f.Key == KeyTitle && f.Mark == "" {
			f.Text, f.Mark = cutNumberAtEnd(f.Text)
			return
		}
	}
}
