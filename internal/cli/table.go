package cli

import (
	"fmt"
	"strings"

	"docview/internal/render"
)

// The table's columns, and the least that a title is given before columns
// after it are left out.
var columns = []string{"ID", "DATE", "TITLE", "LANGUAGE", "LAYOUT"}

const (
	titleColumn = 2
	leastTitle  = 24
)

// table prints entries as columns fitted to the width.
func (s *sheet) table(entries []entry) error {
	rows := [][]string{columns}
	for _, e := range entries {
		e.Title = e.heading
		rows = append(rows, e.cells())
	}
	widths := s.fit(rows)
	for _, r := range rows {
		var line strings.Builder
		for i, width := range widths {
			cell := render.Truncate(r[i], width)
			line.WriteString(cell)
			line.WriteString(strings.Repeat(" ", max(width-render.Width(cell), 0)+2))
		}
		text := strings.TrimRight(line.String(), " ")
		if s.Width > 0 {
			text = render.Truncate(text, s.Width)
		}
		if _, err := fmt.Fprintln(s, text); err != nil {
			return err
		}
	}
	held := fmt.Sprintf("%s in %s", plural(len(entries), "document"), plural(fileCount(entries), "file"))
	_, err := fmt.Fprintf(s, "\n%s\n", strings.Join(lines(held, s.Width), "\n"))
	return err
}

// fileCount gives how many files hold the entries.
func fileCount(entries []entry) int {
	files := map[string]bool{}
	for _, e := range entries {
		files[e.Path] = true
	}
	return len(files)
}

// fit gives the columns' widths: the title takes what the others leave, and
// the last columns go when that is too little.
func (s *sheet) fit(rows [][]string) []int {
	widths := make([]int, len(columns))
	for _, r := range rows {
		for i, cell := range r {
			widths[i] = max(widths[i], render.Width(cell))
		}
	}
	if s.Width == 0 {
		return widths
	}
	for {
		rest := s.Width
		for i, width := range widths {
			if i != titleColumn {
				rest -= width + 2
			}
		}
		switch {
		case rest >= min(widths[titleColumn], leastTitle):
			widths[titleColumn] = min(widths[titleColumn], rest)
			return widths
		case len(widths) > titleColumn+1:
			widths = widths[:len(widths)-1]
		default:
			widths[0] = min(widths[0], max(s.Width/4, 6))
			widths[titleColumn] = max(1, s.Width-widths[0]-widths[1]-4)
			return widths
		}
	}
}
