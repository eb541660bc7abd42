package cli

import (
	"fmt"

	"docview/internal/document"
	"docview/internal/render"
	"docview/internal/search"
)

// columns are those of a list. The title has the room that is left: first the
// layout goes, which is of little use to a reader, then the language.
var columns = []render.Column{
	{Name: "ID", Role: render.Address}, // never cut, or it would open nothing
	{Name: "DATE", Role: render.Fact},
	{Name: "TITLE", Fills: true},
	{Name: "LANGUAGE", Role: render.Fact, Drop: 1, Leave: 50},
	{Name: "LAYOUT", Role: render.Fact, Drop: 2},
}

// table prints entries as columns fitted to the width.
func (s *sheet) table(entries []search.Entry) {
	t := render.Table{Columns: columns}
	for _, e := range entries {
		e.Title = e.Heading
		t.Rows = append(t.Rows, cells(&e))
	}
	held := fmt.Sprintf("%s in %s", document.Plural(len(entries), "document"), document.Plural(fileCount(entries), "file"))
	lines := append(s.Table(t), render.Line{})
	s.paint(append(lines, s.Paragraph(render.Fact, held)...))
}

// fileCount returns how many files hold the entries.
func fileCount(entries []search.Entry) int {
	files := map[string]bool{}
	for _, e := range entries {
		files[e.Path] = true
	}
	return len(files)
}
