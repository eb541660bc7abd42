package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/text"
)

// A spacing checks the spaces around punctuation, zeros in place of an O and
// years without a dash.
type spacing struct {
	*editor
	isFrench func() bool
	spaced   int // the end of the last word with spaces between its letters
}

// spaceBytes are the bytes that a piece of text is looked at for.
var spaceBytes = [256]bool{' ': true, ',': true, '.': true, ';': true, ':': true, '!': true, '?': true, '-': true, '0': true, '1': true}

func (p *spacing) piece(s string, at int) {
	for i := 1; i < len(s); i++ {
		switch b := s[i]; {
		case !spaceBytes[b]:
		case b == ' ':
			if i+2 < len(s) && (s[i+2] == ' ' || s[i+1] >= utf8.RuneSelf) {
				p.letters(s, i, at)
			}
		case b == '0':
			p.zero(s, i, at)
		case b == '1':
			p.years(s, i, at)
		case b == '-':
			p.hyphen(s, i, at)
		case s[i-1] == ' ':
			p.stray(s, i, at)
		case b == ',' || b == ';' || b == '.':
			p.missing(s, i, at)
		}
	}
}

// stray reports a space before the mark at s[i]. French puts one before the
// high marks; an ellipsis has some between its stops.
func (p *spacing) stray(s string, i, at int) {
	if i < 2 || !isWordEnd(s[i-2]) || s[i] == ':' && strings.HasPrefix(s[i+1:], " ") { // "1 : 3", "STATUS : closed"
		return
	}
	b, after := s[i], s[i+1:]
	glued := b == '.' && len(after) > 1 && isUpper(after[0]) && isLower(after[1]) // "Mr .Miller"
	next := strings.TrimLeft(after, " ")
	apart := after == "" || strings.IndexByte(" \r\n", after[0]) >= 0
	if !glued && (!apart || next != "" && strings.IndexByte(".,;:!?", next[0]) >= 0) {
		return
	}
	if b != '.' && b != ',' && p.isFrench() {
		return
	}
	if !p.enough("space-stray", at+i-1) {
		p.add("space-stray", at+i-1, "a space before “%c” in %s", b, around(s, i))
	}
}

// missing reports a comma, a semicolon or a full stop without a space after it.
func (p *spacing) missing(s string, i, at int) {
	next, _ := utf8.DecodeRuneInString(s[i+1:])
	prev, width := utf8.DecodeLastRuneInString(s[:i])
	var lacks bool
	switch {
	case s[i] == '.': // "late.Nobody", not "e.g.", "Ph.D." or "www.example.org"
		before, _ := utf8.DecodeLastRuneInString(s[:i-width])
		_, size := utf8.DecodeRuneInString(s[i+1:])
		second, _ := utf8.DecodeRuneInString(s[i+1+size:])
		lacks = unicode.IsLower(before) && unicode.IsLower(prev) && unicode.IsUpper(next) && unicode.IsLower(second)
	case isDigit(byte(min(prev, 0x7F))) && isDigit(byte(min(next, 0x7F))):
		lacks = s[i] == ',' && isYearList(s, i)
	default:
		lacks = isAlphabetic(prev) && isAlphabetic(next) && lettersBefore(s[:i])+lettersAfter(s[i+1:]) > 2 // "A,B"
	}
	if !lacks || p.enough("space-missing", at+i) || strings.ContainsAny(token(s, i), "/@\\_=&") {
		return
	}
	p.add("space-missing", at+i, "no space after “%c” in %s", s[i], around(s, i))
}

// isAlphabetic reports whether r is a letter of a script that has spaces
// between words.
func isAlphabetic(r rune) bool {
	a := alphabetOf(r)
	return a == latin || a == cyrillic || a == greek
}

// isYearList reports whether the comma at s[i] follows or precedes a year, so
// that it does not group digits: "18,1949", "1948,3.15".
func isYearList(s string, i int) bool {
	before, after := s[:i], s[i+1:]
	n, m := len(before)-len(strings.TrimRight(before, "0123456789")), len(after)-len(strings.TrimLeft(after, "0123456789"))
	if m < len(after) && after[m] == ',' {
		return false
	}
	isYear := func(y string) bool { return len(y) == 4 && (strings.HasPrefix(y, "18") || strings.HasPrefix(y, "19")) }
	return isYear(after[:m]) && n <= 2 || isYear(before[len(before)-n:]) && m <= 2
}

// hyphen reports a hyphen in a compound with a space before it: "flour -making".
func (p *spacing) hyphen(s string, i, at int) {
	if i < 3 || i+1 == len(s) || s[i-1] != ' ' || !isLower(s[i-2]) || !isLower(s[i+1]) {
		return
	}
	word := s[strings.LastIndexAny(s[:i-1], " \n")+1 : i-1]
	end := i + 1
	for end < len(s) && isLower(s[end]) {
		end++
	}
	closed := pairOfDash().MatchString(s[i+1:min(len(s), i+80)]) || strings.Contains(s[max(0, i-80):i], "- ")
	if suspends[word] || closed || end < len(s) && s[end] == '-' {
		return
	}
	p.add("space-stray", at+i-1, "a space on one side only of the hyphen in %s", around(s, i))
}

// pairOfDash matches the second of two dashes: "-the old one-, "
var pairOfDash = text.Pattern(`-[ ,.;:)]`)

// suspends are the words after which a hyphen may begin a word: "Nordsee und -küste".
var suspends = set("and or und oder bzw")

// token returns the run of characters without white space around s[i].
func token(s string, i int) string {
	from, to := max(0, i-100), min(len(s), i+100)
	start := from + strings.LastIndexAny(s[from:i], " \t\r\n") + 1
	if end := strings.IndexAny(s[i:to], " \t\r\n"); end >= 0 {
		to = i + end
	}
	return s[start:to]
}

func around(s string, i int) string {
	from := max(0, i-25)
	if from > 0 {
		if k := strings.IndexAny(s[from:i], " \n"); k >= 0 {
			from += k
		}
	}
	to := min(len(s), i+20)
	if to < len(s) {
		if k := strings.LastIndexAny(s[i+1:to], " \n"); k > 0 {
			to = i + 1 + k
		}
	}
	return "“" + strings.Join(strings.Fields(strings.ToValidUTF8(s[from:to], "")), " ") + "”"
}

func isWordEnd(b byte) bool { return isLetter(b) || isDigit(b) || b >= utf8.RuneSelf }

// isFrench reports whether a text has French words, so that it may have spaces
// before high marks.
func isFrench(s string) bool {
	few := 0
	for _, w := range []string{" les ", " des ", " une ", " est ", " du ", " dans "} {
		few += min(1, strings.Count(s, w))
	}
	return few >= 3
}

// fewSpaced is how many letters with spaces between them are a word.
const fewSpaced = 5

// letters reports a word with spaces between its letters, the first of which is at
// s[i]: "g e s c h l o s s e n". Letters in alphabetical order are not a word.
func (p *spacing) letters(s string, i, at int) {
	if r, size := utf8.DecodeRuneInString(s[i+1:]); at+i < p.spaced || !unicode.IsLetter(r) || i+1+size >= len(s) || s[i+1+size] != ' ' {
		return
	}
	last, width := utf8.DecodeLastRuneInString(s[:i])
	before, _ := utf8.DecodeLastRuneInString(s[:i-width])
	if !unicode.IsLetter(last) || unicode.IsLetter(before) || unicode.IsDigit(before) || before == '.' {
		return
	}
	n, end, sorted := 1, i, true
	for end < len(s) && s[end] == ' ' {
		r, size := utf8.DecodeRuneInString(s[end+1:])
		if next, _ := utf8.DecodeRuneInString(s[end+1+size:]); !unicode.IsLetter(r) || unicode.IsLetter(next) || unicode.IsDigit(next) {
			break
		}
		sorted = sorted && r >= last
		last, end, n = r, end+1+size, n+1
	}
	p.spaced = at + end
	if n >= fewSpaced && !sorted {
		p.add("letters-spaced", at+i-width, "spaces between the letters of %s", shorten(strings.ReplaceAll(s[i-width:end], " ", "")))
	}
}

// zeroWord matches what has a zero for the letter O: a word, initials, or one
// of the shortest words in capitals.
var zeroWord = text.Pattern(`^(?:\pL+0\pL{2,}|\pL{2,}0\pL+|(?:\p{Lu}\.){2,}0\.?|(?:\p{Lu}\.)+0\.(?:\p{Lu}\.)+|0F|0f|N0\.|T0)$`)

// zero reports a zero at s[i] in place of the letter O.
func (p *spacing) zero(s string, i, at int) {
	if c := s[i-1]; !isLetter(c) && c != '.' && (i+1 == len(s) || !isLetter(s[i+1])) {
		return
	}
	t := strings.Trim(token(s, i), `,;:()[]"“”*`)
	if len(t) < 30 && zeroWord().MatchString(t) && !p.enough("zero-for-o", at+i) {
		p.add("zero-for-o", at+i, "the digit 0 in “%s” looks like a letter O", t)
	}
}

// years reports two years at s[i] with nothing between them: a dash was lost.
func (p *spacing) years(s string, i, at int) {
	if i+8 > len(s) || !isCentury(s[i+1]) || isWordEnd(s[i-1]) || i+8 < len(s) && isWordEnd(s[i+8]) {
		return
	}
	first, second := s[i:i+4], s[i+4:i+8]
	if isNumber(first+second) && second[0] == '1' && isCentury(second[1]) && first < second {
		p.add("years-joined", at+i, "“%s” looks like the years %s and %s without a dash", first+second, first, second)
	}
}

// isCentury reports whether a year can begin with 1 and b.
func isCentury(b byte) bool { return b >= '6' && b <= '9' }
