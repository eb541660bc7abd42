package reader

import (
	"cmp"
	"slices"

	"docview/internal/document"

	tea "charm.land/bubbletea/v2"
)

// reference returns the note mark that is chosen.
func (t *opened) reference() (document.Reference, bool) {
	if t.chosen < 0 || t.chosen >= len(t.doc.References) {
		return document.Reference{}, false
	}
	return t.doc.References[t.chosen], true
}

// A shown reference is one on the screen, with its row.
type shownReference struct {
	index int
	row   int
	start int
}

// shownReferences returns the note marks on the screen, in order.
func (t *opened) shownReferences() []shownReference {
	var shown []shownReference
	rows := t.rows()
	for i, r := range t.doc.References {
		section, ok := t.section(r.Block)
		if !ok || section < rows[0].section || section > rows[len(rows)-1].section {
			continue
		}
		row := t.rowOf(match{section, r.Start, r.End})
		for k, s := range rows {
			if s == row {
				shown = append(shown, shownReference{i, k, r.Start})
			}
		}
	}
	slices.SortFunc(shown, func(a, b shownReference) int {
		return cmp.Or(a.row-b.row, a.start-b.start)
	})
	return shown
}

// choose chooses the next note mark on the screen, or the previous one.
func (m *model) choose(t *opened, step int) tea.Cmd {
	shown := t.shownReferences()
	if len(shown) == 0 {
		return m.say("no note is referenced on this page")
	}
	next := 0
	if step < 0 {
		next = len(shown) - 1
	}
	for i, s := range shown {
		if s.index == t.chosen {
			next = (i + step + len(shown)) % len(shown)
		}
	}
	t.chosen = shown[next].index
	return nil
}

// follow goes from the chosen mark to its note, from a note at the top to the
// mark that refers to it, or a line down.
func (m *model) follow(t *opened) tea.Cmd {
	if r, ok := t.reference(); ok {
		if section, ok := t.section(r.Note); ok {
			t.chosen = -1
			t.leap(t.head(section))
			return nil
		}
	}
	if b := t.page.Block(t.top.section); b != nil && b.Kind == document.Note {
		if to := t.doc.ReferencesTo(b); len(to) > 0 {
			if section, ok := t.section(to[0].Block); ok {
				t.leap(t.rowOf(match{section, to[0].Start, to[0].End}))
				return nil
			}
		}
	}
	t.scroll(1)
	return nil
}
