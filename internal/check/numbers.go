package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"docview/internal/document"
)

// A series is a list as its numbers show it: markers with the same punctuation
// under the same paragraph.
type series struct {
	under  int
	depth  int
	signs  string
	arabic bool
}

// A step is how far a series has come.
type step struct {
	number int
	block  int // its index in the body
}

// numbering checks the Arabic numbers of paragraphs for gaps, repeats and
// restarts. Letters and Roman numerals are markers only where each follows
// the one before, so there is nothing to check.
func (e *editor) numbering() {
	at := map[series]step{}
	sections := map[int]int{}
	for i := range e.Body {
		b := &e.Body[i]
		if b.Kind == document.Heading {
			sections[b.Under]++
		}
		if b.Kind != document.Paragraph || b.Number == "" {
			continue
		}
		first, last, arabic := numbersOf(b.Number)
		s := series{b.Under, b.Depth, signsOf(b.Marker, b.Number), arabic}
		before, known := at[s]
		if !arabic {
			at[s] = step{before.number + 1, i}
			continue
		}
		if !known && e.amongRoman(at, s, first, i) {
			continue
		}
		e.number(b, first, before, known, i)
		at[s] = step{last, i}
	}
}

// numbersOf returns the first and the last number of a marker: 3 and 4 of "3, 4".
func numbersOf(number string) (first, last int, arabic bool) {
	a, _, _ := strings.Cut(number, ",")
	z := number[strings.LastIndexByte(number, ' ')+1:]
	first, err := strconv.Atoi(a)
	last, err2 := strconv.Atoi(z)
	return first, last, err == nil && err2 == nil
}

// signsOf returns the punctuation of a marker: all of it but the number,
// quotes apart.
func signsOf(marker, number string) string {
	before, after, _ := strings.Cut(strings.TrimLeft(marker, `"“”`), number)
	return before + strings.ReplaceAll(after, "．", ".")
}

// amongRoman reports whether a number goes on with Roman ones: I. II. 3. IV.
func (e *editor) amongRoman(at map[series]step, s series, number, block int) bool {
	s.arabic = false
	roman, ok := at[s]
	before := &e.Body[roman.block]
	if !ok || number < 2 || roman.number != number-1 || strings.Trim(before.Number, "IVXivx") != "" {
		return false
	}
	at[s] = step{number, block}
	b := &e.Body[block]
	e.add("number-mixed", e.text.at(b.Start), "", "Arabic %d continues the Roman list (%s at line %d)", number, before.Marker, before.Line)
	return true
}

// number checks one number against the one before it in its series.
func (e *editor) number(b *document.Block, number int, before step, known bool, i int) {
	at := e.text.at(b.Start)
	if !known {
		if number != 1 && (i == 0 || !e.omittedBetween(e.text.at(e.Body[i-1].Start), at)) {
			e.add("number-start", at, "the first lines or the summary may say what is omitted", "numbering begins at %d", number)
		}
		return
	}
	last := &e.Body[before.block]
	switch {
	case number == before.number+1:
	case number == before.number:
		e.add("number-repeat", at, fmt.Sprintf("use #p%d and #p%d to distinguish them", last.Place, b.Place),
			"number %d is used twice (first at line %d)", number, last.Line)
	case number > before.number:
		e.gap(at, number, before)
	case !e.introduced(before.block, i):
		e.add("number-restart", at, fmt.Sprintf("use #p%d for this one", b.Place),
			"numbering restarts at %d after %d (line %d)", number, before.number, last.Line)
	}
}

// gap adds the finding for numbers that are missing.
func (e *editor) gap(at, number int, before step) {
	last := &e.Body[before.block]
	missing := missing(before.number+1, number-1)
	if e.omittedBetween(e.text.at(last.Start), at) {
		e.addAs(document.Info, "number-gap", at, "", "%s omitted between %d (line %d) and %d", missing, before.number, last.Line, number)
		return
	}
	e.add("number-gap", at, e.gapHint(before, at),
		"%s missing between %d (line %d) and %d", missing, before.number, last.Line, number)
}

// gapHint names the line that begins with the number after before's, with
// other punctuation than the list's, if there is one before the offset at.
func (e *editor) gapHint(before step, at int) string {
	b := &e.Body[before.block]
	number := strconv.Itoa(before.number + 1)
	line := b.Line
	for text := range strings.Lines(e.text.s[min(e.text.at(b.Start), at):at]) {
		text = strings.TrimSpace(text)
		if rest, ok := strings.CutPrefix(text, number); ok && (rest == "" || rest[0] < '0' || rest[0] > '9') {
			return fmt.Sprintf("line %d begins with %s", line, someWords(text, 0))
		}
		line++
	}
	return fmt.Sprintf("look for it after line %d", b.Line)
}

// omissions are the editors' marks for something omitted.
var omissions = []string{"[...]", "[…]", "[. . .]", "[....]", "* * *", "***", "[Here follow", "[Omitted", "[Text omitted", "[Remainder"}

// omittedBetween reports whether the editors mark an omission between two
// offsets.
func (e *editor) omittedBetween(from, at int) bool {
	between := e.text.s[min(from, at):at]
	between = between[max(0, len(between)-mostFound):]
	return slices.ContainsFunc(omissions, func(sign string) bool { return strings.Contains(between, sign) })
}

// introductionBlocks bounds how many blocks before a list its introduction is
// looked for.
const introductionBlocks = 100

// introduced reports whether something after the block at before announces
// the list that block i begins: a heading, an enclosure, the end of what went
// before, or a colon just before it, editors' remarks aside.
func (e *editor) introduced(before, i int) bool {
	near := true
	for j := i - 1; j > before && j > i-introductionBlocks; j-- {
		b := &e.Body[j]
		if b.Kind != document.Paragraph || isEnclosure(b.Text) || near && announces(b) {
			return true
		}
		near = near && withoutRemark(b.Text) == ""
	}
	return near && announces(&e.Body[before])
}

func announces(b *document.Block) bool { return strings.HasSuffix(withoutRemark(b.Text), ":") }

// withoutRemark returns s without the quote or the bracket at its end.
func withoutRemark(s string) string {
	s = strings.TrimRight(s, " \n\"”’'")
	if !strings.HasSuffix(s, "]") {
		return s
	}
	return strings.TrimRight(s[:max(0, strings.LastIndexByte(s, '['))], " \n")
}

// isEnclosure reports whether a block is the heading of another paper:
// "[Enclosure 2]", "Annex A".
func isEnclosure(s string) bool {
	s = strings.TrimLeft(s, "[( ")
	return slices.ContainsFunc([]string{"Enclosure", "Annex", "Appendix", "Attachment", "ENCLOSURE", "ANNEX", "APPENDIX", "ATTACHMENT"},
		func(word string) bool { return strings.HasPrefix(s, word) })
}
