package cite

import (
	"cmp"
	"slices"
	"strings"

	"docview/internal/text"
)

// A Provenance says where the text of a document comes from, taken apart.
// Every value is a part of Text; what nothing else claims is in Rest.
type Provenance struct {
	Text           string          `json:"text"`
	Repository     string          `json:"repository,omitempty"` // the archive that holds the original
	Place          string          `json:"place,omitempty"`      // where the repository is
	Shelfmark      string          `json:"shelfmark,omitempty"`
	ShelfmarkParts *ShelfmarkParts `json:"shelfmark_parts,omitempty"`
	Publication    string          `json:"publication,omitempty"`
	ObtainedBy     []string        `json:"obtained_by,omitempty"`
	ProvidedBy     []string        `json:"provided_by,omitempty"`
	ProvidedTo     []string        `json:"provided_to,omitempty"`
	OnFileAt       string          `json:"on_file_at,omitempty"`
	ContributedBy  []string        `json:"contributed_by,omitempty"`
	TranscribedBy  []string        `json:"transcribed_by,omitempty"`
	TranslatedBy   []Person        `json:"translated_by,omitempty"`
	TranslatedFor  string          `json:"translated_for,omitempty"`
	TranslatedFrom string          `json:"translated_from,omitempty"`
	EditedBy       []string        `json:"edited_by,omitempty"`
	Permission     string          `json:"permission,omitempty"` // the whole clause
	Rest           []string        `json:"rest,omitempty"`

	location string // repository, place and shelf mark, as one part of Text
}

// longestProvenance bounds, in bytes, what is taken apart; a longer text is
// kept whole.
const longestProvenance = 4000

// ParseProvenance takes a provenance apart: the text that follows date and
// archive in a citation, or that of a source note. It returns nil for an empty
// text.
func ParseProvenance(s string) *Provenance {
	s = spaced(s)
	if s = strings.Trim(s, "_* "); strings.Count(s, "*")%2 == 0 { // Markdown's emphasis
		s = strings.ReplaceAll(s, "*", "")
	}
	s = strings.TrimSuffix(strings.TrimPrefix(s, "["), "]")
	for t := ""; t != s; {
		t = s
		s, _ = text.CutOneFold(strings.TrimLeft(s, " .:"), "source:", "source :", "quelle:", "fuente:", "fonte:", "источник:", "archiv:", "archive:", "signatur:", "cote:")
	}
	if number := documentNumber().FindString(s); text.IsShelfmark(s[len(number):]) { // of an edition: "No. 12 NAI DFA 26/95"
		s = s[len(number):]
	}
	if s == "" {
		return nil
	}
	p := &Provenance{Text: s}
	if len(s) > longestProvenance {
		p.rest(s)
		return p
	}
	var licence string
	if m := publicDomain().FindStringSubmatch(s); m != nil {
		s, licence = m[1], m[2]
	}
	for i, segment := range segments(s) {
		p.segment(segment, i == 0)
	}
	p.rest(licence)
	if p.TranslatedFor != "" { // it was obtained for the same institution
		p.Rest = slices.DeleteFunc(p.Rest, func(s string) bool { return s == "for "+p.TranslatedFor })
	}
	return p
}

// Location returns where the original is: repository, place and shelf mark
// as the text has them; the publication if it names no repository; else "".
func (p *Provenance) Location() string {
	if p == nil {
		return ""
	}
	return cmp.Or(p.location, p.Publication)
}

// segments cuts a provenance at semicolons and at the ends of sentences.
func segments(s string) []string {
	in := inside(s)
	var all []string
	from := 0
	for i := 0; i+1 < len(s); i++ {
		if !in[i] && (s[i] == ';' || s[i] == '.' && endsSegment(s[:i], s[i+1:])) {
			all = append(all, s[from:i+1])
			from = i + 1
		}
	}
	return append(all, s[from:])
}

// endsSegment reports whether a stop ends a segment: a capital follows, perhaps after
// a dash, "Bd. 4. - Vermerk", and it is not the stop of an abbreviation or an
// initial. A role always begins a segment: "Washington, D.C. Translated by".
func endsSegment(before, after string) bool {
	next, ok := strings.CutPrefix(after, " ")
	if !ok || !text.IsUpper(strings.TrimLeft(next, `-–— "“[(`)) {
		return false
	}
	if part := russianPart().FindStringIndex(next); part != nil && part[0] == 0 && hasDigit(next[:part[1]]) {
		return false
	}
	if _, ok := roleAt(next); ok {
		return true
	}
	word := before[strings.LastIndexAny(before, " .([/-")+1:]
	if code, _ := cutWord(next); isNumber(word) && hasDigit(code) { // one code of several groups: "3.2.4. K-1721"
		return false
	}
	return !isInitial(before) && !text.Is(word, text.Abbreviation, text.SourceAbbreviation)
}

// segment takes a segment apart: what is before the first role, and each role.
func (p *Provenance) segment(s string, first bool) {
	s = strings.TrimLeft(s, " ")
	starts := append(roleStarts(s), len(s))
	if head := trimConnector(s[:starts[0]]); head != "" {
		p.source(head, first)
	}
	for i, end := range starts[1:] {
		p.clause(trimConnector(s[starts[i]:end]))
	}
}

// trimConnector cuts what joins a part to the next one.
func trimConnector(s string) string {
	for {
		t := trimEnd(s)
		if last := text.LastWord(t); slices.Contains(connectors, last) {
			t = strings.TrimSuffix(t, last)
		}
		if t == s {
			return s
		}
		s = t
	}
}

// source takes what no role begins: the repository with its shelf mark, or a
// publication. A shelf mark may be a segment of its own, and so may the end of
// a publication whose title has stops: "Published in Foreign Policy. Documents
// (Moscow: Nauka, 1989), p. 5."
func (p *Provenance) source(s string, first bool) {
	switch {
	case isPublication(s) && p.Publication == "":
		p.Publication = s
	case isPublication(s) && !isPublication(p.Publication):
		p.Publication = p.through(p.Publication, s)
	case first && p.repository(s):
	case p.Shelfmark == "" && (text.IsShelfmark(s) && !text.Repository.In(s) || !first && p.Repository != "" && beginsShelfmark(s)):
		p.setShelfmark(s)
		p.location = p.through(p.location, s)
	default:
		p.rest(s)
	}
}

// through returns the text from one part to another that follows it.
func (p *Provenance) through(from, to string) string {
	if from == "" {
		return to
	}
	_, rest, _ := strings.Cut(p.Text, from)
	between, _, _ := strings.Cut(rest, to)
	return from + between + to
}

func (p *Provenance) rest(s string) {
	if s = trimEnd(s); s != "" {
		p.Rest = append(p.Rest, s)
	}
}

// documentNumber matches the number in an edition.
var documentNumber = text.Pattern(`^` + numberWord + `[0-9]{1,4} +`)

// publicDomain matches a source that ends with its licence.
var publicDomain = text.Pattern(`^(.*[^ ,(–—-])[ ,(–—-]+((?i:public domain))[.)]*$`)

// isPublication reports whether s names a book, "(CITY: PUBLISHER, YEAR)", or
// the pages of a journal, "2 (1992), pp. 12-15".
func isPublication(s string) bool { return strings.Contains(s, "(") && publication().MatchString(s) }

var publication = text.Pattern(`\([^)]*: ` + yearInBracket + `|\(` + yearInBracket + `[ ,:]+pp?\.`)

const yearInBracket = `(?:[^)]*[^)0-9])?[0-9]{4}[ ?\]]*\)`
