package render

import (
	"fmt"
	"hash/fnv"
	"io"
	"strconv"
	"strings"

	"github.com/charmbracelet/glamour/ansi"
	"github.com/muesli/termenv"
)

// A Painter writes lines in the looks of a style. Glamour draws them.
// A nil Painter writes their text alone.
type Painter struct {
	style style
	links bool
	ansi  ansi.RenderContext
}

// Painter returns the painter of the printer's style, nil without colours.
// The error reports an unknown style.
func (p *Printer) Painter() (*Painter, error) {
	s, err := styleOf(p.Style)
	if err != nil || !p.Color {
		return nil, err
	}
	for r := range s {
		s[r].Color = color256(s[r].Color)
	}
	return &Painter{style: s, links: p.Links, ansi: ansi.NewRenderContext(ansi.Options{ColorProfile: termenv.ANSI256})}, nil
}

// Paint returns a line in its looks, without a line end.
func (pt *Painter) Paint(l Line) string {
	if pt == nil {
		return l.String()
	}
	var b strings.Builder
	for spans := l.Spans; len(spans) > 0; {
		n := 1
		for n < len(spans) && pt.isRun(spans[n-1], spans[n]) {
			n++
		}
		pt.run(&b, spans[0], Line{spans[:n]}.String())
		spans = spans[n:]
	}
	return b.String()
}

// isRun reports whether two neighbouring spans look the same. Blanks between
// spans belong to no run.
func (pt *Painter) isRun(a, b Span) bool {
	look := pt.style[a.Role]
	return look == pt.style[b.Role] && a.Link == b.Link && shows(a.Text, look) && shows(b.Text, look)
}

// shows reports whether a look shows on a text: on blanks only an inverse one does.
func shows(text string, l look) bool { return strings.Trim(text, " ") != "" || l.Inverse != nil }

func (pt *Painter) run(b *strings.Builder, s Span, text string) {
	linked := pt.links && isLink(s.Link)
	if linked {
		fmt.Fprintf(b, "\x1b]8;id=%s;%s\x1b\\", linkID(s.Link), s.Link)
	}
	pt.draw(b, pt.style[s.Role], text)
	if linked {
		b.WriteString("\x1b]8;;\x1b\\")
	}
}

// draw has glamour draw a text as one element. Glamour is not given markup,
// and the backslashes that it would unescape are escaped before. It draws
// nothing faint, which is added.
func (pt *Painter) draw(b *strings.Builder, l look, text string) {
	if l == (look{}) || !shows(text, l) {
		b.WriteString(text)
		return
	}
	if l.Faint != nil && *l.Faint {
		b.WriteString("\x1b[2m")
		defer b.WriteString("\x1b[0m")
	}
	element := ansi.BaseElement{Token: strings.ReplaceAll(text, `\`, `\\`), Style: l}
	if err := element.Render(b, pt.ansi); err != nil {
		panic(fmt.Sprintf("render: glamour cannot draw text: %v", err)) // it fails for looks with a format alone
	}
}

// color256 returns the nearest of 256 colours, which all terminals with
// colours have. Glamour would look for it anew at every span.
func color256(color *string) *string {
	if color == nil || !strings.HasPrefix(*color, "#") {
		return color
	}
	return new(strconv.Itoa(int(termenv.ANSI256.Color(*color).(termenv.ANSI256Color))))
}

// linkID names a link, so that a terminal shows the rows of a long URL as one
// link, by the escape sequence of OSC 8:
// https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda.
func linkID(url string) string {
	h := fnv.New32a()
	io.WriteString(h, url)
	return strconv.FormatUint(uint64(h.Sum32()), 36)
}

// isLink reports whether a URL may be part of an escape sequence: it is of
// the web and has printable ASCII characters only.
func isLink(url string) bool {
	if !strings.HasPrefix(url, "http://") && !strings.HasPrefix(url, "https://") || len(url) > 2000 {
		return false
	}
	return strings.IndexFunc(url, func(r rune) bool { return r <= ' ' || r > '~' }) < 0
}
