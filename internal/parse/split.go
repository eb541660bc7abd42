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
		s, start := lines[i].text, -1
		switch isCited := s == "Citation:"; {
		case !isCited && (s[0] != '[' || !isFRUSNumber(s)):
			continue
		case !seen:
			seen = true
			continue
		case isCited:
			start = dateAbove(lines, i)
		case lines[i].gap:
			start = fileNumberAbove(lines, i)
		}
		if start > starts[len(starts)-1] {
			starts = append(starts, start)
		}
	}
	return starts
}

// titleLines bounds how many lines are between a document's date and its citation.
const titleLines = 8

// dateAbove returns the line of the date above the citation of line i, or that of
// the banner above it; -1 if there is none.
func dateAbove(lines []line, i int) int {
	for start := i - 1; start >= 0 && start >= i-titleLines; start-- {
		if !lines[start].gap && !lines[start].page {
			continue
		}
		if _, ok := text.WholeDate(lines[start].text, 0); ok {
			for start > 0 && isBanner(lines[start-1].text) {
				start--
			}
			return start
		}
	}
	return -1
}

// fileNumberAbove returns the line of the file number above the document number
// of line i, else that line.
func fileNumberAbove(lines []line, i int) int {
	if above := i - 1; above >= 0 && lines[above].gap && len(lines[above].text) < 80 && strings.ContainsAny(lines[above].text, "0123456789") {
		return above
	}
	return i
}
