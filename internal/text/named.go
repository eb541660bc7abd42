package text

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// IsNamed reports whether s is a person's name, perhaps with an initial, an
// editor's bracket or a final stop: "Terebin.", "V. KUZNETSOV", "Mao Zedong".
func IsNamed(s string) bool {
	s = strings.TrimSuffix(strings.TrimRight(s, " "), ".")
	words := 0
	for word := range strings.FieldsSeq(s) {
		if words++; words > 5 || !IsNameWord(word) {
			return false
		}
	}
	return words > 0
}

// IsNameWord reports whether a word can be in a person's name: "Zedong", "V.", "A[pollon]", "de", "O'Neill,".
func IsNameWord(word string) bool {
	size, upper := capital(word)
	if !upper {
		return IsParticle(word)
	}
	return isNameWord(word, size)
}

// IsOfficeWord reports whether a word can be in the name of an office: one of a
// person's name, or a small word.
func IsOfficeWord(word string) bool {
	if size, upper := capital(word); upper && isNameWord(word, size) {
		return true
	}
	return len(word) <= longestSmall() && Is(word, Particle, Joiner, OfficeSmall)
}

// IsOfficeSmall reports whether a word is a small one of the names of offices: "of".
func IsOfficeSmall(word string) bool { return len(word) <= longestSmall() && OfficeSmall.Has(word) }

// longestSmall is the length in bytes of the longest word that is small in a name.
var longestSmall = sync.OnceValue(func() (n int) {
	for _, word := range slices.Concat(Particle.Entries(), Joiner.Entries(), OfficeSmall.Entries()) {
		n = max(n, len(word))
	}
	return n
})

// capital returns the size of a word's first letter, and whether that is a capital.
func capital(word string) (size int, upper bool) {
	if word != "" && (word[0] == '(' || word[0] == '[') {
		word = strings.TrimLeft(word, "([")
	}
	r, size := utf8.DecodeRuneInString(word)
	return size, unicode.IsUpper(r)
}

// isNameWord reports whether a word with a capital, of some bytes, can be in a name.
func isNameWord(word string, size int) bool {
	if !isLetters(word) && strings.ContainsAny(word, "?!:;0123456789/=“”\"—") {
		return false
	}
	if byteClasses[word[len(word)-1]] == alpha {
		return true
	}
	if inner := strings.TrimRight(word, ".,)]”\""); inner != word {
		return len(inner) <= 2*size+1 || strings.Count(word, ".") <= 1 && !strings.HasSuffix(word, ".)")
	}
	return true
}

// isLetters reports whether all of a word is letters of ASCII.
func isLetters(word string) bool {
	for i := range len(word) {
		if byteClasses[word[i]] != alpha {
			return false
		}
	}
	return true
}

// IsParticle reports whether a small word is part of a name, or joins two names: "de", "and".
func IsParticle(word string) bool { return len(word) <= longestSmall() && Is(word, Particle, Joiner) }

// Words returns the words of s, which letters alone make.
func Words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}

// FirstWord returns s up to its first blank.
func FirstWord(s string) string {
	for i := range len(s) {
		if s[i] == ' ' || s[i] == '\t' {
			return s[:i]
		}
	}
	return s
}

// LastWord returns what is after the last blank of s but for those at its end.
func LastWord(s string) string {
	s = strings.TrimRight(s, " \t")
	return s[strings.LastIndexAny(s, " \t")+1:]
}
