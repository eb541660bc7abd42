package parse

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/text"
)

// A marker is what a numbered paragraph begins with: "4." as written.
type marker struct {
	text   string // as written, with a quotation mark before it: `"1.`
	number string // without its signs: "4", "II", "a", "3, 4"
	signs  string // the signs around the number: ".", ")", "()"; a fullwidth stop counts as "."

	// The readings of the number by their kind, zero where it has none: "5" is
	// digits 5, "c" letters 3 and, as "C" is, romans 100.
	values [3]int
	first  int  // the first of several: 3 in "3, 4."; else the reading itself
	upper  bool // letters and Roman numerals in upper case
}

// parseMarker reads the marker at the start of a line and returns the text
// after it. A stop must be followed by a blank, the line's end or a
// capitalized word: that is why "1.XI.62" and "893.00/15104" are none.
func parseMarker(s string) (m marker, rest string, ok bool) {
	if len(s) > 1 && isASCIILetter(s[0]) && isASCIILetter(s[1]) && strings.IndexByte("ivxlcdmIVXLCDM", s[1]) < 0 && s[1] != s[0] {
		return m, s, false // a word, as most lines begin with
	}
	inner := strings.TrimLeft(s, "\"“”\u3000")
	if inner != "" && inner[0] >= 0xE3 {
		return chineseMarker(s, inner)
	}
	body, open := strings.CutPrefix(inner, "(")
	number := cmp.Or(cutNumbers(body), cutLetters(body))
	if number == "" {
		return m, s, false
	}
	sign, rest := cutSign(body[len(number):], open)
	if sign == "" || !m.read(number) || !endsMarker(rest, sign) {
		return m, s, false
	}
	m.text, m.number, m.signs = s[:len(s)-len(rest)], number, sign
	return m, strings.TrimLeft(rest, blanks), true
}

// chineseMarker reads "（一）", "一、" and "第一条" at the start of inner, which is
// s without what is before a marker.
func chineseMarker(s, inner string) (m marker, rest string, ok bool) {
	for _, form := range []struct{ open, close string }{{"（", "）"}, {"第", "条"}, {"第", "條"}, {"第", "章"}, {"", "、"}} {
		body, opened := strings.CutPrefix(inner, form.open)
		number, rest, closed := strings.Cut(body, form.close)
		if n := chineseNumber(number); opened && closed && n > 0 {
			m = marker{text: s[:len(s)-len(rest)], number: number, signs: form.close, first: n}
			m.values[digits] = n
			return m, strings.TrimLeft(rest, blanks), true
		}
	}
	return m, s, false
}

var chineseDigits = []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}

// chineseNumber returns the value of a Chinese number up to 99, 0 if s is none.
func chineseNumber(s string) int {
	before, after, isTen := strings.Cut(s, "十")
	tens, ones := slices.Index(chineseDigits, before), slices.Index(chineseDigits, after)
	switch {
	case tens < 0 || ones < 0:
		return 0
	case isTen:
		return 10*max(tens, 1) + ones
	}
	return tens // all of s
}

// cutNumbers returns the Arabic number of up to three digits at the start of s,
// or several of them with commas between: "3, 4".
func cutNumbers(s string) string {
	end := 0
	for {
		_, rest, ok := text.CutNumber(s[end:], 3)
		if !ok {
			return s[:max(0, end-2)]
		}
		end = len(s) - len(rest)
		if !strings.HasPrefix(rest, ", ") {
			return s[:end]
		}
		end += 2
	}
}

// cutLetters returns the single letter or the Roman numeral at the start of s.
func cutLetters(s string) string {
	end, numeral := 0, true
	for end < len(s) && end < 8 && isASCIILetter(s[end]) {
		numeral = numeral && strings.IndexByte("ivxl", s[end]|0x20) >= 0
		end++
	}
	if end == 1 || end > 1 && numeral && text.Roman(s[:end]) > 0 {
		return s[:end]
	}
	return ""
}

// signsWritten are the signs after a marker's number, as written, Markdown's first, and as read.
var signsWritten = [][2]string{{`\.`, "."}, {`\)`, ")"}, {".)", ")"}, {")", ")"}, {".", "."}, {"．", "."}}

// cutSign cuts the sign after a marker's number; it is "" if there is none.
func cutSign(s string, open bool) (sign, rest string) {
	if rest, ok := strings.CutPrefix(s, ")"); ok && open {
		return "()", rest
	}
	for _, sign := range signsWritten {
		if rest, ok := strings.CutPrefix(s, sign[0]); ok && !open {
			return sign[1], rest
		}
	}
	return "", s
}

// endsMarker reports whether what follows a marker's signs leaves it one.
func endsMarker(rest, sign string) bool {
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case rest == "" || unicode.IsSpace(r) || strings.ContainsRune(`["“`, r):
		return true
	case r >= 0x2E80: // Chinese, Japanese and Korean text has no blanks
		return true
	case sign == "()" || sign == ")":
		return unicode.IsUpper(r)
	}
	next, _ := utf8.DecodeRuneInString(rest[size:])
	return unicode.IsUpper(r) && unicode.IsLower(next)
}

// read fills in the readings of a number and reports whether it has any.
func (m *marker) read(number string) bool {
	if number[0] >= '0' && number[0] <= '9' {
		m.first, _, _ = text.CutNumber(number, 3)
		m.values[digits], _, _ = text.CutNumber(number[strings.LastIndexByte(number, ' ')+1:], 3)
		return m.values[digits] > 0
	}
	m.upper = unicode.IsUpper(rune(number[0]))
	m.values[romans] = text.Roman(number)
	if len(number) == 1 {
		m.values[letters] = int(number[0]|0x20-'a') + 1
	}
	return m.values[romans] > 0 || m.values[letters] > 0
}
