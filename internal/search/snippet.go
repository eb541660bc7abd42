package search

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/document"
)

// snippetLength is about how long a passage's text is, in characters.
const snippetLength = 160

// leastAround is how many characters are shown before and after what was
// looked for, however long that is: the words around it say who spoke.
const leastAround = 50

// end returns where a unit of the text ends.
func (t *source) end(unit int) int {
	if unit+1 < len(t.units) {
		return t.units[unit+1].start
	}
	return len(t.string)
}

// value returns the unit's bytes in the text, without its label, the white space
// around it, and the stars around a title.
func (t *source) value(unit int) (start, end int) {
	u := t.units[unit]
	end = t.end(unit)
	start = min(u.label, end)
	if u.column == colBody { // a turn with its speaker
		start = u.start
	}
	around := func(r rune) bool { return unicode.IsSpace(r) || r == '*' && u.column == colTitle }
	s := strings.TrimLeftFunc(t.string[start:end], around)
	start = end - len(s)
	return start, start + len(strings.TrimRightFunc(s, around))
}

// A collapsed text is one whose stretches of white space are one blank each.
type collapsed struct {
	line        string
	lines, from []int // where in line a run of unchanged bytes begins, and in the source
}

func collapse(s string) collapsed {
	var c collapsed
	var b strings.Builder
	blank := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if isBlank(r) {
			blank = true
			i += size
			continue
		}
		if blank && b.Len() > 0 {
			b.WriteByte(' ')
		}
		if blank || i == 0 {
			c.lines, c.from = append(c.lines, b.Len()), append(c.from, i)
		}
		blank = false
		b.WriteString(s[i : i+size])
		i += size
	}
	c.line = b.String()
	return c
}

// isBlank reports whether r is white space at which a line may end; a
// non-breaking space stays as it is.
func isBlank(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f' || r == '\v' || r == '\u2028' || r == '\u2029' || r == '\u0085'
}

// source returns where in the source a byte of the line is; a blank belongs to
// the word before it.
func (c *collapsed) source(i int) int {
	k, exact := slices.BinarySearch(c.lines, i)
	if !exact {
		k--
	}
	if k < 0 {
		return i
	}
	return c.from[k] + i - c.lines[k]
}

// place returns where in the line a byte of the source is.
func (c *collapsed) place(i int) int {
	k, exact := slices.BinarySearch(c.from, i)
	if !exact {
		k--
	}
	if k < 0 {
		return 0
	}
	limit := len(c.line)
	if k+1 < len(c.lines) {
		limit = c.lines[k+1]
	}
	return min(c.lines[k]+i-c.from[k], limit)
}

// passages adds the best n of a hit's paragraphs and fields to it: those of
// the body first; among them those that have most of the phrases, then most
// occurrences; at equal counts the first.
func (h *Hit) passages(found occurrences, n int, spellingOf func(occurrence) string) {
	type best struct {
		unit, phrases, last int // last is the phrase of the last mark
		spelling            string
		marks               []occurrence
	}
	units := map[int]*best{}
	for k, list := range found.phrases {
		for _, o := range list {
			b := units[o.unit]
			if b == nil {
				b = &best{unit: o.unit, last: -1}
				units[o.unit] = b
			}
			if b.last != k {
				b.phrases++
			}
			b.last, b.marks = k, append(b.marks, o)
			if b.spelling == "" {
				b.spelling = spellingOf(o)
			}
			u := found.text.units[o.unit]
			h.InTitle = h.InTitle || u.column == colTitle && o.start >= u.label
		}
	}
	order := slices.SortedFunc(maps.Values(units), func(a, b *best) int {
		x, y := rankOf(found.text.units[a.unit]), rankOf(found.text.units[b.unit])
		return cmp.Or(cmp.Compare(y/inBody, x/inBody), cmp.Compare(b.phrases, a.phrases), cmp.Compare(y, x),
			cmp.Compare(len(b.marks), len(a.marks)), cmp.Compare(a.unit, b.unit))
	})
	for _, b := range order {
		if found.text.units[b.unit].column == colBody {
			h.Paragraphs++
		}
	}
	h.Fields = len(order) - h.Paragraphs
	for _, b := range order[:min(n, len(order))] {
		p := passage(h.Document, found.text, b.unit, b.marks)
		p.Spelling = b.spelling
		h.Passages = append(h.Passages, p)
	}
}

// inBody is the rank of what is in the body.
const inBody = 3

// rankOf puts what a reader looks at first before the rest: the body, then the
// summary, then other fields.
func rankOf(u unit) int {
	switch u.column {
	case colBody:
		return inBody
	case colSummary:
		return 2
	case colTitle:
		return 1
	}
	return 0
}

// passage returns the part of a unit with the most marks.
func passage(d *document.Document, t source, unit int, marks []occurrence) Passage {
	p := describe(d, t, unit)
	start, end := t.value(unit)
	if len(marks) > 0 && marks[0].start < start { // it is in the label
		start = t.units[unit].start
	}
	c := collapse(t.string[start:end])
	var ranges [][2]int
	for _, o := range marks {
		if from, to := c.place(o.start-start), c.place(min(o.end, end)-start); from < to {
			ranges = append(ranges, [2]int{from, to})
		}
	}
	p.Text, p.Marks = cut(c.line, merge(ranges))
	return p
}

// describe returns what a unit is and where it is.
func describe(d *document.Document, t source, unit int) Passage {
	u := t.units[unit]
	switch {
	case u.field != nil:
		return Passage{Address: d.Address(""), Field: u.field.Key, Line: u.field.Line}
	case u.block == nil:
		return Passage{Address: d.Address(""), Line: 1}
	case u.block.Kind == document.Furniture:
		return Passage{Address: d.Address(""), Line: u.block.Line}
	}
	return Passage{Address: d.Address(u.block.Address), Line: u.block.Line}
}

// merge sorts ranges and joins those that overlap.
func merge(ranges [][2]int) [][2]int {
	slices.SortFunc(ranges, func(a, b [2]int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	var merged [][2]int
	for _, r := range ranges {
		if n := len(merged); n > 0 && r[0] < merged[n-1][1] {
			merged[n-1][1] = max(merged[n-1][1], r[1])
			continue
		}
		merged = append(merged, r)
	}
	return merged
}

// cut cuts a line to about snippetLength characters around most of the marks.
func cut(line string, marks [][2]int) (string, [][2]int) {
	if utf8.RuneCountInString(line) <= snippetLength+snippetLength/4 {
		return line, marks
	}
	first, last := window(line, marks)
	room := max((snippetLength-utf8.RuneCountInString(line[first:last]))/2, leastAround)
	start := min(first, wordStart(line, back(line, first, room)))
	end := max(last, wordEnd(line, forth(line, last, room)))
	before, after := "", ""
	if start > 0 {
		before = "…"
	}
	if end < len(line) {
		after = "…"
	}
	var kept [][2]int
	for _, m := range marks {
		if m[0] >= start && m[1] <= end {
			kept = append(kept, [2]int{m[0] - start + len(before), m[1] - start + len(before)})
		}
	}
	return before + line[start:end] + after, kept
}

// window returns the bytes from the first to the last of the marks that are
// nearest together within a snippet.
func window(line string, marks [][2]int) (first, last int) {
	if len(marks) == 0 {
		return 0, 0
	}
	best := 0
	for i, j := 0, 0; i < len(marks); i++ {
		for j = max(i, j); j+1 < len(marks) && marks[j+1][1]-marks[i][0] <= snippetLength; j++ {
		}
		if j-i+1 > best {
			best, first, last = j-i+1, marks[i][0], marks[j][1]
		}
	}
	return first, min(last, forth(line, first, 2*snippetLength))
}

// back and forth return the byte n characters before and after a byte of s.
func back(s string, i, n int) int {
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return i
}

func forth(s string, i, n int) int {
	for ; n > 0 && i < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return i
}

// longWord bounds how far a cut is moved to a word's end, in bytes.
const longWord = 24

// wordStart returns the start of the first word at or after i, unless that is far.
func wordStart(s string, i int) int {
	if i == 0 || s[i-1] == ' ' {
		return i
	}
	if k := strings.IndexByte(s[i:min(len(s), i+longWord)], ' '); k >= 0 {
		return i + k + 1
	}
	return i
}

// wordEnd returns the end of the last word that ends before i, unless that is far.
func wordEnd(s string, i int) int {
	if i == len(s) || s[i] == ' ' {
		return i
	}
	from := max(0, i-longWord)
	if k := strings.LastIndexByte(s[from:i], ' '); k >= 0 {
		return from + k
	}
	return i
}
