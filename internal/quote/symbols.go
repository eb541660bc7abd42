package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// isSymbol reports whether a character that is neither a letter nor a digit
// means something, so that a quotation may not lack or change it: currencies,
// operators, fractions, "%", "§". White space, quotation marks, brackets,
// dashes, points, bullets and the lines of a table do not.
func isSymbol(r rune) bool {
	switch {
	case r >= 0x2500 && r <= 0x25FF, r == '\uFFFD':
		return false // lines, blocks and bullets; what could not be read
	case strings.ContainsRune("§¶‰‱¿¡؟⁇‼⁉！？％＆＠＃／", r):
		return true
	}
	return unicode.In(r, unicode.Sc, unicode.Sm, unicode.So, unicode.No, unicode.Nl)
}

// narrow returns the form of a symbol that is compared.
func narrow(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '؟':
		return '?'
	case r == '⁄':
		return '/'
	}
	return r
}

// counts reports whether the symbol at the tokenizer's place is compared: not
// what sets a heading, a verse or a note apart.
func (t *tokenizer) counts(r rune, size int) bool {
	before, after := beside(t.text, t.at, t.at+size)
	spaced := t.at == 0 || unicode.IsSpace(before) || t.at+size == len(t.text) || unicode.IsSpace(after)
	switch {
	case r == '#':
		return unicode.IsLetter(after) || unicode.IsDigit(after)
	case r == '/':
		return !spaced || isDigitBeside(t.text, t.at, size)
	case r == '>':
		return t.text[0] != '>' || !spaced // a mark of a block quotation
	case isSuperscript(r):
		return isExponent(t.text[:t.at])
	}
	return true
}

func isSuperscript(r rune) bool { return strings.ContainsRune(superscripts, r) }

// units are what superscripts after them belong to; after other words they
// refer to a note.
const units = " mm cm dm hm km ft in yd mi sec min "

// isExponent reports whether a superscript belongs to the end of s: to a number
// that is not a year, a unit, a letter, or another superscript that does.
func isExponent(s string) bool {
	if before := strings.TrimRightFunc(s, isSuperscript); before != s {
		return isExponent(before)
	}
	if strings.HasSuffix(s, "⁻") {
		return true
	}
	word := s[strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })+1:]
	if word != "" && strings.Trim(word, "0123456789") == "" {
		return len(word) != len("1949")
	}
	return utf8.RuneCountInString(word) == 1 || word != "" && strings.Contains(units, " "+word+" ")
}

// isSign reports whether the dashes at the tokenizer's place are the sign of a
// number, which has no letter or digit before it, or are between two numbers.
func (t *tokenizer) isSign() bool {
	s, end := t.text, endOfDashes(t.text, t.at)
	before, after := beside(s, t.at, end)
	long := strings.ContainsAny(s[t.at:end], "—―") || end > t.at+len("—")
	switch {
	case unicode.IsDigit(before) && unicode.IsDigit(after):
		return true
	case long || unicode.Is(unicode.Pd, before):
		return false
	case unicode.IsDigit(after) || unicode.Is(unicode.Sc, after):
		return !unicode.IsLetter(before) && !unicode.IsDigit(before)
	}
	return isDigitBeside(s, t.at, end-t.at)
}

// isCutBefore reports whether a number of the document that a quotation begins
// with lacks what is before it: "120" for "£120", "8" for "−8".
func (s *source) isCutBefore(i int) bool {
	if i == 0 || !isFigure(s.text(i, i)) || !s.touch(i-1) {
		return false
	}
	text, start := s.texts[s.block(i)], s.words[i-1].start
	before, symbol := beside(text, int(start), int(start))
	return unicode.Is(unicode.Sc, symbol) || !unicode.IsLetter(before) && !unicode.IsDigit(before)
}

// isCutAfter reports whether a number of the document that a quotation ends
// with lacks what is after it: "90" for "90%". A dash or a slash, or a symbol
// before another number, is between the two. An exponent belongs to any word
// that it is after: "km²".
func (s *source) isCutAfter(i int) bool {
	if i+1 >= len(s.words) || !s.touch(i) {
		return false
	}
	text, next := s.texts[s.block(i)], s.words[i+1]
	c, r, _ := class(text, int(next.start))
	after, _, _ := class(text, int(next.end))
	return isSuperscript(r) || isFigure(s.text(i, i)) && c != dash && r != '/' && after != digit
}

// touch reports whether a word of the document and the next one have nothing
// between them.
func (s *source) touch(i int) bool {
	return i >= 0 && i+1 < len(s.words) && s.block(i) == s.block(i+1) && touch(s.texts[s.block(i)], s.words[i:i+2])
}

// isDigitBeside reports whether a digit is on both sides of s[at:at+size],
// whatever space is between, or the "#" of a number.
func isDigitBeside(s string, at, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(s[max(at-8, 0):at], unicode.IsSpace))
	after, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[at+size:], " \n\t\u00a0#"))
	return unicode.IsDigit(before) && unicode.IsDigit(after)
}

func endOfDashes(s string, i int) int {
	for {
		c, _, size := class(s, i)
		if c != dash {
			return i
		}
		i += size
	}
}

// endOfMarks returns the end of the accents at an offset, which belong to the
// letter before it: U+0300 to U+036F.
func endOfMarks(s string, i int) int {
	for i+1 < len(s) && (s[i] == 0xCC || s[i] == 0xCD && s[i+1] < 0xB0) {
		i += 2
	}
	return i
}

// ligature returns the letters that a piece of type has, "" if it is a letter.
func ligature(r rune) string {
	if r == 'ſ' || r == 'ĳ' || r >= 'ﬀ' && r <= 'ﬆ' {
		return norm.NFKC.String(string(r))
	}
	return ""
}

// digraphs are the two letters that a letter may be written as.
var digraphs = map[rune]string{'œ': "oe", 'ö': "oe", 'ø': "oe", 'æ': "ae", 'ä': "ae", 'ü': "ue", 'ß': "ss", 'å': "aa"}
