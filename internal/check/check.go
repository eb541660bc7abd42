/*
Package check reads documents as a careful editor does and reports what is
doubtful in them: dates and titles that disagree, gaps in a numbering, notes
without marks, brackets and quotation marks without a partner, words that a line
end or a margin cut, sentences that a blank line breaks, phrases set twice, stray and missing
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
	"sync"

	"docview/internal/document"
)

// Check returns what is doubtful in d in the order of the file: the problems
// that [parse.Parse] found and those that Check finds. It does not change d.
func Check(d *document.Document) []document.Problem {
	e := &editor{Document: d, text: textOf(d), found: map[string]*findings{}, resumed: map[int]int{}}
	for _, pieces := range d.Pieces {
		for i, next := range pieces[1:] {
			e.resumed[e.text.at(pieces[i][1])] = e.text.at(next[0])
		}
	}
	e.isRTL = sync.OnceValue(func() bool { return rightToLeft(e.text.s) })
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
	e.inferred()
	e.titleSpread()
	e.scannedBook()
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
	isRTL func() bool          // whether some of the text runs from right to left
	cuts  []cut                // words that line ends may have cut

	resumed map[int]int // where the text of a block in pieces goes on, by the end of each
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

// add adds a finding at an offset of the text, with the severity and the hint
// that the code has in codes.md.
func (e *editor) add(code string, at int, format string, args ...any) {
	if !e.enough(code, at) {
		c, _ := Find(code)
		e.addAs(document.Problem{Code: code, Severity: c.Severity, Hint: c.hint}, at, format, args...)
	}
}

// addAs adds a finding of another severity or with another hint than the code's own.
func (e *editor) addAs(p document.Problem, at int, format string, args ...any) {
	if e.enough(p.Code, at) {
		return
	}
	f := e.found[p.Code]
	if f == nil {
		f = &findings{}
		e.found[p.Code] = f
	}
	f.count++
	p.Message = fmt.Sprintf(format, args...)
	f.first = f.first[:min(len(f.first), mostOfACode)]
	i := len(f.first)
	for i > 0 && f.first[i-1].at > at {
		i--
	}
	f.first = slices.Insert(f.first, i, finding{at, p})
}

// enough reports whether there are enough findings of a code before an
// offset, so that one there is only counted, which it does. A rule whose message
// is costly asks before it makes one.
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
		if c, _ := Find(code); e.crowded(c, f.count) {
			f.first = f.first[:1]
			f.first[0].problem = inOne(c, f.count, f.first[0].problem)
		} else if len(f.first) > mostOfACode {
			f.first[mostOfACode].problem.Message = fmt.Sprintf("and %d more like these", f.count-mostOfACode)
			f.first[mostOfACode].problem.Hint = ""
		}
		all = append(all, f.first...)
	}
	slices.SortStableFunc(all, func(a, b finding) int {
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
