package document

import (
	_ "embed"
	"strconv"
	"strings"
)

// A Label is a row of the table of header fields: how a field is labelled, and
// how it is searched and filtered. A new field is a line of the table and a [Key].
type Label struct {
	Key     Key      // also its key in the JSON record
	Name    string   // what messages call it
	Texts   []string // the labels as documents write them, without the colon, in lower case
	Search  string   // its field in the query language; "" if only a search of everything finds it
	Weight  float64  // how much a word in that search field counts; a word of the body counts 1
	Has     string   // its name for a filter such as --has; "" if there is none
	Layouts []Layout // those in which every document has it
}

// Labels is the table, in the order in which fields are listed: a line of labels.txt
// for each, with a column for each part of a Label, the texts last.
var Labels = parseLabels()

//go:embed labels.txt
var labelLines string

func parseLabels() (labels []Label) {
	for line := range strings.Lines(labelLines) {
		c := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		l := Label{Key: Key(c[0]), Name: c[1], Search: c[2], Has: c[4]}
		l.Weight, _ = strconv.ParseFloat(c[3], 64)
		for layout := range strings.FieldsSeq(c[5]) {
			l.Layouts = append(l.Layouts, Layout(layout))
		}
		if c[6] != "" {
			l.Texts = strings.Split(c[6], "|")
		}
		labels = append(labels, l)
	}
	return labels
}
