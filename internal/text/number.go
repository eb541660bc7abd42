package text

import "strings"

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
	if len(s) > 1 && s != strings.ToUpper(s) && s != strings.ToLower(s) {
		return 0
	}
	total, rest := 0, strings.ToUpper(s)
	for _, numeral := range romanNumerals {
		for range numeral.most {
			after, ok := strings.CutPrefix(rest, numeral.sign)
			if !ok {
				break
			}
			total, rest = total+numeral.value, after
		}
	}
	if rest != "" {
		return 0
	}
	return total
}

var romanNumerals = []struct {
	sign        string
	value, most int
}{
	{"L", 50, 1}, {"XL", 40, 1}, {"X", 10, 4}, {"IX", 9, 1}, {"V", 5, 1}, {"IV", 4, 1}, {"I", 1, 3},
}
