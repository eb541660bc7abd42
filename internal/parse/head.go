package parse

import (
	"slices"
	"strings"

	"docview/internal/document"
	"docview/internal/text"
)

// The head of a text without the archive's labels is read line by line. Each
// line that is not yet claimed is offered, with those after it, to a table of
// recognisers; the first that claims it decides what it is. A run of lines that
// nobody claims belongs to the head if a line that somebody claims follows it
// soon enough, and before any prose. The text begins after the last claimed line.

// A recogniser claims the beginning of some lines of a head. It returns the
// field that they are and how many lines it is, 0 if it does not claim them.
type recogniser struct {
	name string
	read func(lines []line) (f document.Field, n int)

	// reach is how many unknown lines before the claimed ones are also of the
	// head: some lines occur only in heads, others, such as dates, elsewhere too.
	reach int

	// fits reports whether the claim agrees with the head as it is so far, and
	// with the lines after it; nil if it always does.
	fits func(h *head, f *document.Field, after []line) bool
}

// Reaches of recognisers.
const (
	near         = 10 // a date, a classification
	far          = 30 // what only heads have: "Subject:"
	archiveReach = 3  // anything, where the archive has named the document above
)

// recognisers is the table, in the order in which they are tried.
var recognisers = []recogniser{
	{"row of a form", readFormRow, far, (*head).isOfForm},
	{"the place below the number or the date", readBlock, far, (*head).isPlaced},
	{"credits", ofBlock(document.KeyCredits, func(l *line) bool {
		return strings.HasPrefix(l.text, "This document was made possible with support from")
	}), near, nil},
	{"document number", ofLine(document.KeyDocumentNumber, isFRUSNumber), far, nil},
	{"file number", readFileNumber, far, nil},
	{"received", readReceived, near, nil},
	{"extract", ofLine(document.KeyRemark, func(s string) bool { return text.Extract.Has(strings.Trim(s, "[].")) }), near, nil},
	{"citation by others", ofBlock(document.KeyRemark, func(l *line) bool { return strings.HasPrefix(l.text, "Cited in ") }), near, nil},
	{"stamp", ofLine(document.KeyBanner, isStamped), 0, nil},
	{"head of a page", ofLine(document.KeyBanner, beginsPage), 0, func(h *head, _ *document.Field, _ []line) bool {
		return len(h.Header) == 0 && h.at == h.i
	}},
	{"who writes to whom", ofLine(document.KeyTitle, func(s string) bool {
		_, dated := lastDate(s)
		return dated && strings.IndexByte("#*_", s[0]) < 0 && namesWriter(s)
	}), near, func(h *head, _ *document.Field, _ []line) bool { return !h.has(document.KeyTitle) }},
	{"date", readDate, near, (*head).agreesWithDate},
	{"date of a deed", readDeedDate, near, func(h *head, f *document.Field, after []line) bool {
		return h.has(document.KeyTitle) && h.agreesWithDate(f, after)
	}},
	{"date above a salutation", readLetterDate, near, func(h *head, _ *document.Field, _ []line) bool {
		return !h.has(document.KeyDate) && !h.has(document.KeyPlaceDate)
	}},
	{"source", ofBlock(document.KeySource, isSource), 0, nil},
	{"shelf mark", readShelfmark, near, nil},
	{"label", readLabel, far, (*head).agreesWithLabel},
	{"word", readWord, near, nil},
	{"addressee", readAddressee, near, nil},
	{"by whom", readByline, 0, func(h *head, _ *document.Field, _ []line) bool { return h.above().Key == document.KeyTitle }},
	{"row", readRow, 0, (*head).isUnderLabel},
	{"cable line", readCableLine, far, (*head).isOfCable},
	{"classification", ofLine(document.KeyClassification, isClassified), near, nil},
	{"copy", ofLine(document.KeyRemark, isCopy), near, nil},
	{"serial", ofLine(document.KeySerial, isSerial), near, nil},
	{"heading", readMarkdownTitle, far, (*head).isTitleOrRepeats},
	{"definition", readDefinition, far, nil},
}

// headReach bounds the lines of a head.
const headReach = 100

// A head is the state of reading one.
type head struct {
	*parser
	i      int // the line that is looked at
	at     int // the first line that nobody has claimed yet
	reach  int // how many unknown lines it may have together
	labels int // how many labelled fields it has
	form   int // the line after the identification form that it begins with, 0 if it begins with none
}

// readHead reads the head that begins at line i and returns the first line of
// the text.
func (p *parser) readHead(from int) int {
	h := &head{parser: p, i: from, at: from, reach: far}
	if p.has(document.KeyCitation) {
		h.reach = archiveReach
	}
	limit := min(len(p.lines), from+headReach)
	h.form = from + formEnd(p.lines[from:limit])
	for h.i < limit {
		f, n, reach := h.claim(p.lines[h.i:limit])
		passed := h.i - h.at
		switch {
		case h.isCableText(n > 0):
			limit = h.i
		case n > 0 && passed <= min(reach, h.reach) && (passed == 0 || h.i+n < len(h.lines)): // what ends the text is at its foot
			h.unknown(h.at, h.i)
			h.i = h.add(f, h.i, h.i+n)
			h.at = h.i
		case passed >= h.reach || !h.canPass(h.i):
			limit = h.i
		default:
			h.i++
		}
	}
	return h.lastStage(from, h.at)
}

// above returns the field directly above the line that is looked at, the zero field
// if nobody has claimed the line above.
func (h *head) above() (f document.Field) {
	if n := len(h.Header); n > 0 && h.at == h.i {
		f = h.Header[n-1]
	}
	return f
}

// claim offers lines to the recognisers.
func (h *head) claim(lines []line) (f document.Field, n, reach int) {
	for i := range recognisers {
		r := &recognisers[i]
		if f, n = r.read(lines); n > 0 && (r.fits == nil || r.fits(h, &f, lines[n:])) {
			f.Rule = r.name
			return f, n, r.reach
		}
	}
	return document.Field{}, 0, 0
}

// add adds the field that the lines from i to end are, and returns the line
// after it. A source that is not one of several labelled rows is a note of the
// text.
func (h *head) add(f document.Field, i, end int) int {
	if f.Label != "" {
		h.labels++
	}
	if f.Key == document.KeyTitle {
		f.Date = dateInTitle(f.Text)
	}
	if f.Key == document.KeySource && h.labels < 2 {
		several := slices.ContainsFunc(h.lines[end:], func(l line) bool {
			return l.gap && text.FirstWord(l.text) == text.FirstWord(h.lines[i].text) && (isSource(&l) || text.IsShelfmark(l.text))
		})
		for k := i; k < end; k++ {
			h.lines[k].source = !several // else each is that of the text below it
		}
		h.lines[i].gap = true
		h.sources = append(h.sources, h.lines[i:end]...)
		return end
	}
	h.addField(f, i, end)
	if f.Key == document.KeyDate || f.Key == document.KeyPlaceDate {
		return h.addressBlock(i, end)
	}
	return end
}

// unknown adds the lines of the head that no recogniser claims: a field for each
// row with a label of its own, and for each block of the others.
func (p *parser) unknown(i, end int) {
	for i < end {
		next := i + 1
		label, value, isRow := cutLabel(p.lines[i].text)
		for (!isRow || value == "") && next < end && !p.lines[next].gap {
			if _, _, ok := cutLabel(p.lines[next].text); ok {
				break
			}
			next++
		}
		f := document.Field{Key: document.KeyLetterhead, Text: onLines(p.lines[i:next])}
		if isRow {
			f = document.Field{Label: label, Text: strings.TrimLeft(f.Text[len(label):], blanks+"\n")}
		}
		p.addField(f, i, next)
		i = next
	}
}

// canPass reports whether line i may be an unknown line of a head: short, and
// neither a sentence nor the salutation that begins a letter.
func (h *head) canPass(i int) bool {
	l := &h.lines[i]
	if isQuotation(l.text) && l.width() <= longestTitle || strings.Trim(l.text, "-_=") == "" { // a motto, a rule
		return true
	}
	if l.width() >= 60 && !allCaps(l.text) || l.width() > 100 || isSalutation(l.text) || isProse(l.text) || isMarked(l.text) && (hasVerb(l.text) || l.width() >= 50) {
		return false
	}
	return i+1 == len(h.lines) || h.lines[i+1].gap || l.width() < 40 || !startsLower(h.lines[i+1].text)
}

// isProse reports whether a short line is a sentence of some words.
func isProse(s string) bool {
	return strings.Count(s, " ") > 2 && !strings.HasSuffix(s, ":") && !endsAbbreviated(s) && hasVerb(s)
}

// hasVerb reports whether s ends as a sentence and has a word in small letters
// after its first that is not a preposition: names and addresses have none.
func hasVerb(s string) bool {
	return endsSentence(s) && slices.ContainsFunc(strings.Fields(s)[1:], func(word string) bool {
		return len(word) > 2 && startsLower(word) && !strings.ContainsAny(word, "0123456789") && !text.Is(word, text.OfficeSmall, text.Hour)
	})
}

// isSalutation reports whether s is the salutation of a letter, "Dear Mr. Carter,",
// or begins with it.
func isSalutation(s string) bool {
	rest, ok := text.Salutation.Cut(s)
	ofName := strings.HasSuffix(s[:len(s)-len(rest)], " ") // "dear "
	return ok && (ofName && strings.ContainsAny(s, ",:!") || strings.ContainsAny(rest, ",:!") && !strings.Contains(s, ". "))
}

// addressBlock adds what is left of the block of line i after a date, if it is
// the address of the sender, "12 Mill Lane", and returns the line after it.
func (h *head) addressBlock(i, date int) int {
	end := h.blockEnd(i)
	if date >= end || end-date > 4 || end == len(h.lines) {
		return date
	}
	for k := date; k < end; k++ {
		l := &h.lines[k]
		if _, n, _ := h.claim(h.lines[k:end]); n > 0 || l.width() >= 50 || isSalutation(l.text) || isProse(l.text) || isMarked(l.text) {
			return date
		}
	}
	h.addField(document.Field{Key: document.KeyLetterhead, Text: onLines(h.lines[date:end])}, date, end)
	return end
}

func (p *parser) has(k document.Key) bool { return p.Field(k) != document.Field{} }

// blockLength returns how many of some lines are the block that the first
// begins: up to a blank line, or those indented more deeply than the first.
func blockLength(lines []line) int {
	isDeep := func(i int) bool { return lines[i].indent > lines[0].indent+3 }
	n, hangs := 1, len(lines) > 1 && isDeep(1)
	for n < len(lines) && !lines[n].gap && (hangs && isDeep(n) || !hangs && !lines[n].page) {
		n++
	}
	return n
}

// blockLines bounds a title that its place shows: some texts have a line for
// each piece of it.
const blockLines = 12

// readBlock claims a block as the title, whatever it says but a field.
func readBlock(lines []line) (f document.Field, n int) {
	if n = blockLength(lines); n > blockLines || isField(lines) {
		return f, 0
	}
	return titleField(spaced(lines[:n])), n
}

// isField reports whether some lines begin with a field of a memorandum or a cable.
func isField(lines []line) bool {
	k := knownLabel(lines[0].text)
	word, _ := cutCableWord(&lines[0])
	return k != "" && k != document.KeyContents || word == "FM" || word == "FROM" && len(lines) > 1 && text.FirstWord(lines[1].text) == "TO"
}

// isPlaced reports whether a block under a document number, or under the date of an
// archive's page, is the title.
func (h *head) isPlaced(f *document.Field, _ []line) bool {
	above := h.above().Key
	return above == document.KeyDocumentNumber || h.Layout == document.Web && above == document.KeyDate && !h.has(document.KeyTitle) && (namesKind(f.Text) || !isIssuer(f.Text) || strings.ContainsAny(f.Text, ",:[(“"))
}
