package cli

import (
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"docview/internal/document"
	"docview/internal/library"
	"docview/seeds"

	"github.com/spf13/cobra"
)

// An input says which documents a command is about.
type input struct {
	dirs     []string // --library
	ext      []string // --ext
	encoding string   // --encoding
	maxSize  byteSize // --max-size
	all      bool     // --all: every document of the library
	ids      string   // --ids: a file of arguments, one per line
	args     []string
}

func (in *input) bindLibrary(c *cobra.Command) {
	f := c.Flags()
	f.StringArrayVarP(&in.dirs, "library", "L", nil, "the library's `folder`; may be repeated (default: $DOCVIEW_LIBRARY, or else the current folder if texts are in it, or else the sample)")
	f.StringSliceVar(&in.ext, "ext", nil, "other file `extensions` to read, besides .txt and .md")
	f.StringVar(&in.encoding, "encoding", "", "`name` of the encoding of files that are not UTF-8, such as windows-1251 (default: guessed)")
	f.Var(&in.maxSize, "max-size", "largest text to read, a `size` such as 200M or 1G (default: 64M)")
	_ = c.MarkFlagDirname("library")
	c.PreRunE = func(_ *cobra.Command, args []string) error {
		in.args = args
		return in.checkEncoding()
	}
	_ = c.RegisterFlagCompletionFunc("encoding", cobra.FixedCompletions(encodings, cobra.ShellCompDirectiveNoFileComp))
}

func (in *input) bindMany(c *cobra.Command) {
	f := c.Flags()
	f.BoolVarP(&in.all, "all", "a", false, "all documents in the library")
	f.StringVar(&in.ids, "ids", "", "read DOCUMENTs from `file`, one per line; - is standard input")
}

// library returns the library of folders and files named on the command line,
// else of --library, else of DOCVIEW_LIBRARY, else the texts of the current
// folder, else the built-in sample.
func (a *app) library(in *input, folders ...string) *library.Library {
	lib := &library.Library{Ext: in.ext, Sample: fs.FS(seeds.FS), MaxSize: int64(in.maxSize)}
	if in.encoding != "" {
		lib.Encoding, _ = encodingNamed(in.encoding)
	}
	for _, named := range [][]string{folders, in.dirs, filepath.SplitList(a.env("DOCVIEW_LIBRARY"))} {
		if len(lib.Dirs) > 0 {
			break
		}
		for _, dir := range named { // cobra reads the flags of a completion twice
			if dir != "" && !slices.Contains(lib.Dirs, dir) {
				lib.Dirs = append(lib.Dirs, dir)
			}
		}
	}
	if len(lib.Dirs) == 0 && library.HasTexts(".") {
		lib.Dirs, lib.Flat = []string{"."}, true
	}
	if len(lib.Dirs) > 0 {
		lib.Lookup = a.catalog(lib, indexChoice{}).Lookup
	}
	return lib
}

// sayLibrary says where a command looked, and how many documents there are (0
// if that is not known): on a terminal unless a folder was named, elsewhere
// only for the sample, which few mean.
func (a *app) sayLibrary(in *input, folders []string, documents int) {
	if len(folders) > 0 || len(in.dirs) > 0 {
		return
	}
	lib := a.library(in)
	isSample := len(lib.Dirs) == 0
	if !isSample && !a.IsTerminal(a.Stderr) {
		return
	}
	switch {
	case isSample:
		a.message("using %s", lib)
		a.hint("to use your own folder: --library FOLDER, or set DOCVIEW_LIBRARY")
	case documents == 0:
		a.message("using %s", lib)
	default:
		a.message("using %s (%s)", lib, document.Plural(documents, "document"))
	}
}

// A found document, with the place in it that its address names, "" for all of it.
type found struct {
	*document.Document
	place string
}

// documents returns the documents that the arguments mean, and whether there
// may be several of them.
func (a *app) documents(in *input) (docs iter.Seq2[found, error], many bool, err error) {
	args, err := a.arguments(in)
	switch {
	case err != nil:
		return nil, false, err
	case in.all && len(args) == 0:
		docs, err := a.everything(in)
		return docs, true, err
	case len(args) == 0 && in.ids == "":
		one, err := a.only(in)
		return one, false, err
	case len(args) == 1:
		found, err := a.resolve(a.library(in), args[0])
		return each(found), len(found) > 1 || in.ids != "", err
	}
	return a.named(in, args), true, nil
}

// arguments returns the DOCUMENTs of the command line and of --ids.
func (a *app) arguments(in *input) ([]string, error) {
	if in.ids == "" {
		return in.args, nil
	}
	r := a.Stdin
	if in.ids != "-" {
		f, err := os.Open(in.ids)
		if err != nil {
			return nil, unreadable(in.ids, err)
		}
		defer f.Close()
		a.inputs = append(a.inputs, in.ids)
		r = f
	}
	text, err := io.ReadAll(r)
	args := in.args
	for line := range strings.Lines(string(text)) {
		if id := strings.TrimSpace(line); id != "" {
			args = append(args, id)
		}
	}
	return args, err
}

// everything returns all documents of the library. What cannot be read is an
// error between them.
func (a *app) everything(in *input) (iter.Seq2[found, error], error) {
	files, err := a.files(in)
	if err != nil {
		return nil, err
	}
	return func(yield func(found, error) bool) {
		n := 0
		refs := a.refs(in, nil, files)
		p := a.dataProgress("reading", len(files))
		defer p.clear()
		for d, err := range library.Documents(files) {
			p.total = max(p.total, p.done+1) // a file may contain several
			p.step()
			if err == nil {
				refs.Set(d)
			}
			if !yield(found{d, ""}, err) {
				return
			}
			if err == nil {
				n++
			}
		}
		a.sayLibrary(in, nil, n)
	}, nil
}

// files returns the files of the library, or of folders and files named on the
// command line; what could not be read is reported. No file at all is an error.
func (a *app) files(in *input, dirs ...string) ([]library.File, error) {
	lib := a.library(in, dirs...)
	lib.OnGuess, lib.OnLeftOut = a.guesses.walked, a.leaveOut
	files, err := lib.Files()
	for _, f := range files {
		a.inputs = append(a.inputs, f.Path)
	}
	if len(files) > 0 {
		a.report(err)
		return files, nil
	}
	if err == nil {
		err = fmt.Errorf("no text files (.txt, .md) in %s", lib)
	}
	return nil, err
}

// refs returns what open the documents of some files. A command that was given
// a folder uses paths, as no other command would look there.
func (a *app) refs(in *input, folders []string, files []library.File) library.Refs {
	if len(folders) > 0 {
		return library.Refs{Paths: true}
	}
	catalog := a.catalog(a.library(in), indexChoice{})
	defer catalog.Close()
	return library.Refs{Shared: catalog.Shared(files)}
}

// mostSearched bounds how many files are searched for ids that several
// documents have, only to ask which document is meant.
const mostSearched = 2000

// only returns the library's only document. If there are several, the error
// asks which, and its hint names the first.
func (a *app) only(in *input) (iter.Seq2[found, error], error) {
	files, err := a.files(in)
	if err != nil {
		return nil, err
	}
	var docs []found
	var lines []string
	refs := library.Refs{Paths: len(files) > mostSearched} // a large library is not read for this
	if !refs.Paths {
		refs = a.refs(in, nil, files)
	}
	for d, err := range library.Documents(files) {
		if err != nil {
			a.report(err)
			continue
		}
		refs.Set(d)
		if len(docs) < 1 {
			docs = append(docs, found{d, ""})
		}
		lines = append(lines, fmt.Sprintf("%s  %s", d.Ref, firstWords(library.Heading(d), 60)))
		if len(lines) > mostCandidates {
			break
		}
	}
	lib := a.library(in)
	switch n := len(lines); {
	case n > mostCandidates:
		lines[mostCandidates] = a.listCommand(in) + " shows all"
		return nil, usagef(strings.Join(lines, "\n"), "which of the documents in %s?", lib)
	case n > 1:
		lines = append(lines, a.listCommand(in)+" shows them with their dates")
		return nil, usagef(strings.Join(lines, "\n"), "which of the %d documents in %s?", n, lib)
	}
	a.sayLibrary(in, nil, len(lines))
	return each(docs), nil
}

// sayDamage says that gzip data could not be read to their end.
func (a *app) sayDamage(d *document.Document) {
	for _, p := range d.Problems {
		if p.Code == "gzip-damaged" {
			a.message("%s:%d: %s", d.Name, p.Line, p.Message)
		}
	}
}

// listCommand returns the command that lists the library, as the user would type it.
func (a *app) listCommand(in *input) string {
	command := "docview list"
	for _, dir := range in.dirs {
		command += " --library " + shellQuoted(dir)
	}
	return command
}

// shellQuoted returns a word as a shell would have to be given it.
func shellQuoted(s string) string {
	if s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return r < unicode.MaxASCII && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-_./,:@%+=", r)
	}) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// named returns the documents of several arguments; one that means none yields
// its error in its place.
func (a *app) named(in *input, args []string) iter.Seq2[found, error] {
	lib := a.library(in)
	if len(args) > mostSearches && !a.catalog(lib, indexChoice{}).Exists() {
		learned, err := lib.Learn()
		a.report(err)
		lib = learned
	}
	return func(yield func(found, error) bool) {
		for _, arg := range args {
			docs, err := a.resolve(lib, arg)
			if err != nil && !yield(found{}, err) {
				return
			}
			for _, d := range docs {
				if !yield(d, nil) {
					return
				}
			}
		}
	}
}

// mostSearches is how many arguments are looked for one by one without an
// index; for more it is cheaper to read the ids of the whole library first.
const mostSearches = 4

// resolve returns the documents that one argument means.
func (a *app) resolve(lib *library.Library, arg string) ([]found, error) {
	name, place, _ := strings.Cut(arg, "#")
	var docs []*document.Document
	var err error
	if name == "-" {
		docs, err = lib.ReadDocuments("standard input", a.Stdin)
	} else {
		docs, place, err = lib.Resolve(arg)
	}
	var all []found
	for _, d := range docs {
		all = append(all, found{d, place})
		name, doubtful := d.GuessedEncoding()
		a.guesses.named(d.Name, name, doubtful)
		a.inputs = append(a.inputs, d.Name)
		a.sayDamage(d)
	}
	if err == nil && len(lib.Dirs) > 0 && lib.InSample(docs[0]) {
		a.message("%s is not in %s; this is the built-in sample", name, lib)
	}
	return all, err
}

func each(docs []found) iter.Seq2[found, error] {
	return func(yield func(found, error) bool) {
		for _, d := range docs {
			if !yield(d, nil) {
				return
			}
		}
	}
}
