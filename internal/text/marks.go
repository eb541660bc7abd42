package text

import (
	"slices"
	"strings"
	"unicode"
)

// A mark is a quotation mark of a text; apostrophes and inches are none.
type mark struct {
	at                    int // its rune
	double, opens, paired bool
}

// Alternate returns a text as it is set inside of so many levels of quotation
// marks, of which the outermost are double: its own marks alternate inward
// (The Chicago Manual of Style, 13.30). They take the shapes of a language, such
// as [Curly], or keep their own if shapes is "". Apostrophes and guillemets stay as
// they are. A double mark whose other half is not in the text is open to its end,
// or from its beginning on.
func Alternate(s string, level int, shapes string) string {
	if !strings.ContainsAny(s, `"“”„'‘’‚`) {
		return s
	}
	runes := []rune(s)
	all := marksIn(runes)
	for _, m := range all {
		if !m.opens && !m.paired {
			level++
		}
	}
	for _, m := range all {
		switch {
		case m.opens && m.paired, m.opens && m.double:
			runes[m.at] = m.shaped(runes[m.at], level%2, []rune(shapes))
			level++
		case !m.opens:
			level--
			runes[m.at] = m.shaped(runes[m.at], level%2, []rune(shapes))
		}
	}
	return string(runes)
}

// The shapes of the marks of languages: those that open and close, double and single.
const (
	Curly = "“”‘’"
	Low   = "„“‚‘" // of German
)

// markShapes are the double marks, and the single ones of the same shapes.
var markShapes = [2][]rune{[]rune("“”„\""), []rune("‘’‚'")}

// shaped returns a double mark, or a single one if single is 1.
func (m mark) shaped(r rune, single int, shapes []rune) rune {
	switch {
	case len(shapes) > 0 && m.opens:
		return shapes[2*single]
	case len(shapes) > 0:
		return shapes[2*single+1]
	}
	return markShapes[single][max(slices.Index(markShapes[0], r), slices.Index(markShapes[1], r))]
}

// marksIn returns the quotation marks of a text, and which of them are pairs.
func marksIn(s []rune) []mark {
	var all []mark
	var open []int // the marks that are open
	tag := 0       // the end of a tag of HTML, whose marks are those of attributes
	for i, r := range s {
		if r == '<' && i >= tag {
			tag = tagEnd(s, i)
		}
		if i < tag {
			continue
		}
		m := mark{at: i, double: slices.Contains(markShapes[0], r)}
		if !m.double && !slices.Contains(markShapes[1], r) {
			continue
		}
		m.opens = opens(s, i)
		for !m.opens && m.double && len(open) > 0 && !all[open[len(open)-1]].double {
			open = open[:len(open)-1] // that was an apostrophe
		}
		switch last := len(open) - 1; {
		case last >= 0 && closes(s, i, s[all[open[last]].at]):
			m.opens, m.paired, all[open[last]].paired = false, true, true
			open = open[:last]
		case m.opens:
			open = append(open, len(all))
		case !m.double || r == '"' && unicode.IsDigit(runeAt(s, i-1)):
			continue
		}
		all = append(all, m)
	}
	return all
}

// tagEnd returns where the tag of HTML at a place ends, the place if there is none.
func tagEnd(s []rune, i int) int {
	if r := runeAt(s, i+1); r != '/' && !unicode.IsLetter(r) {
		return i
	}
	for j := i + 1; j < len(s) && s[j] != '<'; j++ {
		if s[j] == '>' {
			return j + 1
		}
	}
	return i
}

// runeAt returns a character of a text, a space before and after it.
func runeAt(s []rune, i int) rune {
	if i < 0 || i >= len(s) {
		return ' '
	}
	return s[i]
}

// opens reports whether the mark at a place opens a quotation: a straight one
// at the start of a word.
func opens(s []rune, i int) bool {
	before, after := runeAt(s, i-1), runeAt(s, i+1)
	switch s[i] {
	case '“', '‘', '„', '‚':
		return true
	case '’':
		return false
	case '\'':
		if unicode.IsDigit(after) && unicode.IsDigit(runeAt(s, i+2)) && !unicode.IsDigit(runeAt(s, i+3)) {
			return false // '60s
		}
	}
	return !unicode.IsSpace(after) && (unicode.IsSpace(before) ||
		strings.ContainsRune("([“‘„‚\"'—–-/>", before) && !strings.ContainsRune(".,;:?!)]—–-”’", after))
}

// ends are what closes the quotation that a mark opens.
var ends = map[rune]string{'“': "”", '”': "”", '"': `"`, '„': "“”", '‘': "’'", '\'': "'’", '‚': "‘’"}

// closes reports whether the mark at a place closes the quotation that another
// one opens.
func closes(s []rune, i int, open rune) bool {
	before, after := runeAt(s, i-1), runeAt(s, i+1)
	return strings.ContainsRune(ends[open], s[i]) && !unicode.IsSpace(before) && (s[i] == '”' || !isWordRune(after)) && !isApostrophe(s, i)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// isApostrophe reports whether the mark at a place, which could close, is that
// of a genitive or of a measure, as another one closes after it: "the workers’
// mill", "a 5" pipe".
func isApostrophe(s []rune, i int) bool {
	before, double := runeAt(s, i-1), s[i] == '"'
	if runeAt(s, i+1) != ' ' || !unicode.IsDigit(before) && (double || !strings.ContainsRune("sxzSXZ", before)) || s[i] == '”' {
		return false
	}
	for j := i + 1; j < len(s); j++ {
		switch {
		case (s[j] == '"') != double || !double && !slices.Contains(markShapes[1], s[j]):
		case opens(s, j):
			return false
		case !isWordRune(runeAt(s, j+1)) && !unicode.IsSpace(s[j-1]):
			return !double || !unicode.IsDigit(s[j-1])
		}
	}
	return false
}
