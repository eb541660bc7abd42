package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/parse"

	"github.com/google/go-cmp/cmp"
	"github.com/rivo/uniseg"
	"github.com/yuin/goldmark"
)

// nasty are texts that printers are likely to change, break or obey.
var nasty = []string{
	"",
	"plain words, in order.",
	`stars *and* **bold**, _under_ __lines__, ` + "`code` and ``more``" + `, ~~struck~~ ^up^ ~down~ $x$ @cite [@cite] | a | b |`,
	`a \ back\slash \* \\ at the end \`,
	"a backslash before a line end \\\nand two \\\\\ngo on",
	"&amp; &lt; &#35; &nbsp; & AT&T &copy &copy;",
	"<illegible> <b>bold</b> <!-- gone --> <https://example.org/?a=b&c=d> a < b > c <?php ?>",
	"[1]: Note [text](http://example.org) ![image](x.png) [^1] [sic] {.class} {{x}} https://example.org/a_b_c",
	"\"straight\" 'quotes' it's -- --- ... .... ‘curly’ “quotes” Mr. Smith e.g. this, i.e. that (cf. p. 3) M.A. Ph.D. 'tis",
	"1. one\n2. two\n4. four\na) x\n(iv) y\nA.  B\n#. any\n(@) example\n1) x",
	"- dash\n* star\n+ plus\n> quote\n# heading\n===\n---\n***\n: term\n| line\n%title\n    four blanks\n\ttab\n~~~\n```\n:::",
	"heading #\nTable: caption\n+---+\n| x |\n+---+\n\n[ref]: x\n\n\\begin{x}\n",
	"cols\t\tand\ttabs   and    runs of" + strings.Repeat(" ", 100) + "blanks",
	"no\u00a0break\u202fhere\u2007there\u2060x \u00a0 y\u00a0\u00a0z",
	"\x1b[31mred\x1b[0m \x1b]0;title\x07 \x00\x01\x7f \u0085 \u009b31m \u202eevil\u202c \u2066x\u2069 \u2028 \u2029 \r \f \v",
	"bad\xff bytes\xc3( \xe2\x80 \xed\xa0\x80 and \ufffd",
	"zero\u200bwidth\u200d\u200c\u2060\ufeff so\u00adft \u200e\u200f\u061c",
	"中华人民共和国中央人民政府于一九四九年十月一日在北京成立。“今天，毛泽东主席说：”（掌声）",
	"カタカナ ひらがな 한국어 문장입니다 ｆｕｌｌ １．２",
	"e\u0301a\u0308\u0327o\u0302\u0301 \u0301alone Z\u0351\u036b\u0343\u036a\u0342 👩‍👩‍👧‍👦 🇷🇺🇺🇸 ❤️ ✌🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ⸺ ⸻",
	"שלום עולם עברית, العربية نص طويل هنا, हिन्दी में पाठ, ภาษาไทย",
	strings.Repeat("x", 250) + " " + strings.Repeat("字", 150) + " https://example.org/" + strings.Repeat("path/", 60),
	"( ( ( [ [ a ) ) ) ] / / / ! ? . , : ; } { \" ( \" '",
	"\n\nfirst\n\n\nsecond\n",
	"   leading and trailing   \n  \n   again  ",
	"M e m o r a n d u m ▲ · • §",
}

// specimen is a document of every kind of part, all of which say text.
func specimen(text, marker string) *document.Document {
	para := document.Block{Kind: document.Paragraph, Text: text}
	d := &document.Document{
		ID: "112596", URL: "https://example.org/document/112596", Layout: document.Plain,
		Header: []document.Field{
			{Key: document.KeyBanner, Text: "Archive"},
			{Key: document.KeyDate, Text: "1962", Date: document.Date{Text: "1962", EDTF: "1962"}},
			{Key: document.KeyTitle, Text: text},
			{Key: document.KeyCitation, Label: "Citation:", Text: text, URL: "https://example.org/document/112596"},
			{Key: document.KeySummary, Label: "Summary:", Text: text},
			{Label: "Odd " + marker + ":", Text: text, Mark: " 60"},
			{Key: document.KeyContents, Label: "Contents:", Text: text},
			{Key: document.KeySource, Label: "Source:.", URL: text},
		},
		Body: []document.Block{para},
	}
	for _, k := range []document.Kind{document.Heading, document.Paragraph, document.Note, document.Signature, document.SourceNote} {
		d.Body = append(d.Body,
			document.Block{Kind: k, Text: text},
			document.Block{Kind: k, Text: text, Marker: "12."},
			document.Block{Kind: k, Text: text, Marker: marker, Under: 2},
			document.Block{Kind: k, Text: text, Under: 4, Depth: 1})
	}
	for i := range d.Body {
		d.Body[i].Place, d.Body[i].Address = i+1, fmt.Sprintf("p%d", i+1)
	}
	return d
}

func TestLaws(t *testing.T) {
	widths := []int{0, 1, 2, 3, 5, 8, 13, 19, 20, 21, 34, 40, 55, 59, 60, 61, 80, 100, 144, 200}
	for i, text := range nasty {
		markers := []string{"1.", "", text, "(xxviii)", "3, 4."}
		for j, width := range widths {
			checkPages(t, specimen(text, markers[(i+j)%len(markers)]), width, Styles()[(i+width)%len(Styles())])
		}
		for _, marker := range markers {
			checkData(t, specimen(text, marker))
		}
	}
	d := sample(t)
	checkData(t, d)
	for width := 1; width <= 200; width++ {
		checkPages(t, d, width, Styles()[width%len(Styles())])
	}
}

func FuzzSpecimen(f *testing.F) {
	for i, text := range nasty {
		f.Add(text, "1.", uint8(20+i), uint8(i))
	}
	f.Add("\n\n===\n---\n***\n: term\n| line\n%", "1.", uint8(46), uint8(0))
	f.Fuzz(func(t *testing.T, text, marker string, width, style uint8) {
		checkLaws(t, specimen(text, marker), int(width)%201, Styles()[int(style)%len(Styles())])
	})
}

func FuzzParsed(f *testing.F) {
	f.Add(sample(f).Source, uint8(80), uint8(0))
	f.Add([]byte(strings.Join(nasty, "\n\n")), uint8(40), uint8(2))
	f.Fuzz(func(t *testing.T, data []byte, width, style uint8) {
		checkLaws(t, parse.Parse("x", data), int(width)%201, Styles()[int(style)%len(Styles())])
	})
}

func checkLaws(t *testing.T, d *document.Document, width int, style string) {
	t.Helper()
	checkPages(t, d, width, style)
	checkData(t, d)
}

// checkPages checks that text and pages keep a document's words, and are safe
// and narrow enough.
func checkPages(t *testing.T, d *document.Document, width int, style string) {
	t.Helper()
	check := func(format, out string, want []string) {
		t.Helper()
		where := fmt.Sprintf("%s, width %d, style %s, of %.60q", format, width, style, d.Title())
		checkSafe(t, where, out)
		got := wordsOf(out, want, width)
		if !slices.Equal(got, want) {
			t.Fatalf("%s: words differ (-want +got):\n%s", where, cmp.Diff(want, got))
		}
	}
	p := Printer{Width: width, Style: style}
	text := printed(t, p.Text, d)
	check("text", text, textWords(d))
	checkLines(t, text, width)

	plain := printed(t, p.Terminal, d)
	check("terminal", plain, pageWords(d))
	checkLines(t, plain, width)

	p.Addresses = true
	checkLines(t, printed(t, p.Terminal, d), width)
	checkLines(t, printed(t, p.Text, d), width)
	checkSpans(t, d, p)
	p.Addresses = false

	p.Color, p.Links = true, true
	drawn := printed(t, p.Terminal, d)
	if undrawn := escapes.ReplaceAllString(drawn, ""); undrawn != plain {
		t.Fatalf("colours change the page at width %d in %s:\n%s", width, style, cmp.Diff(plain, undrawn))
	}
}

// checkData checks that Markdown and JSON keep a document's words and are safe.
func checkData(t *testing.T, d *document.Document) {
	t.Helper()
	markdown := printed(t, (&Printer{}).Markdown, d)
	checkSafe(t, "markdown", markdown)
	if got, want := markdownWords(t, markdown), textWords(d); !slices.Equal(got, want) {
		t.Fatalf("markdown: words differ (-want +got):\n%s\n%s", cmp.Diff(want, got), markdown)
	}
	checkJSON(t, d.Record())
}

func printed(t *testing.T, print func(io.Writer, *document.Document) error, d *document.Document) string {
	t.Helper()
	var out bytes.Buffer
	if err := print(&out, d); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// escapes are the escape sequences that a page may have.
var escapes = regexp.MustCompile(`\x1b\[[0-9;]*m|\x1b\]8;[ -~]*\x1b\\`)

// textWords are the words of d in the order of the file.
func textWords(d *document.Document) []string {
	type piece struct {
		start int
		words []string
	}
	var pieces []piece
	for _, f := range d.Header {
		words := strings.Fields(sanitizeText(f.Label))
		words = append(words, strings.Fields(sanitizeText(f.Text+f.Mark))...)
		pieces = append(pieces, piece{f.Start, append(words, strings.Fields(Sanitize(f.URL))...)})
	}
	for _, b := range slices.Concat(d.Body, d.Furniture) {
		pieces = append(pieces, piece{b.Start, blockWords(d, &b)})
	}
	slices.SortStableFunc(pieces, func(a, b piece) int { return a.start - b.start })
	var words []string
	for _, p := range pieces {
		words = append(words, p.words...)
	}
	return words
}

func blockWords(d *document.Document, b *document.Block) []string {
	if b.Marker == "" {
		return strings.Fields(sanitizeText(b.Text))
	}
	return strings.Fields(sanitizeText(b.Marker) + gap(d, b) + sanitizeText(b.Text))
}

// pageWords are the words of d with what a page adds: the line of facts.
func pageWords(d *document.Document) []string {
	var facts []string
	for _, s := range []string{d.Date().Text, d.ID} {
		if s != "" {
			facts = append(facts, sanitizeText(s))
		}
	}
	line := strings.Fields(strings.Join(facts, " · "))
	for i, f := range d.Header {
		switch {
		case f.Key == document.KeyDate && f.Label == "":
			facts[0] = sanitizeText(f.Text + f.Mark)
			before := textWords(&document.Document{Header: d.Header[:i]})
			after := *d
			after.Header = d.Header[i+1:]
			return slices.Concat(before, strings.Fields(strings.Join(facts, " · ")), textWords(&after))
		case f.Key == document.KeyTitle, f.Key == document.KeyDate:
			return slices.Concat(line, textWords(d))
		}
	}
	return slices.Concat(line, textWords(d))
}

// wordsOf are the words of an output without bars and rules. Words that are
// broken because they are wider than a line are put together as wanted.
func wordsOf(out string, want []string, width int) []string {
	var words []string
	for line := range strings.SplitSeq(out, "\n") {
		line = strings.TrimPrefix(strings.TrimLeft(line, " "), "│ ")
		if line != "│" && (strings.Trim(line, "─") != "" || line == "") {
			words = append(words, strings.Fields(line)...)
		}
	}
	all := strings.Join(words, "")
	if width == 0 || all != strings.Join(want, "") || !slices.ContainsFunc(want, func(w string) bool { return Width(w) > width/3 || hasWide(w) }) {
		return words
	}
	return want
}

func hasWide(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return uniseg.StringWidth(string(r)) > 1 })
}

func checkSafe(t *testing.T, where, out string) {
	t.Helper()
	if !utf8.ValidString(out) {
		t.Fatalf("%s: not UTF-8: %q", where, out)
	}
	for i, r := range out {
		if r < 0x20 && r != '\n' || r == 0x7F || isCommand(r) {
			t.Fatalf("%s: %U comes out: %q", where, r, out[max(0, i-20):min(len(out), i+20)])
		}
	}
}

func checkLines(t *testing.T, out string, width int) {
	t.Helper()
	for line := range strings.SplitSeq(strings.TrimSuffix(out, "\n"), "\n") {
		if trimmed := strings.TrimRightFunc(line, unicode.IsSpace); trimmed != line {
			t.Fatalf("width %d: line ends in blanks: %q", width, line)
		}
		cells := uniseg.StringWidth(line)
		if width > 0 && cells > width && uniseg.GraphemeClusterCount(strings.TrimLeft(line, " ")) > 1 {
			t.Fatalf("width %d: line has %d cells: %q", width, cells, line)
		}
	}
}

// markdownWords are the words that goldmark reads in Markdown; there is no
// markup but that of the printer.
func markdownWords(t *testing.T, markdown string) []string {
	t.Helper()
	var out bytes.Buffer
	if err := goldmark.Convert([]byte(markdown), &out); err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(out.String(), "<br>", "\n")
	text = printersTags.ReplaceAllString(text, "")
	if tag := anyTag.FindString(text); tag != "" {
		t.Fatalf("Markdown is read as %s:\n%s", tag, markdown)
	}
	return strings.Fields(html.UnescapeString(text))
}

var (
	printersTags = regexp.MustCompile(`</?(p|h1|h2|strong|pre|code)>|<a href="[^"]*">|</a>`)
	anyTag       = regexp.MustCompile(`<[^>]*>?`)
)

func checkJSON(t *testing.T, r document.Record) {
	t.Helper()
	text := JSON(r)
	checkSafe(t, "json", string(text))
	var back document.Record
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	plain, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var want document.Record // invalid bytes are U+FFFD in it
	if err := json.Unmarshal(plain, &want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, back); diff != "" {
		t.Fatalf("JSON changes a record (-want +got):\n%s", diff)
	}
}

// TestSpans checks that the document's words of a page, span by span, are
// those of the document, and that a span's bytes of the file hold its words.
func TestSpans(t *testing.T) {
	for _, width := range []int{0, 19, 40, 80, 200} {
		p := Printer{Width: width}
		checkSpans(t, sample(t), p)
		for i, text := range nasty {
			checkSpans(t, specimen(text, "1."), p)
			checkSpans(t, parse.Parse("x", []byte(nasty[(i+1)%len(nasty)]+"\n\n1. "+text)), p)
		}
	}
}

func checkSpans(t *testing.T, d *document.Document, p Printer) {
	t.Helper()
	page, width := p.Page(d), p.Width
	file, offset, _ := d.Decoded()
	var out strings.Builder
	for i := range page.Len() {
		for _, line := range page.Lines(i) {
			for _, s := range line.Spans {
				if s.Role.IsAdded() {
					out.WriteString(" ")
					continue
				}
				out.WriteString(s.Text)
				if s.End == 0 {
					continue
				}
				have := sanitizeText(file[offset(s.Start):offset(s.End)])
				if got, want := bareOf(have), bareOf(s.Text); !strings.HasPrefix(got, want[:min(len(want), 1)]) || !hasInOrder(got, want) {
					t.Fatalf("width %d: span %q has the bytes %q", width, s.Text, have)
				}
			}
			out.WriteString("\n")
		}
	}
	if got, want := bareOf(out.String()), bareOf(strings.Join(textWords(d), " ")); got != want {
		t.Fatalf("width %d: words differ (-want +got):\n%s", width, cmp.Diff(want, got))
	}
}

// bareOf returns s without blanks.
func bareOf(s string) string { return strings.Join(strings.Fields(s), "") }

// hasInOrder reports whether the characters of part are in s, in their order.
func hasInOrder(s, part string) bool {
	for _, r := range part {
		i := strings.IndexRune(s, r)
		if i < 0 {
			return false
		}
		s = s[i+utf8.RuneLen(r):]
	}
	return true
}

// TestEachSectionAlone checks that a section is laid out the same whether or
// not those before it were.
func TestEachSectionAlone(t *testing.T) {
	d := parse.Parse("x", []byte("1. one\n\na. first\n\n(i) inner\n\nmore\n\nb. second\n\n2. two\n\n[Source: here]\n"))
	p := Printer{Width: 60}
	for i := range p.Page(d).Len() {
		page := p.Page(d)
		for k := range i {
			page.Lines(k)
		}
		if diff := cmp.Diff(page.Lines(i), p.Page(d).Lines(i)); diff != "" {
			t.Errorf("section %d differs (-after others +alone):\n%s", i, diff)
		}
	}
}
