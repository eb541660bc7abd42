package document

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Span returns the first and the last day that d may mean, each as
// "1962-11-01" so that days compare as strings; ok is false if the date is unknown.
func (d Date) Span() (first, last string, ok bool) { return SpanOf(d.EDTF) }

// SpanOf returns the first and the last day that a date may mean. It reads EDTF
// (ISO 8601-2), levels 0 and 1: days, months, seasons, years, unknown digits
// ("196X"), intervals and qualifiers; and dates as documents write them.
func SpanOf(date string) (first, last string, ok bool) {
	if from, to, isInterval := strings.Cut(date, "/"); isInterval {
		first, _, ok = SpanOf(from)
		if _, end, okEnd := SpanOf(to); ok && okEnd {
			return first, end, true
		}
	}
	if first, last, ok = edtfSpan(strings.TrimRight(date, "?~%")); ok {
		return first, last, true
	}
	if d, rest, ok := ParseDate(date, 0); ok && rest == "" {
		return edtfSpan(d.EDTF)
	}
	return "", "", false
}

func edtfSpan(date string) (first, last string, ok bool) {
	year, rest, _ := strings.Cut(date, "-")
	if len(year) != 4 || !isYear(year) {
		return "", "", false
	}
	first, last = strings.ReplaceAll(year, "X", "0"), strings.ReplaceAll(year, "X", "9")
	month, day, hasDay := strings.Cut(rest, "-")
	switch {
	case rest == "" && len(date) == 4:
		return first + "-01-01", last + "-12-31", true
	case !isNumberOf(month, 1, 12) && !hasDay:
		return seasonSpan(first, last, month)
	case !isNumberOf(month, 1, 12) || hasDay && !isNumberOf(day, 1, 31):
		return "", "", false
	case hasDay:
		return first + "-" + rest, last + "-" + rest, true
	}
	return first + "-" + month + "-01", last + "-" + month + "-31", true
}

// seasonSpan returns the months of a season, 21 to 24. A year has two winters:
// the months of both count.
func seasonSpan(first, last, season string) (string, string, bool) {
	switch season {
	case "21":
		return first + "-03-01", last + "-05-31", true
	case "22":
		return first + "-06-01", last + "-08-31", true
	case "23":
		return first + "-09-01", last + "-11-30", true
	case "24":
		n, _ := strconv.Atoi(last)
		return first + "-01-01", fmt.Sprintf("%04d-02-29", min(n+1, 9999)), true
	}
	return "", "", false
}

func isYear(s string) bool {
	digits := strings.TrimRight(s, "X")
	return len(digits) >= 2 && isNumberOf(digits, 0, 9999)
}

// isNumberOf reports whether s is a number of two digits or more from low to high.
func isNumberOf(s string, low, high int) bool {
	n, err := strconv.Atoi(s)
	return err == nil && len(s) >= 2 && isDigit(s[0]) && n >= low && n <= high
}

// Year returns the year of d, 0 if it is unknown or only a decade is known.
func (d Date) Year() int {
	year, _, ok := cutNumber(d.EDTF[:min(4, len(d.EDTF))], 4)
	if !ok || len(d.EDTF) < 4 || !isDigit(d.EDTF[3]) {
		return 0
	}
	return year
}

// Contradicts reports whether two known dates cannot be the same day. A date
// that is only less exact than the other does not contradict it.
func (d Date) Contradicts(other Date) bool {
	a, b := strings.TrimRight(d.EDTF, "~?%"), strings.TrimRight(other.EDTF, "~?%")
	return a != "" && b != "" && !strings.HasPrefix(a, b) && !strings.HasPrefix(b, a)
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
