package parse

import (
	"slices"
	"strings"

	"docview/internal/document"
	"docview/internal/text"
)

// signatureBlocks bounds how many blocks a sign-off has, signatureLength how
// long one of them is in bytes.
const (
	signatureBlocks = 6
	signatureLength = 240
)

// signatures marks the sign-offs before the span at end: the last spans of the
// text, and those before them that only a sign-off can be.
func (p *parser) signatures(end int) {
	repeated := map[string]int{} // how often a date signs: more than twice, pages do
	for i := range end {
		if p.spans[i].kind == document.Paragraph && p.isDatedSignOff(i) {
			repeated[p.dateOf(i).EDTF]++
		}
	}
	delete(repeated, "")
	isRunning := func(i int) bool { return repeated[p.dateOf(i).EDTF] > 2 }

	last := p.distributionStart(end)
	for last > 0 && strings.Trim(p.first(last-1).text, "[]().…* ") == "" { // "[...]" after an excerpt
		last--
	}
	for i := last - 1; i > 0 && i >= last-signatureBlocks && !isRunning(i); i-- {
		if !p.isSignOff(i, true) && (i < last-1 && !p.first(i+1).has(dateAlone) || !p.isNameInCapitals(i, i+1)) {
			break
		}
		p.sign(i)
	}
	p.signInText(end, isRunning)
	p.signBelow(end)
	p.signAbove(end)
	p.addressees(end)
	p.distribution(end)
}

func (p *parser) sign(i int) {
	p.spans[i].kind = document.Signature
	p.dateOf(i)
}

// dateOf returns the last date in a short span, zero if it has none.
func (p *parser) dateOf(i int) document.Date {
	s := &p.spans[i]
	if s.date == nil {
		s.date = new(document.Date)
		if p.size(i) <= signatureLength {
			*s.date, _ = text.LastDate(p.text(i), p.year)
		}
	}
	return *s.date
}

// signInText marks the sign-offs before the end: of a document to which
// another text is appended, of an enclosure. None is before the text has begun.
func (p *parser) signInText(end int, isRunning func(i int) bool) {
	prose := p.firstProse()
	author, _, _ := strings.Cut(p.Title(), " to ") // "Kovalev" in "Report, Kovalev to Stalin"
	authors := text.Words(author)
	for i := 1; i < end; i++ {
		if i < prose && !strings.Contains(p.first(i).text, "signature]") {
			continue
		}
		several := p.isNameAndOffice(i)
		endsPart := i+1 < len(p.spans) && p.spans[i+1].kind == document.Heading && isEnclosure(p.first(i+1).text)
		if !several && p.spans[i].kind != document.Paragraph ||
			!endsPart && !(p.isDatedSignOff(i) && !isRunning(i)) && !p.isStrongSignOff(i, authors) ||
			!p.isSignOff(i, endsPart || several) {
			continue
		}
		p.sign(i)
		for j := i + 1; !endsPart && j < end && j < i+signatureBlocks && p.spans[j].kind == document.Paragraph && p.isSignOff(j, true); j++ {
			p.sign(j)
		}
	}
}

// mostSigners bounds the names below the sentence that introduces them.
const mostSigners = 40

// signBelow marks the names below the formula of a letter, below "In witness whereof"
// and below the day on which they signed.
func (p *parser) signBelow(end int) {
	for i := range end {
		l := p.first(i)
		isFormula := i > 0 && l.has(closing) && p.last(i).has(closing)
		if !isFormula && !text.Testimony.Begins(l.text) && !(text.Done.Begins(l.text) && (text.Numeral.In(p.text(i)) || strings.ContainsAny(p.text(i), "0123456789"))) {
			continue
		}
		for j := i + 1; j < min(end, i+mostSigners); j++ {
			isName := p.isNameInCapitals(j, 0) && !namesKind(p.first(j).text)
			switch {
			case isName && isFormula:
				p.sign(i)
				p.sign(j)
			case isName || !isFormula && p.isSignOff(j, true):
				p.sign(j)
			case isFormula || !text.Done.Begins(p.first(j).text):
				j = end
			}
		}
	}
}

// addressees makes paragraphs of the one to whom a letter goes, and where, below the
// name of the signer.
func (p *parser) addressees(end int) {
	name, stage := "", 0 // whom the letter greets; whether the formula, and a name, were there
	for i := range end {
		l := p.first(i)
		switch {
		case p.spans[i].kind != document.Signature:
			if stage = 0; p.size(i) < leastProse && isSalutation(l.text) {
				name = greeted(l.text)
			}
		case stage == 2 && !l.has(signed|dated) && p.isAddress(i, name):
			for ; i < end && p.spans[i].kind == document.Signature; i++ {
				p.spans[i].kind = document.Paragraph
			}
			stage = 0
		case l.has(closing) && p.last(i) == l:
			stage = 1
		case l.has(closing) || stage == 1:
			stage = 2
		}
	}
}

func greeted(s string) string { return text.LastWord(strings.TrimRight(s, " ,:!")) }

// isAddress reports whether a span is the address of somebody greeted: with that name, with
// an honorific, or with an office that its holder does not write of himself: "The Governor".
func (p *parser) isAddress(i int, name string) bool {
	l := p.first(i)
	first, rest, _ := strings.Cut(strings.TrimRight(l.text, ","), " ")
	squire, _, isEsquire := strings.Cut(l.text, ", Esq")
	return isEsquire && text.IsNamed(squire) || text.Style.Begins(l.text) || first == "The" && (text.Office.In(rest) || text.Honorific.In(rest)) ||
		p.last(i) != l && (text.Honorific.Has(first) || text.IsNamed(name) && !text.Is(name, text.Office, text.Honorific, text.Salutation) && strings.Contains(l.text, name))
}

// firstProse returns the first span that is a numbered paragraph, or a sentence of some
// length or under a salutation.
func (p *parser) firstProse() int {
	for i := range p.spans {
		if p.isItem(i) || p.last(i).has(ended) && (p.size(i) > 100 || i > 0 && p.size(i-1) < leastProse && isSalutation(p.first(i-1).text)) {
			return i
		}
	}
	return len(p.spans)
}

// isSignOff reports whether span i reads as a part of a sign-off, at the end
// of the text or not.
func (p *parser) isSignOff(i int, atEnd bool) bool {
	s := &p.spans[i]
	if s.item != nil || s.to-s.from > 5 || p.size(i) > signatureLength || p.isAnswer(i) {
		return false
	}
	if s.kind != document.Paragraph && (s.kind != document.Heading || !p.isNameAndOffice(i) && !strings.ContainsAny(p.text(i), "0123456789") || isEnclosure(p.first(i).text)) {
		return false
	}
	for j := s.from; j < s.to; j++ {
		if !isSignatureLine(&p.lines[j], atEnd) {
			return false
		}
	}
	return true
}

// isAnswer reports whether span i is what "A" says to the "Q" above it: "A. Mr. Carter."
func (p *parser) isAnswer(i int) bool {
	a, _ := cutSpeaker(p.first(i).text)
	if i == 0 || width(a.name) != 1 {
		return false
	}
	q, _ := cutSpeaker(p.first(i - 1).text)
	return width(q.name) == 1 && q.name != a.name
}

// isNameAndOffice reports whether span i is names with initials, each on its line,
// or a name and an office: "Secretary of the Board", "A. MILLER".
func (p *parser) isNameAndOffice(i int) bool {
	first, last := p.first(i), p.last(i)
	if first == last {
		return false
	}
	return isName(last.text) && startsOffice(first.text) || isName(first.text) && startsOffice(last.text) ||
		!slices.ContainsFunc(p.linesOf(i), func(l line) bool { return !isName(l.text) }) // several signers
}

// A signatureRule says what a line of a sign-off can be.
type signatureRule struct {
	name  string
	atEnd bool // only at the end of a text
	holds func(l *line) bool
}

// signatureRules are tried on lines that are not the end of a text, a
// classification or the name of an enclosure.
var signatureRules = []signatureRule{
	{"mark, formula, date or name", false, func(l *line) bool { return l.has(signed | closing | dated | named) }},
	{"who wrote it down", false, func(l *line) bool {
		recorder, ok := text.Recorder.Cut(l.text)
		recorder = strings.Trim(recorder, " :")
		return ok && (isNameOrNothing(recorder) || isSigned(recorder))
	}},
	{"office", true, func(l *line) bool {
		return isOffice(l.text) || startsOffice(l.text) && isOffice(strings.TrimSuffix(l.text, "."))
	}},
	{"name and its office", true, func(l *line) bool { // "Ann Miller, clerk"
		name, office, ok := strings.Cut(l.text, ", ")
		return ok && text.IsNamed(name) && text.Office.Has(office)
	}},
	{"day without a year", true, func(l *line) bool { return isYearless(l.text) }},
	{"for whom it is signed", true, func(l *line) bool { return isOnBehalf(l.text) }},
	{"number of copies", true, func(l *line) bool { // "Made in 4 copies."
		return len(l.text) < 40 && hasPrefixFold(l.text, []string{"made in ", "printed in ", "typed in ", "отп. "}) && strings.ContainsAny(l.text, "0123456789")
	}},
	{"Chinese name", true, func(l *line) bool { return isHanName(l.text) }},
}

// isSignatureLine reports whether one line can be of a sign-off.
func isSignatureLine(l *line, atEnd bool) bool {
	return l.width() <= 90 && !l.has(interjected) && !strings.HasSuffix(l.text, "--") && !strings.HasSuffix(l.text, "—") && slices.ContainsFunc(signatureRules, func(r signatureRule) bool { return (atEnd || !r.atEnd) && r.holds(l) }) &&
		!isEnd(l.text) && !isClassification(l.text) && !namesEnclosure(l.text)
}

// isNameInCapitals reports whether a heading is a name: "MAO ZEDONG" at the
// end of a text.
func (p *parser) isNameInCapitals(i, end int) bool {
	l := p.first(i)
	return p.spans[i].kind == document.Heading && l.has(named) && p.last(i) == l && (i == end-1 || strings.Contains(l.text, " ")) &&
		!isEnd(l.text) && !isClassification(l.text)
}

// isDatedSignOff reports whether span i is a date and a name, wherever it is:
// "1.XI.62 V. KUZNETSOV". "Peiping, August 3, 1947." heads a letter.
func (p *parser) isDatedSignOff(i int) bool {
	l := p.first(i)
	if l != p.last(i) || !l.has(dated) || l.text[0] == '[' {
		return false
	}
	date := p.dateOf(i).Text
	before, _, _ := strings.Cut(l.text, date)
	return strings.Trim(l.text, " .") != strings.Trim(date, " .") && !strings.HasSuffix(before, ", ") && !strings.HasSuffix(before, ",] ")
}

// isStrongSignOff reports whether span i, wherever it is, is a sign-off: a
// closing formula with a name after it, the mark of a signature, or the name
// of one of the document's authors alone.
func (p *parser) isStrongSignOff(i int, authors []string) bool {
	first := p.first(i)
	switch {
	case first.has(closing):
		return i+1 < len(p.spans) && p.isSignOff(i+1, true) || p.last(i) != first
	case first.has(signed) || p.isNameAndOffice(i):
		return true
	case p.last(i) != first || !first.has(named):
		return false
	}
	words := text.Words(first.text)
	return len(words) > 0 && len(words) <= 3 && slices.Contains(authors, words[len(words)-1])
}

// signAbove takes the lines above a sign-off into it.
func (p *parser) signAbove(end int) {
	taken := 0
	for i := end - 1; i > 0; i-- {
		switch {
		case p.spans[i].kind != document.Signature:
			taken = 0
		case p.spans[i-1].kind == document.Paragraph && taken < signatureBlocks && p.isSignOff(i-1, false):
			p.sign(i - 1)
			taken++
		}
	}
}

// longestDistribution bounds the lines of a list of addressees,
// distributionLength the bytes of one of them.
const (
	longestDistribution = 30
	distributionLength  = 100
)

// distributionStart returns the first span of a list of addressees that ends
// the text after a sign-off; end if there is none.
func (p *parser) distributionStart(end int) int {
	prose := p.firstProse()
	for i := end - 1; i > prose && i >= end-longestDistribution && p.size(i) <= distributionLength; i-- {
		if p.headsDistribution(i) && (p.isSignOff(i-1, true) || p.isNameInCapitals(i-1, i)) {
			return i
		}
	}
	i := end
	for i > 0 && p.isItem(i-1) && p.size(i-1) <= distributionLength {
		i--
	}
	isList := i < end && p.spans[i].item.first == 1
	if i > 0 && strings.TrimRight(p.last(i-1).text, ":—–-") != p.last(i-1).text { // what announces the list
		i--
	}
	if !isList || i <= prose || !p.isSignOff(i-1, true) {
		return end
	}
	return i
}

// headsDistribution reports whether span i introduces a list of addressees.
func (p *parser) headsDistribution(i int) bool {
	return text.DistributionHead.Begins(p.first(i).text) || isAddressing(p.first(i).text)
}

// distribution takes the numbers from a list of addressees, which its head
// introduces after the signature: "1. The Secretariat" there is not a numbered
// paragraph.
func (p *parser) distribution(end int) {
	from := end
	for from > 0 && p.spans[from-1].kind != document.Signature {
		from--
		if p.size(from) > distributionLength || p.spans[from].kind == document.Heading {
			return
		}
	}
	headed := false
	for i := from; i < end && from > 0; i++ {
		headed = headed || p.headsDistribution(i)
		if headed && p.isItem(i) {
			p.spans[i].item, p.spans[i].marker = nil, nil
		}
	}
}

// mergeSignatures makes one span of the spans of a sign-off.
func (p *parser) mergeSignatures() {
	merged := p.spans[:0]
	for _, s := range p.spans {
		last := len(merged) - 1
		if s.kind != document.Signature || last < 0 || merged[last].kind != document.Signature {
			merged = append(merged, s)
			continue
		}
		merged[last].to = s.to
		if merged[last].date.EDTF == "" {
			merged[last].date = s.date
		}
	}
	p.spans = merged
}
