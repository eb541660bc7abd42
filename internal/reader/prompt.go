package reader

import (
	"strings"

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

// insert adds typed or pasted text, on one line.
func (p *prompt) insert(s string) tea.Cmd {
	p.text = append(p.text, []rune(strings.Join(strings.FieldsFunc(s, isLineEnd), " "))...)
	p.change()
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
	text := render.Sanitize(string(p.text))
	for room := columns - render.Width(sign) - 1; text != "" && render.Width(text) > room; {
		text = text[firstSize(text):]
	}
	line = sign + text
	cursor = min(render.Width(line), max(0, columns-1))
	if p.count != nil {
		if right := p.count(); cursor+render.Width(right)+2 < columns {
			line += strings.Repeat(" ", columns-cursor-render.Width(right)-1) + right
		}
	}
	return line, cursor
}

// firstSize returns the bytes of the first character of s.
func firstSize(s string) int {
	for i := range s {
		if i > 0 {
			return i
		}
	}
	return len(s)
}
