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
func (e *editor) differs(code string, at int, part, has string, f document.Field, other string) {
	e.add(code, at, "%s has %s where the header (line %d) has %s", part, has, f.Line, other)
}

// unclosed adds the finding that a bracket or a quotation mark has no partner
// after it.
func (p *pairing) unclosed(o open) {
	text := p.text.s[o.at+utf8.RuneLen(o.sign):]
	switch isQuote := isDoubleQuote(o.sign); {
	case isQuote && !p.enough("quote-unclosed", o.at):
		p.add("quote-unclosed", o.at, "the quotation beginning %s has no closing mark", firstWords(text))
	case !isQuote && !p.enough("bracket-unclosed", o.at):
		p.add("bracket-unclosed", o.at, "“%c” before %s has no closing bracket", o.sign, firstWords(text))
	}
}

// unopened adds the finding that a bracket or a quotation mark has no partner
// before it.
func (p *pairing) unopened(o open) {
	text := p.text.s[max(0, o.at-100):o.at]
	text = text[strings.LastIndex(text, "\n\n")+1:]
	switch isQuote := isDoubleQuote(o.sign); {
	case isQuote && !p.enough("quote-unopened", o.at):
		p.add("quote-unopened", o.at, "the quotation ending %s has no opening mark", lastWords(text))
	case !isQuote && !p.enough("bracket-unopened", o.at):
		p.add("bracket-unopened", o.at, "“%c” %s has no opening bracket", o.sign, after(text))
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

// Findings of a code with a message for many are one if they run through a text:
// print hyphenates words, and scans lose brackets. Up to fewFindings are always listed;
// more marks and spaces are if they are on less than one line in crowdedLines.
const (
	fewFindings  = 5
	crowdedLines = 20
)

// crowded reports whether the findings of a code run through the text.
func (e *editor) crowded(c Code, count int) bool {
	if count <= fewFindings || c.many == "" {
		return false
	}
	return c.Code == "word-cut" || c.Code == "sentence-broken" || count*crowdedLines > e.lines()
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
func inOne(c Code, count int, first document.Problem) document.Problem {
	first.Severity = document.Info
	first.Message = fmt.Sprintf(c.many, count) + "; here: " + first.Message
	first.Hint = ""
	return first
}
