package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// JSON returns v, a [document.Record] or another value with JSON tags, as
// indented JSON without a line end. Control characters and bidirectional
// embeddings, overrides and isolates are \u escapes, so that the data stay
// exact and no terminal obeys them; the characters of HTML markup are not escaped.
// It panics if the type of v has no JSON.
func JSON(v any) []byte {
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		panic(err)
	}
	return escapeCommands(bytes.TrimSpace(text.Bytes()))
}

// escapeCommands returns JSON with the control and bidirectional characters
// that encoding/json lets pass as \u escapes. They occur only inside of strings.
func escapeCommands(data []byte) []byte {
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
	return append(escaped, data[from:]...)
}
