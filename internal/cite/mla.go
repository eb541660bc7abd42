package cite

import (
	"cmp"
	"strings"

	"docview/internal/text"
)

// mla is the list of works cited of the MLA Handbook, and its references in the
// text. It cites a paragraph only by a number that the document has.
func mla(it *Item, form Form, at Pinpoint) string {
	authors := it.authors()
	if form == InText {
		return mlaInText(it, authors, numbered("par. ", at))
	}
	who := invertedFirst(authors)
	if len(who) > 2 {
		who = []string{who[0] + ", et al."}
	}
	translators := prefixed("Translated by ", list(each(it.translators(), said), "and", false))
	container := without(translators, mlaSeries(it.Series), mlaDates.of(it.Date), it.archive(), it.location(), it.URL)
	return sentences(list(who, "and", true), cmp.Or(quoted(it.Title, "."), it.description()), strings.Join(container, ", "))
}

// mlaInText names the authors, the title if another document would be named
// alike, and the date if that has the same title.
func mlaInText(it *Item, authors []text.Name, par string) string {
	who, title := list(etAl(each(authors, it.short), 2), "and", false), ""
	if who == "" || it.letter != "" {
		title = cmp.Or(quoted(cmp.Or(it.ShortTitle, it.Title), ""), it.description())
	}
	if it.sameTitle {
		par = strings.Join(without(mlaDates.of(it.Date), par), ", ")
	}
	switch {
	case title == "":
		return parenthesised(upperFirst(who), par)
	case par != "" && it.Title != "":
		par = quoted(cmp.Or(it.ShortTitle, it.Title), ",") + " " + par
	default:
		par = strings.Join(without(title, par), ", ")
	}
	return parenthesised(upperFirst(who), par)
}

// mlaSeries returns where a series prints the document, its publisher and year before the number.
func mlaSeries(s *Series) string {
	if s == nil {
		return ""
	}
	return strings.Join(without(italic(s.Title), prefixed("vol. ", s.Volume), s.Publisher, s.Year, s.number()), ", ")
}

// parenthesised returns parts in parentheses, "" if they are all empty.
func parenthesised(parts ...string) string {
	if parts = without(parts...); len(parts) == 0 {
		return ""
	}
	return "(" + strings.Join(parts, ", ") + ")"
}
