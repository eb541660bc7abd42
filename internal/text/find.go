package text

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/fold"
)

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
			whole, source := joined(s, keep)
			if source == nil {
				return found
			}
			known := slices.Clone(found)
			for _, at := range find(whole) {
				start, end := source(at[0]), source(at[1]-1)+1
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
// keep their hyphens, and where in the text a byte of that is; nil if no word is
// divided.
func joined(s string, keep bool) (whole string, source func(int) int) {
	var b strings.Builder
	var starts, left []int // where in whole what follows a division begins, and how many bytes are left out up to there
	from := 0
	for i, r := range s {
		if !IsDivider(r) || i < from {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		if next, _ := Divided(s, i, true); next > 0 && unicode.IsLetter(before) {
			b.WriteString(s[from:i])
			if keep {
				b.WriteRune(r)
			}
			from = next
			starts, left = append(starts, b.Len()), append(left, next-b.Len())
		}
	}
	if starts == nil {
		return s, nil
	}
	b.WriteString(s[from:])
	return b.String(), func(i int) int {
		k, exact := slices.BinarySearch(starts, i)
		if !exact {
			k--
		}
		if k < 0 {
			return i
		}
		return i + left[k]
	}
}
