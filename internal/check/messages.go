package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"docview/internal/document"
)

// The messages that several rules share, so that all of them sound alike. As
// in all messages of docview, they are one sentence in lower case without a
// period; other places of the document are in brackets, by their line.

// differs adds the finding that a part of the document, such as "the citation's
// title", has something else than a field of the header.
func (e *editor) differs(code string, at int, hint, part, has string, f document.Field, other string) {
	e.add(code, at, hint, "%s has %s where the header (line %d) has %s", part, has, f.Line, other)
}

// unclosed adds the finding that a bracket or a quotation mark has no partner
// after it.
func (p *pairing) unclosed(o open) {
	text := p.text.s[o.at+utf8.RuneLen(o.sign):]
	switch {
	case isDoubleQuote(o.sign) && !p.enough("quote-unclosed", o.at):
		p.add("quote-unclosed", o.at, "find the end of the quotation in the source before you quote from here",
			"the quotation beginning %s has no closing mark", firstWords(text))
	case !isDoubleQuote(o.sign) && !p.enough("bracket-unclosed", o.at):
		p.add("bracket-unclosed", o.at, "compare the words after it with the source",
			"“%c” before %s has no closing bracket", o.sign, firstWords(text))
	}
}

// unopened adds the finding that a bracket or a quotation mark has no partner
// before it.
func (p *pairing) unopened(o open) {
	text := p.text.s[max(0, o.at-100):o.at]
	text = text[strings.LastIndex(text, "\n\n")+1:]
	switch {
	case isDoubleQuote(o.sign) && !p.enough("quote-unopened", o.at):
		p.add("quote-unopened", o.at, "find the beginning of the quotation in the source before you quote from here",
			"the quotation ending %s has no opening mark", lastWords(text))
	case !isDoubleQuote(o.sign) && !p.enough("bracket-unopened", o.at):
		p.add("bracket-unopened", o.at, "compare the words before it with the source",
			"“%c” %s has no opening bracket", o.sign, after(text))
	}
}

// after says after which words something is.
func after(text string) string {
	if strings.TrimSpace(text) == "" {
		return "at the beginning of a paragraph"
	}
	return "after " + lastWords(text)
}

// missing returns the subject and the verb of a message about the numbers from
// one to another: "paragraph 5 is", "paragraphs 5 and 6 are", "paragraphs 5–8 are".
func missing(first, last int) string {
	switch {
	case first == last:
		return fmt.Sprintf("paragraph %d is", first)
	case first+1 == last:
		return fmt.Sprintf("paragraphs %d and %d are", first, last)
	}
	return fmt.Sprintf("paragraphs %d–%d are", first, last)
}

// Findings of the codes in [crowds] are one if they run through a text: print
// hyphenates words, and scans lose brackets. Up to fewFindings are always listed;
// more marks and spaces are if they are on less than one line in crowdedLines.
const (
	fewFindings  = 5
	crowdedLines = 20
)

// crowds are the messages about many findings of a code.
var crowds = map[string]string{
	"word-cut":         "words are hyphenated at %d line ends, as in print",
	"bracket-unclosed": "%d opening brackets have no partner, as in poor scans",
	"bracket-unopened": "%d closing brackets have no partner, as in poor scans",
	"quote-unclosed":   "%d quotations have no closing mark, as in poor scans",
	"quote-unopened":   "%d quotations have no opening mark, as in poor scans",
	"space-stray":      "%d spaces are before punctuation marks or inside words, as in converted text",
	"space-missing":    "%d spaces are missing after punctuation marks",
	"html-left":        "%d tags and entities of HTML are in the text",
	"zero-for-o":       "%d words have the digit 0 in place of a letter O",
	"sentence-broken":  "%d sentences are broken by blank lines",
}

// crowded reports whether the findings of a code run through the text.
func (e *editor) crowded(code string, count int) bool {
	if count <= fewFindings || crowds[code] == "" {
		return false
	}
	return code == "word-cut" || code == "sentence-broken" || count*crowdedLines > e.lines()
}

// lines returns how many lines of the text are not empty.
func (e *editor) lines() int {
	n := 0
	for line := range strings.Lines(e.text.s) {
		if strings.TrimSpace(line) != "" {
			n++
		}
	}
	return n
}

// inOne returns one problem for all of a code, at the place of the first.
func inOne(code string, count int, first document.Problem) document.Problem {
	first.Severity = document.Info
	first.Message = fmt.Sprintf(crowds[code], count) + "; here: " + first.Message
	first.Hint = ""
	return first
}
