package text

import (
	"strings"
	"unicode"
)

// longestPageMark bounds, in bytes, the remarks that IsPageMark recognises.
const longestPageMark = 40

// IsPageMark reports whether s is the remark of a transcriber that a page ends or
// begins there: "[page break]", "[p. 2]", `\[fol. 3r\]`, "--- page break ---".
// It is neither the text nor what is printed on pages.
func IsPageMark(s string) bool {
	if s == "" || strings.IndexByte(`\[]{}-–—*= `, s[0]) < 0 {
		return false
	}
	inner := strings.Trim(s, `\[]{}-–—*= `)
	if inner == "" || len(s) > longestPageMark || strings.HasPrefix(s, inner) || strings.HasSuffix(s, inner) {
		return false
	}
	page, breaks, number := false, false, false
	for word := range strings.FieldsFuncSeq(strings.ToLower(inner), func(r rune) bool { return !isWritten(r) }) {
		isPage, isBreak := Page.Has(word), PageBreak.Has(word)
		isNumber := unicode.IsDigit(rune(word[0])) || strings.Trim(word, "ivxlc") == ""
		if !isPage && !isBreak && !isNumber && !OfficeSmall.Has(word) && !Particle.Has(word) {
			return false
		}
		page, breaks, number = page || isPage, breaks || isBreak, number || isNumber
	}
	return page && (breaks || number && strings.ContainsAny(s[:2], "[{"))
}
