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

// BenchmarkLookCited measures it if each quotation is cited in a parenthesis, as
// styles cite in the text.
func BenchmarkLookCited(b *testing.B) {
	var docs []*document.Document
	for i := range 50 {
		docs = append(docs, parse.Parse(fmt.Sprintf("%d.txt", i), generate.Generator{Seed: 1}.Document(i)))
	}
	var text strings.Builder
	for i := range 300 {
		d := docs[i%20]
		words := strings.Fields(d.Body[i%len(d.Body)].Text)
		fmt.Fprintf(&text, "He said “%s” (Wren%d, 1951, para. 4), and (the mills were there) left.\n\n", strings.Join(words[:min(len(words), 20)], " "), i)
	}
	c := quote.Parse("paper.md", []byte(text.String()), "").Check()
	for i := 0; b.Loop(); i++ {
		c.Look(docs[i%len(docs)])
	}
}
