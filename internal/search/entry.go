package search

import (
	"context"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"slices"
	"strconv"
	"strings"
	"sync"

	"docview/internal/cite"
	"docview/internal/document"
	"docview/internal/library"
)

// An Entry is what a list shows of a document. An index keeps it, so that a
// list need not read the files.
type Entry struct {
	ID       string          `json:"id"`
	Ref      string          `json:"ref"` // what opens it as an argument: its id, or its file if other documents have the id
	Date     document.Date   `json:"date,omitzero"`
	Title    string          `json:"title,omitempty"`
	Language string          `json:"original_language,omitempty"`
	Layout   document.Layout `json:"layout"`
	URL      string          `json:"url,omitempty"`
	Path     string          `json:"path"`           // of its file
	Part     int             `json:"part,omitempty"` // which document of the file, from 1; 0 if the file holds only one
	Bytes    int             `json:"bytes"`
	Counts   document.Counts `json:"counts"`

	Author    cite.People `json:"author,omitempty"`
	Recipient cite.People `json:"recipient,omitempty"`
	Place     string      `json:"place,omitempty"` // where it was written

	Heading  string   `json:"-"` // the title, or what is shown in its place
	Contents string   `json:"-"` // the content labels, one per line
	Source   string   `json:"-"` // where it comes from: see [cite.ProvenanceText]
	Has      []string `json:"-"` // the names of what it has, see [library.HasNames]
}

// EntryOf returns the entry of a document with a citation.
func EntryOf(d *document.Document, it *cite.Item) Entry {
	return Entry{
		ID: d.ID, Ref: d.Address(""), Date: d.Date(), Title: d.Title(), Language: d.Field(document.KeyOriginalLanguage).Text, Layout: d.Layout,
		URL: d.URL, Path: d.Name, Part: d.Part, Bytes: d.End - d.Start, Counts: d.Counts(),
		Author: it.Author, Recipient: it.Recipient, Place: d.PlaceName(),
		Heading: library.Heading(d), Contents: d.Field(document.KeyContents).Text,
		Source: cite.ProvenanceText(d),
	}
}

func hasOf(d *document.Document, it *cite.Item) []string {
	return slices.DeleteFunc(library.HasNames(), func(name string) bool {
		switch p := it.Provenance; name { // the filter would take the provenance apart again
		case "repository":
			return p == nil || p.Repository == ""
		case "shelfmark":
			return p == nil || p.Shelfmark == ""
		}
		f := library.Filter{Has: []string{name}}
		return !f.Match(d)
	})
}

// stub returns a document that a filter takes when it takes that of the entry,
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
// out only because its date is not known.
func (e *Entry) matches(f *library.Filter) (match, undated bool) {
	if f.IsZero() {
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
func months(date document.Date) (low, high int) {
	first, last, ok := date.Span()
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

// from returns the part of a query that joins the tables of documents and files
// and keeps those whose months a filter can take; undated ones have all months.
// It begins with the table that leaves the less to look at.
func from(f *library.Filter) string {
	if f.Since == "" && f.Until == "" {
		return "FROM files f CROSS JOIN docs d ON d.file = f.id"
	}
	since, until := f.Span()
	low, high := 0, monthOf(until)
	if since != "" {
		low = monthOf(since)
	}
	return fmt.Sprintf("FROM docs d INDEXED BY docs_months CROSS JOIN files f ON f.id = d.file WHERE d.low <= %d AND d.high >= %d", high, low)
}

// entryColumns are the columns of the tables of documents and files that
// [Index.scan] reads.
const entryColumns = `f.key, d.part, d.name, d.title, d.heading, d.date, d.edtf, d.language, d.contents, d.layout, d.url, d.source, d.place, d.people, d.has,
	d.bytes, d.blocks, d.paragraphs, d.numbered, d.lists, d.headings, d.notes, d.words, d.problems, d.checksum`

// values returns pointers to what the index has of an entry besides its file, in
// the order of entryColumns: to write it, and to read it. People and has are one text in it each.
func (e *Entry) values(people, has *string) []any {
	c := &e.Counts
	return []any{
		&e.Part, &e.ID, &e.Title, &e.Heading, &e.Date.Text, &e.Date.EDTF, &e.Language, &e.Contents, (*string)(&e.Layout), &e.URL, &e.Source, &e.Place, people, has,
		&e.Bytes, &c.Blocks, &c.Paragraphs, &c.Numbered, &c.Lists, &c.Headings, &c.Notes, &c.Words, &c.Problems,
	}
}

// checksum returns a number by which damage to a row of the index is detected
// that SQLite does not see.
func checksum(key string, values ...any) int64 {
	b := append([]byte(key), 0)
	for _, v := range values {
		switch v := v.(type) {
		case *string:
			b = append(append(b, *v...), 0)
		case *int:
			b = binary.AppendVarint(b, int64(*v))
		}
	}
	return int64(crc32.Checksum(b, castagnoli()))
}

// castagnoli is made at first use: it takes a tenth of a millisecond.
var castagnoli = sync.OnceValue(func() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) })

// people returns author and recipient as one text, "" if there are none.
func (e *Entry) people() string {
	if len(e.Author)+len(e.Recipient) == 0 {
		return ""
	}
	text, _ := json.Marshal([2]cite.People{e.Author, e.Recipient})
	return string(text)
}

// scan reads a row of entryColumns, which more columns may follow. The error
// is [ErrDamaged], wrapped, if the row is not as it was written.
func (x *Index) scan(rows *sql.Rows, e *Entry, more ...any) error {
	var key, people, has string
	var sum int64
	values := e.values(&people, &has)
	if err := rows.Scan(slices.Concat([]any{&key}, values, []any{&sum}, more)...); err != nil {
		return err
	}
	e.Path, e.Has = x.keyer.path(key), strings.Fields(has)
	if checksum(key, values...) != sum {
		return fmt.Errorf("%w (a document's entry)", ErrDamaged)
	}
	if people != "" {
		return json.Unmarshal([]byte(people), &[2]*cite.People{&e.Author, &e.Recipient})
	}
	return nil
}

// rowError returns what an error of reading a row means: a value of another
// type than was written is damage.
func rowError(err error) error {
	if indexed := indexError(err); indexed != err || errors.Is(err, ErrDamaged) {
		return indexed
	}
	return fmt.Errorf("%w (%v)", ErrDamaged, err)
}

// eachRow calls read with each row that a question to a database or a connection
// has, until it fails.
func eachRow(db interface {
	QueryContext(ctx context.Context, question string, args ...any) (*sql.Rows, error)
}, read func(*sql.Rows) error, question string, args ...any) error {
	rows, err := db.QueryContext(context.Background(), question, args...)
	if err != nil {
		return indexError(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := read(rows); err != nil {
			return rowError(err)
		}
	}
	return indexError(rows.Err())
}

// texts returns the texts of a question's only column.
func (x *Index) texts(question string) ([]string, error) {
	var all []string
	err := eachRow(x.db, func(row *sql.Rows) error {
		var s string
		err := row.Scan(&s)
		all = append(all, s)
		return err
	}, question)
	return all, err
}

// entries returns the documents that a filter takes, in the order of the
// library, and what opens those that it leaves out only because their date is
// not known. All of them are read before the first is used, so that damage is
// seen in time to read the files instead.
func (x *Index) entries(f library.Filter, refs library.Refs) (entries []Entry, undated []string, err error) {
	n := 0
	err = eachRow(x.db, func(row *sql.Rows) error {
		var e Entry
		if err := x.scan(row, &e); err != nil {
			return err
		}
		n++
		e.Ref = refs.Of(e.ID, e.Path, e.Part)
		match, late := e.matches(&f)
		if late {
			undated = append(undated, e.Ref)
		}
		if match {
			entries = append(entries, e)
		}
		return nil
	}, `SELECT `+entryColumns+` `+from(&f)+` ORDER BY f.key, d.part`)
	if err == nil && f.Since == "" && f.Until == "" {
		err = x.checkCount("documents", n)
	}
	return entries, undated, err
}

// shared returns the ids that several documents have.
func (x *Index) shared() (map[string]bool, error) {
	ids, err := x.texts(`SELECT name FROM docs GROUP BY name HAVING count(*) > 1`)
	shared := map[string]bool{}
	for _, id := range ids {
		shared[id] = true
	}
	return shared, err
}

// checkCount returns [ErrDamaged], wrapped, if a table has not as many rows as
// when the index was last finished.
func (x *Index) checkCount(key string, n int) error {
	m, err := x.meta()
	if err != nil {
		return err
	}
	if want := m.number(key); int64(n) != want {
		return fmt.Errorf("%w (%d of %d %s)", ErrDamaged, n, want, key)
	}
	return nil
}

// lookup returns the files that hold a document whose id begins with a name,
// or whose own name does, and whether one of them has changed since.
func (x *Index) lookup(name string) (files []library.File, changed bool, err error) {
	seen := map[string]bool{}
	err = eachRow(x.db, func(row *sql.Rows) error {
		var key, state, answered string
		var sum int64
		if err := row.Scan(&key, &state, &answered, &sum); err != nil {
			return err
		}
		if checksum(key, &answered) != sum {
			return fmt.Errorf("%w (the name of a document)", ErrDamaged)
		}
		if seen[key] {
			return nil
		}
		seen[key] = true
		file := x.file(x.keyer.path(key))
		changed = changed || len(file) == 0 || stateKey(file[0].State) != state
		files = append(files, file...)
		return nil
	}, `SELECT DISTINCT f.key, f.state, n.name, n.checksum FROM names n JOIN files f ON f.id = n.file
		WHERE n.name >= ? AND n.name < ? ORDER BY f.key`, name, name+"\U0010FFFF")
	return files, changed, err
}

// foldersCurrent reports whether the folders of the library are as they were
// when the index was finished, so that no file was added, removed or renamed.
func (x *Index) foldersCurrent() (bool, error) {
	if m, err := x.meta(); err != nil || m["listing"] == "" || strings.HasPrefix(m["listing"], unsettledMark) {
		return false, err
	}
	n, current := 0, true
	err := eachRow(x.db, func(row *sql.Rows) error {
		var key, state string
		var sum int64
		if err := row.Scan(&key, &state, &sum); err != nil {
			return err
		}
		if checksum(key, &state) != sum {
			return fmt.Errorf("%w (a folder)", ErrDamaged)
		}
		if current {
			now, err := library.Stat(x.keyer.path(key))
			current = err == nil && stateKey(now) == state
		}
		n++
		return nil
	}, `SELECT path, state, checksum FROM folders`)
	if err != nil || !current {
		return false, err
	}
	return n > 0, x.checkCount("folders", n)
}

// file returns the file of the library at a path, none when it is gone.
func (x *Index) file(path string) []library.File {
	one := library.Library{Dirs: []string{path}, Ext: x.library.Ext}
	files, _ := one.Files()
	return files
}

// complete returns up to limit documents whose id begins with a prefix, in the
// order of the ids.
func (x *Index) complete(prefix string, limit int) (entries []Entry, err error) {
	err = eachRow(x.db, func(row *sql.Rows) error {
		var e Entry
		err := x.scan(row, &e)
		entries = append(entries, e)
		return err
	}, `SELECT `+entryColumns+` FROM docs d JOIN files f ON f.id = d.file WHERE d.name >= ? AND d.name < ? ORDER BY d.name LIMIT ?`,
		prefix, prefix+"\U0010FFFF", limit)
	return entries, err
}

// languages returns the original languages of the documents, sorted.
func (x *Index) languages() ([]string, error) {
	return x.texts(`SELECT DISTINCT language FROM docs WHERE language <> '' ORDER BY language`)
}
