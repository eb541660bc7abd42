package search

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ParseRegexp reads a regular expression. It ignores case unless the pattern
// has a capital letter that means itself, as in ripgrep's --smart-case:
// stalin finds Stalin, Stalin does not find stalin, and \S is not a capital.
// The error is that of [regexp.Compile].
func ParseRegexp(pattern string) (*regexp.Regexp, error) {
	if _, err := regexp.Compile(pattern); err == nil && !hasCapital(pattern) {
		pattern = "(?i)" + pattern
	}
	return regexp.Compile(pattern)
}

// hasCapital reports whether a capital letter of a pattern means itself.
// The pattern must be valid.
func hasCapital(pattern string) bool {
	for pattern != "" {
		r, size := utf8.DecodeRuneInString(pattern)
		switch {
		case r == '\\':
			size = escape(pattern)
			if strings.HasPrefix(pattern, `\Q`) && strings.ContainsFunc(pattern[2:size], unicode.IsUpper) {
				return true
			}
		case strings.HasPrefix(pattern, "(?"): // flags, or a group's name
			size = strings.IndexAny(pattern, ":>)") + 1
		case unicode.IsUpper(r):
			return true
		}
		pattern = pattern[size:]
	}
	return false
}

// escape returns the length of the escape sequence that a pattern begins with.
func escape(pattern string) int {
	switch {
	case strings.HasPrefix(pattern, `\Q`):
		if i := strings.Index(pattern, `\E`); i >= 0 {
			return i
		}
		return len(pattern)
	case strings.HasPrefix(pattern, `\p{`), strings.HasPrefix(pattern, `\P{`), strings.HasPrefix(pattern, `\x{`):
		return strings.IndexByte(pattern, '}') + 1
	case strings.HasPrefix(pattern, `\p`), strings.HasPrefix(pattern, `\P`):
		return 3
	case strings.HasPrefix(pattern, `\x`):
		return 4
	}
	_, size := utf8.DecodeRuneInString(pattern[1:])
	return 1 + size
}
