package text

import (
	"strconv"
	"strings"
	"time"
)

// A Point is one end of a date, as EDTF writes it (ISO 8601-2, level 1).
type Point struct {
	Year, Month, Day int  // 0 if not known; a month from 21 to 24 is a season
	Unknown          int  // how many of the last digits of the year are not known: one in "195X"
	About, Perhaps   bool // it is approximate, or uncertain
	Open             bool // there is no end
}

// parsePoint reads "1949-06-01", "1949-06~", "195X", "1962-24", "..".
func parsePoint(s string) (p Point, ok bool) {
	bare := strings.TrimRight(s, "?~%")
	p.About, p.Perhaps = strings.ContainsAny(s[len(bare):], "~%"), strings.ContainsAny(s[len(bare):], "?%")
	if bare == ".." || bare == "" {
		p.Open = true
		return p, s == bare
	}
	numbers := []*int{&p.Year, &p.Month, &p.Day}
	for i, part := range strings.Split(bare, "-") {
		digits := strings.TrimRight(part, "X")
		n, err := strconv.Atoi(digits + strings.Repeat("0", len(part)-len(digits)))
		if i == 0 {
			p.Unknown = len(part) - len(digits)
		}
		if i > 2 || err != nil || len(part) != []int{4, 2, 2}[i] || digits == "" && i == 0 || !isDigit(part[0]) && digits != "" {
			return Point{}, false
		}
		*numbers[i] = n
	}
	season := p.Month > 20 && p.Month < 25
	ok = (p.Month <= 12 || season && p.Day == 0) && p.isValid() && p.Unknown <= 2 && (p.Month == 0 || p.Unknown == 0) && p.Year > 0
	return p, ok
}

// isValid reports whether the month of p has its day.
func (p Point) isValid() bool {
	_, last := Point{Year: p.Year, Month: min(p.Month, 12)}.days()
	return p.Day <= last.Day()
}

// String writes the point as EDTF does.
func (p Point) String() string {
	if p.Open {
		return ".."
	}
	digit := func(n int) byte { return byte('0' + n%10) }
	b := append(make([]byte, 0, len("1949-06-01%")), digit(p.Year/1000), digit(p.Year/100), digit(p.Year/10), digit(p.Year))
	for i := range p.Unknown {
		b[3-i] = 'X'
	}
	if p.Month > 0 && p.Unknown == 0 {
		b = append(b, '-', digit(p.Month/10), digit(p.Month))
		if p.Day > 0 {
			b = append(b, '-', digit(p.Day/10), digit(p.Day))
		}
	}
	switch {
	case p.About && p.Perhaps:
		b = append(b, '%')
	case p.About:
		b = append(b, '~')
	case p.Perhaps:
		b = append(b, '?')
	}
	return string(b)
}

// days returns the first and the last day that p may mean. A year has two
// winters: the months of both count.
func (p Point) days() (first, last time.Time) {
	from, months := time.Month(max(p.Month, 1)), []int{12, 120, 1200}[p.Unknown]
	switch {
	case p.Day > 0:
		first = time.Date(p.Year, from, p.Day, 0, 0, 0, 0, time.UTC)
		return first, first
	case p.Month == 24:
		from, months = time.January, 14
	case p.Month > 20:
		from, months = time.Month(3*(p.Month-20)), 3
	case p.Month > 0:
		months = 1
	}
	return time.Date(p.Year, from, 1, 0, 0, 0, 0, time.UTC), time.Date(p.Year, from+time.Month(months), 0, 0, 0, 0, 0, time.UTC)
}

// on returns a day, or its month or year, as exact as p is.
func (p Point) on(day time.Time) Point {
	p.Year, p.Unknown = min(day.Year(), 9999), 0
	if p.Month > 0 {
		p.Month = int(day.Month())
	}
	if p.Day > 0 {
		p.Day = day.Day()
	}
	return p
}

// Ends returns the ends of a date, which are the same unless it is a span; ok is
// false if the date is not known.
func (d Date) Ends() (first, last Point, ok bool) {
	from, to, isSpan := strings.Cut(d.EDTF, "/")
	first, ok = parsePoint(from)
	if last = first; isSpan && ok {
		last, ok = parsePoint(to)
	}
	return first, last, ok && !(first.Open && last.Open)
}

// ReadDate reads a date as EDTF or as texts write it.
func ReadDate(s string) (Date, bool) {
	d := Date{Text: s, EDTF: s}
	if _, _, ok := d.Ends(); ok {
		return d, true
	}
	d, _ = WholeDate(s, 0)
	return d, d.EDTF != ""
}

// The days of a span without a beginning or an end.
const (
	firstDay = "0000-01-01"
	lastDay  = "9999-12-31"
)

// Span returns the first and the last day that d may mean, each as
// "1962-11-01" so that days compare as strings; ok is false if the date is
// unknown.
func (d Date) Span() (first, last string, ok bool) {
	a, b, ok := d.Ends()
	if !ok {
		return "", "", false
	}
	from, _ := a.days()
	_, to := b.days()
	first, last = from.Format(time.DateOnly), to.Format(time.DateOnly)
	if a.Open {
		first = firstDay
	}
	if b.Open || len(last) > len(lastDay) {
		last = lastDay
	}
	return first, last, first <= last
}

// IsOpen reports whether d has no beginning or no end.
func (d Date) IsOpen() bool {
	a, b, ok := d.Ends()
	return ok && (a.Open || b.Open)
}

// Day returns the first day that is known, by which dates are sorted: the only
// one that "before May 1951" has is its end. It is "" if there is none.
func (d Date) Day() string {
	if len(d.EDTF) == len(lastDay) && !strings.Contains(d.EDTF, "/") {
		return d.EDTF
	}
	first, last, _ := d.Span()
	if first == firstDay {
		return last
	}
	return first
}

// Year returns the year of d, 0 if it is unknown or only a decade is known.
func (d Date) Year() int {
	if a, _, ok := d.Ends(); ok && a.Unknown == 0 {
		return a.Year
	}
	return 0
}

// Contradicts reports whether two known dates cannot be the same day. A date
// that is only less exact than the other does not contradict it.
func (d Date) Contradicts(other Date) bool {
	first, last, ok := d.Span()
	from, to, ok2 := other.Span()
	return ok && ok2 && (last < from || to < first)
}

// DaysTo returns how many days lie between two dates; ok is false unless both
// are exact to the day.
func (d Date) DaysTo(other Date) (days int, ok bool) {
	t, err := time.Parse(time.DateOnly, d.EDTF)
	u, err2 := time.Parse(time.DateOnly, other.EDTF)
	if err != nil || err2 != nil {
		return 0, false
	}
	return int(t.Sub(u).Abs().Hours()) / 24, true
}
