package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/text"
)

// Bounds of a description: its words, the characters of a text that has no spaces
// between them, and the blocks among which it is looked for.
const (
	describingWords      = 8
	describingCharacters = 16
	describingBlocks     = 40
	addressBlocks        = 6 // that may be above the salutation of a letter
)

// Description returns what is shown in place of a title that is missing: the
// first words of its text, in the brackets of a cataloguer; "" if it has no words.
// That of a part is that of the whole document.
func (d *Document) Description() string {
	best, rank, greeted := "", unfit, false
	for i, b := range d.Whole() {
		if i == describingBlocks || rank == sentence && (greeted || i >= addressBlocks) {
			break
		}
		s, r, greets := described(&b)
		if greets && !greeted && i < addressBlocks { // above a salutation is whom it greets
			best, rank, greeted = "", unfit, true
		}
		if r > rank {
			best, rank = s, r
		}
	}
	if best == "" {
		return ""
	}
	words := firstWords(best)
	if !strings.HasSuffix(words, "...") {
		words = strings.TrimSuffix(words, ".") // that of the citation follows
	}
	return "[" + words + "]"
}

// What a block is for a description, the best last.
const (
	unfit = iota
	heading
	line // of a form, a letterhead, an address
	sentence
)

// described returns the words of a block without a salutation, what they are, and
// whether it had one.
func described(b *Block) (s string, rank int, greets bool) {
	all := strings.Join(strings.Fields(b.Text), " ")
	s = withoutSalutation(all)
	greets = s != all && b.Kind == Paragraph
	_, isDate := text.WholeDate(s, 0)
	isOther := func(word string) bool { return !text.Classification.Has(strings.Trim(word, ",.")) }
	words := strings.Fields(s)
	switch {
	case b.Kind == Heading && s != "":
		return s, heading, false
	case b.Kind != Paragraph || s == "" || isDate || b.IsPageMark() || !strings.ContainsFunc(s, unicode.IsLetter) ||
		!slices.ContainsFunc(words, isOther) || len(words) < 5 && text.Closing.Begins(s):
		return "", unfit, greets
	case strings.ContainsAny(s[:1], "[(<|>#*") || strings.ContainsAny(firstWords(s), "<|"), b.Speaker == "" && strings.HasSuffix(words[0], ":"):
		return s, line, greets
	case isUnspaced(s) || hasSmallWord(words[1:]) && (len(words) > 20 || len(words) > 3 && !strings.ContainsAny(s[len(s)-1:], ",:") && strings.ContainsFunc(s, isSentenceEnd)):
		return s, sentence, greets
	}
	return s, line, greets
}

// withoutSalutation cuts the salutation from the beginning of a letter or a speech:
// "Dear Ben, ten carts have come". "Sir Ralph, who came, ..." may be a sentence.
func withoutSalutation(s string) string {
	const longest = 80
	after, ok := text.Salutation.Cut(s)
	i := strings.IndexAny(after, ",:!")
	switch first, _, _ := strings.Cut(s, " "); {
	case !ok || len(s)-len(after)+i > longest:
		return s
	case i < 0 && len(s) < longest && !strings.ContainsFunc(s, isSentenceEnd), i == len(after)-1:
		return ""
	case i < 0 || text.Is(first, text.Honorific, text.Floor):
		return s
	}
	return strings.TrimLeft(after[i+1:], " -–—")
}

func isSentenceEnd(r rune) bool { return strings.ContainsRune(".?!…;。？！｡؟۔।॥።։", r) }

// hasSmallWord reports whether one of some words begins with no capital: names,
// addresses and headings seldom have one of more than three letters.
func hasSmallWord(words []string) bool {
	for _, w := range words {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLetter(r) && !unicode.IsUpper(r) && utf8.RuneCountInString(w) > 3 {
			return true
		}
	}
	return false
}

// isUnspaced reports whether s begins with a word of a script that has no spaces
// between words.
func isUnspaced(s string) bool {
	word, _, _ := strings.Cut(s, " ")
	return utf8.RuneCountInString(word) > describingCharacters && strings.ContainsFunc(word, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
	})
}

// firstWords returns the first words of a text, with three stops if it has more.
func firstWords(s string) string {
	words := strings.Fields(s)
	if isUnspaced(s) {
		return string([]rune(words[0])[:describingCharacters]) + " ..."
	}
	if len(words) <= describingWords {
		return s
	}
	return strings.TrimRight(strings.Join(words[:describingWords], " "), ",;:—–-") + " ..."
}
