package parse

import (
	"strings"

	"docview/internal/text"
)

// documentStarts returns the lines at which the documents of a file begin. A
// further document is recognised by what only a header has: date, title and citation
// in the archive's layouts, "[Document 907]" in FRUS.
func documentStarts(lines []line) []int {
	starts := []int{0}
	seen := false
	for i := range lines {
		if !isHeadLine(lines[i].text) {
			continue
		}
		start, ok := headStart(lines, i)
		if seen && ok && start > starts[len(starts)-1] {
			starts = append(starts, start)
		}
		seen = true
	}
	return starts
}

// isHeadLine reports whether a line occurs once in each document's head.
func isHeadLine(s string) bool {
	switch s[0] {
	case 'C':
		return s == "Citation:"
	case '[':
		return isFRUSNumber(s)
	}
	return false
}

// titleLines bounds how many lines are between a document's date and its citation.
const titleLines = 8

// headStart returns the first line of the head that the head line i is in.
func headStart(lines []line, i int) (start int, ok bool) {
	if lines[i].text[0] == '[' {
		return fileNumberStart(lines, i)
	}
	for start = i - 1; start >= 0 && start >= i-titleLines; start-- {
		if !lines[start].gap && !lines[start].page {
			continue
		}
		if _, ok := text.WholeDate(lines[start].text, 0); ok {
			for start > 0 && isBanner(lines[start-1].text) {
				start--
			}
			return start, true
		}
	}
	return 0, false
}

// fileNumberStart returns the file number above the document number of line i,
// else that line.
func fileNumberStart(lines []line, i int) (start int, ok bool) {
	above := i - 1
	if above >= 0 && lines[i].gap && lines[above].gap && len(lines[above].text) < 80 && strings.ContainsAny(lines[above].text, "0123456789") {
		return above, true
	}
	return i, lines[i].gap
}
