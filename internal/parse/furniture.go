package parse

import (
	"slices"
	"strings"
	"unicode"

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
	count := map[uint64]int{}
	for i := range p.lines {
		if l := &p.lines[i]; len(l.text) <= longestPage {
			count[likeness(l.text)]++
		}
	}
	returns := map[uint64][]int{}
	for i := range p.lines {
		if l := &p.lines[i]; len(l.text) <= longestPage {
			if like := likeness(l.text); count[like] >= fewestPages {
				returns[like] = append(returns[like], i)
			}
		}
	}
	taken := map[int]bool{}
	for _, at := range returns {
		if p.areOfPages(at) {
			for _, i := range at {
				taken[i] = true
			}
		}
	}
	if len(taken) > 0 {
		p.takeFurniture(func(i int) bool { return taken[i] }, func(l *line) { l.page = true })
	}
}

// ruleLines takes the lines that only separate out of the body, and the numbers
// and stamps of pages that do not return often enough for pageLines.
func (p *parser) ruleLines() {
	p.takeFurniture(func(i int) bool { return isRule(p.lines[i].text) }, func(l *line) { l.gap = true })
	p.takeFurniture(func(i int) bool {
		s := p.lines[i].text
		return isDashedNumber(s) || len(s) <= longestPage && hasPrefixFold(s, []string{"approved for release"})
	}, func(l *line) { l.page = true })
}

// isDashedNumber reports whether s is the number of a page between dashes: "- 2 -".
func isDashedNumber(s string) bool {
	inner := strings.Trim(s, "-–— ")
	return len(s)-len(inner) >= 2 && s[:1] != inner[:min(1, len(inner))] && !strings.HasSuffix(s, inner) && isBareNumber(inner)
}

// conversionLines takes the remarks of programs that made the text out of it.
func (p *parser) conversionLines() {
	p.takeFurniture(func(i int) bool { return isConversion(p.lines[i].text) }, func(l *line) { l.gap = true })
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
	if len(at) < fewestPages {
		return false
	}
	first := p.lines[at[0]].text
	inside, apart := 0, 0
	for k, i := range at {
		if k > 0 && i-at[k-1] >= pageDistance {
			apart++
		}
		if i > 0 && i+1 < len(p.lines) && !endsSentence(p.lines[i-1].text) && startsLower(p.lines[i+1].text) {
			inside++
		}
	}
	if !strings.ContainsFunc(first, unicode.IsLetter) && !saysPage(first) || isBareNumber(first) || isMarked(first) || strings.HasSuffix(first, ":") {
		return false
	}
	return saysPage(first) || apart >= fewestPages-1 && (3*inside >= len(at) || isClassification(first))
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

// takeFurniture takes the lines at some indices out of the text and marks the
// line after each. A classification stays where it is first, as a part of the
// head.
func (p *parser) takeFurniture(is func(i int) bool, mark func(*line)) {
	kept := p.lines[:0]
	after := false // such a line is before this one
	for i := range p.lines {
		l := &p.lines[i]
		if is(i) && (i >= firstLines || !isClassification(l.text)) {
			p.addFurniture(i, i+1)
			after = len(kept) > 0
			continue
		}
		if after {
			mark(l)
		}
		kept, after = append(kept, *l), false
	}
	p.lines = kept
}

// firstLines bounds the lines in which a stamp is one of the head's.
const firstLines = 6

// isRule reports whether a line has no words and no numbers: "* * *", "# # #", "_".
func isRule(s string) bool { return strings.Trim(s, "*_=~#-–— ") == "" }
