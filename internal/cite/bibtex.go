package cite

import (
	"fmt"
	"strings"
)

// bibtex returns a record for BibTeX, whose styles know neither dates nor URLs.
func bibtex(it *Item) string {
	var year, month string
	if w, ok := whenOf(it.Date); ok && w.words == "" {
		year = itoa(w.first.Year)
		if m := w.first.Month; m > 0 && m <= 12 {
			month = strings.ToLower(monthNames[m][:3])
			if w.first.Day > 0 {
				month += fmt.Sprintf(` # "~%d"`, w.first.Day)
			}
		}
	} else if ok {
		year = texText(w.words)
	}
	how := texText(bibHowPublished(it))
	if it.URL != "" {
		how = strings.Join(without(how, `\url{`+bibURL(it.URL)+`}`), ", ")
	}
	return bibRecord("misc", it.Key(), []bibField{
		{"author", bibNames(it.authors())},
		{"title", bibTitle(it)},
		{"year", year},
		{"month", month},
		{"howpublished", how},
		{"annote", texText(it.note())},
	})
}
