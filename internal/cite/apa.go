package cite

import (
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
	date := apaDate(it, apaDates.write)
	title := Alternate(it.Title, 0, true)
	if translators := it.translators(); len(translators) > 0 {
		title += " (" + list(apaNames(translators, true), "&", false) + ", Trans.)"
	}
	parts := []string{ended(title, "."), "(" + date + ")."}
	if title == "" {
		parts = parts[1:]
	}
	if len(authors) > 0 {
		parts = []string{ended(list(apaNames(authors, false), "&", true), "."), "(" + date + ").", ended(title, ".")}
	}
	if s := it.Series; s != nil {
		parts = append(parts, "In "+s.Title+" ("+strings.Join(without(prefixed("Vol. ", s.Volume), "Doc. "+s.Document), ", ")+").")
	}
	if archive := it.archive(); archive != "" {
		if location := it.location(); location != "" {
			archive += " (" + location + ")"
		}
		parts = append(parts, ended(archive, "."))
	}
	return strings.Join(without(append(parts, it.URL)...), " ")
}

// apaDate returns the date as the style writes it, "n.d." if there is none.
func apaDate(it *Item, written func(when) string) string {
	w, ok := whenOf(it.Date)
	switch {
	case !ok:
		return "n.d."
	case w.circa:
		return "ca. " + written(w)
	}
	return written(w)
}

// prefixed returns s after a prefix, "" if s is "".
func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

// apaNames returns names with initials: "Mao, Z.", or as they are said: "J. Henriksen".
func apaNames(names []text.Name, said bool) []string {
	return each(names, func(n text.Name) string {
		switch {
		case n.Literal == others:
			return others
		case n.Given == "":
			return upperFirst(n.Full())
		case said:
			return withSuffix(initials(n)+" "+n.Family, n)
		}
		return withSuffix(n.Family+", "+initials(n), n)
	})
}

func apaInText(it *Item, authors []text.Name, para string) string {
	year, who := apaDate(it, when.years), each(authors, text.Name.Short)
	if len(who) > 2 {
		who = etAl(who, 2)
	}
	lead := list(who, "&", false)
	if lead == "" && it.Title != "" {
		return "(" + ended(Alternate(it.Title, 0, true), ",") + " " + strings.Join(without(year, para), ", ") + ")"
	}
	return "(" + strings.Join(without(upperFirst(lead), year, para), ", ") + ")"
}
