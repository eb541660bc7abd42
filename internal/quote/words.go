package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"docview/internal/document"
	"docview/internal/text"
)

// A word is a word of a text as it is compared: by hashes of its letters and
// digits in lower case. A symbol that means something, such as "£" or the "?"
// of a question, is a word too. A hash of 64 bits is taken for the word itself;
// two words of a library that share one are not to be expected.
type word struct {
	start, end int32  // its bytes in the text
	key        uint64 // its letters and digits, without brackets and without the digits of a note reference, œ as oe
	*extra            // nil for most words
}

// An extra is what is special about a word.
type extra struct {
	full      uint64 // the word with its brackets and all its digits
	plain     uint64 // the word with all its digits, but without brackets
	bare      uint64 // the key, but œ as it is
	joined    uint64 // the word and the next one as one, if a hyphen and a space or a line end are between them; else 0
	joinedKey uint64 // the key of that
	before    uint64 // the marker before the word, which may be quoted or left out; else 0
	partner   int    // the index of the word that has the other half of its bracket; -1 if there is none
	group     int    // the index of the last word of a bracket that holds whole words, this one among them; else -1
	brackets  bool   // it has a bracket
	figures   bool   // the digits at its end are not the mark of a note
}

// whole returns the hash of the word with all that belongs to it.
func (w *word) whole() uint64 {
	if w.extra != nil {
		return w.extra.full
	}
	return w.key
}

// unbracketed returns the hash of the word without brackets.
func (w *word) unbracketed() uint64 {
	if w.extra != nil {
		return w.extra.plain
	}
	return w.key
}

// joins reports whether the word and the next one, which the end of a line
// divides, are another word.
func (w *word) joins(other *word) bool {
	return w.extra != nil && w.joined != 0 && w.joined == other.whole()
}

// isMarkedBy reports whether a word is the marker before this one.
func (w *word) isMarkedBy(marker *word) bool {
	return w.extra != nil && w.before != 0 && w.before == marker.whole()
}

// isPoint reports whether the word is a question or an exclamation mark.
func (w *word) isPoint() bool { return w.key == question || w.key == exclamation }

var question, exclamation = hashRune(hashStart, '?'), hashRune(hashStart, '!')

// isInserted reports whether the word is in brackets that hold whole words.
func (w *word) isInserted() bool { return w.extra != nil && w.group >= 0 }

// special returns the extra of a word, which it adds if there is none.
func (w *word) special() *extra {
	if w.extra == nil {
		w.extra = &extra{full: w.key, plain: w.key, bare: w.key, partner: -1, group: -1}
	}
	return w.extra
}

// same reports whether a word of a manuscript is the word s of a document. It
// may lack the digits of a note reference, and have brackets where the document
// has none: "[H]e" is "he". Brackets of the document must be there, unless
// their other half is not among the words from first to last that are quoted.
func (w *word) same(s *word, first, last int) bool {
	if w.extra == nil && s.extra == nil {
		return w.key == s.key
	}
	switch {
	case w.whole() == s.whole():
		return true
	case s.extra != nil && s.brackets && s.partner >= first && s.partner <= last:
		return false
	}
	plain := w.unbracketed()
	return plain == s.unbracketed() || s.extra != nil && plain == s.bare
}

// A tokenizer finds the words of texts.
type tokenizer struct {
	words []word
	text  string
	at    int
	open  int                  // the index of the word with an open bracket; -1 if there is none
	cut   bool                 // a hyphen and a space or a line end were after the last word
	marks []document.Reference // of a document's text, in order
	known bool                 // marks has all that there are

	doubts []doubt // of words that may be divided at the end of a line
}

// A doubt is whether a word and the next one are one: if the text has that one
// elsewhere, or if a dash is between them of which it has neither.
type doubt struct {
	*extra
	second uint64 // the next word
	dash   bool
}

func tokenize(to []word, text string) []word {
	t := tokenizer{words: to, text: text, open: -1}
	return t.all()
}

func (t *tokenizer) all() []word {
	for t.next() {
	}
	return t.words
}

// What a byte is to words: those up to dash end one.
const (
	other  byte = iota
	symbol      // perhaps a word by itself: see symbols.go
	dash
	letter
	digit
	apostrophe
	bracket
	beyond // not ASCII
)

var classes = func() (c [256]byte) {
	for i := range c {
		switch {
		case i >= 'a' && i <= 'z' || i >= 'A' && i <= 'Z':
			c[i] = letter
		case i >= '0' && i <= '9':
			c[i] = digit
		case i == '\'' || i == '`':
			c[i] = apostrophe
		case i == '[' || i == ']':
			c[i] = bracket
		case i == '-':
			c[i] = dash
		case strings.ContainsRune("!#$%&+/<=>?@~", rune(i)):
			c[i] = symbol
		case i >= utf8.RuneSelf:
			c[i] = beyond
		}
	}
	return c
}()

// class returns what the character at an offset is to words, in lower case,
// and its length.
func class(s string, i int) (c byte, r rune, size int) {
	if i >= len(s) {
		return other, 0, 0
	}
	b := s[i]
	c = classes[b]
	if c == letter {
		return c, rune(b | 0x20), 1
	}
	if c != beyond {
		return c, rune(b), 1
	}
	r, size = utf8.DecodeRuneInString(s[i:])
	switch {
	case r == '’' || r == '‘' || r == 'ʼ' || r == 'ʹ' || r == '′':
		return apostrophe, '\'', size
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return letter, unicode.ToLower(r), size
	case unicode.Is(unicode.Nd, r):
		return digit, r, size
	case unicode.Is(unicode.Pd, r) || r == '−':
		return dash, '-', size
	case isSymbol(r):
		return symbol, narrow(r), size
	}
	return other, r, size
}

// isInvisible reports whether r changes nothing in a word: the soft hyphen,
// characters of no width.
func isInvisible(r rune) bool {
	return r == 0xAD || r >= 0x200B && r <= 0x200F || r == 0x2060 || r == 0xFEFF
}

// isSyllable reports whether r is a word of its own: a character of a script
// that puts no spaces between words.
func isSyllable(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

const (
	hashStart = 14695981039346656037 // of FNV-1a, as is the factor
	hashPrime = 1099511628211
)

func hashRune(h uint64, r rune) uint64 { return (h ^ uint64(r)) * hashPrime }

func (t *tokenizer) next() bool {
	s := t.text
	for t.at < len(s) {
		switch classes[s[t.at]] {
		case other:
			t.at++
			continue
		case letter:
			t.word()
			return true
		}
		c, r, size := class(s, t.at)
		switch {
		case c == letter || c == digit:
			t.word()
			return true
		case (r == '<' || r == '[') && noteLength(s[t.at:]) > 0:
			t.at += noteLength(s[t.at:])
			continue
		case c == symbol && t.counts(r, size), c == dash && t.isSign():
			t.word()
			return true
		case c == bracket && r == '[':
			if c, _, _ := class(s, t.at+1); c == letter || c == digit || c == symbol {
				t.word()
				return true
			}
		}
		t.at += size
	}
	return false
}

// A spelling is the word that is being read.
type spelling struct {
	extra
	loose, key      uint64 // plain and bare with œ as oe
	letters, digits int    // digits: those that it ends with
	opens, closes   bool   // it has a "[", a "]"
	last            byte   // what its last character is
	mark, known     bool   // the rest is the mark of a note; other digits are none
}

var empty = spelling{extra: extra{full: hashStart, plain: hashStart, bare: hashStart, partner: -1, group: -1}, loose: hashStart, key: hashStart}

func (w *spelling) add(c byte, r rune) {
	if isInvisible(r) || r == '¬' && w.last == letter {
		return
	}
	w.full = hashRune(w.full, r)
	if c == bracket {
		w.opens = w.opens || r == '['
		w.closes = w.closes || r == ']'
		return
	}
	w.plain = hashRune(w.plain, r)
	if r >= utf8.RuneSelf && digraphs[r] != "" {
		two := digraphs[r]
		w.loose = hashRune(hashRune(w.loose, rune(two[0])), rune(two[1]))
	} else {
		w.loose = hashRune(w.loose, r)
	}
	before := w.last
	w.last = c
	if w.mark || c == digit && w.letters > 1 && w.digits < 3 && (w.digits > 0 || before == letter) {
		w.digits++ // perhaps the number of a note: bare does without
		if w.known && !w.mark {
			w.bare = w.plain
		}
		return
	}
	w.letters++
	w.digits = 0
	w.bare, w.key = w.plain, w.loose
}

func (t *tokenizer) word() {
	start := t.at
	if t.letters() {
		return
	}
	w := empty
	w.known = t.known
	for t.at < len(t.text) {
		c, r, size := class(t.text, t.at)
		w.mark = w.mark || t.isMark(t.at) || c == other && t.isMark(t.at+size)
		if (c == symbol || c == dash) && w.letters == 0 || c == letter && isSyllable(r) {
			t.single(&w, c, r, size)
			break
		}
		if !t.belongs(&w, c, r, size) {
			break
		}
		if next := t.at + size; c == letter && (r >= utf8.RuneSelf || next < len(t.text) && t.text[next] >= utf8.RuneSelf) {
			r, size = t.letter(&w, r, size)
		}
		w.add(c, r)
		t.at += size
	}
	t.finish(start, &w)
	t.skipNote()
	t.hyphen()
}

// single reads a character that is a word by itself, with the bracket after it,
// unless another word was begun.
func (t *tokenizer) single(w *spelling, c byte, r rune, size int) {
	if w.letters > 0 {
		return
	}
	w.add(c, r)
	t.at += size
	if c == dash {
		t.at = endOfDashes(t.text, t.at)
	}
	if (w.opens || t.open >= 0) && strings.HasPrefix(t.text[t.at:], "]") {
		w.add(bracket, ']')
		t.at++
	}
}

// letter adds all but the last of the letters that one letter is, with the
// marks over it: both of a ligature, "ﬁ", and one for "e" and an accent. It
// returns the last one.
func (t *tokenizer) letter(w *spelling, r rune, size int) (last rune, n int) {
	end := endOfMarks(t.text, t.at+size)
	parts := ligature(r)
	if end > t.at+size {
		parts = strings.ToLower(norm.NFC.String(t.text[t.at:end]))
	}
	if parts == "" {
		return r, size
	}
	last, n = utf8.DecodeLastRuneInString(parts)
	for _, part := range parts[:len(parts)-n] {
		w.add(letter, part)
	}
	return last, end - t.at
}

// letters reads a word of nothing but ASCII letters, as most are.
func (t *tokenizer) letters() bool {
	s, i := t.text, t.at
	h := uint64(hashStart)
	for i < len(s) && classes[s[i]] == letter {
		h = (h ^ uint64(s[i]|0x20)) * hashPrime
		i++
	}
	if i == t.at || t.cut || i < len(s) && classes[s[i]] > dash {
		return false
	}
	t.words = append(t.words, word{start: int32(t.at), end: int32(i), key: h})
	t.at = i
	if i < len(s) && s[i] != ' ' {
		t.skipNote()
		t.hyphen()
	}
	return true
}

// belongs reports whether the character at the tokenizer's place belongs to
// the word: an apostrophe does between letters, a stop or a comma between
// digits, a bracket beside either.
func (t *tokenizer) belongs(w *spelling, c byte, r rune, size int) bool {
	if c == letter || c == digit {
		return true
	}
	after, _, _ := class(t.text, t.at+size)
	switch {
	case r == 0xAD:
		return after != other // else it divides a word at the end of a line
	case isInvisible(r):
		return true
	case r == '¬':
		return w.last == letter && after == letter
	case c == apostrophe:
		if after == bracket {
			after, _, _ = class(t.text, t.at+size+1)
		}
		return w.last == letter && after == letter
	case r == '.' || r == ',' || r == ':' || r == '·':
		return w.last == digit && after == digit
	case r == '[':
		return !w.opens && (after == letter || after == digit || after == apostrophe || after == symbol && w.letters == 0) && noteLength(t.text[t.at:]) == 0
	}
	return r == ']' && !w.closes
}

// isMark reports whether the mark of a note begins at an offset.
func (t *tokenizer) isMark(at int) bool {
	for len(t.marks) > 0 && t.marks[0].Start < t.at {
		t.marks = t.marks[1:]
	}
	return len(t.marks) > 0 && t.marks[0].Start == at
}

func (t *tokenizer) finish(start int, w *spelling) {
	i := len(t.words)
	t.words = append(t.words, word{start: int32(start), end: int32(t.at), key: w.key})
	added := &t.words[i]
	w.brackets, w.figures = w.opens || w.closes, w.digits > 0 && w.bare == w.plain
	if w.brackets || w.digits > 0 || w.key != w.bare {
		own := w.extra
		added.extra = &own
	}
	if t.cut {
		before := &t.words[i-1]
		joined, first, second := before.special(), t.text[before.start:before.end], t.text[start:t.at]
		if one := tokenize(nil, first+second); len(one) == 1 {
			joined.joined, joined.joinedKey = one[0].whole(), one[0].key
		}
		mark, _ := utf8.DecodeRuneInString(t.text[before.end:])
		isDash := mark == '—' || mark == '–'
		if isDash || !isSureDivider(mark) && (isCompound(first, second) || text.IsSuspended(first, second)) {
			t.doubts = append(t.doubts, doubt{joined, added.whole(), isDash && !text.RunsOn.Has(first) && !text.RunsOn.Has(second)})
		}
	}
	t.cut = false
	t.pair(i, w)
}

// pair ties the words that have the two halves of a bracket, and marks those of
// one that holds whole words.
func (t *tokenizer) pair(i int, w *spelling) {
	if w.opens {
		t.open = i
	}
	first := t.open
	if !w.closes || first < 0 {
		return
	}
	t.open = -1
	t.words[i].partner, t.words[first].partner = first, i
	if t.text[t.words[first].start] == '[' && t.text[t.words[i].end-1] == ']' {
		for k := first; k <= i; k++ {
			t.words[k].special().group = i
		}
	}
}

// skipNote skips the number of a note after the punctuation that follows a
// word: "struggle.1", "(Atcheson)16".
func (t *tokenizer) skipNote() {
	s, w := t.text, &t.words[len(t.words)-1]
	if t.at+1 < len(s) && s[t.at+1] == ' ' {
		return // as after most words
	}
	at := len(s) - len(strings.TrimLeft(s[t.at:], ".,;:!?)]\"”’'»"))
	end := at
	for end < len(s) && end < at+4 && classes[s[end]] == digit {
		end++
	}
	if at == t.at || end == at || end > at+3 || classes[s[w.end-1]] == digit {
		return
	}
	if c, r, _ := class(s, end); c == letter || c == digit || r == '-' || r == '–' || r == '%' || r == '/' || r == '.' && end+1 < len(s) && classes[s[end+1]] != other {
		return
	}
	if s[at-1] == '.' && text.Numbered.Has(s[w.start:w.end]) {
		return // No.5
	}
	for i := t.at; i < at; i++ {
		if s[i] == '?' || s[i] == '!' {
			t.words = append(t.words, word{start: int32(i), end: int32(i + 1), key: hashRune(hashStart, rune(s[i]))})
		}
	}
	t.at = end
}

// hyphen notes that the last word may be the first half of one that is divided.
func (t *tokenizer) hyphen() {
	s, first := t.text, t.words[len(t.words)-1]
	if t.at >= len(s) || classes[s[t.at]] < symbol {
		return
	}
	next, _ := text.Divided(s, t.at, true)
	if isFormula := s[t.at] == '=' && first.end-first.start < 2; next > t.at+1 && !isFormula {
		t.cut, t.at = true, next
	}
}
