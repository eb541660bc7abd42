package search

import (
	"cmp"
	"slices"
	"strings"

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
// find there, in the order of the file; words with nothing but space between
// them are one place. It leaves out what is in labels and markers, which are not
// part of a text.
func (r *Result) Places(d *document.Document) []Place {
	t := source{units: unitsOf(d)}
	t.join()
	t.state(d, cite.Of(d))
	var places []Place
	for _, o := range r.occurrences(t).distinct() {
		u := t.units[o.unit]
		p := Place{Field: u.field, Block: u.block}
		text := ""
		switch {
		case u.field != nil:
			text, p.Start, p.End = u.field.Text, o.start-u.label, o.end-u.label
		case u.block != nil:
			at := u.start + len(u.block.Marker) + len(" ")
			text, p.Start, p.End = u.block.Text, o.start-at, o.end-at
		}
		if p.Start < 0 || p.End > len(text) || p.Start >= p.End {
			continue
		}
		if n := len(places) - 1; n >= 0 && places[n].touches(p, text) {
			places[n].End = p.End
			continue
		}
		places = append(places, p)
	}
	return places
}

// touches reports whether only space is between a place and the next one; text
// is that of the next.
func (p Place) touches(next Place, text string) bool {
	return p.Field == next.Field && p.Block == next.Block && p.End <= next.Start &&
		strings.TrimSpace(text[p.End:next.Start]) == ""
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
