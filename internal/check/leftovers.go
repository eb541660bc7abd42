package check

import (
	"html"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/text"

	"golang.org/x/text/encoding/charmap"
)

// An oldEncoding is one in which programs read UTF-8 by mistake.
type oldEncoding struct {
	name    string
	charmap *charmap.Charmap
	letters bool             // a capital and a small letter are bytes of UTF-8, so that words may begin so
	bytes   [lastInOld]uint8 // of its characters beyond ASCII, 0 for others
}

// lastInOld is beyond the characters of these encodings.
const lastInOld = 0x2600

// oldEncodings returns the encodings; their bytes are known from the first use on.
var oldEncodings = sync.OnceValue(func() []*oldEncoding {
	all := []*oldEncoding{
		{name: "Windows-1252", charmap: charmap.Windows1252},
		{name: "Windows-1251", charmap: charmap.Windows1251, letters: true},
		{name: "Windows-1250", charmap: charmap.Windows1250, letters: true},
	}
	for _, e := range all {
		for b := 0x80; b < 0x100; b++ {
			r := e.charmap.DecodeByte(byte(b))
			if r == utf8.RuneError {
				r = rune(b) // programs keep it if it has no character
			}
			if r < lastInOld {
				e.bytes[r] = byte(b)
			}
		}
	}
	return all
})

// first returns the character of UTF-8 whose bytes, read in the encoding, s begins
// with, and how many bytes of s they are; 0 if it is none that texts have.
func (e *oldEncoding) first(s string) (r rune, size int) {
	var b [utf8.UTFMax]byte
	for n := range b {
		c, width := utf8.DecodeRuneInString(s[size:])
		if c >= lastInOld || e.bytes[c] == 0 {
			break
		}
		b[n] = e.bytes[c]
		size += width
		if utf8.FullRune(b[:n+1]) {
			if r, width := utf8.DecodeRune(b[:n+1]); width == n+1 && isUsual(r) {
				return r, size
			}
			break
		}
	}
	return 0, 0
}

// isUsual reports whether r is a letter of Latin, Greek, Cyrillic, Hebrew or
// Arabic, or a punctuation mark, as common texts have them.
func isUsual(r rune) bool {
	return r >= 0xA0 && r < 0x180 || r >= 0x386 && r < 0x3CF || r >= 0x400 && r < 0x460 || r == 0x490 || r == 0x491 ||
		r >= 0x5D0 && r < 0x5EB || r >= 0x621 && r < 0x64B || r >= 0x2010 && r < 0x2123 || r == 0x2212 || r == 0xFEFF
}

// decodedTwice reports UTF-8 that a program read in an old encoding and saved.
func (e *editor) decodedTwice() {
	s := e.text.s
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		for _, old := range oldEncodings() {
			if old.isSure(s, i) {
				size = e.twice(old, i)
				break
			}
		}
		i += size
	}
}

// isSure reports whether the characters at s[i:] are one of UTF-8 and cannot
// be meant: they are three, or inside a word though the first is a capital or a
// symbol, or others like them follow.
func (e *oldEncoding) isSure(s string, i int) bool {
	_, size := e.first(s[i:])
	if size == 0 {
		return false
	}
	_, next := e.first(s[i+size:])
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+size:])
	return next > 0 || utf8.RuneCountInString(s[i:i+size]) > 2 || unicode.IsLower(before) || !e.letters &&
		(unicode.IsLower(after) || strings.HasPrefix(s[i:], "Â") && !unicode.IsLetter(before))
}

// twice reports the characters at an offset that were read in an encoding, and
// returns their length.
func (e *editor) twice(old *oldEncoding, at int) int {
	var meant strings.Builder
	s := e.text.s[at:]
	n := 0
	for r, size := old.first(s); size > 0; r, size = old.first(s[n:]) {
		meant.WriteRune(r)
		n += size
	}
	e.add("decoded-twice", at, "%s is probably %s: UTF-8 that was read as %s", shorten(s[:n]), shorten(meant.String()), old.name)
	return n
}

// htmlLeft matches the entity or the tag of HTML that a text begins with.
var htmlLeft = text.Pattern(`^(?:&(?:[A-Za-z]{2,8}[1-4]?|#\d{1,6}|#[xX][0-9A-Fa-f]{1,5});|<!--|(?i)</?(?:a|b|big|blockquote|body|br|center|code|div|em|` +
	`font|h[1-6]|head|hr|html|i|img|li|meta|ol|p|pre|small|span|strong|sub|sup|table|td|th|tr|u|ul)(?:\s+[a-z:-]+\s*=[^<>]*)?\s*/?>)`)

// longestEntity is more bytes than an entity has.
const longestEntity = 16

// htmlAt returns the entity or the tag of HTML that s begins with, "" if it begins with none.
func htmlAt(s string) string {
	end := min(len(s), longestEntity)
	if n := strings.IndexAny(s[1:], "<>"); s[0] == '<' && n >= 0 {
		end = max(n+2, len("<!--"))
	}
	return htmlLeft().FindString(s[:min(len(s), end)])
}

// leftHTML reports entities and tags of HTML in the text. Markdown may have tags,
// and comments that are kept apart are not in it.
func (e *editor) leftHTML() {
	apart := 0 // the first furniture that may be at an offset or after it
	for at := 0; ; {
		i := strings.IndexAny(e.text.s[at:], "&<")
		if i < 0 {
			return
		}
		at += i
		what := htmlAt(e.text.s[at:])
		for what != "" && apart < len(e.Furniture) && e.text.at(e.Furniture[apart].End) <= at {
			apart++
		}
		if what != "" && apart < len(e.Furniture) && e.text.at(e.Furniture[apart].Start) <= at {
			what = ""
		}
		switch is := html.UnescapeString(what); {
		case what == "", is == what && (what[0] == '&' || e.Layout == document.Markdown):
		case is != what:
			e.add("html-left", at, "“%s” is HTML for “%s”", what, is)
		default:
			e.add("html-left", at, "%s is a tag of HTML", shorten(what))
		}
		at += max(len(what), 1)
	}
}
