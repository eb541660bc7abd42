package cite

import (
	"cmp"
	"strings"

	"docview/internal/text"
)

// apa is the reference list of the Publication Manual of the APA, and its
// references in the text.
func apa(it *Item, form Form, at Pinpoint) string {
	authors := it.authors()
	if form == InText {
		return apaInText(it, authors, numbered("para. ", at))
	}
	year, day, _ := strings.Cut(cmp.Or(apaDates.of(it.Date), "n.d."), ", ")
	date := "(" + apaYear(year, it.letter) + prefixed(", ", day) + ")."
	title := apaTitle(it, "")
	if translators := it.translators(); len(translators) > 0 {
		title += " (" + list(each(each(translators, withInitials), said), "&", false) + ", Trans.)"
	}
	title = ended(title, ".")
	parts := []string{title, date}
	if len(authors) > 0 {
		parts = []string{ended(list(each(each(authors, withInitials), inverted), "&", true), "."), date, title}
	}
	if s := it.Series; s != nil {
		place := parenthesised(prefixed("Vol. ", s.Volume), upperFirst(s.number()))
		in := prefixed("In ", italic(s.Title))
		parts = append(parts, ended(strings.Join(without(in, place), " "), "."), ended(s.Publisher, "."))
	}
	archive := it.archive()
	if location := it.location(); archive == "" {
		archive = location
	} else if location != "" {
		archive += " (" + location + ")"
	}
	return strings.Join(without(append(parts, ended(archive, "."), it.URL)...), " ")
}

// apaTitle returns the title, or a short one, in italics unless a series prints the document,
// or what is in its place, in brackets.
func apaTitle(it *Item, short string) string {
	title := text.Alternate(cmp.Or(short, it.Title), 0, text.Curly)
	switch {
	case title == "":
		return bracketed(it.description())
	case it.Series != nil:
		return title
	}
	return italic(title)
}

// apaYear adds the letter that distinguishes documents of one year: "1951a", "n.d.-a".
func apaYear(year, letter string) string {
	if letter != "" && !strings.ContainsAny(year[len(year)-1:], "0123456789") {
		letter = "-" + letter
	}
	return year + letter
}

// apaInText names the authors; without one the title, in the form that it has in the list.
func apaInText(it *Item, authors []text.Name, para string) string {
	year, who := apaYear(cmp.Or(apaYears.of(it.Date), "n.d."), it.letter), each(authors, it.short)
	if len(who) > 2 {
		who = etAl(who, 2)
	}
	lead := ended(upperFirst(list(who, "&", false)), ",")
	switch {
	case lead != "":
	case it.Series != nil && it.Title != "":
		lead = quoted(cmp.Or(it.ShortTitle, it.Title), ",")
	default:
		lead = ended(apaTitle(it, it.ShortTitle), ",")
	}
	return "(" + strings.Join(without(lead, strings.Join(without(year, para), ", ")), " ") + ")"
}
