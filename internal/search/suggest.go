package search

import (
	"cmp"
	"database/sql"
	"slices"
	"strings"
	"unicode/utf8"

	"docview/internal/cite"
	"docview/internal/fold"
	"docview/internal/library"
)

// A Suggestion is a query that finds something where another one found nothing.
type Suggestion struct {
	Query      string
	Documents  int  // how many it finds
	Unfiltered bool // it is the same query, without the search's filter
}

// mostSuggestions bounds the suggestions for a query, as each of them costs searches.
const mostSuggestions = 4

// Suggest returns what would be found instead of s, which found nothing: the
// same without its filter; or for each term that occurs nowhere, words that
// begin so, the words of a phrase apart, or the word of the library that is
// most like it; or if all terms occur, but not together, each of them. There is
// nothing to suggest for a regular expression.
func (c *Catalog) Suggest(s *Search) []Suggestion {
	if s.Query == nil {
		return nil
	}
	if !s.Filter.IsZero() {
		if n := c.count(s.Query.root, s.Within); n > 0 {
			return []Suggestion{{s.Query.String(), n, true}}
		}
	}
	var found, missing []Suggestion
	for _, term := range s.Query.root.wanted(nil) {
		if len(found)+len(missing) == mostSuggestions {
			break
		}
		n := 0
		if term != s.Query.root || s.Within {
			n = c.count(term, false)
		}
		if n > 0 {
			found = append(found, Suggestion{Query: term.String(), Documents: n})
		} else if instead := c.instead(term); instead.Documents > 0 {
			missing = append(missing, instead)
		}
	}
	if missing == nil && len(found) > 1 {
		return found
	}
	return missing
}

// wanted adds the terms of a node that were typed and are not excluded.
func (n *node) wanted(terms []*node) []*node {
	switch n.op {
	case opTerm:
		if n.term.spelling == "" {
			terms = append(terms, n)
		}
		return terms
	case opNot:
		return terms
	}
	for _, o := range n.operands {
		terms = o.wanted(terms)
	}
	return terms
}

// count returns how many documents a query finds.
func (c *Catalog) count(n *node, within bool) int {
	quiet := *c
	quiet.Note, quiet.Problem = nil, nil
	r, err := quiet.ask(&Search{Query: &Query{root: n}, Within: within, Limit: 1, Sort: "files", Unscored: true})
	if err != nil {
		return 0
	}
	return r.Total
}

// instead returns what to look for instead of a term that occurs nowhere.
func (c *Catalog) instead(n *node) Suggestion {
	t := n.term
	words := t.phrases[0]
	if len(words) > 1 {
		apart := &node{op: opAnd}
		for _, w := range words {
			apart.add(wordNode(w, t.Field, false))
		}
		return Suggestion{Query: strings.Join(words, " "), Documents: c.count(apart, false)}
	}
	if longer := wordNode(words[0], t.Field, true); !t.Prefix {
		if documents := c.count(longer, false); documents > 0 {
			return Suggestion{Query: longer.String(), Documents: documents}
		}
	}
	near := wordNode(c.nearest(words[0]), t.Field, false)
	if near.term.Text == "" {
		return Suggestion{}
	}
	return Suggestion{Query: near.String(), Documents: c.count(near, false)}
}

// wordNode returns a query for a folded word.
func wordNode(word, field string, isPrefix bool) *node {
	source := word
	if isPrefix {
		source += "*"
	}
	if field != "" {
		source = field + ":" + source
	}
	return &node{op: opTerm, term: Term{Text: word, Field: field, Prefix: isPrefix, source: source, phrases: [][]string{{word}}}}
}

// nearest returns the word of the library that is most like another, "" if
// none is. Its first character is the same, as nearly always in misspellings.
func (c *Catalog) nearest(word string) string {
	_, size := utf8.DecodeRuneInString(word)
	length := utf8.RuneCountInString(word)
	most := min(1+length/5, 3)
	if length < 4 {
		return ""
	}
	best, least, lost, documents := "", most+1, 0, 0
	for w, n := range c.words(word[:size]) {
		if near := utf8.RuneCountInString(w) - length; near > most || -near > most {
			continue
		}
		d := fold.Distance(word, w)
		l := 0 // characters that w lacks: one is left out or exchanged more often than replaced
		for _, r := range word {
			if !strings.ContainsRune(w, r) {
				l++
			}
		}
		if order := cmp.Or(cmp.Compare(d, least), cmp.Compare(l, lost), cmp.Compare(documents, n), strings.Compare(w, best)); order < 0 && d <= most {
			best, least, lost, documents = w, d, l, n
		}
	}
	return best
}

// words returns the words of the library that begin so, and how many documents
// have each.
func (c *Catalog) words(prefix string) map[string]int {
	words := map[string]int{}
	_ = c.answer(func(x *Index) error {
		return x.vocabulary(prefix, words)
	}, func(files []library.File) error {
		clear(words)
		for list := range library.Map(files, func(f library.File) ([]string, error) { return wordsOf(f, prefix) }) {
			for _, w := range list {
				words[w]++
			}
		}
		return nil
	})
	return words
}

// wordsOf returns the words of a file that begin so, each once. The file is parsed
// only if a page may be between the halves of one.
func wordsOf(f library.File, prefix string) ([]string, error) {
	w := walkers.Get().(*walker)
	defer walkers.Put(w)
	var words []string
	add := func(t source) {
		for w.start(t); w.step(); {
			if strings.HasPrefix(string(w.Word), prefix) {
				words = append(words, string(w.Word))
			}
		}
	}
	docs, _, err := f.DocumentsIf(func(data []byte) bool {
		w.letters.Read(data)
		if w.letters.Torn {
			return true
		}
		add(source{string: string(data), units: []unit{{column: colRest}}})
		return false
	})
	for _, d := range docs {
		add(textOf(d, &cite.Item{}))
	}
	slices.Sort(words)
	return slices.Compact(words), err
}

// vocabulary adds the words of the index that begin so, and how many documents
// have each.
func (x *Index) vocabulary(prefix string, words map[string]int) error {
	if _, err := x.db.Exec(`CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, words, row)`); err != nil {
		return indexError(err)
	}
	return eachRow(x.db, func(row *sql.Rows) error {
		var word string
		var documents int
		err := row.Scan(&word, &documents)
		words[word] = documents
		return err
	}, `SELECT term, doc FROM temp.vocabulary WHERE term >= ? AND term < ?`, prefix, prefix+"\U0010FFFF")
}
