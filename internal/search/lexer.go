package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/fold"
)

// maxWord bounds a word in folded bytes: what is longer is cut, in texts and
// in queries alike.
const maxWord = 120

// A lexer cuts a text into words. It is the only place that says what a word
// is: scan, index and query use it, so they always agree.
//
// A word is a run of letters or one of digits ("U-2" and "U2" are both u 2),
// folded; a character of a script without blanks is a word by itself. Editors'
// brackets inside a word, and a hyphen at the end of a line before a small
// letter, do not end it: "C[arlos]" is carlos. The parts of such a word, c and
// arlos, are in parts.
type lexer struct {
	text string
	flat bool // line ends were made spaces: a hyphen and a space may be a line's end
	off  int  // where to go on

	word       []byte // folded
	start, end int    // its bytes in text
	gap        bool   // a blank line is between it and the word before
	parts      []part // of a word written in pieces; else nil

	buf  [maxWord + utf8.UTFMax*4]byte
	fold fold.Folder
}

// A part is a piece of a word that a bracket or a line's end cuts.
type part struct {
	word       string // folded
	start, end int
}

// reset makes the lexer begin with a text.
func (l *lexer) reset(text string) {
	l.text, l.off, l.end, l.flat = text, 0, 0, false
}

// Classes of bytes: what a word may begin with, and what needs a closer look.
const (
	other   = iota // ends a word
	alpha          //
	number         //
	line           // a line's end
	unclear        // a bracket, a hyphen, a byte of a longer character
)

var classes = func() (c [256]uint8) {
	for b := range c {
		switch {
		case b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z':
			c[b] = alpha
		case b >= '0' && b <= '9':
			c[b] = number
		case b == '\n' || b == '\r' || b == '\f':
			c[b] = line
		case b == '[' || b == ']' || b == '-' || b >= utf8.RuneSelf:
			c[b] = unclear
		}
	}
	return c
}()

// next reads the next word.
func (l *lexer) next() bool {
	text, i, first := l.text, l.off, l.end == 0
	l.gap, l.parts = false, nil
	for i < len(text) {
		switch classes[text[i]] {
		case line:
			var gap bool
			i, gap = l.blank(i)
			l.gap = l.gap || gap && !first
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
func (l *lexer) blank(i int) (end int, gap bool) {
	lines, feed := 0, false
	for ; i < len(l.text); i++ {
		switch l.text[i] {
		case '\n':
			lines++
		case '\r':
			if i+1 == len(l.text) || l.text[i+1] != '\n' {
				lines++
			}
		case '\f':
			feed = true
		case ' ', '\t', '\v':
		default:
			return i, lines > 1 && !(feed && isLower(l.text[i:]))
		}
	}
	return i, false
}

// plain reads the word at i, whose first byte is a letter or digit of ASCII.
func (l *lexer) plain(i int) {
	text, class, start := l.text, classes[l.text[i]], i
	for i < len(text) && classes[text[i]] == class {
		i++
	}
	if i < len(text) && classes[text[i]] == unclear && class == alpha {
		l.compound(start)
		return
	}
	l.start, l.end, l.off = start, i, i
	word := text[start:min(i, start+maxWord)]
	if class == number {
		l.word = append(l.buf[:0], word...)
		return
	}
	for j := range len(word) {
		l.buf[j] = word[j] | 0x20
	}
	l.word = l.buf[:len(word)]
}

// compound reads the word at i, whatever it is made of.
func (l *lexer) compound(i int) {
	l.start, l.word = i, l.buf[:0]
	from, partStart := 0, i // of the part
	var kind fold.Kind
	for i < len(l.text) {
		r, size := utf8.DecodeRuneInString(l.text[i:])
		k, folded := l.fold.Rune(r)
		if k == fold.Invisible {
			l.accent(r)
			i += size
			if r == softHyphen {
				i = max(i, l.lineEnd(i))
			}
			continue
		}
		if k == fold.Other {
			n := l.joint(i)
			if n == 0 || kind != fold.Letter {
				break
			}
			l.addPart(from, partStart, i)
			i += n
			from, partStart = len(l.word), i
			l.end = i
			continue
		}
		if kind != fold.Other && (k != kind || kind == fold.Single) {
			break
		}
		kind = k
		if len(l.word) < maxWord {
			l.word = append(l.word, folded...)
		}
		i += size
		l.end = i
	}
	if l.parts != nil {
		l.addPart(from, partStart, l.end)
		if l.closes() {
			l.end++
			i = max(i, l.end)
		}
	}
	l.off = i
}

// closes reports whether the bracket after the word is the one that closes
// what a bracket in the word opens.
func (l *lexer) closes() bool {
	word := l.text[l.start:l.end]
	return strings.HasPrefix(l.text[l.end:], "]") && strings.Count(word, "[") > strings.Count(word, "]")
}

// accent adds an accent to the word: it is dropped, but for those that make
// another letter.
func (l *lexer) accent(mark rune) {
	if r, size, ok := fold.Compose(l.word, mark); ok {
		_, folded := l.fold.Rune(r)
		l.word = append(l.word[:len(l.word)-size], folded...)
	}
}

func (l *lexer) addPart(from, start, end int) {
	if from < len(l.word) {
		l.parts = append(l.parts, part{string(l.word[from:]), start, end})
	}
}

// joint returns how many bytes at i, after a letter, do not end the word: a
// bracket before a letter that goes on with it, or a hyphen and a line's end.
func (l *lexer) joint(i int) int {
	switch rest := l.text[i:]; {
	case rest[0] == '[', rest[0] == ']':
		if l.goesOn(i) {
			return 1
		}
		if strings.HasPrefix(rest, "][") && l.goesOn(i+1) {
			return 2
		}
	case rest[0] == '-':
		return max(0, l.lineEnd(i+1)-i)
	case strings.HasPrefix(rest, hyphen):
		return max(0, l.lineEnd(i+len(hyphen))-i)
	}
	return 0
}

const (
	hyphen     = "\u2010"
	softHyphen = '\u00AD'
)

// goesOn reports whether the letter after the bracket at i goes on with the
// word before: "C[arlos]" and "U[SSR]" do, "Mao[Zedong]" does not.
func (l *lexer) goesOn(i int) bool {
	if isLower(l.text[i+1:]) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(l.text[i+1:])
	before, _ := utf8.DecodeLastRuneInString(l.text[:i])
	return unicode.IsUpper(r) && unicode.IsUpper(before)
}

// farLine bounds the white space between a hyphen and the next line's word.
const farLine = 200

// lineEnd returns where the word goes on, in a small letter, when a line ends
// after the hyphen before i; 0 when none does.
func (l *lexer) lineEnd(i int) int {
	j, lines, feed := i, 0, false
	for ; j < len(l.text) && j < i+farLine; j++ {
		switch l.text[j] {
		case '\n':
			lines++
			continue
		case '\f':
			feed = true
			continue
		case ' ', '\t', '\r', '\v':
			continue
		}
		break
	}
	broken := lines == 1 || feed || l.flat && j == i+1
	if !broken || !isLower(l.text[j:]) {
		return 0
	}
	return j
}

// isLower reports whether s begins with a lower-case letter.
func isLower(s string) bool {
	if s != "" && s[0] < utf8.RuneSelf {
		return s[0] >= 'a' && s[0] <= 'z'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
