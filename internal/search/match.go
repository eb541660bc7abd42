package search

import (
	"bytes"
	"math"
	"sort"
	"strings"
)

// A plan is a query made ready to be looked for: its phrases in one list, as
// the index and the ranking want them.
type plan struct {
	phrases []phrase
	all     [][]int // the lists of the query: of each one, one phrase must occur
	not     []int   // none of these may occur
	words   wordSet
}

// A phrase is words that stand one after the other.
type phrase struct {
	words  []int  // indexes into the word set
	folded string // the words with blanks between
	prefix bool   // the last word may go on
	column column // where it must stand; mostColumns for anywhere
}

// A wordSet is the words of a query, each once.
type wordSet struct {
	known    map[string]int
	prefixes []prefix
	first    [256]bool // the first bytes of the words, to be quick about those that are none
	n        int
}

type prefix struct {
	text string
	word int
}

// plan makes a query ready. Within one paragraph, an excluded word excludes
// the paragraph alone.
func (q *Query) plan() *plan {
	p := &plan{words: wordSet{known: map[string]int{}}}
	for _, terms := range q.All {
		var list []int
		for _, t := range terms {
			list = append(list, p.add(t)...)
		}
		p.all = append(p.all, list)
	}
	for _, t := range q.Not {
		p.not = append(p.not, p.add(t)...)
	}
	return p
}

// add adds a term's phrases and gives their indexes.
func (p *plan) add(t Term) []int {
	var added []int
	for _, words := range t.phrases {
		ph := phrase{folded: strings.Join(words, " "), prefix: t.Prefix, column: mostColumns}
		for c, name := range columnNames {
			if name == t.Field {
				ph.column = column(c)
			}
		}
		for i, w := range words {
			ph.words = append(ph.words, p.words.add(w, t.Prefix && i == len(words)-1))
		}
		added = append(added, len(p.phrases))
		p.phrases = append(p.phrases, ph)
	}
	return added
}

func (s *wordSet) add(word string, isPrefix bool) int {
	s.first[word[0]] = true
	if isPrefix {
		s.prefixes = append(s.prefixes, prefix{word, s.n})
	} else if i, ok := s.known[word]; ok {
		return i
	} else {
		s.known[word] = s.n
	}
	s.n++
	return s.n - 1
}

// find calls f with the index of each word of the query that a word is.
func (s *wordSet) find(word []byte, f func(i int)) {
	if len(word) == 0 || !s.first[word[0]] {
		return
	}
	if i, ok := s.known[string(word)]; ok {
		f(i)
	}
	for _, p := range s.prefixes {
		if len(word) >= len(p.text) && string(word[:len(p.text)]) == p.text {
			f(p.word)
		}
	}
}

// spot sets seen for the words of ASCII letters and digits that stand in data
// letter by letter, in small or capital letters, be it inside of longer words.
func (s *wordSet) spot(data []byte, seen []bool) {
	for word, i := range s.known {
		seen[i] = seen[i] || contains(data, word)
	}
	for _, p := range s.prefixes {
		seen[p.word] = seen[p.word] || contains(data, p.text)
	}
}

// contains reports whether a folded word stands in data whatever its case.
func contains(data []byte, word string) bool {
	at := rarest(word)
	for _, b := range []byte{word[at], upper(word[at])} {
		for rest := data; ; {
			i := bytes.IndexByte(rest, b)
			if i < 0 {
				break
			}
			if from := len(data) - len(rest) + i - at; from >= 0 && hasFold(data[from:], word) {
				return true
			}
			rest = rest[i+1:]
		}
		if upper(b) == b && b == word[at] { // no letter
			break
		}
	}
	return false
}

// hasFold reports whether data begins with a folded word of ASCII.
func hasFold(data []byte, word string) bool {
	if len(data) < len(word) {
		return false
	}
	for i := range len(word) {
		if data[i] != word[i] && data[i] != upper(word[i]) {
			return false
		}
	}
	return true
}

func upper(b byte) byte {
	if b >= 'a' && b <= 'z' {
		return b - 'a' + 'A'
	}
	return b
}

// rarest gives the index of the byte of a word that texts have least often.
func rarest(word string) int {
	const rare = "zqjxkvbpgwyfmculdhrsniotae" // the letters of English, the rarest first
	best, rank := 0, len(rare)
	for i := range len(word) {
		if r := strings.IndexByte(rare, word[i]); r < rank {
			best, rank = i, r
		}
	}
	return best
}

// An occurrence is a word or a phrase in a text.
type occurrence struct {
	place
	start, end int // its bytes in the text
}

// occurrences are those of each phrase of a plan in one document.
type occurrences struct {
	phrases [][]occurrence
	text    text
	size    int // words and blank lines of the document
}

// look finds the phrases of a plan in a text.
func (p *plan) look(w *walker, t text) occurrences {
	words := make([][mostColumns][]occurrence, p.words.n)
	w.start(t)
	for w.step() {
		p.words.find(w.word, func(i int) {
			words[i][w.column] = append(words[i][w.column], occurrence{w.place, w.lexer.start, w.lexer.end})
		})
		for _, part := range w.parts {
			at := w.partPlace()
			p.words.find([]byte(part.word), func(i int) {
				words[i][colParts] = append(words[i][colParts], occurrence{at, part.start, part.end})
			})
		}
	}
	found := occurrences{phrases: make([][]occurrence, len(p.phrases)), text: t, size: w.size()}
	for i := range p.phrases {
		found.phrases[i] = p.phrases[i].in(words)
	}
	return found
}

// in gives the occurrences of a phrase by those of its words.
func (ph *phrase) in(words [][mostColumns][]occurrence) []occurrence {
	var found []occurrence
	for c := range column(len(columnNames)) {
		if ph.column != mostColumns && ph.column != c {
			continue
		}
		for _, first := range words[ph.words[0]][c] {
			if end, ok := ph.from(first, words); ok {
				first.end = end
				found = append(found, first)
			}
		}
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].start < found[j].start })
	return found
}

// from reports whether the phrase begins with an occurrence of its first word,
// and where it ends.
func (ph *phrase) from(first occurrence, words [][mostColumns][]occurrence) (end int, ok bool) {
	end = first.end
	for k, word := range ph.words[1:] {
		at := words[word][first.column]
		pos := first.pos + k + 1
		i := sort.Search(len(at), func(i int) bool { return at[i].pos >= pos })
		if i == len(at) || at[i].pos != pos {
			return 0, false
		}
		end = at[i].end
	}
	return end, true
}

// matches reports whether a document has what the plan asks for.
func (p *plan) matches(found occurrences) bool {
	return p.satisfied(func(i int) bool { return len(found.phrases[i]) > 0 }, true)
}

// satisfied reports whether the phrases that are there are those that the plan
// asks for.
func (p *plan) satisfied(has func(phrase int) bool, exclude bool) bool {
	for _, list := range p.all {
		if !some(list, has) {
			return false
		}
	}
	return !exclude || !some(p.not, has)
}

func some(phrases []int, has func(int) bool) bool {
	for _, i := range phrases {
		if has(i) {
			return true
		}
	}
	return false
}

// units gives the units in which all that the plan asks for stands together.
func (p *plan) units(found occurrences) map[int]bool {
	in := map[int][]bool{}
	for i, list := range found.phrases {
		for _, o := range list {
			if in[o.unit] == nil {
				in[o.unit] = make([]bool, len(p.phrases))
			}
			in[o.unit][i] = true
		}
	}
	together := map[int]bool{}
	for unit, has := range in {
		if p.satisfied(func(i int) bool { return has[i] }, true) {
			together[unit] = true
		}
	}
	return together
}

// A ranking is what the score of a document takes from the whole library. The
// formula is Okapi BM25 as SQLite's FTS5 has it, so that scan and index put
// documents in the same order.
type ranking struct {
	documents int   // of the library
	words     int   // of all documents
	having    []int // how many documents have each phrase
}

// score gives the score of a document of some size by the weight of each
// phrase in it; the higher the better.
func (r *ranking) score(size int, weights []float64) float64 {
	const k1, b = 1.2, 0.75
	average := float64(r.words) / float64(r.documents)
	score := 0.0
	for i, f := range weights {
		n, having := float64(r.documents), float64(r.having[i])
		idf := math.Log((n - having + 0.5) / (having + 0.5))
		if idf <= 0 {
			idf = 1e-6
		}
		score += idf * (f * (k1 + 1) / (f + k1*(1-b+b*float64(size)/average)))
	}
	return score
}

// weigh gives the weight of each phrase in a document; excluded ones have none.
func (p *plan) weigh(found occurrences) []float64 {
	sums := make([]float64, len(found.phrases))
	for i, list := range found.phrases {
		for _, o := range list {
			sums[i] += weights[o.column]
		}
	}
	for _, i := range p.not {
		sums[i] = 0
	}
	return sums
}
