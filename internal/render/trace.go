package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/document"
)

// A tracer finds the bytes of the file that laid-out words come from. It goes
// through the words of a field or block in their order. Blanks and line ends
// may differ between the page and the file, and the file may have more between
// two words: asterisks, angle brackets, the foot of a page.
type tracer struct {
	byteOf func(offset int) int // the byte of the file at an offset of the text
	file   string               // the decoded text up to the end of the field or block
	at     int                  // where in it the search goes on
}

func newTracer(d *document.Document, start, end int) *tracer {
	text, offset, byteOf := d.Decoded()
	to := min(offset(end), len(text))
	return &tracer{byteOf: byteOf, file: text[:to], at: min(offset(start), to)}
}

// find returns the bytes of the file that the words of a text come from, 0 and
// 0 if they are not there. The next search goes on behind them.
func (t *tracer) find(text string) (start, end int) {
	from, at := -1, t.at
	for rest := text; ; {
		word, after := cutWord(rest)
		if word == "" {
			break
		}
		next, length := t.next(at, word, after)
		if next < 0 {
			return 0, 0
		}
		if from < 0 {
			from = next
		}
		at, rest = next+length, after
	}
	if from < 0 {
		return 0, 0
	}
	t.at = at
	return t.byteOf(from), t.byteOf(at)
}

func cutWord(s string) (word, rest string) {
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	for i, r := range s {
		if unicode.IsSpace(r) {
			return s[:i], s[i:]
		}
	}
	return s, ""
}

// Bounds of a search: how far behind the last word the next one may be, and
// how many words must be there together.
const (
	mostSkipped = 1 << 12
	mostWords   = 4
)

// next returns where in the file the next word begins and how long it is
// there: behind blanks or, with the words after it, a little further on; -1
// if it is not there.
func (t *tracer) next(at int, word, after string) (from, length int) {
	from = t.skipBlanks(at, word)
	if length, ok := t.match(from, word); ok {
		return from, length
	}
	end := min(len(t.file), from+mostSkipped)
	for from < end {
		i := strings.Index(t.file[from:end], word)
		if i < 0 {
			return -1, 0
		}
		from += i
		if t.follow(from+len(word), after) {
			return from, len(word)
		}
		from++
	}
	return -1, 0
}

// follow reports whether the next words of a text are at a place in the file.
func (t *tracer) follow(at int, text string) bool {
	for range mostWords {
		var word string
		if word, text = cutWord(text); word == "" {
			return true
		}
		at = t.skipBlanks(at, word)
		length, ok := t.match(at, word)
		if !ok {
			return false
		}
		at += length
	}
	return true
}

// skipBlanks returns the place behind the blanks at a place in the file. What
// is a blank to the parser may be shown as a symbol within a line.
func (t *tracer) skipBlanks(at int, word string) int {
	for at < len(t.file) {
		r, size := utf8.DecodeRuneInString(t.file[at:])
		if !unicode.IsSpace(r) {
			break
		}
		if _, ok := t.match(at, word); ok {
			break
		}
		at += size
	}
	return at
}

// match returns how many bytes a word has at a place in the file, where a
// command is not yet a visible symbol.
func (t *tracer) match(at int, word string) (length int, ok bool) {
	if strings.HasPrefix(t.file[at:], word) {
		return len(word), true
	}
	from := at
	for word != "" && at < len(t.file) {
		r, size := utf8.DecodeRuneInString(t.file[at:])
		var shown strings.Builder
		writeVisible(&shown, r)
		if word, ok = strings.CutPrefix(word, shown.String()); !ok {
			return 0, false
		}
		at += size
	}
	return at - from, word == ""
}
