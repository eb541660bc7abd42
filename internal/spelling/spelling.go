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
	"sync"
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

// A List is lines of spellings of the same name. The zero List is empty.
type List struct {
	lines map[string][][]string // by the key of each spelling
}

//go:embed names.txt
var names []byte

// Names returns the built-in list.
var Names = sync.OnceValue(func() *List {
	l := &List{}
	if err := l.Add("names.txt", names); err != nil {
		panic(err) // a test reads the list, too
	}
	return l
})

// With returns a list that has the lines of this one, too.
func (l *List) With(name string, data []byte) (*List, error) {
	all := &List{lines: map[string][][]string{}}
	for key, lines := range l.lines {
		all.lines[key] = slices.Clone(lines)
	}
	return all, all.Add(name, data)
}

// Add adds the lines of a file: spellings between " = ", or a comment after "#".
// The error has the file, line and column of each bad line; the others count.
func (l *List) Add(name string, data []byte) error {
	if l.lines == nil {
		l.lines = map[string][][]string{}
	}
	var all error
	n := 0
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
		n++
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		spellings, column, problem := read(line)
		if problem != "" {
			all = errors.Join(all, fmt.Errorf("%s:%d:%d: %s", name, n, column, problem))
			continue
		}
		for _, s := range spellings {
			if k := key(s); !slices.ContainsFunc(l.lines[k], func(o []string) bool { return &o[0] == &spellings[0] }) {
				l.lines[k] = append(l.lines[k], spellings)
			}
		}
	}
	return all
}

// read returns the spellings of a line, or what is wrong and at which character.
func read(line string) (spellings []string, column int, problem string) {
	at := 1
	if !utf8.ValidString(line) {
		return nil, 1, "the line is not UTF-8"
	}
	for part := range strings.SplitSeq(line, "=") {
		s := strings.TrimSpace(part)
		if key(s) == "" {
			return nil, at, "a spelling has no letters; write Beijing = Peking"
		}
		spellings = append(spellings, s)
		at += utf8.RuneCountInString(part) + 1
	}
	if len(spellings) < 2 {
		return nil, at - 1, "there is only one spelling; write Beijing = Peking"
	}
	return spellings, 0, ""
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
		for _, line := range l.lines[key(text)] {
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
	return strings.Join(strings.FieldsFunc(fold.String(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }), " ")
}

// isName reports whether all words begin with a capital.
func isName(s string) bool {
	for _, word := range strings.Fields(s) {
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) {
			return false
		}
	}
	return s != ""
}
