package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// body makes blocks of the lines of the body: first it tells how lines hang
// together, then which begin with a marker, then where paragraphs end, then
// what each block is, and last where it stands.
func (p *parser) body(lines []line) {
	p.shape = shapeOf(lines, p.Layout)
	for i := 1; i < len(lines); i++ {
		lines[i].joint = p.shape.between(&lines[i-1], &lines[i])
		if lines[i].joint == hard && isBareNumber(lines[i].text) && (i+1 == len(lines) || lines[i+1].gap) {
			lines[i].joint = apart // the number of a note, whose text follows
		}
	}
	cands := p.candidates(lines)
	findLists(cands)
	p.paragraphs(lines, cands)
	p.endMatter()
	p.place(cands)
	p.addresses()
	p.tieNotes()
}

// A shape is what the look of the lines says of how they make paragraphs.
type shape struct {
	wrapped bool // paragraphs run over lines
	gaps    bool // blank lines stand between paragraphs
	full    int  // a line that leaves room for the next one's first word in so many characters was ended on purpose
	typical int  // the same for a line at which a sentence ends
	margin  int  // the indent of most lines
}

// unwrapped is the length in characters from which on a line cannot have been
// wrapped to a page.
const unwrapped = 220

// shapeOf measures lines.
func shapeOf(lines []line, layout Layout) shape {
	s := shape{wrapped: true}
	var needs []int
	var indents [64]int
	gaps, ends, longest := 0, 0, 0
	for i := range lines {
		l := &lines[i]
		indents[min(l.indent, 63)]++
		longest = max(longest, len(l.text))
		if i == 0 {
			continue
		}
		prev := &lines[i-1]
		if l.gap && !l.page {
			gaps++
		}
		if !l.gap && !l.page && startsLower(l.text) && !isMarked(l.text) && !isSigned(l.text) {
			needs = append(needs, need(prev, l))
		}
	}
	for i, n := range indents {
		if n > indents[s.margin] {
			s.margin = i
		}
	}
	s.wrapped = longest < unwrapped && slices.ContainsFunc(needs, func(n int) bool { return n > longest/2 })
	s.full, s.typical = fullLine(needs, longest)
	for i := 1; i < len(lines) && s.wrapped; i++ {
		if !lines[i].gap && !lines[i].page && s.endedEarly(&lines[i-1], &lines[i]) && endsSentence(lines[i-1].text) {
			ends++
		}
	}
	if !s.wrapped {
		ends = len(lines) - 1 - gaps
	}
	s.gaps = gaps > 0 && (gaps >= ends || layout == DigitalArchive)
	return s
}

// blocks gives about how many blocks so many lines make.
func (s *shape) blocks(lines int) int {
	if s.gaps || !s.wrapped {
		return lines + 1
	}
	return lines/3 + 2
}

// need gives how wide a line would have been with the next one's first word on it.
func need(l, next *line) int { return l.width() + 1 + width(firstWord(next.text)) }

// fullLine gives the width that lines inside paragraphs need at the least, but
// for the few that the source itself ended, and the one that more of them than
// not need: exports are set in proportional type, so that the measure in
// characters varies, and a line that ends a sentence is more likely to end its
// paragraph.
func fullLine(needs []int, longest int) (full, typical int) {
	if len(needs) < 4 {
		return longest * 4 / 5, longest
	}
	slices.Sort(needs)
	return max(needs[len(needs)/10], needs[len(needs)/2]*4/5), needs[len(needs)/2]
}

// endsAbbreviated reports whether the stop at the end of s is that of an
// abbreviation before a name: "Cde.", "Mr.", "I. V.".
func endsAbbreviated(s string) bool {
	word := s[strings.LastIndexByte(s, ' ')+1:]
	return len(word) == 2 && word[1] == '.' || slices.Contains(abbreviations, strings.TrimLeft(word, "([“\""))
}

var abbreviations = []string{
	"Cde.", "cde.", "Cdes.", "Com.", "Comr.", "comr.", "com.", "c.", "Mr.", "Mrs.", "Ms.", "Dr.", "Gen.", "Col.", "Maj.", "Capt.", "Lt.",
	"Sen.", "Prof.", "St.", "No.", "no.", "vol.", "Vol.", "pp.", "p.", "cf.", "vs.", "i.e.", "e.g.", "тов.", "т.", "г.",
}

// endedEarly reports whether the source ended a line where the next one's
// first word had room.
func (s *shape) endedEarly(l, next *line) bool { return need(l, next) < s.full }

// A joint is how two lines hang together.
type joint int

const (
	soft    joint = iota // a line end that wrapping made
	hard                 // a line end that the source has
	unclear              // one that the source has, where nobody can tell whether a paragraph ends
	apart                // the end of a paragraph
)

// between tells how a line hangs together with the one before it, markers aside.
func (s *shape) between(l, next *line) joint {
	switch {
	case next.page:
		return s.overPage(l, next)
	case next.gap:
		if s.wrapped && startsLower(next.text) && !endsSentence(l.text) {
			return hard
		}
		return apart
	case s.wrapped && allCaps(l.text) && allCaps(next.text) && !isMarked(next.text):
		return soft
	case !s.wrapped && s.gaps:
		return hard
	case !s.wrapped:
		return apart
	case next.indent > s.margin+3 && l.indent <= s.margin+1:
		return apart
	}
	if !s.gaps && endsSentence(l.text) && !endsAbbreviated(l.text) && opens(next.text) {
		return apart
	}
	switch needed := need(l, next); {
	case !s.gaps && needed < s.typical && endsSentence(l.text) && !startsLower(next.text) && !endsAbbreviated(l.text):
		return apart
	case needed >= s.full:
		return soft
	case !s.gaps && standsAlone(l.text, next.text):
		return apart
	case startsLower(next.text) || isDigit(next.text[0]) || s.gaps || runsOn(l.text):
		return hard
	case endsSentence(l.text) || allCaps(l.text) || isClosing(next.text) || isNamed(next.text) || isDateLine(next.text, 0):
		return apart
	}
	return unclear
}

// opens reports whether a line after the end of a sentence begins a paragraph,
// however full the line above is: a speaker, a heading, a line of a sign-off.
func opens(s string) bool {
	if isSpeaker(s) || isSigned(s) || isClosing(s) || isPartOfOffice(s) {
		return true
	}
	if allCaps(s) {
		return longWords(s) > 0 && !endsSentence(s)
	}
	if len(s) <= len("1949.") || len(s) > longestDateLine {
		return false
	}
	_, ok := wholeDate(s, 0)
	return ok
}

// longestDateLine bounds a line that is a date and nothing else, in bytes.
const longestDateLine = 60

// isSpeaker reports whether a line begins with the name of one who speaks:
// "Comrade Mao Zedong: ", "BREZHNEV. ".
func isSpeaker(s string) bool {
	name, said, ok := strings.Cut(s[:min(len(s), longestSpeaker)], ": ")
	if ok && said != "" {
		return isNamed(name)
	}
	name, said, ok = strings.Cut(name, ". ")
	return ok && len(name) > 3 && allCaps(name) && isNamed(name) && !allCaps(said)
}

// longestSpeaker bounds a speaker's name, in bytes.
const longestSpeaker = 40

// standsAlone reports whether one of two lines, where the source ended the
// first, is a line of its own: a date that follows no name, the sign of a
// signature, or the first note under one.
func standsAlone(s, next string) bool {
	if isSigned(next) {
		return true
	}
	if note, _, _ := cutNoteMarker(next); note != "" && isNamed(s) && !isDateLine(next, 0) {
		return true
	}
	_, below := wholeDate(next, 0)
	_, above := wholeDate(s, 0)
	return below && !runsOn(s) && !isNamed(s) || above && !startsLower(next)
}

// overPage tells how lines hang together over a page break: a paragraph goes
// on when its sentence does.
func (s *shape) overPage(l, next *line) joint {
	switch {
	case !s.wrapped:
		return apart
	case startsLower(next.text) && !endsSentence(l.text):
		return soft
	case endsSentence(l.text) || s.endedEarly(l, next) || next.indent > s.margin+3:
		return apart
	}
	return soft
}

// runsOn reports whether a line's last word asks for another: "whether they can receive a".
func runsOn(s string) bool {
	i := strings.LastIndexByte(s, ' ')
	return i > 20 && slices.Contains(runOnWords, s[i+1:])
}

var runOnWords = []string{
	"a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "that", "which",
	"is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "can", "not", "as", "than",
	"his", "her", "its", "their", "our", "my", "your", "this", "these", "those", "between", "about", "into",
}

// candidates gives the lines that could begin with a marker: those whose
// marker stands where a paragraph can begin and outside of brackets.
func (p *parser) candidates(lines []line) []candidate {
	cands := make([]candidate, 0, numbered(lines))
	afresh := false
	for i := range lines {
		afresh = afresh || isEnclosure(lines[i].text)
		m, _, ok := parseMarker(lines[i].text)
		if ok && p.canBegin(lines, i) && !insideBracket(lines, i) {
			cands = append(cands, candidate{line: i, marker: m, afresh: afresh})
			afresh = false
		}
	}
	return cands
}

// numbered counts the lines that begin with a number, in brackets or not: about
// as many as there are candidates.
func numbered(lines []line) int {
	n := 0
	for i := range lines {
		if first := lines[i].text[0]; isDigit(first) || first == '(' {
			n++
		}
	}
	return n
}

// canBegin reports whether a paragraph can begin at line i.
func (p *parser) canBegin(lines []line, i int) bool {
	if i == 0 || lines[i].gap || lines[i].page {
		return true
	}
	above := lines[i-1].text
	if endsSentence(above) || above[len(above)-1] == ']' {
		return true
	}
	return !isInitial(lines[i].text) && lines[i].joint != soft
}

// isInitial: "D." alone, the middle of a name that stands one word a line.
func isInitial(s string) bool { return len(s) == 2 && s[1] == '.' && s[0] >= 'A' && s[0] <= 'Z' }

// isMarked reports whether a line begins with what could be a marker.
func isMarked(s string) bool {
	_, _, ok := parseMarker(s)
	return ok
}

// bracketLines bounds how far back an open bracket is looked for.
const bracketLines = 12

// insideBracket reports whether line i stands inside a square bracket that an
// earlier line of the same block opens. A line that ends with a closing one
// leaves none open, whatever the count says.
func insideBracket(lines []line, i int) bool {
	closed := 0
	for j := i - 1; j >= 0 && j >= i-bracketLines && !lines[j+1].gap; j-- {
		text := lines[j].text
		if text[len(text)-1] == ']' {
			return false
		}
		if strings.IndexByte(text, '[') < 0 && strings.IndexByte(text, ']') < 0 {
			continue
		}
		for k := len(text) - 1; k >= 0; k-- {
			switch text[k] {
			case ']':
				closed++
			case '[':
				if closed == 0 {
					return true
				}
				closed--
			}
		}
	}
	return false
}

// paragraphs makes the body's blocks.
func (p *parser) paragraphs(lines []line, cands []candidate) {
	blocks := p.shape.blocks(len(lines))
	p.Body = make([]Block, 0, blocks)
	p.items = make([]*candidate, 0, blocks)
	next := 0 // the next candidate
	for i := 0; i < len(lines); {
		for next < len(cands) && (cands[next].line < i || cands[next].list == nil) {
			next++
		}
		limit := len(lines)
		var c *candidate
		if next < len(cands) {
			limit = cands[next].line
			if limit == i {
				c = &cands[next]
				limit = p.nextMarked(cands, next, len(lines))
			}
		}
		end := p.paragraphEnd(lines, i, limit)
		p.addBlock(lines[i:end], c)
		i = end
	}
}

// nextMarked gives the line of the next accepted candidate after the one at k.
func (p *parser) nextMarked(cands []candidate, k, end int) int {
	for k++; k < len(cands); k++ {
		if cands[k].list != nil {
			return cands[k].line
		}
	}
	return end
}

// paragraphEnd gives the line after the paragraph that begins at line i and
// ends before line limit. A source note goes on to its closing bracket.
func (p *parser) paragraphEnd(lines []line, i, limit int) int {
	if isSourceNote(lines[i].text) {
		return sourceNoteEnd(lines, i, limit)
	}
	end := i + 1
	for ; end < limit && !isSourceNote(lines[end].text); end++ {
		switch lines[end].joint {
		case apart:
			return end
		case unclear:
			if end == i+1 { // a heading or a salutation, as far as can be told
				return end
			}
			p.unclearParagraph(&lines[end])
		}
	}
	return end
}

// mostUnclear bounds the problems of one kind that a document gets.
const mostUnclear = 20

func (p *parser) unclearParagraph(l *line) {
	if p.unclear++; p.unclear <= mostUnclear {
		p.addProblem("paragraph-unclear", Info, l.num, 1,
			"it cannot be told whether a paragraph begins with this line",
			"compare with the original; docview keeps the line end and reads on")
	}
}

func isSourceNote(s string) bool {
	return s[0] == '[' && (strings.HasPrefix(s, "[Source:") || strings.HasPrefix(s, "[Sources:"))
}

// sourceNoteLines bounds the lines of a source note.
const sourceNoteLines = 40

// sourceNoteEnd gives the line after the one that closes the bracket of line
// i; when none does, the line after its block.
func sourceNoteEnd(lines []line, i, limit int) int {
	depth := 0
	for j := i; j < limit && j < i+sourceNoteLines; j++ {
		depth += strings.Count(lines[j].text, "[") - strings.Count(lines[j].text, "]")
		if depth <= 0 {
			return j + 1
		}
	}
	end := i + 1
	for end < limit && !lines[end].gap {
		end++
	}
	return end
}

// addBlock adds the block that lines hold; c is the marker it begins with, nil when it has none.
func (p *parser) addBlock(lines []line, c *candidate) {
	first, last := &lines[0], &lines[len(lines)-1]
	b := Block{
		Kind: Paragraph, Line: first.num, Start: first.start, End: last.end(),
	}
	text := textOf(lines)
	switch {
	case c != nil:
		b.Marker, b.Number = c.text, c.number
		text = strings.TrimLeft(text[len(c.text):], blanks+"\n")
	case isSourceNote(first.text):
		b.Kind = SourceNote
		text = strings.ReplaceAll(text, "\n", " ")
	case isHeading(text):
		b.Kind = Heading
	}
	b.Text = text
	p.Body = append(p.Body, b)
	p.items = append(p.items, c)
}

// textOf joins the lines of a block, by spaces and, at line ends that the source
// has, by newlines.
func textOf(lines []line) string {
	if len(lines) == 1 {
		return lines[0].text
	}
	size := len(lines)
	for i := range lines {
		size += len(lines[i].text)
	}
	var text strings.Builder
	text.Grow(size)
	for i := range lines {
		switch {
		case i == 0:
		case lines[i].joint == soft:
			text.WriteByte(' ')
		default:
			text.WriteByte('\n')
		}
		text.WriteString(lines[i].text)
	}
	return text.String()
}

// headingLength bounds a heading, in bytes.
const headingLength = 160

// isHeading reports whether a block is a heading: capital letters alone,
// letters set apart by spaces, or the head of an enclosure.
func isHeading(s string) bool {
	if len(s) > headingLength || s[len(s)-1] == ':' {
		return false
	}
	return allCaps(s) && !isName(s) || isSpacedOut(s) || isEnclosure(s)
}

// isEnclosure: "[Enclosure 1]", "[Annex]".
func isEnclosure(s string) bool {
	if !strings.HasPrefix(s, "[") || len(s) > 40 {
		return false
	}
	inner := strings.TrimSuffix(strings.TrimPrefix(s, "["), "]")
	word := strings.TrimRight(inner, " 0123456789—-")
	return len(inner) == len(s)-2 && slices.Contains(enclosures, word)
}

var enclosures = []string{"Enclosure", "Subenclosure", "Annex", "Appendix", "Attachment", "Addendum"}

// isSpacedOut: "M e m o r a n d u m".
func isSpacedOut(s string) bool {
	letters := 0
	for word := range strings.FieldsSeq(s) {
		r, size := utf8.DecodeRuneInString(word)
		if size != len(word) || !unicode.IsLetter(r) {
			return false
		}
		letters++
	}
	return letters > 3
}
