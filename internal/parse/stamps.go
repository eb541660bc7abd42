package parse

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"docview/internal/document"
	"docview/internal/text"
)

// Lines that registries, senders and editors set on a document: they belong to
// the head, but none is its title.

// ofLine returns a reader that claims a line that is so as the field of a key.
func ofLine(k document.Key, is func(s string) bool) func(lines []line) (f document.Field, n int) {
	return func(lines []line) (f document.Field, n int) {
		if !is(lines[0].text) {
			return f, 0
		}
		return document.Field{Key: k, Text: lines[0].text}, 1
	}
}

// ofBlock returns a reader that claims the block of a line that is so.
func ofBlock(k document.Key, is func(first *line) bool) func(lines []line) (f document.Field, n int) {
	return func(lines []line) (f document.Field, n int) {
		if !is(&lines[0]) {
			return f, 0
		}
		n = blockLength(lines)
		return document.Field{Key: k, Text: spaced(lines[:n])}, n
	}
}

// isFRUSNumber: "[Document 907]", as Foreign Relations of the United States has it
// on the web.
func isFRUSNumber(s string) bool {
	number, ok := strings.CutPrefix(s, "[Document ")
	_, rest, isNumber := text.CutNumber(number, 5)
	return ok && isNumber && rest == "]"
}

// decimalFile matches the number of a file by the decimal system of the Department of
// State, and perhaps the kind of the document.
var decimalFile = text.Pattern(`^\d{3}[A-Z]?\.\d[\w. ]{0,40}/[\d–-]+(?:: \pL+)?$`)

// readFileNumber claims the number of a file, "893.00/15104: Telegram", and any block
// above a document number.
func readFileNumber(lines []line) (f document.Field, n int) {
	if s := lines[0].text; decimalFile().MatchString(s) {
		return document.Field{Key: document.KeyFileNumber, Text: s}, 1
	}
	n = blockLength(lines)
	if n > 2 || n == len(lines) || !isFRUSNumber(lines[n].text) {
		return f, 0
	}
	return document.Field{Key: document.KeyFileNumber, Text: spaced(lines[:n])}, n
}

// readReceived claims when an office received, copied or filed a document: "[Received
// October 3—7:42 a. m.]", "Declassified 5 June 1998", "RECEIVED" above a date.
func readReceived(lines []line) (f document.Field, n int) {
	f.Key = document.KeyRemark
	if withoutReceipt(lines[0].text) != lines[0].text {
		return f, 0
	}
	first := strings.TrimLeft(lines[0].text, "[(")
	isReceived := text.Received.Has(text.FirstWord(first))
	if isReceived {
		f.Key = document.KeyReceived
	}
	for n = 1; n <= min(3, len(lines)) && (n == 1 || !lines[n-1].gap); n++ {
		f.Text = spaced(lines[:n])
		_, isDate := text.WholeDate(lines[n-1].text, text.AnyCentury)
		if len(f.Text) <= 120 && (isReceived && (isDate || first != lines[0].text) || text.IsCopied(f.Text)) {
			return f, n
		}
	}
	return f, 0
}

// withoutReceipt returns a line without the receipt or the copy in brackets that is
// before its place and date: "[Received May 6, 1951.] Strelsau, May 4, 1951".
func withoutReceipt(s string) string {
	if s == "" || s[0] != '[' && s[0] != '(' || !text.Is(text.FirstWord(s[1:]), text.Received, text.Released) {
		return s
	}
	end := strings.IndexAny(s, "])") + 1
	return cmp.Or(strings.TrimLeft(s[end:], blanks+",;"), s)
}

// isStamped reports whether a line is what an archive or an office printed over a
// document to release or file it.
func isStamped(s string) bool {
	lower := strings.ToLower(strings.TrimLeft(s, "#> *"))
	isInside := func(words string) bool { return strings.Contains(lower, words) }
	return len(lower) <= 120 && (text.Stamp.Begins(strings.TrimLeft(lower, "([")) || slices.ContainsFunc(inStamps, isInside))
}

// inStamps are what stamps say after their first letter, which scans often misread.
var inStamps = []string{"elease under", "eleased under", "not for ", "eclassified/released", "records act of", "records collection act"}

// isClassification reports whether s is made of the words of a classification
// or a precedence alone: "top secret", "secret US URGENT NIACT".
func isClassification(s string) bool {
	for word := range strings.FieldsSeq(s) {
		if word = strings.Trim(word, aroundWords); word != "" && !isClassificationWord(word) {
			return false
		}
	}
	return s != ""
}

// aroundWords are the signs around the words of a classification.
const aroundWords = "—-–,./()[]"

// isClassificationWord reports whether a word, or each part of it, is one of a
// classification: "only-personal".
func isClassificationWord(word string) bool {
	isOther := func(part string) bool { return !text.Classification.Has(part) }
	return text.Classification.Has(word) || !slices.ContainsFunc(strings.Split(word, "-"), isOther)
}

// isClassified: "TOP SECRET", and "SECRET 020422Z" with the group or number of a cable.
func isClassified(s string) bool {
	if len(s) > 60 || isDigit(s[0]) && !strings.Contains(s, " ") {
		return false
	}
	if number := text.LastWord(s); len(number) > 2 && number != s && isShortNumber(number) && allCaps(s) && isClassificationWord(text.FirstWord(s)) {
		return true // "CONFIDENTIAL AMAUROT 1234"
	}
	if word := lettersApart(s); len(word) > 4 && isClassificationWord(word) {
		return true
	}
	classified, words := 0, 0
	for word := range strings.FieldsSeq(strings.Trim(s, "*#> ")) {
		words++
		switch word = strings.Trim(word, aroundWords); {
		case word == "":
		case isClassificationWord(word):
			classified++
		case !isCode(word) && (words > 1 || len(word) < 3 || !isShortNumber(word)): // "2711. Secret"
			return false
		}
	}
	return classified > 0 && (words > 1 || len(s) >= len("clear"))
}

// lettersApart returns the word whose letters, set apart, s begins with: that of
// "S E C R E T AMAUROT 12".
func lettersApart(s string) string {
	var word strings.Builder
	for letter := range strings.FieldsSeq(s) {
		if len(letter) > 1 {
			break
		}
		word.WriteString(letter)
	}
	return word.String()
}

// isCode reports whether a word is a number with letters or signs, as registries
// write them: "WSYRO-8060", "US/82/71", "020422Z".
func isCode(word string) bool {
	digits, others := 0, 0
	for _, r := range word {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case unicode.IsUpper(r) || strings.ContainsRune("/-–()#", r):
			others++
		case r == '.':
		default:
			return false
		}
	}
	return digits > 1 && others > 0 && len(word) <= 24
}

// isCopy: "Copy No. 1", "No. 2 of 40 copies", "[handwritten] Copy sent to P.R."
func isCopy(s string) bool {
	lower := strings.ToLower(s)
	if _, text, marked := strings.Cut(lower, "] "); marked && s[0] == '[' {
		lower = text
	}
	return len(s) <= 60 && (strings.HasPrefix(lower, "copy ") || strings.HasSuffix(lower, " copies") || strings.HasPrefix(lower, "экз")) && !isProse(s)
}

// isSerial reports whether s is a number among those of its sender, or of a file:
// "No. 24", "CRT 31", "G-29", "WSYRO-8060".
func isSerial(s string) bool {
	words, number := strings.Fields(s), text.LastWord(s)
	switch len(words) {
	case 1:
		_, isDate := text.WholeDate(s, 1900)
		return s[0] != '(' && isCode(s) && !isDate
	case 2:
		isCable := len(words[0]) <= 5 && allCaps(words[0]) || text.Kind.Has(words[0])
		return slices.Contains(numberWords, words[0]) && len(number) < 12 || isCable && (isShortNumber(number) || strings.Contains(number, "-") && isCode(number))
	case 3: // "Telegramm Nr. 5", "T. n° 5"
		isKind := text.Kind.Has(words[0]) || strings.HasSuffix(words[0], ".")
		return isKind && text.Numbered.Has(strings.TrimRight(words[1], ".°º")) && isShortNumber(number)
	}
	return false
}

// numberWords are what the number of a document begins with.
var numberWords = []string{"No.", "Nr.", "N°", "№", "Doc.", "Document", "DOCUMENT", "Dok."}

func isShortNumber(s string) bool {
	_, rest, ok := text.CutNumber(s, 5)
	return ok && (rest == "" || len(rest) == 1 && isASCIILetter(rest[0]))
}

// isSource reports whether a line begins the paragraph that says where a document
// is kept: "Source: Department of State, ...".
func isSource(l *line) bool {
	return (l.gap || l.num <= 1) && (strings.HasPrefix(l.text, "Source: ") || strings.HasPrefix(l.text, "[Source: "))
}

func isShelfmark(lines []line) bool {
	_, n := readShelfmark(lines)
	return n > 0
}

// readShelfmark claims a shelf mark, "BK, 212 – 30132 A 5 Am 23", which goes on after a comma.
func readShelfmark(lines []line) (f document.Field, n int) {
	for n = 1; n < len(lines) && !lines[n].gap && strings.HasSuffix(lines[n-1].text, ","); n++ {
	}
	if lines[0].gap && lines[0].width() > longestLine {
		n = blockLength(lines)
	}
	if f = (document.Field{Key: document.KeySource, Text: spaced(lines[:n])}); text.IsShelfmark(f.Text) || isArchiveReference(f.Text) {
		return f, n
	}
	return f, 0
}
