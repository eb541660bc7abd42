package cite

import (
	"strings"

	"docview/internal/document"
)

// A heading is what a title says of its document.
type heading struct {
	kind         string // in lower case: "telegram", "memorandum of conversation"
	author       []Person
	recipient    []Person
	participants []Person
	via          []string
}

// parseTitle reads a title by the patterns in which archives write them. A
// title of none has a kind at most: nobody is guessed.
func parseTitle(title string) heading {
	title, via := cutVia(spaced(title))
	h := parseBare(title)
	h.via = via
	return h
}

func parseBare(title string) heading {
	if h, ok := journalEntry(title); ok {
		return h
	}
	title = cutExcerpt(title)
	kind, rest, ok := cutKind(title)
	if ok {
		h := heading{kind: kind}
		h.parties(rest)
		return h
	}
	if h, ok := possessive(title); ok {
		return h
	}
	h, _ := correspondence(title)
	return h
}

// cutVia cuts through whom a message went: "[via Kovalev]", "via Kovalev".
func cutVia(title string) (rest string, via []string) {
	for _, open := range []string{" [via ", " (via ", ", via ", " via "} {
		before, after, ok := strings.Cut(title, open)
		if !ok {
			continue
		}
		end := len(after)
		for _, closer := range []string{"]", ")", ", ", " to "} {
			if strings.ContainsAny(open, "[(") != strings.ContainsAny(closer, "])") {
				continue
			}
			if i := strings.Index(after, closer); i >= 0 && i < end {
				end = i
			}
		}
		name := after[:end]
		after = strings.TrimLeft(after[end:], "])")
		for _, v := range splitAnd(name) {
			via = append(via, v)
		}
		return before + after, via
	}
	return title, nil
}

// cutExcerpt cuts "Excerpt from the" and the like: it is the part of a document that is here.
func cutExcerpt(title string) string {
	for _, lead := range []string{"excerpts from ", "excerpt from ", "excerpts of ", "excerpt of ", "extract from ", "extracts from ", "draft of ", "text of "} {
		if rest, ok := cutPrefixFold(title, lead); ok {
			rest, _ = cutPrefixFold(rest, "the ")
			rest, _ = cutPrefixFold(rest, "a ")
			return rest
		}
	}
	return title
}

// journalEntry reads "From the Journal of X: Record of a Conversation with Y".
func journalEntry(title string) (h heading, ok bool) {
	for _, book := range []string{"journal", "diary", "diaries"} {
		rest, found := cutPrefixFold(title, "from the "+book+" of ")
		if !found {
			continue
		}
		who, entry := rest, ""
		for _, sep := range []string{": ", ", ‘", ", “", `, "`, ", '"} {
			if i := strings.Index(rest, sep); i >= 0 && i < len(who) {
				who, entry = rest[:i], rest[i+len(sep):]
			}
		}
		h.kind = book
		if entry != "" {
			if inner := parseBare(entry); inner.kind != "" {
				h = inner
			}
		}
		owner := people(tail(who))
		if len(h.author) == 0 {
			h.author = owner
		}
		if len(h.participants) > 0 {
			h.participants = append(owner[:len(owner):len(owner)], h.participants...)
		}
		return h, true
	}
	return h, false
}

// possessive reads "X’s Recollections of his Trip" and "X's Conversation with Y".
func possessive(title string) (h heading, ok bool) {
	for _, mark := range []string{"’s ", "'s "} {
		who, what, found := strings.Cut(title, mark)
		if !found || !isPersonal(who) {
			continue
		}
		kind, rest, ok := cutKind(what)
		if !ok {
			continue
		}
		h.kind = kind
		h.parties(rest)
		if isTalk(kind) {
			h.participants = append(people(who), h.participants...)
			return h, true
		}
		if spoken[lastWord(kind)] {
			h.recipient = nil
		}
		h.author, h.participants = people(who), nil
		return h, true
	}
	return h, false
}

// kinds are the nouns that say of what kind a document is.
var kinds = set("telegram telegrams cable cables cablegram letter letters memorandum memo memoranda record report reports note notes minutes transcript protocol information " +
	"statement address speech remarks instruction instructions directive message messages dispatch despatch telephonogram telex radiogram circular summary stenogram " +
	"decree resolution decision proposal appeal recollections memoirs memoir diary journal interview testimony communiqué communique agreement treaty " +
	"conversation conversations draft brief briefing evaluation analysis aide-mémoire aide-memoire aide-mmoire order proclamation declaration petition dossier talk talks meeting discussion")

// qualifiers may precede the noun and belong to the kind: "ciphered telegram".
var qualifiers = set("ciphered cipher coded encoded enciphered encrypted circular open draft verbal oral informational information stenographic diplomatic verbatim telephone " +
	"intelligence summary informative political policy situation press special")

// manners may precede the noun and do not belong to the kind: "Confidential Report".
var manners = set("confidential secret top strictly urgent very personal private brief short long official unofficial formal informal untitled unsigned undated handwritten " +
	"joint immediate extremely most interim final first second third new another internal important")

// talks are what people do with each other, and what records, minutes and notes are of.
var talks = set("conversation conversations meeting meetings talk talks conference discussion discussions negotiations consultation consultations interview exchange")

// spoken are the kinds that are for an audience, which is not a recipient.
var spoken = set("address speech statement remarks declaration testimony interview")

func isTalk(kind string) bool { return talks[lastWord(kind)] }

// cutKind cuts the kind from the start of a title. What follows it must show
// that it is one: a preposition, a number, punctuation, or the end.
func cutKind(title string) (kind, rest string, ok bool) {
	rest = title
	start := 0
	for n := 0; n < 4; n++ {
		word, after := cutWord(rest)
		lower := strings.ToLower(word)
		bare := len(rest)-len(after) <= len(word)+1
		switch {
		case kinds[lower] && !(qualifiers[lower] && kindNoun(after) && bare):
			end := len(title) - len(rest) + len(word)
			if talk := cutTalk(title[end:]); talk > 0 && !talks[lower] {
				end += talk
			}
			if endsKind(title[end:]) {
				return strings.ToLower(title[start:end]), title[end:], true
			}
			return "", title, false
		case !bare:
			return "", title, false
		case manners[lower]:
			start = len(title) - len(after)
		case !qualifiers[lower]:
			return "", title, false
		}
		rest = after
	}
	return "", title, false
}

// kindNoun reports whether s begins with the noun of a kind.
func kindNoun(s string) bool {
	word, _ := cutWord(s)
	return kinds[strings.ToLower(word)]
}

// cutTalk returns the length of " of [the] [first] Conversation" at the start of s, 0 if there is none.
func cutTalk(s string) int {
	rest, found := s, false
	for _, preposition := range []string{" of ", " on ", " about ", " from "} {
		if after, ok := cutPrefixFold(rest, preposition); ok {
			rest, found = after, true
			break
		}
	}
	if !found {
		return 0
	}
	for n := 0; n < 4; n++ {
		word, after := cutWord(rest)
		lower := strings.ToLower(word)
		switch {
		case talks[lower]:
			return len(s) - len(rest) + len(word)
		case !talkWords[lower] || after == "":
			return 0
		}
		rest = after
	}
	return 0
}

// talkWords may come before the noun of a talk.
var talkWords = set("a an the his her their this first second third fourth fifth last final telephone private secret official one another separate closed working protocol joint")

// endsKind reports whether what follows a noun shows that it is a kind.
func endsKind(s string) bool {
	if s == "" || strings.ContainsAny(s[:1], ",:;.(") {
		return true
	}
	word, after := cutWord(s[1:])
	lower := strings.ToLower(word)
	return afterKind[lower] || strings.HasPrefix(lower, "no") && hasDigit(after) || hasDigit(word) ||
		strings.HasPrefix(s, " #") || strings.ContainsAny(word, "([‘“\"'")
}

var afterKind = set("from to between with by of on concerning regarding about for in at re relating upon during prepared describing outlining addressed sent dated no nos number")

// parties reads what follows the kind.
func (h *heading) parties(s string) {
	s = cutQuoted(cutNumber(s))
	s = strings.TrimLeft(s, ",: ")
	if s == "" {
		return
	}
	for _, p := range patterns {
		if rest, ok := cutPrefixFold(s, p.begins); ok && p.read(h, rest) {
			return
		}
	}
	h.plain(s)
}

// patterns are the prepositions that may follow a kind, in the order in which
// they are tried.
var patterns = []struct {
	begins string
	read   func(h *heading, s string) bool
}{
	{"between ", func(h *heading, s string) bool {
		h.participants = people(tail(s))
		return true
	}},
	{"with ", func(h *heading, s string) bool {
		who, by := cutBy(s)
		h.participants, h.author = people(tail(who)), people(tail(by))
		return true
	}},
	{"from ", func(h *heading, s string) bool { return h.fromTo(s) }},
	{"prepared by ", func(h *heading, s string) bool { return h.fromTo(s) }},
	{"by ", func(h *heading, s string) bool { return h.fromTo(s) }},
	{"to ", func(h *heading, s string) bool {
		who, author := s, ""
		if i := indexOutside(s, " from ", 0); i >= 0 {
			who, author = s[:i], s[i+len(" from "):]
		}
		h.recipient, h.author = people(tail(who)), people(tail(author))
		return true
	}},
	{"of ", func(h *heading, s string) bool { return h.of(s) }},
}

// fromTo reads "X to Y" or "X" after "from" or "by". An audience is not a recipient.
func (h *heading) fromTo(s string) bool {
	from, to := cutTo(s)
	if document.Date.IsZero(dateAt(from)) {
		h.author = people(tail(from))
	}
	if !spoken[lastWord(h.kind)] {
		h.recipient = people(tail(to))
	}
	return true
}

// of reads what follows "of": the speaker of a statement, the owner of a
// journal, the participants of a talk.
func (h *heading) of(s string) bool {
	noun := lastWord(h.kind)
	for _, mark := range []string{"’s ", "'s "} { // Record of X's Conversation with Y
		if who, what, ok := strings.Cut(s, mark); ok && isPersonal(who) {
			if kind, rest, ok := cutKind(what); ok && isTalk(kind) {
				if rest, ok = cutPrefixFold(rest, " with "); ok {
					h.participants = append(people(who), people(tail(rest))...)
					return true
				}
			}
		}
	}
	switch {
	case spoken[noun] || noun == "journal" || noun == "diary":
		who := people(tail(s))
		if len(who) > 0 && (isPersonal(who[0].Name) || who[0].Office != "" && who[0].Name != "") {
			h.author = who
		}
	case talks[noun]:
		who := strings.Replace(s, " with ", " and ", 1)
		if all := people(tail(who)); len(all) > 1 && isPersonal(all[0].Name) {
			h.participants = all
		}
	}
	return true
}

// plain reads what follows a kind and a comma: "X to Y", or the kind of what a
// record is of: "Minutes, Conversation between X and Y".
func (h *heading) plain(s string) {
	if kind, rest, ok := cutKind(s); ok && isTalk(kind) {
		h.parties(rest)
		return
	}
	if inner, ok := possessive(s); ok && len(inner.participants) > 0 {
		h.participants = inner.participants
		return
	}
	from, to := cutTo(s)
	if to == "" {
		return
	}
	author, recipient := people(tail(from)), people(tail(to))
	if len(author) == 0 || len(recipient) == 0 || !names1(author) || !names1(recipient) {
		return
	}
	h.author, h.recipient = author, recipient
}

// names1 reports whether the first of some people is somebody: a personal name,
// an office or an institution.
func names1(who []Person) bool {
	p := who[0]
	return p.Office != "" || isPersonal(p.Name) || isInstitution(p.Name)
}

// cutBy cuts ", by X" from the end of a title.
func cutBy(s string) (rest, by string) {
	if i := indexOutside(s, ", by ", 0); i >= 0 {
		return s[:i], s[i+len(", by "):]
	}
	return s, ""
}

// cutNumber cuts the number of a message: " No. 54", " #12/SK".
func cutNumber(s string) string {
	t := strings.TrimLeft(s, ", ")
	word, after := cutWord(t)
	switch lower := strings.ToLower(word); {
	case (lower == "no" || lower == "nos" || lower == "nr" || lower == "number") && hasDigit(after):
		number, rest := cutWord(after)
		if hasDigit(number) {
			return " " + rest
		}
	case strings.HasPrefix(lower, "no.") && hasDigit(word), strings.HasPrefix(word, "#"), word != "" && hasDigit(word) && !strings.ContainsAny(word, "abcdefghijklmnopqrstuvwxyz"):
		if document.Date.IsZero(dateAt(t)) || strings.HasPrefix(word, "#") {
			return " " + after
		}
	}
	return s
}

// cutQuoted cuts a quoted title from the start of s.
func cutQuoted(s string) string {
	t := strings.TrimLeft(s, ",: ")
	for _, q := range quotes {
		if rest, ok := strings.CutPrefix(t, q.open); ok {
			if i := closingQuote(rest, q.close); i >= 0 {
				return rest[i+len(q.close):]
			}
		}
	}
	return s
}

var quotes = []struct{ open, close string }{{"“", "”"}, {"‘", "’"}, {`"`, `"`}, {"'", "'"}}

// closingQuote returns where a quotation ends: at a closing mark that no letter follows.
func closingQuote(s, mark string) int {
	for from := 0; ; {
		i := strings.Index(s[from:], mark)
		if i < 0 {
			return -1
		}
		i += from
		if after := s[i+len(mark):]; after == "" || strings.ContainsAny(after[:1], " ,.;:)]”\"") || strings.HasPrefix(after, "”") {
			return i
		}
		from = i + len(mark)
	}
}

// missions are the nouns after which "to" says where somebody is sent.
var missions = set("ambassador ambassadors envoy emissary minister adviser advisor assistant delegate delegation representative mission embassy visit trip consul attaché attache deputy secretary counselor counsellor aide commissioner observer legation accredited response reply answer access addendum")

// cutTo cuts s at the "to" between sender and recipient; the one after
// "Ambassador" is another if a further one follows.
func cutTo(s string) (from, to string) {
	for at := 0; ; {
		i := indexOutside(s, " to ", at)
		if i < 0 {
			return s, ""
		}
		at = i + len(" to ")
		if missions[strings.ToLower(strings.Trim(lastWord(s[:i]), ",()"))] && indexOutside(s, " to ", at) >= 0 {
			continue
		}
		return s[:i], s[at:]
	}
}

// correspondence reads a title that names no kind: "The Consul General at
// Peiping (Clubb) to the Secretary of State".
func correspondence(title string) (h heading, ok bool) {
	from, to := cutTo(title)
	if to == "" || strings.Contains(from, ": ") {
		return h, false
	}
	author, recipient := people(from), people(tail(to))
	if len(author) == 0 || len(recipient) == 0 || !writes(from, author[0]) || !writes(to, recipient[0]) {
		return h, false
	}
	return heading{author: author, recipient: recipient}, true
}

// writes reports whether a side of a title without a kind is somebody: an
// office, an institution with its article, or a name with a rank or honorific.
func writes(side string, p Person) bool {
	word, _ := cutWord(side)
	word = strings.ToLower(word)
	switch {
	case p.Office != "":
		return true
	case word == "the":
		return isInstitution(p.Name)
	}
	return (honorifics[word] || honorifics[word+"."] || ranks[word]) && isPersonal(p.Name)
}
