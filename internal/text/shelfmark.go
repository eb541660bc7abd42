package text

import "strings"

// mostShelfWords bounds the words of a shelf mark.
const mostShelfWords = 30

// IsShelfmark reports whether a line says where an archive keeps a document, and
// nothing else but in the sentences after it: an archive or a class with a number in
// it, "TNA, FO 371/12", "B 10 (Abteilung 2), Bd. 17". One in brackets needs less.
func IsShelfmark(s string) bool {
	bare := strings.Trim(s, "[]_* ")
	words := strings.Fields(strings.ReplaceAll(bare[:min(len(bare), 400)], "#", " ")) // "CH-BAR#E2800#1967/61#12*"
	if len(words) < 2 || !IsUpper(bare) || strings.Contains(strings.ToUpper(bare), "P.O. BOX") {
		return false
	}
	m := shelfmark{}
	for i := range words[:min(len(words), mostShelfWords)] {
		if m.known && m.ended || !m.read(words, i) {
			break
		}
	}
	m.known = m.known || m.archive && m.numbers > 0
	return !m.prose && m.known && (m.kept || isKeeper(bare, s != bare && s[0] == '[') || m.paired && isClass(words))
}

// IsSource reports whether what follows a label such as "Source:" says where a document
// is kept: its shelf mark, or only what keeps it, "Mill Library, Wren Files".
func IsSource(s string) bool {
	name, _, _ := strings.Cut(s, ", ")
	words, m := strings.Fields(name), shelfmark{}
	for i := range words[:min(len(words), mostShelfWords)] {
		m.read(words, i)
	}
	return IsShelfmark(s) || IsUpper(name) && m.kept && !m.prose && m.numbers == 0
}

// A shelfmark is what the words of a line show of one.
type shelfmark struct {
	numbers int  // with digits
	kept    bool // an archive comes first
	archive bool // it is one by its initials or by one word, "TNA", "Riksarkivet", after which any number is one of a file
	paired  bool // a word and its number: "Box 3"
	known   bool // a number of a file
	ended   bool // the last word ends a sentence
	prose   bool // a word that shelf marks do not have
}

// read reads word i, and reports whether it can be of a shelf mark.
func (m *shelfmark) read(words []string, i int) bool {
	word := strings.Trim(words[i], ".,:;()[]*_“”\"")
	switch {
	case strings.ContainsAny(word, "0123456789"):
		m.numbers++
		m.paired = m.paired || i > 0 && isShelfWord(words[i-1])
		m.known = m.paired || m.known || m.numbers > 2 || IsFileNumber(word)
		m.ended = strings.HasSuffix(words[i], ".")
		return true
	case Month.Has(word):
		m.prose = true
	case word == "" || IsUpper(word):
		isName := !m.known && Repository.Has(word)
		m.kept, m.archive = m.kept || isName, m.archive || isName && (IsAcronym(word) || i == 0 && words[0] == word+"," && Institution.Has(word))
	case m.archive && i+1 < len(words) && (strings.HasSuffix(words[i], ".") || strings.ContainsAny(words[i+1], "0123456789")): // "sygn. XI A/123"
	case i > 0 && Repository.Has(words[i-1]) && (word != words[i] || i+1 < len(words) && Is(words[i+1], Particle, Link, OfficeSmall)): // "Archives nationales,"
	case !Is(word, Shelfmark, SourceAbbreviation, Abbreviation, Numbered, Page, Link, Particle, OfficeSmall, Repository, Collection, Topic) && word != "and":
		m.prose = true
	}
	m.ended = false
	return !m.prose
}

// isShelfWord reports whether the number of a shelf mark follows a word: "Box", "Bd.".
func isShelfWord(word string) bool {
	word = strings.Trim(word, ".,:;()º°")
	return Is(word, Shelfmark, SourceAbbreviation) && !Link.Has(word)
}

// IsFileNumber reports whether a word is a number with a stroke, and neither a date nor two
// years: "371/2155", "II/1234".
func IsFileNumber(word string) bool {
	before, after, ok := strings.Cut(word, "/")
	date, _, _ := strings.Cut(word, "-")
	_, isDate := WholeDate(date, AnyCentury)
	return ok && before != "" && after != "" && !isDate && !(len(before) == 4 && len(after) == 2 && before[0] == '1')
}

// isKeeper reports whether s begins with the initials of an archive, which a number
// follows at once in brackets alone: "PA AA, B 150", "[FO 800/112]". A cable begins
// with its station, its kind or its secrecy.
func isKeeper(s string, bracketed bool) bool {
	name := s
	if i := strings.IndexAny(s, ",:.0123456789"); i > 0 {
		name = strings.TrimRight(s[:i], " ")
		if s[i] <= '9' && s[i] >= '0' && !bracketed {
			return false
		}
	}
	for word := range strings.FieldsSeq(name) {
		if len([]rune(word)) > 7 || Is(word, Kind, Classification, City, Station, Country, Numbered) {
			return false
		}
	}
	return IsAcronym(name)
}

// isClass reports whether words begin with a class of files and its number: "B 10",
// "R 43 II".
func isClass(words []string) bool {
	return len(words[0]) <= 4 && strings.Trim(words[0], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" && strings.IndexAny(words[1], "0123456789") == 0
}
