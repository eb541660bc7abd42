package library

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"docview/internal/document"
)

// Find returns the documents that a command's argument means, which is one of
//
//   - an id ("112596"), or the beginning of one that no other id has;
//   - a URL whose last element is an id;
//   - the path of a file, from here or from a folder of the library, or its
//     name without the extension; it means all documents of the file;
//   - FILE@2, the second document of a file;
//   - a file URL, as [Ref] writes it for paths that cannot be printed;
//   - an address: any of these with a place, "112596#4" or "letter.txt#p7".
//
// An id goes before a file's name, both before the id of the sample, which is
// there in every library, and all three before the beginning of an id. All
// files of the library are looked at, as an id may be in the URL of any of
// them, but only those whose bytes hold it are parsed.
//
// The errors are a [*NotFoundError], an [*AmbiguousError], a [*FileError] and,
// for addresses, a [*document.PlaceError].
func (l *Library) Find(arg string) ([]*document.Document, error) {
	docs, place, err := l.Resolve(arg)
	if err != nil || place == "" {
		return docs, err
	}
	part, err := docs[0].At(place)
	if err != nil {
		return nil, err
	}
	return []*document.Document{part}, nil
}

// Resolve returns the documents that an argument means as Find does, but whole
// ones with the place that an address names beside them. Where there is a
// place there is one document.
func (l *Library) Resolve(arg string) (docs []*document.Document, place string, err error) {
	name := arg
	if i := strings.LastIndexByte(arg, '#'); i > 0 {
		if _, _, isFile := l.partAt(arg); !isFile {
			name, place = arg[:i], arg[i+1:]
		}
	}
	docs, err = l.find(name)
	if err == nil && place != "" && len(docs) > 1 {
		return nil, "", &AmbiguousError{Name: name, Candidates: candidates(docs, false)}
	}
	return docs, place, err
}

func (l *Library) find(name string) ([]*document.Document, error) {
	if strings.HasPrefix(name, "file://") {
		return l.byPath(pathOf(name))
	}
	if strings.Contains(name, "://") {
		return l.byID(lastElement(name))
	}
	if strings.ContainsAny(name, `/\`) || l.isText(name) {
		return l.byPath(name)
	}
	docs, err := l.byID(name)
	if err != nil {
		if f, part, ok := l.partAt(name); ok {
			return f.documents(name, part)
		}
	}
	return docs, err
}

func lastElement(url string) string {
	url, _, _ = strings.Cut(url, "?")
	url = strings.TrimRight(url, "/")
	return url[strings.LastIndexByte(url, '/')+1:]
}

// partAt returns the file that name is the path of, and the part in "@2" after
// the path, 0 if there is none.
func (l *Library) partAt(name string) (f File, part int, ok bool) {
	if f, ok = l.fileAt(name); ok {
		return f, 0, true
	}
	path, part := cutPart(name)
	if part > 0 {
		f, ok = l.fileAt(path)
	}
	return f, part, ok
}

// byPath returns the documents of FILE or FILE@2.
func (l *Library) byPath(name string) ([]*document.Document, error) {
	f, part, ok := l.partAt(name)
	if !ok {
		_, err := os.Stat(name)
		return nil, fileError(name, cmp.Or(err, fs.ErrNotExist))
	}
	return f.documents(name, part)
}

// documents returns the documents of a file that a name is the path of, or one
// of them if part is not 0.
func (f File) documents(name string, part int) ([]*document.Document, error) {
	docs, err := f.Documents()
	if err != nil {
		return nil, err
	}
	if part > len(docs) {
		return nil, fileError(name, fmt.Errorf("the file contains %s", document.Plural(len(docs), "document")))
	}
	if part > 0 {
		name, _ = cutPart(name)
	}
	for _, d := range docs {
		d.Ref = Ref(name, d.Part)
	}
	if part > 0 {
		docs = docs[part-1 : part]
	}
	return docs, nil
}

// cutPart cuts "@2" off the end of name; part is 0 where there is none.
func cutPart(name string) (file string, part int) {
	i := strings.LastIndexByte(name, '@')
	if i < 0 {
		return name, 0
	}
	n, err := strconv.Atoi(name[i+1:])
	if err != nil || n < 1 {
		return name, 0
	}
	return name[:i], n
}

// fileAt returns the file at a path from here, or from a folder of the library.
func (l *Library) fileAt(path string) (File, bool) {
	f := File{Path: path, encoding: l.Encoding, maxSize: l.MaxSize}
	if info, err := os.Stat(path); err == nil {
		f.State, f.rel = StateOf(info), l.relative(path)
		return f, true
	}
	for _, dir := range l.Dirs {
		inside := filepath.Join(dir, path)
		if info, err := os.Stat(inside); err == nil && !info.IsDir() {
			f.Path, f.State, f.rel = inside, StateOf(info), relative(dir, inside)
			return f, true
		}
	}
	if l.Sample != nil {
		if info, err := fs.Stat(l.Sample, path); err == nil && !info.IsDir() {
			f.State, f.rel, f.fsys = StateOf(info), path, l.Sample
			return f, true
		}
	}
	return File{}, false
}

// InSample reports whether a document that the library found is the built-in
// sample rather than one of the library's folders.
func (l *Library) InSample(d *document.Document) bool {
	if _, err := os.Stat(d.Name); err == nil || l.Sample == nil {
		return false
	}
	_, err := fs.Stat(l.Sample, d.Name)
	return err == nil
}

// relative returns the path of a file inside the library's folder that holds it,
// else its name, so that its id is the same however it is named.
func (l *Library) relative(path string) string {
	abs, _ := filepath.Abs(path)
	for _, dir := range l.Dirs {
		dir, _ := filepath.Abs(dir)
		if rel, err := filepath.Rel(dir, abs); err == nil && filepath.IsLocal(rel) && rel != "." {
			return filepath.ToSlash(rel)
		}
	}
	return filepath.Base(path)
}

// How well a document answers to a name, the best first.
const (
	isID     = iota // the name is its id
	isFile          // the name is its file's, with or without "@2"
	isPrefix        // its id begins with the name
	isNone
)

// byID returns the document that has an id, or whose file has it as its name, or
// whose id begins with it.
func (l *Library) byID(id string) ([]*document.Document, error) {
	if !mayBeID(id) {
		return nil, l.notFound(id, nil)
	}
	files, err := l.lookup(id)
	var found [isNone][]*document.Document
	for m, fileErr := range Map(files, func(f File) (matches, error) { return f.match(id) }) {
		err = errors.Join(err, fileErr)
		for rank, docs := range m {
			found[rank] = append(found[rank], docs...)
		}
	}
	best := 0
	for best < isNone && len(found[best]) == 0 {
		best++
	}
	var sample []*document.Document
	if best >= isPrefix {
		sample = l.sampleByID(id)
	}
	switch {
	case l.Lookup != nil && (best == isNone || sample != nil): // a file that the index does not know yet may be better
		all := *l
		all.Lookup = nil
		return all.byID(id)
	case sample != nil:
		return sample, nil
	case best == isNone:
		return nil, l.notFound(id, err)
	case len(found[best]) == 1 || best == isFile && oneFile(found[best]):
		if best == isFile { // other documents may have the id
			for _, d := range found[best] {
				d.Ref = Path(d)
			}
		}
		return found[best], nil
	}
	return nil, &AmbiguousError{Name: id, Prefix: best == isPrefix, Candidates: candidates(found[best], best == isPrefix)}
}

// sampleByID returns the document of the sample that has exactly this id, none
// if there is no such document.
func (l *Library) sampleByID(id string) []*document.Document {
	if len(l.Dirs) == 0 {
		return nil // the library is the sample, and was looked at
	}
	files, _ := l.sample()
	for _, f := range files {
		if m, err := f.match(id); err == nil && len(m[isID]) == 1 {
			return m[isID]
		}
	}
	return nil
}

func (l *Library) notFound(name string, err error) error {
	nearest := l.nearest(name)
	if _, ok := l.fileAt(name + ".md"); ok { // a manuscript
		nearest = []string{name + ".md"}
	}
	return &NotFoundError{Name: name, Where: l.String(), Nearest: nearest, Err: err}
}

// lookup returns the files that may hold documents that answer to a name.
func (l *Library) lookup(name string) ([]File, error) {
	if l.Lookup != nil {
		name, _ = cutPart(name)
		return l.Lookup(name)
	}
	return l.Files()
}

// mayBeID reports whether some document could have the id or a beginning of it.
func mayBeID(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return !strings.ContainsRune("-@_", r) && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

func oneFile(docs []*document.Document) bool {
	return !slices.ContainsFunc(docs, func(d *document.Document) bool { return d.Name != docs[0].Name })
}

// matches is the documents of a file that answer to a name, by how well they do.
type matches [isNone][]*document.Document

// match returns the documents of the file that answer to a name. The file is
// parsed only where its name begins so or its bytes hold the name, as the URL
// of such a document does; other encodings than ASCII's are parsed always.
func (f File) match(name string) (m matches, err error) {
	data, err := f.Read()
	if err != nil {
		return m, err
	}
	base, _ := cutPart(name)
	isNamed := slices.ContainsFunc(f.Names(), func(own string) bool { return strings.HasPrefix(own, base) })
	if !isNamed && !bytes.Contains(data, []byte(base)) && !isWide(data) {
		return m, nil
	}
	docs, err := f.parse(data)
	if errors.Is(err, ErrManuscript) {
		err = nil
	}
	for _, d := range docs {
		if rank := f.rank(d, name); rank < isNone {
			m[rank] = append(m[rank], d)
		}
	}
	return m, err
}

// isWide reports whether data may be text in UTF-16, whose bytes hold no ASCII string.
func isWide(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xFE\xFF")) || bytes.HasPrefix(data, []byte("\xFF\xFE")) ||
		bytes.IndexByte(data[:min(len(data), headSize)], 0) >= 0
}

// rank returns how well a document of the file answers to a name.
func (f File) rank(d *document.Document, name string) int {
	if d.ID == name {
		return isID
	}
	part := "@" + strconv.Itoa(d.Part)
	for _, file := range f.Names() {
		if name == file || d.Part > 0 && name == file+part {
			return isFile
		}
	}
	if strings.HasPrefix(d.ID, name) {
		return isPrefix
	}
	return isNone
}

// Path returns the argument that opens the document by its file and no other.
func Path(d *document.Document) string { return Ref(d.Name, d.Part) }

// A Candidate is a document that an argument may mean.
type Candidate struct {
	ID    string
	Ref   string // what opens it and no other: its id, or its path if another candidate has the id
	Title string // as [Heading] returns it
	Kind  string // how it differs from another of the same id: its layout, size and length; "" if no other has the id
}

// candidates returns what a name may mean: documents whose ids begin with it,
// all of those that there are, or else documents of one id or of files of one name.
func candidates(docs []*document.Document, prefix bool) []Candidate {
	times := map[string]int{}
	for _, d := range docs {
		times[d.ID]++
	}
	var cs []Candidate
	for _, d := range docs {
		c := Candidate{ID: d.ID, Ref: d.ID, Title: Heading(d)}
		if times[d.ID] > 1 || !prefix {
			c.Ref = Path(d)
		}
		if times[d.ID] > 1 {
			c.Kind = fmt.Sprintf("%s, %s, %s", d.Layout, document.Plural(len(d.Source), "byte"), document.Plural(d.Counts().Words, "word"))
		}
		cs = append(cs, c)
	}
	return cs
}

// An AmbiguousError says that an argument means several documents.
type AmbiguousError struct {
	Name       string
	Prefix     bool // Name is the beginning of their ids, else the id or file name of all
	Candidates []Candidate
}

func (e *AmbiguousError) Error() string {
	if e.Prefix {
		ids := map[string]bool{}
		for _, c := range e.Candidates {
			ids[c.ID] = true
		}
		if len(ids) < len(e.Candidates) {
			return fmt.Sprintf("%d documents have ids that begin with %s", len(e.Candidates), e.Name)
		}
		return fmt.Sprintf("%d ids begin with %s", len(ids), e.Name)
	}
	return fmt.Sprintf("%d documents have the id %s", len(e.Candidates), e.Name)
}

// A NotFoundError says that the library has no such document.
type NotFoundError struct {
	Name    string
	Where   string   // the library, as its String returns it
	Nearest []string // the ids most like it, the nearest first; at most three
	Err     error    // the files that could not be read meanwhile, nil when all could
}

func (e *NotFoundError) Error() string { return fmt.Sprintf("no document %s in %s", e.Name, e.Where) }

// Unwrap returns what could not be read.
func (e *NotFoundError) Unwrap() error { return e.Err }

// Heading returns a document's title, or what is shown in its place: see [document.Document.Description].
func Heading(d *document.Document) string {
	if title := d.Title(); title != "" { // a description takes time
		return title
	}
	return d.Description()
}
