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
	"bytes"
	_ "embed"
	"hash/maphash"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A Class is a kind of words of the lexicon, by its name in the data.
type Class string

// The classes of the lexicon.
const (
	Abbreviation       Class = "abbreviation"        // written with a stop that ends no sentence, without that stop: "vol"
	BeforeName         Class = "before-name"         // an abbreviation before a name or a number: "Cde."
	Page               Class = "page"                // precedes the number of a page: "p."
	PageBreak          Class = "page-break"          // with the word page says that one ends or begins: "break"
	Numbered           Class = "numbered"            // an abbreviation before a number: "no."
	Journal            Class = "journal"             // an abbreviation between others in the title of a journal: "Proc. Roy. Soc."
	SourceAbbreviation Class = "source-abbreviation" // an abbreviation in references to archives: "abt."
	Small              Class = "small"               // an article, preposition or conjunction that titles do not capitalise
	German             Class = "german"              // a small word that German has, and English has seldom: "und"
	RunsOn             Class = "runs-on"             // a word with which no sentence ends: "the"
	Kind               Class = "kind"                // a noun that says of what kind a document is: "telegram"
	Paper              Class = "paper"               // a noun that names a document, but is no kind in a citation
	Qualifier          Class = "qualifier"           // precedes a kind and belongs to it: "ciphered"
	Manner             Class = "manner"              // precedes a kind and does not belong to it: "secret"
	Talk               Class = "talk"                // what people do with each other, of which there are records: "meeting"
	TalkWord           Class = "talk-word"           // may precede the noun of a talk: "second"
	Spoken             Class = "spoken"              // a kind for an audience, which is not a recipient: "speech"
	Infinitive         Class = "infinitive"          // a noun after which "to" says what for or where: "decision", "road"
	Link               Class = "link"                // follows a kind: "from", "regarding"
	Sender             Class = "sender"              // precedes who writes: "from", "sent by"
	Owner              Class = "owner"               // precedes whose a document is: "of", "von"
	Addressee          Class = "addressee"           // precedes to whom somebody writes: "to", "à"
	ForWhom            Class = "for-whom"            // precedes for whom somebody writes: "for", "pour"
	Among              Class = "among"               // precedes all who talk: "between"
	Together           Class = "together"            // precedes with whom somebody talks: "with", "mit"
	AboutTalk          Class = "about-talk"          // is between a kind and the noun of a talk: "on"
	Article            Class = "article"             // may precede an office: "the", "der"
	Subject            Class = "subject"             // begins what a document is about: "concerning"
	Office             Class = "office"              // a noun of an office that a person holds: "minister"
	OfficeLead         Class = "office-lead"         // precedes the noun of an office: "acting"
	OfficeSmall        Class = "office-small"        // a small word inside the name of an office: "of"
	Abroad             Class = "abroad"              // an office, a mission or a kind in another language than English: "ambassadeur"
	Sent               Class = "sent"                // after it "to" says where somebody is sent: "ambassador"
	Complement         Class = "complement"          // what an office is of: "of state"
	Topic              Class = "topic"               // the last word of what an office is of: "affairs"
	Mission            Class = "mission"             // a word in the name of those sent abroad: "embassy"
	Post               Class = "post"                // a mission at a place, which alone is no author: "embassy"
	NamedFor           Class = "named-for"           // a noun after which "for" belongs to a name: "center"
	Federation         Class = "federation"          // a word in the name of a state: "republic"
	Firm               Class = "firm"                // the last word in the name of a firm: "sons"
	HeldOn             Class = "held-on"             // a noun after which "on" belongs to a name: "committee"
	Honorific          Class = "honorific"           // precedes a name and is left out by styles: "mr."
	Rank               Class = "rank"                // precedes a name of which it is a part: "general"
	Particle           Class = "particle"            // belongs to the family name after it: "von"
	Joiner             Class = "joiner"              // joins two family names: "i"
	FamilyFirst        Class = "family-first"        // a family name that comes first: "mao"
	SharedFamily       Class = "shared-family"       // one that is a given name or a word elsewhere: "kim"
	Given              Class = "given"               // a given name
	Family             Class = "family"              // a family name that is an office or an institution, too: "king", "house"
	LastGiven          Class = "last-given"          // a given name of Hungarian or Japanese, where it comes last
	SpanishGiven       Class = "spanish-given"       // a given name of Spanish or Portuguese, which two family names may follow
	Woman              Class = "woman"               // a given name that is that of a woman
	Wife               Class = "wife"                // an honorific that the name of a husband may follow: "mrs."
	DoubleFamily       Class = "double-family"       // a family name of Spanish or Portuguese, of which people have two
	Arabic             Class = "arabic"              // joins the names of a line of fathers: "ibn"
	Suffix             Class = "suffix"              // follows a name: "Jr."
	Generation         Class = "generation"          // a suffix that distinguishes those of one name: "Jr."
	Peer               Class = "peer"                // begins the name of a peer: "Viscount"
	Regnal             Class = "regnal"              // begins the name of a ruler: "Queen"
	Religious          Class = "religious"           // begins the name of a cleric: "Sister"
	Nation             Class = "nation"              // an adjective before an office: "Soviet"
	Compound           Class = "compound"            // the noun of an office of two words: "consul general"
	NotName            Class = "not-name"            // not part of a personal name, however it is written: "the"
	Institution        Class = "institution"         // a word in the name of an institution: "ministry"
	Body               Class = "body"                // the noun of those who write documents, and of their forms: "bureau", "routing sheet"
	Repository         Class = "repository"          // a word in the name of an institution that keeps documents: "archive"
	Collection         Class = "collection"          // a word in the name of a part of a repository: "fond"
	Shelfmark          Class = "shelfmark"           // begins a shelf mark: "box"
	Volume             Class = "volume"              // precedes the number of a volume: "vol"
	Country            Class = "country"             // the name of a country, as it follows an office
	City               Class = "city"                // a place of archives or embassies
	Station            Class = "station"             // the place of an embassy, as cables write it
	State              Class = "state"               // a state of the United States
	Weekday            Class = "weekday"             // a day of the week
	Month              Class = "month"               // a month, with its number: "march"
	Republican         Class = "republican"          // a month of the French Republic, with its number: "brumaire"
	Season             Class = "season"              // a season, with its number in EDTF: "spring"
	Era                Class = "era"                 // an era, with the year before its first: "昭和"
	Calendar           Class = "calendar"            // says in which calendar a date is, the old one =1: "O.S."
	Numeral            Class = "numeral"             // a number in English words, with its value: "third"
	Done               Class = "done"                // what the sentence that dates a deed begins with: "done at"
	Deed               Class = "deed"                // what a deed or a treaty calls itself: "indenture"
	Made               Class = "made"                // precedes the day of a deed: "concluded"
	DateOf             Class = "date-of"             // precedes a month or a year: "of"
	DateOfDocument     Class = "date-of-document"    // precedes the day of a document, after who wrote it: "vom"
	DateArticle        Class = "date-article"        // precedes a date: "the"
	DateIn             Class = "date-in"             // is between a word of doubt and a date: "probably in"
	DateYear           Class = "date-year"           // says that a number is a year: "an"
	Century            Class = "century"             // a hundred years: "century"
	DateFrom           Class = "date-from"           // begins a span of time: "between"
	DateTo             Class = "date-to"             // joins its ends: "to"
	DateAnd            Class = "date-and"            // joins its ends, and elsewhere two dates: "and"
	DateOr             Class = "date-or"             // joins two dates of which one is right: "or"
	Before             Class = "before"              // precedes a day that is too late: "prior to"
	OrLater            Class = "or-later"            // follows the first possible day: "or later"
	OrEarlier          Class = "or-earlier"          // follows the last possible day: "or earlier"
	Until              Class = "until"               // precedes the last possible day: "no later than"
	After              Class = "after"               // precedes a day that is too early: "later than"
	Since              Class = "since"               // precedes the first possible day: "not before"
	Negation           Class = "negation"            // turns a limit into its opposite: "never"
	About              Class = "about"               // precedes a date that is approximate: "circa"
	Perhaps            Class = "perhaps"             // precedes a date that is uncertain: "probably"
	Portion            Class = "portion"             // precedes a month or a year of which it is a part, with its number: 23, "mid", is the second of three
	Week               Class = "week"                // precedes a day of a week, its first =1 or its last =2: "week of"
	Decade             Class = "decade"              // precedes the first year of ten: "années"
	FirstDay           Class = "first-day"           // is the first day of a month, =1: "primo"
	Undated            Class = "undated"             // says that there is no date: "n.d."
	Released           Class = "released"            // what follows is the date of a copy: "declassified"
	Received           Class = "received"            // what follows is the date of receipt
	Hour               Class = "hour"                // stands with the hour: "noon"
	Classification     Class = "classification"      // a word of classifications, precedences and handling: "secret"
	Periodical         Class = "periodical"          // the noun in the name of a newspaper or a gazette: "courier"
	Testimony          Class = "testimony"           // what the sentence above the names of those who sign a treaty begins with: "in witness whereof"
	End                Class = "end"                 // what is below the last line of a text: "the end", "nnn"
	Rubric             Class = "rubric"              // the heading of a part of a newspaper, or what stands alone above a title: "obituary"
	Byline             Class = "byline"              // what a line that says who wrote an article begins with: "special to"
	Extract            Class = "extract"             // says alone above a text that it is not the whole, or not as it was: "excerpts"
	Stamp              Class = "stamp"               // what stamps and the notices of press offices begin with
	Floor              Class = "floor"               // precedes in records the name of one who speaks: "abg."
	Voice              Class = "voice"               // one who speaks in a record and is not named: "interviewer", "q"
	Interpreted        Class = "interpreted"         // in brackets after a speaker, says in what language: "interpretation"
	Division           Class = "division"            // precedes the number of a part of a law or a book: "article"
	Interjection       Class = "interjection"        // begins what a record notes in brackets: "laughter"
	WebPage            Class = "web-page"            // a line of an archive's page that is not of the document: "skip to content"
	FileKey            Class = "file-key"            // the key of a row that only files have: "slug"
	Act                Class = "act"                 // a verb in the past, of what a record says that people did: "adopted"
	Direct             Class = "direct"              // a word of direct speech, and seldom of a record: "we", "is"
	Caption            Class = "caption"             // begins a paragraph, before a colon, and is nobody: "motion"
	Salutation         Class = "salutation"          // what the first line of a letter begins with
	Letter             Class = "letter"              // a kind of document that somebody signs and that greets somebody
	Kin                Class = "kin"                 // whom a salutation names without a name: "friend"
	Closing            Class = "closing"             // a formula before a signature
	Recorder           Class = "recorder"            // precedes the name of one who wrote a document down: "noted by"
	Colophon           Class = "colophon"            // begins a line that says where a text was copied from: "reprinted from"
	Style              Class = "style"               // begins an address, and no signature: "his excellency"
	DistributionHead   Class = "distribution-head"   // what a list of addressees begins with
	NotesHead          Class = "notes-head"          // the heading of notes
	Enclosure          Class = "enclosure"           // the heading of what was enclosed
	RoleLead           Class = "role-lead"           // may precede the verb of a role in a provenance: "document"
	RoleWord           Class = "role-word"           // said by the name of a part of a provenance: "obtained"
	CompoundHead       Class = "compound-head"       // what a compound with a hyphen begins with: "anti"
	CompoundTail       Class = "compound-tail"       // what a compound with a hyphen ends with: "speaking"
	Enclitic           Class = "enclitic"            // a pronoun that a hyphen joins to the verb before it: "deixá-lo"
	Prefix             Class = "prefix"              // begins some compounds and many words: "re"
	Ending             Class = "ending"              // what an English word ends with: "tion"
)

//go:embed lexicon.txt
var data string

// A meaning is what the lexicon says of a word: words of the same classes share it.
type meaning struct {
	classes []Class
	number  int // of a month, a season or an era
}

// is reports whether the meaning has one of some classes; that of no word has none.
func (m *meaning) is(classes []Class) bool {
	return m != nil && slices.ContainsFunc(classes, func(c Class) bool { return slices.Contains(m.classes, c) })
}

// A vocabulary is the entries of the lexicon. It is made at start-up of nearly
// every command: a table of numbers takes a fraction of the time and memory of a
// map, and words are compared in the data itself.
type vocabulary struct {
	seed     maphash.Seed
	slots    [1 << 14]uint16 // a word's entry, counted from 1, is at its hash or after it; 0 if none is
	entries  []entry
	meanings []*meaning
	stemmed  []Class // those with entries that end with "*": what words begin with
	longest  int     // of these, in bytes
}

// An entry is a word in the data, and its meaning in the vocabulary.
type entry struct {
	start         uint32
	size, meaning uint16
}

var lexicon = sync.OnceValue(func() *vocabulary {
	v := &vocabulary{seed: maphash.MakeSeed(), entries: make([]entry, 0, strings.Count(data, "\n"))}
	known := map[string]uint16{} // meanings, by the names of their classes
	start := 0
	for line := range strings.Lines(data) {
		word, rest, _ := strings.Cut(line, "\t")
		names, _, _ := strings.Cut(rest, "\t")
		m, ok := known[names]
		if !ok {
			m = uint16(len(v.meanings))
			known[names], v.meanings = m, append(v.meanings, parseMeaning(names))
		}
		v.entries = append(v.entries, entry{uint32(start), uint16(len(word)), m})
		*v.slot([]byte(word)) = uint16(len(v.entries))
		if strings.HasSuffix(word, "*") {
			v.stemmed, v.longest = append(v.stemmed, v.meanings[m].classes...), max(v.longest, len(word))
		}
		start += len(line)
	}
	slices.Sort(v.stemmed)
	v.stemmed = slices.Compact(v.stemmed)
	return v
})

// slot returns the slot of a word, an empty one if the lexicon does not have it.
func (v *vocabulary) slot(word []byte) *uint16 {
	for i := maphash.Bytes(v.seed, word); ; i++ {
		slot := &v.slots[i%uint64(len(v.slots))]
		if *slot == 0 || v.word(v.entries[*slot-1]) == string(word) {
			return slot
		}
	}
}

func (v *vocabulary) word(e entry) string { return data[e.start:][:e.size] }

// of returns the meaning of a word, nil if it has none.
func (v *vocabulary) of(word []byte) *meaning {
	if i := *v.slot(word); i > 0 {
		return v.meanings[v.entries[i-1].meaning]
	}
	return nil
}

// parseMeaning reads the names of classes, some of which have a number: "month=3".
func parseMeaning(names string) *meaning {
	var m meaning
	for name := range strings.SplitSeq(names, ",") {
		name, number, numbered := strings.Cut(name, "=")
		if numbered {
			m.number, _ = strconv.Atoi(number)
		}
		m.classes = append(m.classes, Class(name))
	}
	return &m
}

// Has reports whether a word is of a class, whatever its case; what the lexicon
// has with a capital, such as "Washington", must be written so.
func (c Class) Has(word string) bool { return Is(word, c) }

// Is reports whether a word is of one of some classes, as [Class.Has] does.
func Is(word string, classes ...Class) bool {
	v := lexicon()
	var buf [longestWord]byte
	b := append(buf[:0], word[:min(len(word), longestWord)]...)
	if v.of(b).is(classes) {
		return true
	}
	if b = toLower(b); string(b) != word && v.of(b).is(classes) {
		return true
	}
	if slices.ContainsFunc(classes, func(c Class) bool { return slices.Contains(v.stemmed, c) }) {
		stem := append(b, '*')
		for n := min(v.longest, len(stem)) - 1; n > 0; n-- {
			stem[n] = '*'
			if v.of(stem[:n+1]).is(classes) {
				return true
			}
		}
	}
	return false
}

// longestWord is more bytes than any entry has.
const longestWord = 64

// toLower returns a word in small letters, with the memory of b if it is ASCII.
func toLower(b []byte) []byte {
	for i, c := range b {
		switch {
		case c >= utf8.RuneSelf:
			return bytes.ToLower(b)
		case c >= 'A' && c <= 'Z':
			b[i] |= 0x20
		}
	}
	return b
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

// Entries returns what the lexicon has of a class.
func (c Class) Entries() []string { return c.entries().all }

// A list is the entries of a class, all and by their first letters.
type list struct {
	all     []string
	initial [utf8.RuneSelf][]string // at 0 those outside of ASCII
}

// entries returns the list of a class, which is made at first use.
func (c Class) entries() *list {
	known, ok := lists.Load(c)
	if !ok {
		l, v := &list{}, lexicon()
		for _, e := range v.entries {
			if word := v.word(e); slices.Contains(v.meanings[e.meaning].classes, c) {
				l.all = append(l.all, word)
				l.initial[initial(word)] = append(l.initial[initial(word)], word)
			}
		}
		known, _ = lists.LoadOrStore(c, l)
	}
	return known.(*list)
}

var lists sync.Map // of classes

// initial returns the first byte of a word in small letters, 0 if it is not of ASCII.
func initial(word string) byte {
	switch b := word[0]; {
	case b >= utf8.RuneSelf:
		return 0
	case b >= 'A' && b <= 'Z':
		return b | 0x20
	default:
		return b
	}
}

// Cut cuts from s the longest entry of a class that it begins with, whatever
// the case of its letters.
func (c Class) Cut(s string) (rest string, ok bool) {
	if s == "" {
		return s, false
	}
	longest := 0
	for _, entry := range c.entries().initial[initial(s)] {
		if _, begins := CutFold(s, entry); begins {
			longest, ok = max(longest, len(entry)), true
		}
	}
	return s[longest:], ok
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
