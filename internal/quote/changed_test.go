package quote_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"docview/internal/document"
	"docview/internal/generate"
	"docview/internal/parse"
	"docview/internal/quote"

	"golang.org/x/tools/txtar"
)

// A changing makes quotations of documents and changes one thing in each.
type changing struct {
	*rand.Rand
	docs   []*document.Document
	blocks []passageOf
	plain  string   // all words of the documents
	words  []string // to put in
}

// A passageOf is a paragraph and its document.
type passageOf struct {
	*document.Document
	words []string
}

// A changed quotation, and what a report should say of it.
type changed struct {
	cite, text string
	op         string // "" if it cannot be said
	manuscript string
	source     string
	atEnd      bool
}

// plainWords returns the words of a text in lower case, without what may differ.
func plainWords(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("“”\"‘’',.:;()[]*_-–—¬\u00AD", r)
	}), " ")
}

func newChanging(docs []*document.Document) *changing {
	c := &changing{Rand: rand.New(rand.NewPCG(3, 4)), docs: docs}
	for i, d := range docs {
		d.ID = fmt.Sprint(930001 + i)
		for _, b := range d.Body {
			c.plain += plainWords(b.Text) + " " + plainWords(glued.ReplaceAllString(b.Text, "$1")) + " "
			words := strings.Fields(b.Text)
			if b.Kind == document.Paragraph && len(words) >= 5 && !strings.ContainsAny(b.Text, "“”\"«»„‘`*_[]{}<>\\^|…~") && !strings.Contains(b.Text, "..") && !strings.Contains(b.Text, " '") {
				c.blocks = append(c.blocks, passageOf{d, words})
				if w := words[len(words)/2]; !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }) {
					c.words = append(c.words, w)
				}
			}
		}
	}
	return c
}

// passage returns from low to high words in a row.
func (c *changing) passage(low, high int) (cite string, words []string) {
	for {
		p := c.blocks[c.IntN(len(c.blocks))]
		n := low + c.IntN(high-low+1)
		if len(p.words) < n {
			continue
		}
		from := c.IntN(len(p.words) - n + 1)
		if words = p.words[from : from+n]; !isWord(words[0]) || !isWord(words[n-1]) {
			continue
		}
		return "[@" + p.ID + "]", slices.Clone(words)
	}
}

func isWord(s string) bool { return strings.ContainsFunc(s, isLetterOrDigit) }

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// other returns a word for another one.
func (c *changing) other(than string) string {
	for {
		if w := c.words[c.IntN(len(c.words))]; !strings.Contains(plainWords(than), strings.ToLower(w)) {
			return w
		}
	}
}

// kinds are the changes that are tried at a word.
var kinds = []func(c *changing, cite string, words []string, i int) *changed{
	func(c *changing, cite string, w []string, i int) *changed {
		if i == 0 || i == len(w)-1 {
			return nil
		}
		return &changed{cite, strings.Join(slices.Delete(slices.Clone(w), i, i+1), " "), "delete", "", w[i], false}
	},
	func(c *changing, cite string, w []string, i int) *changed {
		more := c.other("")
		return &changed{cite, strings.Join(slices.Insert(slices.Clone(w), i, more), " "), "insert", more, "", i == 0}
	},
	func(c *changing, cite string, w []string, i int) *changed {
		more := c.other("")
		return &changed{cite, strings.Join(w, " ") + " " + more, "insert", more, "", true}
	},
	func(c *changing, cite string, w []string, i int) *changed {
		to := c.other(w[i])
		from, w := w[i], slices.Clone(w)
		w[i] = to
		return &changed{cite, strings.Join(w, " "), "replace", to, from, i == 0 || i == len(w)-1}
	},
	func(c *changing, cite string, w []string, i int) *changed {
		at := strings.IndexAny(w[i], "0123456789")
		if at < 0 {
			return nil
		}
		from, w := w[i], slices.Clone(w)
		w[i] = from[:at] + string('0'+(from[at]-'0'+1)%10) + from[at+1:]
		return &changed{cite, strings.Join(w, " "), "replace", w[i], from, i == 0 || i == len(w)-1}
	},
	func(c *changing, cite string, w []string, i int) *changed {
		from, w := w[i], slices.Clone(w)
		w[i] = []string{"£", "§", "½", "&", "≥"}[c.IntN(5)] + from
		if unicode.IsDigit([]rune(from)[0]) && i > 0 && isWord(w[i-1]) {
			w[i] = "−" + from
		}
		return &changed{cite, strings.Join(w, " "), "", "", "", false}
	},
	func(c *changing, cite string, w []string, i int) *changed {
		if i == 0 {
			return nil
		}
		n := min(1+c.IntN(4), i, len(w)-i)
		w = slices.Clone(w)
		return &changed{cite, strings.Join(slices.Concat(w[:i-n], w[i:i+n], w[i-n:i], w[i+n:]), " "), "", "", "", false}
	},
}

// glued are the marks of notes after words.
var glued = regexp.MustCompile(`(\pL[.,]?)[0-9*]+`)

// change returns a passage with one change, whose words are not in the library.
func (c *changing) change(low, high int) *changed {
	for {
		cite, words := c.passage(low, high)
		x := kinds[c.IntN(len(kinds))](c, cite, words, c.IntN(len(words)))
		if x == nil {
			continue
		}
		isThere := func(text string) bool { return strings.Contains(c.plain, " "+plainWords(text)+" ") }
		if !isThere(x.text) && !isThere(glued.ReplaceAllString(x.text, "$1")) { // marks of notes do not count
			return x
		}
	}
}

// report verifies quotations, and returns what is said of each: nil if it is not reported.
func (c *changing) report(all []*changed) []*quote.Quoted {
	var text strings.Builder
	for _, x := range all {
		fmt.Fprintf(&text, "He wrote “%s” %s.\n\n", x.text, x.cite)
	}
	quoted := make([]*quote.Quoted, len(all))
	r := verify("a.md", text.String(), c.docs)
	for i := range r.Quotations {
		quoted[r.Quotations[i].Line/2] = &r.Quotations[i]
	}
	return quoted
}

// isRight reports whether a change is named as what it is.
func (x *changed) isRight(q *quote.Quoted) bool {
	if len(q.Changes) != 1 {
		return false
	}
	got := q.Changes[0]
	same := func(a, b string) bool { return plainWords(a) == plainWords(b) }
	switch {
	case x.atEnd && x.op != "delete":
		return (got.Op == "insert" || got.Op == "replace") && same(got.Manuscript, x.manuscript)
	case got.Op == "replace" && x.op == "insert": // "$140" for "140"
		return strings.Contains(got.Manuscript, x.manuscript)
	}
	return got.Op == x.op && same(got.Manuscript, x.manuscript) && same(got.Source, x.source)
}

// check holds the law for as many changed quotations, and returns how many of
// those that can be named are named rightly, inside quotations and at their ends.
func (c *changing) check(t *testing.T, n, low, high int) (right, named [2]int) {
	t.Helper()
	var all []*changed
	for range n {
		all = append(all, c.change(low, high))
	}
	for i, q := range c.report(all) {
		x := all[i]
		switch {
		case q == nil && low < 5: // a short phrase
			continue
		case q == nil:
			t.Errorf("not reported: %s %s", x.text, x.cite)
			continue
		case q.Status == quote.Exact || q.Status == quote.Letters:
			t.Errorf("%s: %s %s, changed by %s", q.Status, x.text, x.cite, x.op)
		}
		for _, change := range q.Changes {
			if plainWords(change.Manuscript) == plainWords(change.Source) && !strings.ContainsAny(change.Manuscript+change.Source, "?!.,:-–") {
				t.Errorf("two equal sides: %+v", change)
			}
		}
		if x.op == "" {
			continue
		}
		end := 0
		if x.atEnd {
			end = 1
		}
		named[end]++
		if x.isRight(q) {
			right[end]++
		} else {
			t.Logf("%s %q for %q, end %t, is %s %+v:\n%s", x.op, x.manuscript, x.source, x.atEnd, q.Status, q.Changes, x.text)
		}
	}
	return right, named
}

// TestChanged holds the law that no changed quotation is exact, and that what
// was changed is named.
func TestChanged(t *testing.T) {
	c := newChanging(ownDocuments(t))
	for _, test := range []struct{ n, low, high, inside int }{{500, 8, 60, 99}, {600, 3, 7, 95}} {
		right, named := c.check(t, test.n, test.low, test.high)
		t.Logf("%d of %d changes are named rightly inside, %d of %d at the ends", right[0], named[0], right[1], named[1])
		if right[0]*100 < named[0]*test.inside || right[1]*100 < named[1]*90 {
			t.Errorf("%d of %d changes are named rightly inside, %d of %d at the ends", right[0], named[0], right[1], named[1])
		}
	}
}

// styles are quotation marks.
var styles = []struct{ name, open, close string }{
	{"a.md", "“", "”"}, {"a.md", `"`, `"`}, {"a.md", "«", "»"}, {"a.md", "« ", " »"}, {"a.md", "„", "“"}, {"a.txt", "»", "«"},
	{"a.tex", "``", "''"}, {"a.tex", `\enquote{`, "}"},
}

// TestUnchanged holds that quotations in any style and broken into lines
// anywhere are exact.
func TestUnchanged(t *testing.T) {
	unchanged(t, newChanging(ownDocuments(t)), 240)
}

func unchanged(t *testing.T, c *changing, n int) {
	t.Helper()
	for i := range n {
		style := styles[i%len(styles)]
		cite, words := c.passage(3, 60)
		text := strings.Join(words, " ")
		set := "He wrote " + style.open + rewrapped(words, 20+c.IntN(60)) + style.close
		if style.name == "a.tex" {
			set = strings.NewReplacer("%", `\%`, "$", `\$`, "&", `\&`, "#", `\#`).Replace(set) + ` \cite{` + cite[2:len(cite)-1] + "}.\n"
		} else {
			set = strings.ReplaceAll(set, "$", `\$`) + " " + cite + ".\n"
		}
		if r := verify(style.name, set, c.docs); len(r.Quotations) != 1 || r.Quotations[0].Status != quote.Exact {
			t.Errorf("%s: not exact: %s\n%s\n%s", style.name, summary(r), text, set)
		}
	}
}

// rewrapped returns words in lines of about a width, none of which begins as
// a list or a heading does.
func rewrapped(words []string, width int) string {
	var b strings.Builder
	column := 0
	for i, w := range words {
		switch {
		case i == 0:
		case column > width && unicode.IsLetter([]rune(w)[0]):
			b.WriteByte('\n')
			column = 0
		default:
			b.WriteByte(' ')
		}
		b.WriteString(w)
		column += len(w) + 1
	}
	return b.String()
}

// ownDocuments returns the documents of the project's own cases, and generated ones.
func ownDocuments(t *testing.T) []*document.Document {
	t.Helper()
	var docs []*document.Document
	for i := range 4 {
		docs = append(docs, parse.Parse("a.txt", generate.Generator{Seed: 7}.Document(i)))
	}
	cases, err := filepath.Glob("../../testdata/document/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range cases {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, parse.Parse("a.txt", a.Files[0].Data))
	}
	sample, err := filepath.Glob("../../seeds/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range sample {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, parse.Parse("a.txt", data))
	}
	return docs
}
