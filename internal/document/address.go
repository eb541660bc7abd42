package document

import (
	"fmt"
	"slices"
	"strings"
)

// SplitAddress splits an address into the document it names and the place in
// it: "112596#4" gives "112596" and "4". The place is "" when there is no "#".
func SplitAddress(address string) (doc, place string) {
	doc, place, _ = strings.Cut(address, "#")
	return doc, place
}

// At returns a document whose body is the place alone: "4", the paragraph of
// that written number with all that stands under it; "4.b", the letter under
// it; "p7", the seventh block with all that stands under it.
// The error is a [*PlaceError] when there is no such place or several.
func (d *Document) At(place string) (*Document, error) {
	starts := d.find(place)
	switch {
	case len(starts) == 0:
		return nil, &PlaceError{Document: d.ID, Place: place, Have: d.Numbers()}
	case len(starts) > 1:
		e := &PlaceError{Document: d.ID, Place: place}
		for _, i := range starts {
			e.Candidates = append(e.Candidates, d.Body[i])
		}
		return nil, e
	}
	return d.blocks(starts), nil
}

// Select returns a document whose body is the paragraphs that a list of
// numbers and ranges names, in the order of the file: "4", "2-4,6", "5-",
// "4.b". A number that stands at several blocks gives all of them.
// The error is a [*PlaceError] for a number that is not there, and a
// [*SyntaxError] for a list that cannot be read.
func (d *Document) Select(list string) (*Document, error) {
	var starts []int
	for item := range strings.SplitSeq(list, ",") {
		found, err := d.selectItem(strings.TrimSpace(item))
		if err != nil {
			return nil, err
		}
		starts = append(starts, found...)
	}
	slices.Sort(starts)
	return d.blocks(slices.Compact(starts)), nil
}

// Numbers returns the written numbers of the outermost lists in the order of the file.
func (d *Document) Numbers() []string {
	var numbers []string
	for _, b := range d.Body {
		if b.Kind == Paragraph && b.Number != "" && b.Depth == 0 {
			numbers = append(numbers, b.Number)
		}
	}
	return numbers
}

// AddressOf returns the shortest address of block b: by its written number
// where only one block has it, else by its place.
func (d *Document) AddressOf(b Block) string {
	if b.Kind == Paragraph && b.Number != "" && len(d.find(b.Number)) == 1 {
		return d.ID + "#" + b.Number
	}
	return d.ID + "#" + b.Address
}

// A PlaceError says that a document has no such place, or several.
type PlaceError struct {
	Document   string   // the document's id
	Place      string   // as asked for
	Have       []string // the numbers that the document has, when it has no such place
	Candidates []Block  // the blocks that the place could mean, when there are several
}

func (e *PlaceError) Error() string {
	if len(e.Candidates) > 0 {
		return fmt.Sprintf("paragraph %s of %s is one of %d", e.Place, e.Document, len(e.Candidates))
	}
	if len(e.Have) == 0 {
		return fmt.Sprintf("no paragraph %s in %s (it has no numbered paragraphs)", e.Place, e.Document)
	}
	return fmt.Sprintf("no paragraph %s in %s (it has %s)", e.Place, e.Document, ranges(e.Have))
}

// A SyntaxError says that a list of paragraph numbers cannot be read.
type SyntaxError struct {
	List string // as given
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("%q is no list of paragraph numbers", e.List)
}

func (d *Document) find(place string) []int               { return nil }
func (d *Document) selectItem(item string) ([]int, error) { return nil, nil }
func (d *Document) blocks(starts []int) *Document         { return d }
func ranges(numbers []string) string                      { return strings.Join(numbers, ", ") }
