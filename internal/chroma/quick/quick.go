// Package quick replaces chroma's package of the same name: see the
// package comment of chroma.
package quick

import "io"

// Highlight writes source to w as it is.
func Highlight(w io.Writer, source, _, _, _ string) error {
	_, err := io.WriteString(w, source)
	return err
}
