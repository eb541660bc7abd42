package render

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Width returns the cells that s takes on a terminal, at most: terminals differ
// in whether they measure grapheme clusters, such as a family of four people
// in two cells, or each character of one. It expects what [Sanitize] returns.
func Width(s string) int {
	if isASCII(s) {
		return len(s)
	}
	width := 0
	for state := -1; s != ""; {
		var cluster string
		var w int
		cluster, s, w, state = uniseg.FirstGraphemeClusterInString(s, state)
		width += cells(cluster, w)
	}
	return width
}

// cells returns the cells of a grapheme cluster, given those it takes as one:
// the larger of these and of what its characters take by wcwidth. A soft
// hyphen is visible by wcwidth, and a character before an emoji variation
// selector may be wide.
func cells(cluster string, w int) int {
	first, size := utf8.DecodeRuneInString(cluster)
	if size == len(cluster) {
		if first == softHyphen {
			return 1
		}
		return w
	}
	sum := 0
	for _, r := range cluster {
		switch {
		case r == softHyphen:
			sum++
		case r == emojiStyle:
			w = max(w, 2)
		case r >= 0x1F1E6 && r <= 0x1F1FF: // half a flag
			sum++
		case r >= 0x1F3FB && r <= 0x1F3FF: // a tone of skin
			sum += 2
		case r < 0x1160 || r > 0x11FF: // a vowel or final of Hangul is part of the first letter's cells
			sum += uniseg.StringWidth(string(r))
		}
	}
	return max(w, sum)
}

const (
	softHyphen = 0x00AD
	emojiStyle = 0xFE0F // variation selector 16
)

// Truncate returns s if it takes at most so many cells, else as much of its
// beginning as fits with a "…" behind it.
func Truncate(s string, width int) string {
	if width <= 0 {
		return ""
	}
	if Width(s) <= width {
		return s
	}
	taken, rest, state := 0, s, -1
	for rest != "" {
		cluster, next, w, after := uniseg.FirstGraphemeClusterInString(rest, state)
		if w = cells(cluster, w); taken+w > width-1 {
			break
		}
		taken, rest, state = taken+w, next, after
	}
	return trimBlanks(s[:len(s)-len(rest)]) + "…"
}

// cutCluster returns the first character of s, with what is combined with it, and the rest.
func cutCluster(s string) (cluster, rest string) {
	cluster, rest, _, _ = uniseg.FirstGraphemeClusterInString(s, -1)
	return cluster, rest
}

// Wrap lays a text out in lines of at most so many cells; 0 means no limit. It
// expects what [Sanitize] returns of each of the text's lines.
//
// Newlines in the text stay line ends. Other lines end at blanks or beside
// East Asian characters, where UAX #14 allows it; the blanks there are dropped,
// all others kept. A word wider than a line is broken where UAX #14 allows it,
// or else between any two characters. No line ends in blanks. A line is wider
// than asked for only if a single character is.
func Wrap(text string, width int) []string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		lines = wrapLine(lines, trimBlanks(line), width)
	}
	return lines
}

// wrapLine appends the lines that one line makes, at least one.
func wrapLine(lines []string, s string, width int) []string {
	if width <= 0 || s == "" {
		return append(lines, s)
	}
	for s != "" {
		end, next := lineEndASCII(s, width)
		if end < 0 {
			end, next = lineEnd(s, width)
		}
		if end > 0 {
			lines = append(lines, s[:end])
		}
		s = s[next:]
	}
	return lines
}

// lineEnd returns where the first line of s ends and the next one begins.
func lineEnd(s string, width int) (end, next int) {
	var wordBreak, anyBreak int // where the line could end: between words, and inside one
	taken, at, state, rest := 0, 0, -1, s
	for rest != "" {
		var cluster string
		var boundaries int
		cluster, rest, boundaries, state = uniseg.StepString(rest, state)
		w := cells(cluster, boundaries>>uniseg.ShiftWidth)
		if taken+w > width && !isBlank(cluster) {
			break
		}
		taken, at = taken+w, at+len(cluster)
		switch {
		case rest == "":
			return len(s), len(s)
		case boundaries&uniseg.MaskLine == uniseg.LineDontBreak:
		case isBlank(cluster) || isWide(cluster, w) || startsWide(rest):
			wordBreak = at
		default:
			anyBreak = at
		}
	}
	next = at
	switch {
	case wordBreak > 0:
		next = wordBreak
	case anyBreak > 0:
		next = anyBreak
	case at == 0: // a single character wider than the line
		cluster, _ := cutCluster(s)
		next = len(cluster)
	}
	return len(trimBlanks(s[:next])), next
}

// lineEndASCII is lineEnd for a line of ASCII characters that can end at
// blanks; end is -1 if it is not one. It only saves time.
func lineEndASCII(s string, width int) (end, next int) {
	if !isASCII(s[:min(len(s), width+1)]) {
		return -1, 0
	}
	if len(s) <= width {
		return len(s), len(s)
	}
	for i := width; i > 0; i-- {
		if s[i] != ' ' {
			continue
		}
		next := i + 1
		for s[next] == ' ' { // s does not end in blanks
			next++
		}
		end := len(trimBlanks(s[:i]))
		if end == 0 || !isPlainBreak(s[end-1], s[next]) {
			return -1, 0
		}
		return end, next
	}
	return -1, 0
}

// isPlainBreak reports whether UAX #14 surely allows a line to end at the
// blanks between two characters: before a word or a quotation mark, and not
// after an opening bracket (rule LB14).
func isPlainBreak(before, after byte) bool {
	return (isAlphanumeric(after) || after == '"' || after == '\'') && before != '(' && before != '[' && before != '{'
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// isBlank reports whether a grapheme cluster is white space at which lines may end.
func isBlank(cluster string) bool {
	r, size := utf8.DecodeRuneInString(cluster)
	return size == len(cluster) && unicode.IsSpace(r) && r != 0xA0 && r != 0x2007 && r != 0x202F
}

// isWide reports whether a cluster is an East Asian character of two cells.
func isWide(cluster string, width int) bool {
	r, _ := utf8.DecodeRuneInString(cluster)
	return width > 1 && r >= 0x1100 && r != 0x2E3A && r != 0x2E3B // the two- and three-em dashes
}

func startsWide(s string) bool {
	if s[0] < utf8.RuneSelf {
		return false
	}
	cluster, _, width, _ := uniseg.FirstGraphemeClusterInString(s, -1)
	return isWide(cluster, width)
}

// trimBlanks returns s without the white space at its end.
func trimBlanks(s string) string {
	if s == "" || s[len(s)-1] > ' ' && s[len(s)-1] < utf8.RuneSelf {
		return s
	}
	return strings.TrimRightFunc(s, unicode.IsSpace)
}
