package check

import (
	"strings"
	"unicode/utf8"
)

// A phrases looks for phrases set twice in a row: "the carts came the carts
// came". It compares each three words with the last place of the same three,
// so that its cost does not depend on the length of the text.
type phrases struct {
	*editor
	words    []span      // of the piece
	last     [1024]int32 // by the hash of three words: the number of the third, from 1
	first    int32       // the number of the piece's first word
	distance int32       // at which words are the same
	run      int32       // how many are, up to the present one
	margin   margin
}

// A span is a word in a piece of text.
type span struct {
	start, end int
	hash       uint32
}

const (
	shortestPhrase = 3  // words: "step by step" is not a slip
	longestPhrase  = 60 // words
	fewWords       = 5  // up to which a phrase may return after a comma or a full stop, as a refrain does
	fewLetters     = 12 // which a phrase set twice has at least
)

func (p *phrases) piece(s string, at int) {
	p.first += int32(len(p.words))
	p.split(s)
	p.margin.piece(s, at, p.words)
	p.run = 0
	for i := 2; i < len(p.words); i++ {
		w := p.words
		slot := &p.last[(w[i].hash^w[i-1].hash*31^w[i-2].hash*961)%uint32(len(p.last))]
		number := p.first + int32(i) + 1
		d := number - *slot
		before := *slot - 1 - p.first
		*slot = number
		switch {
		case before < 2 || d > longestPhrase || d < shortestPhrase:
			p.run = 0
			continue
		case d == p.distance && p.run > 0:
			p.run++
		default:
			p.distance, p.run = d, 3
		}
		if p.run >= d {
			p.twice(s, at, i-int(d)+1, int(d))
			p.run = 0
		}
	}
}

// wordBytes are the bytes of words.
var wordBytes = func() (is [256]bool) {
	for i := range is {
		is[i] = isWordEnd(byte(i))
	}
	return is
}()

// split finds the words of a piece. Their hashes need not be good ones: words are
// compared before anything is reported.
func (p *phrases) split(s string) {
	p.words = p.words[:0]
	for i := 0; i < len(s); {
		if !wordBytes[s[i]] {
			i++
			continue
		}
		start, hash := i, uint32(0)
		for ; i < len(s) && wordBytes[s[i]]; i++ {
			hash = hash*31 + uint32(s[i]|0x20)
		}
		p.words = append(p.words, span{start, i, hash})
	}
}

// twice reports that the n words before word i and those from it on are the same,
// unless they are short or whole sentences, which a speaker may repeat.
func (p *phrases) twice(s string, at, i, n int) {
	w := p.words
	first, second := s[w[i-n].start:w[i-1].end], s[w[i].start:w[i+n-1].end]
	between := s[w[i-1].end:w[i].start]
	letters := 0
	for k := i; k < i+n; k++ {
		if !strings.EqualFold(s[w[k].start:w[k].end], s[w[k-n].start:w[k-n].end]) {
			return
		}
		if isLetter(s[w[k].start]) || s[w[k].start] >= utf8.RuneSelf {
			letters += w[k].end - w[k].start
		}
	}
	refrain := strings.ContainsAny(between, ".!?;:") || n < fewWords && strings.Trim(between, " \r\n\t") != ""
	if letters < fewLetters || refrain || strings.ToUpper(first) == first || strings.ContainsAny(first+second, "|") {
		return
	}
	p.add("phrase-repeated", at+w[i].start, "%s occurs twice in a row", shorten(strings.Join(strings.Fields(first), " ")))
}
