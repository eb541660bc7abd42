package reader

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"docview/internal/fold"
	"docview/internal/render"

	tea "charm.land/bubbletea/v2"
)

// A list is rows of which one can be chosen: the library, results of a search,
// an outline, help. It has the page, or is a pane.
type list struct {
	title   string
	wraps   bool // long rows take several lines
	items   []*item
	results *Results                             // what the rows are of; nil for other lists
	pick    func(m *model, chosen *item) tea.Cmd // nil if there is nothing to pick
	from    func(yield func(Row) bool) error     // where rows come from while the list is shown; nil if all are there
	order   int                                  // of orders, of a list of documents
	then    func(m *model) tea.Cmd               // what to do once all rows are there; may be nil

	filter  string
	shown   []*item // those that the filter leaves
	chosen  int     // of shown; 0 in an empty list, too
	top     int     // the first row on the screen, of shown
	wanted  string  // the Ref of the row to choose as soon as it comes, until a key chooses another
	moved   bool    // a key was pressed
	loading bool
	rows    chan rowsMsg

	columns, height int
}

// An item is a row of a list and what it leads to.
type item struct {
	Row
	folded  string // what a filter looks at
	section int    // in panes, the byte where a section of the document begins
}

// orders are those of a list of documents. Documents without a date are last.
var orders = []struct {
	name string
	key  func(*item) string
}{
	{"by date", func(it *item) string { return cmp.Or(it.Day, "\xff") }},
	{"by title", func(it *item) string { return fold.String(strings.TrimLeft(it.Text, `"“'[`)) }},
	{"by id", func(it *item) string { return it.Right }},
}

// sort puts documents in the list's order. Equal ones stay as they came.
func (l *list) sort() {
	key := orders[l.order].key
	keys := make(map[*item]string, len(l.items))
	for _, it := range l.items {
		keys[it] = key(it)
	}
	slices.SortStableFunc(l.items, func(a, b *item) int { return cmp.Compare(keys[a], keys[b]) })
	l.narrow(l.filter)
}

func (l *list) resize(_ *model, columns, rows int) {
	l.columns, l.height = columns, max(rows-1, 1) // a row is the title's
	l.choose(l.chosen)
}

func (l *list) add(items ...item) {
	for i := range items {
		l.hold(&items[i])
	}
	l.narrow(l.filter)
}

// hold adds a row, which is shown after the next narrow.
func (l *list) hold(it *item) {
	it.folded = fold.String(it.words())
	l.items = append(l.items, it)
}

// current returns the chosen row, nil in an empty list.
func (l *list) current() *item {
	if l.chosen < len(l.shown) {
		return l.shown[l.chosen]
	}
	return nil
}

// narrow leaves the rows that have all words of a filter. The chosen row stays
// chosen if it is among them.
func (l *list) narrow(filter string) {
	was := l.current()
	l.filter = filter
	words := strings.Fields(fold.String(filter))
	l.shown = l.shown[:0]
	chosen, passed := 0, was == nil || !l.moved && l.wanted == ""
	for _, it := range l.items {
		if hasAll(it.folded, words) {
			if !passed || l.wanted != "" && it.Ref == l.wanted {
				chosen = len(l.shown)
			}
			l.shown = append(l.shown, it)
		}
		passed = passed || it == was
	}
	l.choose(chosen)
}

func hasAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// choose chooses a row and keeps it on the screen.
func (l *list) choose(n int) {
	l.chosen = max(0, min(n, len(l.shown)-1))
	l.top = max(0, min(l.top, l.chosen), l.chosen-l.height+1)
	left, lines := l.left(), 0
	if l.results != nil {
		lines = 1 // a document's title is above the first row, whichever it is
	}
	for n := l.chosen; (l.wraps || l.results != nil) && n >= l.top && n < len(l.shown); n-- {
		if lines += l.size(n, left); lines > l.height && n < l.chosen {
			l.top = n + 1
		}
	}
}

// size returns how many lines a row takes; of a hit, with its document above it.
func (l *list) size(n, left int) int {
	switch {
	case l.results == nil:
		return len(l.row(n, left))
	case l.begins(n):
		return 2
	}
	return 1
}

// words returns what a filter looks at.
func (it *item) words() string {
	words := it.Left + " " + it.Text + " " + it.Right
	if it.Hit != nil {
		words += " " + it.Hit.Address + " " + it.Hit.Left + it.Hit.Word + it.Hit.Right
	}
	return words
}

func (l *list) press(m *model, key string) tea.Cmd {
	l.moved, l.wanted = true, ""
	switch key {
	case "j", "down", "ctrl+n":
		l.choose(l.chosen + 1)
	case "k", "up", "ctrl+p":
		l.choose(l.chosen - 1)
	case "space", "f", "pgdown", "ctrl+f":
		l.choose(l.chosen + l.height)
	case "b", "pgup", "ctrl+b":
		l.choose(l.chosen - l.height)
	case "d", "ctrl+d":
		l.choose(l.chosen + l.height/2)
	case "u", "ctrl+u":
		l.choose(l.chosen - l.height/2)
	case "g", "home":
		l.choose(0)
	case "G", "end":
		l.choose(len(l.shown) - 1)
	case "/":
		m.prompt = m.filterPrompt(l)
	case "s":
		m.prompt = m.searchPrompt()
	case "S":
		return m.searchSpelled()
	case "enter":
		if it := l.current(); l.pick != nil && it != nil {
			return l.pick(m, it)
		}
	case "o":
		if l.from != nil {
			l.order = (l.order + 1) % len(orders)
			l.sort()
		}
	case "h", "f1", "?":
		if m.pane == nil {
			m.openPane(m.help())
		}
	case "esc":
		if l.filter != "" {
			l.narrow("")
			return nil
		}
		return l.leave(m)
	case "q":
		return l.leave(m)
	case "Q":
		return tea.Quit
	default:
		return m.say("%s has no function in a list; press Enter to open the row", key)
	}
	return nil
}

// leave closes a pane, or goes back a level.
func (l *list) leave(m *model) tea.Cmd {
	if m.pane == l {
		m.pane = nil
		m.resize()
		return nil
	}
	return m.back()
}

func (l *list) lines(m *model) []render.Line {
	lines := []render.Line{{Spans: []render.Span{{Text: render.Truncate(render.Sanitize(l.title), l.columns), Role: render.Heading}}}}
	left := l.left()
	if l.results != nil {
		lines = append(lines, l.hitLines(m.Printer)...)
	}
	for n := l.top; l.results == nil && n < len(l.shown) && len(lines) <= l.height; n++ {
		lines = append(lines, l.row(n, left)...)
	}
	if len(l.shown) == 0 && l.filter != "" && !l.loading {
		for _, text := range render.Wrap("No row has this: / filters the rows alone. s searches the texts, Esc shows all rows.", max(l.columns-1, 1)) {
			lines = append(lines, render.Line{Spans: []render.Span{{Text: text, Role: render.Aside}}})
		}
	}
	return lines[:min(len(lines), l.height+1)]
}

// left returns the width of the left column, by the rows that may be on the screen.
func (l *list) left() int {
	left := 0
	for _, it := range l.shown[min(l.top, len(l.shown)):min(len(l.shown), l.top+l.height)] {
		left = max(left, render.Width(render.Sanitize(it.Left)))
	}
	return min(left, l.columns/2)
}

// row returns the lines of a row.
func (l *list) row(n, left int) []render.Line {
	it, indent := l.shown[n], 0
	if l.from != nil {
		line := it.document(l.columns-1, l.ids())
		if n == l.chosen {
			line = chosenLine(line, l.columns-1)
		}
		return []render.Line{line}
	}
	if left > 0 {
		indent = left + 2
	}
	first := render.Truncate(render.Sanitize(it.Left), left)
	room := max(0, l.columns-indent-1)
	texts := []string{render.Truncate(render.Sanitize(it.Text), room)}
	if l.wraps && room > 0 {
		texts = render.Wrap(render.Sanitize(it.Text), room)
	}
	var lines []render.Line
	for _, text := range texts {
		first = render.Truncate(first+strings.Repeat(" ", max(0, indent-render.Width(first))), l.columns)
		spans := []render.Span{{Text: first, Role: render.Aside}, {Text: text, Role: render.TitleRole(it.Text, render.Body)}}
		if n == l.chosen && l.pick != nil {
			spans = []render.Span{{Text: first + text + strings.Repeat(" ", max(0, room-render.Width(text))), Role: render.Bar}}
		}
		lines = append(lines, render.Line{Spans: spans})
		first = ""
	}
	return lines
}

func (l *list) status(int) (left, right string) {
	left = fmt.Sprintf("%d of %d", min(l.chosen+1, len(l.shown)), cmp.Or(len(l.shown), len(l.items)))
	if l.loading {
		left += ", reading on"
	}
	if l.filter != "" {
		left += " with “" + l.filter + "”"
	}
	switch {
	case l.pick == nil:
		return left, "Esc back"
	case l.from != nil:
		return left + ", " + orders[l.order].name, "Enter open · / filter · o order"
	}
	return left, "Enter open · / filter"
}

// rowsMsg is rows that have come for a list.
type rowsMsg struct {
	list *list
	rows []Row
	done bool
	err  error
}

// Rows are shown as they come: the first at once, others when so much time has passed.
const patch = 50 * time.Millisecond

// load is a command that begins to fill the list.
func (l *list) load() tea.Msg {
	l.rows = make(chan rowsMsg)
	go func() {
		var rows []Row
		sent := time.Time{}
		err := l.from(func(r Row) bool {
			rows = append(rows, r)
			if time.Since(sent) > patch {
				l.rows <- rowsMsg{list: l, rows: rows}
				rows, sent = nil, time.Now()
			}
			return true
		})
		l.rows <- rowsMsg{list: l, rows: rows, done: true, err: err}
	}()
	return l.more()
}

func (l *list) more() tea.Msg { return <-l.rows }

// listed adds rows that have come, and waits for more.
func (m *model) listed(msg rowsMsg) tea.Cmd {
	l := msg.list
	for _, r := range msg.rows {
		l.hold(&item{Row: r})
	}
	if l.loading = !msg.done; !l.loading {
		l.tellTwins()
	}
	if l.sort(); l.loading {
		return l.more
	}
	if msg.err != nil {
		m.fail(msg.err)
	}
	if l.then != nil {
		return l.then(m)
	}
	return nil
}

// tellTwins shows what opens them instead of the id that several documents have.
func (l *list) tellTwins() {
	times := map[string]int{}
	for _, it := range l.items {
		times[it.Right]++
	}
	for _, it := range l.items {
		if times[it.Right] > 1 {
			it.Right = it.Ref
			it.folded = fold.String(it.words())
		}
	}
}

// library returns the list of the library's documents; at first a row with a
// Ref is chosen, unless that is "".
func (m *model) library(wanted string) *list {
	return &list{title: "Documents", from: m.List, loading: true, wanted: wanted, pick: (*model).openItem}
}

// openPane shows a pane.
func (m *model) openPane(l *list) {
	m.pane = l
	m.resize()
}

// contents returns a list whose rows lead to sections of the document.
func (m *model) contents(title string, items []item, chosen int) *list {
	l := &list{title: title, pick: func(m *model, it *item) tea.Cmd {
		m.pane = nil
		m.resize()
		t := m.document()
		t.leap(t.head(t.sectionAt(it.section)))
		return nil
	}}
	l.add(items...)
	l.height, l.moved = max(m.rows-2, 1), true
	l.choose(chosen)
	return l
}
