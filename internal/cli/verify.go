package cli

import (
	"fmt"
	"os"
	"strings"

	"docview/internal/document"
	"docview/internal/library"
	"docview/internal/quote"
	"docview/internal/render"

	"github.com/spf13/cobra"
)

// A verifying command checks the quotations of manuscripts.
type verifying struct {
	input
	output
	syntax string
	all    bool // exact quotations too
}

func (a *app) verify() *cobra.Command {
	v := &verifying{}
	c := &cobra.Command{
		Use:   "verify MANUSCRIPT...",
		Short: "Check the quotations of a manuscript against the library",
		Long: `Look up every quotation of a manuscript in the library, word by word, and check
the citation next to it. MANUSCRIPT is a file in Markdown, LaTeX or plain text, or
- for standard input.

A quotation is

  exact        if it is in a document word for word, ignoring case, commas and stops
               between words, and the style of quotation marks and dashes; an
               ellipsis may omit words, and [brackets] may add some
  letters      if only letters are written in another way: oe for œ, ss for ß
  differs      if most of its words are there: the report shows those that differ
  not found    if it is not in any document in the library

Citations are recognised as [@112596, para. 4], \autocite[para.~4]{112596},
112596#4 and by the URLs of documents, beside the quotation or in its footnote.
Titles, and phrases of up to four words that are not cited, are not reported
unless they are exact; they are counted. A manuscript in another format, such as
.docx or .html, is refused with the command that converts it. The exit status is
1 if a quotation differs, is not found, is not closed or is wrongly cited.`,
		Example: `docview verify paper.md --library letters
docview verify chapter-*.tex --library letters
docview verify paper.md --all          exact quotations, too
docview verify paper.md --json
pandoc paper.docx -t markdown | docview verify -`,
		RunE: func(c *cobra.Command, args []string) error {
			v.args = args
			return v.run(a)
		},
	}
	v.bindLibrary(c)
	f := c.Flags()
	f.StringVar(&v.syntax, "syntax", "", "`syntax` of the manuscripts: markdown, latex, text (default: determined by the file name and the text)")
	f.BoolVarP(&v.all, "all", "a", false, "also report exact quotations")
	f.StringVarP(&v.format, "format", "f", "", "output `format`: "+strings.Join(render.FormatNames(render.Facts), ", "))
	f.BoolVar(&v.json, "json", false, "same as --format json")
	v.bindWidth(c)
	v.bindStreams(c)
	_ = c.RegisterFlagCompletionFunc("syntax", cobra.FixedCompletions(syntaxNames(), cobra.ShellCompDirectiveNoFileComp))
	return c
}

func syntaxNames() []string {
	var names []string
	for _, s := range quote.Syntaxes {
		names = append(names, string(s))
	}
	return names
}

func (v *verifying) run(a *app) error {
	if err := v.checkFormat(render.Facts); err != nil {
		return err
	}
	if v.syntax != "" && !strings.Contains(" "+strings.Join(syntaxNames(), " ")+" ", " "+v.syntax+" ") {
		return usagef("--syntax takes "+strings.Join(syntaxNames(), ", "), "unknown syntax %q", v.syntax)
	}
	if len(v.args) == 0 {
		return usagef("docview verify paper.md --library letters", "verify needs a manuscript")
	}
	manuscripts, err := v.manuscripts(a)
	if err != nil || len(manuscripts) == 0 {
		return err
	}
	var checks []*quote.Check
	for _, m := range manuscripts {
		checks = append(checks, m.Check())
	}
	if err := v.look(a, checks); err != nil {
		return err
	}
	var reports []*quote.Report
	for _, c := range checks {
		reports = append(reports, c.Report())
	}
	if err := a.print(&v.output, func(s *sheet) error { return v.print(s, reports) }); err != nil {
		return err
	}
	failed := false
	for _, r := range reports {
		failed = failed || r.Failed()
		a.message("%s: %s", r.Manuscript, totals(r.Counts))
		if r.LookedFor != "" {
			a.message("%s: looked for %s", r.Manuscript, r.LookedFor)
		}
	}
	if failed {
		return &nothingError{} // the messages say it
	}
	return nil
}

// look looks for the quotations in the library. A manuscript is not a source.
func (v *verifying) look(a *app, checks []*quote.Check) error {
	files, err := a.files(&v.input, nil)
	if err != nil {
		return err
	}
	files = v.withoutManuscripts(files)
	p := a.progress("reading", len(files))
	defer p.end()
	documents := 0
	read := func(f library.File) ([][]*quote.Findings, error) {
		docs, err := f.Documents()
		all := make([][]*quote.Findings, len(docs))
		for i, d := range docs {
			all[i] = lookAt(checks, d)
		}
		return all, err
	}
	for all, err := range library.Map(files, read) {
		p.step()
		a.report(err)
		documents += len(all)
		for _, findings := range all {
			for i, f := range findings {
				checks[i].Add(f)
			}
		}
	}
	a.sayLibrary(&v.input, nil, documents)
	return nil
}

func lookAt(checks []*quote.Check, d *document.Document) []*quote.Findings {
	findings := make([]*quote.Findings, len(checks))
	for i, c := range checks {
		findings[i] = c.Look(d)
	}
	return findings
}

// withoutManuscripts returns the files that are not one of the manuscripts.
func (v *verifying) withoutManuscripts(files []library.File) []library.File {
	var manuscripts []os.FileInfo
	for _, name := range v.args {
		if info, err := os.Stat(name); err == nil {
			manuscripts = append(manuscripts, info)
		}
	}
	var sources []library.File
	for _, f := range files {
		if !isOneOf(f.Path, manuscripts) {
			sources = append(sources, f)
		}
	}
	return sources
}

func isOneOf(path string, infos []os.FileInfo) bool {
	for _, info := range infos {
		if own, err := os.Stat(path); err == nil && os.SameFile(own, info) {
			return true
		}
	}
	return false
}

// print prints what was found in manuscripts.
func (v *verifying) print(s *sheet, reports []*quote.Report) error {
	w := &series{sheet: s, many: len(reports) > 1}
	for _, r := range reports {
		if s.format.Record != nil {
			if err := w.record(r); err != nil {
				return err
			}
			continue
		}
		for _, q := range r.Quotations {
			for _, message := range v.messages(&q) {
				if err := w.hanging(fmt.Sprintf("%s:%d:%d: %s", r.Manuscript, q.Line, q.Column, message)); err != nil {
					return err
				}
			}
		}
	}
	if s.format.Record != nil {
		return w.end()
	}
	return nil
}

// messages returns what there is to say of a quotation.
func (v *verifying) messages(q *quote.Quoted) []string {
	var all []string
	words := firstWords(strings.Join(strings.Fields(q.Text), " "), 60)
	switch q.Status {
	case quote.Exact:
		if v.all {
			all = append(all, fmt.Sprintf("exact: %s: \"%s\"", q.Source.Address, words))
		}
	case quote.Letters:
		all = append(all, fmt.Sprintf("exact but for letters: %s: %s", q.Source.Address, changes(q.Changes)))
	case quote.Differs:
		all = append(all, fmt.Sprintf("differs from %s: %s", q.Source.Address, changes(q.Changes)))
	case quote.NotFound:
		all = append(all, fmt.Sprintf("not found in the library: \"%s\"", words))
	case quote.Open:
		all = append(all, fmt.Sprintf("quotation not closed: %s", words))
	}
	switch q.Citation {
	case quote.WrongParagraph:
		all = append(all, fmt.Sprintf("wrong paragraph: it is in %s, and \"%s\" is cited", q.Source.Address, q.Cited.Text))
	case quote.WrongDocument:
		all = append(all, fmt.Sprintf("wrong document: it is in %s, and \"%s\" is cited", q.Source.Address, q.Cited.Text))
	}
	return all
}

// mostChanges bounds the changes that a message shows.
const mostChanges = 5

// changes returns the words that differ.
func changes(changes []quote.Change) string {
	var all []string
	for _, c := range changes {
		source, brackets := firstWords(c.Source, 80), ""
		if strings.ContainsAny(c.Source, "[]") && !strings.ContainsAny(c.Manuscript, "[]") {
			brackets = " (the brackets are the document's)"
		}
		switch c.Op {
		case "replace":
			all = append(all, fmt.Sprintf("\"%s\" for \"%s\"%s", firstWords(c.Manuscript, 80), source, brackets))
		case "insert":
			all = append(all, fmt.Sprintf("it adds \"%s\"", firstWords(c.Manuscript, 80)))
		case "delete":
			gap := ""
			if len(c.At) > 0 {
				gap = fmt.Sprintf(" without an ellipsis (between %s)", strings.Join(c.At, " and "))
			}
			all = append(all, fmt.Sprintf("it leaves out \"%s\"%s%s", source, brackets, gap))
		case "order":
			at := ""
			if len(c.At) > 0 {
				at = fmt.Sprintf("its parts are at %s, ", strings.Join(c.At, " and "))
			}
			all = append(all, fmt.Sprintf("%sin the other order: \"%s\" for \"%s\"", at, firstWords(c.Manuscript, 80), source))
		}
	}
	if len(all) == 0 {
		return "its parts are in another order or in several documents"
	}
	if n := len(all) - mostChanges; n > 0 {
		all = append(all[:mostChanges], fmt.Sprintf("and %d more", n))
	}
	return strings.Join(all, "; ")
}

// totals returns how many quotations there are of each kind.
func totals(c quote.Counts) string {
	n := c.Exact + c.Letters + c.Differs + c.NotFound + c.Open
	text := render.Plural(n, "quotation")
	differ := "differ"
	if c.Differs == 1 {
		differ = "differs"
	}
	var kinds []string
	for _, k := range []struct {
		n    int
		name string
	}{{c.Exact, "exact"}, {c.Letters, "exact but for letters"}, {c.Differs, differ}, {c.NotFound, "not found"}, {c.Open, "not closed"}, {c.WrongParagraph + c.WrongDocument, "wrongly cited"}} {
		if k.n > 0 {
			kinds = append(kinds, fmt.Sprintf("%d %s", k.n, k.name))
		}
	}
	if len(kinds) > 0 {
		text += ": " + strings.Join(kinds, ", ")
	}
	switch {
	case c.Skipped == 1:
		text += "; 1 title or short phrase not reported"
	case c.Skipped > 1:
		text += fmt.Sprintf("; %d titles and short phrases not reported", c.Skipped)
	}
	return text
}

// hanging prints a message; on a terminal its further lines are indented.
func (w *series) hanging(text string) error {
	width := 0
	if w.format.Page && w.Width > 0 {
		width = max(w.Width-4, 20)
	}
	for i, line := range render.Wrap(safe(text), width) {
		if i > 0 {
			line = "    " + line
		}
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}
