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

func TestDecode(t *testing.T) {
	tests := []struct {
		name, data, text, problem string
	}{
		{"UTF-8", "Révész — x", "Révész — x", ""},
		{"byte order mark", "\xEF\xBB\xBFRévész", "Révész", ""},
		{"UTF-16", string(utf16Of([]byte("Révész 😀"), false)), "Révész 😀", ""},
		{"UTF-16 without a mark", string(utf16Of([]byte("A telegram from Sofia"), true)[2:]), "A telegram from Sofia", ""},
		{"Windows-1252", "R\xE9v\xE9sz \x93quoted\x94", "Révész “quoted”", "encoding-guessed"},
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
