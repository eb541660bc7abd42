package quote_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"docview/internal/cite"
	"docview/internal/document"
	"docview/internal/parse"
	"docview/internal/quote"

	"golang.org/x/tools/txtar"
)

// A quotable is words of a document that a manuscript can quote, and their place.
type quotable struct {
	*document.Document
	words string
	at    cite.Pinpoint
}

// ordinaryWords are words that no syntax of a manuscript reads as its own.
var ordinaryWords = regexp.MustCompile(`(?:\p{L}{2,},? ){6,9}\p{L}{2,}`)

// projectTexts returns the texts of the project: the input of each case of the parser,
// the seeds, and those of this package's tests.
func projectTexts(t *testing.T) (docs []*document.Document) {
	t.Helper()
	add := func(name string, text []byte) {
		d := parse.Parse(name, text)
		if d.ID == "" {
			d.ID = document.Stem(filepath.Base(name))
		}
		if !slices.ContainsFunc(docs, func(o *document.Document) bool { return o.ID == d.ID }) {
			docs = append(docs, d)
		}
	}
	for _, c := range cited {
		add(c.name, []byte(c.text))
	}
	for _, pattern := range []string{"../../testdata/document/*.txtar", "../../seeds/*.txt"} {
		files, _ := filepath.Glob(pattern)
		if len(files) == 0 {
			t.Fatal("no files " + pattern)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(file, ".txtar") {
				data = txtar.Parse(data).Files[0].Data
			}
			add(file, data)
		}
	}
	return docs
}

// passages returns a passage of each document that can be cited and quoted.
func passages(docs []*document.Document) (all []quotable) {
	for _, d := range docs {
		i := slices.IndexFunc(d.Body, func(b document.Block) bool {
			return b.Kind == document.Paragraph && ordinaryWords.MatchString(b.Text)
		})
		if i < 0 || !cite.Of(d).CanCite() {
			continue
		}
		place := d.Body[i].Address
		part, err := d.At(place)
		if err != nil {
			place = fmt.Sprintf("p%d", d.Body[i].Place)
			part, err = d.At(place)
		}
		if err != nil {
			continue
		}
		all = append(all, quotable{d, ordinaryWords.FindString(d.Body[i].Text), cite.PinpointOf(d, part, place)})
	}
	return all
}

type lawPlace struct{ name, format string }

// lawPlaces are where a manuscript cites what it quotes.
var lawPlaces = []lawPlace{
	{"a.md", "He wrote “%s.”[^%d]\n\n[^%[2]d]: %[3]s\n\n"},
	{"a.md", "> %s.\n\n%[3]s\n\n"},
	{"a.md", "He wrote “%s” (%[3]s). He wrote more.\n\n"},
	{"a.tex", "He wrote ``%s.''\\footnote{See %[3]s}\n\n"},
	{"a.txt", "“%s.”\n\n%[3]s\n\n"},
	{"a.txt", "He wrote “%s” [%[3]s].\n\n"},
}

// A law is that of some documents.
type law struct {
	docs []*document.Document
	all  []quotable
	fits map[string][]string // the documents that are cited so, by whatever style
}

func lawOf(docs []*document.Document) *law {
	l := &law{docs, passages(docs), map[string][]string{}}
	for _, d := range docs {
		it := cite.Of(d)
		for _, s := range cite.Styles() {
			for _, form := range s.Forms {
				l.add(s.Cite(it, form, cite.Pinpoint{}), d.ID)
			}
		}
	}
	return l
}

func (l *law) add(t cite.Text, id string) {
	l.fits[lettersOf(t)] = append(l.fits[lettersOf(t)], id)
}

// TestLaw holds that what cite prints, in each style and form, verify recognises
// as a citation of that document, and of its paragraph; or, if it fits several, as
// ambiguous.
func TestLaw(t *testing.T) {
	l := lawOf(projectTexts(t))
	for i, s := range cite.Styles() {
		for j, form := range s.Forms {
			if form == cite.InText {
				l.test(t, s, form, lawPlaces[2], cite.Markup{})
				continue
			}
			for k := range lawPlaces {
				if (i+j+k)%2 == 0 {
					l.test(t, s, form, lawPlaces[k], cite.Markup{})
				}
			}
			l.test(t, s, form, lawPlaces[0], quote.Markups["markdown"])
			l.test(t, s, form, lawPlaces[3], quote.Markups["latex"])
		}
	}
}

// TestLawOfURLs holds it of a document whose URL ends as an id of the archive does.
func TestLawOfURLs(t *testing.T) {
	const text = "---\ntitle: On Ice\nauthor: Ada Wren\nurl: https://archive.example/document/300999\n---\n\nNobody has seen the second ferry since the spring.\n"
	d := withID("wren", parse.Parse("wren.md", []byte(text)))
	s, _ := cite.Lookup("chicago")
	for _, citation := range []string{s.Cite(cite.Of(d), "", cite.Pinpoint{}).String(), d.URL} {
		r := verify("a.txt", "She wrote “Nobody has seen the second ferry” ["+citation+"].\n", []*document.Document{d})
		if q := r.Quotations[0]; q.Citation != quote.CitedRight {
			t.Errorf("%s: %s %+v", citation, q.Citation, q.Cited)
		}
	}
}

// TestLawOfShortTitles holds the same of what cite prints with a short title, if the
// style sets it in quotation marks.
func TestLawOfShortTitles(t *testing.T) {
	checked := 0
	for _, p := range passages(projectTexts(t)) {
		it := cite.Of(p.Document)
		words := strings.Fields(it.Title)
		for words = words[len(words)/3:]; len(words) > 0 && (!startsUpper(words[0]) || strings.Contains(words[0], "]")); words = words[1:] {
		}
		if err := it.Shorten(strings.Join(words, " ")); err != nil {
			t.Fatal(err)
		}
		for _, s := range cite.Styles() {
			for _, form := range s.Forms {
				citation := s.Cite(it, form, cite.Pinpoint{}).String()
				if form != cite.Short && form != cite.InText || !strings.ContainsAny(citation, "“‘„") {
					continue
				}
				checked++
				r := verify("a.txt", fmt.Sprintf("He wrote “%s” [%s].\n", p.words, citation), []*document.Document{p.Document})
				if q := r.Quotations[0]; q.Citation != quote.CitedRight || q.Cited.Document != p.ID {
					t.Errorf("%s %s: %s %+v, want %s\n%s", s.Name, form, q.Citation, q.Cited, p.ID, citation)
				}
			}
		}
	}
	if checked < 100 {
		t.Errorf("%d citations", checked)
	}
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// lettersOf returns the letters of a citation, without those that distinguish
// documents of one year, which verify cannot know.
func lettersOf(t cite.Text) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, yearLetters.ReplaceAllString(t.String(), "$1"))
}

var yearLetters = regexp.MustCompile(`([0-9]{4}|n\.d\.-)[a-z]\b`)

func (l *law) test(t *testing.T, s cite.Style, form cite.Form, place lawPlace, in cite.Markup) {
	t.Helper()
	items := map[string]*cite.Item{}
	for _, d := range l.docs {
		items[d.ID] = cite.Of(d)
	}
	if form == cite.InText {
		s.Distinguish(slices.Collect(maps.Values(items)))
		for id, it := range items {
			l.add(s.Cite(it, form, cite.Pinpoint{}), id)
		}
	}
	var text strings.Builder
	var lines []int
	for i, p := range l.all {
		citation := s.Cite(items[p.ID], form, p.at).In(in)
		if form == cite.InText {
			citation = strings.TrimSuffix(strings.TrimPrefix(citation, "("), ")")
		}
		if in.Escape == nil && strings.HasSuffix(place.name, ".tex") {
			citation = strings.NewReplacer("#", `\#`, "%", `\%`, "&", `\&`, "_", `\_`, "$", `\$`).Replace(citation)
		}
		lines = append(lines, strings.Count(text.String(), "\n")+1)
		fmt.Fprintf(&text, place.format, p.words, i, citation)
	}
	r := verify(place.name, text.String(), l.docs)
	if len(r.Quotations) != len(l.all) {
		t.Errorf("%s %s %q: %d quotations, want %d", s.Name, form, place.format, len(r.Quotations), len(l.all))
	}
	for i, p := range l.all {
		at := slices.IndexFunc(r.Quotations, func(q quote.Quoted) bool { return q.Line == lines[i] })
		if at < 0 {
			t.Errorf("%s %s %q: not reported: %s", s.Name, form, place.format, p.words)
			continue
		}
		q := r.Quotations[at]
		isRight := q.Citation == quote.CitedRight && q.Cited.Document == p.ID && q.Source.Document == p.ID && q.Cited.Date == ""
		isFit := q.Citation == quote.Ambiguous && slices.Contains(q.Cited.Fits, p.ID) && !slices.ContainsFunc(q.Cited.Fits, func(id string) bool {
			return !slices.Contains(l.fits[lettersOf(s.Cite(items[p.ID], form, cite.Pinpoint{}))], id)
		})
		if !isRight && !isFit {
			t.Errorf("%s %s %q: %s %+v, want %s\n%s", s.Name, form, place.format, q.Citation, q.Cited, p.ID, s.Cite(items[p.ID], form, p.at).In(in))
		}
	}
}
