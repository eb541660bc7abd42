package cite

import (
	"strings"

	"docview/internal/text"
)

// chicago is notes and bibliography of The Chicago Manual of Style; its 17th
// and 18th editions write these documents alike. A short note has the date, as
// for letters, since titles repeat.
func chicago(it *Item, form Form, at Pinpoint) string {
	authors, date, para := it.authors(), chicagoDates.of(it.Date), numbered("para. ", at)
	if it.Date.IsUndated() {
		date = "n.d."
	}
	series, place := it.series()
	in := prefixed("in ", strings.Join(without(series, place), ", "))
	translators := list(each(it.translators(), said), "and", false)
	switch form {
	case Short:
		doc := ""
		if it.Series != nil {
			doc = "doc. " + it.Series.Document
		}
		return chicagoNote(list(etAl(each(authors, text.Name.Short), 3), "and", false), it.Title, date, doc, para)
	case Bibliography:
		return sentences(list(invertedFirst(authors), "and", true), quoted(it.Title, "."), prefixed("Translated by ", translators), date, para, in, it.location(), it.archive(), it.URL)
	}
	if in != "" { // the paragraph is in the document, which is in the volume
		in, para = strings.Join(without(in, para), ", "), ""
	}
	return chicagoNote(list(etAl(each(authors, said), 3), "and", false), it.Title, prefixed("trans. ", translators), date, para, in, it.location(), it.archive(), it.URL)
}

// chicagoNote joins the parts of a note by commas.
func chicagoNote(author, title string, parts ...string) string {
	rest, mark := strings.Join(without(parts...), ", "), ","
	if rest == "" {
		mark = "."
	}
	lead := strings.Join(without(upperFirst(author), quoted(title, mark)), ", ")
	if lead != "" && title == "" && rest != "" {
		lead += ","
	}
	return strings.TrimSpace(lead + " " + ended(rest, "."))
}
