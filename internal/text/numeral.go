package text

import (
	"slices"
	"strings"
	"unicode"
)

// DateInWords returns the last day in s that is written out in English, as deeds
// and treaties have it: "the third day of May, in the year of our Lord one thousand
// nine hundred and forty-eight". Its number may be in figures, or in Roman ones
// that end with a j; its year too.
func DateInWords(s string) (found Date, ok bool) {
	words := wordsOf(s)
	for i := 0; i < len(words); i++ {
		p, n := dayOf(words[i:])
		if n > 0 && p.isValid() {
			found, ok = Date{Text: s[words[i].start:words[i+n-1].end], EDTF: p.String()}, true
		}
		i += max(n-1, 0)
	}
	return found, ok
}

// dayOf reads a day, its month and its year, and returns how many words they are; 0
// if they begin with none.
func dayOf(words []piece) (p Point, n int) {
	if p.Day, n = numeral(words); n == 0 || p.Day > 31 {
		return p, 0
	}
	if n = skip(words, n, dayWords); n == len(words) {
		return p, 0
	}
	p.Month = monthOf(words[n].text)
	n = skip(words, n+1, yearWords)
	year, of := numeral(words[n:])
	if p.Year = year; p.Month == 0 || of == 0 || year < 1000 {
		return p, 0
	}
	return p, n + of
}

// A piece is a word in a text.
type piece struct {
	text       string
	start, end int
}

// wordsOf returns the words and the numbers of s, those of a compound apart.
func wordsOf(s string) (words []piece) {
	start := -1
	for i, r := range s + " " {
		switch inside := unicode.IsLetter(r) || unicode.IsDigit(r); {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			words = append(words, piece{s[start:i], start, i})
			start = -1
		}
	}
	return words
}

// What may be between a day and its month, and between that and its year.
var (
	dayWords  = []string{"day", "of", "the", "month"}
	yearWords = []string{"in", "the", "year", "of", "our", "lord", "anno", "domini", "a", "d", "grace", "christian", "era"}
)

// skip returns the first word from i on that is not one of some.
func skip(words []piece, i int, others []string) int {
	for i < len(words) && contains(others, words[i].text) {
		i++
	}
	return i
}

func contains(words []string, word string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.EqualFold(w, word) })
}

// monthOf returns the number of the month that a word names, 0 if it names none.
func monthOf(word string) int {
	for _, p := range phrasesOf(word) {
		if p.rest == "" && strings.Contains(p.kinds, "m") {
			return p.number
		}
	}
	return 0
}

// numeral reads a number in words or in figures, and returns how many words it is;
// 0 if they begin with none. "Nineteen forty-eight" is 1948.
func numeral(words []piece) (value, n int) {
	thousands, part := 0, 0
	for n < len(words) {
		switch v := numberOf(words[n].text); {
		case v == 0 && strings.EqualFold(words[n].text, "and") && n > 0 && n+1 < len(words) && numberOf(words[n+1].text) > 0:
		case v == 0:
			return thousands + part, n
		case v == 1000:
			thousands, part = max(part, 1)*1000, 0
		case v == 100:
			part = max(part, 1) * 100
		case v >= 20 && part > 9 && part < 100: // of a year: "nineteen forty"
			part = part*100 + v
		case n > 0 && isDigit(words[n].text[0]), part%10 != 0 && part < 100:
			return thousands + part, n
		default:
			part += v
		}
		n++
	}
	return thousands + part, n
}

// numberOf returns the value of a word that is a number, 0 if it is none.
func numberOf(word string) int {
	if isDigit(word[0]) {
		n, rest, _ := CutNumber(word, 4)
		if rest == "" || contains(ordinals, rest) {
			return n
		}
		return 0
	}
	if m := lexicon().of([]byte(strings.ToLower(word))); m.is([]Class{Numeral}) {
		return m.number
	}
	if roman := strings.TrimSuffix(word, "j"); roman != word {
		return Roman(strings.Replace(roman+"i", "iiii", "iv", 1))
	}
	return romanYear(word)
}

// romanYear returns the year that a Roman numeral of a thousand and more is, 0 if s
// is none: "MDCCCXXXI", and as printers write it, "MDCCCCXXXI".
func romanYear(s string) (year int) {
	if !strings.HasPrefix(s, "M") || len(s) < 4 || strings.Trim(s, "MDCLXVI") != "" {
		return 0
	}
	last := 0
	for i := len(s) - 1; i >= 0; i-- {
		v := [...]int{1, 5, 10, 50, 100, 500, 1000}[strings.IndexByte("IVXLCDM", s[i])]
		if v < last {
			v = -v
		} else {
			last = v
		}
		year += v
	}
	return year
}
