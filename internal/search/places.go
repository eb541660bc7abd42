package search

import (
	"cmp"
	"slices"
	"strings"

	"docview/internal/cite"
	"docview/internal/document"
	"docview/internal/text"
)

// A Place is where something that was looked for is in a document.
type Place struct {
	Field      *document.Field // of the document's header; nil if it is in a block
	Block      *document.Block
	Start, End int // the bytes of the Text of the field or block; the same if it is in the label or marker
}

// Places returns where in a document is what the search found there or would
// find there, in the order of the file; words with nothing but space between
// them are one place. It leaves out small words such as "the" of a search for
// others, too.
func (r *Result) Places(d *document.Document) []Place {
	item := cite.Of(d)
	t := source{units: unitsOf(d)}
	t.join()
	t.state(d, item)
	found := r.occurrences(t)
	r.leaveSmall(found, item.Language)
	var places []Place
	for _, o := range found.distinct() {
		u := t.units[o.unit]
		p := Place{Field: u.field, Block: u.block}
		words, at := "", u.label
		switch {
		case u.field != nil:
			words = u.field.Text
		case u.block != nil:
			words, at = u.block.Text, u.start+len(u.block.Marker)+len(" ")
		}
		if p.Start, p.End = max(0, o.start-at), min(o.end-at, len(words)); p.Start >= p.End {
			p.Start, p.End = 0, 0
		}
		if n := len(places) - 1; n >= 0 && places[n].touches(p, words) {
			places[n].End = p.End
			continue
		}
		places = append(places, p)
	}
	return places
}

// leaveSmall leaves the small words of a language out of what was found if there
// are others.
func (r *Result) leaveSmall(found occurrences, language string) {
	if r.plan.regexp != nil {
		return
	}
	isSmall := func(ph phrase) bool { return len(ph.words) == 1 && text.IsSmallWord(ph.folded, language) }
	some := false
	for i, ph := range r.plan.phrases {
		some = some || len(found.phrases[i]) > 0 && !isSmall(ph)
	}
	for i, ph := range r.plan.phrases {
		if some && isSmall(ph) {
			found.phrases[i] = nil
		}
	}
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
