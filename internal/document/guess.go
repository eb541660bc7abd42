package document

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// The detector has ICU's statistics: the characters that are frequent in Chinese,
// Japanese and Korean, and the frequent groups of three letters of other
// languages, the latter in one charset each. So that it also knows the encodings
// of DOS and of the Macintosh, a text is converted from each into that charset.

// A languages is a group of languages that have one charset in the detector.
type languages struct {
	charset *charmap.Charmap
	names   []string // the detector's for it, with and without the quotation marks of Windows
}

var (
	westernTexts  = &languages{charmap.Windows1252, []string{"ISO-8859-1", "windows-1252"}}
	centralTexts  = &languages{charmap.ISO8859_2, []string{"ISO-8859-2", "windows-1250"}}
	cyrillicTexts = &languages{charmap.Windows1251, []string{"windows-1251"}}
	greekTexts    = &languages{charmap.ISO8859_7, []string{"ISO-8859-7", "windows-1253"}}
	turkishTexts  = &languages{charmap.ISO8859_9, []string{"ISO-8859-9", "windows-1254"}}
	hebrewTexts   = &languages{charmap.ISO8859_8, []string{"ISO-8859-8", "ISO-8859-8-I", "windows-1255"}}
	arabicTexts   = &languages{charmap.Windows1256, []string{"windows-1256"}}
)

// oneByte are the encodings in single bytes that are guessed. Of two that are
// equally likely, the first is taken.
var oneByte = []struct {
	name    string
	charmap *charmap.Charmap
	of      *languages
	rare    int // taken off its score
}{
	{"Windows-1252", charmap.Windows1252, westernTexts, 0},
	{"IBM850", charmap.CodePage850, westernTexts, rarity},
	{"Macintosh", charmap.Macintosh, westernTexts, rarity},
	{"ISO-8859-2", charmap.ISO8859_2, centralTexts, 0},
	{"Windows-1250", charmap.Windows1250, centralTexts, 0},
	{"IBM852", charmap.CodePage852, centralTexts, rarity},
	{"Windows-1251", charmap.Windows1251, cyrillicTexts, 0},
	{"KOI8-R", charmap.KOI8R, cyrillicTexts, 0},
	{"KOI8-U", charmap.KOI8U, cyrillicTexts, 0},
	{"IBM866", charmap.CodePage866, cyrillicTexts, 0},
	{"ISO-8859-5", charmap.ISO8859_5, cyrillicTexts, 0},
	{"x-mac-cyrillic", charmap.MacintoshCyrillic, cyrillicTexts, rarity / 2},
	{"ISO-8859-7", charmap.ISO8859_7, greekTexts, 0},
	{"Windows-1253", charmap.Windows1253, greekTexts, 0},
	{"Windows-1254", charmap.Windows1254, turkishTexts, 0},
	{"Windows-1255", charmap.Windows1255, hebrewTexts, 0},
	{"Windows-1256", charmap.Windows1256, arabicTexts, 0},
	{"ISO-8859-6", charmap.ISO8859_6, arabicTexts, 0},
}

// manyBytes are those of several bytes, by the detector's names.
var manyBytes = []struct {
	name     string
	encoding encoding.Encoding
}{
	{"GB18030", simplifiedchinese.GB18030},
	{"Big5", traditionalchinese.Big5},
	{"Shift_JIS", japanese.ShiftJIS},
	{"EUC-JP", japanese.EUCJP},
	{"EUC-KR", korean.EUCKR},
}

// A guess is an encoding that a text may have.
type guess struct {
	name     string // that --encoding takes
	encoding encoding.Encoding
	score    int    // how likely it is; 100 is the detector's best
	text     string // of the sample; "" for several bytes
	doubtful bool   // it fits badly, or another fits nearly as well
}

// What the guesses are decided by, measured on texts of 60 to 2,000 bytes in 21
// languages and 39 pairs of language and encoding: of 200 bytes 99 in 100 are
// right and the others doubtful, of 500 and more all are right.
const (
	sampleSize = 2048
	mostOdd    = 16  // characters in a hundred beyond ASCII
	oddWeight  = 3   // the score of one of them
	rarity     = 4   // the score by which an encoding must be likelier that few archives used
	leastWide  = 20  // the score of an encoding of several bytes
	sureWide   = 70  // its score if it is not doubtful
	leastSure  = 20  // that of one in single bytes
	leastLead  = 400 // the distance from the next, times the bytes of the sample
)

// guessEncoding returns the likeliest encoding of a text that is not UTF-8;
// Windows-1252, the usual encoding of older word processors, if nothing fits.
func guessEncoding(data []byte) guess {
	sample := sampleOf(data)
	guesses := append(wideGuesses(sample), guess{name: oneByte[0].name, encoding: oneByte[0].charmap})
	for _, c := range oneByte {
		text, converted, odd := convert(sample, c.charmap, c.of.charset)
		if odd > mostOdd {
			continue
		}
		scores, most := detect(converted), 0
		for _, name := range c.of.names {
			most = max(most, scores[name])
		}
		guesses = append(guesses, guess{name: c.name, encoding: c.charmap, score: most - oddWeight*odd - c.rare, text: text})
	}
	slices.SortStableFunc(guesses, func(a, b guess) int { return cmp.Compare(b.score, a.score) })
	best := guesses[0]
	best.doubtful = best.score < leastSure || best.text == "" && best.score < sureWide ||
		slices.ContainsFunc(guesses, func(g guess) bool {
			return g.text != best.text && g.score >= best.score-leastLead/max(len(sample), 1)
		})
	return best
}

// wideGuesses returns the encodings of several bytes that a sample may have.
func wideGuesses(sample []byte) (guesses []guess) {
	scores := detect(sample)
	for _, w := range manyBytes {
		if s := scores[w.name]; s >= leastWide {
			guesses = append(guesses, guess{name: w.name, encoding: w.encoding, score: s})
		}
	}
	return guesses
}

// detect returns the detector's scores of a text by charset.
func detect(text []byte) map[string]int {
	results, _ := chardet.NewTextDetector().DetectAll(text) // an error says that there are none
	scores := make(map[string]int, len(results))
	for _, r := range results {
		scores[r.Charset] = r.Confidence
	}
	return scores
}

// sampleOf returns the beginning of the pieces of a text that have bytes beyond
// ASCII, about a line each: an English head says nothing about the rest.
func sampleOf(data []byte) []byte {
	isHigh := func(b byte) bool { return b >= utf8.RuneSelf }
	var sample []byte
	for len(data) > 0 && len(sample) < sampleSize {
		at := slices.IndexFunc(data, isHigh)
		if at < 0 {
			break
		}
		start := max(bytes.LastIndexByte(data[:at], '\n')+1, at-100)
		end := min(at+400, len(data)) // then to the end of a word, as no character of several bytes has a blank
		if i := bytes.IndexAny(data[end:], " \n"); i >= 0 {
			end += i + 1
		} else {
			end = len(data)
		}
		if i := bytes.IndexByte(data[at:end], '\n'); i >= 0 {
			end = at + i + 1
		}
		sample = append(sample, data[start:end]...)
		data = data[end:]
	}
	return sample[:min(len(sample), sampleSize)]
}

// convert returns a text in an encoding, decoded and in another charset, which has
// blanks for what it lacks, and how many of a hundred characters beyond ASCII are odd,
// rounded up.
func convert(data []byte, from, to *charmap.Charmap) (text string, converted []byte, odd int) {
	var s strings.Builder
	converted = make([]byte, len(data))
	high, before := 0, ' '
	for i, b := range data {
		r, next := from.DecodeByte(b), ' '
		c, ok := to.EncodeRune(r)
		if !ok {
			c = ' '
		}
		converted[i] = c
		s.WriteRune(r)
		if b >= utf8.RuneSelf {
			if i+1 < len(data) {
				next = from.DecodeByte(data[i+1])
			}
			high++
			if isOdd(before, r, next, ok) {
				odd++
			}
		}
		before = r
	}
	return s.String(), converted, (100*odd + high - 1) / max(high, 1)
}

// isOdd reports whether a character between two others is one that texts do not
// have there; known says whether its languages have it.
func isOdd(before, r, next rune, known bool) bool {
	switch {
	case r == utf8.RuneError || unicode.IsControl(r) || strings.ContainsRune("ѓѕќЃЅЌ", r): // Macedonian: misread capitals of Russian
		return true
	case r == 'ª' || r == 'º' || r == 'ƒ' || unicode.Is(unicode.Sc, r):
		return unicode.IsLetter(before)
	case unicode.IsLetter(r):
		return !known || unicode.IsUpper(r) && unicode.IsLower(before)
	case unicode.IsSymbol(r):
		return true
	case r == '’' || r == '\u00AD' || unicode.IsMark(r):
		return false
	}
	return unicode.IsLetter(before) && unicode.IsLetter(next)
}
