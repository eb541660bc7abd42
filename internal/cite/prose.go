package cite

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/text"
)

// ended returns a text with a comma or a stop at its end, inside of closing
// quotation marks, without doubling a stop or adding one after ? and !.
func ended(s, mark string) string {
	if title, ok := strings.CutSuffix(s, italicOff); ok { // a mark is in italics only inside of a quotation
		if end := ended(title, mark); end == title || strings.HasSuffix(end, "”") {
			return end + italicOff
		}
		return s + mark
	}
	bare := strings.TrimRight(s, "”’")
	closing := s[len(bare):]
	if apostrophe(s) {
		bare, closing = s, ""
	}
	last := bare[max(0, len(bare)-1):]
	switch {
	case s == "", mark == "." && last != "" && strings.Contains(".?!", last):
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
	word := text.LastWord(s)
	return text.Suffix.Has(word) || text.Abbreviation.Has(strings.TrimSuffix(word, ".")) || strings.Count(word, ".") > 1 || len([]rune(word)) == 2
}

// quoted returns a title in double quotation marks, with a comma or stop inside.
func quoted(title, mark string) string {
	if title == "" {
		return ""
	}
	return "“" + ended(text.Alternate(title, 1, text.Curly), mark) + "”"
}

// prefixed returns s after a prefix, "" if s is "".
func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

// spacedInitials returns a given name with its initials apart: "V. V." for "V.V.".
func spacedInitials(given string) string {
	return strings.ReplaceAll(spaced(strings.ReplaceAll(given, ".", ". ")), ". -", ".-")
}

// said returns a name in the order in which it is said, initials apart.
func said(n text.Name) string {
	n.Given = spacedInitials(n.Given)
	return n.Full()
}

// inverted returns a name with the family first: "Kuznetsov, V. V.", "Mao Zedong".
func inverted(n text.Name) string {
	switch {
	case n.Literal == others:
		return others
	case n.Literal != "" || n.Given == "":
		return upperFirst(n.Full())
	}
	return n.Family + ", " + spacedInitials(n.Given) + prefixed(", ", n.Suffix)
}

// withInitials returns a name with its given names as initials, also one that is
// written with the family first: "J.", "T. J.", "E.-L.".
func withInitials(n text.Name) text.Name {
	if n.Given == "" {
		return n
	}
	words := strings.Fields(spacedInitials(n.Given))
	for i, word := range words {
		parts := strings.FieldsFunc(word, func(r rune) bool { return r == '-' })
		for j, part := range parts {
			r, _ := utf8.DecodeRuneInString(part)
			parts[j] = string(unicode.ToUpper(r)) + "."
		}
		words[i] = strings.Join(parts, "-")
	}
	return text.Name{Family: n.Family, Given: strings.Join(words, " "), Suffix: n.Suffix}
}

// list joins names: "A", "A and B", "A, B, and C", without a word for "and" by commas;
// two are joined by "A, and B" where the first is inverted, and so is "et al." parted.
func list(names []string, and string, comma bool) string {
	switch n := len(names); {
	case n == 0:
		return ""
	case n == 1:
		return names[0]
	case names[n-1] == others:
		if comma {
			return strings.Join(names[:n-1], ", ") + ", et al."
		}
		return strings.Join(names[:n-1], ", ") + " et al."
	case n == 2 && !comma && and != "":
		return names[0] + " " + and + " " + names[1]
	case and == "":
		return strings.Join(names, ", ")
	case and != "and" && and != "&": // other languages have no comma there
		return strings.Join(names[:n-1], ", ") + " " + and + " " + names[n-1]
	default:
		return strings.Join(names[:n-1], ", ") + ", " + and + " " + names[n-1]
	}
}

// each returns each name in the form of a style.
func each[T any](names []text.Name, form func(text.Name) T) []T {
	var all []T
	for _, n := range names {
		all = append(all, form(n))
	}
	return all
}

// invertedFirst returns names of which the first has the family first.
func invertedFirst(names []text.Name) []string {
	all := each(names, said)
	if len(all) > 0 {
		all[0] = inverted(names[0])
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
	return slices.DeleteFunc(parts, func(p string) bool { return p == "" })
}

// sentences joins parts as sentences, each with a capital and a stop; n.d. has no
// capital (The Chicago Manual of Style, 15.44).
func sentences(parts ...string) string {
	var all []string
	for _, p := range without(parts...) {
		if p != "n.d." {
			p = upperFirst(p)
		}
		all = append(all, ended(p, "."))
	}
	return strings.Join(all, " ")
}
