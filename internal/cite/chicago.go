package cite

import (
	"cmp"
	"strings"

	"docview/internal/text"
)

// chicago is notes and bibliography of The Chicago Manual of Style; its 17th
// and 18th editions write these documents alike. A short note has the date, as
// for letters, since titles repeat.
func chicago(it *Item, form Form, at Pinpoint) string {
	date, para := chicagoDates.of(it.Date), numbered("para. ", at)
	if it.Date.IsUndated() {
		date = "n.d."
	}
	in := it.container()
	if it.Series != nil && it.Series.Title != "" {
		in = "in " + in
	}
	translators := list(each(it.translators(), said), "and", false)
	switch form {
	case Short:
		return chicagoNote(it.writers(text.Name.Short), cmp.Or(it.ShortTitle, it.Title), date, it.Series.number(), para)
	case Bibliography:
		return sentences(list(invertedFirst(it.authors()), "and", true), cmp.Or(quoted(it.Title, "."), it.description()),
			prefixed("Translated by ", translators), date, para, in, it.location(), it.archive(), it.URL)
	}
	if in != "" { // the paragraph is in the document, which is in the volume
		in, para = strings.Join(without(in, para), ", "), ""
	}
	return chicagoNote(it.writers(said), it.Title, prefixed("trans. ", translators), date, para, in, it.location(), it.archive(), it.URL)
}

// writers names the authors, and those to whom they write what has no title;
// the description, if nobody is named.
func (it *Item) writers(form func(text.Name) string) string {
	who := list(etAl(each(it.authors(), form), 3), "and", false)
	switch {
	case it.Title != "":
		return who
	case who == "":
		return it.description()
	}
	return who + prefixed(" to ", it.addressees(form))
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
	return strings.TrimSpace(ended(strings.TrimSpace(lead+" "+rest), "."))
}
