// Package chroma replaces github.com/alecthomas/chroma/v2, by a replace
// directive in docview's go.mod.
//
// The terminal page is drawn by glamour's ansi package, which links chroma to
// colour code blocks. Archive documents have none, and chroma builds the
// tables of some 250 languages and 70 styles when a program starts: about
// 12 ms of the 16 that docview would take in all. This module has only the
// names that glamour's codeblock.go compiles against; they do nothing.
//
// When glamour is updated, a missing name shows as a compile error there.
package chroma

// A TokenType is a kind of token of a programming language.
type TokenType int

// The token types that glamour has styles for.
const (
	Text TokenType = iota
	Error
	Comment
	CommentPreproc
	Keyword
	KeywordReserved
	KeywordNamespace
	KeywordType
	Operator
	Punctuation
	Name
	NameBuiltin
	NameTag
	NameAttribute
	NameClass
	NameConstant
	NameDecorator
	NameException
	NameFunction
	NameOther
	Literal
	LiteralNumber
	LiteralDate
	LiteralString
	LiteralStringEscape
	GenericDeleted
	GenericEmph
	GenericInserted
	GenericStrong
	GenericSubheading
	Background
)

// StyleEntries are the styles of token types.
type StyleEntries map[TokenType]string

// A Style is a named set of StyleEntries.
type Style struct {
	Name string
}

// MustNewStyle returns a style of that name without entries.
func MustNewStyle(name string, _ StyleEntries) *Style { return &Style{Name: name} }
