package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/document"
)

// A cut is a word that a line end may have cut.
type cut struct {
	start, hyphen, next, end int // first half, hyphen, second half, its end
}

// lineEnd notes the word that the line end at an offset may cut: letters, a
// hyphen, the line end, a lower-case letter.
func (e *editor) lineEnd(i int) {
	s := e.text.s
	head := strings.TrimRight(s[max(0, i-64):i], " \t")
	sign, ok := hyphenAtEnd(head)
	if !ok {
		return
	}
	end := min(len(s), i+200)
	next := strings.TrimLeft(s[i:end], " \t\r\n\f\v")
	r, _ := utf8.DecodeRuneInString(next)
	if !unicode.IsLower(r) {
		return
	}
	hyphen := max(0, i-64) + len(head) - sign
	start := hyphen - lettersBefore(s[:hyphen])
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	if hyphen-start < 2 || isJoiner(before) {
		return
	}
	from := end - len(next)
	end = from + lettersAfter(s[from:])
	after, _ := utf8.DecodeRuneInString(s[end:])
	if n := len(e.cuts); after == '-' || n > 0 && e.cuts[n-1].hyphen == hyphen {
		return
	}
	e.cuts = append(e.cuts, cut{start, hyphen, from, end})
}

// hyphenAtEnd returns the length of the hyphen that s ends with. Some OCR
// programs write ¬ where a line cuts a word.
func hyphenAtEnd(s string) (size int, ok bool) {
	for _, h := range []string{"-", "‐", "¬"} {
		if strings.HasSuffix(s, h) {
			return len(h), true
		}
	}
	return 0, false
}

func isJoiner(r rune) bool { return strings.ContainsRune("-‐'’/.@_", r) || unicode.IsDigit(r) }

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
		if k == compound || k == prefixed && sure < 2 || e.enough("word-cut", c.start) {
			continue
		}
		head, tail := e.text.s[c.start:c.hyphen], e.text.s[c.next:c.end]
		if k == eitherCut && sure < 2 {
			e.addAs(document.Info, "word-cut", c.start, "", "a line break after the hyphen of %s: one word, or a compound", shorten(head+"-"+tail))
			continue
		}
		e.add("word-cut", c.start, "", "the word %s is split by a line break: “%s-”, “%s”", shorten(head+tail), head, tail)
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
	case seen[first+"-"+second], seen[first] && seen[second], heads[first], tails[second]:
		return compound
	case head != first && isSyllable(first) && isSyllable(second): // Mao Tse-tung
		return compound
	case prefixes[first]:
		return prefixed
	case len(first) >= shortestHalf && len(second) >= shortestHalf && !hasEnding(second):
		return eitherCut
	}
	return sureCut
}

// shortestHalf is how long the halves of a compound are, in bytes: "landlord-kulak".
const shortestHalf = 4

// endings are what English words end with and compounds do not begin their
// second half with.
var endings = strings.Fields("ment ments mental tion tions tional sion sions ing ings ingly ity ities ive ives able ible ably ance ances ence ences ently ally " +
	"ness less ful ship ships ist ists ism isms ian ians ous ously ary ory ate ated ates ating ized izing ization ised ises")

// hasEnding reports whether the second half of a word is, or nearly is, an ending.
func hasEnding(s string) bool {
	return slices.ContainsFunc(endings, func(end string) bool { return strings.HasSuffix(s, end) && len(s) <= len(end)+2 })
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
			if w != "" {
				begins[w[0]] = true
			}
		}
	}
	from := 0
	for _, c := range append(e.cuts, cut{start: len(e.text.s), end: len(e.text.s)}) {
		note(seen, &begins, e.text.s[min(from, c.start):c.start])
		from = c.end
	}
	return seen
}

// note notes which words of a text are wanted, and which halves of its compounds.
// The wanted ones begin with the bytes in first.
func note(seen map[string]bool, first *[256]bool, s string) {
	wanted := func(w string) {
		if w == "" || len(w) > 2*longestWord || !first[w[0]] && !first[w[0]|0x20] && w[0] < utf8.RuneSelf {
			return
		}
		w = strings.ToLower(w)
		if _, ok := seen[w]; ok {
			seen[w] = true
		}
	}
	for i := 0; i < len(s); {
		start, half, compound := i, i, false
		for i < len(s) {
			size := letterAt(s[i:])
			if size == 0 && s[i] != '-' {
				break
			}
			if size == 0 {
				wanted(s[half:i])
				size, half, compound = 1, i+1, true
			}
			i += size
		}
		wanted(s[start:i])
		if compound {
			wanted(s[half:i])
		}
		i++
	}
}

// letterAt returns the length of the letter that s begins with, 0 if it begins
// with something else.
func letterAt(s string) int {
	if s[0] < utf8.RuneSelf {
		if isLetter(s[0]) {
			return 1
		}
		return 0
	}
	if r, size := utf8.DecodeRuneInString(s); unicode.IsLetter(r) {
		return size
	}
	return 0
}

// heads are what compounds with a hyphen often begin with.
var heads = set(`al all anti arch bin bourgeois co counter cross deputy east eight eighty el far fifty first five forty four full good great half high
	hundred il ill inner kim left long low many medium mid middle mini multi near neo new newly nine ninety non north oil old one open pan para past peace
	peaceful petit petite petty post pseudo public quasi right second self semi seven seventy short single six sixty small so socio south still ten
	third thirty three twenty two ultra upper vice war well west wide word world yet
	afro american anarcho anglo arab asian austro chinese czecho english euro french franco german indo italo japanese korean marxist polish russian
	sino soviet
	вице во из кое экс пол по`)

// prefixes are what some compounds begin with and many words: re-election, report.
var prefixes = set(`de dis em en ex extra in inter intra macro micro out over pre pro re sub super trans un under up`)

// tails are what compounds with a hyphen often end with, and the words after
// a hyphen that replaces a word to come: "pre- and post-war".
var tails = set(`and bzw nor oder or to und и или
	aged aggression armed based born bound building by called chief class communist controlled day days dominated down educated elect fascist
	fire free general good government half handed hearted held il imperialist in jong keeping known law led level like living looking made maker making
	military minded mouthed name named nuclear occupied off old on operated out over owned party point power powers proletarian range ranking
	reaching revisionist ridden ruling saving scale second sided sized soviet speaking sponsored standing style sung term third thirds time
	top trained up war wide wing year years
	за ка либо нибудь под таки то`)

func set(words string) map[string]bool {
	s := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		s[w] = true
	}
	return s
}
