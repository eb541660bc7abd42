package cite

import (
	"strings"

	"docview/internal/text"
)

// chicago is notes and bibliography of The Chicago Manual of Style; its 17th
// and 18th editions write these documents alike. A short note has the date, as
// for letters, since titles repeat.
func chicago(it *Item, form Form, at Pinpoint) string {
	authors, date := it.authors(), chicagoDate(it)
	var in, doc string
	if s := it.Series; s != nil {
		in, doc = "in "+s.Title+", "+s.place(), "doc. "+s.Document
	}
	para := numbered("para. ", at)
	translators := list(each(it.translators(), said), "and", false)
	switch form {
	case Short:
		return chicagoNote(list(etAl(each(authors, text.Name.Short), 3), "and", false), it.Title, date, doc, para)
	case Bibliography:
		if translators != "" {
			translators = "Translated by " + translators
		}
		title := ""
		if it.Title != "" {
			title = quoted(it.Title, ".")
		}
		return sentences(list(invertedFirst(authors), "and", true), title, translators, date, para, in, it.location(), it.archive(), it.URL)
	}
	if translators != "" {
		translators = "trans. " + translators
	}
	if in != "" { // the paragraph is in the document, which is in the volume
		in, para = strings.Join(without(in, para), ", "), ""
	}
	return chicagoNote(list(etAl(each(authors, said), 3), "and", false), it.Title, translators, date, para, in, it.location(), it.archive(), it.URL)
}

// chicagoNote joins the parts of a note by commas.
func chicagoNote(author, title string, parts ...string) string {
	parts = without(parts...)
	mark := ","
	if len(parts) == 0 {
		mark = "."
	}
	lead := upperFirst(author)
	if title != "" {
		if lead != "" {
			lead += ", "
		}
		lead += quoted(title, mark)
	} else if lead != "" && len(parts) > 0 {
		lead += ","
	}
	if len(parts) == 0 {
		return lead
	}
	return strings.TrimSpace(lead + " " + ended(strings.Join(parts, ", "), "."))
}

// chicagoDate returns the date, in brackets if it is uncertain; "n.d." if the
// document says that it has none, "" if nobody knows.
func chicagoDate(it *Item) string {
	w, ok := whenOf(it.Date)
	switch {
	case !ok && it.Date != nil && it.Date.IsUndated():
		return "n.d."
	case !ok:
		return ""
	case w.circa:
		return "[" + chicagoDates.write(w) + "?]"
	}
	return chicagoDates.write(w)
}
