package render

import (
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"docview/internal/document"
	"docview/internal/parse"

	diff "github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// TestWords holds the first law against the files themselves: every format has
// each word of the file, in the order of the file.
func TestWords(t *testing.T) {
	for name, data := range texts(t) {
		t.Run(name, func(t *testing.T) { checkWords(t, data) })
	}
}

func FuzzWords(f *testing.F) {
	for _, data := range texts(f) {
		f.Add(data)
	}
	f.Add([]byte("May 1, 1950\nA title\n\nCitation:\n\nA\n\nContents:\vE\n\nText.\n"))
	f.Add([]byte("Contents:\vE"))
	f.Add([]byte("Con\ttents:\vE"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) < 1<<13 {
			checkWords(t, data)
		}
	})
}

// texts returns the sample and the inputs of all cases by name.
func texts(tb testing.TB) map[string][]byte {
	tb.Helper()
	texts := map[string][]byte{}
	for _, pattern := range []string{"../../seeds/*.txt", "../../testdata/document/*.txtar"} {
		files, _ := filepath.Glob(pattern)
		if len(files) == 0 {
			tb.Fatalf("no files match %s", pattern)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				tb.Fatal(err)
			}
			if filepath.Ext(file) == ".txtar" {
				archive := txtar.Parse(data)
				data = archive.Files[slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == "input" })].Data
			}
			texts[filepath.Base(file)] = data
		}
	}
	return texts
}

func checkWords(t *testing.T, data []byte) {
	t.Helper()
	docs := parse.ParseAll("x", data, nil)
	end := 0
	for _, d := range docs {
		p := Printer{All: true}
		parts := p.parts(d)
		if !slices.IsSortedFunc(parts, func(a, b part) int { return a.order - b.order }) {
			t.Fatal("the parts are not in the order of the file")
		}
		var ranges [][2]int // in columns their order differs from that of the parts
		for _, part := range parts {
			ranges = append(ranges, [2]int{part.start, part.end})
		}
		for _, pieces := range d.Pieces {
			ranges = append(ranges, pieces...)
		}
		slices.SortFunc(ranges, func(a, b [2]int) int { return a[0] - b[0] })
		for _, r := range ranges {
			first, last := r[0], r[1]
			if between := words(fileText(d, end, max(end, first))); len(between) > 0 {
				t.Fatalf("the words %q are in no part of a document", between)
			}
			end = max(end, last) // furniture may be inside a block
		}
		want := fileWords(d, parts, false)
		sameWords(t, "text", wordsOf(printed(t, p.Text, d), want, 0), want)
		sameWords(t, "markdown", markdownWords(t, printed(t, p.Markdown, d)), want)
		sameWords(t, "linear", announcedWords(t, &p, d), fileWords(d, parts, true))
		sameWords(t, "terminal", pageOwnWords(&p, d), want)
		sameWords(t, "json", recordWords(t, d), fileWords(d, parts, true))
	}
	if after := words(fileText(docs[0], end, len(data))); len(after) > 0 {
		t.Fatalf("the words %q are in no part of a document", after)
	}
}

func sameWords(t *testing.T, format string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Fatalf("%s: words differ from the file's (-want +got):\n%s", format, diff.Diff(want, got))
	}
}

// fileText returns the decoded text between two bytes of a document's file,
// its line ends as line feeds.
func fileText(d *document.Document, start, end int) string {
	text, offset, _ := d.Decoded()
	return strings.NewReplacer("\r", "\n", "\f", "\n", "\v", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text[offset(start):max(offset(start), offset(end))])
}

// words returns the words of a text as they are shown. Lines of white space of
// any kind are blank.
func words(text string) []string {
	var words []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.Trim(line, " \t\v\uFEFF"); strings.TrimSpace(line) != "" {
			words = append(words, strings.Fields(sanitizeText(line))...)
		}
	}
	return words
}

// fileWords returns the words that a document has in its file, part by part,
// without what marks a title ("**") and a URL ("<>"). In the file a marker may
// be glued to its text ("2.Text"), which split cuts into two words.
func fileWords(d *document.Document, parts []part, split bool) []string {
	var all []string
	for _, p := range parts {
		text, label := ownText(d, p), ""
		if b := p.block; b != nil {
			if split {
				label = b.Marker
			}
			if strings.HasPrefix(b.Text, ">") && strings.Count(b.Text, ">") < strings.Count(text, ">") {
				text = ">" + margins.ReplaceAllString(text[len(">"):], "\n")
			}
		} else {
			label = p.fields[0].Label
			text = withoutMarkup(text, &p.fields[0])
		}
		if rest, ok := strings.CutPrefix(text, label); ok && label != "" {
			all = append(all, words(label)...)
			text = rest
		}
		all = append(all, words(text)...)
	}
	return all
}

// ownText returns the text of a part in the file without what is inside
// it: the lines and notes of pages.
func ownText(d *document.Document, p part) string {
	ranges := [][2]int{{p.start, p.end}}
	if p.block != nil {
		ranges = d.Ranges(p.block)
	}
	text := ""
	for i, r := range ranges {
		if i > 0 {
			text += "\n"
		}
		at := r[0]
		for _, b := range d.Furniture {
			if b.Start > at && b.End < r[1] {
				text += fileText(d, at, b.Start) + "\n"
				at = b.End
			}
		}
		text += fileText(d, at, r[1])
	}
	return text
}

// margins are what is before the lines of a block quotation.
var margins = regexp.MustCompile(`\n[> \t]+`)

func withoutMarkup(text string, f *document.Field) string {
	if inner, ok := strings.CutPrefix(text, "**"); ok && f.Key == document.KeyTitle && !strings.HasPrefix(f.Text, "**") {
		text = strings.TrimSuffix(inner, "**")
	}
	if i := strings.LastIndex(text, "<"+f.URL); i >= 0 && f.URL != "" {
		text = text[:i] + strings.TrimSuffix(text[i+1:], ">")
	}
	return text
}

// pageOwnWords returns the document's own words of a page: those that are not
// added to it.
func pageOwnWords(p *Printer, d *document.Document) []string {
	var text strings.Builder
	page := p.Page(d)
	for i := range page.Len() {
		for _, line := range page.Lines(i) {
			for _, span := range line.Spans {
				if span.Role.IsAdded() {
					text.WriteString(" ")
				} else {
					text.WriteString(span.Text)
				}
			}
			text.WriteString("\n")
		}
	}
	return strings.Fields(text.String())
}

// announcedWords returns the document's own words of its announcements: labels
// and markers in titles, and all texts.
func announcedWords(t *testing.T, p *Printer, d *document.Document) []string {
	t.Helper()
	var all []string
	announced := p.Announce(d)[1:]
	for i, part := range p.parts(d) {
		own := ""
		if part.block == nil {
			own = oneLine(part.fields[0].Label)
		} else {
			own = oneLine(part.block.Marker)
		}
		if !strings.Contains(announced[i].Title, own) {
			t.Fatalf("%q is not announced by %q", own, announced[i].Title)
		}
		all = append(append(all, strings.Fields(own)...), strings.Fields(announced[i].Text)...)
	}
	return all
}

// recordWords returns the words of a document's JSON, which holds all of them
// in its fields, furniture and body, each with its line.
func recordWords(t *testing.T, d *document.Document) []string {
	t.Helper()
	var r document.Record
	if err := json.Unmarshal(JSON(d.Record()), &r); err != nil {
		t.Fatal(err)
	}
	type piece struct {
		line  int
		words []string
	}
	var pieces []piece
	for _, f := range r.Fields {
		pieces = append(pieces, piece{f.Line, slices.Concat(words(f.Label), words(f.Text+f.Mark), words(f.URL))})
	}
	line := 0 // the body stays in its order
	for i, b := range slices.Concat(r.Body, r.Furniture) {
		if line = max(line, b.Line); i >= len(r.Body) {
			line = b.Line
		}
		pieces = append(pieces, piece{line, slices.Concat(words(b.Marker), words(b.Text))})
	}
	slices.SortStableFunc(pieces, func(a, b piece) int { return cmp.Compare(a.line, b.line) })
	var all []string
	for _, p := range pieces {
		all = append(all, p.words...)
	}
	return all
}
