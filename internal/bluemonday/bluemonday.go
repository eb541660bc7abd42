// Package bluemonday replaces github.com/microcosm-cc/bluemonday, by a
// replace directive in docview's go.mod.
//
// The terminal page is drawn by glamour's ansi package, which links bluemonday
// to strip HTML from Markdown. The page is made of text nodes alone, so there
// is never HTML to strip, and bluemonday builds the tables of a CSS parser
// when a program starts: more than half of what is left to start-up without
// chroma. This module has only the names that glamour's context.go compiles
// against.
//
// When glamour is updated, a missing name shows as a compile error there.
package bluemonday

// A Policy strips nothing.
type Policy struct{}

// StrictPolicy returns a Policy.
func StrictPolicy() *Policy { return &Policy{} }

// Sanitize returns s as it is.
func (p *Policy) Sanitize(s string) string { return s }
