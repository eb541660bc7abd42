package document

import "strings"

// Parse reads one document. (Being written: for now paragraphs between blank lines.)
func Parse(name string, data []byte) *Document { return ParseAll(name, data)[0] }

// ParseAll reads all documents of a file, at least one.
func ParseAll(name string, data []byte) []*Document {
	d := &Document{Name: name, Layout: Plain, Source: data}
	for p := range strings.SplitSeq(string(data), "\n\n") {
		d.Body = append(d.Body, Block{Kind: Paragraph, Text: strings.TrimSpace(p)})
	}
	return []*Document{d}
}
