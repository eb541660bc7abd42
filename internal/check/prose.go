package check

import (
	"iter"
	"slices"
	"strings"
	"sync"

	"docview/internal/document"
)

// pieces yields the text of the file in some ranges of its bytes, without the
// lines of page headers and footers in it, each piece with its offset in the text.
func (e *editor) pieces(ranges ...[2]int) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for _, r := range ranges {
			start, end := r[0], r[1]
			i, _ := slices.BinarySearchFunc(e.Furniture, start, func(b document.Block, at int) int { return b.End - at - 1 })
			for ; start < end; i++ {
				next := document.Block{Start: end, End: end}
				if i < len(e.Furniture) && e.Furniture[i].Start < end {
					next = e.Furniture[i]
				}
				if s, at := e.text.raw(start, next.Start); next.Start > start && !yield(at, s) {
					return
				}
				start = max(start, next.End)
			}
		}
	}
}

// prose checks the sentences of the body: their spaces, phrases set twice, and
// blank lines in the middle.
func (e *editor) prose() {
	sp := spacing{editor: e, isFrench: sync.OnceValue(func() bool { return isFrench(e.text.s) })}
	ph := phrases{editor: e}
	for i := range e.Body {
		b := &e.Body[i]
		if b.Kind == document.Signature || b.Kind == document.SourceNote {
			continue
		}
		for at, s := range e.pieces(e.Ranges(b)...) {
			sp.piece(s, at)
			ph.piece(s, at)
			if b.Kind == document.Paragraph {
				e.blankLines(s, at)
			}
		}
		if i+1 < len(e.Body) {
			e.brokenBetween(b, &e.Body[i+1])
		}
	}
	ph.margin.report(e)
}

// blankLines reports the blank lines that the parser found inside a sentence:
// the paragraph goes on after them. At a page break there is nothing to report.
func (e *editor) blankLines(s string, at int) {
	for from := 0; ; {
		i := strings.IndexByte(s[from:], '\n')
		if i < 0 {
			return
		}
		i += from
		next := i + len(s[i:]) - len(strings.TrimLeft(s[i:], " \t\r\n\f"))
		gap := s[i:next]
		if next < len(s) && strings.Count(gap, "\n") > 1 && !strings.Contains(gap, "\f") && len(gap)-strings.LastIndexByte(gap, '\n') <= widestIndent {
			after, _, _ := strings.Cut(s[next:], "\n\n")
			e.broken(s[:i], after, at+next)
		}
		from = next
	}
}

// widestIndent is over how many columns a first line can be indented; what begins
// farther right is a line of its own.
const widestIndent = 20

// brokenBetween reports a sentence that goes on in the next block, to its end. An
// item of a list may begin with a small letter or end with a comma.
func (e *editor) brokenBetween(b, next *document.Block) {
	if b.Text == "" || isLower(b.Text[0]) || strings.HasSuffix(b.Text, ",") {
		return
	}
	if b.Kind != document.Paragraph || next.Kind != document.Paragraph || next.Number != "" || !strings.HasSuffix(strings.TrimRight(next.Text, ")]\"”’"), ".") {
		return
	}
	if gap, _ := e.text.raw(b.End, next.Start); strings.Count(gap, "\n") > 1 && strings.Trim(gap, " \t\r\n") == "" {
		e.broken(b.Text, next.Text, e.text.at(next.Start))
	}
}

// broken reports the blank line between two texts at an offset if a sentence goes
// on after it.
func (e *editor) broken(before, after string, at int) {
	before = before[strings.LastIndexByte(before, '\n')+1:]
	if goesOn(before, after) && isProse(before) && hasWord(after) {
		e.add("sentence-broken", at, "a blank line breaks the sentence after %s", lastWords(before))
	}
}

// isProse reports whether most characters of a line are small letters, as those of
// sentences are and not those of stamps and headings.
func isProse(s string) bool {
	lower, others := 0, 0
	for i := 0; i < len(s); i++ {
		if isLower(s[i]) {
			lower++
		} else if s[i] != ' ' {
			others++
		}
	}
	return lower > 2*others && strings.Count(s, " ") > 2
}

// hasWord reports whether there is a word of three small letters in a text.
func hasWord(s string) bool {
	run := 0
	for i := 0; i < len(s) && run < 3; i++ {
		if run++; !isLower(s[i]) {
			run = 0
		}
	}
	return run == 3
}

// titles are abbreviations that never end a sentence.
var titles = set("Mr. Mrs. Messrs. Dr. Gen. Col. Lt. Vol. Nos. pp.")

// goesOn reports whether a sentence that has come to the end of one text goes on
// with the next: after a small letter or a comma with a small letter, or after a
// title with a name.
func goesOn(s, next string) bool {
	s = strings.TrimRight(s, " \t\r")
	if s == "" || next == "" {
		return false
	}
	last, first := s[len(s)-1], next[0]
	if isLower(last) || last == ',' {
		return isLower(first)
	}
	return last == '.' && (isUpper(first) || isDigit(first)) && titles[s[strings.LastIndexAny(s, " \n(“\"")+1:]]
}

func isLower(b byte) bool  { return b >= 'a' && b <= 'z' }
func isUpper(b byte) bool  { return b >= 'A' && b <= 'Z' }
func isDigit(b byte) bool  { return b >= '0' && b <= '9' }
func isLetter(b byte) bool { return isLower(b | 0x20) }
