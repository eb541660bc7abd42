package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/text"
)

// longestLabel bounds a label's text, in bytes.
const longestLabel = 44

// labelKeys are the keys of the table by the texts of their labels.
var labelKeys = func() map[string]document.Key {
	keys := map[string]document.Key{}
	for _, row := range document.Labels {
		for _, text := range row.Texts {
			keys[text] = row.Key
		}
	}
	return keys
}()

// keyOf returns the key of a label, "" if it is in no table: of what is before the
// colon, without the number of a telegram ("412. Subject") and with the party after
// it ("Participants on our side").
func keyOf(label string) document.Key {
	words := strings.TrimRight(strings.TrimRight(label, ".*_"), ":：")
	if _, rest, ok := text.CutNumber(words, 6); ok && strings.HasPrefix(rest, ". ") {
		words = rest[len(". "):]
	}
	words = strings.ToLower(strings.TrimSpace(strings.Trim(words, "*_- ")))
	if first := text.FirstWord(words); labelKeys[first] == document.KeyParticipants {
		words = first
	}
	return labelKeys[words]
}

// cutLabel cuts the label, colon included, from the start of a line: a few
// words that begin with a capital letter. A time, a URL and a clause are none.
func cutLabel(s string) (label, value string, ok bool) {
	colon := strings.IndexAny(s[:min(len(s), longestLabel)], ":：")
	if colon <= 0 {
		return "", s, false
	}
	_, sign := utf8.DecodeRuneInString(s[colon:])
	end := colon + sign
	if strings.HasPrefix(s[end:], ".") { // "Source:." of reprints
		end++
	}
	if isDigit(s[colon-1]) && end < len(s) && isDigit(s[end]) { // "For release at 6:00"
		return "", s, false
	}
	text := strings.TrimRight(s[:colon], blanks)
	if text == "" || isOfficeSymbol(text) || strings.ContainsAny(text, ",;()[]“”\"") || strings.Count(text, " ") > 5 || strings.HasPrefix(s[end:], "//") || startsLower(text) && !slices.Contains(smallKeys, labelKeys[text]) {
		return "", s, false
	}
	for _, stars := range []string{"**", "__"} { // Markdown: "**Subject:** Carts"
		if strings.HasPrefix(strings.TrimLeft(text, "- "), stars) && strings.HasPrefix(s[end:], stars) {
			end += len(stars)
		}
	}
	return s[:end], strings.TrimLeft(s[end:], blanks), true
}

// smallKeys are the keys of labels that may be in small letters: "von:", "durch:".
var smallKeys = []document.Key{document.KeyFrom, document.KeyTo, document.KeyVia, document.KeyDate, document.KeySubject}

func isLabelAlone(s string) bool {
	_, value, ok := cutLabel(s)
	return ok && value == ""
}

// isOfficeSymbol reports whether what is before a colon is how a ministry
// abbreviates an office: "EUR/RA", "S/S-O".
func isOfficeSymbol(s string) bool {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == '-' })
	return strings.Contains(s, "/") && !slices.ContainsFunc(parts, func(part string) bool {
		return len(part) > 4 || part != strings.ToUpper(part) || labelKeys[strings.ToLower(part)] != ""
	})
}

// readLabel claims a label of the table with its value: what is left of the
// line and the lines that go on with it; the next block if the line has no more.
func readLabel(lines []line) (f document.Field, n int) {
	label, value, _ := cutLabel(lines[0].text)
	k := keyOf(label)
	if k == "" || k == document.KeyContents {
		return f, 0
	}
	n = valueLength(lines, k, value)
	return labelledField(k, label, lines[:n]), n
}

// labelledField returns the field of a key that lines after a label are.
func labelledField(k document.Key, label string, lines []line) document.Field {
	text := spaced(lines)
	if k == document.KeyParticipants {
		text = onLines(lines)
	}
	f := document.Field{Key: k, Label: label}
	f.Text, f.URL = cutURL(strings.TrimLeft(text[len(label):], blanks+"\n"))
	if k == document.KeyDate {
		setDate(&f)
	}
	return f
}

// setDate reads the date of a field. "Mon Aug  4 09:08:51 EDT 2014" is of a file, and
// "1964-0-3" no day.
func setDate(f *document.Field) {
	f.Date = dateOf(f.Text)
	if f.Date.EDTF != "" {
		return
	}
	_, isDate := text.WholeDate(f.Text, text.AnyCentury)
	if strings.Count(f.Text, ":") == 2 || !isDate && !strings.ContainsFunc(f.Text, unicode.IsLetter) {
		f.Key, f.Date = "", document.Date{}
	}
}

// knownLabel returns the key of the label that a line begins with, "" if it
// begins with none of the table.
func knownLabel(s string) document.Key {
	label, _, _ := cutLabel(s)
	return keyOf(label)
}

// valueLength returns how many lines a label and its value are: up to the next
// label, if all between can be of the value; else as far as the value goes on.
func valueLength(lines []line, k document.Key, value string) int {
	if n := upToLabel(lines, k, value); n > 0 {
		return n
	}
	n := 1
	if value == "" && k != document.KeyParticipants {
		if len(lines) == 1 || !isValue(lines[1:], k) {
			return 1
		}
		n++
	}
	for n < len(lines) && continues(lines, n, k, value) {
		n++
	}
	for n < len(lines) && lines[n].gap && (isNextItem(value, lines[n].text) || k == document.KeyParticipants && isNextName(lines[:n+1])) {
		value = lines[n].text
		n += blockLength(lines[n:])
	}
	return n
}

// upToLabel returns how many lines are before the next label of the table, if all
// of them can be of the value of the label of the first; else 0.
func upToLabel(lines []line, k document.Key, value string) int {
	for n := 1; n < len(lines); n++ {
		l := &lines[n]
		switch {
		case knownLabel(l.text) != "":
			return n
		case l.page || l.gap && (value != "" || n > 1 && !(k == document.KeyParticipants && isListed(l))) || !isOfValue(lines, n, k, value):
			return 0
		}
	}
	return 0
}

// isOfValue reports whether line n can be of the value of the label of the first:
// it has no place of its own in a head, and is not a sentence below a short line;
// is what the label says; or is an item or a row of the value, or asked for.
func isOfValue(lines []line, n int, k document.Key, value string) bool {
	l := &lines[n]
	switch what := standsOut(l); what {
	case "", string(k):
		if k == document.KeyReference && allCaps(l.text) && !isReference(l.text) && strings.TrimRight(lines[n-1].text, ",;") == lines[n-1].text {
			return false
		}
		isText := (n > 1 || value != "") && lines[n-1].width() < 50 && l.indent <= lines[0].indent && !startsLower(l.text) && isProse(l.text)
		return !isText && !isSalutation(l.text)
	case "label":
		return l.indent > lines[0].indent+1 && knownLabel(l.text) == ""
	case "item":
		a, _, ok := parseMarker(value)
		b, _, _ := parseMarker(l.text)
		return (value == "" || ok && (a.values[digits] > 0 || b.values[digits] == 0)) && !isProse(l.text)
	}
	return asksForMore(lines[n-1].text) || isOpen(lines[:n])
}

// isReference reports whether a line of a cable is of its references, "STATE 220117",
// "(NOTAL)": the words that join others are of the text.
func isReference(s string) bool {
	return s[0] == '(' || strings.ContainsAny(s, "0123456789") && !slices.ContainsFunc(strings.Fields(s), text.Small.Has)
}

// isOpen reports whether a bracket that some lines open is open after them.
func isOpen(lines []line) bool {
	text := spaced(lines)
	return strings.Count(text, "(") > strings.Count(text, ")")
}

// isNextName reports whether the last of some lines is another of a list of names: it
// begins with the same two words, "The Right Hon. A. Miller", "The Right Hon. B. Carter".
func isNextName(lines []line) bool {
	n := len(lines) - 1
	x, y := strings.Fields(lines[n-1].text), strings.Fields(lines[n].text)
	return n > 1 && isListed(&lines[n]) && len(x) > 2 && len(y) > 2 && x[0] == y[0] && x[1] == y[1]
}

// isNextItem reports whether of two lines that begin with a letter or a number
// the second is the next: "A. Memorandum", "B. Cable".
func isNextItem(s, next string) bool {
	a, _, ok := parseMarker(s)
	b, _, ok2 := parseMarker(next)
	return ok && ok2 && a.signs == b.signs && (a.values[letters] > 0 && b.values[letters] == a.values[letters]+1 || a.values[digits] > 0 && b.first == a.values[digits]+1)
}

// continues reports whether the value of the label of the first line goes on to
// line n: it is in the same block, and the line before it is not a whole paragraph;
// or both are of a list of names.
func continues(lines []line, n int, k document.Key, value string) bool {
	l, next := &lines[n-1], &lines[n]
	if value == "" && k == document.KeyParticipants {
		return isListed(next) && (n == 1 || !next.gap || next.indent > lines[0].indent)
	}
	if _, isURL := wholeURL(next.text); next.gap || next.page || isURL || isOpen(lines[:n]) {
		return !next.gap && !next.page
	}
	return l.width() <= 100 && next.width() <= 100 && isOfValue(lines, n, k, value) && (startsLower(next.text) || !isProse(next.text))
}

// isValue reports whether some lines can be the value of the label above them:
// a short block, no part of which is anything else. A subject may be long, and
// have a colon.
func isValue(lines []line, k document.Key) bool {
	l := &lines[0]
	isTitle := k == document.KeySubject && !endsSentence(l.text) && knownLabel(l.text) == ""
	what := standsOut(l)
	return (l.width() <= 80 || isTitle) && (what == "" || what == string(k) || what == "label" && isTitle) && blockLength(lines) <= 2 &&
		!isProse(l.text) && !isSalutation(l.text)
}

// standsOut returns what a line of a head is by itself, "" if it can be a part
// of the value of another.
func standsOut(l *line) string {
	label, _, isLabel := cutLabel(l.text)
	switch {
	case isLabel && !strings.HasPrefix(label, "http"):
		return "label"
	case isMarked(l.text):
		return "item"
	case isClassified(l.text):
		return "classification"
	case isSerial(l.text):
		return "serial"
	}
	if _, ok := dateLine(l.text); ok {
		return "date"
	}
	if isStamped(l.text) || isFRUSNumber(l.text) {
		return "stamp"
	}
	return ""
}

// longValue is the length, in bytes, from which on a value may be a whole text
// whose line ends are lost.
const longValue = 400

// namesLabel reports whether a label in capitals is inside s.
func namesLabel(s string) bool {
	return slices.ContainsFunc(strings.Fields(s), func(word string) bool {
		return strings.HasSuffix(word, ":") && allCaps(word) && keyOf(word) != ""
	})
}

// agreesWithLabel reports whether a labelled value can be what its label says, and
// is not the text itself. A second title is kept, but is not the document's.
func (h *head) agreesWithLabel(f *document.Field, after []line) bool {
	if f.Key == document.KeyTitle && h.has(document.KeyTitle) {
		f.Key = ""
	}
	if h.labels == 0 && (f.Label[:1] == strings.TrimRight(f.Label, ": ") || startsLower(f.Label) && (len(after) == 0 || knownLabel(after[0].text) == "")) {
		return false // "A:" answers a question, "to:" goes on with a sentence
	}
	return (len(f.Text) <= longValue || len(after) > 0 && !namesLabel(f.Text)) && !h.isOfColumn()
}

// isOfColumn reports whether the line that is looked at is a label alone and so are the
// two above it, as where the labels of a form are read before its values: nobody can
// tell which of those is whose.
func (h *head) isOfColumn() bool {
	return h.i > 1 && !slices.ContainsFunc(h.lines[h.i-2:h.i+1], func(l line) bool { return !isLabelAlone(l.text) })
}

// readWord claims a label without a colon, alone on its line, with the block or
// the list of names below it: "SUBJECT", "Teilnehmer".
func readWord(lines []line) (f document.Field, n int) {
	word := lines[0].text
	k := labelKeys[strings.ToLower(word[:min(len(word), longestLabel)])]
	if k != document.KeyParticipants && (k != document.KeySubject || !allCaps(word)) {
		return f, 0
	}
	if n = valueLength(lines, k, ""); n == 1 {
		return f, 0
	}
	return labelledField(k, word, lines[:n]), n
}

// readRow claims a row with a label that is in no table, and what of its value is
// on the lines up to the next label.
func readRow(lines []line) (f document.Field, n int) {
	label, value, ok := cutLabel(lines[0].text)
	if !ok || lines[0].gap && !allCaps(label) {
		return f, 0
	}
	if n = upToLabel(lines, "", value); n == 0 && (lines[0].width() > 80 || isProse(value)) {
		return f, 0
	}
	n = max(n, 1)
	return document.Field{Label: label, Text: strings.TrimLeft(spaced(lines[:n])[len(label):], blanks)}, n
}

func (h *head) isUnderLabel(*document.Field, []line) bool {
	return h.labels > 0 && strings.HasSuffix(h.above().Label, ":")
}

func isListed(l *line) bool {
	return l.width() < 90 && !isMarked(l.text) && standsOut(l) != "date" && (!isProse(l.text) || strings.HasSuffix(l.text, ";") || strings.HasSuffix(l.text, ")."))
}

// readAddressee claims a line that addresses the document: "To Comrade Filippov".
func readAddressee(lines []line) (f document.Field, n int) {
	name, ok := strings.CutPrefix(lines[0].text, "To ")
	if !ok || lines[0].width() > 60 || !isParty(strings.TrimRight(name, ".,:")) || strings.HasPrefix(name, "the ") {
		return f, 0
	}
	return document.Field{Key: document.KeyTo, Label: "To", Text: name}, 1
}

// readByline claims a line that says who wrote a document: "By Ada Wren", "Memorandum
// by the Minister of Mills".
func readByline(lines []line) (f document.Field, n int) {
	name, ok := text.Byline.Cut(lines[0].text)
	name = strings.TrimLeft(name, " :")
	label := strings.TrimRight(strings.TrimSuffix(lines[0].text, name), " ")
	kind := text.FirstWord(strings.TrimRight(label, ":"))
	isAuthor := text.Kind.Has(kind) && isPartOfOffice(name) || strings.EqualFold(kind, "by") && text.IsPerson(name) && text.Somebody(name) == text.Sure
	if !ok || !isAuthor || name == "" || len(lines) > 1 && !lines[1].gap {
		return f, 0
	}
	return document.Field{Key: document.KeyAuthor, Label: label, Text: name}, 1
}

// cableWords begin the lines of a cable that have no colon.
var cableWords = map[string]document.Key{
	"REF": document.KeyReference, "REFS": document.KeyReference, "CITE": document.KeyReference, "REFTEL": document.KeyReference,
	"FM": document.KeyFrom, "FROM": document.KeyFrom, "TO": document.KeyTo, "VIA": document.KeyVia, "INFO": "", "ACTION": "",
}

// cutCableWord cuts the word from the start of a line of a cable.
func cutCableWord(l *line) (word, value string) {
	word = text.FirstWord(l.text)
	if _, ok := cableWords[word]; !ok || len(word) == len(l.text) || !allCaps(l.text) || l.width() > 80 {
		return "", ""
	}
	return word, strings.TrimLeft(l.text[len(word):], blanks)
}

// readCableLine claims "REF DIR 85690", "FM AMEMBASSY UTOPIA".
func readCableLine(lines []line) (f document.Field, n int) {
	word, value := cutCableWord(&lines[0])
	if word == "" {
		return f, 0
	}
	for n = 1; n < len(lines) && !lines[n].gap && (lines[n].indent > lines[0].indent+1 || isRouted(lines[n].text)); n++ {
		value += " " + lines[n].text
	}
	if strings.Contains(value, " TO ") {
		return document.Field{Label: word, Text: value}, n // of both
	}
	return document.Field{Key: cableWords[word], Label: word, Text: value}, n
}

// isRouted reports whether a line of a cable begins with an address and its
// routing indicator, "RUEHBK/AMEMBASSY BANGKOK".
func isRouted(s string) bool {
	indicator, _, ok := strings.Cut(text.FirstWord(s), "/")
	return ok && len(indicator) > 4 && allCaps(s)
}

// isOfCable reports whether a line belongs to a cable: only cables begin a line
// with its word, or another such line is next to it.
func (h *head) isOfCable(f *document.Field, after []line) bool {
	_, isBelow := cableWords[h.above().Label]
	if isBelow || f.Key == document.KeyReference || f.Label == "FM" {
		return true
	}
	if len(after) == 0 || after[0].gap {
		return false
	}
	next, _ := cutCableWord(&after[0])
	return next != "" && next != f.Label
}
