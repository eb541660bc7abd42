package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences returns the sentences of a text as byte ranges, in order. They
// cover every word: only the space between two sentences belongs to neither.
//
// A sentence ends at a mark, such as a stop, with the quotation marks and
// brackets that close after it, unless a row of joins says that it goes on. In
// doubt it goes on: two sentences quoted as one are still what the text says.
func Sentences(s string) [][2]int {
	var ranges [][2]int
	p := pause{s: s, start: skipSpace(s, 0)}
	for i := p.start; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case strings.ContainsRune(marks, r):
			size = p.read(i, size) - i
			if slices.ContainsFunc(joins, func(j join) bool { return j.holds(&p) }) {
				break
			}
			ranges = append(ranges, [2]int{p.start, p.end})
			p.start, p.open = skipSpace(s, p.end), p.open[:0]
			size = p.start - i
		case p.closes(r):
			p.open = p.open[:len(p.open)-1]
		case closing[r] != 0:
			p.open = append(p.open, opening{r, i})
		}
		i += size
	}
	if rest := strings.TrimRightFunc(s[min(p.start, len(s)):], unicode.IsSpace); rest != "" {
		ranges = append(ranges, [2]int{p.start, p.start + len(rest)})
	}
	return ranges
}

func skipSpace(s string, i int) int {
	return len(s) - len(strings.TrimLeftFunc(s[i:], unicode.IsSpace))
}

const (
	marks     = ".?!…。．？！｡؟۔।॥։።"      // may end a sentence
	wideMarks = "。．？！｡"                // need no space after them
	closers   = ".?!…。？！”’\"')]"       // may follow a mark and belong to its sentence
	openers   = "“‘„‚«»\"'([—–- ¿¡「『（" // may come before the first letter of one
)

// closing has what closes a bracket, or a quotation mark that is not closed by
// a mark of its own: „so“, »so«, « ainsi ».
var closing = map[rune]rune{'(': ')', '[': ']', '（': '）', '［': '］', '【': '】', '「': '」', '『': '』', '„': '“', '»': '«', '«': '»'}

type opening struct {
	mark rune
	at   int
}

// A pause is a mark that may end a sentence, and what is around it.
type pause struct {
	s      string
	start  int       // of the sentence
	open   []opening // in it, after what closes behind the mark
	last   opening   // the outermost that closes behind the mark; zero if none does
	mark   rune
	word   string // before the mark
	before string // what is before the word and its space
	closed bool   // a mark, a bracket or another stop closes behind it
	end    int    // of the sentence
	spaced bool   // there is space after it
	next   string // what follows the space
}

// closes reports whether r closes the innermost bracket or quotation mark.
func (p *pause) closes(r rune) bool {
	return len(p.open) > 0 && closing[p.open[len(p.open)-1].mark] == r
}

// read reads the mark s[i:i+size], and returns the end of what closes behind it.
func (p *pause) read(i, size int) int {
	p.mark, _ = utf8.DecodeRuneInString(p.s[i:])
	p.last = opening{}
	p.end = i + size
	for p.end < len(p.s) {
		at := p.end
		if len(p.open) > 0 && p.open[len(p.open)-1].mark == '«' { // a space is before what closes it in French
			at = skipSpace(p.s, at)
		}
		r, size := utf8.DecodeRuneInString(p.s[at:])
		if p.closes(r) {
			p.last, p.open = p.open[len(p.open)-1], p.open[:len(p.open)-1]
		} else if at = p.end; !strings.ContainsRune(closers, r) {
			break
		}
		p.end = at + size
	}
	p.closed = p.end > i+size
	p.word = wordBefore(p.s[p.start:i])
	if p.closed || strings.TrimRight(p.word, "0123456789") == p.word && !Numbered.Has(p.word) {
		p.end += noteMarks(p.s[p.end:])
	}
	rest := p.s[p.end:]
	p.next = strings.TrimLeftFunc(rest, unicode.IsSpace)
	p.spaced = len(p.next) < len(rest)
	p.before = strings.TrimRightFunc(p.s[p.start:i-len(p.word)], unicode.IsSpace)
	return p.end
}

// noteMarks returns the length of the marks of notes that s begins with: "[2]",
// "²", or, before a space, "2" and "*".
func noteMarks(s string) int {
	inner := strings.TrimPrefix(strings.TrimPrefix(s, "["), "^")
	after := strings.TrimLeft(inner, "0123456789⁰¹²³⁴⁵⁶⁷⁸⁹*")
	rest, closed := strings.CutPrefix(after, "]")
	n := len(s) - len(rest)
	switch r, _ := utf8.DecodeRuneInString(rest); {
	case len(after) == len(inner), utf8.RuneCountInString(inner[:len(inner)-len(after)]) > 3, closed != (s[0] == '['):
		return 0
	case closed:
		return n + noteMarks(rest)
	case rest != "" && !unicode.IsSpace(r) && s[0] < utf8.RuneSelf:
		return 0
	}
	return n
}

// wordBefore returns the word at the end of s, with the stops inside it, or the end
// of one that is too long to be a word.
func wordBefore(s string) string {
	s = s[max(0, len(s)-longestWord):]
	return s[strings.LastIndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("([“‘„«\"—–", r) })+1:]
}

// inBrackets reports whether one of the openings is a bracket, or a mark of
// quotation in which, as in brackets, no sentence ends.
func inBrackets(open []opening) bool {
	return slices.ContainsFunc(open, func(o opening) bool { return !strings.ContainsRune("„«»", o.mark) })
}

// A join is a reason why a sentence goes on after a mark.
type join struct {
	name  string
	holds func(p *pause) bool
}

// joins are tried in order.
var joins = []join{
	{"no space", func(p *pause) bool { return !p.spaced && !strings.ContainsRune(wideMarks, p.mark) }},
	{"inside brackets", func(p *pause) bool { return inBrackets(p.open) }},
	{"remark in brackets", func(p *pause) bool {
		return strings.ContainsRune("([（［【", p.last.mark) && p.last.mark != 0 && p.last.at > p.start
	}},
	{"what is said, in Japanese", func(p *pause) bool {
		r, _ := utf8.DecodeRuneInString(p.next)
		return strings.ContainsRune("「『", p.last.mark) && p.last.mark != 0 && strings.ContainsRune("とっのをがにではへ", r)
	}},
	{"small letter", func(p *pause) bool { return !strings.ContainsRune(wideMarks, p.mark) && !beginsSentence(p.next) }},
	{"initial", func(p *pause) bool { return p.stop() && isInitials(p.word) }},
	{"abbreviation", func(p *pause) bool { return p.stop() && p.isAbbreviation() }},
	{"title of a journal", func(p *pause) bool {
		next, _, _ := strings.Cut(p.next, ".")
		return p.stop() && Journal.Has(p.word) && (Journal.Has(wordBefore(strings.TrimSuffix(p.before, "."))) || Journal.Has(next))
	}},
	{"letters apart", func(p *pause) bool { return p.stop() && p.isApart() }},
	{"before a number", func(p *pause) bool { return p.stop() && startsDigit(p.next) }},
	{"ordinal", func(p *pause) bool {
		isOrdinal := len(p.word) <= 2 && startsDigit(p.word) && !startsDigit(p.next) || Roman(p.word) > 0
		return p.stop() && isOrdinal && (isGerman(p.s[p.start:p.end]) || isGerman(p.s[p.start:min(p.end+nearOrdinal, len(p.s))]))
	}},
}

// stop reports whether the mark is a full stop and nothing closes behind it.
func (p *pause) stop() bool { return p.mark == '.' && !p.closed }

// isApart reports whether the word is a letter of several that have a stop
// each: "a. D.", "h. c.".
func (p *pause) isApart() bool {
	before, stopBefore := strings.CutSuffix(p.before, ".")
	after, _, stopAfter := strings.Cut(p.next, ".")
	return isLetter(p.word) && (stopBefore && isLetter(wordBefore(before)) || stopAfter && isLetter(after))
}

// isLetter reports whether a word is one letter, with the marks that belong to it.
func isLetter(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return unicode.IsLetter(r) && strings.TrimFunc(word[size:], unicode.IsMark) == ""
}

func beginsSentence(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, openers))
	return unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

func startsDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// isInitials reports whether a word before a stop is initials: one or two
// letters between stops or hyphens, the first of each a capital: "V", "И.В",
// "J.-C", "Yu", or small letters between stops: "p.m". "I" is a word.
func isInitials(word string) bool {
	if word == "I" {
		return false
	}
	parts := strings.FieldsFunc(word, func(r rune) bool { return r == '.' || r == '-' })
	for _, part := range parts {
		r, _ := utf8.DecodeRuneInString(part)
		switch {
		case !unicode.IsLetter(r):
			return false
		case isLetter(part) && (unicode.IsUpper(r) || len(parts) > 1 || !unicode.IsLower(r)):
		case !digraphs[part]:
			return false
		}
	}
	return len(parts) > 0
}

// digraphs are initials of two letters, as Russian names have them in Latin script.
var digraphs = map[string]bool{"Yu": true, "Ya": true, "Ch": true, "Kh": true, "Zh": true, "Sh": true, "Ts": true, "Ye": true, "Th": true, "Ph": true}

// isAbbreviation reports whether the stop belongs to the word before it, also
// if an editor has completed the word: "C[arlos]".
func (p *pause) isAbbreviation() bool {
	word := p.word
	if strings.HasSuffix(word, "]") {
		word = p.s[p.start : p.end-1]
		near := max(len(word)-longestCompleted, 0)
		i := near + strings.LastIndexByte(word[near:], '[')
		if i <= near || word[i-1] == ' ' {
			return Abbreviation.Has(p.word)
		}
		word = wordBefore(word[:i])
		return isInitials(word) || Abbreviation.Has(word)
	}
	word = strings.ReplaceAll(word, "’", "'")
	if at := strings.LastIndexByte(word, '\''); at >= 0 && len(word)-at > len("'ll") { // "l'avv."
		word = word[at+1:]
	}
	return Abbreviation.Has(word)
}

// longestCompleted bounds what an editor has completed a word with, in bytes.
const longestCompleted = 200

// nearOrdinal is how far after an ordinal the words are that show of which language it is, in bytes.
const nearOrdinal = 100

// isGerman reports whether a sentence has more of the small words of German
// than of English. A number with a stop is an ordinal in German.
func isGerman(s string) bool {
	german, english := 0, 0
	for word := range strings.FieldsSeq(s) {
		switch {
		case German.Has(word):
			german++
		case RunsOn.Has(word):
			english++
		}
	}
	return german > english
}
