package cite

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"docview/internal/document"
	"docview/internal/text"
)

// A Series is the documentary edition that prints a document, as far as the file
// says: the Foreign Relations of the United States, or one of any country.
type Series struct {
	Title     string `json:"title,omitempty"`     // "Foreign Relations of the United States, 1949"; of the volume, if that is all
	Volume    string `json:"volume,omitempty"`    // "VIII"; "" if its number is in Title: "Volume 3: 1951"
	Document  string `json:"document"`            // its number in the volume: "621"
	Place     string `json:"place,omitempty"`     // of publication
	Publisher string `json:"publisher,omitempty"` // who printed it
	Year      string `json:"year,omitempty"`      // of publication

	url string // at the Office of the Historian, which names no authors; else ""
}

// editionOf returns the edition that prints d, nil if d does not say which number
// it has in one; and the title of d without that number.
func editionOf(d *document.Document) (*Series, string) {
	title := spaced(d.Title())
	s := cmp.Or(seriesOf(d.ID), seriesOf(document.Stem(d.Name)), seriesOfFields(d))
	m := numberOfTitle().FindStringSubmatch(title)
	switch {
	case s == nil && (m == nil || !isOfEdition(m[2])):
		return nil, title
	case s == nil:
		s = &Series{}
	}
	if m != nil && (s.Document == "" || s.Document == m[1]) {
		s.Document, title = m[1], m[2]
	}
	if s.Document == "" {
		return nil, title
	}
	return s, title
}

// editionAbove returns the edition that the lines above the title of d name, if that says who
// writes to whom: "Mill Papers, Volume III", "No. 12"; nil if nothing gives the number. One
// without a word and with a blank line below it may be that of a page.
func editionAbove(d *document.Document, known *Series) *Series {
	var s Series
	if known != nil {
		s = *known
	}
	i := slices.IndexFunc(d.Header, func(f document.Field) bool { return f.Key == document.KeyTitle })
	for next := i; i > 0 && next-i < 2 && s.Title == ""; {
		i--
		above := d.Header[i]
		m := lineOfEdition().FindStringSubmatch(spaced(above.Text))
		if m == nil || isNumber(m[0]) && strings.Count(string(d.Source[above.End:d.Header[i+1].Start]), "\n") != 1 {
			break
		}
		s.Title, s.Volume, s.Document = m[1], m[2], cmp.Or(s.Document, m[3], m[4])
	}
	if s.Document == "" {
		return nil
	}
	return &s
}

// lineOfEdition matches the title of an edition with its volume and perhaps the number of a
// document in it, or that alone: "Mill Papers, 1951, Volume III, Document 12", "No. 12".
var lineOfEdition = text.Pattern(`^(?:(\p{Lu}.{8,100}?), (?i:volume|vol\.|band|bd\.|tome|t\.) ?([IVXLC0-9]+(?:, .{1,80}?)??)` +
	`(?:, ` + numberWord + `([0-9]{1,4}))?|(?:` + numberWord + `)?([0-9]{1,4}[a-z]?)\.?)$`)

// isOfEdition reports whether a title shows by itself that the number before it is
// that of a document in an edition: who writes to whom, or the editor. "12.
// Sitzung" is the twelfth.
func isOfEdition(title string) bool {
	h := parseTitle(title)
	return len(h.author)+len(h.recipient)+len(h.participants) > 0 || strings.EqualFold(title, "Editorial Note")
}

// numberOfTitle matches a title that begins with the number of the document in its
// edition: "99. Telegram From", "No. 12. Stone to Reed", "153 Watt to Hodgson".
var numberOfTitle = text.Pattern(`^(?:` + numberWord + `)*([0-9]{1,4}[a-z]?)(?:[.:)]| [–—-])? ([\p{Lu}\[“"].*)$`)

// numberWord matches what is before the number of a document.
const numberWord = `(?:(?i:doc|dok|document|dokument|no|nr|n)[.º°]* ?|№ ?)`

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
		Document: m[9], url: "https://history.state.gov/historicaldocuments/" + m[1] + "/d" + m[9],
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
var seriesID = text.Pattern(`^(frus((\d\d)\d\d)(?:-(\d\d))?(.*?)(?:v(e?)0*([1-9]\d*)(?:p(.*))?)?)-d(\d+)$`)

// An editionField is a part of an edition, and the labels of the fields that name it,
// the best first.
type editionField struct{ part, labels string }

var editionFields = []editionField{
	{"document", "doc num|doc no|doc nr|doc number|document num|document no|document nr|document number|dok nr|dokument nr|dokument|document|doc"},
	{"number", "number|no|nr|nummer|numéro|número|номер"},
	{"title", "edition|edition title|series|series title|reihe|collection title|book title|container title"},
	{"name", "vol full title|volume full title|vol title|volume title"},
	{"volume", "volume|vol|volume number|volume no|vol num|vol no|vol id|volume id|band|tome|tomo|том"},
	{"publisher", "publisher|verlag|éditeur|editorial|издательство"},
	{"place", "place of publication|publication place|publisher place|pub place|verlagsort"},
	{"year", "year of publication|publication year|pub year|erscheinungsjahr"},
	{"periodical", "issue|journal|newspaper|periodical|magazine"},
}

// seriesOfFields reads the edition from the fields of d; nil if they name none. A
// number alone shows none, nor does that of a periodical or of an archive's series.
func seriesOfFields(d *document.Document) *Series {
	fields, has := map[string]string{}, map[string]string{}
	for i := range d.Header {
		f := &d.Header[i]
		if inMap := f.Start > 0 && f.Start <= len(d.Source) && d.Source[f.Start-1] == ' '; f.Key == "" && f.Label != "" && !inMap {
			fields[strings.ReplaceAll(strings.ToLower(strings.Trim(f.Label, `:= "'`)), "_", " ")] = spaced(f.Text)
		}
	}
	for _, row := range editionFields {
		for label := range strings.SplitSeq(row.labels, "|") {
			has[row.part] = cmp.Or(has[row.part], fields[label])
		}
	}
	name, volume := has["name"], cutVolume(has["volume"])
	if title := has["title"]; !strings.Contains(title, " ") || title == strings.ToUpper(title) {
		has["title"] = ""
	}
	if name == "" && strings.Contains(volume, ": ") {
		name = has["volume"]
	}
	s := &Series{Title: has["title"], Volume: volume, Publisher: has["publisher"], Place: has["place"], Year: has["year"]}
	if number := strings.Trim(text.LastWord(cmp.Or(has["document"], has["number"])), "."); isNumber(strings.TrimRight(number, "abc")) {
		s.Document = number
	}
	switch named := cutVolume(name); {
	case has["periodical"] != "" || name == "" && (volume == "" || s.Title == "") && has["document"] == "" || name+volume+s.Title == "":
		return nil
	case s.Title == "":
		s.Title = name
		if named != name { // "Volume 3: 1951"
			s.Volume = ""
		}
	case named != name:
		s.Volume = named
	default:
		s.Volume = strings.Join(without(volume, name), ", ")
	}
	return s
}

// cutVolume cuts the word before the number of a volume.
func cutVolume(s string) string {
	if word, rest := cutWord(s); text.Volume.Has(word) && rest != "" {
		return rest
	}
	return s
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
