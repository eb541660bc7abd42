package cli

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"docview/internal/document"
	"docview/internal/render"
)

// raw prints the bytes of the file that a part is in. On a terminal they
// are made safe; in a pipe they are exact.
func (s *sheet) raw(d, part *document.Document) {
	s.title(d)
	for i, source := range sources(d, part) {
		if i > 0 {
			fmt.Fprintln(s)
		}
		s.bytes(source)
	}
}

func (s *sheet) bytes(source []byte) {
	if !s.terminal {
		s.Write(source)
		return
	}
	for line := range bytes.Lines(source) {
		fmt.Fprintln(s, render.Sanitize(strings.TrimRight(string(line), "\r\n")))
	}
}

// sources returns the bytes of a part: those of the whole document, or each
// field, and each block with what is under it.
func sources(d, part *document.Document) [][]byte {
	if part == d {
		return [][]byte{d.Source[d.Start:d.End]}
	}
	var all [][]byte
	for _, f := range part.Header {
		if !slices.Contains(render.HeadKeys, f.Key) {
			all = append(all, d.Source[f.Start:f.End])
		}
	}
	for _, item := range items(part) {
		start, end := item.Extent()
		all = append(all, d.Source[start:end])
	}
	return all
}
