package cite

import "strings"

// archiveStyle is the document's own citation, then its URL. A document
// without one gets the same order of parts: “TITLE,” DATE, ARCHIVE, LOCATION, URL.
func archiveStyle(it *Item, _ Form, at Pinpoint) string {
	if it.citation == "" {
		series, place := it.series()
		parts := strings.Join(without(it.Date.Text, numbered("para. ", at), series, place, it.archive(), it.location(), it.URL), ", ")
		if parts == "" {
			return quoted(it.Title, "")
		}
		return strings.TrimSpace(quoted(it.Title, ",") + " " + parts)
	}
	citation := it.citation
	if para := numbered("para. ", at); para != "" && strings.HasSuffix(citation, ".") {
		citation += " " + upperFirst(para) + "."
	} else if para != "" {
		citation += ", " + para
	}
	switch {
	case it.URL == "":
		return citation
	case strings.HasSuffix(citation, "."):
		return citation + " " + it.URL
	}
	return citation + ", " + it.URL
}

// numbered returns the words for a numbered paragraph, or for a counted one;
// "" if the whole document is cited.
func numbered(word string, at Pinpoint) string {
	number := at.Number
	if number == "" && at.Block > 0 {
		number = itoa(at.Block)
	}
	if number == "" {
		return ""
	}
	if strings.ContainsAny(number, "-,") {
		word = strings.Replace(word, ".", "s.", 1)
	}
	return word + number
}
