package reader

import (
	"fmt"
	"os"
	"strings"

	"docview/internal/render"

	tea "charm.land/bubbletea/v2"
)

// A model is what is on the screen, as bubbletea has it: a document or a list
// on the page, perhaps a pane with an outline or the like over or beside it,
// and the status line, whose place a prompt or a message may take.
type model struct {
	*Reader
	paint         *render.Painter
	columns, rows int

	levels  []level // what q goes back through; the last is on the page
	pane    *list
	prompt  *prompt
	message string // until the next key
	err     error  // why it ends

	preview preview  // beside a list
	last    *Results // of the last search of the library; nil before the first
}

// A level is what has the page.
type level interface {
	resize(m *model, columns, rows int)
	press(m *model, key string) tea.Cmd
	lines(m *model) []render.Line
	status(columns int) (left, right string)
}

// wide is from how many columns on a pane is beside the page.
const wide = 100

func (m *model) Init() tea.Cmd {
	cmds := []tea.Cmd{watch()}
	if l, ok := m.levels[0].(*list); ok && l.from != nil {
		cmds = append(cmds, l.load)
	}
	if t := m.document(); t != nil {
		cmds = append(cmds, m.arrive(t))
	}
	return tea.Batch(cmds...)
}

func (m *model) top() level { return m.levels[len(m.levels)-1] }

// document returns the document on the page, nil if there is a list.
func (m *model) document() *opened {
	t, _ := m.top().(*opened)
	return t
}

func (m *model) say(format string, args ...any) tea.Cmd {
	m.message = render.Sanitize(fmt.Sprintf(format, args...))
	return nil
}

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := m.update(msg)
	if t := m.document(); t != nil && m.prompt == nil {
		cmd = tea.Batch(cmd, t.countMatches())
	}
	if look := m.lookAhead(); look != nil {
		cmd = tea.Batch(cmd, look)
	}
	return m, cmd
}

func (m *model) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.columns, m.rows = msg.Width, msg.Height
		m.resize()
	case tea.KeyPressMsg:
		m.message = ""
		return m.press(msg.String(), msg.Text)
	case tea.PasteMsg:
		if m.prompt != nil {
			return m.prompt.insert(msg.Content)
		}
	case counted:
		if f := &msg.text.find; f.pattern == msg.pattern && f.regexp == msg.regexp && msg.text.page == msg.page {
			f.counts = msg.counts
		}
	case rowsMsg:
		return m.listed(msg)
	case found:
		m.found(msg)
	case previewed:
		return m.previewed(msg)
	case named:
		m.named(msg)
	case tick:
		return tea.Batch(m.look(), watch())
	case reloaded:
		m.reload(msg)
	}
	return nil
}

// resize sets the room of the page and the pane.
func (m *model) resize() {
	page, pane := m.columns, m.columns
	if m.columns >= wide {
		switch {
		case m.pane != nil:
			pane = m.columns * 2 / 5
			page = m.columns - pane - gutterWidth
		case m.previews():
			pane = min(m.columns/2, measure)
			page = m.columns - pane - gutterWidth
		}
	}
	rows := max(m.rows-1, 1)
	m.preview.columns = pane
	if t := m.preview.text; t != nil {
		t.resize(m, pane, rows)
	}
	for _, l := range m.levels {
		l.resize(m, page, rows)
	}
	if m.pane != nil {
		m.pane.resize(m, pane, rows)
	}
}

// gutter is between the page and a pane beside it.
const (
	gutter      = " │ "
	gutterWidth = 3
)

// press answers a key, by its name and, for a prompt, the text that it types.
func (m *model) press(key, typed string) tea.Cmd {
	switch {
	case key == "ctrl+z":
		return suspend
	case key == "ctrl+l":
		return tea.ClearScreen
	case m.prompt != nil:
		return m.prompt.press(m, key, typed)
	case key == "ctrl+c":
		m.err = &SignalError{os.Interrupt}
		return tea.Quit
	case m.pane != nil:
		return m.pane.press(m, key)
	}
	return m.top().press(m, key)
}

// back leaves the level on the page; leaving the last one ends the reader.
func (m *model) back() tea.Cmd {
	if len(m.levels) == 1 {
		return tea.Quit
	}
	if t := m.document(); t != nil {
		m.leave(t)
	}
	m.levels = m.levels[:len(m.levels)-1]
	m.resize()
	return nil
}

// leave notes the place at the top of the page; at the end, that there is none.
// Who only looked at the head keeps the place of the last time.
func (m *model) leave(t *opened) {
	switch place := t.placeOf(t.top.section); {
	case place == "":
	case t.share() == 100:
		m.leaveAt(t.doc, "")
	default:
		m.leaveAt(t.doc, place)
	}
}

// enter puts a level on the page.
func (m *model) enter(l level) {
	m.levels = append(m.levels, l)
	m.pane = nil
	m.resize()
}

func (m *model) fail(err error) tea.Cmd { return m.say("%s", firstLine(err)) }

// firstLine returns the first line of an error's message.
func firstLine(err error) string {
	if joined, ok := err.(interface{ Unwrap() []error }); ok && len(joined.Unwrap()) > 0 {
		err = joined.Unwrap()[0]
	}
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}

// opened returns a document's text, at the place that its address names.
func (m *model) opened(d *Opened) *opened {
	t := newText(d.Document)
	t.ref, t.path, t.row = d.Ref, d.Path, d.Row
	t.stat()
	if d.Place != "" {
		t.lay(m.Printer, max(m.columns, 1), max(m.rows-1, 1))
		if part, err := t.doc.At(d.Place); err == nil && len(part.Body) > 0 {
			if section, ok := t.section(part.Body[0].Place); ok {
				t.show(t.head(section))
			}
		}
		t.page = nil // laid out again for the size that the page has
	}
	return t
}

// named is the message that what a document is called was looked up.
type named struct {
	text   *opened
	ref    string
	unique bool
}

// arrive returns a command that looks what the document is called.
func (m *model) arrive(t *opened) tea.Cmd {
	d := t.doc
	return func() tea.Msg {
		if m.Name == nil || d.Ref == d.ID {
			return named{t, d.Ref, true}
		}
		ref, unique := m.Name(d)
		return named{t, ref, unique}
	}
}

// named names a document as is known by now, and offers the place at which it
// was left.
func (m *model) named(msg named) {
	t := msg.text
	t.doc.Ref, t.twin = msg.ref, !msg.unique
	if t.top != t.first() || t.find.pattern != "" || t.jumped || m.message != "" {
		return
	}
	left := m.leftAt(t.doc)
	if part, err := t.doc.At(left); left != "" && err == nil && len(part.Body) > 0 {
		t.begun, t.jumped = place{section: part.Body[0].Start, at: -1}, true
		m.say("you left at %s: '' goes there", t.doc.Address(left))
	}
}

func (m *model) View() tea.View {
	v := tea.View{AltScreen: true}
	if m.rows == 0 {
		return v
	}
	rows := m.page()
	status, cursor := m.statusLine()
	rows = append(rows[:max(0, min(len(rows), m.rows-1))], status)
	if said := render.Wrap(m.message, max(m.columns-1, 1)); m.prompt == nil && len(said) > 1 {
		n := max(1, min(len(said), mostSaid, len(rows)/2))
		for k := range n { // over the end of the page
			if k == n-1 {
				said[k] = strings.Join(said[k:], " ")
			}
			rows[len(rows)-n+k] = m.bar(said[k], "", render.Bar)
		}
	}
	v.Content = strings.Join(rows, "\n")
	if cursor >= 0 {
		v.Cursor = tea.NewCursor(cursor, len(rows)-1)
	}
	return v
}

// mostSaid is how many rows a message may take.
const mostSaid = 3

// page returns all rows but the status line, painted.
func (m *model) page() []string {
	rows := make([]string, max(m.rows-1, 0))
	var left, right []render.Line
	beside := m.preview.columns
	if m.pane != nil {
		beside = m.pane.columns
	}
	switch {
	case m.pane == nil && m.columns >= wide && m.previews():
		if left = m.top().lines(m); m.preview.text != nil {
			right = m.preview.text.lines(m)
		}
	case m.pane == nil:
		left = m.top().lines(m)
	case m.columns < wide:
		left = m.pane.lines(m)
	default:
		left, right = m.top().lines(m), m.pane.lines(m)
	}
	for i := range rows {
		var line render.Line
		if i < len(left) {
			line = left[i]
		}
		rows[i] = m.paint.Paint(line)
		if right == nil {
			continue
		}
		rows[i] += strings.Repeat(" ", max(0, m.columns-beside-gutterWidth-line.Width())) + gutter
		if i < len(right) {
			rows[i] += m.paint.Paint(right[i])
		}
	}
	return rows
}

// statusLine returns the last row, painted, and the column of the cursor, -1
// for none.
func (m *model) statusLine() (row string, cursor int) {
	if m.prompt != nil {
		text, at := m.prompt.show(m.columns)
		return text, at
	}
	if m.message != "" {
		return m.bar(m.message, "", render.Bar), -1
	}
	left, right := m.top().status(m.columns)
	if m.pane != nil {
		left, right = m.pane.status(m.columns)
	}
	return m.bar(left, right, render.Foot), -1
}

// bar returns a line over the whole width: what is at the left is shortened first, unless the
// right takes more than half; then what is after its last dots goes as a whole.
func (m *model) bar(left, right string, role render.Role) string {
	room := m.columns - 1 // a terminal may scroll when its last cell is written
	if room <= 0 {
		return ""
	}
	right = render.Sanitize(right)
	for most := max(room/2, room-render.Width(left)-1); render.Width(right) > most; {
		if at := strings.LastIndex(right, " · "); at >= 0 {
			right = right[:at]
		} else {
			right = render.Truncate(right, most)
		}
	}
	if left = render.Sanitize(left); right != "" {
		left = render.Truncate(left, max(0, room-render.Width(right)-1))
	}
	left = render.Truncate(left, room)
	fill := max(0, room-render.Width(left)-render.Width(right))
	return m.paint.Paint(render.Line{Spans: []render.Span{{Text: left + strings.Repeat(" ", fill) + right, Role: role}}})
}
