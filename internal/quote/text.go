package quote

import (
	"fmt"
	"slices"
	"strings"

	"docview/internal/document"
)

// A text is the blocks of a passage, one after another.
type text []span

// A span is a block's text, or a piece of it.
type span struct {
	block string   // the block's place in the document: "p7"
	text  string   // with the marker in front, unless it is the first block's
	marks [][2]int // where in text the references of notes are
}

// separator is what is between two blocks.
const separator = "\n\n"

// textOf returns the blocks of a part of a document. The number that the place
// names is not quoted; those of the items under it are.
func textOf(d, part *document.Document) text {
	marks := map[int][][2]int{}
	for _, r := range d.References {
		marks[r.Block] = append(marks[r.Block], [2]int{r.Start, r.End})
	}
	var t text
	for i, b := range part.Body {
		s := span{block: fmt.Sprintf("p%d", b.Place), text: b.Text}
		if b.Marker != "" && i > 0 {
			s.text = b.Marker + " " + b.Text
		}
		s.marks = marksIn(s.text, d.Body[b.Place-1].Text, marks[b.Place])
		t = append(t, s)
	}
	return t
}

// marksIn returns where in a text, which is that of a block or a piece of it
// with or without the marker, the references of notes are, from where they
// are in the whole block.
func marksIn(text, whole string, marks [][2]int) [][2]int {
	shift := strings.Index(text, whole)
	if shift < 0 {
		shift = -strings.Index(whole, text)
	}
	var found [][2]int
	for _, m := range marks {
		if start, end := m[0]+shift, m[1]+shift; start >= 0 && end <= len(text) {
			found = append(found, withBrackets(text, start, end))
		}
	}
	slices.SortFunc(found, func(a, b [2]int) int { return a[0] - b[0] })
	return slices.CompactFunc(found, func(a, b [2]int) bool { return b[0] < a[1] })
}

// withBrackets returns the range of a mark with the brackets around it.
func withBrackets(text string, start, end int) [2]int {
	if strings.HasSuffix(text[:start], "[") && strings.HasPrefix(text[end:], "]") {
		return [2]int{start - 1, end + 1}
	}
	return [2]int{start, end}
}

// String returns the text, its blocks separated by a blank line.
func (t text) String() string {
	var parts []string
	for _, s := range t {
		parts = append(parts, s.text)
	}
	return strings.Join(parts, separator)
}

// slice returns what is between two offsets of t's string.
func (t text) slice(start, end int) text {
	var part text
	at := 0
	for _, s := range t {
		from, to := max(start-at, 0), min(end-at, len(s.text))
		at += len(s.text) + len(separator)
		if from >= to {
			continue
		}
		cut := span{block: s.block, text: s.text[from:to]}
		for _, m := range s.marks {
			if m[0] >= from && m[1] <= to {
				cut.marks = append(cut.marks, [2]int{m[0] - from, m[1] - from})
			}
		}
		part = append(part, cut)
	}
	return part
}

// withoutMarks returns the text without the references of notes.
func (t text) withoutMarks() string {
	var parts []string
	for _, s := range t {
		var b strings.Builder
		last := 0
		for _, m := range s.marks {
			b.WriteString(s.text[last:m[0]])
			last = m[1]
		}
		parts = append(parts, b.String()+s.text[last:])
	}
	return strings.Join(parts, separator)
}

// marks returns how many references of notes the text has.
func (t text) marks() int {
	n := 0
	for _, s := range t {
		n += len(s.marks)
	}
	return n
}

// blocks returns the addresses of the text's blocks.
func (t text) blocks() []string {
	var addresses []string
	for _, s := range t {
		addresses = append(addresses, s.block)
	}
	return addresses
}
