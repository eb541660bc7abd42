package library

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"
	"unicode"

	"docview/internal/document"

	"golang.org/x/text/encoding"
)

// A File is a text file that holds documents.
type File struct {
	Path    string    // as the user would name it, with the library's folder
	Size    int64     // in bytes, as stored
	ModTime time.Time // when it was last written

	rel  string // its path inside the library's folder, with slashes
	fsys fs.FS  // where it is when it is no file of the system: the sample

	encoding encoding.Encoding // see [Library]
	onGuess  func(path, encoding string)
}

// MaxSize is the size in bytes of the largest text that is read.
const MaxSize = 1 << 30

// What can be wrong with a file's bytes. [FileError] says which file it is.
var (
	ErrEmpty  = errors.New("the file is empty")
	ErrBinary = errors.New("the file is binary, not text")
	ErrPDF    = errors.New("the file is a PDF, not text")
	ErrSize   = errors.New("the file is larger than 1 GiB")
	ErrFolder = errors.New("it is a folder, not a file")
)

// A FileError says which file could not be read, and why.
type FileError struct {
	Path string
	Err  error
}

func (e *FileError) Error() string { return e.Path + ": " + e.Err.Error() }

// Unwrap returns the cause.
func (e *FileError) Unwrap() error { return e.Err }

// fileError gives the error about a file without the operation and the path
// that the system's errors repeat.
func fileError(path string, err error) error {
	var sys *fs.PathError
	if errors.As(err, &sys) {
		err = sys.Err
	}
	return &FileError{path, err}
}

// Read returns the file's text as it is stored, decompressed when it is gzip.
// The error is a [*FileError].
func (f File) Read() ([]byte, error) {
	r, size, err := f.open()
	if err != nil {
		return nil, fileError(f.Path, err)
	}
	defer r.Close()
	data, err := readText(r, size)
	if err != nil {
		return nil, fileError(f.Path, err)
	}
	return data, nil
}

// open opens the file and gives its size; folders and files that are too
// large are errors.
func (f File) open() (file fs.File, size int64, err error) {
	file, err = f.openAny()
	if err != nil {
		return nil, 0, err
	}
	info, err := file.Stat()
	switch {
	case err != nil:
	case info.IsDir():
		err = ErrFolder
	case info.Mode().IsRegular() && info.Size() > MaxSize:
		err = ErrSize
	}
	if err != nil {
		file.Close()
		return nil, 0, err
	}
	return file, info.Size(), nil
}

func (f File) openAny() (fs.File, error) {
	if f.fsys != nil {
		return f.fsys.Open(f.rel)
	}
	return os.Open(f.Path)
}

// readText reads a text of about size bytes, gzip or not, and refuses what is
// no text.
func readText(r io.Reader, size int64) ([]byte, error) {
	data, err := readAll(r, size)
	if err == nil && bytes.HasPrefix(data, []byte("\x1f\x8b")) {
		data, err = unzip(data)
	}
	switch {
	case err != nil:
		return nil, err
	case len(data) > MaxSize:
		return nil, ErrSize
	case bytes.HasPrefix(data, []byte("%PDF-")):
		return nil, ErrPDF
	case isBinary(data):
		return nil, ErrBinary
	case len(bytes.TrimSpace(data)) == 0:
		return nil, ErrEmpty
	}
	return data, nil
}

// readAll reads at most one byte more than MaxSize.
func readAll(r io.Reader, size int64) ([]byte, error) {
	var data bytes.Buffer
	data.Grow(int(min(size, MaxSize)) + bytes.MinRead)
	_, err := data.ReadFrom(io.LimitReader(r, MaxSize+1))
	return data.Bytes(), err
}

func unzip(data []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return readAll(r, 4*int64(len(data)))
}

// binaryHead is how much of a file is looked at, as git does, for the zero
// bytes that tell binary files: a stray one further on makes no text binary.
const binaryHead = 8000

// isBinary reports whether data has zero bytes and is not UTF-16, whose zero
// bytes all stand on one side of its pairs.
func isBinary(data []byte) bool {
	if bytes.HasPrefix(data, []byte("\xFE\xFF")) || bytes.HasPrefix(data, []byte("\xFF\xFE")) {
		return false // a byte order mark
	}
	head := data[:min(len(data), binaryHead)]
	var zeros [2]int
	for i := bytes.IndexByte(head, 0); i >= 0 && i < len(head); i++ {
		if head[i] == 0 {
			zeros[i%2]++
		}
	}
	if zeros[0] == 0 && zeros[1] == 0 {
		return false
	}
	return zeros[0] > 0 && zeros[1] > 0 || zeros[0]+zeros[1] < len(head)/3
}

// Documents returns the documents of the file, at least one, each with its id.
// The error is a [*FileError].
func (f File) Documents() ([]*document.Document, error) {
	data, err := f.Read()
	if err != nil {
		return nil, err
	}
	docs := f.parse(data)
	if guessed := docs[0].GuessedEncoding(); guessed != "" && f.onGuess != nil {
		f.onGuess(f.Path, guessed)
	}
	return docs, nil
}

// parse returns the documents of the file's bytes, each with its id.
func (f File) parse(data []byte) []*document.Document {
	return parse(f.Path, data, f.encoding, f.ID)
}

// parse gives the documents of a text; those that have no id of their own get
// the file's, with their place in the file when it holds several.
func parse(name string, data []byte, e encoding.Encoding, id func() string) []*document.Document {
	docs := document.ParseAllIn(name, data, e)
	for _, d := range docs {
		if d.ID == "" {
			d.ID = id()
			if d.Part > 0 {
				d.ID += "@" + strconv.Itoa(d.Part)
			}
		}
	}
	return docs
}

// ID returns the id that the file's path gives: its name when that is an id
// or a slug, else a slug made of it with four signs of its path's hash.
func (f File) ID() string {
	name := stem(path.Base(f.rel))
	if document.IsID(name) {
		return name
	}
	h := fnv.New32a()
	io.WriteString(h, f.rel)
	return fmt.Sprintf("%s-%04x", slug(name), h.Sum32()&0xFFFF)
}

// stem gives a file's name without its extension, and without ".gz".
func stem(name string) string {
	if ext := path.Ext(name); strings.EqualFold(ext, ".gz") {
		name = strings.TrimSuffix(name, ext)
	}
	return strings.TrimSuffix(name, path.Ext(name))
}

// slugLength bounds a slug that is made of a file's name, in characters.
const slugLength = 40

// slug gives the letters and digits of name in lower case, with a hyphen for
// all that stands between them.
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
// such as standard input; name stands for it in messages. Documents without a
// URL have the id "stdin". The error is a [*FileError].
func (l *Library) ReadDocuments(name string, r io.Reader) ([]*document.Document, error) {
	data, err := readText(r, 0)
	if err != nil {
		return nil, fileError(name, err)
	}
	return parse(name, data, l.Encoding, func() string { return "stdin" }), nil
}

// relative gives the path of a file inside the folder that holds it.
func relative(dir, file string) string {
	rel, err := filepath.Rel(dir, file)
	if err != nil || rel == "." || strings.HasPrefix(rel, "..") {
		return filepath.Base(file)
	}
	return filepath.ToSlash(rel)
}
