package document

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/text/encoding/charmap"
)

// A source is the text of a file and the way between it and the file's bytes.
type source struct {
	text     string
	byteOf   func(offset int) int // the byte of the file at an offset of text
	offsetOf func(byte int) int   // the offset of text at a byte of the file
	problem  *Problem             // what was doubtful in decoding
}

// Decoded returns the text of the whole file in UTF-8, and a function that
// turns a place in Source, such as the Start of a field or a block, into an
// offset of that text. Damaged UTF-8 stays as it is in the file.
func (d *Document) Decoded() (text string, offset func(byte int) int) {
	if d.source == nil {
		src := decode(d.Source)
		return src.text, src.offsetOf
	}
	return d.source.text, d.source.offsetOf
}

// ByteOf returns the byte of Source that an offset of the decoded text came from.
func (d *Document) ByteOf(offset int) int {
	if d.source == nil {
		src := decode(d.Source)
		return src.byteOf(offset)
	}
	return d.source.byteOf(offset)
}

// decode tells a file's encoding and gives its text. UTF-8 that is damaged in
// places stays as it is, so that no byte is lost; bytes that are UTF-8 nowhere
// are read as Windows-1252, which gives every byte a meaning.
//
// The text of a UTF-8 file is its bytes themselves, not a copy: they are the
// Document's Source, which nobody changes.
func decode(data []byte) source {
	if rest, ok := bytes.CutPrefix(data, []byte("\xEF\xBB\xBF")); ok {
		return utf8Source(rest, 3)
	}
	if big, bom, ok := isUTF16(data); ok {
		return decodeUTF16(data, big, bom)
	}
	if utf8.Valid(data) {
		return utf8Source(data, 0)
	}
	if at, ok := damagedUTF8(data); ok {
		src := utf8Source(data, 0)
		src.problem = &Problem{
			Code: "invalid-utf8", Severity: Error, Line: at, Column: 1,
			Message: "a byte that is no UTF-8", Hint: "the file is damaged here; compare with its source",
		}
		return src
	}
	return decodeWindows1252(data)
}

// utf8Source gives the source of a file of UTF-8 after a byte order mark of bom bytes.
func utf8Source(data []byte, bom int) source {
	return source{
		text:     unsafe.String(unsafe.SliceData(data), len(data)),
		byteOf:   func(i int) int { return i + bom },
		offsetOf: func(i int) int { return max(0, i-bom) },
	}
}

// isUTF16 reports whether data is UTF-16, by its byte order mark (of bom
// bytes) or, where it has none, by the zero bytes of its ASCII signs.
func isUTF16(data []byte) (big bool, bom int, ok bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return true, 2, true
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return false, 2, true
	}
	head := data[:min(len(data), 512)]
	var zeros [2]int
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	half := len(head) / 2
	switch {
	case half < 2:
		return false, 0, false
	case zeros[0] > half*2/3 && zeros[1] == 0:
		return true, 0, true
	case zeros[1] > half*2/3 && zeros[0] == 0:
		return false, 0, true
	}
	return false, 0, false
}

func decodeUTF16(data []byte, big bool, bom int) source {
	unit := func(i int) rune {
		if big {
			return rune(data[i])<<8 | rune(data[i+1])
		}
		return rune(data[i+1])<<8 | rune(data[i])
	}
	var text strings.Builder
	text.Grow(len(data) * 3 / 4)
	marks := checkpoints{size: len(data)}
	i := bom
	for i+1 < len(data) {
		marks.add(text.Len(), i)
		r, size := unit(i), 2
		if utf16.IsSurrogate(r) && i+3 < len(data) {
			if pair := utf16.DecodeRune(r, unit(i+2)); pair != utf8.RuneError {
				r, size = pair, 4
			}
		}
		text.WriteRune(r)
		i += size
	}
	if i < len(data) { // an odd last byte
		text.WriteRune(utf8.RuneError)
	}
	return marks.source(text.String(), func(r rune) int {
		if r > 0xFFFF {
			return 4
		}
		return 2
	})
}

func decodeWindows1252(data []byte) source {
	var text strings.Builder
	text.Grow(len(data) + len(data)/8)
	marks := checkpoints{size: len(data)}
	line, guess := 1, 0
	for i, b := range data {
		marks.add(text.Len(), i)
		if b == '\n' {
			line++
		}
		if b >= utf8.RuneSelf && guess == 0 {
			guess = line
		}
		text.WriteRune(charmap.Windows1252.DecodeByte(b))
	}
	src := marks.source(text.String(), func(rune) int { return 1 })
	src.problem = &Problem{
		Code: "encoding-guessed", Severity: Warning, Line: guess, Column: 1,
		Message: "the file is not UTF-8 and was read as Windows-1252",
		Hint:    "look at its accents and quotation marks; save it as UTF-8 when they are right",
	}
	return src
}

// damagedUTF8 reports whether bytes that are not valid UTF-8 are UTF-8 with
// damage rather than another encoding, and the line of the first damage.
func damagedUTF8(data []byte) (line int, ok bool) {
	line = 1
	first, good, bad := 0, 0, 0
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
			if first == 0 {
				first = line
			}
		case size > 1:
			good++
		case r == '\n':
			line++
		}
		data = data[size:]
	}
	return first, good > bad
}

// checkpoints remembers, every few thousand bytes, which byte of the file an
// offset of the decoded text came from.
type checkpoints struct {
	text, file []int
	size       int // of the file
}

const checkpointEvery = 4096

func (c *checkpoints) add(text, file int) {
	if n := len(c.text); n == 0 || text-c.text[n-1] >= checkpointEvery {
		c.text, c.file = append(c.text, text), append(c.file, file)
	}
}

// source gives the source of a text whose characters take size bytes in the file.
func (c *checkpoints) source(text string, size func(rune) int) source {
	return source{
		text: text,
		byteOf: func(offset int) int {
			if offset == len(text) {
				return c.size
			}
			_, file := c.walk(text, sort.SearchInts(c.text, offset+1)-1, size, func(at, _ int) bool { return at >= offset })
			return file
		},
		offsetOf: func(file int) int {
			if file >= c.size {
				return len(text)
			}
			at, _ := c.walk(text, sort.SearchInts(c.file, file+1)-1, size, func(_, at int) bool { return at >= file })
			return at
		},
	}
}

// walk goes on from the i-th checkpoint, a character at a time, until done
// holds for the offset of the text and the byte of the file that it has reached.
func (c *checkpoints) walk(text string, i int, size func(rune) int, done func(at, file int) bool) (at, file int) {
	if i < 0 {
		return 0, 0
	}
	at, file = c.text[i], c.file[i]
	for at < len(text) && !done(at, file) {
		r, n := utf8.DecodeRuneInString(text[at:])
		at, file = at+n, file+size(r)
	}
	return at, file
}
