package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

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
	c := command("index [FOLDER...]", func(*cobra.Command, []string) error { return v.run(a) })
	v.bindLibrary(c)
	f := c.Flags()
	f.BoolVar(&v.status, "status", false, "show what the index contains and whether it is up to date")
	f.BoolVar(&v.remove, "delete", false, "delete the index")
	v.bindFormat(c, render.Facts, byStream)
	v.bindStreams(c)
	return c
}

func (v *indexing) run(a *app) error {
	if v.status && v.remove {
		return usagef("", "--status and --delete cannot be combined")
	}
	if v.encoding != "" || v.maxSize > 0 {
		return usagef("search and list accept them, and then read the files directly", "index cannot be combined with --encoding or --max-size")
	}
	if err := v.checkFormat(render.Facts); err != nil {
		return err
	}
	lib := a.library(&v.input, v.args...)
	if len(lib.Dirs) == 0 {
		return usagef("docview index --library letters", "the built-in sample needs no index; name a folder")
	}
	name, err := a.indexName(lib)
	switch {
	case err != nil:
		return err
	case v.remove:
		return deleteIndex(name)
	case v.status:
		return v.printStatus(a, name, lib)
	}
	return v.make(a, lib)
}

// indexName returns the name of a library's index, in the cache folder as the
// XDG Base Directory Specification has it: a relative path in the environment
// counts for nothing.
func (a *app) indexName(lib *library.Library) (string, error) {
	cache := a.env("XDG_CACHE_HOME")
	if cache != "" && !filepath.IsAbs(cache) {
		cache = filepath.Join(a.env("HOME"), ".cache")
	}
	if cache == "" {
		cache, _ = os.UserCacheDir()
	}
	if !filepath.IsAbs(cache) {
		return "", errors.New("no cache folder: neither XDG_CACHE_HOME nor HOME is an absolute path")
	}
	return search.IndexName(filepath.Join(cache, "docview"), lib), nil
}

func deleteIndex(name string) error {
	if _, err := os.Stat(name); errors.Is(err, os.ErrNotExist) {
		return nothingf("%s", search.ErrNoIndex.Error())
	}
	return search.Remove(name)
}

func (v *indexing) make(a *app, lib *library.Library) error {
	lib.OnGuess, lib.OnLeftOut = a.guesses.walked, a.leaveOut
	x, err := a.catalog(lib, indexChoice{}).Build()
	if err != nil {
		return err
	}
	defer x.Close()
	return v.print(a, x, true)
}

// printStatus says what an index holds, and fails with status 1 if there is
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
	files, folders, err := lib.Walk()
	if len(files) == 0 && err != nil {
		return err
	}
	a.report(err)
	if err := x.Verify(); err != nil {
		return err
	}
	current, err := x.Current(files, folders)
	if err != nil {
		return err
	}
	if err := v.print(a, x, current); err != nil || current {
		return err
	}
	return nothingf("the index is not up to date")
}

func (v *indexing) print(a *app, x *search.Index, current bool) error {
	status, err := x.Status()
	if err != nil {
		return err
	}
	status.Current = current
	return a.print(&v.output, func(s *sheet) {
		if s.format.Record != nil {
			s.record(status)
			return
		}
		state, made := "up to date", ""
		if !current {
			state = "not up to date"
		}
		if !status.Made.IsZero() {
			made = status.Made.Format(time.RFC3339)
		}
		s.paint(s.Rows([]render.Row{
			{Name: "index", Text: status.Path}, {Name: "documents", Text: fmt.Sprint(status.Documents)}, {Name: "files", Text: fmt.Sprint(status.Files)},
			{Name: "bytes", Text: fmt.Sprint(status.Size)}, {Name: "made", Text: made}, {Name: "state", Text: state},
		}))
	})
}

// catalog returns the catalog of a library, which reads the files if there
// cannot be an index.
func (a *app) catalog(lib *library.Library, choice indexChoice) *search.Catalog {
	all := *lib
	all.Lookup = nil
	c := &search.Catalog{
		Library: &all, Always: choice.refresh == "always", Never: choice.refresh == "never",
		Note: func(message string) { a.message("%s", message) }, Problem: a.report, Progress: a.steps(),
	}
	if !choice.noIndex && len(lib.Dirs) > 0 && lib.Encoding == nil && lib.MaxSize == 0 {
		c.Index, _ = a.indexName(lib)
	}
	return c
}

// steps returns a function that shows the progress of tasks, one after the other.
func (a *app) steps() func(task string, done, total int) {
	var p *progress
	return func(task string, done, total int) {
		if total == 0 {
			if p != nil {
				p.clear()
			}
			p = nil
			return
		}
		if p == nil {
			p = a.progress(task, total)
		}
		p.done, p.total = done-1, total
		p.step()
	}
}

// An indexChoice is the flags that say how an index is used.
type indexChoice struct {
	noIndex bool
	refresh string
}

func (ch *indexChoice) bind(c *cobra.Command) {
	f := c.Flags()
	f.BoolVar(&ch.noIndex, "no-index", false, "read all files instead of the index")
	f.StringVar(&ch.refresh, "refresh", "auto", "`when` to update the index first: auto (if files have changed), always (read all files again), never")
	_ = c.RegisterFlagCompletionFunc("refresh", cobra.FixedCompletions([]string{"auto", "always", "never"}, cobra.ShellCompDirectiveNoFileComp))
}

func (ch *indexChoice) check() error {
	switch ch.refresh {
	case "auto", "always", "never":
		return nil
	}
	return usagef("--refresh takes auto, always or never", "invalid value %q for --refresh", ch.refresh)
}
