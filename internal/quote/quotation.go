package quote

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	styles "docview/internal/cite"
	"docview/internal/document"
	"docview/internal/text"
)

// A Passage says what to quote of a document.
type Passage struct {
	Place    string // as [document.Document.At] takes it: "4", "4:2-3", "p7", or sentences that are not in a row: "4:1,3"; "" is the whole body
	From, To string // the words that the quotation begins and ends with; "" is the end of the place
}

// A Quotation is a passage of a document, ready to be set in a text.
type Quotation struct {
	Document  string      `json:"document"`           // the document's id
	Address   string      `json:"address"`            // the address of the place: "112596#4:2"; of sentences not in a row, from the first to the last
	Blocks    []string    `json:"blocks"`             // the addresses of its blocks in the document
	Pinpoint  string      `json:"pinpoint,omitempty"` // the written number of its paragraph; "" if it has none or the place is a block's
	Text      string      `json:"text"`               // word for word, the blocks separated by a blank line
	Quotation string      `json:"quotation"`          // Text as it is set between double quotation marks: emended, its own marks alternating
	Citation  styles.Text `json:"citation,omitempty"` // in a style of prose; "" until it is set
	Warnings  []string    `json:"warnings,omitempty"` // what a reader could misunderstand, one sentence each

	bare    string // Text as emended: without the references of notes, its divided words joined
	passage spans  // what Text is of
}

// A WordsError says that the words a quotation begins or ends with do not
// occur once in the place.
type WordsError struct {
	Address string
	Words   string
	Found   []string // where they occur, each with some words around it; empty if they do not
	Before  bool     // they occur once, but before the words the quotation begins with
}

func (e *WordsError) Error() string {
	switch {
	case e.Before:
		return fmt.Sprintf("%q comes before the beginning of the quotation in %s", e.Words, e.Address)
	case len(e.Found) == 0:
		return fmt.Sprintf("%q does not occur in %s", e.Words, e.Address)
	}
	return fmt.Sprintf("%q occurs %d times in %s", e.Words, len(e.Found), e.Address)
}

// Of returns the passage of d. The error is a [*document.PlaceError] if d has
// no such place, and a [*WordsError] if the words do not occur in it once.
func (p Passage) Of(d *document.Document) (*Quotation, error) {
	if whole, ranges := sentenceRanges(p.Place); len(ranges) > 1 {
		return p.joined(d, whole, ranges)
	}
	part := d
	if p.Place != "" {
		var err error
		if part, err = d.At(p.Place); err != nil {
			return nil, err
		}
	}
	t := textOf(d, part)
	q := &Quotation{Document: d.ID, Address: d.Address(p.Place), Pinpoint: p.pinpoint(part)}
	start, end, err := p.bounds(t, q)
	if err != nil {
		return nil, err
	}
	t = t.slice(start, end)
	blocks := t.emended()
	q.passage, q.Text, q.bare = t, t.String(), strings.Join(blocks, separator)
	for _, s := range t {
		q.Blocks = append(q.Blocks, s.block)
	}
	for i := range blocks {
		blocks[i] = text.Alternate(blocks[i], 1, "")
	}
	q.Quotation = strings.Join(blocks, separator)
	q.Warnings = append(q.Warnings, warnings(t)...)
	return q, nil
}

// sentenceRanges divides "4:1,3-4" into what the sentences are of, "4", and their
// ranges, which go up; nil if it has no such shape.
func sentenceRanges(place string) (whole string, ranges [][2]int) {
	whole, list, _ := strings.Cut(place, ":")
	last := 0
	for item := range strings.SplitSeq(list, ",") {
		from, to, isRange := strings.Cut(item, "-")
		if !isRange {
			to = from
		}
		low, err1 := strconv.Atoi(from)
		high, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil || low <= last || high < low {
			return "", nil
		}
		ranges, last = append(ranges, [2]int{low, high}), high
	}
	return whole, ranges
}

// joined returns the sentences of several ranges, with an ellipsis for those
// that are left out between them.
func (p Passage) joined(d *document.Document, whole string, ranges [][2]int) (*Quotation, error) {
	if p.From != "" || p.To != "" {
		return nil, &document.SyntaxError{Text: p.Place, Address: true}
	}
	var q *Quotation
	for i, r := range ranges {
		part, err := Passage{Place: fmt.Sprintf("%s:%d-%d", whole, r[0], r[1])}.Of(d)
		switch {
		case err != nil:
			return nil, err
		case i == 0:
			q = part
			q.Address = d.Address(fmt.Sprintf("%s:%d-%d", whole, r[0], ranges[len(ranges)-1][1]))
			continue
		}
		joint := " . . . "
		if ranges[i-1][1]+1 == r[0] {
			joint = " "
		}
		q.Text += joint + part.Text
		q.Quotation += joint + part.Quotation
		q.bare += joint + part.bare
		q.Blocks = slices.Compact(append(q.Blocks, part.Blocks...))
		q.passage = append(q.passage, part.passage...)
	}
	q.Warnings = warnings(q.passage)
	return q, nil
}

// pinpoint returns the written number of the place. A block address names no
// written number, whether or not the block has one: styles forbid a counted one.
func (p Passage) pinpoint(part *document.Document) string {
	place, _, _ := strings.Cut(p.Place, ":")
	if place == "" || len(part.Body) == 0 || blockAddress().MatchString(place) {
		return ""
	}
	if i := strings.LastIndexByte(place, '.'); i >= 0 && part.Body[0].Address != place {
		place = place[:i] // what is after the stop is a sentence
	}
	return place
}

// blockAddress is the address of a block, "p7", or one under it, or a range.
var blockAddress = compile(`^p[0-9]+(?:[.-]|$)`)

// bounds returns where in the text the quotation begins and ends, and warns of
// words that bound it and occur several times. Words that the block with the
// number has once are those, even if they occur again in the blocks that are
// under it.
func (p Passage) bounds(t spans, q *Quotation) (start, end int, err error) {
	all := t.String()
	for _, w := range []string{p.From, p.To} {
		if len(occurrences(all, w)) > 1 {
			q.Warnings = append(q.Warnings, fmt.Sprintf("%q occurs in other places of the passage, too", w))
		}
	}
	if len(t) > 1 && p.To != "" {
		if start, end, err = p.within(t[0].text, q.Address); err == nil {
			return start, end, nil
		}
	}
	return p.within(all, q.Address)
}

func (p Passage) within(all, address string) (start, end int, err error) {
	first, last := [2]int{0, 0}, [2]int{len(all), len(all)}
	if p.From != "" {
		if first, err = once(all, p.From, address); err != nil {
			return 0, 0, err
		}
	}
	if p.To != "" {
		if last, err = once(all, p.To, address); err == nil && last[0] < first[0] {
			err = &WordsError{Address: address, Words: p.To, Before: true}
		}
	}
	return first[0], last[1], err
}

// once returns where some words occur in a text, if they occur once, or once
// letter by letter.
func once(all, words, address string) (place [2]int, err error) {
	places := occurrences(all, words)
	exact := slices.DeleteFunc(slices.Clone(places), func(at [2]int) bool { return all[at[0]:at[1]] != words })
	if len(exact) == 1 {
		places = exact
	}
	if len(places) == 1 {
		return places[0], nil
	}
	e := &WordsError{Address: address, Words: words}
	for _, at := range places {
		e.Found = append(e.Found, around(all, at[0], at[1]))
	}
	return place, e
}

// occurrences returns where some words occur in a text; case, punctuation and
// brackets do not matter. Punctuation that was asked for is included if it is there.
func occurrences(all, words string) [][2]int {
	have, want := tokenize(nil, all), tokenize(nil, words)
	if len(want) == 0 {
		return nil
	}
	before := strings.TrimSpace(words[:want[0].start])
	after := strings.TrimSpace(words[want[len(want)-1].end:])
	var places [][2]int
	for i := range max(len(have)-len(want)+1, 0) {
		last := i + len(want) - 1
		if !slices.EqualFunc(want, have[i:last+1], func(a, b word) bool { return a.unbracketed() == b.unbracketed() || a.unbracketed() == b.key }) {
			continue
		}
		start, end := int(have[i].start), int(have[last].end)
		places = append(places, [2]int{start - markLength(all[:start], before, true), end + markLength(all[end:], after, false)})
	}
	return places
}

// markLength returns how many bytes of s some punctuation takes, which may be
// at its end or its beginning, whatever the shape of its quotation marks.
func markLength(s, mark string, atEnd bool) int {
	for n := range min(len(s), utf8.UTFMax*len(mark)) + 1 {
		part := s[:n]
		if atEnd {
			part = s[len(s)-n:]
		}
		if shapes.Replace(part) == shapes.Replace(mark) {
			return n
		}
	}
	return 0
}

// shapes replaces quotation marks by the straight ones, character by character.
var shapes = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "‘", "'", "’", "'")

// around returns the words at a place of a text with some of those around them.
func around(all string, start, end int) string {
	const context = 30
	from, to := max(start-context, 0), min(end+context, len(all))
	if i := strings.IndexByte(all[from:start], ' '); from > 0 && i >= 0 {
		from += i + 1
	}
	if i := strings.LastIndexByte(all[end:to], ' '); to < len(all) && i >= 0 {
		to = end + i
	}
	words := strings.Join(strings.Fields(strings.ToValidUTF8(all[from:to], "")), " ")
	if from > 0 {
		words = "… " + words
	}
	if to < len(all) {
		words += " …"
	}
	return words
}

// longestRunIn is the number of words from which a quotation is set as a block
// (The Chicago Manual of Style, 13.10).
const longestRunIn = 100

// RunIn reports whether the quotation is set inside a sentence, between
// quotation marks: it is one block of less than 100 words.
func (q *Quotation) RunIn() bool {
	return len(q.Blocks) <= 1 && len(strings.Fields(q.bare)) < longestRunIn
}

// warnings returns what a reader of a quotation could misunderstand.
func warnings(t spans) []string {
	var all []string
	bare := strings.Join(t.emended(), separator)
	counts := map[emendKind]int{}
	for _, s := range t {
		for _, e := range s.emendations {
			counts[e.kind]++
		}
	}
	for k, message := range emendMessages {
		switch n := counts[emendKind(k)]; {
		case n == 0 || message[0] == "":
		case n == 1:
			all = append(all, "1 "+message[0])
		default:
			all = append(all, fmt.Sprintf("%d %s", n, message[1]))
		}
	}
	switch {
	case strings.Contains(bare, "[illegible"):
		all = append(all, "a part of the passage is illegible in the document, which says so in brackets")
	case strings.ContainsAny(bare, "[]"):
		all = append(all, "the brackets are in the document; say so, or readers will think you added them")
	}
	if strings.Contains(bare, "...") || strings.Contains(bare, "…") || strings.Contains(bare, ". . .") {
		all = append(all, "the ellipsis is in the document")
	}
	return all
}
