package quote

import (
	"fmt"
	"strings"

	"docview/internal/document"
)

// Spans are the blocks of a passage, one after another.
type spans []span

// A span is a block's text, or a piece of it.
type span struct {
	block       string       // the block's place in the document: "p7"
	text        string       // with the marker in front, unless it is the first block's
	emendations []emendation // what a quotation does not have as the file has it, in order
}

// separator is what is between two blocks.
const separator = "\n\n"

// textOf returns the blocks of a part of a document. The number that the place
// names is not quoted; those of the items under it are.
func textOf(d, part *document.Document) spans {
	e := newEditor(d)
	var t spans
	for i, b := range part.Body {
		s := span{block: fmt.Sprintf("p%d", b.Place), text: b.Text}
		if b.Marker != "" && i > 0 {
			s.text = b.Marker + " " + b.Text
		}
		whole := &d.Body[b.Place-1] // of which the part may have a piece
		from := -strings.Index(s.text, whole.Text)
		if from > 0 {
			from = strings.Index(whole.Text, s.text)
		}
		s.emendations = between(e.emendations(whole), from, from+len(s.text))
		t = append(t, s)
	}
	return t
}

// between returns the emendations from one offset to another, as offsets from the first.
func between(emendations []emendation, from, to int) []emendation {
	var some []emendation
	for _, e := range emendations {
		if e.start >= from && e.end <= to {
			e.start, e.end = e.start-from, e.end-from
			some = append(some, e)
		}
	}
	return some
}

// String returns the text, its blocks separated by a blank line.
func (t spans) String() string {
	var parts []string
	for _, s := range t {
		parts = append(parts, s.text)
	}
	return strings.Join(parts, separator)
}

func (t spans) slice(start, end int) spans {
	var part spans
	at := 0
	for _, s := range t {
		from, to := max(start-at, 0), min(end-at, len(s.text))
		at += len(s.text) + len(separator)
		if from < to {
			part = append(part, span{s.block, s.text[from:to], between(s.emendations, from, to)})
		}
	}
	return part
}

// emended returns the blocks of the text as they are quoted.
func (t spans) emended() []string {
	var parts []string
	for _, s := range t {
		var b strings.Builder
		last := 0
		for _, e := range s.emendations {
			b.WriteString(s.text[last:e.start] + e.with)
			last = e.end
		}
		b.WriteString(s.text[last:])
		if b.Len() > 0 {
			parts = append(parts, b.String())
		}
	}
	return parts
}
