package parse

import (
	"slices"
	"strings"

	"docview/internal/document"
	"docview/internal/text"
)

// longestLabel bounds a label's text, in bytes.
const longestLabel = 44

// labelRows finds the rows of the table by the texts of their labels.
var labelRows = func() map[string]*document.Label {
	rows := map[string]*document.Label{}
	for i := range document.Labels {
		for _, text := range document.Labels[i].Texts {
			rows[text] = &document.Labels[i]
		}
	}
	return rows
}()

// labelled returns the row of a label's text, nil if the table has none: what
// is before the colon, without the number of a telegram ("412. Subject") and
// with the party after it ("Participants on our side").
func labelled(words string) *document.Label {
	if _, rest, ok := text.CutNumber(words, 6); ok {
		words = strings.TrimPrefix(rest, ". ")
	}
	words = strings.ToLower(strings.TrimSpace(strings.Trim(words, "*_ ")))
	if first := firstWord(words); labelRows[first] == labelRows["participants"] {
		words = first
	}
	return labelRows[words]
}

// cutLabel cuts the label, colon included, from the start of a line: a few
// words that begin with a capital letter. A time, a URL and a clause are none.
func cutLabel(s string) (label, value string, ok bool) {
	sign, head := ":", s[:min(len(s), longestLabel)]
	if strings.Index(head, sign) <= 0 {
		sign = "："
	}
	colon := strings.Index(head, sign)
	if colon <= 0 {
		return "", s, false
	}
	end := colon + len(sign)
	if strings.HasPrefix(s[end:], ".") { // "Source:." of reprints
		end++
	}
	text := s[:colon]
	if strings.ContainsAny(text, ",;()[]“”\"") || strings.Count(text, " ") > 5 || strings.HasPrefix(s[end:], "//") || startsLower(text) {
		return "", s, false
	}
	for _, stars := range []string{"**", "__"} { // Markdown: "**Subject:** Carts"
		if strings.HasPrefix(text, stars) && strings.HasPrefix(s[end:], stars) {
			end += len(stars)
		}
	}
	return s[:end], strings.TrimLeft(s[end:], blanks), true
}

// readLabel claims a label of the table with its value: what is left of the
// line and the lines that go on with it; the next block if the line has no more.
func readLabel(lines []line) (f document.Field, n int) {
	label, value, ok := cutLabel(lines[0].text)
	if !ok {
		return f, 0
	}
	row := labelled(strings.TrimRight(strings.TrimRight(label, ".*_"), ":："))
	if row == nil || row.Key == document.KeyContents {
		return f, 0
	}
	f = document.Field{Key: row.Key, Label: label}
	n = 1
	for n < len(lines) && (continues(&lines[n-1], &lines[n]) || isInValue(lines[:n], &lines[n])) && (value != "" || n > 1 || isValue(lines[n:])) {
		n++
	}
	for row.Key == document.KeyParticipants && value == "" && n < len(lines) && !lines[n].gap && isListed(&lines[n]) {
		n++
	}
	if value == "" && n == 1 && len(lines) > 1 && isValue(lines[1:]) && lines[1].gap {
		n += blockLength(lines[1:])
	}
	for row.Key == document.KeyParticipants && n > 1 && n < len(lines) && lines[n].gap && isListed(&lines[n]) && beginsAlike(lines[n-1].text, lines[n].text) {
		n += blockLength(lines[n:])
	}
	for n < len(lines) && lines[n].gap && isNextItem(value, lines[n].text) {
		value = lines[n].text
		n += blockLength(lines[n:])
	}
	between := " "
	if row.Key == document.KeyParticipants {
		between = "\n"
	}
	text := joined(lines[:n], func(*line) string { return between })
	f.Text, f.URL = cutURL(strings.TrimLeft(text[len(label):], blanks+"\n"))
	if f.Key == document.KeyDate {
		f.Date = dateOf(f.Text)
	}
	return f, n
}

// beginsAlike reports whether two lines begin with the same two words: "The
// Right Hon. A. Miller", "The Right Hon. B. Carter".
func beginsAlike(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	return len(x) > 2 && len(y) > 2 && x[0] == y[0] && x[1] == y[1]
}

// isInValue reports whether a line of the same block goes on with a value,
// whatever it is by itself: a bracket is open before it, or it is the value's URL.
func isInValue(before []line, next *line) bool {
	if next.gap || next.page {
		return false
	}
	if _, ok := wholeURL(next.text); ok {
		return true
	}
	open := 0
	for i := range before {
		open += strings.Count(before[i].text, "(") - strings.Count(before[i].text, ")")
	}
	return open > 0
}

// isNextItem reports whether of two lines that begin with a letter or a number
// the second is the next: "A. Memorandum", "B. Cable".
func isNextItem(s, next string) bool {
	a, _, ok := parseMarker(s)
	b, _, ok2 := parseMarker(next)
	return ok && ok2 && a.signs == b.signs && (a.values[letters] > 0 && b.values[letters] == a.values[letters]+1 || a.values[digits] > 0 && b.first == a.values[digits]+1)
}

// continues reports whether the value of a label goes on to a line: it is in the
// same block, the line before it is not a whole paragraph, and it is nothing
// that has a place of its own in a head.
func continues(l, next *line) bool {
	return !next.gap && !next.page && l.width() <= 100 && next.width() <= 100 && standsOut(next) == "" && !isSalutation(next.text) &&
		(startsLower(next.text) || !isProse(next.text))
}

// isValue reports whether some lines can be the value of the label above them:
// a short block, no part of which is anything else.
func isValue(lines []line) bool {
	return lines[0].width() <= 80 && standsOut(&lines[0]) == "" && blockLength(lines) <= 2 && !isProse(lines[0].text) && !isSalutation(lines[0].text)
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

// agreesWithLabel reports whether a labelled value can be what its label says. A
// second title is kept, but is not the document's.
func (h *head) agreesWithLabel(f *document.Field, after []line) bool {
	switch f.Key {
	case document.KeyTitle:
		if h.has(document.KeyTitle) {
			f.Key = ""
		}
	case document.KeyFrom, document.KeyTo, document.KeySubject:
		return len(f.Text) <= 400
	}
	return true
}

// readWord claims a label without a colon, alone on its line, with the block or
// the list of names below it: "SUBJECT", "Teilnehmer".
func readWord(lines []line) (f document.Field, n int) {
	word := lines[0].text
	row := labelRows[strings.ToLower(word[:min(len(word), longestLabel)])]
	if row == nil || len(lines) < 2 || row.Key != document.KeyParticipants && (row.Key != document.KeySubject || !allCaps(word)) {
		return f, 0
	}
	if row.Key == document.KeySubject {
		if !isValue(lines[1:]) {
			return f, 0
		}
		n = 1 + blockLength(lines[1:])
		return document.Field{Key: row.Key, Label: word, Text: spaced(lines[1:n])}, n
	}
	for n = 1; n < len(lines) && isListed(&lines[n]) && (n == 1 || !lines[n].gap || lines[n].indent > lines[0].indent); n++ {
	}
	if n == 1 {
		return f, 0
	}
	return document.Field{Key: row.Key, Label: word, Text: onLines(lines[1:n])}, n
}

// readRow claims a row with a label that is in no table.
func readRow(lines []line) (f document.Field, n int) {
	label, value, ok := cutLabel(lines[0].text)
	if !ok || lines[0].gap && !allCaps(label) || lines[0].width() > 80 || isProse(value) {
		return f, 0
	}
	return document.Field{Label: label, Text: value}, 1
}

// isUnderLabel reports whether a row is directly below another.
func (h *head) isUnderLabel(*document.Field, []line) bool {
	n := len(h.Header) // a source is not among them
	return h.labels > 0 && n > 0 && h.at == h.i && strings.HasSuffix(h.Header[n-1].Label, ":")
}

// isListed reports whether a line can be one of a list of names.
func isListed(l *line) bool {
	return l.width() < 90 && !isMarked(l.text) && standsOut(l) != "date" && (!isProse(l.text) || strings.HasSuffix(l.text, ";") || strings.HasSuffix(l.text, ")."))
}

// readAddressee claims a line that addresses the document: "To Comrade Filippov".
func readAddressee(lines []line) (f document.Field, n int) {
	name, ok := strings.CutPrefix(lines[0].text, "To ")
	if !ok || lines[0].width() > 60 || name == "" || !isParty(strings.TrimRight(name, ".,:")) || strings.HasPrefix(name, "the ") {
		return f, 0
	}
	return document.Field{Key: document.KeyTo, Label: "To", Text: name}, 1
}

// readCableLine claims "REF DIR 85690".
func readCableLine(lines []line) (f document.Field, n int) {
	word := firstWord(lines[0].text)
	if !slices.Contains([]string{"REF", "REFS", "CITE", "REFTEL"}, word) || len(word) == len(lines[0].text) || !allCaps(lines[0].text) || lines[0].width() > 60 {
		return f, 0
	}
	return document.Field{Key: document.KeyReference, Label: word, Text: strings.TrimLeft(lines[0].text[len(word):], blanks)}, 1
}
