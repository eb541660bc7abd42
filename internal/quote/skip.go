package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/text"
)

// shortest is how many words a quotation needs to be reported if it is not found.
const shortest = 5

// Reasons why a quotation is not reported.
const (
	asTitle = "title" // it is the title of a work
	asShort = "short" // a phrase of up to four words, or a line block
	asBlock = "block" // it is set as quotations are, but may be something else
)

// isSkipped determines whether a quotation that was looked up is reported, and if
// not, why; without a reason it is not a quotation at all.
func (c *Check) isSkipped(p *probe, v *Quoted) (reason string, report bool) {
	isFound := v.Status == Exact || v.Status == Letters
	isCited := v.Cited != nil && v.Citation != NotUnderstood
	switch {
	case p.isOpen:
		return "", true
	case p.words == 0:
		return "", false
	case c.m.isOfCitation(p):
		return "", false
	case p.title, (v.Status == NotFound || isCapitalised(p.text)) && c.m.isInCitation(p.quotation, p.reading):
		return asTitle, false
	case isCited, isFound && p.words > 1:
		return "", true
	case p.maybe && v.Status == NotFound:
		return p.unless, false
	case p.words < shortest:
		return asShort, false
	case v.Status == NotFound && !p.isBlock && (isTitle(p.text) || c.isNamed(p)):
		return asTitle, false
	}
	return "", true
}

// isOfCitation reports whether a quotation is a title in a note or in parentheses
// that are recognised as a citation, or words of a citation as a style prints it.
func (m *Manuscript) isOfCitation(p *probe) bool {
	u := m.units[p.unit]
	cites := citesBetween(u.cites, apart, 1) // all of a note
	cites = append(slices.Clone(cites), citesBetween(u.cites, max(p.from-longestRemark, 1), p.to+1)...)
	return slices.ContainsFunc(cites, func(c *citation) bool {
		r := c.remark
		return r != nil && (p.title && (len(c.refs) > 0 || r.isExplicit()) && c.start <= p.start && p.end <= c.end || r.goesBeyond(p.from-r.from, p.to-r.from))
	})
}

// goesBeyond reports whether a citation as a style prints it has the words of a
// range, and others.
func (r *remark) goesBeyond(from, to int) bool {
	return slices.ContainsFunc(r.mentions, func(m mention) bool {
		return m.isWhole && m.from < to && from < m.to && !isPunctuation(r.text[m.from:max(m.from, from)]+r.text[min(m.to, to):m.to])
	})
}

var (
	// beforeTitle is what the title of a work follows in a note.
	beforeTitle = compile(`(?i)(?:^|[,;:.(\[，；：。（]|\b(?:see|see also|cf\.|compare|in|vgl\.|siehe|voir|ver|véase|vedi|zob\.|см\.))\s*$`)
	// afterTitle is what follows the title of a work: a year, a journal, a URL.
	afterTitle = compile(`^(?:(?:in:?\s+(?:\p{Lu}|\p{Lo}))?(?:(?:\p{Lu}|\p{Lo})[\pL.’'-]*\s*|[0-9]+\s*|(?:of|and|the|for|by|trans|übers|trad|ed|de|la|du|des|der|von|und|für|et|vol|no|y)\b\s*|[,.:()，、：（）《》&–-]\s*){0,16}?\b(?:1[5-9]|20)[0-9]{2}(?:\b|年)|<?(?:https?://|www\.|doi\b)|[(]?(?:undated|n\.\s?d\.|o\.\s?[DJ]\.|s\.\s?d\.|б\.\s?д\.))`)
	// journal is the name of one, in italics, with its volume or year.
	journal = compile(`^(?:in:?\s+)?(?:[*_]{1,2}|\\(?:emph|textit)\{|<(?:i|em|cite)>)[^*_{}<>]{2,120}(?:[*_]{1,2}|\}|</(?:i|em|cite)>)[\s,.]*(?:[(0-9]|vol|no|Bd|Nr|t\.)`)
)

// isInCitation reports whether a quotation is the title in a citation: in a
// note, in parentheses or in a bibliography, and followed by what follows titles
// there, or it ends with a comma.
func (m *Manuscript) isInCitation(q *quotation, r reading) bool {
	u, before := m.units[q.unit], m.before(q)
	if first, _ := utf8.DecodeRuneInString(r.text); q.isBlock || unicode.IsLower(first) {
		return false
	}
	place := min(q.to, len(u.text))
	after := strings.TrimLeft(u.text[place:min(place+longestRemark, len(u.text))], quoteSigns+",.，。")
	raw := strings.TrimLeft(m.raw[r.end:min(r.end+300, len(m.raw))], quoteSigns+",.，。}")
	endsWithComma := strings.HasSuffix(strings.TrimSpace(r.text), ",")
	switch {
	case u.kind != note && !isEnclosed(before):
		return endsWithComma && isCapitalised(r.text) && afterTitle().MatchString(raw) ||
			len(before) < 150 && strings.TrimRight(before, ".,") != before && journal().MatchString(raw)
	case u.kind == note && !beforeTitle().MatchString(before):
		return false
	case journal().MatchString(raw), afterTitle().MatchString(raw):
		return true
	}
	_, rest, isDated := text.ParseDate(after, 0)
	return isDated && len(rest) < len(after) || endsWithComma && (isCapitalised(r.text) || !u.citedAt(place))
}

// before returns the text before the mark of a quotation.
func (m *Manuscript) before(q *quotation) string {
	return strings.TrimRight(halfWidth.Replace(m.units[q.unit].text[max(q.from-longestRemark, 0):q.from]), quoteSigns)
}

// quoteSigns are what is around the words of a quotation.
const quoteSigns = " \n\u00A0“”\"„«»‹›「」『』｢｣﹁﹂﹃﹄〝〞〟＂‚‘’'\uFDD0\uFDD1"

// namesWork reports whether a quotation is the title of a work in a parenthesis:
// it begins there, or follows the name of the author.
func (m *Manuscript) namesWork(q *quotation) bool {
	before := m.before(q)
	return strings.HasSuffix(before, "(") || beforeTitle().MatchString(before) && isEnclosed(before) && m.isInCitation(q, q.readings[0])
}

// isEnclosed reports whether the end of a text is in parentheses or brackets.
func isEnclosed(text string) bool {
	depth := 0
	for i := len(text) - 1; i >= 0 && depth >= 0; i-- {
		switch text[i] {
		case ')', ']':
			depth++
		case '(', '[':
			depth--
		}
	}
	return depth < 0
}

// citedAt reports whether a citation follows a place of a unit at once.
func (u *unit) citedAt(place int) bool {
	return slices.ContainsFunc(u.cites, func(c *citation) bool {
		return c.remark == nil && c.place >= place && strings.Trim(u.text[place:c.place], " \n,.;”\"»’'\uFDD1") == ""
	})
}

// works are the words before a quotation that is the title of what they name.
var works = compile(`(?i)\b(?:titled|entitled|headed|article|essay|chapter|paper|lecture|dissertation|thesis|monograph|pamphlet|editorial|memoir|podcast|film|novel|exhibition|webinar),?$`)

// isNamed reports whether a quotation is a title in sentence case: a work is
// named right before it, and it is not a sentence.
func (c *Check) isNamed(p *probe) bool {
	first, _ := utf8.DecodeRuneInString(p.text)
	return works().MatchString(c.m.before(p.quotation)) && unicode.IsUpper(first) && !strings.HasSuffix(strings.TrimSpace(p.text), ".")
}

var (
	sentenceEnd = compile(`;|\pL{4}\.\s`)
	elided      = compile(`^\pL{1,2}['’]`)
)

// isTitle reports whether a text looks like a title: every word but the small
// ones begins with a capital, it is not a name or two, and not all in capitals as a
// telegram is.
func isTitle(text string) bool {
	capitals, words := capitals(text)
	return words >= shortest && capitals == words && !sentenceEnd().MatchString(text) && strings.ToUpper(text) != text
}

// isCapitalised reports whether at least eight of ten words begin with a capital.
func isCapitalised(text string) bool {
	capitals, words := capitals(text)
	return words > 0 && capitals*10 >= words*8
}

// capitals returns how many of a text's words begin as they do in a title.
func capitals(s string) (capitals, words int) {
	for w := range strings.FieldsSeq(s) {
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if w == "" {
			continue
		}
		words++
		r, _ := utf8.DecodeRuneInString(w[len(elided().FindString(w)):])
		if unicode.IsUpper(r) || unicode.IsDigit(r) || words > 1 && text.Small.Has(w) {
			capitals++
		}
	}
	return capitals, words
}
