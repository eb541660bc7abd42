package parse

import (
	"bytes"
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"docview/internal/document"

	"golang.org/x/text/encoding"
	utf16 "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/tools/txtar"
)

// seedTexts returns the inputs of the cases and the sample, for the laws to hold on.
func seedTexts(tb testing.TB) [][]byte {
	tb.Helper()
	var texts [][]byte
	for _, pattern := range []string{"../../seeds/*.txt", "../../testdata/document/*.txtar"} {
		files, _ := filepath.Glob(pattern)
		if len(files) == 0 {
			tb.Fatalf("no files match %s", pattern)
		}
		for _, file := range files {
			texts = append(texts, inputOf(tb, file))
		}
	}
	for _, c := range headCases {
		texts = append(texts, []byte(c.in))
	}
	for _, text := range crashes {
		texts = append(texts, []byte(text))
	}
	return texts
}

// crashes are texts that once broke a law.
var crashes = []string{
	"4 May 1951\t the ferry", // a word that ends before it begins, looked at as an office
	"February 1,\f1971\n\nThe Miller to the Drivers\n\nThe carts came late.\n",                                  // a date over a page break ended behind its block
	"Source:s\nCOPIES TO: The Mills\n\nMemorandum From Adam Miller\n",                                           // a row below a source, which is not in the head
	"3. The carts.\n\n4, 4. The mills.\n",                                                                       // a number twice in one marker
	"Carts:x\nCOPIES  The Mills\n\nMemorandum From A[am Miller\nTO: The Mills\n\nMemorandum From A[am Miller\n", // a title alone in the body
	"---\ntitle: \"The carts\" # a\n  b\n---\nTen came.\n",                                                      // a comment, and more below it
	"---\n\ntitle: The carts\n",                                                                                 // a fence alone
	"Guide\n\n  mill OPEN -h              d\n  mill grind only oats      s\n  mill grind only carts     o\n",    // two blanks before a column that begins where others do
	"1.\n\nMr. Miller: Ten.\n\nMr. Carter: Six.\n\nMr. Miller: Two.\n\nMr. Carter: One.\n",                      // a number alone in a record
	"Note\u2028May 1, 1950\u2029\u20291. The carts\vcame.\u0085\u00852. The\fmills.\v\n\v",                      // the line ends of word processors
}

// TestMutated holds the laws on texts that are put together from others.
func TestMutated(t *testing.T) {
	texts, r := seedTexts(t), rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		text := slices.Clone(texts[r.IntN(len(texts))])
		for range 1 + r.IntN(5) {
			text = mutated(r, text, texts[r.IntN(len(texts))])
		}
		checkLaws(t, text)
	}
}

// mutated returns a text with some bytes of it left out, repeated, replaced by
// one that means something to the parser, or with a piece of another text in it.
func mutated(r *rand.Rand, text, other []byte) []byte {
	if len(text) == 0 || len(other) == 0 {
		return other
	}
	at := r.IntN(len(text))
	piece := func(from []byte) []byte {
		i := r.IntN(len(from))
		return from[i:min(len(from), i+r.IntN(200))]
	}
	switch r.IntN(5) {
	case 0:
		return slices.Concat(text[:at], text[min(len(text), at+r.IntN(40)):])
	case 1:
		return slices.Concat(text[:at], piece(text), text[at:])
	case 2:
		return slices.Concat(text[:at], piece(other), text[at:])
	case 3:
		return text[:at]
	}
	const signs = "\n\n\n \t.,:;[]()*#-09aA\xff\f"
	return slices.Concat(text[:at], []byte{signs[r.IntN(len(signs))]}, text[at+1:])
}

func inputOf(tb testing.TB, file string) []byte {
	tb.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	if filepath.Ext(file) == ".txtar" {
		for _, f := range txtar.Parse(data).Files {
			if f.Name == "input" {
				return f.Data
			}
		}
		tb.Fatalf("%s has no input", file)
	}
	return data
}

// checkLaws reports what of the package's promises does not hold for a file.
func checkLaws(tb testing.TB, data []byte) {
	tb.Helper()
	docs := ParseAll("x.txt", data, nil)
	if len(docs) == 0 {
		tb.Fatal("no document")
	}
	decoded, offsetOf, _ := document.Open("x.txt", data, nil).Decoded()
	got, apart := "", make([]bool, len(decoded)) // bytes that are not in the order of the blocks
	without := func(start, end int) string {
		var s strings.Builder
		for i := start; i < end; i++ {
			if !apart[i] {
				s.WriteByte(decoded[i])
			}
		}
		return s.String()
	}
	takeOut := func(start, end int) {
		for i := start; i < end; i++ {
			apart[i] = true
		}
	}
	for _, d := range docs {
		checkPlaces(tb, d)
		for _, b := range d.Furniture { // may be inside a block
			start, end := offsetOf(b.Start), offsetOf(b.End)
			if decoded[start:end] != b.Text {
				tb.Errorf("furniture is %q, the file has %q", b.Text, decoded[start:end])
			}
			takeOut(start, end)
		}
	}
	for _, d := range docs {
		got += bare(allText(d))
		for place := range d.Pieces {
			b, text := &d.Body[place-1], ""
			for _, r := range d.Ranges(b) {
				start, end := offsetOf(r[0]), offsetOf(r[1])
				text += without(start, end) + "\n"
				takeOut(start, end)
			}
			if got, want := bare(b.Marker+b.Text), bare(text); got != want {
				tb.Errorf("block %d is altered:\n got %s\nwant %s", place, got, want)
			}
		}
	}
	want := bare(without(0, len(decoded)))
	if got != want {
		at := 0
		for at < len(got) && at < len(want) && got[at] == want[at] {
			at++
		}
		tb.Errorf("text is altered at byte %d of %d:\n got %.60q\nwant %.60q", at, len(want), got[at:], want[at:])
	}
}

// bare returns the signs of s without blanks and what marks up titles and addresses.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("*<>", r) {
			return -1
		}
		return r
	}, s)
}

// allText returns the text of a document but for furniture and blocks in pieces, in
// the order of the file.
func allText(d *document.Document) string {
	type piece struct {
		start int
		text  string
	}
	var pieces []piece
	decoded, offsetOf, _ := d.Decoded()
	for _, f := range d.Header {
		if raw := decoded[offsetOf(f.Start):offsetOf(f.End)]; f.Quote != "" && (strings.Contains(raw, `\`) || strings.Contains(raw, "''")) { // escapes of YAML
			pieces = append(pieces, piece{f.Start, raw})
			continue
		}
		pieces = append(pieces, piece{f.Start, f.Label + "\n" + f.Quote + f.Text + f.Mark + f.Quote + "\n" + f.URL})
	}
	for _, b := range d.Body {
		if d.Pieces[b.Place] != nil {
			continue
		}
		pieces = append(pieces, piece{b.Start, b.Marker + "\n" + b.Text})
	}
	slices.SortStableFunc(pieces, func(a, b piece) int { return cmp.Compare(a.start, b.start) })
	var text strings.Builder
	for _, p := range pieces {
		text.WriteString(p.text + "\n")
	}
	return text.String()
}

// checkPlaces checks lines, bytes and addresses of blocks and fields.
func checkPlaces(tb testing.TB, d *document.Document) {
	tb.Helper()
	end := 0
	for i, b := range d.Body {
		if len(d.Pieces) > 0 {
			end = b.Start // notes are inside a paragraph, columns beside each other
		}
		if b.Start < end || b.End <= b.Start || b.End > len(d.Source) {
			tb.Fatalf("block %d has bytes %d to %d after %d of %d", i, b.Start, b.End, end, len(d.Source))
		}
		end = b.End
		for _, r := range d.Ranges(&b) {
			if r[1] <= r[0] || r[1] > b.End {
				tb.Fatalf("block %d has a piece from %d to %d", i, r[0], r[1])
			}
		}
		if want := lineOf(d.Source, b.Start); b.Line != want {
			tb.Errorf("block %d has line %d, stands in line %d", i, b.Line, want)
		}
		if b.Place != i+1 {
			tb.Errorf("block %d has place %d", i, b.Place)
		}
		if b.Under < 0 || b.Under > i || b.Under > 0 && d.Body[b.Under-1].Number == "" {
			tb.Errorf("block %d is under %d, which is not a numbered block before it", i, b.Under)
		}
		if b.Depth < 0 || b.Depth > deepest {
			tb.Errorf("block %d has depth %d", i, b.Depth)
		}
	}
	for _, f := range d.Header {
		if f.Start < 0 || f.End < f.Start || f.End > len(d.Source) || f.Line < 1 {
			tb.Errorf("field %s has bytes %d to %d, line %d", f.Key, f.Start, f.End, f.Line)
		}
	}
	if d.Start < 0 || d.End > len(d.Source) || d.Part > 0 && len(d.Header) > 0 && d.Start > d.Header[0].Start || end > d.End {
		tb.Errorf("the document has bytes %d to %d", d.Start, d.End)
	}
	checkAddresses(tb, d)
	checkReferences(tb, d)
}

// checkAddresses checks that each address opens the block that has it, and
// that no shorter one does where it is made of a place.
func checkAddresses(tb testing.TB, d *document.Document) {
	tb.Helper()
	for i := range d.Body[:min(40, len(d.Body))] {
		b := &d.Body[i]
		for _, address := range []string{b.Address, fmt.Sprintf("p%d", b.Place)} {
			part, err := d.At(address)
			if err != nil || part.Body[0].Place != b.Place {
				tb.Errorf("address %s does not open block %d: %v", address, i, err)
			}
		}
		if _, err := d.At(b.Number); err == nil && (b.Kind == document.Paragraph || b.Kind == document.Heading) && b.Depth == 0 && b.Address == fmt.Sprintf("p%d", b.Place) {
			tb.Errorf("block %d has the address %s, but %s opens it", i, b.Address, b.Number)
		}
	}
}

// checkReferences checks that references are marks of their notes.
func checkReferences(tb testing.TB, d *document.Document) {
	tb.Helper()
	for _, r := range d.References {
		note, block := &d.Body[r.Note-1], &d.Body[r.Block-1]
		if mark := block.Text[r.Start:r.End]; note.Kind != document.Note || strings.Trim(mark, "[]") != note.Number {
			tb.Errorf("%q in %s refers to the %s %q", mark, block.Address, note.Kind, note.Marker)
		}
	}
}

// lineOf counts the line ends before an offset, for files in single bytes or UTF-8.
func lineOf(source []byte, offset int) int {
	if document.HasUnits(source) {
		text, offsetOf, _ := document.Open("x", source, nil).Decoded()
		source, offset = []byte(text), offsetOf(offset)
	}
	before := bytes.ReplaceAll(source[:offset], []byte("\r\n"), []byte("\n"))
	return 1 + bytes.Count(before, []byte("\n")) + bytes.Count(before, []byte("\r"))
}

func TestLaws(t *testing.T) {
	for _, text := range seedTexts(t) {
		checkLaws(t, text)
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range seedTexts(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<13 {
			t.Skip()
		}
		checkLaws(t, data)
	})
}

// fold returns what of a record does not depend on positions.
func fold(d *document.Document) string {
	var s strings.Builder
	fmt.Fprintln(&s, d.Layout, d.ID, d.URL)
	for _, f := range d.Header {
		fmt.Fprintf(&s, "%s %q %q %q %q %s\n", f.Key, f.Label, f.Text, f.URL, f.Mark, f.Date.EDTF)
	}
	for _, b := range slices.Concat(d.Body, d.Furniture) {
		fmt.Fprintf(&s, "%s %s %q %s %d %d %q %s\n", b.Kind, b.Address, b.Marker, b.Number, b.Depth, b.Under, b.Text, edtfOf(b))
	}
	fmt.Fprintln(&s, d.References)
	return s.String()
}

// TestStability checks that what editors and mail programs do to white space
// and encoding changes no record.
func TestStability(t *testing.T) {
	for name, change := range changes {
		t.Run(name, func(t *testing.T) {
			for _, text := range seedTexts(t) {
				if !utf8.Valid(text) || bytes.ContainsRune(text, '\r') || bytes.HasPrefix(text, []byte("\uFEFF")) {
					continue
				}
				d := Parse("x", text)
				want, got := fold(d), fold(Parse("x", change(text)))
				if got != want && !matters(name, d) {
					t.Errorf("%.40q: record differs\n got %s\nwant %s", text, got, want)
				}
			}
		})
	}
}

// encoded returns a text in an encoding.
func encoded(e encoding.Encoding, text []byte) []byte {
	data, err := e.NewEncoder().Bytes(text)
	if err != nil {
		panic(err)
	}
	return data
}

// matters reports whether a change means something in a document: blanks at the
// end of a line break it in Markdown.
func matters(change string, d *document.Document) bool {
	return change == "trailing blanks" && d.Layout == document.Markdown
}

var changes = map[string]func([]byte) []byte{
	"blank lines around": func(b []byte) []byte { return slices.Concat([]byte("\n\n\n"), b, []byte("\n\n\n")) },
	"second blank lines": func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n\n"), []byte("\n\n\n")) },
	"trailing blanks":    func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte(" \t\n")) },
	"CR LF":              func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")) },
	"CR":                 func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r")) },
	"byte order mark":    func(b []byte) []byte { return append([]byte("\uFEFF"), b...) },
	"UTF-16":             func(b []byte) []byte { return encoded(utf16.UTF16(utf16.LittleEndian, utf16.UseBOM), b) },
	"UTF-16 big-endian":  func(b []byte) []byte { return encoded(utf16.UTF16(utf16.BigEndian, utf16.UseBOM), b) },
	"UTF-32":             func(b []byte) []byte { return encoded(utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), b) },
	"UTF-32 big-endian":  func(b []byte) []byte { return encoded(utf32.UTF32(utf32.BigEndian, utf32.UseBOM), b) },
	"final newline":      func(b []byte) []byte { return append(bytes.TrimRight(b, "\n"), '\n') },
}

// TestLinear checks that parsing hostile files, and ordinary ones, costs less
// than three times as much for twice the text. A busy machine may disturb a
// measurement, so that the best of several counts; work that is quadratic is
// in all of them.
func TestLinear(t *testing.T) {
	texts := map[string]func(n int) string{
		"one line":       repeat("word "),
		"open brackets":  func(n int) string { return strings.Repeat("[", n) + "\n" + strings.Repeat("[ x\n", n) },
		"markers":        repeat("1. x\n\n"),
		"rising markers": func(n int) string { return risingMarkers(n / 4) },
		"letters":        repeat("a) x\n\nb) y\n\n"),
		"labels":         repeat("Citation:\n\nx\n\n"),
		"unknown labels": func(n int) string {
			return "May 1, 1950\n\nTitle\n\nCitation:\n\nx\n\n" + strings.Repeat("Some Label:\n\nx\n\n", n)
		},
		"source notes": repeat("[Source: x\n\n"),
		"bare numbers": repeat("12\n\n"),
		"notes":        repeat("[1] x\n\n"),
		"references": func(n int) string {
			return strings.Repeat("A long sentence.[1] ", n) + "\n\n" + strings.Repeat("[1] x\n\n", n)
		},
		"names":             repeat("Ivan Petrov\n\n"),
		"names in one":      repeat("Ivan Petrov\n"),
		"dates":             repeat("1 May 1950\n"),
		"date on date":      repeat("1 May 1950 "),
		"form feeds":        func(n int) string { return strings.Repeat("\f", n) + strings.Repeat("\fx\n", n) },
		"carriage returns":  func(n int) string { return strings.Repeat("\r", n) + strings.Repeat("x\r", n) },
		"capitals":          repeat("HEAD LINE\n"),
		"document numbers":  repeat("[Document 7]\n\nTitle\n\n"),
		"citations in line": repeat("x Citation: y Contents: z "),
		"wrapped text":      repeat(wrappedText),
		"columns":           repeat("the carts of the    and the mills of\n"),
		"broken columns":    repeat("the carts of the    and\nx\n\ny\n\n"),
		"double spaced":     repeat(strings.ReplaceAll(wrappedText, "\n", "\n\n")),
		"feet of pages":     repeat("It is late.1\n\n1 Yes.\n\n- 2 -\n\n"),
		"verse":             repeat("    the carts of the\n      mills\n"),
		"pages":             repeat("- 2 -\nApproved for Release: 2019\nx said that\n"),
		"headings":          repeat("Causes of the Slow Carts\n\n" + strings.ReplaceAll(wrappedText, "\n", " ") + "\n\n"),
	}
	for name, text := range texts {
		t.Run(name, func(t *testing.T) {
			once, twice := text(linearSize), text(2*linearSize)
			var ratio float64
			for range 20 {
				if ratio = float64(costOf(t, twice)) / float64(costOf(t, once)); ratio < 3 {
					return
				}
			}
			t.Errorf("twice the text costs %.1f times as much", ratio)
		})
	}
}

// linearSize is how often the texts of TestLinear repeat their part: enough
// for quadratic work to outweigh the rest.
const linearSize = 4000

func repeat(s string) func(n int) string {
	return func(n int) string { return strings.Repeat(s, n) }
}

// costOf returns the shortest time that parsing a text takes.
func costOf(t *testing.T, text string) time.Duration {
	least := time.Duration(math.MaxInt64)
	for range 3 {
		start := time.Now()
		docs := ParseAll("x", []byte(text), nil)
		least = min(least, time.Since(start))
		for _, d := range docs {
			if len(d.Problems) > 200 {
				t.Fatalf("%d problems", len(d.Problems))
			}
		}
	}
	return least
}

func risingMarkers(n int) string {
	var s strings.Builder
	for i := range n {
		fmt.Fprintf(&s, "%d. x\n\n(%c) y\n\n", i%999+1, 'a'+i%26)
	}
	return s.String()
}

// TestCorpus holds the laws against real documents, where the environment
// variable DOCVIEW_CORPUS names a folder of them.
func TestCorpus(t *testing.T) {
	dir := os.Getenv("DOCVIEW_CORPUS")
	if dir == "" {
		t.Skip("DOCVIEW_CORPUS names no folder")
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*.txt"))
	if len(files) == 0 {
		t.Fatalf("no text in %s", dir)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text := inputOf(t, file)
			checkLaws(t, text)
			d := Parse("x", text)
			for name, change := range changes {
				if got := fold(Parse("x", change(text))); got != fold(d) && utf8.Valid(text) && !matters(name, d) {
					t.Errorf("%s: record differs", name)
				}
			}
		})
	}
}
