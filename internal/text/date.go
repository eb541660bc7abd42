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
	return parseDate(s, near, 0)
}

// parseDate reads a date; use is alone if nothing is before it.
func parseDate(s string, near, use int) (d Date, rest string, ok bool) {
	r := reader{s: s, near: near, use: use}
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
	d, _, ok := parseDate(strings.TrimLeft(d.Text, "[("), year, 0)
	return d, ok && d.EDTF != ""
}

// WholeDate reads s if it is a date and nothing else but brackets, the day of the
// week, the hour and a stop. A year of two digits that is not near another
// leaves it without EDTF. What is after "declassified" is not looked at.
func WholeDate(s string, near int) (Date, bool) {
	inner := s
	if s == "" || !isPlain(s) {
		inner = strings.TrimRight(strings.Trim(s, "*_（） \u00a0"), " ,;")
	}
	if stop := strings.TrimRight(inner, "."); strings.HasSuffix(stop, "]") {
		inner = stop
	}
	if n := len(inner) - 1; n > 0 && (inner[0] == '[' && inner[n] == ']' || inner[0] == '(' && inner[n] == ')') && strings.Count(inner, inner[:1]) == 1 {
		inner = inner[1:n]
	}
	d, rest, ok := parseDate(inner, near, alone)
	if !ok && near == 0 && strings.Count(inner, "-") != 2 {
		d, rest, ok = parseDate(inner, AnyCentury, alone)
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

// isPlain reports whether s begins and ends with a letter or a digit of ASCII.
func isPlain(s string) bool {
	for _, b := range []byte{s[0], s[len(s)-1]} {
		if c := byteClasses[b]; c != alpha && c != number {
			return false
		}
	}
	return true
}

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
			if _, ok := cutCopied(s[i:]); ok {
				return strings.TrimRight(s[:i], " ([—–-;,/.")
			}
		}
		_, size := utf8.DecodeRuneInString(s[i+n:])
		i += n + size
	}
	return s
}

// cutCopied cuts a word from s that dates are those of a copy or of receipt after,
// some only right after: "typed letter, 9 June 1952" is no copy.
func cutCopied(s string) (after string, ok bool) {
	n := letters(s)
	for _, p := range phrasesOf(s[:n]) {
		if strings.ContainsAny(p.kinds, "xv") && p.begins(s[n:]) {
			after = strings.TrimLeft(s[n+len(p.rest):], " :,")
			if _, _, ok = parseDate(after, AnyCentury, 0); ok || p.number == 0 {
				return after, true
			}
		}
	}
	return s, false
}

// IsCopied reports whether s is the day of a copy, or of receipt, and nothing else.
func IsCopied(s string) bool {
	after, ok := cutCopied(strings.TrimLeft(s, "[(*_"))
	d, isDate := WholeDate(after, AnyCentury)
	return ok && isDate && !d.IsYears()
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
		if (i == figure || figure-i < longestMonth && (unicode.IsLetter(r) || r == '[')) && beginsWord(s, i) {
			d, rest, ok := ParseDate(s[i:], near)
			if ok && (strings.Contains(d.EDTF, "-") || (d.EDTF == "" || len(d.EDTF) == len("1962") && d.InWords()) && strings.ContainsFunc(d.Text, isFigure)) && !isNoStart(s[:i], d.Text, r) {
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
// of the week, "may", which is a month only with a capital, the number of what is
// before it: "Box 4, 6 May 1951", and the bracket around all of it; or is none: "J IV 2/2/1948".
func isNoStart(before, s string, r rune) bool {
	word := s[:letters(s)]
	before = strings.TrimRight(before, " ")
	switch {
	case strings.Contains(s, "/") && isFile(before):
		return true
	case r == '[':
		return !strings.Contains(s[:len(s)-1], "]")
	case unicode.IsDigit(r):
		return strings.HasPrefix(strings.TrimLeft(s, "0123456789"), ",") && before != "" && !strings.ContainsAny(before[len(before)-1:], ",:([")
	}
	return Weekday.Has(word) || unicode.IsLower(r) && Month.Has(word)
}

// isFile reports whether words before numbers with strokes say that these are of a file: an
// archive is among them, or the last one is a letter, a Roman number, another number
// with a stroke or what such a number follows: "DY 30/J IV", "[C", "Az.".
func isFile(before string) bool {
	last := strings.Trim(LastWord(before), "[(.")
	isCapital := len(last) == 1 && last >= "A" && last <= "Z"
	return isCapital || Roman(last) > 0 || strings.Contains(last, "/") && strings.ContainsAny(last, "0123456789") || Is(last, Numbered) || isShelfWord(last) || Repository.In(before)
}

// IsYears reports whether d is years and nothing else: "1962", "1949-50".
func (d Date) IsYears() bool {
	return d.EDTF != "" && isDigit(d.Text[0]) && isDigit(d.Text[len(d.Text)-1]) && !strings.Contains(d.EDTF, "-") && !d.InWords()
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
	Month: 'm', Republican: 'p', Season: 's', Era: 'e', DateOf: 'o', DateArticle: 'a', DateIn: 'I', DateYear: 'y', Century: 'k',
	Calendar: 'c', DateFrom: 'f', DateTo: 't', DateAnd: '&', DateOr: '|', Before: before, Until: until, After: after, Since: since,
	OrLater: 'L', OrEarlier: 'E', About: '~', Perhaps: '?', Portion: 'q', Week: 'j', Decade: 'g', FirstDay: 'h',
	Undated: 'n', Weekday: 'w', Released: 'x', Received: 'v', Negation: '!',
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
	kinds          string // letters of dateKinds, or d (a number), F (of four digits), z (a date-time group), X (decade), r (Roman), h (ordinal), * (doubt)
	number, digits int
	start, end     int
}

func (t *token) is(kind byte) bool {
	return t.kinds != "" && (t.kinds[0] == kind || len(t.kinds) > 1 && strings.IndexByte(t.kinds[1:], kind) >= 0)
}

// A reader reads the tokens of a text as far as they are needed.
type reader struct {
	s      string
	near   int
	use    int // alone, or 0
	tokens [24]token
	n      int

	inWords bool // see Date.InWords
}

// at returns the k-th token, one without kind after the last that can be in a date.
func (r *reader) at(k int) *token {
	for r.n <= k && k < len(r.tokens) {
		i := 0
		if r.n > 0 {
			i = r.tokens[r.n-1].end
		}
		for i < len(r.s) && (r.s[i] == ' ' || r.s[i] == '\n' || r.s[i] == '\t' || strings.HasPrefix(r.s[i:], "\u00a0")) {
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
	dateMarks = ",./-()[]?:&–—（）：年月日년월일"
	markKinds = ",./-()[]*:&-  -  (  )  :  A  B  C  A  B  C"
)

func scan(s string, i int) token {
	t := token{start: i, end: i}
	r, size := utf8.DecodeRuneInString(s[i:])
	switch {
	case size == 0:
	case t.scanSupplied(s[i:]):
	case r >= '0' && r <= '9':
		t.scanNumber(s[i:])
	case r >= 0x2E80 && strings.ContainsRune(hanFigures, r):
		t.scanHan(s)
	case r >= 0x2E80 && unicode.IsLetter(r) && !strings.ContainsRune(dateMarks, r):
		for n := len("大约日期"); n > 0 && t.kinds == ""; n -= size {
			end := min(i+n, len(s))
			if p := dateWords()[s[i:end]]; p != nil {
				t.kinds, t.number, t.end = p[0].kinds, p[0].number, end
			}
		}
	case r < 0x2E80 && unicode.IsLetter(r):
		t.scanWord(s)
	case strings.HasPrefix(s[i:], "(?)") || strings.HasPrefix(s[i:], "[?]"):
		t.kinds, t.end = "*", i+len("(?)")
	default:
		if i := strings.IndexRune(dateMarks, r); i >= 0 {
			t.kinds, t.end = markKinds[i:i+1], t.end+size
		}
	}
	return t
}

// suppliedDigits are a number of which an editor has supplied a part.
var suppliedDigits = Pattern(`^(\d*)\[(\d+)(\??)\](\d*)`)

// scanSupplied reads "19[51]", "[1]4", "195[1?]".
func (t *token) scanSupplied(s string) bool {
	if !strings.Contains(s[:min(len(s), 4)], "[") {
		return false
	}
	m := suppliedDigits().FindStringSubmatch(s)
	if m == nil || m[1] == m[4] || len(m[1]+m[2]+m[4])%2 > 0 {
		return false
	}
	t.scanNumber(m[1] + m[2] + m[4])
	t.kinds, t.end = t.kinds+strings.ReplaceAll(m[3], "?", "*"), t.start+len(m[0])
	return true
}

// scanNumber reads "1951", "4th", "1950s", "195-", "191405Z", "04T14:30".
func (t *token) scanNumber(s string) {
	n, rest, _ := CutNumber(s, 9)
	size := len(s) - len(rest)
	t.number, t.digits, t.end = n, size, t.start+size
	suffix := strings.TrimLeft(rest, "'’-.^") // "8^th^" of Markdown
	word := strings.ToLower(suffix[:letters(suffix)])
	withWord := t.start + len(s) - len(strings.TrimPrefix(suffix[len(word):], "^"))
	switch {
	case size == 3 && n >= 100 && n < 210 && isUnknown(rest, 1), size == 2 && n >= 10 && n < 21 && isUnknown(rest, 2):
		t.kinds, t.number, t.end = "X", n*[]int{1000, 100}[size-2]+4-size, t.start+4
	case size == 2 && len(rest) > 1 && rest[0] == 'T' && isDigit(rest[1]):
		t.kinds, t.end = "d", t.start+len(s)-len(strings.TrimLeft(rest, "T0123456789:+Z"))
	case size <= 2 && strings.HasPrefix(rest, "°"):
		t.kinds, t.end = "dh", t.end+len("°")
	case size == 6 && len(word) == 1:
		t.kinds, t.number, t.end = "z", n/10000, t.end+1
	case size == 4 && n%10 == 0 && rest[:len(rest)-len(suffix)] != "." && slices.Contains(decades, word):
		t.kinds, t.number, t.end = "X", n*10+1, withWord
		if n%100 == 0 {
			t.number++
		}
	case size <= 2 && slices.Contains(ordinals, word) && (len(suffix) == len(rest) || word[0] > 'z'):
		t.kinds, t.end = "dh", withWord
	case size <= 2:
		t.kinds = "d"
	case size == 4:
		t.kinds = "F"
	}
}

// isUnknown reports whether the first n bytes of s stand for a digit of a year each: "195-", "19??".
func isUnknown(s string, n int) bool {
	if len(s) < n || !strings.Contains("--|__|??|xx", s[:n]) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[n:])
	return !unicode.IsLetter(next) && !unicode.IsDigit(next)
}

// decades are the endings of the year in which one begins.
var decades = []string{"s", "er", "ern", "е", "х", "ые", "ых"}

// ordinals are the endings of ordinal numbers.
var ordinals = []string{"st", "nd", "rd", "th", "er", "re", "e", "te", "ten", "ste", "sten", "d", "ème", "eme", "ième", "ro", "ого", "ое", "º", "ª", "o", "го", "е", "й"}

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
	undated, from, not     bool
	about, perhaps, nested bool
	portion, last          int // of which it is a part, as the lexicon has it, and the last part: "mid to late"
	week                   int // it is in a week, which begins =1 or ends =2 with its day
	calendar               int // as the lexicon has it
}

func (r *reader) lead(k int) (l lead, next int) {
	for start := k; ; k++ {
		switch t := r.at(k); {
		case t.is('n') && k == start:
			l.undated = true
		case t.is('!'):
			l.not = true
		case t.is('~'):
			l.about = true
		case t.is('?'):
			l.perhaps = true
		case t.is('q'):
			l.portion, l.last = cmp.Or(l.portion, t.number), t.number
		case t.is('j'):
			l.week = t.number
		case l.limit == 0 && strings.ContainsAny(t.kinds, "buli"):
			l.limit = t.kinds[strings.IndexAny(t.kinds, "buli")]
		case t.is('f') && k == start:
			l.from = true
		case t.is('a'), t.is('w'), k > start && (t.is('I') || t.is(',') || t.is(':') || t.is('.') && !l.undated || l.portion+l.week > 0 && (t.is('-') || t.is('o')) ||
			l.portion > 0 && r.at(k+1).is('q') && strings.ContainsAny(t.kinds, "t&|")):
		case l.undated && (t.is('(') || t.is('[') && strings.ContainsAny(r.at(k+1).kinds, "buli~?q")):
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
	case l.nested && (r.at(next).is(')') || r.at(next).is(']')):
		next++
	}
	next = r.tail(&l, next)
	if day, _ := a.days(); a.Day > 0 && a.Point == b.Point && !a.unsure {
		if l.calendar == 1 {
			a.Point = a.on(day.AddDate(0, 0, a.daysBehind()))
			b = a
		}
		if l.week > 0 {
			day = day.AddDate(0, 0, 6-6*l.week)
			a.Point, b.Point = a.on(day), a.on(day.AddDate(0, 0, 6))
		}
	}
	isSpan := a.Point != b.Point
	r.inWords = a.inWords || b.inWords || l.portion+l.week+l.calendar > 0
	first, last := a.ends(b)
	a.About, a.Perhaps, b.About, b.Perhaps = a.About || l.about, a.Perhaps || l.perhaps, b.About || l.about, b.Perhaps || l.perhaps
	if a.unsure || b.unsure || !a.isValid() || !b.isValid() {
		return "", next, !a.short && !b.short
	}
	switch {
	case l.from && !isSpan && l.limit == 0:
		return "", 0, false
	case l.not && l.limit != before && l.limit != after:
		return "", next, true
	case l.limit == until, l.limit == after && l.not:
		return "../" + b.String(), next, true
	case l.limit == since, l.limit == before && l.not:
		return a.String() + "/..", next, true
	case l.limit == before:
		return "../" + a.on(first.AddDate(0, 0, -1)).String(), next, true
	case l.limit == after:
		return b.on(last.AddDate(0, 0, 1)).String() + "/..", next, true
	case isSpan && first.After(last): // "3 June - 4 May 1951" is no range, nor is it its end
		return "", next, true
	case isSpan:
		return a.String() + "/" + b.String(), next, true
	}
	return a.String(), next, true
}

// tail reads the words after a date that say more of it: "(new style)", "or later".
func (r *reader) tail(l *lead, k int) (next int) {
	for next = k; ; next = k {
		for t := r.at(k); t.is('y') || t.is('.') || t.is(',') || t.is('('); t = r.at(k) {
			k++
		}
		switch t := r.at(k); {
		case t.is('c'):
			l.calendar = t.number
		case l.limit == 0 && t.is('L'):
			l.limit = since
		case l.limit == 0 && t.is('E'):
			l.limit = until
		case t.is('~') && t.number > 0 && !r.at(k+1).is('d'):
			l.about = true
		default:
			return next
		}
		if k++; r.at(k).is(')') {
			k++
		}
	}
}

// InWords reports whether only the words of d say all that it means: they name its
// calendar, have the day of two, or two days that are not a span, or a part of a year; or
// numbers that may be of two days, and nothing else says which.
func (d Date) InWords() bool {
	r := reader{s: strings.TrimLeft(d.Text, "[( "), near: AnyCentury, use: alone}
	r.date()
	return r.inWords && (len(d.EDTF) != len("1962-11-01") || strings.Trim(d.Text, "0123456789/") != "")
}

// A part is a point, or what a text says of one before or after another.
type part struct {
	Point
	unsure  bool // it has a year of two digits, or one of two calendars
	short   bool // it has a year of two digits, in a known century
	inWords bool // see Date.InWords
	mark    string
	portion int // it is a part, as the lexicon has it: 23 is the second of three
}

// ends returns the first day of p and the last of q.
func (p *part) ends(q part) (first, last time.Time) {
	first, _ = p.days()
	_, last = q.days()
	return first, last
}

// span reads one date, or two that are the ends of a span.
func (r *reader) span(k int, l lead) (a, b part, next int, ok bool) {
	a, next, ok = r.part(k, first|r.use)
	a.portion = l.portion
	if !ok {
		return
	}
	b, end, ok := r.other(&a, next, l)
	switch {
	case ok:
		next = end
	case a.Year == 0 && !a.unsure:
		return a, a, next, false
	default:
		b = a
		b.portion = l.last
	}
	a, _ = a.divide()
	_, b = b.divide()
	return a, b, next, true
}

// other reads the other end of a span that begins with a, or the day of another
// calendar, and gives each what only the other has.
func (r *reader) other(a *part, k int, from lead) (b part, next int, ok bool) {
	for end := r.listed(k + 1); a.Year == 0 && (r.at(k).is(',') || r.at(k).is('|')) && end > k+1 && strings.ContainsAny(r.at(end).kinds, ",&|") && r.listed(end+1) > end+1; end = r.listed(k + 1) {
		k = end // what is between: "10, 11 and 12 June 1967", "4 or 5 or 6 May 1951"
	}
	join := r.at(k)
	calendars := join.is('(') || join.is('[')
	list := join.is(',') && a.Year == 0 && (r.listed(k-1) == k || r.at(k-1).is('.'))
	if !calendars && !list && !strings.ContainsAny(join.kinds, "-/t&|u") {
		return
	}
	l, start := r.lead(k + 1)
	b, next, ok = r.part(start, second)
	b.portion, b.About, b.Perhaps = l.portion, b.About || l.about, b.Perhaps || l.perhaps
	tight := (join.is('-') || join.is('/')) && join.end-join.start == r.at(k+1).start-r.at(k-1).end
	switch alone := b.Month == 0 && b.Year == 0; {
	case !ok || l.limit != 0 || l.undated || l.not:
		return b, 0, false
	case list && (a.Day > 0) != (b.Day > 0) || join.is('&') && !from.from && (a.Year > 0 && b.Year > 0 || a.Year > 0 && alone):
		return b, 0, false
	case calendars:
		return r.calendars(a, b, next)
	case a.Year > 0 && (alone || tight && b.Month == 0 && (a.Month == 24 || a.isOfOldYear())):
		b.inWords = join.is('|')
		return secondYear(a, b, next, tight || join.is('|'))
	}
	b.inWords = list || join.is('&') || join.is('|')
	share(&a.Point, &b.Point)
	if join.is('/') && isCalendars(a.Point, b.Point) {
		*a, b.inWords = b, true
	}
	x, y := a.ends(b)
	return b, next, a.Year > 0 && b.Year > 0 && (!x.After(y) || a.Month != b.Month) || a.unsure || b.unsure
}

// listed returns what is after a day or a month that can be one of several; k if there is none.
func (r *reader) listed(k int) int {
	switch {
	case !r.at(k).is('d') && !r.at(k).is('m'):
		return k
	case r.at(k + 1).is('.'):
		return k + 2
	}
	return k + 1
}

// isOfOldYear reports whether p was before 25 March, with which the year began in
// England to 1752.
func (p *part) isOfOldYear() bool {
	return p.Year < 1752 && p.Month > 0 && (p.Month < 3 || p.Month == 3 && p.Day < 25)
}

// secondYear reads the end of "1949-50", the "17" of "winter 1916-17", and the "9"
// of "January 30, 1648/9", when the new year was in March: the later year is ours.
func secondYear(a *part, b part, next int, tight bool) (_ part, end int, ok bool) {
	n := b.Day
	switch b.Day = 0; {
	case b.Year > 0:
	case n < 10:
		b.Year = a.Year/10*10 + n
	default:
		b.Year = a.Year/100*100 + n
	}
	follows := b.Year == a.Year+1
	switch {
	case a.Month == 24 && follows:
		a.Month, b.Month, b.inWords = 12, 2, true
	case a.isOfOldYear() && follows:
		a.Year, a.inWords = b.Year, true
		b = *a
	case a.Month > 0:
		b.unsure = true
	}
	return b, next, tight && (follows || a.Month == 0 && n > 9 && b.Year > a.Year)
}

// share copies the month and the year that only one of two dates has.
func share(p, q *Point) {
	for range 2 {
		if p.Month == 0 && p.Day > 0 {
			p.Month = q.Month
		}
		if p.Year == 0 {
			p.Year = q.Year
		}
		p, q = q, p
	}
}

// calendars reads the end of "25 October (7 November) 1917".
func (r *reader) calendars(a *part, b part, k int) (_ part, next int, ok bool) {
	if closing := r.at(k); !closing.is(')') && !closing.is(']') || a.Day == 0 || b.Day == 0 {
		return b, 0, false
	}
	k++
	rest := part{}
	if end, ok := r.match(&rest, "o?a?M?.?,?o?a?y?Y", k); ok && a.Year == 0 {
		share(&b.Point, &rest.Point)
		k = end
	}
	share(&a.Point, &b.Point)
	b.unsure, b.inWords = a.Point != b.Point && !isCalendars(a.Point, b.Point), true
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

// divide returns the first and the last of the days, months or years of a part of a
// month, a year, a decade or a century, if p is one.
func (p part) divide() (a, b part) {
	i, n := p.portion/10, p.portion%10
	first := func(of int) int { return (of*(i-1) + n - 1) / n }
	last := func(of int) int { return (of*i+n-1)/n - 1 }
	a, b = p, p
	switch {
	case n == 0 || p.Day > 0 || p.Month > 12:
	case p.Month > 0:
		a.Day, b.Day = 1+first(30), 1+last(30)
		if i == n {
			_, end := p.days()
			b.Day = end.Day()
		}
	case p.Unknown > 0:
		years := []int{1, 10, 100}[p.Unknown]
		a.Unknown, b.Unknown = 0, 0
		a.Year, b.Year = p.Year+first(years), p.Year+last(years)
	default:
		a.Month, b.Month = 1+first(12), 1+last(12)
	}
	if n == 3 || n > 0 && a == p { // nobody says where a third ends
		a.About, b.About = true, true
	}
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
	'D': {"dh", 1, 31, (*part).setDay},
	'W': {"d", 0, 999, (*part).setDay}, // or a year
	'Z': {"z", 0, 99, (*part).setDay},  // of a date-time group
	'N': {"d", 1, 12, (*part).setMonth},
	'M': {"m", 1, 12, (*part).setMonth},
	'P': {"p", 1, 13, (*part).setMonth}, // of the French Republic
	'R': {"r", 1, 12, (*part).setMonth},
	'S': {"s", 21, 24, (*part).setMonth},
	'F': {"F", 1000, 2100, (*part).setYear},
	'J': {"Fe", 1000, 9999, (*part).setYear}, // or of an era
	'V': {"rd", 1, 14, (*part).setYear},      // of the French Republic
	'H': {"dr", 2, 21, (*part).setCentury},
	'X': {"X", 0, 99999, (*part).setUnknown},
	'G': {"F", 1000, 2099, (*part).setDecade},
}

func (p *part) setDay(n int)     { p.Day = n }
func (p *part) setMonth(n int)   { p.Month = n }
func (p *part) setYear(n int)    { p.Year = n }
func (p *part) setCentury(n int) { p.Year, p.Unknown = 100*(n-1), 2 }

func (p *part) setDecade(n int)  { p.Year, p.Unknown = n/10*10, 1 }
func (p *part) setUnknown(n int) { p.Year, p.Unknown = n/10, n%10 } // how many digits are not known is the last one

// A form is a way to write a date: the kinds of its tokens, and the elements that
// set a part of it; Y is a year in some century. "?" is after what may be
// missing; "#" is a mark that must be the same each time.
type form struct {
	pattern string
	use     int // first or second: only there in a span; alone: only if nothing is before it
	fix     func(*part)
}

// The ends of a span.
const (
	first  = 1
	second = 2
	either = 3
	alone  = 4
)

// forms are tried in order.
var forms = []form{
	{"F-N-D", 0, nil}, // 1951-03-04
	{"F.N.D", 0, nil}, // 1951.03.04
	{"F/N/D", 0, nil}, // 1951/03/04
	{"F-N", 0, nil},
	{"M.?a?D.?,?o?Y", 0, nil},          // March 4, 1951
	{"D.?o?a?M.?,?o?a?y?Y", 0, nil},    // 4th of March, 1951
	{"D#N#Y", 0, (*part).dropMonth},    // 4.3.1951; 3/4/1962 may be in March or in April
	{"N#D#Y", 0, nil},                  // 10/13/1962
	{"D#?R#?Y", 0, nil},                // 4.III.51
	{"R#F", alone, nil},                // XI.1949
	{"N#F", alone, nil},                // 11.1949
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
	{"go?a?G", 0, nil},                 // années 1950
	{"F", 0, nil},
	{"M.?D", either, nil},
	{"D.?o?M.?", either, nil},
	{"D.?o?a?,?o?Y", second, nil},
	{"M", either, nil},
	{"S", either, nil},
	{"D.", either, nil},
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
	depth := 0
	for i := 0; i < len(pattern); i++ {
		optional := i+1 < len(pattern) && pattern[i+1] == '?'
		at, open := k, depth
		for t := r.at(at); t.is('[') || open > 0 && t.is(']') || t.kinds == "*"; t = r.at(at) {
			switch t.kinds {
			case "[":
				open++
			case "]":
				open--
			default:
				p.Perhaps = true
			}
			at++
		}
		if n := r.take(p, pattern[i], at); n > 0 {
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
		case t.kinds == "*":
			p.Perhaps = true
		case depth > 0 && t.is(']'):
			depth--
		default:
			return k, depth == 0
		}
	}
}

// take takes what a byte of a pattern stands for, and returns how many tokens it is.
func (r *reader) take(p *part, want byte, k int) int {
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
		ok = ok && t.kinds == "d" && (!r.at(k-1).is('-') || t.digits == 2 && tight || p.mark == "-")
	case 'J':
		if t.is('e') && r.at(k+1).is('d') {
			p.Year = t.number + r.at(k+1).number
			return 2
		}
	case 'V':
		if t.is('y') {
			return 1 + max(r.take(p, 'V', k+1), -1)
		}
	case '#':
		ok = tight && len(t.kinds) == 1 && strings.Contains("./-", t.kinds) && (p.mark == "" || p.mark == t.kinds)
		p.mark = t.kinds
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
	p.Perhaps = p.Perhaps || t.is('*')
	return 1
}

// takeYear takes a year of four digits, or of two in the century of one near.
func (r *reader) takeYear(p *part, t *token) int {
	switch {
	case t.is('F') && t.number > 999:
		p.Year, p.Perhaps = t.number, p.Perhaps || t.is('*')
	case t.is('X') && p.Day > 0:
		p.Year, p.unsure = t.number/10, true
	case t.kinds == "d" && t.digits == 2 && r.near > 0:
		p.Year, p.short = r.near/100*100+t.number, true
	case t.kinds == "d" && t.digits == 2 && r.near == AnyCentury:
		p.Year, p.unsure = t.number, true
	default:
		return 0
	}
	return 1
}

// dropMonth leaves the year alone if nobody can tell which number is the month:
// with points the day is the first.
func (p *part) dropMonth() {
	if p.mark != "." && p.Day <= 12 && p.Day != p.Month {
		p.Day, p.Month, p.inWords = 0, 0, true
	}
}

// toRepublican turns a day of the French Republic into one of ours. Its months
// have 30 days, and its years of which the next is divisible by four have 366.
func (p *part) toRepublican() {
	first := time.Date(1792, time.September, 22, 0, 0, 0, 0, time.UTC)
	p.Point = p.on(first.AddDate(0, 0, 365*(p.Year-1)+p.Year/4+30*(p.Month-1)+p.Day-1))
}
