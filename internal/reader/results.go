package reader

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"strings"

	"docview/internal/document"
	"docview/internal/render"

	tea "charm.land/bubbletea/v2"
)

// Results are what a search of the library found: a row for each hit, those of
// a document together.
type Results struct {
	Query     string
	Rows      []Row
	Documents string // how many documents the rows are of, and of how many that were found

	// More says what would find more, "" for nothing. Spelled searches again, with
	// other spellings of the names; nil if they would find no more.
	More    string
	Spelled func() (*Results, error)

	// Hits returns where in a document of the results its hits are, in order.
	Hits func(*document.Document) []Hit
}

// A Hit is bytes of the text of a field or block.
type Hit struct {
	Part       int // the byte of the file where the field or block begins
	Start, End int // in its Text
}

// searchPrompt asks for a query over the library.
func (m *model) searchPrompt() *prompt {
	return &prompt{sign: "search the library: ", done: func(p *prompt) tea.Cmd {
		query := strings.TrimSpace(p.String())
		switch {
		case query == "":
			return nil
		case m.Search == nil:
			return m.say("the library cannot be searched here")
		}
		return m.search(query, func() (*Results, error) { return m.Search(query) })
	}}
}

func (m *model) search(query string, look func() (*Results, error)) tea.Cmd {
	m.say("searching for %s", query)
	return func() tea.Msg {
		results, err := look()
		return found{results, err}
	}
}

// searchSpelled searches again, with other spellings of the names.
func (m *model) searchSpelled() tea.Cmd {
	switch {
	case m.last == nil:
		return m.say("no search of the library yet; press s")
	case m.last.Spelled == nil:
		return m.say("other spellings would find no more")
	}
	return m.search(m.last.Query, m.last.Spelled)
}

// found is the message that a search of the library is done.
type found struct {
	results *Results
	err     error
}

func (m *model) found(f found) {
	if f.results == nil {
		m.fail(f.err)
		return
	}
	m.last = f.results
	switch {
	case f.err != nil:
		m.fail(f.err)
	case len(f.results.Rows) == 0:
		m.say("%s", f.results.nothing())
	default:
		m.say("%s", f.results.more())
	}
	if len(f.results.Rows) > 0 {
		m.enter(listOf(f.results))
	}
}

// more says what would find more, and the key for it; "" for nothing.
func (r *Results) more() string {
	if r.Spelled == nil {
		return r.More
	}
	return r.More + ": press S for all spellings"
}

// nothing says that nothing was found, and what would be.
func (r *Results) nothing() string {
	said := "nothing found for " + r.Query
	if more := r.more(); more != "" {
		said += "; " + more
	}
	return said
}

// listOf returns the list of results.
func listOf(r *Results) *list {
	l := &list{
		title:   fmt.Sprintf("%s in %s: %s", document.Plural(len(r.Rows), "hit"), r.Documents, r.Query),
		results: r,
		pick:    (*model).openItem,
	}
	items := make([]item, len(r.Rows))
	for i, row := range r.Rows {
		items[i].Row = row
	}
	l.add(items...)
	return l
}

// hitLines returns the lines of results: above the hits of a document, its date
// and title; also above the first row on the screen.
func (l *list) hitLines(p render.Printer) []render.Line {
	var rows []render.Occurrence
	shown := l.shown[l.top:min(len(l.shown), l.top+l.height)]
	for _, it := range shown {
		rows = append(rows, *it.Hit)
	}
	p.Width = l.columns - 1
	var lines []render.Line
	ids := l.ids()
	for k, line := range p.Concordance(rows) {
		n := l.top + k
		if k == 0 || l.begins(n) {
			lines = append(lines, shown[k].document(p.Width, ids))
		}
		if n == l.chosen {
			line = chosenLine(line, p.Width)
		}
		lines = append(lines, line)
	}
	return lines
}

// Widths of the line of a document, in cells. What opens it is at the right, if
// the title has room beside it.
const (
	dateWidth  = len("1949-02-04")
	leastTitle = 24
)

// document returns the line of a document, or of that of a hit, with its id in a
// column of so many cells.
func (it *item) document(width, id int) render.Line {
	date := render.Sanitize(it.Left)
	date += strings.Repeat(" ", max(0, dateWidth-render.Width(date))) + "  "
	right := "  " + render.TruncateLeft(render.Sanitize(it.Right), id)
	room := width - render.Width(date) - id - 2
	if room < leastTitle {
		room, right = room+id+2, ""
	}
	title := render.Truncate(render.Sanitize(it.Text), max(0, room))
	return render.Line{Spans: []render.Span{
		{Text: date, Role: render.Fact}, {Text: title, Role: render.TitleRole(it.Text, render.Title)},
		{Text: strings.Repeat(" ", max(0, room-render.Width(title))), Role: render.Frame}, {Text: right, Role: render.Address},
	}}
}

// ids returns the width of the column of ids, by the rows that may be on the screen.
func (l *list) ids() int {
	widest := 0
	for _, it := range l.shown[min(l.top, len(l.shown)):min(len(l.shown), l.top+l.height)] {
		widest = max(widest, render.Width(render.Sanitize(it.Right)))
	}
	return min(widest, l.columns/4)
}

// begins reports whether a row is the first of its document.
func (l *list) begins(n int) bool {
	return n == 0 || l.shown[n].Ref != l.shown[n-1].Ref
}

// chosenLine returns a line as that of the chosen row, in which what was looked
// for is still marked.
func chosenLine(line render.Line, width int) render.Line {
	spans := append([]render.Span(nil), line.Spans...)
	for i := range spans {
		if spans[i].Role != render.Match {
			spans[i].Role = render.Bar
		}
	}
	return render.Line{Spans: append(spans, render.Span{Text: strings.Repeat(" ", max(0, width-line.Width())), Role: render.Bar})}
}

// openItem opens the document of a row of the list on the page, at the hit if
// it is one.
func (m *model) openItem(*item) tea.Cmd {
	l := m.top().(*list)
	cmd, err := m.openFrom(l, l.chosen, len(m.levels))
	if err != nil {
		return m.fail(err)
	}
	return cmd
}

// openFrom opens the document of a list's row, above so many levels, and chooses
// the row.
func (m *model) openFrom(l *list, n, levels int) (tea.Cmd, error) {
	d, err := m.Open(l.shown[n].Ref)
	if err != nil {
		return nil, err
	}
	l.moved, l.wanted = true, ""
	l.choose(n)
	if t := m.document(); t != nil {
		m.leave(t)
	}
	t := m.opened(d)
	t.in = l
	m.levels = m.levels[:levels]
	m.enter(t)
	t.showRow(l.current())
	if l.current().N >= 0 && t.find.results != nil && t.find.at.section < 0 {
		m.say("this hit is not in the text any more")
	}
	return m.arrive(t), nil
}

// showRow shows what a row of the list leads to in its document.
func (t *opened) showRow(it *item) {
	if t.in.results != nil {
		t.showHit(t.in, it)
	}
}

// showHit marks the hits in a document of results, and shows one of them.
func (t *opened) showHit(l *list, it *item) {
	if t.find.results != l.results {
		t.find = finder{pattern: l.results.Query, down: true, results: l.results, at: match{section: -1}, among: l.among(it)}
		t.find.mark(t.doc)
	}
	if it.N < 0 || it.N >= len(t.find.hits) {
		return
	}
	hit := t.find.hits[it.N]
	for section := range t.page.Len() {
		for part, at := range textsOf(t.page, section) {
			if part == hit.Part {
				t.goTo(match{section, at + hit.Start, at + hit.End})
				return
			}
		}
	}
}

// mark makes the hits in a document what is looked for.
func (f *finder) mark(d *document.Document) {
	f.hits, f.parts = f.results.Hits(d), map[int][]Hit{}
	for _, h := range f.hits {
		f.parts[h.Part] = append(f.parts[h.Part], h)
	}
}

// among says which of the documents of results a hit's document is.
func (l *list) among(it *item) string {
	at, of, last := 0, 0, ""
	for _, other := range l.items {
		if other.Ref != last {
			of, last = of+1, other.Ref
		}
		if other.Ref == it.Ref {
			at = of
		}
	}
	return fmt.Sprintf(", document %d of %d", at, of)
}

// hitsIn returns the hits in a section, as bytes of its text.
func (f *finder) hitsIn(page *render.Page, section int) (found [][2]int) {
	for part, at := range textsOf(page, section) {
		for _, h := range f.parts[part] {
			found = append(found, [2]int{at + h.Start, at + h.End})
		}
	}
	return found
}

// textsOf yields the fields or the block of a section by the byte of the file
// where each begins, and where its text begins in that of the section.
func textsOf(page *render.Page, section int) iter.Seq2[int, int] {
	return func(yield func(part, at int) bool) {
		if b := page.Block(section); b != nil {
			yield(b.Start, 0)
			return
		}
		text, at := page.Text(section), 0
		for _, f := range page.Fields(section) {
			at += max(0, strings.Index(text[at:], f.Text))
			if !yield(f.Start, at) {
				return
			}
			at += len(f.Text)
		}
	}
}

// again goes to the n-th next match, or the n-th previous one.
func (m *model) again(n int, back bool) (cmd tea.Cmd) {
	for range min(n, mostRepeated) {
		if m.message == "" {
			cmd = m.nextMatch(m.document(), back)
		}
	}
	return cmd
}

// mostRepeated bounds how often a search is repeated at once.
const mostRepeated = 1000

func (m *model) nextMatch(t *opened, back bool) tea.Cmd {
	if t.find.pattern == "" || t.find.results != nil {
		return m.nextHit(t, back)
	}
	up := t.find.down == back
	to, wrapped, ok := t.search(&t.find, t.find.at, up)
	if !ok {
		return m.say("nothing found for %s", t.find.pattern)
	}
	t.history.leave(t.here)
	t.goTo(to)
	if wrapped {
		t.find.wrapped = around(!up)
	}
	return nil
}

// nextHit shows the next hit of the results, or the previous one, in this
// document or the next.
func (m *model) nextHit(t *opened, back bool) tea.Cmd {
	l := t.in
	if l == nil || l.results == nil {
		return m.say("no search yet; press /")
	}
	step, end := 1, "last"
	if back {
		step, end = -1, "first"
	}
	var missing error
	for n := l.chosen + step; n >= 0 && n < len(l.shown); n += step {
		switch at := l.shown[n]; {
		case at.Ref == l.current().Ref:
			l.choose(n)
			t.history.leave(t.here)
			t.showHit(l, at)
			return nil
		case missing != nil && at.Ref == l.shown[n-step].Ref: // of the document that cannot be opened
			continue
		}
		cmd, err := m.openFrom(l, n, len(m.levels)-1)
		if missing = cmp.Or(missing, err); err == nil {
			if missing != nil {
				m.fail(missing)
			}
			return cmd
		}
	}
	if missing != nil {
		return m.fail(missing)
	}
	return m.say("this is the %s hit; q shows them all", end)
}

// neighbour returns the row of the next document, or of the previous one, from
// the chosen row on; the error says that there is none.
func (l *list) neighbour(step int) (int, error) {
	n := max(l.chosen, 0)
	for at := n; n >= 0 && n < len(l.shown) && l.shown[n].Ref == l.shown[at].Ref; {
		n += step
	}
	of := ""
	if l.results != nil {
		of = " of the results"
	}
	if n < 0 {
		return n, errors.New("this is the first document" + of)
	} else if n >= len(l.shown) {
		return n, errors.New("this is the last document" + of)
	}
	for step < 0 && !l.begins(n) {
		n--
	}
	return n, nil
}

// neighbour opens the next document of the list that this one is from, or the
// previous one; of a document that is from none, in that of the library.
func (m *model) neighbour(t *opened, step int) tea.Cmd {
	l := t.in
	switch {
	case l == nil && m.List == nil:
		return m.say("there is only this document")
	case l == nil:
		l = m.library(t.row)
		t.in, l.then = l, func(m *model) tea.Cmd { return m.neighbour(t, step) }
		m.say("reading the list of documents")
		return l.load
	case l.loading:
		return m.say("the list of documents is being read")
	}
	n, err := l.neighbour(step)
	if err != nil {
		return m.fail(err)
	}
	m.message = ""
	cmd, err := m.openFrom(l, n, len(m.levels)-1)
	if err != nil {
		return m.fail(err)
	}
	return cmd
}

// endSearch takes the marks away; if there are none, it goes back to the results.
func (m *model) endSearch(t *opened) tea.Cmd {
	if t.find.pattern == "" && t.chosen < 0 {
		if t.in != nil && t.in.results != nil {
			return m.back()
		}
	}
	t.find, t.chosen = finder{}, -1
	return nil
}
