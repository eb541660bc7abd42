package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pairs checks brackets and quotes: each labelled field of the header by itself,
// fields without labels together, since a remark may go on over several lines, and
// the body from block to block.
func (e *editor) pairs() {
	p := pairing{editor: e}
	for i := range e.Header {
		if e.Header[i].Label != "" {
			p.end()
			p = pairing{editor: e}
		}
		p.unit([2]int{e.Header[i].Start, e.Header[i].End})
	}
	p.end()
	p = pairing{editor: e}
	for i := range e.Body {
		p.unit(e.Ranges(&e.Body[i])...)
	}
	p.end()
}

// A pairing is the state of pairing brackets and quotes over blocks.
type pairing struct {
	*editor
	block    int32     // counts the blocks
	brackets [2][]open // opened and not closed: round, square
	quotes   []open    // opened in this block and not closed
	strays   []open    // closed in this block and not opened
	carried  *open     // a quotation that an earlier block opened
	lists    int       // brackets that "a)" may have closed by mistake, in this block
}

// An open is a bracket or a quote that waits for its partner.
type open struct {
	at    int
	sign  rune
	block int32
}

// bracketReach is over how many blocks a square bracket can reach: notes of
// translators have paragraphs. Round ones reach over less.
var bracketReach = [2]int32{6, 12}

// pairSigns are the first bytes of brackets and quotes.
var pairSigns = [256]bool{
	'(': true, ')': true, '[': true, ']': true, '"': true,
	0xE2: true, 0xC2: true, 0xEF: true, // “ ” „, « », fullwidth brackets
}

// unit pairs the brackets and quotation marks of a field or a block, which is
// in some ranges of the file's bytes.
func (p *pairing) unit(ranges ...[2]int) {
	p.block++
	p.lists, p.quotes, p.strays = 0, p.quotes[:0], p.strays[:0]
	first := true
	for at, s := range p.pieces(ranges...) {
		if first && p.carried != nil && beginsWithQuote(s) {
			p.carried = nil
		}
		first = false
		p.piece(s, at)
	}
	p.endUnit()
}

func (p *pairing) piece(s string, at int) {
	for i := 0; i < len(s); i++ {
		if !pairSigns[s[i]] {
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if kind, opens := bracket(r); kind >= 0 {
			p.bracket(s, i, at, r, kind, opens)
		} else if isDoubleQuote(r) {
			p.quote(s, i, at, r, size)
		}
		i += size - 1
	}
}

// bracket returns the kind of a bracket; it is -1 if r is not a bracket. Braces are
// signs of scans, formulas and programs.
func bracket(r rune) (kind int, opens bool) {
	for kind, signs := range [...]struct{ open, close string }{{"(（", ")）"}, {"[［", "]］"}} {
		opens = strings.ContainsRune(signs.open, r)
		if opens || strings.ContainsRune(signs.close, r) {
			return kind, opens
		}
	}
	return -1, false
}

func (p *pairing) bracket(s string, i, at int, r rune, kind int, opens bool) {
	stack := p.brackets[kind]
	if opens {
		p.brackets[kind] = append(stack, open{at + i, r, p.block})
		return
	}
	item := kind == 0 && closesItem(s[:i])
	if n := len(stack); n > 0 && p.block-stack[n-1].block < bracketReach[kind] && !(item && stack[n-1].block < p.block) {
		p.brackets[kind] = stack[:n-1]
		if item {
			p.lists++
		}
		return
	}
	switch {
	case item:
	case kind == 0 && p.lists > 0: // "(1) a; 2) b)": the number took the first bracket's partner
		p.lists--
	default:
		p.unopened(open{at + i, r, p.block})
	}
}

// closesItem reports whether a round bracket after s closes the number or the
// letter of a list, or a mark of a note: "a)", "12)", "iv)", "*)".
func closesItem(s string) bool {
	if strings.HasSuffix(s, "*") {
		return true
	}
	s = strings.TrimRight(s, ".")
	word := s[max(0, len(s)-6):]
	if i := strings.LastIndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }); i >= 0 {
		_, size := utf8.DecodeRuneInString(word[i:])
		word = word[i+size:]
	} else if len(word) < len(s) {
		return false
	}
	number := strings.TrimRightFunc(word, unicode.IsLetter)
	return word != "" && (isNumber(number) && len(number) <= 3 && len(word) <= len(number)+2 || utf8.RuneCountInString(word) == 1 || strings.Trim(word, "ivxIVX") == "")
}

func lastWords(s string) string {
	words := strings.Fields(strings.ToValidUTF8(s[max(0, len(s)-60):], ""))
	if n := len(words); n > 2 {
		return "“… " + strings.Join(words[n-2:], " ") + "”"
	}
	return "“" + strings.Join(words, " ") + "”"
}

func firstWords(s string) string {
	words := strings.Fields(strings.ToValidUTF8(s[:min(len(s), 60)], ""))
	switch {
	case len(words) == 0:
		return "the end"
	case len(words) > 3:
		return "“" + strings.Join(words[:3], " ") + " …”"
	}
	return "“" + strings.Join(words, " ") + "”"
}

// A side is what a quote can do, by what is on either side of it.
type side int

const (
	either side = iota
	opening
	closing
)

func (p *pairing) quote(s string, i, at int, r rune, size int) {
	q := open{at + i, r, p.block}
	if len(p.Furniture) >= printedPages && isStamp(s, i) {
		return
	}
	n := len(p.quotes)
	switch sd := sideOf(s, i, r, size); {
	case sd == opening && n > 0 && p.quotes[n-1].sign == r && beginsSentenceLine(s[:i]):
		p.quotes[n-1] = q // each line of a quotation opens anew
	case sd == opening || sd == either && n == 0 && p.carried == nil:
		p.quotes = append(p.quotes, q)
	case n > 0:
		p.quotes = p.quotes[:n-1]
	case p.carried != nil:
		p.carried = nil
	case r == '"' && i > 0 && s[i-1] >= '0' && s[i-1] <= '9': // inches
	default:
		p.strays = append(p.strays, q)
	}
}

// printedPages is how many headers and footers the text of printed pages has at
// least.
const printedPages = 3

// isStamp reports whether fewer than half of the words in the line of s[i:] begin
// with a small letter. On a scanned page that is a stamp or a footer, and a quote
// in it is a speck.
func isStamp(s string, i int) bool {
	start := strings.LastIndexByte(s[max(0, i-200):i], '\n') + 1 + max(0, i-200)
	end := min(len(s), i+200)
	if k := strings.IndexByte(s[i:end], '\n'); k >= 0 {
		end = i + k
	}
	small, words := 0, 0
	for w := range strings.FieldsSeq(s[start:end]) {
		words++
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) || unicode.In(r, unicode.Han) {
			small++
		}
	}
	return 2*small < words
}

// beginsSentenceLine reports whether what follows s begins a line, and the
// line before it ended a sentence.
func beginsSentenceLine(s string) bool {
	s = strings.TrimRight(s[max(0, len(s)-200):], " \t")
	line := strings.TrimRight(s, "\r\n\f")
	return len(line) < len(s) && line != "" && strings.IndexByte(".?!", line[len(line)-1]) >= 0
}

// sideOf determines what the quote at s[i:] can do. Curly quotes show it
// themselves, but writers mix them up: “ closes „ and is used for ” after a
// word.
func sideOf(s string, i int, r rune, size int) side {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+size:])
	start := i == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{（［—–-/'‘“\"„«", before)
	end := i+size == len(s) || unicode.IsSpace(after)
	point := !end && !unicode.IsLetter(after) && !unicode.IsDigit(after) && !strings.ContainsRune("([{（［'‘“\"„«$£…*<#", after)
	switch {
	case r == '„' || r == '«':
		return opening
	case r == '»':
		return closing
	case start && !end && !point:
		return opening
	case !start && (end || point), point && after != '.':
		return closing
	case r == '“':
		return opening
	case r == '”':
		return closing
	}
	return either
}

// beginsWithQuote reports whether a block begins with a quote that opens.
func beginsWithQuote(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return isDoubleQuote(r) && sideOf(s, 0, r, size) != closing
}

// quoteReach is over how many blocks a quotation can reach that does not open
// each of them with a quote.
const quoteReach = 8

func (p *pairing) endUnit() {
	if p.carried != nil && p.block-p.carried.block >= quoteReach {
		p.unclosed(*p.carried)
		p.carried = nil
	}
	if slices.ContainsFunc(p.quotes, isStraight) || slices.ContainsFunc(p.strays, isStraight) {
		p.oddQuote()
		return
	}
	for _, q := range p.strays {
		p.unopened(q)
	}
	for i, q := range p.quotes {
		if i == 0 && p.carried == nil {
			p.carried = &open{q.at, q.sign, q.block}
			continue
		}
		p.unclosed(q)
	}
}

func isStraight(q open) bool { return q.sign == '"' }

// oddQuote settles the quotes of a block that are left if straight ones are
// among them: these do not show which way they face, so that only an odd one
// is sure to be alone.
func (p *pairing) oddQuote() {
	switch {
	case (len(p.quotes)+len(p.strays))%2 == 0:
	case len(p.strays)%2 == 1:
		p.unopened(p.strays[0])
	case p.carried == nil:
		p.carried = &open{p.quotes[0].at, p.quotes[0].sign, p.block}
	default:
		p.unclosed(p.quotes[0])
	}
}

// end reports what was never closed.
func (p *pairing) end() {
	if p.carried != nil {
		p.unclosed(*p.carried)
	}
	for _, stack := range p.brackets {
		for _, b := range stack {
			p.unclosed(b)
		}
	}
}
