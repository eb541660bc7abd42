package cite

import (
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
	series, place := it.series()
	container := without(translators, series, place, mlaDates.of(it.Date), it.archive(), it.location(), it.URL)
	return sentences(list(who, "and", true), quoted(it.Title, "."), strings.Join(container, ", "))
}

func mlaInText(it *Item, authors []text.Name, par string) string {
	who := list(etAl(each(authors, text.Name.Short), 2), "and", false)
	switch {
	case who == "" && it.Title == "" && par == "":
		return ""
	case who != "" || it.Title == "":
		return "(" + strings.Join(without(who, par), ", ") + ")"
	case par == "":
		return "(" + quoted(it.Title, "") + ")"
	}
	return "(" + quoted(it.Title, ",") + " " + par + ")"
}
