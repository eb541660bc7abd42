package cli

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var picture = flag.Bool("picture", false, "draw the picture of the README again")

// TestPicture: the picture of the README shows what docview prints.
func TestPicture(t *testing.T) {
	file := filepath.Join("..", "..", ".github", "page.svg")
	got := drawPicture(t)
	if *picture {
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(file); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not what docview shows now: make picture draws it again (%v)", file, err)
	}
}

// The size of the picture in characters, and of a character in pixels.
const (
	pictureColumns, pictureRows = 80, 30
	cellWidth, cellHeight       = 8, 18
	pictureMargin               = 14
)

// drawPicture returns the beginning of the sample's page as SVG.
func drawPicture(t *testing.T) []byte {
	t.Helper()
	page, messages, status := run(Env{}, "show", "112596", "--color", "always", "--format", "terminal", "--width", fmt.Sprint(pictureColumns))
	if status != statusDone {
		t.Fatal(messages)
	}
	rows := append([]string{"\x1b[2m$\x1b[0m docview show 112596"}, strings.Split(page, "\n")...)[:pictureRows]
	var b bytes.Buffer
	width, height := 2*pictureMargin+cellWidth*pictureColumns, 2*pictureMargin+cellHeight*pictureRows
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">`+"\n", width, height, width, height)
	b.WriteString("<title>The page of docview show 112596</title>\n")
	b.WriteString(`<rect width="100%" height="100%" rx="6" fill="#1c2128"/>` + "\n")
	b.WriteString(`<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13.3" fill="#d1d7e0">` + "\n")
	for i, row := range rows {
		fmt.Fprintf(&b, `<text x="%d" y="%d" xml:space="preserve">%s</text>`+"\n", pictureMargin, pictureMargin+cellHeight*i+13, svgSpans(row))
	}
	b.WriteString("</g>\n</svg>\n")
	return b.Bytes()
}

var sgr = regexp.MustCompile("\x1b\\[([0-9;]*)m")

// svgSpans returns a row of the terminal as SVG text.
func svgSpans(row string) string {
	var b strings.Builder
	escape := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	looks, at := "", 0
	add := func(text string) {
		switch text = escape.Replace(text); {
		case text == "":
		case looks == "":
			b.WriteString(text)
		default:
			fmt.Fprintf(&b, "<tspan%s>%s</tspan>", looks, text)
		}
	}
	for _, m := range sgr.FindAllStringSubmatchIndex(row, -1) {
		add(row[at:m[0]])
		looks, at = svgLooks(strings.Split(row[m[2]:m[3]], ";")), m[1]
	}
	add(row[at:])
	return b.String()
}

// svgLooks returns the attributes of a text with SGR codes.
func svgLooks(codes []string) string {
	looks := ""
	for _, l := range []struct{ code, attribute string }{
		{"1", ` font-weight="bold"`}, {"2", ` fill-opacity="0.6"`}, {"3", ` font-style="italic"`},
		{"4", ` text-decoration="underline"`}, {"36", ` fill="#56b6c2"`},
	} {
		if slices.Contains(codes, l.code) {
			looks += l.attribute
		}
	}
	return looks
}
