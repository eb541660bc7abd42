package cite

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"docview/internal/text"
)

// A role is what somebody did with a document on its way to the reader.
type role int

const (
	obtained    role = iota // by a person or institution
	provided                // by one, to another
	onFile                  // at an institution
	contributed             // by one, to an archive
	transcribed
	translated // by a person, for an institution, from a language
	edited
	published
	permitted
)

// roles are those of verbs and nouns.
var roles = map[string]role{
	"obtained": obtained, "contributed": contributed, "transcribed": transcribed, "transcription": transcribed, "edited": edited,
	"provided": provided, "bereitgestellt": provided, "gestellt": provided,
	"translated": translated, "translation": translated, "translations": translated, "übersetzt": translated, "übersetzung": translated,
	"traduit": translated, "traduction": translated, "traducido": translated, "traducción": translated,
}

// A roleRule is how roles begin: with words whose value follows at once, or with
// verbs that prepositions follow.
type roleRule struct {
	name         string
	role         role // of the words; that of a verb is in roles
	begins       func() *regexp.Regexp
	prepositions []string // in the order of the English ones
}

// prepositions are the English ones.
var prepositions = []string{"by", "for", "from", "to", "into"}

// roleRules have participles that are not roles among the English verbs: "annotated".
var roleRules = []roleRule{
	{"courtesy", provided, beginning(`courtesy of`, `[ :]+[^ :]`), nil},
	{"file", onFile, beginning(`on file (?:at|with|in)`, `[ :]+[^ :]`), nil},
	{"publication", published, beginning(`(?:published|reprinted|reproduced|printed|included) in|see`, `[ :]+[^ :]`), nil},
	{"permission", permitted, beginning(`(?:(?:used |reproduced )?with|(?:used )?by)(?: the)? permission(?: of| from)?`, `[ :]+[^ :]`), nil},
	verbRule("english", `[a-z]{3,}ed|transcription|translations?`, prepositions),
	verbRule("german", `übersetzt|übersetzung|bereitgestellt|zur verfügung gestellt`, []string{"von", "für", "aus"}),
	verbRule("french", `traduit|traduction`, []string{"par", "pour", "du"}),
	verbRule("spanish", `traducido|traducción`, []string{"por", "para", "del"}),
}

// verbRule returns the rule of verbs that share what follows: "Contributed,
// transcribed, and translated by X".
func verbRule(name, verb string, prepositions []string) roleRule {
	verb = "(?:" + verb + ")"
	after := " (?:" + strings.Join(prepositions, "|") + ") ."
	return roleRule{name: name, begins: beginning("(?:"+verb+"(?:,? and |, | & |/))*"+verb, after), prepositions: prepositions}
}

// beginning returns the pattern of words that begin a role, and of what must follow.
func beginning(words, after string) func() *regexp.Regexp {
	return text.Pattern(`(?i)^(` + words + `)` + after)
}

// A roleHead is the beginning of a role: "Document obtained and translated".
type roleHead struct {
	lead         string // what is before the verbs: "Document"
	words        string // the verbs
	roles        []role // at least one
	value        string // what follows the verbs
	prepositions []string
}

// roleAt reads the beginning of a role at the start of s, after up to four words that may lead to it.
func roleAt(s string) (h roleHead, ok bool) {
	at := 0
	for range 4 {
		if h, ok := roleAfter(s, at); ok {
			return h, true
		}
		lead, rest, _ := strings.Cut(s[at:], " ")
		if !text.RoleLead.Has(lead) {
			return roleHead{}, false
		}
		at = len(s) - len(rest)
	}
	return roleAfter(s, at)
}

// roleAfter reads the beginning of a role of which the verbs begin at a place in s.
func roleAfter(s string, at int) (h roleHead, ok bool) {
	for _, rule := range roleRules {
		m := rule.begins().FindStringSubmatchIndex(s[at:])
		if m == nil {
			continue
		}
		h = roleHead{s[:at], s[at:][:m[3]], nil, strings.TrimLeft(s[at+m[3]:], " :"), rule.prepositions}
		if h.prepositions == nil {
			h.roles = []role{rule.role}
		}
		for _, verb := range text.Words(h.words) {
			if r, ok := roles[strings.ToLower(verb)]; ok && h.prepositions != nil {
				h.roles = append(h.roles, r)
			}
		}
		if h.roles != nil {
			return h, true
		}
	}
	return roleHead{}, false
}

func (h roleHead) has(r role) bool { return slices.Contains(h.roles, r) }

// connectors join the clauses of a provenance.
var connectors = []string{"and", "with", "&"}

// roleStarts returns where roles begin in a segment: at its start, after a
// comma, "and" or "with", outside of brackets and quotation marks. In a
// publication, whose editors and translators belong to it, they begin only
// after its year.
func roleStarts(s string) []int {
	var starts []int
	open := isPublication(s) // the last role, or what is before the first, is a publication
	value := 0               // where that of the last role begins
	for i := range wordsOutside(s) {
		before := strings.TrimRight(s[:i], " ")
		if i < value || before != "" && !strings.HasSuffix(before, ",") && !slices.Contains(connectors, text.LastWord(before)) {
			continue
		}
		h, ok := roleAt(s[i:])
		if !ok || i > 0 && open && !h.has(published) && isPublication(s[i:]) {
			continue
		}
		starts = append(starts, i)
		open, value = h.has(published), len(s)-len(h.value)
	}
	return starts
}

func (p *Provenance) clause(s string) {
	h, ok := roleAt(s)
	if !ok {
		p.rest(s)
		return
	}
	single := map[role]*string{published: &p.Publication, onFile: &p.OnFileAt, permitted: &p.Permission}[h.roles[0]]
	switch {
	case single != nil && *single != "":
		p.rest(s)
		return
	case h.has(permitted): // the whole clause
		p.Permission = trimEnd(s)
		return
	case single != nil:
		*single = trimEnd(h.value)
	case h.prepositions == nil: // courtesy of
		p.ProvidedBy = append(p.ProvidedBy, trimEnd(h.value))
	default:
		h.words += p.phrases(h)
	}
	if unsaid(h.lead) != "" {
		p.rest(h.lead)
	}
	p.rest(unsaid(h.words))
}

// phrases takes each preposition of a role with its value, and returns the
// foreign ones.
func (p *Provenance) phrases(h roleHead) (foreign string) {
	value, support := cutSupport(h.value)
	for value != "" {
		preposition, after := cutWord(value)
		end := h.phraseEnd(preposition, after)
		english := prepositions[max(0, slices.Index(h.prepositions, preposition))]
		p.phrase(h, english, trimConnector(after[:end]))
		value = strings.TrimLeft(after[end:], " ")
		if english != preposition {
			foreign += " " + preposition
		}
	}
	p.rest(support)
	return foreign
}

// unsaid returns the words that no name of a part expresses.
func unsaid(s string) string {
	return strings.Join(slices.DeleteFunc(text.Words(s), text.RoleWord.Has), " ")
}

// phraseEnd returns where the value of a preposition ends and the next
// preposition of the role begins.
func (h roleHead) phraseEnd(preposition, value string) int {
	for i := range wordsOutside(value) {
		next, after := cutWord(value[i:])
		switch n := slices.Index(h.prepositions, next); {
		case i == 0 || n < 0 || after == "" || next == preposition:
		case next == "for" && text.NamedFor.Has(text.LastWord(strings.TrimRight(value[:i], " ,"))): // "Center for Mills"
		case next != "from" && prepositions[n] == "from" && text.IsUpper(after): // "Ada del Río"
		default:
			return i
		}
	}
	return len(value)
}

// phrase takes one preposition of a role with its value.
func (p *Provenance) phrase(h roleHead, preposition, value string) {
	switch {
	case preposition == "by":
		p.by(h, value)
	case preposition == "to" && (h.has(provided) || h.has(contributed)):
		p.ProvidedTo = append(p.ProvidedTo, value)
	case preposition == "for" && h.has(translated) && p.TranslatedFor == "":
		p.TranslatedFor = value
	case preposition == "from" && h.has(translated) && p.TranslatedFrom == "":
		p.TranslatedFrom = strings.TrimPrefix(value, "the ")
	default:
		p.Rest = append(p.Rest, preposition+" "+value)
	}
}

// by adds the names of a role to each of its verbs.
func (p *Provenance) by(h roleHead, value string) {
	people := names(value)
	lists := map[role]*[]string{obtained: &p.ObtainedBy, provided: &p.ProvidedBy, contributed: &p.ContributedBy, transcribed: &p.TranscribedBy, edited: &p.EditedBy}
	for _, r := range h.roles {
		if r == translated {
			p.TranslatedBy = append(p.TranslatedBy, people...)
			continue
		}
		for _, person := range people {
			*lists[r] = append(*lists[r], strings.Join(without(person.Name, person.Affiliation), ", "))
		}
	}
}

// cutSupport cuts what was done with others from who did it: "Ada Wren with support from the Mill".
func cutSupport(value string) (who, support string) {
	if who, with, ok := cutOutside(value, " with "); ok && !text.IsUpper(with) {
		return trimEnd(who), value[len(who)+1:]
	}
	return value, ""
}

// names splits the names of a role. A part after a comma that is not a
// personal name is the affiliation of the name before it.
func names(value string) []Person {
	var people []Person
	for part, rest, more := cutOutside(value, ", "); part != "" || more; part, rest, more = cutOutside(rest, ", ") {
		part = strings.TrimPrefix(part, "and ")
		if n := len(people); n > 0 && (text.IsInstitution(part) || text.Is(part, text.City, text.State) || !strings.ContainsFunc(part, unicode.IsLetter)) {
			people[n-1].Affiliation = strings.TrimPrefix(people[n-1].Affiliation+", "+part, ", ")
			continue
		}
		for _, name := range items(part) {
			people = append(people, Person{Name: name})
		}
	}
	return people
}
