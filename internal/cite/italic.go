package cite

import "strings"

// A Text is a citation in prose, one line without a line end. Its italics are
// between two noncharacters of Unicode, which no text may interchange; see
// [Text.In].
type Text string

const italicOn, italicOff = "\uFDD0", "\uFDD1"

func italic(s string) string {
	if s == "" {
		return ""
	}
	return italicOn + s + italicOff
}

// A Markup is how a format writes italics, and the characters that it would
// read as its own. The zero Markup is plain text, which has no italics.
type Markup struct {
	On, Off string
	Escape  func(string) string
}

// In returns the citation in a markup.
func (t Text) In(m Markup) string {
	s := string(t)
	if m.Escape != nil {
		s = m.Escape(s)
	}
	return strings.NewReplacer(italicOn, m.On, italicOff, m.Off).Replace(s)
}

// String returns the citation as plain text, without italics.
func (t Text) String() string { return t.In(Markup{}) }

// MarshalText returns what String does, for JSON.
func (t Text) MarshalText() ([]byte, error) { return []byte(t.String()), nil }
