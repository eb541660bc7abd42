package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Instead is what was looked for instead of a word that no document has.
type Instead struct {
	Typed string
	Found []string // as a document has them: "Schlüter" for "schlueter"
}

// respell returns a query in which other spellings replace each word that no
// document has as it is typed, or nil if that finds nothing, either.
func (c *Catalog) respell(n *node) (_ *node, all []Instead) {
	switch n.op {
	case opNot:
		return nil, nil
	case opAnd, opOr, opNear:
		n = n.with(func(o *node) *node {
			other, instead := c.respell(o)
			all = append(all, instead...)
			return other
		})
		return n, all
	}
	other := *n
	other.term.phrases = spellings(&n.term)
	if n.term.spelling != "" || len(other.term.phrases) == 0 || c.count(&other, false) == 0 || c.count(n, false) > 0 {
		return nil, nil
	}
	instead := Instead{Typed: n.term.Text}
	other.term.phrases = slices.DeleteFunc(other.term.phrases, func(words []string) bool {
		one := other
		one.term.phrases = [][]string{words}
		written := c.written(&one)
		if written != "" && !slices.Contains(instead.Found, written) {
			instead.Found = append(instead.Found, written)
		}
		return written == ""
	})
	return &other, []Instead{instead}
}

// written returns what a term finds first as the document writes it, "" if it finds nothing.
func (c *Catalog) written(n *node) string {
	r, err := c.ask(&Search{Query: &Query{root: n}, Limit: 1, Unscored: true})
	if err != nil {
		return ""
	}
	for hit, err := range r.Hits() {
		if err == nil && len(hit.Passages) > 0 && len(hit.Passages[0].Marks) > 0 {
			p := hit.Passages[0]
			return p.Text[p.Marks[0][0]:p.Marks[0][1]]
		}
	}
	return ""
}

var (
	umlauts     = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "å", "aa", "ø", "oe", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "Å", "Aa", "Ø", "Oe")
	apostrophes = strings.NewReplacer("'", "", "’", "", "‘", "", "ʼ", "")
	digraphs    = []string{"ae", "oe", "ue", "aa"} // of letters that are folded to the first of the two
)

// mostSpellings bounds the spellings of a term.
const mostSpellings = 32

// spellings returns the other ways in which the words of a term may be written:
// göthe as goethe, schlueter as schlüter, O'Brien as obrien, obrien as o brien and
// sanaa as sana a.
func spellings(t *Term) (all [][]string) {
	known := map[string]bool{strings.Join(t.phrases[0], " "): true}
	add := func(words []string) {
		if key := strings.Join(words, " "); !known[key] && len(all) < mostSpellings {
			known[key] = true
			all = append(all, words)
		}
	}
	var p queryParser
	for _, text := range []string{t.Text, umlauts.Replace(norm.NFC.String(t.Text)), apostrophes.Replace(t.Text)} {
		words, _ := p.words(text)
		add(words)
		for i, word := range words {
			for _, other := range contracted(word) {
				add(slices.Concat(words[:i], []string{other}, words[i+1:]))
			}
			_, first := utf8.DecodeRuneInString(word)
			_, last := utf8.DecodeLastRuneInString(word)
			for _, at := range []int{first, len(word) - last} {
				if len(word) > 2*first {
					add(slices.Concat(words[:i], []string{word[:at], word[at:]}, words[i+1:]))
				}
			}
		}
	}
	return all
}

// contracted returns a word with one or more of its digraphs made one letter.
func contracted(word string) (all []string) {
	all = []string{word}
	for _, two := range digraphs {
		for _, w := range all {
			for at := 0; ; {
				i := strings.Index(w[at:], two)
				if i < 0 || len(all) >= mostSpellings {
					break
				}
				at += i + 1
				all = append(all, w[:at]+w[at+1:])
			}
		}
	}
	return all[1:]
}
