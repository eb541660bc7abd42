package document

import (
	"bytes"
	"testing"
)

func BenchmarkParseSample(b *testing.B) {
	sample := inputOf(b, "../../seeds/000_a37d230c98c2d636.txt")
	b.SetBytes(int64(len(sample)))
	b.ReportAllocs()
	for b.Loop() {
		Parse("x", sample)
	}
}

// BenchmarkParse100MB reads one file of the sample's body over and over.
func BenchmarkParse100MB(b *testing.B) {
	large := repeatBody(inputOf(b, "../../seeds/000_a37d230c98c2d636.txt"), 100<<20)
	b.SetBytes(int64(len(large)))
	b.ReportAllocs()
	for b.Loop() {
		Parse("x", large)
	}
}

func BenchmarkParse1MB(b *testing.B) {
	large := repeatBody(inputOf(b, "../../seeds/000_a37d230c98c2d636.txt"), 1<<20)
	b.SetBytes(int64(len(large)))
	b.ReportAllocs()
	for b.Loop() {
		Parse("x", large)
	}
}

// repeatBody makes a file of about a size that has one header and its text many times.
func repeatBody(sample []byte, size int) []byte {
	header, body, _ := bytes.Cut(sample, []byte("Translation - English\n"))
	header = append(header, "Translation - English\n"...)
	body = append(body, "\n\n"...)
	return append(header, bytes.Repeat(body, size/len(body))...)
}

// BenchmarkParsePDFText reads a long export: one header, its pages many times.
func BenchmarkParsePDFText(b *testing.B) {
	header, pages, _ := bytes.Cut(inputOf(b, "../../testdata/document/pdf-text.txtar"), []byte("\f"))
	large := append(append(header, '\f'), bytes.Repeat(pages, (1<<20)/len(pages))...)
	b.SetBytes(int64(len(large)))
	b.ReportAllocs()
	for b.Loop() {
		Parse("x", large)
	}
}
