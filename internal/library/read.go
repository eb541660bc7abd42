package library

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"sync"

	"docview/internal/document"
)

// DefaultMaxSize is the size in bytes of the largest text that is read if a
// [Library] has no MaxSize.
const DefaultMaxSize = 64 << 20

// A gzip file may expand to mostExpansion times its size, and to freeExpansion
// bytes whatever its size: the best compressed prose expands to some ten times.
const (
	mostExpansion = 100
	freeExpansion = 1 << 20
)

// A text may have freeLines lines, and more if they have leastLine bytes on
// average: a line takes much more memory than its text.
const (
	freeLines = 1 << 20
	leastLine = 32
)

// headSize is how much of a file is looked at, as git does, for what binary files
// have before the rest is read.
const headSize = 8000

// heads are kept for their buffers.
var heads = sync.Pool{New: func() any { return bufio.NewReaderSize(nil, 64<<10) }}

// A storedText is the text of a file as it is stored.
type storedText struct {
	data   []byte
	damage string // what could not be read of gzip data, "" for nothing
}

// report adds the damage to the problems of the documents of the text.
func (t *storedText) report(docs []*document.Document) {
	if t.damage == "" {
		return
	}
	last := docs[len(docs)-1]
	last.Problems = append(last.Problems, document.Problem{
		Code: "gzip-damaged", Severity: document.Error, Line: 1 + bytes.Count(bytes.TrimRight(t.data, "\n"), []byte("\n")), Column: 1,
		Message: t.damage, Hint: "compare the end of the text with its source, or compress the text again",
	})
}

// readText reads a text of at most maxSize bytes, gzip or not; 0 means
// [DefaultMaxSize] and a bound of how much gzip data expand. The size of the
// file is 0 if it is not known. What is no text is refused by its first bytes.
func readText(file io.Reader, size, maxSize int64) (t storedText, err error) {
	bounded := maxSize == 0
	u := unzipper{bounded: bounded, file: counter{r: file}}
	if bounded {
		maxSize = DefaultMaxSize
	}
	u.stored = heads.Get().(*bufio.Reader)
	u.stored.Reset(&u.file)
	defer heads.Put(u.stored)
	r := u.stored
	if magic, _ := r.Peek(2); bytes.Equal(magic, gzipMagic) {
		if u.gzip, err = gzip.NewReader(u.stored); err != nil {
			return t, err
		}
		u.gzip.Multistream(false)
		r, size = bufio.NewReaderSize(&u, headSize), 4*size
	}
	if err := checkHead(r); err != nil {
		return t, err
	}
	if u.gzip == nil && size > maxSize {
		return t, sizeError(maxSize)
	}
	var data bytes.Buffer
	data.Grow(int(min(size, maxSize)) + bytes.MinRead)
	_, err = data.ReadFrom(io.LimitReader(r, maxSize+1))
	switch {
	case err != nil:
		return t, err
	case int64(data.Len()) > maxSize:
		return t, sizeError(maxSize)
	case len(bytes.TrimSpace(data.Bytes())) == 0:
		return t, ErrEmpty
	case bounded && data.Len() > freeLines && linesOf(data.Bytes()) > max(freeLines, data.Len()/leastLine):
		return t, fmt.Errorf("%w of %d short lines", ErrSize, freeLines)
	}
	return storedText{data.Bytes(), u.damage}, nil
}

// linesOf returns about how many lines of a text are not blank.
func linesOf(data []byte) int {
	return bytes.Count(data, []byte("\n")) - bytes.Count(data, []byte("\n\n"))
}

func sizeError(maxSize int64) error { return fmt.Errorf("%w of %d bytes", ErrSize, maxSize) }

// checkHead returns an error if the first bytes are not those of a text.
func checkHead(r *bufio.Reader) error {
	head, err := r.Peek(headSize)
	switch format := formatOf(head); {
	case format != nil:
		return format
	case IsBinary(head):
		return ErrBinary
	case err == io.EOF:
		return nil
	}
	return err
}

var gzipMagic = []byte("\x1f\x8b")

// An unzipper reads gzip data as gzip does: one member after the other, without
// the zeros that tapes and disks leave after them. What follows and is no
// gzip, and what is damaged, is left out and said to be.
type unzipper struct {
	file    counter
	stored  *bufio.Reader // over file
	gzip    *gzip.Reader  // over stored
	bounded bool          // see mostExpansion
	size    int64         // of the text read so far
	damage  string
}

func (u *unzipper) Read(p []byte) (n int, err error) {
	for {
		n, err = u.gzip.Read(p)
		u.size += int64(n)
		switch {
		case u.bounded && u.size > freeExpansion && u.size > mostExpansion*u.file.n:
			return 0, ErrExpansion
		case n > 0:
			return n, nil
		case err == io.EOF:
			if !u.next() {
				return 0, io.EOF
			}
		case err != nil && u.size > 0 && !errors.Is(err, u.file.err):
			u.damage = "the gzip data are damaged or cut off here"
			return 0, io.EOF
		default:
			return 0, err
		}
	}
}

// next goes on to the next member, and reports whether there is one.
func (u *unzipper) next() bool {
	for {
		b, err := u.stored.Peek(1)
		if err != nil {
			return false
		}
		if b[0] != 0 {
			break
		}
		u.stored.Discard(1)
	}
	if magic, _ := u.stored.Peek(2); !bytes.Equal(magic, gzipMagic) || u.gzip.Reset(u.stored) != nil {
		u.damage = "bytes after the gzip data are left out"
		return false
	}
	u.gzip.Multistream(false)
	return true
}

// A counter counts the bytes that are read, and keeps an error that is not the
// end of the file.
type counter struct {
	r   io.Reader
	n   int64
	err error
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	if err != io.EOF && err != nil {
		c.err = err
	}
	return n, err
}

// IsBinary reports whether the head of a file has more zero bytes than a damaged
// text: more than two, and one in a thousand.
func IsBinary(data []byte) bool {
	head := data[:min(len(data), headSize)]
	return bytes.Count(head, []byte{0}) > max(2, len(head)/1000) && !document.HasUnits(head)
}
