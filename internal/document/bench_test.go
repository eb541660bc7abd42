package document

import (
	"bytes"
	"testing"
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
