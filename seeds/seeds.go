// Package seeds embeds the sample document, so that docview shows something
// on a fresh machine.
package seeds

import "embed"

// FS holds the sample: one text file at its root, byte for byte as archived.
//
//go:embed *.txt
var FS embed.FS
