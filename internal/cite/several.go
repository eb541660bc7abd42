package cite

import (
	"cmp"
	"slices"
	"strings"

	"docview/internal/fold"
	"docview/internal/text"
)

// Compare orders items as a bibliography does: by author, else by the title
// without its article; then by date and title.
func Compare(a, b *Item) int {
	x, y := a.sortKeys(), b.sortKeys()
	return slices.Compare(x[:], y[:])
}

func (it *Item) sortKeys() [3]string {
	title := fold.String(it.recordTitle())
	for _, article := range []string{"the ", "an ", "a "} {
		if rest, ok := strings.CutPrefix(strings.TrimLeft(title, `"'[`), article); ok {
			title = rest
			break
		}
	}
	names := fold.String(strings.Join(invertedFirst(it.authors()), " "))
	return [3]string{cmp.Or(names, title), it.Date.Day(), title}
}

// Distinguish notes of items that a style cites alike in the text how they
// differ: by a letter after the year in APA, by the title in MLA.
func (s Style) Distinguish(items []*Item) {
	if !slices.Contains(s.Forms, InText) {
		return
	}
	alike := map[Text][]*Item{}
	for _, it := range slices.SortedStableFunc(slices.Values(items), Compare) {
		text := s.Cite(it, InText, Pinpoint{})
		alike[text] = append(alike[text], it)
	}
	for _, items := range alike {
		for i, it := range items {
			if len(items) > 1 {
				it.letter = Letter(i)
			}
		}
	}
}

// Letter returns the n-th suffix that distinguishes what would be equal, from 0:
// a to z, then aa.
func Letter(n int) string {
	if n < 26 {
		return string(rune('a' + n))
	}
	return Letter(n/26-1) + Letter(n%26)
}

// LeftOut returns the names of the parts of an item that its note, or its entry
// in a bibliography, does not have, as far as their letters show. A document's
// own citation leaves out nothing.
func (s Style) LeftOut(it *Item, form Form) []string {
	if form == Short || form == InText || s.Name == "archive" {
		return nil
	}
	p := it.Provenance
	if p == nil {
		p = &Provenance{}
	}
	date := ""
	if w, ok := whenOf(it.Date); ok {
		date = cmp.Or(w.words, itoa(w.first.Year))
	}
	printed := foldedLetters(string(s.Cite(it, form, Pinpoint{})))
	var left []string
	for _, part := range []struct {
		name  string
		words []string
	}{
		{"author", each(withoutOthers(it.authors()), text.Name.Short)},
		{"title", []string{it.Title}},
		{"translator", each(it.translators(), text.Name.Short)},
		{"date", []string{date}},
		{"recipient", each(withoutOthers(it.divide(it.Recipient)), text.Name.Short)},
		{"series", []string{it.plainContainer()}},
		{"archive", []string{it.archive()}},
		{"shelf mark", []string{p.Shelfmark}},
		{"reprint", []string{p.Publication}},
		{"permission", []string{p.Permission}},
		{"URL", []string{it.URL}},
	} {
		if slices.ContainsFunc(part.words, func(w string) bool { return !strings.Contains(printed, foldedLetters(w)) }) {
			left = append(left, part.name)
		}
	}
	return left
}

func foldedLetters(s string) string { return strings.Map(letterOrNothing, fold.String(s)) }
