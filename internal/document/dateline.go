package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// readDate claims a date alone, or a line with the place, the number and the
// hour: "[Washington,] June 2, 1950, 3 p. m.". A date may be on two lines.
func readDate(lines []line) (f Field, n int) {
	for n = 1; n <= min(3, len(lines)); n++ {
		if n > 1 && !continuesDate(&lines[n-2], &lines[n-1]) {
			break
		}
		if f, ok := dateLine(spaced(lines[:n])); ok {
			if n < len(lines) && !lines[n].gap && strings.HasPrefix(lines[n].text, "at ") && isHour(lines[n].text) {
				n++
				f.Text = spaced(lines[:n])
			}
			return f, n
		}
	}
	return f, 0
}

// continuesDate reports whether the date of a line can go on in the next: a number,
// a classification and what is above a date are no part of it.
func continuesDate(l, next *line) bool {
	if next.gap || l.width() > 20 || isSerial(l.text) || isClassified(l.text) || isSalutation(next.text) {
		return false
	}
	_, isDate := dateLine(next.text)
	return !isDate
}

// dateLine reads a line that is a date, or a place and a date.
func dateLine(s string) (f Field, ok bool) {
	if len(s) > 240 || s[len(s)-1] == ':' || !mayDate(s) {
		return f, false
	}
	f = Field{Key: KeyDate, Text: s}
	inner := strings.TrimSpace(strings.Trim(s, "*_#> "))
	if d, ok := wholeDate(strings.TrimSuffix(strings.TrimSuffix(strings.Trim(inner, "()（）"), " г."), " года"), 0); ok && (len(d.EDTF) != len("1949") || strings.Count(inner, "/") == 2) {
		f.Date = Date{Text: inner, EDTF: d.EDTF}
		return f, true
	}
	near := 0
	if allCaps(s) { // a cable's: "2 DEC 63"
		near = 1900
	}
	d, ok := lastDate(inner, near)
	if !ok {
		if d, ok = spacedDate(inner); ok {
			f.Date = d
			return f, true
		}
		f.Key = KeyPlaceDate
		f.Date, ok = undatedPlace(s)
		return f, ok
	}
	before, after, _ := strings.Cut(inner, d.Text)
	if strings.Contains(d.Text, "-") && isSerial(inner) {
		return f, false // "SNIE 11-9-57"
	}
	if len(d.EDTF) < len("1948-05") || !isBeforeDate(before) || !isAfterDate(after) || isTitle(inner) {
		return f, false
	}
	f.Date = d
	if strings.Trim(before, " ,[(") != "" && !isWeekday(before) {
		f.Key = KeyPlaceDate
	}
	return f, true
}

// mayDate reports whether a date can be in s: a figure, a Chinese year, or the
// word that there is none.
func mayDate(s string) bool {
	return strings.ContainsAny(s, "0123456789") || strings.Contains(s, "年") || strings.HasSuffix(strings.TrimRight(s, ".])"), "d") || isUndated(s)
}

// isBeforeDate reports whether s can be before a date in a head: a place, a
// sender, a number; no sentence.
func isBeforeDate(s string) bool {
	if s == "" {
		return true
	}
	if len(s) > 160 || strings.ContainsAny(s, ":;?!“”\"") || !strings.HasSuffix(s, " ") && !strings.HasSuffix(s, "[") && !strings.HasSuffix(s, "(") && !strings.HasSuffix(s, ",") {
		return false
	}
	words, last := 0, ""
	for word := range strings.FieldsSeq(s) {
		words, last = words+1, word
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "[(*_"))
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) && width(word) > 3 && r < 0x2E80 {
			return false
		}
	}
	if first := strings.ToLower(firstWord(s)); words == 1 && (first == "on" || first == "in" || first == "since" || first == "by" || first == "until" || first == "am") {
		return false
	}
	return words <= 12 && (words == 1 || last != "on" && last != "of") // "the Ambassador on"
}

// isAfterDate reports whether s can be after a date in a head: an hour, a number,
// the end of a bracket; no sentence.
func isAfterDate(s string) bool {
	if len(s) > 60 {
		return false
	}
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" —–-", r) }) {
		if word = strings.Trim(word, ",.;()[]"); len(word) > 2 && startsLower(word) && !isHourWord(word) {
			return false
		}
	}
	return !strings.ContainsAny(s, "!?")
}

func isHourWord(word string) bool {
	switch word {
	case "noon", "midnight", "hours", "hrs", "a.m", "p.m", "received", "heures", "horas", "uhr", "часов", "года":
		return true
	}
	return false
}

func isWeekday(s string) bool {
	s = strings.ToLower(strings.TrimSuffix(strings.TrimSpace(s), ","))
	return strings.HasSuffix(s, "day") && !strings.Contains(s, " ")
}

// undatedPlace reads "[Washington, undated.]".
func undatedPlace(s string) (Date, bool) {
	place := strings.Trim(s, "[].")
	word := place[strings.LastIndexByte(place, ' ')+1:]
	if !isUndated(word) || strings.Count(place, " ") > 4 {
		return Date{}, false
	}
	return Date{Text: word}, true
}

// spacedDate reads a date whose letters are set apart: "3 d e M a y o d e 1 9 4 8".
func spacedDate(s string) (Date, bool) {
	words := strings.Fields(s)
	if len(words) < 8 {
		return Date{}, false
	}
	for _, word := range words {
		if width(word) > 2 {
			return Date{}, false
		}
	}
	compact := strings.ToLower(strings.Join(words, ""))
	d, rest, ok := cutNumber(compact, 2)
	if !ok {
		return Date{}, false
	}
	rest = strings.TrimPrefix(rest, "de")
	for name, m := range months {
		if after, found := strings.CutPrefix(rest, name); found {
			y, end, ok := cutYear(strings.TrimPrefix(strings.TrimLeft(after, "."), "de"), 0)
			if ok && strings.Trim(end, ".") == "" && validDay(y, m, d) {
				return Date{Text: s, EDTF: edtf(y, m, d)}, true
			}
		}
	}
	return Date{}, false
}

// dateOf reads the date in the value of a label: the whole of it, or the last.
func dateOf(s string) (Date, bool) {
	d, ok := wholeDate(strings.Trim(s, "*_"), 0)
	if !ok {
		near := 0
		if allCaps(s) {
			near = 1900
		}
		d, ok = lastDate(s, near)
	}
	return d, ok
}

// agreesWithDate reports whether a date can be the document's, or repeats it: a
// second one of another day is that of something else.
func (h *head) agreesWithDate(f *Field, after []line) bool {
	if h.i > h.at && !h.lines[h.i].gap && len(after) > 0 && !after[0].gap && !h.has(KeyDate) && strings.Count(h.lines[h.i-1].text, " ") > 1 {
		return false // in the middle of a block of lines of text, such as verse
	}
	known := h.Date()
	return known.EDTF == "" || f.Date.EDTF == "" || !known.Contradicts(f.Date)
}
