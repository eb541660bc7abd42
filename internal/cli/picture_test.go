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

var picture = flag.Bool("picture", false, "draw the pictures of the README again")

// pictures are those of the README: the first rows of what commands print.
var pictures = []struct {
	file, title string
	rows        int
	commands    [][]string
}{
	{"page.svg", "The page of docview show 112596", 30, [][]string{{"show", "112596"}}},
	{"quotation.svg", "What docview search finds, and a quotation with its citation", 40, [][]string{
		{"search", "dismantling"}, {"quote", "112596#p5"},
	}},
}

// TestPictures: the pictures of the README show what docview prints.
func TestPictures(t *testing.T) {
	for _, p := range pictures {
		var rows []string
		for _, args := range p.commands {
			rows = append(rows, onTerminal(t, args)...)
		}
		got := drawPicture(p.title, rows[:min(len(rows), p.rows)])
		file := filepath.Join("..", "..", ".github", p.file)
		if *picture {
			if err := os.WriteFile(file, got, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(file); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what docview shows now: make picture draws it again (%v)", file, err)
		}
	}
}

// The width of a picture in characters, and the size of a character in pixels.
const (
	pictureColumns        = 80
	cellWidth, cellHeight = 8, 18
	pictureMargin         = 14
)

// onTerminal returns the rows that a command leaves on a terminal, itself first.
func onTerminal(t *testing.T, args []string) []string {
	t.Helper()
	out, messages, status := run(Env{}, append(args, "--color", "always", "--format", "terminal", "--width", fmt.Sprint(pictureColumns))...)
	if status != statusDone {
		t.Fatal(messages)
	}
	typed := "\x1b[2m$\x1b[0m docview " + args[0]
	for _, arg := range args[1:] {
		typed += " " + shellQuoted(arg)
	}
	return append([]string{typed}, strings.Split(strings.TrimRight(out, "\n")+"\n", "\n")...)
}

// drawPicture returns rows as SVG.
func drawPicture(title string, rows []string) []byte {
	var b bytes.Buffer
	width, height := 2*pictureMargin+cellWidth*pictureColumns, 2*pictureMargin+cellHeight*len(rows)
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">`+"\n", width, height, width, height)
	fmt.Fprintf(&b, "<title>%s</title>\n", title)
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
		{"4", ` text-decoration="underline"`}, {"31", ` fill="#e06c75"`}, {"36", ` fill="#56b6c2"`},
	} {
		if slices.Contains(codes, l.code) {
			looks += l.attribute
		}
	}
	return looks
}
