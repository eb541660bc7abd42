package cli

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"docview/internal/document"
	"docview/internal/library"
	"docview/internal/quote"
	"docview/internal/render"
	"docview/seeds"

	"github.com/spf13/cobra"
)

// A verifying command checks the quotations of manuscripts.
type verifying struct {
	input
	output
	syntax       string
	bibliography string
	all          bool // exact quotations too
	strict       bool
}

func (a *app) verify() *cobra.Command {
	v := &verifying{}
	c := command("verify MANUSCRIPT...", func(*cobra.Command, []string) error { return v.run(a) })
	v.bindLibrary(c)
	f := c.Flags()
	f.StringVar(&v.syntax, "syntax", "", "`syntax` of the manuscripts: markdown, latex, text (default: determined by the file name and the text)")
	f.BoolVarP(&v.all, "all", "a", false, "also report exact quotations")
	f.BoolVar(&v.strict, "strict", false, "exit with status 1 also if a citation is missing or was not understood, a quotation was left out, or there is none")
	f.StringVar(&v.bibliography, "bibliography", "", "CSL JSON, BibTeX or BibLaTeX `file` with the keys of the manuscripts (default: the files that they name)")
	v.bindFormat(c, render.Facts, "")
	v.bindWidth(c, ofText)
	v.bindStreams(c)
	_ = c.RegisterFlagCompletionFunc("syntax", cobra.FixedCompletions(names(quote.Syntaxes), cobra.ShellCompDirectiveNoFileComp))
	return c
}

func (v *verifying) run(a *app) error {
	if err := v.checkFormat(render.Facts); err != nil {
		return err
	}
	if v.syntax != "" && !slices.Contains(quote.Syntaxes, quote.Syntax(v.syntax)) {
		return usagef("--syntax takes "+strings.Join(names(quote.Syntaxes), ", "), "unknown syntax %q", v.syntax)
	}
	if len(v.args) == 0 {
		return usagef("docview verify paper.md --library letters", "verify needs a manuscript")
	}
	checks, err := v.checks(a)
	if err != nil || len(checks) == 0 {
		return err
	}
	var reports []*quote.Report
	for _, c := range checks {
		reports = append(reports, c.Report())
	}
	a.sayDrafts(reports)
	if err := a.print(&v.output, func(s *sheet) { v.print(s, reports) }); err != nil {
		return err
	}
	failed := slices.ContainsFunc(reports, func(r *quote.Report) bool { return r.Failed(v.strict) })
	if failed {
		a.apart()
	}
	for _, r := range reports {
		a.message("%s: %s", r.Manuscript, totals(r))
		if r.LookedFor != "" {
			a.message("%s: looked for %s", r.Manuscript, r.LookedFor)
		}
	}
	if failed {
		return nothingf("") // the messages say it
	}
	return nil
}

// checks reads the manuscripts, and looks for what they quote and cite.
func (v *verifying) checks(a *app) (checks []*quote.Check, err error) {
	manuscripts, err := v.manuscripts(a)
	if err != nil || len(manuscripts) == 0 {
		return nil, err
	}
	for _, m := range manuscripts {
		if err := v.use(a, m); err != nil {
			return nil, err
		}
		checks = append(checks, m.Check())
	}
	return checks, v.look(a, checks)
}

// use has a manuscript's keys looked up in the bibliography of --bibliography,
// else in those that it names, which are relative to it.
func (v *verifying) use(a *app, m *quote.Manuscript) error {
	if v.bibliography != "" {
		b, err := a.bibliography(v.bibliography)
		m.Use(b)
		return err
	}
	all := quote.Bibliography{}
	for _, file := range m.Bibliographies() {
		if !filepath.IsAbs(file) {
			file = filepath.Join(filepath.Dir(m.Name), file)
		}
		b, err := a.bibliography(file)
		if err != nil {
			a.message("%v; %s names it as its bibliography", err, m.Name)
		}
		maps.Copy(all, b)
	}
	m.Use(all)
	return nil
}

// bibliography reads a bibliography. It is never replaced by an output.
func (a *app) bibliography(name string) (quote.Bibliography, error) {
	data, err := library.ReadFile(name)
	if err != nil {
		return nil, err
	}
	a.inputs = append(a.inputs, name)
	b, err := quote.ParseBibliography(data)
	if err != nil {
		err = unreadable(name, err)
	}
	return b, err
}

// look looks for the quotations in the library. A manuscript is not a source.
func (v *verifying) look(a *app, checks []*quote.Check) error {
	files, err := a.files(&v.input)
	if err != nil {
		return err
	}
	files = v.withoutManuscripts(files, checks)
	p := a.progress("reading", len(files))
	defer p.clear()
	documents := 0
	read := func(f library.File) ([][]*quote.Findings, error) {
		docs, err := f.Documents()
		all := make([][]*quote.Findings, len(docs))
		for i, d := range docs {
			d.Ref = library.Path(d) // for one of several that have its id
			for _, c := range checks {
				all[i] = append(all[i], c.Look(d))
			}
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
	if err := v.lookInSample(a, checks); err != nil {
		return err
	}
	if lib := a.library(&v.input); len(lib.Dirs) == 1 && v.isBeside(lib.Dirs[0]) {
		a.message("searched the manuscript's own folder (%s)", document.Plural(documents, "document"))
	} else {
		a.sayLibrary(&v.input, nil, documents)
	}
	return nil
}

// lookInSample looks in the built-in sample if it is cited by its exact id, and
// the library lacks it.
func (v *verifying) lookInSample(a *app, checks []*quote.Check) error {
	files, err := (&library.Library{Sample: fs.FS(seeds.FS)}).Files()
	for d, err := range library.Documents(files) {
		for _, c := range checks {
			if err == nil && c.Wants(d.ID) {
				a.message("%s is not in %s; this is the built-in sample", d.ID, a.library(&v.input))
				c.Add(c.Look(d))
			}
		}
	}
	return err
}

func (v *verifying) isBeside(dir string) bool {
	folder, err := os.Stat(dir)
	return err == nil && !slices.ContainsFunc(v.args, func(name string) bool {
		return name == "-" || !isAmong([]string{filepath.Dir(name)}, folder)
	})
}

// withoutManuscripts returns the files that are not one of the manuscripts.
func (v *verifying) withoutManuscripts(files []library.File, checks []*quote.Check) []library.File {
	var own []fs.FileInfo
	for _, name := range v.args {
		if info, err := os.Stat(name); err == nil {
			own = append(own, info)
		}
	}
	return slices.DeleteFunc(files, func(f library.File) bool {
		info, err := os.Stat(f.Path)
		if err != nil || !slices.ContainsFunc(own, func(o fs.FileInfo) bool { return os.SameFile(o, info) }) {
			return false
		}
		docs, _ := f.Documents()
		for _, d := range docs {
			for _, c := range checks {
				c.Own(d)
			}
		}
		return true
	})
}

func (v *verifying) print(s *sheet, reports []*quote.Report) {
	s.many = len(reports) > 1
	var page render.Findings
	for _, r := range reports {
		switch {
		case s.format.Record != nil:
			s.record(r)
		case s.format.Page:
			s.paint(page.Verdicts(&s.Printer, r.Manuscript, v.said(r)))
		default:
			for _, d := range v.said(r) {
				fmt.Fprintf(s, "%s:%d:%d: %s\n", safe(r.Manuscript), d.Line, d.Column, safe(d.Kind+d.Text))
			}
		}
	}
	s.end()
}
