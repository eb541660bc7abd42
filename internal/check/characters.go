package check

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// characters checks every character of the text: controls, characters that
// cannot be seen, and words of several alphabets. It also notes the line ends
// that may cut a word.
func (e *editor) characters() {
	var f foreign
	s := e.text.s
	for i := 0; i < len(s); {
		switch b := s[i]; {
		case b >= utf8.RuneSelf:
			i += e.beyondASCII(i, &f)
		case b >= '\n' && b <= '\r': // VT and FF too
			e.lineEnd(i)
			i++
		case b < ' ' && b != '\t' || b == 0x7F:
			i += e.character(rune(b), 1, i)
		default:
			i++
		}
	}
	if f.letters <= len(f.glyphs)+mostForeign {
		for _, at := range f.glyphs {
			e.corruptGlyph(at)
		}
	}
}

// foreign is what a text has of letters that are neither Latin, Cyrillic nor Greek.
type foreign struct {
	letters int
	glyphs  []int // where single ones occur in Latin words
}

// mostForeign is how many such letters, beside those glued to words, a text
// may have that is still none with glosses in Chinese or Korean.
const mostForeign = 4

// beyondASCII checks the character at an offset, with the whole word if it
// is a letter, and returns how many bytes that makes from there.
func (e *editor) beyondASCII(i int, f *foreign) int {
	r, size := utf8.DecodeRuneInString(e.text.s[i:])
	if a := alphabetOf(r); a == none || a == mark {
		return e.character(r, size, i)
	}
	w := wordAt(e.text.s, i)
	f.letters += w.count[other]
	if w.count[other] == 1 && w.count[latin] > 1 {
		f.glyphs = append(f.glyphs, w.foreign)
	}
	if w.count[latin] > 0 && w.count[cyrillic] > 0 {
		e.mixed(w)
	}
	return w.end - i
}

// A word is a run of letters.
type word struct {
	start, end int
	count      [alphabets]int
	foreign    int // where its last letter of another alphabet is
}

// wordAt returns the word that has the letter at s[i:]; all letters of
// it before i are ASCII.
func wordAt(s string, i int) word {
	w := word{start: i}
	for w.start > 0 && alphabetOf(rune(s[w.start-1])) == latin && s[w.start-1] < utf8.RuneSelf {
		w.start--
	}
	w.count[latin] = i - w.start
	for w.end = i; w.end < len(s); {
		r, size := utf8.DecodeRuneInString(s[w.end:])
		a := alphabetOf(r)
		if a == none {
			break
		}
		w.count[a]++
		if a == other {
			w.foreign = w.end
		}
		w.end += size
	}
	return w
}

func (e *editor) mixed(w word) {
	few, name := cyrillic, "Cyrillic"
	if w.count[latin] <= w.count[cyrillic] {
		few, name = latin, "Latin"
	}
	text := e.text.s[w.start:w.end]
	i := strings.IndexFunc(text, func(r rune) bool { return alphabetOf(r) == few })
	e.add("mixed-alphabets", w.start+i, "the word %s mixes Latin and Cyrillic letters; this one is %s", shorten(text), name)
}

func (e *editor) corruptGlyph(at int) {
	w := wordAt(e.text.s, at)
	r, _ := utf8.DecodeRuneInString(e.text.s[at:])
	e.add("corrupt-glyph", at, "stray character %U attached to %s", r, shorten(e.text.s[w.start:at]))
}

// shorten quotes a word that can be very long.
func shorten(s string) string {
	if utf8.RuneCountInString(s) <= 40 {
		return "“" + s + "”"
	}
	return "“" + string([]rune(s[:min(len(s), 160)])[:40]) + "…”"
}

// character checks a character that is not a letter and returns how many bytes it
// and the same ones after it have.
func (e *editor) character(r rune, size, at int) int {
	if r >= 0x2010 && r < 0x2028 || r == 0xA0 { // quotes, dashes, no-break blank
		return size
	}
	code := e.doubt(r, size, at)
	if code == "" {
		return size
	}
	run := e.text.s[at : at+size]
	n := size
	for strings.HasPrefix(e.text.s[at+n:], run) {
		n += size
	}
	times := ""
	if n > size {
		if times = fmt.Sprintf(", %d times", n/size); n == 2*size {
			times = ", twice"
		}
	}
	e.add(code, at, "%s%s", nameOf(r), times)
	return n
}

// doubt returns the code of a character that has no place in a document, "" for others.
func (e *editor) doubt(r rune, size, at int) string {
	code := rangeOf(r).code
	switch code {
	case "replacement-character":
		if size == 1 {
			return "" // an invalid byte, which Parse reports
		}
	case "zero-width":
		if (r == 0x200C || r == 0x200D) && joins(e.text.s[:at]) {
			return ""
		}
	case "bidi-control": // a mark of direction, which overrides none
		if (r == 0x200E || r == 0x200F || r == 0x61C) && e.isRTL() {
			return ""
		}
	}
	return code
}

// joins reports whether a joiner after s has a use: after a letter of a script
// other than Latin, Cyrillic or Greek, or after a symbol.
func joins(s string) bool {
	before, _ := utf8.DecodeLastRuneInString(s)
	a := alphabetOf(before)
	return a != latin && a != cyrillic && a != greek && before != ' '
}

// rightToLeft reports whether a text has words in Hebrew, Arabic or another
// script that runs from right to left.
func rightToLeft(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return r >= 0x590 && r < 0x900 && r != 0x61C || r >= 0xFB1D && r < 0xFE00 || r >= 0xFE70 && r < 0xFEFF
	})
}

func nameOf(r rune) string {
	name, ok := names[r]
	switch {
	case ok:
	case r < ' ' || r >= 0x7F && r < 0xA0:
		name = "control character"
	case r >= 0x2066 && r <= 0x2069 || r >= 0x202A && r <= 0x202E:
		name = "direction control"
	default:
		name = "a private-use character, meaningless outside its font"
	}
	return fmt.Sprintf("%U (%s)", r, name)
}

var names = map[rune]string{
	0x00: "null", 0x07: "bell", 0x08: "backspace", 0x1B: "escape", 0x7F: "delete",
	0xAD: "soft hyphen", 0x61C: "Arabic letter mark", 0x180E: "Mongolian vowel separator",
	0x200B: "zero-width space", 0x200C: "zero-width non-joiner", 0x200D: "zero-width joiner",
	0x200E: "left-to-right mark", 0x200F: "right-to-left mark", 0x202E: "right-to-left override", 0x202D: "left-to-right override",
	0x2060: "word joiner", 0xFEFF: "byte order mark inside the text", 0xFFFD: "a lost character",
}
