package cli

import (
	"bufio"
	"bytes"
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
	citationChoice
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
	v.citationChoice.bind(c, "a prose citation", cite.Styles())
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

// A citationChoice is the flags that say how a document is cited.
type citationChoice struct {
	citation string // --style, which is not that of the terminal
	form     string
}

// bind adds the flags of a choice of styles.
func (ch *citationChoice) bind(c *cobra.Command, what string, styles []cite.Style) {
	f, known := c.Flags(), styleNames(styles)
	f.StringVar(&ch.citation, "style", styles[0].Name, "`name` of the citation style: "+strings.Join(known, ", "))
	f.StringVar(&ch.form, "form", "", "`form` of "+what+": note, short, bibliography, intext (default: the first of the style)")
	_ = c.RegisterFlagCompletionFunc("style", cobra.FixedCompletions(known, cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("form", cobra.FixedCompletions(names(cite.Forms), cobra.ShellCompDirectiveNoFileComp))
}

// chosen returns the style and its form, "" for the first.
func (ch *citationChoice) chosen() (cite.Style, cite.Form, error) {
	s, ok := cite.Lookup(ch.citation)
	form := cite.Form(ch.form)
	switch {
	case !ok:
		return s, "", usagef("the styles are "+strings.Join(styleNames(cite.Styles()), ", "), "unknown citation style %q", ch.citation)
	case form == "" || slices.Contains(s.Forms, form):
		return s, form, nil
	case !s.Prose():
		return s, "", usagef("", "--form needs a prose style; %s is a record format", s.Name)
	}
	return s, "", usagef("its forms are "+strings.Join(names(s.Forms), ", "), "unknown form %q for style %s", form, s.Name)
}

func (v *citing) run(a *app) error {
	style, form, err := v.chosen()
	if err != nil {
		return err
	}
	if err := v.filter.check(); err != nil {
		return err
	}
	if v.number != "" && !style.Prose() {
		return usagef("--style chicago --paragraph "+v.number, "%s has no paragraphs", style.Name)
	}
	docs, many, err := a.documents(&v.input)
	if err != nil {
		return err
	}
	p := &citations{app: a, style: style, form: form, parts: v.json}
	var text bytes.Buffer
	err = a.printMatching(&v.output, func(s *sheet) (int, error) {
		if v.copied {
			out := s.Writer
			s.Writer = bufio.NewWriter(io.MultiWriter(out, &text))
			defer func(both *bufio.Writer) {
				both.Flush()
				s.Writer = out
			}(s.Writer)
		}
		return v.print(p, s, docs, many)
	})
	if err == nil && v.copied {
		err = a.copy(strings.TrimSuffix(text.String(), "\n"), document.Plural(p.count, "citation"))
	}
	return err
}

// print cites each document that the filter takes, and returns how many.
func (v *citing) print(p *citations, s *sheet, docs iter.Seq2[found, error], many bool) (int, error) {
	p.begin(s, many)
	var undated []string
	for d, err := range docs {
		switch {
		case err != nil:
			p.app.report(err)
		case v.Match(d.Document):
			if err := p.app.each(d.Document, func() error { return p.document(d, v.number) }); err != nil {
				return p.count, err
			}
		case v.Undated(d.Document):
			undated = append(undated, d.Ref)
		}
	}
	p.app.sayUndated(undated)
	return p.count, p.end()
}

// Citations prints citations, and remembers what to say about them at the end.
type citations struct {
	*sheet
	app   *app
	style cite.Style
	form  cite.Form
	parts bool // the parts of each citation, not the citation

	missing map[string][]string // the documents that lack a part
	tested  []string            // the documents whose URL is on a test host
	public  string              // the public URL of one of them
	keys    map[string]int      // how often each key was wanted
	changed []string            // the keys with a suffix
	counted []string            // the addresses of unnumbered paragraphs that the style does not cite
}

// begin begins to print to a sheet.
func (p *citations) begin(s *sheet, many bool) {
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
	p.missing, p.keys = map[string][]string{}, map[string]int{}
}

// distinguish adds a suffix to the key of an item if another has it, and reports whether
// it did: a, b and so on, as reference managers do.
func (p *citations) distinguish(it *cite.Item) bool {
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
func (p *citations) document(d found, number string) error {
	at, err := p.pinpoint(d, number)
	if err != nil {
		p.app.report(err)
		return nil
	}
	it := cite.Of(d.Document)
	p.distinguish(it)
	text, err := p.text(it, at)
	if err != nil {
		return err
	}
	return p.add(it, text)
}

// add prints the citation of an item, and remembers what it lacks. One without
// words is not printed, which is said.
func (p *citations) add(it *cite.Item, text []byte) error {
	p.note(it, string(text))
	if len(text) == 0 {
		p.app.report(nothingf("nothing to cite %s by in the text: no author and no title", it.ID))
		return nil
	}
	return p.element(text)
}

// pinpoint returns the passage that is cited.
func (p *citations) pinpoint(d found, number string) (cite.Pinpoint, error) {
	if number == "" {
		number = d.place
	}
	if number == "" {
		return cite.Pinpoint{}, nil
	}
	number = strings.TrimPrefix(number, "#")
	part, err := d.At(number)
	if at, ok := cite.PinpointIn(d.Document, number); ok && err != nil {
		p.app.message("the text of %s is on one line, so that docview cannot see where its paragraph %s ends", d.ID, number)
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
func (p *citations) text(it *cite.Item, at cite.Pinpoint) ([]byte, error) {
	switch {
	case p.parts:
		return p.format.Record(it, p.many)
	case p.style.JSON:
		return p.format.Record(p.style.Value(it), p.many)
	case p.style.Prose():
		return []byte(render.Sanitize(p.style.Cite(it, p.form, at))), nil
	}
	lines := strings.Split(p.style.Record(it), "\n")
	for i, line := range lines {
		lines[i] = render.Sanitize(line)
	}
	return []byte(strings.Join(lines, "\n")), nil
}

// note remembers what a document lacks, and whether its citation has a URL
// that is not the document's own.
func (p *citations) note(it *cite.Item, citation string) {
	for _, part := range it.Missing() {
		p.missing[part] = append(p.missing[part], it.ID)
	}
	if it.TestURL != "" && strings.Contains(citation, it.URL) {
		p.tested, p.public = append(p.tested, it.ID), it.URL
	}
}

// end ends the output, and says what is missing in it.
func (p *citations) end() error {
	p.say()
	return p.sheet.end()
}

// say says what is missing in the citations.
func (p *citations) say() {
	for _, part := range []string{"title", "date", "archive", "URL"} {
		if ids := p.missing[part]; len(ids) > 0 {
			p.app.message("no %s in %s", part, firstOf(ids))
		}
	}
	switch n := len(p.tested); {
	case n == 1:
		p.app.message("the URL in %s is on a test host; cited with the public one, %s", p.tested[0], p.public)
	case n > 1:
		p.app.message("the URLs in %s are on a test host; cited with the public ones: %s", document.Plural(n, "document"), firstOf(p.tested))
	}
	if len(p.changed) > 0 {
		p.app.message("a letter was added to keys that other entries have: %s", firstOf(p.changed))
	}
	if len(p.counted) > 0 {
		p.app.message("the citation names no paragraph: %s is unnumbered, and the %s style does not count paragraphs", firstOf(p.counted), p.style.Name)
	}
}
