/*
Package generate makes libraries of invented documents, to test and to measure
with: any number of them, always the same ones for the same seed.

	g := generate.Generator{Seed: 1}
	g.Write("cables", 30000)

A document has the Digital Archive's layout, 2 to 40 KB (13 on average), and
words whose frequencies follow Zipf's law as those of real text do: "the" is
every fifteenth word, half of the vocabulary is rare. Some words are written as
editors write them: c[om]rade, Révész, a word cut at the end of its line.

Three things can be looked for, whatever the seed: [Rare], which one document
in five thousand has; [Phrase], made of frequent words, which one in a hundred
has; and [Common], a word of most documents.
*/
package generate

import (
	"bytes"
	"cmp"
	_ "embed"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// What every large library has.
const (
	Rare   = "kvadratov"               // in one document of 5,000
	Phrase = "envoy without portfolio" // in one document of 100
	Common = "soviet"                  // in most documents
)

// A Generator makes documents. The zero Generator makes those of seed 0, of 2
// to 40 KB.
type Generator struct {
	Seed     uint64
	Min, Max int // size of a document in bytes, about; 2,000 and 40,000 when 0
}

// Document returns the i-th document, from 0. The id in its URL is 100000+i.
func (g Generator) Document(i int) []byte {
	w := writer{Rand: rand.New(rand.NewPCG(g.Seed, uint64(i)))}
	w.zipf = rand.NewZipf(w.Rand, 1.07, 2.7, uint64(len(vocabulary)-1))
	w.document(i, g.size(w.Rand))
	return w.Bytes()
}

// size draws a size: small documents are more frequent than large ones.
func (g Generator) size(r *rand.Rand) int {
	low, high := float64(cmp.Or(g.Min, 2000)), float64(cmp.Or(g.Max, 40000))
	return int(low * math.Pow(high/low, r.Float64()))
}

// Write writes n documents into a folder, a thousand to each of its
// sub-folders, as "000/100000.txt".
func (g Generator) Write(dir string, n int) error {
	for i := range n {
		sub := filepath.Join(dir, fmt.Sprintf("%03d", i/1000))
		if i%1000 == 0 {
			if err := os.MkdirAll(sub, 0o777); err != nil {
				return err
			}
		}
		name := filepath.Join(sub, fmt.Sprintf("%d.txt", 100000+i))
		if err := os.WriteFile(name, g.Document(i), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// A writer writes one document.
type writer struct {
	bytes.Buffer
	*rand.Rand
	zipf *rand.Zipf
}

func (w *writer) document(i, size int) {
	title := w.title()
	date := fmt.Sprintf("%s %d, %d", months[w.IntN(12)], 1+w.IntN(28), 1945+w.IntN(47))
	fmt.Fprintf(w, "%s\n**%s**\n\nCitation:\n\n", date, title)
	fmt.Fprintf(w, "\"%s\", %s, Archive of Invented Documents, F. %d, Op. %d\n", title, date, 1+w.IntN(99), 1+w.IntN(99))
	fmt.Fprintf(w, "<https://archive.example/document/%d>\n\nSummary:\n\n%s\n\n", 100000+i, w.sentence(12+w.IntN(20)))
	fmt.Fprintf(w, "Original Language:\n\n%s\n\nContents:\n\nTranslation - English\n\n", languages[w.IntN(len(languages))])
	for number := 1; w.Len() < size; number++ {
		if w.IntN(4) > 0 {
			fmt.Fprintf(w, "%d. ", number)
		}
		w.paragraph(i, number)
	}
	fmt.Fprintf(w, "%s, %d.%d.%d\n\n[Source: Archive of Invented Documents, F. %d.]", capital(w.word()), 1+w.IntN(28), 1+w.IntN(12), 1945+w.IntN(47), 1+w.IntN(99))
}

func (w *writer) title() string {
	words := []string{forms[w.IntN(len(forms))]}
	for range 3 + w.IntN(6) {
		words = append(words, capital(w.word()))
	}
	return strings.Join(words, " ")
}

// paragraph writes a paragraph of a few sentences; the third of some documents
// has what can be looked for.
func (w *writer) paragraph(i, number int) {
	for range 1 + w.IntN(7) {
		w.WriteString(w.sentence(6 + w.IntN(24)))
		w.WriteByte(' ')
	}
	if number == 3 && i%5000 == 7 {
		w.WriteString("He said that " + capital(Rare) + " was there. ")
	}
	if number == 3 && i%100 == 9 {
		w.WriteString("He came as " + Phrase + " that day. ")
	}
	w.Truncate(w.Len() - 1)
	w.WriteString("\n\n")
}

func (w *writer) sentence(words int) string {
	var s strings.Builder
	s.WriteString(capital(w.word()))
	for range words {
		if w.IntN(14) == 0 {
			s.WriteByte(',')
		}
		s.WriteByte(' ')
		s.WriteString(w.written())
	}
	s.WriteByte('.')
	return s.String()
}

// written returns a word, seldom one that an editor or a typesetter has changed.
func (w *writer) written() string {
	word := w.word()
	switch w.IntN(400) {
	case 0:
		if n := len(word) / 2; n > 0 {
			return word[:n] + "[" + word[n:] + "]"
		}
	case 1:
		if n := len(word) / 2; n > 1 {
			return word[:n] + "-\n" + word[n:]
		}
	case 2:
		return strings.ReplaceAll(word, "e", "é")
	case 3:
		return "“" + word + "”"
	case 4:
		return fmt.Sprintf("%d.%d.%d", 1+w.IntN(28), 1+w.IntN(12), 45+w.IntN(47))
	}
	return word
}

func (w *writer) word() string { return vocabulary[w.zipf.Uint64()] }

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

var (
	months = []string{"January", "February", "March", "April", "May", "June", "July",
		"August", "September", "October", "November", "December"}
	languages = []string{"Russian", "Chinese", "German", "Polish", "Hungarian", "Spanish", "Korean", "Czech"}
	forms     = []string{"Telegram", "Memorandum", "Report", "Letter", "Record of a Conversation", "Note"}
)

// frequent are the most frequent words, in their order.
//
//go:embed words.txt
var frequent string

// vocabulary is all words, the most frequent first.
var vocabulary = words(60000)

// words returns n words: the frequent ones, then ones that are made of
// syllables, the rarer the longer.
func words(n int) []string {
	all := strings.Fields(frequent)
	r := rand.New(rand.NewPCG(1, 2))
	for len(all) < n {
		var w strings.Builder
		for range 2 + r.IntN(1+min(3, len(all)/3000+1)) {
			w.WriteByte("bcdfghklmnprstvz"[r.IntN(16)])
			w.WriteByte("aeiou"[r.IntN(5)])
			if r.IntN(2) == 0 {
				w.WriteByte("lmnrst"[r.IntN(6)])
			}
		}
		all = append(all, w.String())
	}
	return all
}
