package render

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Sanitize returns s with what a terminal could take for a command as visible
// symbols: control characters, line ends and tabs included, as Unicode's control
// pictures ("␛") or by number ("<U+009B>"), the bidirectional embeddings,
// overrides and isolates by number, and each invalid byte as U+FFFD. It is for
// names, messages and tables: what is on one line. There the bidirectional
// marks and tag characters, which can make two names look the same, are visible
// too; other zero-width characters pass, since scripts need them.
func Sanitize(s string) string {
	if isSafe(s) && !strings.ContainsFunc(s, isHidden) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	for _, r := range s { // an invalid byte ranges as U+FFFD
		if isHidden(r) {
			fmt.Fprintf(&b, "<U+%04X>", r)
			continue
		}
		writeVisible(&b, r)
	}
	return b.String()
}

// SanitizeLines is Sanitize for a text whose line ends are kept.
func SanitizeLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = Sanitize(lines[i])
	}
	return strings.Join(lines, "\n")
}

// isHidden reports whether r is a mark of direction (U+061C, U+200E, U+200F:
// with the characters of isCommand all of Unicode's Bidi_Control) or a tag.
func isHidden(r rune) bool {
	return r == 0x061C || r == 0x200E || r == 0x200F || r >= 0xE0000 && r <= 0xE007F
}

// tab is what a tab becomes in laid-out text.
const tab = "    "

// sanitizeText is Sanitize for the text of a document, where tabs are blanks
// and newlines are line ends.
func sanitizeText(s string) string {
	if isSafe(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	for _, r := range s {
		switch r {
		case '\n':
			b.WriteByte('\n')
		case '\t':
			b.WriteString(tab)
		default:
			writeVisible(&b, r)
		}
	}
	return b.String()
}

// oneLine is Sanitize for a label, a marker or a heading, where line ends are blanks too.
func oneLine(s string) string {
	return strings.Trim(strings.ReplaceAll(sanitizeText(s), "\n", " "), " \t") // an ideographic space is text
}

func writeVisible(b *strings.Builder, r rune) {
	switch {
	case r < 0x20:
		b.WriteRune(0x2400 + r)
	case r == 0x7F:
		b.WriteRune(0x2421)
	case isCommand(r):
		fmt.Fprintf(b, "<U+%04X>", r)
	default:
		b.WriteRune(r)
	}
}

// isSafe reports whether s has nothing that must be made visible.
func isSafe(s string) bool {
	ascii := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < 0x20 || c == 0x7F {
			return false
		}
		if c == 0xC2 || c == 0xE2 {
			if r, _ := utf8.DecodeRuneInString(s[i:]); isCommand(r) {
				return false
			}
		}
		ascii = ascii && c < 0x80
	}
	return ascii || utf8.ValidString(s)
}

// isCommand reports whether r, no ASCII character, is a C1 control, one of
// the line and paragraph separators, or a bidirectional embedding, override or
// isolate (UAX #9). All of them begin with the bytes C2 or E2.
func isCommand(r rune) bool {
	return r >= 0x80 && r <= 0x9F || r >= 0x2028 && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}
