// Package fold removes from texts the differences that people do not mind when
// they look for something: case, accents, kinds of quotation marks, dashes and
// blanks, ligatures, fullwidth forms, zero-width characters. So "Łódź" is
// found by lodz, "Große" by grosse, "Ёлка" by елка.
//
//	fold.String("“Révész” –\nGroße") // "'revesz' - grosse"
//
// Filters, searches, the reader and everything else that compares texts as
// people do uses this package, so that what one of them finds all others find.
//
// [String] folds a whole text. [Map] does the same and remembers where each
// folded character came from, so that what is found in the folded text can be
// marked in the original:
//
//	m := fold.Map(text)
//	if i := strings.Index(m.Text, fold.String("grosse")); i >= 0 {
//		start, end := m.Source(i, i+len("grosse"))
//		fmt.Println(text[start:end]) // "Große"
//	}
//
// A [Folder] folds single characters and says what they are to words; the
// words themselves are the business of package search.
//
// Cyrillic й and ї are letters of their own, as in the alphabets that have
// them; ё is written е, as most texts do. Indian vowel signs and the marks of
// other scripts that change what is read are kept.
package fold

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A Kind is what a character is to the words of a text.
type Kind uint8

const (
	Other     Kind = iota // between words: white space, punctuation, symbols
	Letter                // of an alphabet, or a sign that belongs to its letter
	Digit                 // of a number
	Single                // a word by itself: scripts without blanks between words, and Korean
	Invisible             // changes nothing in a word: accents, zero-width characters
)

// A Folder folds characters, and remembers those beyond ASCII that it met. The
// zero Folder is ready to use, by one goroutine at a time.
type Folder struct{ known map[rune]folded }

type folded struct {
	kind Kind
	text string
}

// Rune returns the kind of a character and, for letters, digits and singles,
// its folded form, which may be several characters ("ss" for ß).
func (f *Folder) Rune(r rune) (Kind, string) {
	if r < utf8.RuneSelf {
		return foldASCII(r)
	}
	c, ok := f.known[r]
	if !ok {
		if f.known == nil {
			f.known = map[rune]folded{}
		}
		c = foldRune(r)
		f.known[r] = c
	}
	return c.kind, c.text
}

const (
	lower  = "abcdefghijklmnopqrstuvwxyz"
	digits = "0123456789"
)

func foldASCII(r rune) (Kind, string) {
	switch {
	case r|0x20 >= 'a' && r|0x20 <= 'z':
		return Letter, lower[r|0x20-'a':][:1]
	case r >= '0' && r <= '9':
		return Digit, digits[r-'0':][:1]
	}
	return Other, ""
}

// foldRune folds a character beyond ASCII: compatibility forms are undone
// (fullwidth, ligatures), case and the accents of Latin, Greek and Cyrillic
// letters dropped.
func foldRune(r rune) folded {
	if text := special[unicode.ToLower(r)]; text != "" {
		return folded{Letter, text}
	}
	switch {
	case isInvisible(r):
		return folded{kind: Invisible}
	case isApostrophe(r):
		return folded{}
	case isSingle(r):
		return folded{Single, norm.NFKC.String(string(r))}
	case unicode.IsMark(r):
		return folded{Letter, string(r)} // vowels of Indian scripts
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
	c := folded{kind: Digit}
	var text strings.Builder
	for _, part := range form.String(string(r)) {
		part = unicode.ToLower(part)
		switch {
		case isApostrophe(part) || isInvisible(part):
		case unicode.IsLetter(part):
			c.kind = Letter
			text.WriteString(cmp.Or(special[part], string(part)))
		case unicode.IsNumber(part):
			text.WriteRune(part)
		}
	}
	if c.text = text.String(); c.text == "" {
		return folded{}
	}
	return c
}

// special has letters, in lower case, that Unicode does not decompose and that
// people transliterate.
var special = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ħ': "h", 'ı': "i", 'ŧ': "t",
	'ς': "σ", 'ё': "е", 'ѐ': "е", 'ѝ': "и",
}

// isInvisible reports whether r is an accent that is a character of its own, a
// Hebrew point, an Arabic vowel sign, a soft hyphen, or has no width.
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

// isApostrophe reports whether r is one of the letters that transliteration
// uses as marks (ʹ ʼ), which people type as an apostrophe or leave out.
func isApostrophe(r rune) bool { return r >= 0x02B9 && r <= 0x02BF }

// isSingle reports whether r belongs to a script that puts no blanks between
// words, or, as Korean, attaches endings to them.
func isSingle(r rune) bool {
	if r < 0x0E00 {
		return false
	}
	return r == 'ー' || r == '々' || r == '〇' || r == 'ｰ' ||
		(unicode.IsLetter(r) || unicode.IsMark(r)) && unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana,
			unicode.Bopomofo, unicode.Yi, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// Compose returns the letter that an [Invisible] mark makes of the last
// character of a folded text, if the two are a letter of their own: и and ̆
// make й. The letter replaces the last size bytes of the text.
func Compose(text []byte, mark rune) (r rune, size int, ok bool) {
	last, size := utf8.DecodeLastRune(text)
	if !unicode.Is(unicode.Cyrillic, last) {
		return 0, 0, false
	}
	both := norm.NFC.String(string(last) + string(mark))
	r, n := utf8.DecodeRuneInString(both)
	return r, size, n == len(both)
}

// Bare returns a folded text without the marks that [Compose] puts on letters:
// и of й.
func Bare(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if !unicode.Is(unicode.Cyrillic, r) {
			return r
		}
		base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r)))
		return base
	}, text)
}

// String returns s folded: letters and digits as [Folder.Rune] folds them,
// invisible characters left out, each stretch of white space as one blank, and
// other characters as [Punctuation] has them. Folding a folded text changes
// nothing.
func String(s string) string {
	if text, ok := plain(s); ok {
		return text
	}
	return Map(s).Text
}

// plain folds a text of ASCII letters, digits, single blanks and punctuation
// that stays as it is.
func plain(s string) (text string, ok bool) {
	for i := range len(s) {
		switch b := s[i]; {
		case b >= utf8.RuneSelf, b < ' ', b == '"', b == '`', b == ' ' && i > 0 && s[i-1] == ' ':
			return "", false
		}
	}
	return strings.ToLower(s), true
}

// A Mapped text is a folded text that knows where its characters came from.
type Mapped struct {
	Text string // as [String] returns it

	from []int32 // for each byte of Text, and its end, where its character begins in the source
}

// Map returns s folded, with the way back. It takes time and memory in
// proportion to the length of s, which must be less than 2 GiB.
func Map(s string) Mapped {
	m := Mapped{from: make([]int32, 0, len(s)+1)}
	var f Folder
	text := make([]byte, 0, len(s))
	add := func(i int, folded string) {
		text = append(text, folded...)
		for range len(folded) {
			m.from = append(m.from, int32(i))
		}
	}
	for i, size := 0, 0; i < len(s); i += size {
		var r rune
		r, size = utf8.DecodeRuneInString(s[i:])
		kind, folded := f.Rune(r)
		switch {
		case kind == Invisible:
			if letter, last, ok := Compose(text, r); ok {
				at := m.from[len(text)-last]
				text, m.from = text[:len(text)-last], m.from[:len(m.from)-last]
				_, folded = f.Rune(letter)
				add(int(at), folded)
			}
		case kind != Other:
			add(i, folded)
		case r == utf8.RuneError && size == 1:
			add(i, s[i:i+1])
		case unicode.IsSpace(r):
			if n := len(text); n == 0 || text[n-1] != ' ' {
				add(i, " ")
			}
		default:
			add(i, punctuation(r))
		}
	}
	m.Text, m.from = string(text), append(m.from, int32(len(s)))
	return m
}

// Source returns the bytes of the original that the bytes from start to end of
// Text came from: whole characters, with the accents after them. If start and
// end are equal, so are the results.
func (m Mapped) Source(start, end int) (from, to int) {
	from = int(m.from[start])
	if start == end {
		return from, from
	}
	for last := m.from[end-1]; m.from[end] == last; {
		end++ // ß is one character, "ss" two
	}
	return from, int(m.from[end])
}

// Punctuation returns s with one kind of quotation marks and apostrophes ('),
// of dashes (-) and of blanks, each stretch of which is one, without those
// around it. Letters are left as they are.
func Punctuation(s string) string {
	var text strings.Builder
	for i, word := range strings.Fields(s) {
		if i > 0 {
			text.WriteByte(' ')
		}
		for _, r := range word {
			text.WriteString(punctuation(r))
		}
	}
	return text.String()
}

func punctuation(r rune) string {
	switch {
	case strings.ContainsRune("'\"`‘’‚‛“”„‟«»‹›′″＂＇", r), isApostrophe(r):
		return "'"
	case r >= '\u2010' && r <= '\u2015', r == '\u2212', r == '－':
		return "-"
	case r == '…':
		return "..."
	}
	return string(r)
}
