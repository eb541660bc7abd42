package check

import (
	"strings"
	"unicode"
	"unicode/utf8"
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
	next := strings.TrimLeft(s[i:end], " \t\r\n\f")
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

// hyphenAtEnd gives the length of the hyphen that s ends with. Some OCR
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
	i := strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if i < 0 {
		return len(s)
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	return len(s) - i - size
}

func lettersAfter(s string) int {
	s = s[:min(len(s), longestWord)]
	i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if i < 0 {
		return len(s)
	}
	return i
}

// words tells cut words from compounds: by how the text writes the word
// elsewhere, else by the halves.
func (e *editor) words() {
	if len(e.cuts) == 0 {
		return
	}
	seen := e.wordsElsewhere()
	for _, c := range e.cuts {
		head, tail := e.text.s[c.start:c.hyphen], e.text.s[c.next:c.end]
		first, second := strings.ToLower(head), strings.ToLower(tail)
		switch {
		case seen[first+second]:
		case e.text.s[c.hyphen] != '-':
		case seen[first+"-"+second], seen[first] && seen[second], heads[first], tails[second]:
			continue
		}
		e.add("word-cut", c.start, "join it in the file, or search for both halves",
			"the line end cuts the word %s into “%s-” and “%s”", shorten(head+tail), head, tail)
	}
}

// wordsElsewhere gives which words that decide about the cuts stand elsewhere
// in the text.
func (e *editor) wordsElsewhere() map[string]bool {
	seen := map[string]bool{}
	for _, c := range e.cuts {
		first, second := strings.ToLower(e.text.s[c.start:c.hyphen]), strings.ToLower(e.text.s[c.next:c.end])
		for _, w := range []string{first, second, first + second, first + "-" + second} {
			seen[w] = false
		}
	}
	from := 0
	for _, c := range append(e.cuts, cut{start: len(e.text.s), end: len(e.text.s)}) {
		note(seen, e.text.s[min(from, c.start):c.start])
		from = c.end
	}
	return seen
}

// note notes which words of a text are wanted.
func note(seen map[string]bool, s string) {
	wanted := func(w string) {
		if w == "" || len(w) > 2*longestWord {
			return
		}
		w = strings.ToLower(w)
		if _, ok := seen[w]; ok {
			seen[w] = true
		}
	}
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
		wanted(w)
		if strings.Contains(w, "-") {
			for half := range strings.SplitSeq(w, "-") {
				wanted(half)
			}
		}
	}
}

// heads are what compounds with a hyphen often begin with.
var heads = set(`anti all arch co counter cross de deputy dis ex extra far five four full great half high hundred ill inter intra inner left long low mid
	middle mini multi much near neo newly new non north oil old one open over pan para past peace peaceful petty petit pre pro post pseudo public quasi re right
	second self semi seven short single six small so socio south still sub super ten third three trans two ultra un under upper vice war well
	west east wide word world yet sino soviet anglo franco marxist anarcho petite bourgeois по во кое из экс вице пол`)

// tails are what compounds with a hyphen often end with, and the words after
// a hyphen that stands for a word to come: "pre- and post-war".
var tails = set(`and or to nor und bzw oder и или time term called known class made day days year years old wide like based range ranking level party minded
	style scale up out off in on down over by power powers aggression general in-chief chief elect sized led born free
	armed operated owned controlled occupied sponsored dominated held trained educated speaking looking reaching standing building making keeping
	saving being law war wing handed aged hearted то либо нибудь за под ка`)

func set(words string) map[string]bool {
	s := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		s[w] = true
	}
	return s
}
