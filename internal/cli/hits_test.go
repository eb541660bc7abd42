package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"docview/internal/document"
	"docview/internal/render"
	"docview/internal/search"
)

// paintedFiles are documents in which words are found in several passages:
// short and long ones, over line ends, with brackets, notes and wide letters.
func paintedFiles() map[string]string {
	long := strings.Repeat("The lamplighter went from the mill to the weir and back again. ", 9)
	return map[string]string{
		"410001.txt": archived("410001", "The Mill at the Weir", "1. Mill.", "2. "+long+"Only the mill\nburned.", "3. No word of it.", "4. A M[ill] and a wind-\nmill near the mill[1] pond.", "The mill, the mill, the mill."),
		"410002.txt": archived("410002", "Letters", "1. The weir holds.", "2. "+long, "3. Łódź mill, naïve mill – “mill”.", "4. 水車小屋 mill 水車小屋."),
		"410003.txt": "A plain note\n\nThe mill stopped.\n\n\tThe mill\tran.\n\nNothing.\n\nThe old mill wheel\nturned at the mill.\n",
	}
}

// TestPainted: what a page of results paints is what JSON marks, in every
// passage and at every width.
func TestPainted(t *testing.T) {
	lib := t.TempDir()
	for name, text := range paintedFiles() {
		if err := os.WriteFile(filepath.Join(lib, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	begin, end := looksOf(t, render.Match)
	for _, query := range []string{"mill", `"the mill"`, "mill* OR weir", "mill NEAR/9 weir", "naive", "水車"} {
		args := []string{"search", query, "-L", lib, "--passages", "99"}
		stdout, stderr, status := run(Env{}, append(args, "--json")...)
		if status != 0 {
			t.Fatalf("%s: %s", query, stderr)
		}
		want := marked(t, stdout)
		for _, width := range []int{0, 20, 40, 200} {
			page, _, _ := run(Env{}, append(args, "--format", "terminal", "--color", "always", "--width", fmt.Sprint(width))...)
			if got := painted(page, begin, end); got != want {
				t.Errorf("%s at %d: painted %q, marked %q", query, width, got, want)
			}
		}
	}
}

// looksOf returns what is written before and after words of a role.
func looksOf(t *testing.T, role render.Role) (begin, end string) {
	p := render.Printer{Color: true}
	painter, err := p.Painter()
	if err != nil {
		t.Fatal(err)
	}
	begin, end, _ = strings.Cut(painter.Paint(render.Line{Spans: []render.Span{{Text: "X", Role: role}}}), "X")
	return begin, end
}

// marked returns the words that the hits of a search mark, joined.
func marked(t *testing.T, data string) string {
	var hits []hitRecord
	if err := json.Unmarshal([]byte(data), &hits); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, h := range hits {
		for _, p := range h.Passages {
			for _, m := range p.Marks {
				b.WriteString(string([]rune(p.Text)[m[0]:m[1]]) + " ")
			}
		}
	}
	return strings.Join(strings.Fields(b.String()), "")
}

// painted returns the words between two sequences, joined.
func painted(page, begin, end string) string {
	var b strings.Builder
	for _, piece := range strings.Split(page, begin)[1:] {
		words, _, _ := strings.Cut(piece, end)
		b.WriteString(words + " ")
	}
	return strings.Join(strings.Fields(b.String()), "")
}

// TestMore: a title that is shown above the passages is not counted as missing.
func TestMore(t *testing.T) {
	body, title, summary := search.Passage{}, search.Passage{Field: document.KeyTitle}, search.Passage{Field: document.KeySummary}
	for _, test := range []struct {
		want string
		hit  search.Hit
	}{
		{"", search.Hit{Paragraphs: 1, Passages: []search.Passage{body}}},
		{"+ 1 more paragraph", search.Hit{Paragraphs: 2, Passages: []search.Passage{body}}},
		{"+ 1 more field", search.Hit{Paragraphs: 1, Fields: 1, Passages: []search.Passage{body}}},
		{"", search.Hit{Paragraphs: 1, Fields: 1, InTitle: true, Passages: []search.Passage{body}}},
		{"", search.Hit{Fields: 1, InTitle: true, Passages: []search.Passage{title}}},
		{"+ 1 more field", search.Hit{Fields: 2, Passages: []search.Passage{title}}},
		{"+ 2 more paragraphs and 1 field", search.Hit{Paragraphs: 2, Fields: 3, InTitle: true, Passages: []search.Passage{summary}}},
	} {
		if got := more(test.hit); got != test.want {
			t.Errorf("more = %q, want %q, of %+v", got, test.want, test.hit)
		}
	}
}
