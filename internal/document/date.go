package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// months are the names of the months, English and Russian (genitive), in
// lower case. Three letters and more of an English name are enough.
var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
	"august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
	"sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
	"января": 1, "февраля": 2, "марта": 3, "апреля": 4, "мая": 5, "июня": 6, "июля": 7,
	"августа": 8, "сентября": 9, "октября": 10, "ноября": 11, "декабря": 12,
}

// romanMonths are the months as Soviet documents number them: 1.XI.62.
var romanMonths = map[string]int{
	"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8,
	"IX": 9, "X": 10, "XI": 11, "XII": 12,
}

// seasons are the months 21 to 24 of EDTF level 1.
var seasons = map[string]int{"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

// ParseDate reads the date at the start of s, as a document writes it, and
// gives it with the text that follows it. A year of two digits is of the
// century of the year near; near 0 leaves such a date untold. What the text
// does not say is not in the result: "November 1967" has no day.
//
// The forms are those of English and Soviet documents: "July 06, 1949",
// "31 October 1962", "1st April, 1949", "December 18,1949", "November 1967",
// "1992", "10.1.1949", "1.XI.62", "27/X/1962", "25 May 54", "Spring 1962".
func ParseDate(s string, near int) (d Date, rest string, ok bool) {
	if s == "" || s[0] < '0' || s[0] > '9' && s[0] < 'A' {
		return Date{}, s, false
	}
	for _, form := range dateForms {
		if y, m, day, rest, ok := form(s, near); ok && validDay(y, m, day) && endsWord(rest) {
			return Date{Text: s[:len(s)-len(rest)], EDTF: edtf(y, m, day)}, rest, true
		}
	}
	return Date{}, s, false
}

// dateForms are tried in order; each reads a date at the start of s.
// Day and month are 0 where the form has none.
var dateForms = []func(s string, near int) (y, m, d int, rest string, ok bool){
	monthDayYear, dayMonthYear, numericDate, monthYear, yearAlone,
}

// monthDayYear reads "July 06, 1949", "July 26th, 1947", "December 18,1949".
func monthDayYear(s string, near int) (y, m, d int, rest string, ok bool) {
	if m, rest, ok = cutMonth(s); !ok {
		return
	}
	if d, rest, ok = cutDay(rest); !ok {
		return
	}
	y, rest, ok = cutYear(strings.TrimLeft(rest, ", "), near)
	return
}

// dayMonthYear reads "31 October 1962", "1st April, 1949", "25 May 54", "4 июля 1949".
func dayMonthYear(s string, near int) (y, m, d int, rest string, ok bool) {
	if d, rest, ok = cutDay(s); !ok {
		return
	}
	rest = strings.TrimPrefix(rest, " of")
	if m, rest, ok = cutMonth(strings.TrimLeft(rest, " ")); !ok {
		return
	}
	y, rest, ok = cutYear(strings.TrimLeft(rest, ", "), near)
	return
}

// numericDate reads "10.1.1949", "1.XI.62", "27/X/1962". Two Arabic numbers
// up to 12 between slashes give no month, as nobody can tell which it is.
func numericDate(s string, near int) (y, m, d int, rest string, ok bool) {
	var sep byte
	if d, rest, ok = cutNumber(s, 2); !ok || rest == "" {
		return y, m, d, rest, false
	}
	if sep = rest[0]; sep != '.' && sep != '/' && sep != '-' {
		return y, m, d, rest, false
	}
	rest = strings.TrimLeft(rest[1:], " ")
	if m, rest, ok = cutRomanMonth(rest); !ok {
		if m, rest, ok = cutNumber(rest, 2); !ok {
			return
		}
		switch {
		case sep == '/' && d <= 12 && m <= 12 && d != m:
			d, m = 0, 0
		case sep == '/' && m > 12 && d <= 12:
			d, m = m, d
		}
	}
	if rest == "" || rest[0] != sep {
		return y, m, d, rest, false
	}
	y, rest, ok = cutYear(strings.TrimLeft(rest[1:], " "), near)
	return
}

// monthYear reads "November 1967" and "Spring 1962".
func monthYear(s string, near int) (y, m, d int, rest string, ok bool) {
	if m, rest, ok = cutMonth(s); !ok {
		if m, rest, ok = cutName(s, seasons); !ok {
			return
		}
	}
	y, rest, ok = cutNumber(strings.TrimLeft(strings.TrimPrefix(rest, " of"), ", "), 4)
	return y, m, 0, rest, ok && y > 999
}

// yearAlone reads "1992".
func yearAlone(s string, near int) (y, m, d int, rest string, ok bool) {
	y, rest, ok = cutNumber(s, 4)
	return y, 0, 0, rest, ok && y > 999 && y < 2100 && (rest == "" || rest[0] == '?')
}

func cutMonth(s string) (m int, rest string, ok bool) {
	m, rest, ok = cutName(s, months)
	return m, strings.TrimPrefix(rest, "."), ok
}

// cutName cuts a word of a table, whatever its case, and the blanks after it.
func cutName(s string, names map[string]int) (n int, rest string, ok bool) {
	var lower [longestName]byte
	end := 0
	for end < len(s) && (isASCIILetter(s[end]) || s[end] >= utf8.RuneSelf) {
		if end == longestName {
			return 0, s, false
		}
		lower[end] = s[end]
		if s[end] < utf8.RuneSelf {
			lower[end] |= 0x20
		}
		end++
	}
	n, ok = names[string(lower[:end])]
	if !ok && end > 0 && s[0] >= utf8.RuneSelf {
		n, ok = names[strings.ToLower(s[:end])]
	}
	return n, strings.TrimLeft(s[end:], " "), ok
}

// longestName bounds the names of a table, in bytes.
const longestName = 20

func isASCIILetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

func cutRomanMonth(s string) (m int, rest string, ok bool) {
	end := 0
	for end < len(s) && (s[end] == 'I' || s[end] == 'V' || s[end] == 'X') {
		end++
	}
	m, ok = romanMonths[s[:end]]
	return m, s[end:], ok
}

// cutDay cuts a day of the month, "1" or "1st", and the blanks after it.
func cutDay(s string) (d int, rest string, ok bool) {
	if d, rest, ok = cutNumber(s, 2); !ok || d == 0 {
		return d, rest, false
	}
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		if after, found := strings.CutPrefix(rest, suffix); found {
			rest = after
			break
		}
	}
	return d, strings.TrimLeft(rest, " "), true
}

// cutYear cuts a year of four digits, or of two in the century of near.
func cutYear(s string, near int) (y int, rest string, ok bool) {
	y, rest, ok = cutNumber(s, 4)
	digits := len(s) - len(rest)
	switch {
	case ok && digits == 4:
		return y, rest, y > 999
	case ok && digits == 2 && near > 0:
		return near/100*100 + y, rest, true
	}
	return 0, s, false
}

// cutNumber cuts a number of at most so many digits that no digit follows.
func cutNumber(s string, digits int) (n int, rest string, ok bool) {
	i := 0
	for i < len(s) && isDigit(s[i]) {
		if i == digits {
			return 0, s, false
		}
		n = n*10 + int(s[i]-'0')
		i++
	}
	return n, s[i:], i > 0
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// endsWord reports whether what follows a date does not go on with it: "1949"
// is no year in "1949/5" or "1949th".
func endsWord(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '/'
}

func validDay(y, m, d int) bool {
	if m > 20 && m < 25 {
		return d == 0
	}
	return m <= 12 && (d == 0 || m > 0) && d <= daysIn(y, m)
}

func daysIn(y, m int) int {
	switch m {
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// edtf writes a date in EDTF level 0, or 1 for seasons; m and d are 0 where unknown.
func edtf(y, m, d int) string {
	date := []byte{digit(y / 1000), digit(y / 100), digit(y / 10), digit(y), '-', digit(m / 10), digit(m), '-', digit(d / 10), digit(d)}
	switch {
	case m == 0:
		return string(date[:4])
	case d == 0:
		return string(date[:7])
	}
	return string(date)
}

func digit(n int) byte { return byte('0' + n%10) }

// wholeDate reads s when it is a date and nothing else but a final stop,
// brackets around it, a question mark or a word of doubt (EDTF level 1: ~ and ?).
func wholeDate(s string, near int) (Date, bool) {
	if isUndated(s) {
		return Date{Text: s}, true
	}
	inner := strings.TrimRight(strings.TrimPrefix(s, "["), ".]")
	mark := ""
	for _, about := range []string{"ca. ", "circa ", "c. ", "about ", "approximately "} {
		if after, ok := cutPrefixFold(inner, about); ok {
			inner, mark = after, "~"
		}
	}
	if before, ok := strings.CutSuffix(inner, "?"); ok {
		inner, mark = strings.TrimRight(before, " "), mark+"?"
	}
	d, rest, ok := ParseDate(inner, near)
	if !ok || strings.TrimSpace(rest) != "" {
		return Date{}, false
	}
	switch mark {
	case "~?":
		mark = "%"
	}
	return Date{Text: s, EDTF: d.EDTF + mark}, true
}

func isUndated(s string) bool {
	s = strings.Trim(s, "[]().")
	return strings.EqualFold(s, "undated") || strings.EqualFold(s, "no date") || strings.EqualFold(s, "n.d")
}

func cutPrefixFold(s, prefix string) (rest string, ok bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// lastDate finds the last date in s, such as that of a place and date line or
// a sign-off.
func lastDate(s string, near int) (Date, bool) {
	var found Date
	if !strings.ContainsAny(s, "0123456789") {
		return found, false
	}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if wordStarts(s, i) && (unicode.IsDigit(r) || unicode.IsUpper(r)) {
			if d, rest, ok := ParseDate(s[i:], near); ok && len(d.Text) > 4 {
				found = d
				i = len(s) - len(rest)
				continue
			}
		}
		i += size
	}
	return found, !found.IsZero()
}

// wordStarts reports whether a word can begin at an offset of s.
func wordStarts(s string, i int) bool {
	if i == 0 {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != '/'
}
