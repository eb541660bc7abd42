package document

import (
	_ "embed"
	"strings"
)

// Schema is the version of the JSON record. It changes if a key changes its
// meaning or goes; keys may be added under the same version.
const Schema = 2

// RecordSchema is the JSON Schema of [Record], a contract with scripts.
//
//go:embed record.schema.json
var RecordSchema string

// A Record is a [Document] as scripts get it: the keys of its JSON are a
// contract, and left out if the document has no such part. Fields, Furniture
// and Body hold every word of the document; sorted by line, in the order of the
// file. The keys for the title, the date and so on repeat some of them.
type Record struct {
	Schema           int             `json:"schema"`
	ID               string          `json:"id,omitempty"`
	URL              string          `json:"url,omitempty"`
	Layout           Layout          `json:"layout"`
	Part             int             `json:"part,omitempty"`
	Title            string          `json:"title,omitempty"`
	Date             Date            `json:"date,omitzero"`
	Citation         string          `json:"citation,omitempty"`
	Summary          string          `json:"summary,omitempty"`
	Credits          string          `json:"credits,omitempty"`
	OriginalLanguage string          `json:"original_language,omitempty"`
	Contents         []string        `json:"contents,omitempty"`
	Subject          string          `json:"subject,omitempty"`
	From             string          `json:"from,omitempty"`
	To               string          `json:"to,omitempty"`
	Via              string          `json:"via,omitempty"`
	Participants     string          `json:"participants,omitempty"`
	Reference        string          `json:"reference,omitempty"`
	Classification   string          `json:"classification,omitempty"`
	Place            string          `json:"place,omitempty"`
	Fields           []Field         `json:"fields,omitempty"`
	Body             []RecordBlock   `json:"body,omitempty"`
	SourceNote       string          `json:"source_note,omitempty"`
	Furniture        []RecordBlock   `json:"furniture,omitempty"`
	Problems         []RecordProblem `json:"problems,omitempty"`

	// Ref is what opens the document and no other: its id, or its path if
	// another one has the id. Only docview export prints it.
	Ref string `json:"ref,omitempty"`

	// What docview export and info print, and info alone, which leaves out the body.
	Path    string         `json:"path,omitempty"`
	Bytes   int            `json:"bytes,omitempty"`
	Counts  *Counts        `json:"counts,omitempty"`
	Origins map[Key]Origin `json:"origins,omitempty"` // how the title and the date were found
}

// A RecordBlock is a [Block] as scripts get it.
type RecordBlock struct {
	Kind       Kind              `json:"kind"`
	Address    string            `json:"address,omitempty"`
	Number     string            `json:"number,omitempty"`
	Marker     string            `json:"marker,omitempty"`
	Depth      int               `json:"depth"`
	Under      string            `json:"under,omitempty"` // the address of the block
	Line       int               `json:"line"`
	Text       string            `json:"text"`
	Speaker    string            `json:"speaker,omitempty"`
	Date       *Date             `json:"date,omitempty"`
	References []RecordReference `json:"references,omitempty"`
}

// A RecordReference is a [Reference] as scripts get it, in its note.
type RecordReference struct {
	Address string `json:"address"` // of the block that has the mark
	Start   int    `json:"start"`
	End     int    `json:"end"`
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
		Schema: Schema, ID: d.ID, URL: d.URL, Layout: d.Layout, Part: d.Part,
		Title: d.Title(), Date: d.Date(), Citation: d.Citation(), Summary: d.Summary(),
		Credits:          d.Field(KeyCredits).Text,
		OriginalLanguage: d.Field(KeyOriginalLanguage).Text,
		Subject:          d.Field(KeySubject).Text,
		From:             d.texts(KeyFrom),
		To:               d.texts(KeyTo),
		Via:              d.texts(KeyVia),
		Participants:     d.texts(KeyParticipants),
		Reference:        d.texts(KeyReference),
		Classification:   d.Field(KeyClassification).Text,
		Place:            d.PlaceName(),
		Fields:           d.Header,
		Body:             d.recordBlocks(d.Body),
		SourceNote:       d.SourceNote(),
		Furniture:        d.recordBlocks(d.Furniture),
	}
	if contents := d.texts(KeyContents); contents != "" {
		r.Contents = strings.Split(contents, "\n")
	}
	for _, p := range d.Problems {
		r.Problems = append(r.Problems, RecordProblem{p.Code, p.Severity, p.Line, p.Column, p.Message, p.Hint})
	}
	return r
}

// texts returns the texts of all fields of a key, one per line.
func (d *Document) texts(k Key) string {
	var texts []string
	for i := range d.Header {
		if f := &d.Header[i]; f.Key == k && f.Text != "" {
			texts = append(texts, f.Text)
		}
	}
	return strings.Join(texts, "\n")
}

// SourceNote returns the text of the first source note, without the brackets
// that enclose all of it, or of the note on the title that is one; "" if there is none.
func (d *Document) SourceNote() string {
	for i := range d.Body {
		if b := &d.Body[i]; b.Kind == SourceNote || b.Place == d.Kept {
			return withoutBrackets(b.Text)
		}
	}
	return ""
}

// withoutBrackets takes the square brackets from s if one pair encloses all of
// it, or the opening one if nothing closes it.
func withoutBrackets(s string) string {
	inner, ok := strings.CutPrefix(s, "[")
	if !ok {
		return s
	}
	depth := 1
	for i := range len(inner) {
		switch inner[i] {
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 && i < len(inner)-1 {
				return s
			}
		}
	}
	if depth == 0 {
		return inner[:len(inner)-1]
	}
	return inner
}

func (d *Document) recordBlocks(blocks []Block) []RecordBlock {
	records := make([]RecordBlock, len(blocks))
	for i := range blocks {
		b := &blocks[i]
		records[i] = RecordBlock{
			Kind: b.Kind, Address: b.Address, Number: b.Number, Marker: b.Marker,
			Depth: b.Depth, Under: d.addressOf(b.Under), Line: b.Line, Text: b.Text,
			Speaker: b.Speaker, Date: b.Date,
		}
		for _, r := range d.ReferencesTo(b) {
			records[i].References = append(records[i].References, RecordReference{d.addressOf(r.Block), r.Start, r.End})
		}
	}
	return records
}

// addressOf returns the address of the block of a Place, "" for 0. A part of a
// document lets its blocks name those that it lacks.
func (d *Document) addressOf(place int) string {
	if body := d.Whole(); place > 0 && place <= len(body) {
		return body[place-1].Address
	}
	return ""
}
