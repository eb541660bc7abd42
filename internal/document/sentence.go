package document

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/text"
)

// Sentences returns the sentences of a text as byte ranges, in order. They
// cover every word: only the space between two sentences belongs to neither.
//
// A sentence ends at a stop, a question mark, an exclamation mark or an
// ellipsis, with the quotation marks and brackets that close after it, if the
// next word begins with a capital letter or an opening mark. It does not end after an
// initial ("V. Kuznetsov"), an abbreviation ("Cde. Mikoyan") or inside brackets.
// In scripts without capital letters the full-width stop ends it.
func Sentences(text string) [][2]int {
	var ranges [][2]int
	start, depth := skipSpace(text, 0), 0
	failed := 0 // before it, no mark ends a sentence: those of a run share what follows
	for i := start; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		end := i + size
		switch r {
		case '(', '[':
			depth++
		case ')', ']':
			depth = max(depth-1, 0)
		case '.', '?', '!', '…', '。', '？', '！':
			if i < failed {
				break
			}
			last, ends := sentenceEnd(text, i, end)
			if !ends {
				failed = last
				break
			}
			if end = last; depth == 0 {
				ranges = append(ranges, [2]int{start, end})
				start = skipSpace(text, end)
			}
		}
		i = end
	}
	if rest := strings.TrimRightFunc(text[min(start, len(text)):], unicode.IsSpace); rest != "" {
		ranges = append(ranges, [2]int{start, start + len(rest)})
	}
	return ranges
}

func skipSpace(s string, i int) int {
	return len(s) - len(strings.TrimLeftFunc(s[i:], unicode.IsSpace))
}

// sentenceEnd returns the end of the mark text[at:after] with the marks and
// brackets that close after it, and whether the sentence ends there.
func sentenceEnd(text string, at, after int) (end int, ends bool) {
	mark := text[at:after]
	rest := strings.TrimLeft(text[after:], closers)
	end = len(text) - len(rest)
	if strings.ContainsAny(mark, "。？！") {
		return end, true
	}
	next := strings.TrimLeftFunc(rest, unicode.IsSpace)
	return end, next != rest && next != "" && beginsSentence(next) && (mark != "." || end != after || !isShortened(text[:at]))
}

// closers are what may follow the mark that ends a sentence and belongs to it.
const closers = ".?!…”’\"'»)]"

// beginsSentence reports whether s begins as a sentence does.
func beginsSentence(s string) bool {
	s = strings.TrimLeft(s, "“‘„‚«\"'([—–- ¿¡")
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

// isShortened reports whether s ends in a word whose stop belongs to it: an
// initial, letters with stops between them, or an abbreviation, also where an
// editor has completed it: "C[arlos]".
func isShortened(s string) bool {
	if strings.HasSuffix(s, "]") {
		near := max(len(s)-longestCompleted, 0)
		if i := near + strings.LastIndexByte(s[near:], '['); i > near && s[i-1] != ' ' {
			s = s[:i]
		}
	}
	word := s[strings.LastIndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("([“‘„«\"'—–", r) })+1:]
	if strings.Contains(word, ".") && strings.Trim(word, ".ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") == "" && longestPart(word) == 1 {
		return true
	}
	r, size := utf8.DecodeRuneInString(word)
	if size == len(word) && unicode.IsUpper(r) && r != 'I' || isWestern(word) {
		return true
	}
	return text.Abbreviation.Has(word)
}

// longestCompleted bounds what an editor has completed a word with, in bytes.
const longestCompleted = 200

// isWestern reports whether word is an initial of two letters: "Yu", "Ch", "Ya".
func isWestern(word string) bool {
	switch word {
	case "Yu", "Ya", "Ch", "Kh", "Zh", "Sh", "Ts", "Ye", "Th", "Ph":
		return true
	}
	return false
}

func longestPart(word string) int {
	longest := 0
	for part := range strings.SplitSeq(word, ".") {
		longest = max(longest, len(part))
	}
	return longest
}

// sentencesAt returns a document whose body is some sentences of a place:
// "4:2" is the second sentence of what "4" names, "4:2-3" the second and the
// third, counted through all its blocks. "4.2" and "4.2-3" mean the same; the
// caller asks for them only where paragraph 4 has no item 2. ok reports
// whether place has the shape of such an address.
func (d *Document) sentencesAt(place string) (part *Document, ok bool, err error) {
	whole, list, ok := strings.Cut(place, ":")
	if !ok {
		i := strings.LastIndexByte(place, '.')
		if i < 0 {
			return nil, false, nil
		}
		whole, list = place[:i], place[i+1:]
	}
	first, last, isRange := strings.Cut(list, "-")
	if !isRange {
		last = first
	}
	from, err1 := strconv.Atoi(first)
	to, err2 := strconv.Atoi(last)
	if err1 != nil || err2 != nil || from < 1 || to < from || whole == "" {
		return nil, false, nil
	}
	if part, err = d.At(whole); err != nil {
		return nil, true, err
	}
	return part.cut(place, from, to)
}

// cut returns the part with the sentences from one number to another alone.
func (d *Document) cut(place string, from, to int) (part *Document, ok bool, err error) {
	cut := *d
	cut.Body, cut.References = nil, nil // their offsets are those of whole blocks
	n := 0
	for _, b := range d.Body {
		sentences := Sentences(b.Text)
		low, high := max(from-n, 1), min(to-n, len(sentences))
		n += len(sentences)
		if low > high {
			continue
		}
		if low > 1 {
			b.Marker = ""
		}
		b.Text = b.Text[sentences[low-1][0]:sentences[high-1][1]]
		cut.Body = append(cut.Body, b)
	}
	if to > n {
		return nil, true, &PlaceError{Document: d.ID, Place: place, Sentences: n}
	}
	return &cut, true, nil
}
