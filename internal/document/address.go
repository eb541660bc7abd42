package document

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
)

// At returns a document whose body is the place alone: "4", the paragraph of
// that written number with all that stands under it; "4.b", the letter under
// it; "p7", the seventh block with all that stands under it; "4:2" and "4:2-3",
// its second sentence, and its second and third, counted through all of the
// paragraph's blocks ("4.2" means the same if paragraph 4 has no item 2).
// The error is a [*PlaceError] when there is no such place or several.
func (d *Document) At(place string) (*Document, error) {
	starts := d.find(place)
	if len(starts) == 0 {
		if part, ok, err := d.sentencesAt(place); ok {
			return part, err
		}
	}
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

// selectItem gives the blocks that one number or range of a list names.
func (d *Document) selectItem(item string) ([]int, error) {
	from, to, isRange := strings.Cut(item, "-")
	if !isPlace(from) && (from != "" || !isRange) || !isPlace(to) && to != "" || item == "-" {
		return nil, &SyntaxError{List: item}
	}
	if low, ok := number(from, 0); ok && isRange {
		if high, ok := number(to, math.MaxInt); ok && high < low {
			return nil, &SyntaxError{List: item}
		}
	}
	found := d.find(item)
	if isRange {
		found = d.findRange(from, to)
	}
	if len(found) == 0 {
		return nil, &PlaceError{Document: d.ID, Place: item, Have: d.Numbers()}
	}
	return found, nil
}

// isPlace reports whether s can be a place: letters and digits, with stops between.
func isPlace(s string) bool {
	for part := range strings.SplitSeq(s, ".") {
		if part == "" || strings.ContainsFunc(part, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			return false
		}
	}
	return true
}

// findRange gives the blocks from one place to another, both included; ""
// leaves that end open. Arabic numbers are compared as numbers, so that a
// range may end beyond the last; others by where they stand.
func (d *Document) findRange(from, to string) []int {
	low, lowOK := number(from, 0)
	high, highOK := number(to, math.MaxInt)
	if lowOK && highOK {
		return d.outermost(func(b *Block) bool {
			first, ok := number(b.Number, -1)
			last, _ := number(b.Number[strings.LastIndexByte(b.Number, ' ')+1:], -1)
			return ok && max(first, last) >= low && first <= high
		})
	}
	starts, ends := d.find(from), d.find(to)
	if len(starts) == 0 || to != "" && len(ends) == 0 {
		return nil
	}
	end := len(d.Body) - 1
	if to != "" {
		end = ends[len(ends)-1]
	}
	var found []int
	for i := starts[0]; i <= end; i++ {
		if d.Body[i].Kind == Paragraph {
			found = append(found, i)
		}
	}
	return found
}

// number reads the Arabic number that s begins with, "3" of "3, 4"; "" gives open.
func number(s string, open int) (n int, ok bool) {
	if s == "" {
		return open, open >= 0
	}
	n, rest, ok := cutNumber(s, 6)
	return n, ok && (rest == "" || rest[0] == ',')
}

// find gives the blocks that a place names: one for "p7", all that bear the
// number for "4", all letters b directly under a 4 for "4.b".
func (d *Document) find(place string) []int {
	if i, ok := d.blockAt(place); ok {
		return []int{i}
	}
	first, rest, deeper := strings.Cut(place, ".")
	found := d.outermost(func(b *Block) bool { return b.isNumbered(first) })
	for deeper {
		first, rest, deeper = strings.Cut(rest, ".")
		found = d.under(found, first)
	}
	return found
}

// blockAt gives the block of the address "p7".
func (d *Document) blockAt(place string) (int, bool) {
	if !strings.HasPrefix(place, "p") {
		return 0, false
	}
	i := slices.IndexFunc(d.Body, func(b Block) bool { return b.Address == place })
	return i, i >= 0
}

// outermost gives the paragraphs that match, of the least depth at which any does.
func (d *Document) outermost(match func(*Block) bool) []int {
	var found []int
	least := math.MaxInt
	for i := range d.Body {
		b := &d.Body[i]
		if b.Kind != Paragraph || b.Number == "" || b.Depth > least || !match(b) {
			continue
		}
		if b.Depth < least {
			found, least = nil, b.Depth
		}
		found = append(found, i)
	}
	return found
}

// under gives the blocks of a number that stand directly under some others.
func (d *Document) under(parents []int, number string) []int {
	is := map[string]bool{}
	for _, i := range parents {
		is[d.Body[i].Address] = true
	}
	var found []int
	for i := range d.Body {
		if b := &d.Body[i]; b.Kind == Paragraph && is[b.Under] && b.isNumbered(number) {
			found = append(found, i)
		}
	}
	return found
}

// isNumbered reports whether a block's marker says number: "3, 4" says both.
func (b *Block) isNumbered(number string) bool {
	if b.Number == number {
		return number != ""
	}
	for part := range strings.SplitSeq(b.Number, ", ") {
		if part == number {
			return number != ""
		}
	}
	return false
}

// blocks returns a document whose body is some blocks with all that stands under them.
func (d *Document) blocks(starts []int) *Document {
	part := *d
	part.Header, part.Body, part.Furniture = nil, nil, nil
	taken := map[string]bool{}
	for i := range d.Body {
		b := d.Body[i]
		if _, ok := slices.BinarySearch(starts, i); ok || taken[b.Under] {
			taken[b.Address] = true
			part.Body = append(part.Body, b)
		}
	}
	return &part
}

// Numbers returns the written numbers of the outermost lists in the order of the file.
func (d *Document) Numbers() []string {
	var numbers []string
	for i := range d.Body {
		if b := &d.Body[i]; b.Kind == Paragraph && b.Number != "" && b.Depth == 0 {
			numbers = append(numbers, b.Number)
		}
	}
	return numbers
}

// Lists returns how many outermost lists the body has: how often its
// numbering begins again, and one more. It is 0 when nothing is numbered.
func (d *Document) Lists() int {
	lists, last := 0, math.MaxInt
	for _, written := range d.Numbers() {
		n, ok := number(written, -1)
		if !ok {
			n = max(roman(written), 1)
		}
		if n <= last {
			lists++
		}
		last = n
	}
	return lists
}

// AddressOf returns the shortest address of block b: by its written number
// where only one block has it, by that of the number above it and its own
// where it stands under one, else by its place.
func (d *Document) AddressOf(b Block) string {
	if place := d.path(b); place != "" && len(d.find(place)) == 1 {
		return d.ID + "#" + place
	}
	return d.ID + "#" + b.Address
}

// Addresses returns the shortest address of each block of the body, as
// AddressOf gives it, in one pass.
func (d *Document) Addresses() []string {
	paths := map[string]string{} // by a block's own address
	count := map[string]int{}
	for i := range d.Body {
		b := &d.Body[i]
		if b.Kind != Paragraph || b.Number == "" || b.Depth > 0 && paths[b.Under] == "" {
			continue
		}
		above := ""
		if b.Depth > 0 && b.Under != "" {
			above = paths[b.Under] + "."
		}
		for part := range strings.SplitSeq(b.Number, ", ") {
			count[above+part]++
		}
		own, _, _ := strings.Cut(b.Number, ",")
		paths[b.Address] = above + own
	}
	addresses := make([]string, len(d.Body))
	for i := range d.Body {
		place := d.Body[i].Address
		if path := paths[place]; path != "" && count[path] == 1 {
			place = path
		}
		addresses[i] = d.ID + "#" + place
	}
	return addresses
}

// path gives the numbers that lead to a numbered paragraph: "4.b"; "" for other blocks.
func (d *Document) path(b Block) string {
	if b.Kind != Paragraph || b.Number == "" {
		return ""
	}
	own, _, _ := strings.Cut(b.Number, ",")
	if b.Depth == 0 || b.Under == "" {
		return own
	}
	i, ok := d.blockAt(b.Under)
	if !ok {
		return ""
	}
	if above := d.path(d.Body[i]); above != "" {
		return above + "." + own
	}
	return ""
}

// A PlaceError says that a document has no such place, or several.
type PlaceError struct {
	Document   string   // the document's id
	Place      string   // as asked for
	Have       []string // the numbers that the document has, when it has no such place
	Candidates []Block  // the blocks that the place could mean, when there are several
	Sentences  int      // how many sentences the paragraph has, if the place names one beyond the last
}

func (e *PlaceError) Error() string {
	if len(e.Candidates) > 0 {
		return fmt.Sprintf("%d paragraphs of %s have the number %s", len(e.Candidates), e.Document, e.Place)
	}
	if e.Sentences > 0 {
		return fmt.Sprintf("no sentence %s in %s (the paragraph has %d)", e.Place, e.Document, e.Sentences)
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

// ranges writes numbers in the shortest way: "1-6", "1-4, 9, 11-13".
func ranges(numbers []string) string {
	var parts []string
	for i := 0; i < len(numbers); {
		end := i + 1
		for end < len(numbers) && isNext(numbers[end-1], numbers[end]) {
			end++
		}
		part := numbers[i]
		if end > i+1 {
			part += "-" + numbers[end-1]
		}
		parts = append(parts, part)
		i = end
	}
	if len(parts) > mostRanges {
		parts = append(parts[:mostRanges], "...")
	}
	return strings.Join(parts, ", ")
}

// mostRanges bounds how many runs of numbers a message names.
const mostRanges = 8

func isNext(a, b string) bool {
	n, ok := number(a, -1)
	m, also := number(b, -1)
	return ok && also && m == n+1
}
