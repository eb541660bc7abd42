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
	var title, translators string
	if it.Title != "" {
		title = quoted(it.Title, ".")
	}
	if all := each(it.translators(), said); len(all) > 0 {
		translators = "Translated by " + list(all, "and", false)
	}
	who := invertedFirst(authors)
	if len(who) > 2 {
		who = []string{who[0] + ", et al."}
	}
	var container []string
	if s := it.Series; s != nil {
		container = []string{s.Title, s.place()}
	}
	date := ""
	if w, ok := whenOf(it.Date); ok {
		date = mlaDates.write(w)
		if w.circa {
			date = "circa " + date
		}
	}
	container = append(container, date, it.archive(), it.location(), it.URL)
	container = without(append([]string{translators}, container...)...)
	return sentences(list(who, "and", true), title, strings.Join(container, ", "))
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
