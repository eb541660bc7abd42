package cli

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"docview/internal/cite"
	"docview/internal/document"
	"docview/internal/render"

	"github.com/spf13/cobra"
)

// A citing command cites documents.
type citing struct {
	input
	output
	filter
	citer
	number string // --paragraph
	copied bool   // --copy
}

func (a *app) cite() *cobra.Command {
	v := &citing{}
	c := &cobra.Command{
		Use:   "cite [DOCUMENT...]",
		Short: "Cite documents in a style, or for a reference manager",
		Long: `Cite documents: with their own citation, in a prose style, or as records for
reference managers. Several documents are cited one per line.

Prose styles:
` + styleTable(true) + `
Record formats:
` + styleTable(false) + `
Nothing is invented: what a document does not state is left out, and a message
names it. A URL on a test host of the Digital Archive becomes the public one.`,
		Example: `docview cite 112596                        the document's own citation
docview cite 112596 --style chicago        a footnote
docview cite 112596#4 --style chicago --form short
docview cite 112596 --style apa            an entry of a reference list
docview cite 112596 --style mla --form intext --paragraph 4
docview cite --all --style ris > all.ris   a whole library, for Zotero
docview cite 112596 --style csl-json --copy
docview cite 112596 --json                 the parts of the citation`,
		RunE: func(*cobra.Command, []string) error { return v.run(a) },
	}
	v.bindLibrary(c)
	v.bindMany(c)
	v.filter.bind(a, &v.input, c)
	f := c.Flags()
	v.citer.bind(c, "a prose citation", cite.Styles())
	f.StringVarP(&v.number, "paragraph", "n", "", "paragraph to cite, by its `number` or address: 4, 4.b, p7")
	f.BoolVar(&v.json, "json", false, "the parts of the citation as JSON")
	f.BoolVar(&v.copied, "copy", false, "also copy the citation to the clipboard")
	v.bindStreams(c)
	_ = c.RegisterFlagCompletionFunc("paragraph", a.completeNumbers(&v.input))
	c.ValidArgsFunction = a.completeDocuments(&v.input)
	return c
}

// stylesOf returns the styles of prose, or the formats of records.
func stylesOf(prose bool) []cite.Style {
	return slices.DeleteFunc(cite.Styles(), func(s cite.Style) bool { return s.Prose() != prose })
}

// styleTable lists the styles of prose with their forms, or the formats of records.
func styleTable(prose bool) string {
	var b strings.Builder
	for _, s := range stylesOf(prose) {
		fmt.Fprintf(&b, "  %-9s %s\n", s.Name, s.About)
		if prose {
			fmt.Fprintf(&b, "%11s (%s)\n", "", strings.Join(names(s.Forms), ", "))
		}
	}
	return b.String()
}

func styleNames(styles []cite.Style) []string {
	var names []string
	for _, s := range styles {
		names = append(names, s.Name)
	}
	return names
}

// A citer cites documents in the style that the flags of a command name, and
// remembers what to say about the citations at the end.
type citer struct {
	*app
	*sheet
	styleName string // --style, which is not that of the terminal
	formName  string // --form
	style     cite.Style
	form      cite.Form // "" for the first of the style
	parts     bool      // the parts of each citation, not the citation

	missing map[string][]string // the documents that lack a part
	tested  []string            // the documents whose URL is on a test host
	public  string              // the public URL of one of them
	keys    map[string]int      // how often each key was wanted
	changed []string            // the keys with a suffix
	counted []string            // the addresses of unnumbered paragraphs that the style does not cite
}

// bind adds the flags that choose one of some styles.
func (p *citer) bind(c *cobra.Command, what string, styles []cite.Style) {
	f, known := c.Flags(), styleNames(styles)
	f.StringVar(&p.styleName, "style", known[0], "`name` of the citation style: "+strings.Join(known, ", "))
	f.StringVar(&p.formName, "form", "", "`form` of "+what+": note, short, bibliography, intext (default: the first of the style)")
	_ = c.RegisterFlagCompletionFunc("style", cobra.FixedCompletions(known, cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("form", cobra.FixedCompletions(names(cite.Forms), cobra.ShellCompDirectiveNoFileComp))
}

// choose finds the style and its form.
func (p *citer) choose(a *app) error {
	var ok bool
	p.app, p.missing, p.keys = a, map[string][]string{}, map[string]int{}
	p.style, ok = cite.Lookup(p.styleName)
	p.form = cite.Form(p.formName)
	switch {
	case !ok:
		return usagef("the styles are "+strings.Join(styleNames(cite.Styles()), ", "), "unknown citation style %q", p.styleName)
	case p.form == "" || slices.Contains(p.style.Forms, p.form):
		return nil
	case !p.style.Prose():
		return usagef("", "--form needs a prose style; %s is a record format", p.styleName)
	}
	return usagef("its forms are "+strings.Join(names(p.style.Forms), ", "), "unknown form %q for style %s", p.form, p.styleName)
}

func (v *citing) run(a *app) error {
	if err := v.choose(a); err != nil {
		return err
	}
	if err := v.filter.check(); err != nil {
		return err
	}
	if v.number != "" && !v.citer.style.Prose() {
		return usagef("--style chicago --paragraph "+v.number, "%s has no paragraphs", v.styleName)
	}
	docs, many, err := a.documents(&v.input)
	if err != nil {
		return err
	}
	v.parts = v.json
	var text bytes.Buffer
	err = a.printMatching(&v.output, func(s *sheet) int {
		if out := s.Writer; v.copied {
			s.Writer = bufio.NewWriter(io.MultiWriter(out, &text))
			defer func() {
				s.Flush()
				s.Writer = out
			}()
		}
		v.begin(s, many)
		return v.print(docs)
	})
	if err == nil && v.copied {
		err = a.copy(strings.TrimSuffix(text.String(), "\n"), document.Plural(v.count, "citation"))
	}
	return err
}

// print cites each document that the filter takes, and returns how many.
func (v *citing) print(docs iter.Seq2[found, error]) int {
	var undated []string
	for d := range readable(v.app, v.sheet, docs) {
		if v.Match(d.Document) {
			v.each(d.Document, func() { v.document(d, v.number) })
		} else if v.Undated(d.Document) {
			undated = append(undated, d.Ref)
		}
	}
	v.sayUndated(undated)
	v.say()
	v.end()
	return v.count
}

// begin begins to print to a sheet.
func (p *citer) begin(s *sheet, many bool) {
	switch {
	case p.parts || p.style.JSON:
		s.format, _ = render.FormatNamed("json", render.Records)
	case p.style.Prose(): // one per line
		lines := render.Brackets{Between: "\n", End: "\n"}
		s.format = render.Format{Name: p.style.Name, One: lines, Many: lines}
	default: // apart by an empty line
		s.format = render.Format{Name: p.style.Name, Many: render.Brackets{Between: "\n"}}
	}
	p.sheet = s
	s.many = many || p.style.JSON && !p.parts
}

// distinguish adds a suffix to the key of an item if another has it, and reports whether
// it did: a, b and so on, as reference managers do.
func (p *citer) distinguish(it *cite.Item) bool {
	key := it.Key()
	for p.keys[it.Key()] > 0 {
		it.Suffix = suffix(p.keys[key] - 1)
		p.keys[key]++
	}
	p.keys[it.Key()]++
	if it.Suffix == "" || p.parts || p.style.Prose() {
		return false
	}
	p.changed = append(p.changed, it.Key())
	return true
}

// suffix returns the n-th suffix, from 0: a to z, then aa.
func suffix(n int) string {
	if n < 26 {
		return string(rune('a' + n))
	}
	return suffix(n/26-1) + suffix(n%26)
}

// document cites a document, or the passage that an address or a number names.
func (p *citer) document(d found, number string) {
	at, err := p.pinpoint(d, number)
	if err != nil {
		p.report(err)
		return
	}
	it := cite.Of(d.Document)
	p.distinguish(it)
	p.add(it, p.text(it, at))
}

// add prints the citation of an item, and remembers what it lacks. One without
// words is not printed, which is said.
func (p *citer) add(it *cite.Item, text []byte) {
	p.note(it, string(text))
	if len(text) == 0 {
		p.report(nothingf("nothing to cite %s by in the text: no author and no title", it.ID))
		return
	}
	p.element(text)
}

// pinpoint returns the passage that is cited.
func (p *citer) pinpoint(d found, number string) (cite.Pinpoint, error) {
	number = strings.TrimPrefix(cmp.Or(number, d.place), "#")
	if number == "" {
		return cite.Pinpoint{}, nil
	}
	part, err := d.At(number)
	if at, ok := cite.PinpointIn(d.Document, number); ok && err != nil {
		p.message("the text of %s is on one line, so that docview cannot see where its paragraph %s ends", d.ID, number)
		return at, nil
	}
	if err != nil || len(part.Body) == 0 {
		return cite.Pinpoint{}, err
	}
	at := cite.PinpointOf(d.Document, part, number)
	if at.Block > 0 && p.style.Prose() && !p.style.CountsBlocks {
		p.counted = append(p.counted, d.Address(fmt.Sprintf("p%d", at.Block)))
	}
	return at, nil
}

// text returns the citation as it is printed.
func (p *citer) text(it *cite.Item, at cite.Pinpoint) []byte {
	switch {
	case p.parts:
		return p.format.Record(it, p.many)
	case p.style.JSON:
		return p.format.Record(p.style.Value(it), p.many)
	case p.style.Prose():
		return []byte(render.Sanitize(p.style.Cite(it, p.form, at)))
	}
	return []byte(render.SanitizeLines(p.style.Record(it)))
}

// note remembers what a document lacks, and whether its citation has a URL
// that is not the document's own.
func (p *citer) note(it *cite.Item, citation string) {
	for _, part := range it.Missing() {
		p.missing[part] = append(p.missing[part], it.ID)
	}
	if it.TestURL != "" && strings.Contains(citation, it.URL) {
		p.tested, p.public = append(p.tested, it.ID), it.URL
	}
}

// say says what is missing in the citations.
func (p *citer) say() {
	for _, part := range []string{"title", "date", "archive", "URL"} {
		if ids := p.missing[part]; len(ids) > 0 {
			p.message("no %s in %s", part, firstOf(ids))
		}
	}
	switch n := len(p.tested); {
	case n == 1:
		p.message("the URL in %s is on a test host; cited with the public one, %s", p.tested[0], p.public)
	case n > 1:
		p.message("the URLs in %s are on a test host; cited with the public ones: %s", document.Plural(n, "document"), firstOf(p.tested))
	}
	if len(p.changed) > 0 {
		p.message("a letter was added to keys that other entries have: %s", firstOf(p.changed))
	}
	if len(p.counted) > 0 {
		p.message("the citation names no paragraph: %s is unnumbered, and the %s style does not count paragraphs", firstOf(p.counted), p.style.Name)
	}
}
