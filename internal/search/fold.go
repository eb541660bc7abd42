package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A kind is what a character is to the words of a text.
type kind uint8

const (
	space     kind = iota // stands between words, as does punctuation
	letter                //
	digit                 //
	single                // a word by itself: scripts without blanks between words
	invisible             // changes nothing in a word: accents, zero-width characters
)

// A folded character is what all its variants have in common: "e" for É, "ss" for ß.
type folded struct {
	kind kind
	text string
}

// A folder folds characters, and remembers those beyond ASCII that it met.
type folder struct{ known map[rune]folded }

func (f *folder) fold(r rune) folded {
	c, ok := f.known[r]
	if !ok {
		if f.known == nil {
			f.known = map[rune]folded{}
		}
		c = foldRune(r)
		f.known[r] = c
	}
	return c
}

// foldRune gives the kind of a character beyond ASCII and its folded form:
// compatibility forms are undone (fullwidth, ligatures), case and the accents
// of Latin, Greek and Cyrillic letters dropped.
func foldRune(r rune) folded {
	if text := special(unicode.ToLower(r)); text != "" {
		return folded{letter, text}
	}
	switch {
	case isInvisible(r):
		return folded{kind: invisible}
	case isApostrophe(r):
		return folded{}
	case isSingle(r):
		return folded{single, string(norm.NFKC.String(string(r)))}
	case unicode.IsMark(r):
		return folded{letter, string(r)} // vowels of Indian scripts
	case !unicode.IsLetter(r) && !unicode.IsNumber(r):
		return folded{}
	}
	return foldParts(r)
}

// foldParts folds a letter or a number by the characters it is made of.
func foldParts(r rune) folded {
	form := norm.NFKD
	if unicode.Is(unicode.Cyrillic, r) {
		form = norm.NFKC // й is a letter of its own
	}
	c := folded{kind: digit}
	var text strings.Builder
	for _, part := range form.String(string(r)) {
		switch {
		case unicode.IsLetter(part):
			c.kind = letter
			if s := special(unicode.ToLower(part)); s != "" {
				text.WriteString(s)
			} else {
				text.WriteRune(unicode.ToLower(part))
			}
		case unicode.IsNumber(part):
			text.WriteRune(part)
		}
	}
	c.text = text.String()
	if c.text == "" {
		return folded{}
	}
	return c
}

// special folds letters, in lower case, that Unicode does not take apart and
// that people write with others.
func special(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'þ':
		return "th"
	case 'ħ':
		return "h"
	case 'ı':
		return "i"
	case 'ŧ':
		return "t"
	case 'ς':
		return "σ"
	case 'ё', 'ѐ':
		return "е"
	case 'ѝ':
		return "и"
	}
	return ""
}

// isInvisible: accents that stand as characters of their own, Hebrew points,
// Arabic vowel signs, soft hyphens, zero-width characters, directions.
func isInvisible(r rune) bool {
	switch {
	case r >= 0x0300 && r <= 0x036F, r >= 0x0591 && r <= 0x05C7, r >= 0x064B && r <= 0x065F, r == 0x0670:
		return true
	case r == 0x00AD, r == 0x0640, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x2069, r == 0xFEFF:
		return true
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0x0483 && r <= 0x0489:
		return true
	}
	return false
}

// isApostrophe: the letters that transliteration uses as signs (ʹ ʼ), which
// people type as an apostrophe or leave out.
func isApostrophe(r rune) bool { return r >= 0x02B9 && r <= 0x02BF }

// isSingle reports whether r belongs to a script that puts no blanks between
// words, or, as Korean, glues endings to them.
func isSingle(r rune) bool {
	if r < 0x0E00 {
		return false
	}
	return r == 'ー' || r == '々' || r == '〇' || r == 'ｰ' ||
		(unicode.IsLetter(r) || unicode.IsMark(r)) && unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana,
			unicode.Bopomofo, unicode.Yi, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// compose gives the character that an accent makes with the folded character
// before it, where the two are a letter of their own: и and ̆ make й.
func compose(before []byte, mark rune) (r rune, size int, ok bool) {
	last, size := utf8.DecodeLastRune(before)
	if !unicode.Is(unicode.Cyrillic, last) {
		return 0, 0, false
	}
	both := norm.NFC.String(string(last) + string(mark))
	r, n := utf8.DecodeRuneInString(both)
	return r, size, n == len(both)
}

// isLower reports whether s begins with a small letter.
func isLower(s string) bool {
	if s != "" && s[0] < utf8.RuneSelf {
		return s[0] >= 'a' && s[0] <= 'z'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

func isUpper(r rune) bool { return unicode.IsUpper(r) }
