package quote_test

import (
	"fmt"
	"strings"
	"testing"

	"docview/internal/document"
	"docview/internal/generate"
	"docview/internal/parse"
	"docview/internal/quote"
)

// BenchmarkLook measures looking for 300 quotations in a document.
func BenchmarkLook(b *testing.B) {
	var docs []*document.Document
	bytes := 0
	for i := range 50 {
		text := generate.Generator{Seed: 1}.Document(i)
		docs = append(docs, parse.Parse(fmt.Sprintf("%d.txt", i), text))
		bytes += len(text)
	}
	var text strings.Builder
	for i := range 300 {
		d := docs[i%len(docs)]
		words := strings.Fields(d.Body[i%len(d.Body)].Text)
		fmt.Fprintf(&text, "He said “%s” then.\n\n", strings.Join(words[:min(len(words), 20)], " "))
	}
	c := quote.Parse("paper.md", []byte(text.String()), "").Check()
	b.SetBytes(int64(bytes / len(docs)))
	for i := 0; b.Loop(); i++ {
		c.Look(docs[i%len(docs)])
	}
}
