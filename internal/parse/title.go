package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/text"
)

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
	switch after = strings.Trim(after, " )]."); {
	case len(d.EDTF) < len("1948-05") || isLife(d) || after != "" && !text.DateYear.Has(after) && !text.IsHour(after):
	case len(d.EDTF) == len("1948-05-03") && (strings.HasSuffix(before, ", ") || isOfDate(strings.Fields(before))), strings.HasSuffix(before, "("), strings.HasSuffix(before, "["):
		return d
	}
	return document.Date{}
}

// isOfDate reports whether the words before the day at the end of a title say that it
// is that of the document: who wrote what to whom, and "of". Any other word may say of
// what it is the day.
func isOfDate(words []string) bool {
	n := len(words) - 1
	if n < 1 || !text.DateOfDocument.Has(words[n]) || !text.Is(words[0], text.Kind, text.Paper) || text.Talk.Has(words[0]) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(words[0])
	isParty := text.Is(words[0], text.Letter, text.Paper) || unicode.Is(unicode.Cyrillic, first) // that needs no preposition
	return !slices.ContainsFunc(words[1:n], func(word string) bool {
		isParty = isParty || text.Is(word, text.Office, text.Sender, text.Addressee)
		if startsLower(word) {
			return !text.Is(word, text.Sender, text.Addressee, text.DateTo, text.Byline, text.Owner, text.Joiner, text.Article) && (text.AboutTalk.Has(word) || !text.OfficeSmall.Has(word))
		}
		return text.Is(word, text.Kind, text.Paper, text.Talk, text.Deed, text.Spoken)
	}) && isParty
}

// dateOfKind returns the day that follows the first word of a title.
func dateOfKind(s string) (d document.Date) {
	kind := text.FirstWord(s)
	rest := s[len(kind):]
	for word := ""; ; rest = rest[len(word):] {
		rest = strings.TrimLeft(rest, blanks)
		if word = text.FirstWord(rest); rest == word || !text.Is(word, text.Link, text.DateArticle, text.DateOf) {
			break
		}
	}
	if d, _, _ = text.ParseDate(rest, 0); len(d.EDTF) != len("1948-05-03") || text.Talk.Has(kind) {
		return document.Date{}
	}
	return d
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
	if len(s) > 160 {
		return false
	}
	capitals, words := allCaps(title), strings.Fields(title)
	for i := 1; i+1 < len(words); i++ {
		to := words[i]
		if text.Addressee.Has(to) && (capitals || startsLower(to)) && isParty(strings.Join(words[:i], " ")) && isParty(strings.Join(words[i+1:], " ")) {
			return true
		}
	}
	return false
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
	if s == "" || !unicode.IsUpper(first) && !text.Article.Has(text.FirstWord(s)) {
		return false
	}
	for word := range strings.FieldsSeq(s) {
		if word = strings.Trim(word, "()[],"); word != "" && !text.IsNameWord(word) && !text.Is(word, text.OfficeSmall, text.Article, text.Topic, text.Nation) {
			return false
		}
	}
	return true
}

// editorialNote is the title of what editors wrote instead of a document.
const editorialNote = "Editorial Note"

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
