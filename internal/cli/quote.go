package cli

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"docview/internal/cite"
	"docview/internal/document"
	"docview/internal/library"
	"docview/internal/quote"
	"docview/internal/render"

	"github.com/spf13/cobra"
)

// A quoting command prints a quotation with its citation.
type quoting struct {
	input
	output
	quote.Passage
	citer  citer
	number string // --paragraph
	copied bool
	key    string   // that --cite-key makes
	lacks  []string // what there is to say of a document that cannot be cited
}

func (a *app) quote() *cobra.Command {
	v := &quoting{}
	c := command("quote ADDRESS", func(*cobra.Command, []string) error { return v.run(a) })
	v.bindLibrary(c)
	v.bindFormat(c, render.Quotations, byStream)
	v.bindWidth(c, ofText)
	f := c.Flags()
	f.StringVarP(&v.number, "paragraph", "n", "", "paragraph to quote, by its `number` or address: 4, 4.b, p7")
	f.StringVar(&v.From, "from", "", "begin with these `words`")
	f.StringVar(&v.To, "to", "", "end with these `words`")
	v.citer.bind(c, "the citation", stylesOf(true))
	f.BoolVar(&v.copied, "copy", false, "also copy the quotation to the clipboard")
	v.bindStreams(c)
	_ = c.RegisterFlagCompletionFunc("paragraph", a.completeNumbers(&v.input))
	c.ValidArgsFunction = a.completeDocuments(&v.input)
	return c
}

func (v *quoting) run(a *app) error {
	if err := v.checkFormat(render.Quotations); err != nil {
		return err
	}
	if len(v.args) > 1 {
		return usagef("in a shell, words of more than one part need quotation marks: --from \"Castro said\"", "quote takes one address (got %d)", len(v.args))
	}
	docs, _, err := a.documents(&v.input)
	if err != nil {
		return err
	}
	for d, err := range docs {
		if err != nil {
			return err
		}
		v.Place = cmp.Or(strings.TrimPrefix(v.number, "#"), d.place)
		a.each(d.Document, func() { err = v.quote(a, d.Document) })
		return err
	}
	return nothingf("no documents")
}

func (v *quoting) quote(a *app, d *document.Document) error {
	if v.Place == "" && v.From == "" && v.To == "" {
		return usagef(fmt.Sprintf("docview quote %s\ndocview show --addresses %s shows the addresses", d.Address(firstPlace(d)), d.Ref), "quote needs the address of a passage in %s", d.Ref)
	}
	q, err := v.Of(d)
	if err != nil {
		return wordsError(err)
	}
	if d.Layout == document.Flat {
		q.Warnings = append(q.Warnings, "the line ends of the document are lost: headings may run into the words")
	}
	if q.Citation, err = v.cite(a, d); err != nil {
		return err
	}
	text := v.formatted(q)
	err = a.print(&v.output, func(s *sheet) { s.quotation(q, text) })
	a.remarks(slices.Concat(v.lacks, v.citer.lines(), q.Warnings))
	if err == nil && v.copied {
		err = a.copy(text, q.Address)
	}
	return err
}

// firstPlace returns the address, without the document, of the first numbered
// paragraph, else of the first paragraph; "" if there is none.
func firstPlace(d *document.Document) string {
	first := ""
	for _, b := range d.Blocks(document.Paragraph) {
		if b.Number != "" {
			return b.Address
		}
		first = cmp.Or(first, b.Address)
	}
	return first
}

// howToQuote ends a page on a terminal with how to quote a passage of it;
// address is "" if there is none.
func (s *sheet) howToQuote(address string) {
	if address != "" && s.terminal && s.format.Page {
		fmt.Fprintln(s)
		s.paint(s.Paragraph(render.Frame, "docview quote "+address))
	}
}

// cite returns the citation of the passage, and remembers what it lacks.
func (v *quoting) cite(a *app, d *document.Document) (cite.Text, error) {
	p := &v.citer
	if err := p.choose(a); err != nil {
		return "", err
	}
	if !p.style.Prose() {
		return "", usagef("docview cite "+d.Address("")+" --style "+p.styleName+" writes one", "a quotation is cited in prose: %s", strings.Join(styleNames(stylesOf(true)), ", "))
	}
	whole, _, _ := strings.Cut(v.Place, ":") // without its sentences
	at, err := p.pinpoint(found{d, whole}, "")
	if err != nil {
		return "", err
	}
	c := citation{cite.Of(d), at}
	if err := p.name(c.item, d); err != nil {
		return "", err
	}
	if p.key != nil {
		v.key = c.item.Key()
		v.sayEqual(a, d)
	}
	if !c.item.CanCite() {
		v.lacks = []string{c.item.ID + " has no title, author or date; it is cited by its id"}
		return cite.Text("[" + strings.TrimSuffix(c.item.ID+"#"+whole, "#") + "]"), nil // which verify recognises
	}
	text := p.style.Cite(c.item, p.form, at)
	p.note(c, text.String())
	return text, nil
}

// sayEqual names other documents of the library for which --cite-key makes the same
// key. A bibliography of them adds a letter, which a quotation cannot know.
func (v *quoting) sayEqual(a *app, d *document.Document) {
	if p := &v.citer; !strings.Contains(p.citeKey, "{{") {
		return
	}
	listing, err := a.catalog(a.library(&v.input), indexChoice{refresh: "auto"}).List(library.Filter{}, false)
	if err != nil {
		return
	}
	var equal []string
	for e := range listing.All() {
		other := &cite.Item{}
		if e.Path != d.Name && v.citer.nameAs(other, e) == nil && other.Key() == v.key {
			equal = append(equal, e.Ref)
		}
	}
	if len(equal) > 0 {
		a.message("the key %s is also that of %s: docview cite adds letters to equal keys", v.key, firstOf(equal))
	}
}

// citationOf returns the citation of a place of a document in the default style.
func citationOf(d *document.Document, place string) cite.Text {
	var at cite.Pinpoint
	if part, err := d.At(place); place != "" && err == nil && len(part.Body) > 0 {
		at = cite.PinpointOf(d, part, place)
	}
	return cite.Styles()[0].Cite(cite.Of(d), "", at)
}

// wordsError explains where words are that do not occur once in a passage.
func wordsError(err error) error {
	var words *quote.WordsError
	if !errors.As(err, &words) {
		return err
	}
	switch {
	case words.Before:
		return usagef("--from names the words the quotation begins with, --to those it ends with", "%v", err)
	case len(words.Found) > 0:
		return usagef(capped(words.Found)+"\nadd words to show which one you mean", "%v", err)
	}
	return nothingf("%v", err)
}

// formatted returns the quotation in the format that is asked for, as it is copied.
func (v *quoting) formatted(q *quote.Quotation) string {
	switch v.formatName() {
	case "markdown":
		return q.Markdown(v.key)
	case "latex":
		return q.LaTeX(v.key)
	case "html":
		return q.HTML()
	}
	return q.Cited()
}

// quotation prints a quotation, or the text that it is in another format.
func (s *sheet) quotation(q *quote.Quotation, text string) {
	switch {
	case s.format.Record != nil:
		s.record(q)
		s.end()
	case s.format.Page:
		indent := ""
		if !q.RunIn() {
			indent = "    "
		}
		s.wrapped(q.Prose(), indent)
		if q.Citation != "" {
			fmt.Fprintln(s)
			s.wrapped(q.Citation.String(), "")
		}
	default:
		s.WriteString(visible(text))
	}
}

// wrapped prints lines as wide as the page; one that begins with an indent keeps it.
func (s *sheet) wrapped(text, indent string) {
	for line := range strings.SplitSeq(visible(text), "\n") {
		for _, part := range render.Wrap(strings.TrimPrefix(line, indent), max(s.Width-len(indent), 1)) {
			fmt.Fprintln(s, strings.TrimRight(indent+part, " "))
		}
	}
}
