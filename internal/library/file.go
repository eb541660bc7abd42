package library

import (
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/parse"

	"golang.org/x/text/encoding"
)

// A File is a text file that holds documents.
type File struct {
	Path string // as the user would name it, with the library's folder
	State

	rel   string // its path inside the library's folder, with slashes
	fsys  fs.FS  // where it is if it is not a file of the system: the sample
	loose bool   // it may be a manuscript, see [ErrManuscript]

	encoding encoding.Encoding // see [Library]
	onGuess  func(path, encoding string, doubtful bool)
	maxSize  int64
}

// What can be wrong with a file's bytes. [FileError] says which file it is.
var (
	ErrEmpty     = errors.New("the file is empty")
	ErrBinary    = errors.New("the file is binary, not text")
	ErrSize      = errors.New("the text is larger than the limit")
	ErrExpansion = fmt.Errorf("the gzip data expand to more than %d times their size", mostExpansion)
	ErrSpecial   = errors.New("it is a device or a pipe, not a file")
	ErrFolder    = errors.New("it is a folder, not a file")
)

// A FileError says which file could not be read, and why.
type FileError struct {
	Path string
	Err  error
}

func (e *FileError) Error() string { return e.Path + ": " + e.Err.Error() }

// Unwrap returns the cause.
func (e *FileError) Unwrap() error { return e.Err }

// fileError returns the error about a file without the operation and the path
// that the system's errors repeat.
func fileError(path string, err error) error {
	var sys *fs.PathError
	if errors.As(err, &sys) {
		err = sys.Err
	}
	return &FileError{path, err}
}

// Read returns the file's text as it is stored, decompressed if it is gzip. Of
// damaged gzip data it is what can be read. The error is a [*FileError].
func (f File) Read() ([]byte, error) {
	t, err := f.read()
	return t.data, err
}

func (f File) read() (storedText, error) {
	r, size, err := f.open()
	if err != nil {
		return storedText{}, fileError(f.Path, err)
	}
	defer r.Close()
	t, err := readText(r, size, f.maxSize)
	if err != nil {
		return storedText{}, fileError(f.Path, err)
	}
	return t, nil
}

// open opens the file and returns its size, 0 if that is not known.
func (f File) open() (file fs.File, size int64, err error) {
	if f.fsys != nil {
		file, err = f.fsys.Open(f.rel)
		return file, 0, err
	}
	if size, err = sizeOf(f.Path); err != nil {
		return nil, 0, err
	}
	file, err = os.Open(f.Path)
	return file, size, err
}

// ReadFile returns the bytes of a file that is not a document. The error is a
// [*FileError].
func ReadFile(path string) (data []byte, err error) {
	size, err := sizeOf(path)
	switch {
	case err != nil:
	case size > DefaultMaxSize:
		err = sizeError(DefaultMaxSize)
	default:
		data, err = os.ReadFile(path)
	}
	if err != nil {
		return nil, fileError(path, err)
	}
	return data, nil
}

// sizeOf returns the size of a file. Anything but a regular file with a size is an error:
// a pipe may never be written to, and what the system's kernel shows as files
// without a size may have no end. So nothing is opened before.
func sizeOf(path string) (size int64, err error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return 0, err
	case info.IsDir():
		return 0, ErrFolder
	case !info.Mode().IsRegular():
		return 0, ErrSpecial
	case info.Size() == 0:
		return 0, ErrEmpty
	}
	return info.Size(), nil
}

// Documents returns the documents of the file, at least one, each with its id.
// The error is a [*FileError].
func (f File) Documents() ([]*document.Document, error) {
	docs, _, err := f.DocumentsIf(func([]byte) bool { return true })
	return docs, err
}

// DocumentsIf returns what Documents does, unless the file is surely UTF-8 and one
// document, and may says that its text is of no use. Then it returns no documents,
// but the ids that the document may have.
func (f File) DocumentsIf(may func(text []byte) bool) (docs []*document.Document, ids []string, err error) {
	t, err := f.read()
	if err != nil {
		return nil, nil, err
	}
	if !f.loose && isPlain(t.data) && !may(t.data) {
		return nil, f.idsIn(t.data), nil
	}
	if docs, err = f.parse(t.data); err != nil {
		return nil, nil, err
	}
	t.report(docs)
	if guessed, doubtful := docs[0].GuessedEncoding(); guessed != "" && f.onGuess != nil {
		f.onGuess(f.Path, guessed, doubtful)
	}
	return docs, nil, nil
}

// isPlain reports whether the text of a file is its bytes, in UTF-8, and surely that
// of one document.
func isPlain(data []byte) bool {
	return utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 && bytes.IndexByte(data, '\x1b') < 0 && !holdsSeveral(data)
}

// parse returns the documents of the file's bytes, each with its id.
func (f File) parse(data []byte) ([]*document.Document, error) {
	docs, err := documentsOf(f.Path, data, f.encoding, f.ID)
	if err == nil && f.loose && isManuscript(docs) {
		return nil, fileError(f.Path, ErrManuscript)
	}
	return docs, err
}

// documentsOf returns the documents of a text; those that have no id of their own get
// the file's, with their place in the file when it holds several.
func documentsOf(name string, data []byte, e encoding.Encoding, id func() string) ([]*document.Document, error) {
	docs, err := Guard(name, func() ([]*document.Document, error) { return parse.ParseAll(name, data, e), nil })
	for _, d := range docs {
		if d.ID == "" {
			d.ID = id() + partSuffix(d.Part)
		}
		d.Ref = d.ID
	}
	return docs, err
}

// ID returns the id made from the file's path: its name when that is an id
// or a slug, else a slug made of it with four characters of its path's hash.
func (f File) ID() string {
	name := document.Stem(f.rel)
	if document.IsID(name) {
		return name
	}
	h := fnv.New32a()
	io.WriteString(h, f.rel)
	return fmt.Sprintf("%s-%04x", slug(name), h.Sum32()&0xFFFF)
}

// Names returns what the file answers to besides the ids of its documents: its
// own id, and its name without the extension.
func (f File) Names() []string { return []string{f.ID(), document.Stem(f.Path)} }

// slugLength bounds a slug that is made of a file's name, in characters.
const slugLength = 40

// slug returns the letters and digits of name in lower case, with a hyphen for
// all that is between them.
func slug(name string) string {
	var s strings.Builder
	n, gap := 0, false
	for _, r := range name {
		switch {
		case unicode.IsMark(r):
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			gap = s.Len() > 0
		case n == slugLength:
			return s.String()
		default:
			if gap {
				s.WriteByte('-')
			}
			s.WriteRune(unicode.ToLower(r))
			n, gap = n+1, false
		}
	}
	if s.Len() == 0 {
		return "document"
	}
	return s.String()
}

// ReadDocuments returns the documents of a text that is no file of a library,
// such as standard input; name is its name in messages. Documents without a
// URL have the id "stdin". The error is a [*FileError].
func (l *Library) ReadDocuments(name string, r io.Reader) ([]*document.Document, error) {
	t, err := readText(r, 0, l.MaxSize)
	if err != nil {
		return nil, fileError(name, err)
	}
	docs, err := documentsOf(name, t.data, l.Encoding, func() string { return "stdin" })
	if err == nil {
		t.report(docs)
	}
	return docs, err
}

// relative returns the path of a file inside the folder that holds it.
func relative(dir, file string) string {
	rel, err := filepath.Rel(dir, file)
	if err != nil || rel == "." || strings.HasPrefix(rel, "..") {
		return filepath.Base(file)
	}
	return filepath.ToSlash(rel)
}
