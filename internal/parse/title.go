package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/text"
)

// titleReach is within how many blocks of a title a date or another line that
// only heads have must follow.
const titleReach = 3

// readTitle claims a block that names a document: its kind and whose it is, or
// from whom to whom.
func readTitle(lines []line) (f document.Field, n int) {
	if n = titleLength(lines); n == 0 || n < len(lines) && lines[n].text[0] == ':' {
		return f, 0
	}
	s := spaced(lines[:n])
	isPage := slices.ContainsFunc(lines[:n], func(l line) bool { return strings.EqualFold(l.text, "by") }) // of which more is below
	if isPage || !isTitle(s) || isIssuer(s) || text.Rubric.Has(s) || isByline(s) && !namesKind(s) || endsSmall(s) {
		return f, 0
	}
	return titleField(s), n
}

// titleField returns the field of a title, without the mark of a note at its end.
func titleField(s string) document.Field {
	f := document.Field{Key: document.KeyTitle}
	f.Text, f.Mark = cutMark(s)
	return f
}

// dateInTitle returns the date with which a title ends, but for the hour:
// "Memorandum of a Conversation, Amaurot, May 3, 1948, 3:15 p.m.", "Questions (3 May
// 1948)"; and that of its kind, "Decree of 3 May 1948 on carts", but not that of a
// talk of which it is a record.
func dateInTitle(s string) document.Date {
	if d := dateOfKind(s); !d.IsZero() {
		return d
	}
	d, _ := text.LastDate(s, 0)
	before, after, _ := strings.Cut(s, d.Text)
	switch {
	case len(d.EDTF) < len("1948-05") || isLife(d) || strings.Trim(after, " )].") != "" && !text.IsHour(after):
	case strings.HasSuffix(before, ", ") && len(d.EDTF) == len("1948-05-03"), strings.HasSuffix(before, "("), strings.HasSuffix(before, "["):
		return d
	}
	return document.Date{}
}

// dateOfKind returns the day that follows the first word of a title.
func dateOfKind(s string) (d document.Date) {
	kind := firstWord(s)
	rest := s[len(kind):]
	for word := ""; ; rest = rest[len(word):] {
		rest = strings.TrimLeft(rest, blanks)
		if word = firstWord(rest); rest == word || !text.Is(word, text.Link, text.DateArticle, text.DateOf) {
			break
		}
	}
	if d, _, _ = text.ParseDate(rest, 0); len(d.EDTF) != len("1948-05-03") || text.Talk.Has(kind) {
		return document.Date{}
	}
	return d
}

// lastWord returns what is after the last blank of s but for those at its end.
func lastWord(s string) string {
	s = strings.TrimRight(s, blanks)
	return s[strings.LastIndexAny(s, blanks)+1:]
}

// titleLength returns how many lines of a block a title has: all of the block,
// or up to the line that is something else, 0 if it is too long.
func titleLength(lines []line) int {
	n := blockLength(lines)
	for i := 1; i < n; i++ {
		if !asksForMore(lines[i-1].text) && (standsOut(&lines[i]) != "" || isSalutation(lines[i].text)) {
			n = i
		}
	}
	if n > titleLines || lines[n-1].end()-lines[0].start > 400 {
		return 0
	}
	return n
}

// asksForMore reports whether a line of a title goes on in the next one, even if
// that looks like a date: its last word is a preposition or the day of a month.
func asksForMore(s string) bool {
	last := strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:])
	return strings.HasSuffix(s, ",") || last != strings.ToLower(s) && (text.Is(last, text.RunsOn, text.Link) || isShortNumber(last) && len(last) <= 2)
}

// diaries are what the title of an entry of a diary begins with.
var diaries = []string{"from the diary of ", "from the journal of ", "aus dem tagebuch ", "из дневника "}

// isTitle reports whether s names a document: "76. Telegram From the Embassy in
// Utopia to the Department of State1", "Editorial Note", "Miller to Carter".
func isTitle(s string) bool {
	_, rest, numbered := text.CutNumber(s, 4)
	if numbered && len(rest) > 1 && isDigit(rest[1]) { // an hour: "9.30 Report of the Minister"
		return false
	}
	if numbered = numbered && strings.HasPrefix(rest, ". "); numbered {
		s = rest[2:]
	}
	s = strings.TrimRight(s, "0123456789")
	if isFromTo(strings.TrimSuffix(s, ".")) || numbered && isFromOrTo(s) ||
		width(s) <= 40 && slices.ContainsFunc(chineseKinds, func(kind string) bool { return strings.HasSuffix(s, kind) }) || hasPrefixFold(s, diaries) && !endsSentence(s) {
		return true
	}
	if s == "" || endsSentence(s) && !strings.HasSuffix(s, ".m.") && !strings.HasSuffix(s, ". m.") && !strings.HasSuffix(s, ")") && !strings.HasSuffix(s, "”") {
		return false
	}
	words := strings.Fields(s)
	if text.Link.Has(words[0]) {
		return false
	}
	for i, word := range words[:min(len(words), 4)] {
		r, _ := utf8.DecodeRuneInString(word)
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) || i > 0 && text.Link.Has(word) {
			break
		}
		if word = strings.TrimRight(word, ",0123456789"); text.Periodical.Has(strings.Join(words[max(i-1, 0):i+1], " ")) {
			return false
		}
		if (text.Kind.Has(word) || text.Paper.Has(word)) && !(text.Qualifier.Has(word) && i+1 < len(words) && text.Kind.Has(words[i+1])) {
			return namesDocument(words[i:]) || i == len(words)-1 && (numbered || strings.EqualFold(s, editorialNote))
		}
	}
	return false
}

// chineseKinds are the kinds of documents that end their titles in Chinese.
var chineseKinds = []string{"纪要", "记录", "电报", "报告", "的信", "的电", "指示", "备忘录", "决议", "决定", "通知", "讲话", "声明", "函"}

// namesDocument reports whether some words, the first of which is a kind of
// document, name one: a preposition follows, or nothing that is no name.
func namesDocument(words []string) bool {
	for _, word := range words[1:min(len(words), 6)] {
		if text.Link.Has(word) {
			return true
		}
	}
	if r, _ := utf8.DecodeRuneInString(words[0]); unicode.Is(unicode.Cyrillic, r) && len(words) > 1 {
		return true // Russian needs no preposition: "Письмо Сталина"
	}
	return len(words) > 1 && len(words) <= 4 && !allCaps(strings.Join(words, " ")) && isPartOfOffice(strings.TrimRight(strings.Join(words, " "), "0123456789"))
}

// isFromTo reports whether s says from whom to whom, and nothing else: "Department
// of External Affairs to Bruce", "The Consul at Amaurot (Miller) to the Secretary of State".
func isFromTo(s string) bool {
	title, remark, _ := strings.Cut(s, " (Received ")
	if !strings.HasSuffix(remark, ")") {
		title = s
	}
	from, to, ok := strings.Cut(title, " to ")
	if !ok && allCaps(s) {
		from, to, ok = strings.Cut(s, " TO ")
	}
	return ok && len(s) <= 160 && isParty(from) && isParty(to)
}

// isFromOrTo reports whether s is a letter's title in the edition of one person's
// papers: "From Ada Wren".
func isFromOrTo(s string) bool {
	name, ok := text.CutOneFold(s, "from ", "to ")
	return ok && isParty(name)
}

// isParty reports whether s is a person or an office.
func isParty(s string) bool {
	s = strings.TrimRight(s, "0123456789")
	first, _ := utf8.DecodeRuneInString(s)
	if s == "" || !unicode.IsUpper(first) && !strings.HasPrefix(s, "the ") {
		return false
	}
	for word := range strings.FieldsSeq(s) {
		if word = strings.Trim(word, "()[],"); word != "" && !text.IsNameWord(word) && !text.OfficeSmall.Has(word) {
			return false
		}
	}
	return true
}

// editorialNote is the title of what editors wrote instead of a document.
const editorialNote = "Editorial Note"

// isTitled reports whether a block that names a document is this one's title: it
// has a number before it, a date above it or at its end, a salutation below it, or
// a line that only heads have follows within a few blocks.
func (h *head) isTitled(f *document.Field, after []line) bool {
	if h.has(document.KeyTitle) || len(after) == 0 && h.has(document.KeyFrom) || isByline(f.Text) && h.i > h.at && !isIssuer(h.lines[h.i-1].text) {
		return false
	}
	if slices.ContainsFunc(after[:min(len(after), titleReach)], func(l line) bool { return isFRUSNumber(l.text) }) {
		f.Key = document.KeyBanner // the page's, above the document
		return true
	}
	if _, n := readLetterDate(after); n > 0 {
		return true
	}
	return isDigit(f.Text[0]) || strings.EqualFold(f.Text, editorialNote) || h.has(document.KeyDate) || h.has(document.KeyPlaceDate) || !dateInTitle(f.Text).IsZero() ||
		len(after) > 0 && isSalutation(after[0].text) || isHeaded(after) || h.isBetweenStampAndText(f, after)
}

// isBetweenStampAndText reports whether a title whose kind is in capitals is a
// block of its own, at the top or below a classification or a label: "REPORT on
// the harvest".
func (h *head) isBetweenStampAndText(f *document.Field, after []line) bool {
	return (h.i == 0 || h.labels > 0 || h.has(document.KeyClassification)) && allCaps(firstWord(f.Text)) && h.lines[h.i].gap && len(after) > 0 && after[0].gap
}

// isHeaded reports whether within a few blocks of some lines there is one that
// only a head has.
func isHeaded(lines []line) bool {
	for blocks := 0; len(lines) > 0 && blocks < titleReach; blocks++ {
		for i := range lines[:min(len(lines), blockLength(lines), titleLines)] {
			if knownLabel(lines[i].text) != "" {
				if _, n := readLabel(lines[i:]); n > 0 {
					return true
				}
			}
			if lines[i].width() > 200 {
				return false
			}
			switch standsOut(&lines[i]) {
			case "date", "classification", "serial":
				return true
			}
		}
		lines = lines[blockLength(lines):]
	}
	return false
}

// forms are the names of printed forms that read as titles.
var forms = []string{"information report", "field information report", "intelligence information report", "office memorandum", "foreign service despatch"}

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

// cutMark cuts the number of a note from the end of a title, to which it is glued,
// or the attributes of its heading.
func cutMark(s string) (text, mark string) {
	if i := strings.LastIndex(s, " {"); i > 0 && strings.HasSuffix(s, "}") { // attributes of a heading
		return s[:i], s[i:]
	}
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
