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
	if len(problems) == 0 {
		return nil
	}
	if f.hints == nil {
		f.hints, f.counts = map[string]bool{}, map[document.Severity]int{}
	}
	s := f.begin(p, name)
	where := 0
	for _, problem := range problems {
		where = max(where, len(lineOf(problem.Line)))
	}
	for _, problem := range problems {
		f.counts[problem.Severity]++
		f.finding(s, problem, where)
	}
	return s.lines
}

// begin begins the findings of a file.
func (f *Findings) begin(p *Printer, name string) *setter {
	s := &setter{width: max(p.Width, 0)}
	if f.files++; f.files > 1 {
		s.blank()
	}
	s.paragraph(paragraph{text: []Span{{Text: flat(name), Role: Heading}}})
	return s
}

// Columns of a finding: before the line, and after it for the severity.
const (
	findingIndent  = 2
	severityColumn = len("warning") + 2
)

func (f *Findings) finding(s *setter, problem document.Problem, where int) {
	severity := Span{Text: string(problem.Severity), Role: severityRole(problem.Severity)}
	text := []Span{{Text: flat(problem.Message) + " "}, {Text: "[" + flat(problem.Code) + "]", Role: Fact}}
	indent := s.finding(lineOf(problem.Line), where, severityColumn, severity, text)
	if problem.Hint != "" && !f.hints[problem.Hint] {
		f.hints[problem.Hint] = true
		s.paragraph(paragraph{indent: indent, text: []Span{{Text: "hint: " + flat(problem.Hint), Role: Fact}}})
	}
}

// finding sets where something was found, of what kind it is and the text, and
// returns how far the text is indented.
func (s *setter) finding(line string, where, column int, kind Span, text []Span) int {
	p := paragraph{text: text}
	at := Span{Text: line, Role: Address}
	if s.width > 0 && s.width < narrowRows {
		s.paragraph(paragraph{indent: findingIndent, text: []Span{at, {Text: ": ", Role: Frame}, kind}})
		p.indent = 2 * findingIndent
	} else {
		at.Text += blanks(where + betweenColumns - len(line))
		p.at, p.lead = findingIndent, []Span{at, kind}
		p.indent = findingIndent + where + betweenColumns + column
	}
	s.paragraph(p)
	return p.indent
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
			counts = append(counts, Plural(n, string(severity)))
		}
	}
	if n := f.counts[document.Info]; n > 0 {
		counts = append(counts, fmt.Sprintf("%d info", n))
	}
	total := strings.Join(counts, ", ") + " in " + Plural(f.files, "file")
	return append([]Line{{}}, p.Paragraph(Body, total)...)
}
