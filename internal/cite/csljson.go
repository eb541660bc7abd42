package cite

import (
	"strings"

	"docview/internal/text"
)

// A cslRecord is an item of CSL-JSON, version 1.0.2, whose schema allows no other keys.
// The type is always document: manuscript and report lose the day in some
// styles. See https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html.
type cslRecord struct {
	ID              string         `json:"id"`
	Type            string         `json:"type"`
	Title           string         `json:"title,omitempty"`
	Author          []cslName      `json:"author,omitempty"`
	Recipient       []cslName      `json:"recipient,omitempty"`
	Translator      []cslName      `json:"translator,omitempty"`
	Issued          *cslDate       `json:"issued,omitempty"`
	ContainerTitle  string         `json:"container-title,omitempty"`
	Archive         string         `json:"archive,omitempty"`
	ArchiveLocation string         `json:"archive_location,omitempty"`
	URL             string         `json:"URL,omitempty"`
	Language        string         `json:"language,omitempty"`
	Abstract        string         `json:"abstract,omitempty"`
	Note            string         `json:"note,omitempty"`
	Custom          map[string]any `json:"custom,omitempty"`
}

type cslName struct {
	Family  string `json:"family,omitempty"`
	Given   string `json:"given,omitempty"`
	Suffix  string `json:"suffix,omitempty"`
	Literal string `json:"literal,omitempty"`
}

type cslDate struct {
	Parts   [][]int `json:"date-parts,omitempty"`
	Season  int     `json:"season,omitempty"`
	Circa   bool    `json:"circa,omitempty"`
	Literal string  `json:"literal,omitempty"`
}

// cslItem returns the record of an item in CSL-JSON. The translator is named only
// beside an author: processors would open the entry with the translator. The
// container has volume and number, which processors print in an order of their own.
func cslItem(it *Item) cslRecord {
	r := cslRecord{
		ID: it.cslKey(), Type: "document", Title: it.recordTitle(),
		Author: cslNames(it.authors()), Issued: cslIssued(it),
		Archive: it.archive(), ArchiveLocation: it.location(), URL: it.URL,
		Language: it.Language, Abstract: it.summary,
		ContainerTitle: it.plainContainer(), Note: it.note(), Custom: map[string]any{"docview": it},
	}
	if len(r.Author) > 0 {
		r.Translator = cslNames(it.translators())
	}
	if it.Series == nil {
		r.Recipient = cslNames(it.divide(it.Recipient))
	}
	return r
}

// cslKey returns the key that quote prints, without --cite-key the id as it is.
func (it *Item) cslKey() string {
	if it.CiteKey == "" {
		return it.ID + it.Suffix
	}
	return it.Key()
}

// cslNames returns names for CSL, which has no word for those who are not named.
func cslNames(names []text.Name) []cslName {
	return each(withoutOthers(names), func(n text.Name) cslName {
		if n.Literal != "" {
			return cslName{Literal: n.Literal}
		}
		return cslName{Family: n.Family, Given: n.Given, Suffix: n.Suffix}
	})
}

// cslIssued returns the date; nil if there is none, since "undated" would be printed.
func cslIssued(it *Item) *cslDate {
	w, ok := whenOf(it.Date)
	switch {
	case !ok:
		return nil
	case w.words != "":
		return &cslDate{Literal: strings.TrimSpace(w.words)}
	}
	d := &cslDate{Circa: w.about || w.perhaps, Parts: [][]int{pointParts(w.first)}}
	if w.first.Month > 20 {
		d.Season = w.first.Month - 20
	}
	if w.first != w.last {
		d.Parts = append(d.Parts, pointParts(w.last))
	}
	return d
}

// pointParts returns year, month and day as far as they are known. A season is not a month.
func pointParts(p text.Point) []int {
	switch {
	case p.Month == 0 || p.Month > 12:
		return []int{p.Year}
	case p.Day == 0:
		return []int{p.Year, p.Month}
	}
	return []int{p.Year, p.Month, p.Day}
}
