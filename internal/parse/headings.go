package parse

import (
	"slices"
	"strings"

	"docview/internal/document"
	"docview/internal/text"
)

const (
	longestHeading = 100 // bytes of a heading in small letters
	leastProse     = 80  // bytes of a paragraph that a heading can be above
)

// headings marks the headings before the span at end that are not in capitals:
// short lines of their own above prose, and the items of lists whose items are
// such lines. In a text all in capitals, capitals do not make a heading.
func (p *parser) headings(end int) {
	if p.shouts(end) {
		for i := range end {
			if p.spans[i].kind == document.Heading && !isEnclosure(p.first(i).text) {
				p.spans[i].kind = document.Paragraph
			}
		}
		return
	}
	heads, items := map[*list]int{}, map[*list]int{}
	agenda, least := map[string]bool{}, leastProse
	for i := range end {
		if (p.isItem(i) || len(agenda) > 0) && p.size(i) <= longestHeading && p.isOnAgenda(i, end, agenda) {
			p.spans[i].kind = document.Heading
		}
		if s := &p.spans[i]; s.item != nil {
			items[s.item.list]++
			if p.isHead(i, end, leastProse) {
				heads[s.item.list]++
			}
		} else if p.isPlain(i) && (p.isHead(i, end, least) && p.canHead(i) || i < 2 && p.repeatsTitle(i) || i+1 < end && isDivision(p.text(i))) {
			s.kind = document.Heading
			if least == leastProse && i+1 < end && p.first(i).has(named|official) && p.spans[i+1].kind == document.Paragraph {
				least = leastProse / 4 // there is one such heading: others may be above a few words
			}
		}
	}
	for i := 1; i < end; i++ {
		if p.spans[i-1].kind == document.Signature && p.isPlain(i) && p.first(i) == p.last(i) && namesEnclosure(p.first(i).text) {
			p.spans[i].kind = document.Heading
		}
	}
	for i := range end {
		s := &p.spans[i]
		if s.item == nil || !p.isHead(i, end, leastProse) {
			continue
		}
		if n := heads[s.item.list]; n > 1 && 4*n >= 3*items[s.item.list] || allCaps(p.blockText(i)) || p.spans[i+1].kind == document.Paragraph && p.first(i+1).has(speaker) {
			s.kind = document.Heading
		}
	}
}

// isOnAgenda reports whether the text of span i is that of an item before it,
// and prose is under it: "2. On the loan." of an agenda, and later the point.
func (p *parser) isOnAgenda(i, end int, agenda map[string]bool) bool {
	isAboveProse := i+1 < end && p.isPlain(i+1) && p.size(i+1) >= leastProse
	if !p.isItem(i) && !isAboveProse {
		return false
	}
	text := strings.ToLower(strings.Trim(p.blockText(i), " ."))
	if p.isItem(i) && !agenda[text] {
		agenda[text] = true
		return false
	}
	return isAboveProse && len(text) > 8 && agenda[text]
}

// shouts reports whether most of the text before the span at end is in capitals.
func (p *parser) shouts(end int) bool {
	all, inCapitals := 0, 0
	for i := range end {
		for _, l := range p.linesOf(i) {
			all += len(l.text)
			if l.has(capitals) {
				inCapitals += len(l.text)
			}
		}
	}
	return 2*inCapitals > all
}

// isDivision reports whether s is the number of a part of a law or a book alone:
// "§ 2", "Article 5.", "Kapitel IV".
func isDivision(s string) bool {
	word, number, _ := strings.Cut(strings.TrimRight(s, "."), " ")
	_, rest, ok := text.CutNumber(number, 4)
	return text.Division.Has(word) && (ok && len(rest) < 2 || text.Roman(number) > 0)
}

// isHead reports whether span i can be a heading above the next one: a short
// line without a full stop, above a paragraph of at least so many bytes or a list.
func (p *parser) isHead(i, end, least int) bool {
	l := p.last(i)
	if p.first(i) != l && !l.has(capitals) || l.has(ended|unfinished) || p.size(i) > longestHeading || l.text[len(l.text)-1] == ',' || strings.HasSuffix(l.text, "—") || i+1 >= end {
		return false
	}
	if next := p.spans[i+1].item; next != nil {
		item := p.spans[i].item
		return item == nil || next.list != item.list && next.list.under != nil && next.list.under.list == item.list
	}
	return p.spans[i+1].kind == document.Paragraph && p.size(i+1) >= least && !p.first(i+1).has(lowerStart)
}

// A notHead is a reason not to take a line without a number for a heading.
type notHead struct {
	name  string
	holds func(p *parser, i int, l *line) bool
}

var notHeads = []notHead{
	{"line of a letter or a list", func(_ *parser, _ int, l *line) bool {
		return l.has(lowerStart|digitStart|dated|signed|closing|speaker|marked) || strings.ContainsAny(l.text[:1], "[(•-–—*>|!") || strings.HasSuffix(l.text, "]")
	}},
	{"name of a signer", func(p *parser, i int, l *line) bool { // not that above an item of a list that goes on
		return l.has(named) && strings.Contains(l.text, " ") && !(p.isItem(i+1) && p.spans[i+1].item.first > 1)
	}},
	{"long line", func(_ *parser, _ int, l *line) bool { return len(l.text) > 70 }},
	{"field", func(_ *parser, i int, l *line) bool {
		return strings.Contains(l.text, ": ") && (i > 0 || !isPartOfOffice(strings.Replace(l.text, ":", "", 1)))
	}},
	{"choice", func(_ *parser, _ int, l *line) bool { return strings.Contains(l.text, "/") }},
	{"salutation", func(_ *parser, i int, l *line) bool { // at the top, without its comma, too
		return isSalutation(l.text) || i < signatureBlocks && isSalutation(l.text+",") || isAddressing(l.text)
	}},
	{"line below another", func(p *parser, i int, _ *line) bool {
		return i > 0 && p.spans[i-1].kind != document.Heading && !p.last(i-1).has(ended) && !p.isItem(i-1) && p.size(i-1) < leastProse
	}},
}

func (p *parser) canHead(i int) bool {
	return !slices.ContainsFunc(notHeads, func(n notHead) bool { return n.holds(p, i, p.first(i)) })
}

func (p *parser) repeatsTitle(i int) bool {
	title := p.Title()
	return p.size(i) <= 2*len(title) && strings.EqualFold(strings.ReplaceAll(p.text(i), "\n", " "), title)
}
