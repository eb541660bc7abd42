package check

import (
	"fmt"
	"strconv"
	"strings"

	"docview/internal/document"
)

// notes checks that notes have marks in the text and marks have notes.
func (e *editor) notes() {
	numbers := map[int]bool{}
	var unmarked []*document.Block
	var marks map[string]bool
	count := 0
	for i := range e.Body {
		b := &e.Body[i]
		if b.Kind != document.Note || b.Number == "" {
			continue
		}
		count++
		if n, err := strconv.Atoi(b.Number); err == nil {
			numbers[n] = true
		}
		if len(e.ReferencesTo(b)) > 0 || !isDigit(b.Number[0]) {
			continue
		}
		if marks == nil {
			marks = e.possibleMarks()
		}
		if !marks[b.Number] {
			unmarked = append(unmarked, b)
		}
	}
	e.unmarked(unmarked, count)
	e.marks(numbers)
}

// possibleMarks returns the numbers that may be marks somewhere in the header or
// the body, so that the text cannot be said to have none for them.
func (e *editor) possibleMarks() map[string]bool {
	marks := map[string]bool{}
	for i := range e.Header {
		f := &e.Header[i]
		if mark := strings.TrimSpace(f.Mark); mark != "" {
			marks[mark] = true
		}
		if f.Key != document.KeyCitation {
			before, after, _ := strings.Cut(f.Text, f.Date.Text)
			addMarks(marks, before)
			addMarks(marks, after)
		}
	}
	for i := range e.Body {
		if b := &e.Body[i]; b.Kind != document.Note && b.Kind != document.SourceNote {
			addMarks(marks, b.Text)
		}
	}
	return marks
}

// addMarks adds the numbers in a text that have no space before them, or a word
// before them and the end of a line or a sentence after them.
func addMarks(marks map[string]bool, s string) {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			continue
		}
		start := i
		for i < len(s) && isDigit(s[i]) {
			i++
		}
		end := i
		if i < len(s) && isLower(s[i]) { // "17a"
			end++
		}
		space := start > 0 && (s[start-1] == ' ' || s[start-1] == '\n')
		alone := space && start > 1 && isLetter(s[start-2]) && (end == len(s) || strings.IndexByte(",.;:)\n", s[end]) >= 0)
		if start > 0 && !space || alone {
			marks[s[start:end]] = true
		}
	}
}

// unmarked reports the notes to which nothing refers, in one finding.
func (e *editor) unmarked(notes []*document.Block, count int) {
	if len(notes) == 0 {
		return
	}
	at := e.text.at(notes[0].Start)
	switch {
	case len(notes) == 1:
		e.add("note-unmarked", at, "the text has no mark for note %s", notes[0].Number)
	case len(notes) == count:
		e.add("note-unmarked", at, "the text has no marks for the %d notes", count)
	default:
		e.add("note-unmarked", at, "the text has no marks for %d of the %d notes, the first of which is %s", len(notes), count, notes[0].Number)
	}
}

// A noteMark is a number in brackets, as marks of notes are.
type noteMark struct{ number, at int }

// marks reports the marks in brackets without a note, given the numbers of the
// notes. Where no note has such a mark, a number in brackets may be anything,
// unless it has no notes and the numbers count from 1.
func (e *editor) marks(notes map[int]bool) {
	var all, lost []noteMark
	for i := range e.Body {
		b := &e.Body[i]
		if b.Kind == document.Note || b.Kind == document.SourceNote || !strings.Contains(b.Text, "[") {
			continue
		}
		for at, s := range e.pieces(e.Ranges(b)...) {
			all = appendMarks(all, s, at)
		}
	}
	for i, m := range all {
		switch {
		case len(notes) == 0 && m.number != i+1:
			return
		case !notes[m.number]:
			lost = append(lost, m)
		}
	}
	if len(lost) == 0 || len(lost) == len(all) && (len(notes) > 0 || len(all) < 2) || e.hasNote(lost[0]) {
		return
	}
	text := fmt.Sprintf("the mark [%d] has no note", lost[0].number)
	if n := len(lost); n > 1 {
		text = fmt.Sprintf("%d marks have no note: [%d] to [%d]", n, lost[0].number, lost[n-1].number)
	}
	e.add("mark-without-note", lost[0].at, "%s", text)
}

// hasNote reports whether a line after a mark begins with its number, so that it may
// be a note.
func (e *editor) hasNote(m noteMark) bool {
	return strings.Contains(e.text.s[m.at:], fmt.Sprintf("\n%d ", m.number))
}

// appendMarks appends the numbers up to 99 that are alone in brackets after a word
// of a text at an offset.
func appendMarks(all []noteMark, s string, at int) []noteMark {
	for i := 0; ; {
		k := strings.IndexByte(s[i:], '[')
		if k < 0 {
			return all
		}
		i += k + 1
		end := strings.IndexByte(s[i:min(len(s), i+3)], ']')
		if end < 1 || !isNumber(s[i:i+end]) || i < 2 || s[i-2] == '[' {
			continue
		}
		n, _ := strconv.Atoi(s[i : i+end])
		all = append(all, noteMark{n, at + i - 1})
	}
}
