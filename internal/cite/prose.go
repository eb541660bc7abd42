package cite

import (
	"strings"
	"unicode"
)

// alternate returns a text with its quotation marks alternating inward from an
// outer pair: single marks first inside double ones, double ones first in a
// text without marks around it. Apostrophes stay as they are.
func alternate(s string, inQuotes bool) string {
	depth := 0
	if inQuotes {
		depth = 1
	}
	base := depth
	var b strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		switch quoteAt(runes, i) {
		case opens:
			b.WriteString([]string{"“", "‘"}[depth%2])
			depth++
		case closes:
			if depth == base {
				b.WriteRune(r)
				continue
			}
			depth--
			b.WriteString([]string{"”", "’"}[depth%2])
		default:
			b.WriteRune(r)
		}
	}
	if depth != base { // marks that do not pair are left alone
		return s
	}
	return b.String()
}

type quoteKind int

const (
	plain quoteKind = iota
	opens
	closes
)

// quoteAt says what the character at an index is: an opening or a closing
// quotation mark, or neither.
func quoteAt(s []rune, i int) quoteKind {
	before, after := ' ', ' '
	if i > 0 {
		before = s[i-1]
	}
	if i+1 < len(s) {
		after = s[i+1]
	}
	switch s[i] {
	case '“', '‘':
		return opens
	case '”':
		return closes
	case '"', '\'', '’':
	default:
		return plain
	}
	startsWord := unicode.IsSpace(before) || strings.ContainsRune("([“‘", before)
	switch {
	case s[i] != '’' && startsWord && !unicode.IsSpace(after):
		return opens
	case s[i] == '"', !unicode.IsLetter(after) && !unicode.IsDigit(after) && isQuoted(s, i):
		return closes
	}
	return plain
}

// isQuoted reports whether a single mark before an index is still open.
func isQuoted(s []rune, i int) bool {
	open := 0
	for j := range s[:i] {
		switch {
		case s[j] == '‘' || s[j] == '\'' && quoteAt(s, j) == opens:
			open++
		case s[j] == '’' && j+1 < len(s) && !unicode.IsLetter(s[j+1]) && open > 0:
			open--
		}
	}
	return open > 0
}

// ended returns a text with a comma or a stop at its end, inside of closing
// quotation marks, without doubling a stop or adding one after ? and !.
func ended(s, mark string) string {
	bare := strings.TrimRight(s, "”’")
	closing := s[len(bare):]
	if apostrophe(s) {
		bare, closing = s, ""
	}
	last := bare[max(0, len(bare)-1):]
	switch {
	case mark == "." && strings.Contains(".?!", last) && last != "":
	case mark == "," && last == "." && !endsAbbreviation(bare):
		bare = strings.TrimSuffix(bare, ".") + mark
	default:
		bare += mark
	}
	return bare + closing
}

// apostrophe reports whether the mark that ends s is not a closing quotation mark: "the Workers’".
func apostrophe(s string) bool {
	return strings.HasSuffix(s, "’") && !strings.Contains(s, "‘") && !strings.Contains(s, "“")
}

// endsAbbreviation reports whether the stop at the end of s is that of an
// abbreviation: "U.N.O.", "a.m.", "etc.".
func endsAbbreviation(s string) bool {
	word := lastWord(s)
	return strings.Count(word, ".") > 1 || word == "etc." || len([]rune(word)) == 2
}

// quoted returns a title in double quotation marks, with a comma or stop inside.
func quoted(title, mark string) string { return "“" + ended(alternate(title, true), mark) + "”" }

// spacedInitials returns a given name with its initials apart: "V. V." for "V.V.".
func spacedInitials(given string) string {
	var b strings.Builder
	runes := []rune(given)
	for i, r := range runes {
		b.WriteRune(r)
		if r == '.' && i+1 < len(runes) && unicode.IsUpper(runes[i+1]) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// said returns a name in the order in which it is said, initials apart.
func (n name) said() string {
	if n.Literal != "" {
		return n.Literal
	}
	return strings.TrimSpace(spacedInitials(n.Given) + " " + n.Family)
}

// inverted returns a name with the family first: "Kuznetsov, V. V.", "Mao Zedong".
func (n name) inverted() string {
	if n.Literal != "" || n.Given == "" {
		return upperFirst(n.full())
	}
	return n.Family + ", " + spacedInitials(n.Given)
}

// initials returns the given name as initials: "J.", "T. J.", "E.-L.".
func (n name) initials() string {
	var all []string
	for word := range strings.FieldsSeq(spacedInitials(n.Given)) {
		var parts []string
		for part := range strings.SplitSeq(word, "-") {
			for _, r := range part {
				parts = append(parts, string(unicode.ToUpper(r))+".")
				break
			}
		}
		all = append(all, strings.Join(parts, "-"))
	}
	return strings.Join(all, " ")
}

// list joins names: "A", "A and B", "A, B, and C"; two are joined by "A, and B"
// where the first is inverted.
func list(names []string, and string, comma bool) string {
	switch n := len(names); {
	case n == 0:
		return ""
	case n == 1:
		return names[0]
	case n == 2 && !comma:
		return names[0] + " " + and + " " + names[1]
	default:
		return strings.Join(names[:n-1], ", ") + ", " + and + " " + names[n-1]
	}
}

// saidAll returns names in the order in which they are said.
func saidAll(names []name) []string {
	var all []string
	for _, n := range names {
		all = append(all, n.said())
	}
	return all
}

// invertedFirst returns names of which the first has the family first.
func invertedFirst(names []name) []string {
	all := saidAll(names)
	if len(all) > 0 {
		all[0] = names[0].inverted()
	}
	return all
}

// shortAll returns what names are called for short.
func shortAll(names []name) []string {
	var all []string
	for _, n := range names {
		all = append(all, n.short())
	}
	return all
}

// etAl shortens more than some names to the first.
func etAl(names []string, most int) []string {
	if len(names) > most {
		return []string{names[0] + " et al."}
	}
	return names
}

// without returns the parts that are not empty.
func without(parts ...string) []string {
	var all []string
	for _, p := range parts {
		if p != "" {
			all = append(all, p)
		}
	}
	return all
}

// sentences joins parts as sentences, each with a capital and a stop.
func sentences(parts ...string) string {
	var all []string
	for _, p := range without(parts...) {
		all = append(all, ended(upperFirst(p), "."))
	}
	return strings.Join(all, " ")
}
