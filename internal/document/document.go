package document

import (
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"docview/internal/text"
)

// A Document is the record of one archive document: its header in the order
// of the file, its body as a list of blocks, and what was doubtful in reading
// it. The zero Document is an empty document.
//
// A Document is not changed after it is parsed; [Document.Only] and
// [Document.Select] return smaller ones that share its blocks.
type Document struct {
	Name   string // the file's name as given to [Open], for messages
	Part   int    // which document of the file it is, from 1; 0 if the file holds only one
	ID     string // the last element of URL if that is an id; the library sets it if the text has none
	Ref    string // what opens the document as an argument: its ID, or a path if several documents have it; filled in by the library
	URL    string // the URL of the citation, "" if it has none
	Layout Layout // how the file is laid out

	// Line, Start and End say where in the file the document is: Source[Start:End]
	// is its bytes, and Line the line of the first of them, from 1. The only
	// document of a file is all of it; one of several goes from its first
	// character to its last, without the white space around it. A part of a
	// document keeps those of the whole.
	Line, Start, End int

	// Header is the labelled and unlabelled parts before the body,
	// in the order of the file. Every word before the body that is not
	// in Furniture is in one of them.
	Header []Field

	// Body is the blocks of the text in the order of the file: paragraphs
	// and headings, then the signature, notes and source note where the file has them.
	Body []Block

	// References is where the text refers to notes, in the order of the notes
	// and, for each, of the text. A part of a document keeps those of the whole.
	References []Reference

	// Kept is the place of the note on the title that says where the text is kept,
	// 0 if there is none.
	Kept int

	// Furniture is what belongs to pages and not to the document, in the order
	// of the file: "Skip to content" of a web page, headers, footers and
	// stamps that return on printed pages, and lines that only separate. It is
	// kept apart from Header and Body, but not lost; it may be inside a block.
	Furniture []Block

	// Pieces is where in the file the text of a block is, by its Place, if more
	// than line ends and furniture is between: the notes at the foot of a page,
	// another column, the blank lines of a typescript. See [Document.Ranges].
	Pieces map[int][][2]int

	// Dated is the date that a sentence of the body gives, and how it was found;
	// zero if the header has a date, or nothing is known of it.
	Dated Dated

	// Problems is what was found doubtful, in the order of the file.
	Problems []Problem

	// Source is the file's bytes as given to [Open]: the whole file, even when
	// the document is a part of it. Start and End of fields and blocks index it.
	Source []byte

	source *source // the decoded text; nil in a Document that Open did not make
	whole  []Block // of a part, the body of the whole document; else nil
}

// A Layout says how a file is laid out.
type Layout string

// The layouts that are recognised.
const (
	DigitalArchive Layout = "digital-archive" // the archive's text: labels alone on a line, blank lines between paragraphs
	PDFText        Layout = "pdf-text"        // pdftotext: hard-wrapped, no blank line between paragraphs
	PDFLayout      Layout = "pdf-layout"      // pdftotext -layout: centred head, blank lines, indents
	Flat           Layout = "flat"            // the whole document on one line
	Web            Layout = "web"             // text of the archive's page: date, title, body
	Markdown       Layout = "markdown"        // text with the marks of Markdown
	Plain          Layout = "plain"           // anything else
)

// Layouts returns the layouts that are recognised.
func Layouts() []Layout {
	return []Layout{DigitalArchive, PDFText, PDFLayout, Flat, Web, Markdown, Plain}
}

// A Dated is a date in the body, the rule by which the parser took it for the
// document's, and its line.
type Dated struct {
	Date Date
	Origin
}

// An Origin says which rule of the parser found a part of the record, and on which
// line of the file.
type Origin struct {
	Rule string `json:"rule"`
	Line int    `json:"line"`
}

// IsInferred reports whether nothing marks what was found as the title or the date: a
// rule that takes it by its place is named after the place, "the closing sentence".
func (o Origin) IsInferred() bool { return strings.HasPrefix(o.Rule, "the ") }

// A Key names what a header field holds. Keys are the keys of the JSON record.
type Key string

// The keys of header fields. A field with a label that docview does not know
// has the Key "".
const (
	KeyBanner           Key = "banner" // the export's own lines above the date
	KeyDate             Key = "date"
	KeyTitle            Key = "title"
	KeyCitation         Key = "citation"
	KeySummary          Key = "summary"
	KeyCredits          Key = "credits"
	KeyOriginalLanguage Key = "original_language"
	KeyContents         Key = "contents"
	KeyAuthor           Key = "author"          // reprints
	KeyDescription      Key = "description"     // reprints
	KeySource           Key = "source"          // reprints: where the text was taken from
	KeyFileNumber       Key = "file_number"     // FRUS: "893.00/15104: Telegram"
	KeyDocumentNumber   Key = "document_number" // FRUS: "[Document 907]"
	KeySerial           Key = "serial"          // FRUS: "No. 24"
	KeyPlaceDate        Key = "place_date"      // FRUS: "Peiping, October 3, 1949."
	KeyReceived         Key = "received"        // FRUS: "[Received October 3—7:42 a. m.]"
	KeyClassification   Key = "classification"  // FRUS: "confidential"
	KeyRemark           Key = "remark"          // FRUS: "[Extract]"
	KeyLetterhead       Key = "letterhead"      // other lines of a head: above the date of a letter, or in between
	KeySubject          Key = "subject"         // memoranda: "Carts for the harvest"
	KeyFrom             Key = "from"            // who sent it
	KeyTo               Key = "to"              // whom it addresses
	KeyVia              Key = "via"             // through whom it goes to the addressee
	KeyParticipants     Key = "participants"    // who took part in a conversation
	KeyReference        Key = "reference"       // the document that this one answers, or its own number in an archive
	KeyPlace            Key = "place"           // where it was written, if that is a field of its own
)

// A Field is one part of the header. Scripts get it as it is, but for its bytes.
type Field struct {
	Key   Key    `json:"key,omitempty"`   // what it is; "" for a label that docview does not know
	Label string `json:"label,omitempty"` // the label as written, with its colon; "" if it has none
	Line  int    `json:"line"`            // the line of its first byte, from 1
	Text  string `json:"text"`            // the value: soft line ends as spaces, paragraphs joined by "\n\n", contents by "\n"
	Mark  string `json:"mark,omitempty"`  // the mark of a note at the end of the value, with the space before it (FRUS titles); "" if there is none
	Quote string `json:"quote,omitempty"` // the quotation mark before and after the value, in front matter; else ""
	URL   string `json:"url,omitempty"`   // the URL on the value's last line, without its angle brackets; "" if there is none
	Date  Date   `json:"date,omitzero"`   // the date that Text is or contains; zero unless Key is KeyDate or KeyPlaceDate

	Rule  string `json:"-"` // the rule of the parser that found it
	Start int    `json:"-"` // its byte range in Document.Source, the label included
	End   int    `json:"-"`
}

// A Kind says what a block is.
type Kind string

// The kinds of blocks. Furniture occurs in Document.Furniture only.
const (
	Paragraph  Kind = "paragraph"
	Heading    Kind = "heading"
	Signature  Kind = "signature"
	Note       Kind = "note"
	SourceNote Kind = "source_note"
	Furniture  Kind = "furniture"
)

// A Block is one block of the body.
type Block struct {
	Kind  Kind
	Place int // 7 for the seventh block of the body, from 1; 0 in Furniture

	// Address is the shortest address that opens this block and no other: "4"
	// by its written number, "4.b" by that and the number above it, else "p7"
	// by its Place; "" in Furniture.
	Address string

	Marker string // the marker as written: "4.", "(a)", "[1]"; "" for an unnumbered block
	Number string // the marker without its punctuation: "4", "a", "3, 4"
	Depth  int    // how deep its list is nested in others; 0 for the outermost and outside of lists

	// Under is the Place of the numbered paragraph that the block belongs to:
	// the parent of a nested marker, the number above an unnumbered paragraph;
	// 0 if there is none. It is always less than the block's own Place.
	Under int

	// Text is the block without its marker: soft line ends as spaces, hard
	// ones (addresses, sign-offs) as "\n". All else is as in the file.
	Text string

	Date *Date // a signature's date; nil if it has none

	// Speaker is who says this in a record of speech, as written: "Mr. CARTER
	// (Utopia)"; "" if that is not certain. Said is where in Text the words after
	// the name begin, 0 if the block goes on with a turn, or is none.
	Speaker string
	Said    int

	Line       int // the line of its first byte, from 1
	Start, End int // its byte range in Document.Source, the marker included
}

// IsPageMark reports whether a transcriber says in the block that a page ends or
// begins there, and nothing else is in it: "[page break]", "[p. 2]".
func (b *Block) IsPageMark() bool { return text.IsPageMark(b.Text) }

// A Reference is a mark in the text that refers to a note: the 1 of
// "struggle.1", the [1] of "struggle[1]".
type Reference struct {
	Note       int // the note's Place
	Block      int // the Place of the block that has the mark
	Start, End int // the mark's byte range in that block's Text
}

// A Date is a date as the document writes it and as EDTF.
type Date = text.Date

// Title returns the document's title on one line, the subject of a memorandum or a
// cable that has no other; "" if it has none.
func (d *Document) Title() string { return d.titleField().Text }

func (d *Document) titleField() Field {
	f := d.Field(KeyTitle)
	if subject := d.Field(KeySubject); f.Text == "" && !strings.HasPrefix(subject.Text, "(") && !strings.ContainsAny(subject.Text[:min(len(subject.Text), 1)], "0123456789") {
		return subject
	}
	return f
}

// Date returns the date of the document, zero if it is not known: that of a date
// field before that of a place and date, that before one at the end of the title,
// and that before one in the text.
func (d *Document) Date() Date {
	if f := d.dateField(); f != nil {
		return f.Date
	}
	return d.Dated.Date
}

// dateField returns the field whose date is the document's, nil if none has one.
func (d *Document) dateField() *Field {
	for _, k := range []Key{KeyDate, KeyPlaceDate, KeyTitle} {
		for i := range d.Header {
			if f := &d.Header[i]; f.Key == k && !f.Date.IsZero() {
				return f
			}
		}
	}
	return nil
}

// Origins returns how the title and the date were found, by their keys.
func (d *Document) Origins() map[Key]Origin {
	origins := map[Key]Origin{}
	if f := d.titleField(); f.Text != "" {
		origins[KeyTitle] = Origin{f.Rule, f.Line}
	}
	if f := d.dateField(); f != nil {
		origins[KeyDate] = Origin{f.Rule, f.Line}
	} else if d.Dated.Rule != "" {
		origins[KeyDate] = d.Dated.Origin
	}
	return origins
}

// PlaceName returns where the document was written: the field of the place, or
// what is before the date in that of a place and date, without the number of a
// telegram; "" if it is not known.
func (d *Document) PlaceName() string {
	if f := d.Field(KeyPlace); f.Text != "" {
		return f.Text
	}
	f := d.Field(KeyPlaceDate)
	if strings.Contains(f.Date.Text, "Z ") { // precedences are before the date-time group of a cable
		return ""
	}
	before, _, _ := strings.Cut(f.Text, f.Date.Text)
	before = strings.TrimRight(before, " ,([")
	for _, article := range []string{", le", ", den", ", am", ", à", ", a"} { // "Paris, le 3 mai"
		before = strings.TrimSuffix(before, article)
	}
	place := strings.Trim(before[strings.LastIndexAny(before, ",0123456789]")+1:], " ,[(*_")
	if !text.IsNamed(place) || text.Weekday.Has(place) || strings.Contains(place, "   ") {
		return ""
	}
	return place
}

// Citation returns the citation without its address.
func (d *Document) Citation() string { return d.Field(KeyCitation).Text }

// Summary returns the summary, its paragraphs joined by a blank line.
func (d *Document) Summary() string { return d.Field(KeySummary).Text }

// Field returns the first header field of a key, the zero Field if there is none.
func (d *Document) Field(k Key) Field {
	for _, f := range d.Header {
		if f.Key == k {
			return f
		}
	}
	return Field{}
}

// Blocks returns the body's blocks of a kind.
func (d *Document) Blocks(k Kind) []Block {
	return slices.DeleteFunc(slices.Clone(d.Body), func(b Block) bool { return b.Kind != k })
}

// Counts are how many of each thing a document has.
type Counts struct {
	Blocks     int `json:"blocks"`
	Paragraphs int `json:"paragraphs"`
	Numbered   int `json:"numbered"` // paragraphs with a number
	Lists      int `json:"lists"`    // see [Document.Lists]
	Headings   int `json:"headings"`
	Notes      int `json:"notes"`
	Words      int `json:"words"` // of the body, without its markers
	Problems   int `json:"problems"`
}

// Counts returns how many blocks of each kind, words and problems d has.
func (d *Document) Counts() Counts {
	c := Counts{Blocks: len(d.Body), Lists: d.Lists(), Problems: len(d.Problems)}
	for i := range d.Body {
		b := &d.Body[i]
		switch b.Kind {
		case Paragraph:
			c.Paragraphs++
			if b.Number != "" {
				c.Numbered++
			}
		case Heading:
			c.Headings++
		case Note:
			c.Notes++
		}
		for range strings.FieldsSeq(b.Text) {
			c.Words++
		}
	}
	return c
}

// ReferencesTo returns where the text refers to a note, in its order.
func (d *Document) ReferencesTo(note *Block) []Reference {
	if note.Kind != Note {
		return nil
	}
	byNote := func(r Reference, place int) int { return r.Note - place }
	start, _ := slices.BinarySearchFunc(d.References, note.Place, byNote)
	end, _ := slices.BinarySearchFunc(d.References, note.Place+1, byNote)
	return d.References[start:end]
}

// Above returns the block of d that b is under, nil if d has none: it may be
// a part.
func (d *Document) Above(b *Block) *Block {
	if i, ok := d.indexOf(b.Under); ok && b.Under < b.Place {
		return &d.Body[i]
	}
	return nil
}

// indexOf returns the index in the body of the block of a Place: the body may
// be that of a part, whose blocks keep their places.
func (d *Document) indexOf(place int) (int, bool) {
	return slices.BinarySearchFunc(d.Body, place, func(b Block, place int) int { return b.Place - place })
}

// Only returns a document that holds only the header fields of some keys and
// the body's blocks of some kinds, so that a part prints as the whole does.
func (d *Document) Only(keys []Key, kinds []Kind) *Document {
	part := d.part()
	part.Header = slices.DeleteFunc(slices.Clone(d.Header), func(f Field) bool { return !slices.Contains(keys, f.Key) })
	part.Body = slices.DeleteFunc(slices.Clone(d.Body), func(b Block) bool { return !slices.Contains(kinds, b.Kind) })
	return part
}

// part returns an empty part of d.
func (d *Document) part() *Document {
	part := *d
	part.whole = d.Whole()
	part.Header, part.Body, part.Furniture = nil, nil, nil
	return &part
}

// Whole returns the body of the whole document, of which d may be a part.
func (d *Document) Whole() []Block {
	if d.whole != nil {
		return d.whole
	}
	return d.Body
}

// Stem returns the name of a file without its folder and extension: "a.b" for
// "letters/a.b.txt.gz".
func Stem(path string) string {
	name := filepath.Base(path)
	if ext := filepath.Ext(name); strings.EqualFold(ext, ".gz") {
		name = strings.TrimSuffix(name, ext)
	}
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// PublicHost is the host on which the Digital Archive shows its documents to everybody.
const PublicHost = "digitalarchive.wilsoncenter.org"

// IsID reports whether s can be a document's id: a number, or a slug of words
// and hyphens as in the archive's newer URLs ("telegram-to-liu") and in
// volumes of documents ("frus1943China-d232"). An id keeps its case.
func IsID(s string) bool {
	if s == "" || len(s) > 200 || s[0] == '-' || IsCableNumber(s) {
		return IsCableNumber(s)
	}
	digits, hyphens := 0, 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == '-':
			hyphens++
		case r > unicode.MaxASCII || !unicode.IsLetter(r):
			return false
		}
	}
	return digits == len(s) || hyphens > 0
}

// CableNumbers are the labels of the number under which an archive has a cable.
var CableNumbers = []string{"Document Number:", "Canonical ID:"}

// IsCableNumber reports whether s is such a number: a year, the office in letters and
// its number, "1979STRELS04417", perhaps with the edition, "1974KARSUN03377_b".
func IsCableNumber(s string) bool {
	s = strings.TrimSuffix(s, "_b")
	office := strings.Trim(s, "0123456789")
	year, number, ok := strings.Cut(s, office)
	return ok && len(s) < 30 && len(year) == 4 && len(number) > 3 && strings.Trim(office, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" && len(office) > 1
}

// Ranges returns the bytes of a block in the file, of which there are several
// ranges if it is in pieces. Furniture may be in each.
func (d *Document) Ranges(b *Block) [][2]int {
	if pieces := d.Pieces[b.Place]; pieces != nil && b.Kind != Furniture {
		return pieces
	}
	return [][2]int{{b.Start, b.End}}
}

// Extent returns the first and the last byte of the blocks of a body in the file.
func (d *Document) Extent() (start, end int) {
	for i := range d.Body {
		if b := &d.Body[i]; i == 0 {
			start, end = b.Start, b.End
		} else {
			start, end = min(start, b.Start), max(end, b.End)
		}
	}
	return start, end
}

// LineStarts returns where in the text of one of d's blocks the lines of the
// file after the first begin.
func (d *Document) LineStarts(b *Block) []int {
	file, offset, _ := d.Decoded()
	text := ""
	for _, r := range d.Ranges(b) {
		text += file[offset(r[0]):offset(r[1])] + "\n"
	}
	text = strings.TrimLeftFunc(strings.TrimPrefix(text, b.Marker), unicode.IsSpace)
	var starts []int
	at := 0
	isEnd := func(r rune) bool { return strings.ContainsRune("\n\r\f\v\u0085\u2028\u2029", r) }
	for line := range strings.FieldsFuncSeq(text, isEnd) {
		line = strings.Trim(line, " \t")
		if at > 0 && !strings.HasPrefix(b.Text[min(at, len(b.Text)):], line) {
			line = strings.TrimLeft(line, "> \t") // of a block quotation
		}
		if line == "" || !strings.HasPrefix(b.Text[min(at, len(b.Text)):], line) {
			continue // furniture
		}
		if at > 0 {
			starts = append(starts, at)
		}
		at += len(line) + 1
	}
	return starts
}
