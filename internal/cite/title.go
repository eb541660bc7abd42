package cite

import (
	"cmp"
	"slices"
	"strings"

	"docview/internal/document"
	"docview/internal/text"
)

// A heading is what a title says of its document.
type heading struct {
	kind         string // in lower case: "telegram", "memorandum of conversation"
	author       []Person
	recipient    []Person
	participants []Person
	via          []string
}

// longestTitle bounds, in bytes, what is read as a title or as names: the time
// that the patterns take grows with the square of it. Six hundred names are shorter.
const longestTitle = 8000

// parseTitle reads a title by the patterns in which archives write them. A
// title of none has a kind at most: nobody is guessed.
func parseTitle(title string) heading {
	if len(title) > longestTitle {
		return heading{}
	}
	title, via := cutVia(spaced(title), false)
	h := parseBare(excerptOf().ReplaceAllString(title, ""))
	h.via = via
	return h
}

func parseBare(title string) heading {
	if h, ok := journalEntry(title); ok {
		return h
	}
	for _, p := range titlePatterns {
		if h, ok := p.read(title); ok {
			return h
		}
	}
	return heading{}
}

// A titlePattern is a way in which archives write titles.
type titlePattern struct {
	name string
	read func(title string) (h heading, ok bool)
}

// titlePatterns are tried in order.
var titlePatterns = []titlePattern{
	{"kind, and whose it is", kindFirst},
	{"whose it is, and its kind", possessive},
	{"who, and what to whom", writerFirst},
	{"from whom to whom", correspondence},
	{"whose kind of document", qualified},
	{"to whom, and from whom", addressed},
}

// writerFirst reads "X, Letter to Y".
func writerFirst(title string) (h heading, ok bool) {
	who, what, _ := cutOutside(title, ", ")
	h, ok = readKind(what)
	if ok = ok && text.IsPerson(who) && text.Somebody(who) == text.Sure && !h.isTalk() && len(h.author) == 0; ok {
		h.author = people(who)
	}
	return h, ok
}

// addressed reads "From X to Y", "To Y from X" and "To Y, 4 May 1783", as editions of
// letters have them. Both must surely be people.
func addressed(title string) (h heading, ok bool) {
	rest, ok := text.CutFold(title, "from ")
	from, to := cutTo("", rest)
	if rest, found := text.CutFold(title, "to "); found {
		to, from, ok = cutOutside(rest, " from ")
		ok = ok || tail(to) != to
	}
	if !ok {
		return h, false
	}
	h = heading{author: people(tail(from)), recipient: people(tail(to))}
	return h, len(h.recipient) > 0 && !slices.ContainsFunc(slices.Concat(h.author, h.recipient), func(p Person) bool {
		return p.grade() < text.Sure || !text.IsPerson(p.Name)
	})
}

// kindFirst reads "Telegram from X to Y", "A Letter to Y". "The" is the beginning
// of an office more often: "The Secretary".
func kindFirst(title string) (h heading, ok bool) {
	title, _ = text.CutOneFold(title, "a ", "an ")
	return readKind(title)
}

func readKind(s string) (h heading, ok bool) {
	kind, rest, ok := cutKind(s)
	if ok {
		h.kind = kind
		h.parties(rest)
	}
	return h, ok
}

// cutVia cuts through whom a message went: "[via Kovalev]", "via Kovalev",
// "Through Kovalev and Petrov to ...". In a field they end with it.
func cutVia(title string, field bool) (rest string, via []string) {
	for _, v := range vias {
		before, after, ok := cutOutside(title, v[0])
		who := beforeOutside(after, v[1:]...)
		rest := after[len(who):]
		if ok && (field || !strings.HasPrefix(v[0], " Through") || strings.HasPrefix(rest, " to ")) {
			return before + strings.TrimLeft(rest, "])"), items(who)
		}
	}
	return title, nil
}

// vias are what names through whom a message went, each with what ends the name.
var vias = [][]string{
	{" [via ", "]"},
	{" (via ", ")"},
	{" via ", ", ", " to "},
	{" Through ", " to "},
	{" Through: ", " to "},
}

// excerptOf matches "Excerpt from the" and the like: it is the part of a document that is here.
var excerptOf = text.Pattern(`(?i)^(?:(?:excerpts?|extracts?) from|(?:excerpts?|extract|draft|text) of) (?:the |a )?`)

// journalEntry reads "From the Journal of X: Record of a Conversation with Y".
func journalEntry(title string) (h heading, ok bool) {
	m := journalOf().FindStringSubmatch(title)
	if m == nil {
		return h, false
	}
	who, entry, _ := cutOutside(m[2], ": ")
	if h = parseBare(strings.Trim(entry, " ‘“\"'’”")); h.kind == "" {
		h = heading{kind: strings.ToLower(m[1])}
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

var journalOf = text.Pattern(`(?i)^from the (journal|diary|diaries) of (.*)$`)

// qualified reads "Stasi Note on a Meeting between X and Y": a kind after one or
// two words that say whose it is. What follows must name people.
func qualified(title string) (h heading, ok bool) {
	rest := title
	for range 2 {
		word, after := cutWord(rest)
		if !text.IsUpper(word) {
			return h, false
		}
		rest = after
		kind, parties, ok := cutKind(rest)
		h = heading{kind: kind}
		if !ok || h.isTalk() && !strings.Contains(kind, " ") {
			continue
		}
		next, _ := cutWord(strings.TrimLeft(parties, " "))
		if !text.Is(next, text.Sender, text.Addressee, text.Among, text.Together) && !(text.Paper.Has(word) && text.Owner.Has(next)) {
			return h, false
		}
		h.parties(parties)
		return h, len(h.author)+len(h.recipient)+len(h.participants) > 0
	}
	return h, false
}

// possessive reads "X’s Recollections of his Trip", "X's Conversation with Y" and
// "The Chancellor's [X's] Conversation with Y".
func possessive(title string) (h heading, ok bool) {
	who, what := cutOwner(title)
	if h, ok = readKind(what); h.isTalk() {
		h.participants = append(who, h.participants...)
		return h, ok
	}
	if text.Spoken.Has(text.LastWord(h.kind)) {
		h.recipient = nil
	}
	h.author, h.participants = who, nil
	return h, ok
}

// cutOwner cuts who can be the owner from "X's Recollections", with the name in
// brackets that explains an office; nothing is owned if nobody can.
func cutOwner(s string) (who []Person, what string) {
	m := owned().FindStringSubmatch(s)
	switch {
	case m == nil:
		return nil, ""
	case text.IsOffice(m[1]) && text.IsPerson(m[2]):
		return []Person{{Name: m[2], Office: m[1]}}, m[3]
	case text.IsPerson(m[1]):
		return people(m[1]), m[3]
	}
	return nil, ""
}

var owned = text.Pattern(`^(.*?)['’]s (?:\[(.*?)['’]s\] )?(.+)$`)

func (h *heading) isTalk() bool { return text.Talk.Has(text.LastWord(h.kind)) }

// cutKind cuts the kind from the start of a title. What follows it must show
// that it is one: a preposition, a number, punctuation, or the end.
func cutKind(title string) (kind, rest string, ok bool) {
	rest = title
	start := 0
	for n := 0; n < 4; n++ {
		word, after := cutWord(rest)
		lower := strings.ToLower(word)
		bare := len(rest)-len(after) <= len(word)+1
		noun, _ := cutWord(after)
		switch {
		case text.Kind.Has(lower) && !(text.Kind.Has(noun) && bare):
			end := len(title) - len(rest) + len(word)
			end += cutTalk(title[end:])
			after := title[end:]
			next := text.FirstWord(strings.TrimPrefix(after, " "))
			if met := text.Is(next, text.Among, text.Together, text.Owner); text.Talk.Has(lower) && !met || !endsKind(lower, after) {
				return "", title, false
			}
			return strings.ToLower(title[start:end]), after, true
		case !bare || !text.Is(lower, text.Manner, text.Qualifier):
			return "", title, false
		case text.Manner.Has(lower):
			start = len(title) - len(after)
		}
		rest = after
	}
	return "", title, false
}

// cutTalk returns the length of " of [the] [first] Conversation" at the start of s, 0 if there is none.
func cutTalk(s string) int {
	preposition, rest := cutWord(strings.TrimPrefix(s, " "))
	for n := 0; n < 4 && text.Is(preposition, text.Owner, text.AboutTalk); n++ {
		word, after := cutWord(rest)
		switch {
		case text.Talk.Has(text.Unelided(word)):
			return len(s) - len(rest) + len(word)
		case !text.Is(word, text.TalkWord, text.Article) || after == "":
			return 0
		}
		rest = after
	}
	return 0
}

// endsKind reports whether what follows a noun shows that it is a kind: a preposition,
// a number, punctuation, or "X to Y", as in "Telegram Wren to Lark".
func endsKind(kind, s string) bool {
	if s == "" || strings.ContainsAny(s[:1], ",:;.(") {
		return true
	}
	word, _ := cutWord(s[1:])
	from, to := cutTo(kind, strings.TrimLeft(s, " "))
	return text.Is(word, text.Link, text.Sender, text.Owner, text.Addressee, text.ForWhom, text.Among, text.Together) ||
		hasDigit(word) || strings.ContainsAny(word, "#([‘“\"'") || text.IsPerson(from) && text.IsPerson(lastPerson(tail(to)))
}

// parties reads what follows the kind.
func (h *heading) parties(s string) {
	s = cutNumber(s)
	if after, dated := text.CutFold(s, " dated "); dated {
		_, s, _ = text.ParseDate(after, 0)
	}
	if m := quotedTitle().FindStringSubmatchIndex(s); m != nil {
		s = s[m[3]:]
	}
	s = strings.TrimLeft(s, ",: ")
	for _, p := range patterns {
		if rest, ok := h.cutPreposition(s, p.preposition); ok && (h.ofTalk(rest) || p.read(h, rest)) {
			return
		}
	}
	if !h.ofTalk(s) {
		h.plain(s)
	}
}

// A pattern reads what follows a kind and a preposition of a class.
type pattern struct {
	preposition text.Class
	read        func(h *heading, s string) bool
}

// patterns are the prepositions that may follow a kind, in the order in which
// they are tried.
var patterns = []pattern{
	{text.Among, func(h *heading, s string) bool {
		h.participants = talkers(tail(s))
		return true
	}},
	{text.Together, func(h *heading, s string) bool {
		who, by, _ := cutOutside(s, ", by ")
		h.participants, h.author = people(tail(who)), people(tail(by))
		return true
	}},
	{text.Sender, (*heading).fromTo},
	{text.Addressee, func(h *heading, s string) bool {
		who, author, _ := cutOutside(s, " from ")
		if !text.Infinitive.Has(text.LastWord(h.kind)) {
			h.recipient, h.author = somebody(tail(who)), somebody(tail(author))
		}
		return true
	}},
	{text.ForWhom, func(h *heading, s string) bool { // Memorandum for the President, Note for File by Ada Wren
		s, by, _ := cutOutside(s, " by ")
		who := people(tail(s))
		if grade(who) > text.Thing && (who[0].Office != "" || text.LastWord(h.kind) == "memorandum" && text.IsPerson(who[0].Name)) {
			h.recipient = who
		}
		h.author = somebody(tail(by))
		return len(h.recipient)+len(h.author) > 0
	}},
	{text.Owner, (*heading).of},
}

// talkers returns those who talk with each other, of whom "Wren und Lark" are two.
func talkers(s string) []Person {
	all, words := people(s), strings.Fields(s)
	i := slices.IndexFunc(words, text.Joiner.Has)
	if len(all) == 1 && i > 0 && !slices.ContainsFunc(words[i+1:], text.Joiner.Has) {
		all = append(people(strings.Join(words[:i], " ")), people(strings.Join(words[i+1:], " "))...)
	}
	return all
}

func (h *heading) cutPreposition(s string, c text.Class) (rest string, ok bool) {
	after, _ := c.Cut(s)
	rest, ok = strings.CutPrefix(after, " ")
	return rest, ok && (s[:len(s)-len(after)] != "an" || text.Abroad.Has(h.kind) || startsParty("an", rest))
}

// fromTo reads "X to Y" or "X" after "from" or "by". An audience is not a recipient.
func (h *heading) fromTo(s string) bool {
	from, to := cutTo(h.kind, s)
	h.author = somebody(tail(from))
	if !text.Spoken.Has(text.LastWord(h.kind)) {
		h.recipient = somebody(tail(to))
	}
	return true
}

// of reads what follows "of": the speaker of a statement, the owner of a
// journal, the participants of a talk, the sender of a letter. The last must surely
// be somebody, or there must be a recipient: "Letter of Intent" is of nobody.
func (h *heading) of(s string) bool {
	who := people(tail(s))
	switch noun := text.LastWord(h.kind); {
	case text.Talk.Has(noun):
		one, other := cutAt(s, text.Together, "with")
		if all := append(people(one), people(tail(other))...); len(all) > 1 && (text.IsPerson(all[0].Name) || all[0].Office != "") {
			h.participants = all
		}
		return true
	case text.Spoken.Has(noun):
		if grade(who) > text.Thing {
			h.author = who
		}
		return true
	}
	from, to := cutTo(h.kind, s)
	_, _, english := cutOutside(s, " to ") // "Note of Protest to Ada Wren"
	if to == "" {
		from, to, _ = cutOutside(s, " a ") // Carta de X a Y
	}
	who, whom := people(tail(from)), people(tail(to))
	if what, rest, ok := strings.Cut(s, " from "); ok && len(strings.Fields(what)) < 3 { // Letter of Thanks from X to Y
		return h.fromTo(rest)
	}
	if to == "" && grade(who) == text.Sure && text.IsPerson(who[0].Name) || grade(whom) > text.Thing && grade(who) > text.Thing && (grade(who) == text.Sure || !english) {
		h.author, h.recipient = who, whom
	}
	return true
}

// ofTalk reads whose talk with whom a record is of: "X's Conversation with Y".
func (h *heading) ofTalk(s string) bool {
	talk, ok := possessive(s)
	if ok = ok && talk.isTalk() && len(talk.participants) > 1; ok {
		h.participants = talk.participants
	}
	return ok
}

// plain reads what follows a kind and a comma: "X to Y", or the kind of what a
// record is of: "Minutes, Conversation between X and Y". Names alone are those who
// talk, or the institution whose document it is.
func (h *heading) plain(s string) {
	talk, _ := text.CutFold(s, "the ")
	if talk, ok := readKind(talk); ok && talk.isTalk() {
		talk.kind = h.kind
		*h = talk
		return
	}
	from, to := cutTo(h.kind, s)
	if strings.HasPrefix(s[len(from):], " an ") { // "Brief Karls an Ada Wren"
		from = text.Nominative(from)
	}
	author, recipient := people(tail(from)), somebody(tail(to))
	n := len(author)
	switch {
	case !startsParty("", s) && !text.Particle.Has(text.FirstWord(s)): // "on the way to Amaurot"
	case to != "" && (grade(author) > text.Nobody || from == "") && len(recipient) > 0:
		h.author, h.recipient = author, recipient
	case to != "":
	case n > 1 && h.isTalk() && !slices.ContainsFunc(author, func(p Person) bool { return !text.IsPerson(p.Name) || text.IsPlace(p.Name) }):
		h.participants = author
	case n == 1 && author[0].isMission() && !h.isTalk(): // an institution, whose document it is
		h.author = author
	}
}

// isMission reports whether a person is a diplomatic mission or a ministry, which
// writes documents and is not what they are about.
func (p Person) isMission() bool {
	who := cmp.Or(p.Name, p.Office)
	return text.Mission.In(who) && !text.IsOffice(who)
}

// cutNumber cuts the number of a message: " No. 54", " #12/SK".
func cutNumber(s string) string {
	t := strings.TrimLeft(s, ", ")
	number := messageNumber().FindString(t)
	if number == "" || number[0] != '#' && isDate(t) {
		return s
	}
	return " " + t[len(number):]
}

var messageNumber = text.Pattern(`^(?:(?i:nos?|nr|number)[.,:;]* \S*\d\S*|(?i:no\.)\S*\d\S*|#\S*|[^a-z ]*\d[^a-z ]*)(?: |$)`)

// quotedTitle matches a quoted title, the first group, at the start of what follows
// a kind. It ends at a closing mark that no letter follows: others are apostrophes.
var quotedTitle = text.Pattern(`^([,: ]*(?:“.*?”|‘.*?’|".*?"|'.*?'))(?:$|[ ,.;:)\]”"])`)

// cutTo cuts what follows a kind at the "to" between sender and recipient.
func cutTo(kind, s string) (from, to string) {
	if text.Abroad.Has(text.LastWord(kind)) {
		return cutAt(s, text.Addressee, "")
	}
	if from, to, ok := cutOutside(s, " addressed to "); ok {
		return from, to
	}
	return cutAt(s, text.Addressee, "to")
}

// cutAt cuts s at the first preposition of a class, in English at that one; the one
// after "Ambassador" is another if a further one follows.
func cutAt(s string, c text.Class, word string) (before, after string) {
	_, _, english := cutOutside(s, " "+word+" ")
	english = english && word != ""
	in := inside(s)
	for i := range s {
		if s[i] != ' ' || in[i] {
			continue
		}
		w, rest, _ := strings.Cut(s[i+1:], " ")
		isIt := c.Has(w) && (w == strings.ToLower(w) || s == strings.ToUpper(s) && (word == "" || !text.NotName.Has(w))) && (startsParty(w, rest) || word == "" && startsParty("", rest))
		sent := text.Sent.In(before) && (strings.HasSuffix(s[:i], ",") || strings.Count(s[len(before):i], " ") < 3) // "à Amaurot, M. Wren,"
		if english {
			isIt, sent = strings.EqualFold(w, word) && rest != "", text.Sent.Has(strings.Trim(text.LastWord(before), ",()"))
		}
		if isIt && (after == "" || sent) {
			before, after = s[:i], rest
		}
	}
	if after == "" {
		before = s
	}
	return before, after
}

// startsParty reports whether what follows a preposition of another language begins
// as a party does, and the preposition is no English article: "an Insult".
func startsParty(preposition, s string) bool {
	return (text.IsUpper(s) || text.Is(text.FirstWord(s), text.Article, text.Abroad)) && (preposition != "an" || strings.IndexAny(s, "AEIOU") != 0 || text.Given.Has(text.FirstWord(s)))
}

// correspondence reads a title that names no kind: "The Consul General at
// Peiping (Clubb) to the Secretary of State".
func correspondence(title string) (h heading, ok bool) {
	from, to := cutTo("", title)
	from = strings.TrimRight(from, ",")
	if to == "" || strings.Contains(from, ": ") {
		return h, false
	}
	author, recipient := people(from), people(tail(to))
	if strings.HasPrefix(from, "The ") && strings.HasSuffix(from, ")") { // its office has commas
		author = []Person{person(from)}
	}
	return heading{author: author, recipient: recipient}, grade(author) == text.Sure && grade(recipient) == text.Sure && !(text.Mission.In(from) && strings.Contains(from, ", "))
}

// bare reads a title of two bare names, "Wren to Lark", if Wren signs the
// document, or if both can only be names and it has a date: without these it
// could be about anything.
func (it *Item) bare(d *document.Document) {
	from, to := cutTo("", it.Title)
	if to == "" {
		return
	}
	author, recipient := people(from), people(tail(to))
	signs := text.IsPerson(from) && text.IsPerson(tail(to)) && slices.ContainsFunc(d.Blocks(document.Signature), func(b document.Block) bool {
		return strings.Contains(strings.ToLower(b.Text), strings.ToLower(text.LastWord(from)))
	})
	isWord := func(name string) bool { // "harbour", which the text has in small letters, too
		return slices.ContainsFunc(d.Body, func(b document.Block) bool { return strings.Contains(b.Text, " "+strings.ToLower(name)) })
	}
	areNames := func(who []Person) bool {
		return grade(who) == text.Sure || grade(who) == text.Likely && !strings.Contains(who[0].Name, " ") && !isWord(who[0].Name)
	}
	isDated := !it.Date.IsZero() || tail(to) != to
	if signs || isDated && areNames(author) && areNames(recipient) && strings.Contains(it.Title, " to ") {
		it.Author, it.Recipient = author, recipient
	}
}
