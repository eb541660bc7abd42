package document

import (
	"strconv"
	"strings"

	"docview/internal/text"
)

// sentencesAt returns a document whose body is some sentences of a place:
// "4:2" is the second sentence of what "4" names, "4:2-3" the second and the
// third, counted through all its blocks. "4.2" and "4.2-3" mean the same; the
// caller asks for them only where paragraph 4 has no item 2. ok reports
// whether place has the shape of such an address.
func (d *Document) sentencesAt(place string) (part *Document, ok bool, err error) {
	whole, list, ok := strings.Cut(place, ":")
	if !ok {
		i := strings.LastIndexByte(place, '.')
		if i < 0 {
			return nil, false, nil
		}
		whole, list = place[:i], place[i+1:]
	}
	first, last, isRange := strings.Cut(list, "-")
	if !isRange {
		last = first
	}
	from, err1 := strconv.Atoi(first)
	to, err2 := strconv.Atoi(last)
	if err1 != nil || err2 != nil || from < 1 || to < from || whole == "" {
		return nil, false, nil
	}
	if part, err = d.At(whole); err != nil {
		return nil, true, err
	}
	return part.cut(place, from, to)
}

// cut returns the part with the sentences from one number to another alone.
func (d *Document) cut(place string, from, to int) (part *Document, ok bool, err error) {
	cut := *d
	cut.Body, cut.References = nil, nil // their offsets are those of whole blocks
	n := 0
	for _, b := range d.Body {
		sentences := text.Sentences(b.Text)
		low, high := max(from-n, 1), min(to-n, len(sentences))
		n += len(sentences)
		if low > high {
			continue
		}
		if low > 1 {
			b.Marker = ""
		}
		b.Text = b.Text[sentences[low-1][0]:sentences[high-1][1]]
		cut.Body = append(cut.Body, b)
	}
	if to > n {
		return nil, true, &PlaceError{Document: d.ID, Place: place, Sentences: n}
	}
	return &cut, true, nil
}
