package quote

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"docview/internal/document"
)

// A source is the words of a document.
type source struct {
	*document.Document
	texts  []string // of its blocks
	firsts []int    // the index of the first word of each
	words  []word

	doubts []doubt // see [tokenizer]
}

// sourceOf returns the words of a document; they are appended to some.
func sourceOf(d *document.Document, buf []word) *source {
	s := &source{Document: d, words: buf[:0]}
	marks := newEditor(d).references
	for i := range d.Body {
		b := &d.Body[i]
		s.add(b.Text, b.Marker, marks[b.Place])
	}
	s.add(d.Summary(), "", nil)
	s.keepHyphens()
	return s
}

// keepHyphens keeps apart what may be divided and is not, as far as the document
// shows: Anglo- and Iranian, pre- and and, two words with a dash between them.
func (s *source) keepHyphens() {
	if len(s.doubts) == 0 {
		return
	}
	times := map[uint64]int{}
	for i := range s.words {
		times[s.words[i].whole()]++
	}
	for _, d := range s.doubts {
		if times[d.joined] == 0 && (!d.dash || times[d.full] > 1 || times[d.second] > 1) {
			d.joined = 0
		}
	}
}

// add adds a text. Its marker may be quoted with it.
func (s *source) add(text, marker string, marks []document.Reference) {
	first := len(s.words)
	s.texts = append(s.texts, text)
	s.firsts = append(s.firsts, first)
	t := tokenizer{words: s.words, text: text, open: -1, marks: marks, known: true}
	s.words = t.all()
	s.doubts = append(s.doubts, t.doubts...)
	if m := tokenize(nil, marker); len(m) == 1 && first < len(s.words) {
		s.words[first].special().before = m[0].whole()
	}
}

func (s *source) block(i int) int {
	return sort.SearchInts(s.firsts, i+1) - 1
}

// text returns what the words from first to last are in the document.
func (s *source) text(first, last int) string {
	begin, end := s.block(first), s.block(last)
	parts := slices.Clone(s.texts[begin : end+1])
	parts[end-begin] = parts[end-begin][:s.words[last].end]
	parts[0] = parts[0][s.words[first].start:]
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), separator)
}

// A Source is where in the library a quotation is from.
type Source struct {
	Document string   `json:"document"`
	Address  string   `json:"address"`
	Blocks   []string `json:"blocks,omitempty"`
	Text     string   `json:"text"`

	numbers [][]string // of each block: what may be cited as its paragraph
	highest int        // the last number of the document, or its last block if they are counted
}

func (s *source) source(first, last int) *Source {
	src := &Source{Document: s.ID, Address: s.ID, Text: s.text(first, last)}
	for b := s.block(first); b <= s.block(last) && b < len(s.Body); b++ {
		block := &s.Body[b]
		if b == s.block(first) {
			src.Address = s.ID + "#" + s.paragraph(block)
		}
		src.Blocks = append(src.Blocks, fmt.Sprintf("p%d", block.Place))
		src.numbers = append(src.numbers, s.numbersOf(block))
		if block.Number == "" && block.Under == 0 {
			src.highest = len(s.Body)
		}
	}
	for _, number := range s.Numbers() {
		n, _ := strconv.Atoi(number[strings.LastIndexByte(number, ' ')+1:])
		src.highest = max(src.highest, n)
	}
	return src
}

// paragraph returns the address of the numbered paragraph that a block is of,
// or its own if there is none.
func (s *source) paragraph(b *document.Block) string {
	if b.Number == "" && b.Kind == document.Paragraph {
		if above := s.Above(b); above != nil {
			return above.Address
		}
	}
	return b.Address
}

// numbersOf returns the numbers under which a block may be cited: its own,
// those above it, and its place. The number of a note is not a paragraph's.
func (s *source) numbersOf(b *document.Block) []string {
	numbers := []string{fmt.Sprintf("p%d", b.Place)}
	if b.Kind == document.Note {
		return numbers
	}
	if b.Number == "" && b.Under == 0 { // counted: APA counts blocks beside written numbers too
		numbers = append(numbers, numbers[0][1:])
		paragraphs := 0
		for i := range s.Body {
			if s.Body[i].Kind == document.Paragraph && s.Body[i].Place <= b.Place {
				paragraphs++
			}
		}
		if n := fmt.Sprint(paragraphs); !slices.Contains(s.Numbers(), n) {
			numbers = append(numbers, n)
		}
	}
	for ; b != nil; b = s.Above(b) {
		numbers = append(append(numbers, b.Address), strings.Split(b.Number, ", ")...)
		if b.Under == 0 {
			break
		}
	}
	return numbers
}
