package cite

import (
	"fmt"
	"strings"

	"docview/internal/text"
)

// ris returns a record in the format of Research Information Systems. The
// type is MANSCPT: Zotero reads GEN as an article of a journal.
func ris(it *Item) string {
	var b strings.Builder
	add := func(tag, value string) {
		if value = spaced(value); value != "" { // a line end would end it
			fmt.Fprintf(&b, "%s  - %s\n", tag, value)
		}
	}
	add("TY", "MANSCPT")
	add("ID", it.Key())
	authors := withoutOthers(it.authors())
	for _, n := range authors {
		add("AU", risName(n))
	}
	if len(authors) > 0 { // as in CSL-JSON
		for _, n := range it.translators() {
			add("A4", risName(n))
		}
	}
	add("TI", it.recordTitle())
	add("DA", risDate(it))
	add("AB", it.summary)
	add("LA", it.Language)
	container := it.plainContainer()
	add("T2", container)
	add("DB", it.archive())
	add("AN", it.location())
	add("N1", prefixed("In ", container)) // a manuscript has no container in Zotero
	add("N1", it.note())
	add("UR", it.URL)
	b.WriteString("ER  - \n")
	return b.String()
}

func risName(n text.Name) string {
	if n.Literal != "" || n.Given == "" {
		return n.Full()
	}
	return n.Family + ", " + n.Given + prefixed(", ", n.Suffix)
}

// risDate writes "1962/11/01/" or as much of it as is known; the last part is for other words.
func risDate(it *Item) string {
	w, ok := whenOf(it.Date)
	d := w.first
	switch {
	case !ok:
		return ""
	case w.words != "":
		return "///" + w.words
	case d.Month == 0 || d.Month > 12:
		return fmt.Sprintf("%04d///", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d/%02d//", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d/%02d/%02d/", d.Year, d.Month, d.Day)
}
