package cite

import (
	"strconv"
	"strings"

	"docview/internal/document"
)

// A day is a year, a month and a day; month and day are 0 if unknown. A month
// from 21 to 24 is a season.
type day struct{ year, month, day int }

// A when is a date as styles need it: EDTF levels 0 and 1, taken apart.
type when struct {
	first, last day    // equal unless it is a range
	circa       bool   // uncertain or approximate
	text        string // as written, if EDTF cannot say it or its digits are not all known
}

// whenOf takes a date apart; ok is false if there is none or it is not known.
func whenOf(d *document.Date) (w when, ok bool) {
	if d == nil || d.IsZero() {
		return when{}, false
	}
	from, to, isRange := strings.Cut(d.EDTF, "/")
	if w.first, w.circa, ok = parseDay(from); !ok {
		return when{text: d.Text}, hasDigit(d.Text)
	}
	w.last = w.first
	if isRange {
		last, circa, ok := parseDay(to)
		if !ok {
			return when{text: d.Text}, true
		}
		w.last, w.circa = last, w.circa || circa
	}
	return w, true
}

// parseDay reads one date of EDTF: "1949-06-01", "1949-06~", "1949?".
func parseDay(s string) (d day, circa, ok bool) {
	bare := strings.TrimRight(s, "?~%")
	parts := strings.Split(bare, "-")
	if len(parts) > 3 {
		return day{}, false, false
	}
	numbers := []*int{&d.year, &d.month, &d.day}
	for i, part := range parts {
		n, err := strconv.Atoi(part)
		if err != nil {
			return day{}, false, false
		}
		*numbers[i] = n
	}
	return d, bare != s, d.year > 0 && d.month <= 24 && d.month != 13
}

func (w when) isRange() bool { return w.first != w.last }

var monthNames = []string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// mlaMonths are the abbreviations of the MLA Handbook.
var mlaMonths = []string{"", "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."}

var seasonNames = []string{"Spring", "Summer", "Autumn", "Winter"}

// month returns the name of a day's month or season, "" if it is not known.
func (d day) monthName(names []string) string {
	switch {
	case d.month >= 21 && d.month <= 24:
		return seasonNames[d.month-21]
	case d.month < len(names):
		return names[d.month]
	}
	return ""
}

// monthFirst writes "November 1, 1962", "November 1967", "1992".
func (w when) monthFirst() string {
	a, b := w.first, w.last
	month := a.monthName(monthNames)
	switch {
	case w.text != "":
		return w.text
	case w.isRange() && a.year == b.year && a.month == b.month && a.day > 0:
		return month + " " + itoa(a.day) + "–" + itoa(b.day) + ", " + itoa(a.year)
	case w.isRange() && a.year == b.year && a.month > 0:
		return monthDay(a) + "–" + when{first: b, last: b}.monthFirst()
	case w.isRange():
		return when{first: a, last: a}.monthFirst() + "–" + when{first: b, last: b}.monthFirst()
	case month == "":
		return itoa(a.year)
	case a.day == 0:
		return month + " " + itoa(a.year)
	}
	return month + " " + itoa(a.day) + ", " + itoa(a.year)
}

// monthDay writes "November 1" or "November".
func monthDay(d day) string {
	if d.day == 0 {
		return d.monthName(monthNames)
	}
	return d.monthName(monthNames) + " " + itoa(d.day)
}

// dayFirst writes "1 Nov. 1962", as the MLA does.
func (w when) dayFirst() string {
	a, b := w.first, w.last
	month := a.monthName(mlaMonths)
	switch {
	case w.text != "":
		return w.text
	case w.isRange() && a.year == b.year && a.month == b.month && a.day > 0:
		return itoa(a.day) + "-" + when{first: b, last: b}.dayFirst()
	case w.isRange():
		return when{first: a, last: a}.dayFirst() + "-" + when{first: b, last: b}.dayFirst()
	case month == "":
		return itoa(a.year)
	case a.day == 0:
		return month + " " + itoa(a.year)
	}
	return itoa(a.day) + " " + month + " " + itoa(a.year)
}

// yearFirst writes "1962, November 1", as the APA does.
func (w when) yearFirst() string {
	a, b := w.first, w.last
	switch {
	case w.text != "":
		return w.text
	case w.isRange() && a.year == b.year && a.month == b.month && a.day > 0:
		return itoa(a.year) + ", " + monthDay(a) + "–" + itoa(b.day)
	case w.isRange() && a.year == b.year && a.month > 0:
		return itoa(a.year) + ", " + monthDay(a) + "–" + monthDay(b)
	case w.isRange():
		return when{first: a, last: a}.yearFirst() + "–" + when{first: b, last: b}.yearFirst()
	case a.month == 0:
		return itoa(a.year)
	}
	return itoa(a.year) + ", " + monthDay(a)
}

// years writes the year, or the first and last of a range.
func (w when) years() string {
	switch {
	case w.text != "":
		return w.text
	case w.first.year != w.last.year:
		return itoa(w.first.year) + "–" + itoa(w.last.year)
	}
	return itoa(w.first.year)
}

func itoa(n int) string { return strconv.Itoa(n) }
