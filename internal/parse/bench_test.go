package parse

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"docview/internal/document"
)

const samplePath = "../../seeds/000_a37d230c98c2d636.txt"

func BenchmarkParse(b *testing.B) {
	sample := inputOf(b, samplePath)
	header, body, _ := bytes.Cut(sample, []byte("Translation - English\n"))
	header = append(header, "Translation - English\n"...)
	body = append(body, "\n\n"...)
	export, pages, _ := bytes.Cut(inputOf(b, "../../testdata/document/pdf-text.txtar"), []byte("\f"))
	export = append(export, '\f')

	b.Run("sample", func(b *testing.B) { benchmarkParse(b, sample) })
	b.Run("1MB", func(b *testing.B) { benchmarkParse(b, repeated(header, body, 1<<20)) })
	b.Run("100MB", func(b *testing.B) { benchmarkParse(b, repeated(header, body, 100<<20)) })
	b.Run("pdf-text", func(b *testing.B) { benchmarkParse(b, repeated(export, pages, 1<<20)) })
}

func benchmarkParse(b *testing.B, text []byte) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Parse("x", text)
	}
}

// repeated makes a file of about a size that has one header and its text many times.
func repeated(header, text []byte, size int) []byte {
	return append(bytes.Clone(header), bytes.Repeat(text, size/len(text))...)
}

// BenchmarkMemory reports how many bytes parsing allocates for each paragraph
// of a text of 100,000, beside the bytes of the text itself.
func BenchmarkMemory(b *testing.B) {
	const paragraphs = 100_000
	sentence := "The harbour master said that the quay would hold for another ten years, and that the crane would not."
	kinds := map[string]func(i int) string{
		"plain":    func(int) string { return sentence },
		"numbered": func(i int) string { return fmt.Sprintf("%d. %s", i%900+1, sentence) },
	}
	for name, paragraph := range kinds {
		b.Run(name, func(b *testing.B) {
			var text bytes.Buffer
			for i := range paragraphs {
				fmt.Fprintf(&text, "%s\n\n", paragraph(i))
			}
			b.ReportAllocs()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			for b.Loop() {
				Parse("x", text.Bytes())
			}
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/float64(b.N)/paragraphs, "B/paragraph")
		})
	}
}

// BenchmarkHead reads the heads of small documents, from lines to fields.
func BenchmarkHead(b *testing.B) {
	for _, test := range headCases {
		if strings.HasPrefix(test.name, "title") || strings.HasPrefix(test.name, "mem") {
			data := []byte(test.in)
			text := string(data)
			b.Run(strings.ReplaceAll(test.name, " ", "-"), func(b *testing.B) {
				for b.Loop() {
					p := parser{lines: splitLines(text), Document: document.Open("x", data, nil)}
					p.header()
				}
			})
		}
	}
}
