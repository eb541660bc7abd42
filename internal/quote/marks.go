package quote

import (
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
	readings []reading // several if it is unclear which mark ends it, the likeliest first
	unit     int       // the unit in which it ends
	from, to int       // in that unit's text, by the first reading
	next     int       // where in it the next quotation begins; beyond its end if there is none
	isBlock  bool
	maybe    bool // it may be no quotation at all: an indented paragraph
}

// A reading is the text of a quotation up to a mark that may end it.
type reading struct {
	text string
	end  int // in the manuscript, before the mark
}

// A mark is a quotation mark that opens, and what closes it.
type mark struct {
	open   rune
	closes string
	single bool // it is an apostrophe too
}

var marks = map[rune]mark{
	openMark: {openMark, string(closeMark), false},
	'“':      {'“', "”", false},
	'„':      {'„', "“”", false},
	'”':      {'”', "”", false},
	'«':      {'«', "»", false},
	'»':      {'»', "«", false},
	'‹':      {'‹', "›", false},
	'›':      {'›', "‹", false},
	'「':      {'「', "」", false},
	'『':      {'『', "』", false},
	'"':      {'"', `"`, false},
	'‘':      {'‘', "’", true},
	'‚':      {'‚', "‘’", true},
	'\'':     {'\'', "'", true},
}

// findQuotations finds the quotations of the units.
func (m *Manuscript) findQuotations(syntax Syntax) {
	for i := 0; i < len(m.units); i++ {
		u := m.units[i]
		if u.kind == block || u.kind == indented {
			m.addBlock(i)
			continue
		}
		s := scanner{m: m, syntax: syntax, text: string(u.text), ahead: map[rune]int{}}
		for at := 0; at < len(s.text); {
			i2, next, ok := s.quotationAt(i, at)
			switch {
			case !ok:
				_, size := utf8.DecodeRuneInString(s.text[at:])
				at += size
			case i2 != i:
				i, at, s.text = i2, next, string(m.units[i2].text)
				clear(s.ahead)
			default:
				at = next
			}
		}
	}
	for i, q := range m.quotations {
		q.next = len(m.units[q.unit].text) + 1
		if i+1 < len(m.quotations) && m.quotations[i+1].unit == q.unit {
			q.next = m.quotations[i+1].from
		}
	}
}

// A scanner finds quotations by their marks.
type scanner struct {
	m      *Manuscript
	syntax Syntax
	text   string       // of the unit
	ahead  map[rune]int // for each mark that opens, where the next one is that may close it
}

// quotationAt adds the quotation that begins at a place of a unit, and returns
// the unit and the place after its closing mark.
func (s *scanner) quotationAt(i, at int) (unit, next int, ok bool) {
	text := s.text
	r, size := utf8.DecodeRuneInString(text[at:])
	mk, isMark := marks[r]
	if !isMark || !s.opens(text, at, r, size) {
		return 0, 0, false
	}
	if ends := s.closings(at+size, mk); len(ends) > 0 {
		s.add(i, at+size, ends)
		_, closing := utf8.DecodeRuneInString(text[ends[0]:])
		return i, ends[0] + closing, true
	}
	return s.running(i, at+size, mk)
}

// opens reports whether the mark at a place opens a quotation.
func (s *scanner) opens(text string, at int, r rune, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+size:])
	begins := at == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{—–-/‘“«„'\"¿¡", before) || before == openMark
	glued := at+size < len(text) && !unicode.IsSpace(after)
	switch r {
	case openMark, '„', '「', '『':
		return true
	case '“', '«', '‹':
		inText := unicode.IsLetter(before) && !isSyllable(before) || strings.ContainsRune(".,;:!?", before)
		return begins || glued && !inText && (unicode.IsLetter(after) || unicode.IsDigit(after) || strings.ContainsRune("[(‘'…", after))
	case '\'':
		return s.syntax != LaTeX && begins && glued && (unicode.IsLetter(after) || after == '[') && !isElision(text[at+size:])
	case '‘':
		return begins && glued && !isElision(text[at+size:])
	}
	return begins && glued && !strings.ContainsRune(".,;:!?)", after)
}

// isElision reports whether s begins as a word does that an apostrophe begins:
// 'tis, '60s.
func isElision(s string) bool {
	if len(s) > 2 && classes[s[0]] == digit && classes[s[1]] == digit && classes[s[2]] != digit {
		return true
	}
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(s)
	}
	switch s[:end] {
	case "tis", "Tis", "twas", "Twas", "em", "til", "tween", "bout":
		return true
	}
	return false
}

// reach bounds how far the end of what begins is looked for, in bytes, so that
// a manuscript of nothing but opening marks takes no longer than another. No
// quotation that runs in, note or link is as long.
const reach = 8_000

// closings returns where the quotation that a mark of the unit opens may be
// closed. Many opening marks before a far one that closes are not followed to it
// one by one.
func (s *scanner) closings(from int, mk mark) []int {
	next, ok := s.ahead[mk.open]
	if !ok || next < from {
		next = from
		for next < len(s.text) {
			r, size := utf8.DecodeRuneInString(s.text[next:])
			if strings.ContainsRune(mk.closes, r) && (!mk.single || endsWord(s.text, next, size)) {
				break
			}
			next += size
		}
		s.ahead[mk.open] = next
	}
	if next-from > reach || next == len(s.text) {
		return nil
	}
	return closings(s.text, from, mk)
}

// closings returns where the quotation that a mark opens may be closed before
// the end of its unit, the likeliest first. Only an apostrophe makes it unclear.
func closings(text string, from int, mk mark) []int {
	text = text[:min(len(text), from+reach)]
	if mk.open == '"' {
		return straightClosing(text, from)
	}
	var ends []int
	depth := 0
	for i := from; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case mk.single && strings.ContainsRune(mk.closes, r):
			if !endsWord(text, i, size) {
				break
			}
			ends = append(ends, i)
			if !mayBeGenitive(text, i, size) || len(ends) == maxReadings {
				return ends
			}
		case r == mk.open && mk.single && len(ends) > 0 && i > 0 && text[i-1] == ' ':
			return ends
		case strings.ContainsRune(mk.closes, r) && depth == 0:
			return []int{i}
		case strings.ContainsRune(mk.closes, r):
			depth--
		case r == mk.open && !mk.single:
			depth++
		}
		i += size
	}
	return ends
}

// maxReadings bounds the ends that are tried for a quotation.
const maxReadings = 4

// endsWord reports whether the mark at a place follows a word and is not
// inside of one.
func endsWord(text string, i, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+size:])
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

// straightClosing returns where a quotation between straight marks is closed.
// A mark after a figure is one of inches if another one closes later.
func straightClosing(text string, from int) []int {
	inches := -1
	for i := from; i < len(text); i++ {
		if text[i] != '"' {
			continue
		}
		before, after := text[i-1], byte(' ')
		if i+1 < len(text) {
			after = text[i+1]
		}
		opens := isSpaceByte(before) && !isSpaceByte(after)
		switch {
		case i == from || opens && inches >= 0:
			return list(inches)
		case opens:
			return nil // the mark that came before was not one of a quotation
		case classes[before] == digit && after == ' ' && inches < 0:
			inches = i
		default:
			return []int{i}
		}
	}
	return list(inches)
}

func isSpaceByte(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

func list(i int) []int {
	if i < 0 {
		return nil
	}
	return []int{i}
}

// add adds a quotation that ends in the unit in which it begins.
func (s *scanner) add(i, from int, ends []int) {
	u := s.m.units[i]
	inner := s.text[from:ends[0]]
	from += len(inner) - len(strings.TrimLeftFunc(inner, unicode.IsSpace)) // French marks have spaces inside
	q := &quotation{unit: i, from: from, to: ends[0]}
	for _, end := range ends {
		end = max(from, len(strings.TrimRightFunc(s.text[:end], unicode.IsSpace)))
		q.readings = append(q.readings, reading{s.text[from:end], int(u.at[end])})
	}
	s.m.append(q, int(u.at[from]))
}

func (m *Manuscript) append(q *quotation, start int) {
	q.start = start
	for i := range q.readings {
		q.readings[i].end = max(q.readings[i].end, start)
	}
	m.quotations = append(m.quotations, q)
}

// mostParagraphs bounds the paragraphs of a running quotation.
const mostParagraphs = 50

// running adds a quotation of several paragraphs, each of which repeats the
// opening mark.
func (s *scanner) running(i, from int, mk mark) (unit, next int, ok bool) {
	units := s.m.units
	if units[i].kind != paragraph || len(s.text)-from > reach {
		return 0, 0, false
	}
	parts := []string{s.text[from:]}
	for k := i + 1; k < min(len(units), i+mostParagraphs) && units[k].kind == paragraph; k++ {
		text := string(units[k].text)
		begin := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
		r, size := utf8.DecodeRuneInString(text[begin:])
		if r != mk.open && !strings.ContainsRune(mk.closes, r) {
			return 0, 0, false
		}
		ends := closings(text, begin+size, mk)
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
func (m *Manuscript) addBlock(i int) {
	u := m.units[i]
	text := strings.TrimRightFunc(string(u.text), unicode.IsSpace)
	if at := strings.LastIndexByte(text, '\n'); at > 0 && strings.IndexAny(strings.TrimSpace(text[at:]), "—–-") == 0 {
		text = strings.TrimRightFunc(text[:at], unicode.IsSpace)
	}
	if at := strings.LastIndexByte(text, '('); at > 0 && strings.HasSuffix(text, ")") && paraPattern.MatchString(text[at:]) {
		text = strings.TrimRightFunc(text[:at], unicode.IsSpace)
	}
	from := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
	if from >= len(text) {
		return
	}
	q := &quotation{unit: i, from: from, to: len(text), readings: []reading{{text[from:], int(u.at[len(text)-1]) + 1}}, isBlock: true}
	q.maybe = callout.MatchString(m.raw[u.at[from]:]) || u.kind == indented && !(m.isIntroduced(i) && len(strings.Fields(text)) >= 8 && !bullet.MatchString(text[from:]))
	m.append(q, int(u.at[from]))
}

// callout is how a block begins that is set apart but quotes nobody: "[!NOTE]",
// "Warning:", "**Note**".
var callout = compile(`^(?:\[![A-Za-z]+\]|(?i:note|tip|hint|info|important|warning|caution|attention|todo|summary|example|question)s?[.:]?(?::|\*\*|__)|[\x{2139}\x{26A0}\x{1F4A1}\x{1F4DD}])`)

// isIntroduced reports whether the paragraph before a unit ends with a colon.
func (m *Manuscript) isIntroduced(i int) bool {
	return i > 0 && m.units[i-1].kind == paragraph && strings.HasSuffix(strings.TrimSpace(string(m.units[i-1].text)), ":")
}
