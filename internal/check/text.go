package check

import (
	"bytes"
	"iter"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"docview/internal/document"
)

// A text is the part of a file that a document is, decoded, with the way from
// the file's bytes to it and from it to lines and columns.
type text struct {
	s            string
	base         int         // the byte of the file that s begins with
	line, column int         // where in the file s begins
	foreign      map[int]int // offsets of s by bytes of the file; nil where the file is UTF-8
}

// textOf gives the text of the whole file, or of d's own part of it when the
// file holds several documents.
func textOf(d *document.Document) text {
	t := text{line: 1, column: 1, base: bomLength(d.Source)}
	end := len(d.Source)
	if d.Part > 0 {
		end = t.narrow(d)
	}
	data := d.Source[t.base:max(t.base, end)]
	if next := decoderOf(d.Source, data); next != nil {
		t.decode(d, data, next)
	} else {
		t.s = string(data)
	}
	return t
}

// narrow makes t begin where d does and gives the byte that d ends before.
func (t *text) narrow(d *document.Document) (end int) {
	first := place{start: -1}
	for p := range places(d) {
		if first.start < 0 || p.start < first.start {
			first = p
		}
		end = max(end, p.end)
	}
	if first.start < t.base {
		return t.base
	}
	before := d.Source[t.base:first.start]
	if i := lastLineEnd(before, isUTF16(d.Source)); i > 0 {
		before = before[i:]
	}
	column := text{line: 1, column: 1}
	if next := decoderOf(d.Source, before); next != nil {
		column.decode(&document.Document{}, before, next)
	} else {
		column.s = string(before)
	}
	t.line = first.line
	t.column = utf8.RuneCountInString(column.s) + 1
	t.base = first.start
	return min(end, len(d.Source))
}

// lastLineEnd gives the byte after the last line end of data, -1 when there is none.
func lastLineEnd(data []byte, wide bool) int {
	if !wide {
		return bytes.LastIndexAny(data, "\r\n") + 1
	}
	for i := len(data) &^ 1; i >= 2; i -= 2 {
		if a, b := data[i-2], data[i-1]; a == 0 && (b == '\n' || b == '\r') || b == 0 && (a == '\n' || a == '\r') {
			return i
		}
	}
	return -1
}

// A place is where a field or block stands in the file.
type place struct{ start, end, line int }

// places gives the places of all fields and blocks.
func places(d *document.Document) iter.Seq[place] {
	return func(yield func(place) bool) {
		for i := range d.Header {
			if f := &d.Header[i]; !yield(place{f.Start, f.End, f.Line}) {
				return
			}
		}
		for _, blocks := range [][]document.Block{d.Body, d.Furniture} {
			for i := range blocks {
				if b := &blocks[i]; !yield(place{b.Start, b.End, b.Line}) {
					return
				}
			}
		}
	}
}

// A decoder gives the first character of data, which is not empty, and its
// length in bytes.
type decoder func(data []byte) (r rune, size int)

// decoderOf gives how a file that is not UTF-8 is read, by the same marks as
// Parse has: nil for UTF-8, else UTF-16 or Windows-1252. The part of it that
// is to be read decides about Windows-1252.
func decoderOf(file, part []byte) decoder {
	switch {
	case isUTF16(file) && isBigEndian(file):
		return func(data []byte) (rune, int) { return decodeUTF16(data, 0, 1) }
	case isUTF16(file):
		return func(data []byte) (rune, int) { return decodeUTF16(data, 1, 0) }
	case isWindows1252(part):
		return func(data []byte) (rune, int) { return charmap.Windows1252.DecodeByte(data[0]), 1 }
	}
	return nil
}

func bomLength(data []byte) int {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return 3
	case bytes.HasPrefix(data, []byte("\xFE\xFF")), bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return 2
	}
	return 0
}

// isUTF16 reports whether data is UTF-16, by its byte order mark or by the
// zero bytes of its ASCII characters.
func isUTF16(data []byte) bool {
	if bomLength(data) == 2 {
		return true
	}
	even, odd, half := zeros(data)
	return half >= 2 && (even > half*2/3 && odd == 0 || odd > half*2/3 && even == 0)
}

func isBigEndian(data []byte) bool {
	if bomLength(data) == 2 {
		return data[0] == 0xFE
	}
	even, _, _ := zeros(data)
	return even > 0
}

func zeros(data []byte) (even, odd, half int) {
	head := data[:min(len(data), 512)]
	for i, b := range head {
		if b == 0 {
			even += 1 - i%2
			odd += i % 2
		}
	}
	return even, odd, len(head) / 2
}

func decodeUTF16(data []byte, high, low int) (rune, int) {
	if len(data) < 2 {
		return utf8.RuneError, len(data)
	}
	r := rune(data[high])<<8 | rune(data[low])
	if utf16.IsSurrogate(r) && len(data) >= 4 {
		if pair := utf16.DecodeRune(r, rune(data[2+high])<<8|rune(data[2+low])); pair != utf8.RuneError {
			return pair, 4
		}
	}
	return r, 2
}

// isWindows1252 reports whether more bytes of data than not are no UTF-8.
func isWindows1252(data []byte) bool {
	if utf8.Valid(data) {
		return false
	}
	good, bad := 0, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		data = data[size:]
	}
	return bad >= good
}

// decode makes the text of bytes that are not UTF-8 and notes where the
// fields and blocks of d stand in it.
func (t *text) decode(d *document.Document, data []byte, next decoder) {
	var marks []int
	for p := range places(d) {
		marks = append(marks, p.start-t.base, p.end-t.base)
	}
	slices.Sort(marks)
	t.foreign = make(map[int]int, len(marks))
	var s strings.Builder
	for i := 0; i < len(data); {
		for len(marks) > 0 && marks[0] <= i {
			t.foreign[marks[0]], marks = s.Len(), marks[1:]
		}
		r, size := next(data[i:])
		s.WriteRune(r)
		i += size
	}
	for _, m := range marks {
		t.foreign[m] = s.Len()
	}
	t.s = s.String()
}

// at gives the offset in the text of a field's or block's first or last byte
// in the file.
func (t *text) at(file int) int {
	i := file - t.base
	if t.foreign != nil {
		i = t.foreign[i]
	}
	return max(0, min(i, len(t.s)))
}

// raw gives the text between two bytes of the file, as it stands there, and
// its offset.
func (t *text) raw(start, end int) (s string, at int) {
	at = t.at(start)
	return t.s[at:max(at, t.at(end))], at
}

// mostFound bounds the text in which a piece of a field is looked for.
const mostFound = 1 << 16

// find gives the offset of what a field says between two bytes of the file,
// whatever blanks and line ends stand between its words; the start when it is
// not there.
func (t *text) find(start, end int, what string) int {
	raw, at := t.raw(start, end)
	raw = raw[:min(len(raw), mostFound)]
	words := strings.Fields(what)
	words = words[:min(len(words), 12)]
	if len(words) == 0 {
		return at
	}
	for from := 0; ; {
		i := strings.Index(raw[from:], words[0])
		if i < 0 {
			return at
		}
		if hasWords(raw[from+i:], words) {
			return at + from + i
		}
		from += i + len(words[0])
	}
}

func hasWords(s string, words []string) bool {
	for _, w := range words {
		rest, ok := strings.CutPrefix(strings.TrimLeft(s, " \t\r\n\f\v\u00a0"), w)
		if !ok {
			return false
		}
		s = rest
	}
	return true
}

// A walker turns offsets of the text, in rising order, into lines and columns.
type walker struct {
	s            string
	offset       int
	line, column int
}

func (t *text) walker() walker { return walker{s: t.s, line: t.line, column: t.column} }

// to gives the line and the column, in characters, of an offset.
func (w *walker) to(offset int) (line, column int) {
	for {
		i := strings.IndexAny(w.s[w.offset:offset], "\r\n")
		if i < 0 {
			break
		}
		end := w.offset + i
		w.offset = end + 1
		if w.s[end] == '\r' && w.offset < len(w.s) && w.s[w.offset] == '\n' {
			w.column += i + 1
			if w.offset == offset {
				return w.line, w.column
			}
			w.offset++
		}
		w.line, w.column = w.line+1, 1
	}
	w.column += utf8.RuneCountInString(w.s[w.offset:offset])
	w.offset = offset
	return w.line, w.column
}
