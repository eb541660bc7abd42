package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/text"
)

// isName reports whether a block of capital letters is a name and no heading:
// one with an initial, "V. KUZNETSOV".
func isName(s string) bool {
	initial := strings.IndexByte(s, '.')
	return initial > 0 && initial <= 2 && text.IsNamed(s)
}

// isOffice reports whether s says what the signer is: "Ambassador of the USSR
// in China", or is the end of such a line.
func isOffice(s string) bool {
	if width(s) > 80 || s == "" || endsSentence(s) {
		return false
	}
	if first := text.FirstWord(s); first != "" && isDigit(first[0]) && !isDigit(first[len(first)-1]) {
		s = strings.TrimLeft(s[len(first):], " ") // "2nd Secretary"
	}
	return startsOffice(s) || isPartOfOffice(s)
}

// startsOffice reports whether s begins with the word of an office.
func startsOffice(s string) bool {
	first := text.FirstWord(strings.TrimLeft(s, "[("))
	return text.Is(strings.TrimRight(first, ","), text.Office, text.OfficeLead, text.Rank)
}

// isPartOfOffice: "the Chinese Communist", "Party CC", "Japan China Cultural
// Exchange Association": capitalized words and small ones, no verb among them.
func isPartOfOffice(s string) bool {
	if strings.Count(s, " ") >= 9 {
		return false
	}
	for word := range strings.FieldsSeq(s) {
		if !text.IsOfficeWord(word) {
			return false
		}
	}
	return true
}

// isSpeaker reports whether a line begins with the name of one who speaks:
// "Comrade Mao Zedong: ", "BREZHNEV. ".
func isSpeaker(s string) bool {
	name, said, ok := strings.Cut(s[:min(len(s), longestSpeaker)], ": ")
	if ok && said != "" {
		return text.IsNamed(name)
	}
	name, said, ok = strings.Cut(name, ". ")
	return ok && len(name) > 3 && allCaps(name) && text.IsNamed(name) && !allCaps(said)
}

// longestSpeaker bounds a speaker's name, in bytes.
const longestSpeaker = 40

// isClosing: "With Bolshevik greetings,", "Yours sincerely,".
func isClosing(s string) bool {
	if len(s) > 60 || strings.Count(s, " ") > 8 || strings.HasSuffix(s, ":") || endsSentence(s) && !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "!") {
		return false
	}
	bare := strings.TrimRight(s, ",.!")
	return text.Closing.Begins(s) || slices.ContainsFunc(text.Closing.Entries(), func(c string) bool {
		from := len(bare) - len(c)
		return from >= 0 && strings.EqualFold(bare[from:], c)
	})
}

// isSigned: "[signature]", "(Bitterlich)", "/s/ A. Petrov", "[Chinese signature] Liu Shaoqi".
func isSigned(s string) bool {
	if isXMark(s) {
		return true
	}
	if strings.IndexByte("/sgS([", s[0]) < 0 && strings.IndexByte(s, '[') < 0 && s[len(s)-1] != ')' {
		return false
	}
	if rest, ok := text.CutOneFold(s, "signed", "(signed", "gez.", "sgd", "(sgd", "s/ "); ok {
		return namesSigner(rest)
	}
	if isSealed(s) {
		return true
	}
	lower := strings.ToLower(s)
	if strings.HasPrefix(lower, "/s/") || strings.HasPrefix(s, "/-/") {
		return true
	}
	if open, rest, ok := cutBracketed(lower); ok {
		return strings.Contains(open, "signature") || strings.Contains(open, "signed") ||
			open == "sd" || open == "sd." || s[0] == '(' && rest == "" && text.IsNamed(s[1:len(s)-1]) && (strings.Contains(strings.TrimSuffix(open, "."), ".") || !strings.ContainsAny(open, " ."))
	}
	return strings.Contains(lower, "[signature]") && width(s) < 80
}

// isXMark: "The mark of Black Crow", "Wapello, his x mark,".
func isXMark(s string) bool {
	at := strings.Index(s, " mark")
	if at < 0 {
		return false
	}
	if name, ok := text.CutOneFold(s, "the mark of "); ok {
		return text.IsNamed(strings.TrimRight(name, ".,"))
	}
	words := strings.Fields(s[:at])
	n := len(words)
	return n > 2 && n < 9 && strings.Trim(words[n-1], "xX+×") == "" && slices.Contains(possessives, words[n-2])
}

// markXMarks marks the lines of a name with such a mark around it: "his", "John x Miller", "mark".
func markXMarks(lines []line) {
	for i := 2; i < len(lines); i++ {
		if his, name := lines[i-2].text, lines[i-1].text; lines[i].text == "mark" && slices.Contains(possessives, his) && strings.Contains(strings.ToLower(name), " x ") {
			for k := i - 2; k <= i; k++ {
				lines[k].traits |= signed
			}
		}
	}
}

var possessives = []string{"his", "her", "their"}

// isSealed: a name with the place of its seal, "(L. S.) A. Miller", "Ann Miller [Seal]".
func isSealed(s string) bool {
	seal, name, ok := cutBracketed(s)
	if open := strings.LastIndexAny(s, "[("); !ok && open > 0 {
		seal, name, ok = s[open+1:], s[:open], true
	}
	seal = strings.ToLower(strings.Trim(strings.ReplaceAll(seal, " ", ""), ".)],"))
	return ok && (seal == "l.s" || seal == "seal") && text.IsNamed(strings.Trim(name, " ,."))
}

// namesSigner reports whether what is after "signed" is that of a signature and
// not of a sentence: nothing, a colon or a bracket, or names, dates and small
// words alone. "Signed by both sides were:" is none.
func namesSigner(s string) bool {
	before, after, colon := strings.Cut(s, ":")
	if strings.Trim(before, " ,.)]") == "" || colon && strings.TrimSpace(after) != "" && isNameOrNothing(after) {
		return true
	}
	s = strings.TrimLeft(s, " ,.")
	if strings.ContainsAny(s[:1], "[(])") {
		return true
	}
	named := false
	for word := range strings.FieldsSeq(strings.TrimRight(s, ")")) {
		bare := strings.Trim(word, ".,")
		switch {
		case bare == "" || strings.Contains(word, ":"):
			return false
		case isDigit(word[0]) || text.IsNameWord(word) && !text.IsParticle(word):
			named = true
		case !slices.Contains(signingWords, bare) && !text.OfficeSmall.Has(bare) && !text.IsParticle(bare) && !strings.HasSuffix(bare, "th"):
			return false
		}
	}
	return named
}

// signingWords are the small words between "signed" and a name or a date.
var signingWords = []string{"by", "this", "day", "order", "behalf", "first", "second", "third", "am", "im", "von"}

// cutBracketed cuts a bracket at the start of s.
func cutBracketed(s string) (inner, rest string, ok bool) {
	if s == "" || s[0] != '[' && s[0] != '(' {
		return "", s, false
	}
	end := strings.IndexAny(s, "])")
	if end < 0 {
		return "", s, false
	}
	return s[1:end], strings.TrimSpace(s[end+1:]), true
}

// isOnBehalf: "For the Joint Chiefs of Staff:" above a name or before it.
func isOnBehalf(s string) bool {
	office, name, ok := strings.Cut(s, ":")
	return (ok && (strings.HasPrefix(s, "For ") || strings.HasPrefix(s, "By the ")) || hasPrefixFold(s, []string{"on behalf of ", "by authorization of "})) && isNameOrNothing(name) &&
		isPartOfOffice(strings.TrimPrefix(strings.ReplaceAll(office, " behalf ", " "), "By authorization "))
}

// isHanName reports whether s can be a Chinese name, two to four characters, or
// that of an office, up to twelve that end as one does.
func isHanName(s string) bool {
	n, isHan := width(s), func(r rune) bool { return unicode.Is(unicode.Han, r) }
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.TrimLeftFunc(s, isHan) == "" && n >= 2 && (n <= 4 || n <= 12 && strings.ContainsRune("部厅會会院局社馆处府", last))
}

// isYearless: "6 October", "Zhou Enlai, October 6": the end of a letter often
// leaves the year out.
func isYearless(s string) bool {
	s = strings.TrimRight(s, ".")
	words := strings.Fields(s)
	if len(words) < 2 {
		return false
	}
	n := len(words) - 2
	d, ok := text.WholeDate(words[n]+" "+words[n+1]+" 1904", 0) // a leap year
	before := strings.Join(words[:n], " ")
	return ok && len(d.EDTF) == len("1904-02-29") && (isNameOrNothing(before) || text.IsHour(before))
}

// widestDateLine bounds a line with a date, in characters.
const widestDateLine = 70

// isDateLine: a date, in a line that is not too wide, alone, with its hour, or with a name, a place or an office.
func isDateLine(s string, year int) bool {
	d, ok := text.LastDate(s, year)
	if day, _, cut := strings.Cut(s, ".19"); !ok && cut && strings.Count(day, ".") == 1 && !strings.Contains(s, " ") {
		_, ok = text.WholeDate(day+".1904", 0) // "30.XII.194‸", whose last character is damaged
		d.Text = s
	}
	if !ok {
		return false
	}
	before, after, _ := strings.Cut(s, d.Text)
	return isNameOrNothing(before) && (isNameOrNothing(after) || text.IsHour(after))
}

func isNameOrNothing(s string) bool {
	s = strings.Trim(s, " ,;.()[]/—–-")
	return s == "" || text.IsNamed(s) || isOffice(s)
}

// isAddressing reports whether a line after a signature begins the address of
// the one to whom the letter goes: "To" alone, "To Prof. Miller".
func isAddressing(s string) bool {
	first := strings.TrimRight(text.FirstWord(s), ":")
	return slices.Contains([]string{"To", "TO", "An", "À", "A", "Al", "Кому"}, first) && (first+":" == s || first == s || strings.HasPrefix(s, "To "))
}

// isEnd: "END", what some texts say after their last line.
func isEnd(s string) bool {
	return text.End.Has(strings.Trim(s, " .*-–—()[]<>"))
}

// isEnclosure: "[Enclosure 1]", "[Annex]".
func isEnclosure(s string) bool {
	return s[0] == '[' && isBracketed(s) && len(s) <= 40 && namesEnclosure(s[1:len(s)-1])
}

// namesEnclosure: "Attachment", "Annex 2:".
func namesEnclosure(s string) bool {
	return text.Enclosure.Has(strings.TrimRight(s, " 0123456789.:—-"))
}

// isHeading reports whether a short block is a heading: capital letters alone,
// letters set apart by spaces, or the head of an enclosure. "CITE: 12345" is a
// field of a form.
func isHeading(s string) bool {
	if s[len(s)-1] == ':' || strings.Contains(s, ": ") {
		return false
	}
	return allCaps(s) && !isName(s) && !(isDigit(s[0]) && (isNoise(s) || text.IsHour(s))) && !(s[0] == '[' && isDigit(s[1])) && !isEnd(s) || isSpacedOut(s) || isEnclosure(s)
}

// headingLength bounds a heading, in bytes.
const headingLength = 160

// isSpacedOut: "M e m o r a n d u m".
func isSpacedOut(s string) bool {
	letters := 0
	for word := range strings.FieldsSeq(s) {
		if r, size := utf8.DecodeRuneInString(word); size != len(word) || !unicode.IsLetter(r) {
			return false
		}
		letters++
	}
	return letters > 3
}

// endsAbbreviated reports whether the stop at the end of s is that of an
// abbreviation before a name: "Cde.", "Mr.", "I. V.".
func endsAbbreviated(s string) bool {
	word := s[strings.LastIndexByte(s, ' ')+1:]
	return len(word) == 2 && word[1] == '.' || text.BeforeName.Has(strings.Trim(word, "([“\""))
}

// runsOn reports whether a line's last word asks for another: "whether they can receive a".
func runsOn(s string) bool {
	i := strings.LastIndexByte(s, ' ')
	return i > 0 && startsLower(s[i+1:]) && text.RunsOn.Has(s[i+1:])
}

// isArchiveReference reports whether s is a bracket with an archive's initials
// and a shelf-mark: "[NAA: A1838, 708/9/2 part 2]", "[PRO FO 371/5678]".
func isArchiveReference(s string) bool {
	s = strings.Trim(s, "_ ")
	if !isBracketed(s) || strings.LastIndexByte(s, '[') != 0 || !strings.ContainsAny(s, "0123456789") {
		return false
	}
	inner := s[1 : len(s)-1]
	after := strings.TrimLeft(inner, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	initials, rest := len(inner)-len(after), strings.TrimLeft(after, " ")
	return initials > 1 && initials < 8 && rest != "" && (rest[0] == ':' || rest != after && strings.Contains(rest, "/"))
}

// hasPrefixFold reports whether s begins with one of some texts in lower case,
// whatever the case of its letters.
func hasPrefixFold(s string, prefixes []string) bool {
	_, ok := text.CutOneFold(s, prefixes...)
	return ok
}
