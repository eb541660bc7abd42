package document

import (
	"bytes"
	"encoding/binary"
	"slices"
	"sort"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
)

// A source is the text of a file and the way between it and the file's bytes: it
// remembers, every few thousand bytes, which byte an offset of the text came from.
type source struct {
	text     string
	data     []byte   // of the file
	bom      int      // the length of its byte order mark
	next     decoder  // nil if the text is the file's bytes after the mark
	marks    [2][]int // the remembered offsets of the text, and the bytes of the file
	problem  *Problem // what was doubtful in decoding
	guessed  string   // the name of the encoding if it was guessed, else ""
	doubtful bool     // the guess
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
		return decodeAll(data, bom, u.decoder())
	}
	if at := shiftAt(data); at >= 0 {
		return decodeAs(data, guess{name: "ISO-2022-JP"}, shifting(data), at)
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
	return decodeGuessed(data)
}

// decodeKnown returns the source of a file whose encoding the user named.
func decodeKnown(data []byte, known encoding.Encoding) source {
	src := decodeAll(data, 0, decoderOf(known))
	if at := strings.IndexRune(src.text, utf8.RuneError); at >= 0 {
		src.problem = &Problem{
			Code: "encoding-wrong", Severity: Error, Line: 1 + strings.Count(src.text[:at], "\n"), Column: 1,
			Message: "bytes that the named encoding does not have", Hint: "name another encoding, or compare with the source",
		}
	}
	return src
}

// decodeGuessed returns the source of a file whose encoding nothing says.
func decodeGuessed(data []byte) source {
	g := guessEncoding(data)
	first := slices.IndexFunc(data, func(b byte) bool { return b >= utf8.RuneSelf })
	return decodeAs(data, g, decoderOf(g.encoding), first)
}

// decodeAs returns the source of a file in an encoding that was guessed; the
// first byte that is not ASCII says where.
func decodeAs(data []byte, g guess, d decoder, first int) source {
	src := decodeAll(data, 0, d)
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

// shifting returns the decoder of ISO-2022-JP for a file. Its state is found in
// the bytes before.
func shifting(file []byte) decoder {
	double := decoderOf(japanese.EUCJP)
	return func(dst, data []byte) ([]byte, int) {
		before := file[:len(file)-len(data)]
		before = before[max(0, len(before)-longestShift):]
		escape := bytes.LastIndexAny(before, "\x1b\n")
		switch {
		case data[0] == '\x1b' && len(data) > 2 && (data[1] == '$' || data[1] == '('):
			return dst, 3
		case escape >= 0 && bytes.HasPrefix(before[escape:], []byte("\x1b$")) && len(data) > 1 && data[0] > ' ' && data[1] > ' ':
			dst, _ = double(dst, []byte{data[0] | 0x80, data[1] | 0x80})
			return dst, 2
		}
		return append(dst, data[0]), 1
	}
}

// longestShift bounds a line of Japanese in ISO-2022-JP, in bytes.
const longestShift = 4000

// utf8Source returns the source of a file of UTF-8 after a byte order mark of bom bytes.
func utf8Source(data []byte, bom int) source {
	return source{text: unsafe.String(unsafe.SliceData(data), len(data)), bom: bom}
}

// Units are those of an encoding of Unicode whose characters have several bytes.
type units struct {
	mark string // the byte order mark
	big  bool   // the highest byte is the first
}

// unitKinds are in an order in which no mark begins as one before it.
var unitKinds = []units{
	{"\x00\x00\xFE\xFF", true}, {"\xFF\xFE\x00\x00", false}, // UTF-32
	{"\xFE\xFF", true}, {"\xFF\xFE", false}, // UTF-16
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
	for i := range unitKinds {
		if u = &unitKinds[i]; u.fits(data[:min(len(data), 512)]) {
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

// A decoder appends the text of the first character of data to dst, and
// returns it with the number of bytes that the character has.
type decoder func(dst, data []byte) (text []byte, size int)

// decoder returns the decoder of UTF-16 or UTF-32, whose lone surrogates and odd
// last bytes are U+FFFD.
func (u *units) decoder() decoder {
	width := len(u.mark)
	var order binary.ByteOrder = binary.LittleEndian
	if u.big {
		order = binary.BigEndian
	}
	return func(dst, data []byte) ([]byte, int) {
		switch {
		case len(data) < width:
			return utf8.AppendRune(dst, utf8.RuneError), len(data)
		case width == 4:
			return utf8.AppendRune(dst, rune(order.Uint32(data))), 4
		}
		r := rune(order.Uint16(data))
		if utf16.IsSurrogate(r) && len(data) >= 4 {
			if pair := utf16.DecodeRune(r, rune(order.Uint16(data[2:]))); pair != utf8.RuneError {
				return utf8.AppendRune(dst, pair), 4
			}
		}
		return utf8.AppendRune(dst, r), 2
	}
}

// decoderOf returns the decoder of an encoding without states: that is, of all
// whose text is not ASCII by its bytes.
func decoderOf(e encoding.Encoding) decoder {
	if m, ok := e.(*charmap.Charmap); ok {
		return func(dst, data []byte) ([]byte, int) { return utf8.AppendRune(dst, m.DecodeByte(data[0])), 1 }
	}
	t := e.NewDecoder()
	var buf [16]byte
	return func(dst, data []byte) ([]byte, int) {
		for n := 1; n <= min(len(data), 8); n++ {
			t.Reset()
			if out, size, _ := t.Transform(buf[:], data[:n], n == len(data)); size > 0 {
				return append(dst, buf[:out]...), size
			}
		}
		return utf8.AppendRune(dst, utf8.RuneError), 1
	}
}

// decodeAll returns the source of a file after a byte order mark of bom bytes.
func decodeAll(data []byte, bom int, next decoder) source {
	text := make([]byte, 0, len(data)+len(data)/4)
	src := source{data: data, bom: bom, next: next}
	for i, marked := bom, -markEvery; i < len(data); {
		if len(text)-marked >= markEvery {
			src.marks[0], src.marks[1] = append(src.marks[0], len(text)), append(src.marks[1], i)
			marked = len(text)
		}
		var size int
		text, size = next(text, data[i:])
		i += size
	}
	src.text = unsafe.String(unsafe.SliceData(text), len(text))
	return src
}

const markEvery = 4096

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

// byteOf returns the byte of the file at an offset of the text.
func (s *source) byteOf(offset int) int {
	switch {
	case s.next == nil:
		return offset + s.bom
	case offset == len(s.text):
		return len(s.data)
	}
	return s.walk(0, offset)[1]
}

// offsetOf returns the offset of the text at a byte of the file.
func (s *source) offsetOf(file int) int {
	switch {
	case s.next == nil:
		return max(0, file-s.bom)
	case file >= len(s.data):
		return len(s.text)
	}
	return s.walk(1, file)[0]
}

// walk goes on from the last mark before a place, a character at a time, until it is
// reached, and returns the offset of the text and the byte of the file there. The
// place is one of the text if of is 0, one of the file if it is 1.
func (s *source) walk(of, place int) (at [2]int) {
	i := sort.SearchInts(s.marks[of], place+1) - 1
	if i < 0 {
		return at
	}
	at = [2]int{s.marks[0][i], s.marks[1][i]}
	var text []byte
	for at[1] < len(s.data) && at[of] < place {
		var size int
		text, size = s.next(text[:0], s.data[at[1]:])
		at[0], at[1] = at[0]+len(text), at[1]+size
	}
	return at
}
