package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// frusNumber gives the line "[Document 907]" among the first lines, -1 when there is none.
func (p *parser) frusNumber() int {
	for i := range p.head(20) {
		if isFRUSNumber(p.lines[i].text) {
			return i
		}
	}
	return -1
}

func isFRUSNumber(s string) bool {
	n, ok := strings.CutPrefix(s, "[Document ")
	_, rest, isNumber := cutNumber(n, 5)
	return ok && isNumber && rest == "]"
}

// frusHeader reads the head of a document of Foreign Relations of the United
// States: file number, document number, title, then in any order the serial
// number, classification, place and date, and the line of receipt.
func (p *parser) frusHeader() int {
	at := p.frusNumber()
	for i := 0; i < at; {
		end := min(p.blockEnd(i), at)
		key := KeyBanner
		if end == at {
			key = KeyFileNumber
		}
		p.addField(Field{Key: key, Text: p.join(i, end)}, i, end)
		i = end
	}
	p.addField(Field{Key: KeyDocumentNumber, Text: p.lines[at].text}, at, at+1)
	i := at + 1
	if i < len(p.lines) {
		end := p.blockEnd(i)
		text, mark := cutMark(p.join(i, end))
		p.addField(Field{Key: KeyTitle, Text: text, Mark: mark}, i, end)
		i = end
	}
	for i < len(p.lines) {
		end := p.blockEnd(i)
		f, ok := frusLine(p.join(i, end))
		if !ok {
			break
		}
		p.addField(f, i, end)
		i = end
	}
	return i
}

// frusLine reads one of the short lines between a FRUS title and its text.
func frusLine(s string) (f Field, ok bool) {
	f.Text = s
	if len(s) > 120 {
		return f, false
	}
	switch {
	case isSerial(s):
		f.Key = KeySerial
	case strings.HasPrefix(s, "[Received ") || strings.HasPrefix(s, "[Rec’d "):
		f.Key = KeyReceived
	case isClassification(s):
		f.Key = KeyClassification
	case slices.Contains(extractRemarks, strings.ToLower(strings.Trim(s, "[]."))):
		f.Key = KeyRemark
	default:
		f.Key = KeyPlaceDate
		f.Date, ok = placeDate(s)
		return f, ok
	}
	return f, true
}

// isClassification reports whether s is made of the words of a classification
// or a precedence alone: "top secret", "secret US URGENT NIACT".
func isClassification(s string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(s)) {
		if !slices.Contains(classifications, strings.Trim(word, "—-–,.()[]")) {
			return false
		}
	}
	return s != ""
}

var classifications = []string{
	"confidential", "secret", "top", "restricted", "unclassified", "limited", "official", "use", "only", "strictly",
	"personal", "priority", "us", "urgent", "niact", "plain", "informal", "operational", "immediate", "flash", "eyes",
	"private", "rush", "nodis", "exdis", "limdis", "noforn", "sensitive",
}

// extractRemarks are what editors say above a text that is not the whole.
var extractRemarks = []string{"extract", "extracts", "excerpt", "excerpts", "translation", "paraphrase", "summary", "draft"}

// isSerial: "No. 24", "No. A–12".
func isSerial(s string) bool {
	n, ok := strings.CutPrefix(s, "No. ")
	return ok && n != "" && len(n) < 12 && !strings.Contains(n, " ")
}

// placeDate reads "Peiping, October 3, 1949." and "[Washington,] June 2, 1950, 3 p. m.":
// a short line with a date at its end but for the hour.
func placeDate(s string) (Date, bool) {
	d, ok := lastDate(s, 0)
	if !ok {
		return undatedPlace(s)
	}
	if len(s) > 100 {
		return Date{}, false
	}
	before, after, _ := strings.Cut(s, d.Text)
	isPlace := strings.Count(before, " ") < 8 && !strings.ContainsAny(before, ":;()")
	isHour := len(after) < 24 && !strings.ContainsAny(after, ")(") && strings.Count(after, " ") < 6
	return d, isPlace && isHour
}

// undatedPlace reads "[Washington, undated.]".
func undatedPlace(s string) (Date, bool) {
	place := strings.Trim(s, "[].")
	word := place[strings.LastIndexByte(place, ' ')+1:]
	if !isUndated(word) || strings.Count(place, " ") > 4 {
		return Date{}, false
	}
	return Date{Text: word}, true
}

// cutMark cuts the number of a footnote from the end of a title, glued to its
// last word: "Secretary of State12". After a space it can be a number of the
// title itself ("the Group of 77"), and in a name such as "G7" too.
func cutMark(s string) (text, mark string) {
	text, mark = cutNumberAtEnd(s)
	r, _ := utf8.DecodeLastRuneInString(text)
	if mark != "" && mark[0] != ' ' && (unicode.IsLower(r) || strings.ContainsRune(")]”\"’.", r)) {
		return text, mark
	}
	return s, ""
}

// cutNumberAtEnd cuts a number of up to three digits, and the spaces before it,
// from the end of a title.
func cutNumberAtEnd(s string) (text, number string) {
	text = strings.TrimRight(s, "0123456789")
	if n := len(s) - len(text); n == 0 || n > 3 {
		return s, ""
	}
	text = strings.TrimRight(text, " ")
	return text, s[len(text):]
}

// reprintHeader reads the labels of a reprint. What stands before the first
// of them is a banner.
func (p *parser) reprintHeader() int {
	i := 0
	for ; i < len(p.lines); i++ {
		if _, ok := labelAt(reprintLabels, p.lines[i].text); ok {
			break
		}
		p.addField(Field{Key: KeyBanner, Text: p.lines[i].text}, i, i+1)
	}
	seen := map[Key]bool{}
	for i < len(p.lines) {
		l, ok := labelAt(reprintLabels, p.lines[i].text)
		if !ok || seen[l.key] {
			break
		}
		seen[l.key] = true
		i = p.reprintField(l, i)
	}
	return i
}

// reprintField reads a label whose value begins on its line and goes on to
// the next label, blank line or numbered paragraph.
func (p *parser) reprintField(l label, i int) int {
	end := i + 1
	for ; end < len(p.lines) && !p.lines[end].gap; end++ {
		_, isLabel := labelAt(reprintLabels, p.lines[end].text)
		_, _, isMarker := parseMarker(p.lines[end].text)
		if isLabel || isMarker {
			break
		}
	}
	f := Field{Key: l.key, Label: l.text}
	f.Text, f.URL = p.citation(i, end)
	f.Text = strings.TrimLeft(strings.TrimPrefix(f.Text, l.text), " \t")
	if l.key == KeyDate {
		f.Date, _ = wholeDate(f.Text, 0)
		f.Date.Text = f.Text
	}
	p.addField(f, i, end)
	return end
}

// webHeader reads the head of an archive's page: date, title and, on some,
// the sentence of credits.
func (p *parser) webHeader() int {
	i := p.skipFurniture(0)
	p.addFurniture(0, i)
	i = p.dateLine(i)
	end := p.blockEnd(i)
	p.title(i, end)
	if i = end; i < len(p.lines) && strings.HasPrefix(p.lines[i].text, creditsBegin) {
		end = p.blockEnd(i)
		p.addField(Field{Key: KeyCredits, Text: p.join(i, end)}, i, end)
		i = end
	}
	return i
}

// creditsBegin is how the archive's sentence of credits begins.
const creditsBegin = "This document was made possible with support from"

// furniture are the lines of the archive's page that are not the document, in lower case.
var furniture = []string{
	"skip to content", "skip to main content", "get citation", "share document", "share", "print", "print document",
	"download", "download pdf", "view pdf", "pdf", "search", "menu", "home", "browse", "back to top", "back to search results",
	"copy link", "share this document", "email", "facebook", "twitter", "view document", "wilson center digital archive",
	"digital archive", "international history declassified", "digitalarchive.wilsoncenter.org", "close", "translate",
}

func isFurniture(s string) bool {
	return len(s) < 40 && slices.Contains(furniture, strings.ToLower(s))
}

// skipFurniture gives the first line from i on that is not furniture.
func (p *parser) skipFurniture(i int) int {
	for i < len(p.lines) && isFurniture(p.lines[i].text) {
		i++
	}
	return i
}

// webFurniture takes the furniture at the ends of a page's body out of it and
// gives the body's first line and the line after its last.
func (p *parser) webFurniture(from int) (first, end int) {
	end = len(p.lines)
	if p.Layout != Web {
		return from, end
	}
	first = p.skipFurniture(from)
	for end > first && isFurniture(p.lines[end-1].text) {
		end--
	}
	p.addFurniture(from, first)
	p.addFurniture(end, len(p.lines))
	return first, end
}

func (p *parser) addFurniture(from, end int) {
	for i := from; i < end; i++ {
		l := &p.lines[i]
		p.Furniture = append(p.Furniture, Block{
			Kind: Furniture, Text: l.text, Line: l.num, Start: l.start, End: l.end(),
		})
	}
}

// letterDate gives the line of a letter's date, -1 when none can be told.
func (p *parser) letterDate() int {
	for i := range p.head(12) {
		l := &p.lines[i]
		if len(l.text) > 60 || strings.HasSuffix(l.text, ":") {
			return -1
		}
		if _, ok := letterDateLine(l.text); ok && l.gap && p.blockEnd(i) == i+1 {
			return i
		}
	}
	return -1
}

// letterDateLine reads a date alone, or after a place: "Paris, 2 October 1951".
func letterDateLine(s string) (f Field, ok bool) {
	f = Field{Key: KeyDate, Text: s}
	if f.Date, ok = wholeDate(s, 0); ok {
		return f, true
	}
	place, rest, found := strings.Cut(s, ", ")
	if !found || strings.Count(place, " ") > 2 || !isNamed(place) {
		return f, false
	}
	f.Key = KeyPlaceDate
	if f.Date, ok = wholeDate(rest, 0); len(f.Date.EDTF) < len("1951-10-02") {
		return f, false
	}
	f.Date.Text = strings.TrimRight(rest, ".")
	return f, ok
}

// letterHeader reads what stands above a letter's date, and the date.
func (p *parser) letterHeader() int {
	at := p.letterDate()
	for i := 0; i < at; {
		end := p.blockEnd(i)
		p.addField(Field{Key: KeyLetterhead, Text: strings.Join(p.texts(i, end), "\n")}, i, end)
		i = end
	}
	p.noHeaderProblem()
	f, _ := letterDateLine(p.lines[at].text)
	p.addField(f, at, at+1)
	return at + 1
}

// noHeader reads what a text without a known header has at its top: lines of
// its letterhead, a date among them, and the title, when it is in capitals.
func (p *parser) noHeader() int {
	p.noHeaderProblem()
	at := p.capitalTitle()
	if at < 0 {
		return 0
	}
	for i := 0; i < at; i++ {
		f := Field{Key: KeyLetterhead, Text: p.lines[i].text}
		if d, rest, ok := ParseDate(f.Text, 0); ok && len(d.EDTF) == len("1962-11-01") && p.Date().IsZero() {
			f.Key, f.Date = KeyPlaceDate, d
			if rest == "" {
				f.Key = KeyDate
			}
		}
		p.addField(f, i, i+1)
	}
	end := at + 1
	for limit := min(p.blockEnd(at), at+titleLines); end < limit && isHeading(p.lines[end].text); {
		end++
	}
	p.title(at, end)
	return end
}

// titleDepth bounds how many lines can stand above a title.
const titleDepth = 12

// capitalTitle gives the first line in capitals that can be a title: two words
// or more of some length that are no classification; -1 when there is none.
// A sentence or a list before it says that the text has begun.
func (p *parser) capitalTitle() int {
	for i := range p.head(titleDepth) {
		text := p.lines[i].text
		if width(text) > 100 || isMarked(text) {
			return -1
		}
		if isHeading(text) && longWords(text) >= 2 && !isClassification(text) {
			return i
		}
	}
	return -1
}

// longWords counts the words of s of four letters and more.
func longWords(s string) int {
	n := 0
	for word := range strings.FieldsSeq(s) {
		if width(word) >= 4 && !strings.ContainsAny(word, "0123456789") {
			n++
		}
	}
	return n
}

func (p *parser) noHeaderProblem() {
	p.addProblem("no-header", Info, p.lines[0].num, 1,
		"no recognised header; only the body is read", "")
}
