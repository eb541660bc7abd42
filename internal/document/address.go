package document

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"docview/internal/text"
)

// Address returns the address of a place in the document, "112596#4"; that of
// the whole document, "112596", if the place is "".
func (d *Document) Address(place string) string {
	address := d.Ref
	if address == "" {
		address = d.ID
	}
	if place == "" {
		return address
	}
	return address + "#" + place
}

// At returns a document whose body is what an address names, the part of it
// after the "#":
//
//	4            the paragraph of that written number with all that is under it
//	4.b          item b under it
//	p7           the seventh block with all that is under it
//	2-4, p1-p3   from the first to the last, both included; either may be left out
//	1,2,p9       several of these, in the order of the file
//	4:2, 4:2-3   sentences of any of these, counted through all its blocks
//	4.2          the same, if paragraph 4 has no item 2
//
// The error is a [*PlaceError] if there is no such place, or if a number
// outside of a range names several, and a [*SyntaxError] for what is not an
// address.
func (d *Document) At(address string) (*Document, error) {
	if strings.Contains(address, ":") {
		part, ok, err := d.sentencesAt(address)
		if !ok {
			err = &SyntaxError{address, true}
		}
		return part, err
	}
	part, err := d.parts(address, true, d.findOne)
	if missing, ok := err.(*PlaceError); ok && len(missing.Candidates) == 0 {
		if sentences, ok, err := d.sentencesAt(address); ok {
			return sentences, err
		}
	}
	return part, err
}

// findOne is find for a place that must not name several blocks.
func (d *Document) findOne(place string) ([]int, error) {
	starts := d.find(place)
	if len(starts) < 2 {
		return starts, nil
	}
	e := &PlaceError{Document: d.Address(""), Place: place}
	for _, i := range starts {
		e.Candidates = append(e.Candidates, d.Body[i])
	}
	return nil, e
}

// Select returns a document whose body is the paragraphs that a list of
// numbers and ranges names, as At does, but takes all of those that share a
// number.
func (d *Document) Select(list string) (*Document, error) {
	return d.parts(list, false, func(place string) ([]int, error) { return d.find(place), nil })
}

// parts returns a document of what the items of a list name; one finds the
// blocks of an item that is not a range. The list may be that of an address.
func (d *Document) parts(list string, address bool, one func(place string) ([]int, error)) (*Document, error) {
	var starts []int
	for item := range strings.SplitSeq(list, ",") {
		item = strings.TrimSpace(item)
		from, to, isRange := strings.Cut(item, "-")
		if !isItem(from, to, isRange) {
			return nil, &SyntaxError{item, address}
		}
		found, err := d.findRange(from, to), error(nil)
		if !isRange {
			found, err = one(item)
		}
		switch {
		case err != nil:
			return nil, err
		case len(found) == 0 && d.isWord(item):
			return nil, &SyntaxError{item, address}
		case len(found) == 0:
			return nil, &PlaceError{Document: d.Address(""), Place: item, Have: d.Numbers(), Blocks: len(d.Whole())}
		case isRange && d.isBeyond(to):
			return nil, &PlaceError{Document: d.Address(""), Place: to, Have: d.Numbers(), Blocks: len(d.Whole())}
		}
		starts = append(starts, found...)
	}
	slices.Sort(starts)
	return d.blocks(slices.Compact(starts)), nil
}

// isBeyond reports whether a place is a number after all those of the document:
// a range that ends there is mistyped.
func (d *Document) isBeyond(place string) bool {
	if n, ok := blockNumber(place); ok {
		return n > len(d.Whole())
	}
	n, ok := arabic(place)
	return ok && !slices.ContainsFunc(d.Whole(), func(b Block) bool {
		_, last, ok := b.Numbers()
		return ok && b.isItem() && last >= n
	})
}

// isItem reports whether two places, or one without a range, can be an
// item of a list: a range has at least one end and does not run backwards.
func isItem(from, to string, isRange bool) bool {
	if !isRange {
		return isPlace(from)
	}
	if from == "" && to == "" || from != "" && !isPlace(from) || to != "" && !isPlace(to) {
		return false
	}
	for _, value := range []func(string) (int, bool){arabic, blockNumber} {
		low, ok := value(from)
		high, also := value(to)
		if ok && also && high < low {
			return false
		}
	}
	return true
}

// isWord reports whether an item that names nothing has no digit in a document
// whose numbers all have one: it is then no number at all.
func (d *Document) isWord(item string) bool {
	const digits = "0123456789"
	return !strings.ContainsAny(item, digits) &&
		!slices.ContainsFunc(d.Numbers(), func(number string) bool { return !strings.ContainsAny(number, digits) })
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

// findRange returns the blocks from one place to another, both included; ""
// leaves that end open. Arabic numbers are compared as numbers, and p7 as the
// place of a block, so that a range may end at one that is missing; others by where
// they are in the body.
func (d *Document) findRange(from, to string) []int {
	low, lowOK := orOpen(arabic, from, 0)
	high, highOK := orOpen(arabic, to, math.MaxInt)
	if lowOK && highOK {
		return d.outermost(func(b *Block) bool {
			first, last, ok := b.Numbers()
			return ok && max(first, last) >= low && first <= high
		})
	}
	low, lowOK = orOpen(blockNumber, from, 1)
	high, highOK = orOpen(blockNumber, to, math.MaxInt)
	if lowOK && highOK {
		return d.within(func(b *Block) bool { return b.Place >= low && b.Place <= high })
	}
	starts, ends := d.find(from), d.find(to)
	if len(starts) == 0 || to != "" && len(ends) == 0 {
		return nil
	}
	first, last := d.Body[starts[0]].Place, math.MaxInt
	if to != "" {
		last = d.Body[ends[len(ends)-1]].Place
	}
	return d.within(func(b *Block) bool { return b.Kind == Paragraph && b.Place >= first && b.Place <= last })
}

func (d *Document) within(match func(*Block) bool) []int {
	var found []int
	for i := range d.Body {
		if match(&d.Body[i]) {
			found = append(found, i)
		}
	}
	return found
}

// orOpen returns the value of one end of a range, open if it is left out.
func orOpen(value func(string) (int, bool), place string, open int) (int, bool) {
	if place == "" {
		return open, true
	}
	return value(place)
}

// arabic reads the Arabic number that s is, the 3 of "3, 4".
func arabic(s string) (n int, ok bool) {
	n, rest, ok := text.CutNumber(s, 6)
	return n, ok && (rest == "" || rest[0] == ',')
}

// blockNumber reads the 7 of "p7".
func blockNumber(s string) (n int, ok bool) {
	digits, ok := strings.CutPrefix(s, "p")
	if !ok {
		return 0, false
	}
	n, rest, ok := text.CutNumber(digits, 9)
	return n, ok && rest == ""
}

// find returns the blocks that a place names: one for "p7", all that have the
// number for "4", all letters b directly under a 4 for "4.b".
func (d *Document) find(place string) []int {
	if n, ok := blockNumber(place); ok {
		if i, ok := d.indexOf(n); ok {
			return []int{i}
		}
		return nil
	}
	first, rest, deeper := strings.Cut(place, ".")
	found := d.outermost(func(b *Block) bool { return b.isNumbered(first) })
	for deeper {
		first, rest, deeper = strings.Cut(rest, ".")
		found = d.under(found, first)
	}
	return found
}

// outermost returns the paragraphs that match, of the least depth at which any does.
func (d *Document) outermost(match func(*Block) bool) []int {
	least := math.MaxInt
	found := d.within(func(b *Block) bool {
		ok := b.isItem() && b.Depth <= least && match(b)
		if ok {
			least = b.Depth
		}
		return ok
	})
	return slices.DeleteFunc(found, func(i int) bool { return d.Body[i].Depth > least })
}

// under returns the blocks of a number that are directly under some others.
func (d *Document) under(parents []int, number string) []int {
	is := map[int]bool{}
	for _, i := range parents {
		is[d.Body[i].Place] = true
	}
	return d.within(func(b *Block) bool { return b.isItem() && is[b.Under] && b.isNumbered(number) })
}

// isItem reports whether a block is a numbered paragraph, or a heading with a
// number, under which paragraphs are as under a numbered one.
func (b *Block) isItem() bool {
	return b.Number != "" && (b.Kind == Paragraph || b.Kind == Heading)
}

// isNumbered reports whether a block has a number: "3, 4" is both.
func (b *Block) isNumbered(number string) bool {
	return number != "" && (b.Number == number || strings.Contains(", "+b.Number+", ", ", "+number+", "))
}

// Numbers returns the first and the last Arabic number of a block, the 3 and the
// 4 of "3, 4"; ok is false if its number is not Arabic.
func (b *Block) Numbers() (first, last int, ok bool) {
	first, ok = arabic(b.Number)
	last, _ = arabic(b.Number[strings.LastIndexByte(b.Number, ' ')+1:])
	return first, last, ok
}

// blocks returns a document whose body is some blocks with all that is under them.
func (d *Document) blocks(starts []int) *Document {
	part := d.part()
	taken := map[int]bool{}
	for i := range d.Body {
		b := d.Body[i]
		if _, ok := slices.BinarySearch(starts, i); ok || taken[b.Under] {
			taken[b.Place] = true
			part.Body = append(part.Body, b)
		}
	}
	return part
}

// Numbers returns the written numbers of the outermost lists in the order of the file.
func (d *Document) Numbers() []string {
	var numbers []string
	for i := range d.Body {
		if b := &d.Body[i]; b.isItem() && b.Depth == 0 {
			numbers = append(numbers, b.Number)
		}
	}
	return numbers
}

// Lists returns how many outermost lists the body has: how often its
// numbering begins again, and one more. It is 0 if nothing is numbered.
func (d *Document) Lists() int {
	lists, last := 0, math.MaxInt
	for _, written := range d.Numbers() {
		n, ok := arabic(written)
		if !ok {
			n = max(text.Roman(written), 1)
		}
		if n <= last {
			lists++
		}
		last = n
	}
	return lists
}

// SetAddresses sets the Address of each block of the body: the path of numbers
// that leads to it if At finds no other block by it, else its Place.
func (d *Document) SetAddresses() {
	count := map[string]int{} // how many blocks At finds by a path
	for i := range d.Body {
		b := &d.Body[i]
		if !b.isItem() {
			continue
		}
		above := ""
		if b.Depth > 0 {
			if b.Under == 0 || d.Body[b.Under-1].Address == "" {
				continue
			}
			above = d.Body[b.Under-1].Address + "."
		}
		first, others, several := strings.Cut(b.Number, ", ")
		b.Address = above + first
		count[b.Address]++
		for number := range strings.SplitSeq(others, ", ") {
			if several && number != first { // "4, 4" has one number
				count[above+number]++
			}
		}
	}
	var places strings.Builder // of all blocks in one string: a large document has a million
	places.Grow(len(d.Body) * len("p100000"))
	var number []byte
	for i := range d.Body {
		if b := &d.Body[i]; b.Address == "" || count[b.Address] > 1 {
			start := places.Len()
			number = strconv.AppendInt(number[:0], int64(b.Place), 10)
			places.WriteByte('p')
			places.Write(number)
			b.Address = places.String()[start:]
		}
	}
}

// A PlaceError says that a document has no such place, or several.
type PlaceError struct {
	Document   string   // the document's id; "" if it goes without saying
	Place      string   // as asked for
	Have       []string // the numbers that the document has, if it has no such place
	Blocks     int      // how many blocks it has, if it has no such place
	Candidates []Block  // the blocks that the place could mean, if there are several
	Sentences  int      // how many sentences the paragraph has, if the place names one beyond the last
}

func (e *PlaceError) Error() string {
	of, in := "", ""
	if e.Document != "" {
		of, in = " of "+e.Document, " in "+e.Document
	}
	if len(e.Candidates) > 0 {
		return fmt.Sprintf("%d paragraphs%s have the number %s", len(e.Candidates), of, e.Place)
	}
	what, has := "paragraph", "it has "+ranges(e.Have)
	switch {
	case e.Sentences > 0:
		what, has = "sentence", fmt.Sprintf("the paragraph has %d", e.Sentences)
	case strings.HasPrefix(e.Place, "p") && strings.ContainsAny(e.Place, "0123456789"):
		what, has = "block", fmt.Sprintf("it has p1 to p%d", e.Blocks)
		if e.Blocks == 0 {
			has = "it is only a head, without a text"
		}
	case len(e.Have) == 0:
		has = "it has no numbered paragraphs"
	}
	return fmt.Sprintf("no %s %s%s (%s)", what, e.Place, in, has)
}

// A SyntaxError says that text is not an address or a list of numbers.
type SyntaxError struct {
	Text    string // as given
	Address bool   // it should be an address, or part of one
}

func (e *SyntaxError) Error() string {
	from, to, _ := strings.Cut(e.Text, "-")
	first, err := strconv.Atoi(from)
	last, err2 := strconv.Atoi(to)
	if err == nil && err2 == nil && first > last {
		return fmt.Sprintf("in %q the end is before the beginning", e.Text)
	}
	if e.Address {
		return fmt.Sprintf("%q is not an address", e.Text)
	}
	return fmt.Sprintf("%q is not a list of paragraph numbers", e.Text)
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
	n, ok := arabic(a)
	m, also := arabic(b)
	return ok && also && m == n+1
}
