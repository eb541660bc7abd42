package parse

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/text"
)

// notes marks the notes at the end of the body and returns the index after the
// last span that is before them: the text's end.
func (p *parser) notes() int {
	end := len(p.spans)
	for end > 0 && (p.isColophon(end-1) || p.spans[end-1].kind == document.Note) {
		end--
	}
	first := p.firstNote(end)
	if p.isStarredNote() {
		p.markNotes(0, 1)
	}
	if first == end || !p.areNotes(first, end) {
		return end
	}
	p.markNotes(first, end)
	for first > 0 && p.isColophon(first-1) {
		first--
	}
	if p.isNotesHead(first - 1) {
		first--
		p.spans[first].kind = document.Heading
	}
	return first
}

// isNotesHead reports whether span i introduces notes: a line of its own, below
// a text. "NOTE" above one is its title.
func (p *parser) isNotesHead(i int) bool {
	return i > 0 && p.first(i) == p.last(i) && len(p.first(i).text) < 30 && text.NotesHead.Has(strings.Trim(p.first(i).text, "_*#:. "))
}

// isStarredNote reports whether the first span is a note on the title: the only
// one that begins with a star.
func (p *parser) isStarredNote() bool {
	starred := func(i int) bool {
		_, number := cutNoteMarker(p.first(i).text)
		return strings.HasPrefix(number, "*")
	}
	return len(p.spans) > 2 && p.isPlain(0) && starred(0) && !starred(1) && !starred(2)
}

// isColophon reports whether span i, after the text, says where it is from.
func (p *parser) isColophon(i int) bool {
	return p.spans[i].kind == document.SourceNote || !p.isItem(i) && p.size(i) < 200 && text.Colophon.Begins(p.first(i).text)
}

// noteBlocks bounds the blocks of one note.
const noteBlocks = 12

// firstNote returns the first of the spans before end that read as notes, up
// to the first of them or one whose number does not come before the next; end
// if there is none. A span without a number goes on with the note before it.
func (p *parser) firstNote(end int) int {
	first, below := end, 0
	for i := end - 1; i >= 0 && i >= first-noteBlocks; i-- {
		if p.spans[i].kind == document.Note || p.spans[i].kind == document.Heading && !isBareNumber(p.first(i).text) {
			break
		}
		number, _ := p.noteNumber(i)
		n, _, isNumber := text.CutNumber(number, 3)
		switch {
		case number == "" && p.isItem(i):
			return first
		case number == "":
			continue
		case isNumber && below > 0 && n != below && n != below-1 && p.first(i).text[0] != '[' && (n > below || !p.isCited(number, end)):
			return first
		}
		if first = i; isNumber {
			below = n
		}
		if isNumber && n <= 1 && (i == 0 || !p.endsWithNote(i-1, n)) {
			break
		}
	}
	return first
}

// endsWithNote reports whether span i is a note that can come before note n: 0
// before 1.
func (p *parser) endsWithNote(i, n int) bool {
	number, _ := p.noteNumber(i)
	return number == "0" && n == 1 || strings.HasPrefix(number, "*")
}

// areNotes reports whether the spans from first to end are notes: those in
// square brackets or with a star are, and those under a head that says so;
// others if most of their marks are in the text before them, or if a numbering
// of one paragraph ends a text that has another one.
func (p *parser) areNotes(first, end int) bool {
	number, plain := p.noteNumber(first)
	if p.isNotesHead(first-1) || strings.HasPrefix(p.first(first).text, "1 Source: ") {
		return true
	}
	isCited := p.isCited(number, first)
	numbered, marked, trailing := 0, 0, 0
	for i := first; i < end; i++ {
		trailing++
		if n, _ := p.noteNumber(i); n != "" {
			numbered++
			trailing = 0
			if p.isCited(n, first) {
				marked++
			}
		}
	}
	switch {
	case trailing > 1 || trailing == 1 && p.isSignOff(end-1, true):
		return isCited && trailing < noteBlocks/2
	case !plain || 2*marked >= numbered || isCited:
		return true
	case p.isItem(first):
		return numbered == 1 && end-first == 1 && number == "1" && slices.ContainsFunc(p.spans[:first], func(s span) bool { return s.item != nil }) && !strings.HasSuffix(p.last(first-1).text, ":")
	}
	return (numbered > 1 || trailing == 0 && p.hasFigure(number, first)) && !isBareNumber(p.first(first).text)
}

// hasFigure reports whether a span before end has the number of a note after another
// number and a stop, as [parser.addFigures] looks for: "Your 44, May 3.1 Ice expected".
func (p *parser) hasFigure(number string, end int) bool {
	return slices.ContainsFunc(p.lines[:p.spans[end].from], func(l line) bool {
		before, after, ok := strings.Cut(l.text, "."+number+" ")
		return ok && before != "" && isDigit(before[len(before)-1]) && text.IsUpper(after)
	})
}

// noteNumber returns the number of span i read as a note's, "" if it is none;
// plain says that it has no brackets, as a paragraph's may.
func (p *parser) noteNumber(i int) (number string, plain bool) {
	l, c := p.first(i), p.spans[i].item
	isBare := isBareNumber(l.text)
	switch {
	case c != nil && c.values[digits] > 0 && c.signs == "." && c.list.depth == 0:
		return c.number, true
	case c != nil || p.spans[i].kind == document.SourceNote || l.has(dated) && !isBare:
		return "", true
	case isBare && p.last(i) == l && i+1 < len(p.spans):
		return l.text, true
	}
	marker, number := cutNoteMarker(l.text)
	return number, marker == number
}

// markNotes makes notes of the spans from first to end: one without a number
// goes on with the note before it.
func (p *parser) markNotes(first, end int) {
	notes := p.spans[:first]
	for i, s := range p.spans[first:end] {
		number, _ := p.noteNumber(first + i)
		if last := len(notes) - 1; number == "" && last >= first && s.kind != document.SourceNote {
			notes[last].to = s.to
			continue
		}
		if number != "" && s.item == nil {
			text, _ := cutNoteMarker(p.lines[s.from].text)
			s.marker = &marker{text: cmp.Or(text, number), number: number} // a number may be alone in its span
		}
		if number != "" {
			s.kind, s.item = document.Note, nil
		}
		notes = append(notes, s)
	}
	p.spans = append(notes, p.spans[end:]...)
}

// isBareNumber reports whether s is a number of up to three digits alone.
func isBareNumber(s string) bool {
	_, rest, ok := text.CutNumber(s, 3)
	return ok && rest == ""
}

// cutNoteMarker reads what a note begins with: "[1] ", "12 " before a capital
// letter, "17a ", "0. ", "* ". Both are "" if s begins with none.
func cutNoteMarker(s string) (marker, number string) {
	after := strings.TrimLeft(s, "*")
	if after != s {
		number = s[:len(s)-len(after)]
		return noteMarker(s, number, after, len(number) <= 3 && isBlank(after))
	}
	body := strings.TrimPrefix(s, "_") // what is left of Markdown's emphasis
	body, open := strings.CutPrefix(body, "[")
	if open {
		body = strings.TrimPrefix(body, "^")
	}
	n, after, ok := text.CutNumber(body, 3)
	if !ok {
		return "", ""
	}
	if len(after) > 1 && after[0] >= 'a' && after[0] <= 'e' && (isBlank(after[1:]) || after[1] == ']') { // "17a"
		after = after[1:]
	}
	number = body[:len(body)-len(after)]
	if open {
		after, ok = strings.CutPrefix(after, "]")
		after = strings.TrimPrefix(after, ":")
		return noteMarker(s, number, after, ok)
	}
	if rest, dot := strings.CutPrefix(after, "."); dot && n == 0 {
		return noteMarker(s, number, rest, isBlank(rest))
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

// isCited reports whether the head or a span before end has the mark of a note.
func (p *parser) isCited(number string, end int) bool {
	if p.marks == nil {
		p.marks = p.noteMarks()
	}
	marks := p.marks[number]
	return len(marks) > 0 && marks[0].Block <= end
}

// noteMarks returns, for each number, where the text bears it as the mark of a
// note: in a block without its marker, as soon as there are blocks. The Block of
// a mark in the head is 0.
func (p *parser) noteMarks() map[string][]document.Reference {
	marks := map[string][]document.Reference{}
	if mark, _ := p.titleMark(); mark != "" {
		marks[mark] = []document.Reference{{}}
	}
	for _, f := range p.Header {
		for start, end := range marksIn(f.Text) {
			if start > 0 && f.Text[start-1] == '[' { // "Cablegram 31 [1]"
				marks[f.Text[start:end]] = []document.Reference{{}}
			}
		}
	}
	for i := range p.spans {
		if p.spans[i].kind == document.Note {
			continue
		}
		at := 0
		if p.Body != nil {
			at = len(p.Body[i].Text) - p.size(i)
		}
		for _, l := range p.linesOf(i) {
			at += int(l.inset)
			for start, end := range marksIn(l.text) {
				number := l.text[start:end]
				if len(marks[number]) > mostMarks {
					continue
				}
				if start > 0 && l.text[start-1] == '[' && strings.HasPrefix(l.text[end:], "]") {
					start, end = start-1, end+1
				}
				if at+start >= 0 {
					marks[number] = append(marks[number], document.Reference{Block: i + 1, Start: at + start, End: at + end})
				}
			}
			at += len(l.text) + 1
		}
	}
	return marks
}

// titleMark returns the mark of a note that the title ends with, or a number
// at its end that is one if there is such a note, and the title without it; ""
// if there is neither.
func (p *parser) titleMark() (mark string, title document.Field) {
	title = p.Field(document.KeyTitle)
	if title.Mark == "" {
		inner, closed := strings.CutSuffix(title.Text, "]")
		before, number := cutNumberAtEnd(inner)
		if before, open := strings.CutSuffix(before, "["); open == closed && number != "" {
			before = strings.TrimRight(before, " ")
			title.Text, title.Mark = before, title.Text[len(before):]
		}
	}
	return strings.Trim(title.Mark, "[] "), title
}

// mostMarks bounds the marks of one note.
const mostMarks = 20

// marksIn yields the byte ranges of the numbers and stars in a line that are
// written as marks of notes are: in square brackets, alone, or glued to the end
// of a word or to the character after it, as in "struggle.1", "struggle[1]" and
// "struggle*". Of a link it is the whole text, or none.
func marksIn(s string) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		if isBareNumber(s) {
			yield(0, len(s))
			return
		}
		for i, links := 0, linksIn(s); ; {
			next := strings.IndexAny(s[i:], "0123456789*")
			if next < 0 {
				return
			}
			if i += next; len(links) > 0 && i >= links[0][0] {
				l := links[0]
				links = links[1:]
				if i = max(i, l[1]); l[2] > 0 && !yield(l[2], l[3]) {
					return
				}
				continue
			}
			end := markEnd(s, i)
			if i > 0 && end <= i+4 && isMark(s, i, end) && !yield(i, end) {
				return
			}
			i = end
		}
	}
}

// A link is one of Markdown or HTML, the URL, tag or attributes of one, in which
// a number alone is the mark of a note.
var link = text.Pattern(`\[(?:<sup>|\*\*?|_|\^)?\\?\[?\^?([0-9]{1,3}[a-e]?|\*{1,3})\\?\]?(?:</sup>|\*\*?|_|\^)?\]` + text.LinkTarget +
	`|\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:` + text.LinkTarget + `|\[[A-Za-z#][^\[\]]*\])` +
	`|<a\s[^<>]*>(?:<sup>)?[^<>]{0,40}(?:</sup>)?</a>|<[A-Za-z/][^<>]*>|https?://[^\s\[\]<>]+|\{[#.][^{}]*\}`)

// linksIn returns where the links in a line are, each with the mark that it is,
// in the form of [regexp.Regexp.FindAllStringSubmatchIndex].
func linksIn(s string) [][]int {
	if !strings.Contains(s, "<") && !strings.Contains(s, "{") && !strings.Contains(s, "][") && !strings.Contains(s, "](") && !strings.Contains(s, "://") {
		return nil
	}
	return link().FindAllStringSubmatchIndex(s, -1)
}

// markEnd returns the end of the digits or, where there are none, of the stars at an offset of s.
func markEnd(s string, i int) int {
	end := i
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	if end > i && end+1 == len(s) && s[end] >= 'a' && s[end] <= 'e' { // "late.17a"
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
	if strings.HasSuffix(strings.TrimSuffix(before, "^"), "[") && strings.HasPrefix(strings.TrimPrefix(after, `\`), "]") {
		return true
	}
	word := strings.TrimRight(before, ".,;:!?”\"’')]")
	letter, _ := utf8.DecodeLastRuneInString(word)
	next, _ := utf8.DecodeRuneInString(after)
	return before[len(before)-1] != ' ' && unicode.IsLetter(letter) &&
		(after == "" || !unicode.IsLetter(next) && !unicode.IsDigit(next) && !strings.ContainsRune("-–%/", next))
}
