package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/text"
)

// A cut is a word that a line end may have cut.
type cut struct {
	start, hyphen, next, end int // first half, hyphen, second half, its end
}

// lineEnd notes the word that the line end at an offset may cut.
func (e *editor) lineEnd(i int) {
	s := e.text.s
	head := strings.TrimRight(s[:i], " \t")
	_, size := utf8.DecodeLastRuneInString(head)
	hyphen := len(head) - size
	next, sure := text.Divided(s, hyphen, false)
	if at, ok := e.resumed[hyphen+size]; ok {
		next = at
	}
	start := hyphen - lettersBefore(s[:hyphen])
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	if !sure || hyphen-start < 2 || unicode.IsDigit(before) || strings.ContainsRune("-‐'’/.@_", before) {
		return
	}
	end := next + lettersAfter(s[next:])
	after, _ := utf8.DecodeRuneInString(s[end:])
	if n := len(e.cuts); after == '-' || n > 0 && e.cuts[n-1].hyphen == hyphen {
		return
	}
	e.cuts = append(e.cuts, cut{start, hyphen, next, end})
}

// longestWord bounds a word, in bytes.
const longestWord = 60

func lettersBefore(s string) int {
	s = s[max(0, len(s)-longestWord):]
	return len(s) - len(strings.TrimRightFunc(s, unicode.IsLetter))
}

func lettersAfter(s string) int {
	s = s[:min(len(s), longestWord)]
	return len(s) - len(strings.TrimLeftFunc(s, unicode.IsLetter))
}

// words distinguishes cut words from compounds. A prefix such as "re" is a syllable
// too, and other halves may be words: they are cut where the text cuts others.
func (e *editor) words() {
	if len(e.cuts) == 0 {
		return
	}
	seen := e.wordsElsewhere()
	sure := 0
	for _, c := range e.cuts {
		if e.kindOf(c, seen) == sureCut {
			sure++
		}
	}
	for _, c := range e.cuts {
		k := e.kindOf(c, seen)
		if k == compound || k == prefixed && sure < 2 {
			continue
		}
		head, tail := e.text.s[c.start:c.hyphen], e.text.s[c.next:c.end]
		if k == eitherCut && sure < 2 {
			e.addAs(document.Problem{Code: "word-cut", Severity: document.Info}, c.start, "a line break after the hyphen in %s, which may be one word or a compound", shorten(head+"-"+tail))
			continue
		}
		e.add("word-cut", c.start, "the word %s is split by a line break: “%s-”, “%s”", shorten(head+tail), head, tail)
	}
}

// A cutKind is what a line end did at a hyphen.
type cutKind int

const (
	sureCut   cutKind = iota // cut a word
	compound                 // went on with a compound
	prefixed                 // one of the two, by a first half such as "re"
	eitherCut                // one of the two
)

// kindOf distinguishes a cut word from a compound: by how the text writes it
// elsewhere, else by the halves.
func (e *editor) kindOf(c cut, seen map[string]bool) cutKind {
	head := e.text.s[c.start:c.hyphen]
	first, second := strings.ToLower(head), strings.ToLower(e.text.s[c.next:c.end])
	switch {
	case seen[first+second], e.text.s[c.hyphen] != '-':
		return sureCut
	case seen[first+"-"+second], seen[first] && seen[second], text.CompoundHead.Has(first), text.CompoundTail.Has(second):
		return compound
	case text.Enclitic.Has(second) && !isGermanic(e.text.s[max(0, c.start-longestWord):min(len(e.text.s), c.end+longestWord)]):
		return compound
	case head != first && isSyllable(first) && isSyllable(second): // Mao Tse-tung
		return compound
	case text.Prefix.Has(first):
		return prefixed
	case len(first) >= shortestHalf && len(second) >= shortestHalf && !hasEnding(second):
		return eitherCut
	}
	return sureCut
}

// isGermanic reports whether some words are English or German, in which "la" is the
// end of a word and no pronoun.
func isGermanic(s string) bool {
	return strings.Contains(s, " the ") || strings.Contains(s, " of ") || strings.Contains(s, " und ")
}

// shortestHalf is how long the halves of a compound are, in bytes: "landlord-kulak".
const shortestHalf = 4

// hasEnding reports whether the second half of a word is, or nearly is, an ending,
// with which no compound begins its second half.
func hasEnding(s string) bool {
	return slices.ContainsFunc(text.Ending.Entries(), func(end string) bool { return strings.HasSuffix(s, end) && len(s) <= len(end)+2 })
}

// isSyllable reports whether s is built as the syllables of Chinese names are.
func isSyllable(s string) bool {
	vowels := strings.TrimLeft(s, "bcdfghjklmnpqrstwxyz’'")
	end := strings.TrimLeft(vowels, "aeiouüyw")
	switch end {
	case "", "n", "ng", "h", "rh":
		return len(s)-len(vowels) <= 3 && len(vowels) > len(end) && len(vowels)-len(end) <= 4
	}
	return false
}

// wordsElsewhere returns which words that decide about the cuts occur elsewhere
// in the text.
func (e *editor) wordsElsewhere() map[string]bool {
	seen := map[string]bool{}
	var begins [256]bool
	for _, c := range e.cuts {
		first, second := strings.ToLower(e.text.s[c.start:c.hyphen]), strings.ToLower(e.text.s[c.next:c.end])
		for _, w := range []string{first, second, first + second, first + "-" + second} {
			seen[w] = false
			begins[w[0]] = true
		}
	}
	from := 0
	for _, c := range append(e.cuts, cut{start: len(e.text.s), end: len(e.text.s)}) {
		for w := range text.Written(e.text.s[min(from, c.start):c.start]) {
			if len(w) > 2*longestWord || !begins[w[0]] && !begins[w[0]|0x20] && w[0] < utf8.RuneSelf {
				continue
			}
			w = strings.ToLower(w)
			if _, wanted := seen[w]; wanted {
				seen[w] = true
			}
		}
		from = c.end
	}
	return seen
}

func set(words string) map[string]bool {
	s := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		s[w] = true
	}
	return s
}
