package library

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/encoding"
)

// A Library is the text files of some folders.
type Library struct {
	Dirs   []string // the folders; a file is itself
	Flat   bool     // without the folders' subfolders
	Ext    []string // further extensions of texts, with or without their stop, besides .txt and .md
	Sample fs.FS    // the library if Dirs is empty, and where an id is looked for last; may be nil

	// Encoding is that of the files that are not UTF-8 and have no byte order
	// mark; if it is nil it is guessed.
	Encoding encoding.Encoding

	// MaxSize is the size in bytes of the largest text that is read; 0 means
	// DefaultMaxSize, and that gzip data do not expand too far.
	MaxSize int64

	// OnGuess, if it is not nil, is called for each file of Files whose encoding
	// had to be guessed, when its documents are read, from several goroutines.
	OnGuess func(path, encoding string, doubtful bool)

	// OnLeftOut, if it is not nil, is called by Files for each file of a folder
	// that may hold documents and is not a text, with its kind, such as "PDF".
	OnLeftOut func(path, kind string)

	// Lookup returns the files that may hold a document whose id, or a file
	// whose name, begins with some name, so that Find need not look at all of
	// them; it may return more. An index does that. When it is nil, or what it
	// returns holds no such document, Find looks at all files.
	Lookup func(name string) ([]File, error)
}

// HasTexts reports whether a folder itself, without its subfolders, holds a
// file whose name ends in .txt or .txt.gz and does not begin with a stop.
func HasTexts(dir string) bool {
	f, err := os.Open(dir)
	if err != nil {
		return false
	}
	defer f.Close()
	for {
		entries, err := f.ReadDir(256)
		for _, e := range entries {
			name := strings.ToLower(e.Name())
			if e.IsDir() || name[0] == '.' || !strings.HasSuffix(strings.TrimSuffix(name, ".gz"), ".txt") {
				continue
			}
			if info, err := os.Stat(filepath.Join(dir, e.Name())); err == nil && info.Mode().IsRegular() {
				return true
			}
		}
		if err != nil {
			return false
		}
	}
}

// String returns how messages name the library: "letters, cables", "the
// current folder" or "the built-in sample".
func (l *Library) String() string {
	switch {
	case len(l.Dirs) == 0:
		return "the built-in sample"
	case len(l.Dirs) == 1 && filepath.Clean(l.Dirs[0]) == ".":
		return "the current folder"
	}
	return strings.Join(l.Dirs, ", ")
}

// Files returns the library's text files: those with the extension of a text,
// gzip or not, in the order of the folders and, inside a folder, of the
// alphabet, a folder's files before what follows the folder. Hidden files and
// folders are left out. Symbolic links within the library are followed, and those of a
// folder that has nothing else, but no file is listed twice for them. The error joins all that could not be read; the files that
// could be are there all the same.
func (l *Library) Files() ([]File, error) {
	files, _, err := l.Walk()
	return files, err
}

// Walk returns what [Library.Files] does, and the folders that it looked in,
// as they were before it did.
func (l *Library) Walk() ([]File, []Folder, error) {
	if len(l.Dirs) == 0 {
		files, err := l.sample()
		return files, nil, err
	}
	var w walker
	w.isText, w.leftOut, w.flat, w.loose = l.isText, l.OnLeftOut, l.Flat, !l.asksFor("md")
	for _, dir := range l.Dirs {
		w.roots = append(w.roots, realPath(dir))
	}
	for _, dir := range l.Dirs {
		w.root(dir)
	}
	for i := range w.files {
		w.files[i].encoding, w.files[i].maxSize, w.files[i].onGuess = l.Encoding, l.MaxSize, l.OnGuess
	}
	return w.files, w.folders, errors.Join(w.errs...)
}

func (l *Library) sample() ([]File, error) {
	if l.Sample == nil {
		return nil, nil
	}
	var files []File
	err := fs.WalkDir(l.Sample, ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !l.isText(p) {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		files = append(files, File{Path: p, State: StateOf(info), rel: p, fsys: l.Sample})
		return nil
	})
	return files, err
}

// isText reports whether a file's name has the extension of a text.
func (l *Library) isText(name string) bool {
	ext := extension(name)
	return ext == "txt" || ext == "md" || ext != "" && l.asksFor(ext)
}

// A walker collects the files of folders.
type walker struct {
	isText  func(name string) bool
	leftOut func(path, kind string) // see [Library].OnLeftOut
	flat    bool                    // no subfolders
	loose   bool                    // .md files may be manuscripts
	roots   []string                // the real paths of what the library is made of
	files   []File
	folders []Folder
	errs    []error
	bare    bool            // the folder walked now has nothing but links
	seen    map[string]bool // the real paths of the folders that were walked and of files named or linked to
	links   []string        // links of the folder walked now, for when its own files are known
}

func (w *walker) root(dir string) {
	first := len(w.files)
	info, err := os.Stat(dir)
	switch {
	case err != nil:
		w.errs = append(w.errs, fileError(dir, err))
		return
	case !info.IsDir() && !info.Mode().IsRegular():
		w.errs = append(w.errs, fileError(dir, ErrSpecial))
		return
	case !info.IsDir():
		if w.first(realPath(dir)) && !w.walked(dir) {
			w.folders = append(w.folders, Folder{dir, StateOf(info)})
			w.file(filepath.Dir(dir), dir, info)
			w.files[first].loose = false
		}
		return
	}
	folders := len(w.folders)
	w.walk(dir, dir, realPath(dir))
	w.bare = len(w.files) == first && len(w.folders) <= folders+1
	for len(w.links) > 0 {
		link := w.links[0]
		w.links = w.links[1:]
		w.link(dir, link)
	}
	slices.SortFunc(w.files[first:], func(a, b File) int {
		return cmp.Compare(pathKey(a.rel), pathKey(b.rel))
	})
}

// pathKey returns a path in a form whose order is that of a walk.
func pathKey(rel string) string { return strings.ReplaceAll(rel, "/", "\x00") }

// walk adds the files below a folder of the library, whose real path the
// caller knows: to ask the system for it at each depth would take cubic time.
func (w *walker) walk(root, dir, real string) {
	if !w.first(real) {
		return
	}
	if state, err := Stat(dir); err == nil {
		w.folders = append(w.folders, Folder{dir, state})
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		w.errs = append(w.errs, fileError(dir, err))
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		switch {
		case strings.HasPrefix(e.Name(), "."):
		case e.Type()&fs.ModeSymlink != 0:
			w.links = append(w.links, path)
		case e.IsDir():
			if !w.flat {
				w.walk(root, path, filepath.Join(real, e.Name()))
			}
		case e.Type().IsRegular() && !w.takes(path):
		case e.Type().IsRegular() && !w.seen[filepath.Join(real, e.Name())]:
			if info, err := e.Info(); err == nil { // else it vanished meanwhile
				w.file(root, path, info)
			}
		}
	}
}

// link adds what a symbolic link leads to, if it is not there already. One
// that leads out of the library is left out: a folder that was received must
// not add private texts to what is exported. A folder of nothing but links was
// made to collect texts: those that lead to files are followed.
func (w *walker) link(root, path string) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		if w.isText(path) {
			w.errs = append(w.errs, fileError(path, err))
		}
	case !w.isInside(realPath(path)) && !(w.bare && info.Mode().IsRegular()):
		if w.leftOut != nil && (info.IsDir() && !w.flat || w.isText(path)) {
			w.leftOut(path, LinkOut)
		}
	case info.IsDir():
		if !w.flat {
			w.walk(root, path, realPath(path))
		}
	case info.Mode().IsRegular() && w.takes(path):
		if w.first(realPath(path)) && !w.walked(path) {
			w.file(root, path, info)
		}
	}
}

func (w *walker) isInside(real string) bool {
	return slices.ContainsFunc(w.roots, func(root string) bool {
		rel, err := filepath.Rel(root, real)
		return err == nil && filepath.IsLocal(rel)
	})
}

// takes reports whether a file of a folder is a text, and says so if it may hold
// documents and is not.
func (w *walker) takes(path string) bool {
	isText, kind := w.isText(path), kinds[extension(path)]
	if !isText && w.leftOut != nil && kind != "" {
		w.leftOut(path, kind)
	}
	return isText
}

// first reports whether a file or folder is met for the first time, whatever
// links lead to it; real is its path without links.
func (w *walker) first(real string) bool {
	if w.seen[real] {
		return false
	}
	if w.seen == nil {
		w.seen = map[string]bool{}
	}
	w.seen[real] = true
	return true
}

// walked reports whether the folder that holds a file was walked, so that the
// file is there already.
func (w *walker) walked(path string) bool {
	real := realPath(path)
	return w.seen[filepath.Dir(real)] && w.isText(real) && !strings.HasPrefix(filepath.Base(real), ".")
}

// realPath returns the absolute path of a file without links, as far as it can be determined.
func realPath(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return path
}

func (w *walker) file(root, path string, info fs.FileInfo) {
	w.files = append(w.files, File{Path: path, State: StateOf(info), rel: relative(root, path), loose: w.loose && extension(path) == "md"})
}
