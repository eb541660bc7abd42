package search

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"time"

	"docview/internal/check"
	"docview/internal/cite"
	"docview/internal/document"
	"docview/internal/library"
)

// A Catalog answers questions about a library: by its index if there is one
// that agrees with the library, else by the files. Both answers are the same.
//
// Before each answer the library's files and folders are compared with the
// index, which is brought up to date if they differ; for the lookup of a
// document only the folders, and the files that the index names. An index that
// is damaged, or cannot be written, is never in the way of an answer.
type Catalog struct {
	Library *library.Library
	Index   string // the name of the index's file, see [IndexName]; "" to read the files
	Always  bool   // bring the index up to date by reading all files
	Never   bool   // take an index that is there as it is
	Paths   bool   // the Ref of every entry is its path

	Note     func(message string)               // is called with what the user should know of how an answer was made
	Problem  func(err error)                    // is called with what of the library cannot be read
	Progress func(task string, done, total int) // is called after each file that was read, and with zeros at the end; may be nil

	current *Index // was found to agree with the library's folders
	fresh   bool   // and was brought up to date for that
}

// indexFrom is from how many files on a library gets an index.
const indexFrom = 500

// open returns the index, up to date, or the files to read.
func (c *Catalog) open() (*Index, []library.File, error) {
	if c.Index != "" && c.Never {
		if x, err := OpenIndex(c.Index, c.Library); err == nil {
			problems, err := x.Problems()
			c.report(errors.Join(problems, err))
			if c.Note != nil {
				c.Note("the index was not compared with the files")
			}
			return x, nil, nil
		}
	}
	files, folders, err := c.walk()
	if err != nil || c.Index == "" || c.Never || len(files) < indexFrom && !c.Always && !c.Exists() {
		return nil, files, err
	}
	x, report, err := c.refresh(files, folders, 0)
	if err != nil {
		c.note(err)
		return nil, files, nil
	}
	c.report(report.Problems)
	return x, files, nil
}

// walk returns the library's files and folders, and reports what cannot be
// read. A library without files is an error.
func (c *Catalog) walk() ([]library.File, []library.Folder, error) {
	files, folders, err := c.Library.Walk()
	if len(files) == 0 {
		return nil, nil, cmp.Or(err, fmt.Errorf("no text files (.txt, .md) in %s", c.Library))
	}
	c.report(err)
	return files, folders, nil
}

// Exists reports whether the library has an index that can be opened.
func (c *Catalog) Exists() bool {
	if c.Index == "" {
		return false
	}
	x, err := OpenIndex(c.Index, c.Library)
	if err == nil {
		x.Close()
	}
	return !errors.Is(err, ErrNoIndex)
}

// Build makes the index, or brings it up to date.
func (c *Catalog) Build() (*Index, error) {
	files, folders, err := c.walk()
	if err != nil {
		return nil, err
	}
	x, report, err := c.refresh(files, folders, 0)
	c.report(report.Problems)
	return x, err
}

// refresh brings the index up to date, by reading at most so many files; 0 is no limit.
func (c *Catalog) refresh(files []library.File, folders []library.Folder, most int) (*Index, Report, error) {
	b := Builder{All: c.Always, Most: most, Progress: func(done, total int) { c.progress("indexing", done, total) }}
	x, report, err := b.Refresh(c.Index, c.Library, files, folders)
	c.progress("indexing", 0, 0)
	if err != nil && !errors.Is(err, ErrBusy) && !errors.Is(err, errMost) && !strings.Contains(err.Error(), c.Index) {
		err = fmt.Errorf("%s: %w", c.Index, err)
	}
	return x, report, err
}

func (c *Catalog) progress(task string, done, total int) {
	if c.Progress != nil {
		c.Progress(task, done, total)
	}
}

func (c *Catalog) report(err error) {
	if err != nil && c.Problem != nil {
		c.Problem(err)
	}
}

// note says why the files are read although there is an index.
func (c *Catalog) note(err error) {
	if c.Note != nil {
		c.Note(fmt.Sprintf("%v; reading the files instead", err))
	}
}

// answer asks the index, or reads the files if there is none that can answer.
func (c *Catalog) answer(ask func(*Index) error, read func([]library.File) error) error {
	x, files, err := c.open()
	if err != nil {
		return err
	}
	if x != nil {
		err := ask(x)
		x.Close()
		if err == nil {
			return nil
		}
		c.give(err)
		if files == nil {
			if files, _, err = c.walk(); err != nil {
				return err
			}
		}
	}
	return read(files)
}

// give up an index that could not answer; a damaged one is removed, so that
// the next question makes it anew.
func (c *Catalog) give(err error) {
	c.note(err)
	if errors.Is(err, ErrDamaged) {
		_ = Remove(c.Index)
	}
}

// Ask looks for s. If nothing is found, other spellings of the words that no
// document has are looked for. The error is that of a library that cannot be
// read; files that cannot be are in the result's Problems.
func (c *Catalog) Ask(s *Search) (*Result, error) {
	r, err := c.ask(s)
	if err != nil || r.Total > 0 || s.Query == nil {
		return r, err
	}
	quiet := *c
	quiet.Note, quiet.Problem = nil, nil
	root, instead := quiet.respell(s.Query.root)
	if root == nil {
		return r, nil
	}
	other := *s
	other.Query = &Query{root: root}
	again, err := quiet.ask(&other)
	if err != nil || again.Total == 0 {
		return r, nil
	}
	again.Instead = instead
	return again, nil
}

func (c *Catalog) ask(s *Search) (r *Result, err error) {
	read := func(files []library.File) error {
		done := 0
		s.Progress = func() { done++; c.progress("reading", done, len(files)) }
		r = s.Scan(files)
		c.progress("reading", 0, 0)
		return nil
	}
	if s.Query == nil {
		files, _, err := c.walk()
		if err != nil {
			return nil, err
		}
		return r, cmp.Or(read(files), nil)
	}
	err = c.answer(func(x *Index) (err error) {
		r, err = s.Ask(x)
		return err
	}, read)
	return r, err
}

// A Listing is the documents that a filter takes. Its fields are known when
// all entries have been read, and are zero if not all of them were.
type Listing struct {
	Documents int      // how many were looked at
	Guessed   int      // of how many the encoding was guessed, if the index knows it
	Undated   []string // what opens those left out only because their date is not known

	entries []Entry // of the index
	files   []library.File
	refs    library.Refs
	filter  library.Filter
	count   bool
	problem func(error)
}

// List returns the documents that a filter takes, in the order of the library.
// If count is false, the problems of documents need not be counted.
func (c *Catalog) List(f library.Filter, count bool) (*Listing, error) {
	l := &Listing{filter: f, count: count, problem: c.report, refs: library.Refs{Paths: c.Paths}}
	err := c.answer(func(x *Index) error {
		status, err := x.Status()
		if err == nil {
			l.refs.Shared, err = x.shared()
		}
		if err == nil {
			l.entries, l.Undated, err = x.entries(f, l.refs)
		}
		l.Documents, l.Guessed = status.Documents, status.Guessed
		return err
	}, func(files []library.File) error {
		l.entries, l.Undated, l.Documents, l.Guessed, l.files = nil, nil, 0, 0, files
		if !c.Paths {
			l.refs.Shared = library.Shared(files)
		}
		return nil
	})
	return l, err
}

// All returns the entries. Those of files are made as they are read.
func (l *Listing) All() iter.Seq[Entry] {
	if l.files == nil {
		return slices.Values(l.entries)
	}
	return func(yield func(Entry) bool) {
		documents := 0
		var undated []string
		for part, err := range library.Map(l.files, l.read) {
			l.problem(err)
			documents += part.Documents
			undated = append(undated, part.Undated...)
			for _, e := range part.entries {
				if !yield(e) {
					return
				}
			}
		}
		l.Documents, l.Undated = documents, undated
	}
}

// read returns what a file has for the listing.
func (l *Listing) read(f library.File) (part Listing, err error) {
	docs, err := f.Documents()
	part.Documents = len(docs)
	for _, d := range docs {
		l.refs.Set(d)
		switch {
		case l.filter.Match(d):
			if l.count {
				d.Problems = check.Check(d)
			}
			part.entries = append(part.entries, EntryOf(d, cite.Of(d)))
		case l.filter.Undated(d):
			part.Undated = append(part.Undated, d.Ref)
		}
	}
	return part, err
}

// Shared returns the ids that several documents of the library have; files are
// those of the library.
func (c *Catalog) Shared(files []library.File) map[string]bool {
	if x := c.agreed(quickly); x != nil {
		if shared, err := x.shared(); err == nil {
			return shared
		}
	}
	return library.Shared(files)
}

// Lookup returns the files that may hold a document whose id begins with a
// name: it is a [library.Library]'s Lookup. Without an index these are all.
func (c *Catalog) Lookup(name string) ([]library.File, error) {
	if x := c.agreed(0); x != nil {
		files, changed, err := x.lookup(name)
		if err == nil && changed && !c.fresh {
			c.Close()
			if x = c.renewed(0); x != nil {
				files, _, err = x.lookup(name)
			}
		}
		if err == nil && x != nil {
			return files, nil
		}
		if err != nil {
			c.Close()
			c.give(err)
		}
	}
	return c.Library.Files()
}

// agreed returns an index for questions about single documents: one that
// agrees with the library's folders, or was brought up to date by reading at
// most so many files (0: any number); nil if there is none.
func (c *Catalog) agreed(most int) *Index {
	if c.current != nil || c.Index == "" {
		return c.current
	}
	x, err := OpenIndex(c.Index, c.Library)
	if errors.Is(err, ErrNoIndex) {
		return nil
	}
	if err == nil {
		if agrees, err := x.foldersCurrent(); err == nil && agrees {
			c.current = x
			return x
		}
		x.Close()
	}
	return c.renewed(most)
}

// renewed returns the index, brought up to date by reading at most so many
// files (0: any number); nil if that is not possible.
func (c *Catalog) renewed(most int) *Index {
	files, folders, err := c.Library.Walk()
	if err != nil || len(files) == 0 {
		return nil
	}
	x, _, err := c.refresh(files, folders, most)
	switch {
	case err == nil:
		c.current, c.fresh = x, true
		return x
	case !errors.Is(err, errMost) && !errors.Is(err, ErrBusy):
		c.note(err)
	}
	return nil
}

// Close closes what lookups opened.
func (c *Catalog) Close() {
	if c.current != nil {
		c.current.Close()
		c.current, c.fresh = nil, false
	}
}

// quickly is how many changed files a completion waits for.
const quickly = 200

// Complete returns up to limit documents whose id begins with a prefix; without
// an index, those found before a deadline. The zero time sets none.
func (c *Catalog) Complete(prefix string, limit int, deadline time.Time) []Entry {
	if x := c.agreed(quickly); x != nil {
		if entries, err := x.complete(prefix, limit); err == nil {
			return entries
		}
	}
	var entries []Entry
	for d := range c.documents(deadline) {
		if len(entries) == limit {
			break
		}
		if strings.HasPrefix(d.ID, prefix) {
			entries = append(entries, EntryOf(d, &cite.Item{}))
		}
	}
	return entries
}

// documents yields the library's documents that can be read before a deadline;
// the zero time sets none.
func (c *Catalog) documents(deadline time.Time) iter.Seq[*document.Document] {
	return func(yield func(*document.Document) bool) {
		files, _ := c.Library.Files()
		for d, err := range library.Documents(files) {
			if !deadline.IsZero() && time.Now().After(deadline) || err == nil && !yield(d) {
				return
			}
		}
	}
}

// Languages returns the original languages of the library's documents, sorted;
// without an index, those found before a deadline. The zero time sets none.
func (c *Catalog) Languages(deadline time.Time) []string {
	if x := c.agreed(quickly); x != nil {
		if all, err := x.languages(); err == nil {
			return all
		}
	}
	known := map[string]bool{}
	for d := range c.documents(deadline) {
		if language := d.Field(document.KeyOriginalLanguage).Text; language != "" {
			known[language] = true
		}
	}
	return slices.Sorted(maps.Keys(known))
}
