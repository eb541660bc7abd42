package cite

import (
	"slices"
	"sync"
)

// A Form is what a citation is for.
type Form string

// The forms of prose.
const (
	Note         Form = "note"         // a footnote, the first time a document is cited
	Short        Form = "short"        // a footnote, any later time
	Bibliography Form = "bibliography" // an entry of a bibliography or list of works cited
	InText       Form = "intext"       // in parentheses in the text
)

// Forms are the forms of prose.
var Forms = []Form{Note, Short, Bibliography, InText}

// A Style is a way to write citations: prose, or the records of a format
// that other programs read.
type Style struct {
	Name  string
	About string // what it is, in a few words
	Forms []Form // the forms of prose it has, the default first; none in a format of records

	// CountsBlocks reports that the style cites an unnumbered paragraph by
	// counting; the others leave its number out.
	CountsBlocks bool

	// JSON reports that the records are values of JSON, one array of them: see [Style.Value].
	JSON bool

	prose  func(it *Item, form Form, at Pinpoint) string
	record func(it *Item) string
}

// builtIn are the styles that are not templates, the default first. A new style is
// a file and a row.
var builtIn = []Style{
	{Name: "archive", About: "the document's own citation", Forms: []Form{Note}, prose: archiveStyle},
	{Name: "chicago", About: "The Chicago Manual of Style, 17th and 18th editions", Forms: []Form{Note, Short, Bibliography}, prose: chicago},
	{Name: "mla", About: "MLA Handbook, 9th edition", Forms: []Form{Bibliography, InText}, prose: mla},
	{Name: "apa", About: "APA Publication Manual, 7th edition", Forms: []Form{Bibliography, InText}, CountsBlocks: true, prose: apa},
	{Name: "csl-json", About: "for Zotero, pandoc and other users of CSL", JSON: true},
	{Name: "biblatex", About: "for BibLaTeX and biber", record: biblatex},
	{Name: "bibtex", About: "for BibTeX", record: bibtex},
	{Name: "ris", About: "for Zotero, EndNote and other reference managers", record: ris},
}

// styles are all styles, prose before records.
var styles = sync.OnceValue(func() []Style {
	return slices.Insert(slices.Clone(builtIn), 4, templateStyles()...)
})

// Styles returns all styles, the default first.
func Styles() []Style { return slices.Clone(styles()) }

// Lookup returns the style of a name.
func Lookup(name string) (s Style, ok bool) {
	i := slices.IndexFunc(styles(), func(s Style) bool { return s.Name == name })
	if i < 0 {
		return Style{}, false
	}
	return styles()[i], true
}

// Prose reports whether the style is prose.
func (s Style) Prose() bool { return s.prose != nil }

// Cite returns the citation of an item in a style of prose. The form must be one
// of the style's; "" is its default.
func (s Style) Cite(it *Item, form Form, at Pinpoint) Text {
	if form == "" {
		form = s.Forms[0]
	}
	if !s.CountsBlocks {
		at.Block = 0
	}
	return Text(s.prose(it, form, at))
}

// Record returns the record of an item in a format that is not JSON: lines
// that end with a line end.
func (s Style) Record(it *Item) string { return s.record(it) }

// Value returns the record of an item in CSL-JSON, for an encoder of JSON.
func (s Style) Value(it *Item) any { return cslItem(it) }
