package cli

import (
	"bufio"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"
	"text/template"

	"docview/internal/cite"
	"docview/internal/document"
	"docview/internal/library"
	"docview/internal/quote"
	"docview/internal/render"
	"docview/internal/search"

	"github.com/spf13/cobra"
)

// A citing command cites documents.
type citing struct {
	input
	output
	filter
	citer
	number string   // --paragraph
	short  string   // --short-title
	sort   string   // --sort
	cited  []string // --cited-in
	copied bool     // --copy
}

func (a *app) cite() *cobra.Command {
	v := &citing{}
	c := command("cite [DOCUMENT...]", func(*cobra.Command, []string) error { return v.run(a) })
	c.Long = strings.NewReplacer("{prose styles}\n", styleTable(true), "{record formats}\n", styleTable(false)).Replace(c.Long)
	v.bindLibrary(c)
	v.bindMany(c)
	v.filter.bind(a, &v.input, c)
	f := c.Flags()
	v.citer.bind(c, "a prose citation", cite.Styles())
	v.bindFormat(c, render.Citations, " (of prose; json has the parts of the citation)")
	v.bindWidth(c, "line width of prose in `columns`; 0 = one line per citation (default: 0)")
	f.StringVarP(&v.number, "paragraph", "n", "", "paragraph to cite, by its `number` or address: 4, 4.b, p7")
	f.StringVar(&v.short, "short-title", "", "`words` of the title to print instead of it in a short note or in the text")
	f.StringVar(&v.sort, "sort", "author", "`order` of a bibliography: author, or none for the order given")
	f.StringArrayVar(&v.cited, "cited-in", nil, "cite the documents that a `manuscript` cites, instead of those that are named; may be repeated")
	f.BoolVar(&v.copied, "copy", false, "also copy the citation to the clipboard")
	v.bindStreams(c)
	_ = c.RegisterFlagCompletionFunc("paragraph", a.completeNumbers(&v.input))
	_ = c.RegisterFlagCompletionFunc("sort", cobra.FixedCompletions([]string{"author", "none"}, cobra.ShellCompDirectiveNoFileComp))
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
	citeKey   string // --cite-key
	style     cite.Style
	form      cite.Form          // "" for the first of the style
	key       *template.Template // of --cite-key, nil for none
	markup    cite.Markup        // of prose
	line      int                // columns of a line of prose; 0 means no limit
	parts     bool               // the parts of each citation, not the citation

	missing  map[string][]string // the documents that lack a part
	leftOut  map[string][]string // the documents of which a part is not printed
	refused  []string            // the documents that cannot be cited
	tested   []string            // the documents whose URL is on a test host
	public   string              // the public URL of one of them
	keys     map[string]int      // how often each key was wanted
	changed  []string            // the keys with a suffix
	counted  []string            // the addresses of unnumbered paragraphs that the style does not cite
	unplaced bool                // a paragraph was asked for, and the style cites none in this form
}

// bind adds the flags that choose one of some styles.
func (p *citer) bind(c *cobra.Command, what string, styles []cite.Style) {
	f, known := c.Flags(), styleNames(styles)
	f.StringVar(&p.styleName, "style", known[0], "`name` of the citation style, or its file: "+strings.Join(known, ", "))
	f.StringVar(&p.formName, "form", "", "`form` of "+what+": note, short, bibliography, intext (default: the first of the style)")
	f.StringVar(&p.citeKey, "cite-key", "", "`key` for your bibliography, or a template such as '{{.Author.Family}}{{.Year}}'")
	_ = c.RegisterFlagCompletionFunc("style", cobra.FixedCompletions(known, cobra.ShellCompDirectiveDefault))
	_ = c.RegisterFlagCompletionFunc("form", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		style, _ := styleNamed(p.styleName)
		return names(style.Forms), cobra.ShellCompDirectiveNoFileComp
	})
}

func (p *citer) choose(a *app) (err error) {
	p.app, p.missing, p.leftOut, p.keys = a, map[string][]string{}, map[string][]string{}, map[string]int{}
	if p.style, err = styleNamed(p.styleName); err != nil {
		return err
	}
	if p.citeKey != "" {
		if p.key, err = parseTemplate("--cite-key", p.citeKey); err != nil {
			return err
		}
	}
	p.form = cite.Form(p.formName)
	switch {
	case !p.style.Prose() && p.form != "":
		return usagef("", "--form needs a prose style; %s is a record format", p.styleName)
	case !p.style.Prose():
		return nil
	case p.form == "":
		p.form = p.style.Forms[0]
	case !slices.Contains(p.style.Forms, p.form):
		return usagef("its forms are "+strings.Join(names(p.style.Forms), ", "), "unknown form %q for style %s", p.form, p.style.Name)
	}
	return nil
}

// styleNamed returns the style of a name, or of a file: a name with a stroke or
// an extension.
func styleNamed(name string) (cite.Style, error) {
	s, ok := cite.Lookup(name)
	switch {
	case ok:
		return s, nil
	case !strings.ContainsAny(name, "/."):
		return s, usagef("the styles are "+strings.Join(styleNames(cite.Styles()), ", ")+"\na file with a style has a name such as ./"+name+".tmpl", "unknown citation style %q", name)
	}
	source, err := library.ReadFile(name)
	if err != nil {
		return s, err
	}
	if s, err = cite.Load(name, string(source)); err != nil {
		return s, usagef("docview help styles", "%s", strings.TrimPrefix(err.Error(), "template: "))
	}
	return s, nil
}

func (v *citing) run(a *app) error {
	if err := v.choose(a); err != nil {
		return err
	}
	if err := cmp.Or(v.filter.check(), v.checkFlags()); err != nil {
		return err
	}
	docs, many, err := v.documents(a)
	if err != nil {
		return err
	}
	if many && v.short != "" {
		return usagef("", "--short-title is for one document")
	}
	v.parts = v.formatName() == "json"
	v.line = max(v.width, 0)
	v.markup = quote.Markups[v.formatName()]
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
	v.say()
	if err == nil && v.copied && v.count > 0 {
		err = a.copy(strings.TrimSuffix(text.String(), "\n"), document.Plural(v.count, "citation"))
	}
	return err
}

// documents returns the documents that are cited: those that are named, or those
// that the manuscripts of --cited-in cite.
func (v *citing) documents(a *app) (docs iter.Seq2[found, error], many bool, err error) {
	switch {
	case len(v.cited) == 0:
		return a.documents(&v.input)
	case len(v.args) > 0 || v.all || v.ids != "":
		return nil, false, usagef("leave out DOCUMENT, --all and --ids", "--cited-in takes the documents that a manuscript cites")
	}
	a.inputs = append(a.inputs, v.cited...)
	manuscripts := &verifying{input: v.input}
	manuscripts.args = v.cited
	checks, err := manuscripts.checks(a)
	var all []found
	var unknown, ambiguous []string
	for _, c := range checks {
		docs, names, texts := c.Cited()
		unknown, ambiguous = append(unknown, names...), append(ambiguous, texts...)
		for _, d := range docs {
			if !slices.ContainsFunc(all, func(o found) bool { return o.ID == d.ID }) {
				all = append(all, found{d, ""})
			}
		}
	}
	distinct := func(names []string) string {
		return firstNames(slices.Compact(slices.Sorted(slices.Values(names))), 10)
	}
	if len(unknown) > 0 {
		a.report(nothingf("the library does not have what %s cites: %s", strings.Join(v.cited, ", "), distinct(unknown)))
	}
	if len(ambiguous) > 0 {
		a.message("several documents fit, and all are cited: %s", distinct(ambiguous))
	}
	if err == nil && len(all)+len(unknown) == 0 && len(checks) > 0 {
		err = nothingf("%s cites no document in the library", strings.Join(v.cited, ", "))
	}
	return each(all), true, err
}

// checkFlags finds flags that do not fit each other.
func (v *citing) checkFlags() error {
	isProse := v.citer.style.Prose()
	switch {
	case !isProse && v.number != "":
		return usagef("--style chicago --paragraph "+v.number, "--paragraph needs a prose style; %s is a record format", v.styleName)
	case !isProse && v.format != "" && v.format != "json":
		return usagef("", "--format %s needs a prose style; %s is a record format", v.format, v.styleName)
	case isProse && v.citeKey != "":
		return usagef("--style biblatex, bibtex, ris or csl-json", "--cite-key needs a record format; %s is a prose style", v.styleName)
	case v.short != "" && v.form != cite.Short && v.form != cite.InText:
		return usagef("--form short", "--short-title is for short notes and references in the text")
	case v.width > 0 && (!isProse || cmp.Or(v.formatName(), "text") != "text"):
		return usagef("", "--width is for a prose style and --format text")
	case v.sort != "author" && v.sort != "none":
		return usagef("--sort takes author, none", "unknown order %q", v.sort)
	}
	return v.checkFormat(render.Citations)
}

// A citation is a document, or a passage of it, that is cited.
type citation struct {
	item *cite.Item
	at   cite.Pinpoint
}

// print cites each document that the filter takes, and returns how many.
func (v *citing) print(docs iter.Seq2[found, error]) int {
	var undated []string
	var all []citation // those that must be compared before one is printed
	for d := range readable(v.app, v.sheet, docs) {
		if v.Match(d.Document) {
			v.each(d.Document, func() {
				if c, ok := v.citation(d); !ok {
				} else if v.compares() {
					all = append(all, c)
				} else {
					v.add(c)
				}
			})
		} else if v.Undated(d.Document) {
			undated = append(undated, d.Ref)
		}
	}
	for _, c := range v.arranged(all) {
		v.add(c)
	}
	v.sayUndated(undated)
	if v.count > 0 || len(v.refused) == 0 { // an empty array would look like an answer
		v.end()
	}
	return v.count + len(v.refused)
}

// compares reports whether citations are sorted or distinguished from each other.
func (v *citing) compares() bool {
	return !v.parts && v.many && (v.key != nil || v.form == cite.Bibliography || v.form == cite.InText)
}

// arranged distinguishes citations, and sorts those of a bibliography. Equal keys of
// a template get a letter each; of equal ids the first has none.
func (v *citing) arranged(all []citation) []citation {
	var items []*cite.Item
	for _, c := range all {
		items = append(items, c.item)
		v.keys[c.item.Key()]++
	}
	v.citer.style.Distinguish(items)
	next := map[string]int{}
	for _, it := range items {
		if key := it.Key(); v.key != nil && v.keys[key] > 1 {
			it.Suffix = cite.Letter(next[key])
			next[key]++
			v.changed = append(v.changed, it.Key())
		}
	}
	if v.form == cite.Bibliography && v.sort == "author" {
		slices.SortStableFunc(all, func(a, b citation) int { return cite.Compare(a.item, b.item) })
	}
	return all
}

func (p *citer) begin(s *sheet, many bool) {
	switch {
	case p.parts || p.style.JSON:
		s.format, _ = render.FormatNamed("json", render.Records)
	case p.style.Prose(): // one per line
		lines := render.Brackets{Between: "\n", End: "\n"}
		if p.line > 0 {
			lines.Between = "\n\n"
		}
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
	if p.parts || p.style.Prose() {
		return false
	}
	key := it.Key()
	for p.keys[it.Key()] > 0 {
		it.Suffix = cite.Letter(p.keys[key] - 1)
		p.keys[key]++
	}
	p.keys[it.Key()]++
	if it.Suffix != "" {
		p.changed = append(p.changed, it.Key())
	}
	return it.Suffix != ""
}

// citation returns the citation of a document, or of the passage that its address
// or the flag names; ok is false if it cannot be cited.
func (v *citing) citation(d found) (c citation, ok bool) {
	at, err := v.pinpoint(d, v.number)
	c = citation{cite.Of(d.Document), at}
	if err == nil && v.short != "" {
		if wrong := c.item.Shorten(v.short); wrong != nil {
			err = usagef("use words of the title, in the same order", "%v", wrong)
		}
	}
	if v.report(err); err != nil || !v.parts && v.refuses(c.item) {
		return c, false
	}
	if err := v.name(c.item, d.Document); err != nil {
		v.fail(err) // the template is wrong, not the document
		return c, false
	}
	if v.key == nil {
		v.distinguish(c.item)
	}
	return c, true
}

// refuses remembers an item that cannot be cited.
func (p *citer) refuses(it *cite.Item) bool {
	if !it.CanCite() {
		p.refused = append(p.refused, it.ID)
	}
	return !it.CanCite()
}

// name sets the key of an item to what --cite-key makes.
func (p *citer) name(it *cite.Item, d *document.Document) error {
	if p.key == nil {
		return nil
	}
	return p.nameAs(it, search.EntryOf(d, it))
}

// nameAs sets the key of an item to what --cite-key makes of an entry.
func (p *citer) nameAs(it *cite.Item, e search.Entry) error {
	var key strings.Builder
	values := values(e)
	if err := p.key.Execute(&key, values); err != nil {
		return templateError("--cite-key", err, values)
	}
	it.CiteKey = key.String()
	return nil
}

func (p *citer) add(c citation) {
	text := p.text(c)
	p.note(c, string(text))
	p.element(text)
}

func (p *citer) pinpoint(d found, number string) (cite.Pinpoint, error) {
	number = strings.TrimPrefix(cmp.Or(number, d.place), "#")
	if number == "" {
		return cite.Pinpoint{}, nil
	}
	part, err := d.At(number)
	if at, ok := cite.PinpointIn(d.Document, number); ok && err != nil {
		p.message("the text of %s is on one line, so docview cannot determine where its paragraph %s ends", d.ID, number)
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

func (p *citer) text(c citation) []byte {
	switch {
	case p.parts:
		return p.format.Record(c.item, p.many)
	case p.style.JSON:
		return p.format.Record(p.style.Value(c.item), p.many)
	case p.style.Prose():
		text := render.Sanitize(p.style.Cite(c.item, p.form, c.at).In(p.markup))
		return []byte(strings.Join(render.Wrap(text, p.line), "\n"))
	}
	return []byte(render.SanitizeLines(p.style.Record(c.item)))
}

// note remembers what a document lacks, what of it is not printed, and whether its
// citation has a URL that is not the document's own.
func (p *citer) note(c citation, printed string) {
	it := c.item
	for _, part := range it.Missing() {
		p.missing[part] = append(p.missing[part], it.ID)
	}
	if it.TestURL != "" && strings.Contains(printed, it.URL) {
		p.tested, p.public = append(p.tested, it.ID), it.URL
	}
	if p.parts || !p.style.Prose() {
		return
	}
	for _, part := range p.style.LeftOut(it, p.form) {
		p.leftOut[part] = append(p.leftOut[part], it.ID)
	}
	p.unplaced = p.unplaced || c.at.Number != "" && p.style.Cite(it, p.form, c.at) == p.style.Cite(it, p.form, cite.Pinpoint{})
}

// say says what is missing in the citations: a line for each kind.
func (p *citer) say() {
	if len(p.refused) > 0 {
		p.apart()
		p.report(nothingf("%s cannot be cited: no title, author or date", firstNames(p.refused, 10)))
	}
	p.remarks(p.lines())
}

// lines returns what there is to say of the citations that are printed.
func (p *citer) lines() (lines []string) {
	add := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	lacking := map[string][]string{} // what the same documents lack is one message
	parts := []string{"title", "date", "archive", "URL"}
	for _, part := range parts {
		if ids := firstOf(p.missing[part]); ids != "" && part == "date" && p.style.Name == "apa" {
			add("no date in %s: APA prints n.d. for it", ids)
		} else if ids != "" {
			lacking[ids] = append(lacking[ids], part)
		}
	}
	for _, part := range parts {
		if ids := firstOf(p.missing[part]); slices.Index(lacking[ids], part) == 0 {
			add("no %s in %s", strings.Join(lacking[ids], " or "), ids)
		}
	}
	if left := p.left(); left != "" {
		add("%s leaves out the %s", p.style.Name, left)
	}
	switch n := len(p.tested); {
	case n == 1:
		add("the URL in %s is on a test host; cited with the public one, %s", p.tested[0], p.public)
	case n > 1:
		add("the URLs in %s are on a test host; cited with the public ones: %s", document.Plural(n, "document"), firstOf(p.tested))
	}
	if len(p.changed) > 0 {
		add("a letter was added to keys that other entries have: %s", firstOf(p.changed))
	}
	switch {
	case len(p.counted) > 0:
		add("the citation names no paragraph: %s is unnumbered, and the %s style does not count paragraphs", firstOf(p.counted), p.style.Name)
	case p.unplaced:
		add("the citation names no paragraph: an entry of a bibliography has none")
	}
	return lines
}

// left returns what citations leave out: "reprint and the permission of 112436", or
// each part with its documents.
func (p *citer) left() string {
	parts := slices.Sorted(maps.Keys(p.leftOut))
	var all []string
	one := true
	for _, part := range parts {
		one = one && slices.Equal(p.leftOut[part], p.leftOut[parts[0]])
		all = append(all, part+" of "+firstOf(p.leftOut[part]))
	}
	if one && len(parts) > 0 {
		return strings.Join(parts, ", the ") + " of " + firstOf(p.leftOut[parts[0]])
	}
	return strings.Join(all, "; the ")
}
