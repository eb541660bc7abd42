package cite

import "strings"

// apa is the reference list of the Publication Manual of the APA, and its
// references in the text.
func apa(it *Item, form Form, at Pinpoint) string {
	authors := it.authors()
	w, dated := whenOf(it.Date)
	if form == InText {
		return apaInText(it, authors, w, dated, numbered("para. ", at))
	}
	date := "n.d."
	switch {
	case dated && w.circa:
		date = "ca. " + w.yearFirst()
	case dated:
		date = w.yearFirst()
	}
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

// prefixed returns s after a prefix, "" if s is "".
func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

// apaNames returns names with initials: "Mao, Z.", or as they are said: "J. Henriksen".
func apaNames(names []name, said bool) []string {
	var all []string
	for _, n := range names {
		switch initials := n.initials(); {
		case n.Given == "":
			all = append(all, upperFirst(n.full()))
		case said:
			all = append(all, initials+" "+n.Family)
		default:
			all = append(all, n.Family+", "+initials)
		}
	}
	return all
}

func apaInText(it *Item, authors []name, w when, dated bool, para string) string {
	year := "n.d."
	switch {
	case dated && w.circa:
		year = "ca. " + w.years()
	case dated:
		year = w.years()
	}
	who := shortAll(authors)
	if len(who) > 2 {
		who = etAl(who, 2)
	}
	lead := list(who, "&", false)
	if lead == "" && it.Title != "" {
		return "(" + ended(Alternate(it.Title, 0, true), ",") + " " + strings.Join(without(year, para), ", ") + ")"
	}
	return "(" + strings.Join(without(upperFirst(lead), year, para), ", ") + ")"
}
