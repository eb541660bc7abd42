package reader

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/render"

	tea "charm.land/bubbletea/v2"
)

func (t *opened) resize(m *model, columns, rows int) { t.lay(m.Printer, columns, rows) }

func (t *opened) lines(*model) []render.Line {
	var lines []render.Line
	section, laid := -1, []render.Line(nil)
	for _, s := range t.rows() {
		if s.section != section {
			section, laid = s.section, t.marked(s.section)
		}
		if s.row < len(laid) {
			lines = append(lines, laid[s.row])
		}
	}
	return lines
}

// status returns the address, whose place is never cut, how much is read, and
// between them what there is room for.
func (t *opened) status(columns int) (left, right string) {
	if t.find.wrapped == "" { // which needs the room
		right = fmt.Sprintf("%d%%", t.share())
	}
	if t.count != "" {
		right = t.count + "  " + right
	}
	if t.pending != "" {
		return map[string]string{"m": "mark: which letter?", "'": "go to which mark?"}[t.pending], right
	}
	among := ""
	if n, of := t.number(); of > 0 && t.atMatch() {
		left, among = fmt.Sprintf("%d/%d in ", n, of), t.find.among
	}
	address, place := t.doc.ID, t.placeOf(t.named())
	if t.twin {
		address = t.doc.Address("")
	}
	if place != "" {
		address += "#" + place
	}
	address = render.Sanitize(address)
	least := min(render.Width(address), render.Width("…#"+place))
	room := columns - 2 - render.Width(right)
	if room < render.Width(left)+least {
		room, right = columns-1, ""
	}
	left += render.TruncateLeft(address, max(least, room-render.Width(left+t.find.wrapped)))
	left += t.find.wrapped
	if render.Width(left+among) <= room {
		left += among
	}
	if t.find.wrapped+among == "" {
		if title := room - render.Width(left) - 2; title >= leastTitle/2 {
			left += "  " + render.Truncate(render.Sanitize(strings.Join(strings.Fields(t.doc.Title()), " ")), title)
		}
	}
	return left, right
}

// named returns the section that the status line names, which is also what is
// copied: that of the current match or, without one on the page, that at the top.
func (t *opened) named() int {
	if t.atMatch() {
		return t.find.at.section
	}
	return t.top.section
}

// atMatch reports whether the current match is on the page and the reader did not
// jump elsewhere since.
func (t *opened) atMatch() bool {
	if t.find.pattern == "" || t.find.at.section < 0 || t.find.left || t.chosen >= 0 {
		return false
	}
	for _, row := range t.rows() {
		if row.section != t.find.at.section {
			continue
		}
		for _, s := range t.marked(row.section)[row.row].Spans {
			if s.Role == render.Current || t.find.at.end == t.find.at.start { // in a marker
				return true
			}
		}
	}
	return false
}

// place returns the place in the document of a section, as At takes it; "" for the head.
func (t *opened) placeOf(section int) string {
	if b := t.page.Block(section); b != nil {
		return b.Address
	}
	return ""
}

func (t *opened) addressOf(section int) string { return t.doc.Address(t.placeOf(section)) }

// where describes what the status line names.
func (t *opened) where() string {
	return fmt.Sprintf("%s, %s:%d, %d%%", t.addressOf(t.named()), t.doc.Name, t.page.Line(t.named()), t.share())
}

// placePrompt asks where to go.
func (m *model) placePrompt(t *opened) *prompt {
	return &prompt{sign: ":", done: func(p *prompt) tea.Cmd {
		if p.String() == "" {
			return nil
		}
		return m.goTo(t, p.String())
	}}
}

// goTo goes to a share of the document or a place in it.
func (m *model) goTo(t *opened, to string) tea.Cmd {
	to = strings.TrimSpace(to)
	if digits, ok := strings.CutSuffix(to, "%"); ok {
		percent, err := strconv.Atoi(digits)
		if err != nil || percent < 0 || percent > 100 {
			return m.say("%s is not a percentage from 0%% to 100%%", to)
		}
		t.leap(t.part(percent))
		return nil
	}
	part, err := t.doc.At(to)
	var place *document.PlaceError
	switch {
	case errors.As(err, &place) && len(place.Candidates) > 0:
		m.openPane(m.contents("Several blocks have the number "+to, t.items(place.Candidates), 0))
		return nil
	case place != nil:
		place.Document = "" // it is on the page
		return m.fail(place)
	case err != nil:
		return m.fail(err)
	case len(part.Body) == 0:
		return m.say("%s shows nothing", to)
	}
	section, ok := t.section(part.Body[0].Place)
	if !ok {
		return m.say("%s is not on the page", to)
	}
	t.leap(t.head(section))
	return nil
}

// items returns the items of blocks, for a list.
func (t *opened) items(blocks []document.Block) []item {
	var items []item
	for i := range blocks {
		if section, ok := t.section(blocks[i].Place); ok {
			items = append(items, t.item(section))
		}
	}
	return items
}

// mostWords bounds the first words of a block, in bytes.
const mostWords = 300

func (t *opened) item(section int) item {
	text := t.page.Text(section)
	if len(text) > mostWords {
		for cut := mostWords; ; cut-- {
			if utf8.RuneStart(text[cut]) {
				text = text[:cut]
				break
			}
		}
	}
	it := item{section: t.start(section), Row: Row{Left: "", Text: strings.Join(strings.Fields(text), " ")}}
	if b := t.page.Block(section); b != nil {
		it.Left = "#" + b.Address
		if b.Marker != "" {
			it.Text = b.Marker + " " + it.Text
		}
	} else if fields := t.page.Fields(section); len(fields) > 1 {
		var row []string
		for _, f := range fields {
			row = append(row, strings.TrimSpace(f.Label+" "+f.Text))
		}
		it.Text = strings.Join(row, "  ")
	} else if len(fields) == 1 {
		it.Text = strings.TrimSpace(fields[0].Label + " " + it.Text)
	}
	return it
}

// outline returns the list of the fields, headings, numbered paragraphs,
// signature and notes.
func (m *model) outline(t *opened) *list {
	var items []item
	chosen := 0
	for i := range t.page.Len() {
		if b := t.page.Block(i); b != nil && b.Kind == document.Paragraph && b.Number == "" || t.page.Text(i) == "" {
			continue
		}
		if i <= t.top.section {
			chosen = len(items)
		}
		items = append(items, t.item(i))
	}
	return m.contents("Outline of "+t.doc.ID, items, chosen)
}

// problems shows what check finds in the document.
func (m *model) problems(t *opened) tea.Cmd {
	if m.Check == nil {
		return m.say("check is not available here")
	}
	var items []item
	chosen := 0
	for _, p := range m.Check(t.doc) {
		section := t.atLine(p.Line)
		if section <= t.top.section {
			chosen = len(items)
		}
		items = append(items, item{section: t.start(section), Row: Row{Left: fmt.Sprintf("line %d", p.Line), Text: fmt.Sprintf("%s: %s [%s]", p.Severity, p.Message, p.Code)}})
	}
	if len(items) == 0 {
		return m.say("check found nothing in %s", t.doc.ID)
	}
	l := m.contents("What check found", items, chosen)
	l.wraps = true
	m.openPane(l)
	return nil
}

// atLine returns the last section that begins at a line of the file or above it.
func (t *opened) atLine(line int) int {
	section := 0
	for i := range t.page.Len() {
		if t.page.Line(i) <= line {
			section = i
		}
	}
	return section
}

// travel goes to a place of the history.
func (m *model) travel(t *opened, to func(place) (place, bool), none string) tea.Cmd {
	p, ok := to(t.here)
	if !ok {
		return m.say("%s", none)
	}
	t.show(t.spot(p))
	t.find.left = true
	return nil
}

// findPrompt asks for a pattern and shows the first match while it is typed.
func (m *model) findPrompt(t *opened, down bool) *prompt {
	s := &search{
		text: t, down: down, before: t.find, begin: t.here, top: t.top,
		origin: match{section: t.top.section, start: t.byteOf(t.top)}, tried: trials{},
	}
	if down {
		s.origin.start-- // what begins the page is found
	}
	p := &prompt{sign: "/", toggles: true, left: s.undo, done: func(p *prompt) tea.Cmd { return s.done(m, p) }}
	if !down {
		p.sign = "?"
	}
	if !t.isHeavy() {
		p.changed = func(p *prompt) { _, _ = s.look(p) }
	}
	return p
}

// A search is one whose pattern is being typed.
type search struct {
	text   *opened
	down   bool
	before finder // of the last search
	begin  place  // where this one began,
	top    spot   // with this row at the top
	origin match  // and is at
	tried  trials
}

// undo shows the page where the search began.
func (s *search) undo() {
	s.text.show(s.top)
	s.text.here, s.text.find = s.begin, s.before
}

// look shows the first match of what is typed, or the page where the search
// began if there is none. The error is that of a regular expression.
func (s *search) look(p *prompt) (result trial, err error) {
	s.undo()
	s.text.find = finder{}
	if p.String() == "" {
		return trial{ok: true}, nil
	}
	f, err := newFinder(p.String(), p.regexp, s.down)
	if err != nil {
		return trial{}, err
	}
	result = s.tried.search(s.text, &f, s.origin)
	if result.ok {
		s.text.find = f
		s.text.goTo(result.at)
	}
	return result, nil
}

// done ends the prompt: without a pattern, the last one is searched for again.
func (s *search) done(m *model, p *prompt) tea.Cmd {
	if p.String() == "" {
		if s.before.pattern == "" {
			return nil
		}
		p.text, p.regexp = []rune(s.before.pattern), s.before.regexp
	}
	result, err := s.look(p)
	switch {
	case err != nil:
		s.undo()
		return m.say("%v", err)
	case !result.ok:
		s.undo()
		return m.say("nothing found for %s", p)
	case result.wrapped:
		s.text.find.wrapped = around(s.down)
	}
	s.text.history.leave(s.begin)
	return nil
}

func around(down bool) string {
	if down {
		return ", on from the beginning"
	}
	return ", on from the end"
}

// byteOf returns the first byte of a section's text that a row shows.
func (t *opened) byteOf(s spot) int {
	words := 0
	for _, l := range t.linesOf(s.section)[:s.row] {
		for _, span := range l.Spans {
			if !span.Role.IsAdded() && span.Role != render.Marker && span.Role != render.Label {
				words += len(strings.Fields(span.Text))
			}
		}
	}
	text := t.page.Text(s.section)
	at := 0
	for range words {
		at += len(text[at:]) - len(strings.TrimLeft(text[at:], " \n\t"))
		if end := strings.IndexAny(text[at:], " \n\t"); end >= 0 {
			at += end
		} else {
			return len(text)
		}
	}
	return at
}

func (m *model) openLibrary() tea.Cmd {
	if m.List == nil {
		return m.say("there is only this document")
	}
	wanted := ""
	if t := m.document(); t != nil {
		wanted = t.row
	}
	l := m.library(wanted)
	m.enter(l)
	return l.load
}

func (m *model) filterPrompt(l *list) *prompt {
	before := l.filter
	return &prompt{
		sign: "/", text: []rune(before),
		changed: func(p *prompt) { l.narrow(p.String()) },
		done:    func(*prompt) tea.Cmd { return l.press(m, "enter") },
		left:    func() { l.narrow("") },
		other:   func(key string) tea.Cmd { return l.press(m, key) },
		count:   func() string { return fmt.Sprintf("%d of %d", len(l.shown), len(l.items)) },
	}
}

func (m *model) copyParagraph(t *opened) tea.Cmd {
	place := t.placeOf(t.named())
	if place == "" || m.Quotation == nil {
		return m.copyCitation(t)
	}
	text, err := m.Quotation(t.doc, place)
	if err != nil {
		return m.fail(err)
	}
	return m.copy(text, t.addressOf(t.named()))
}

func (m *model) copyCitation(t *opened) tea.Cmd {
	if m.Citation == nil {
		return m.say("citations are not available here")
	}
	return m.copy(m.Citation(t.doc, t.placeOf(t.named())), "the citation")
}

func (m *model) copy(text, what string) tea.Cmd {
	if m.Copy == nil {
		return m.say("the clipboard cannot be used here")
	}
	where, err := m.Copy(text)
	if err != nil {
		return m.say("could not copy %s: %s", what, firstLine(err))
	}
	return m.say("copied %s (%d characters) %s", what, utf8.RuneCountInString(text), where)
}
