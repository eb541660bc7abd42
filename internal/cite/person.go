package cite

import (
	"strings"
	"unicode"

	"docview/internal/text"
)

// A Person is somebody, or an institution, as the text names them.
type Person struct {
	Name        string `json:"name,omitempty"`        // "V.V. Kuznetsov", "USSR Foreign Ministry"; "" if only an office is named
	Office      string `json:"office,omitempty"`      // "Soviet Deputy Foreign Minister"
	Affiliation string `json:"affiliation,omitempty"` // a translator's: "Harvard University"
}

// A name is a personal name divided for a style.
type name struct {
	Literal       string // as written, if it is not known how to divide it
	Family, Given string
	FamilyFirst   bool // it is written and printed as it is said: "Mao Zedong"
}

// full returns the name in the order in which it is said.
func (n name) full() string {
	switch {
	case n.Literal != "":
		return n.Literal
	case n.Given == "":
		return n.Family
	}
	return n.Given + " " + n.Family
}

// short returns what a short note and a reference in the text call somebody.
func (n name) short() string {
	if n.Family != "" {
		return n.Family
	}
	return n.Literal
}

// divide divides a name for a style. A name is given as it is written unless
// it is of one of a few known shapes: one word; initials or given names before the
// family name; and, by a closed list of family names, those of Chinese, Korean,
// Vietnamese and Japanese, which put the family first.
func divide(s string) name {
	words := strings.Fields(s)
	for len(words) > 1 && text.Honorific.Has(words[0]) {
		words = words[1:]
	}
	bare := strings.Join(words, " ")
	if len(words) == 0 || len(words) > 4 || isInstitution(bare) || !areNameWords(words) {
		return name{Literal: s}
	}
	last := len(words) - 1
	switch {
	case text.Rank.Has(words[0]), isAcronym(bare):
		return name{Literal: s}
	case last == 0:
		return name{Family: bare}
	case isFamilyFirst(words):
		return name{Literal: bare, Family: words[0], Given: strings.Join(words[1:], " "), FamilyFirst: true}
	case isInitials(words[last]) && last == 1: // "Kuznetsov V.V."
		return name{Family: words[0], Given: words[1]}
	}
	for last > 1 && text.Particle.Has(words[last-1]) {
		last--
	}
	return name{Family: strings.Join(words[last:], " "), Given: strings.Join(words[:last], " ")}
}

// areNameWords reports whether all words can be those of a personal name.
func areNameWords(words []string) bool {
	for _, w := range words {
		if !isUpper(w) && !text.Particle.Has(w) || strings.ContainsAny(w, "[](){}<>\"“”/0123456789,;:") || isUpper(w) && len(w) == 1 {
			return false
		}
	}
	return true
}

// isInitials reports whether a word is initials: "V.V.", "J.", "I.-V.".
func isInitials(w string) bool {
	return strings.HasSuffix(w, ".") && isUpper(w) && len([]rune(w)) <= 2*strings.Count(w, ".")+1
}

// isFamilyFirst reports whether a name puts the family first: its first word is
// a family name that is so used. Those that are given names or words elsewhere
// too need two syllables after them: "Kim Il Sung", "Kim Jong-il", not "Kim Philby".
func isFamilyFirst(words []string) bool {
	first, rest := strings.ToLower(words[0]), words[1:]
	if len(rest) > 2 && first != "nguyen" || isInitials(rest[0]) {
		return false
	}
	syllables := len(rest) >= 2 || strings.Contains(rest[0], "-")
	joined := strings.Contains(rest[0], "-") && unicode.IsLower([]rune(rest[0][strings.IndexByte(rest[0], '-')+1:] + "X")[0])
	return text.FamilyFirst.Has(first) || text.SharedFamily.Has(first) && syllables || joined
}

// isInstitution reports whether a name is that of an institution.
func isInstitution(s string) bool { return text.Institution.In(s) }

// isPersonal reports whether s can be a personal name, with a real name in brackets
// after an alias: "Filippov [Stalin]".
func isPersonal(s string) bool {
	bare, _, _ := strings.Cut(s, " [")
	words := strings.Fields(bare)
	if len(words) == 0 || len(words) > 5 || isInstitution(s) || !isUpper(bare) {
		return false
	}
	for _, w := range words {
		w = strings.Trim(w, "()[]“”\"'‘’,")
		if !isUpper(w) && !text.Particle.Has(w) || hasDigit(w) || text.NotName.Has(w) {
			return false
		}
	}
	return true
}
