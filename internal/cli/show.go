package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"docview/internal/check"
	"docview/internal/document"
	"docview/internal/render"

	"github.com/spf13/cobra"
)

// A view is a command that shows documents or a part of them.
type view struct {
	input
	output
	raw       bool
	problems  bool
	furniture bool

	// part gives the part of a document that is shown, nil when it has none.
	// The part keeps the fields of headKeys, which are left out of bare data.
	part func(found) (*document.Document, error)
	noun string // what the part is, for the message that there is none
}

// headKeys are the fields that tell a reader which document a part is of.
var headKeys = []document.Key{document.KeyDate, document.KeyTitle, document.KeyPlaceDate}

// bind adds the flags and arguments that all views have.
func (v *view) bind(a *app, c *cobra.Command) {
	v.bindLibrary(c)
	v.bindMany(c)
	v.output.bind(c)
	f := c.Flags()
	f.BoolVar(&v.raw, "raw", false, "the file's own bytes, exact in a pipe")
	f.BoolVar(&v.problems, "problems", false, "what check finds, beside the text")
	c.ValidArgsFunction = a.completeDocuments(&v.input)
}

func (a *app) show() *cobra.Command {
	v := &view{noun: "text"}
	v.part = v.whole
	c := &cobra.Command{
		Use:   "show [DOCUMENT...]",
		Short: "Show documents, or the paragraphs that addresses name",
		Example: `docview show 112596             a document of the library
docview show cable.txt          a file
docview show 112596#4           paragraph 4 alone
pdftotext cable.pdf - | docview show -
docview show --library letters --all --output all.txt`,
		RunE: func(c *cobra.Command, args []string) error {
			v.args = args
			v.furniture = v.furniture || v.all && len(args) > 0
			return v.run(a)
		},
	}
	v.bind(a, c)
	c.Flags().BoolVar(&v.furniture, "furniture", false, "show what a web page has around the document, too")
	c.Flags().Lookup("all").Usage = "every document of the library; with a DOCUMENT, all of its page, as --furniture"
	return c
}

// whole gives the document itself, or the paragraph that an address names
// under a head.
func (v *view) whole(d found) (*document.Document, error) {
	if d.place == "" {
		return d.Document, nil
	}
	return placed(d)
}

// placed gives the paragraph that an address names, under a head.
func placed(d found) (*document.Document, error) {
	part, err := d.At(d.place)
	if err != nil {
		return nil, err
	}
	return withHead(d.Document, part), nil
}

// withHead gives a part with the fields that tell which document it is of.
func withHead(d, part *document.Document) *document.Document {
	head := d.Only(headKeys, nil)
	head.Body = part.Body
	return head
}

// A partCommand is a command that shows one part of documents.
type partCommand struct {
	name    string
	noun    string
	short   string
	example string
	keys    []document.Key
	kinds   []document.Kind
}

var summaryPart = partCommand{
	name: "summary", noun: "summary", short: "Show the summary",
	example: "docview summary 112596\ndocview summary --all --format ndjson --library letters",
	keys:    []document.Key{document.KeySummary},
}

var citationPart = partCommand{
	name: "citation", noun: "citation", short: "Show the citation, as the document gives it",
	example: "docview citation 112596\ndocview citation --all --library letters",
	keys:    []document.Key{document.KeyCitation},
}

var sourcePart = partCommand{
	name: "source", noun: "source note", short: "Show where the document comes from: its source note",
	example: "docview source 112596\ndocview source letter.txt --raw",
	keys:    []document.Key{document.KeySource},
	kinds:   []document.Kind{document.SourceNote},
}

// part gives the command that shows one part.
func (a *app) part(p partCommand) *cobra.Command {
	v := &view{noun: p.noun}
	v.part = func(d found) (*document.Document, error) {
		if only := d.Only(p.keys, p.kinds); len(only.Header)+len(only.Body) == 0 {
			return nil, nil
		}
		return d.Only(append(slices.Clone(headKeys), p.keys...), p.kinds), nil
	}
	c := &cobra.Command{
		Use: p.name + " [DOCUMENT...]", Short: p.short, Example: p.example,
		RunE: func(c *cobra.Command, args []string) error {
			v.args = args
			return v.run(a)
		},
	}
	v.bind(a, c)
	return c
}

func (a *app) paragraphs() *cobra.Command {
	v := &view{noun: "paragraphs"}
	var numbers string
	v.part = func(d found) (*document.Document, error) { return paragraphsOf(d, numbers) }
	c := &cobra.Command{
		Use:     "paragraphs [DOCUMENT...]",
		Aliases: []string{"paragraph"},
		Short:   "Show paragraphs, all or those of some numbers",
		Example: `docview paragraphs 112596 -n 4       what stands under number 4
docview paragraphs 112596 -n 2-4,6   some of them
docview paragraphs 112596 -n 5-      from 5 to the end
docview paragraphs 112596 -n 4.b     letter b under 4`,
		RunE: func(c *cobra.Command, args []string) error {
			v.args = args
			if c.Flags().Changed("number") && strings.TrimSpace(numbers) == "" {
				return usagef("for example: -n 4, -n 2-4,6, -n 5-, -n 4.b", "--number needs a number")
			}
			return v.run(a)
		},
	}
	v.bind(a, c)
	c.Flags().StringVarP(&numbers, "number", "n", "", "the `numbers` as written: 4, 2-4,6, 5-, 4.b")
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
			return nil, selectError(err)
		}
		return withHead(d.Document, part), nil
	}
	part := d.Only(headKeys, []document.Kind{document.Paragraph, document.Heading})
	if len(part.Body) == 0 {
		return nil, nil
	}
	return part, nil
}

// selectError tells a number that a document does not have from a word that is
// no number at all, where all of the document's are Arabic.
func selectError(err error) error {
	var place *document.PlaceError
	if !errors.As(err, &place) || strings.ContainsAny(place.Place, "0123456789") {
		return err
	}
	for _, number := range place.Have {
		if !strings.ContainsAny(number, "0123456789") {
			return err
		}
	}
	return &document.SyntaxError{List: place.Place}
}

// run shows the part of each document.
func (v *view) run(a *app) error {
	if err := v.oneOf(pageFormats...); err != nil {
		return err
	}
	if v.raw && (v.json || v.format != "" && v.format != "text" && v.format != "terminal") {
		return usagef("", "--raw gives the file's own bytes, in no other format")
	}
	docs, many, err := a.documents(&v.input)
	if err != nil {
		return err
	}
	return a.print(&v.output, func(s *sheet) error {
		s.All = v.furniture
		s.Problems = v.problems
		return v.print(a, s, docs, many)
	})
}

// print prints the part of each document, and says which have none.
func (v *view) print(a *app, s *sheet, docs iter.Seq2[found, error], many bool) error {
	w := &series{sheet: s, many: many}
	var without []string
	for d, err := range docs {
		var part *document.Document
		if err == nil {
			part, err = v.part(d)
		}
		switch {
		case err != nil:
			a.report(err)
		case part == nil:
			without = append(without, d.ID)
		default:
			if err := v.one(w, d.Document, part); err != nil {
				return err
			}
		}
	}
	if err := w.end(); err != nil {
		return err
	}
	return v.without(a, w.count, without)
}

// without says which documents have no such part. That nothing was shown at
// all is an error, so that no file is written.
func (v *view) without(a *app, shown int, ids []string) error {
	switch {
	case len(ids) == 0 && shown > 0:
		return nil
	case len(ids) == 0 && a.status > statusDone:
		return &nothingError{} // it is said already
	case len(ids) == 0:
		return &nothingError{"no documents"}
	case len(ids) == 1 && shown == 0:
		return &nothingError{fmt.Sprintf("no %s in %s", v.noun, ids[0])}
	case shown == 0:
		return &nothingError{fmt.Sprintf("no %s in any of %d documents", v.noun, len(ids))}
	case len(ids) == 1:
		a.message("no %s in %s", v.noun, ids[0])
	default:
		a.message("no %s in %d of %d documents", v.noun, len(ids), shown+len(ids))
	}
	return nil
}

// one prints the part of one document.
func (v *view) one(w *series, d, part *document.Document) error {
	w.bare = w.Bare && part != d
	switch {
	case v.raw:
		return w.raw(d, part)
	case v.problems:
		checked := *part
		checked.Problems = check.Check(d)
		part = &checked
	}
	return w.document(d, part)
}

// A series prints one document or several, clearly apart from each other.
type series struct {
	*sheet
	many  bool // each is headed by its id; JSON is an array
	count int
	bare  bool // the text alone, without the fields of headKeys
}

// heading begins a document of several, or a paragraph of several that have
// one number; the name is "" where there is only one.
func (w *series) heading(name string) error {
	if w.count++; w.count > 1 {
		fmt.Fprintln(w)
	}
	var err error
	switch {
	case name == "":
	case w.format == "markdown" && w.count > 1:
		_, err = fmt.Fprint(w, "* * *\n\n")
	case w.format == "markdown":
	case w.format == "terminal":
		_, err = fmt.Fprintln(w, w.rule(name))
	default:
		_, err = fmt.Fprintf(w, "==> %s <==\n", safe(name))
	}
	return err
}

// rule gives a line over the page with a name in it.
func (s *sheet) rule(name string) string {
	width := s.Width
	if width == 0 {
		width = pipeWidth
	}
	line := "══ " + safe(name) + " "
	return render.Truncate(line+strings.Repeat("═", max(width-render.Width(line), 2)), width)
}

// json prints v as a JSON value: on a line, or as an element of an array, where
// there may be several.
func (w *series) json(v any) error {
	text, err := w.encode(v)
	if err != nil {
		return err
	}
	return w.element(text)
}

// encode gives the JSON of v in the form that element prints. It may run on
// several cores at once.
func (w *series) encode(v any) ([]byte, error) {
	var indented, line bytes.Buffer
	if err := w.JSON(&indented, v); err != nil {
		return nil, err
	}
	text := bytes.TrimSpace(indented.Bytes())
	switch {
	case w.format == "ndjson":
		err := json.Compact(&line, text)
		return line.Bytes(), err
	case w.many:
		text = bytes.ReplaceAll(text, []byte("\n"), []byte("\n  "))
	}
	return text, nil
}

// element prints what encode gives.
func (w *series) element(text []byte) error {
	w.count++
	before, after := "", "\n"
	if w.format == "json" && w.many {
		before, after = ",\n  ", ""
		if w.count == 1 {
			before = "[\n  "
		}
	}
	w.WriteString(before)
	w.Write(text)
	_, err := w.WriteString(after)
	return err
}

// end ends the array that element began.
func (w *series) end() error {
	if w.format != "json" || !w.many {
		return nil
	}
	end := "\n]\n"
	if w.count == 0 {
		end = "[]\n"
	}
	_, err := fmt.Fprint(w, end)
	return err
}

// document prints the part of a document. Paragraphs that have one number are
// shown each with its address.
func (w *series) document(d, part *document.Document) error {
	switch {
	case w.format == "json" || w.format == "ndjson":
		return w.json(part.Record())
	case !repeats(part) || whole(d, part):
		name := d.ID
		if !w.many {
			name = ""
		}
		if err := w.heading(name); err != nil {
			return err
		}
		return w.page(part)
	}
	for _, item := range items(part) {
		if err := w.heading(d.AddressOf(item.Body[0])); err != nil {
			return err
		}
		if err := w.page(item); err != nil {
			return err
		}
	}
	return nil
}

// whole reports whether a part has all paragraphs of its document, so that it
// shows by itself which is which.
func whole(d, part *document.Document) bool {
	return len(part.Blocks(document.Paragraph)) == len(d.Blocks(document.Paragraph))
}

// page prints a document in the form that was asked for.
func (w *series) page(d *document.Document) error {
	p := w.Printer
	p.Bare = w.bare
	if p.Bare && (w.format == "text" || w.format == "markdown") {
		d = withoutHead(d)
	}
	switch w.format {
	case "terminal":
		return p.Terminal(w, d)
	case "markdown":
		return p.Markdown(w, d)
	}
	return p.Text(w, d)
}

// withoutHead leaves the fields of headKeys out of a part; a whole document,
// which has more than a part, keeps them.
func withoutHead(d *document.Document) *document.Document {
	part := *d
	part.Header = slices.DeleteFunc(slices.Clone(d.Header), func(f document.Field) bool {
		return slices.Contains(headKeys, f.Key)
	})
	return &part
}

// repeats reports whether two paragraphs of a part that stand under no other
// of it have one number.
func repeats(part *document.Document) bool {
	seen := map[string]bool{}
	for _, item := range items(part) {
		number := item.Body[0].Number
		if number != "" && seen[number] {
			return true
		}
		seen[number] = true
	}
	return false
}

// items gives each block of a part that stands under no other of it, with all
// that stands under it, as a part of its own.
func items(part *document.Document) []*document.Document {
	var all []*document.Document
	in := map[string]bool{}
	for _, b := range part.Body {
		if !in[b.Under] || len(all) == 0 {
			item := *part
			item.Body = nil
			all = append(all, &item)
		}
		in[b.Address] = true
		last := all[len(all)-1]
		last.Body = append(last.Body, b)
	}
	return all
}

// raw prints the bytes of the file that a part stands in. On a terminal they
// are made safe; in a pipe they are exact.
func (w *series) raw(d, part *document.Document) error {
	name := d.ID
	if !w.many {
		name = ""
	}
	if err := w.heading(name); err != nil {
		return err
	}
	for i, source := range sources(d, part) {
		if i > 0 {
			fmt.Fprintln(w)
		}
		if err := w.bytes(source); err != nil {
			return err
		}
	}
	return nil
}

// bytes prints bytes of a file.
func (w *series) bytes(source []byte) error {
	if !w.terminal {
		_, err := w.Write(source)
		return err
	}
	for line := range bytes.Lines(source) {
		text := strings.TrimRight(string(line), "\r\n")
		if _, err := fmt.Fprintln(w, render.Sanitize(text)); err != nil {
			return err
		}
	}
	return nil
}

// sources gives the bytes of a part: the whole file for the only document of
// a file, all bytes from its first to its last for one of several, the
// block with what stands under it for each paragraph.
func sources(d, part *document.Document) [][]byte {
	if part == d && d.Part == 0 {
		return [][]byte{d.Source}
	}
	if part == d {
		return [][]byte{d.Source[first(d):last(d)]}
	}
	var all [][]byte
	for _, f := range withoutHead(part).Header {
		all = append(all, d.Source[f.Start:f.End])
	}
	for _, item := range items(part) {
		all = append(all, d.Source[item.Body[0].Start:item.Body[len(item.Body)-1].End])
	}
	return all
}

// first gives where the first byte of a document is in its file.
func first(d *document.Document) int {
	at := len(d.Source)
	for _, f := range d.Header {
		at = min(at, f.Start)
	}
	for _, b := range slices.Concat(d.Body, d.Furniture) {
		at = min(at, b.Start)
	}
	return at
}

// last gives where the last byte of a document ends in its file.
func last(d *document.Document) int {
	at := 0
	for _, f := range d.Header {
		at = max(at, f.End)
	}
	for _, b := range slices.Concat(d.Body, d.Furniture) {
		at = max(at, b.End)
	}
	return max(at, first(d))
}
