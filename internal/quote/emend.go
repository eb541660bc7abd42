package quote

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/text"
)

// An emendation is a place at which a quotation differs from the text of the file.
type emendation struct {
	start, end int
	with       string // what the quotation has there
	kind       emendKind
}

// An emendKind says why a quotation differs from the file.
type emendKind int

const (
	noteMark   emendKind = iota // the reference of a note is left out
	joinedWord                  // a word that a line end divides is joined
	compound                    // a compound at a line end keeps its hyphen
	doubtful                    // one or the other: it is as in the file
	margin                      // the > of a block quotation, or an indent, is left out
)

// emendMessages say what was done, of one emendation and of several.
var emendMessages = [...][2]string{
	noteMark:   {"note reference is left out of the quotation", "note references are left out of the quotation"},
	joinedWord: {"divided word is joined", "divided words are joined"},
	compound:   {"compound that is divided at a line end keeps its hyphen", "compounds that are divided at line ends keep their hyphens"},
	doubtful:   {"word may be divided at a line end; it is printed as in the file", "words may be divided at line ends; they are printed as in the file"},
	margin:     {"", ""},
}

// An editor finds the emendations of a document's blocks.
type editor struct {
	*document.Document
	references map[int][]document.Reference // of each block
	words      map[string]bool              // of the document, in lower case; nil until they are needed
}

func newEditor(d *document.Document) *editor {
	e := &editor{Document: d, references: map[int][]document.Reference{}}
	for _, r := range d.References {
		e.references[r.Block] = append(e.references[r.Block], r)
	}
	for _, marks := range e.references {
		slices.SortFunc(marks, func(a, b document.Reference) int { return a.Start - b.Start })
	}
	return e
}

func (e *editor) emendations(b *document.Block) []emendation {
	var all []emendation
	for _, r := range e.references[b.Place] {
		all = append(all, wholeMark(b.Text, r.Start, r.End))
	}
	starts := e.LineStarts(b)
	quoted := e.isQuoted(b, starts)
	for _, at := range append([]int{0}, starts...) {
		next := at
		if at == 0 {
			next = len(b.Text) - len(strings.TrimLeftFunc(b.Text, unicode.IsSpace)) // the indent of the layout
		}
		if quoted {
			next += marginLength(b.Text[next:])
		}
		w, ok := emendation{at, next, "", margin}, next > at
		if at > 0 {
			_, size := utf8.DecodeLastRuneInString(b.Text[:at-1])
			if divided, isWord := e.divided(b.Text, at-1-size, next, true); isWord {
				w, ok = divided, true
			}
		}
		if ok {
			all = append(all, w)
		}
	}
	all = append(all, e.dividedInLine(b.Text, starts)...)
	slices.SortFunc(all, func(a, b emendation) int { return a.start - b.start })
	return slices.CompactFunc(all, func(a, before emendation) bool { return a.start < before.end })
}

// frames are what can be around the number of a note, from the inside.
var frames = [][2]string{{"<sup>", "</sup>"}, {"**", "**"}, {"*", "*"}, {"_", "_"}, {"^", "^"}, {`\[`, `\]`}, {"[^", "]"}, {"[", "]"}}

// linkTarget finds the second half of a link; noteRef a reference of a note in
// brackets, "[12]" or "[^12]", or an editor's doubt, "[?]"; linkMark a link whose
// text is a mark in brackets, "[[1]](#f1)", or raised, or a raised mark.
var (
	linkTarget = compile("^" + text.LinkTarget)
	noteRef    = compile(`^\[(?:[?!]\]|\^?[0-9*]{1,3}\](?:` + text.LinkTarget + `)?)`)
	linkMark   = compile(`^(?:<sup>)?\[(?:\\?\[|<sup>|\*\*)?\^?(?:[0-9]{1,3}|\*{1,3})(?:\\?\]|</sup>|\*\*)?\](?:` + text.LinkTarget + `)?(?:</sup>)?`)
)

// wholeMark returns the emendation that leaves out the reference of a note, with the
// brackets around it, the link that it is, and the space that it leaves.
func wholeMark(s string, start, end int) emendation {
	for before := -1; before != end; {
		before = end
		for _, f := range frames {
			if strings.HasSuffix(s[:start], f[0]) && strings.HasPrefix(s[end:], f[1]) {
				start, end = start-len(f[0]), end+len(f[1])
			}
		}
		if s[start] == '[' {
			end += lengthOf(linkTarget, s[end:])
		}
	}
	after := strings.TrimLeft(s[end:], " ")
	switch before := strings.TrimRight(s[:start], " "); {
	case before == "":
		end = len(s) - len(after)
	case after != s[end:], after == "", strings.ContainsAny(after[:1], ".,;:?!)]\n"):
		start = len(before)
	}
	return emendation{start, end, "", noteMark}
}

// longestLink bounds a link, in bytes.
const longestLink = 500

// lengthOf returns the length of what a pattern finds at the beginning of s.
func lengthOf(pattern func() *regexp.Regexp, s string) int {
	return len(pattern().FindString(s[:min(longestLink, len(s))]))
}

// noteLength returns the length of the reference of a note that s begins with,
// which may be in brackets, or a link whose text is in brackets or raised.
func noteLength(s string) int {
	isMark := len(s) > 2 && s[0] == '[' && strings.IndexByte(`?!^*0123456789[\<`, s[1]) >= 0
	if !isMark && !strings.HasPrefix(s, "<sup>[") {
		return 0
	}
	if n := lengthOf(noteRef, s); n > 0 {
		return n
	}
	for _, begins := range []string{"[[", `[\[`, "[<sup>", "[**", "<sup>["} {
		if strings.HasPrefix(s, begins) {
			return lengthOf(linkMark, s)
		}
	}
	return 0
}

// isQuoted reports whether a block is a quotation whose lines begin with >, as
// in Markdown and in letters. "> 5 per cent" alone is none.
func (e *editor) isQuoted(b *document.Block, starts []int) bool {
	n := marginLength(b.Text)
	another := slices.ContainsFunc(starts, func(at int) bool { return b.Text[at] == '>' })
	return n > 0 && (e.Layout == document.Markdown || another || n == len(b.Text) || !unicode.IsDigit(rune(b.Text[n])))
}

// marginLength returns the length of the "> > " that a line begins with.
func marginLength(s string) int {
	if !strings.HasPrefix(s, ">") {
		return 0
	}
	return len(s) - len(strings.TrimLeft(s, "> "))
}

// divided returns the emendation of a word that the character at hyphen may
// divide, at the end of a line or in one. Its second half begins at next.
func (e *editor) divided(s string, hyphen, next int, lineEnd bool) (w emendation, ok bool) {
	mark, size := utf8.DecodeRuneInString(s[hyphen:])
	first, second := s[:hyphen], s[next:]
	head := first[len(strings.TrimRightFunc(first, isWordRune)):]
	tail := second[:len(second)-len(strings.TrimLeftFunc(second, isWordRune))]
	at := hyphen + size
	switch {
	case !text.IsDivider(mark) || head == "" || tail == "":
		return w, false
	case !lineEnd && text.IsSuspended(head, tail):
		return w, false
	case isSureDivider(mark) || e.hasWord(head+tail):
		return emendation{hyphen, next, "", joinedWord}, true
	case !lineEnd || mark != '-' && mark != '‐' || text.IsSuspended(head, tail):
		return w, false
	case e.hasWord(head+"-"+tail) || isCompound(head, tail):
		return emendation{at, next, "", compound}, true
	}
	return emendation{at, next, s[at : at+1], doubtful}, true
}

// isSureDivider reports whether a mark at the end of a line is never a hyphen of
// the word itself.
func isSureDivider(mark rune) bool { return mark == '¬' || mark == '\u00AD' }

// dividedInLine returns the emendations of words that are divided inside a line,
// if the document has them whole as well.
func (e *editor) dividedInLine(s string, starts []int) (all []emendation) {
	for i, r := range s {
		if !text.IsDivider(r) {
			continue
		}
		next, _ := text.Divided(s, i, true)
		if _, isStart := slices.BinarySearch(starts, next); next == 0 || isStart {
			continue
		}
		if w, ok := e.divided(s, i, next, false); ok {
			all = append(all, w)
		}
	}
	return all
}

// isCompound reports whether a hyphen between two pieces cannot divide a word:
// the second is a name or a number, or the first a number. Words in capitals
// may be divided.
func isCompound(head, tail string) bool {
	before, _ := utf8.DecodeLastRuneInString(head)
	after, size := utf8.DecodeRuneInString(tail)
	second, _ := utf8.DecodeRuneInString(tail[size:])
	return unicode.IsDigit(before) || unicode.IsDigit(after) ||
		unicode.IsUpper(after) && (!unicode.IsUpper(before) || unicode.IsLower(second))
}

// hasWord reports whether a word occurs in the document, whatever the case of
// its letters.
func (e *editor) hasWord(word string) bool {
	if e.words == nil {
		e.words = map[string]bool{}
		for i := range e.Header {
			e.addWords(e.Header[i].Text)
		}
		for i := range e.Body {
			e.addWords(e.Body[i].Text)
		}
	}
	return e.words[strings.ToLower(word)]
}

// addWords adds the words of a text, compounds and their parts.
func (e *editor) addWords(s string) {
	for word := range text.Written(strings.ToLower(strings.ReplaceAll(s, "‐", "-"))) {
		e.words[word] = true
	}
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) }
