package text

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/fold"
)

// A Name is a personal name, divided for a bibliography as far as that is sure.
type Name struct {
	Literal       string // as written, if it is not sure how to divide it
	Family, Given string
	Suffix        string // "Jr."
	FamilyFirst   bool   // it is written and printed as it is said: "Mao Zedong"
}

// Full returns the name in the order in which it is said.
func (n Name) Full() string {
	if n.Literal != "" {
		return n.Literal
	}
	return strings.TrimSpace(strings.Join([]string{n.Given, n.Family, n.Suffix}, " "))
}

// Short returns what a short note and a reference in the text call somebody.
func (n Name) Short() string {
	return cmp.Or(n.Family, n.Literal)
}

// ParseName divides a name. Honorifics and honours are left out, and so are ranks
// before a given and a family name. A name for which a row of undivided holds, such as
// that of a queen, stays as it is written: doubt gives a literal.
func ParseName(s string) Name {
	words := strings.Fields(withoutStyle(s))
	for len(words) > 1 && Honorific.Has(words[0]) && !isHusbands(words) {
		words = words[1:]
	}
	ranks := 0
	for ranks+2 < len(words) && isRank(words[ranks:]) {
		ranks++
	}
	if rest, ok := Complement.Cut(strings.Join(words[ranks:], " ")); ok && ranks > 0 { // "General of the Army"
		ranks = len(words) - strings.Count(rest, " ")
	}
	if ranks > 0 && Given.Has(words[ranks]) {
		words = words[ranks:]
	}
	if n, ok := CutFamily(strings.Join(words, " ")); ok {
		return n
	}
	words, suffix := cutSuffix(words)
	if slices.ContainsFunc(undivided, func(u unsure) bool { return u.holds(words) }) {
		return Name{Literal: s}
	}
	n := divide(words)
	n.Suffix = suffix
	return n
}

// withoutStyle cuts from a name what an address begins with, "the Honorable", and the
// article before a peer.
func withoutStyle(s string) string {
	rest, _ := Style.Cut(s)
	if name, ok := strings.CutPrefix(rest, " "); ok {
		return name
	}
	if peer, ok := strings.CutPrefix(s, "the "); ok && Is(FirstWord(peer), Peer, Religious) {
		return peer
	}
	return s
}

// CutFamily divides a name as lists have it, the family first: "Wren, Ada",
// "van der Lark, Ben", "Lark, Carl B., Jr.". What is before the comma must be no
// full name by itself.
func CutFamily(s string) (n Name, ok bool) {
	family, rest, _ := strings.Cut(s, ", ")
	for part := range strings.SplitSeq(rest, ", ") {
		given, suffix := cutSuffix(strings.Fields(part))
		for len(given) > 1 && Is(given[0], Honorific, Rank) {
			given = given[1:]
		}
		switch {
		case n.Suffix == "" && Suffix.Has(part):
			if Generation.Has(part) {
				n.Suffix = part
			}
		case n.Given == "" && areGiven(given):
			n.Given, n.Suffix = strings.Join(given, " "), cmp.Or(suffix, n.Suffix)
		default:
			return Name{}, false
		}
	}
	n.Family = family
	return n, n.Given != "" && isFamily(strings.Fields(family))
}

// areGiven reports whether words after a family name are given names, perhaps with
// the name of the father, or with particles: "Иван Иванович", "Charles de".
func areGiven(words []string) bool {
	for len(words) > 1 && Particle.Has(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return len(words) == 2 && isPatronymic(words[1]) || AreGiven(strings.Join(words, " "))
}

// isFamily reports whether words before a comma can be a family name alone.
func isFamily(words []string) bool {
	n := len(words)
	if n == 0 || n > 4 || slices.ContainsFunc(words, func(w string) bool { return isNoNameWord(w) || NotName.Has(w) }) {
		return false
	}
	if n == 1 {
		return Family.Has(words[0]) || !Is(words[0], Office, Rank, Institution)
	}
	return Particle.Has(words[0]) || !IsInitials(words[0]) && !isFamilyFirst(words) && !IsInstitution(strings.Join(words, " ")) &&
		!Is(words[0], Given, Honorific, Rank, Office, OfficeLead, Peer, Regnal, Religious, Arabic)
}

// AreGiven reports whether words are given names and initials alone: "Ada B.",
// "Hans-Georg".
func AreGiven(s string) bool {
	words := strings.Fields(strings.ReplaceAll(s, "-", " "))
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !Given.Has(w) && !IsInitials(w) })
}

// isPatronymic reports whether a word can be a Russian name of the father.
func isPatronymic(w string) bool {
	ends := []string{"ович", "евич", "ьич", "овна", "евна", "ична", "ovich", "evich", "ovna", "evna"}
	return slices.ContainsFunc(ends, func(end string) bool { return strings.HasSuffix(w, end) })
}

// endsPatronymic reports whether the name of the father is last, so that the
// family name may be the first: "Мельник Иван Иванович".
func endsPatronymic(w []string) bool {
	return len(w) == 3 && isPatronymic(w[2]) && !isPatronymic(w[1]) && !IsInitials(w[0]) && !IsInitials(w[1])
}

func divide(words []string) Name {
	last := len(words) - 1
	switch {
	case last == 0:
		return Name{Family: words[0]}
	case isFamilyFirst(words):
		return Name{Literal: strings.Join(words, " "), Family: words[0], Given: strings.Join(words[1:], " "), FamilyFirst: true}
	case areInitials(words[1:]), endsPatronymic(words): // "Kuznetsov V.V."
		return Name{Family: words[0], Given: strings.Join(words[1:], " ")}
	}
	last = familyAt(words)
	return Name{Family: strings.Join(words[last:], " "), Given: strings.Join(words[:last], " ")}
}

// familyAt returns where the last family name begins, its particles included.
func familyAt(words []string) int {
	last := len(words) - 1
	for last > 1 && Particle.Has(words[last-1]) {
		last--
	}
	return last
}

// An unsure is a reason not to divide a name.
type unsure struct {
	name  string
	holds func(words []string) bool
}

var undivided = []unsure{
	{"no words of a name", func(w []string) bool { return len(w) == 0 || slices.ContainsFunc(w, isNoNameWord) }},
	{"institution", func(w []string) bool { return IsInstitution(strings.Join(w, " ")) }},
	{"newspaper", func(w []string) bool { return len(w) > 1 && Is(w[0], Kind, Periodical) && !Is(w[0], Given, Family) }},
	{"too long", func(w []string) bool { return len(slices.DeleteFunc(slices.Clone(w), IsInitials)) > 4 }},
	{"everybody", func(w []string) bool { return NotName.Has(w[0]) }},
	{"firm", func(w []string) bool { return len(w) > 1 && EndsFirm(strings.Join(w, " ")) }},
	{"two persons", func(w []string) bool {
		return slices.ContainsFunc(w, func(s string) bool { return strings.EqualFold(s, "and") })
	}},
	{"name of a husband", isHusbands},
	{"rank", isRank},
	{"acronym", func(w []string) bool { return IsAcronym(strings.Join(w, " ")) && (len(w) == 1 || !Given.Has(w[0])) }},
	{"initials alone", areInitials},
	{"peer", func(w []string) bool {
		return len(w) > 1 && (Peer.Has(w[0]) && !Given.Has(w[0]) || Peer.Has(w[0]+" "+w[1]))
	}},
	{"ruler", func(w []string) bool {
		return len(w) > 1 && Regnal.Has(w[0]) && !Given.Has(w[0]) || slices.ContainsFunc(w[1:], isNumeral)
	}},
	{"cleric", func(w []string) bool { return len(w) > 1 && Religious.Has(w[0]) && !Given.Has(w[0]) }},
	{"sons and fathers", func(w []string) bool {
		return slices.ContainsFunc(w, func(s string) bool {
			return Arabic.Has(s) && !Given.Has(s) || hasArticle(s)
		})
	}},
	{"particle first", func(w []string) bool { return len(w) == 2 && Particle.Has(w[0]) && !Given.Has(w[0]) }},
	{"family name first", func(w []string) bool { // the vowels are those of Japanese
		return len(w) == 2 && !Given.Has(w[0]) && !isFamilyFirst(w) &&
			(LastGiven.Has(w[1]) || strings.ContainsAny(w[0]+w[1], "ōūŌŪ") && !FamilyFirst.Has(fold.String(w[1])))
	}},
	{"two family names", func(w []string) bool {
		n := familyAt(w)
		return n > 1 && (Joiner.Has(w[n-1]) || !areInitials(w[n:]) && (DoubleFamily.Has(w[n-1]) ||
			SpanishGiven.Has(w[0]) && !Is(w[n-1], Given, Particle) && !IsInitials(w[n-1])))
	}},
	{"name of the father last", func(w []string) bool { // in other letters, "ovich" ends family names, too
		return endsPatronymic(w) && (w[2][0] < utf8.RuneSelf || Given.Has(w[0]))
	}},
	{"office", func(w []string) bool {
		for i := range w[1:] {
			if isOfficeNoun(w, i, false) {
				return true
			}
		}
		return false
	}},
	{"Monsieur or initial", func(w []string) bool { return len(w) > 2 && w[0] == "M." && Given.Has(w[1]) }},
	{"Chinese characters", func(w []string) bool { return IsHan(w[0]) }},
}

// isNoNameWord reports whether a word cannot be in a name that is divided.
func isNoNameWord(w string) bool {
	upper := IsUpper(w)
	return !upper && !Particle.Has(w) && !Joiner.Has(w) && !IsHan(w) || strings.ContainsAny(w, "[](){}<>\"“”/0123456789,;:&") || upper && len(w) == 1
}

// hasArticle reports whether a name begins with an article of Arabic: "el-Sadat".
func hasArticle(w string) bool {
	article, _, ok := strings.Cut(w, "-")
	return ok && Arabic.Has(article+"-")
}

// cutSuffix cuts "Jr.", "III" and honours, which are not part of it, from the end of a
// name. After one name, or two given ones, a numeral is that of a ruler: "Pius
// XII", "John Paul II".
func cutSuffix(words []string) (name []string, suffix string) {
	n := len(words)
	for n > 1 && (Suffix.Has(strings.TrimSuffix(words[n-1], ",")) || words[n-1] == "(Ret.)" || n > 2 && IsHonour(strings.TrimSuffix(words[n-1], ","))) {
		n--
	}
	if n == len(words) || isNumeral(words[n]) && (n == 1 || n == 2 && Given.Has(words[0]) && Given.Has(words[1])) || Regnal.Has(words[0]) {
		return words, ""
	}
	name = slices.Clone(words[:n])
	name[n-1] = strings.TrimRight(name[n-1], ",")
	return name, strings.Join(slices.DeleteFunc(slices.Clone(words[n:]), func(w string) bool { return !Generation.Has(strings.TrimRight(w, ",")) }), " ")
}

// IsHonour reports whether a word is an honour or a service after a name, in
// capitals with stops: "K.C.M.G.".
func IsHonour(w string) bool { return IsInitials(w) && strings.Count(w, ".") > 1 }

// EndsFirm reports whether a name ends as that of a firm does, and not as that
// of a person: "Wren Brothers", "Sons".
func EndsFirm(s string) bool {
	words := strings.Fields(s)
	n := len(words) - 1
	return n >= 0 && Firm.Has(strings.TrimRight(words[n], ".")) && !isSurname(words, n)
}

// isRank reports whether words begin with a rank: "General", "Rear Admiral".
func isRank(words []string) bool {
	return Rank.Has(words[0]) || len(words) > 1 && Rank.Has(words[0]+" "+words[1])
}

// isHusbands reports whether what follows "Mrs." may be the name of a husband:
// its first word is not known to be that of a woman.
func isHusbands(words []string) bool {
	return len(words) > 2 && Wife.Has(words[0]) && !Woman.Has(words[1])
}

// isNumeral reports whether s is a Roman number: "XII".
func isNumeral(s string) bool { return s != "" && strings.Trim(s, "IVX") == "" }

// IsPerson reports whether s can be the name of a person, with a real name in
// brackets after an alias: "Filippov [Stalin]".
func IsPerson(s string) bool {
	bare, _, _ := strings.Cut(withoutStyle(s), " [")
	words := strings.Fields(bare)
	if len(words) == 0 || IsInstitution(s) || !IsUpper(bare) && !IsHan(bare) && !(len(words) > 1 && Is(words[0], Particle, Arabic) && !DateArticle.Has(words[0])) {
		return false
	}
	titled := Religious.Has(words[0]) || Regnal.Has(words[0]) && len(words) > 1 && IsUpper(words[1]) // "Sister Anne of the Mill", "Lord Wren of the Lake", "William, Earl of Wren"
	for i, w := range words {
		titled = titled || Peer.Has(w) && (i == 0 || strings.HasSuffix(words[i-1], ",") || NotName.Has(words[i-1]))
		if (w == "the" || w == "of") && i > 0 && i == len(words)-2 && Given.Has(words[0]) && !Office.Has(words[0]) { // "Peter the Great", "Lawrence of Arabia"
			continue
		}
		w = strings.Trim(w, "()[]“”\"'‘’,")
		small := !IsUpper(w) && !IsHan(w) && !Is(w, Particle, Joiner, Arabic, Honorific) && !hasArticle(w)
		if i > 0 && Suffix.Has(w) { // "3rd"
			continue
		}
		if (small || NotName.Has(w)) && !titled || strings.ContainsAny(w, "0123456789") {
			return false
		}
	}
	return len(words) <= 6 || titled && len(words) <= 8
}

// IsInstitution reports whether a name is that of an institution. The family
// name of a person is none: "John Service".
func IsInstitution(s string) bool {
	if !Institution.In(s) {
		return false
	}
	words, _ := cutSuffix(strings.Fields(s))
	n := len(words) - 1
	return n < 1 || !isSurname(words, n) || Institution.In(strings.Join(words[:n], " "))
}

// isSurname reports whether the word at i, which is an office or an institution
// elsewhere, is the family name of the person whose given names are before it.
func isSurname(words []string, i int) bool {
	return i > 0 && Family.Has(words[i]) && (IsInitials(words[0]) || Is(words[0], Given, Honorific, Rank))
}

// Nominative returns a German name without the "s" of the genitive, "" if that may be
// of the name itself: "Karl" of "Karls", "Marx" of "Marx’", "" of "Engels".
func Nominative(name string) string {
	last := LastWord(name)
	bare, ok := strings.CutSuffix(last, "s")
	switch {
	case strings.HasSuffix(name, "’"), strings.HasSuffix(name, "'"):
		return strings.TrimRight(name, "’'")
	case !ok || strings.HasSuffix(bare, "s") || Is(last, Given, Family) || IsInstitution(name):
		return name
	case Is(bare, Given, Family):
		return strings.TrimSuffix(name, "s")
	}
	return ""
}

// IsAcronym reports whether s is one to three words of capitals: "APRF",
// "TsKhSD", "PolA AA", "SAPMO-BArch".
func IsAcronym(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		capitals := 0
		for _, r := range w {
			if unicode.IsUpper(r) {
				capitals++
			}
		}
		small := len(w) - len(strings.TrimRightFunc(w, unicode.IsLower))
		if capitals < 2 || small > 3 || len([]rune(w)) > 12 { // "McNamara" is a name
			return false
		}
	}
	return len(words) > 0 && len(words) <= 3
}

// IsInitials reports whether a word is initials, with their stops: "V.V.", "J.", "I.-V.".
func IsInitials(w string) bool {
	return strings.HasSuffix(w, ".") && IsUpper(w) && len([]rune(w)) <= 2*strings.Count(w, ".")+1
}

func areInitials(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !IsInitials(w) })
}

// isFamilyFirst reports whether a name puts the family first: its first word is
// a family name that is so used. Those that are given names or words elsewhere
// too need two syllables after them: "Kim Il Sung", "Kim Jong-il", not "Kim Philby".
func isFamilyFirst(words []string) bool {
	rest := words[1:]
	if len(rest) > 2 && !strings.EqualFold(words[0], "nguyen") || IsInitials(rest[0]) {
		return false
	}
	_, after, hyphen := strings.Cut(rest[0], "-")
	r, _ := utf8.DecodeRuneInString(after)
	return FamilyFirst.Has(fold.String(words[0])) || SharedFamily.Has(words[0]) && (len(rest) >= 2 || hyphen) || hyphen && unicode.IsLower(r)
}

// IsUpper reports whether s begins with a capital.
func IsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// IsHan reports whether s begins with a Chinese character.
func IsHan(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.Is(unicode.Han, r)
}
