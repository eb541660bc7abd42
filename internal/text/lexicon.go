// Package text is the language of documents: what is a name, an office, a kind
// of document, an abbreviation. Document, cite, quote, check and search ask it
// instead of keeping lists of their own, so that they agree.
//
// Its vocabulary is data, lexicon.txt, read at first use: one entry per line,
// with its classes, its language and, for an odd one, the reason. A word can be
// of several classes, "dean" an office and a given name; what it is in a text
// depends on the words beside it, which the caller sees.
package text

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A Class is a kind of words of the lexicon.
type Class int

// The classes of the lexicon.
const (
	Abbreviation       Class = iota // written with a stop that ends no sentence, without that stop: "vol"
	BeforeName                      // an abbreviation before a name or a number: "Cde."
	Numbered                        // an abbreviation before a number: "no."
	SourceAbbreviation              // an abbreviation in references to archives: "abt."
	Small                           // an article, preposition or conjunction that titles do not capitalise
	German                          // a small word that German has, and English has seldom: "und"
	RunsOn                          // a word with which no sentence ends: "the"
	Kind                            // a noun that says of what kind a document is: "telegram"
	Paper                           // a noun that names a document, but is no kind in a citation
	Qualifier                       // precedes a kind and belongs to it: "ciphered"
	Manner                          // precedes a kind and does not belong to it: "secret"
	Talk                            // what people do with each other, of which there are records: "meeting"
	TalkWord                        // may precede the noun of a talk: "second"
	Spoken                          // a kind for an audience, which is not a recipient: "speech"
	Infinitive                      // a kind after which "to" says what for: "decision"
	Link                            // follows a kind: "from", "regarding"
	Subject                         // begins what a document is about: "concerning"
	Office                          // a noun of an office that a person holds: "minister"
	OfficeLead                      // precedes the noun of an office: "acting"
	OfficeSmall                     // a small word inside the name of an office: "of"
	Sent                            // after it "to" says where somebody is sent: "ambassador"
	Complement                      // what an office is of: "of state"
	Topic                           // the last word of what an office is of: "affairs"
	Mission                         // a word in the name of those sent abroad: "embassy"
	NamedFor                        // a noun after which "for" belongs to a name: "center"
	Federation                      // a word in the name of a state: "republic"
	Firm                            // the last word in the name of a firm: "sons"
	HeldOn                          // a noun after which "on" belongs to a name: "committee"
	Honorific                       // precedes a name and is left out by styles: "mr."
	Rank                            // precedes a name of which it is a part: "general"
	Particle                        // belongs to the family name after it: "von"
	Joiner                          // joins two family names: "i"
	FamilyFirst                     // a family name that comes first: "mao"
	SharedFamily                    // one that is a given name or a word elsewhere: "kim"
	Given                           // a given name
	Family                          // a family name that is an office or an institution, too: "king", "house"
	HungarianGiven                  // a given name of Hungarian, where it comes last
	DoubleFamily                    // a family name of Spanish or Portuguese, of which people have two
	Arabic                          // joins the names of a line of fathers: "ibn"
	Suffix                          // follows a name: "Jr."
	Peer                            // begins the name of a peer: "Viscount"
	Regnal                          // begins the name of a ruler: "Queen"
	Religious                       // begins the name of a cleric: "Sister"
	Nation                          // an adjective before an office: "Soviet"
	Compound                        // the noun of an office of two words: "consul general"
	NotName                         // not part of a personal name, however it is written: "the"
	Institution                     // a word in the name of an institution: "ministry"
	Body                            // the noun of those who write documents, and of their forms: "bureau", "routing sheet"
	Repository                      // a word in the name of an institution that keeps documents: "archive"
	Collection                      // a word in the name of a part of a repository: "fond"
	Shelfmark                       // begins a shelf mark: "box"
	Country                         // the name of a country, as it follows an office
	City                            // a place of archives or embassies
	Station                         // the place of an embassy, as cables write it
	State                           // a state of the United States
	Weekday                         // a day of the week
	Month                           // a month, with its number: "march"
	Republican                      // a month of the French Republic, with its number: "brumaire"
	Season                          // a season, with its number in EDTF: "spring"
	Era                             // an era, with the year before its first: "昭和"
	DateOf                          // precedes a month or a year: "of"
	DateArticle                     // precedes a date: "the"
	DateYear                        // says that a number is a year: "an"
	Century                         // a hundred years: "century"
	DateFrom                        // begins a span of time: "between"
	DateTo                          // joins its ends: "to"
	DateAnd                         // joins its ends, and elsewhere two dates: "and"
	Before                          // precedes a day that is too late: "prior to"
	Until                           // precedes the last possible day: "no later than"
	After                           // precedes a day that is too early: "later than"
	Since                           // precedes the first possible day: "not before"
	About                           // precedes a date that is approximate: "circa"
	Perhaps                         // precedes a date that is uncertain: "probably"
	Third                           // precedes a month or a year of which it is a third, with its number: "mid"
	Undated                         // says that there is no date: "n.d."
	Released                        // what follows is the date of a copy: "declassified"
	Received                        // what follows is the date of receipt
	Hour                            // stands with the hour: "noon"
	Classification                  // a word of classifications, precedences and handling: "secret"
	Stamp                           // what stamps and the notices of press offices begin with
	Salutation                      // what the first line of a letter begins with
	Closing                         // a formula before a signature
	DistributionHead                // what a list of addressees begins with
	NotesHead                       // the heading of notes
	Enclosure                       // the heading of what was enclosed
	RoleLead                        // may precede the verb of a role in a provenance: "document"
	RoleWord                        // said by the name of a part of a provenance: "obtained"
	CompoundHead                    // what a compound with a hyphen begins with: "anti"
	CompoundTail                    // what a compound with a hyphen ends with: "speaking"
	Prefix                          // begins some compounds and many words: "re"
	Ending                          // what an English word ends with: "tion"
	classes
)

// classNames are the names of the classes in the data.
var classNames = [classes]string{
	"abbreviation", "before-name", "numbered", "source-abbreviation", "small", "german", "runs-on", "kind", "paper", "qualifier", "manner", "talk", "talk-word",
	"spoken", "infinitive", "link", "subject", "office", "office-lead", "office-small", "sent", "complement", "topic", "mission", "named-for", "federation", "firm", "held-on", "honorific",
	"rank", "particle", "joiner", "family-first", "shared-family",
	"given", "family", "hungarian-given", "double-family", "arabic", "suffix", "peer", "regnal", "religious", "nation", "compound", "not-name", "institution", "body", "repository", "collection", "shelfmark",
	"country", "city", "station", "state", "weekday",
	"month", "republican", "season", "era", "date-of", "date-article", "date-year", "century", "date-from", "date-to", "date-and",
	"before", "until", "after", "since", "about", "perhaps", "third", "undated", "released", "received", "hour",
	"classification", "stamp", "salutation", "closing", "distribution-head", "notes-head", "enclosure",
	"role-lead", "role-word", "compound-head", "compound-tail", "prefix", "ending",
}

//go:embed lexicon.txt
var data string

// A set is a set of classes.
type set [(classes + 63) / 64]uint64

func (s *set) add(c Class)     { s[c/64] |= 1 << (c % 64) }
func (s set) has(c Class) bool { return s[c/64]&(1<<(c%64)) != 0 }

func (s set) hasAny(classes []Class) bool {
	for _, c := range classes {
		if s.has(c) {
			return true
		}
	}
	return false
}

// A vocabulary is the entries of the lexicon with their classes. It is made at
// start-up of nearly every command, in a fraction of a millisecond.
type vocabulary struct {
	words   map[string]set
	stems   map[string]set // entries that end with "*": what words begin with
	longest int            // of the stems, in bytes
	stemmed set            // the classes that have stems
	numbers map[string]int // of months, seasons and eras
	lists   [classes]struct {
		words []string
		sort  sync.Once
	}
}

var lexicon = sync.OnceValue(func() *vocabulary {
	v := &vocabulary{words: make(map[string]set, strings.Count(data, "\n")), stems: map[string]set{}, numbers: map[string]int{}}
	known := map[string][]Class{}
	number := map[string]int{} // of the names of classes that have one
	for word, names := range entries {
		of, ok := known[names]
		if !ok {
			for name := range strings.SplitSeq(names, ",") {
				name, n, _ := strings.Cut(name, "=")
				if n != "" {
					number[names], _ = strconv.Atoi(n)
				}
				of = append(of, Class(slices.Index(classNames[:], name)))
			}
			known[names] = of
		}
		if n, ok := number[names]; ok {
			v.numbers[word] = n
		}
		var classes set
		for _, c := range of {
			classes.add(c)
			v.lists[c].words = append(v.lists[c].words, word)
		}
		stem, isStem := strings.CutSuffix(word, "*")
		if !isStem {
			v.words[word] = classes
			continue
		}
		v.stems[stem], v.longest = classes, max(v.longest, len(stem))
		for i := range classes {
			v.stemmed[i] |= classes[i]
		}
	}
	return v
})

// entries yields the words of the data with the names of their classes, some of
// which have a number: "month=3".
func entries(yield func(word, names string) bool) {
	for line := range strings.Lines(data) {
		word, rest, _ := strings.Cut(line, "\t")
		names, _, _ := strings.Cut(rest, "\t")
		if !yield(word, names) {
			return
		}
	}
}

// Has reports whether a word is of a class, whatever its case; what the lexicon
// has with a capital, such as "Washington", must be written so.
func (c Class) Has(word string) bool { return Is(word, c) }

// Is reports whether a word is of one of some classes, as [Class.Has] does.
func Is(word string, classes ...Class) bool {
	v := lexicon()
	if v.words[word].hasAny(classes) {
		return true
	}
	var buf [32]byte // most words are ASCII, and need no memory of their own
	lower, ok := lowerASCII(buf[:0], word)
	if !ok {
		lower = append(lower, strings.ToLower(word)...)
	}
	if v.words[string(lower)].hasAny(classes) {
		return true
	}
	if v.stemmed.hasAny(classes) {
		for n := min(v.longest, len(lower)); n > 0; n-- {
			if v.stems[string(lower[:n])].hasAny(classes) {
				return true
			}
		}
	}
	return false
}

// lowerASCII appends a word in small letters to b; ok is false if it is long or
// has other characters than those of ASCII.
func lowerASCII(b []byte, word string) (lower []byte, ok bool) {
	if len(word) > cap(b) {
		return b, false
	}
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			return b[:0], false
		}
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		b = append(b, c)
	}
	return b, true
}

// In reports whether s has a word of a class.
func (c Class) In(s string) bool {
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if c.Has(word) {
			return true
		}
	}
	return false
}

// Entries returns what the lexicon has of a class, the longest first.
func (c Class) Entries() []string {
	l := &lexicon().lists[c]
	l.sort.Do(func() {
		slices.SortStableFunc(l.words, func(a, b string) int { return len(b) - len(a) })
	})
	return l.words
}

// Cut cuts from s the longest entry of a class that it begins with, whatever
// the case of its letters.
func (c Class) Cut(s string) (rest string, ok bool) {
	for _, entry := range c.Entries() {
		if rest, ok = CutFold(s, entry); ok {
			return rest, true
		}
	}
	return s, false
}

// Begins reports whether s begins with an entry of a class, whatever the case
// of its letters.
func (c Class) Begins(s string) bool {
	_, ok := c.Cut(s)
	return ok
}

// CutFold cuts a prefix from s, whatever the case of its letters.
func CutFold(s, prefix string) (rest string, ok bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutOneFold cuts the first of some prefixes that s has, whatever the case of its letters.
func CutOneFold(s string, prefixes ...string) (rest string, ok bool) {
	for _, prefix := range prefixes {
		if rest, ok = CutFold(s, prefix); ok {
			return rest, true
		}
	}
	return s, false
}
