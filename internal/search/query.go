package search

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/fold"
	"docview/internal/text"
)

// A Query is what to look for. [ParseQuery] reads one; the package's comment
// has the language.
type Query struct {
	// Hints say, each in one line, what of the query may not mean what its
	// author thinks: how AND and OR without parentheses were grouped, and
	// words that look like operators.
	Hints []string

	root *node
}

// String returns the query with its operators in words and its grouping in
// parentheses: "(red AND cross) OR havana".
func (q *Query) String() string { return q.root.String() }

// A Term is a word or a phrase to look for.
type Term struct {
	Text   string // as written in the query, without its field, quotation marks and star
	Field  string // the field it must occur in, one of [Fields]; "" for anywhere
	Prefix bool   // the last word may continue

	source   string // as written in the query
	spelling string // another one of a name in the query, "" for what was typed

	// phrases is the folded words, in each of the ways they may be written:
	// with a hyphen between them, a line's end may have made them one.
	phrases [][]string
}

// An operator is what a node of a query does with its operands.
type operator uint8

const (
	opTerm operator = iota // no operands, but a term
	opAnd
	opOr
	opNot  // of a query: one operand; of a plan: the first operand without the second
	opNear // each operand is near the one before it
)

// A node is a part of a query as it was written.
type node struct {
	op        operator
	term      Term
	operands  []*node
	distances []int // of opNear: at most how many words on each operand may be from the one before
	grouped   bool  // in parentheses

	known map[string]bool // the keys of the operands of AND and OR
}

func (n *node) String() string {
	switch n.op {
	case opTerm:
		return n.term.source
	case opNot:
		return "NOT " + n.operands[0].inner()
	}
	var b strings.Builder
	for i, o := range n.operands {
		switch {
		case i == 0:
		case n.op == opAnd:
			b.WriteString(" AND ")
		case n.op == opOr:
			b.WriteString(" OR ")
		default:
			fmt.Fprintf(&b, " NEAR/%d ", n.distances[i-1])
		}
		b.WriteString(o.inner())
	}
	return b.String()
}

// inner writes a node as an operand of another.
func (n *node) inner() string {
	text := n.String()
	if n.op == opTerm || n.op == opNot {
		return text
	}
	return inGroup(text)
}

// inGroup writes part of a query in parentheses.
func inGroup(text string) string {
	if last := text[strings.LastIndexByte(text, ' ')+1:]; strings.Count(last, "(") > strings.Count(last, ")") {
		text += " " // else the word would end with what closes the group
	}
	return "(" + text + ")"
}

// ErrEmpty says that a query has nothing to look for.
var ErrEmpty = errors.New("the query has no words to look for")

// A QueryError says what is wrong with a query, and where.
type QueryError struct {
	Query      string
	Start, End int    // the bytes of Query that are wrong
	Message    string // what is wrong with them
	Hint       string // what to write instead; may be ""
	Literal    string // the query that looks for them as text; "" if nothing would
}

func (e *QueryError) Error() string {
	return fmt.Sprintf("%s (character %d of the query)", e.Message, utf8.RuneCountInString(e.Query[:e.Start])+1)
}

// ParseQuery reads a query. The error is [ErrEmpty], wrapped, or a [*QueryError].
func ParseQuery(s string) (q *Query, err error) {
	p := &queryParser{query: s}
	defer func() {
		switch e := recover().(type) {
		case nil:
		case *QueryError:
			q, err = nil, e
		default:
			panic(e)
		}
	}()
	p.advance()
	root := p.or()
	if p.kind == tokenClose {
		p.fail("this parenthesis has no opening one", "")
	}
	switch {
	case root != nil:
	case strings.TrimSpace(s) == "":
		return nil, ErrEmpty
	default:
		return nil, fmt.Errorf("%w: %q", ErrEmpty, s)
	}
	if p.mixed {
		p.hints = append(p.hints, "read as "+root.String()+"; parentheses group otherwise")
	}
	return &Query{Hints: p.hints, root: root}, nil
}

// A queryParser is the state of reading a query: a recursive descent, one
// method for each rule of the grammar. Its methods return nil for what has no
// words, and panic with a [*QueryError].
type queryParser struct {
	query string
	token
	at      int // where the next token begins
	depth   int // of parentheses
	mixed   bool
	hints   []string
	scanner text.Scanner
}

// A token is what a query is made of.
type token struct {
	kind       tokenKind
	start, end int    // its bytes in the query
	field      string // of an opening parenthesis: the field of what is in it
	distance   int    // of NEAR
	term       Term
}

type tokenKind uint8

const (
	tokenEnd tokenKind = iota
	tokenTerm
	tokenOpen
	tokenClose
	tokenAnd
	tokenOr
	tokenNot
	tokenNear
)

// deepest bounds the parentheses in each other.
const deepest = 50

// or reads operands between OR.
func (p *queryParser) or() *node {
	first := p.and()
	if p.kind != tokenOr {
		return first
	}
	n := &node{op: opOr}
	n.add(p.operand(first, "before"))
	for p.kind == tokenOr {
		n.add(p.after(p.and))
	}
	for _, o := range n.operands {
		p.mixed = p.mixed || o.op == opAnd && !o.grouped
	}
	return n.simple()
}

// and reads operands between AND, or blanks.
func (p *queryParser) and() *node {
	n := &node{op: opAnd}
	for {
		switch p.kind {
		case tokenEnd, tokenClose, tokenOr:
			return n.simple()
		case tokenAnd:
			if len(n.operands) == 0 {
				p.operand(nil, "before")
			}
			n.add(p.after(p.not))
		default:
			n.add(p.not())
		}
	}
}

// not reads an operand that may be excluded.
func (p *queryParser) not() *node {
	if p.kind != tokenNot {
		return p.near()
	}
	return &node{op: opNot, operands: []*node{p.after(p.not)}}
}

// near reads operands between NEAR.
func (p *queryParser) near() *node {
	start := p.start
	first := p.primary()
	if p.kind != tokenNear {
		return first
	}
	n := &node{op: opNear}
	n.add(p.nearOperand(p.operand(first, "before"), start))
	for p.kind == tokenNear {
		n.distances = append(n.distances, p.distance)
		n.add(p.after(func() *node {
			start := p.start
			return p.nearOperand(p.primary(), start)
		}))
	}
	return n
}

// nearOperand refuses what NEAR cannot measure a distance to.
func (p *queryParser) nearOperand(n *node, start int) *node {
	var terms []*node
	switch {
	case n == nil:
	case n.op == opOr:
		terms = n.operands
	default:
		terms = []*node{n}
	}
	for _, t := range terms {
		if t.op != opTerm {
			end := len(strings.TrimRightFunc(p.query[:p.start], unicode.IsSpace)) // of the token before
			panic(&QueryError{Query: p.query, Start: start, End: end, Message: "NEAR takes words, phrases, and alternatives such as (missile* OR rocket*)"})
		}
	}
	return n
}

// primary reads a term, or a query in parentheses.
func (p *queryParser) primary() *node {
	switch p.kind {
	case tokenTerm:
		n := &node{op: opTerm, term: p.term}
		p.advance()
		if n.term.phrases == nil { // no words in it, such as "&"
			return nil
		}
		return n
	case tokenOpen:
		return p.group()
	}
	return nil
}

// group reads a query in parentheses.
func (p *queryParser) group() *node {
	open := p.token
	if p.depth++; p.depth > deepest {
		p.fail(fmt.Sprintf("more than %d parentheses are open", deepest), "")
	}
	p.advance()
	if p.kind == tokenClose {
		p.start = open.start
		p.fail("these parentheses are empty", "")
	}
	n := p.or()
	if p.kind != tokenClose {
		p.token = open
		p.fail("this parenthesis is not closed", "")
	}
	p.depth--
	p.advance()
	if n != nil {
		n.grouped = true
		n.setField(open.field)
	}
	return n
}

// setField makes a field that of all terms that have none.
func (n *node) setField(field string) {
	if n.op == opTerm && n.term.Field == "" && field != "" {
		n.term.Field = field
		if !beginsTerm(n.term.source) {
			n.term.source = inGroup(n.term.source)
		}
		n.term.source = field + ":" + n.term.source
	}
	for _, o := range n.operands {
		o.setField(field)
	}
}

// add adds an operand that has words; one that is there already adds nothing.
func (n *node) add(o *node) {
	if o == nil {
		return
	}
	if n.op != opNear {
		key := o.key()
		if n.known[key] {
			return
		}
		if n.known == nil {
			n.known = map[string]bool{}
		}
		n.known[key] = true
	}
	n.operands = append(n.operands, o)
}

// simple returns the node, its only operand if it has one, or nil if it has none.
func (n *node) simple() *node {
	switch len(n.operands) {
	case 0:
		return nil
	case 1:
		return n.operands[0]
	}
	return n
}

// operand returns an operand of the operator at the present token, and fails
// if there is none.
func (p *queryParser) operand(n *node, side string) *node {
	if n == nil {
		p.fail(fmt.Sprintf("%s needs a word or phrase %s it", p.query[p.start:p.end], side), "")
	}
	return n
}

// after reads the operand after the operator at the present token.
func (p *queryParser) after(read func() *node) *node {
	operator := p.token
	p.advance()
	next := read()
	if next == nil {
		p.token = operator
	}
	return p.operand(next, "after")
}

// fail stops reading with an error about the present token.
func (p *queryParser) fail(message, hint string) {
	panic(&QueryError{Query: p.query, Start: p.start, End: p.end, Message: message, Hint: hint, Literal: p.literal()})
}

// literal returns the query with the word around the present token in
// quotation marks.
func (p *queryParser) literal() string {
	start := strings.LastIndexFunc(p.query[:p.start], unicode.IsSpace) + 1
	end := p.end
	if i := strings.IndexFunc(p.query[end:], unicode.IsSpace); i >= 0 {
		end += i
	} else {
		end = len(p.query)
	}
	word := p.query[start:end]
	if strings.ContainsFunc(word, func(r rune) bool { return closing[r] != "" }) {
		return ""
	}
	if words, _ := p.words(word); len(words) == 0 {
		return ""
	}
	return p.query[:start] + `"` + word + `"` + p.query[end:]
}

// advance reads the next token.
func (p *queryParser) advance() {
	rest := strings.TrimLeftFunc(p.query[p.at:], unicode.IsSpace)
	start := len(p.query) - len(rest)
	p.token = token{start: start, end: start + min(1, len(rest))}
	switch {
	case rest == "":
	case rest[0] == '(':
		p.kind = tokenOpen
	case rest[0] == ')':
		p.kind = tokenClose
	case isMinus(rest):
		p.kind = tokenNot
		_, size := utf8.DecodeRuneInString(rest)
		p.end = start + size
	default:
		p.word(rest)
	}
	p.at = p.end
}

// isMinus reports whether s begins with the sign of an excluded term.
func isMinus(s string) bool {
	after, ok := strings.CutPrefix(s, "-")
	if !ok {
		after, ok = strings.CutPrefix(s, "\u2212") // a minus sign
	}
	r, _ := utf8.DecodeRuneInString(after)
	return ok && after != "" && r != '-' && r != ')' && !unicode.IsSpace(r)
}

// word reads an operator, or a term with its field.
func (p *queryParser) word(rest string) {
	p.kind = tokenTerm
	p.term.Field = p.fieldOf(rest)
	text := rest[p.end-p.start:]
	switch {
	case p.term.Field != "" && text[0] == '(':
		p.kind, p.field = tokenOpen, p.term.Field
		p.end++
		return
	case p.quoted(text):
	default:
		p.unquoted(text)
	}
	p.term.source = p.query[p.start:p.end]
	if p.kind == tokenTerm {
		p.term.phrases = p.phrases(p.term.Text)
	}
}

// fieldOf returns the field that a term begins with, and moves the token's end
// behind its colon: ASCII letters and a colon directly before a word.
func (p *queryParser) fieldOf(rest string) string {
	p.end = p.start
	letters := len(rest) - len(strings.TrimLeft(rest, asciiLetters))
	name, after := rest[:letters], strings.TrimPrefix(rest[letters:], ":")
	if name == "" || len(after) == len(rest)-letters {
		return ""
	}
	field := strings.ToLower(name)
	known := slices.Contains(fieldNames, field)
	if !beginsTerm(after) {
		if known {
			p.hints = append(p.hints, fmt.Sprintf("%s: is searched for as a word; a field has its word directly behind the colon", name))
		}
		return ""
	}
	if !known {
		p.end = p.start + len(name) + 1
		p.fail(fmt.Sprintf("unknown field %q", name), didYouMean(field, fieldNames)+"the fields are "+strings.Join(fieldNames, ", "))
	}
	p.end += len(name) + 1
	return field
}

// beginsTerm reports whether what follows a field's colon is a term or a group of them.
func beginsTerm(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsNumber(r) || r == '(' || closing[r] != ""
}

const asciiLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

// didYouMean proposes the known name that is most like another one.
func didYouMean(name string, known []string) string {
	best, least := "", 3
	for _, k := range known {
		if n := fold.Distance(name, k); n < least {
			best, least = k, n
		}
	}
	if best == "" {
		return ""
	}
	return "did you mean " + best + ":\n"
}

// quoted reads a phrase in quotation marks.
func (p *queryParser) quoted(text string) bool {
	r, size := utf8.DecodeRuneInString(text)
	marks := closing[r]
	if marks == "" {
		return false
	}
	end := strings.IndexAny(text[size:], marks)
	if end < 0 {
		p.start = p.end
		p.end += size
		closed := strings.TrimSpace(p.query) + string([]rune(marks)[:1])
		if strings.TrimSpace(text[size:]) == "" {
			closed = strings.TrimSpace(p.query[:p.start])
		}
		panic(&QueryError{Query: p.query, Start: p.start, End: p.end, Message: "this quotation mark is not closed", Literal: closed})
	}
	_, width := utf8.DecodeRuneInString(text[size+end:])
	p.term.Text = text[size : size+end]
	p.end += size + end + width
	if strings.HasPrefix(text[size+end+width:], "*") {
		p.term.Prefix = true
		p.end++
	} else if endsInStar(p.term.Text) {
		p.hints = append(p.hints, fmt.Sprintf("a star in quotation marks is text; for words with this beginning, write \"%s\"*", strings.TrimRight(p.term.Text, "*")))
	}
	return true
}

func endsInStar(s string) bool {
	word, ok := strings.CutSuffix(s, "*")
	return ok && endsInWord(word)
}

func endsInWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// unquoted reads a word, which ends at a blank or at a parenthesis that closes
// none of its own.
func (p *queryParser) unquoted(text string) {
	end := strings.IndexFunc(text, unicode.IsSpace)
	if end < 0 {
		end = len(text)
	}
	text = text[:end]
	for strings.HasSuffix(text, ")") && strings.Count(text, ")") > strings.Count(text, "(") {
		text = text[:len(text)-1]
	}
	p.end += len(text)
	if p.term.Field == "" && p.operator(text) {
		return
	}
	p.term.Text = text
	if endsInStar(text) {
		p.term.Text, p.term.Prefix = strings.TrimSuffix(text, "*"), true
	}
	if strings.Contains(p.term.Text, "*") {
		hint := ""
		if before, _, _ := strings.Cut(text, "*"); endsInWord(before) {
			hint = "for words with this beginning, write " + before + "*"
		}
		p.fail("a star can only be at the end of a word", hint)
	}
}

// operator reads a word that is an operator, and notes one that looks like one.
func (p *queryParser) operator(text string) bool {
	name, number, measured := strings.Cut(text, "/")
	kind := operators[name]
	switch {
	case kind == tokenEnd, measured && kind != tokenNear:
		p.lookalike(text)
		return false
	case measured:
		n, err := strconv.Atoi(number)
		if err != nil || n < 1 || n > farthest {
			p.fail(fmt.Sprintf("NEAR/ needs a number of words from 1 to %d", farthest), "")
		}
		p.distance = n
	case kind == tokenNear:
		p.fail("NEAR needs a distance in words", "for example: "+strings.TrimSpace(p.query[:p.start]+"NEAR/10"+p.query[p.end:]))
	}
	p.kind = kind
	return true
}

var operators = map[string]tokenKind{"AND": tokenAnd, "OR": tokenOr, "NOT": tokenNot, "NEAR": tokenNear}

// farthest bounds the distance of NEAR, in words.
const farthest = 100

// lookalike notes a word between others that would be an operator in capital letters.
func (p *queryParser) lookalike(text string) {
	upper := strings.ToUpper(text)
	rest := strings.TrimSpace(p.query[p.end:])
	if isOperator := operators[upper] != tokenEnd || strings.HasPrefix(upper, "NEAR/"); isOperator && strings.TrimSpace(p.query[:p.start]) != "" && rest != "" && rest[0] != ')' {
		p.hints = append(p.hints, fmt.Sprintf("%q is searched for as a word; the operator is written in capital letters: %s", text, upper))
	}
}

// closing has the characters that close a phrase which a quotation mark opens.
var closing = map[rune]string{'"': "\"”“", '“': "\"”“", '”': "\"”“", '„': "“”\"", '«': "»", '»': "«"}

// maxPhrase bounds the words of a phrase, and maxHyphens those of its hyphens
// that may have been line ends.
const (
	maxPhrase  = 100
	maxHyphens = 3
)

// phrases returns the folded words of a text, once more for each hyphen between
// letters: anti-communist is also written anticommunist.
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

// words returns the folded words of a text and the indexes of those that a
// hyphen and a lower-case letter follow.
func (p *queryParser) words(text string) (words []string, hyphens []int) {
	l := &p.scanner
	l.Reset(text, false)
	for end := -1; l.Next() && len(words) < maxPhrase; end = l.End {
		if end >= 0 && joins(text, end, l.Start) {
			hyphens = append(hyphens, len(words)-1)
		}
		words = append(words, string(l.Word))
	}
	return words, hyphens
}

// joins reports whether two words of a text have only a hyphen between them,
// which a letter precedes and a lower-case letter follows.
func joins(text string, end, start int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:end])
	after, _ := utf8.DecodeRuneInString(text[start:])
	between := text[end:start]
	return (between == "-" || between == "\u2010") && unicode.IsLetter(before) && unicode.IsLower(after)
}

// key returns what two nodes have in common that look for the same.
func (n *node) key() string {
	if n.op == opTerm {
		return fmt.Sprintf("%s:%q%t", n.term.Field, n.term.phrases[0], n.term.Prefix)
	}
	keys := make([]string, len(n.operands))
	for i, o := range n.operands {
		keys[i] = o.key()
	}
	return fmt.Sprint(n.op, n.distances, keys)
}
