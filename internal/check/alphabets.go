package check

import (
	"sort"
	"unicode"
	"unicode/utf8"
)

// An alphabet is what a character can be in a word.
type alphabet uint8

const (
	none alphabet = iota // not a letter
	mark                 // goes with any alphabet
	latin
	cyrillic
	greek
	other
	alphabets int = iota
)

// A characterRange is a run of characters, both ends included, that belong to
// an alphabet or have no place in a document.
type characterRange struct {
	first, last rune
	alphabet    alphabet
	code        string // of the finding; "" if they are in order
}

// characterRanges are in the order of Unicode and do not overlap. A character
// in none of them is of another alphabet if it is a letter.
var characterRanges = []characterRange{
	{0x0000, 0x001F, none, "control-character"},
	{'A', 'Z', latin, ""},
	{'a', 'z', latin, ""},
	{0x007F, 0x0084, none, "control-character"}, // U+0085 is a line end
	{0x0086, 0x009F, none, "control-character"},
	{0x00AA, 0x00AA, none, ""}, // ª
	{0x00AD, 0x00AD, none, "soft-hyphen"},
	{0x00B5, 0x00B5, none, ""}, // µ
	{0x00BA, 0x00BA, none, ""}, // º
	{0x00C0, 0x00D6, latin, ""},
	{0x00D8, 0x00F6, latin, ""},
	{0x00F8, 0x024F, latin, ""},
	{0x02B0, 0x036F, mark, ""}, // modifier letters and combining marks
	{0x0370, 0x03FF, greek, ""},
	{0x0400, 0x052F, cyrillic, ""},
	{0x061C, 0x061C, none, "bidi-control"},
	{0x180E, 0x180E, none, "zero-width"},
	{0x1E00, 0x1EFF, latin, ""},
	{0x1F00, 0x1FFF, greek, ""},
	{0x200B, 0x200D, none, "zero-width"},
	{0x200E, 0x200F, none, "bidi-control"},
	{0x2010, 0x2029, none, ""}, // dashes and quotation marks
	{0x202A, 0x202E, none, "bidi-control"},
	{0x202F, 0x205F, none, ""},
	{0x2060, 0x2060, none, "zero-width"},
	{0x2066, 0x2069, none, "bidi-control"},
	{0x206A, 0x2BFF, none, ""}, // symbols
	{0xE000, 0xF8FF, none, "private-use"},
	{0xFB00, 0xFB06, latin, ""},
	{0xFDD0, 0xFDEF, none, "private-use"},
	{0xFE00, 0xFE0F, none, ""},
	{0xFEFF, 0xFEFF, none, "zero-width"},
	{0xFFFD, 0xFFFD, none, "replacement-character"},
	{0xFFFE, 0xFFFF, none, "private-use"},
	{0xF0000, unicode.MaxRune, none, "private-use"},
}

// rangeOf returns the range of a character; one that is in none of
// [characterRanges] is its own.
func rangeOf(r rune) characterRange {
	i := sort.Search(len(characterRanges), func(i int) bool { return characterRanges[i].last >= r })
	if i < len(characterRanges) && characterRanges[i].first <= r {
		return characterRanges[i]
	}
	switch {
	case unicode.IsLetter(r):
		return characterRange{r, r, other, ""}
	case r&0xFFFE == 0xFFFE: // the last two of each plane
		return characterRange{r, r, none, "private-use"}
	}
	return characterRange{r, r, none, ""}
}

func alphabetOf(r rune) alphabet {
	if r < utf8.RuneSelf { // nearly all characters of most texts
		if 'a' <= r|0x20 && r|0x20 <= 'z' {
			return latin
		}
		return none
	}
	return rangeOf(r).alphabet
}
