package text

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"docview/internal/fold"
)

// Pattern returns a function that compiles an expression when it is first called:
// compiling all of them would cost every command a millisecond at its start. It
// panics then if the expression cannot be parsed.
func Pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// LinkTarget is a pattern of the second half of a link in Markdown: "(#f1)".
const LinkTarget = `\([^()\s]*[#/.:][^()\s]*(?:\s+"[^"]*")?\)`

// Find returns a function that returns the bytes of a text that are a pattern
// but for what folding removes and for what divides words; they do not overlap.
// If the pattern has an upper-case letter, case matters. Nothing is found for
// an empty pattern.
func Find(pattern string) func(s string) [][2]int {
	folded, shape := fold.String(pattern), cases(pattern)
	cased := strings.Contains(shape, "A")
	find := func(s string) (found [][2]int) {
		m := fold.Map(s)
		for at := 0; folded != ""; {
			i := strings.Index(m.Text[at:], folded)
			if i < 0 {
				break
			}
			at += i
			start, end := m.Source(at, at+len(folded))
			if n := len(found); (!cased || cases(s[start:end]) == shape) && (n == 0 || found[n-1][1] <= start) {
				found = append(found, [2]int{start, end})
				at += len(folded)
			} else {
				at++
			}
		}
		return found
	}
	return func(s string) [][2]int {
		found := find(s)
		for _, keep := range []bool{false, true} {
			whole, from := joined(s, keep)
			if from == nil {
				return found
			}
			known := slices.Clone(found)
			for _, at := range find(string(whole)) {
				start, end := from[at[0]], from[at[1]-1]+1
				i := sort.Search(len(known), func(i int) bool { return known[i][1] > start })
				if i == len(known) || known[i][0] >= end {
					found = append(found, [2]int{start, end})
				}
			}
			slices.SortFunc(found, func(a, b [2]int) int { return a[0] - b[0] })
		}
		return found
	}
}

// cases returns "A" for each upper-case letter of a text and "a" for another one.
func cases(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsUpper(r):
			return 'A'
		case unicode.IsLetter(r):
			return 'a'
		}
		return -1
	}, s)
}

// joined returns a text with its divided words as one each, or as compounds that
// keep their hyphens, and where in the text each byte of that is; nil if no word is
// divided.
func joined(s string, keep bool) (whole []byte, from []int) {
	divided := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		end, next := i+size, i+size
		if IsDivider(r) {
			before, _ := utf8.DecodeLastRuneInString(s[:i])
			if half, _ := Divided(s, i, true); half > 0 && unicode.IsLetter(before) {
				next, divided = half, true
				if !keep {
					end = i
				}
			}
		}
		for ; i < end; i++ {
			whole, from = append(whole, s[i]), append(from, i)
		}
		i = next
	}
	if !divided {
		return nil, nil
	}
	return whole, from
}
