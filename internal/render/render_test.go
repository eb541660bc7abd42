package render

import (
	"bytes"
	"errors"
	"io"
	"math"
	"strings"
	"testing"

	"docview/internal/document"
	"docview/internal/parse"
)

func TestUnknownStyle(t *testing.T) {
	var out bytes.Buffer
	p := Printer{Style: "mauve\x1b"}
	err := p.Terminal(&out, specimen("text", "1."))
	if err == nil || !strings.Contains(err.Error(), `unknown style "mauve␛" (the styles are ansi16, mono, dark`) {
		t.Errorf("err = %v", err)
	}
	if out.Len() > 0 {
		t.Errorf("wrote %q", out.String())
	}
}

// TestStyles checks that each style draws something, and only by sequences
// for looks and links, and that the sample stays small and has no styled
// blanks at the ends of lines.
func TestStyles(t *testing.T) {
	for _, name := range Styles() {
		p := Printer{Width: 80, Style: name, Color: true}
		page := printed(t, p.Terminal, sample(t))
		plain := escapes.ReplaceAllString(page, "")
		if strings.Contains(plain, "\x1b") {
			t.Errorf("%s has other escape sequences: %q", name, plain)
		}
		size := len(page) - len(plain)
		if isPlain := name == "ascii" || name == "notty"; size > 2000 || isPlain != (size == 0) {
			t.Errorf("%s has %d escape bytes", name, size)
		}
		if strings.Contains(page, " \x1b[0m") || strings.Contains(page, "m\x1b[0m\x1b") {
			t.Errorf("%s draws blanks", name)
		}
	}
}

// TestANSI16 checks that the default style asks for none but the 16 colours.
func TestANSI16(t *testing.T) {
	p := Printer{Width: 80, Color: true}
	if page := printed(t, p.Terminal, specimen("text", "1.")); strings.Contains(page, "38;") || strings.Contains(page, "48;") || !strings.Contains(page, "\x1b[36m") {
		t.Errorf("page is %q", page)
	}
}

func TestLinks(t *testing.T) {
	page := func(url string, color bool) string {
		p := Printer{Width: 80, Style: "mono", Color: color, Links: true}
		return printed(t, p.Terminal, &document.Document{Header: []document.Field{{Label: "Citation:", URL: url}}})
	}
	const opened = ";https://example.org/a\x1b\\"
	if got := page("https://example.org/a", true); !strings.Contains(got, opened) {
		t.Errorf("no link in %q", got)
	}
	if got := page("https://example.org/a", false); strings.Contains(got, "\x1b") {
		t.Errorf("link without colour: %q", got)
	}
	for _, url := range []string{"javascript:x", "https://example.org/\x1b\\", "https://example.org/\u202e", "https://example.org/ b", "file:///etc"} {
		if got := page(url, true); strings.Contains(got, "\x1b]") {
			t.Errorf("%q is linked: %q", url, got)
		}
	}
}

// TestFurniture checks that what is around the document on a web page is left
// out unless it is asked for, and the lines of printed pages never.
func TestFurniture(t *testing.T) {
	d := &document.Document{
		Layout:    document.Web,
		Header:    []document.Field{{Key: document.KeyTitle, Text: "Title", Start: 10}},
		Body:      []document.Block{{Kind: document.Paragraph, Text: "Body", Start: 20}},
		Furniture: []document.Block{{Kind: document.Furniture, Text: "Menu", Start: 0}, {Kind: document.Furniture, Text: "Share", Start: 15}},
	}
	if got, want := printed(t, (&Printer{}).Text, d), "Title\n\nBody\n"; got != want {
		t.Errorf("text = %q, want %q", got, want)
	}
	if got, want := printed(t, (&Printer{All: true}).Text, d), "Menu\n\nTitle\n\nShare\n\nBody\n"; got != want {
		t.Errorf("with All text = %q, want %q", got, want)
	}
	d.Layout = document.Plain
	if got, want := printed(t, (&Printer{}).Text, d), "Menu\n\nTitle\n\nShare\n\nBody\n"; got != want {
		t.Errorf("lines of pages: text = %q, want %q", got, want)
	}
}

// TestBare checks that the head by which a part is recognised is left out,
// unless it is all there is.
func TestBare(t *testing.T) {
	head := []document.Field{{Key: document.KeyDate, Text: "1962"}, {Key: document.KeyTitle, Text: "Title"}}
	summary := document.Field{Key: document.KeySummary, Label: "Summary:", Text: "It says so.\n\nAnd this."}
	bare := Printer{Bare: true}
	if got, want := printed(t, bare.Text, &document.Document{Header: append(head, summary)}), "It says so.\n\nAnd this.\n"; got != want {
		t.Errorf("text = %q, want %q", got, want)
	}
	if got, want := printed(t, bare.Text, &document.Document{Header: head}), "1962\n\nTitle\n"; got != want {
		t.Errorf("text = %q, want %q", got, want)
	}
}

func TestProblems(t *testing.T) {
	d := &document.Document{
		Header: []document.Field{{Key: document.KeyTitle, Text: "Title", Line: 3}},
		Body:   []document.Block{{Kind: document.Paragraph, Text: "One", Line: 5}, {Kind: document.Paragraph, Text: "Two", Line: 9}},
		Problems: []document.Problem{
			{Code: "late", Line: 99, Column: 1, Message: "after all"},
			{Code: "early", Line: 1, Column: 1, Message: "before all"},
			{Code: "mid", Line: 6, Column: 2, Message: "in One", Hint: "look"},
		},
	}
	want := "▲ line 1: before all [early]\nTitle\n\n▲ line 6: in One [mid]; look\nOne\n\n▲ line 99: after all [late]\nTwo\n"
	if got := printed(t, (&Printer{Problems: true}).Text, d); got != want {
		t.Errorf("text = %q, want %q", got, want)
	}
	empty := &document.Document{Problems: d.Problems[:1]}
	if got := printed(t, (&Printer{Problems: true}).Terminal, empty); !strings.Contains(got, "▲ line 99: after all [late]\n") {
		t.Errorf("page without parts = %q", got)
	}
}

// TestGap checks that a marker that the file has next to its text stays there.
func TestGap(t *testing.T) {
	source := "2.Text\n3. More\n"
	d := &document.Document{Source: []byte(source), Body: []document.Block{
		{Kind: document.Paragraph, Marker: "2.", Text: "Text", Start: 0, End: 6},
		{Kind: document.Paragraph, Marker: "3.", Text: "More", Start: 7, End: 14},
	}}
	if got, want := printed(t, (&Printer{}).Text, d), "2.Text\n\n3. More\n"; got != want {
		t.Errorf("text = %q, want %q", got, want)
	}
}

var errClosed = errors.New("closed")

// A brokenPipe takes so many bytes and then fails.
type brokenPipe struct{ left int }

func (b *brokenPipe) Write(data []byte) (int, error) {
	if b.left -= len(data); b.left < 0 {
		return 0, errClosed
	}
	return len(data), nil
}

// TestBrokenPipe checks that printers report the error of writing, and stop there.
func TestBrokenPipe(t *testing.T) {
	d := &document.Document{Body: make([]document.Block, 100_000)}
	for i := range d.Body {
		d.Body[i] = document.Block{Kind: document.Paragraph, Text: "All work and no play."}
	}
	p := Printer{Width: 80, Style: "dark", Color: true}
	for name, print := range map[string]func(io.Writer, *document.Document) error{
		"text": p.Text, "terminal": p.Terminal, "markdown": p.Markdown,
	} {
		if err := print(&brokenPipe{left: 10000}, d); !errors.Is(err, errClosed) {
			t.Errorf("%s: err = %v", name, err)
		}
	}
}

// A writes remembers the sizes of what was written.
type writes struct{ sizes []int }

func (f *writes) Write(data []byte) (int, error) {
	f.sizes = append(f.sizes, len(data))
	return len(data), nil
}

// TestStreams checks that a long page is written while it is laid out.
func TestStreams(t *testing.T) {
	d := &document.Document{Body: make([]document.Block, 5000)}
	for i := range d.Body {
		d.Body[i] = document.Block{Kind: document.Paragraph, Text: "All work and no play."}
	}
	var w writes
	if err := (&Printer{Width: 80, Color: true}).Terminal(&w, d); err != nil {
		t.Fatal(err)
	}
	if len(w.sizes) < 10 || w.sizes[0] > 64<<10 {
		t.Errorf("%d writes, the first of %d bytes", len(w.sizes), w.sizes[0])
	}
}

// TestEnormousWidth checks that a page does not grow with a width that no
// terminal has.
func TestEnormousWidth(t *testing.T) {
	d := &document.Document{ID: "1", Body: []document.Block{
		{Kind: document.Paragraph, Address: "p1", Text: "The mole is sound."},
		{Kind: document.Signature, Address: "p2", Text: "S. GANEV"},
	}}
	var page bytes.Buffer
	if err := (&Printer{Width: math.MaxInt}).Terminal(&page, d); err != nil {
		t.Fatal(err)
	}
	if page.Len() > 1000 {
		t.Errorf("%d bytes for two lines", page.Len())
	}
}

func TestAddresses(t *testing.T) {
	d := parse.Parse("x", []byte("There were carts.\n\nThey are sound.\n\n1. The wheels[1] turn.\n\n2. So do the men.\n\n[1] Of oak.\n"))
	p := Printer{Width: 40, Addresses: true}
	want := "#p1  There were carts.\n\n#p2  They are sound.\n\n#1   1. The wheels[1] turn.\n\n#2   2. So do the men.\n\n#p5  [1] Of oak.\n"
	if got := printed(t, p.Text, d); got != want {
		t.Errorf("text = %q, want %q", got, want)
	}
	p.Width = 12
	if got, want := printed(t, p.Text, d), "#1\n1. The\n"; !strings.Contains(got, want) {
		t.Errorf("narrow text = %q, want %q in it", got, want)
	}
	p = Printer{Width: 60, Color: true, Addresses: true}
	if got, want := printed(t, p.Terminal, d), "\x1b[36m#1\x1b[0m    \x1b[36;1m1.\x1b[0m The wheels\x1b[36m[1]\x1b[0m turn."; !strings.Contains(got, want) {
		t.Errorf("page = %q, want %q in it", got, want)
	}
}

// TestMarkedRow checks that marks are found in the text of fields in one row.
func TestMarkedRow(t *testing.T) {
	d := &document.Document{Header: []document.Field{{Label: "From:", Text: "A. Orlov"}, {Label: "To:", Text: "B. Roe"}}}
	page := (&Printer{Width: 60}).Page(d)
	if page.Len() != 1 || page.Text(0) != "A. Orlov\nB. Roe" {
		t.Fatalf("%d sections, the first with the text %q", page.Len(), page.Text(0))
	}
	var marked []string
	for _, l := range page.Marked(0, []Mark{{3, 8, Match}, {12, 15, Match}}) {
		for _, s := range l.Spans {
			if s.Role == Match {
				marked = append(marked, s.Text)
			}
		}
	}
	if got := strings.Join(marked, " "); got != "Orlov Roe" {
		t.Errorf("%q is marked", got)
	}
}
