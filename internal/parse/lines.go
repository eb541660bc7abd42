package parse

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A line is one line of the text that is not blank. What follows a separator
// on the same line of the file is a line of its own here.
type line struct {
	text    string     // without the blanks at either end; never empty
	start   int        // its offset in the decoded text
	num     int        // the line of the file, from 1
	indent  uint16     // columns of blanks before it, at most those that fit
	wide    uint16     // its width in characters, at most those that fit; 0 until it is asked for
	traits  traits     // known in the body only
	gap     bool       // a blank line is before it
	page    bool       // a page begins with it
	within  bool       // a separator that ends no paragraph is before it
	broken  bool       // two blanks or a backslash end it: a line break in Markdown
	heading bool       // Markdown marks it as a heading
	source  bool       // the head says that it is a line of a source note
	inset   uint8      // columns of its indent that are shown
	joint   joint      // how it hangs together with the line before it; known in the body only
	item    *candidate // the item of a list that it begins; nil if it begins none
}

func (l *line) end() int { return l.start + len(l.text) }

func (l *line) width() int {
	if l.wide == 0 {
		l.wide = uint16(min(width(l.text), math.MaxUint16))
	}
	return int(l.wide)
}

// separators end lines here and not in editors, which do not count them: a form
// feed, as in pages, and the line and paragraph ends of word processors.
var separators = []string{"\f", "\v", "\u0085", "\u2028", paragraphSeparator}

const paragraphSeparator = "\u2029"

// splitLines returns the lines of text; LF, CR LF, CR and separators end them.
func splitLines(text string) []line {
	if strings.Count(text, "\r") != strings.Count(text, "\r\n") {
		text = strings.NewReplacer("\r\n", "\r\n", "\r", "\n").Replace(text)
	}
	ends := separators[0]
	if slices.ContainsFunc(separators[1:], func(s string) bool { return strings.Contains(text, s) }) {
		ends = strings.Join(separators, "")
	}
	lines := make([]line, 0, strings.Count(text, "\n")-strings.Count(text, "\n\n")+8)
	gap, page := true, false
	num, start := 0, 0
	for s := range strings.Lines(text) {
		num++
		at := start
		start += len(s)
		s = strings.TrimSuffix(strings.TrimSuffix(s, "\n"), "\r")
		for within := false; ; {
			before, end, after := cutSeparator(s, ends)
			l := newLine(before, at, num)
			if l.text == "" {
				gap = gap || end != "\f" && (end != "" || !within)
			} else {
				l.gap, l.page, l.within = gap, page, within
				lines = append(lines, l)
				gap, page = false, false
			}
			if end == "" {
				break
			}
			gap, page = gap || end == paragraphSeparator, page || end == "\f"
			within = end != "\f"
			at, s = at+len(before)+len(end), after
		}
	}
	return lines
}

// cutSeparator cuts s around its first separator; without one, after is "".
func cutSeparator(s, separators string) (before, separator, after string) {
	i := strings.IndexByte(s, separators[0])
	if len(separators) > 1 {
		i = strings.IndexAny(s, separators)
	}
	if i < 0 {
		return s, "", ""
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	return s[:i], s[i : i+size], s[i+size:]
}

func newLine(s string, at, num int) line {
	start, indent := 0, 0
	for start < len(s) && (s[start] == ' ' || s[start] == '\t') {
		if s[start] == '\t' {
			indent += 7 - indent%8
		}
		indent++
		start++
	}
	text := strings.TrimRight(s[start:], " \t")
	if text != "" && text[0] >= utf8.RuneSelf && strings.TrimSpace(text) == "" {
		text = ""
	}
	broken := len(s) > start+len(text)+1 || strings.HasSuffix(text, `\`)
	return line{text: text, start: at + start, indent: uint16(min(indent, math.MaxUint16)), num: num, broken: broken}
}

// blanks are what may be between a marker and its text: the no-break and
// the ideographic space among them.
const blanks = " \t\u00a0\u2002\u2003\u2009\u202f\u3000"

func isBlank(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && strings.ContainsRune(blanks, r)
}

func count(lines []line, is func(l *line) bool) (n int) {
	for i := range lines {
		if is(&lines[i]) {
			n++
		}
	}
	return n
}

func width(s string) int { return utf8.RuneCountInString(s) }

// allCaps reports whether s has letters, at least two, and no lower-case ones.
func allCaps(s string) bool {
	upper := 0
	for _, r := range s {
		switch {
		case unicode.IsLower(r):
			return false
		case unicode.IsUpper(r):
			upper++
		}
	}
	return upper > 1
}

func isASCIILetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

func isDigit(b byte) bool { return b >= '0' && b <= '9' }
