package cite

import (
	"cmp"
	"slices"
	"strings"

	"docview/internal/document"
	"docview/internal/text"
)

// correspondents takes author and recipient from the fields FROM and TO, or from the
// text of a letter, if the title names none.
func (it *Item) correspondents(d *document.Document) {
	if len(it.Participants) > 0 {
		return
	}
	if len(it.Author) == 0 {
		from, via := cutVia(strings.Join(namesOf(d, document.KeyFrom), "\n"), true)
		it.Author = fieldPeople(from)
		it.Via = append(it.Via, via...)
	}
	if len(it.Recipient) == 0 {
		it.Recipient = fieldPeople(strings.Join(namesOf(d, document.KeyTo), "\n"))
	}
	if len(it.Via) == 0 {
		for _, who := range fieldPeople(d.Field(document.KeyVia).Text) {
			it.Via = append(it.Via, cmp.Or(who.Name, who.Office))
		}
	}
	if len(it.Author)+len(it.Recipient) == 0 && it.Kind == "" {
		it.bare(d)
	}
	if it.Title == "" || text.Letter.Has(it.Kind) {
		it.readLetter(d)
	}
}

// fieldPeople returns the people of a field, nobody if it is a row of a form.
func fieldPeople(s string) []Person {
	if strings.Count(s, "<") == 1 { // "Ada Wren <ada@example.org>"
		s, _, _ = strings.Cut(s, " <")
	}
	lines := strings.Split(strings.TrimSpace(s), "\n")
	number := func(w string) bool { return hasDigit(w) && !text.Suffix.Has(strings.Trim(w, ",")) }
	if len(s) > longestTitle || slices.ContainsFunc(strings.Fields(s), number) || strings.HasPrefix(s, "(") || isStation(lines[0]) {
		return nil
	}
	return onLines(lines)
}

// onLines reads people of whom each has a line, with his office on it or on the next.
func onLines(lines []string) (all []Person) {
	for i, line := range lines {
		name, office := cutLine(spaced(line))
		who := somebody(name)
		if family, given, _ := strings.Cut(name, ", "); len(who) == 2 && who[0].Name == family && who[1].Name == given && !strings.Contains(family, " ") &&
			(text.IsInitials(text.FirstWord(given)) || !strings.Contains(given, " ")) { // "Wren, J. Lee" is rather one
			who = []Person{{Name: name}}
		}
		_, inverted := text.CutFamily(name)
		last := len(all) - 1
		switch {
		case i == 0 || inverted || grade(who) == text.Sure && text.IsPerson(who[0].Name):
			if len(who) > 0 && office != "" {
				who[0].Office = office
			}
			all = append(all, who...)
		case last >= 0 && all[last].Office == "" && text.IsPerson(all[last].Name):
			all[last].Office = name
		}
	}
	return all
}

// isStation reports whether s is the place of an embassy or a station, as cables
// name who sends them: "BOGOTA", "PARIS ACTION WE F", "Utopia Station", "COS, Utopia". A
// word that is not known may be one.
func isStation(s string) bool {
	before, place, _ := strings.Cut(s, ", ")
	isUnknown := !strings.Contains(s, " ") && text.Somebody(s) == text.Likely && !text.Is(s, text.Given, text.Family) && !text.IsAcronym(s)
	return isUnknown || strings.EqualFold(text.FirstWord(s), "station") || strings.EqualFold(text.LastWord(s), "station") || text.IsAcronym(before) && text.IsPlace(place) ||
		s == strings.ToUpper(s) && (text.Station.Has(text.FirstWord(s)) || text.IsPlace(upperFirst(strings.ToLower(s))))
}

// cutLine cuts the office that was on a line of its own under a name: "Ada Wren
// Office of Mills".
func cutLine(s string) (name, office string) {
	words := strings.Fields(s)
	for i := 2; i < len(words) && text.AreGiven(words[0]); i++ {
		name := strings.Join(words[:i], " ")
		if text.Is(strings.TrimRight(words[i], ","), text.Institution, text.Office, text.OfficeLead) && text.IsPerson(name) && len(items(name)) == 1 && !strings.HasSuffix(name, ",") {
			return name, strings.Join(words[i:], " ")
		}
	}
	return s, ""
}

// readLetter takes who writes to whom from the sign-off and the salutation of a letter,
// with the full name that its address has.
func (it *Item) readLetter(d *document.Document) {
	body := d.Whole()
	at := slices.IndexFunc(body[:min(len(body), mostAbove)], func(b document.Block) bool {
		_, ok := greeting(b.Text)
		return ok
	})
	end := slices.IndexFunc(body, func(b document.Block) bool { return b.Kind == document.Signature })
	if at < 0 || end < at || !hasFormula(body[end].Text) && !hasFormula(body[end-1].Text) {
		return
	}
	lines := strings.Split(d.Field(document.KeyLetterhead).Text, "\n")
	for _, b := range slices.Concat(body[:at], body[end:min(len(body), end+3)]) {
		lines = append(lines, strings.Split(b.Text, "\n")...)
	}
	greeted, _ := greeting(body[at].Text)
	signers := signersOf(strings.Split(body[end].Text, "\n"), text.LastWord(greeted))
	if it.Kind = cmp.Or(it.Kind, "letter"); len(it.Author) == 0 {
		it.Author = signers
	}
	if len(it.Recipient) == 0 {
		it.Recipient = addressee(lines, greeted, signers)
	}
}

// mostAbove bounds the blocks above the salutation of a letter, longestFormula the
// bytes of a block with the formula that ends it.
const (
	mostAbove      = 10
	longestFormula = 400
)

// greeting returns whom the salutation of a letter names, with which a block begins:
// "Colonel Reed" of "Dear Colonel Reed:", nobody of "My dear friend,".
func greeting(block string) (name string, ok bool) {
	line, _, _ := strings.Cut(block, "\n")
	rest, ok := text.Salutation.Cut(line)
	ofName := strings.HasSuffix(line[:len(line)-len(rest)], " ") // "dear "
	end := strings.IndexAny(rest, ",:!")
	if end < 0 && ofName && line == block {
		end = len(rest)
	}
	if !ok || end < 0 || strings.Count(rest[:end], " ") > 5 {
		return "", false
	}
	name = rest[:end]
	if !ofName { // "sehr geehrte" is a stem
		_, name, _ = strings.Cut(name, " ")
	}
	for !text.IsUpper(name) && text.Honorific.Has(text.FirstWord(name)) { // "señor Rojas"
		_, name, _ = strings.Cut(name, " ")
	}
	if p := person(name); !text.IsPerson(p.Name) || isTitleAlone(text.LastWord(name)) {
		return "", true
	}
	return name, true
}

// isTitleAlone reports whether a word names nobody: "Sir", "Friend".
func isTitleAlone(w string) bool {
	return text.Is(w, text.Honorific, text.Salutation, text.Office, text.Kin, text.Rank) && !text.Is(w, text.Family, text.Given)
}

// signersOf returns who signs a letter: those who can only be names, else the first that
// can be one and is below a formula or has two words.
func signersOf(lines []string, greeted string) (all []Person) {
	formula := false
	for _, l := range lines {
		l = trimEnd(signedMark().ReplaceAllString(l, ""))
		if yours, name, _ := strings.Cut(l, " "); text.NotName.Has(yours) && text.IsPerson(name) { // "Dein Karl"
			l = name
		}
		name, office, _ := strings.Cut(l, ", ")
		isRank := !slices.ContainsFunc(strings.Fields(name), func(w string) bool { return !text.Rank.Has(w) }) // "Lt. Col., Commanding"
		first := text.FirstWord(office)
		who := onLines([]string{l})
		if text.Rank.Has(first) || !text.Suffix.Has(first) && (text.IsOffice(office) || text.Somebody(office) < text.Sure) { // and no second signer
			if who = onLines([]string{name}); len(who) > 0 {
				who[0].Office = cmp.Or(who[0].Office, office)
			}
		}
		last := len(all) - 1
		switch {
		case isRank || len(who) == 0 || greeted != "" && strings.Contains(l, greeted) || hasFormula(l) || isTitleAlone(l) || !text.IsPerson(who[0].Name):
			if last >= 0 && all[last].Office == "" && (isRank || text.IsOffice(l) || text.IsInstitution(l)) {
				all[last].Office = l
			}
			formula = true
		case last >= 0 && isShortFor(all[last].Name, who[0].Name):
			all[last] = who[0]
		case last >= 0 && isShortFor(who[0].Name, all[last].Name):
		case grade(who) == text.Sure, last < 0 && (formula || strings.Contains(l, " ")):
			all = append(all, who...)
		}
	}
	return all
}

// hasFormula reports whether a text has a formula that is before a signature.
func hasFormula(s string) bool {
	s = strings.ToLower(s)
	return len(s) < longestFormula && slices.ContainsFunc(text.Closing.Entries(), func(c string) bool { return strings.Contains(s, c) })
}

// signedMark matches what says that a name is signed: "(signed)", "/s/", "gez.".
var signedMark = text.Pattern(`^(?i)(?:[\[(]?(?:signed|sgd|gez\.|signé|firmado)[\])]?[.:]?|/?s/) *|^\[signature\] *`)

// isShortFor reports whether all words of a name are in another, which is as long or longer.
func isShortFor(short, long string) bool {
	words := strings.Fields(long)
	return len(short) <= len(long) && !slices.ContainsFunc(strings.Fields(short), func(w string) bool { return !slices.Contains(words, w) })
}

// addressee returns to whom a letter goes: who is greeted, with the full name of the
// address; if no name is greeted, who has a title there and does not sign.
func addressee(lines []string, greeted string, signers []Person) []Person {
	key := text.LastWord(greeted)
	for i, l := range lines {
		l = strings.TrimPrefix(strings.TrimPrefix(trimEnd(l), "To "), "The ")
		who := onLines([]string{l})
		if len(who) != 1 || !text.IsPerson(who[0].Name) || !strings.Contains(who[0].Name, " ") || hasDigit(l) || !strings.Contains(l, key) {
			continue
		}
		above := lines[max(i-1, 0)]
		titled := strings.Contains(l, "Esq") || text.Style.Begins(l) || text.Is(text.FirstWord(l), text.Honorific, text.Rank, text.Peer) || text.Honorific.Has(above) || text.Style.Begins(above)
		signs := slices.ContainsFunc(signers, func(p Person) bool { return text.LastWord(p.Name) == text.LastWord(who[0].Name) })
		if key == "" && (signs || !titled) {
			continue
		}
		if i+1 < len(lines) && who[0].Office == "" && text.IsOffice(lines[i+1]) {
			who[0].Office = trimEnd(lines[i+1])
		}
		return who
	}
	return people(greeted)
}
