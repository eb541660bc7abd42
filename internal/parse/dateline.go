package parse

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/text"
)

// readDate claims a date alone, or a line with the place, the number and the
// hour: "[Washington,] June 2, 1950, 3 p. m.". A date may be on two lines.
func readDate(lines []line) (f document.Field, n int) {
	for n = 1; n <= min(3, len(lines)); n++ {
		if n > 1 && !continuesDate(&lines[n-2], &lines[n-1]) {
			break
		}
		if f, ok := dateLine(spaced(lines[:n])); ok {
			if n < len(lines) && !lines[n].gap && strings.HasPrefix(lines[n].text, "at ") && text.IsHour(lines[n].text) {
				n++
				f.Text = spaced(lines[:n])
			}
			return f, n
		}
	}
	return f, 0
}

// readLetterDate claims the line above a salutation if it has a year, in any words: "On board the Arethusa, May 4th, 1851", "Michaelmas Day 1688".
func readLetterDate(lines []line) (f document.Field, n int) {
	if len(lines) < 2 || !isSalutation(lines[1].text) {
		return f, 0
	}
	s := lines[0].text
	if len(s) > 100 || strings.ContainsAny(s, ":;?!“”\"") || strings.HasSuffix(s, ".") || len(yearsIn(s)) == 0 || isTitle(s) || namesWriter(s) {
		return f, 0
	}
	return document.Field{Key: document.KeyPlaceDate, Text: s, Date: dateOf(s)}, 1
}

// readDeedDate claims the line below the title of a treaty or a law that says when it
// was made, and perhaps ratified: "[Approved May 3, 1948.]", "Signed at Amaurot, May 3,
// 1948. Proclaimed June 1, 1948."
func readDeedDate(lines []line) (f document.Field, n int) {
	s := strings.TrimLeft(lines[0].text, "*_[(")
	rest, ok := text.Done.Cut(s)
	if !ok || len(s) > 240 || len(lines) > 1 && !lines[1].gap {
		return f, 0
	}
	if i := strings.Index(rest, ". "); i >= 0 && endsSentence(rest[:i+1]) {
		if d := dayIn(rest[:i+1]); d.EDTF != "" {
			rest = rest[:i+1]
		}
	}
	f = document.Field{Key: document.KeyDate, Text: lines[0].text, Date: dayIn(rest)}
	if f.Date.EDTF == "" {
		return f, 0
	}
	return f, 1
}

// continuesDate reports whether the date of a line can go on in the next: a number,
// a classification and what is above a date do not belong to it.
func continuesDate(l, next *line) bool {
	if next.gap || l.width() > 20 || isSerial(l.text) || isClassified(l.text) || isSalutation(next.text) {
		return false
	}
	_, isDate := dateLine(next.text)
	return !isDate
}

// dateLine reads a line that is a date, or a place and a date.
func dateLine(s string) (f document.Field, ok bool) {
	if len(s) > 240 || s[len(s)-1] == ':' || len(s) > 70 && hasProse(s) {
		return f, false
	}
	if !strings.ContainsAny(s, "0123456789") && !strings.Contains(s, "年") {
		if _, ok := undatedPlace(s); !ok {
			return f, false
		}
	}
	f = document.Field{Key: document.KeyDate, Text: s}
	inner := withoutReceipt(strings.TrimSpace(strings.Trim(s, "*_#> ")))
	if text.Done.Begins(strings.TrimLeft(inner, "[(")) { // see readDeedDate
		return f, false
	}
	if d, ok := text.WholeDate(inner, 0); ok && !d.IsYears() {
		f.Date = document.Date{Text: inner, EDTF: d.EDTF}
		return f, !isPrinted(inner)
	}
	d, ok := lastDate(inner)
	if !ok {
		if d, ok = spacedDate(inner); ok {
			f.Date = d
			return f, true
		}
		f.Key = document.KeyPlaceDate
		f.Date, ok = undatedPlace(s)
		return f, ok
	}
	before, after, _ := strings.Cut(inner, d.Text)
	if before == "" && isRemark(d, after) {
		f.Date = d
		return f, true
	}
	if strings.Contains(d.Text, "-") && isSerial(inner) {
		return f, false // "SNIE 11-9-57"
	}
	isHeading := s[0] == '#' && before != "" && !strings.HasSuffix(before, ", ") // "# Report 3 May 1948"
	if isHeading || !isBeforeDate(before) || !isAfterDate(after) || isTitle(inner) || before != "" && isLife(d) {
		return f, false
	}
	f.Date = d
	if place := strings.Trim(before, " ,[("); place != "" && !text.Weekday.Has(place) {
		f.Key = document.KeyPlaceDate
	}
	return f, true
}

// isLife reports whether a date is two that are some years apart, as those of a birth
// and a death: "Ann Miller (3 May 1880 - 2 May 1948)".
func isLife(d document.Date) bool {
	_, last, ok := strings.Cut(d.EDTF, "/")
	years := yearsIn(last)
	return ok && len(years) > 0 && years[0] > d.Year()+1
}

// isRemark reports whether what is after the date at the beginning of a line says
// what was on that day, and is not a sentence: ", a speech in the hall", "在北京通过",
// after a date in numbers " adopted by the board".
func isRemark(d document.Date, s string) bool {
	if len(s) > 90 || endsSentence(s) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	isNumbers := strings.Trim(d.Text, "0123456789-") == "" && strings.Count(d.Text, "-") == 2 && r == ' '
	return unicode.Is(unicode.Han, r) || (isNumbers || strings.HasPrefix(s, ", ")) && strings.Count(s, " ") <= 8
}

// lastDate reads the last date of a line or a value. In capitals, as cables are,
// and after a place a year has two digits.
func lastDate(s string) (document.Date, bool) {
	d, ok := text.LastDate(s, 0)
	if capitals := allCaps(s); !ok && (capitals || strings.Contains(s, ", ")) {
		d, ok = text.LastDate(s, text.AnyCentury)
		ok = ok && (capitals || strings.Contains(s, ", "+d.Text))
	}
	return d, ok
}

// isPrinted reports whether a date is that with which browsers print: "5/13/24, 4:56 PM".
func isPrinted(s string) bool {
	date, hour, _ := strings.Cut(s, ", ")
	return strings.Count(date, "/") == 2 && len(date) <= len("12/31/24") && text.IsHour(hour)
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
	if namesWriter(s) {
		return false
	}
	words, last := 0, ""
	for word := range strings.FieldsSeq(s) {
		words, last = words+1, word
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(word, "[(*_"))
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) && width(word) > 3 && r < 0x2E80 && !text.Weekday.Has(strings.TrimRight(word, ",")) {
			return false
		}
	}
	if first := strings.ToLower(text.FirstWord(s)); words == 1 && (first == "on" || first == "in" || first == "since" || first == "by" || first == "until" || first == "am") {
		return false
	}
	return words <= 12 && (words == 1 || last != "on" && last != "of") // "the Ambassador on"
}

// namesWriter reports whether a line says who writes to whom, as titles do: "Ada Wren
// to Ben Lark, May 4, 1951".
func namesWriter(s string) bool {
	from, to, _ := strings.Cut(strings.TrimPrefix(strings.TrimLeft(s, "#*_ "), "From "), " to ")
	to, _, _ = strings.Cut(to, ",")
	return strings.Contains(from, " ") && text.IsPerson(from) && text.IsPerson(strings.TrimRight(to, " "))
}

// isAfterDate reports whether s can be after a date in a head: an hour, a number,
// the end of a bracket; no sentence.
func isAfterDate(s string) bool {
	if len(s) > 60 {
		return false
	}
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" —–-", r) }) {
		if word = strings.Trim(word, ",.;()[]"); len(word) > 2 && startsLower(word) && !text.Hour.Has(word) && !text.Hour.Has(word+".") && !text.Received.Has(word) && !text.DateYear.Has(word) {
			return false
		}
	}
	return !strings.ContainsAny(s, "!?")
}

// undatedPlace reads "[Washington, undated.]" and "not dated".
func undatedPlace(s string) (document.Date, bool) {
	place := strings.Trim(s, "[]() ")
	if len(place) > 80 {
		return document.Date{}, false
	}
	for _, i := range []int{0, strings.LastIndexByte(place, ',') + 1, strings.LastIndexByte(place, ' ') + 1} {
		if d, rest, ok := text.ParseDate(strings.TrimLeft(place[i:], " "), 0); ok && d.IsUndated() && strings.Trim(rest, ".") == "" {
			return document.Date{Text: d.Text}, true
		}
	}
	return document.Date{}, false
}

// spacedDate reads a date whose letters are set apart: "3 d e M a y o d e 1 9 4 8".
func spacedDate(s string) (document.Date, bool) {
	words := strings.Fields(s)
	if len(words) < 8 {
		return document.Date{}, false
	}
	for _, word := range words {
		if width(word) > 2 {
			return document.Date{}, false
		}
	}
	compact := strings.ToLower(strings.Join(words, ""))
	day := strings.TrimLeft(compact, "0123456789")
	year := strings.TrimRight(strings.TrimRight(day, "."), "0123456789")
	month := strings.TrimSuffix(strings.TrimPrefix(year, "de"), "de")
	d, ok := text.WholeDate(compact[:len(compact)-len(day)]+" "+month+" "+day[len(year):], 0)
	return document.Date{Text: s, EDTF: d.EDTF}, ok && month != ""
}

// dateOf reads the date in the value of a label: the whole of it, or the only one
// in it; else its words are the date, as far as docview knows.
func dateOf(s string) document.Date {
	if d, ok := text.WholeDate(strings.Trim(s, "*_"), 0); ok {
		return d
	}
	if d, ok := lastDate(s); ok {
		before, after, _ := strings.Cut(s, d.Text)
		_, several := lastDate(before)
		day := strings.TrimRight(before, " ,;+/-") // of another date: "4 + 5 May 1951"
		if !several && (day == "" || !isDigit(day[len(day)-1])) && isBesideDate(withoutPlace(before)) && isBesideDate(text.WithoutCopy(after)) {
			if before == strings.ToLower(before) { // no place: "the night of 4 May 1951"
				d.Text = before + d.Text
			}
			return d
		}
	}
	return document.Date{Text: cmp.Or(text.WithoutCopy(s), s)}
}

// withoutPlace returns what is between a place and a date: "On board the Arethusa, about".
func withoutPlace(s string) string {
	if s == strings.ToLower(s) && s != strings.ToUpper(s) {
		return s
	}
	return s[max(strings.LastIndexAny(s, ",，、"), 0):]
}

// isBesideDate reports whether words beside a date in its field leave it as it is:
// a place, an hour, a kind of document. Others may say that it is not that day, or
// is wrong: "on the eve of", "[recte 1951]", "Allegedly".
func isBesideDate(s string) bool {
	if strings.ContainsAny(s, "[(") && len(yearsIn(s)) > 0 {
		return false
	}
	names, of := 0, false
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch of = text.Is(word, text.DateOf, text.Particle); {
		case !of && text.Is(word, text.Before, text.Until, text.After, text.Since, text.DateFrom, text.Negation, text.Month):
			return false
		case of, width(word) == 1 && len(word) < 3, text.Is(word, text.Link, text.Small, text.Hour, text.Weekday, text.DateYear, text.DateIn, text.Portion, text.Undated, text.Kind, text.Body, text.Talk, text.City, text.Station, text.Country, text.State):
		case startsLower(word):
			return false
		case names == 0 && strings.HasPrefix(s, word):
			names = 1 // a sentence may begin with it
		default:
			names += 2
		}
	}
	return names != 1 && (names == 0 || !of)
}

// yearsIn returns the years of four digits in s.
func yearsIn(s string) (years []int) {
	for number := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsDigit(r) && !unicode.IsLetter(r) }) {
		if n, rest, ok := text.CutNumber(number, 4); ok && rest == "" && n > 999 && n < 2100 {
			years = append(years, n)
		}
	}
	return years
}

// centuries completes the dates of the head with a year of two digits by the
// century of a year that the text has, unless it is of a copy; or else, in a head that
// only typewriters wrote, by that of these.
func (p *parser) centuries() {
	var years []int
	cable, memorandum := p.isCable(), p.isMemorandum()
	for i := range p.Header {
		f := &p.Header[i]
		if f.Date.Text == "" || f.Date.EDTF != "" || f.Date.IsUndated() {
			continue
		}
		group := cable && strings.ContainsRune(f.Date.Text, 'Z')
		if years == nil && !group {
			years = p.years()
		}
		for _, year := range years {
			if d, ok := f.Date.Near(year); ok && !group && d.Year() == year {
				f.Date.EDTF = d.EDTF
			}
		}
		_, number, _ := strings.Cut(f.Text, f.Date.Text+" IN ") // of the Central Intelligence Agency
		for _, typed := range []struct {
			is         bool
			near, from int
		}{{group, 1900, 1940}, {group, 2000, 2000}, {memorandum || isShortNumber(number), 1900, 1930}} {
			if d, ok := f.Date.Near(typed.near); ok && typed.is && d.Year() >= typed.from {
				f.Date.EDTF = d.EDTF
			}
		}
	}
}

// isMemorandum reports whether the head has the labels of a typed memorandum.
func (p *parser) isMemorandum() bool {
	from := p.Field(document.KeyFrom)
	return from.Label != "" && from.Rule != "front matter" && p.has(document.KeyTo)
}

// years returns the years of four digits in the text, without those of copies and the
// numbers of files, and none of which the text has another with the same last digits.
func (p *parser) years() []int {
	all := map[int]bool{}
	for i := range p.lines {
		words := strings.Fields(text.WithoutCopy(p.lines[i].text))
		for k, word := range words {
			for _, year := range yearsIn(word) {
				if !isCount(words, k) && !text.IsFileNumber(word) {
					all[year] = true
				}
			}
		}
	}
	years := slices.Collect(maps.Keys(all))
	return slices.DeleteFunc(years, func(year int) bool {
		return slices.ContainsFunc(years, func(other int) bool { return other != year && other%100 == year%100 })
	})
}

// isCount reports whether a number of four digits may say how many there are of what
// the next word names: "1951 carts", but not "in 1951 prices".
func isCount(words []string, k int) bool {
	if len(words[k]) != len("1951") || k+1 == len(words) {
		return false
	}
	next, before := strings.TrimRight(words[k+1], ",.;:"), strings.TrimRight(words[max(k-1, 0)], ".")
	if strings.ToUpper(next) == strings.ToLower(next) || text.Is(next, text.Small, text.DateYear) || text.Is(before, text.Month, text.DateIn) {
		return false
	}
	return strings.HasSuffix(next, "s") || !text.Is(before, text.Small, text.Since)
}

// agreesWithDate reports whether a date can be the document's, or repeats it: a
// second one of another day is that of something else.
func (h *head) agreesWithDate(f *document.Field, after []line) bool {
	if h.i > h.at && !h.lines[h.i].gap && len(after) > 0 && !after[0].gap && !isShelfmark(after) && !allCaps(h.lines[h.i].text) && !h.has(document.KeyDate) && strings.Count(h.lines[h.i-1].text, " ") > 1 && !isTitle(h.lines[h.i-1].text) {
		return false // in the middle of a block of lines of text, such as verse
	}
	known := h.Date()
	if near, ok := f.Date.Near(known.Year()); ok {
		f.Date.EDTF = near.EDTF
	}
	return known.EDTF == "" || f.Date.EDTF == "" || !known.Contradicts(f.Date)
}
