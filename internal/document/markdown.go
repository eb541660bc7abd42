package document

import "strings"

// isMarkdown reports whether the text has the marks of Markdown: front matter, a
// heading, an escaped stop, a link to a note, a figure.
func (p *parser) isMarkdown() bool {
	if p.frontMatterEnd(0) > 0 {
		return true
	}
	for i := range p.head(200) {
		s := p.lines[i].text
		if cutHashes(s) != s || isEscapedNumber(s) || strings.HasPrefix(s, "![") || strings.Contains(s, "](#") {
			return true
		}
	}
	return false
}

// cutHashes cuts the mark of a heading, "## ", from a line.
func cutHashes(s string) string {
	text := strings.TrimLeft(s, "#")
	if n := len(s) - len(text); n == 0 || n > 6 || !strings.HasPrefix(text, " ") {
		return s
	}
	return strings.TrimLeft(text, " ")
}

// isEscapedNumber: "2\. Following this".
func isEscapedNumber(s string) bool {
	_, rest, ok := cutNumber(s, 3)
	return ok && strings.HasPrefix(rest, `\. `)
}

// markdownHeader reads front matter, and the head after it.
func (p *parser) markdownHeader() int { return p.readHead(p.frontMatter(0)) }

// readMarkdownTitle claims a heading as the title.
func readMarkdownTitle(lines []line) (f Field, n int) {
	s := lines[0].text
	text := cutHashes(s)
	if text == s || isStamp(text) || isClassification(text) {
		return f, 0
	}
	f = Field{Key: KeyTitle, Label: s[:strings.IndexByte(s, ' ')]}
	f.Text, f.Mark = cutMark(text)
	return f, 1
}
