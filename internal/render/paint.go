package render

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/charmbracelet/glamour/ansi"
	"github.com/muesli/termenv"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A painter draws lines with glamour. A nil painter draws nothing.
type painter struct {
	style     style
	links     bool
	renderers [roles]renderer.Renderer // made when first used
	linked    int                      // how many links there are so far
}

func (p *Printer) painter() (*painter, error) {
	s, err := styleOf(p.Style)
	if err != nil || !p.Color {
		return nil, err
	}
	return &painter{style: s, links: p.Links}, nil
}

// lines returns laid-out lines as a role looks, linked to an address unless it is "".
func (pt *painter) lines(r role, lines []string, url string) []string {
	if pt == nil {
		return lines
	}
	if pt.style[r] != (look{}) {
		lines = pt.draw(r, lines)
	}
	if pt.links && isLink(url) {
		lines = pt.link(lines, url)
	}
	return lines
}

// draw has glamour draw lines: text nodes with a hard break after each. It
// does not parse them; what it unescapes in them is escaped before.
func (pt *painter) draw(r role, lines []string) []string {
	source := []byte(glamourEscaper.Replace(strings.Join(lines, "\n")))
	doc := ast.NewDocument()
	start := 0
	for line := range bytes.Lines(source) {
		node := ast.NewTextSegment(text.NewSegment(start, start+len(bytes.TrimSuffix(line, newline))))
		node.SetHardLineBreak(bytes.HasSuffix(line, newline))
		doc.AppendChild(doc, node)
		start += len(line)
	}
	var out bytes.Buffer
	if err := pt.renderer(r).Render(&out, source, doc); err != nil {
		panic(fmt.Sprintf("render: glamour cannot draw text: %v", err)) // it writes to memory, and knows all nodes
	}
	drawn := strings.Split(out.String(), "\n")
	for i := range lines {
		drawn[i] = tidy(drawn[i])
	}
	return drawn[:len(lines)]
}

var newline = []byte("\n")

// glamourEscaper undoes glamour's own unescaping of entities and backslashes.
var glamourEscaper = strings.NewReplacer("&", "&amp;", `\`, `\\`)

// reset is the escape sequence that ends a run of one look.
const reset = "\x1b[0m"

// tidy makes one run of a drawn line. Glamour ends a line's run on the next
// line, and puts runs around no text before it.
func tidy(s string) string {
	s = strings.TrimPrefix(s, reset)
	for {
		_, run, ok := strings.Cut(s, "m")
		rest, empty := strings.CutPrefix(run, reset)
		switch {
		case !strings.HasPrefix(s, "\x1b[") || !ok || run == "":
			return ""
		case !empty:
			return strings.TrimSuffix(s, reset) + reset
		}
		s = rest
	}
}

// renderer returns glamour's renderer with the look of a role.
func (pt *painter) renderer(r role) renderer.Renderer {
	if pt.renderers[r] != nil {
		return pt.renderers[r]
	}
	look := pt.style[r]
	look.Color = color256(look.Color)
	options := ansi.Options{ColorProfile: termenv.ANSI256, PreserveNewLines: true}
	options.Styles.Text = look
	pt.renderers[r] = renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(ansi.NewRenderer(options), 1)))
	return pt.renderers[r]
}

// color256 returns the nearest of 256 colours, which all terminals with
// colours have. Glamour would look for it anew at every line.
func color256(color *string) *string {
	if color == nil || !strings.HasPrefix(*color, "#") {
		return color
	}
	c, ok := termenv.ANSI256.Color(*color).(termenv.ANSI256Color)
	if !ok {
		return color
	}
	return new(strconv.Itoa(int(c)))
}

// link makes lines one link, by the escape sequence that terminals take from
// OSC 8: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda.
// The id says that the lines belong together.
func (pt *painter) link(lines []string, url string) []string {
	pt.linked++
	linked := make([]string, len(lines))
	for i, line := range lines {
		linked[i] = fmt.Sprintf("\x1b]8;id=%d;%s\x1b\\%s\x1b]8;;\x1b\\", pt.linked, url, line)
	}
	return linked
}

// isLink reports whether an address may stand in an escape sequence: it is of
// the web and has printable ASCII characters only.
func isLink(url string) bool {
	if !strings.HasPrefix(url, "http://") && !strings.HasPrefix(url, "https://") || len(url) > 2000 {
		return false
	}
	return strings.IndexFunc(url, func(r rune) bool { return r <= ' ' || r > '~' }) < 0
}
