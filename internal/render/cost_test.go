package render

import (
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"docview/internal/document"
	"docview/internal/parse"
)

// TestCost checks that each doubling of what is printed costs less than three times as
// much, in every format and for documents of every shape.
func TestCost(t *testing.T) {
	shapes := map[string]func(n int) *document.Document{
		"paragraphs": func(n int) *document.Document {
			return parse.Parse("x", []byte(strings.Repeat("The ferry runs at noon.\n\n", n)))
		},
		"numbers": func(n int) *document.Document {
			var text strings.Builder
			for i := range n {
				fmt.Fprintf(&text, "%d. The ferry runs.\n\na. At noon.\n\nAnd at dusk.\n\n", i%900+1)
			}
			return parse.Parse("x", []byte(text.String()))
		},
		"words":      func(n int) *document.Document { return alone(strings.Repeat("ferry ", 4*n)) },
		"one word":   func(n int) *document.Document { return alone(strings.Repeat("ferry", 4*n)) },
		"no ASCII":   func(n int) *document.Document { return alone(strings.Repeat("Fähre – ", 4*n)) },
		"ideographs": func(n int) *document.Document { return alone(strings.Repeat("灯塔", 4*n)) },
		"lines":      func(n int) *document.Document { return alone(strings.Repeat("ferry\n", 4*n)) },
		"controls":   func(n int) *document.Document { return alone(strings.Repeat("\x1b\u202e ", 4*n)) },
		"marks":      notedDocument,
		"fields": func(n int) *document.Document {
			d := &document.Document{Header: make([]document.Field, n)}
			for i := range d.Header {
				d.Header[i] = document.Field{Label: "From:", Text: "A. Orlov", Line: i}
			}
			return d
		},
		"problems": func(n int) *document.Document {
			d := alone("ferry")
			for i := range n {
				d.Body = append(d.Body, document.Block{Kind: document.Paragraph, Place: i + 2, Text: "ferry", Line: i + 2})
				d.Problems = append(d.Problems, document.Problem{Line: n - i, Message: "in doubt"})
			}
			return d
		},
	}
	p := Printer{Width: 80, Color: true, Links: true, Problems: true, All: true, Addresses: true}
	for name, shape := range shapes {
		for _, f := range formats {
			if f.Print != nil {
				checkCost(t, name+" as "+f.Name, func(n int) func() {
					d := shape(n)
					return func() { f.Print(&p, io.Discard, d) }
				})
			}
		}
	}
	checkCost(t, "a table", func(n int) func() {
		table := Table{Columns: []Column{{Name: "ID"}, {Name: "TITLE", Fills: true}}, Rows: make([][]string, n)}
		for i := range table.Rows {
			table.Rows[i] = []string{"112596", "Telegram – on the ferry"}
		}
		return func() { p.Table(table) }
	})
	checkCost(t, "a concordance", func(n int) func() {
		all := make([]Occurrence, n)
		for i := range all {
			all[i] = Occurrence{"112596#4", "1962", strings.Repeat("before ", 20), "ferry", strings.Repeat("after ", 20)}
		}
		return func() { p.Concordance(all) }
	})
	checkCost(t, "a passage", func(n int) func() {
		passage := Passage{Text: strings.Repeat("ferry ", n)}
		for i := range n {
			passage.Marks = append(passage.Marks, [2]int{6 * i, 6*i + 5})
		}
		return func() { p.Hit(Hit{Passages: []Passage{passage}}) }
	})
	checkCost(t, "findings", func(n int) func() {
		problems := make([]document.Problem, n)
		for i := range problems {
			problems[i] = document.Problem{Line: i, Message: "in doubt", Hint: fmt.Sprint(i)}
		}
		return func() { new(Findings).File(&p, "x", problems) }
	})
}

// alone returns a document of one paragraph.
func alone(text string) *document.Document {
	return &document.Document{
		Source: []byte(text),
		Body:   []document.Block{{Kind: document.Paragraph, Place: 1, Address: "p1", Text: text, End: len(text)}},
	}
}

// notedDocument returns a paragraph with n references to notes.
func notedDocument(n int) *document.Document {
	d := alone(strings.Repeat("ferry1 ", n))
	for i := range n {
		d.References = append(d.References, document.Reference{Note: 2, Block: 1, Start: 7*i + 5, End: 7*i + 6})
	}
	return d
}

// checkCost measures work of n, 2n and 4n pieces, n large enough to be
// measured, and fails if both doublings cost three times as much or more: one
// alone may be where the work outgrows a cache. Work of so many pieces that takes
// less cannot be more than linear. On a busy machine a measurement may be wrong,
// but not all of them: the shortest times count. The garbage collector, which
// small work never starts, is off while they are taken.
func checkCost(t *testing.T, name string, work func(n int) func()) {
	t.Helper()
	const least, most = 2 * time.Millisecond, 1 << 18
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	n := 100
	for f := work(n); elapsed(f) < least || min(elapsed(f), elapsed(f)) < least; f = work(n) {
		if n *= 2; n > most {
			return
		}
	}
	one, two, four := work(n), work(2*n), work(4*n)
	short, middle, long := time.Hour, time.Hour, time.Hour
	for range 100 {
		runtime.GC()
		short, middle, long = min(short, elapsed(one)), min(middle, elapsed(two)), min(long, elapsed(four))
		if middle < 3*short || long < 3*middle {
			return
		}
	}
	t.Errorf("%s: %d pieces cost %v, twice and four times as many %v and %v", name, n, short, middle, long)
}

// elapsed returns how long f takes.
func elapsed(f func()) time.Duration {
	start := time.Now()
	f()
	return time.Since(start)
}
