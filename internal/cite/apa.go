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
	date := "(" + cmp.Or(apaDates.of(it.Date), "n.d.") + ")."
	title := Alternate(it.Title, 0, true)
	if translators := it.translators(); len(translators) > 0 {
		title += " (" + list(apaNames(translators, true), "&", false) + ", Trans.)"
	}
	title = ended(title, ".")
	parts := []string{title, date}
	if len(authors) > 0 {
		parts = []string{ended(list(apaNames(authors, false), "&", true), "."), date, title}
	}
	if s := it.Series; s != nil {
		where := strings.Join(without(prefixed("Vol. ", s.Volume), prefixed("Doc. ", s.Document)), ", ")
		parts = append(parts, ended("In "+strings.Join(without(s.Title, prefixed("(", where+")")), " "), "."))
	}
	archive := it.archive()
	if location := it.location(); location != "" {
		archive += " (" + location + ")"
	}
	return strings.Join(without(append(parts, ended(archive, "."), it.URL)...), " ")
}

// apaNames returns names with initials: "Mao, Z.", or as they are said: "J. Henriksen".
func apaNames(names []text.Name, said bool) []string {
	return each(names, func(n text.Name) string {
		suffix := prefixed(", ", n.Suffix)
		switch {
		case n.Literal == others:
			return others
		case n.Given == "":
			return upperFirst(n.Full())
		case said:
			return initials(n) + " " + n.Family + suffix
		}
		return n.Family + ", " + initials(n) + suffix
	})
}

func apaInText(it *Item, authors []text.Name, para string) string {
	year, who := cmp.Or(apaYears.of(it.Date), "n.d."), each(authors, text.Name.Short)
	if len(who) > 2 {
		who = etAl(who, 2)
	}
	lead := list(who, "&", false)
	if lead == "" && it.Title != "" {
		return "(" + ended(Alternate(it.Title, 0, true), ",") + " " + strings.Join(without(year, para), ", ") + ")"
	}
	return "(" + strings.Join(without(upperFirst(lead), year, para), ", ") + ")"
}
