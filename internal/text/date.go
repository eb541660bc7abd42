package text

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"
)

// A Date is a date as a text writes it, and as EDTF.
type Date struct {
	Text string `json:"text"`           // as written: "1.XI.62"
	EDTF string `json:"edtf,omitempty"` // EDTF levels 0 and 1 (ISO 8601-2): "1962-11-01", "1949/1950"; "" if the text does not determine it
}

// IsZero reports whether d is the zero Date: a document has none, or it was not found.
func (d Date) IsZero() bool { return d == Date{} }

// IsUndated reports whether d says that the document is undated: "n.d.".
func (d Date) IsUndated() bool {
	return d.EDTF == "" && Undated.Begins(strings.TrimLeft(d.Text, "[( "))
}

// ParseDate reads the date at the start of s, as a text writes it, and returns
// it with what follows it. What the text does not say is not in the result:
// "November 1967" has no day. A year of two digits is of the century of the year
// near; if near is 0, such a date is not read. EDTF is "" for words
// such as "undated", and for a day that does not exist, such as 31 February.
func ParseDate(s string, near int) (d Date, rest string, ok bool) {
	if s == "" || s[0] < '0' || s[0] > '9' && s[0] < 'A' || s[0] < utf8.RuneSelf && scan(s, 0).kinds == "" {
		return Date{}, s, false
	}
	return parseDate(s, near)
}

func parseDate(s string, near int) (d Date, rest string, ok bool) {
	r := reader{s: s, near: near}
	edtf, k, ok := r.date()
	if !ok || !r.endsWord(k) {
		return Date{}, s, false
	}
	end := r.at(k - 1).end
	return Date{Text: s[:end], EDTF: edtf}, s[end:], true
}

// AnyCentury is a year near which a date may have a year of two digits, and then
// has no EDTF.
const AnyCentury = -1

// Near returns d, which has a year of two digits, in the century of another year.
func (d Date) Near(year int) (Date, bool) {
	if d.EDTF != "" || d.Text == "" || year == 0 {
		return Date{}, false
	}
	d, _, ok := parseDate(strings.TrimLeft(d.Text, "[("), year)
	return d, ok && d.EDTF != ""
}

// WholeDate reads s if it is a date and nothing else but brackets, the day of the
// week, the hour and a stop. A year of two digits that is not near another
// leaves it without EDTF. What is after "declassified" is not looked at.
func WholeDate(s string, near int) (Date, bool) {
	inner := strings.TrimRight(strings.Trim(s, "*_（） \u00a0"), " ,;")
	if stop := strings.TrimRight(inner, "."); strings.HasSuffix(stop, "]") {
		inner = stop
	}
	if n := len(inner) - 1; n > 0 && (inner[0] == '[' && inner[n] == ']' || inner[0] == '(' && inner[n] == ')') && strings.Count(inner, inner[:1]) == 1 {
		inner = inner[1:n]
	}
	d, rest, ok := parseDate(inner, near)
	if !ok && near == 0 && strings.Count(inner, "-") != 2 {
		d, rest, ok = parseDate(inner, AnyCentury)
	}
	if !ok {
		return Date{}, false
	}
	if copied := WithoutCopy(rest); copied != rest {
		s, rest = d.Text, copied
	}
	rest = strings.TrimLeft(strings.Trim(rest, " ,;)]—–("), ".")
	if year, found := DateYear.Cut(rest); found {
		rest = strings.Trim(year, " .")
	}
	if rest != "" && !isClock(rest) {
		return Date{}, false
	}
	return Date{Text: strings.TrimRight(s, " ,;"), EDTF: d.EDTF}, true
}

// isClock reports whether s is an hour and nothing else.
func isClock(s string) bool {
	s = strings.TrimPrefix(s, "at ")
	word := strings.TrimLeft(s, "0123456789.:h")
	return word == "" && strings.ContainsAny(s, ":h") || Hour.Has(strings.TrimRight(strings.TrimLeft(word, " "), ".")+".") || Hour.Has(strings.Trim(word, " ."))
}

// IsHour reports whether s begins with a time of the day: "at 17:00", ", 3 p. m.".
func IsHour(s string) bool {
	s = strings.TrimPrefix(strings.Trim(s, " ,.—–-"), "at ")
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	return len(s) < 20 && digits > 0 && digits <= 2 || Hour.Has(s)
}

// WithoutCopy returns s up to a word after which dates are those of a copy, or of
// the receipt: "March 1951 (declassified 12 June 1998)" is "March 1951".
func WithoutCopy(s string) string {
	for i := 0; i < len(s); {
		n := letters(s[i:])
		if n > 0 && beginsWord(s, i) {
			for _, p := range phrasesOf(s[i : i+n]) {
				if strings.ContainsAny(p.kinds, "xv") && p.begins(s[i+n:]) {
					return strings.TrimRight(s[:i], " ([—–-;,/.")
				}
			}
		}
		_, size := utf8.DecodeRuneInString(s[i+n:])
		i += n + size
	}
	return s
}

// LastDate returns the last date in s that has a month, such as that of a line
// with a place and a date.
func LastDate(s string, near int) (found Date, ok bool) {
	figure := -1 // the next one
	end := -1    // where what is of a copy begins; -1 if not known yet
	for i := 0; i < len(s); {
		if figure < i {
			n := strings.IndexFunc(s[i:], isFigure)
			if n < 0 {
				break
			}
			figure = i + n
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if (i == figure || figure-i < longestMonth && unicode.IsLetter(r)) && beginsWord(s, i) {
			d, rest, ok := ParseDate(s[i:], near)
			if ok && (strings.Contains(d.EDTF, "-") || d.EDTF == "" && strings.ContainsFunc(d.Text, isFigure)) && !isNoStart(d.Text, r) {
				if end < 0 {
					end = len(WithoutCopy(s))
				}
				if end < i {
					break
				}
				found = d
				i = len(s) - len(rest)
				continue
			}
			if n := letters(s[i:]); n > 0 {
				size = n
			}
		}
		i += size
	}
	return found, !found.IsZero()
}

// isNoStart reports whether a date in a line begins after its first word: the day
// of the week, or "may", which is a month only with a capital.
func isNoStart(s string, r rune) bool {
	word := s[:letters(s)]
	return Weekday.Has(word) || unicode.IsLower(r) && Month.Has(word)
}

// longestMonth is how many bytes after its beginning a date has a figure at the
// latest: words of doubt, the name of a month, in Russian two bytes a letter.
const longestMonth = 48

func isFigure(r rune) bool {
	return r >= '0' && r <= '9' || r >= '\u2E80' && strings.ContainsRune(hanFigures, r)
}

// letters returns the length of the letters that s begins with.
func letters(s string) int {
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		return i
	}
	return len(s)
}

// beginsWord reports whether a word can begin at an offset of s.
func beginsWord(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return i == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != '/'
}

// dateKinds are the letters by which the grammar calls the classes of words.
var dateKinds = map[Class]byte{
	Month: 'm', Republican: 'p', Season: 's', Era: 'e', DateOf: 'o', DateArticle: 'a', DateYear: 'y', Century: 'k',
	Calendar: 'c', DateFrom: 'f', DateTo: 't', DateAnd: '&', Before: before, Until: until, After: after, Since: since, About: '~', Perhaps: '?', Third: 'q',
	Undated: 'n', Weekday: 'w', Released: 'x', Received: 'v',
}

// The limits of time.
const (
	before = 'b'
	until  = 'u'
	after  = 'l'
	since  = 'i'
)

// A phrase is a word of dates, without its first letters, by which it is found.
type phrase struct {
	rest   string
	kinds  string
	number int
}

// dateWords are the words of dates by their first letters, the longest first.
var dateWords = sync.OnceValue(func() map[string][]phrase {
	v := lexicon()
	kinds := make([]string, len(v.meanings))
	for i, m := range v.meanings {
		for _, class := range m.classes {
			if kind := dateKinds[class]; kind != 0 {
				kinds[i] += string(kind)
			}
		}
	}
	words := make(map[string][]phrase, 512)
	for _, e := range v.entries {
		if kinds[e.meaning] == "" {
			continue
		}
		word := v.word(e)
		first := letters(word)
		key := strings.ToLower(word[:first])
		words[key] = append(words[key], phrase{word[first:], kinds[e.meaning], v.meanings[e.meaning].number})
	}
	for _, phrases := range words {
		slices.SortFunc(phrases, func(a, b phrase) int { return len(b.rest) - len(a.rest) })
	}
	return words
})

// phrasesOf returns the words of dates that begin with some letters, whatever their case.
func phrasesOf(word string) []phrase {
	if len(word) > longestWord {
		return nil
	}
	var buf [longestWord]byte
	return dateWords()[string(toLower(append(buf[:0], word...)))]
}

// begins reports whether the rest of the phrase begins s, and a word ends there.
func (p *phrase) begins(s string) bool {
	rest, ok := CutFold(s, p.rest)
	r, _ := utf8.DecodeRuneInString(rest)
	return ok && !unicode.IsLetter(r)
}

// A token is a number, a word or a mark in a date.
type token struct {
	kinds          string // letters of dateKinds, or d (a number), F (of four digits), z (a date-time group), X (decade), r (Roman), h (ordinal)
	number, digits int
	start, end     int
}

func (t *token) is(kind byte) bool { return strings.IndexByte(t.kinds, kind) >= 0 }

// A reader reads the tokens of a text as far as they are needed.
type reader struct {
	s      string
	near   int
	tokens [24]token
	n      int

	calendar bool // the date names its calendar, or has the day of two
}

// at returns the k-th token, one without kind after the last that can be in a date.
func (r *reader) at(k int) *token {
	for r.n <= k && k < len(r.tokens) {
		i := 0
		if r.n > 0 {
			i = r.tokens[r.n-1].end
		}
		for i < len(r.s) && (r.s[i] == ' ' || r.s[i] == '\n' || strings.HasPrefix(r.s[i:], "\u00a0")) {
			i += 1 + int(r.s[i]>>7)
		}
		t := token{start: i, end: i}
		if r.n == 0 || r.tokens[r.n-1].kinds != "" {
			t = scan(r.s, i)
		}
		r.tokens[r.n] = t
		r.n++
	}
	if k >= len(r.tokens) {
		return &token{}
	}
	return &r.tokens[max(k, 0)]
}

// hanFigures are the figures of Chinese and Japanese, and their wide Arabic ones.
const hanFigures = "〇一二三四五六七八九零○Ｏ元十０１２３４５６７８９"

// The marks of dates, and the kinds of the tokens that they are.
const (
	dateMarks = ",./-()[]?:&–—（）："
	markKinds = ",./-()[]?:&-  -  (  )  :"
)

// scan reads the token at an offset of s.
func scan(s string, i int) token {
	t := token{start: i, end: i}
	r, size := utf8.DecodeRuneInString(s[i:])
	switch {
	case size == 0:
	case r >= '0' && r <= '9':
		t.scanNumber(s)
	case r >= 0x2E80 && strings.ContainsRune(hanFigures, r):
		t.scanHan(s)
	case strings.ContainsRune("年月日년월일", r):
		t.kinds, t.end = map[rune]string{'年': "A", '月': "B", '日': "C", '년': "A", '월': "B", '일': "C"}[r], i+size
	case r >= 0x2E80 && unicode.IsLetter(r):
		for _, class := range []Class{Era, Undated} {
			if rest, ok := class.Cut(s[i:]); ok {
				t.kinds, t.end = string(dateKinds[class]), len(s)-len(rest)
				t.number = dateWords()[s[i:t.end]][0].number
			}
		}
	case unicode.IsLetter(r):
		t.scanWord(s)
	default:
		if i := strings.IndexRune(dateMarks, r); i >= 0 {
			t.kinds, t.end = markKinds[i:i+1], t.end+size
		}
	}
	return t
}

// scanNumber reads "1951", "4th", "1950s", "191405Z".
func (t *token) scanNumber(s string) {
	for t.end < len(s) && isDigit(s[t.end]) && t.digits < 9 {
		t.number = t.number*10 + int(s[t.end]-'0')
		t.digits++
		t.end++
	}
	rest := s[t.end:]
	suffix := strings.TrimLeft(rest, "'’-.")
	word := strings.ToLower(suffix[:letters(suffix)])
	switch {
	case t.digits <= 2 && strings.HasPrefix(rest, "°"):
		t.kinds, t.end = "dh", t.end+len("°")
	case t.digits == 6 && len(word) == 1:
		t.kinds, t.number, t.end = "z", t.number/10000, t.end+1
	case t.digits == 4 && t.number%10 == 0 && rest[:len(rest)-len(suffix)] != "." && (word == "s" || word == "er" || word == "е"):
		t.kinds, t.end = "X", len(s)-len(suffix)+len(word)
	case t.digits <= 2 && slices.Contains(ordinals, word) && (len(suffix) == len(rest) || word[0] > 'z'):
		t.kinds, t.end = "dh", len(s)-len(suffix)+len(word)
	case t.digits <= 2:
		t.kinds = "d"
	case t.digits == 4:
		t.kinds = "F"
	}
}

// ordinals are the endings of ordinal numbers.
var ordinals = []string{"st", "nd", "rd", "th", "er", "re", "e", "te", "ten", "ste", "sten", "º", "ª", "o", "го", "е", "й"}

// scanHan reads "一九四九", "二十三", "１９".
func (t *token) scanHan(s string) {
	ten := false
	for t.end < len(s) {
		r, size := utf8.DecodeRuneInString(s[t.end:])
		i := strings.IndexRune(hanFigures, r)
		if i < 0 || t.number > 999 {
			break
		}
		figure := utf8.RuneCountInString(hanFigures[:i])
		switch {
		case r == '十':
			t.number, ten = max(t.number, 1)*10, true
		case figure > 14:
			t.number = t.number*10 + figure - 15
		case r == '元':
			t.number = 1
		case ten:
			t.number += figure
		default:
			t.number = t.number*10 + figure%10
		}
		t.end += size
	}
	t.kinds = "d"
	if t.number > 999 {
		t.kinds = "F"
	}
}

// scanWord reads a word of dates, or a Roman number.
func (t *token) scanWord(s string) {
	first := letters(s[t.start:])
	word := s[t.start : t.start+first]
	if numeral := strings.TrimRight(word, "e"); isNumeral(numeral) {
		t.kinds, t.number, t.end = "r", Roman(numeral), t.start+first
		return
	}
	phrases := phrasesOf(word)
	for i := range phrases {
		if p := &phrases[i]; p.begins(s[t.start+first:]) {
			t.kinds, t.number, t.end = p.kinds, p.number, t.start+first+len(p.rest)
			return
		}
	}
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// endsWord reports whether what follows the token before k does not go on with
// the date: "1949" is no year in "1949/5" or "1949th".
func (r *reader) endsWord(k int) bool {
	t := r.at(k - 1)
	next, _ := utf8.DecodeRuneInString(r.s[t.end:])
	return t.end == len(r.s) || t.is('A') || t.is('B') || t.is('C') || !unicode.IsLetter(next) && !unicode.IsDigit(next) && next != '/'
}

// A lead is what words before a date say about it.
type lead struct {
	limit                  byte
	undated, from          bool
	about, perhaps, nested bool
	third                  int
}

// lead reads the words before a date.
func (r *reader) lead(k int) (l lead, next int) {
	for start := k; ; k++ {
		switch t := r.at(k); {
		case t.is('n') && k == start:
			l.undated = true
		case t.is('~'):
			l.about = true
		case t.is('?') && len(t.kinds) == 1 && t.end-t.start > 1:
			l.perhaps = true
		case t.is('q'):
			l.third = t.number
		case l.limit == 0 && strings.ContainsAny(t.kinds, "buli"):
			l.limit = t.kinds[strings.IndexAny(t.kinds, "buli")]
		case t.is('f') && k == start:
			l.from = true
		case t.is('a'), t.is('w'), k > start && (t.is(',') || t.is(':') || t.is('.') && !l.undated || l.third > 0 && (t.is('-') || t.is('o'))):
		case l.undated && t.is('('):
			l.nested = true
		default:
			return l, k
		}
	}
}

// date reads a date, with limits and doubts, and returns it as EDTF.
func (r *reader) date() (edtf string, next int, ok bool) {
	if r.at(0).kinds == "" {
		return "", 0, false
	}
	l, k := r.lead(0)
	a, b, next, ok := r.span(k, l)
	switch {
	case !ok && l.undated:
		return "", 1, true
	case !ok:
		return "", 0, false
	case l.nested && r.at(next).is(')'):
		next++
	}
	isSpan := a.Point != b.Point
	if old, end := r.style(next); end > next && a.Day > 0 {
		next, r.calendar = end, true
		if old && !isSpan && !a.unsure {
			a.toGregorian()
			b = a
		}
	}
	a.About, a.Perhaps, b.About, b.Perhaps = a.About || l.about, a.Perhaps || l.perhaps, b.About || l.about, b.Perhaps || l.perhaps
	if a.unsure || b.unsure || !a.isValid() || !b.isValid() {
		return "", next, !a.short && !b.short
	}
	switch {
	case isSpan && l.limit != 0 || l.from && !isSpan:
		return "", 0, false
	case l.limit == before || l.limit == until:
		return "../" + a.String(), next, true
	case l.limit != 0:
		return a.String() + "/..", next, true
	case isSpan:
		first, _ := a.days()
		_, last := b.days()
		return a.String() + "/" + b.String(), next, !first.After(last)
	}
	return a.String(), next, true
}

// style reads the words of a calendar, "O.S." or "(new style)".
func (r *reader) style(k int) (old bool, next int) {
	for next = k; r.at(next).is('y') || r.at(next).is('.') || r.at(next).is('('); next++ {
	}
	t := r.at(next)
	if !t.is('c') {
		return false, k
	}
	if next++; r.at(next).is(')') {
		next++
	}
	return t.number == 1, next
}

// HasCalendar reports whether the words of d name its calendar, or have the day
// of two: "25 October (7 November) 1917".
func (d Date) HasCalendar() bool {
	r := reader{s: strings.TrimLeft(d.Text, "[( ")}
	r.date()
	return r.calendar
}

// limitOf returns the limit in the words of a date, 0 if there is none.
func limitOf(s string) byte {
	r := reader{s: strings.TrimLeft(s, "[( ")}
	l, _ := r.lead(0)
	return l.limit
}

// A part is a point, or what a text says of one before or after another.
type part struct {
	Point
	unsure bool // it has a year of two digits, or one of two calendars
	short  bool // it has a year of two digits, in a known century
	third  int  // it is the first, second or last third
}

func (p *part) isValid() bool {
	return p.Day == 0 || p.Day <= time.Date(p.Year, time.Month(p.Month+1), 0, 0, 0, 0, 0, time.UTC).Day()
}

// span reads one date, or two that are the ends of a span.
func (r *reader) span(k int, l lead) (a, b part, next int, ok bool) {
	a, next, ok = r.part(k, first)
	a.third = l.third
	if !ok {
		return
	}
	if b, end, ok := r.other(&a, next, l); ok {
		if b.third > 0 {
			_, b = b.thirds()
		}
		if a.third > 0 {
			a, _ = a.thirds()
		}
		return a, b, end, true
	}
	if a.Year == 0 && !a.unsure {
		return a, a, next, false
	}
	if a.third > 0 {
		a, b = a.thirds()
		return a, b, next, true
	}
	return a, a, next, true
}

// other reads the other end of a span that begins with a, or the day of another
// calendar, and gives each what only the other has.
func (r *reader) other(a *part, k int, from lead) (b part, next int, ok bool) {
	for a.Month == 0 && a.Day > 0 && r.at(k).is(',') && r.at(k+1).kinds == "d" && (r.at(k+2).is(',') || r.at(k+2).is('&')) {
		k += 2 // the days between: "10, 11 and 12 June 1967"
	}
	join := r.at(k)
	calendars := join.is('(') || join.is('[')
	if !calendars && !strings.ContainsAny(join.kinds, "-/t&u") {
		return
	}
	l, start := r.lead(k + 1)
	b, next, ok = r.part(start, second)
	b.third, b.About, b.Perhaps = l.third, b.About || l.about, b.Perhaps || l.perhaps
	tight := join.end-join.start == r.at(k+1).start-r.at(k-1).end
	switch alone := b.Month == 0 && b.Year == 0; {
	case !ok || l.limit != 0 || l.undated:
		return b, 0, false
	case join.is('&') && !from.from && (a.Year > 0 && b.Year > 0 || a.Year > 0 && alone):
		return b, 0, false
	case calendars:
		return r.calendars(a, b, next)
	case alone && a.Year > 0:
		return shortYear(*a, b.Day, next, tight && (join.is('-') || join.is('/')))
	}
	fill(&a.Point, &b.Point)
	fill(&b.Point, &a.Point)
	if join.is('/') && isCalendars(a.Point, b.Point) {
		*a, r.calendar = b, true
	}
	x, _ := a.days()
	_, y := b.days()
	return b, next, a.Year > 0 && b.Year > 0 && !x.After(y) || a.unsure || b.unsure
}

// shortYear reads the end of "1949-50", and the "9" of "January 30, 1648/9",
// which is a year of two calendars.
func shortYear(a part, n, next int, tight bool) (b part, end int, ok bool) {
	b = a
	b.Year = a.Year/100*100 + n
	if n < 10 {
		b.Year = a.Year/10*10 + n
	}
	b.unsure = a.Month > 0
	return b, next, tight && (b.Year == a.Year+1 || n > 9 && b.Year > a.Year && a.Month == 0)
}

// fill sets what p lacks and q has.
func fill(p, q *Point) {
	if p.Month == 0 && p.Day > 0 {
		p.Month = q.Month
	}
	if p.Year == 0 {
		p.Year = q.Year
	}
}

// calendars reads the end of "25 October (7 November) 1917".
func (r *reader) calendars(a *part, b part, k int) (_ part, next int, ok bool) {
	if closing := r.at(k); !closing.is(')') && !closing.is(']') || a.Day == 0 || b.Day == 0 {
		return b, 0, false
	}
	k++
	for _, pattern := range []string{"o?,?Y", "o?a?M.?,?o?a?y?Y"} {
		rest := part{}
		if next, ok := r.match(&rest, pattern, k); ok && a.Year == 0 {
			fill(&b.Point, &rest.Point)
			k = next
		}
	}
	fill(&a.Point, &b.Point)
	fill(&b.Point, &a.Point)
	b.unsure, r.calendar = !isCalendars(a.Point, b.Point), true
	if x, _ := a.days(); !b.unsure {
		if y, _ := b.days(); x.After(y) {
			b.Point = a.Point
		}
	}
	a.Point, a.unsure = b.Point, b.unsure
	return b, k, b.Year > 0
}

// isCalendars reports whether two days are one in the Julian and the Gregorian calendar.
func isCalendars(a, b Point) bool {
	if a.Day == 0 || b.Day == 0 || a.Year == 0 || a.Year > 1923 {
		return false
	}
	x, _ := a.days()
	y, _ := b.days()
	return int(y.Sub(x).Abs().Hours())/24 == a.daysBehind()
}

// daysBehind returns how many days the Julian calendar is behind: one more from
// March on of a year that is no leap year in the Gregorian.
func (p *Point) daysBehind() int {
	century := p.Year / 100
	if p.Month <= 2 {
		century = (p.Year - 1) / 100
	}
	return century - century/4 - 2
}

// toGregorian turns a day of the Julian calendar into one of the Gregorian.
func (p *part) toGregorian() {
	day, _ := p.days()
	day = day.AddDate(0, 0, p.daysBehind())
	p.Year, p.Month, p.Day = day.Year(), int(day.Month()), day.Day()
}

// thirds returns the first and the last month or day of a third of a month, a
// year or a decade.
func (p part) thirds() (a, b part) {
	a, b = p, p
	switch {
	case p.Day > 0 || p.Month > 12 || p.Unknown > 1:
	case p.Month > 0:
		a.Day, b.Day = 10*p.third-9, 10*p.third
		if p.third == 3 {
			_, end := p.days()
			b.Day = end.Day()
		}
	case p.Unknown > 0:
		a.Unknown, b.Unknown = 0, 0
		a.Year, b.Year = p.Year+(10*p.third-8)/3, p.Year+(10*p.third-1)/3
	default:
		a.Month, b.Month = 4*p.third-3, 4*p.third
	}
	a.About, b.About = true, true
	return a, b
}

// An element is what a capital in a form stands for: a number of one kind or two,
// within limits, which sets a part of a date.
type element struct {
	kinds       string
	least, most int
	set         func(p *part, n int)
}

var elements = ['~' + 1]element{
	'D': {"d", 1, 31, (*part).setDay},
	'W': {"d", 0, 999, (*part).setDay}, // or a year
	'Z': {"z", 0, 99, (*part).setDay},  // of a date-time group
	'N': {"d", 1, 12, (*part).setMonth},
	'M': {"m", 1, 12, (*part).setMonth},
	'P': {"p", 1, 13, (*part).setMonth}, // of the French Republic
	'R': {"r", 1, 12, (*part).setMonth},
	'S': {"s", 21, 24, (*part).setMonth},
	'F': {"F", 1000, 9999, (*part).setYear},
	'J': {"Fe", 1000, 9999, (*part).setYear}, // or of an era
	'V': {"rd", 1, 14, (*part).setYear},      // of the French Republic
	'H': {"dr", 2, 21, (*part).setCentury},
	'X': {"X", 0, 9999, (*part).setDecade},
}

func (p *part) setDay(n int)     { p.Day = n }
func (p *part) setMonth(n int)   { p.Month = n }
func (p *part) setYear(n int)    { p.Year = n }
func (p *part) setCentury(n int) { p.Year, p.Unknown = 100*(n-1), 2 }

func (p *part) setDecade(n int) {
	p.Year, p.Unknown = n, 1
	if n%100 == 0 {
		p.Unknown = 2
	}
}

// A form is a way to write a date: the kinds of its tokens, and the elements that
// set a part of it; Y is a year in some century. "?" is after what may be
// missing; "#" is a mark that must be the same each time.
type form struct {
	pattern string
	use     int // first or second: only there in a span; 0: also alone
	fix     func(*part)
}

// The ends of a span.
const (
	first  = 1
	second = 2
	either = 3
)

// forms are tried in order.
var forms = []form{
	{"F-N-D", 0, nil}, // 1951-03-04
	{"F-N", 0, nil},
	{"M.?a?D,?o?Y", 0, nil},            // March 4, 1951
	{"D.?o?a?M.?,?o?a?y?Y", 0, nil},    // 4th of March, 1951
	{"D/N/Y", 0, (*part).dropMonth},    // 3/4/1962 may be in March or in April
	{"N/D/Y", 0, nil},                  // 10/13/1962
	{"D#N#Y", 0, nil},                  // 4.3.1951
	{"D#?R#?Y", 0, nil},                // 4.III.51
	{"JANBDC", 0, nil},                 // 1951年3月4日
	{"JANB", 0, nil},                   //
	{"JA", 0, nil},                     //
	{"ZM.?Y", 0, nil},                  // 041200Z MAR 51
	{"D.?PV", 0, (*part).toRepublican}, // 18 brumaire an VIII
	{"F,?M.?D!", 0, nil},               // 1951 March 4
	{"M.?,?o?a?y?F", 0, nil},           // March 1951
	{"So?,?F", 0, nil},                 // Spring 1951
	{"X", 0, nil},                      // 1950s
	{"H.?k", 0, nil},                   // 19th century
	{"kH", 0, nil},                     // siglo XIX
	{"F", 0, nil},
	{"M.?D", either, nil},
	{"D.?o?M.?", either, nil},
	{"D.?o?a?,?o?Y", second, nil},
	{"M", either, nil},
	{"S", either, nil},
	{"D.", first, nil},
	{"D", first, nil},
	{"W", second, nil},
}

// formsFrom are the forms that can begin with a kind of token, a bit for each;
// what is in a bracket may be the first token of any.
var formsFrom = func() (from ['~' + 1]uint32) {
	for i, f := range forms {
		for _, kind := range []byte(cmp.Or(elements[f.pattern[0]].kinds, f.pattern[:1])) {
			from[kind] |= 1 << i
		}
		from['['] |= 1 << i
	}
	return from
}()

// part reads one date, in a span perhaps without what its other end says.
func (r *reader) part(k, use int) (p part, next int, ok bool) {
	var can uint32 // the forms that can begin so
	for _, kind := range []byte(r.at(k).kinds) {
		can |= formsFrom[kind]
	}
	for i := range forms {
		f := &forms[i]
		if can>>i&1 == 0 || f.use != 0 && f.use&use == 0 {
			continue
		}
		p = part{}
		if next, ok = r.match(&p, f.pattern, k); ok {
			if f.fix != nil {
				f.fix(&p)
			}
			return p, next, true
		}
	}
	return part{}, k, false
}

// match reads the tokens of a pattern from k on. What an editor has supplied in
// brackets is read as if it stood there.
func (r *reader) match(p *part, pattern string, k int) (next int, ok bool) {
	depth, mark := 0, ""
	for i := 0; i < len(pattern); i++ {
		optional := i+1 < len(pattern) && pattern[i+1] == '?'
		at, open := k, depth
		for t := r.at(at); t.is('[') || open > 0 && t.is(']'); t = r.at(at) {
			open += 1 - 2*strings.IndexByte("[]", t.kinds[0])
			at++
		}
		if n := r.take(p, pattern[i], at, &mark); n > 0 {
			k, depth = at+n, open
		} else if !optional && pattern[i] != '!' || n < 0 {
			return 0, false
		}
		if optional {
			i++
		}
	}
	for ; ; k++ {
		switch t := r.at(k); {
		case t.kinds == "?" && t.end-t.start == 1:
			p.Perhaps = true
		case depth > 0 && t.is(']'):
			depth--
		default:
			return k, depth == 0
		}
	}
}

// take takes what a byte of a pattern stands for, and returns how many tokens it is.
func (r *reader) take(p *part, want byte, k int, mark *string) int {
	t := r.at(k)
	e := &elements[want]
	ok, tight := t.is(want), k > 0 && t.start == r.at(k-1).end
	if e.set != nil {
		ok = (t.is(e.kinds[0]) || t.is(e.kinds[len(e.kinds)-1])) && t.number >= e.least && t.number <= e.most
	}
	switch want {
	case 'Y':
		return r.takeYear(p, t)
	case 'N':
		ok = ok && t.kinds == "d" && (!r.at(k-1).is('-') || t.digits == 2 && tight || *mark == "-")
	case 'J':
		if t.is('e') && r.at(k+1).is('d') {
			p.Year = t.number + r.at(k+1).number
			return 2
		}
	case 'V':
		if t.is('y') {
			return 1 + max(r.take(p, 'V', k+1, mark), -1)
		}
	case '#':
		ok = tight && len(t.kinds) == 1 && strings.Contains("./-", t.kinds) && (*mark == "" || *mark == t.kinds)
		*mark = t.kinds
	case '-', '/':
		ok = ok && tight
	case '!':
		if t.is('F') || t.is(',') && r.at(k+1).is('F') {
			return -1
		}
		return 0
	}
	if !ok {
		return 0
	}
	if e.set != nil {
		e.set(p, t.number)
	}
	return 1
}

// takeYear takes a year of four digits, or of two in the century of one near.
func (r *reader) takeYear(p *part, t *token) int {
	switch {
	case t.is('F') && t.number > 999:
		p.Year = t.number
	case t.kinds == "d" && t.digits == 2 && r.near > 0:
		p.Year, p.short = r.near/100*100+t.number, true
	case t.kinds == "d" && t.digits == 2 && r.near == AnyCentury:
		p.Year, p.unsure = t.number, true
	default:
		return 0
	}
	return 1
}

// dropMonth leaves the year alone if nobody can tell which number is the month.
func (p *part) dropMonth() {
	if p.Day <= 12 && p.Day != p.Month {
		p.Day, p.Month = 0, 0
	}
}

// toRepublican turns a day of the French Republic into one of ours. Its months
// have 30 days, and its years of which the next is divisible by four have 366.
func (p *part) toRepublican() {
	first := time.Date(1792, time.September, 22, 0, 0, 0, 0, time.UTC)
	day := first.AddDate(0, 0, 365*(p.Year-1)+p.Year/4+30*(p.Month-1)+p.Day-1)
	p.Year, p.Month, p.Day = day.Year(), int(day.Month()), day.Day()
}
