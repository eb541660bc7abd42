package document

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// guess returns the likeliest encoding of a text that is not UTF-8: one of the
// two of Cyrillic if it reads as Cyrillic in it, else Windows-1252, the usual
// encoding of older word processors, which has a meaning for nearly every byte.
//
// Bytes of Latin and of Cyrillic text differ in how they hang together. In a
// Latin text letters beyond ASCII are inside words of ASCII letters; in a
// Cyrillic one whole words consist of them. Which of the two encodings it is,
// and whether it is Cyrillic at all rather than Greek or Hebrew, is decided by
// how frequent its letters are and where they are in words.
func guess(data []byte) *charmap.Charmap {
	best, most := charmap.Windows1252, leastLikely
	for _, m := range []*charmap.Charmap{charmap.Windows1251, charmap.KOI8R} {
		var c cyrillic
		if c.read(data, m); c.isText() && c.likelihood() >= most {
			best, most = m, c.likelihood()
		}
	}
	return best
}

// What makes a text Cyrillic.
const (
	leastLetters = 40    // fewer say too little
	leastInWords = 0.6   // the share of its letters that are in words of three and more
	leastKinds   = 12    // how many letters of the alphabet it uses
	mostOfAKind  = 0.25  // the share of its commonest letter; О has 11 % in Russian
	mostWrong    = 0.1   // the share of its words that are none, such as ЬЕТО and иВАН
	leastLikely  = -3.45 // the mean logarithm of its letters' frequencies; that of Russian is -3.05
)

// A cyrillic is what is known of a text read in an encoding of Cyrillic.
type cyrillic struct {
	counts  map[rune]int // of its letters, in lower case; U+FFFD is lines and blocks of drawings
	letters int          // how many there are
	inWords int          // how many of them are in words of three and more
	words   int
	wrong   int // words that no language has: they begin with a soft sign or ы, or go on in capitals

	length int  // of the word being read
	latin  bool // it has an ASCII letter
	lower  bool // its last letter is small
	odd    bool // it is wrong
}

func (c *cyrillic) read(data []byte, m *charmap.Charmap) {
	c.counts = map[rune]int{}
	for _, b := range data {
		r := m.DecodeByte(b)
		switch {
		case unicode.Is(unicode.Cyrillic, r):
			c.letter(r)
		case b < utf8.RuneSelf && unicode.IsLetter(r):
			c.latin = true
		case b >= utf8.RuneSelf && (unicode.Is(unicode.So, r) || unicode.IsControl(r)):
			c.counts[utf8.RuneError]++
			c.letters++
			c.endWord()
		default:
			c.endWord()
		}
	}
	c.endWord()
}

func (c *cyrillic) letter(r rune) {
	lower := unicode.ToLower(r)
	c.odd = c.odd || c.length == 0 && (lower == 'ь' || lower == 'ы') || c.lower && lower != r
	c.counts[lower]++
	c.letters++
	c.length++
	c.lower = lower == r
}

func (c *cyrillic) endWord() {
	if c.length >= 3 && !c.latin {
		c.inWords += c.length
		c.words++
		if c.odd {
			c.wrong++
		}
	}
	c.length, c.latin, c.lower, c.odd = 0, false, false, false
}

// isText reports whether the text consists of words in the letters of an alphabet.
func (c *cyrillic) isText() bool {
	most := 0
	for _, n := range c.counts {
		most = max(most, n)
	}
	letters := float64(c.letters)
	return c.letters >= leastLetters && len(c.counts) >= leastKinds && float64(most) <= mostOfAKind*letters &&
		float64(c.inWords) >= leastInWords*letters && float64(c.wrong) <= mostWrong*float64(c.words)
}

// likelihood returns the mean logarithm of the letters' frequencies in Russian.
func (c *cyrillic) likelihood() float64 {
	sum := 0.0
	for r, n := range c.counts {
		sum += float64(n) * math.Log(frequency(r))
	}
	return sum / float64(max(c.letters, 1))
}

// frequency returns how frequent a lower-case letter is in Russian texts.
// Letters of other languages count as rare ones, what is not a letter as an accident.
func frequency(r rune) float64 {
	switch i := strings.IndexRune(russianLetters, r) / 2; {
	case r == utf8.RuneError:
		return 1e-5
	case strings.ContainsRune(russianLetters, r):
		return russianFrequencies[i] / 100
	}
	return 0.002
}

// The letters of Russian from the commonest to the rarest, and how many of a
// hundred letters of a text are each, as in the Russian National Corpus.
const russianLetters = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"

var russianFrequencies = [...]float64{
	10.97, 8.45, 8.01, 7.35, 6.70, 6.26, 5.47, 4.73, 4.54, 4.40, 3.49, 3.21, 2.98, 2.81, 2.62, 2.01, 1.90,
	1.74, 1.70, 1.65, 1.59, 1.44, 1.21, 0.97, 0.94, 0.73, 0.64, 0.48, 0.36, 0.32, 0.26, 0.04, 0.04,
}
