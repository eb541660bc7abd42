package cite

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"docview/internal/text"
)

// A role is what somebody did with a document on its way to the reader.
type role int

const (
	otherwise   role = iota // a participle that is not a role: "annotated"
	obtained                // by a person or institution
	provided                // by one, to another
	onFile                  // at an institution
	contributed             // by one, to an archive
	transcribed
	translated // by a person, for an institution, from a language
	edited
	published
	permitted
)

// A verbRule is the words that begin a role, and what must follow them.
type verbRule struct {
	role  role
	words []string
	after []string // the prepositions that may follow; none if the value follows at once
}

var verbs = []verbRule{
	{provided, []string{"copy courtesy of", "courtesy of"}, nil},
	{onFile, []string{"on file at", "on file with", "on file in"}, nil},
	{published, []string{"published in", "reprinted in", "reproduced in", "printed in", "included in", "see"}, nil},
	{permitted, []string{"with the permission of", "with permission of", "with permission from", "by permission of", "used with permission",
		"used by permission", "reproduced with permission"}, nil},
	{obtained, []string{"obtained"}, []string{"by", "for", "from"}},
	{provided, []string{"provided"}, []string{"by", "to", "for"}},
	{contributed, []string{"contributed"}, []string{"by", "to", "for"}},
	{transcribed, []string{"transcribed", "transcription"}, []string{"by", "for", "from"}},
	{translated, []string{"translated", "translation", "translations"}, []string{"by", "for", "from", "to", "into"}},
	{edited, []string{"edited"}, []string{"by", "for"}},
	{translated, []string{"übersetzt", "übersetzung"}, []string{"von", "für", "aus"}},
	{provided, []string{"bereitgestellt", "zur verfügung gestellt"}, []string{"von"}},
	{translated, []string{"traduit", "traduction"}, []string{"par", "pour", "du"}},
	{translated, []string{"traducido", "traducción"}, []string{"por", "para", "del"}},
}

// prepositions are the English of others.
var prepositions = map[string]string{"von": "by", "par": "by", "por": "by", "für": "for", "pour": "for", "para": "for", "aus": "from", "du": "from", "del": "from"}

// A verb is one of the words that begin a role, as written.
type verb struct {
	role  role
	word  string
	after []string
}

// A roleHead is the beginning of a role: "Document obtained and translated".
type roleHead struct {
	lead  string // what is before the verbs: "Document"
	verbs []verb
	value string // what follows the verbs
}

// roleAt reads the beginning of a role at the start of s.
func roleAt(s string) (h roleHead, ok bool) {
	rest := s
	for n := 0; n < 5; n++ {
		if cut, ok := cutVerbs(rest); ok {
			cut.lead = strings.TrimSpace(s[:len(s)-len(rest)])
			return cut, true
		}
		word, after := cutWord(rest)
		if !text.RoleLead.Has(word) || len(after) == 0 || strings.ContainsAny(rest[:len(rest)-len(after)], ",.;:") {
			return roleHead{}, false
		}
		rest = after
	}
	return roleHead{}, false
}

// cutVerbs cuts verbs that share what follows: "Contributed, transcribed, and translated by X".
func cutVerbs(s string) (h roleHead, ok bool) {
	for last := false; !last; {
		var v verb
		var found bool
		if v, s, found, last = cutVerb(s); !found {
			return roleHead{}, false
		}
		h.verbs = append(h.verbs, v)
	}
	h.value = s
	return h, slices.ContainsFunc(h.verbs, func(v verb) bool { return v.role != otherwise })
}

// cutVerb cuts one verb with what joins it to the next one; last reports
// that its value follows. A participle that is not a role, such as "annotated",
// counts among others.
func cutVerb(s string) (v verb, rest string, found, last bool) {
	for _, row := range verbs {
		for _, words := range row.words {
			if s == "" || s[0]|0x20 != words[0]|0x20 { // most rows, cheaply
				continue
			}
			rest, ok := text.CutFold(s, words)
			v := verb{row.role, s[:len(s)-len(rest)], row.after}
			switch {
			case !ok || rest == "" || unicode.IsLetter(rune(rest[0])) || isNumber(rest[:1]): // "Published in1962"
			case row.after == nil:
				return v, strings.TrimLeft(rest, " :"), true, true
			case beginsPreposition(strings.TrimLeft(rest, " "), row.after):
				return v, strings.TrimLeft(rest, " "), true, true
			default:
				next, joined := text.CutOneFold(rest, verbJoints...)
				return v, next, joined, false
			}
		}
	}
	word, after := cutWord(s)
	if !strings.HasSuffix(word, "ed") || len(word) < 5 || len(after) == 0 {
		return verb{}, s, false, false
	}
	if next, joined := text.CutOneFold(s[len(word):], verbJoints...); joined {
		return verb{role: otherwise, word: word}, next, true, false
	}
	return verb{otherwise, word, []string{"by"}}, after, strings.HasPrefix(after, "by "), true
}

// verbJoints join two verbs.
var verbJoints = []string{", and ", ", ", " and ", " & ", "/"}

func beginsPreposition(s string, prepositions []string) bool {
	word, after := cutWord(s)
	return after != "" && slices.Contains(prepositions, word)
}

// roleStarts returns where roles begin in a segment: at its start, after a
// comma, "and" or "with", outside of brackets and quotation marks. In a
// publication, whose editors and translators belong to it, they begin only
// after its year.
func roleStarts(s string) []int {
	in := inside(s)
	var starts []int
	_, isRole := roleAt(strings.TrimLeft(s, " "))
	open := !isRole && isPublication(s) && !strings.Contains(s, "ed in ") // the last role, or what is before the first, is a publication
	for i := range s {
		if in[i] || i > 0 && s[i-1] != ' ' || !beginsClause(s[:i]) {
			continue
		}
		h, ok := roleAt(s[i:])
		if !ok || open && isPublication(s[i:]) {
			continue
		}
		if h.verbs[0].role == published && strings.EqualFold(h.verbs[0].word, "see") && strings.TrimLeft(s[:i], " ") != "" {
			continue
		}
		if n := len(starts); n > 0 && strings.TrimSpace(s[starts[n-1]:i]) != "" { // "translated" of "Obtained and translated by X"
			if before, ok := roleAt(s[starts[n-1]:]); ok && len(before.value) < len(s)-i {
				continue
			}
		}
		starts = append(starts, i)
		open = h.verbs[0].role == published
	}
	return starts
}

func beginsClause(before string) bool {
	before = strings.TrimRight(before, " ")
	return before == "" || strings.HasSuffix(before, ",") || slices.Contains([]string{"and", "with", "&"}, lastWord(before))
}

// clause takes a role apart.
func (p *Provenance) clause(s string) {
	h, ok := roleAt(s)
	if !ok {
		p.rest(s)
		return
	}
	value, said := trimEnd(h.value), ""
	single := map[role]*string{published: &p.Publication, onFile: &p.OnFileAt, permitted: &p.Permission}[h.verbs[0].role]
	switch {
	case single != nil && *single != "":
		p.rest(s)
		return
	case h.has(permitted): // the whole clause
		p.Permission = trimEnd(s)
		return
	case single != nil:
		*single = value
	case h.after() == nil: // courtesy of
		p.ProvidedBy = append(p.ProvidedBy, value)
	default:
		for rest := h.value; rest != ""; {
			preposition, after := cutWord(rest)
			end := phraseEnd(h, preposition, after)
			p.phrase(h, cmp.Or(prepositions[preposition], preposition), trimConnector(after[:end]))
			rest = strings.TrimLeft(after[end:], " ")
			if prepositions[preposition] != "" {
				said += preposition + " "
			}
		}
	}
	if unsaid(h.lead) != "" {
		p.rest(h.lead)
	}
	for _, v := range h.verbs {
		said = v.word + " " + said
	}
	p.rest(unsaid(said))
}

// unsaid returns the words that no name of a part expresses.
func unsaid(s string) string {
	return strings.Join(slices.DeleteFunc(strings.Fields(s), text.RoleWord.Has), " ")
}

// phraseEnd returns where the value of a preposition ends and the next
// preposition of the role begins.
func phraseEnd(h roleHead, preposition, value string) int {
	in := inside(value)
	for i := 1; i < len(value); i++ {
		if in[i] || value[i-1] != ' ' {
			continue
		}
		next, after := cutWord(value[i:])
		if _, support := cutSupport(value[:i]); support != "" {
			return len(value)
		}
		if after == "" || next == preposition || !slices.Contains(h.after(), next) || prepositions[next] == "from" && text.IsUpper(after) { // "Ada del Río"
			continue
		}
		if next != "for" || !text.NamedFor.Has(lastWord(strings.TrimRight(value[:i], " ,"))) {
			return i
		}
	}
	return len(value)
}

// after returns the prepositions that may follow the verbs.
func (h roleHead) after() []string { return h.verbs[len(h.verbs)-1].after }

func (h roleHead) has(r role) bool {
	return slices.ContainsFunc(h.verbs, func(v verb) bool { return v.role == r })
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
	value, support := cutSupport(value)
	p.rest(support)
	people := names(value)
	var joined []string
	for _, person := range people {
		name := person.Name
		if person.Affiliation != "" {
			name += ", " + person.Affiliation
		}
		joined = append(joined, name)
	}
	lists := map[role]*[]string{obtained: &p.ObtainedBy, provided: &p.ProvidedBy, contributed: &p.ContributedBy, transcribed: &p.TranscribedBy, edited: &p.EditedBy}
	for _, v := range h.verbs {
		if list := lists[v.role]; list != nil {
			*list = append(*list, joined...)
		} else if v.role == translated {
			p.TranslatedBy = append(p.TranslatedBy, people...)
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
			last := &people[n-1]
			if text.IsInstitution(last.Name) { // it has no affiliation: "National Security Archive, Washington, D.C."
				last.Name += ", " + part
			} else {
				last.Affiliation = strings.TrimPrefix(last.Affiliation+", "+part, ", ")
			}
			continue
		}
		for _, name := range items(part) {
			people = append(people, Person{Name: name})
		}
	}
	return people
}
