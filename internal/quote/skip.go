package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// shortest is how many words a quotation needs to be reported if it is not found.
const shortest = 5

// skipped determines whether a quotation that was judged is reported, and if
// not, why; without a reason it is no quotation at all.
func (c *Check) skipped(p *probe, v *Quoted, cites []*citation) (reason string, report bool) {
	q := p.quotation
	switch {
	case q.isOpen:
		return "", true
	case p.words == 0:
		return "", false
	case p.title:
		return "title", false
	case v.Status != Exact && q.maybe && v.Status == NotFound && len(cites) == 0:
		return "", false
	case v.Status != Exact && c.isTitle(p, cites), v.Status == NotFound && !q.isBlock && (isTitleCase(p.text) || c.isNamed(p)):
		return "title", false
	case p.words < shortest && (v.Status == NotFound || v.Status == Differs && !isSure(p, v)):
		return "short", false
	case p.words < gramSize && v.Citation != CitedRight:
		return "short", false
	}
	return "", true
}

// isSure reports whether a short quotation that differs is one: it is cited,
// and all but one of at least three words are there.
func isSure(p *probe, v *Quoted) bool {
	return v.Citation == CitedRight && p.words >= gramSize+1 && len(v.Changes) == 1
}

// isTitle reports whether a quotation is a title: most of its words begin with
// a capital, in a note, a heading or beside a citation; or it is set in a note
// as titles are, between commas.
func (c *Check) isTitle(p *probe, cites []*citation) bool {
	q := p.quotation
	u := c.m.units[q.unit]
	if q.isBlock {
		return false
	}
	inNote := u.kind == note
	if (inNote || u.kind == heading || len(cites) > 0) && isCapitalised(p.text) {
		return true
	}
	if !inNote {
		return false
	}
	before := strings.TrimRight(string(u.text[:q.from]), " \n“\"„«‘'\uFDD0")
	after := strings.TrimLeft(string(u.text[min(q.to, len(u.text)):]), "”\"“»’'\uFDD1")
	begins := before == "" || strings.HasSuffix(before, ",") || strings.HasSuffix(before, ":") || strings.HasSuffix(strings.ToLower(before), "see") || strings.HasSuffix(strings.ToLower(before), "see also")
	ends := strings.HasSuffix(strings.TrimSpace(p.text), ",") || strings.HasPrefix(after, ",") || strings.HasPrefix(after, ".") && before != ""
	return begins && ends
}

// works are the words before a quotation that is the title of what they name.
var works = compile(`(?i)\b(?:titled|entitled|headed|article|essay|chapter|paper|lecture|dissertation|thesis|monograph|pamphlet|editorial|memoir|podcast|film|novel|exhibition|webinar),?\s*[“"„«‘'\x{FDD0}]$`)

// isNamed reports whether a quotation is a title in sentence case: a work is
// named right before it, and it is no sentence.
func (c *Check) isNamed(p *probe) bool {
	before := strings.TrimRight(string(c.m.units[p.unit].text[:p.from]), " \n\u00A0")
	first, _ := utf8.DecodeRuneInString(p.text)
	return works.MatchString(before) && unicode.IsUpper(first) && !strings.HasSuffix(strings.TrimSpace(p.text), ".")
}

// isTitleCase reports whether a text is capitalised as a title is: not a name
// or two, and not all in capitals as a telegram is.
func isTitleCase(text string) bool {
	return isCapitalised(text) && len(strings.Fields(text)) >= shortest && strings.ToUpper(text) != text
}

// small are the words that titles do not capitalise.
var small = set("a an the of in on at to for from by with and or nor but as is into de la le les du des et en au aux l d un une der die das den dem des und von vom zu zur zum im in mit für el los las y del al em e o os da do")

// isCapitalised reports whether at least eight of ten words begin with a capital.
func isCapitalised(text string) bool {
	words, capitals := 0, 0
	for i, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '’' && r != '\'' }) {
		if small[strings.ToLower(w)] && i > 0 {
			continue
		}
		words++
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) || unicode.IsDigit(r) {
			capitals++
		}
	}
	return words > 0 && capitals*10 >= words*8
}
