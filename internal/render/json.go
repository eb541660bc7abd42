package render

import (
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"
)

// JSON prints v, a [document.Record] or a slice of records or of other values
// with JSON tags, as indented JSON. Control characters and bidirectional
// embeddings, overrides and isolates are \u escapes, so that the data stay
// exact and no terminal obeys them; the characters of HTML markup are not escaped.
// The error is that of writing, or says what in v has no JSON.
func (p *Printer) JSON(w io.Writer, v any) error {
	enc := json.NewEncoder(commandEscaper{w})
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// A commandEscaper writes JSON with the control and bidirectional characters
// that encoding/json lets pass as \u escapes. They occur only inside of
// strings. A character must not be split between writes; the encoder writes a
// value at once.
type commandEscaper struct {
	w io.Writer
}

func (e commandEscaper) Write(data []byte) (int, error) {
	var escaped []byte
	from := 0
	for i := 0; i < len(data); i++ {
		if data[i] != 0x7F && data[i] != 0xC2 && data[i] != 0xE2 {
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		if r != 0x7F && !isCommand(r) {
			continue
		}
		escaped = fmt.Appendf(append(escaped, data[from:i]...), `\u%04x`, r)
		from = i + size
	}
	if from == 0 {
		return e.w.Write(data)
	}
	_, err := e.w.Write(append(escaped, data[from:]...))
	return len(data), err
}
