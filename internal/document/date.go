package document

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// months are the names of the months in lower case, as the languages of the
// documents write them in dates. Three letters and more of an English name are
// enough.
var months = monthNames(
	"january february march april may june july august september october november december",
	"jan feb mar apr - jun jul aug sep oct nov dec",
	"- - - - - - - - sept - - -",
	"januar februar märz - mai juni juli - - oktober - dezember",
	"jänner feber - - - - - - - okt - dez",
	"janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
	"- fevrier - - - - - aout - - - decembre",
	"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
	"- - - - - - - - setiembre - - -",
	"января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
	"январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
)

// monthNames numbers the names of calendars, each of twelve words; "-" is a
// name that another calendar has.
func monthNames(calendars ...string) map[string]int {
	names := map[string]int{}
	for _, calendar := range calendars {
		for i, name := range strings.Fields(calendar) {
			if name != "-" {
				names[name] = i + 1
			}
		}
	}
	return names
}

// romanMonths are the months as Soviet documents number them: 1.XI.62.
var romanMonths = map[string]int{
	"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8,
	"IX": 9, "X": 10, "XI": 11, "XII": 12,
}

// seasons are the months 21 to 24 of EDTF level 1.
var seasons = map[string]int{"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

// ParseDate reads the date at the start of s, as a document writes it, and
// returns it with the text that follows it. A year of two digits is of the
// century of the year near; if near is 0, such a date is not read. What the text
// does not say is not in the result: "November 1967" has no day.
//
// The formats are those of English, Soviet, German, French, Spanish and Chinese
// documents, and of cables: "July 06, 1949", "31 October 1962", "1st April,
// 1949", "December 18,1949", "November 1967", "1992", "10.1.1949", "1.XI.62",
// "27/X/1962", "25 May 54", "Spring 1962", "12. März 1990", "1er mai 1948",
// "3 de mayo de 1948", "一九四八年五月三日", "1948-05-03", "031200Z MAY 48".
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
	isoDate, monthDayYear, dayMonthYear, numericDate, dateTimeGroup, chineseDate, monthYear, yearAlone,
}

// isoDate reads "1948-05-03" (ISO 8601).
func isoDate(s string, near int) (y, m, d int, rest string, ok bool) {
	if len(s) < len("1948-05-03") || s[4] != '-' || s[7] != '-' {
		return
	}
	if y, rest, ok = cutNumber(s[:4], 4); ok && rest == "" {
		m, rest, ok = cutNumber(s[5:7], 2)
	}
	if ok && rest == "" {
		d, rest, ok = cutNumber(s[8:], 2)
	}
	return y, m, d, rest, ok && y > 999 && m > 0 && d > 0
}

// dateTimeGroup reads "031200Z MAY 48": day, hour, time zone, month and year, as
// cables write them. They are of the 20th century.
func dateTimeGroup(s string, near int) (y, m, d int, rest string, ok bool) {
	group := firstWord(s)
	if len(group) != len("031200Z") || !isASCIILetter(group[6]) || strings.Trim(group[:6], "0123456789") != "" {
		return
	}
	if m, rest, ok = cutMonth(strings.TrimLeft(s[len(group):], " ")); !ok {
		return
	}
	if near == 0 {
		near = 1900
	}
	y, rest, ok = cutYear(rest, near)
	d, _, _ = cutNumber(group[:2], 2)
	return y, m, d, rest, ok && d > 0
}

// chineseDate reads "1948年5月3日" and "一九四八年五月三日".
func chineseDate(s string, near int) (y, m, d int, rest string, ok bool) {
	if y, rest, ok = cutChinese(s, "年"); !ok || y < 1000 {
		return y, m, d, s, false
	}
	if month, after, found := cutChinese(rest, "月"); found {
		m, rest = month, after
		if day, after, found := cutChinese(rest, "日"); found {
			d, rest = day, after
		}
	}
	return y, m, d, rest, true
}

// cutChinese cuts a number, in Arabic or Chinese figures, and the unit after it.
func cutChinese(s, unit string) (n int, rest string, ok bool) {
	before, _, ok := strings.Cut(s[:min(len(s), 24)], unit)
	if !ok || before == "" {
		return 0, s, false
	}
	rest = s[len(before)+len(unit):]
	ten := false
	for _, r := range before {
		digit := strings.IndexRune("〇一二三四五六七八九", r)
		switch {
		case r >= '0' && r <= '9':
			n = n*10 + int(r-'0')
		case digit >= 0 && ten: // 二十三
			n += digit / len("一")
		case digit >= 0:
			n = n*10 + digit/len("一")
		case r == '○' || r == 'Ｏ' || r == '零':
			n *= 10
		case r == '十':
			n, ten = max(n, 1)*10, true
		default:
			return 0, s, false
		}
	}
	return n, rest, n < 10_000
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
	if m, rest, ok = cutMonth(withoutOf(rest)); !ok {
		return
	}
	y, rest, ok = cutYear(withoutOf(strings.TrimLeft(rest, ", ")), near)
	return
}

// withoutOf cuts the preposition before a month or a year: "3 de mayo de 1948".
func withoutOf(s string) string {
	if after, ok := cutOneFold(s, ofDates); ok {
		return strings.TrimLeft(after, " ")
	}
	return s
}

// ofDates are the prepositions inside of dates, in lower case.
var ofDates = []string{"of ", "de ", "del ", "d’", "d'"}

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
	y, rest, ok = cutNumber(withoutOf(strings.TrimLeft(rest, ", ")), 4)
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

// cutDay cuts a day of the month, "1", "1st", "1er" or "1.", and the blanks after it.
func cutDay(s string) (d int, rest string, ok bool) {
	if d, rest, ok = cutNumber(s, 2); !ok || d == 0 {
		return d, rest, false
	}
	for _, suffix := range []string{"st", "nd", "rd", "th", "er", "."} {
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

func daysIn(y, m int) int { return time.Date(y, time.Month(m+1), 0, 0, 0, 0, 0, time.UTC).Day() }

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
	inner, about := cutOneFold(inner, []string{"ca. ", "circa ", "c. ", "about ", "approximately "})
	before, asks := strings.CutSuffix(inner, "?")
	d, rest, ok := ParseDate(strings.TrimRight(before, " "), near)
	if !ok || strings.TrimSpace(rest) != "" {
		return Date{}, false
	}
	mark := ""
	switch {
	case about && asks:
		mark = "%"
	case about:
		mark = "~"
	case asks:
		mark = "?"
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

// cutOneFold cuts the first of some prefixes that s has, whatever its case.
func cutOneFold(s string, prefixes []string) (rest string, ok bool) {
	for _, prefix := range prefixes {
		if rest, ok = cutPrefixFold(s, prefix); ok {
			return rest, true
		}
	}
	return s, false
}

// longestMonth is how many bytes after its beginning a date has a digit at the
// latest: the name of a month, in Russian two bytes a letter, and blanks.
const longestMonth = 32

// lastDate finds the last date in s, such as that of a place and date line or
// a sign-off.
func lastDate(s string, near int) (Date, bool) {
	var found Date
	if !strings.ContainsAny(s, "0123456789") {
		return found, false
	}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if (unicode.IsDigit(r) || unicode.IsUpper(r) && strings.ContainsAny(s[i:min(len(s), i+longestMonth)], "0123456789")) && wordStarts(s, i) {
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
