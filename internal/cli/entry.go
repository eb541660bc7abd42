package cli

import (
	"cmp"
	"iter"

	"docview/internal/document"
	"docview/internal/library"
)

// An entry is a document in a list.
type entry struct {
	ID       string          `json:"id"`
	Date     *document.Date  `json:"date,omitempty"`
	Title    string          `json:"title,omitempty"`
	Language string          `json:"original_language,omitempty"`
	Layout   document.Layout `json:"layout"`
	URL      string          `json:"url,omitempty"`
	Path     string          `json:"path"`
	Part     int             `json:"part,omitempty"`
	Bytes    int             `json:"bytes"`
	Counts   document.Counts `json:"counts"`

	heading string // the title, or what stands for it on a terminal
}

func entryOf(d *document.Document) entry {
	e := entry{
		ID: d.ID, Title: d.Title(), Language: d.Field(document.KeyOriginalLanguage).Text, Layout: d.Layout,
		URL: d.URL, Path: d.Name, Part: d.Part, Bytes: d.End - d.Start, Counts: d.Counts(), heading: library.Heading(d),
	}
	if date := d.Date(); !date.IsZero() {
		e.Date = &date
	}
	return e
}

// day gives an entry's date as day does, "" where it has none.
func (e *entry) day() string {
	if e.Date == nil {
		return ""
	}
	return day(*e.Date)
}

// day gives a date in the standard form, or as written where that is not known.
func day(d document.Date) string { return cmp.Or(d.EDTF, d.Text) }

// cellNames are what a list has of an entry, as its JSON names it.
var cellNames = []string{"id", "date", "title", "original_language", "layout"}

// cells returns what a list has of an entry.
func (e *entry) cells() []string {
	return []string{e.ID, e.day(), e.Title, e.Language, string(e.Layout)}
}

func (s *sheet) jsonEntries(entries iter.Seq[entry]) (n int, err error) {
	w := &series{sheet: s, many: true}
	for e := range entries {
		if err := w.record(e); err != nil {
			return w.count, err
		}
	}
	return w.count, w.end()
}
