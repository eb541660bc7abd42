package check

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"docview/internal/document"
	"docview/internal/text"
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
	last := slices.Max(append(slices.Collect(maps.Keys(numbers)), 0))
	e.marks(numbers, last)
	if last > 0 {
		e.gluedMarks(numbers, last)
	}
}

// fewMarks is how many marks of notes a text has in which a number at the end of a
// word is one, and farMark how far beyond the last note its number may be.
const fewMarks, farMark = 2, 5

// gluedMark matches a word, perhaps with a stop, and the number that follows it at once.
var gluedMark = text.Pattern(`(?:\p{Ll}{4,}|\p{L}\p{Ll}{3,}[.,;:!?)”’"]{1,2})([1-9]\d?)(?:[\s.,;:)]|$)`)

// gluedMarks reports the numbers that stand as marks of notes do and are those of
// no note: "the Department.5" with the notes 1 to 3.
func (e *editor) gluedMarks(notes map[int]bool, last int) {
	var lost []noteMark
	known := 0 // without brackets
	for _, r := range e.References {
		if isDigit(e.Body[r.Block-1].Text[r.Start]) {
			known++
		}
	}
	for i := range e.Body {
		if e.Body[i].Kind != document.Paragraph {
			continue
		}
		for at, s := range e.pieces(e.Ranges(&e.Body[i])...) {
			for _, m := range gluedMark().FindAllStringSubmatchIndex(s, -1) {
				word := strings.ToLower(strings.Trim(s[m[0]:m[2]], ".,;:!?)”’\""))
				if n, _ := strconv.Atoi(s[m[2]:m[3]]); !notes[n] && n <= last+farMark && !text.Abbreviation.Has(word) {
					lost = append(lost, noteMark{n, at + m[2]})
				}
			}
		}
	}
	for _, m := range lost {
		if known >= fewMarks {
			e.add("mark-without-note", m.at, "the mark %d %s has no note", m.number, after(e.text.s[:m.at]))
		}
	}
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
func (e *editor) marks(notes map[int]bool, last int) {
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
		case !notes[m.number] && (last == 0 || m.number <= last+farMark):
			lost = append(lost, m)
		}
	}
	if len(lost) == 0 || len(lost) == len(all) && (len(notes) > 0 || len(all) < 2) {
		return
	}
	at := lost[0].at
	slices.SortFunc(lost, func(a, b noteMark) int { return a.number - b.number })
	lost = slices.CompactFunc(lost, func(a, b noteMark) bool { return a.number == b.number })
	text := fmt.Sprintf("the mark [%d] has no note", lost[0].number)
	if n := len(lost); n > 1 {
		text = fmt.Sprintf("%d marks have no note: [%d] to [%d]", n, lost[0].number, lost[n-1].number)
	}
	e.add("mark-without-note", at, "%s", text)
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
