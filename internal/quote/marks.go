package quote

import (
	"docview/internal/text"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The marks of a quotation that LaTeX makes by a command, "\enquote{...}":
// characters that are in no text.
const (
	openMark  = '\uFDD0'
	closeMark = '\uFDD1'
)

// A quotation is a quotation of a manuscript.
type quotation struct {
	start    int       // in the manuscript, after the mark
	index    int       // in the manuscript's quotations
	readings []reading // several if it is unclear which mark ends it, the likeliest first
	unit     int       // the unit in which it ends
	from, to int       // in that unit's text, by the first reading
	lead     int       // where in it the citations before the quotation begin
	last     int       // where in it the quotation before ends; 0 if there is none
	next     int       // where in it the citations of the next one begin; beyond its end if there is none
	isBlock  bool
	maybe    bool       // it may be no quotation at all: an indented paragraph
	isOpen   bool       // its paragraph does not close it
	whole    *quotation // what may be quoted as a whole, and has it
	status   Status     // as which it is reported
	isIdle   bool       // what it has is reported in its place
	unless   string     // why one that may be none is not reported
}

// isPart reports whether what is found in a paragraph is reported by the
// paragraph itself, which has it exactly, or is like a passage where this is not.
func (q *quotation) isPart(status Status) bool {
	whole := q.whole
	if whole == nil || whole.status == "" {
		return false
	}
	whole.isIdle = whole.isIdle || whole.status == Differs && status != NotFound
	return !whole.isIdle
}

// A reading is the text of a quotation up to a mark that may end it.
type reading struct {
	text string
	end  int // in the manuscript, before the mark
}

// closers are what closes the quotation that a mark opens.
var closers = map[rune]string{
	openMark: string(closeMark), '“': "”", '„': "“”", '”': "”", '«': "»", '»': "«", '‹': "›", '›': "‹",
	'「': "」", '『': "』", '｢': "｣", '﹁': "﹂", '﹃': "﹄", '〝': "〞〟", '＂': "＂", '"': `"`, '‘': "’", '‚': "‘’'", '\'': "'",
}

// isSingle reports whether a mark is closed by one that is an apostrophe too.
func isSingle(mark rune) bool { return strings.ContainsRune("‘‚'", mark) }

func beside(s string, from, to int) (before, after rune) {
	before, _ = utf8.DecodeLastRuneInString(s[:from])
	after, _ = utf8.DecodeRuneInString(s[to:])
	return before, after
}

func (m *Manuscript) findQuotations() {
	s := &scanner{m: m}
	for i := 0; i < len(m.units); i++ {
		u := m.units[i]
		s.whole = nil
		if u.kind == block || u.kind == indented || u.kind == lined {
			s.whole = m.addBlock(i)
		}
		if u.kind == block {
			continue
		}
		for at := 0; at < len(m.units[i].text); {
			_, size := utf8.DecodeRuneInString(m.units[i].text[at:])
			if unit, next, ok := s.quotationAt(i, at); ok {
				i, at = unit, next
			} else {
				at += size
			}
		}
	}
	var before *quotation
	for _, q := range m.quotations {
		u := m.units[q.unit]
		q.next = len(u.text) + 1
		if q.isOpen || m.namesWork(q) {
			q.lead, q.next = q.from, q.to+longestRemark
			continue
		}
		if before != nil && before.unit == q.unit {
			q.last = min(before.to, q.from)
		}
		q.lead = u.sentence(q.last, q.from)
		if q.last > 0 {
			before.next = q.lead
		}
		if !q.isBlock {
			before = q
		}
	}
}

// sentence returns where the sentence in which a quotation begins does, not
// before another quotation; if that is in the same sentence, what is between
// the two belongs to the first, unless all citations are before the quotations.
func (u *unit) sentence(last, from int) int {
	sentences := text.Sentences(u.text[last:from])
	switch n := len(sentences); {
	case n > 1:
		return last + sentences[n-1][0]
	case last == 0:
		return 0 // a citation may be the first of it
	}
	return from
}

// A scanner finds quotations by their marks.
type scanner struct {
	m     *Manuscript
	whole *quotation // the unit's, if it may be one
	open  struct {   // the mark that was not closed last
		unit int
		mark rune
	}
}

// quotationAt adds the quotation that begins at a place of a unit, and returns
// the unit and the place after its closing mark.
func (s *scanner) quotationAt(i, at int) (unit, next int, ok bool) {
	text := s.m.units[i].text
	r, size := utf8.DecodeRuneInString(text[at:])
	isSure := closers[r] != "" && s.opens(text, at, r, size)
	if !isSure && !s.mayOpen(text, at, r) {
		return 0, 0, false
	}
	isInch := !isSure && endsInFigure(text[:at])
	if ends := s.m.units[i].closings(at+size, r); len(ends) > 0 && !(isInch && endsInFigure(text[:ends[0]])) {
		s.add(i, at+size, ends)
		_, closing := utf8.DecodeRuneInString(text[ends[0]:])
		return i, ends[0] + closing, true
	}
	if unit, next, ok = s.running(i, at+size, r); !ok && s.isReported(r) && (isSure || !isInch && !isStop(text[at+size:])) {
		s.notClosed(i, at, r)
	}
	return unit, next, ok
}

// isReported reports whether a mark can only be one that opens a quotation. A
// straight mark in LaTeX may be an umlaut.
func (s *scanner) isReported(r rune) bool {
	return strings.ContainsRune("“«„「『｢﹁﹃〝＂", r) || r == openMark || r == '"' && s.m.syntax != LaTeX
}

// shown is how much is reported of a quotation that is not closed, in bytes.
const shown = 200

// notClosed adds a quotation that its paragraph does not close, but for one
// whose mark is repeated at the head of the next paragraph.
func (s *scanner) notClosed(i, at int, r rune) {
	u, text := s.m.units[i], s.m.units[i].text
	isRepeated := s.open.mark == r && s.open.unit == i-1 && strings.TrimSpace(text[:at]) == ""
	s.open.unit, s.open.mark = i, r
	if isRepeated {
		return
	}
	end := at + len(strings.TrimRightFunc(text[at:min(at+shown, len(text))], func(r rune) bool { return unicode.IsSpace(r) || r == utf8.RuneError }))
	s.m.append(&quotation{unit: i, from: at, to: end, readings: []reading{{"", s.m.after(u, end)}}, isOpen: true}, int(u.at[at]))
}

func (s *scanner) opens(text string, at int, r rune, size int) bool {
	before, after := beside(text, at, at+size)
	begins := at == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{—–-/‘“«„'\"¿¡", before) || before == openMark
	glued := at+size < len(text) && !unicode.IsSpace(after)
	switch r {
	case openMark, '„', '「', '『', '｢', '﹁', '﹃', '〝', '＂':
		return true
	case '“', '«', '‹':
		inText := unicode.IsLetter(before) && !isSyllable(before) || strings.ContainsRune(".,;:!?", before)
		return begins || glued && !inText && (unicode.IsLetter(after) || unicode.IsDigit(after) || strings.ContainsRune("[(‘'…", after))
	case '\'':
		return s.m.syntax != LaTeX && begins && glued && (unicode.IsLetter(after) || after == '[' || after == '…' || omission().MatchString(text[at+size:])) && !elision().MatchString(text[at+size:])
	case '‘':
		return begins && glued && !elision().MatchString(text[at+size:])
	}
	return begins && glued && after != '"' && !isStop(text[at+size:])
}

// isStop reports whether s begins with what ends a sentence or a part of it, and
// not with an ellipsis or a decimal point.
func isStop(s string) bool {
	return s != "" && strings.IndexByte(".,;:!?)", s[0]) >= 0 && !omission().MatchString(s)
}

// omission is what a quotation may begin with that leaves out its beginning.
var omission = compile(`^\.(?:[ \x{a0}]?\.|[0-9])`)

// mayOpen reports whether the straight mark at a place may open a quotation that
// is not typed as others are: " so ", word"so", "?so". A mark after a figure may
// be one of inches.
func (s *scanner) mayOpen(text string, at int, r rune) bool {
	if r != '"' || strings.TrimSpace(text[at+1:]) == "" || text[at+1] == '"' {
		return false
	}
	before, after := beside(text, at, at+1)
	if at == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{—–-", before) {
		return true
	}
	return s.m.syntax != LaTeX && (unicode.IsLetter(after) || unicode.IsDigit(after) || after == '[' || after == '…' || omission().MatchString(text[at+1:]))
}

func endsInFigure(s string) bool {
	s = strings.TrimRightFunc(s, unicode.IsSpace)
	return s != "" && classes[s[len(s)-1]] == digit
}

// elision is how a word begins that an apostrophe begins: 'tis, '60s.
var elision = compile(`^(?:[0-9]{2}[^0-9]|(?:[Tt]is|[Tt]was|em|til|tween|bout)(?:\PL|$))`)

// reach bounds how far the end of what is not text is looked for, such as code
// or a formula.
const reach = 8_000

// pairs are the marks of a unit that belong together, found once, so that a
// manuscript of nothing but opening marks takes no longer than another.
type pairs struct {
	ends   map[int]int // where what begins after a mark is closed
	closes []int       // other marks that may close something: single ones, straight ones
	opens  []int       // single marks that open
}

func (u *unit) pairsOf(mark rune) *pairs {
	if p := u.pairs[mark]; p != nil {
		return p
	}
	p := &pairs{ends: map[int]int{}}
	u.pairs[mark] = p
	single := isSingle(mark)
	var open []int // where what is not closed yet begins
	low := 0       // how many „ are not closed yet, as the same mark closes them that opens “so”
	inner := false // a straight mark is open inside of them
	for i, r := range u.text {
		size := utf8.RuneLen(r)
		isClosing := strings.ContainsRune(closers[mark], r) && !(r == '"' && opensStraight(u.text, i))
		if isClosing {
			low = 0
		}
		switch {
		case mark == '“' && r == '„':
			low++
		case r == '“' && low > 0:
			low--
		case r == '"' && mark == '„' && (inner || opensStraight(u.text, i)):
			inner = !inner
		case single && isClosing && endsWord(u.text, i, size), r == '"' && mark == '„':
			p.closes = append(p.closes, i)
		case single && r == mark && !isClosing && i > 0 && u.text[i-1] == ' ':
			p.opens = append(p.opens, i)
		case single:
		case isClosing && len(open) > 0:
			p.ends[open[len(open)-1]] = i
			open = open[:len(open)-1]
		case isClosing:
			p.closes = append(p.closes, i)
		case r == mark:
			open = append(open, i+size)
		}
	}
	return p
}

// opensStraight reports whether the straight mark at a place can only open.
func opensStraight(text string, i int) bool {
	before, after := beside(text, i, i+1)
	return (i == 0 || strings.ContainsRune(" \n\t([{", before)) && i+1 < len(text) && !unicode.IsSpace(after) && !isStop(text[i+1:])
}

// closings returns where the quotation that begins after a mark may be closed
// before the end of its unit, the likeliest first. Only an apostrophe makes it
// unclear.
func (u *unit) closings(from int, mark rune) []int {
	if mark == '"' {
		if end := straightClosing(u.text, from); end >= 0 {
			return []int{end}
		}
	}
	if at := strings.IndexRune(u.text[from:], mark); mark == '＂' && at >= 0 {
		return []int{from + at}
	}
	p := u.pairsOf(mark)
	if isSingle(mark) {
		return u.apostrophes(p, from)
	}
	if end, ok := p.ends[from]; ok {
		return []int{end}
	}
	// French repeats the closing mark at the head of a paragraph, and many German
	// quotations are closed by a straight mark, as in what pandoc writes.
	r, size := utf8.DecodeLastRuneInString(u.text[:from])
	if at, _ := slices.BinarySearch(p.closes, from); at < len(p.closes) && (mark == '„' || mark == '”' || r != mark && strings.TrimSpace(u.text[:from-size]) == "") {
		return p.closes[at : at+1]
	}
	return nil
}

// apostrophes returns which of the marks that may close a quotation between
// single ones are likely to.
func (u *unit) apostrophes(p *pairs, from int) []int {
	var ends []int
	at, _ := slices.BinarySearch(p.closes, from)
	for _, i := range p.closes[at:] {
		if len(ends) > 0 {
			if next, _ := slices.BinarySearch(p.opens, ends[0]); next < len(p.opens) && p.opens[next] < i {
				return ends
			}
		}
		_, size := utf8.DecodeRuneInString(u.text[i:])
		ends = append(ends, i)
		if !mayBeGenitive(u.text, i, size) || len(ends) == maxReadings {
			return ends
		}
	}
	return ends
}

// maxReadings bounds the ends that are tried for a quotation.
const maxReadings = 4

// endsWord reports whether the mark at a place follows a word and is not
// inside of one.
func endsWord(text string, i, size int) bool {
	before, after := beside(text, i, i+size)
	return !unicode.IsSpace(before) && !unicode.IsLetter(after) && !unicode.IsDigit(after)
}

// mayBeGenitive reports whether the mark at a place may be the apostrophe of
// "the workers' state".
func mayBeGenitive(text string, i, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	rest := text[i+size:]
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \n"))
	return strings.ContainsRune("szx", before) && rest != "" && (rest[0] == ' ' || rest[0] == '\n') && (unicode.IsLower(next) || unicode.IsUpper(next))
}

// straightClosing returns where a quotation between straight marks is closed, -1 if it is not.
// A mark after a figure is one of inches if another one closes later.
func straightClosing(text string, from int) int {
	inches := -1
	for i := from; i < len(text); i++ {
		if text[i] != '"' {
			continue
		}
		before, after := beside(text, i, i+1)
		opens := unicode.IsSpace(before) && i+1 < len(text) && !unicode.IsSpace(after) && !isStop(text[i+1:])
		switch {
		case i == from || opens && inches >= 0:
			return inches
		case opens:
			return -1 // the mark that came before was not one of a quotation
		case unicode.IsDigit(before) && (after == ' ' || i+1 == len(text)):
			if inches < 0 {
				inches = i
			}
		default:
			return i
		}
	}
	return inches
}

// add adds a quotation that ends in the unit in which it begins.
func (s *scanner) add(i, from int, ends []int) {
	u := s.m.units[i]
	inner := u.text[from:ends[0]]
	from += len(inner) - len(strings.TrimLeftFunc(inner, unicode.IsSpace)) // French marks have spaces inside
	q := &quotation{unit: i, from: from, to: ends[0], whole: s.whole}
	for _, end := range ends {
		end = max(from, len(strings.TrimRightFunc(u.text[:end], unicode.IsSpace)))
		q.readings = append(q.readings, reading{u.text[from:end], int(u.at[end])})
	}
	s.m.append(q, int(u.at[from]))
}

func (m *Manuscript) append(q *quotation, start int) {
	q.start, q.index = start, len(m.quotations)
	for i := range q.readings {
		q.readings[i].end = max(q.readings[i].end, start)
	}
	m.quotations = append(m.quotations, q)
}

// mostParagraphs bounds the paragraphs of a running quotation.
const mostParagraphs = 50

// running adds a quotation of several paragraphs, each of which repeats the
// opening mark.
func (s *scanner) running(i, from int, mark rune) (unit, next int, ok bool) {
	units := s.m.units
	if units[i].kind != paragraph || mark == openMark { // a command is not repeated
		return 0, 0, false
	}
	parts := []string{units[i].text[from:]}
	for k := i + 1; k < min(len(units), i+mostParagraphs) && units[k].kind == paragraph; k++ {
		text := units[k].text
		begin := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
		r, size := utf8.DecodeRuneInString(text[begin:])
		if r != mark && !strings.ContainsRune(closers[mark], r) {
			return 0, 0, false
		}
		ends := units[k].closings(begin+size, mark)
		if len(ends) == 0 {
			parts = append(parts, text[begin+size:])
			continue
		}
		parts = append(parts, text[begin+size:ends[0]])
		q := &quotation{unit: k, from: begin, to: ends[0], readings: []reading{{strings.Join(parts, separator), int(units[k].at[ends[0]])}}}
		s.m.append(q, int(units[i].at[min(from, len(units[i].at)-1)]))
		_, closing := utf8.DecodeRuneInString(text[ends[0]:])
		return k, ends[0] + closing, true
	}
	return 0, 0, false
}

// addBlock adds a quotation that is set as a block, without the name of its
// author and its source in brackets.
func (m *Manuscript) addBlock(i int) *quotation {
	u := m.units[i]
	text := strings.TrimRightFunc(u.text, unicode.IsSpace)
	if at := strings.LastIndexByte(text, '\n'); at > 0 && isAttribution(text[at:]) {
		text = strings.TrimRightFunc(text[:at], unicode.IsSpace)
	}
	if at := strings.LastIndexByte(text, '('); at > 0 && strings.HasSuffix(text, ")") && paraPattern().MatchString(text[at:]) {
		text = strings.TrimRightFunc(text[:at], unicode.IsSpace)
	}
	from := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	if from >= len(text) {
		return nil
	}
	q := &quotation{unit: i, isBlock: true}
	name := admonition().FindStringSubmatch(text[from:])
	if name != nil && len(name[0]) < len(text)-from {
		from += len(name[0])
		q.maybe = !slices.Contains([]string{"quote", "cite"}, strings.ToLower(name[1]))
	} else {
		q.maybe, q.unless = m.mayBeOther(i, text[from:], m.raw[u.at[from]:])
	}
	q.from, q.to, q.readings = from, len(text), []reading{{text[from:], m.after(u, len(text))}}
	m.append(q, int(u.at[from]))
	return q
}

// mayBeOther reports whether a unit that is set as quotations are may be
// something else, and the reason for which it is then counted.
func (m *Manuscript) mayBeOther(i int, text, raw string) (maybe bool, unless string) {
	isListed, isIntroduced := bullet().MatchString(text), m.isIntroduced(i)
	switch kind := m.units[i].kind; {
	case callout().MatchString(raw):
		return true, asBlock
	case kind == lined:
		return true, asShort
	case kind != indented, isIntroduced && len(strings.Fields(text)) >= 8 && !isListed:
		return false, ""
	case !isListed && (isIntroduced || strings.Contains(text, "\n")):
		return true, asBlock
	}
	return true, ""
}

// admonition is the first line of a block in the Markdown of several programs.
var admonition = compile(`^\[!([A-Za-z]+)\][^\n]*\n?`)

// callout is how a block begins that is set apart but quotes nobody:
// "Warning:", "**Note**".
var callout = compile(`^(?:(?i:note|tip|hint|info|important|warning|caution|attention|todo|summary|example|question)s?[.:]?(?::|\*\*|__)|[\x{2139}\x{26A0}\x{1F4A1}\x{1F4DD}])`)

// isIntroduced reports whether the paragraph or the note before a unit ends with a colon.
func (m *Manuscript) isIntroduced(i int) bool {
	return i > 0 && (m.units[i-1].kind == paragraph || m.units[i-1].kind == note) && strings.HasSuffix(strings.TrimSpace(m.units[i-1].text), ":")
}
