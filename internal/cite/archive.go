package cite

import (
	"cmp"
	"strings"
)

// archiveStyle is the document's own citation, then its URL. A document
// without one gets the same order of parts: “TITLE,” DATE, ARCHIVE, LOCATION, URL.
func archiveStyle(it *Item, _ Form, at Pinpoint) string {
	citation, para := it.citation, numbered("para. ", at)
	if citation == "" {
		date := it.Date.Text
		if date == "" || date == it.Date.EDTF && !it.Date.IsUndated() { // front matter has no words for it
			date = cmp.Or(chicagoDates.of(it.Date), date)
		}
		lead := quoted(it.Title, ",")
		if lead == "" {
			lead = it.writers(said) + ","
		}
		rest := strings.Join(without(date, para, it.container(), it.archive(), it.location(), it.URL), ", ")
		if rest == "" {
			return cmp.Or(quoted(it.Title, ""), it.writers(said))
		}
		return lead + " " + rest
	}
	if !strings.HasSuffix(citation, ".") {
		return strings.Join(without(citation, para, it.URL), ", ")
	}
	if para != "" {
		para = upperFirst(para) + "."
	}
	return strings.Join(without(citation, para, it.URL), " ")
}

// numbered returns the words for a numbered paragraph, or for a counted one;
// "" if the whole document is cited.
func numbered(word string, at Pinpoint) string {
	number := at.Number
	if number == "" && at.Block > 0 {
		number = itoa(at.Block)
	}
	if strings.ContainsAny(number, "-,") {
		word = strings.Replace(word, ".", "s.", 1)
	}
	return prefixed(word, number)
}
