package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"docview/internal/document"
	"docview/internal/text"
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
		first, last, arabic := b.Numbers()
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
	return true
}

// number checks one number against the one before it in its series.
func (e *editor) number(b *document.Block, number int, before step, known bool, i int) {
	if isFormRow(b.Text) || known && isFormRow(e.Body[before.block].Text) {
		return
	}
	at := e.text.at(b.Start)
	if !known {
		if number != 1 && !e.startsLate(number, i) {
			e.add("number-start", at, "numbering begins at %d", number)
		}
		return
	}
	last := &e.Body[before.block]
	switch {
	case number == before.number+1:
	case number == before.number:
		e.addAs(document.Problem{Code: "number-repeat", Severity: document.Warning, Hint: fmt.Sprintf("use #p%d and #p%d to distinguish them", last.Place, b.Place)}, at,
			"number %d is used twice (first at line %d)", number, last.Line)
	case number > before.number:
		e.gap(at, number, before, b)
	case !e.introduced(before.block, i):
		e.addAs(document.Problem{Code: "number-restart", Severity: document.Info, Hint: fmt.Sprintf("use #p%d for this one", b.Place)}, at, "numbering restarts at %d after %d (line %d)", number, before.number, last.Line)
	}
}

// startsLate reports whether a list may begin with the number of block i: the
// editors mark an omission, the first paragraph is unnumbered by custom, or a line
// before it begins with the number before.
func (e *editor) startsLate(number, i int) bool {
	if i == 0 {
		return false
	}
	at := e.text.at(e.Body[i].Start)
	if e.omittedBetween(e.text.at(e.Body[i-1].Start), at) {
		return true
	}
	first := slices.IndexFunc(e.Body[:min(i, introductionBlocks)], func(b document.Block) bool {
		return b.Kind == document.Paragraph && b.Number == "" && len(b.Text) > shortestFirst
	})
	if number == 2 && first >= 0 {
		return true
	}
	begin := max(e.text.at(e.Body[0].Start), at-nearBefore)
	return lineWith(e.text.s[begin:at], number-1).read
}

// nearBefore is how far before a list, in bytes, a line with the number before its
// first is looked for.
const nearBefore = 1 << 13

// shortestFirst is how long an unnumbered first paragraph is, in bytes.
const shortestFirst = 60

// largestGap is how many numbers can be missing: over more, a number was misread
// or another list goes on.
const largestGap = 5

// isFormRow reports whether the text of a numbered block is that of a row of a
// form: nothing, or a label in capitals. The numbers of such rows are printed, and
// rows that are not filled in may be left out.
func isFormRow(s string) bool {
	label, _, ok := strings.Cut(s[:min(len(s), longestLabel)], ":")
	return s == "" || ok && len(label) > 1 && label == strings.ToUpper(label) && label != strings.ToLower(label)
}

// longestLabel bounds the label of a row, in bytes.
const longestLabel = 40

func (e *editor) gap(at, number int, before step, b *document.Block) {
	last := &e.Body[before.block]
	from := e.text.at(last.Start)
	if e.omittedBetween(from, at) {
		e.addAs(document.Problem{Code: "number-gap", Severity: document.Info}, at, "%s omitted between %d (line %d) and %d", missing(before.number+1, number-1), before.number, last.Line, number)
		return
	}
	if number-before.number-1 > largestGap {
		return
	}
	between := e.text.s[max(min(from, at), at-mostFound):at]
	first, end := before.number+1, number-1
	for first <= end && lineWith(between, first).read {
		first++
	}
	for first <= end && lineWith(between, end).read {
		end--
	}
	if first > end {
		return
	}
	what := "it"
	if first < end {
		what = "them"
	}
	hint := fmt.Sprintf("look for %s after line %d", what, last.Line)
	if l := lineWith(between, first); l.text != "" {
		hint = fmt.Sprintf("line %d begins with %s", b.Line-l.above, someWords(l.text, 0))
	}
	e.addAs(document.Problem{Code: "number-gap", Severity: document.Warning, Hint: hint}, at, "%s missing between %d (line %d) and %d", missing(first, end), before.number, last.Line, number)
}

// A numberedLine is a line that begins with a number.
type numberedLine struct {
	text  string
	read  bool // whether a stop or a bracket follows the number, as in a marker
	above int  // how many lines above the end of the text it is
}

// lineWith returns the first line of a text that begins with a number, rather
// one with a marker; the zero line if there is none.
func lineWith(s string, number int) (found numberedLine) {
	prefix := strconv.Itoa(number)
	n := 0
	for line := range strings.Lines(s) {
		n++
		text := strings.TrimLeft(line, " \t*#(")
		rest, has := strings.CutPrefix(text, prefix)
		if !has || rest != "" && isDigit(rest[0]) {
			continue
		}
		read := rest != "" && strings.IndexByte(".)\\", rest[0]) >= 0
		if found.text == "" || read {
			found = numberedLine{strings.TrimSpace(text), read, -n}
		}
		if read {
			break
		}
	}
	found.above += strings.Count(s, "\n") + 1
	return found
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
		if b.Kind != document.Paragraph || text.Enclosure.Begins(strings.TrimLeft(b.Text, "[( ")) || near && announces(b) {
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
