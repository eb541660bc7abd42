package quote_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/generate"
	"docview/internal/parse"
	"docview/internal/quote"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write what is found into the cases")

// TestManuscripts checks the manuscripts of testdata against its library.
func TestManuscripts(t *testing.T) {
	library := read(t, filepath.Join("testdata", "library.txtar"))
	var docs []*document.Document
	for _, f := range library.Files {
		docs = append(docs, parse.Parse(f.Name, f.Data))
	}
	cases, _ := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if len(cases) < 4 {
		t.Fatalf("only %d files in testdata", len(cases))
	}
	for _, name := range cases {
		if filepath.Base(name) == "library.txtar" {
			continue
		}
		t.Run(filepath.Base(name), func(t *testing.T) {
			a := read(t, name)
			got := summary(verify(a.Files[0].Name, string(a.Files[0].Data), docs))
			want := &a.Files[len(a.Files)-1]
			if *update {
				want.Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(want.Data), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func read(t *testing.T, name string) *txtar.Archive {
	t.Helper()
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// verify checks a manuscript against documents.
func verify(name, text string, docs []*document.Document) *quote.Report {
	c := quote.Parse(name, []byte(text), "").Check()
	for _, d := range docs {
		c.Add(c.Look(d))
	}
	return c.Report()
}

// summary returns what a report says, one line per quotation.
func summary(r *quote.Report) string {
	var b strings.Builder
	for _, q := range r.Quotations {
		fmt.Fprintf(&b, "%d:%d %s", q.Line, q.Column, q.Status)
		if q.Source != nil {
			fmt.Fprintf(&b, " %s", q.Source.Address)
		}
		fmt.Fprintf(&b, ", citation %s: %.40q", q.Citation, strings.Join(strings.Fields(q.Text), " "))
		for _, c := range q.Changes {
			fmt.Fprintf(&b, "; %s %q by %q", c.Op, c.Source, c.Manuscript)
		}
		if q.Cited != nil && q.Cited.Date != "" {
			fmt.Fprintf(&b, "; date %s by %s", q.Cited.DocumentDate, q.Cited.Date)
		}
		if len(q.Others) > 0 {
			fmt.Fprintf(&b, "; also %s", strings.Join(q.Others, ", "))
		}
		b.WriteByte('\n')
	}
	for _, s := range r.Skipped {
		fmt.Fprintf(&b, "%d skipped, %s: %.40q\n", s.Line, s.Reason, s.Text)
	}
	return b.String()
}

// TestPassages holds the law of verifying: any passage that is cut from a
// document and set in a manuscript is exact, and with one word changed it differs.
func TestPassages(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var docs []*document.Document
	for i := range 12 {
		docs = append(docs, parse.Parse(fmt.Sprintf("%d.txt", i), generate.Generator{Seed: 7}.Document(i)))
	}
	for range 40 {
		words := passage(r, docs[r.IntN(len(docs))])
		if len(words) < 8 {
			continue
		}
		for _, set := range settings {
			text := set.set(strings.Join(words, " "))
			if got := verify(set.name, text, docs); len(got.Quotations) != 1 || got.Quotations[0].Status != quote.Exact {
				t.Fatalf("%s: not exact: %s\n%s", set.name, summary(got), text)
			}
			changed := append([]string{}, words...)
			changed[r.IntN(len(words))] = "otherwise0"
			text = set.set(strings.Join(changed, " "))
			if got := verify(set.name, text, docs); len(got.Quotations) != 1 || got.Quotations[0].Status != quote.Differs {
				t.Fatalf("%s: does not differ: %s\n%s", set.name, summary(got), text)
			}
		}
	}
}

// settings are ways to set a quotation in a manuscript.
var settings = []struct {
	name string
	set  func(passage string) string
}{
	{"a.md", func(s string) string { return "He wrote “" + s + "” then.\n" }},
	{"a.md", func(s string) string { return "He wrote:\n\n> " + s + "\n\nThen.\n" }},
	{"a.tex", func(s string) string { return "He wrote \\enquote{" + s + "} then.\n" }},
	{"a.tex", func(s string) string { return "He wrote ``" + s + "'' then.\n" }},
	{"a.txt", func(s string) string { return "He wrote «" + s + "» then.\n" }},
	{"a.txt", func(s string) string { return "He wrote „" + strings.ReplaceAll(s, ". ", ".\n") + "“ then.\n" }},
}

// passage returns some words in a row of a document that have no quotation
// marks, which would end a quotation.
func passage(r *rand.Rand, d *document.Document) []string {
	b := d.Body[r.IntN(len(d.Body))]
	words := strings.Fields(b.Text)
	if b.Kind != document.Paragraph || len(words) < 12 || strings.ContainsAny(b.Text, "“”") {
		return nil
	}
	from := r.IntN(len(words) - 10)
	return words[from : from+8+r.IntN(min(len(words)-from-7, 60))]
}

// FuzzVerify checks that no manuscript makes verifying panic, and that what is
// reported is in the manuscript.
func FuzzVerify(f *testing.F) {
	doc := parse.Parse("a.txt", generate.Generator{Seed: 7}.Document(1))
	f.Add("a.md", "\"a [b\n\n> c\n\n[^1]: “d ... e” [@x, para. 4] `f ![g](h \"i\")")
	f.Add("a.tex", "\\enquote{a ``b'' \\footnote{c \\textcquote[d]{e}{f} \\begin{quote} \\'{e} $g \\verb|h \\end{quote}")
	f.Add("a.txt", "‘a’ 'b' «c „d“ e\n\n«f»\n\n   g\n   h 1\n\n[1] i 2#3 http://x/document/4")
	f.Fuzz(func(t *testing.T, name, text string) {
		for _, q := range verify(name, text, []*document.Document{doc}).Quotations {
			if q.Line < 1 || q.Column < 1 || q.EndLine < q.Line || utf8.ValidString(text) && !strings.Contains(text, q.Text) {
				t.Errorf("%d:%d-%d: %q", q.Line, q.Column, q.EndLine, q.Text)
			}
		}
	})
}

// TestCitedByFile checks that a document may be cited by the name of its file.
func TestCitedByFile(t *testing.T) {
	d := parse.Parse("x/frus1943Utopia-d7.txt", []byte("1. The mill burnt before the harvest was in.\n"))
	d.ID = "frus1943utopia-d7-1a2b"
	text := "He wrote “the mill burnt before the harvest was in” (https://history.state.gov/historicaldocuments/frus1943Utopia/d7).\n"
	if got := verify("a.md", text, []*document.Document{d}).Quotations; len(got) != 1 || got[0].Citation != quote.CitedRight {
		t.Errorf("%+v", got)
	}
}
