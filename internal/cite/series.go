package cite

import (
	"regexp"
	"strconv"
	"strings"
	"sync"

	"docview/internal/text"
)

// A Series is the documentary edition that prints a document, as far as the file
// says: the Foreign Relations of the United States, or one of any country.
type Series struct {
	Title     string `json:"title"`               // "Foreign Relations of the United States, 1949"; of the volume, if that is all
	Volume    string `json:"volume,omitempty"`    // "VIII"; "" if its number is in Title: "Volume 3: 1951"
	Document  string `json:"document,omitempty"`  // its number in the volume: "621"
	Place     string `json:"place,omitempty"`     // of publication
	Publisher string `json:"publisher,omitempty"` // who printed it
	Year      string `json:"year,omitempty"`      // of publication

	volume string // the volume's id at the Office of the Historian, "frus1949v08"; else ""
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
	return strings.Join(without(prefixed("vol. ", s.Volume), prefixed("doc. ", s.Document)), ", ")
}

// url returns the document's URL at the Office of the Historian, "" if it is not one of its.
func (s *Series) url() string {
	if s.volume == "" {
		return ""
	}
	return "https://history.state.gov/historicaldocuments/" + s.volume + "/d" + s.Document
}
