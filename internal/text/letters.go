package text

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/fold"
)

// Letters are the letters and digits of a text, for a first look at what words may
// be in it. Words that a [Scanner] reads of the text, or of its paragraphs put
// together without what is between them, are never missed; some that it does not
// read may seem to be there.
type Letters struct {
	Torn bool // a page or a column may be between the halves of a word

	folded   []byte // with a blank where a word surely ends
	cuts     []int  // where in folded a word may begin or end without a blank, or be divided
	words    int    // and blank lines, about
	readings int    // words that may be read in two ways
	known    map[rune]letter
	fold     fold.Folder
}

// A letter is what a character beyond ASCII is to the words of a text.
type letter struct {
	kind fold.Kind
	text string // folded, and bare
}

// firstLook has what Letters has for each byte: 0 for what needs a closer look.
var firstLook = func() (c [256]byte) {
	for b := range c {
		switch byteClasses[b] {
		case alpha:
			c[b] = byte(b) | 0x20
		case number:
			c[b] = byte(b)
		case other, line:
			c[b] = ' '
		}
	}
	return c
}()

// Read reads the letters of a text in UTF-8.
func (l *Letters) Read(text []byte) {
	l.folded, l.cuts = append(slices.Grow(l.folded[:0], len(text)+2), ' '), l.cuts[:0]
	l.Torn = false
	l.words, l.readings = bytes.Count(text, []byte("\n\n")), 0
	for i := 0; i < len(text); {
		rest := text[i:]
		n := len(l.folded)
		l.folded = slices.Grow(l.folded, len(rest)+1)
		folded := l.folded[n : n+len(rest)]
		k, words, before := 0, 0, inWord(l.folded[n-1])
		for k < len(rest) && k < len(folded) && firstLook[rest[k]] != 0 {
			b := firstLook[rest[k]]
			folded[k] = b
			words += inWord(b) &^ before
			before = inWord(b)
			k++
		}
		l.words += words
		l.folded = l.folded[:n+k]
		if i += k; k < len(rest) {
			i = l.look(text, i)
		}
	}
	l.folded = append(l.folded, ' ')
}

// look reads the character at i and returns where to go on: after what divides a
// word and the white space behind it, at the other half.
func (l *Letters) look(text []byte, i int) int {
	r, size := utf8.DecodeRune(text[i:])
	c := l.letter(r)
	after := inWord(l.folded[len(l.folded)-1])
	next := byte(' ')
	if i+size < len(text) {
		next = firstLook[text[i+size]]
	}
	if after == 1 && IsDivider(r) && (r == '¬' || inWord(next) == 0) {
		l.cut()
		rest := string(text[i:min(len(text), i+2*farLine)])
		if next, _ := Divided(rest, 0, true); next > 0 {
			l.Torn = l.Torn || next > size+1 && strings.TrimLeft(rest[size:next], " ") == "" // another column's text
			l.readings++
			return i + next
		}
		end, lines, feed := skipBlanks(rest, size)
		l.Torn = l.Torn || lines > 0 || feed || strings.IndexFunc(rest[end:], unicode.IsSpace) == 0
	}
	switch {
	case c.kind == fold.Letter:
		l.words += 1 - after
		l.folded = append(l.folded, c.text...)
	case c.text != "":
		l.words++
		l.cut()
		l.folded = append(l.folded, c.text...)
		l.cut()
	case after == 1 && next != ' ' && (r == '[' || r == ']'):
		l.cut()
		if r == '[' {
			l.readings++
		}
	case c.kind == fold.Other:
		l.folded = append(l.folded, ' ')
	default:
		l.cut() // an invisible character ends a number
	}
	return i + size
}

func (l *Letters) cut() { l.cuts = append(l.cuts, len(l.folded)) }

func (l *Letters) letter(r rune) letter {
	c, ok := l.known[r]
	if !ok {
		if l.known == nil {
			l.known = map[rune]letter{}
		}
		c.kind, c.text = l.fold.Rune(r)
		if c.text = fold.Bare(c.text); strings.ContainsFunc(c.text, unicode.IsNumber) {
			c.kind = fold.Digit // and perhaps letters, too
		}
		l.known[r] = c
	}
	return c
}

// Words returns how many words and blank lines the text has, and words of other
// readings and around them, and by how many that may be wrong, as only paragraphs
// show what is around a word.
func (l *Letters) Words() (words, doubt int) {
	return l.words + 18*l.readings, l.words/50 + 4*l.readings
}

// inWord is 1 for a byte that is not the blank between words, else 0.
func inWord(folded byte) int { return int(folded>>4|folded>>6|folded>>7) & 1 }

// Has reports whether the text may have a word, as a Scanner reads it, or one
// that begins so.
func (l *Letters) Has(word string, isPrefix bool) bool {
	isPrefix = isPrefix || len(word) >= maxWord
	word = fold.Bare(word)
	rare := rarest(word)
	for at := rare; at < len(l.folded); at++ {
		i := bytes.IndexByte(l.folded[at:], word[rare])
		if i < 0 {
			break
		}
		at += i
		start, end := at-rare, at-rare+len(word)
		if end < len(l.folded) && string(l.folded[start:end]) == word && l.ends(start) && (isPrefix || l.ends(end)) {
			return true
		}
	}
	return slices.ContainsFunc(l.cuts, func(cut int) bool { return l.isDivided(word, isPrefix, cut) })
}

// rarest returns the index of the byte of a word that texts have least often as a rule.
func rarest(word string) int {
	best, rank := len(word)-1, -1
	for i := range len(word) {
		if r := strings.IndexByte("etaoinsrhldcumfpgwybvkxjqz", word[i]); r > rank {
			best, rank = i, r
		}
	}
	return best
}

// isDivided reports whether the first half of a word is before a cut, and the
// other one anywhere: the foot of a page may be between them, or it is at the head
// of the next column.
func (l *Letters) isDivided(word string, isPrefix bool, cut int) bool {
	before := l.folded[:cut]
	for k := min(cut, len(word)-1); k > 0; k-- {
		if before[cut-1] == word[k-1] && bytes.HasSuffix(before, []byte(word[:k])) && l.ends(cut-k) && l.hasHalf(word[k:], isPrefix) {
			return true
		}
	}
	return false
}

// hasHalf reports whether the second half of a word is there, as a word.
func (l *Letters) hasHalf(half string, isPrefix bool) bool {
	for at := 1; ; at++ {
		i := bytes.Index(l.folded[at:], []byte(half))
		if i < 0 {
			return false
		}
		at += i
		if l.ends(at) && (isPrefix || l.ends(at+len(half))) {
			return true
		}
	}
}

// ends reports whether a word may end before the byte of folded at i.
func (l *Letters) ends(i int) bool {
	before, after := l.folded[i-1], l.folded[i]
	if before == ' ' || after == ' ' || (byteClasses[before] == number) != (byteClasses[after] == number) {
		return true
	}
	_, cut := slices.BinarySearch(l.cuts, i)
	return cut
}
