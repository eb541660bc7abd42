package reader

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"docview/internal/document"

	tea "charm.land/bubbletea/v2"
)

// tick is the message that it is time to look at the file.
type tick struct{}

// The file is looked at so often.
const pause = 500 * time.Millisecond

func watch() tea.Cmd { return tea.Tick(pause, func(time.Time) tea.Msg { return tick{} }) }

// stat notes what the file is like now.
func (t *opened) stat() {
	if t.path != "" {
		t.file, _ = stat(t.path)
	}
}

func stat(path string) (fs.FileInfo, error) {
	info, err := os.Stat(path)
	var reason *fs.PathError
	if errors.As(err, &reason) {
		return nil, fmt.Errorf("%s: %w", path, reason.Err)
	}
	return info, err
}

// isSame reports whether a file is as it was; nil is one that is not there.
func isSame(was, now fs.FileInfo) bool {
	if was == nil || now == nil {
		return was == now
	}
	return os.SameFile(was, now) && was.Size() == now.Size() && was.ModTime().Equal(now.ModTime())
}

// reloaded is the message that a document was read again.
type reloaded struct {
	text *opened
	file fs.FileInfo
	doc  *document.Document
	err  error

	asked bool // by a key, so that it is answered whatever the file is
}

// look reads the document on the page again if its file has changed; never
// while something is typed.
func (m *model) look() tea.Cmd {
	t := m.document()
	if t == nil || t.path == "" || m.prompt != nil {
		return nil
	}
	if now, _ := stat(t.path); isSame(t.file, now) {
		return nil
	}
	return m.readAgain(t, false)
}

// readAgain is a command that reads a document again.
func (m *model) readAgain(t *opened, asked bool) tea.Cmd {
	if m.Open == nil || t.ref == "" {
		return m.say("%s cannot be read again", t.doc.ID)
	}
	return func() tea.Msg {
		r := reloaded{text: t, asked: asked}
		if t.path != "" {
			if r.file, r.err = stat(t.path); r.err != nil {
				return r
			}
		}
		d, err := m.Open(t.ref)
		if err != nil && t.path != "" { // which says more than that the library has it no more
			_, pathErr := m.Open(t.path)
			err = cmp.Or(pathErr, err)
		}
		if r.err = err; err == nil {
			r.doc = d.Document
		}
		return r
	}
}

// reload shows a document that was read again, with the same paragraph at the
// top. If it cannot be read, what was read stays. While something is typed it
// does nothing, so that look reads the file again later.
func (m *model) reload(r reloaded) {
	if m.prompt != nil {
		return
	}
	t := r.text
	t.file = r.file
	gone := t.gone
	t.gone = r.err != nil
	switch {
	case t.gone:
		m.say("%s; showing what was read before", firstLine(r.err))
		return
	case bytes.Equal(t.doc.Source, r.doc.Source):
		if r.asked || gone {
			m.say("read again: the file has not changed")
		}
		return
	}
	old, section := t.page, t.top.section
	offset := t.top.row - t.head(section).row
	text, block := old.Text(section), old.Block(section)
	found, foundIn := t.find.at, ""
	if found.section >= 0 && t.find.pattern != "" {
		foundIn = old.Text(found.section)
	}
	r.doc.Ref = t.doc.Ref
	t.doc, t.page, t.chosen = r.doc, nil, -1
	if t.find.results != nil {
		t.find.mark(t.doc)
	}
	if m.pane != nil && m.pane.pick != nil {
		m.pane = nil // its rows lead to what was read before
	}
	m.resize()
	if foundIn != "" {
		if at := t.same(foundIn, nil, found.section); t.page.Text(at) == foundIn {
			t.find.at = match{at, found.start, found.end}
		}
	}
	to := t.same(text, block, section)
	t.show(t.step(t.head(to), offset))
	m.say("read again: the file has changed")
}

// same returns the section that a section has become: the nearest with its
// text, else that with its number, else the one in its place.
func (t *opened) same(text string, block *document.Block, section int) int {
	n := t.page.Len()
	for away := range n {
		for _, i := range []int{section - away, section + away} {
			if i >= 0 && i < n && text != "" && t.page.Text(i) == text {
				return i
			}
		}
	}
	for i := range n {
		if b := t.page.Block(i); b != nil && block != nil && block.Number != "" && b.Address == block.Address {
			return i
		}
	}
	return min(section, n-1)
}
