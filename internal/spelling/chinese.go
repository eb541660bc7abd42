package spelling

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"docview/internal/fold"
)

//go:embed syllables.txt
var syllables string

// The forms of each syllable, the usual one first; the other way round, that of
// Wade-Giles with its apostrophe or without, as most wrote it.
var table = sync.OnceValue(func() (t struct{ wade, pinyin map[string][]string }) {
	t.wade, t.pinyin = map[string][]string{}, map[string][]string{}
	for line := range strings.Lines(syllables) {
		forms := strings.Fields(line)
		if line[0] == '#' {
			continue
		}
		pinyin := forms[0]
		t.wade[pinyin] = forms[1:]
		for _, form := range forms[1:] {
			for _, written := range []string{form, strings.ReplaceAll(form, "'", "")} {
				t.pinyin[written] = appendNew(t.pinyin[written], pinyin)
			}
		}
	}
	return t
})

func appendNew(all []string, s string) []string {
	if slices.Contains(all, s) {
		return all
	}
	return append(all, s)
}

// bySyllables returns a Chinese name of two or three syllables as it is written in
// Wade-Giles and in Pinyin, none for other names.
func bySyllables(name string) (all []string) {
	words := strings.Fields(name)
	if len(words) == 0 || len(words) > 3 || !isName(name) && !isHyphened(name) {
		return nil
	}
	for _, syllables := range readings(words, table().wade) {
		all = append(all, write(syllables, len(words) == 1, table().wade, "-", true)...)
		if len(words) == 1 { // places are written as one word, too
			all = append(all, write(syllables, true, table().wade, "", true)...)
		}
	}
	for _, syllables := range readings(words, table().pinyin) {
		if isWade(name, syllables) {
			all = append(all, write(syllables, len(words) == 1, table().pinyin, "", false)...)
		}
	}
	return all[:min(len(all), mostOf)]
}

// isHyphened reports whether a name has the shape of Lo Lung-chi.
func isHyphened(name string) bool {
	first, rest, ok := strings.Cut(name, "-")
	return ok && rest != "" && isName(first)
}

// isWade reports whether a name that can be read as Wade-Giles is meant so: it
// has a hyphen or an apostrophe, or cannot be Pinyin, or all its syllables are
// written in the usual way.
func isWade(name string, syllables [][]string) bool {
	if strings.ContainsAny(name, "-'’‘ʻ`") {
		return true
	}
	words := slices.Concat(syllables...)
	noPinyin := func(word string) bool { return table().wade[word] == nil }
	unusual := func(word string) bool {
		return !slices.ContainsFunc(table().pinyin[word], func(p string) bool { return strings.ReplaceAll(table().wade[p][0], "'", "") == word })
	}
	return slices.ContainsFunc(words, noPinyin) || !slices.ContainsFunc(words, unusual)
}

// readings returns the ways in which words are two or three syllables of a table,
// those of the surname and those of the given name; or of one word, of two.
func readings(words []string, table map[string][]string) (all [][][]string) {
	if len(words) == 1 {
		word := normal(words[0])
		for _, s := range split(word, table, 2) {
			// A vowel would have a sign before it: Yan'an. Juan is one syllable, Lee no Le-e.
			if len(s) == 2 && (len(word) > len(s[0])+len(s[1]) || !strings.ContainsRune("aeiou", rune(s[1][0]))) {
				all = append(all, [][]string{s})
			}
		}
		return all
	}
	surname := normal(words[0])
	if table[surname] == nil {
		return nil
	}
	for _, s := range split(normal(strings.Join(words[1:], "-")), table, 2) {
		all = append(all, [][]string{{surname}, s})
	}
	return all
}

// normal returns a word folded, with one kind of apostrophe.
func normal(s string) string {
	return fold.String(fold.Punctuation(s))
}

// split returns the ways in which a word is at most so many syllables. A hyphen
// is between two of them.
func split(word string, table map[string][]string, most int) (all [][]string) {
	if word == "" {
		return [][]string{nil}
	}
	if most == 0 {
		return nil
	}
	for end := range word + "." {
		first := word[:end]
		if first == "" || table[first] == nil {
			continue
		}
		rest := word[end:]
		if len(rest) > 1 && (rest[0] == '-' || rest[0] == '\'' && table[first+"'"] == nil) {
			rest = rest[1:]
		}
		for _, more := range split(rest, table, most-1) {
			all = append(all, append([]string{first}, more...))
		}
	}
	return all
}

// write returns names whose syllables are others of a table, the given ones with
// a hyphen or something else between them; those with an apostrophe also without.
func write(syllables [][]string, isWord bool, table map[string][]string, between string, apostrophes bool) (all []string) {
	add := func(s string) { all = appendNew(all, s) }
	for _, chosen := range choices(slices.Concat(syllables...), table) {
		at := len(syllables[0])
		words := []string{capital(strings.Join(chosen[:at], between)), capital(strings.Join(chosen[at:], between))}
		text := strings.TrimSpace(strings.Join(words, " "))
		add(text)
		if strings.Contains(text, "'") && apostrophes {
			add(strings.ReplaceAll(text, "'", ""))
		}
		if last := chosen[len(chosen)-1]; between == "" && len(chosen) > 1 {
			if strings.ContainsRune("aeo", rune(last[0])) { // Yan'an
				add(strings.TrimSuffix(text, last) + "'" + last)
			}
			if !isWord {
				add(words[0] + " " + capital(strings.Join(chosen[at:], "-")))
			}
		}
	}
	return all
}

// choices returns the ways to take a form for each syllable, the usual ones first.
func choices(syllables []string, table map[string][]string) [][]string {
	all := [][]string{nil}
	for _, s := range syllables {
		var more [][]string
		for _, form := range table[s] {
			for _, before := range all {
				more = append(more, append(slices.Clone(before), form))
			}
		}
		all = more
	}
	return all
}
