package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/text"
)

// fewestPages is how often a line must return to be that of pages, and
// pageDistance how many lines are between two of them at least.
const (
	fewestPages  = 3
	pageDistance = 5
	longestPage  = 90 // bytes of such a line

	longestNumber = 32 // bytes of the number of a page, with its word
	pageWidth     = 30 // characters of a full line of a page
)

// pageLines takes the headers, footers and stamps of pages out of the lines
// and keeps them as furniture: lines that return, with other numbers at most,
// all over the text. That alone would take headings such as "Article 5", so
// that some of them must be inside sentences, or the line say that it is of a page.
func (p *parser) pageLines() {
	likes, count := make([]uint64, len(p.lines)), make([]uint8, 4*len(p.lines)+1)
	for i := range p.lines {
		if l := &p.lines[i]; len(l.text) <= longestPage {
			likes[i] = likeness(l.text)
			n := &count[likes[i]%uint64(len(count))] // others may be counted with it
			*n = min(*n+1, 2)
		}
	}
	returns := map[uint64][]int{}
	for i, like := range likes {
		if like > 0 && count[like%uint64(len(count))] > 1 {
			returns[like] = append(returns[like], i)
		}
	}
	taken := map[int]bool{}
	for _, at := range returns {
		if len(at) > 1 {
			for _, i := range p.ofPages(at) {
				taken[i] = true
			}
		}
	}
	if len(taken) > 0 {
		p.takeFurniture(func(i int) (separates, ofPage bool) { return false, taken[i] })
	}
}

// ruleLines takes the lines that only separate out of the body, and the lines
// of pages that do not return often enough for pageLines.
func (p *parser) ruleLines() {
	inWord := 0 // the line after those between the halves of a word
	counted := p.pageNumbers()
	p.takeFurniture(func(i int) (separates, ofPage bool) {
		s := p.lines[i].text
		inWord = max(inWord, p.endInWord(i))
		separates, ofPage = !isASCIILetter(s[0]) && strings.Trim(s, "*_=~#-–—> ") == "", i < inWord || counted[i]
		if separates || ofPage || len(s) > longestPage {
			return separates, ofPage
		}
		inSentence := p.isAlone(i) && p.isInSentence(i)
		return false, slices.ContainsFunc(pageRules, func(r pageRule) bool { return (r.anywhere || inSentence) && r.is(p, i) })
	})
}

// pageNumbers returns the lines that are the numbers of pages as they count on, one
// by one, beside full lines, and one of them at least is inside a sentence.
func (p *parser) pageNumbers() map[int]bool {
	counted, chain, last, sure, list := map[int]bool{}, []int(nil), 0, false, false
	for i := range p.lines {
		s, below := p.lines[i].text, &p.lines[min(i+1, len(p.lines)-1)]
		if i == 0 || !isBareNumber(s) || !p.isAlone(i) || p.lines[i-1].width() < pageWidth && below.width() < pageWidth {
			continue
		}
		n, _, _ := text.CutNumber(s, 3)
		if above := &p.lines[i-1]; len(chain) == 0 || n != last+1 {
			chain, sure, list = nil, false, strings.HasSuffix(above.text, ":") || above.width() < pageWidth && !endsSentence(above.text)
		}
		chain, last, sure = append(chain, i), n, sure || below.page && i+1 < len(p.lines) || p.isInSentence(i)
		if sure && !list && len(chain) > 1 {
			for _, i := range chain {
				counted[i] = true
			}
			chain = chain[len(chain)-1:] // those before it are counted
		}
	}
	return counted
}

// A pageRule recognises line i as one of a page: anywhere, or alone inside a sentence.
type pageRule struct {
	name     string
	anywhere bool
	is       func(p *parser, i int) bool
}

var pageRules = []pageRule{
	{"number between dashes", true, func(p *parser, i int) bool { return isDashedNumber(p.lines[i].text) }},
	{"stamp of release", true, func(p *parser, i int) bool {
		return hasPrefixFold(p.lines[i].text, []string{"approved for release"})
	}},
	{"number of a page", false, func(p *parser, i int) bool { // "number" "18" may be text
		s := p.lines[i].text
		return isPageNumber(s) && (!isBareNumber(s) || p.lines[i].page || p.lines[i+1].page || endsSentence(p.lines[i-1].text))
	}},
	{"head with the number of its page", false, func(p *parser, i int) bool { return isPageHead(p.lines[i].text) }},
	{"head and number at the top of a page", true, func(p *parser, i int) bool { // "SITUATION REPORT 12" may begin a text
		return p.lines[i].page && p.isAlone(i) && strings.Contains(p.lines[i].text, gutter) && isPageHead(p.lines[i].text)
	}},
	{"title as the head of a page", false, func(p *parser, i int) bool {
		head := strings.Trim(p.lines[i].text, numberOfPage)
		return head != "" && strings.EqualFold(head, p.Title())
	}},
}

// numberOfPage is the characters of the number of a page beside its head.
const numberOfPage = "0123456789-–— "

// isPageHead reports whether s is capitals with the number of a page before or behind
// them, and not "300 POUNDS".
func isPageHead(s string) bool {
	head := strings.Trim(s, numberOfPage)
	words := longWords(head)
	return len(head) < len(s) && allCaps(head) && (words > 1 || words > 0 && strings.Contains(s, gutter))
}

// beginsPage reports whether s, at the top of a text, is the head of a page and its
// number, set apart. That of a newspaper has the day.
func beginsPage(s string) bool {
	if !strings.Contains(s, gutter) || !isPageHead(s) {
		return false
	}
	d, _ := text.LastDate(s, 0)
	return len(d.EDTF) < len("1948-05-03")
}

// isAlone reports whether no text of its page is directly above and below line i.
func (p *parser) isAlone(i int) bool {
	begins := func(i int) bool {
		return i == len(p.lines) || p.lines[i].gap || p.lines[i].page || isPageNumber(p.lines[i].text)
	}
	return (begins(i) || i > 0 && isPageNumber(p.lines[i-1].text)) && begins(i+1)
}

// isInSentence reports whether line i, with the numbers and heads of pages beside
// it, is inside a sentence, or between the notes of a page and the rest of one.
func (p *parser) isInSentence(i int) bool {
	isOther := func(i int) bool { return isPageNumber(p.lines[i].text) || allCaps(p.lines[i].text) && p.isAlone(i) }
	above, below := i-1, i+1
	for below < len(p.lines) && below < i+pageDistance && isOther(below) {
		below++
	}
	for above >= 0 && above > i-pageDistance && isOther(above) {
		above--
	}
	if below == len(p.lines) || !startsLower(p.lines[below].text) {
		return below < len(p.lines) && above >= 0 && runsOn(p.lines[above].text)
	}
	if above < 0 || !endsSentence(p.lines[above].text) {
		return above >= 0
	}
	for ; above >= 0 && above > i-footLines; above-- {
		if _, note := cutFootMarker(p.lines[above].text); note != "" || p.lines[above].gap {
			return note != ""
		}
	}
	return false
}

// endInWord returns the line after the number and the stamps of a page that line
// i begins, if they are between the halves of a divided word; else i.
func (p *parser) endInWord(i int) int {
	if l := &p.lines[i]; i == 0 || !l.gap && !l.page && isDigit(l.text[0]) { // U-2
		return i
	}
	first, end := p.lines[i-1].text, i
	mark, size := utf8.DecodeLastRuneInString(first)
	hyphen := len(first) - size
	if !text.IsDivider(mark) || !isGlued(first[:hyphen]) {
		return i
	}
	for end < len(p.lines) && (isPageNumber(p.lines[end].text) || isClassification(p.lines[end].text)) {
		end++
	}
	if end == i || end == len(p.lines) {
		return i
	}
	if next, sure := text.Divided(first+"\n"+p.lines[end].text, hyphen, false); next == 0 || !sure && mark != '-' {
		return i
	}
	return end
}

// isPageNumber reports whether s is the number of a page alone, perhaps in brackets
// or between dashes: "12", "[p. 12]", "Seite 12".
func isPageNumber(s string) bool {
	if last := s[len(s)-1]; len(s) > longestNumber || isASCIILetter(last) || last == '.' {
		return false
	}
	s = strings.Trim(s, "[]()-–— ")
	if word, number, ok := strings.Cut(s, " "); ok && text.Page.Has(strings.TrimSuffix(word, ".")) {
		s = number
	}
	_, rest, ok := text.CutNumber(s, 4)
	return ok && rest == ""
}

// isDashedNumber reports whether s is the number of a page between dashes: "- 2 -".
func isDashedNumber(s string) bool {
	inner := strings.Trim(s, "-–— ")
	return len(s)-len(inner) >= 2 && s[:1] != inner[:min(1, len(inner))] && !strings.HasSuffix(s, inner) && isBareNumber(inner)
}

// conversionLines takes the remarks of programs that made the text out of it, which
// end no paragraph if no blank line is beside them, and marks the headings that
// only other lines show.
func (p *parser) conversionLines() {
	glued, hashed, end := count(p.lines, (*line).isGlued) > 1, slices.ContainsFunc(p.lines, func(l line) bool { return l.isHashed() }), 0
	p.takeFurniture(func(i int) (separates, ofPage bool) {
		l := &p.lines[i]
		l.heading = (glued || hashed && strings.HasPrefix(l.text, "##")) && l.isGlued() || isUnderlined(p.lines[i:])
		if end = max(end, p.commentEnd(i)); i >= end && !isConversion(l.text) {
			return i > 0 && isUnderlined(p.lines[i-1:]), false
		}
		gap := l.gap || i+1 == len(p.lines) || p.lines[i+1].gap
		return gap, !gap
	})
}

// likeness returns a number that lines share which differ in their numbers, in the
// number of a page beside them and in the case of ASCII letters only.
func likeness(s string) uint64 {
	if head := strings.Trim(s, numberOfPage); head != "" {
		s = head
	}
	h := uint64(1)
	for i := range len(s) {
		switch b := s[i]; {
		case isASCIILetter(b):
			h = (h ^ uint64(b|0x20)) * 1099511628211
		case !isDigit(b):
			h = (h ^ uint64(b)) * 1099511628211
		case i == 0 || !isDigit(s[i-1]):
			h = (h ^ '0') * 1099511628211
		}
	}
	return h | 1
}

// A returning is lines that are alike, with how many of them are far below the one
// before, inside sentences, alone, at the edges of pages, with the number of a page,
// and in broken sentences.
type returning struct {
	text                                               string // of the first
	top, first                                         bool   // the first is at the top of the text, not counted, or its first line
	all, apart, inside, alone, edges, numbered, broken int
}

// A returnRule recognises lines that return as those of pages.
type returnRule struct {
	name string
	are  func(r *returning) bool
}

var returnRules = []returnRule{
	{"says that it is of a page", func(r *returning) bool { return r.apart >= fewestPages-1 && saysPage(r.text) }},
	{"inside sentences", func(r *returning) bool { return r.apart >= fewestPages-1 && 3*r.inside >= r.all }},
	{"classification", func(r *returning) bool {
		return r.apart >= fewestPages-1 && r.edges+r.inside+r.broken > 0 && isClassification(r.text)
	}},
	{"head of pages", func(r *returning) bool {
		return (r.top || r.apart >= r.all-1) && r.edges == r.all && r.broken > 0
	}},
	{"title as the head of pages", func(r *returning) bool {
		return r.top && (r.numbered == r.all || r.apart >= r.all-1 && r.alone == r.all && r.broken > 0 && longWords(r.text) > 1)
	}},
}

// ofPages returns which of the lines at some indices, which are alike, are those of
// pages: all, but for those without a number at the top of the text, which are of its
// head, or none.
func (p *parser) ofPages(at []int) []int {
	r := returning{text: p.lines[at[0]].text, first: at[0] == 0}
	if text.IsPageMark(r.text) || isBareNumber(r.text) || isMarked(r.text) || r.text[0] == '<' || strings.HasSuffix(r.text, ":") || !strings.ContainsFunc(r.text, unicode.IsLetter) && !saysPage(r.text) {
		return nil
	}
	r.top = at[0] < firstLines && p.lines[at[0]].gap && !strings.ContainsAny(r.text, "0123456789") && !saysPage(r.text)
	above := at[0]
	for first := true; r.top && len(at) > 0 && at[0] < firstLines && (first || isClassification(r.text)); first = false {
		above, at = at[0], at[1:]
	}
	for _, i := range at {
		if i-above >= pageDistance {
			r.apart++
		}
		above = i
		p.countReturn(&r, i)
	}
	if r.all == 0 || !slices.ContainsFunc(returnRules, func(rule returnRule) bool { return rule.are(&r) }) {
		return nil
	}
	return at
}

// countReturn counts what line i is, which returns.
func (p *parser) countReturn(r *returning, i int) {
	l := &p.lines[i]
	r.all++
	if i > 0 && i+1 < len(p.lines) && !endsSentence(p.lines[i-1].text) && startsLower(p.lines[i+1].text) {
		r.inside++
	}
	if strings.Contains(l.text, gutter) && strings.ContainsAny(l.text, "0123456789") || i > 0 && longWords(l.text) > 1 && isPageNumber(p.lines[i-1].text) && p.isAlone(i) {
		r.numbered++
	}
	isEdge := p.isEdge(i) || r.top && l.page
	if isEdge {
		r.edges++
	}
	if isEdge || r.first && p.isAlone(i) {
		r.alone++
		if p.isInSentence(i) {
			r.broken++
		}
	}
}

// isEdge reports whether line i is alone at the edge of a page, or has its number.
func (p *parser) isEdge(i int) bool {
	s := p.lines[i].text
	return p.isAlone(i) && (isDigit(s[0]) || isDigit(s[len(s)-1]) || p.lines[i].page || i > 0 && isPageNumber(p.lines[i-1].text) ||
		i+1 < len(p.lines) && (p.lines[i+1].page || isPageNumber(p.lines[i+1].text)))
}

// saysPage reports whether a line itself says that it is of a page: "- 2 -",
// "--- Page 2", "Approved for Release: 2019/08/02".
func saysPage(s string) bool {
	lower := strings.ToLower(s)
	if _, rest, ok := text.CutNumber(strings.Trim(s, "-–— "), 3); ok && rest == "" {
		return true
	}
	return strings.Contains(lower, "approved for release") || slices.ContainsFunc(strings.Fields(lower), func(word string) bool {
		return strings.Trim(word, "-–—.,[]()") == "page"
	})
}

// takeFurniture takes the lines that separate or are of a page out of the text: a
// gap or a page is before the line after them.
func (p *parser) takeFurniture(kind func(i int) (separates, ofPage bool)) {
	kept := 0
	gap, page := false, false
	for i := range p.lines {
		l := &p.lines[i]
		separates, ofPage := kind(i)
		if !separates && !ofPage {
			l.gap, l.page = l.gap || gap && kept > 0, l.page || page && kept > 0
			if kept < i {
				p.lines[kept] = *l
			}
			kept++
			gap, page = false, false
			continue
		}
		gap, page = separates, page || ofPage
		p.addFurniture(i, i+1)
	}
	p.lines = p.lines[:kept]
}

// firstLines bounds the lines in which a stamp is one of the head's.
const firstLines = 6
