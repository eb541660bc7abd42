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
			*n = min(*n+1, fewestPages)
		}
	}
	returns := map[uint64][]int{}
	for i, like := range likes {
		if like > 0 && count[like%uint64(len(count))] == fewestPages {
			returns[like] = append(returns[like], i)
		}
	}
	taken := map[int]bool{}
	for _, at := range returns {
		if len(at) >= fewestPages && p.areOfPages(at) {
			for _, i := range at {
				taken[i] = true
			}
		}
	}
	if len(taken) > 0 {
		p.takeFurniture(func(i int) (separates, ofPage bool) {
			return false, taken[i] && !(i < firstLines && isClassification(p.lines[i].text)) // first it is a part of the head
		})
	}
}

// ruleLines takes the lines that only separate out of the body, and the numbers
// and stamps of pages that do not return often enough for pageLines.
func (p *parser) ruleLines() {
	inWord := 0 // the line after those between the halves of a word
	p.takeFurniture(func(i int) (separates, ofPage bool) {
		s := p.lines[i].text
		inWord = max(inWord, p.endInWord(i))
		return strings.Trim(s, "*_=~#-–—> ") == "", i < inWord || isDashedNumber(s) || len(s) <= longestPage && hasPrefixFold(s, []string{"approved for release"})
	})
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
	glued, end := count(p.lines, (*line).isGlued) > 1, 0
	p.takeFurniture(func(i int) (separates, ofPage bool) {
		l := &p.lines[i]
		l.heading = glued && l.isGlued() || isUnderlined(p.lines[i:])
		if end = max(end, p.commentEnd(i)); i >= end && !isConversion(l.text) {
			return i > 0 && isUnderlined(p.lines[i-1:]), false
		}
		gap := l.gap || i+1 == len(p.lines) || p.lines[i+1].gap
		return gap, !gap
	})
}

// likeness returns a number that lines share which differ in their numbers only.
func likeness(s string) uint64 {
	h := uint64(14695981039346656037) // FNV-1a
	for i := 0; i < len(s); i++ {
		b := s[i]
		if isDigit(b) {
			if b = '0'; i > 0 && isDigit(s[i-1]) {
				continue
			}
		}
		h = (h ^ uint64(b)) * 1099511628211
	}
	return h
}

// areOfPages reports whether the lines at some indices, which are alike, are
// those of pages.
func (p *parser) areOfPages(at []int) bool {
	first := p.lines[at[0]].text
	says := saysPage(first)
	if !says && !strings.ContainsFunc(first, unicode.IsLetter) || isBareNumber(first) || isMarked(first) || strings.HasSuffix(first, ":") {
		return false
	}
	inside, apart := 0, 0
	for k, i := range at {
		if k > 0 && i-at[k-1] >= pageDistance {
			apart++
		}
		if i > 0 && i+1 < len(p.lines) && !endsSentence(p.lines[i-1].text) && startsLower(p.lines[i+1].text) {
			inside++
		}
	}
	return says || apart >= fewestPages-1 && (3*inside >= len(at) || isClassification(first))
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
