package document

import (
	"bytes"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// A source is the text of a file and the way between it and the file's bytes: it
// remembers, every few thousand bytes, which byte an offset of the text came from.
type source struct {
	text     string
	data     []byte            // of the file
	bom      int               // the length of its byte order mark
	encoding encoding.Encoding // nil if the text is the file's bytes after the mark
	marks    [2][]int          // the remembered offsets of the text, and the bytes of the file
	problem  *Problem          // what was doubtful in decoding
	guessed  string            // the name of the encoding if it was guessed, else ""
	doubtful bool              // the guess
}

// Open returns the document of a file before its text is read: its bytes, how
// they are decoded, and what was doubtful in that. If the file is not valid UTF-8
// and has no byte order mark, it is in the encoding e; nil says that its encoding
// is not known.
func Open(name string, data []byte, e encoding.Encoding) *Document {
	src := decode(data, e)
	d := &Document{Name: name, Line: 1, End: len(data), Source: data, source: &src}
	if src.problem != nil {
		d.Problems = []Problem{*src.problem}
	}
	return d
}

// Decoded returns the text of the whole file in UTF-8, a function that turns a
// place in Source, such as the Start of a field or a block, into an offset of
// that text, and one that goes back. Damaged UTF-8 stays as it is in the file.
func (d *Document) Decoded() (text string, offset, byteOf func(int) int) {
	src := d.decoded()
	return src.text, src.offsetOf, src.byteOf
}

// DecodeText returns the text of a file that is not a document, such as a manuscript,
// in UTF-8: it is decoded as by [Open], and what is damaged is U+FFFD. If its encoding
// was guessed, guessed is the name of that, and doubtful whether it may be another.
func DecodeText(data []byte, e encoding.Encoding) (text, guessed string, doubtful bool) {
	src := decode(data, e)
	return strings.ToValidUTF8(src.text, "\uFFFD"), src.guessed, src.doubtful
}

// GuessedEncoding returns the name of the encoding that the file was read in,
// such as "Windows-1251", if nothing in the file says so, and whether that is
// doubtful; else "".
func (d *Document) GuessedEncoding() (name string, doubtful bool) {
	src := d.decoded()
	return src.guessed, src.doubtful
}

func (d *Document) decoded() *source {
	if d.source == nil {
		src := decode(d.Source, nil)
		return &src
	}
	return d.source
}

// decode determines a file's encoding and returns its text. A byte order mark
// and text that is valid UTF-8 decide it. Else known does, if it is not nil.
// Else UTF-8 that is damaged in places stays as it is, so that no byte is lost,
// and for bytes that are UTF-8 nowhere the encoding is guessed.
//
// The text of a UTF-8 file is its bytes themselves, not a copy: they are the
// Document's Source, which nobody changes.
func decode(data []byte, known encoding.Encoding) source {
	if rest, ok := bytes.CutPrefix(data, []byte("\xEF\xBB\xBF")); ok {
		return utf8Source(rest, 3)
	}
	if u, bom := unitsOf(data); u != nil {
		return decodeAll(data, bom, u.encoding)
	}
	if at := shiftAt(data); at >= 0 {
		return decodeAs(data, guess{name: "ISO-2022-JP", encoding: japanese.ISO2022JP}, at)
	}
	if utf8.Valid(data) {
		return utf8Source(data, 0)
	}
	if at, ok := damagedUTF8(data); known == nil && ok || known == unicode.UTF8 {
		src := utf8Source(data, 0)
		src.problem = &Problem{
			Code: "invalid-utf8", Severity: Error, Line: at, Column: 1,
			Message: "an invalid UTF-8 byte", Hint: "the file is damaged here; compare with its source",
		}
		return src
	}
	if known != nil {
		return decodeKnown(data, known)
	}
	first := slices.IndexFunc(data, func(b byte) bool { return b >= utf8.RuneSelf })
	return decodeAs(data, guessEncoding(data), first)
}

// decodeKnown returns the source of a file whose encoding the user named.
func decodeKnown(data []byte, known encoding.Encoding) source {
	src := decodeAll(data, 0, known)
	if at := strings.IndexRune(src.text, utf8.RuneError); at >= 0 {
		src.problem = &Problem{
			Code: "encoding-wrong", Severity: Error, Line: 1 + strings.Count(src.text[:at], "\n"), Column: 1,
			Message: "bytes that the named encoding does not have", Hint: "name another encoding, or compare with the source",
		}
	}
	return src
}

// decodeAs returns the source of a file in an encoding that was guessed; the
// first byte that is not ASCII says where.
func decodeAs(data []byte, g guess, first int) source {
	src := decodeAll(data, 0, g.encoding)
	src.guessed, src.doubtful = g.name, g.doubtful
	src.problem = &Problem{
		Code: "encoding-guessed", Severity: Warning, Line: 1 + bytes.Count(data[:first], []byte("\n")), Column: 1,
		Message: "the file is not UTF-8 and was read as " + g.name,
		Hint:    "check accents and quotation marks: if they are right, save it as UTF-8; if not, name its encoding",
	}
	if g.doubtful {
		src.problem.Message += ", which is doubtful"
	}
	return src
}

// shiftAt returns where the first Japanese characters of ISO-2022-JP begin, which are
// two bytes of ASCII each up to the next escape or the end of the line; -1
// if there are none.
func shiftAt(data []byte) int {
	at := bytes.Index(data, []byte("\x1b$"))
	if at < 0 || at+2 >= len(data) || data[at+2] != '@' && data[at+2] != 'B' || slices.ContainsFunc(data, func(b byte) bool { return b >= utf8.RuneSelf }) {
		return -1
	}
	return at
}

// utf8Source returns the source of a file of UTF-8 after a byte order mark of bom bytes.
func utf8Source(data []byte, bom int) source {
	return source{text: unsafe.String(unsafe.SliceData(data), len(data)), bom: bom}
}

// Units are those of an encoding of Unicode whose characters have several bytes.
type units struct {
	mark     string // the byte order mark
	big      bool   // the highest byte is the first
	encoding encoding.Encoding
}

// unitKinds are in an order in which no mark begins as one before it.
var unitKinds = []units{
	{"\x00\x00\xFE\xFF", true, utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
	{"\xFF\xFE\x00\x00", false, utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
	{"\xFE\xFF", true, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"\xFF\xFE", false, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
}

// HasUnits reports whether a file that begins with data is UTF-16 or UTF-32,
// whose ASCII characters have zero bytes.
func HasUnits(data []byte) bool {
	u, _ := unitsOf(data)
	return u != nil
}

// unitsOf determines whether data is UTF-16 or UTF-32, by its byte order mark
// (of bom bytes) or, without one, by the zero bytes of its ASCII characters; nil
// if it is neither.
func unitsOf(data []byte) (u *units, bom int) {
	for i := range unitKinds {
		if u = &unitKinds[i]; bytes.HasPrefix(data, []byte(u.mark)) {
			return u, len(u.mark)
		}
	}
	head := data[:min(len(data), 512)]
	for i := range unitKinds {
		if u = &unitKinds[i]; bytes.IndexByte(head, 0) >= 0 && u.fits(head) {
			return u, 0
		}
	}
	return nil, 0
}

// fits reports whether the zero bytes of head are high ones of its units: in
// UTF-16 of most, as in ASCII; in UTF-32 of all.
func (u *units) fits(head []byte) bool {
	size := len(u.mark)
	var zeros [4]int
	for i, b := range head {
		if b == 0 {
			zeros[i%size]++
		}
	}
	if !u.big {
		slices.Reverse(zeros[:size])
	}
	n := len(head) / size
	return n >= 2 && zeros[size/2-1]*3 > n*2 && zeros[size-1] == 0 && (size == 2 || zeros[0] >= n)
}

// decodeAll returns the source of a file after a byte order mark of bom bytes,
// decoded in pieces; the state of an encoding with escapes begins again with a line.
func decodeAll(data []byte, bom int, e encoding.Encoding) source {
	src := source{data: data, bom: bom, encoding: e}
	text := make([]byte, 0, len(data)+len(data)/4)
	decoded := make([]byte, 3*pieceSize)
	for at := bom; at < len(data); {
		src.marks[0], src.marks[1] = append(src.marks[0], len(text)), append(src.marks[1], at)
		end := min(at+pieceSize, len(data))
		if newline := bytes.IndexByte(data[at:end], '\n'); e == japanese.ISO2022JP && newline >= 0 {
			end = at + newline + 1
		}
		n, size, _ := e.NewDecoder().Transform(decoded, data[at:end], end == len(data))
		text = append(text, decoded[:n]...)
		at += size
	}
	src.text = unsafe.String(unsafe.SliceData(text), len(text))
	return src
}

// pieceSize is how many bytes are decoded together: no character makes more than
// three bytes of UTF-8 of each.
const pieceSize = 4096

// damagedUTF8 reports whether bytes that are not valid UTF-8 are UTF-8 with
// damage rather than another encoding, and the line of the first damage.
func damagedUTF8(data []byte) (line int, ok bool) {
	first, good, bad := 0, 0, 0
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			if bad++; bad == 1 {
				first = i
			}
		case size > 1:
			good++
		}
		i += size
	}
	return 1 + bytes.Count(data[:first], []byte("\n")), good > bad
}

// byteOf returns the byte of the file at an offset of the text.
func (s *source) byteOf(offset int) int {
	switch {
	case s.encoding == nil:
		return offset + s.bom
	case offset == len(s.text):
		return len(s.data)
	}
	text, file := s.markBefore(0, offset)
	_, n, _ := s.encoding.NewDecoder().Transform(make([]byte, offset-text), s.data[file:], true)
	if s.encoding == japanese.ISO2022JP && n >= 3 && s.data[file+n-3] == '\x1b' {
		n -= 3 // the escape belongs to what is after it
	}
	return file + n
}

// offsetOf returns the offset of the text at a byte of the file.
func (s *source) offsetOf(file int) int {
	switch {
	case s.encoding == nil:
		return max(0, file-s.bom)
	case file >= len(s.data):
		return len(s.text)
	}
	text, from := s.markBefore(1, file)
	n, _, _ := s.encoding.NewDecoder().Transform(make([]byte, 3*pieceSize), s.data[from:max(from, file)], false)
	return text + n
}

// markBefore returns the offset of the text and the byte of the file that were
// remembered last before a place: one of the text if of is 0, one of the file if
// it is 1.
func (s *source) markBefore(of, place int) (text, file int) {
	i := max(sort.SearchInts(s.marks[of], place+1)-1, 0)
	return s.marks[0][i], s.marks[1][i]
}
