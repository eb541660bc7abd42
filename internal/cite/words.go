package cite

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/text"
)

// closers are the brackets and quotation marks inside which nothing is cut.
// Single quotation marks are not among them: most are apostrophes.
var closers = map[rune]rune{'(': ')', '[': ']', '“': '”', '«': '»', '„': '“', '"': '"'}

// inside reports, for each byte of s, whether it is in brackets or double
// quotation marks, these included. One that is never closed counts as a
// character like any other.
func inside(s string) []bool {
	type opening struct {
		closer rune
		at     int
	}
	in := make([]bool, len(s))
	if !strings.ContainsAny(s, `([“«„"`) {
		return in
	}
	var open []opening
	for i, r := range s {
		n := len(open) - 1
		for n >= 0 && open[n].closer != r {
			n--
		}
		switch {
		case n >= 0:
			for j := open[n].at; j < i+utf8.RuneLen(r); j++ {
				in[j] = true
			}
			open = open[:n]
		case closers[r] != 0:
			open = append(open, opening{closers[r], i})
		}
	}
	return in
}

// wordsOutside returns where the words of s begin that are outside of brackets and
// quotation marks.
func wordsOutside(s string) iter.Seq[int] {
	return func(yield func(int) bool) {
		in := inside(s)
		for i := range s {
			if !in[i] && (i == 0 || s[i-1] == ' ') && !yield(i) {
				return
			}
		}
	}
}

// cutOutside cuts s around the first separator that is outside of brackets and
// quotation marks, whatever the case of its letters.
func cutOutside(s, sep string) (before, after string, found bool) {
	var in []bool // made when it is first needed
	for i := 0; i+len(sep) <= len(s); i++ {
		if s[i]|0x20 != sep[0]|0x20 || !strings.EqualFold(s[i:i+len(sep)], sep) {
			continue
		}
		if in == nil {
			in = inside(s)
		}
		if !in[i] {
			return s[:i], s[i+len(sep):], true
		}
	}
	return s, "", false
}

// beforeOutside returns s up to the first of some separators outside of brackets
// and quotation marks.
func beforeOutside(s string, separators ...string) string {
	for _, sep := range separators {
		s, _, _ = cutOutside(s, sep)
	}
	return s
}

// cutWord cuts the first word from s, up to a blank, without the punctuation after it.
func cutWord(s string) (word, rest string) {
	word, rest, _ = strings.Cut(s, " ")
	return strings.TrimRight(word, ",.:;"), strings.TrimLeft(rest, " ")
}

// spaced returns s with single blanks between its words, none at its ends.
func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }

// trimEnd cuts blanks and punctuation from both ends of a part. It keeps the
// stop of an abbreviation: "Washington, D.C.".
func trimEnd(s string) string {
	s = strings.TrimLeft(s, " ,.;:")
	for {
		t := strings.TrimRight(s, " ,;:")
		if stop, ok := strings.CutSuffix(t, "."); ok && !isInitial(stop) && !text.Suffix.Has(text.LastWord(t)) && !text.Firm.Has(text.LastWord(t)) {
			t = stop
		}
		if open, ok := strings.CutSuffix(t, ")"); ok && strings.Count(t, "(") < strings.Count(t, ")") {
			t = open
		}
		if t == s {
			return s
		}
		s = t
	}
}

// isInitial reports whether s ends with a single letter, as before the stop of "D.C.".
func isInitial(s string) bool {
	r, size := utf8.DecodeLastRuneInString(s)
	before, _ := utf8.DecodeLastRuneInString(s[:len(s)-size])
	return unicode.IsUpper(r) && !unicode.IsLetter(before) && !unicode.IsDigit(before)
}

func hasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

// upperFirst returns s with its first letter as a capital, but a URL as it is.
func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 || strings.HasPrefix(s, "http") {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// letterOrNothing returns a letter or digit, and -1 for any other character.
func letterOrNothing(r rune) rune {
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return r
	}
	return -1
}
