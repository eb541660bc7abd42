package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// signatures marks the sign-offs before the block at end: the last blocks of
// the text, and those before the end that only a sign-off can be.
func (p *parser) signatures(end int) {
	running := p.runningDates(end)
	last := p.distributionStart(end)
	for last > 0 && isOmission(p.Body[last-1].Text) {
		last--
	}
	for i := last - 1; i > 0 && i >= last-signatureBlocks && !running[p.dateOf(i)]; i-- {
		if !p.isSignOff(i, true) && (i < end-1 || !p.isNameInCapitals(i)) {
			break
		}
		p.sign(i)
	}
	p.inText(end, running)
	p.signAbove(end)
}

// runningDates gives the dates of the lines that a page repeats: a date and a
// name that come more than twice sign nothing.
func (p *parser) runningDates(end int) map[string]bool {
	count := map[string]int{}
	for i := range end {
		if b := &p.Body[i]; b.Kind == Paragraph && len(b.Text) < 80 && isDatedSignOff(b.Text, p.year) {
			count[p.dateOf(i)]++
		}
	}
	running := map[string]bool{}
	for date, n := range count {
		running[date] = n > 2 && date != ""
	}
	return running
}

// dateOf gives the last date in a short block in its standard form, "" when it has none.
func (p *parser) dateOf(i int) string {
	if len(p.Body[i].Text) > signatureLength {
		return ""
	}
	d, _ := lastDate(p.Body[i].Text, p.year)
	return d.EDTF
}

// distributionStart gives the first block of a list of addressees that ends
// the text after a sign-off; end when there is none.
func (p *parser) distributionStart(end int) int {
	if head := p.distributionHead(end); head > 0 {
		return head
	}
	i := end
	for i > 0 && p.items[i-1] != nil && len(p.Body[i-1].Text) <= distributionLength {
		i--
	}
	if i == end || p.items[i].first != 1 {
		return end
	}
	if i > 0 && strings.HasSuffix(p.Body[i-1].Text, ":") {
		i--
	}
	if i == 0 || i <= p.firstProse() || !p.isSignOff(i-1, true) {
		return end
	}
	return i
}

// distributionHeads are what a list of addressees, or the count of copies,
// begins with.
var distributionHeads = []string{
	"distribution", "distributed", "sent to", "copies", "copy to", "cc:", "printed in", "typed in", "рассылка", "разослано",
}

// distributionHead gives the block after a sign-off that heads a list of
// addressees, written without numbers, which ends the text; 0 when none does.
func (p *parser) distributionHead(end int) int {
	for i := end - 1; i > 0 && i >= end-longestDistribution && len(p.Body[i].Text) <= distributionLength; i-- {
		if isDistributionHead(p.Body[i].Text) && p.isSignOff(i-1, true) && i > p.firstProse() {
			return i
		}
	}
	return 0
}

// longestDistribution bounds the lines of a list of addressees.
const longestDistribution = 30

func isDistributionHead(s string) bool {
	return slices.ContainsFunc(distributionHeads, func(head string) bool {
		_, ok := cutPrefixFold(s, head)
		return ok
	})
}

// inText marks the sign-offs that stand before the end: of a document to which
// another text is appended, of an enclosure. None stands before the text has begun.
func (p *parser) inText(end int, running map[string]bool) {
	authors := p.authors()
	for i := p.firstProse(); i < end; i++ {
		if p.Body[i].Kind != Paragraph || !p.isSignOff(i, p.endsPart(i)) {
			continue
		}
		if p.endsPart(i) {
			p.sign(i)
			continue
		}
		if isDatedSignOff(p.Body[i].Text, p.year) && !running[p.dateOf(i)] || p.isStrongSignOff(i, authors) {
			p.sign(i)
			p.signAfter(i+1, end)
		}
	}
}

// endsPart reports whether block i is the last one before an enclosure.
func (p *parser) endsPart(i int) bool {
	return i+1 < len(p.Body) && p.Body[i+1].Kind == Heading && isEnclosure(p.Body[i+1].Text)
}

// firstProse gives the first block that is a numbered paragraph or a sentence of some length.
func (p *parser) firstProse() int {
	for i := range p.Body {
		if text := p.Body[i].Text; p.items[i] != nil || len(text) > 100 && endsSentence(text) {
			return i
		}
	}
	return len(p.Body)
}

// signatureBlocks bounds how many blocks a sign-off has.
const signatureBlocks = 6

// isOmission: "[...]", what editors write after the end of an excerpt.
func isOmission(s string) bool {
	return strings.Trim(s, "[]().…* ") == ""
}

func (p *parser) sign(i int) {
	b := &p.Body[i]
	b.Kind = Signature
	b.Date, _ = lastDate(b.Text, p.year)
}

// isSignOff reports whether block i reads as a part of a sign-off, at the
// end of the text or not.
func (p *parser) isSignOff(i int, atEnd bool) bool {
	b := &p.Body[i]
	if p.items[i] != nil || b.Kind != Paragraph && (b.Kind != Heading || !strings.ContainsAny(b.Text, "0123456789") || isEnclosure(b.Text)) {
		return false
	}
	if len(b.Text) > signatureLength || strings.Count(b.Text, "\n") > 4 {
		return false
	}
	for line := range strings.SplitSeq(b.Text, "\n") {
		if !isSignatureLine(line, p.year, atEnd) {
			return false
		}
	}
	return true
}

// isNameInCapitals reports whether a heading is a name: "MAO ZEDONG" at the
// end of a text, one word only where nothing follows: "NOTES" heads notes.
func (p *parser) isNameInCapitals(i int) bool {
	b := &p.Body[i]
	return b.Kind == Heading && isNamed(b.Text) && (i == len(p.Body)-1 || strings.Contains(b.Text, " ")) &&
		!isEnd(b.Text) && !isClassification(b.Text)
}

// isEnd: "END", what some texts say after their last line.
func isEnd(s string) bool {
	return strings.HasPrefix(s, "END") || strings.HasPrefix(s, "THE END") || strings.HasPrefix(s, "КОНЕЦ")
}

// signatureLength bounds a sign-off's block, in bytes.
const signatureLength = 240

// isSignatureLine reports whether one line can be of a sign-off.
func isSignatureLine(s string, year int, atEnd bool) bool {
	if width(s) > 90 {
		return false
	}
	if isSigned(s) || isClosing(s) || isDateLine(s, year) || isNamed(s) {
		return true
	}
	if recorded, ok := cutRecorded(s); ok {
		return recorded == "" || isNameOrNothing(recorded) || isSigned(recorded)
	}
	return atEnd && (isOffice(s) || isYearless(s) || isOnBehalf(s))
}

// recorders are what stands before the name of one who wrote a document down.
var recorders = []string{"recorded by", "written down by", "noted by", "transcribed by", "taken down by", "interpreted by", "minutes taken by", "записал"}

// cutRecorded gives what stands after "Recorded by".
func cutRecorded(s string) (rest string, ok bool) {
	for _, r := range recorders {
		if rest, ok := cutPrefixFold(s, r); ok {
			return strings.Trim(rest, " :"), true
		}
	}
	return "", false
}

// isOnBehalf: "For the Joint Chiefs of Staff:" above a name.
func isOnBehalf(s string) bool {
	office, ok := strings.CutSuffix(s, ":")
	return ok && strings.HasPrefix(s, "For ") && isPartOfOffice(office)
}

// isYearless: "6 October", "Zhou Enlai, October 6": the end of a letter often
// leaves the year out.
func isYearless(s string) bool {
	s = strings.TrimRight(s, ".")
	words := strings.Fields(s)
	if len(words) < 2 {
		return false
	}
	day, month := words[len(words)-2], words[len(words)-1]
	if isDigit(month[0]) {
		day, month = month, day
	}
	_, rest, ok := cutDay(day)
	_, after, isMonth := cutMonth(month)
	before := strings.Join(words[:len(words)-2], " ")
	return ok && rest == "" && isMonth && after == "" && (isNameOrNothing(before) || isHour(before))
}

// isSigned: "[signature]", "(Bitterlich)", "/s/ A. Petrov", "[Chinese signature] Liu Shaoqi".
func isSigned(s string) bool {
	if !strings.ContainsAny(s[:1], "/sS([") && !strings.Contains(s, "[") {
		return false
	}
	lower := strings.ToLower(s)
	if strings.HasPrefix(lower, "/s/") || strings.HasPrefix(lower, "signed") || strings.HasPrefix(lower, "(signed") {
		return true
	}
	if open, rest, ok := cutBracketed(lower); ok {
		return strings.Contains(open, "signature") || strings.Contains(open, "signed") ||
			s[0] == '(' && rest == "" && isNamed(s[1:len(s)-1])
	}
	return strings.Contains(lower, "[signature]") && width(s) < 80
}

// cutBracketed cuts a bracket at the start of s.
func cutBracketed(s string) (inner, rest string, ok bool) {
	if s == "" || s[0] != '[' && s[0] != '(' {
		return "", s, false
	}
	end := strings.IndexAny(s, "])")
	if end < 0 {
		return "", s, false
	}
	return s[1:end], strings.TrimSpace(s[end+1:]), true
}

// closings are the words that the formula before a signature holds.
var closings = []string{
	"yours", "greetings", "sincerely", "respectfully", "faithfully", "cordially", "regards", "your obedient servant", "с приветом", "с уважением",
}

// isClosing: "With Bolshevik greetings,", "Yours sincerely,".
func isClosing(s string) bool {
	if len(s) > 60 || strings.Count(s, " ") > 5 || strings.HasSuffix(s, ":") || endsSentence(s) && !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "!") {
		return false
	}
	lower := strings.ToLower(s)
	return slices.ContainsFunc(closings, func(c string) bool {
		return strings.HasPrefix(lower, c) || strings.HasSuffix(strings.TrimRight(lower, ",.!"), c)
	})
}

// isDateLine: a date alone, with its hour, or with a name, a place or an office.
func isDateLine(s string, year int) bool {
	d, ok := lastDate(s, year)
	if !ok {
		d, ok = corruptDate(s)
	}
	if !ok || width(s) > 70 {
		return false
	}
	before, after, _ := strings.Cut(s, d.Text)
	return isNameOrNothing(before) && (isNameOrNothing(after) || isHour(after))
}

// corruptDate takes "30.XII.194‸" for a date whose last sign is damaged. It
// has no standard form.
func corruptDate(s string) (Date, bool) {
	day, rest, ok := cutNumber(s, 2)
	if !ok || day == 0 || !strings.HasPrefix(rest, ".") {
		return Date{}, false
	}
	_, rest, ok = cutRomanMonth(rest[1:])
	if !ok || !strings.HasPrefix(rest, ".19") || strings.ContainsAny(rest, " ") {
		return Date{}, false
	}
	return Date{Text: s}, true
}

func isNameOrNothing(s string) bool {
	s = strings.Trim(s, " ,;.()[]/—–-")
	return s == "" || isNamed(s) || isOffice(s)
}

// isHour: "at 17:00", ", 3 p. m.".
func isHour(s string) bool {
	s = strings.TrimPrefix(strings.Trim(s, " ,.—–-"), "at ")
	_, _, ok := cutNumber(s, 2)
	return ok && len(s) < 20
}

// isNamed reports whether s is a person's name, perhaps with an initial, an
// editor's bracket or a final stop: "Terebin.", "V. KUZNETSOV", "Mao Zedong".
func isNamed(s string) bool {
	s = strings.TrimSuffix(strings.TrimRight(s, " "), ".")
	words := 0
	for word := range strings.FieldsSeq(s) {
		if words++; words > 5 || !isNameWord(word) {
			return false
		}
	}
	return words > 0
}

// isNameWord: "Zedong", "V.", "A[pollon]", "de", "O'Neill,".
func isNameWord(word string) bool {
	if slices.Contains(nameParticles, word) {
		return true
	}
	r, size := utf8.DecodeRuneInString(strings.TrimLeft(word, "(["))
	if !unicode.IsUpper(r) || strings.ContainsAny(word, "?!:;0123456789/=“”\"") {
		return false
	}
	if inner := strings.TrimRight(word, ".,)]”\""); inner != word {
		return len(inner) <= 2*size+1 || strings.Count(word, ".") <= 1 && !strings.HasSuffix(word, ".)")
	}
	return true
}

var nameParticles = []string{"de", "von", "van", "der", "la", "le", "al", "bin", "da", "di", "du", "and", "i", "и"}

// isName reports whether a block of capital letters is a name and no heading:
// one with an initial, "V. KUZNETSOV".
func isName(s string) bool {
	initial := strings.IndexByte(s, '.')
	return initial > 0 && initial <= 2 && isNamed(s)
}

// officeWords are what the lines of an office under a name begin with, or hold.
var officeWords = []string{
	"ambassador", "chairman", "chief", "head", "minister", "deputy", "secretary", "director", "president", "general", "colonel", "major",
	"captain", "consul", "chargé", "attaché", "member", "representative", "commander", "marshal", "admiral", "counselor", "counsellor",
	"adviser", "advisor", "professor", "editor", "translator", "translated", "envoy", "premier", "vice", "first secretary", "acting", "plenipotentiary",
	"посол", "министр", "председатель", "секретарь", "генерал", "начальник", "советник", "заместитель", "атташе",
}

// isOffice reports whether s says what the signer is: "Ambassador of the USSR
// in China", or is the end of such a line.
func isOffice(s string) bool {
	if width(s) > 80 || s == "" || endsSentence(s) {
		return false
	}
	if _, rest, ok := cutDay(s); ok && rest != "" && !isDigit(firstWord(s)[len(firstWord(s))-1]) {
		s = rest // "2nd Secretary"
	}
	first := strings.ToLower(firstWord(strings.TrimLeft(s, "[(")))
	return slices.Contains(officeWords, strings.TrimRight(first, ",")) || isPartOfOffice(s)
}

// isPartOfOffice: "the Chinese Communist", "Party CC", "Japan China Cultural
// Exchange Association": capitalized words and small ones, no verb among them.
func isPartOfOffice(s string) bool {
	if strings.Count(s, " ") >= 9 {
		return false
	}
	for word := range strings.FieldsSeq(s) {
		if !isNameWord(word) && !slices.Contains(smallWords, word) {
			return false
		}
	}
	return true
}

var smallWords = []string{"the", "of", "in", "for", "to", "on", "at", "&", "-", "–", "в", "по"}

// authors gives the words of the title's first part, before "to": those who
// sign, "Kovalev" in "Report, Kovalev to Stalin".
func (p *parser) authors() []string {
	before, _, _ := strings.Cut(p.Title(), " to ")
	return strings.FieldsFunc(before, func(r rune) bool { return !unicode.IsLetter(r) })
}

// isDatedSignOff reports whether a block is a date and a name, wherever it
// stands: "1.XI.62 V. KUZNETSOV". "Peiping, August 3, 1947." heads a letter.
func isDatedSignOff(text string, year int) bool {
	if !isDateLine(text, year) || strings.HasPrefix(text, "[") || strings.HasSuffix(text, ":") {
		return false
	}
	d, _ := lastDate(text, year)
	before, _, _ := strings.Cut(text, d.Text)
	return strings.Trim(text, " .") != strings.Trim(d.Text, " .") && !strings.HasSuffix(before, ", ") && !strings.HasSuffix(before, ",] ")
}

// isStrongSignOff reports whether block i, wherever it stands, is a sign-off:
// a closing formula with a name after it, a signature's sign, or the name of
// the document's author alone.
func (p *parser) isStrongSignOff(i int, authors []string) bool {
	text := p.Body[i].Text
	first, _, _ := strings.Cut(text, "\n")
	switch {
	case isClosing(first):
		return i+1 < len(p.Body) && p.isSignOff(i+1, true) || text != first
	case isSigned(first):
		return true
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	return len(words) > 0 && len(words) <= 3 && isNamed(text) && slices.Contains(authors, words[len(words)-1])
}

// signAfter goes on with a sign-off over the blocks from i on.
func (p *parser) signAfter(i, end int) {
	for last := i + signatureBlocks - 1; i < end && i < last && p.Body[i].Kind == Paragraph && p.isSignOff(i, true); i++ {
		p.sign(i)
	}
}

// signAbove takes the lines above a sign-off into it.
func (p *parser) signAbove(end int) {
	taken := 0
	for i := end - 1; i > 0; i-- {
		switch {
		case p.Body[i].Kind != Signature:
			taken = 0
		case p.Body[i-1].Kind == Paragraph && taken < signatureBlocks && p.isSignOff(i-1, false):
			p.sign(i - 1)
			taken++
		}
	}
}

// mergeSignatures makes one block of the blocks of a sign-off.
func (p *parser) mergeSignatures() {
	body, items := p.Body[:0], p.items[:0]
	merged := 0
	for i, b := range p.Body {
		last := len(body) - 1
		if b.Kind != Signature || last < 0 || body[last].Kind != Signature || merged == 2*signatureBlocks {
			body, items = append(body, b), append(items, p.items[i])
			merged = 0
			continue
		}
		merged++
		body[last].Text += "\n" + b.Text
		body[last].End = b.End
		if body[last].Date.EDTF == "" {
			body[last].Date = b.Date
		}
	}
	p.Body, p.items = body, items
}
