package parse

import (
	"slices"
	"strings"

	"docview/internal/document"
	"docview/internal/text"
)

// flatCitation is the first of the labels that are in the middle of a line.
const flatCitation = " Citation: "

// flatHeader cuts the line that the whole document is on into those of the
// archive's text, and reads them as such; what is left of it is the body.
func (p *parser) flatHeader() int {
	i := slices.IndexFunc(p.lines, func(l line) bool { return strings.Contains(l.text, flatCitation) })
	for k := range i {
		p.addField(document.Field{Key: document.KeyBanner, Text: p.lines[k].text}, k, k+1)
	}
	p.addProblem("flat", document.Warning, p.lines[i].num,
		"the whole document is on one line, so paragraphs cannot be recognised",
		"get a copy with line breaks (pdftotext keeps them)")
	p.lines = slices.Concat(p.lines[:i], flatLines(p.lines[i]), p.lines[i+1:])
	p.label = p.firstLabel()
	return p.archiveHeader(i)
}

// flatLines returns the lines of the archive's text that are all on one.
func flatLines(l line) (lines []line) {
	rest := l.text
	take := func(n int) {
		if n > 0 {
			lines = append(lines, line{text: strings.TrimRight(rest[:n], " "), start: l.end() - len(rest), num: l.num, gap: true})
			rest = strings.TrimLeft(rest[n:], " ")
		}
	}
	take(bannerLength(rest))
	take(flatDate(rest))
	take(strings.Index(rest, "Citation: "))
	for label := labelAt(rest); label != "" && label != "Contents:"; label = labelAt(rest) {
		take(flatEnd(rest))
	}
	take(len(labelAt(rest)))
	for n := contentLabel(rest); n > 0; n = contentLabel(rest) {
		take(n)
	}
	take(len(rest))
	return lines
}

// flatDate returns the length of the date before the title, which the citation
// repeats: a number is a year if the citation's title does not begin with it.
func flatDate(s string) int {
	head, cited, _ := strings.Cut(s, "Citation: ")
	cited = strings.TrimLeft(cited, "“\"‘' ")
	_, after, ok := text.ParseDate(head, 0)
	if word := text.FirstWord(head); !ok {
		_, ok = text.WholeDate(word, 0) // a year, or "undated"
		after = head[len(word):]
	}
	if !ok || !strings.HasPrefix(cited, strings.TrimSpace(after)) && strings.HasPrefix(cited, strings.TrimSpace(head)) {
		return 0
	}
	return len(head) - len(after)
}

// flatEnd returns where the value of the label that s begins with ends: before the next label.
func flatEnd(s string) int {
	end := len(s)
	for _, next := range archiveLabels {
		if i := strings.Index(s[:end], " "+next+" "); i >= 0 {
			end = i
		}
	}
	return end
}

// contentLabel returns the length of the content label that s begins with, 0 if it
// begins with none.
func contentLabel(s string) int {
	for _, label := range flatContentLabels {
		if rest, ok := strings.CutPrefix(s, label); ok && (rest == "" || rest[0] == ' ') {
			return len(label)
		}
	}
	language, rest, _ := strings.Cut(s, " ")
	if copied := text.FirstWord(rest); text.IsUpper(language) && slices.Contains(contentWords[:3], copied) { // "English Translation"
		return len(language) + len(" ") + len(copied)
	}
	return 0
}

// flatContentLabels are other content labels, the longest first.
var flatContentLabels = []string{"Scan of Original Document", "Scan of Original", "Original Scan"}
