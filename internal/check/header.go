package check

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/fold"
	"docview/internal/text"
)

// url checks the citation's URL: its host, and its id against the name of
// the file.
func (e *editor) url() {
	f := e.Field(document.KeyCitation)
	if f.URL == "" {
		return
	}
	u, err := url.Parse(f.URL)
	if err != nil {
		return
	}
	at := e.text.find(f.Start, f.End, f.URL)
	folder, id := path.Split(strings.TrimRight(u.Path, "/"))
	if !strings.HasSuffix(folder, "/document/") || !document.IsID(id) {
		return
	}
	if public := "https://" + document.PublicHost + "/document/" + id; !strings.EqualFold(u.Host, document.PublicHost) {
		e.addAs(document.Problem{Code: "url-host", Severity: document.Warning, Hint: "cite " + public}, at, "the URL's host %s is not the archive's public host", u.Host)
	}
	if name := fileID(e.Name); e.Part == 0 && name != "" && name != id && isNumber(name) == isNumber(id) {
		e.add("id-file-name", at, "the URL has the id %s, the file name %s", id, name)
	}
}

// fileID returns the id that a file is named after, "" if its name is not an id:
// a number of a few digits is a serial number, one of eight that begins as
// years do a day.
func fileID(name string) string {
	id, _, _ := strings.Cut(document.Stem(name), ".")
	isDay := len(id) == 8 && (id[:2] == "19" || id[:2] == "20")
	if !document.IsID(id) || isNumber(id) && (len(id) < 5 || isDay) {
		return ""
	}
	return id
}

func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// citation checks the title and the date in the citation against the header's.
func (e *editor) citation() {
	f := e.Field(document.KeyCitation)
	if quoted, rest, ok := quotedTitle(f.Text); ok {
		e.citedTitle(f, quoted)
		e.citedDate(f, rest)
	}
}

func (e *editor) citedTitle(f document.Field, quoted string) {
	title := e.Field(document.KeyTitle)
	if title.Text == strings.TrimRight(quoted, ",") {
		return
	}
	t, q := foldEnd(title.Text), foldEnd(quoted)
	if t == "" || t == q {
		return
	}
	n := commonWords(t, q)
	start := e.text.find(f.Start, f.End, quoted)
	end := e.text.at(f.End)
	e.differs("title-citation", e.nthWord(start, end, min(n, strings.Count(q, " "))), "the citation's title", someWords(quoted, n), title, someWords(title.Text, n))
}

// commonWords returns how many words at their beginning two texts have in common.
func commonWords(a, b string) int {
	x, y := strings.Split(a, " "), strings.Split(b, " ")
	n := 0
	for n < min(len(x), len(y)) && x[n] == y[n] {
		n++
	}
	return n
}

// nthWord returns the offset of the n-th word, from 0, between two offsets of the text.
func (e *editor) nthWord(start, end, n int) int {
	rest := e.text.s[start:end]
	for {
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		i := strings.IndexFunc(rest, unicode.IsSpace)
		if n == 0 || i < 0 {
			return end - len(rest)
		}
		rest = rest[i:]
		n--
	}
}

func (e *editor) citedDate(f document.Field, rest string) {
	header := e.headerDate()
	d, _, ok := text.ParseDate(strings.TrimLeft(rest, " ,."), header.Date.Year())
	if !ok || !header.Date.Contradicts(d) {
		return
	}
	e.differs("date-citation", e.text.find(f.Start, f.End, d.Text), "the citation", d.Text, header, header.Date.Text)
}

func (e *editor) headerDate() document.Field {
	if f := e.Field(document.KeyDate); !f.Date.IsZero() {
		return f
	}
	return e.Field(document.KeyPlaceDate)
}

// quotedTitle returns the title that a citation begins with, in double quotes,
// and what follows it. Titles hold quotes themselves, so that the end is the
// first closing one beside a comma, and rather one before a date.
func quotedTitle(citation string) (title, rest string, ok bool) {
	r, size := utf8.DecodeRuneInString(citation)
	if !isDoubleQuote(r) {
		return "", "", false
	}
	inner := citation[size:]
	for i, r := range inner {
		if !isDoubleQuote(r) || i == 0 {
			continue
		}
		after := inner[i+utf8.RuneLen(r):]
		if inner[i-1] != ',' && !strings.HasPrefix(after, ",") {
			continue
		}
		_, _, dated := text.ParseDate(strings.TrimLeft(after, " ,"), 0)
		if !ok || dated {
			title, rest, ok = inner[:i], after, true
		}
		if dated {
			break
		}
	}
	return title, rest, ok
}

func isDoubleQuote(r rune) bool {
	return r == '"' || r == '“' || r == '”' || r == '„' || r == '«' || r == '»' || r == '＂'
}

// foldEnd is [fold.Punctuation] without the comma and the stop that a sentence adds.
func foldEnd(s string) string { return strings.TrimRight(fold.Punctuation(s), " ,.") }

// someWords quotes a few words of s from the n-th on.
func someWords(s string, n int) string {
	words := strings.Fields(s)
	words = words[min(n, len(words)):]
	if len(words) == 0 {
		return "nothing more"
	}
	return shorten(strings.Join(words[:min(len(words), 4)], " "))
}

// fewDays is how many days after or before the header's date a sign-off is
// still that of the same dispatch.
const fewDays = 10

// signatures checks the dates of the sign-off against the header's: those of
// the first signature, since later ones are those of enclosures.
func (e *editor) signatures() {
	header := e.headerDate()
	first := slices.IndexFunc(e.Body, func(b document.Block) bool { return b.Kind == document.Signature })
	if first < 0 {
		return
	}
	for i := first; i < len(e.Body) && e.Body[i].Kind == document.Signature; i++ {
		if b := &e.Body[i]; b.Date != nil && header.Date.Contradicts(*b.Date) {
			e.signature(b, header)
		}
	}
}

func (e *editor) signature(b *document.Block, header document.Field) {
	days, exact := header.Date.DaysTo(*b.Date)
	severity, dates := document.Warning, fmt.Sprintf("%s, the header %s", b.Date.Text, header.Date.Text)
	if exact {
		side := "after"
		if b.Date.EDTF < header.Date.EDTF {
			side = "before"
		}
		dates = fmt.Sprintf("%s, %s %s the header's %s", b.Date.Text, document.Plural(days, "day"), side, header.Date.Text)
	}
	if exact && days <= fewDays {
		severity = document.Info
	}
	c, _ := Find("date-signature")
	e.addAs(document.Problem{Code: "date-signature", Severity: severity, Hint: c.hint}, e.text.find(b.Start, b.End, b.Date.Text),
		"the signature is dated %s (line %d)", dates, header.Line)
}

// mostNotes and longestNote bound the source notes that are compared with the
// citation: a document has one.
const (
	mostNotes   = 8
	longestNote = 4096
)

// sourceNote checks that the text of the source note is in the citation.
func (e *editor) sourceNote() {
	citation := e.Citation()
	citation = citation[:min(len(citation), mostFound)]
	cited := ""
	notes := 0
	for i := range e.Body {
		b := &e.Body[i]
		if b.Kind != document.SourceNote || len(b.Text) > longestNote {
			continue
		}
		if notes++; notes > mostNotes || citation == "" {
			return
		}
		if strings.Contains(citation, strings.Trim(noteText(b.Text), " .")) {
			continue
		}
		if cited == "" {
			cited = foldEnd(citation)
		}
		note := foldEnd(noteText(b.Text))
		if note != "" && !strings.Contains(cited, note) {
			e.unlikeCitation(b, note, cited)
		}
	}
}

// noteText returns a source note without its brackets and label.
func noteText(s string) string {
	s = strings.Trim(s, "[]() ")
	if label, rest, ok := strings.Cut(s, ":"); ok && (label == "Source" || label == "Sources") {
		return rest
	}
	return s
}

// unlikeCitation adds the finding for a source note of which the citation
// has only the beginning, or nothing.
func (e *editor) unlikeCitation(b *document.Block, note, cited string) {
	n := wordsIn(note, cited)
	raw, start := e.text.raw(b.Start, b.End)
	if n == 0 {
		e.add("source-note", start, "the citation (line %d) does not name the source of this note", e.Field(document.KeyCitation).Line)
		return
	}
	at := start + strings.IndexByte(raw, ':') + 1
	e.add("source-note", e.nthWord(at, start+len(raw), n),
		"the source note differs from the citation (line %d) from %s onwards", e.Field(document.KeyCitation).Line, someWords(noteText(b.Text), n))
}

// wordsIn returns how many words of note, from its beginning on, occur together in cited.
func wordsIn(note, cited string) int {
	n := 0
	for end := 0; end < len(note); n++ {
		next := len(note)
		if i := strings.IndexByte(note[end+1:], ' '); i >= 0 {
			next = end + 1 + i
		}
		if !strings.Contains(cited, note[:next]) {
			return n
		}
		end = next
	}
	return n
}

// fields checks that the header has the fields that every document of its layout has.
func (e *editor) fields() {
	if len(e.Header) == 0 {
		return
	}
	top := e.text.at(e.Header[0].Start)
	for _, l := range document.Labels {
		if !slices.Contains(l.Layouts, e.Layout) {
			continue
		}
		f := e.Field(l.Key)
		switch {
		case f == document.Field{}:
			e.add("field-missing", top, "the header has no %s", l.Name)
		case f.Text == "" && f.URL == "":
			e.add("field-empty", e.text.at(f.Start), "the %s is empty", l.Name)
		case l.Key == document.KeyCitation && f.URL == "":
			e.add("url-missing", e.text.at(f.Start), "the citation has no URL")
		}
	}
}
