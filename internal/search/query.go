package search

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Query is what to look for. A document is found when each of the All lists
// has a term that occurs in it, and none of the Not terms does.
type Query struct {
	All [][]Term // every list by one of its terms: "cuba OR havana" is a list of two
	Not []Term
}

// A Term is a word or a phrase to look for.
type Term struct {
	Text   string // as written in the query, without its field and signs
	Field  string // "title", "summary" or another of [Fields]; "" for anywhere
	Prefix bool   // the last word may go on

	// phrases is the folded words, in each of the ways they may be written:
	// with a hyphen between them, a line's end may have made them one.
	phrases [][]string
}

// ErrEmpty says that a query has nothing to look for.
var ErrEmpty = errors.New("the query has no words to look for")

// ParseQuery reads a query; the package's comment has the language. Whatever
// is no operator is text, so the only error is [ErrEmpty], wrapped.
func ParseQuery(s string) (*Query, error) {
	p := queryParser{rest: s}
	for p.item() {
	}
	if len(p.All) == 0 && len(p.Not) == 0 {
		if strings.TrimSpace(s) == "" {
			return nil, ErrEmpty
		}
		return nil, fmt.Errorf("%w: %q", ErrEmpty, s)
	}
	return &p.Query, nil
}

// A queryParser is the state of reading a query.
type queryParser struct {
	Query
	rest   string
	open   bool // the last item was a term that OR may follow
	either bool // OR was read after it
	lexer  lexer
}

// item reads a term with its signs, or OR.
func (p *queryParser) item() bool {
	p.rest = strings.TrimLeftFunc(p.rest, unicode.IsSpace)
	if p.rest == "" {
		return false
	}
	if after, ok := strings.CutPrefix(p.rest, "OR"); ok && p.open && p.orBefore(after) {
		p.rest, p.either = after, true
		return true
	}
	not := p.sign()
	t := p.term()
	switch {
	case t.phrases == nil: // signs alone
	case not:
		p.Not = append(p.Not, t)
		p.open, p.either = false, false
	case p.either:
		last := len(p.All) - 1
		p.All[last] = append(p.All[last], t)
		p.either = false
	default:
		p.All = append(p.All, []Term{t})
		p.open = true
	}
	return true
}

// orBefore reports whether OR, with what follows it, is the operator: a blank
// and a term that is not excluded.
func (p *queryParser) orBefore(after string) bool {
	next := strings.TrimLeftFunc(after, unicode.IsSpace)
	if next == after || next == "" {
		return false
	}
	ahead := queryParser{rest: next}
	return !ahead.sign() && ahead.term().phrases != nil
}

// sign reads the "-" before an excluded term.
func (p *queryParser) sign() bool {
	after, ok := strings.CutPrefix(p.rest, "-")
	if !ok {
		after, ok = strings.CutPrefix(p.rest, "\u2212") // a minus sign
	}
	r, _ := utf8.DecodeRuneInString(after)
	if !ok || after == "" || r == '-' || unicode.IsSpace(r) {
		return false
	}
	p.rest = after
	return true
}

// term reads an optional field and a word or phrase.
func (p *queryParser) term() Term {
	var t Term
	if name, after, ok := strings.Cut(p.rest, ":"); ok && slices.Contains(fieldNames, strings.ToLower(name)) {
		if r, _ := utf8.DecodeRuneInString(after); after != "" && !unicode.IsSpace(r) {
			t.Field, p.rest = strings.ToLower(name), after
		}
	}
	if text, after, ok := cutQuoted(p.rest); ok {
		t.Text, p.rest = text, after
		t.Prefix = strings.HasPrefix(p.rest, "*")
		p.rest = strings.TrimPrefix(p.rest, "*")
	} else {
		end := strings.IndexFunc(p.rest, unicode.IsSpace)
		if end < 0 {
			end = len(p.rest)
		}
		t.Text, p.rest = p.rest[:end], p.rest[end:]
		if word, ok := strings.CutSuffix(t.Text, "*"); ok && endsInWord(word) {
			t.Text, t.Prefix = word, true
		}
	}
	t.phrases = p.phrases(t.Text)
	return t
}

func endsInWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// closing gives the signs that close a phrase which a quotation mark opens, ""
// for a sign that is none.
func closing(opening rune) string {
	switch opening {
	case '"', '“', '”':
		return "\"”“"
	case '„':
		return "“”\""
	case '«':
		return "»"
	case '»':
		return "«"
	}
	return ""
}

// cutQuoted cuts the phrase in quotation marks off the beginning of s.
func cutQuoted(s string) (text, rest string, ok bool) {
	r, size := utf8.DecodeRuneInString(s)
	end := strings.IndexAny(s[size:], closing(r))
	if end < 0 {
		return "", s, false
	}
	end += size
	_, width := utf8.DecodeRuneInString(s[end:])
	return s[size:end], s[end+width:], true
}

// maxPhrase bounds the words of a phrase, and maxHyphens those of its hyphens
// that may have been line ends.
const (
	maxPhrase  = 100
	maxHyphens = 3
)

// phrases gives the folded words of text, once more for each hyphen between
// letters that a line's end may have swallowed: anti-communist is "anti
// communist" and anticommunist.
func (p *queryParser) phrases(text string) [][]string {
	words, hyphens := p.words(text)
	if len(words) == 0 {
		return nil
	}
	all := [][]string{words}
	for k := len(hyphens) - 1; k >= 0 && k >= len(hyphens)-maxHyphens; k-- {
		at := hyphens[k]
		for _, phrase := range all {
			joined := slices.Concat(phrase[:at], []string{phrase[at] + phrase[at+1]}, phrase[at+2:])
			all = append(all, joined)
		}
	}
	return all
}

// words gives the folded words of text and the indexes of those that a hyphen
// and a small letter follow.
func (p *queryParser) words(text string) (words []string, hyphens []int) {
	l := &p.lexer
	l.reset(text)
	for end := -1; l.next() && len(words) < maxPhrase; end = l.end {
		if end >= 0 && joins(text, end, l.start) {
			hyphens = append(hyphens, len(words)-1)
		}
		words = append(words, string(l.word))
	}
	return words, hyphens
}

// joins reports whether a hyphen alone, between a letter and a small letter,
// stands between two words of text.
func joins(text string, end, start int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:end])
	between := text[end:start]
	return (between == "-" || between == hyphen) && unicode.IsLetter(before) && isLower(text[start:])
}
