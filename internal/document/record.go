package document

import "strings"

// Schema is the version of the JSON record.
const Schema = 1

// A Record is the form of a [Document] that scripts get: the keys of its JSON
// are a contract, and left out when the document has no such thing. It says
// the same as the Document, without positions of bytes.
type Record struct {
	Schema           int             `json:"schema"`
	ID               string          `json:"id,omitempty"`
	URL              string          `json:"url,omitempty"`
	Layout           Layout          `json:"layout"`
	Title            string          `json:"title,omitempty"`
	Date             *Date           `json:"date,omitempty"`
	Citation         string          `json:"citation,omitempty"`
	Summary          string          `json:"summary,omitempty"`
	Credits          string          `json:"credits,omitempty"`
	OriginalLanguage string          `json:"original_language,omitempty"`
	Contents         []string        `json:"contents,omitempty"`
	Fields           []RecordField   `json:"fields,omitempty"`
	Body             []RecordBlock   `json:"body,omitempty"`
	SourceNote       string          `json:"source_note,omitempty"`
	Furniture        []RecordBlock   `json:"furniture,omitempty"`
	Problems         []RecordProblem `json:"problems,omitempty"`
}

// A RecordField is a header field that has no key of its own in the record.
type RecordField struct {
	Key   Key    `json:"key,omitempty"`
	Label string `json:"label,omitempty"`
	Text  string `json:"text"`
}

// A RecordBlock is a [Block] as scripts get it.
type RecordBlock struct {
	Kind    Kind     `json:"kind"`
	Address string   `json:"address,omitempty"`
	Number  string   `json:"number,omitempty"`
	Marker  string   `json:"marker,omitempty"`
	Depth   int      `json:"depth"`
	Under   string   `json:"under,omitempty"`
	Line    int      `json:"line"`
	Text    string   `json:"text"`
	Date    *Date    `json:"date,omitempty"`
	Marks   []string `json:"marks,omitempty"`
}

// A RecordProblem is a [Problem] as scripts get it.
type RecordProblem struct {
	Code     string   `json:"code"`
	Severity Severity `json:"severity"`
	Line     int      `json:"line"`
	Column   int      `json:"column"`
	Message  string   `json:"message"`
	Hint     string   `json:"hint,omitempty"`
}

// Record returns the record of d.
func (d *Document) Record() Record {
	r := Record{
		Schema: Schema, ID: d.ID, URL: d.URL, Layout: d.Layout,
		Title: d.Title(), Date: datePointer(d.Date()), Citation: d.Citation(), Summary: d.Summary(),
		Credits:          d.Field(KeyCredits).Text,
		OriginalLanguage: d.Field(KeyOriginalLanguage).Text,
		Body:             recordBlocks(d.Body),
		SourceNote:       d.SourceNote(),
		Furniture:        recordBlocks(d.Furniture),
	}
	for _, f := range d.Header {
		switch f.Key {
		case KeyDate, KeyTitle, KeyCitation, KeySummary, KeyCredits, KeyOriginalLanguage:
		case KeyContents:
			r.Contents = append(r.Contents, strings.Split(f.Text, "\n")...)
		default:
			r.Fields = append(r.Fields, RecordField{Key: f.Key, Label: f.Label, Text: f.Text})
		}
	}
	for _, p := range d.Problems {
		r.Problems = append(r.Problems, RecordProblem(p))
	}
	return r
}

// SourceNote returns the text inside the brackets of the first source note,
// "" when there is none.
func (d *Document) SourceNote() string {
	for _, b := range d.Body {
		if b.Kind == SourceNote {
			return strings.Trim(b.Text, "[]")
		}
	}
	return ""
}

func recordBlocks(blocks []Block) []RecordBlock {
	records := make([]RecordBlock, 0, len(blocks))
	for _, b := range blocks {
		records = append(records, RecordBlock{
			Kind: b.Kind, Address: b.Address, Number: b.Number, Marker: b.Marker,
			Depth: b.Depth, Under: b.Under, Line: b.Line, Text: b.Text,
			Date: datePointer(b.Date), Marks: b.Marks,
		})
	}
	return records
}

func datePointer(d Date) *Date {
	if d.IsZero() {
		return nil
	}
	return &d
}
