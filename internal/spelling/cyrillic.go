package spelling

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed letters.txt
var letterTable string

// A system writes Cyrillic in Latin letters. Letters of its own count before those
// that all systems share; a row of several letters is an ending of a word.
type system struct{ letters, common map[string]string }

// systems are those of letters.txt, in their order.
var systems = sync.OnceValue(func() (all []system) {
	var common map[string]string
	for line := range strings.Lines(letterTable) {
		words := strings.Fields(line)
		if words[0] == "#" {
			continue
		}
		letters := map[string]string{}
		for i := 1; i+1 < len(words); i += 2 {
			letters[words[i]] = strings.TrimPrefix(words[i+1], "-") // nothing
		}
		if words[0] == "common" {
			common = letters
			continue
		}
		all = append(all, system{letters, common})
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
			var plain, yotated []string
			for _, word := range strings.Fields(strings.ToLower(text)) {
				plain, yotated = append(plain, s.write(word, false)), append(yotated, s.write(word, true))
			}
			if i < yotatedSystems {
				add(yotated)
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
	rest, vowel := word, true
	for rest != "" {
		size := 0
		for n, letter := range letters(rest) {
			_, own := s.letters[letter]
			_, ok := s.common[letter]
			isEnding := n > 0 && (letter == rest || strings.HasPrefix(rest[len(letter):], "-"))
			if n == 0 && (own || ok) || own && isEnding {
				size = len(letter)
			}
		}
		if size == 0 {
			r := []rune(rest)[0]
			b.WriteRune(r)
			rest, vowel = rest[len(string(r)):], !unicode.IsLetter(r)
			continue
		}
		letter := rest[:size]
		latin, ok := s.letters[letter]
		if !ok {
			latin = s.common[letter]
		}
		if yotates && (letter == "е" && vowel || letter == "и" && strings.HasSuffix(word[:len(word)-len(rest)], "ь")) {
			latin = "y" + latin
		}
		b.WriteString(latin)
		rest, vowel = rest[size:], strings.Contains("аеёиоуыэюяьъ", letter)
	}
	return capital(b.String())
}

// letters yields the first one, two and three letters of a word.
func letters(s string) []string {
	var all []string
	for i, r := range s {
		if len(all) == 2 {
			break
		}
		all = append(all, s[:i+len(string(r))])
	}
	return all
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
