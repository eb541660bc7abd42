package spelling

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed letters.txt
var letterTable string

// A system writes Cyrillic in Latin letters. Endings are of whole words, or of what
// is before a hyphen.
type system struct {
	letters *strings.Replacer
	endings map[string]string
}

// systems are those of letters.txt, in their order.
var systems = sync.OnceValue(func() (all []system) {
	var common []string
	for line := range strings.Lines(letterTable) {
		words := strings.Fields(line)
		if words[0] == "#" {
			continue
		}
		s, letters := system{endings: map[string]string{}}, []string{"ѣ", "ye", "ѵ", "yi"}
		for pair := range slices.Chunk(words[1:], 2) {
			latin := strings.TrimPrefix(pair[1], "-") // nothing
			if utf8.RuneCountInString(pair[0]) > 1 {
				s.endings[pair[0]] = latin
			} else {
				letters = append(letters, pair[0], latin)
			}
		}
		if words[0] == "common" {
			common = letters
			continue
		}
		s.letters = strings.NewReplacer(append(letters, common...)...) // of two, the first
		all = append(all, s)
	}
	return all
})

// yotatedSystems is how many systems, the first ones, write ye for е at the
// beginning and after vowels, and yi for и after ь.
const yotatedSystems = 4

// byLetters returns a Cyrillic name in Latin letters, none for other names.
func byLetters(name string) (all []string) {
	if !isCyrillic(name) || !isName(name) {
		return nil
	}
	add := func(words []string) {
		text := strings.Join(words, " ")
		all = append(all, text)
		if strings.Contains(text, "ks") { // Alexandrov
			all = append(all, strings.ReplaceAll(text, "ks", "x"))
		}
	}
	for i, s := range systems() {
		for _, text := range []string{name, yo.Replace(name)} {
			var plain, yotates []string
			for _, word := range strings.Fields(strings.ToLower(text)) {
				plain, yotates = append(plain, s.write(word, false)), append(yotates, s.write(word, true))
			}
			if i < yotatedSystems {
				add(yotates)
			}
			add(plain)
		}
	}
	return all
}

// yo makes the letter е of ё, as most write it.
var yo = strings.NewReplacer("ё", "е", "Ё", "Е")

// write returns a word in the system's letters, with a capital.
func (s *system) write(word string, yotates bool) string {
	var b strings.Builder
	for part := range strings.SplitSeq(word, "-") {
		ending := ""
		for cyrillic, latin := range s.endings {
			if stem, ok := strings.CutSuffix(part, cyrillic); ok {
				part, ending = stem, latin
			}
		}
		if yotates {
			part = yotated(part)
		}
		b.WriteString(s.letters.Replace(part) + ending + "-")
	}
	return capital(strings.TrimSuffix(b.String(), "-"))
}

// yotated marks the е of a word at its beginning and after vowels, and the и after ь.
func yotated(word string) string {
	before := 'а'
	return strings.Map(func(r rune) rune {
		last := before
		before = r
		switch {
		case r == 'е' && strings.ContainsRune("аеёиоуыэюяьъ", last):
			return 'ѣ'
		case r == 'и' && last == 'ь':
			return 'ѵ'
		}
		return r
	}, word)
}

func capital(s string) string {
	for i, r := range s {
		return string(unicode.ToUpper(r)) + s[i+len(string(r)):]
	}
	return s
}

// isCyrillic reports whether all letters of a text are.
func isCyrillic(s string) bool {
	some := false
	for _, r := range s {
		if unicode.IsLetter(r) {
			if !unicode.Is(unicode.Cyrillic, r) {
				return false
			}
			some = true
		}
	}
	return some
}

// leastStem is how many letters of a Cyrillic word stay the same, at least, for
// it to be found in its other cases.
const leastStem = 4

// stem returns a spelling whose last word, if it is Cyrillic and is inflected,
// may continue. Words in -и, -у and -о, and short ones, are not inflected; others lose
// the vowel of their ending, or -й and -ь.
func stem(text string) Spelling {
	if !isCyrillic(text) {
		return Spelling{Text: text}
	}
	at := strings.LastIndexAny(text, " -") + 1
	word := []rune(text[at:])
	if len(word) > 0 && strings.ContainsRune("аяйьеы", word[len(word)-1]) {
		word = word[:len(word)-1]
	}
	if len(word) < leastStem || strings.ContainsRune("иуо", word[len(word)-1]) && len(word) == len([]rune(text[at:])) || strings.ToUpper(text[at:]) == text[at:] {
		return Spelling{Text: text}
	}
	if adjective := strings.TrimSuffix(string(word), "и"); strings.HasSuffix(text, "кий") {
		word = []rune(adjective)
	} else if last := len(word) - 1; strings.HasSuffix(text, "ый") || strings.HasSuffix(text, "ой") {
		word = word[:last]
	}
	return Spelling{Text: text[:at] + string(word), Stem: true}
}

// endings are those of the other cases, by the ending that a noun has in the list.
var endings = map[rune]string{'а': "ы и у е ой", 'я': "и ю ей", 'ь': "я ю ем е и", 'й': "я ю ем е"}

// cases returns a spelling as the stem that may continue. If no more than
// leastStem letters of a noun stay the same, other words begin so (Корея,
// коренной), and it returns the noun in each case.
func cases(text string) []Spelling {
	s := stem(text)
	last := []rune(text)[len([]rune(text))-1]
	if at := strings.LastIndexAny(s.Text, " -") + 1; !s.Stem || s.Text == text || endings[last] == "" || utf8.RuneCountInString(s.Text[at:]) > leastStem {
		return []Spelling{s}
	}
	all := []Spelling{{Text: text}}
	for _, ending := range strings.Fields(endings[last]) {
		all = append(all, Spelling{Text: s.Text + ending})
	}
	return all
}
