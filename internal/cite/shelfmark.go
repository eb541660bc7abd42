package cite

import (
	"slices"
	"strings"
	"unicode"

	"docview/internal/text"
)

// ShelfmarkParts are the parts of a Russian shelf mark.
type ShelfmarkParts struct {
	Fond  string `json:"fond,omitempty"`  // record group
	Opis  string `json:"opis,omitempty"`  // inventory
	Papka string `json:"papka,omitempty"` // folder
	Delo  string `json:"delo,omitempty"`  // file
	Listy string `json:"listy,omitempty"` // leaves
}

// repository takes "REPOSITORY[:,] [PLACE,] SHELFMARK" apart, and reports
// whether s is one.
func (p *Provenance) repository(s string) bool {
	name, rest := cutRepository(s)
	switch {
	case !text.Repository.In(name) && p.trailingRepository(s):
		return true
	case name == "" && !text.IsShelfmark(s): // of a committee: "SWNCC 291/1"
		p.setShelfmark(s)
		return true
	case name == "", text.Shelfmark.Has(name), strings.HasPrefix(name, "From "), !isRepository(name) && !beginsFond(rest):
		return false
	}
	place, mark := cutPlace(rest)
	if i := strings.LastIndex(mark, ", "); i > 0 && place == "" && isCity(mark[i+2:]) { // behind the shelf mark
		mark, place = mark[:i], mark[i+2:]
	}
	if place == "" && !hasDigit(mark) && text.Repository.In(mark) { // "Mill Archive, Library of Utopia"
		name, mark = trimEnd(s), ""
	}
	p.Repository, p.Place, p.location = name, place, s
	isPath := strings.Contains(mark, ", ") && text.Shelfmark.In(mark)       // "Wren File, Mill Diaries"
	if mark != "" && !hasDigit(mark) && !isPath && !beginsShelfmark(mark) { // a collection without a number is not a shelf mark
		p.rest(mark)
		p.location = trimEnd(strings.TrimSuffix(s, mark))
		return true
	}
	p.setShelfmark(mark)
	return true
}

// trailingRepository takes a shelf mark that its repository follows, and perhaps the
// city: "RG 59, Box 3, National Archives".
func (p *Provenance) trailingRepository(s string) bool {
	i, end := strings.LastIndex(s, ", "), len(s)
	if i > 0 && isCity(trimEnd(s[i+2:])) {
		i, end = strings.LastIndex(s[:i], ", "), i
	}
	if i < 0 || !hasDigit(s[:i]) || hasDigit(s[i:end]) || !text.Repository.In(s[i:end]) {
		return false
	}
	p.Repository, p.Place, p.location = trimEnd(s[i:end]), trimEnd(s[end:]), s
	p.setShelfmark(s[:i])
	return true
}

func (p *Provenance) setShelfmark(mark string) {
	p.Shelfmark = mark
	p.ShelfmarkParts = parseShelfmark(mark)
}

// cutRepository cuts the name of a repository, which ends at a comma, at a
// colon, at a sign such as "CH-BAR#E 12" has, or where a shelf mark begins. After a code, "AA:A816", a colon needs no
// blank. The capital stays with its institution.
func cutRepository(s string) (name, rest string) {
	name = beforeOutside(s, ", ", ": ", "#")
	if code, _, ok := strings.Cut(name, ":"); ok && text.IsAcronym(code) {
		name = code
	}
	if i := shelfmarkIn(name); i >= 0 {
		return trimEnd(s[:i]), s[i:]
	}
	rest = strings.TrimLeft(s[len(name):], " ,:#")
	after, isLonger := strings.CutPrefix(rest, "Washington, D.C.")
	if part, next := cutPart(rest); !isLonger && continuesRepository(part, next) {
		after, isLonger = next, true
	}
	if isLonger {
		name, rest = s[:len(s)-len(after)], strings.TrimLeft(after, " ,")
	}
	return trimEnd(name), rest
}

// continuesRepository reports whether what is between the name of a
// repository and its city belongs to the name: "Archive of Foreign Policy, Russian
// Federation (AVP RF), Moscow".
func continuesRepository(part, next string) bool {
	city, _ := cutPart(next)
	return isCity(city) && (text.Federation.In(part) || text.Repository.In(part) && !text.IsAcronym(part))
}

// shelfmarkIn returns where a shelf mark begins in s that follows the name
// of a repository after a blank, -1 if none does: "PRC FMA 106-01448-02". The
// letters before numbers with a stroke belong to the shelf mark: "TNA FO 371/84038".
func shelfmarkIn(s string) int {
	for i := range wordsOutside(s) {
		word := text.FirstWord(s[i:])
		if i == 0 || !beginsFond(s[i:]) && !isCode(word) {
			continue
		}
		number, _, stroke := strings.Cut(word, "/")
		if class := text.LastWord(s[:i-1]); stroke && isNumber(number) && class == strings.ToUpper(class) {
			return i - 1 - len(class)
		}
		return i
	}
	return -1
}

// isCode reports whether a word is a number of a shelf mark: "106-01448-02", "136/59748".
func isCode(word string) bool {
	return hasDigit(word) && (strings.ContainsAny(word, "-/") || unicode.IsDigit(rune(word[0])) && len(word) > 2)
}

// beginsShelfmark reports whether s begins with a number or a word of a shelf mark.
func beginsShelfmark(s string) bool {
	word, rest, _ := strings.Cut(s, " ")
	return beginsFond(s) || hasDigit(word) || text.Shelfmark.Has(strings.TrimRight(word, ".:,")) && hasDigit(rest)
}

// beginsFond reports whether s begins as Russian shelf marks do: "f. 5", "F.5", "fond 0100".
func beginsFond(s string) bool { return fond().MatchString(s) }

var fond = text.Pattern(`(?i)^(?:(?:fond|фонд)[ :.]+[^ :.]|[fф][ :.]+[0-9])`)

// isRepository reports whether a name is that of an institution that keeps
// documents, or an acronym, as theirs are.
func isRepository(name string) bool {
	isLong := func(w string) bool { return len([]rune(w)) > 7 && !strings.Contains(w, "-") } // "PRIME MINISTER"
	return text.Repository.In(name) || text.IsAcronym(name) && !slices.ContainsFunc(strings.Fields(name), isLong)
}

// cutPlace cuts the place that follows a repository: a city, or one or two
// capitalised words before the end or the word that begins a shelf mark. A bare
// number does not show it: the words may be the name of its series.
func cutPlace(s string) (place, rest string) {
	first, rest := cutPart(s)
	second, after := cutPart(rest)
	switch {
	case isCity(first) && (text.State.Has(second) || text.IsPlace(second)): // "College Park, MD", "Kew, London", "Brasilia, Brazil"
		return trimEnd(strings.TrimSuffix(s, after)), after
	case isCity(first), isPlaceName(first) && (rest == "" || beginsShelfmark(rest) && !hasDigit(text.FirstWord(rest))):
		return first, rest
	}
	return "", s
}

// cutPart cuts what is before the first comma outside of brackets.
func cutPart(s string) (part, rest string) {
	part, rest, _ = cutOutside(s, ", ")
	return trimEnd(part), strings.TrimLeft(rest, " ")
}

// isCity reports whether s is a city, with nothing else or an acronym in parentheses after it.
func isCity(s string) bool {
	bare, _, _ := strings.Cut(s, " (")
	return text.Is(bare, text.City, text.Station)
}

// isPlaceName reports whether s is one or two capitalised words that are not a collection.
func isPlaceName(s string) bool {
	return placeName().MatchString(s) && !text.Collection.In(s) && !isRepository(s)
}

var placeName = text.Pattern(`^\p{Lu}[\p{Ll}\-'’]+(?: \p{Lu}[\p{Ll}\-'’]+)?$`)

// russianPart matches a part of a Russian shelf mark: its label, of one of five kinds, and its value.
var russianPart = text.Pattern(`(?i)(?:^|[,;.] ?)(?:(fond|f|фонд|ф)|(opis|op|опись|оп)|(papka|pap|p|папка|пап|п)|(delo|d|дело|д)|(listy|list|ll|l|листы|лист|лл|л))` +
	`[.: ]+([^,;. ](?:[^,;.]|\.[^ ])*(?:, ?[0-9][^,;.a-z]*)*)`)

// parseShelfmark returns the parts of a Russian shelf mark; nil unless fond,
// opis and delo are all named.
func parseShelfmark(mark string) *ShelfmarkParts {
	var values [6]string
	for _, m := range russianPart().FindAllStringSubmatch(mark, -1) {
		for i := 1; i < len(values); i++ {
			if isPage := i == 3 && len([]rune(m[i])) == 1 && values[4] != ""; m[i] != "" && values[i] == "" && !isPage { // p. is a page after the file
				values[i] = trimEnd(m[len(values)])
			}
		}
	}
	if values[1] == "" || values[2] == "" || values[4] == "" {
		return nil
	}
	return &ShelfmarkParts{values[1], values[2], values[3], values[4], values[5]}
}
