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
			doc = prefixed("doc. ", it.Series.Document)
		}
		return chicagoNote(it.writers(text.Name.Short), it.Title, date, doc, para)
	case Bibliography:
		return sentences(list(invertedFirst(authors), "and", true), quoted(it.Title, "."), prefixed("Translated by ", translators), date, para, in, it.location(), it.archive(), it.URL)
	}
	if in != "" { // the paragraph is in the document, which is in the volume
		in, para = strings.Join(without(in, para), ", "), ""
	}
	return chicagoNote(it.writers(said), it.Title, prefixed("trans. ", translators), date, para, in, it.location(), it.archive(), it.URL)
}

// writers names the authors, and those to whom they write what has no title.
func (it *Item) writers(form func(text.Name) string) string {
	who := list(etAl(each(it.authors(), form), 3), "and", false)
	if who == "" || it.Title != "" {
		return who
	}
	return who + prefixed(" to ", list(etAl(each(it.divide(it.Recipient), form), 3), "and", false))
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
