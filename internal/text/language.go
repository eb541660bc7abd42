package text

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// languageData is a line for each language: its BCP 47 tag, its script, what a text in it has and
// lacks (small words in Latin, single letters in others), its names, and a second script.
//
//go:embed languages.txt
var languageData string

// languageTable returns the rows of the data, each with its names after its six
// columns, and for each small word a bit for each row that has it.
var languageTable = sync.OnceValues(func() (rows [][]string, words map[string]uint64) {
	words = map[string]uint64{}
	for i, line := range strings.Split(strings.TrimSuffix(languageData, "\n"), "\n") {
		row := strings.Split(line, "\t")
		rows = append(rows, append(row, strings.Fields(row[0]+" "+row[4])...))
		for word := range strings.FieldsSeq(rows[i][2]) {
			words[word] |= 1 << i
		}
	}
	return rows, words
})

// LanguageNamed returns the tag of a language by a name or by the tag; "" if it is unknown.
func LanguageNamed(name string) string {
	rows, _ := languageTable()
	name = strings.ToLower(name)
	for _, row := range rows {
		if slices.Contains(row[6:], name) {
			return row[0]
		}
	}
	return ""
}

// Language returns the BCP 47 tag of the language of a text, of which it is given parts; ""
// in doubt, or if a part is in another one.
func Language(parts ...string) string {
	tag := languageOf(strings.ToLower(strings.Join(parts, " ")))
	for _, s := range parts {
		if found := languageOf(strings.ToLower(s)); found != "" && found != tag {
			return ""
		}
	}
	return tag
}

// IsSmallWord reports whether a word in lower case is one of the most frequent of a
// language with Latin letters, as "the" is; of no language if the tag is "".
func IsSmallWord(word, tag string) bool {
	rows, small := languageTable()
	i := slices.IndexFunc(rows, func(row []string) bool { return row[0] == tag })
	return i >= 0 && small[word]>>i&1 == 1
}

// languageOf returns the language of a script with four fifths of the letters. Of Latin ones
// it has a sixth of the words, and twice as many that a rival lacks as of those that it lacks.
func languageOf(s string) string {
	rows, small := languageTable()
	letters, words, best := 0, 0, 0
	var in [64]int       // the letters of the script of which a row is the first
	var only [64][64]int // the small words that the first language has and the second lacks
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
			isOf := func(row []string) bool {
				return r < 'Ͱ' || unicode.In(r, unicode.Scripts[row[1]], unicode.Scripts[row[5]])
			}
			in[max(0, slices.IndexFunc(rows, isOf))]++
		}
	}
	script := slices.Index(in[:], slices.Max(in[:]))
	if in[script]*5 < letters*4 {
		return ""
	}
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		words++
		for i, have := 0, small[word]; have>>i != 0; i++ {
			for j := 0; have>>i&1 != 0 && j < len(rows); j++ {
				if i == j || have>>j&1 == 0 {
					only[i][j]++
				}
			}
			if only[i][i] > only[best][best] {
				best = i
			}
		}
	}
	for i, row := range rows {
		if script > 0 && row[1] == rows[script][1] && (row[2] == "" || strings.ContainsAny(s, row[2])) && !strings.ContainsAny(s, row[3]) {
			return row[0]
		}
		if n := only[best][best]; script > 0 && i+1 == len(rows) || script == 0 && (n < 5 || n*6 < words || i != best && only[best][i] < 2*only[i][best]+2) {
			return ""
		}
	}
	return rows[best][0]
}
