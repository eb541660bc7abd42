package text

import (
	"slices"
	"strings"
)

// IsOffice reports whether s is an office: the noun before its first
// preposition is one, as in "the Head of the Delegation". "USSR Council of
// Ministers" is an institution, and "Ernest King" a person.
func IsOffice(s string) bool {
	words := officeNoun(s)
	return len(words) > 0 && isOfficeNoun(words, len(words)-1, len(words) < strings.Count(s, " ")+1)
}

// IsPost reports whether s is a mission at a place: "Amembassy Lagos".
func IsPost(s string) bool {
	noun := officeNoun(s)
	return slices.ContainsFunc(noun[max(len(noun)-2, 0):], func(w string) bool { return Post.Has(Unelided(w)) })
}

// officeNoun returns the words of s before its first preposition, bracket or comma.
func officeNoun(s string) []string {
	words, capitals := strings.Fields(s), s == strings.ToUpper(s)
	for i, w := range words {
		switch bare := strings.TrimRight(w, ","); {
		case i > 0 && (w[0] == '(' || OfficeSmall.Has(w) && (capitals || !IsUpper(w)) && (!Particle.Has(w) || isAbroad(words[:i])) || Unelided(w) != w && w[0] == 'd'):
			return words[:i]
		case bare != w:
			words[i] = bare
			return words[:i+1]
		}
	}
	return words
}

// isAbroad reports whether one of some words is an office in another language than
// English, in which "de" is "of": it is part of the name in "President de Lark".
func isAbroad(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return Abroad.Has(Unelided(w)) })
}

// Unelided returns a word without the article or preposition that a vowel has shortened:
// "ambassadeur" of "l’ambassadeur".
func Unelided(w string) string {
	for _, mark := range []string{"’", "'"} {
		if before, after, ok := strings.Cut(w, mark); ok && (strings.EqualFold(before, "l") || before == "d") {
			return after
		}
	}
	return w
}

// isOfficeNoun reports whether the word at i ends the noun of an office:
// "Minister", "Consul General". A word that is a family or given name, too,
// must have something of an office beside it, or, if of says so, a preposition
// after it.
func isOfficeNoun(words []string, i int, of bool) bool {
	word := Unelided(words[i])
	if i > 0 && Compound.Has(words[i-1]+" "+word) {
		return true
	}
	switch {
	case !Office.Has(word), !of && AreGiven(strings.Join(words[:i], " ")) && !Is(words[0], Office, Peer, Country, State, City, Station) && !IsInitials(words[0]): // "Ann Governor"
		return false
	case !Family.Has(word) && !Given.Has(word):
		return of || i+1 == len(words) || !Regnal.Has(word)
	case i > 0 && !of && Is(word, Given, Peer, Regnal, Religious) && !OfficeLead.Has(words[i-1]) && IsOffice(strings.Join(words[:i], " ")): // "Secretary of State Dean Rusk"
		return false
	case i == 0:
		return of || i+1 < len(words) && !Is(word, Given, Regnal, Peer, Religious)
	}
	before := strings.TrimSuffix(strings.TrimSuffix(words[i-1], "’s"), "'s")
	return Is(before, NotName, Nation, OfficeLead, Topic, Institution, Country) ||
		before != words[i-1] || Office.Has(before) && !Family.Has(before) || IsAcronym(before)
}

// CutOffice cuts an office from a name after it: the longest tail of initials
// and capitalised words after the noun of an office, what it is of, and its country.
func CutOffice(s string) (name, office string, ok bool) {
	words, last := strings.Fields(s), LastWord(s)
	if IsAcronym(last) && last == strings.ToUpper(last) && s != strings.ToUpper(s) { // "First Secretary of the BCP CC"
		return "", "", false
	}
	i := len(words) - 2
	for i >= 0 && !isOfficeNoun(words, i, OfficeSmall.Has(words[i+1])) {
		i--
	}
	if i < 0 {
		return "", "", false
	}
	for _, ends := range []func(of []string, next string) bool{endsOffice, endsPlace} {
		for j := i + 1; j < len(words); j++ {
			isOf := j == i+1 && OfficeSmall.Has(words[j]) && Abroad.Has(Unelided(words[i])) && !Family.Has(last) // "Ministre de Suisse"
			if name := strings.Join(words[j:], " "); !isOf && ends(words[i+1:j], words[j]) && isHolder(name) {
				return name, strings.TrimRight(strings.TrimSuffix(s, name), " ,"), true
			}
		}
	}
	return "", "", false
}

// isHolder reports whether what follows an office can be the name of who holds it.
func isHolder(name string) bool {
	if first := FirstWord(name); name == strings.ToUpper(name) && Addressee.Has(first) { // "À AMAUROTE"
		return false
	}
	return IsPerson(name) && !IsOffice(name) && !Rank.Has(name) && !Is(LastWord(name), Topic, Periodical) && !IsPlace(name) && !Is(FirstWord(name), Country, Topic)
}

// endsOffice reports whether the words after the noun of an office end it: nothing,
// "of State", "of the Council of Ministers of China", "of the Embassy" before "N.G.".
func endsOffice(of []string, next string) bool {
	if len(of) == 0 || IsInitials(next) {
		return true
	}
	last := Unelided(of[len(of)-1])
	rest, complement := Complement.Cut(strings.Join(of, " "))
	return complement && rest == "" || IsInstitution(last) || Is(last, Topic, Office, Country, Federation) || IsAcronym(last) && !Is(last, OfficeSmall, NotName) ||
		len(of) > 1 && (IsPlace(last) || IsPlace(strings.Join(of[1:], " ")))
}

// endsPlace reports whether the words after the noun of an office are a
// preposition and one name: "at Peiping", "of the Mill".
func endsPlace(of []string, next string) bool {
	n := len(of)
	return n > 1 && OfficeSmall.Has(of[0]) && (n == 2 || n == 3 && of[1] == "the") && IsUpper(of[n-1]) && !Article.Has(of[n-1]) && !Is(next, Country, Federation)
}
