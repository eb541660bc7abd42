package cli

import (
	"cmp"
	"iter"

	"docview/internal/document"
	"docview/internal/search"
)

// day returns a date in the standard form, or as written if that is not known.
func day(d document.Date) string { return cmp.Or(d.EDTF, d.Text) }

// cellNames are what a list has of an entry, as its JSON names it.
var cellNames = []string{"id", "date", "title", "original_language", "layout"}

// cells returns what a list has of an entry.
func cells(e *search.Entry) []string {
	return []string{e.ID, day(e.Date), e.Title, e.Language, string(e.Layout)}
}

func (s *sheet) jsonEntries(entries iter.Seq[search.Entry]) (n int, err error) {
	w := &series{sheet: s, many: true}
	for e := range entries {
		if err := w.record(e); err != nil {
			return w.count, err
		}
	}
	return w.count, w.end()
}
