package text

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/fold"
)

// maxWord bounds a word in folded bytes: what is longer is cut, in texts and
// in queries alike.
const maxWord = 120

// A Scanner reads the words of a text, one after the other. It is the only
// place that says what a word is to those who look for it: files, indexes and
// queries.
//
// A word is a run of letters or one of digits ("U-2" and "U2" are both u 2),
// folded; a character of a script without blanks is a word by itself. Editors'
// brackets do not end it: "C[arlos]" is carlos; neither does what divides it for
// sure, see [Divided]. What else it may be is its Other reading: the pieces of such
// a word, c and arlos, or what it is together with the words before that a hyphen
// may have divided from it: after "mar-", "shal" is marshal, too.
type Scanner struct {
	Word       []byte // folded; valid until the next one is read
	Start, End int    // its bytes in the text
	Gap        bool   // a blank line is between it and the word before
	Other      []Piece
	Back       int // how many of the words before belong to the other reading

	text string
	flat bool
	off  int // where to go on
	cut  int // where the other half of the word begins that a hyphen may divide; 0 if none does

	whole      string // the word with those before it that may belong to it
	wholeStart int
	buf        [maxWord + utf8.UTFMax*4]byte
	fold       fold.Folder
}

// A Piece is a part of another reading of a word.
type Piece struct {
	Word       string // folded
	Start, End int
}

// Reset makes the scanner begin with a text. If its line ends were made
// spaces, it is flat: a hyphen and a space may be a line's end.
func (l *Scanner) Reset(text string, flat bool) {
	l.text, l.flat, l.off, l.End, l.cut, l.Back, l.Other = text, flat, 0, 0, 0, 0, nil
}

// ResetAt makes the scanner go on at the beginning of a word.
func (l *Scanner) ResetAt(start int) {
	l.off, l.End, l.cut, l.Back, l.Other = start, start, 0, 0, nil
}

// Classes of bytes: what a word may begin with, and what needs a closer look.
const (
	other   = iota // ends a word
	alpha          //
	number         //
	line           // a line's end
	unclear        // a bracket, a hyphen, a byte of a longer character
)

var byteClasses = func() (c [256]uint8) {
	for b := range c {
		switch {
		case b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z':
			c[b] = alpha
		case b >= '0' && b <= '9':
			c[b] = number
		case b == '\n' || b == '\r' || b == '\f':
			c[b] = line
		case b == '[' || b == ']' || b == '-' || b == '=' || b >= utf8.RuneSelf:
			c[b] = unclear
		}
	}
	return c
}()

// Next reads the next word.
func (l *Scanner) Next() bool {
	if l.cut == 0 {
		l.Back, l.Other = 0, nil
		return l.read()
	}
	at, back := l.cut, l.Back
	if back == 0 {
		l.whole, l.wholeStart = string(l.Word), l.Start
	}
	l.cut, l.Back, l.Other = 0, 0, nil
	ok := l.read()
	if ok && l.Start == at && l.isLetter(at) {
		l.whole += string(l.Word)
		l.Back, l.Other = back+1, []Piece{{l.whole[:min(len(l.whole), maxWord)], l.wholeStart, l.End}}
	}
	return ok
}

// isLetter reports whether there is a letter at i of a script with blanks between words.
func (l *Scanner) isLetter(i int) bool {
	r, _ := utf8.DecodeRuneInString(l.text[i:])
	kind, _ := l.fold.Rune(r)
	return kind == fold.Letter
}

func (l *Scanner) read() bool {
	text, i, first := l.text, l.off, l.End == 0
	l.Gap = false
	for i < len(text) {
		switch byteClasses[text[i]] {
		case line:
			var gap bool
			i, gap = l.blank(i)
			l.Gap = l.Gap || gap && !first
		case alpha, number:
			l.plain(i)
			return true
		case unclear:
			if text[i] >= utf8.RuneSelf {
				r, size := utf8.DecodeRuneInString(text[i:])
				if k, _ := l.fold.Rune(r); k != fold.Other && k != fold.Invisible {
					l.compound(i)
					return true
				}
				i += size
				continue
			}
			i++
		default:
			i++
		}
	}
	l.off = i
	return false
}

// blank goes over the white space from the line's end at i, and reports
// whether a blank line is in it. The empty lines around a form feed are none
// where the sentence goes on after it.
func (l *Scanner) blank(i int) (end int, gap bool) {
	end, lines, feed := skipBlanks(l.text, i)
	return end, end < len(l.text) && lines > 1 && !(feed && isLower(l.text[end:]))
}

// skipBlanks returns where the white space at i ends, how many lines end in it,
// and whether a page does.
func skipBlanks(s string, i int) (end, lines int, feed bool) {
	for end = i; end < len(s); end++ {
		switch s[end] {
		case '\n':
			lines++
		case '\r':
			if end+1 == len(s) || s[end+1] != '\n' {
				lines++
			}
		case '\f':
			feed = true
		case ' ', '\t', '\v':
		default:
			return end, lines, feed
		}
	}
	return end, lines, feed
}

// plain reads the word at i, whose first byte is a letter or digit of ASCII.
func (l *Scanner) plain(i int) {
	text, class, start := l.text, byteClasses[l.text[i]], i
	for i < len(text) && byteClasses[text[i]] == class {
		i++
	}
	if i < len(text) && byteClasses[text[i]] == unclear && class == alpha {
		l.compound(start)
		return
	}
	l.Start, l.End, l.off = start, i, i
	word := text[start:min(i, start+maxWord)]
	if class == number {
		l.Word = append(l.buf[:0], word...)
		return
	}
	for j := range len(word) {
		l.buf[j] = word[j] | 0x20
	}
	l.Word = l.buf[:len(word)]
}

// compound reads the word at i, whatever it is made of.
func (l *Scanner) compound(i int) {
	l.Start, l.Word = i, l.buf[:0]
	from, pieceStart := 0, i // of the piece
	var kind fold.Kind
	for i < len(l.text) {
		r, size := utf8.DecodeRuneInString(l.text[i:])
		k, folded := l.fold.Rune(r)
		if k == fold.Other || r == softHyphen {
			next, sure := 0, false
			if kind == fold.Letter {
				next, sure = l.joint(i)
			}
			if next > 0 && sure {
				l.addPiece(from, pieceStart, i)
				i, from, pieceStart, l.End = next, len(l.Word), next, next
				continue
			}
			if l.cut = next; k == fold.Other || next > 0 {
				break
			}
		}
		if k == fold.Invisible {
			l.accent(r)
			i += size
			continue
		}
		if kind != fold.Other && (k != kind || kind == fold.Single) {
			break
		}
		kind = k
		if len(l.Word) < maxWord {
			l.Word = append(l.Word, folded...)
		}
		i += size
		l.End = i
	}
	if l.Other != nil {
		l.addPiece(from, pieceStart, l.End)
		if l.closes() {
			l.End++
			i = max(i, l.End)
		}
	}
	l.off = i
}

// closes reports whether the bracket after the word is the one that closes
// what a bracket in the word opens.
func (l *Scanner) closes() bool {
	word := l.text[l.Start:l.End]
	return strings.HasPrefix(l.text[l.End:], "]") && strings.Count(word, "[") > strings.Count(word, "]")
}

// accent adds an accent to the word: it is dropped, but for those that make
// another letter.
func (l *Scanner) accent(mark rune) {
	if r, size, ok := fold.Compose(l.Word, mark); ok {
		_, folded := l.fold.Rune(r)
		l.Word = append(l.Word[:len(l.Word)-size], folded...)
	}
}

func (l *Scanner) addPiece(from, start, end int) {
	if from < len(l.Word) {
		l.Other = append(l.Other, Piece{string(l.Word[from:]), start, end})
	}
}

// joint returns where the word goes on after what is at i, after a letter, and
// whether that is sure: after a bracket, or what divides words.
func (l *Scanner) joint(i int) (next int, sure bool) {
	switch rest := l.text[i:]; {
	case rest[0] != '[' && rest[0] != ']':
		return Divided(l.text, i, l.flat)
	case l.goesOn(i):
		return i + 1, true
	case strings.HasPrefix(rest, "][") && l.goesOn(i+1):
		return i + 2, true
	}
	return 0, false
}

// goesOn reports whether the letter after the bracket at i goes on with the
// word before: "C[arlos]" and "U[SSR]" do, "Mao[Zedong]" does not.
func (l *Scanner) goesOn(i int) bool {
	if isLower(l.text[i+1:]) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(l.text[i+1:])
	before, _ := utf8.DecodeLastRuneInString(l.text[:i])
	return unicode.IsUpper(r) && unicode.IsUpper(before)
}

const softHyphen = '\u00AD'

// A pause is what is between the mark that may divide a word and its other half.
type interval uint8

const (
	nothing interval = 1 << iota
	space            // white space in a line
	lineEnd          // a line's end, perhaps with a page's
)

// A divider is a way in which words are divided.
type divider struct {
	name  string
	marks string   // one of them is after the first half
	after interval // what may be after the mark
	small bool     // the second half begins with a small letter
	sure  bool     // else it is perhaps a compound, or two words
}

const hyphens = "-\u2010\u2E17\u058A" // also the double hyphen of Fraktur, and that of Armenian

// dividers are tried in order.
var dividers = []divider{
	{"hyphen at a line's end", hyphens, lineEnd, true, true},
	{"hyphen before a capital", hyphens, lineEnd, false, false},
	{"hyphen in a line", hyphens, space, false, false},
	{"not sign", "¬", nothing | space | lineEnd, true, true},
	{"not sign before a capital", "¬", space | lineEnd, false, false},
	{"soft hyphen", "\u00AD", space | lineEnd, true, true},
	{"soft hyphen before a capital", "\u00AD", space | lineEnd, false, false},
	{"equals sign", "=", lineEnd, false, false},
	{"dash", "—–", lineEnd, false, false},
}

// IsDivider reports whether a word may be divided by r.
func IsDivider(r rune) bool { return strings.ContainsRune(hyphens+"¬\u00AD=—–", r) }

// Divided returns where the second half of a word begins that the character
// at i, after a letter, may divide: a hyphen, or what is written or read for
// one, at the end of a line or a page, or in a line before a space. It is sure if it
// is one word as a rule; else it may as well be a compound, or two words: only
// the rest of the text, or a reader, knows. Next is 0 if nothing is divided. In a
// flat text a single space may be a line's end.
func Divided(s string, i int, flat bool) (next int, sure bool) {
	r, size := utf8.DecodeRuneInString(s[i:])
	next, after := skipInterval(s, i+size)
	if after == 0 || after == nothing && r != '¬' {
		return 0, false
	}
	if flat && after == space && next == i+size+1 {
		after = lineEnd
	}
	second, _ := utf8.DecodeRuneInString(s[next:])
	if !unicode.IsLetter(second) {
		return 0, false
	}
	k := slices.IndexFunc(dividers, func(d divider) bool {
		return d.after&after != 0 && strings.ContainsRune(d.marks, r) && (!d.small || unicode.IsLower(second))
	})
	if k < 0 {
		return 0, false
	}
	return next, dividers[k].sure
}

// IsSuspended reports whether the second half of a word is a conjunction, so that
// a word after it has what the hyphen is for: "pre- and post-war". One of two
// letters may end a word, as in "Sovi-et", unless it follows a prefix.
func IsSuspended(first, second string) bool {
	return Is(second, DateAnd, DateOr) && (len(second) > 2 || Is(first, Prefix, CompoundHead))
}

// farLine bounds the white space between a hyphen and the next line's word.
const farLine = 200

// skipInterval returns where the white space at i ends, and what it is: 0 if
// a blank line is in it that is not the end of a page.
func skipInterval(s string, i int) (end int, is interval) {
	end, lines, feed := skipBlanks(s[:min(len(s), i+farLine)], i)
	switch {
	case lines == 1 || feed:
		return end, lineEnd
	case lines > 1:
		return end, 0
	case end > i:
		return end, space
	}
	return end, nothing
}

// Written returns the words of a text as they are written: letters, their marks
// and digits. The parts of a word with hyphens come first, then the whole.
func Written(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for s != "" {
			n := writtenLength(s)
			if n > 0 && !yieldParts(s[:n], yield) {
				return
			}
			_, size := utf8.DecodeRuneInString(s[n:])
			s = s[n+size:]
		}
	}
}

// writtenLength returns the length of the letters, marks, digits and hyphens that s begins with.
func writtenLength(s string) (n int) {
	for n < len(s) {
		r, size := rune(s[n]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[n:])
		}
		if r != '-' && !isWritten(r) {
			break
		}
		n += size
	}
	return n
}

// yieldParts yields the parts of a word with hyphens and the whole.
func yieldParts(word string, yield func(string) bool) bool {
	if strings.IndexByte(word, '-') < 0 {
		return yield(word)
	}
	for part := range strings.SplitSeq(word, "-") {
		if part != "" && !yield(part) {
			return false
		}
	}
	return len(word) == 1 || yield(word)
}

func isWritten(r rune) bool {
	if r < utf8.RuneSelf {
		return byteClasses[r] == alpha || byteClasses[r] == number
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
}

// isLower reports whether s begins with a lower-case letter.
func isLower(s string) bool {
	if s != "" && s[0] < utf8.RuneSelf {
		return s[0] >= 'a' && s[0] <= 'z'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
