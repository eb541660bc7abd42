package reader

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// A key is what one or more keys do to the document on the page.
type key struct {
	names []string // as bubbletea has them
	shown string   // in the help
	does  string
	run   func(m *model, t *opened, n int) tea.Cmd // n is the number typed before, 1 without one
}

// keys returns what the keys of a document do. The help lists them in this order.
func keys() []key {
	return []key{
		{[]string{"q"}, "q", "back to the list or the results; else end", func(m *model, _ *opened, _ int) tea.Cmd { return m.back() }},
		{[]string{"Q"}, "Q", "end", func(*model, *opened, int) tea.Cmd { return tea.Quit }},
		{[]string{"j", "down", "ctrl+n"}, "j Down", "a line down; a number before a key repeats it: 10j", scroll(func(t *opened, n int) int { return n })},
		{[]string{"k", "up", "ctrl+p"}, "k Up", "a line up", scroll(func(t *opened, n int) int { return -n })},
		{[]string{"space", "f", "pgdown", "ctrl+f"}, "Space f PgDn", "a page down", scroll(func(t *opened, n int) int { return n * t.height })},
		{[]string{"b", "pgup", "ctrl+b"}, "b PgUp", "a page up", scroll(func(t *opened, n int) int { return -n * t.height })},
		{[]string{"d", "ctrl+d"}, "d", "half a page down", scroll(func(t *opened, n int) int { return n * ((t.height + 1) / 2) })},
		{[]string{"u", "ctrl+u"}, "u", "half a page up", scroll(func(t *opened, n int) int { return -n * ((t.height + 1) / 2) })},
		{[]string{"g", "home"}, "g Home", "the beginning", func(_ *model, t *opened, _ int) tea.Cmd { t.leap(t.first()); return nil }},
		{[]string{"G", "end"}, "G End", "the end", func(_ *model, t *opened, _ int) tea.Cmd { t.leap(t.bottom()); return nil }},
		{nil, "4 Enter, 4g", "paragraph 4, by its number in the document", nil},
		{[]string{":"}, ":", "a paragraph (4, 4.b, II), any block (p7) or a percentage (50%)", func(m *model, t *opened, _ int) tea.Cmd { m.prompt = m.placePrompt(t); return nil }},
		{[]string{"]"}, "]", "the next block", func(_ *model, t *opened, n int) tea.Cmd { t.block(n); return nil }},
		{[]string{"["}, "[", "the beginning of the block, then the previous block", func(_ *model, t *opened, n int) tea.Cmd { t.block(-n); return nil }},
		{[]string{"t"}, "t", "the outline", func(m *model, t *opened, _ int) tea.Cmd { m.openPane(m.outline(t)); return nil }},
		{[]string{"tab"}, "Tab", "choose the next note mark on the page", func(m *model, t *opened, _ int) tea.Cmd { return m.choose(t, 1) }},
		{[]string{"shift+tab"}, "Shift-Tab", "choose the previous note mark", func(m *model, t *opened, _ int) tea.Cmd { return m.choose(t, -1) }},
		{[]string{"enter"}, "Enter", "go to the note of the chosen mark, or from a note to its mark; else a line down", func(m *model, t *opened, _ int) tea.Cmd { return m.follow(t) }},
		{[]string{"backspace", "ctrl+h", "ctrl+o", "H"}, "Backspace H", "back to where the last jump began", func(m *model, t *opened, _ int) tea.Cmd {
			return m.travel(t, t.history.back, "this is where you began")
		}},
		{[]string{"L"}, "L", "forward again", func(m *model, t *opened, _ int) tea.Cmd {
			return m.travel(t, t.history.forward, "you have not been further")
		}},
		{[]string{"m"}, "m and a letter", "set a mark here", func(_ *model, t *opened, _ int) tea.Cmd { t.pending = "m"; return nil }},
		{[]string{"'"}, "' and a letter", "go to a mark; '' to where the last jump began and back", func(_ *model, t *opened, _ int) tea.Cmd { t.pending = "'"; return nil }},
		{[]string{"/"}, "/", "search down; Ctrl-R while typing: as a regular expression", func(m *model, t *opened, _ int) tea.Cmd { m.prompt = m.findPrompt(t, true); return nil }},
		{[]string{"?"}, "?", "search up", func(m *model, t *opened, _ int) tea.Cmd { m.prompt = m.findPrompt(t, false); return nil }},
		{[]string{"n"}, "n", "the next match", func(m *model, _ *opened, n int) tea.Cmd { return m.again(n, false) }},
		{[]string{"N"}, "N", "the previous match", func(m *model, _ *opened, n int) tea.Cmd { return m.again(n, true) }},
		{[]string{"esc"}, "Esc", "end the search; then back to the results", func(m *model, t *opened, _ int) tea.Cmd { return m.endSearch(t) }},
		{[]string{"y"}, "y", "copy the paragraph with its citation and address", func(m *model, t *opened, _ int) tea.Cmd { return m.copyParagraph(t) }},
		{[]string{"Y"}, "Y", "copy the citation", func(m *model, t *opened, _ int) tea.Cmd { return m.copyCitation(t) }},
		{[]string{"a"}, "a", "copy the address", func(m *model, t *opened, _ int) tea.Cmd { return m.copy(t.addressOf(t.named()), "the address") }},
		{[]string{"s"}, "s", "search the library", func(m *model, _ *opened, _ int) tea.Cmd { m.prompt = m.searchPrompt(); return nil }},
		{[]string{"S"}, "S", "search the library again, with other spellings of the names", func(m *model, _ *opened, _ int) tea.Cmd { return m.searchSpelled() }},
		{[]string{"l"}, "l", "the documents of the library", func(m *model, _ *opened, _ int) tea.Cmd { return m.openLibrary() }},
		{[]string{">"}, ">", "the next document", func(m *model, t *opened, _ int) tea.Cmd { return m.neighbour(t, 1) }},
		{[]string{"<"}, "<", "the previous document", func(m *model, t *opened, _ int) tea.Cmd { return m.neighbour(t, -1) }},
		{[]string{"p"}, "p", "the problems that docview check finds", func(m *model, t *opened, _ int) tea.Cmd { return m.problems(t) }},
		{[]string{"h", "f1"}, "h F1", "this help", func(m *model, _ *opened, _ int) tea.Cmd { m.openPane(m.help()); return nil }},
		{[]string{"=", "ctrl+g"}, "=", "the address, the place in the file and how much is read", func(m *model, t *opened, _ int) tea.Cmd { return m.say("%s", t.where()) }},
		{[]string{"R"}, "R", "read the file again", func(m *model, t *opened, _ int) tea.Cmd { return m.readAgain(t, true) }},
		{nil, "Ctrl-L", "draw the screen again", nil},
		{nil, "Ctrl-Z", "stop docview", nil},
		{nil, "Ctrl-C", "close a prompt; else end with status 130", nil},
	}
}

func scroll(rows func(t *opened, n int) int) func(*model, *opened, int) tea.Cmd {
	return func(_ *model, t *opened, n int) tea.Cmd { t.scroll(rows(t, n)); return nil }
}

// mostCount bounds the number before a key.
const mostCount = 1_000_000

func (t *opened) press(m *model, name string) tea.Cmd {
	t.find.wrapped = ""
	if t.pending != "" {
		return t.mark(m, name)
	}
	if len(name) == 1 && (name >= "1" && name <= "9" || name == "0" && t.count != "") {
		t.count += name
		return nil
	}
	count := t.count
	t.count = ""
	if count != "" && (name == "enter" || name == "g" || name == "G") {
		return m.goTo(t, count)
	}
	if name == "esc" && count != "" {
		return nil
	}
	n, err := strconv.Atoi(count)
	if err != nil || n > mostCount {
		n = mostCount
	}
	if count == "" {
		n = 1
	}
	for _, k := range keys() {
		if slices.Contains(k.names, name) {
			return k.run(m, t, n)
		}
	}
	return m.say("%s has no function here; press h for help", name)
}

// mark sets a mark or goes to one.
func (t *opened) mark(m *model, name string) tea.Cmd {
	set := t.pending == "m"
	t.pending = ""
	switch {
	case name == "esc":
	case set && utf8.RuneCountInString(name) == 1:
		t.marks[name] = t.here
		return m.say("mark %s is set", name)
	case name == "'" && t.jumped:
		to := t.begun
		t.leap(t.spot(to))
	case name == "'":
		return m.say("no jump yet")
	case set || utf8.RuneCountInString(name) > 1:
		return m.say("a mark is a letter")
	default:
		to, ok := t.marks[name]
		if !ok {
			return m.say("mark %s is not set", name)
		}
		t.leap(t.spot(to))
	}
	return nil
}

// help returns the list of the keys.
func (m *model) help() *list {
	l := &list{title: "Keys: q closes this list, Q ends docview", wraps: true, moved: true}
	for _, k := range keys() {
		l.add(item{Row: Row{Left: k.shown, Text: k.does}})
	}
	return l
}

// Help returns the keys of the reader as text, two columns.
func Help() string {
	var b strings.Builder
	for _, k := range keys() {
		fmt.Fprintf(&b, "%-16s%s\n", k.shown, k.does)
	}
	return b.String()
}
