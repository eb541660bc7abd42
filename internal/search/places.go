package search

import (
	"cmp"
	"slices"

	"docview/internal/cite"
	"docview/internal/document"
)

// A Place is where something that was looked for is in a document.
type Place struct {
	Field      *document.Field // of the document's header; nil if it is in a block
	Block      *document.Block
	Start, End int // the bytes of the Text of the field or block
}

// Places returns where in a document is what the search found there or would
// find there, in the order of the file. It leaves out what is in labels and
// markers, which are not part of a text.
func (r *Result) Places(d *document.Document) []Place {
	t := source{units: unitsOf(d)}
	t.join()
	t.state(d, cite.Of(d))
	var places []Place
	for _, o := range r.occurrences(t).distinct() {
		u := t.units[o.unit]
		p := Place{Field: u.field, Block: u.block}
		size := 0
		switch {
		case u.field != nil:
			size, p.Start, p.End = len(u.field.Text), o.start-u.label, o.end-u.label
		case u.block != nil:
			text := u.start + len(u.block.Marker) + len(" ")
			size, p.Start, p.End = len(u.block.Text), o.start-text, o.end-text
		}
		if p.Start >= 0 && p.End <= size && p.Start < p.End {
			places = append(places, p)
		}
	}
	return places
}

// distinct returns the occurrences of all phrases in the order of the text,
// but for those inside others: parts of them, or repeated words.
func (found occurrences) distinct() []occurrence {
	all := slices.Concat(found.phrases...)
	slices.SortFunc(all, func(a, b occurrence) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end)) })
	end := 0
	return slices.DeleteFunc(all, func(o occurrence) bool {
		inside := o.start < end
		if !inside {
			end = o.end
		}
		return inside
	})
}
