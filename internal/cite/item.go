package cite

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"docview/internal/document"
	"docview/internal/text"
)

// An Item is the parts of a citation of a document. Keys of its JSON are left
// out if the document lacks the part. Every value is a part of the
// document's text, as written.
type Item struct {
	ID           string        `json:"id"`
	Title        string        `json:"title,omitempty"`
	Description  string        `json:"description,omitempty"` // the first words of the text in brackets, if it has no title
	Kind         string        `json:"kind,omitempty"`        // in lower case, of the title, or "letter": "telegram"
	Author       []Person      `json:"author,omitempty"`
	Recipient    []Person      `json:"recipient,omitempty"`
	Participants []Person      `json:"participants,omitempty"` // of a conversation
	Via          []string      `json:"via,omitempty"`          // through whom a message went
	Date         document.Date `json:"date,omitzero"`
	Archive      string        `json:"archive,omitempty"` // the digital archive of the citation
	Series       *Series       `json:"series,omitempty"`
	URL          string        `json:"url,omitempty"`      // public, even if the file has that of a test host
	Language     string        `json:"language,omitempty"` // of the text in the file, as a BCP 47 tag; "" in doubt
	Provenance   *Provenance   `json:"provenance,omitempty"`

	// TestURL is the URL in the file if that is on a test host, which URL
	// replaces; else "".
	TestURL string `json:"-"`

	// ShortTitle is the title in short notes; "" for the whole title. Its words
	// must be of the title: see [Item.Shorten].
	ShortTitle string `json:"-"`

	// CiteKey is the key of the record, "" for the id. Suffix distinguishes it
	// from that of another document: "a"; "" if there is none.
	CiteKey, Suffix string `json:"-"`

	// initialled, letter and sameTitle distinguish references in the text: see [Style.Distinguish].
	initialled, sameTitle bool
	letter                string

	citation string // the document's own, without its URL
	summary  string
}

// Of returns the parts of a citation of d. It never fails: what d does not
// say is left out, and [Item.Missing] names it.
func Of(d *document.Document) *Item {
	series, title := editionOf(d)
	h := parseTitle(title)
	it := &Item{
		ID: d.ID, Title: title, Kind: h.kind,
		Date: d.Date(), Author: h.author, Recipient: h.recipient, Participants: h.participants, Via: h.via,
		Series: series, URL: d.URL,
		citation: spaced(d.Citation()), summary: d.Summary(),
	}
	if names := namesOf(d, document.KeyAuthor); len(names) > 0 {
		it.Author = nil
		for _, name := range names {
			it.Author = append(it.Author, Person{Name: spaced(name)})
		}
	}
	it.correspondents(d)
	if it.Title == "" {
		it.Description = d.Description()
	} else if len(it.Author)+len(it.Recipient)+len(it.Participants) > 0 && d.Field(document.KeyFrom).Text+d.Field(document.KeyAuthor).Text == "" {
		it.Series = editionAbove(d, it.Series)
	}
	archive, provenance := cutCitation(d)
	kept, repository := keptText(d)
	it.Archive, it.Provenance = archive, ParseProvenance(provenanceText(d, provenance, kept))
	if it.Provenance != nil {
		it.Provenance.keptIn(repository)
	}
	it.Language = languageOf(d)
	if m := testURL().FindStringSubmatch(d.URL); m != nil {
		it.TestURL, it.URL = d.URL, "https://"+document.PublicHost+"/"+m[1]
	}
	if it.URL == "" && it.Series != nil {
		it.URL = it.Series.url
	}
	return it
}

// languageOf returns the language of d by its content label, else by its text, else by
// front matter, which may mean the original.
func languageOf(d *document.Document) string {
	if tag := languageIn(d.Field(document.KeyContents).Text); tag != "" {
		return tag
	}
	var parts [3]string // of the beginning, the middle and the end
	for i, b := range d.Body {
		if part, longest := &parts[i*3/len(d.Body)], longestSample/min(len(d.Body), 3); b.Kind == document.Paragraph && len(*part) < longest {
			*part += " " + b.Text[:min(len(b.Text), longest)]
		}
	}
	tag := text.Language(parts[:]...)
	for _, f := range d.Header {
		if label := strings.ToLower(strings.Trim(f.Label, `:= "'`)); label == "language" || label == "lang" {
			tag = cmp.Or(tag, languageIn(f.Text))
		}
	}
	return tag
}

// longestSample bounds, in bytes, the text that shows the language.
const longestSample = 600

// languageIn returns the language that s names, "" if there are several.
func languageIn(s string) (tag string) {
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if named := text.LanguageNamed(word); tag == "" {
			tag = named
		} else if named != "" && named != tag {
			return ""
		}
	}
	return tag
}

// namesOf returns the value of the first field of a key, nil if it has none. In
// front matter it may be a list, or maps that begin with the name.
func namesOf(d *document.Document, k document.Key) (names []string) {
	i := slices.IndexFunc(d.Header, func(f document.Field) bool { return f.Key == k })
	if i < 0 {
		return nil
	}
	s := d.Header[i].Text
	inner, isFlow := strings.CutPrefix(s, "[")
	switch {
	case s == "":
		for _, f := range d.Header[i+1:] {
			if f.Text == "" || len(names) == 0 && strings.Trim(f.Label, "- ") != "name:" || f.Key == document.KeyBanner {
				break
			}
			if f.Label == "- name:" || len(names) == 0 {
				names = append(names, f.Text)
			}
		}
		return names
	case strings.HasPrefix(strings.TrimLeft(s, "[ "), "{"): // maps, of which nobody can tell what is a name
		return nil
	case isFlow && strings.HasSuffix(inner, "]"):
		inQuotes := false
		names = strings.FieldsFunc(strings.TrimSuffix(inner, "]"), func(r rune) bool {
			inQuotes = inQuotes != (r == '"')
			return r == ',' && !inQuotes
		})
	case strings.HasPrefix(s, "- "):
		names = strings.Split(s[len("- "):], "\n- ")
	default:
		names = strings.Split(s, "; ")
		if slices.ContainsFunc(names, func(name string) bool { _, ok := text.CutFamily(name); return !ok && !text.IsPerson(name) }) {
			return []string{s}
		}
	}
	for i := range names {
		names[i] = strings.Trim(names[i], ` "'`)
	}
	return names
}

// ProvenanceText returns the words of d on where its text comes from, which
// [ParseProvenance] takes apart: those of its citation after the archive, else of
// its field Source, else of its source note; "" if it has none, or if several of
// its texts have one each.
func ProvenanceText(d *document.Document) string {
	_, cited := cutCitation(d)
	kept, _ := keptText(d)
	return provenanceText(d, cited, kept)
}

// provenanceText is ProvenanceText with what the citation of d and its fields say.
func provenanceText(d *document.Document, cited, kept string) string {
	if cited != "" || severalSources(d) {
		return cited
	}
	return cmp.Or(withoutURL(d.Field(document.KeySource).Text), d.SourceNote(), kept)
}

// keptLabels are the labels of the fields that say where a document is kept, in the
// order of a citation: those of front matter, and of the form with which an agency
// identifies it.
var keptLabels = []string{
	"|agency|archive|repository|holding institution|archiv|archivo|", "|record series|records series|record group|collection|fonds|bestand|",
	"|box|", "|folder|", "|record number|shelfmark|shelf mark|call number|signatur|cote|",
}

// keptText returns where a document is kept by its fields, "CIA, HARBOUR SERIES,
// 199-77001-77002", and the repository, with which that begins.
func keptText(d *document.Document) (all, repository string) {
	var parts [5]string
	for _, f := range d.Header {
		label := strings.ToLower(strings.Trim(f.Label, `:= "'`))
		i := slices.IndexFunc(keptLabels, func(row string) bool { return strings.Contains(row, "|"+label+"|") })
		if i < 0 || f.Key != "" || i == 0 && !text.IsUpper(f.Text) { // "archive: false" of a web page
			continue
		}
		if isNumber(f.Text) && i < 4 {
			f.Text = upperFirst(label) + " " + f.Text
		}
		parts[i] = cmp.Or(parts[i], spaced(f.Text))
	}
	isPlace := parts[2] != "" || parts[4] != "" || isRepository(parts[0])
	if all := without(parts[:]...); isPlace && len(all) > 1 {
		return strings.Join(all, ", "), parts[0]
	}
	return "", ""
}

// keptIn takes the repository from the field that names it, if nothing else knows it.
func (p *Provenance) keptIn(repository string) {
	mark, ok := strings.CutPrefix(p.Text, repository+", ")
	if !ok || repository == "" || p.Repository != "" {
		return
	}
	p.Repository, p.Place, _ = strings.Cut(repository, ", ")
	p.location, p.Rest = p.Text, nil
	p.setShelfmark(mark)
}

// severalSources reports whether d is several texts, since lines that are not
// neighbours say for each where it is from.
func severalSources(d *document.Document) bool {
	sources, last := 0, -2
	if d.Field(document.KeySource) != (document.Field{}) {
		sources++
	}
	texts := document.Labels[slices.IndexFunc(document.Labels, func(l document.Label) bool { return l.Key == document.KeySource })].Texts
	for i := range d.Body {
		label, _, ok := strings.Cut(strings.TrimLeft(d.Body[i].Text, "[("), ": ")
		if !ok || !slices.Contains(texts, strings.ToLower(label)) {
			continue
		}
		if i > last+1 {
			sources++
		}
		last = i
	}
	return sources > 1
}

// withoutURL cuts a URL from the end of a field.
func withoutURL(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.LastIndexAny(s, " \n") + 1; strings.Contains(s[i:], "://") {
		return strings.TrimRight(s[:i], " \n")
	}
	return s
}

// cutCitation takes a document's citation apart: “TITLE,” DATE, ARCHIVE, PROVENANCE.
func cutCitation(d *document.Document) (archive, provenance string) {
	rest, ok := cutTitle(spaced(d.Citation()), spaced(d.Title()))
	if !ok {
		return "", ""
	}
	rest = strings.TrimLeft(rest, ` ,.”’"'])`)
	line := cmp.Or(d.Field(document.KeyDate).Text, d.Field(document.KeyPlaceDate).Text)
	if after, found := strings.CutPrefix(rest, spaced(line)+", "); found && line != "" {
		rest = after
	} else {
		rest = cutDate(rest)
	}
	archive = beforeOutside(rest, ", ", ". ", "; ")
	archive, provenance = trimEnd(archive), strings.TrimLeft(rest[len(archive):], " ,.;")
	if !isRepository(archive) || strings.Contains(archive, ":") || text.IsAcronym(archive) || beginsShelfmark(provenance) {
		return "", rest // the repository that holds the original
	}
	return archive, provenance
}

// cutTitle cuts the title, which may differ in quotation marks and spaces,
// from the start of a citation; a title in quotation marks that differs in words
// ends where these do.
func cutTitle(citation, title string) (rest string, ok bool) {
	if rest, ok := cutLetters(citation, title); ok && title != "" {
		return rest, true
	}
	for _, q := range []struct{ open, close string }{{"“", "”"}, {"‘", "’"}, {`"`, `"`}} {
		inner, found := strings.CutPrefix(citation, q.open)
		if !found {
			continue
		}
		for _, end := range []string{"," + q.close + " ", q.close + ", ", "." + q.close + " ", q.close + " "} {
			if _, rest, ok := strings.Cut(inner, end); ok {
				return rest, true
			}
		}
	}
	return citation, false
}

// cutLetters cuts the letters and digits of title from the start of s, whatever is between them.
func cutLetters(s, title string) (rest string, ok bool) {
	want := strings.Map(letterOrNothing, title)
	for i, r := range s {
		if want == "" {
			return s[i:], true
		}
		if r = letterOrNothing(r); r < 0 {
			continue
		}
		next, found := strings.CutPrefix(want, string(r))
		if !found {
			return s, false
		}
		want = next
	}
	return "", want == ""
}

// cutDate cuts a date, or the words for an unknown one, with its commas: the
// parts with digits before the archive.
func cutDate(s string) string {
	for range 3 {
		if _, rest, ok := text.ParseDate(s, 0); ok && strings.HasPrefix(rest, ",") {
			s = strings.TrimLeft(rest, " ,")
			continue
		}
		first, rest, ok := strings.Cut(s, ", ")
		lower := strings.ToLower(first)
		if !ok || isRepository(first) || !hasDigit(first) && lower != "undated" && lower != "n.d." && !strings.Contains(lower, "date") {
			break
		}
		s = rest
	}
	return s
}

// testURL matches a URL on one of the domains on which the Digital Archive is
// tested, and its path: its public site has the same.
var testURL = text.Pattern(`^[^:]*://(?:[^/]*\.)?(?:dvincitest|drivingcreative)\.com(?:/(.*))?$`)

// archive returns the digital archive, or if the citation names none the repository,
// with its place if that follows.
func (it *Item) archive() string {
	p := it.Provenance
	if it.Archive != "" || p == nil {
		return it.Archive
	}
	if rest, ok := strings.CutPrefix(p.location, p.Repository+", "+p.Place); ok && p.Place != "" {
		return p.location[:len(p.location)-len(rest)]
	}
	return p.Repository
}

// location returns where in the archive the original is; if the archive is
// the repository itself, its shelf mark.
func (it *Item) location() string {
	p := it.Provenance
	switch {
	case p == nil:
		return ""
	case it.Archive != "":
		return p.Location()
	}
	return trimEnd(strings.TrimPrefix(p.location, it.archive()))
}

// container returns where a series prints the document, "Papers of Utopia, vol. 3
// (Strelsau: Mill Press, 1975), doc. 12"; "" if there is none.
func (it *Item) container() string {
	s := it.Series
	if s == nil {
		return ""
	}
	volume := strings.Join(without(italic(s.Title), prefixed("vol. ", s.Volume)), ", ")
	return strings.Join(without(volume+prefixed(" ", parenthesised(s.imprint())), s.number()), ", ")
}

// imprint returns where, by whom and when the series was printed: "Strelsau: Mill Press, 1975".
func (s *Series) imprint() string {
	return strings.Join(without(strings.Join(without(s.Place, s.Publisher), ": "), s.Year), ", ")
}

// number returns the number of the document in its series, "doc. 621"; "" if there is
// none, or if nothing says of which series.
func (s *Series) number() string {
	if s == nil || s.Title+s.Volume == "" {
		return ""
	}
	return prefixed("doc. ", s.Document)
}

// plainContainer is container without italics.
func (it *Item) plainContainer() string { return Text(it.container()).String() }

// description returns what is printed in the place of a title: "Letter to Ada
// Wren" if its kind and one of its parties are known, else its first words in brackets.
func (it *Item) description() string {
	if it.Kind == "" || it.Description != "" && len(it.Author)+len(it.Recipient) == 0 {
		return it.Description
	}
	return upperFirst(it.Kind) + prefixed(" to ", it.addressees(said))
}

func (it *Item) addressees(form func(text.Name) string) string {
	return list(etAl(each(it.divide(it.Recipient), form), 3), "and", false)
}

// recordTitle returns the title for a record, which says in brackets what is in its place.
func (it *Item) recordTitle() string { return cmp.Or(it.Title, bracketed(it.description())) }

// bracketed returns s in brackets, which it may have.
func bracketed(s string) string {
	if s == "" || s[0] == '[' {
		return s
	}
	return "[" + s + "]"
}

// CanCite reports whether the document says enough to be cited: a title, an
// author, its own citation or its series, or a date beside its first words.
func (it *Item) CanCite() bool {
	return it.Title != "" || it.citation != "" || it.Series != nil || len(it.authors()) > 0 || it.description() != "" && !it.Date.IsZero()
}

// Shorten sets the short title. It returns an error if its words are not words of
// the title in their order.
func (it *Item) Shorten(words string) error {
	rest := strings.Fields(it.Title)
	for w := range strings.FieldsSeq(words) {
		i := slices.IndexFunc(rest, func(t string) bool { return foldedLetters(t) == foldedLetters(w) })
		if i < 0 {
			return fmt.Errorf("the short title is not in the title of %s: %q", it.ID, words)
		}
		rest = rest[i+1:]
	}
	it.ShortTitle = words
	return nil
}

// note returns the provenance for the field of a record that has no other. It has
// a label of its own: processors read "source: x" at the start of a note as a field.
func (it *Item) note() string {
	if it.Provenance == nil {
		return ""
	}
	return "Provenance: " + it.Provenance.Text
}

// authors returns the names of the authors, divided. What an office writes to an embassy
// has none, nor have the documents of the Foreign Relations of the United States: their
// titles name offices.
func (it *Item) authors() []text.Name {
	toPost := slices.ContainsFunc(it.Recipient, func(p Person) bool { return p.Name == "" && text.IsPost(p.Office) })
	_, ofOffices := text.CutFold(cmp.Or(it.Series, &Series{}).Title, "Foreign Relations of the United States")
	if ofOffices || toPost && !slices.ContainsFunc(it.Author, func(p Person) bool { return text.IsPerson(p.Name) }) {
		return nil
	}
	return it.divide(it.Author)
}

func (it *Item) translators() []text.Name {
	if it.Provenance == nil {
		return nil
	}
	return it.divide(it.Provenance.TranslatedBy)
}

// divide divides names. In a title in capitals nothing marks an acronym: one
// word is a family name there.
func (it *Item) divide(people []Person) []text.Name {
	var all []text.Name
	for _, p := range people {
		name := p.Name
		if title := strings.ToLower(it.Title); it.Language == "fr" || strings.Contains(title, " à ") || strings.Contains(title, " du ") {
			name = strings.TrimPrefix(name, "M. ") // Monsieur
		}
		n := text.ParseName(name)
		if it.Title == strings.ToUpper(it.Title) && n.Literal != "" && !strings.Contains(n.Literal, " ") {
			n = text.Name{Family: n.Literal}
		}
		if p.Name != "" {
			all = append(all, n)
		}
		if p.Others && len(all) > 0 {
			all = append(all, text.Name{Literal: others})
		}
	}
	return all
}

// Key returns the id as the key of a bibliography's entry.
func (it *Item) Key() string {
	return cmp.Or(strings.Map(func(r rune) rune {
		if strings.ContainsRune(" ,{}()%#\\\"'~=@", r) || r < ' ' {
			return '-'
		}
		return r
	}, cmp.Or(it.CiteKey, it.ID)), "document") + it.Suffix
}
