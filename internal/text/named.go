package text

import (
	"strings"
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
	r, size := utf8.DecodeRuneInString(strings.TrimLeft(word, "(["))
	if !unicode.IsUpper(r) {
		return IsParticle(word)
	}
	if strings.ContainsAny(word, "?!:;0123456789/=“”\"—") {
		return false
	}
	if inner := strings.TrimRight(word, ".,)]”\""); inner != word {
		return len(inner) <= 2*size+1 || strings.Count(word, ".") <= 1 && !strings.HasSuffix(word, ".)")
	}
	return true
}

// IsParticle reports whether a small word is part of a name, or joins two names: "de", "and".
func IsParticle(word string) bool { return Is(word, Particle, Joiner) }
