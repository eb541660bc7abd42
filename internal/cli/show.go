package cli

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"

	"docview/internal/check"
	"docview/internal/cite"
	"docview/internal/document"
	"docview/internal/library"
	"docview/internal/render"
	"docview/internal/text"

	"github.com/spf13/cobra"
)

// A view is a command that shows documents or a part of them.
type view struct {
	input
	output
	raw       bool
	problems  bool
	addresses bool
	furniture bool
	find      string

	part
	quotable bool // a page ends with how to quote it

	tagged  []string // the documents that were shown with their tags
	edition string   // one without a source that is of an edition
	lacking []string // those without what --find looks for, which are not shown
}

// A part is what a view shows of documents.
type part struct {
	noun string // what it is, for the message that there is none

	// of returns the part of a document, nil if it has none. The part keeps the
	// fields of render.HeadKeys, which are left out of bare data.
	of func(found) (*document.Document, error)

	instead *part // what is shown of a document without it; nil for nothing
}

// bind adds the flags and arguments that all views have.
func (v *view) bind(a *app, c *cobra.Command) {
	v.bindLibrary(c)
	v.bindMany(c)
	v.output.bind(c, render.Documents, byStream, ofText)
	f := c.Flags()
	f.BoolVar(&v.raw, "raw", false, "the file's bytes, unchanged (in a pipe)")
	f.BoolVar(&v.addresses, "addresses", false, "show the address of each paragraph in the margin")
	f.BoolVar(&v.problems, "problems", false, "mark the findings of check in the text")
	c.ValidArgsFunction = a.completeDocuments(&v.input)
}

func (a *app) show() *cobra.Command {
	v := &view{part: wholePart, quotable: true}
	c := command("show [DOCUMENT...]", func(_ *cobra.Command, args []string) error {
		v.furniture = v.furniture || v.all && len(args) > 0
		return v.run(a)
	})
	v.bind(a, c)
	v.bindLinear(c)
	c.Flags().StringVar(&v.find, "find", "", "mark these `words` in the text, and open the pager where they first occur")
	c.Flags().BoolVar(&v.furniture, "furniture", false, "also show the menus and footers of a web page")
	c.Flags().Lookup("all").Usage = "all documents in the library; with a DOCUMENT, same as --furniture"
	return c
}

// wholePart is the document itself, or the paragraph that an address names
// under a head.
var wholePart = part{noun: "text", of: func(d found) (*document.Document, error) {
	if d.place == "" {
		return d.Document, nil
	}
	return placed(d)
}}

// placed returns the paragraph that an address names, under a head.
func placed(d found) (*document.Document, error) {
	part, err := d.At(d.place)
	if err != nil {
		return nil, err
	}
	return withHead(d.Document, part), nil
}

// withHead returns a part with the fields that name the document it is of.
func withHead(d, part *document.Document) *document.Document {
	head := d.Only(render.HeadKeys, nil)
	head.Body = part.Body
	return head
}

// fieldPart is a field and the blocks of some kinds, under a head.
func fieldPart(noun string, key document.Key, kinds ...document.Kind) part {
	return part{noun: noun, of: func(d found) (*document.Document, error) {
		if only := d.Only([]document.Key{key}, kinds); len(only.Header)+len(only.Body) == 0 {
			return nil, nil
		}
		return d.Only(append(slices.Clone(render.HeadKeys), key), kinds), nil
	}}
}

func (a *app) summary() *cobra.Command {
	return a.shows("summary [DOCUMENT...]", fieldPart("summary", document.KeySummary))
}

func (a *app) citation() *cobra.Command {
	return a.shows("citation [DOCUMENT...]", citationPart)
}

var citationPart = fieldPart("citation", document.KeyCitation)

func (a *app) source() *cobra.Command {
	p := fieldPart("source note", document.KeySource, document.SourceNote)
	p.instead = &part{noun: "citation", of: provenance}
	return a.shows("source [DOCUMENT...]", p)
}

// provenance returns where a document comes from as its citation has it,
// under a head; all of a citation whose provenance is not known; nil if there is none.
func provenance(d found) (*document.Document, error) {
	text := cite.ProvenanceText(d.Document)
	if text == "" {
		return citationPart.of(d)
	}
	part := d.Only(render.HeadKeys, nil)
	f := d.Field(document.KeyCitation)
	part.Header = append(part.Header, document.Field{Key: document.KeySource, Text: text, Line: f.Line, Start: f.Start, End: f.End})
	return part, nil
}

// shows returns a command that shows a part of documents.
func (a *app) shows(use string, p part) *cobra.Command {
	v := &view{part: p}
	c := command(use, func(*cobra.Command, []string) error { return v.run(a) })
	v.bind(a, c)
	return c
}

func (a *app) paragraphs() *cobra.Command {
	v := &view{part: part{noun: "paragraphs"}}
	var numbers string
	v.of = func(d found) (*document.Document, error) { return paragraphsOf(d, numbers) }
	c := command("paragraphs [DOCUMENT...]", func(c *cobra.Command, _ []string) error {
		if c.Flags().Changed("number") && strings.TrimSpace(numbers) == "" {
			return usagef("-n 4, -n 2-4,6, -n 5-, -n 4.b", "--number needs a number")
		}
		return v.run(a)
	})
	c.Aliases = []string{"paragraph"}
	v.bind(a, c)
	c.Flags().StringVarP(&numbers, "number", "n", "", "`numbers` as written in the document: 4, 2-4,6, 5-, 4.b")
	_ = c.RegisterFlagCompletionFunc("number", a.completeNumbers(&v.input))
	return c
}

func paragraphsOf(d found, numbers string) (*document.Document, error) {
	switch {
	case d.place != "":
		return placed(d)
	case numbers != "":
		part, err := d.Select(numbers)
		if err != nil {
			return nil, err
		}
		return withHead(d.Document, part), nil
	}
	part := d.Only(render.HeadKeys, []document.Kind{document.Paragraph, document.Heading})
	if len(part.Body) == 0 {
		return nil, nil
	}
	return part, nil
}

func (v *view) run(a *app) error {
	if err := v.checkFormat(render.Documents); err != nil {
		return err
	}
	if format, ok := render.FormatNamed(v.formatName(), render.Facts); v.raw && v.formatName() != "" && (!ok || format.Record != nil) {
		return usagef("", "--raw cannot be combined with --json or --format")
	}
	docs, many, err := a.documents(&v.input)
	if err != nil {
		return err
	}
	return a.print(&v.output, func(s *sheet) {
		s.All = v.furniture
		s.Problems = v.problems
		s.Addresses = v.addresses
		if v.find != "" {
			s.Find = text.Find(v.find)
		}
		s.fail(v.print(a, s, docs, many))
	})
}

// print prints the part of each document, and says which have none.
func (v *view) print(a *app, s *sheet, docs iter.Seq2[found, error], many bool) error {
	s.many = many
	var without, replaced []string
	var last found
	for d := range readable(a, s, docs) {
		last = d
		part, err := library.Guard(d.Name, func() (*document.Document, error) { return v.partOf(d, &replaced) })
		switch {
		case err != nil:
			a.report(err)
		case part == nil:
			without = append(without, d.Ref)
			if v.instead != nil && v.edition == "" && cite.Of(d.Document).Series != nil {
				v.edition = d.Ref
			}
		default:
			a.each(d.Document, func() { v.one(s, d.Document, part) })
		}
	}
	if v.quotable && !v.raw && !many && s.count == 1 {
		s.howToQuote(v.quotedAs(last))
	}
	s.end()
	if len(v.tagged) > 0 {
		a.message("the tags of XML or HTML are shown as text: %s", firstOf(v.tagged))
		a.hint("docview help input says how to convert it")
	}
	if len(replaced) > 0 {
		a.message("no %s in %s: the %s is shown", v.noun, firstOf(replaced), v.instead.noun)
	}
	err := cmp.Or(v.unfound(a, s.count), v.without(a, s.count, without))
	if nothing, ok := err.(*failure); ok && v.edition != "" {
		nothing.hint = "docview cite " + shellQuoted(v.edition) + " names the edition that it is from"
	}
	return err
}

// unfound says which documents lack what --find looks for; that all do is an error.
func (v *view) unfound(a *app, shown int) error {
	if len(v.lacking) == 0 {
		return nil
	}
	err := nothingf("%s does not occur in %s", v.find, firstOf(v.lacking))
	if shown == 0 {
		return err
	}
	a.message("%v", err)
	return nil
}

// partOf returns the part that is shown, nil if there is none. If it is what
// is shown instead, the document is added to the replaced ones.
func (v *view) partOf(d found, replaced *[]string) (*document.Document, error) {
	part, err := v.of(d)
	if err != nil || part != nil || v.instead == nil {
		return part, err
	}
	if part, err = v.instead.of(d); part != nil {
		*replaced = append(*replaced, d.Ref)
	}
	return part, err
}

// quotedAs returns the address of the first paragraph of what is shown, as it
// is typed here: by the argument that names the document, if there is one.
func (v *view) quotedAs(d found) string {
	if d.Document == nil {
		return ""
	}
	name := d.Address("")
	if len(v.args) == 1 && v.ids == "" {
		name = strings.TrimSuffix(v.args[0], "#"+d.place)
	}
	place := cmp.Or(d.place, firstPlace(d.Document))
	if name == "-" || place == "" {
		return ""
	}
	return shellQuoted(name) + "#" + place
}

// without says which documents have no such part. That nothing was shown at
// all is an error, so that no file is written.
func (v *view) without(a *app, shown int, ids []string) error {
	noun := v.noun
	if v.instead != nil {
		noun += " or " + v.instead.noun
	}
	switch {
	case len(ids) == 0 && shown > 0:
		return nil
	case len(ids) == 0 && a.status > statusDone:
		return nothingf("") // it is said already
	case len(ids) == 0 && v.ids != "":
		return nothingf("--ids: the list is empty")
	case len(ids) == 0:
		return nothingf("no documents")
	case len(ids) == 1 && shown == 0:
		return nothingf("no %s in %s", noun, ids[0])
	case shown == 0:
		return nothingf("no %s in any of %d documents", noun, len(ids))
	case len(ids) == 1:
		a.message("no %s in %s", noun, ids[0])
	default:
		a.message("no %s in %d of %d documents", noun, len(ids), shown+len(ids))
	}
	return nil
}

// isTagged reports whether a document is XML or HTML: it begins with a tag, and
// tags are closed in it.
func isTagged(d *document.Document) bool {
	text, _, _ := d.Decoded()
	text = strings.TrimLeftFunc(strings.TrimPrefix(text, "\ufeff"), unicode.IsSpace)
	return len(text) > 1 && text[0] == '<' && (text[1] == '?' || text[1] == '!' || unicode.IsLetter(rune(text[1]))) && strings.Contains(text, "</")
}

func (v *view) one(s *sheet, d, part *document.Document) {
	s.bare = s.Bare && part != d
	if !s.many {
		s.name = d.Address("")
	}
	if !v.raw && isTagged(d) {
		v.tagged = append(v.tagged, d.Ref)
	}
	switch {
	case v.raw:
		s.raw(d, part)
		return
	case v.problems || s.format.Record != nil:
		checked := *part
		checked.Problems = check.Check(d)
		part = &checked
	}
	if v.find != "" {
		row, ok := s.Page(part).FirstMatch()
		if !ok {
			v.lacking = append(v.lacking, d.Ref)
			return
		}
		if s.count == 0 {
			s.first = row
		}
	}
	s.document(d, part)
}
