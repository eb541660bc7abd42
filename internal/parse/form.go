package parse

import (
	"slices"
	"strings"
	"time"

	"docview/internal/document"
)

// An identification form is the sheet that an archive has put before a document. Its
// labels may have no colon, and their values may be on the lines below.

// identificationForm is what such a sheet says above its labels.
const identificationForm = "identification form"

// formLabels are its labels, in their order, and formCaptions are above some of them.
var (
	formLabels = []string{
		"page", "agency", "record number", "record series", "records series", "agency file number", "originator", "agency originator", "from", "to", "title", "date", "pages",
		"subject", "subjects", "document type", "classification", "restrictions", "current status", "date of last review", "opening criteria", "comments",
	}
	formCaptions = []string{identificationForm, "agency information", "document information"}
)

// mostValueLines bounds the lines of a value: of more, some are of another label.
const mostValueLines = 3

// formLabel returns the place in the list of the label that a line begins with, -1 if
// it begins with none; and the label, colon included, and its value.
func formLabel(s string) (place int, label, value string) {
	label, value, colon := strings.Cut(s, ":")
	place = slices.Index(formLabels, strings.ToLower(strings.TrimRight(label, blanks)))
	if colon {
		label += ":"
	}
	return place, label, strings.TrimLeft(value, blanks)
}

func isLabelOfForm(l line) bool {
	place, _, value := formLabel(l.text)
	return place >= 0 && value == ""
}

// endsValue reports whether a line ends a value of the form.
func endsValue(l line) bool {
	place, _, _ := formLabel(l.text)
	return place >= 0 || slices.Contains(formCaptions, strings.ToLower(l.text)) || strings.Trim(l.text, l.text[:1]) == ""
}

// formEnd returns the line after the form that some lines begin with, 0 if they begin
// with none: that of one of its last labels, or the last one of its page.
func formEnd(lines []line) int {
	at := slices.IndexFunc(lines, func(l line) bool { return strings.EqualFold(l.text, identificationForm) })
	if at < 0 {
		return 0
	}
	for i := at + 1; i < len(lines); i++ {
		if place, _, _ := formLabel(lines[i].text); lines[i].page || place >= len(formLabels)-2 {
			return i + 1
		}
	}
	return len(lines)
}

// readFormRow claims a label of the form, with the lines up to the next one as its
// value. Below several labels without values nobody can know whose a line is, but for a
// date below the last.
func readFormRow(lines []line) (f document.Field, n int) {
	place, label, value := formLabel(lines[0].text)
	if place < 0 {
		return f, 0
	}
	for n < len(lines) && isLabelOfForm(lines[n]) {
		n++
	}
	if n > 1 && n < len(lines) && !endsValue(lines[n]) {
		if d, ok := dateLine(lines[n].text); !ok || d.Date.EDTF == "" || !strings.EqualFold(lines[n-1].text[:len("date")], "date") {
			return document.Field{Key: document.KeyLetterhead, Text: onLines(lines[:n])}, n
		}
	}
	n = 1 + slices.IndexFunc(lines[1:], endsValue)
	if n == 0 || n > mostValueLines+1 {
		n = 1
	}
	if value == "" && n > 1 && lines[1].text[0] == ':' {
		label += " :"
	}
	f = labelledField(labelKeys[formLabels[place]], label, lines[:n])
	at := strings.LastIndexByte(f.Date.Text, '/') + 1
	century := map[int]string{2: "19", 4: ""}[len(f.Date.Text)-at]
	if d, err := time.Parse("1/2/2006", f.Date.Text[:at]+century+f.Date.Text[at:]); err == nil { // the month is first on an American form
		f.Date.EDTF = d.Format(time.DateOnly)
	}
	return f, n
}

// isOfForm reports whether a row is of an identification form. The kind of a document
// without a title is its title; a date above what the form says of the document is that
// of the print; and whom brackets hide is nobody.
func (h *head) isOfForm(f *document.Field, _ []line) bool {
	has := func(name string) bool {
		return slices.ContainsFunc(h.lines[:h.i], func(l line) bool { return hasPrefixFold(l.text, []string{name}) })
	}
	untitled := slices.ContainsFunc(h.Header, func(f document.Field) bool { return f.Text == "" && hasPrefixFold(f.Label, []string{"title"}) })
	switch {
	case untitled && !h.has(document.KeyTitle) && hasPrefixFold(f.Label, []string{"document type"}) && namesKind(f.Text) && !strings.Contains(f.Text, ","):
		f.Key = document.KeyTitle
	case f.Text == "", f.Key == document.KeyTitle && h.has(f.Key), f.Key == document.KeyDate && !has("originator") && !has("from"),
		(f.Key == document.KeyFrom || f.Key == document.KeyTo) && strings.ContainsAny(f.Text, "[]"):
		f.Key, f.Date = "", document.Date{}
	}
	return h.i < h.form
}
