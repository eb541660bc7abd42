package cli

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"

	"docview/internal/document"
	"docview/internal/library"
	"docview/internal/render"
	"docview/internal/search"

	"github.com/spf13/cobra"
)

// An indexing command makes the index of a library, or looks after it.
type indexing struct {
	input
	output
	status bool
	remove bool
}

func (a *app) index() *cobra.Command {
	v := &indexing{}
	c := &cobra.Command{
		Use:   "index [FOLDER...]",
		Short: "Make the search index of a library, or look after it",
		Long: `Make the search index of a library, or bring it up to date. Large libraries
get one at the first search, so this is never needed: it is for the night
before, and for scripts. The index is a file in the cache folder and may be
deleted at any time.`,
		Example: `docview index --library letters
docview index --library letters --status
docview index --library letters --delete`,
		RunE: func(c *cobra.Command, args []string) error {
			v.args = args
			return v.run(a)
		},
	}
	v.bindLibrary(c)
	f := c.Flags()
	f.BoolVar(&v.status, "status", false, "say what the index holds and whether it is up to date")
	f.BoolVar(&v.remove, "delete", false, "delete the index")
	v.bindFormat(c, render.Facts)
	v.bindStreams(c)
	return c
}

func (v *indexing) run(a *app) error {
	if v.status && v.remove {
		return usagef("", "--status and --delete cannot both hold")
	}
	if v.encoding != "" || v.maxSize > 0 {
		return usagef("search and list read the files themselves with them", "an index takes no --encoding and no --max-size")
	}
	if err := v.checkFormat(render.Facts); err != nil {
		return err
	}
	lib := a.libraryOf(&v.input, v.args)
	if len(lib.Dirs) == 0 {
		return usagef("for example: docview index --library letters", "the built-in sample needs no index; name a folder")
	}
	name, err := a.indexName(lib)
	switch {
	case err != nil:
		return err
	case v.remove:
		return v.delete(a, name)
	case v.status:
		return v.printStatus(a, name, lib)
	}
	return v.make(a, name, lib)
}

// indexName gives the name of a library's index, in the cache folder as the
// XDG Base Directory Specification has it.
func (a *app) indexName(lib *library.Library) (string, error) {
	cache := a.env("XDG_CACHE_HOME")
	if !filepath.IsAbs(cache) {
		var err error
		if cache, err = os.UserCacheDir(); err != nil {
			return "", fmt.Errorf("no cache folder: %w", err)
		}
	}
	return search.IndexName(filepath.Join(cache, "docview"), lib), nil
}

func (v *indexing) delete(a *app, name string) error {
	if _, err := os.Stat(name); errors.Is(err, os.ErrNotExist) {
		return nothingf("%s", search.ErrNoIndex.Error())
	}
	return search.Remove(name)
}

func (v *indexing) make(a *app, name string, lib *library.Library) error {
	files, err := a.files(&v.input, v.args)
	if err != nil {
		return err
	}
	x, report, err := a.refresh(name, lib, files)
	if err != nil {
		return err
	}
	defer x.Close()
	a.report(report.Problems)
	return v.print(a, x, true)
}

// printStatus says what an index holds, and fails with status 1 when there is
// none or one that is not up to date.
func (v *indexing) printStatus(a *app, name string, lib *library.Library) error {
	x, err := search.OpenIndex(name, lib)
	if errors.Is(err, search.ErrNoIndex) {
		return nothingf("%s", err.Error())
	}
	if err != nil {
		return err
	}
	defer x.Close()
	files, err := a.files(&v.input, v.args)
	if err != nil {
		return err
	}
	if err := x.Verify(); err != nil {
		return err
	}
	current, err := x.Current(files)
	if err != nil {
		return err
	}
	if err := v.print(a, x, current); err != nil || current {
		return err
	}
	return nothingf("the index is not up to date")
}

// An indexStatus is what is known of an index.
type indexStatus struct {
	Path      string `json:"path"`
	Documents int    `json:"documents"`
	Files     int    `json:"files"`
	Bytes     int64  `json:"bytes"`
	Made      string `json:"made,omitempty"` // RFC 3339
	Current   bool   `json:"current"`
}

func (v *indexing) print(a *app, x *search.Index, current bool) error {
	status, err := x.Status()
	if err != nil {
		return err
	}
	r := indexStatus{x.Name, status.Documents, status.Files, status.Size, "", current}
	if !status.Made.IsZero() {
		r.Made = status.Made.Format(time.RFC3339)
	}
	return a.print(&v.output, func(s *sheet) error {
		w := &series{sheet: s}
		if s.format.Record != nil {
			return w.record(r)
		}
		state := "up to date"
		if !current {
			state = "not up to date"
		}
		return w.paint(w.Rows([]render.Row{
			{Name: "index", Text: r.Path}, {Name: "documents", Text: fmt.Sprint(r.Documents)}, {Name: "files", Text: fmt.Sprint(r.Files)},
			{Name: "bytes", Text: fmt.Sprint(r.Bytes)}, {Name: "made", Text: r.Made}, {Name: "state", Text: state},
		}))
	})
}

// refresh makes an index or brings it up to date, with progress on a terminal.
func (a *app) refresh(name string, lib *library.Library, files []library.File) (*search.Index, search.Report, error) {
	p := a.progress("indexing", len(files))
	defer p.end()
	b := search.Builder{Keep: keep, Progress: func(done, total int) {
		p.done, p.total = done-1, total
		p.step()
	}}
	x, report, err := b.Refresh(name, lib, files)
	return x, report, indexWriteError(name, err)
}

// indexWriteError says which file could not be written, but for an index that
// another process writes.
func indexWriteError(name string, err error) error {
	if err == nil || errors.Is(err, search.ErrBusy) || strings.Contains(err.Error(), name) {
		return err
	}
	return fmt.Errorf("%s: %w", name, err)
}

// What an index keeps of a document for lists. A change of its form is a
// change of the index's version.
type kept struct {
	Bytes   int             `json:"bytes"`
	Counts  document.Counts `json:"counts"`
	Heading string          `json:"heading,omitempty"` // where it is not the title
}

func keep(d *document.Document) string {
	e := entryOf(d)
	k := kept{e.Bytes, e.Counts, e.heading}
	if k.Heading == e.Title {
		k.Heading = ""
	}
	text, err := json.Marshal(k)
	if err != nil {
		panic(err) // numbers and text always have a JSON
	}
	return string(text)
}

// indexedEntry gives the entry of a list that an index keeps.
func indexedEntry(x *search.Entry) entry {
	e := entry{
		ID: x.ID, Title: x.Title, Language: x.Language, Layout: x.Layout, URL: x.URL, Path: x.Path, Part: x.Part,
	}
	if !x.Date.IsZero() {
		e.Date = &x.Date
	}
	var k kept
	if json.Unmarshal([]byte(x.Keep), &k) == nil {
		e.Bytes, e.Counts = k.Bytes, k.Counts
		e.heading = cmp.Or(k.Heading, e.Title)
	}
	return e
}

// indexed returns the entries of a list by an index, and says at the end which
// documents were left out because they have no date.
func (a *app) indexed(x *search.Index, f library.Filter) iter.Seq[entry] {
	return func(yield func(entry) bool) {
		var undated []string
		for e, err := range x.Entries(f, &undated) {
			a.report(err)
			if err == nil && !yield(indexedEntry(&e)) {
				return
			}
		}
		a.sayUndated(undated)
	}
}

// hasIndex reports whether a library has an index that can be opened.
func (a *app) hasIndex(lib *library.Library) bool {
	x := a.openIndex(lib)
	if x == nil {
		return false
	}
	x.Close()
	return true
}

// openIndex gives the index of a library as it is, nil when there is none that
// can be used.
func (a *app) openIndex(lib *library.Library) *search.Index {
	name, err := a.indexName(lib)
	if err != nil || len(lib.Dirs) == 0 || lib.Encoding != nil || lib.MaxSize > 0 {
		return nil
	}
	x, err := search.OpenIndex(name, lib)
	if err != nil {
		return nil
	}
	return x
}

// lookup gives the Lookup of a library: by its index where there is one, else
// all files.
func (a *app) lookup(lib library.Library) func(name string) ([]library.File, error) {
	return func(name string) ([]library.File, error) {
		if x := a.openIndex(&lib); x != nil {
			defer x.Close()
			if files, err := x.Lookup(name); err == nil {
				return files, nil
			}
		}
		return lib.Files()
	}
}

// From how many files on a library has an index, and is answered for before
// the index is compared with the files.
const (
	indexFrom   = 2000
	answerFirst = 100_000
)

// An indexChoice is the flags that say how an index is used.
type indexChoice struct {
	noIndex bool
	refresh string
}

func (ch *indexChoice) bind(c *cobra.Command) {
	f := c.Flags()
	f.BoolVar(&ch.noIndex, "no-index", false, "read all files instead of the index")
	f.StringVar(&ch.refresh, "refresh", "auto", "`when` to bring the index up to date before: auto, always, never")
	_ = c.RegisterFlagCompletionFunc("refresh", cobra.FixedCompletions([]string{"auto", "always", "never"}, cobra.ShellCompDirectiveNoFileComp))
}

func (ch *indexChoice) check() error {
	switch ch.refresh {
	case "auto", "always", "never":
		return nil
	}
	return usagef("--refresh takes auto, always or never", "there is no --refresh %q", ch.refresh)
}

// choose gives the index of a library, brought up to date, or the files to read
// where there is to be none. An index that cannot be used is said, and never
// in the way of an answer.
func (ch *indexChoice) choose(a *app, lib *library.Library, walk func() ([]library.File, error)) (*search.Index, []library.File, error) {
	if ch.noIndex || len(lib.Dirs) == 0 || lib.Encoding != nil || lib.MaxSize > 0 {
		files, err := walk()
		return nil, files, err
	}
	name, err := a.indexName(lib)
	if err != nil {
		a.message("%v; the files are read instead", err)
		files, err := walk()
		return nil, files, err
	}
	x, err := search.OpenIndex(name, lib)
	if err == nil && ch.answersFirst(a, x) {
		return x, nil, nil
	}
	if x != nil {
		x.Close()
	}
	files, walkErr := walk()
	if walkErr != nil || errors.Is(err, search.ErrNoIndex) && len(files) < indexFrom && ch.refresh != "always" {
		return nil, files, walkErr
	}
	x, report, err := a.refresh(name, lib, files)
	if err != nil {
		a.message("%v; the files are read instead", err)
		return nil, files, nil
	}
	a.report(report.Problems)
	return x, files, nil
}

// answersFirst reports whether an index is used as it is, and says how old it is.
func (ch *indexChoice) answersFirst(a *app, x *search.Index) bool {
	status, err := x.Status()
	if err != nil || status.Made.IsZero() || ch.refresh == "always" {
		return false
	}
	if ch.refresh == "auto" && status.Files < answerFirst {
		return false
	}
	problems, err := x.Problems()
	a.report(errors.Join(problems, err))
	if ch.refresh == "auto" {
		a.message("the index is %s old", age(a.Now().Sub(status.Made)))
		a.hint("docview index brings it up to date")
	}
	return true
}

// age writes how long ago something was, roughly.
func age(d time.Duration) string {
	switch {
	case d < 2*time.Minute:
		return plural(int(max(d, 0).Seconds()), "second")
	case d < 2*time.Hour:
		return plural(int(d.Minutes()), "minute")
	case d < 48*time.Hour:
		return plural(int(d.Hours()), "hour")
	}
	return plural(int(d.Hours()/24), "day")
}
