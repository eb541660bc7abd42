package check

import (
	"strings"
	"unicode/utf8"

	"docview/internal/document"
)

// A source is the part of a file that a document is, decoded, with the way from
// the file's bytes to it and from it to lines and columns.
type source struct {
	s            string
	line, column int                // where in the file s begins
	offset       func(byte int) int // of the file's whole text
	base         int                // the offset of the whole text that s begins with
}

func textOf(d *document.Document) source {
	t := source{line: d.Line}
	t.s, t.offset, _ = d.Decoded()
	t.base = t.offset(d.Start)
	before := t.s[:t.base]
	t.column = utf8.RuneCountInString(before[strings.LastIndexAny(before, "\r\n")+1:]) + 1
	t.s = t.s[t.base:t.offset(d.End)]
	return t
}

// at returns the offset in the text of a byte of the file, such as a block's first.
func (t *source) at(file int) int { return max(0, min(t.offset(file)-t.base, len(t.s))) }

// raw returns the text between two bytes of the file, as it is there, and
// its offset.
func (t *source) raw(start, end int) (s string, at int) {
	at = t.at(start)
	return t.s[at:max(at, t.at(end))], at
}

// mostFound bounds the text in which a piece of a field is looked for.
const mostFound = 1 << 16

// find returns the offset of a field's text between two bytes of the file,
// whatever blanks and line ends are between its words; the start if it is
// not there.
func (t *source) find(start, end int, what string) int {
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

func (t *source) walker() walker { return walker{s: t.s, line: t.line, column: t.column} }

// to returns the line and the column, in characters, of an offset.
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
