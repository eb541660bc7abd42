package render

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"docview/internal/document"
)

// A Format is a way to write documents and what is found in them. A new one is
// a printer in a file of its own and a row of formats.
type Format struct {
	Name string
	Uses Use
	Page bool // lines for a person, which a [Painter] draws

	Unfolded bool // in a pipe, a paragraph is one line unless a width is asked for

	// Print prints a document. It is nil if documents are written as records.
	Print func(p *Printer, w io.Writer, d *document.Document) error

	// Heading returns what is above each of several documents, nil if they
	// announce themselves, and Between is what separates them.
	Heading func(p *Printer, name string) []Line
	Between string

	// Record returns a value with JSON tags as it is written, nested in an
	// array or not. It is nil if there are no records; then a row is what
	// Row returns of its cells, below one of the columns' names if Names is set.
	Record func(v any, nested bool) []byte
	Row    func(cells []string) string
	Names  bool

	// One and Many are what is written around one record and several.
	One, Many Brackets
}

// Brackets are what is written around records.
type Brackets struct{ Begin, Between, End, Empty string }

// A Use is what a format is used for.
type Use int

// The uses of formats, as a set of bits.
const (
	Documents  Use = 1 << iota // documents and their parts
	Rows                       // lists and hits
	Facts                      // what is known of a thing
	Records                    // records of many documents
	Quotations                 // quotations with their citations
	Citations                  // citations in prose
)

// formats are all formats. The first is the default in a pipe, the second on a
// terminal.
var formats = []Format{
	{
		Name: "text", Uses: Documents | Rows | Facts | Quotations | Citations,
		Print:   (*Printer).Text,
		Heading: func(p *Printer, name string) []Line { return p.Paragraph(Frame, "==> "+name+" <==") },
		Between: "\n",
		Row:     func(cells []string) string { return strings.Join(safeCells(cells), "\t") + "\n" },
	},
	{
		Name: "terminal", Uses: Documents | Rows | Facts | Quotations, Page: true,
		Print:   (*Printer).Terminal,
		Heading: func(p *Printer, name string) []Line { return []Line{p.Rule(name)} },
		Between: "\n",
	},
	{
		Name: "markdown", Uses: Documents | Quotations | Citations,
		Print: (*Printer).Markdown,
		Heading: func(_ *Printer, name string) []Line {
			return []Line{{[]Span{{Text: codeSpan(flat(name)), Role: Frame}}}, {}}
		},
		Between: "\n* * *\n\n",
	},
	{
		Name: "linear", Uses: Documents, Unfolded: true,
		Print: (*Printer).Linear, Between: "\n",
	},
	{
		Name: "json", Uses: Documents | Rows | Facts | Records | Quotations | Citations,
		Record: func(v any, nested bool) []byte {
			text := JSON(v)
			if nested {
				text = bytes.ReplaceAll(text, []byte("\n"), []byte("\n  "))
			}
			return text
		},
		One:  Brackets{End: "\n"},
		Many: Brackets{Begin: "[\n  ", Between: ",\n  ", End: "\n]\n", Empty: "[]\n"},
	},
	{
		Name: "ndjson", Uses: Documents | Rows | Facts | Records,
		Record: func(v any, _ bool) []byte {
			var line bytes.Buffer
			_ = json.Compact(&line, JSON(v)) // which is valid
			return line.Bytes()
		},
		One:  Brackets{End: "\n"},
		Many: Brackets{Between: "\n", End: "\n"},
	},
	{Name: "html", Uses: Quotations | Citations},
	{Name: "latex", Uses: Quotations | Citations},
	{Name: "csv", Uses: Rows, Row: csvLine, Names: true},
}

// DefaultFormat returns the format of a terminal or a pipe.
func DefaultFormat(terminal bool) Format {
	if terminal {
		return formats[1]
	}
	return formats[0]
}

// FormatNamed returns the format of a name, and whether it has the use.
func FormatNamed(name string, u Use) (Format, bool) {
	i := slices.IndexFunc(formats, func(f Format) bool { return f.Name == name && f.Uses&u != 0 })
	if i < 0 {
		return Format{}, false
	}
	return formats[i], true
}

// FormatNames returns the names of the formats that have a use.
func FormatNames(u Use) []string {
	var names []string
	for _, f := range formats {
		if f.Uses&u != 0 {
			names = append(names, f.Name)
		}
	}
	return names
}

// codeSpan returns s as code in Markdown, which no text of a document is.
func codeSpan(s string) string {
	if strings.Contains(s, "`") {
		return "`` " + s + " ``"
	}
	return "`" + s + "`"
}

// safeCells returns cells on one line, safe for a terminal.
func safeCells(cells []string) []string {
	safe := make([]string, len(cells))
	for i, cell := range cells {
		safe[i] = flat(cell)
	}
	return safe
}

// csvLine returns cells as a line of RFC 4180. Line ends inside a cell are blanks.
func csvLine(cells []string) string {
	var line strings.Builder
	w := csv.NewWriter(&line)
	_ = w.Write(safeCells(cells)) // a Builder takes everything
	w.Flush()
	return line.String()
}
