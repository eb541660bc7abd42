package cite

import (
	"strconv"
	"strings"
)

// A Series is where a document of the Foreign Relations of the United States is printed.
type Series struct {
	Title    string `json:"title"`            // "Foreign Relations of the United States, 1949"
	Volume   string `json:"volume,omitempty"` // in Roman numerals: "VIII"
	Document string `json:"document"`         // its number in the volume: "621"

	volume string // the volume's id: "frus1949v08"
}

// seriesOf reads the id that the Office of the Historian assigns to a document:
// "frus1949v08-d621", "frus1958-60v08-d5", "frus1943China-d232", "frus1969-76ve12-d3".
// It returns nil for any other id.
func seriesOf(id string) *Series {
	id, _, _ = strings.Cut(id, ".")
	rest, ok := strings.CutPrefix(id, "frus")
	i := strings.LastIndex(rest, "-d")
	if !ok || i < 0 || !isNumber(rest[i+2:]) {
		return nil
	}
	s := &Series{Document: rest[i+2:], volume: "frus" + rest[:i]}
	years, rest := cutYears(rest[:i])
	if years == "" {
		return nil
	}
	s.Title = "Foreign Relations of the United States, " + years
	named, number := cutVolume(rest)
	if named != "" {
		s.Title += ", " + named
	}
	s.Volume = number
	return s
}

// cutYears cuts "1949" or "1958-60" from the start of s, and writes the years in full.
func cutYears(s string) (years, rest string) {
	if len(s) < 4 || !isNumber(s[:4]) {
		return "", s
	}
	years, rest = s[:4], s[4:]
	if len(rest) >= 3 && rest[0] == '-' && isNumber(rest[1:3]) {
		years, rest = years+"–"+years[:2]+rest[1:3], rest[3:]
	}
	return years, rest
}

// cutVolume reads "China", "v08", "v14p1", "ve12", "Berlinv01".
func cutVolume(s string) (named, number string) {
	i := strings.LastIndexByte(s, 'v')
	if i < 0 {
		return s, ""
	}
	number, part, hasPart := strings.Cut(s[i+1:], "p")
	electronic := strings.HasPrefix(number, "e")
	n, err := strconv.Atoi(strings.TrimPrefix(number, "e"))
	if err != nil || n < 1 {
		return s, ""
	}
	if number = roman(n); electronic {
		number = "E-" + strconv.Itoa(n)
	}
	if hasPart {
		number += ", pt. " + part
	}
	return s[:i], number
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// roman returns n in Roman numerals.
func roman(n int) string {
	var b strings.Builder
	for _, d := range []struct {
		value   int
		letters string
	}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.letters)
		}
	}
	return b.String()
}

// place returns where in the series the document is: "vol. VIII, doc. 621".
func (s *Series) place() string {
	if s.Volume == "" {
		return "doc. " + s.Document
	}
	return "vol. " + s.Volume + ", doc. " + s.Document
}

// url returns the document's URL at the Office of the Historian.
func (s *Series) url() string {
	return "https://history.state.gov/historicaldocuments/" + s.volume + "/d" + s.Document
}
