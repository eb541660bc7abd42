/*
Package check reads documents as a careful editor does and reports what is
doubtful in them: dates and titles that disagree, gaps in a numbering, notes
without marks, brackets and quotation marks without a partner, words that a line
end cut, sentences that a blank line breaks, phrases set twice, stray and missing
spaces, characters that no typist put there.

	d := parse.Parse("112596.txt", data)
	for _, p := range check.Check(d) {
		fmt.Println(p)
	}

A finding is a [document.Problem] whose code is in [Codes], with an
explanation for people. A finding that an editor would wave through costs more
than one that is missed, so each rule leaves alone what good documents do:
quotations that begin each paragraph anew, "a)" in a sentence, lists that begin
again under each number. A clean document has no findings.

[Check] is linear in the length of the document and returns a bounded number of
findings: the first twenty of each code, then one that says how many more. What
runs through a whole text, such as the hyphens of print, is one finding.
*/
package check

import (
	"cmp"
	"fmt"
	"slices"

	"docview/internal/document"
)

// Check returns what is doubtful in d in the order of the file: the problems
// that [parse.Parse] found and those that Check finds. It does not change d.
func Check(d *document.Document) []document.Problem {
	e := &editor{Document: d, text: textOf(d), found: map[string]*findings{}}
	e.url()
	e.citation()
	e.dates()
	e.sourceNote()
	e.signatures()
	e.fields()
	e.numbering()
	e.notes()
	e.prose()
	e.pairs()
	e.characters()
	e.decodedTwice()
	e.leftHTML()
	e.words()
	problems := append(slices.Clone(d.Problems), e.problems()...)
	slices.SortStableFunc(problems, func(a, b document.Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return problems
}

// mostOfACode bounds the findings of a code in a document.
const mostOfACode = 20

// An editor is the state of checking one document.
type editor struct {
	*document.Document
	text  source
	found map[string]*findings // by code
	rtl   *bool                // whether some of the text runs from right to left; nil until that is asked
	cuts  []cut                // words that line ends may have cut
}

// findings are those of one code: the first of the file in its order, one
// more than may be given, and how many there are in all.
type findings struct {
	first []finding
	count int
}

type finding struct {
	at      int // an offset of the text
	problem document.Problem
}

// add adds a finding at an offset of the text, with the severity that [Codes]
// has for it.
func (e *editor) add(code string, at int, hint, format string, args ...any) {
	e.addAs(severityOf(code), code, at, hint, format, args...)
}

// addAs adds a finding of another severity than the code's own.
func (e *editor) addAs(s document.Severity, code string, at int, hint, format string, args ...any) {
	if e.enough(code, at) {
		return
	}
	f := e.found[code]
	if f == nil {
		f = &findings{}
		e.found[code] = f
	}
	f.count++
	f.first = f.first[:min(len(f.first), mostOfACode)]
	i := len(f.first)
	for i > 0 && f.first[i-1].at > at {
		i--
	}
	f.first = slices.Insert(f.first, i, finding{at, document.Problem{
		Code: code, Severity: s, Message: fmt.Sprintf(format, args...), Hint: hint,
	}})
}

// enough reports whether there are enough findings of a code before an
// offset, so that one there is only counted, which it does.
func (e *editor) enough(code string, at int) bool {
	f := e.found[code]
	if f == nil || len(f.first) <= mostOfACode || f.first[mostOfACode].at > at {
		return false
	}
	f.count++
	return true
}

// problems returns the findings with their places, in the order of the file.
func (e *editor) problems() []document.Problem {
	var all []finding
	for code, f := range e.found {
		if e.crowded(code, f.count) {
			f.first = f.first[:1]
			f.first[0].problem = inOne(code, f.count, f.first[0].problem)
		} else if len(f.first) > mostOfACode {
			f.first[mostOfACode].problem.Message = fmt.Sprintf("and %d more like these", f.count-mostOfACode)
			f.first[mostOfACode].problem.Hint = ""
		}
		all = append(all, f.first...)
	}
	slices.SortFunc(all, func(a, b finding) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.problem.Code, b.problem.Code))
	})
	problems := make([]document.Problem, len(all))
	w := e.text.walker()
	for i := range all {
		problems[i] = all[i].problem
		problems[i].Line, problems[i].Column = w.to(all[i].at)
	}
	return problems
}
