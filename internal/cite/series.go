package cite

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"docview/internal/text"
)

// A Series is where a document of the Foreign Relations of the United States is printed.
type Series struct {
	Title    string `json:"title"`            // "Foreign Relations of the United States, 1949"
	Volume   string `json:"volume,omitempty"` // in Roman numerals: "VIII"
	Document string `json:"document"`         // its number in the volume: "621"

	volume string // the volume's id: "frus1949v08"
}

// seriesOf reads the id that the Office of the Historian assigns to a document:
// "frus1949v08-d621", "frus1958-60v08-d5", "frus1943China-d232", "frus1969-76ve12-d3",
// "frus1949v14p1-d1". It returns nil for any other id.
func seriesOf(id string) *Series {
	id, _, _ = strings.Cut(id, ".")
	m := seriesID().FindStringSubmatch(id)
	if m == nil {
		return nil
	}
	s := &Series{
		Title:    "Foreign Relations of the United States, " + m[2] + prefixed("–"+m[3], m[4]) + prefixed(", ", m[5]),
		Document: m[9], volume: m[1],
	}
	if n, err := strconv.Atoi(m[7]); err == nil && m[6] == "" {
		s.Volume = text.InRoman(n)
	} else if err == nil {
		s.Volume = "E-" + m[7]
	}
	s.Volume += prefixed(", pt. ", m[8])
	return s
}

// seriesID matches an id: the volume with its years, a name and a number, which is
// that of an electronic one after "e"; then the document.
var seriesID = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(frus((\d\d)\d\d)(?:-(\d\d))?(.*?)(?:v(e?)0*([1-9]\d*)(?:p(.*))?)?)-d(\d+)$`)
})

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// place returns where in the series the document is: "vol. VIII, doc. 621".
func (s *Series) place() string {
	return strings.Join(without(prefixed("vol. ", s.Volume), "doc. "+s.Document), ", ")
}

// url returns the document's URL at the Office of the Historian.
func (s *Series) url() string {
	return "https://history.state.gov/historicaldocuments/" + s.volume + "/d" + s.Document
}
