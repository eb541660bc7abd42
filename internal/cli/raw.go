package cli

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"docview/internal/document"
	"docview/internal/render"
)

// raw prints the bytes of the file that a part stands in. On a terminal they
// are made safe; in a pipe they are exact.
func (w *series) raw(d, part *document.Document) error {
	name := d.ID
	if !w.many {
		name = ""
	}
	if err := w.heading(name); err != nil {
		return err
	}
	for i, source := range sources(d, part) {
		if i > 0 {
			fmt.Fprintln(w)
		}
		if err := w.bytes(source); err != nil {
			return err
		}
	}
	return nil
}

// bytes prints bytes of a file.
func (w *series) bytes(source []byte) error {
	if !w.terminal {
		_, err := w.Write(source)
		return err
	}
	for line := range bytes.Lines(source) {
		text := strings.TrimRight(string(line), "\r\n")
		if _, err := fmt.Fprintln(w, render.Sanitize(text)); err != nil {
			return err
		}
	}
	return nil
}

// sources gives the bytes of a part: the whole file for the only document of
// a file, all bytes from its first to its last for one of several, the
// block with what stands under it for each paragraph.
func sources(d, part *document.Document) [][]byte {
	if part == d && d.Part == 0 {
		return [][]byte{d.Source}
	}
	if part == d {
		return [][]byte{d.Source[first(d):last(d)]}
	}
	var all [][]byte
	for _, f := range withoutHead(part).Header {
		all = append(all, d.Source[f.Start:f.End])
	}
	for _, item := range items(part) {
		all = append(all, d.Source[item.Body[0].Start:item.Body[len(item.Body)-1].End])
	}
	return all
}

// first gives where the first byte of a document is in its file.
func first(d *document.Document) int {
	at := len(d.Source)
	for _, f := range d.Header {
		at = min(at, f.Start)
	}
	for _, b := range slices.Concat(d.Body, d.Furniture) {
		at = min(at, b.Start)
	}
	return at
}

// last gives where the last byte of a document ends in its file.
func last(d *document.Document) int {
	at := 0
	for _, f := range d.Header {
		at = max(at, f.End)
	}
	for _, b := range slices.Concat(d.Body, d.Furniture) {
		at = max(at, b.End)
	}
	return max(at, first(d))
}
