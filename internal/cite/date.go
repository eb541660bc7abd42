package cite

import (
	"cmp"
	"strconv"
	"strings"

	"docview/internal/text"
)

// A when is a date as styles need it: its ends, or its words.
type when struct {
	first, last text.Point // equal unless it is a span
	about       bool       // approximate
	perhaps     bool       // uncertain
	words       string     // as written, if no style can write it: "before May 1951"
}

// whenOf takes a date apart; ok is false if there is none, or it says so.
func whenOf(d text.Date) (w when, ok bool) {
	if d.IsZero() || d.IsUndated() {
		return when{}, false
	}
	a, b, known := d.Ends()
	w.about, w.perhaps = a.About || b.About, a.Perhaps || b.Perhaps
	if isSpan := a != b; !known || a.Open || b.Open || a.Unknown+b.Unknown > 0 || isSpan && (w.about || w.perhaps || a.Month > 12) || d.InWords() {
		return when{words: d.Text}, true
	}
	w.first, w.last = plainPoint(a), plainPoint(b)
	return w, true
}

func plainPoint(p text.Point) text.Point { return text.Point{Year: p.Year, Month: p.Month, Day: p.Day} }

var monthNames = []string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// mlaMonths are the abbreviations of the MLA Handbook.
var mlaMonths = []string{"", "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."}

var seasonNames = []string{"Spring", "Summer", "Autumn", "Winter"}

// A dateStyle is how a style writes dates.
type dateStyle struct {
	months                        []string
	dash, circa                   string // circa is before a date that is approximate
	afterDay, beforeYear          string // what is between day, month and year, if the day is first; "" for a blank
	dayFirst, yearFirst, yearOnly bool
}

var (
	chicagoDates = dateStyle{months: monthNames, dash: "–", circa: "ca. "}                  // November 1, 1962
	mlaDates     = dateStyle{months: mlaMonths, dash: "-", circa: "circa ", dayFirst: true} // 1 Nov. 1962
	apaDates     = dateStyle{months: monthNames, dash: "–", circa: "ca. ", yearFirst: true} // 1962, November 1
	apaYears     = dateStyle{dash: "–", circa: "ca. ", yearOnly: true}                      // 1962
)

// languageDates are the dates of languages, by their BCP 47 tags.
var languageDates = map[string]dateStyle{
	"en-US": chicagoDates,
	"en":    {months: monthNames, dash: "–", circa: "ca. ", dayFirst: true},
	"de":    {months: strings.Split(" Januar Februar März April Mai Juni Juli August September Oktober November Dezember", " "), dash: "–", circa: "ca. ", dayFirst: true, afterDay: ". "},
	"fr":    {months: strings.Split(" janvier février mars avril mai juin juillet août septembre octobre novembre décembre", " "), dash: "–", circa: "vers ", dayFirst: true},
	"es":    {months: strings.Split(" enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre", " "), dash: "–", circa: "ca. ", dayFirst: true, afterDay: " de ", beforeYear: " de "},
	"ru":    {months: strings.Split(" января февраля марта апреля мая июня июля августа сентября октября ноября декабря", " "), dash: "–", circa: "ок. ", dayFirst: true},
}

// of writes a date, "" if there is none.
func (s dateStyle) of(d text.Date) string {
	w, ok := whenOf(d)
	if !ok {
		return ""
	}
	written := s.write(w)
	if w.about {
		written = s.circa + written
	}
	if w.perhaps {
		written = "[" + written + "?]"
	}
	return written
}

// write writes a date, or the ends of a span with what they share but once.
func (s dateStyle) write(w when) string {
	a, b := w.first, w.last
	if s.yearOnly {
		a, b = text.Point{Year: a.Year}, text.Point{Year: b.Year}
	}
	switch {
	case w.words != "":
		return w.words
	case a == b:
		return s.withYear(s.monthDay(a), a)
	case a.Year != b.Year || a.Month == 0 || s.dayFirst && a.Month != b.Month:
		return s.withYear(s.monthDay(a), a) + s.dash + s.withYear(s.monthDay(b), b)
	case a.Month != b.Month:
		return s.withYear(s.monthDay(a)+s.dash+s.monthDay(b), b)
	case s.dayFirst:
		stop, _, _ := strings.Cut(s.afterDay, " ") // "4.–9. Mai"
		return s.withYear(itoa(a.Day)+stop+s.dash+s.monthDay(b), b)
	}
	return s.withYear(s.monthDay(a)+s.dash+itoa(b.Day), b)
}

// monthDay writes "November 1", "1 Nov.", "November" or "".
func (s dateStyle) monthDay(p text.Point) string {
	month := ""
	switch {
	case p.Month > 20:
		return seasonNames[p.Month-21]
	case p.Month < len(s.months):
		month = s.months[p.Month]
	}
	switch {
	case p.Day == 0:
		return month
	case s.dayFirst:
		return itoa(p.Day) + cmp.Or(s.afterDay, " ") + month
	}
	return month + " " + itoa(p.Day)
}

// withYear adds the year of p to what is written of it.
func (s dateStyle) withYear(monthDay string, p text.Point) string {
	switch {
	case monthDay == "":
		return itoa(p.Year)
	case s.yearFirst:
		return itoa(p.Year) + ", " + monthDay
	case p.Day > 0 && !s.dayFirst:
		return monthDay + ", " + itoa(p.Year)
	}
	return monthDay + cmp.Or(s.beforeYear, " ") + itoa(p.Year)
}

func itoa(n int) string { return strconv.Itoa(n) }
