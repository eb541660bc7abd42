package quote

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

var (
	plainNote = compile(`^\s{0,3}(?:\[\^?([0-9]{1,3})\]:?|\(?([0-9]{1,3})[.)]?|([¹²³⁰-⁹]+))\s+\S`)
	plainCall = compile(`^(?:\[\^?([0-9]{1,3})\]|\(([0-9]{1,3})\)|([¹²³⁰-⁹]+)|([0-9]{1,3})(?:[\s).,;:]|$))`)
	anyCall   = compile(`(?m)[^\n]\[\^?([0-9]{1,3})\]|([¹²³⁰-⁹]+)|(?:\pL[.,;:!?)\]]?|[0-9][)\]][.,;:!?]?)(?:["”’'»›“‘)]+[.,;:!?]?)?(?:([0-9]{1,3})|\s?\(([0-9]{1,3})\))(?:[\s).,;:]|$)`)
	bullet    = compile(`^\s*(?:[-*+•·]|\(?[0-9]{1,3}[.)]|\(?[a-zA-Z][.)])\s`)
)

// plain reads a manuscript in plain text: paragraphs between blank lines,
// notes that begin with their numbers, indented quotations.
func (r *reader) plain() {
	p := plainReader{reader: r, notes: plainNotes(r.m), labels: map[string]bool{}}
	for _, label := range p.notes {
		p.labels[label] = true
	}
	p.margin()
	m := r.m
	for i := 0; i < len(m.lines); {
		end := i
		for end < len(m.lines) && strings.TrimSpace(m.text(m.line(end))) != "" && (end == i || p.notes[end] == "") {
			end++
		}
		if end > i {
			p.paragraph(i, end)
		}
		i = max(end, i+1)
	}
}

// A plainReader reads paragraphs of plain text.
type plainReader struct {
	*reader
	notes  map[int]string // the labels of the notes that begin on a line
	labels map[string]bool
	usual  int // the indent of lines
}

// mostLists bounds the lists that the number of a line may go on with.
const mostLists = 20

// plainNotes returns the lines with which notes begin: the last lines whose
// numbers go up one by one, from 1, or in a part of a work from a later one that
// is called before. One of them is called, or they are those of a list.
func plainNotes(m *Manuscript) map[int]string {
	called := map[string]bool{}
	for _, match := range anyCall().FindAllStringSubmatch(m.raw, -1) {
		called[labelOf(match)] = true
	}
	type list struct {
		lines    map[int]string
		next     int
		isCalled bool
	}
	var lists []*list
	for i := range m.lines {
		match := plainNote().FindStringSubmatch(m.text(m.line(i)))
		if match == nil {
			continue
		}
		label := labelOf(match)
		n, _ := strconv.Atoi(label)
		at := len(lists) - 1
		for at >= 0 && lists[at].next != n && n > 1 {
			if at--; at < len(lists)-mostLists {
				at = -1
			}
		}
		if n == 1 || at < 0 && called[label] {
			at, lists = len(lists), append(lists, &list{lines: map[int]string{}})
		}
		if at >= 0 {
			l := lists[at]
			l.lines[i], l.next, l.isCalled = label, n+1, l.isCalled || called[label]
		}
	}
	var best map[int]string
	for _, l := range lists {
		if l.isCalled && (len(l.lines) > 1 || len(best) < 2) {
			best = l.lines
		}
	}
	return best
}

// labelOf returns the number of a note, one of the groups of a match.
func labelOf(match []string) string { return plainDigits(strings.Join(match[1:], "")) }

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"

// superscript and plainDigits exchange figures and superscript ones.
var (
	superscript = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹").Replace
	plainDigits = strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9").Replace
)

// margin finds the usual indent: the smallest one of at least a twentieth of the
// text. The first lines of paragraphs of several lines do not count, since they
// may be indented; a paragraph of one line counts as one of the usual length.
func (p *plainReader) margin() {
	size, all := map[int]int{}, 0
	blank := func(i int) bool {
		return i < 0 || i == len(p.m.lines) || strings.TrimSpace(p.m.text(p.m.line(i))) == ""
	}
	for i := range p.m.lines {
		if s := p.m.text(p.m.line(i)); !blank(i) && (!blank(i-1) || blank(i+1)) {
			n := min(len(s), 80)
			size[indentOf(s)] += n
			all += n
		}
	}
	for _, indent := range slices.Sorted(maps.Keys(size)) {
		if p.usual = indent; size[indent]*20 >= all {
			break
		}
	}
}

func indentOf(s string) int {
	n := 0
	for _, r := range s {
		switch r {
		case ' ', '\u00A0':
			n++
		case '\t':
			n += 8 - n%8
		default:
			return n
		}
	}
	return n
}

func (p *plainReader) paragraph(first, end int) {
	kind, label := paragraph, p.notes[first]
	switch {
	case label != "":
		kind = note
	case quoteLine().MatchString(p.m.text(p.m.line(first))):
		kind = block
	case p.isIndented(first, end):
		kind = indented
	}
	if n := len(p.m.units); kind == block && n > 0 && p.m.units[n-1].kind == block && p.u == nil {
		p.m.units, p.u = p.m.units[:n-1], p.m.units[n-1] // a block of several paragraphs
		p.put("\n\n", p.m.line(first).start)
	} else {
		p.begin(kind, label)
	}
	for i := first; i < end; i++ {
		l := p.m.line(i)
		if kind == block {
			l.start += len(quoteLine().FindString(p.m.text(l)))
		}
		if i == first && kind == note {
			l.start += len(plainNote().FindString(p.m.text(l)))
			_, size := utf8.DecodeLastRuneInString(p.m.raw[:l.start]) // the first of the note
			l.start -= size
		}
		p.inline(l)
	}
	p.flush()
}

// isIndented reports whether all lines of a paragraph are indented further
// than lines are.
func (p *plainReader) isIndented(first, end int) bool {
	for i := first; i < end; i++ {
		if indentOf(p.m.text(p.m.line(i))) < p.usual+2 {
			return false
		}
	}
	return true
}

// inline reads a line: citations, and the calls of notes that there are.
func (p *plainReader) inline(l line) {
	for i := l.start; i < l.end; {
		if end, ok := p.cite(i); ok {
			i = end
			continue
		}
		rest := p.m.raw[i:l.end]
		if label, size := p.callAt(i, rest); size > 0 {
			p.call(label, i)
			i += size
			continue
		}
		_, size := utf8.DecodeRuneInString(rest)
		text := rest[:size]
		switch {
		case strings.HasPrefix(rest, "``"): // as in TeX
			text, size = string(openMark), len("``")
		case strings.HasPrefix(rest, "''"):
			text, size = string(closeMark), len("''")
		}
		p.put(text, i)
		i += size
	}
	p.put("\n", l.end)
}

// callAt returns the note that is called at a place.
func (p *plainReader) callAt(i int, rest string) (label string, size int) {
	if len(p.notes) == 0 || i == 0 || p.u == nil || len(p.u.read) == 0 {
		return "", 0
	}
	m := plainCall().FindStringSubmatch(rest)
	if m == nil {
		return "", 0
	}
	before, _ := utf8.DecodeLastRuneInString(p.m.raw[:i])
	label, size = labelOf(m), len(m[0])
	switch {
	case !p.labels[label], m[2] != "" && !strings.Contains(p.m.raw, "\n"+m[0]), m[4] != "" && !strings.ContainsRune(".,;:!?\"”’'»)“", before):
		return "", 0
	case m[4] != "":
		size = len(m[4])
	}
	return label, size
}
