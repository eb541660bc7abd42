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
	title := strings.TrimLeft(fold.String(it.recordTitle()), `"'[`)
	for _, article := range []string{"the ", "an ", "a "} {
		if rest, ok := strings.CutPrefix(title, article); ok {
			title = rest
			break
		}
	}
	names := fold.String(strings.Join(invertedFirst(it.authors()), " "))
	return [3]string{cmp.Or(names, title), it.Date.Day(), title}
}

// Distinguish notes of items that a style cites alike in the text how they
// differ: by the initials of other authors; by a letter after the year in APA; by
// the title in MLA, and if that is the same by the date.
func (s Style) Distinguish(items []*Item) {
	if !slices.Contains(s.Forms, InText) {
		return
	}
	for range 3 {
		alike := map[Text][]*Item{}
		for _, it := range slices.SortedStableFunc(slices.Values(items), Compare) {
			text := s.Cite(it, InText, Pinpoint{})
			alike[text] = append(alike[text], it)
		}
		for _, items := range alike {
			if len(items) > 1 {
				distinguish(items)
			}
		}
	}
}

// distinguish notes the next thing in which items that are cited alike differ.
func distinguish(items []*Item) {
	first := items[0]
	others := slices.ContainsFunc(items, func(it *Item) bool { return !slices.Equal(it.authors(), first.authors()) })
	for i, it := range items {
		switch {
		case others && !it.initialled:
			it.initialled = true
		case it.letter == "":
			it.letter = Letter(i)
		default:
			it.sameTitle = true
		}
	}
}

// References returns how a style may cite an item in the text to distinguish it from
// others: none, if it has no such form.
func (s Style) References(it *Item) (all []Text) {
	if !slices.Contains(s.Forms, InText) {
		return nil
	}
	for _, initialled := range []bool{false, true} {
		for _, letter := range []string{"", "a"} {
			for _, sameTitle := range []bool{false, true} {
				one := *it
				one.initialled, one.letter, one.sameTitle = initialled, letter, sameTitle
				if made := s.Cite(&one, InText, Pinpoint{}); !slices.Contains(all, made) {
					all = append(all, made)
				}
			}
		}
	}
	return all
}

// short names an author in the text, with initials if another has the family name.
func (it *Item) short(n text.Name) string {
	if it.initialled && n.Given != "" {
		return said(withInitials(n))
	}
	return n.Short()
}

// Letter returns the n-th suffix that distinguishes what would be equal, from 0:
// a to z, then aa.
func Letter(n int) string {
	if n < 26 {
		return string(rune('a' + n))
	}
	return Letter(n/26-1) + Letter(n%26)
}

// A fact is a part of an item with the words that show it in a citation.
type fact struct {
	name  string
	words []string
}

// facts returns the parts of an item that a citation may have.
func (it *Item) facts() []fact {
	p, s := cmp.Or(it.Provenance, &Provenance{}), cmp.Or(it.Series, &Series{})
	date := ""
	if w, ok := whenOf(it.Date); ok {
		date = cmp.Or(w.words, itoa(w.first.Year))
	}
	family := func(names []text.Name) []string { return each(withoutOthers(names), text.Name.Short) }
	recipient := family(it.divide(it.Recipient))
	for _, who := range it.Recipient {
		if office, _, _ := strings.Cut(who.Office, ","); who.Name == "" {
			office, _ = text.CutFold(office, "the ")
			recipient = append(recipient, office)
		}
	}
	return []fact{
		{"title", without(it.Title)}, {"date", without(date)}, {"archive", without(it.archive())}, {"URL", without(it.URL)},
		{"author", family(it.authors())[:min(1, len(it.authors()))]}, {"recipient", recipient}, {"translator", family(it.translators())},
		{"series", without(s.Title, s.Volume, s.Document)}, {"shelf mark", without(p.Shelfmark)}, {"reprint", without(p.Publication)}, {"permission", without(p.Permission)},
	}
}

// Missing returns those of title, date, archive and URL that the document does not
// state. A series stands for an archive, and "undated" is a date.
func (it *Item) Missing() []string {
	var missing []string
	for _, f := range it.facts()[:4] {
		if len(f.words) == 0 && !(f.name == "archive" && it.container() != "") && !(f.name == "date" && !it.Date.IsZero()) {
			missing = append(missing, f.name)
		}
	}
	return missing
}

// LeftOut returns the names of the parts of an item that its note, or its entry
// in a bibliography, does not have, as far as their letters show. A document's
// own citation leaves out nothing.
func (s Style) LeftOut(it *Item, form Form) []string {
	if form == Short || form == InText || s.Name == "archive" {
		return nil
	}
	printed := foldedLetters(string(s.Cite(it, form, Pinpoint{})))
	var left []string
	for _, f := range it.facts() {
		if slices.ContainsFunc(f.words, func(w string) bool { return !strings.Contains(printed, foldedLetters(w)) }) {
			left = append(left, f.name)
		}
	}
	return left
}

// foldedLetters returns the letters and digits of s, folded.
func foldedLetters(s string) string { return strings.Map(letterOrNothing, fold.String(s)) }
