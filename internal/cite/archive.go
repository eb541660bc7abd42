package cite

import "strings"

// archiveStyle is the document's own citation, then its URL. A document
// without one gets the same order of parts: “TITLE,” DATE, ARCHIVE, LOCATION, URL.
func archiveStyle(it *Item, _ Form, at Pinpoint) string {
	if it.citation == "" {
		parts := []string{it.date(), numbered("para. ", at)}
		if it.Series != nil {
			parts = append(parts, it.Series.Title, it.Series.place())
		}
		parts = without(append(parts, it.archive(), it.location(), it.URL)...)
		if it.Title == "" {
			return strings.Join(parts, ", ")
		}
		if len(parts) == 0 {
			return quoted(it.Title, "")
		}
		return quoted(it.Title, ",") + " " + strings.Join(parts, ", ")
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

// date returns the date as the document writes it.
func (it *Item) date() string {
	if it.Date == nil {
		return ""
	}
	return it.Date.Text
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
