package search

import (
	"database/sql"
	"fmt"
	"iter"
	"os"
	"slices"
	"strconv"
	"strings"

	"docview/internal/document"
	"docview/internal/library"
)

// An Entry is what an index keeps of a document besides its words: what lists
// show and filters ask for.
type Entry struct {
	ID, Title, URL string
	Path           string // of its file
	Part           int    // which document of the file, from 1; 0 when the file holds only one
	Date           document.Date
	Language       string // the original language
	Contents       string // the content labels, a line each
	Layout         document.Layout
	Has            []string // the names of what it has, see [library.HasNames]
	Keep           string   // what [Builder].Keep gave
}

func entryOf(d *document.Document) Entry {
	return Entry{
		ID: d.ID, Title: d.Title(), URL: d.URL, Path: d.Name, Part: d.Part, Date: d.Date(),
		Language: d.Field(document.KeyOriginalLanguage).Text, Contents: d.Field(document.KeyContents).Text,
		Layout: d.Layout, Has: hasOf(d),
	}
}

func hasOf(d *document.Document) []string {
	return slices.DeleteFunc(library.HasNames(), func(name string) bool {
		f := library.Filter{Has: []string{name}}
		return !f.Match(d)
	})
}

// stub gives a document that a filter takes when it takes that of the entry,
// as far as the filter does not ask what the document has.
func (e *Entry) stub() *document.Document {
	return &document.Document{ID: e.ID, URL: e.URL, Name: e.Path, Part: e.Part, Layout: e.Layout, Header: []document.Field{
		{Key: document.KeyDate, Text: e.Date.Text, Date: e.Date},
		{Key: document.KeyTitle, Text: e.Title},
		{Key: document.KeyOriginalLanguage, Text: e.Language},
		{Key: document.KeyContents, Text: e.Contents},
	}}
}

// matches reports whether a filter takes the entry's document, or leaves it
// out only because its date cannot be told.
func (e *Entry) matches(f *library.Filter) (match, undated bool) {
	if !filters(f) {
		return true, false
	}
	for _, name := range f.Has {
		if !slices.Contains(e.Has, name) {
			return false, false
		}
	}
	rest := *f
	rest.Has = nil
	d := e.stub()
	return rest.Match(d), rest.Undated(d)
}

// months returns the first and the last month that a date may mean, counted
// from the year 0; all months if it is unknown.
func months(date string) (low, high int) {
	first, last, ok := document.SpanOf(date)
	if !ok {
		return 0, allMonths
	}
	return monthOf(first), monthOf(last)
}

// monthOf returns the month of a day, "1962-11-01", counted from the year 0.
func monthOf(day string) int {
	year, _ := strconv.Atoi(day[:4])
	month, _ := strconv.Atoi(day[5:7])
	return year*12 + month - 1
}

const allMonths = 12 * 10_000

// from gives the part of a query that joins the tables of documents and files
// and keeps those whose months a filter can take; undated ones have all months.
// It begins with the table that leaves the less to look at.
func from(f *library.Filter) string {
	if f.Since == "" && f.Until == "" {
		return "FROM files f CROSS JOIN docs d ON d.file = f.id"
	}
	low, high := 0, allMonths
	if f.Since != "" {
		low, _ = months(f.Since)
	}
	if f.Until != "" {
		_, high = months(f.Until)
	}
	return fmt.Sprintf("FROM docs d INDEXED BY docs_months CROSS JOIN files f ON f.id = d.file WHERE d.low <= %d AND d.high >= %d", high, low)
}

const entryColumns = `f.key, d.part, d.name, d.title, d.date, d.edtf, d.language, d.contents, d.layout, d.url, d.has`

// scan reads a row of entryColumns, after which more may stand.
func (x *Index) scan(rows *sql.Rows, e *Entry, more ...any) error {
	var key, layout, has string
	err := rows.Scan(append([]any{&key, &e.Part, &e.ID, &e.Title, &e.Date.Text, &e.Date.EDTF, &e.Language, &e.Contents, &layout, &e.URL, &has}, more...)...)
	e.Path, e.Layout, e.Has = x.keyer.path(key), document.Layout(layout), strings.Fields(has)
	return err
}

// Entries gives the documents that a filter takes, in the order of the
// library, and adds to undated the ids of those that it leaves out only
// because their date is not known.
func (x *Index) Entries(f library.Filter, undated *[]string) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		rows, err := x.db.Query(`SELECT ` + entryColumns + `, d.keep ` + from(&f) + ` ORDER BY f.key, d.part`)
		if err != nil {
			yield(Entry{}, indexError(err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			var e Entry
			if err := x.scan(rows, &e, &e.Keep); err != nil {
				yield(Entry{}, indexError(err))
				return
			}
			match, late := e.matches(&f)
			if late {
				*undated = append(*undated, e.ID)
			}
			if match && !yield(e, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(Entry{}, indexError(err))
		}
	}
}

// Lookup gives the files that hold a document whose id begins with a name, or
// whose own name does: a [library.Library]'s Lookup. Files that are gone are
// left out; new ones are not known.
func (x *Index) Lookup(name string) ([]library.File, error) {
	rows, err := x.db.Query(`SELECT DISTINCT f.key FROM names n JOIN files f ON f.id = n.file WHERE n.name >= ? AND n.name < ? ORDER BY f.key`,
		name, name+"\U0010FFFF")
	if err != nil {
		return nil, indexError(err)
	}
	defer rows.Close()
	var files []library.File
	for rows.Next() {
		var key string
		if err := rows.Scan(&key); err != nil {
			return nil, indexError(err)
		}
		path := x.keyer.path(key)
		if _, err := os.Stat(path); err == nil {
			files = append(files, x.file(path)...)
		}
	}
	return files, indexError(rows.Err())
}

// file gives the file of the library at a path, none when it is gone.
func (x *Index) file(path string) []library.File {
	one := library.Library{Dirs: []string{path}, Ext: x.library.Ext}
	files, _ := one.Files()
	return files
}

// Complete gives up to limit documents whose id begins with a prefix, in the
// order of the ids.
func (x *Index) Complete(prefix string, limit int) ([]Entry, error) {
	rows, err := x.db.Query(`SELECT `+entryColumns+` FROM docs d JOIN files f ON f.id = d.file WHERE d.name >= ? AND d.name < ? ORDER BY d.name LIMIT `+strconv.Itoa(limit),
		prefix, prefix+"\U0010FFFF")
	if err != nil {
		return nil, indexError(err)
	}
	defer rows.Close()
	var entries []Entry
	for rows.Next() {
		var e Entry
		if err := x.scan(rows, &e); err != nil {
			return nil, indexError(err)
		}
		entries = append(entries, e)
	}
	return entries, indexError(rows.Err())
}

func decimal(n int) string { return strconv.Itoa(n) }
