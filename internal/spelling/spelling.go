// Package spelling knows in which other ways a name is written: Mao Tse-tung
// for Mao Zedong, Peking for Beijing, Stalin for Сталин.
//
//	for _, s := range spelling.Names().Of("Liu Shao-chi") {
//		fmt.Println(s.Text) // Liu Shaoqi, Лю Шаоци, ...
//	}
//
// Three rules answer, all of them exact, so that what they find is the same
// name: a [List] of equals; syllables, which have one form in Pinyin and one in
// Wade-Giles; and the letters of Cyrillic in four systems of transliteration.
// Nothing is compared by its sound or its likeness.
package spelling

import (
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/fold"
)

// A Spelling is one way to write a name.
type Spelling struct {
	Text string
	Stem bool // the last word may continue, as Cyrillic ones are inflected
}

// String returns the text, with a star if the last word may continue.
func (s Spelling) String() string {
	if s.Stem {
		return s.Text + "*"
	}
	return s.Text
}

// A List is lines of spellings of the same name. The zero List is empty. Only
// one goroutine may use it, as it makes ready what is asked for.
type List struct {
	lines    map[rune][]string              // by the initial of each spelling
	keys     map[rune]map[string][][]string // those that were asked for, by the key of each spelling
	initials map[rune]rune
}

//go:embed names.txt
var names []byte

// Names returns the built-in list, to which others may be added.
func Names() *List {
	l := &List{}
	if err := l.Add("names.txt", names); err != nil {
		panic(err) // a test reads the list, too
	}
	return l
}

// Add adds the lines of a file: spellings between " = ", or a comment after "#".
// The error has the file, line and column of each bad line; the others count.
func (l *List) Add(name string, data []byte) error {
	if l.lines == nil {
		l.lines, l.initials = map[rune][]string{}, map[rune]rune{}
	}
	l.keys = map[rune]map[string][][]string{}
	var all error
	n := 0
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
		n++
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		if column, problem := check(line); problem != "" {
			all = errors.Join(all, fmt.Errorf("%s:%d:%d: %s", name, n, column, problem))
			continue
		}
		for s := range strings.SplitSeq(line, "=") {
			first := l.initial(s)
			if known := l.lines[first]; len(known) == 0 || known[len(known)-1] != line {
				l.lines[first] = append(known, line)
			}
		}
	}
	return all
}

// linesOf returns the lines that have a spelling. Keys take long to make, so only
// those of spellings with the same initial are.
func (l *List) linesOf(text string) [][]string {
	if l.lines == nil {
		return nil
	}
	first := l.initial(text)
	keys := l.keys[first]
	if keys == nil && l.lines[first] != nil {
		keys = map[string][][]string{}
		for _, line := range l.lines[first] {
			spellings := strings.Split(line, "=")
			for i, s := range spellings {
				spellings[i] = strings.TrimSpace(s)
			}
			for _, s := range spellings {
				if k := key(s); l.initial(s) == first && !slices.ContainsFunc(keys[k], func(o []string) bool { return &o[0] == &spellings[0] }) {
					keys[k] = append(keys[k], spellings)
				}
			}
		}
		l.keys[first] = keys
	}
	return keys[key(text)]
}

// initial returns the first character of a text's key, bare.
func (l *List) initial(text string) rune {
	for _, r := range text {
		switch {
		case !isWord(r):
			continue
		case unicode.Is(unicode.Han, r): // which has no other forms
			return r
		}
		first, ok := l.initials[r]
		if !ok {
			first, _ = utf8.DecodeRuneInString(fold.Bare(fold.String(string(r))))
			l.initials[r] = first
		}
		return first
	}
	return 0
}

// check returns what is wrong in a line, and at which character; "" if nothing is.
func check(line string) (column int, problem string) {
	if !utf8.ValidString(line) {
		return 1, "the line is not UTF-8"
	}
	if !strings.Contains(line, "=") {
		return utf8.RuneCountInString(line) + 1, "there is only one spelling; write Beijing = Peking"
	}
	at := 0
	for part := range strings.SplitSeq(line, "=") {
		if !strings.ContainsFunc(part, isWord) {
			return utf8.RuneCountInString(line[:at]) + 1, "a spelling has no letters; write Beijing = Peking"
		}
		at += len(part) + len("=")
	}
	return 0, ""
}

// key returns what spellings have in common that search takes for the same.
func key(s string) string {
	return written(apostrophes.Replace(s))
}

var apostrophes = strings.NewReplacer("'", "", "’", "", "‘", "", "ʼ", "", "`", "", "ʻ", "")

// mostOf bounds the spellings of a name by the rules.
const mostOf = 24

// Of returns the other spellings of a name, the best known first; none if it is
// not known as a name. By the rules alone, only words with capitals are names.
func (l *List) Of(name string) []Spelling {
	all := spellings{known: map[string]bool{written(name): true}}
	texts := append([]string{name}, bySyllables(name)...)
	for _, text := range texts {
		for _, line := range l.linesOf(text) {
			all.add(line...)
		}
	}
	all.add(texts[1:]...)
	if all.list == nil {
		all.add(byLetters(name)...)
	}
	if isCyrillic(name) && isName(name) {
		all.list = append(all.list, slices.DeleteFunc(cases(name), func(s Spelling) bool { return !s.Stem && s.Text == name })...)
	}
	return all.list
}

// spellings are those of a name, each once.
type spellings struct {
	known map[string]bool
	list  []Spelling
}

func (all *spellings) add(texts ...string) {
	for _, text := range texts {
		if w := written(text); !all.known[w] && len(all.list) < 2*mostOf {
			all.known[w] = true
			all.list = append(all.list, cases(text)...)
		}
	}
}

// written returns what two texts have in common that have the same words.
func written(s string) string {
	return strings.Join(strings.FieldsFunc(fold.String(s), func(r rune) bool { return !isWord(r) }), " ")
}

// isWord reports whether r belongs to a word.
func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// isName reports whether all words begin with a capital.
func isName(s string) bool {
	for _, word := range strings.Fields(s) {
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) {
			return false
		}
	}
	return s != ""
}
