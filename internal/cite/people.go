package cite

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"docview/internal/text"
)

// A Person is somebody, or an institution, as the text names them.
type Person struct {
	Name        string `json:"name,omitempty"`        // "V.V. Kuznetsov", "USSR Foreign Ministry"; "" if only an office is named
	Office      string `json:"office,omitempty"`      // "Soviet Deputy Foreign Minister"
	Affiliation string `json:"affiliation,omitempty"` // a translator's: "Harvard University"
	Others      bool   `json:"others,omitempty"`      // others follow, who are not named
}

// People are the authors of a document, or those whom it addresses, for templates.
type People []Person

// String returns their names, or the offices of those who are not named.
func (all People) String() string {
	var names []string
	for _, p := range all {
		names = append(names, cmp.Or(p.Name, p.Office))
		if p.Others {
			names = append(names, others)
		}
	}
	return strings.Join(names, "; ")
}

// Family returns the family name of the first, or all of a name that is not divided.
func (all People) Family() string {
	if len(all) == 0 {
		return ""
	}
	return cmp.Or(text.ParseName(all[0].Name).Short(), all[0].Office)
}

// people splits a list of people and institutions at commas and "and". An
// office beside a name is that person's.
func people(s string) []Person {
	s = trimEnd(beforeOutside(s, " on behalf of ", " c/o "))
	if named := andOthers().ReplaceAllString(s, ""); named != s {
		all := people(named)
		if len(all) > 0 {
			all[len(all)-1].Others = true
		}
		return all
	}
	var all []Person
	joint := "" // what is between the last item and the next
	for s != "" {
		item, sep, rest := cutItem(s)
		var before Person // what is before a comma
		n := len(all) - 1
		if n >= 0 && joint == ", " {
			before = all[n]
		}
		if joint != "" && endsPeople(item) || joint == ", " && (person(item).grade() == text.Nobody || isWhere(before, item, rest == "")) {
			break
		}
		p := person(item)
		if rest == "" && before.Name != "" && text.Office.Has(item) { // two persons would be joined by "and"
			p = Person{Office: item}
		}
		if joined := before.with(p, item); joined != (Person{}) {
			all[n] = joined
		} else if p != (Person{}) {
			all = append(all, p)
		}
		joint, s = sep, strings.TrimLeft(rest, " ")
	}
	return all
}

// grade returns how surely somebody is one.
func (p Person) grade() text.Grade {
	if p.Office != "" {
		return text.Sure
	}
	return text.Somebody(p.Name)
}

// grade returns how surely the first of people is somebody.
func grade(who []Person) text.Grade {
	if len(who) == 0 {
		return text.Nobody
	}
	return who[0].grade()
}

// somebody returns the people of a list if the first is somebody, else nobody.
func somebody(s string) []Person {
	if who := people(s); grade(who) > text.Nobody {
		return who
	}
	return nil
}

// andOthers matches what says that others follow, who are not named.
var andOthers = text.Pattern(`(?:,? and [Oo]thers| et al| u\. a)\.?$`)

// with returns a person with what the next item of a list says of them, zero if it
// is somebody else: "Ada Wren, Director, Bureau of Mills", "Ada Wren, EUR", "the
// Director, Ada Wren".
func (p Person) with(next Person, item string) Person {
	body := text.IsInstitution(item) && text.IsUpper(item)
	switch named := text.IsPerson(p.Name); {
	case named && p.Office == "" && next.Name == "":
		p.Office = next.Office
	case named && p.Office == "" && (body || text.IsAcronym(item)) && strings.Contains(p.Name, " "):
		p.Office = item
	case p.Office == "" || next.Office != "":
		return Person{}
	case body || text.IsAcronym(item):
		p.Office += ", " + item
	case p.Name == "" && text.IsPerson(next.Name):
		p.Name = next.Name
	default:
		return Person{}
	}
	return p
}

// others is the literal of those who are not named, for styles with a word for
// them, and for BibLaTeX.
const others = "others"

// withoutOthers returns those of some names that are named, for formats without
// a word for others.
func withoutOthers(names []text.Name) []text.Name {
	return slices.DeleteFunc(names, func(n text.Name) bool { return n.Literal == others })
}

// cutItem cuts the first item from a list, and what is between it and the next.
func cutItem(s string) (item, sep, rest string) {
	in := inside(s)
	for i := range s {
		if in[i] {
			continue
		}
		seps := []string{", and ", ", ", " and ", " & ", "; ", " / "}
		if word := text.FirstWord(s[i+1:]); s[i] == ' ' && text.Joiner.Has(word) && !text.IsUpper(word) {
			seps = []string{" " + word + " "}
		}
		for _, sep := range seps {
			after, ok := text.CutFold(s[i:], sep)
			if !ok || isOneName(s[:i], sep, after) {
				continue
			}
			return s[:i], sep, after
		}
	}
	return s, "", ""
}

// isOneName reports whether what is between two parts joins the words of one
// name: a row of oneName holds.
func isOneName(left, sep, right string) bool {
	next := beforeOutside(right, ",", " and ", ";")
	sep = strings.TrimPrefix(strings.TrimSpace(sep), ", ")
	return slices.ContainsFunc(oneName, func(r nameRule) bool {
		return r.holds(joint{strings.TrimSpace(left), sep, strings.TrimSpace(next), strings.TrimSpace(right)})
	})
}

// A joint is what may divide a list: a separator with what is before it, the
// next item, and all that is after it.
type joint struct{ left, sep, next, right string }

// A nameRule is a reason not to split a list.
type nameRule struct {
	name  string
	holds func(j joint) bool
}

var oneName = []nameRule{
	{"small letter", func(j joint) bool {
		return j.sep == "and" && !text.IsUpper(j.next) && !strings.HasPrefix(j.next, "the ") && !text.Particle.Has(text.LastWord(j.next)) && !text.IsOffice(j.next)
	}},
	{"what an institution is of", func(j joint) bool { // "Federation of Millers, Carters and Allied Workers"
		return (j.sep == "," && !text.IsOffice(j.left) || j.sep == "and") && text.IsInstitution(j.left) && isOf(j.left) && text.Somebody(j.next) < text.Sure
	}},
	{"two topics", func(j joint) bool { // "Secretary for Ports and Roads", "Mill Archives and Records Administration"
		isOne := text.IsOffice(j.left) && isOf(j.left) || text.IsInstitution(j.left) && text.IsInstitution(j.next)
		return j.sep == "and" && isOne && isTopic(text.LastWord(j.left), text.FirstWord(j.next))
	}},
	{"what two words begin", func(j joint) bool { // "the Upper and Lower Mill Company"
		return j.sep == "and" && strings.HasPrefix(j.left, "the ") && !strings.Contains(j.left[len("the "):], " ") && text.Somebody(j.left[len("the "):]) < text.Sure && text.IsInstitution(j.next) && text.IsUpper(j.next)
	}},
	{"family names", func(j joint) bool { // "Ada Wren y Lark", not "Ada Wren y Ben Lark"
		isSure := func(s string) bool { return person(s).grade() == text.Sure }
		return text.Joiner.Has(j.sep) && j.sep != "and" && !(isSure(j.left) && isSure(j.next))
	}},
	{"firm", func(j joint) bool { // "Wren & Lark", "Wren and Lark, Ltd."
		left, company := text.Somebody(j.left) == text.Sure || text.EndsFirm(j.left), text.EndsFirm(j.right) && !strings.HasPrefix(j.next, "the ")
		return j.sep == "&" && text.Somebody(j.next) < text.Sure || (j.sep == "&" || j.sep == "and") && !left && company
	}},
	{"partners", func(j joint) bool { // "Wren, Lark & Finch", "Wren, Lark and Company"
		before, after, ok := strings.Cut(j.right, " & ")
		if !ok && text.EndsFirm(j.right) {
			before, after, ok = strings.Cut(j.right, " and ")
		}
		return ok && j.sep == "," && text.Somebody(j.left) < text.Sure && text.Somebody(before) < text.Sure && (text.EndsFirm(after) || !strings.Contains(before+after, " "))
	}},
	{"end of a firm", func(j joint) bool { // "Wren, Son & Co., Ltd."
		words := strings.Fields(j.next)
		return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !text.EndsFirm(w) && w != "&" })
	}},
	{"what two given names share", func(j joint) bool { // "Ada and Ben Wren", "Mr. and Mrs. Wren"
		first, _ := cutWord(j.right)
		return (j.sep == "and" || j.sep == "&" || j.sep == "," && text.AreGiven(j.next)) && isShared(j.left) &&
			len(strings.Fields(j.right)) > 1 && (text.Wife.Has(first) || text.Is(first, text.Given, text.Peer) && !text.Office.Has(j.left))
	}},
	{"suffix", func(j joint) bool { // "Hart, Jr.", "Hart, USA (Ret.)"
		return j.sep == "," && (text.Suffix.Has(text.FirstWord(j.next)) || strings.Contains(j.left, " ") && text.IsHonour(j.next))
	}},
	{"peer", func(j joint) bool { // "Alfred, Lord Tennyson"
		return j.sep == "," && text.Peer.Has(text.FirstWord(j.next)) && (!strings.Contains(j.left, " ") || j.next == j.right && len(strings.Fields(j.next)) == 2 || strings.Contains(j.next, " of "))
	}},
	{"family name first", func(j joint) bool { // "WREN, ADA", "Wren, A., Lark, B."
		given, _, _ := strings.Cut(j.next, " (")
		_, ok := text.CutFamily(j.left + ", " + given)
		return ok && j.sep == "," && (text.IsInitials(text.FirstWord(j.next)) || endsName(j.right[len(j.next):]))
	}},
}

// endsName reports whether what follows the family and given names in a list shows
// that these are one: nothing, a suffix, an office, or another such name.
func endsName(s string) bool {
	next := strings.TrimPrefix(strings.TrimLeft(s, ",; "), "and ")
	family, rest, _ := strings.Cut(next, ", ")
	_, ok := text.CutFamily(family + ", " + beforeOutside(rest, ",", " and ", ";"))
	return s == "" || s[0] == ';' || ok || text.Suffix.Has(family) || text.IsOffice(family) || text.IsInstitution(family) || text.IsAcronym(family)
}

// isOf reports whether a name says what an office or institution is of.
func isOf(s string) bool { return strings.Contains(s, " of ") || strings.Contains(s, " for ") }

// isTopic reports whether two words joined by "and" are what an office is of.
// What the lexicon does not know is so if both are plurals.
func isTopic(left, right string) bool {
	return text.Topic.Has(right) || strings.HasSuffix(left, "s") && strings.HasSuffix(right, "s") && !text.Is(right, text.Family, text.Given)
}

// isShared reports whether a part of a list lacks the family name: "Ada", "Mr.".
func isShared(s string) bool {
	for strings.Contains(s, " ") && text.Is(text.FirstWord(s), text.Honorific, text.Rank) {
		_, s = cutWord(s)
	}
	return text.AreGiven(strings.ReplaceAll(s, ",", "")) || text.Is(s, text.Honorific, text.Rank, text.Office, text.Peer) || text.Honorific.Has(s+".")
}

// isWhere reports whether an item can be where a mission or an office before it
// is: "American Embassy, Lagos", "Ambassador Wren, Amaurot" if nobody follows. A single
// word is a name after an article alone: "the Ambassador, Wren".
func isWhere(p Person, item string, isLast bool) bool {
	where := p.isMission() || text.IsAcronym(p.Name) || text.IsPlace(item) && (isLast || p.Office != "") || isLast && p.Office != "" && (p.Name != "" || !text.NotName.Has(text.FirstWord(p.Office)))
	return where && !strings.Contains(item, " ") && !text.Given.Has(item) && text.IsPerson(item) && !text.IsAcronym(item)
}

// endsPeople reports whether an item after a comma is not somebody: a date, a
// place, a quoted title, a clause.
func endsPeople(item string) bool {
	word, _ := cutWord(item)
	return text.City.Has(item) || !text.IsUpper(item) && word != "the" && !text.Particle.Has(word) && !text.IsOffice(item)
}

// person takes an item of a list apart: a name, an office, or both.
func person(s string) Person {
	s = strings.Trim(s, " ,;")
	if _, ok := text.CutFamily(s); ok {
		return Person{Name: s}
	}
	if name, symbol := cutSymbol(s); symbol != "" {
		p := person(name)
		p.Office = cmp.Or(p.Office, symbol)
		return p
	}
	if before, whom, _ := cutOutside(s, " for "); text.IsUpper(strings.TrimPrefix(whom, "the ")) {
		signer := person(before)
		if text.IsPerson(signer.Name) && signer.grade() == text.Sure {
			return signer
		}
	}
	if open := strings.LastIndex(s, " ("); open > 0 && strings.HasSuffix(s, ")") {
		before, inner, first := s[:open], s[open+2:len(s)-1], text.FirstWord(s)
		switch {
		case text.Is(inner, text.Classification, text.Extract, text.RoleLead): // "Ben Lark (Confidential) (Copy)"
			return person(before)
		case text.IsInstitution(before) && text.IsAcronym(inner): // "Institute of Mills (IM)"
			return Person{Name: s}
		case text.IsOffice(before) && text.Is(inner, text.Topic, text.OfficeLead): // "Deputy Director (Plans)"
			return Person{Office: s}
		case text.IsPerson(inner) && (text.IsOffice(before) || text.Mission.In(before) && !text.IsPlace(inner) && !text.IsAcronym(inner)):
			return Person{Name: inner, Office: strings.TrimRight(before, ",")}
		case text.IsPerson(before) && (text.IsOffice(inner) || isSymbol(inner, before)):
			return Person{Name: before, Office: inner}
		case text.IsPerson(before) && text.IsPerson(inner) && !text.IsPlace(inner) && (text.Floor.Has(first) || !text.Is(first, text.Honorific, text.Peer)): // an alias: "Filippov (Stalin)"
			return Person{Name: s}
		}
		return person(before) // a place: "Thomas J. Kieran (Ottawa)", "Sir A. Wren (Strelsau)"
	}
	if name, office, ok := text.CutOffice(s); ok {
		return Person{Name: name, Office: office}
	}
	name, office, _ := strings.Cut(s, " of ")
	switch {
	case strings.EqualFold(text.FirstWord(s), "all"): // all who hold an office are not an office: "All Premiers"
	case text.IsOffice(s) || text.IsPost(s) || text.Abroad.Has(s): // an article was before "Rey"
		return Person{Office: s}
	case text.IsPerson(name) && !text.Rank.Has(name) && text.IsInstitution(office): // "Ada Wren of the Mill Board"
		return Person{Name: name, Office: office}
	}
	return Person{Name: s}
}

// cutSymbol cuts the symbol or the name of an office from a name before or after
// it, or alone: "EUR/RA: Ada Wren", "Mr. Lark - S/S", "S/S".
func cutSymbol(s string) (name, symbol string) {
	if isSymbol(s, s) {
		return "", s
	}
	for _, dash := range []string{" - ", " – ", "—", ": "} {
		before, after, _ := cutOutside(s, dash)
		before, after = strings.TrimSpace(before), strings.TrimSpace(after)
		switch {
		case after == "":
		case isSymbol(before, after) || text.IsInstitution(before) && text.IsPerson(after):
			return after, before
		case isSymbol(after, before):
			return before, after
		}
	}
	return s, ""
}

// isSymbol reports whether a word beside a name is the symbol of an office: a letter,
// capitals with strokes or, beside "Mr." or a name in small letters, a few capitals.
func isSymbol(s, name string) bool {
	return s == strings.ToUpper(s) && text.IsUpper(s) && !strings.ContainsAny(s, " .") && (strings.Contains(s, "/") || len(s) == 1 ||
		len(s) < 5 && (name != strings.ToUpper(name) || text.Honorific.Has(text.FirstWord(name))) && !text.Is(s, text.Given, text.Family))
}

// tail cuts from the end of a title what is not people: dates, places, subjects, quoted titles.
func tail(s string) string {
	in := inside(s)
	for i := 1; i < len(s); i++ {
		if !in[i] && strings.IndexByte(" ,:", s[i]) >= 0 && endsParty(s[:i], s[i:]) {
			return s[:i]
		}
	}
	return s
}

// endsParty reports whether what follows people is about something else.
func endsParty(before, after string) bool {
	t := strings.TrimLeft(after, ", ")
	word, rest := cutWord(t)
	lower := strings.ToLower(word)
	_, mark := text.CutOneFold(after, ": ", ", ‘", ", '", ", “", `, "`, ", etc", " [excerpt", " (excerpt", " (draft", " (extract", " (summary")
	about, subject := text.Subject.Cut(t)
	switch {
	case mark, subject && (strings.HasPrefix(about, ":") || strings.HasPrefix(about, " ") && !text.IsUpper(t)):
		return true
	case isDate(strings.TrimPrefix(t, "[")) && (strings.HasPrefix(after, ",") || t[0] == '[' || isDay(t)), text.Weekday.Has(lower) && hasDigit(rest):
		return true
	case slices.Contains([]string{"on", "dated", "of", "for", "from"}, lower) && isDate(strings.TrimPrefix(rest, "the ")):
		return true
	case lower == "on":
		return !text.HeldOn.Has(text.LastWord(before)) && (text.IsUpper(rest) || slices.Contains([]string{"the", "a", "an"}, text.FirstWord(rest)))
	case lower == "in" || lower == "at" || lower == "en":
		who := lastPerson(before) // the place of an office belongs to it: "Soviet Ambassador in China"
		return strings.HasPrefix(after, " ") && text.IsPerson(person(who).Name) && !text.IsOffice(who) && !text.Office.Has(text.LastWord(who))
	}
	return false
}

func items(s string) (all []string) {
	for item, _, rest := cutItem(s); item != ""; item, _, rest = cutItem(strings.TrimLeft(rest, " ")) {
		all = append(all, item)
	}
	return all
}

func lastPerson(s string) string {
	all := items(s)
	return strings.Join(all[max(0, len(all)-1):], "")
}

func isDay(s string) bool {
	d, rest, _ := text.ParseDate(s, 0)
	return len(d.EDTF) == len("1949-01-02") && rest == ""
}

// isDate reports whether s begins with a date of a day, a month or a year.
func isDate(s string) bool {
	d, _, _ := text.ParseDate(s, 0)
	return len(d.EDTF) >= len("1949-01") || len(d.Text) == 4 && unicode.IsDigit(rune(d.Text[0]))
}
