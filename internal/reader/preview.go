package reader

import tea "charm.land/bubbletea/v2"

// A preview is the document of the chosen row beside a list, on a terminal
// that has room for both.
type preview struct {
	item    *item   // the row whose document was asked for last
	text    *opened // the document that is shown; nil until one was read
	reading bool
	columns int
}

// previewed is the message that the document of a row was read.
type previewed struct {
	item *item
	doc  *Opened // nil if it cannot be
}

// previews reports whether the page has a list whose rows lead to documents.
func (m *model) previews() bool {
	l, ok := m.top().(*list)
	return ok && (l.from != nil || l.results != nil) && m.Open != nil
}

// lookAhead is a command that reads the document of the chosen row, nil if that
// is on the screen or another one is being read: keys do not wait for it.
func (m *model) lookAhead() tea.Cmd {
	if m.columns < wide || m.preview.reading || !m.previews() {
		return nil
	}
	it := m.top().(*list).current()
	if it == nil || it == m.preview.item {
		return nil
	}
	m.preview.item, m.preview.reading = it, true
	return func() tea.Msg {
		d, err := m.Open(it.Ref)
		if err != nil {
			d = nil
		}
		return previewed{it, d}
	}
}

// previewed shows the document of a row, at what the row leads to.
func (m *model) previewed(msg previewed) tea.Cmd {
	m.preview.reading = false
	l, ok := m.top().(*list)
	if !ok || msg.item != m.preview.item {
		return nil
	}
	if m.preview.text = nil; msg.doc == nil {
		return nil
	}
	t := m.opened(msg.doc)
	t.in, m.preview.text = l, t
	m.resize()
	t.showRow(msg.item)
	return nil
}
