package search

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
)

// ParseRegexp reads a regular expression. It ignores case unless the pattern
// has a capital letter that means itself, as in ripgrep's --smart-case:
// stalin finds Stalin, Stalin does not find stalin, and \S is not a capital.
// The error is that of [regexp.Compile].
func ParseRegexp(pattern string) (*regexp.Regexp, error) {
	re, err := regexp.Compile(pattern)
	if err != nil || strings.ContainsFunc(notLiteral().ReplaceAllString(pattern, "$1"), unicode.IsUpper) {
		return re, err
	}
	return regexp.Compile("(?i)" + pattern)
}

// notLiteral matches what of a pattern does not mean itself: escapes, flags and
// the names of groups. Its group is a literal between \Q and \E.
var notLiteral = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?s)\\Q(.*?)(?:\\E|\z)|\\[pPx]\{.*?\}|\\[pP].|\\x..|\\.|\(\?[^:>)]*[:>)]`)
})
