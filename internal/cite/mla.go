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
	container := without(translators, it.container(), mlaDates.of(it.Date), it.archive(), it.location(), it.URL)
	return sentences(list(who, "and", true), cmp.Or(quoted(it.Title, "."), it.description()), strings.Join(container, ", "))
}

// mlaInText names the authors, and the title if another document would be
// named alike.
func mlaInText(it *Item, authors []text.Name, par string) string {
	who, title := list(etAl(each(authors, text.Name.Short), 2), "and", false), ""
	if who == "" || it.letter != "" {
		title = cmp.Or(quoted(it.Title, ""), it.description())
	}
	switch {
	case title == "":
		return parenthesised(who, par)
	case par != "" && it.Title != "":
		par = quoted(it.Title, ",") + " " + par
	default:
		par = strings.Join(without(title, par), ", ")
	}
	return parenthesised(who, par)
}

// parenthesised returns parts in parentheses, "" if they are all empty.
func parenthesised(parts ...string) string {
	if parts = without(parts...); len(parts) == 0 {
		return ""
	}
	return "(" + strings.Join(parts, ", ") + ")"
}
