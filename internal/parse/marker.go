package parse

import (
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
	if s == "" || !canBeginMarker(s[0]) {
		return m, s, false
	}
	inner := s
	if s[0] == '"' || s[0] >= utf8.RuneSelf {
		inner = strings.TrimLeft(s, "\"“”\u3000")
	}
	quote := len(s) - len(inner)
	if inner != "" && inner[0] >= 0xE3 {
		return chineseMarker(s, inner)
	}
	body, open := strings.CutPrefix(inner, "(")
	number := cutNumbers(body)
	if number == "" {
		number = cutLetters(body)
	}
	if number == "" {
		return m, s, false
	}
	after := body[len(number):]
	sign, size := closingSign(after, open)
	if size == 0 || !m.read(number) {
		return m, s, false
	}
	rest = after[size:]
	if !endsMarker(rest, sign) {
		return m, s, false
	}
	end := quote + len(inner) - len(rest)
	m.text, m.number, m.signs = s[:end], number, sign
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

const chineseDigits = "一二三四五六七八九十"

// chineseNumber returns the value of a Chinese number up to 99, 0 if s is none.
func chineseNumber(s string) int {
	tens, ones, found := strings.Cut(s, "十")
	if !found {
		tens, ones = "", s
	}
	value := func(digit string) int { return strings.Index(chineseDigits, digit)/len("一") + 1 }
	n := 0
	switch {
	case s == "" || strings.Trim(s, chineseDigits) != "" || len(tens) > len("一") || len(ones) > len("一") || ones == "十":
		return 0
	case found && tens == "":
		n = 10
	case found:
		n = 10 * value(tens)
	}
	if ones != "" {
		n += value(ones)
	}
	return n
}

// canBeginMarker reports whether b can be the first byte of a marker: most lines' is not.
func canBeginMarker(b byte) bool {
	return b >= '0' && b <= '9' || b == '(' || b == '"' || b >= 0xE2 && b < 0xF0 || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z'
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

// closingSign returns the sign after a marker's number and its length in bytes.
func closingSign(s string, open bool) (sign string, size int) {
	if open {
		if strings.HasPrefix(s, ")") {
			return "()", 1
		}
		return "", 0
	}
	for _, written := range []string{`\.`, `\)`, ".)", ")", ".", "．"} { // the first two are of Markdown
		if strings.HasPrefix(s, written) {
			sign = written[len(written)-1:]
			if written == "．" {
				sign = "."
			}
			return sign, len(written)
		}
	}
	return "", 0
}

// endsMarker reports whether what follows a marker's signs leaves it one.
func endsMarker(rest, sign string) bool {
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case rest == "" || unicode.IsSpace(r):
		return true
	case r == '[' || r == '"' || r == '“':
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
