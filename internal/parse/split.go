package parse

import (
	"strings"

	"docview/internal/text"
)

// documentStarts returns the lines at which the documents of a file begin. A
// further document is recognised by what only a header has: date, title and citation
// in the archive's layouts, "[Document 907]" in FRUS.
func documentStarts(lines []line) []int {
	starts, seen := []int{0}, false
	for i := range lines {
		start := -1
		switch s := lines[i].text; {
		case s != "Citation:" && !isFRUSNumber(s):
			continue
		case !seen: // the first document begins with the file
		case s == "Citation:":
			start = dateAbove(lines, i)
		case lines[i].gap:
			start = fileNumberAbove(lines, i)
		}
		if start > starts[len(starts)-1] {
			starts = append(starts, start)
		}
		seen = true
	}
	return starts
}

// titleLines bounds how many lines are between a document's date and its citation.
const titleLines = 8

// dateAbove returns the line of the date above the citation of line i, or that of
// the banner above it; -1 if there is none.
func dateAbove(lines []line, i int) int {
	for start := i - 1; start >= max(i-titleLines, 0); start-- {
		l := &lines[start]
		if !l.gap && !l.page {
			continue
		}
		if _, ok := text.WholeDate(l.text, 0); ok {
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
