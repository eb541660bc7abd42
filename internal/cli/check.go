package cli

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"docview/internal/check"
	"docview/internal/document"
	"docview/internal/library"
	"docview/internal/render"

	"github.com/spf13/cobra"
)

// A checking is a command that reads documents as a careful editor does.
type checking struct {
	input
	output
	strict  bool
	level   string // the least severity that is shown
	explain string

	failed    bool // by an error or, with --strict, a warning
	report    render.Findings
	documents int // how many were in the files
	twins     check.Twins
}

func (a *app) check() *cobra.Command {
	v := &checking{}
	c := command("check [DOCUMENT|FOLDER...]", func(*cobra.Command, []string) error { return v.run(a) })
	v.bindLibrary(c)
	f := c.Flags()
	f.BoolVar(&v.strict, "strict", false, "exit with status 1 for warnings, too")
	f.StringVar(&v.level, "level", string(document.Info), "lowest `severity` to show: info (the default), warning, error")
	f.StringVar(&v.explain, "explain", "", "explain a `code`; \"all\" lists them")
	f.StringVarP(&v.format, "format", "f", "", "output `format`: text, json, ndjson")
	f.BoolVar(&v.json, "json", false, "same as --format json")
	f.IntVarP(&v.width, "width", "w", -1, "line width in `columns`, on a terminal and with --explain")
	v.bindStyle(c)
	v.bindStreams(c)
	c.ValidArgsFunction = a.completeDocuments(&v.input)
	_ = c.RegisterFlagCompletionFunc("explain", completeCodes)
	_ = c.RegisterFlagCompletionFunc("level", cobra.FixedCompletions(levels, cobra.ShellCompDirectiveNoFileComp))
	return c
}

// levels are the severities, the least first.
var levels = names([]document.Severity{document.Info, document.Warning, document.Error})

func completeCodes(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var codes []string
	for _, c := range check.Codes() {
		codes = append(codes, c.Code+"\t"+c.Title)
	}
	return codes, cobra.ShellCompDirectiveNoFileComp
}

func (v *checking) run(a *app) error {
	if err := v.checkFormat(render.Facts); err != nil {
		return err
	}
	if v.explain != "" {
		return v.printCode(a)
	}
	if !slices.Contains(levels, v.level) {
		return usagef("--level takes "+strings.Join(levels, ", "), "unknown severity %q", v.level)
	}
	sources, err := v.sources(a)
	if err != nil {
		return err
	}
	return a.print(&v.output, func(s *sheet) { v.print(a, s, sources) })
}

// A checked is what one argument of check means: files that are checked
// whole, or documents.
type checked struct {
	files []library.File
	docs  []found
}

// sources returns what the arguments mean, in their order.
func (v *checking) sources(a *app) ([]checked, error) {
	if len(v.args) == 0 {
		files, err := a.files(&v.input)
		return []checked{{files: files}}, err
	}
	var all []checked
	lib := a.library(&v.input)
	for _, arg := range v.args {
		var c checked
		var err error
		if info, e := os.Stat(arg); e == nil && info.IsDir() {
			c.files, err = a.files(&v.input, arg)
		} else {
			c.docs, err = a.resolve(lib, arg)
		}
		a.report(err)
		all = append(all, c)
	}
	return all, nil
}

// A finding is a problem and where it is.
type finding struct {
	Path string `json:"path"`
	ID   string `json:"id"`
	document.Problem
}

func findings(d *document.Document) []finding {
	var all []finding
	for _, p := range check.Check(d) {
		all = append(all, finding{d.Name, d.ID, p})
	}
	return all
}

func (v *checking) print(a *app, s *sheet, sources []checked) {
	s.many = true
	for _, c := range sources {
		for _, d := range c.docs {
			a.each(d.Document, func() { v.findings(s, findings(d.Document)) })
		}
		v.files(a, s, c.files)
	}
	s.paint(v.report.Totals(&s.Printer))
	s.end()
	a.sayLibrary(&v.input, v.args, v.documents)
	if v.failed {
		s.fail(nothingf("")) // the findings say it
	}
}

// files checks files on all cores, with progress on a terminal.
func (v *checking) files(a *app, s *sheet, files []library.File) {
	p := a.progress("checking", len(files))
	defer p.clear()
	type result struct {
		findings []finding
		twins    []check.Twin
	}
	read := func(f library.File) (r result, err error) {
		docs, err := f.Documents()
		for _, d := range docs {
			r.findings = append(r.findings, findings(d)...)
			r.twins = append(r.twins, check.TwinOf(d))
		}
		return r, err
	}
	for r, err := range library.Map(files, read) {
		p.step()
		all := append(v.alike(r.twins), r.findings...)
		v.documents += len(r.twins)
		atOnce := s.terminal && len(all) > 0
		if err != nil || atOnce {
			p.clear()
		}
		a.report(err)
		v.findings(s, all)
		if atOnce {
			s.Flush()
		}
		if s.isOver() {
			return
		}
	}
}

// alike returns what documents have in common with those of files before.
func (v *checking) alike(twins []check.Twin) (all []finding) {
	for _, t := range twins {
		if p, ok := v.twins.Add(t); ok {
			all = append(all, finding{t.Path, t.ID, p})
		}
	}
	return all
}

// findings prints the findings of a file or document: grouped for a person,
// else each as file:line:column, which editors jump to.
func (v *checking) findings(s *sheet, all []finding) {
	var shown []document.Problem
	for _, f := range all {
		v.failed = v.failed || f.Severity == document.Error || v.strict && f.Severity == document.Warning
		if slices.Index(levels, string(f.Severity)) < slices.Index(levels, v.level) {
			continue
		}
		if s.format.Page {
			shown = append(shown, f.Problem)
		} else {
			s.finding(f)
		}
	}
	if len(shown) > 0 {
		s.paint(v.report.File(&s.Printer, all[0].Path, shown))
	}
}

func (s *sheet) finding(f finding) {
	if s.format.Record != nil {
		s.record(f)
		return
	}
	fmt.Fprintf(s, "%s:%d:%d: %s: %s [%s]\n", safe(f.Path), f.Line, f.Column, f.Severity, safe(f.Message), f.Code)
	if f.Hint != "" {
		fmt.Fprintf(s, "    hint: %s\n", safe(f.Hint))
	}
}

// printCode explains a code, or lists them all.
func (v *checking) printCode(a *app) error {
	codes := check.Codes()
	if v.explain != "all" {
		c, ok := check.Find(v.explain)
		if !ok {
			return usagef("docview check --explain all lists them", "unknown code %q", v.explain)
		}
		codes = []check.Code{c}
	}
	return a.print(&v.output, func(s *sheet) {
		s.many = len(codes) > 1
		for _, c := range codes {
			s.code(c)
		}
		s.end()
	})
}

// code prints a code: its explanation, or one line of a list of several.
func (s *sheet) code(c check.Code) {
	switch {
	case s.format.Record != nil:
		s.record(c)
	case s.many:
		fmt.Fprintf(s, "%-24s %-8s %s\n", c.Code, c.Severity, c.Title)
	default:
		s.paint(s.Paragraph(render.Heading, fmt.Sprintf("%s (%s)", c.Code, c.Severity)))
		s.paint(s.Paragraph(render.Body, fmt.Sprintf("%s.\n\n%s\n\n%s", c.Title, c.Text, c.Advice)))
	}
}
