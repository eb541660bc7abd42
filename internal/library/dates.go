package library

import (
	"fmt"
	"strconv"
	"strings"

	"docview/internal/document"
)

// span gives the first and the last day that a date may mean, in a form that
// compares as a string. It reads EDTF (ISO 8601-2), levels 0 and 1: days,
// months, seasons, years, unknown digits ("196X"), intervals and qualifiers;
// else a date as documents write it.
func span(date string) (first, last string, ok bool) {
	if from, to, isInterval := strings.Cut(date, "/"); isInterval {
		if first, _, ok = span(from); ok {
			_, last, ok = span(to)
		}
		if ok {
			return first, last, true
		}
	}
	if first, last, ok = edtfSpan(strings.TrimRight(date, "?~%")); ok {
		return first, last, true
	}
	if d, rest, ok := document.ParseDate(date, 0); ok && rest == "" {
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
	case !isNumber(month, 1, 12) && !hasDay:
		return seasonSpan(first, last, month)
	case !isNumber(month, 1, 12) || hasDay && !isNumber(day, 1, 31):
		return "", "", false
	case hasDay:
		return first + "-" + rest, last + "-" + rest, true
	}
	return first + "-" + month + "-01", last + "-" + month + "-31", true
}

// seasonSpan gives the months of a season, 21 to 24. A year has two winters:
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
	return len(digits) >= 2 && isNumber(digits, 0, 9999)
}

// isNumber reports whether s is a number of two digits or more from low to high.
func isNumber(s string, low, high int) bool {
	n, err := strconv.Atoi(s)
	return err == nil && len(s) >= 2 && s[0] != '+' && s[0] != '-' && n >= low && n <= high
}
