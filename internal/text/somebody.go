package text

import (
	"slices"
	"strings"
)

// A Grade says how surely words name somebody: a person, an office or an institution.
type Grade int

// The grades, from the lowest.
const (
	Nobody Grade = iota // a clause, or a place: where it was written, not by whom
	Thing               // capitals alone, of what may be a thing or a nation: "Agreement"
	Likely              // capitals alone: "Wren"
	Sure                // an office, an institution, or a title, a given name or an initial
)

// Somebody grades words that name one, or two as one: "Ada and Ben Wren".
func Somebody(s string) Grade {
	name := withoutStyle(s)
	polite := name != s || Honorific.Has(FirstWord(s))
	bare, _, _ := strings.Cut(name, " (")
	first := FirstWord(name)
	body, the := IsInstitution(name) || IsOffice(name), strings.EqualFold(first, "the")
	titled := polite || Rank.Has(first) || strings.Contains(name, " ") && (Is(first, Given, FamilyFirst, Peer, Regnal, Religious) || IsInitials(first))
	isName := titled || the || strings.EqualFold(first, "all") || strings.Contains(bare, " & ") || IsPerson(joints.Replace(bare)) || EndsFirm(bare)
	switch {
	case the && Kin.Has(LastWord(strings.Join(officeNoun(bare), " "))): // "the Wife of a Soldier"
		return Nobody
	case IsPlace(name), !body && !isName, Article.Has(first) && !body && (!IsUpper(first) && first != "the" || Topic.Has(LastWord(name))): // "los Pueblos", "the File"
		return Nobody
	case body:
		return Sure
	case the || !polite && isThing(name, titled):
		return Thing
	case titled:
		return Sure
	}
	return Likely
}

// joints are the words that join two as one.
var joints = strings.NewReplacer(" and ", " ", " AND ", " ", " for ", " ", " FOR ", " ")

// isThing reports whether a name may be a thing or a nation by its last word. Those of
// cities, nations and months are family names, too.
func isThing(name string, titled bool) bool {
	last := LastWord(name)
	ends := []string{"tion", "sion", "ment", "ance", "ence", "ity", "ness", "ship", "ism", "ción", "dad"}
	return Infinitive.Has(strings.TrimSuffix(last, "s")) || Is(last, Infinitive, Kind, Sent, Topic) || !titled && Is(last, Nation, Country, City, Month) ||
		len(last) > len("Spence") && !Given.Has(last) && slices.ContainsFunc(ends, func(end string) bool { return strings.HasSuffix(last, end) })
}

// IsPlace reports whether s is a city or a country.
func IsPlace(s string) bool { return Is(s, City, Country) || Station.Has(s) && !Family.Has(s) }
