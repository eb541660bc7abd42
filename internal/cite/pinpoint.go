package cite

import (
	"slices"
	"strconv"
	"strings"

	"docview/internal/document"
)

// A Pinpoint is the passage of a document that is cited; the zero Pinpoint is
// all of it.
type Pinpoint struct {
	Number string // the written number of the paragraph: "4", "II", "4.b", "2-4"
	Block  int    // the place of an unnumbered block in the body, from 1; 0 if it is numbered
}

// PinpointOf returns the passage of d that is the part at a place: see
// [document.Document.At]. A number is cited as it was asked for, "7" or "II.7", and
// as it is written if the place is that of the block, "p9". A block without a number that is under one belongs to that paragraph.
// The number of a note is not that of a paragraph.
func PinpointOf(d, part *document.Document, place string) Pinpoint {
	place, _, _ = strings.Cut(place, ":")
	if len(part.Body) > 0 && part.Body[0].Number != "" && place != "" {
		first := &part.Body[0]
		if first.Number == place || first.Address == place && !strings.HasPrefix(place, "p") { // "p9" counts blocks
			return Pinpoint{Number: place}
		}
	}
	var numbers []string
	in := map[int]bool{}
	for i := range part.Body {
		b := &part.Body[i]
		under := b.Under != 0 && in[b.Under]
		in[b.Place] = true
		if under {
			continue
		}
		number := numberOf(d, b)
		if number == "" {
			return Pinpoint{Block: part.Body[0].Place}
		}
		if !slices.Contains(numbers, number) {
			numbers = append(numbers, number)
		}
	}
	return Pinpoint{Number: joinNumbers(numbers)}
}

// PinpointIn returns the paragraph of a number that is written within the one
// line of a flat document, whose paragraphs cannot be recognised; false if the
// line does not have the number just once, or the document is not flat.
func PinpointIn(d *document.Document, number string) (Pinpoint, bool) {
	if d.Layout != document.Flat || number == "" || strings.Trim(number, "0123456789") != "" {
		return Pinpoint{}, false
	}
	found := 0
	for i := range d.Body {
		found += strings.Count(" "+d.Body[i].Text, " "+number+". ")
	}
	return Pinpoint{Number: number}, found == 1
}

// numberOf returns the numbers that lead to a block, or to the paragraph that
// it belongs to; "" if it belongs to none.
func numberOf(d *document.Document, b *document.Block) string {
	if b.Number == "" {
		b = d.Above(b)
	}
	if b == nil || b.Kind == document.Note {
		return ""
	}
	if b.Address != "" && !strings.HasPrefix(b.Address, "p") {
		return b.Address
	}
	return b.Number
}

// joinNumbers writes numbers that follow each other as a range: "2-4", "2, 6".
func joinNumbers(numbers []string) string {
	n := len(numbers)
	if n < 2 {
		return strings.Join(numbers, "")
	}
	for i := 1; i < n; i++ {
		a, err := strconv.Atoi(numbers[i-1])
		b, err2 := strconv.Atoi(numbers[i])
		if err != nil || err2 != nil || b != a+1 {
			return strings.Join(numbers, ", ")
		}
	}
	return numbers[0] + "-" + numbers[n-1]
}
