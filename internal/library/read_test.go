package library

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// zipped returns gzip data of a text.
func zipped(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestReadGzip: gzip data are read as gzip reads them, and damage is a problem
// of the document, not an error of the file.
func TestReadGzip(t *testing.T) {
	var numbers strings.Builder
	for i := range 5000 {
		numbers.WriteString(strings.Repeat("a paragraph ", i%7) + "\n\n")
	}
	text := numbers.String()
	whole := zipped(t, text)
	wrong := []byte(whole)
	wrong[len(wrong)-6] ^= 1 // in the checksum
	for _, c := range []struct{ name, data, want, damage string }{
		{"one member", whole, text, ""},
		{"two members", whole + zipped(t, "The end."), text + "The end.", ""},
		{"zeros of a tape", whole + strings.Repeat("\x00", 5000), text, ""},
		{"a member after zeros", whole + "\x00\x00" + zipped(t, "The end."), text + "The end.", ""},
		{"something else after it", whole + "garbage", text, "bytes after the gzip data are left out"},
		{"cut off", whole[:len(whole)/2], "", "the gzip data are damaged or cut off here"},
		{"a wrong checksum", string(wrong), text, "the gzip data are damaged or cut off here"},
	} {
		path := filepath.Join(t.TempDir(), "a.txt.gz")
		if err := os.WriteFile(path, []byte(c.data), 0o666); err != nil {
			t.Fatal(err)
		}
		f := File{Path: path}
		got, err := f.Read()
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if c.want != "" && string(got) != c.want || !strings.HasPrefix(text+"The end.", string(got)) || len(got) < len(text)/4 {
			t.Errorf("%s: %d bytes, want %d", c.name, len(got), len(c.want))
		}
		docs, err := f.Documents()
		if err != nil {
			t.Fatal(err)
		}
		damage := ""
		for _, p := range docs[len(docs)-1].Problems {
			if p.Code == "gzip-damaged" {
				damage = p.Message
			}
		}
		if damage != c.damage {
			t.Errorf("%s: damage %q, want %q", c.name, damage, c.damage)
		}
	}
}

// TestReadBounds: a hostile file is an error of that file, before it is read
// to its end; a limit that the user names is the only one.
func TestReadBounds(t *testing.T) {
	dir := write(t, map[string]string{
		"lines.txt.gz": zipped(t, strings.Repeat("a\n\n", 1<<20)),
		"zeros.txt.gz": zipped(t, strings.Repeat("\x00", 4<<20)),
		"small.txt.gz": zipped(t, strings.Repeat("a\n\n", 1<<16)),
		"words.txt":    strings.Repeat("word ", 4000),
	})
	for _, c := range []struct {
		name    string
		maxSize int64
		want    error
	}{
		{"lines.txt.gz", 0, ErrExpansion},
		{"lines.txt.gz", 4 << 20, nil},
		{"lines.txt.gz", 1 << 20, ErrSize},
		{"zeros.txt.gz", 0, ErrBinary},
		{"small.txt.gz", 0, nil},
		{"words.txt", 0, nil},
		{"words.txt", 20_000, nil},
		{"words.txt", 19_999, ErrSize},
	} {
		f := File{Path: filepath.Join(dir, c.name), maxSize: c.maxSize}
		if _, err := f.Read(); !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
			t.Errorf("%s up to %d bytes: %v, want %v", c.name, c.maxSize, err, c.want)
		}
	}
	var endless endlessReader
	if _, err := readText(&endless, 0, 0); !errors.Is(err, ErrBinary) || endless > 1<<16 {
		t.Errorf("zeros without end: %v after %d bytes", err, endless)
	}
}

// An endlessReader reads zeros, and counts them.
type endlessReader int

func (r *endlessReader) Read(p []byte) (int, error) {
	clear(p)
	*r += endlessReader(len(p))
	return len(p), nil
}
