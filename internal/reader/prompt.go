package reader

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/render"

	tea "charm.land/bubbletea/v2"
)

// A prompt is a line that is typed in the place of the status line.
type prompt struct {
	sign    string
	text    []rune
	regexp  bool
	changed func(p *prompt)          // after each change; nil for nothing
	done    func(p *prompt) tea.Cmd  // Enter
	left    func()                   // Esc; nil for nothing
	toggles bool                     // whether Ctrl-R makes it a regular expression
	count   func() string            // what is at the right; nil for nothing
	other   func(key string) tea.Cmd // a key that types nothing, such as Down; nil for nothing
}

func (p *prompt) String() string { return string(p.text) }

func (p *prompt) press(m *model, key, typed string) tea.Cmd {
	switch key {
	case "esc", "ctrl+c", "ctrl+g":
		return p.leave(m)
	case "enter":
		m.prompt = nil
		return p.done(p)
	case "backspace", "ctrl+h":
		if len(p.text) == 0 {
			return p.leave(m)
		}
		p.text = p.text[:len(p.text)-1]
	case "ctrl+u":
		p.text = nil
	case "ctrl+w":
		kept := strings.TrimRight(string(p.text), " ")
		p.text = []rune(kept[:strings.LastIndexByte(kept, ' ')+1])
	case "ctrl+r":
		if !p.toggles {
			return nil
		}
		p.regexp = !p.regexp
	default:
		if typed != "" {
			return p.insert(typed)
		}
		if p.other != nil {
			return p.other(key)
		}
		return nil
	}
	p.change()
	return nil
}

// mostTyped bounds a prompt's text, in characters: a slip of the mouse may
// paste a whole document.
const mostTyped = 1000

// insert adds typed or pasted text, on one line. What is too much is left out
// with a beep.
func (p *prompt) insert(s string) tea.Cmd {
	typed := []rune(strings.Join(strings.FieldsFunc(s, isLineEnd), " "))
	room := mostTyped - len(p.text)
	if room > 0 {
		p.text = append(p.text, typed[:min(room, len(typed))]...)
		p.change()
	}
	if len(typed) > room {
		return tea.Raw("\a")
	}
	return nil
}

func isLineEnd(r rune) bool { return r == '\n' || r == '\r' }

func (p *prompt) change() {
	if p.changed != nil {
		p.changed(p)
	}
}

func (p *prompt) leave(m *model) tea.Cmd {
	m.prompt = nil
	if p.left != nil {
		p.left()
	}
	return nil
}

// show returns the prompt's line, the end of a long text at the right, and the
// column of the cursor.
func (p *prompt) show(columns int) (line string, cursor int) {
	sign := p.sign
	if p.regexp {
		sign = "regexp " + sign
	}
	if columns <= len(sign)+1 {
		sign = ""
	}
	line = sign + lastCells(render.Sanitize(string(p.text)), columns-render.Width(sign)-1)
	cursor = min(render.Width(line), max(0, columns-1))
	if p.count != nil {
		if right := p.count(); cursor+render.Width(right)+2 < columns {
			line += strings.Repeat(" ", columns-cursor-render.Width(right)-1) + right
		}
	}
	return line, cursor
}

// lastCells returns the end of a text that is in so many cells. A character
// takes two of them at most, so that half of what is too much can go at once.
func lastCells(text string, room int) string {
	for text != "" {
		over := render.Width(text) - room
		if over <= 0 {
			break
		}
		for range (over + 1) / 2 {
			_, size := utf8.DecodeRuneInString(text)
			text = text[size:]
		}
		text = strings.TrimLeftFunc(text, unicode.IsMark) // those of what went
	}
	return text
}
