package document

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"
)

func utf16Of(text []byte, big bool) []byte {
	var order binary.AppendByteOrder = binary.LittleEndian
	if big {
		order = binary.BigEndian
	}
	var data []byte
	for _, unit := range utf16.Encode([]rune("\uFEFF" + string(text))) {
		data = order.AppendUint16(data, unit)
	}
	return data
}

// utf32Of returns UTF-32 with a byte order mark of 4 bytes.
func utf32Of(text []byte, big bool) []byte {
	var order binary.AppendByteOrder = binary.LittleEndian
	if big {
		order = binary.BigEndian
	}
	var data []byte
	for _, r := range "\uFEFF" + string(text) {
		data = order.AppendUint32(data, uint32(r))
	}
	return data
}

func TestDecode(t *testing.T) {
	tests := []struct {
		name, data, text, problem string
	}{
		{"UTF-8", "Révész — x", "Révész — x", ""},
		{"byte order mark", "\xEF\xBB\xBFRévész", "Révész", ""},
		{"UTF-16", string(utf16Of([]byte("Révész 😀"), false)), "Révész 😀", ""},
		{"UTF-16 without a mark", string(utf16Of([]byte("A telegram from Sofia"), true)[2:]), "A telegram from Sofia", ""},
		{"UTF-32", string(utf32Of([]byte("Révész 😀"), false)), "Révész 😀", ""},
		{"UTF-32 big-endian", string(utf32Of([]byte("Révész 😀"), true)), "Révész 😀", ""},
		{"UTF-32 without a mark", string(utf32Of([]byte("A telegram"), false)[4:]), "A telegram", ""},
		{"UTF-32 of no Latin letters", string(utf32Of([]byte("Телеграмма из Софии"), true)[4:]), "Телеграмма из Софии", ""},
		{"UTF-32 cut short", "\xFF\xFE\x00\x00A\x00\x00\x00B\x00", "A\uFFFD", ""},
		{"what UTF-32 does not have", "\xFF\xFE\x00\x00A\x00\x00\x00\xFF\xFF\xFF\xFF", "A\uFFFD", ""},
		{"UTF-8 with zero bytes", "A\x00 telegram", "A\x00 telegram", ""},
		{"Windows-1252", "R\xE9v\xE9sz \x93quoted\x94", "Révész “quoted”", "encoding-guessed"},
		{"ISO-2022-JP", "May\n\x1b$BBg;H\x1b(B, \x1b$B\x1b(J x", "May\n大使,  x", "encoding-guessed"},
		{"another escape", "\x1b$x and \x1b[1m", "\x1b$x and \x1b[1m", ""},
		{"damaged", "Révész été naïve \xFF x", "Révész été naïve \xFF x", "invalid-utf8"},
		{"empty", "", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			src := decode([]byte(test.data), nil)
			if src.text != test.text {
				t.Errorf("text is %q, want %q", src.text, test.text)
			}
			code := ""
			if src.problem != nil {
				code = src.problem.Code
			}
			if code != test.problem {
				t.Errorf("problem is %q, want %q", code, test.problem)
			}
		})
	}
}

// TestByteOf checks that the way back from decoded text finds the file's bytes.
func TestByteOf(t *testing.T) {
	text := strings.Repeat("Révész 😀 — ", 2000)
	data := utf16Of([]byte(text), false)
	src := decode(data, nil)
	units := 1 // the byte order mark
	for i, r := range src.text {
		if i%997 < 4 && src.byteOf(i) != units*2 {
			t.Fatalf("byteOf(%d) = %d, want %d", i, src.byteOf(i), units*2)
		}
		units += utf16.RuneLen(r)
	}
}

// TestByteOfShifts checks it of an encoding with escapes.
func TestByteOfShifts(t *testing.T) {
	src := decode([]byte("Le\x1b$BBg;H\x1b(B x"), nil)
	for text, file := range map[string]int{"L": 0, "使": 7, "x": 13} {
		if at := src.byteOf(strings.Index(src.text, text)); at != file {
			t.Errorf("%s is at %d, want %d", text, at, file)
		}
	}
}
