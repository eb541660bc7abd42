package quote

import (
	"bytes"
	"cmp"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"docview/internal/document"
)

// A Syntax is how a manuscript is written.
type Syntax string

// The syntaxes of manuscripts.
const (
	Markdown Syntax = "markdown" // CommonMark with pandoc's footnotes and citations
	LaTeX    Syntax = "latex"
	Plain    Syntax = "text"
)

// Syntaxes are the syntaxes of manuscripts.
var Syntaxes = []Syntax{Markdown, LaTeX, Plain}

// syntaxes are how manuscripts in each syntax are recognised and read, in the
// order in which a text is looked at.
var syntaxes = []struct {
	name       Syntax
	extensions string                // of their names
	marks      func() *regexp.Regexp // in their texts
	read       func(*reader)
	sought     string // what is looked for
}{
	{LaTeX, ".tex .latex .ltx", compile(`(?m)\\documentclass|\\begin\{document\}|^\\(?:sub)*section\{|\\(?:auto|foot|paren|text)cite\b`), (*reader).latex,
		`text between quotation marks or in \enquote, and the environments quote, quotation and displayquote`},
	{Markdown, ".md .markdown .mkd .mdown .qmd .rmd", compile(`(?m)\A---\s*$|^#{1,6} \S|^\[\^[^\]]+\]:|\[-?@\w|^:{3,}|^> |\\["'\[\]@]|\*\*\pL|(?i:</(?:q|blockquote)>)|\^\[|\^[0-9]+\^|\]\{[.#]|\]\((?:https?:|#)|&(?:[a-z]{2,8}|#[0-9]+);|^~~~|^` + "```"), (*reader).markdown,
		"text between quotation marks, and block quotations: >, <blockquote>, <q>, ::: quote"},
	{Plain, "", compile(""), (*reader).plain, "text between quotation marks, and indented paragraphs"},
}

// A Manuscript is a text that quotes documents.
type Manuscript struct {
	Name string // as in messages

	syntax     Syntax
	sought     string // what is looked for in it
	raw        string
	lines      []int // where each line begins in raw
	at         place // the last that was asked for
	units      []*unit
	notes      map[string]*unit // by their labels
	quotations []*quotation
	remarks    []*citation
	settled    bool                  // what remarks name is known
	noted      map[*unit][]*citation // what is cited in notes, as far as it is known

	bibliography Bibliography
	runs         map[uint64]bool // of its running prose
	runsOnce     sync.Once
}

// A unit is a stretch of prose over whose ends no quotation runs, unless it
// repeats its opening mark: a paragraph, a note, a block quotation.
type unit struct {
	kind  unitKind
	index int         // in the manuscript's units
	label string      // a note's label
	read  []byte      // of the text, so far
	text  string      // without markup and citations
	at    []int32     // where in the manuscript each byte of text is from
	cites []*citation // in the order of the text
	calls []call
	pairs map[rune]*pairs // of its quotation marks, by those that open
}

type unitKind int

const (
	paragraph unitKind = iota
	heading
	note
	block    // a quotation set as a block
	indented // a paragraph that is set as a block, and may be a quotation
	lined    // a line block, which may be one too
)

// A call is the mark of a note at a place of a unit's text.
type call struct {
	place int
	label string
}

// Parse reads a manuscript. If syntax is "", the name says what it is, or else
// the text itself.
func Parse(name string, data []byte, syntax Syntax) *Manuscript {
	text, _, _ := document.DecodeText(data, nil)
	m := &Manuscript{Name: name, raw: text, lines: []int{0}, notes: map[string]*unit{}, noted: map[*unit][]*citation{}}
	for i := range len(m.raw) {
		if m.raw[i] == '\n' {
			m.lines = append(m.lines, i+1)
		}
	}
	known := cmp.Or(syntax, SyntaxOf(name))
	for _, s := range syntaxes {
		if s.name == known || known == "" && s.marks().MatchString(m.raw) {
			m.syntax, m.sought = s.name, s.sought
			r := reader{m: m, cites: citations(m.raw, s.name)}
			s.read(&r)
			r.flush()
			break
		}
	}
	for _, u := range m.units {
		u.pinpoint()
	}
	m.findQuotations()
	m.findRemarks()
	m.refer(func(r reference) bool { return r.kind != byID || countDigits(r.document) > len("1951") })
	return m
}

// SyntaxOf returns the syntax of a manuscript by the extension of its name, "" if
// that does not say it.
func SyntaxOf(name string) Syntax {
	ext := strings.ToLower(filepath.Ext(name))
	for _, s := range syntaxes {
		if slices.Contains(strings.Fields(s.extensions), ext) {
			return s.name
		}
	}
	return ""
}

var markup = compile(`\*\pL|\b_\pL|\\[a-zA-Z]+\{|\]\(`)

// HasMarkup reports whether a manuscript that is read as plain text has marks of
// another syntax.
func (m *Manuscript) HasMarkup() bool { return m.syntax == Plain && markup().MatchString(m.raw) }

// lookedFor returns what was looked for in a manuscript of more than a hundred
// words, else "".
func (m *Manuscript) lookedFor() string {
	words := 0
	for _, u := range m.units {
		if words += len(tokenize(nil, u.text)); words > 100 {
			return m.sought
		}
	}
	return ""
}

// lineOf returns the line of an offset, from 1.
func (m *Manuscript) lineOf(offset int) int { return sort.SearchInts(m.lines, offset+1) }

// A place is an offset in a manuscript, in a line and a column, from 1.
type place struct{ offset, line, column int }

// position returns the line and the column, in characters, of an offset. It goes
// on from the last one, since a whole manuscript may be one line.
func (m *Manuscript) position(offset int) (line, column int) {
	if line = m.lineOf(offset); line != m.at.line || offset < m.at.offset {
		m.at = place{m.lines[line-1], line, 1}
	}
	m.at.column += utf8.RuneCountInString(m.raw[m.at.offset:offset])
	m.at.offset = offset
	return line, m.at.column
}

// after returns the offset after the character that ends at a place of a unit's text.
func (m *Manuscript) after(u *unit, place int) int {
	at := int(u.at[place-1])
	_, size := utf8.DecodeRuneInString(m.raw[at:])
	return at + size
}

// A reader divides a manuscript into units.
type reader struct {
	m     *Manuscript
	u     *unit // the unit that is being read; nil between units
	cites map[int]*citation
	notes int // how many notes without a label there were
}

func (r *reader) begin(kind unitKind, label string) {
	r.flush()
	r.u = &unit{kind: kind, label: label, pairs: map[rune]*pairs{}}
}

func (r *reader) flush() {
	if r.u != nil && (len(bytes.TrimSpace(r.u.read)) > 0 || len(r.u.cites)+len(r.u.calls) > 0) {
		r.u.index, r.u.text = len(r.m.units), string(r.u.read)
		r.m.units = append(r.m.units, r.u)
		if r.u.kind == note && r.m.notes[r.u.label] == nil {
			r.m.notes[r.u.label] = r.u
		}
	}
	r.u = nil
}

// put adds text to the unit, a paragraph if there is none. All of it is from
// one place of the manuscript.
func (r *reader) put(s string, at int) {
	if r.u == nil {
		r.begin(paragraph, "")
	}
	r.u.read = append(r.u.read, s...)
	for range len(s) {
		r.u.at = append(r.u.at, int32(at))
	}
}

// cite adds the citation that begins at an offset, if there is one, and
// returns where it ends.
func (r *reader) cite(offset int) (end int, ok bool) {
	c := r.cites[offset]
	if c == nil {
		return offset, false
	}
	r.put(" ", offset)
	c.place = len(r.u.read)
	r.u.cites = append(r.u.cites, c)
	return c.end, true
}

// citesIn adds the citations that begin in a range that is not text.
func (r *reader) citesIn(start, end int) {
	for i := start; i < end; i++ {
		r.cite(i)
	}
}

// call adds the mark of a note.
func (r *reader) call(label string, at int) {
	r.put("", at)
	r.u.calls = append(r.u.calls, call{len(r.u.read), label})
}

// inner reads a note that is written where it is called.
func (r *reader) inner(at int, read func()) {
	r.notes++
	label := fmt.Sprintf("\x00%d", r.notes)
	r.call(label, at)
	outer := r.u
	r.u = &unit{kind: note, label: label, pairs: map[rune]*pairs{}}
	read()
	r.flush()
	r.u = outer
}

// groups returns where the groups end that begin at the offsets of a text. They
// are found at once: each from its own beginning would take the square of how
// deep they are nested.
func groups(text string, open, closes byte) map[int]int {
	ends := map[int]int{}
	var begun []int
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case open:
			begun = append(begun, i)
		case closes:
			if n := len(begun); n > 0 {
				ends[begun[n-1]] = i + 1
				begun = begun[:n-1]
			}
		}
	}
	return ends
}
