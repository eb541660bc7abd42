package reader

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"docview/internal/document"
	"docview/internal/parse"
	"docview/internal/render"

	tea "charm.land/bubbletea/v2"
)

// A desk is a model that is tried without a terminal.
type desk struct {
	t testing.TB
	m *model
}

func newDesk(t testing.TB, columns, rows int, text string) *desk {
	t.Helper()
	d := parse.Parse("telegram.txt", []byte(text))
	d.ID = "telegram"
	r := &Reader{
		Printer:  render.Printer{Style: "mono", Color: true},
		Citation: func(d *document.Document, place string) string { return "Citation of " + d.ID + " " + place },
	}
	m, err := r.model(&Opened{Document: d})
	if err != nil {
		t.Fatal(err)
	}
	k := &desk{t, m}
	k.send(tea.WindowSizeMsg{Width: columns, Height: rows})
	return k
}

func (k *desk) send(msg tea.Msg) {
	_, cmd := k.m.Update(msg)
	k.run(cmd)
}

// run runs a command, and sends what it says of a document.
func (k *desk) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case counted, named:
		k.send(msg)
	case tea.BatchMsg:
		for _, cmd := range msg {
			k.run(cmd)
		}
	}
}

// press presses keys, given by their names between blanks; other words are typed.
func (k *desk) press(keys ...string) {
	for _, key := range keys {
		msg := tea.KeyPressMsg{Text: key, Code: []rune(key)[0]}
		switch key {
		case "enter":
			msg = tea.KeyPressMsg{Code: tea.KeyEnter}
		case "esc":
			msg = tea.KeyPressMsg{Code: tea.KeyEscape}
		case "backspace":
			msg = tea.KeyPressMsg{Code: tea.KeyBackspace}
		case "tab":
			msg = tea.KeyPressMsg{Code: tea.KeyTab}
		case "space":
			msg = tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
		case "ctrl+r", "ctrl+o", "ctrl+c":
			msg = tea.KeyPressMsg{Code: rune(key[5]), Mod: tea.ModCtrl}
		}
		k.send(msg)
	}
}

func (k *desk) typed(text string) {
	for _, r := range text {
		if r == ' ' {
			k.press("space")
		} else {
			k.press(string(r))
		}
	}
}

// screen returns the rows without their looks.
func (k *desk) screen() []string {
	return strings.Split(stripped(k.m.View().Content), "\n")
}

func stripped(s string) string {
	var b strings.Builder
	for {
		before, after, ok := strings.Cut(s, "\x1b[")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		_, s, _ = strings.Cut(after, "m")
	}
}

func (k *desk) shows(words ...string) {
	k.t.Helper()
	text := strings.Join(k.screen(), "\n")
	for _, w := range words {
		if !strings.Contains(text, w) {
			k.t.Fatalf("the screen has not %q:\n%s", w, text)
		}
	}
}

func (k *desk) first(word string) {
	k.t.Helper()
	if row := k.screen()[0]; !strings.Contains(row, word) {
		k.t.Fatalf("the first row has not %q:\n%s", word, strings.Join(k.screen(), "\n"))
	}
}

func (k *desk) status(want string) {
	k.t.Helper()
	rows := k.screen()
	if got := rows[len(rows)-1]; !strings.Contains(got, want) {
		k.t.Fatalf("the status line is %q, not %q", got, want)
	}
}

// long is a document of many numbered paragraphs.
func long() string {
	var b strings.Builder
	b.WriteString("May 3, 1948\n\n**Telegram from the Miller of Amaurot**\n\n")
	for i := 1; i <= 40; i++ {
		fmt.Fprintf(&b, "%d. The carts of village %d came late, and the mills waited for the harvest until the evening of that day.\n\n", i, i)
		if i%10 == 0 {
			b.WriteString("Nobody in the village knew the reason.\n\n")
		}
	}
	return b.String()
}

func TestGoTo(t *testing.T) {
	k := newDesk(t, 60, 12, long())
	k.status("telegram ")
	k.press("7", "enter")
	k.first("7. The carts of village 7")
	k.status("telegram#7 ")
	k.press(":")
	k.typed("p12")
	k.press("enter")
	k.status("telegram#")
	k.press("9", "9", "g")
	k.status("no paragraph 99 (it has 1-")
	k.press("backspace")
	k.first("7. The carts")
	k.press("backspace")
	k.status("telegram ")
	k.press("L")
	k.first("7. The carts")
	k.press("G")
	k.status("100%")
	k.press("g", ":")
	k.typed("50%")
	k.press("enter")
	k.status("telegram#p2")
}

func TestMove(t *testing.T) {
	k := newDesk(t, 60, 12, long())
	k.press("5", "g")
	before := k.screen()
	k.press("j", "j", "k", "k")
	if after := k.screen(); strings.Join(after, "\n") != strings.Join(before, "\n") {
		t.Errorf("down and up changed the page:\n%s", strings.Join(after, "\n"))
	}
	k.press("3", "]")
	k.first("8. The carts")
	k.press("j", "[")
	k.first("8. The carts")
	k.press("[")
	k.first("7. The carts")
	k.press("space", "b")
	k.first("7. The carts")
	k.press("1", "0", "0", "0", "j")
	k.status("100%")
}

// A place survives other sizes, and the first size shows the same first row.
func TestResize(t *testing.T) {
	k := newDesk(t, 60, 12, long())
	k.press("7", "g", "j")
	first := k.screen()[0]
	for _, size := range [][2]int{{30, 9}, {20, 5}, {100, 40}, {7, 2}, {1, 1}, {60, 12}} {
		k.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		if size[0] >= 20 {
			k.status("telegram#7")
		}
	}
	k.first(first)
}

// Fields share rows only where there is room, so that the sections of two
// widths differ.
func TestResizeHead(t *testing.T) {
	text := strings.Replace(long(), "1. The", "Original Language:\n\nUtopian\n\nContents:\n\nTranslation\n\n1. The", 1)
	k := newDesk(t, 90, 12, text)
	d := k.m.document()
	wide := d.page.Len()
	k.press("/")
	k.typed("translation")
	k.press("enter")
	k.status("1/1 in telegram ")
	k.press("7", "g", "j")
	first := k.screen()[0]
	k.send(tea.WindowSizeMsg{Width: 20, Height: 6})
	if d.page.Len() == wide {
		t.Fatal("the widths have the same sections")
	}
	k.shows("evening of that", "8. The carts of")
	k.press("n")
	k.shows("Translation")
	k.press("backspace")
	k.send(tea.WindowSizeMsg{Width: 90, Height: 12})
	k.first(first)
	k.status("telegram#7")
}

// Rows without words of the document, as the line of facts and a URL, can be at
// the top, too, and are gone back to.
func TestRowsWithoutWords(t *testing.T) {
	k := newDesk(t, 60, 6, strings.Replace(long(), "May 3, 1948\n\n**Telegram from the Miller of Amaurot**\n\n",
		"**Telegram from the Miller of Amaurot**\n\nCitation:\n\n\"Telegram\", Mill Archive\n<https://mill.example/document/1>\n\n", 1))
	k.first("telegram")
	for range 12 {
		before := strings.Join(k.screen(), "\n")
		k.press("7", "g", "backspace")
		if after := strings.Join(k.screen(), "\n"); after != before {
			t.Errorf("back from paragraph 7:\n%s\nwant\n%s", after, before)
		}
		k.press("j")
	}
}

// A document that was read again has other text at the bytes of a match, and
// fewer rows than an open outline.
func TestReload(t *testing.T) {
	k := newDesk(t, 60, 12, long())
	k.press("/")
	k.typed("village 30")
	k.press("enter")
	k.status("1/1 in telegram#30")
	k.press("2", "0", "g", "t")
	again := func(text string) {
		d := parse.Parse("telegram.txt", []byte(text))
		d.ID = "telegram"
		k.send(reloaded{text: k.m.document(), doc: d})
	}
	again("0. Before all.\n\n" + strings.Replace(long(), "village 30", "village 30, the last village 30,", 1))
	k.first("20. The carts")
	k.press("n")
	k.status("1/2 in telegram#30")
	k.press("/")
	again("Gone.")
	k.typed("village 30")
	k.press("enter", "N")
	k.status("/2 in telegram#30")
	again("Gone.")
	k.press("n")
	k.status("nothing found for village 30")
	k.press("backspace", "t", "enter", "esc")
	k.shows("Gone.")
}

func TestFind(t *testing.T) {
	k := newDesk(t, 44, 12, long())
	k.press("/")
	k.typed("waited for the HARVEST")
	k.status("waited for the HARVEST")
	k.press("enter")
	k.status("nothing found for")
	k.press("/")
	k.typed("waited for the harvest")
	k.press("enter")
	k.status("1/40 in telegram#1")
	k.press("n", "n")
	k.status("3/40 in telegram#3")
	k.press("N")
	k.status("2/40 in telegram#2")
	k.press("7", "esc")
	k.status("2/40 in telegram#2")
	k.press("n")
	k.status("3/40 in telegram#3")
	k.press("g", "N")
	k.press("N", "N")
	k.press("esc")
	k.status("telegram")
	k.press("g", "/", "ctrl+r")
	k.typed("village (3|5) ")
	k.press("enter")
	k.status("1/2 in telegram#3")
	k.press("n", "n")
	k.status("1/2 in telegram#3, on from the beginning")
	k.press("j")
	k.status("1/2 in telegram#3 ")
	k.press("/", "ctrl+r")
	k.typed("(")
	k.press("enter")
	k.shows("invalid regular expression: missing")
}

// Each key goes on from where the last one led, as if the whole pattern had
// been typed at once; a heavy block waits for it.
func TestFindWhileTyping(t *testing.T) {
	for _, text := range []string{long(), long() + strings.Repeat("straw and village 12 ", heavy/20)} {
		for _, sign := range []string{"/", "?"} {
			for _, pattern := range []string{"village 12", "village 3 came", "aa", "villages", "reason."} {
				at := func(typed bool) match {
					k := newDesk(t, 60, 12, text)
					k.press("9", "g", sign)
					if typed {
						k.typed(pattern + "x")
						k.press("backspace")
					} else {
						k.send(tea.PasteMsg{Content: pattern})
					}
					k.press("enter")
					return k.m.document().find.at
				}
				if typed, once := at(true), at(false); typed != once {
					t.Errorf("%s%s: %v typed, %v at once", sign, pattern, typed, once)
				}
			}
		}
	}
}

// A prompt takes so many characters and refuses more with a beep, typed or
// pasted; its end is in view, and it works on.
func TestPromptBound(t *testing.T) {
	k := newDesk(t, 60, 12, long())
	k.press("/")
	k.send(tea.PasteMsg{Content: strings.Repeat("village\n", 200_000)})
	k.typed(strings.Repeat("漢", 5000))
	if n := len(k.m.prompt.text); n != mostTyped {
		t.Errorf("the prompt has %d characters", n)
	}
	if k.m.prompt.insert("x") == nil {
		t.Error("no beep")
	}
	k.press("backspace")
	if k.m.prompt.insert("z") != nil {
		t.Error("a beep although there is room")
	}
	k.shows("village village", "z")
	k.send(tea.WindowSizeMsg{Width: 7, Height: 3})
	k.shows("lagez")
	k.press("esc")
	if k.m.prompt != nil {
		t.Error("esc does not leave the prompt")
	}
}

func TestLastCells(t *testing.T) {
	for _, test := range []struct {
		text string
		room int
		want string
	}{
		{"village", 7, "village"}, {"village", 3, "age"}, {"village", 0, ""}, {"", -2, ""},
		{"漢字漢字", 5, "漢字"}, {"a漢b字", 3, "b字"}, {"e\u0301e\u0301", 1, "e\u0301"},
	} {
		if got := lastCells(test.text, test.room); got != test.want {
			t.Errorf("lastCells(%q, %d) is %q, want %q", test.text, test.room, got, test.want)
		}
	}
}

func TestMarks(t *testing.T) {
	k := newDesk(t, 60, 12, long())
	k.press("7", "g", "m", "x", "2", "0", "g", "'", "x")
	k.first("7. The carts")
	k.press("'", "'")
	k.first("20. The carts")
	k.press("'", "'")
	k.first("7. The carts")
	k.press("'", "y")
	k.status("mark y is not set")
}

func TestOutline(t *testing.T) {
	for _, columns := range []int{60, 120} {
		k := newDesk(t, columns, 20, long())
		k.press("t")
		k.shows("Outline of telegram", "1. The carts of village 1")
		k.press("/")
		k.typed("village 33")
		k.press("enter")
		k.first("33. The carts")
		k.press("t", "esc")
		k.first("33. The carts")
	}
}

func TestNotes(t *testing.T) {
	k := newDesk(t, 60, 14, `May 3, 1948

**Letter from the Miller**

The carts came late.[1] Nobody knew why they did, and nobody asked the drivers of the carts either, it seems.

The harvest was good that year.[2]

[1] See the letter of the drivers.

[2] This is not known from elsewhere.
`)
	k.press("tab", "tab", "enter")
	k.first("[2]")
	k.press("enter")
	k.first("The harvest was good")
	k.press("backspace", "backspace")
	k.shows("Letter from the Miller")
}

func TestCopy(t *testing.T) {
	k := newDesk(t, 60, 8, long())
	k.press("Y")
	k.status("the clipboard cannot be used")
	var copied []string
	k.m.Copy = func(text string) (string, error) { copied = append(copied, text); return "to tmux", nil }
	k.m.Quotation = func(_ *document.Document, place string) (string, error) { return "quotation of " + place, nil }
	k.press("7", "g", "y", "Y", "a")
	if got := fmt.Sprint(copied); got != "[quotation of 7 Citation of telegram 7 telegram#7]" {
		t.Error(got)
	}
	k.status("copied the address (10 characters) to tmux")
}

// While a search is on, what is copied is the paragraph of the match, which the
// status line names, wherever on the page it is.
func TestCopyMatch(t *testing.T) {
	k := newDesk(t, 60, 24, long())
	var copied []string
	k.m.Copy = func(text string) (string, error) { copied = append(copied, text); return "to tmux", nil }
	k.m.Quotation = func(_ *document.Document, place string) (string, error) { return "quotation of " + place, nil }
	k.press("/")
	k.typed("village 3")
	k.press("enter", "n")
	k.status("2/11 in telegram#30")
	k.press("y", "Y", "a", "j")
	k.status("2/11 in telegram#30")
	k.press("y", "esc", "y")
	if got := fmt.Sprint(copied); got != "[quotation of 30 Citation of telegram 30 telegram#30 quotation of 30 quotation of 28]" {
		t.Error(got)
	}
}

// Who goes away from a match copies what is at the top, until n comes back to it.
func TestCopyAway(t *testing.T) {
	k := newDesk(t, 60, 12, long())
	copied := ""
	k.m.Copy = func(text string) (string, error) { copied = text; return "to tmux", nil }
	for _, keys := range [][]string{{":", "7", "enter"}, {"7", "g"}, {"3", "]"}, {"G"}, {"space", "space"}, {"backspace"}} {
		k.press("/", "village 30", "enter", "n")
		if k.press("a"); copied != "telegram#30" {
			t.Errorf("at the match: %s", copied)
		}
		k.press(keys...)
		top := k.m.document().addressOf(k.m.document().top.section)
		if k.press("a"); copied != top || top == "telegram#30" {
			t.Errorf("after %v: %s, not %s", keys, copied, top)
		}
		k.press("m", "a")
		k.m.message = ""
		k.status(copied + " ")
		k.press("g")
	}
	k.press("/", "village", "enter", "5", "n")
	k.status("6/44 in telegram")
}

// A match that is still in a changed file is still the one that is copied.
func TestReloadAtMatch(t *testing.T) {
	k := newDesk(t, 60, 12, long())
	k.press("/", "village 3", "enter", "n")
	k.status("2/11 in telegram#30")
	changed := parse.Parse("telegram.txt", []byte(strings.Replace(long(), "May 3", "May 4", 1)+"More.\n"))
	changed.ID = "telegram"
	k.send(reloaded{text: k.m.document(), doc: changed})
	k.press("j", "k")
	k.status("2/11 in telegram#30")
}

// TestMissingHits goes through hits of which one document is gone: it is left out
// as a whole, with a word, and q leads to the row of the hit that is shown.
func TestMissingHits(t *testing.T) {
	k := newDesk(t, 80, 10, long())
	k.m.Open = func(ref string) (*Opened, error) {
		if ref == "b" {
			return nil, errors.New("no document b")
		}
		d := parse.Parse(ref+".txt", []byte("1. One of "+ref+".\n\n2. Two.\n"))
		d.ID = ref
		return &Opened{Document: d, Ref: ref}, nil
	}
	r := &Results{Query: "of", Hits: func(d *document.Document) []Hit { return []Hit{{d.Body[0].Start, len("One "), len("One of")}} }}
	for _, ref := range []string{"a", "b", "b", "c", "c"} {
		r.Rows = append(r.Rows, Row{Ref: ref, Hit: &render.Occurrence{Word: "of"}})
	}
	r.Rows[2].N, r.Rows[4].N = 1, 1
	k.m.found(found{results: r})
	k.press("enter")
	k.status("1/1 in a#1")
	k.press("n")
	k.status("no document b")
	k.press("j", "k")
	k.status("1/1 in c#1, document 3 of 3")
	k.press("N")
	k.status("no document b")
	k.press("j", "k")
	k.status("1/1 in a#1")
	k.press("q")
	k.status("1 of 5")
}

// A file that is read again without a change is not said to have changed.
func TestReadAgain(t *testing.T) {
	k := newDesk(t, 60, 12, long())
	again := func(text string, asked bool) {
		d := parse.Parse("telegram.txt", []byte(text))
		k.send(reloaded{text: k.m.document(), doc: d, asked: asked})
	}
	again(long(), false)
	k.status("telegram")
	again(long(), true)
	k.status("the file has not changed")
	again(long()+"More.\n", true)
	k.status("read again: the file has changed")
	k.send(reloaded{text: k.m.document(), err: errors.New("no such file")})
	k.status("no such file; showing what was read before")
	again(long()+"More.\n", false)
	k.status("read again: the file has not changed")
}

func TestCandidates(t *testing.T) {
	k := newDesk(t, 60, 14, "May 3, 1948\n\n**Two lists**\n\n1. First.\n\n2. Second.\n\n2. Again second.\n\n3. Third.\n")
	k.press("2", "enter")
	k.shows("Several blocks have the number 2")
	k.press("j", "enter")
	k.first("Again second")
}

// The rows are those of docview show, one after the other, at any size.
func TestRows(t *testing.T) {
	for _, columns := range []int{20, 33, 80, 100, 140} {
		k := newDesk(t, columns, 9, long())
		var page strings.Builder
		p := render.Printer{Width: min(columns, measure)}
		if err := p.Terminal(&page, k.m.document().doc); err != nil {
			t.Fatal(err)
		}
		want := strings.Split(strings.TrimSuffix(page.String(), "\n"), "\n")
		for i := 0; ; i++ {
			screen := k.screen()
			if n := len(want) - i; n <= 8 {
				if got := strings.Join(screen[:n], "\n"); got != strings.Join(want[i:], "\n") {
					t.Fatalf("the last page at %d columns is\n%s", columns, got)
				}
				break
			}
			if screen[0] != want[i] {
				t.Fatalf("row %d at %d columns is %q, want %q", i, columns, screen[0], want[i])
			}
			k.press("j")
		}
	}
}

// Whatever is pressed at whatever size, every row fits, and nothing panics.
func FuzzKeys(f *testing.F) {
	f.Add("jjGgt\x1b/the\rnnN", uint8(80), uint8(24))
	f.Add("7\rtj\r]]]]m", uint8(20), uint8(5))
	f.Add("?x\rh/copy\r", uint8(0), uint8(1))
	f.Fuzz(func(t *testing.T, keys string, columns, rows uint8) {
		k := newDesk(t, int(columns), int(rows), long())
		for i, r := range keys {
			switch r {
			case '\r':
				k.press("enter")
			case '\x1b':
				k.press("esc")
			case ' ':
				k.press("space")
			default:
				if r > ' ' {
					k.press(string(r))
				}
			}
			if i > 200 {
				return
			}
		}
		lines := k.screen()
		if len(lines) > max(int(rows), 1) {
			t.Fatalf("%d rows on a screen of %d", len(lines), rows)
		}
		for _, line := range lines {
			if render.Width(line) > max(int(columns), 2) {
				t.Fatalf("%q is wider than %d", line, columns)
			}
		}
	})
}

// TestSearchesOfTheLibrary checks what a filter without rows says, and that n goes
// from hit to hit of a search.
func TestSearchesOfTheLibrary(t *testing.T) {
	k := newDesk(t, 40, 10, long())
	k.m.List = func(yield func(Row) bool) error { return nil }
	k.m.Open = func(ref string) (*Opened, error) {
		d := parse.Parse(ref+".txt", []byte("1. One of "+ref+".\n\n2. Two of "+ref+".\n"))
		d.ID = ref
		return &Opened{Document: d, Ref: ref}, nil
	}
	l := k.m.library("")
	l.loading = false
	l.add(item{Row: Row{Left: "1951  a", Text: "Letter"}}, item{Row: Row{Left: "1952  b", Text: "Report"}})
	k.m.enter(l)
	k.press("/", "harbour", "enter")
	k.shows("0 of 2 with “harbour”", "s searches the texts", "Enter open")
	rows := []Row{
		{Ref: "a", Left: "1951", Text: "Letter", Hit: &render.Occurrence{Address: "#1", Left: "One ", Word: "of", Right: " a."}},
		{Ref: "a", Left: "1951", Text: "Letter", Hit: &render.Occurrence{Address: "#2", Left: "Two ", Word: "of", Right: " a."}, N: 1},
		{Ref: "b", Left: "1952", Text: "Report", Hit: &render.Occurrence{Address: "#1", Left: "One ", Word: "of", Right: " b."}},
	}
	hits := func(d *document.Document) (hits []Hit) {
		for _, b := range d.Body {
			hits = append(hits, Hit{b.Start, len("One "), len("One of")})
		}
		return hits
	}
	k.m.found(found{results: &Results{Query: "of", Rows: rows, Documents: "2 documents", Hits: hits}})
	k.shows("3 hits in 2 documents: of", "1951        Letter", "#2", "Two of a.", "1952        Report", "1 of 3")
	k.press("enter")
	k.shows("1/2 in a#1, document 1 of 2")
	k.press("n")
	k.shows("2/2 in a#2, document 1 of 2")
	if k.press("n"); k.m.document().doc.ID != "b" || len(k.m.levels) != 4 {
		t.Errorf("n led to %s, with %d levels", k.m.document().doc.ID, len(k.m.levels))
	}
	k.shows("1/2 in b#1, document 2 of 2")
	k.press("n")
	k.shows("the last hit")
	if k.press("N"); k.m.document().doc.ID != "a" {
		t.Errorf("N led to %s", k.m.document().doc.ID)
	}
	k.shows("2/2 in a#2")
	k.press("q")
	k.shows("2 of 3")
	k.press("enter", "esc")
	k.status("a")
	k.press("esc")
	k.shows("2 of 3")
	k.m.found(found{results: &Results{Query: "Peking", More: "2 documents have Beijing", Spelled: func() (*Results, error) {
		return &Results{Query: "Peking", Rows: rows[:1], Documents: "1 document", Hits: hits}, nil
	}}})
	k.shows("nothing found for Peking; 2 documents", "have Beijing: press S for all")
	if k.press("S"); !strings.Contains(k.m.message, "searching for Peking") {
		t.Errorf("S says %q", k.m.message)
	}
	k.press("j", "k")
	if k.press("enter", "/", "Two", "enter", "n"); k.m.document().doc.ID != "a" {
		t.Errorf("n after / led to %s", k.m.document().doc.ID)
	}
}

// TestHitsOfFields checks that hits in fields that share a line are marked in
// their own text, and that all are marked again after the file has changed.
func TestHitsOfFields(t *testing.T) {
	k := newDesk(t, 80, 20, "Letter from the Mill\n\nDate: 4 May 1951\nFrom: Mill\nTo: Mill House\n\n1. The mill.\n")
	text := k.m.document()
	results := &Results{Query: "mill", Hits: func(d *document.Document) (hits []Hit) {
		for _, f := range d.Header {
			if at := strings.Index(f.Text, "Mill"); at >= 0 {
				hits = append(hits, Hit{f.Start, at, at + len("Mill")})
			}
		}
		return append(hits, Hit{d.Body[len(d.Body)-1].Start, len("The "), len("The mill")})
	}}
	l := listOf(results)
	for n := range 4 {
		text.showHit(l, &item{Row: Row{N: n}})
		if at := text.find.at; !strings.EqualFold(text.page.Text(at.section)[at.start:at.end], "mill") {
			t.Errorf("hit %d is %+v", n, at)
		}
	}
	k.m.reload(reloaded{text: text, doc: parse.Parse("telegram.txt", []byte("Letter from the Mill\n\nNew.\n\n1. The mill.\n"))})
	if marked := text.find.matches(text.page, text.page.Len()-1); len(marked) != 1 {
		t.Errorf("marked after the change: %v", marked)
	}
}

// TestNarrowMessages checks that a narrow terminal shows messages as a whole.
func TestNarrowMessages(t *testing.T) {
	k := newDesk(t, 40, 12, long())
	k.m.Copy = func(string) (string, error) { return "to the terminal's clipboard", nil }
	k.press("a")
	rows := k.screen()
	if got := strings.Join(strings.Fields(strings.Join(rows, " ")), " "); !strings.Contains(got, "characters) to the terminal's clipboard") || len(rows) != 12 {
		t.Errorf("%d rows, and the message is cut:\n%s", len(rows), strings.Join(rows, "\n"))
	}
}

// TestChosenUnderFilter checks that the chosen row stays chosen if a filter
// leaves it, and else the one before it is.
func TestChosenUnderFilter(t *testing.T) {
	k := newDesk(t, 40, 10, long())
	l := k.m.library("")
	l.moved = true
	for _, text := range []string{"Letter on mules", "Report on carts", "Letter on carts", "Report on mills"} {
		l.add(item{Row: Row{Text: text}})
	}
	l.resize(k.m, 40, 10)
	for _, c := range []struct {
		chosen       int
		filter, want string
	}{
		{2, "carts", "Letter on carts"},
		{2, "letter", "Letter on carts"},
		{2, "report", "Report on carts"},
		{0, "carts", "Report on carts"},
	} {
		l.narrow("")
		l.choose(c.chosen)
		if l.narrow(c.filter); l.shown[l.chosen].Text != c.want {
			t.Errorf("%q at row %d: %q is chosen, not %q", c.filter, c.chosen, l.shown[l.chosen].Text, c.want)
		}
	}
}

// TestNarrowStatus checks that the place is never lost: a long name is cut at its
// left, and whatever does not fit is left out.
func TestNarrowStatus(t *testing.T) {
	k := newDesk(t, 40, 10, long())
	text := k.m.document()
	text.doc.Ref, text.twin = "/home/miller/papers/letters/telegram-of-the-miller.txt", true
	k.press("4", "enter")
	if left, _ := text.status(40); !strings.HasSuffix(left, "…miller.txt#4") && !strings.HasSuffix(left, ".txt#4") || render.Width(left) > 38 {
		t.Errorf("%q", left)
	}
	text.find.among = ", document 2 of 5"
	k.press("/", "f", "enter")
	text.find.among = ", document 2 of 5"
	if left, right := text.status(40); strings.Contains(left, "document") || !strings.Contains(left, "#") || strings.HasSuffix(left, "…") || render.Width(left)+render.Width(right) > 39 {
		t.Errorf("%q %q", left, right)
	}
	if left, _ := text.status(20); !strings.HasPrefix(left, "12/122 in …") || !strings.HasSuffix(left, "#4") || render.Width(left) > 19 {
		t.Errorf("%q", left)
	}
	if left, _ := text.status(120); !strings.HasSuffix(left, ", document 2 of 5") {
		t.Errorf("%q", left)
	}
}
