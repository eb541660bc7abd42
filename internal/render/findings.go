package render

import (
	"fmt"
	"strings"

	"docview/internal/document"
)

// Findings lays out what is doubtful in files, file by file, for a person. The
// zero Findings has seen none.
type Findings struct {
	hints  map[string]bool // those already shown
	counts map[document.Severity]int
	files  int // with findings
}

// File returns the lines of one file's findings, under its name; none if
// there are none. A hint is shown the first time alone.
func (f *Findings) File(p *Printer, name string, problems []document.Problem) []Line {
	if f.hints == nil {
		f.hints, f.counts = map[string]bool{}, map[document.Severity]int{}
	}
	var all []finding
	for _, problem := range problems {
		f.counts[problem.Severity]++
		one := finding{
			line: lineOf(problem.Line), kind: Span{Text: string(problem.Severity), Role: severityRole(problem.Severity)},
			text: []Span{{Text: flat(problem.Message) + " "}, {Text: "[" + flat(problem.Code) + "]", Role: Fact}},
		}
		if problem.Hint != "" && !f.hints[problem.Hint] {
			f.hints[problem.Hint] = true
			one.below = []paragraph{{text: []Span{{Text: "hint: " + flat(problem.Hint), Role: Hint}}}}
		}
		all = append(all, one)
	}
	return f.set(p, name, len("warning"), all)
}

// A finding is what was found in a line, and of what kind it is. The paragraphs
// below it are indented as its text is.
type finding struct {
	line  string
	kind  Span
	text  []Span
	below []paragraph
}

// findingIndent is the columns before the line of a finding.
const findingIndent = 2

// set returns the lines of a file's findings, whose kinds are in a column of
// some width at least.
func (f *Findings) set(p *Printer, name string, kinds int, all []finding) []Line {
	if len(all) == 0 {
		return nil
	}
	s := &setter{width: max(p.Width, 0)}
	if f.files++; f.files > 1 {
		s.blank()
	}
	s.paragraph(paragraph{text: []Span{{Text: flat(name), Role: Heading}}})
	where := 0
	for _, one := range all {
		where, kinds = max(where, len(one.line)), max(kinds, len(one.kind.Text))
	}
	for _, one := range all {
		at := Span{Text: one.line, Role: Address}
		first := paragraph{text: one.text, indent: 2 * findingIndent}
		if s.width > 0 && s.width < narrowRows {
			s.paragraph(paragraph{indent: findingIndent, text: []Span{at, {Text: ": ", Role: Frame}, one.kind}})
		} else {
			at.Text += blanks(where + betweenColumns - len(at.Text))
			first.at, first.lead = findingIndent, []Span{at, one.kind}
			first.indent = findingIndent + where + betweenColumns + kinds + betweenColumns
		}
		s.paragraph(first)
		for _, below := range one.below {
			below.at += first.indent
			below.indent += first.indent
			s.paragraph(below)
		}
	}
	return s.lines
}

func severityRole(s document.Severity) Role {
	switch s {
	case document.Error:
		return Failure
	case document.Warning:
		return Problem
	}
	return Fact
}

func lineOf(n int) string { return fmt.Sprintf("line %d", n) }

// Totals returns the lines that count what was found, and in how many files;
// none if nothing was found.
func (f *Findings) Totals(p *Printer) []Line {
	if f.files == 0 {
		return nil
	}
	var counts []string
	for _, severity := range []document.Severity{document.Error, document.Warning} {
		if n := f.counts[severity]; n > 0 {
			counts = append(counts, document.Plural(n, string(severity)))
		}
	}
	if n := f.counts[document.Info]; n > 0 {
		counts = append(counts, fmt.Sprintf("%d info", n))
	}
	total := strings.Join(counts, ", ") + " in " + document.Plural(f.files, "file")
	return append([]Line{{}}, p.Paragraph(Body, total)...)
}
