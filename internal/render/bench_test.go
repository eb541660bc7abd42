package render

import (
	"io"
	"io/fs"
	"testing"

	"docview/internal/document"
	"docview/internal/parse"
	"docview/seeds"
)

// sample returns the sample document.
func sample(tb testing.TB) *document.Document {
	names, err := fs.Glob(seeds.FS, "*.txt")
	if err != nil || len(names) == 0 {
		tb.Fatalf("no sample: %v", err)
	}
	data, err := fs.ReadFile(seeds.FS, names[0])
	if err != nil {
		tb.Fatal(err)
	}
	return parse.Parse(names[0], data)
}

func BenchmarkText(b *testing.B) {
	bench(b, func(d *document.Document) error { return (&Printer{Width: 80}).Text(io.Discard, d) })
}

func BenchmarkMarkdown(b *testing.B) {
	bench(b, func(d *document.Document) error { return (&Printer{}).Markdown(io.Discard, d) })
}

func BenchmarkJSON(b *testing.B) {
	bench(b, func(d *document.Document) error {
		JSON(d.Record())
		return nil
	})
}

func BenchmarkTerminal(b *testing.B) {
	for _, style := range []string{"ansi16", "dark", "dracula"} {
		b.Run(style, func(b *testing.B) {
			p := Printer{Width: 80, Style: style, Color: true, Links: true}
			bench(b, func(d *document.Document) error { return p.Terminal(io.Discard, d) })
		})
	}
}

func bench(b *testing.B, print func(*document.Document) error) {
	d := sample(b)
	b.SetBytes(int64(len(d.Source)))
	b.ReportAllocs()
	for b.Loop() {
		if err := print(d); err != nil {
			b.Fatal(err)
		}
	}
}
