package text

import (
	"slices"
	"strconv"
	"strings"
)

// CutNumber cuts a number of at most so many digits that no digit follows.
func CutNumber(s string, digits int) (n int, rest string, ok bool) {
	i := 0
	for i < len(s) && isDigit(s[i]) {
		if i == digits {
			return 0, s, false
		}
		n = n*10 + int(s[i]-'0')
		i++
	}
	return n, s[i:], i > 0
}

// Roman returns the value of a Roman numeral up to 89 in one case, 0 if s is not one.
func Roman(s string) int {
	upper := strings.ToUpper(s)
	if len(s) > 1 && s != upper && s != strings.ToLower(s) {
		return 0
	}
	for i, ten := range romanTens {
		if rest, ok := strings.CutPrefix(upper, ten); ok && slices.Contains(romanOnes, rest) {
			return 10*i + slices.Index(romanOnes, rest)
		}
	}
	return 0
}

// InRoman returns a number in Roman numerals, one of more than 89 in digits.
func InRoman(n int) string {
	if n >= 10*len(romanTens) {
		return strconv.Itoa(n)
	}
	return romanTens[n/10] + romanOnes[n%10]
}

var (
	romanTens = []string{"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX"}
	romanOnes = []string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}
)
