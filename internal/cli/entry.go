package cli

import (
	"cmp"

	"docview/internal/document"
	"docview/internal/search"
)

// day returns a date in the standard form, or as written if that is not known.
func day(d document.Date) string { return cmp.Or(d.EDTF, d.Text) }

// cellNames are what a table with names has of an entry, as its JSON names it.
var cellNames = []string{"id", "date", "title", "original_language", "layout", "ref"}

// namedCells returns the cells of cellNames.
func namedCells(e *search.Entry) []string {
	return []string{e.ID, day(e.Date), e.Title, e.Language, string(e.Layout), e.Ref}
}

// cells returns what a list has of an entry, with what opens it first.
func cells(e *search.Entry) []string {
	return []string{e.Ref, day(e.Date), e.Title, e.Language, string(e.Layout)}
}
