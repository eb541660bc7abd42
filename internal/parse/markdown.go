package parse

import (
	"strings"

	"docview/internal/document"
	"docview/internal/text"
)

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
	if n := len(s) - len(text); n == 0 || n > 6 || !strings.HasPrefix(text, " ") || strings.Trim(text, "# ") == "" {
		return s
	}
	return strings.TrimLeft(text, " ")
}

// isEscapedNumber: "2\. Following this".
func isEscapedNumber(s string) bool {
	_, rest, ok := text.CutNumber(s, 3)
	return ok && strings.HasPrefix(rest, `\. `)
}

// readMarkdownTitle claims a heading as the title.
func readMarkdownTitle(lines []line) (f document.Field, n int) {
	s := lines[0].text
	text := cutHashes(s)
	if text == s || isStamp(text) || isClassification(text) {
		return f, 0
	}
	f = titleField(text)
	f.Label = s[:strings.IndexByte(s, ' ')]
	return f, 1
}

// markHeadings marks the headings among the lines of a text: "## Discussion", and
// a line in bold letters alone, whose stars are not its text.
func markHeadings(lines []line) {
	for i := range lines {
		l := &lines[i]
		if cutHashes(l.text) != l.text {
			l.heading = true
			continue
		}
		inner, ok := strings.CutPrefix(l.text, "**")
		inner, closed := strings.CutSuffix(inner, "**")
		if ok && closed && l.gap && (i+1 == len(lines) || lines[i+1].gap) && inner != "" && !strings.Contains(inner, "**") && !isBlank(inner) {
			l.heading, l.start, l.text = true, l.start+len("**"), strings.TrimRight(inner, blanks)
		}
	}
}

// hashes returns the mark of a heading as its marker, nil if it has none.
func hashes(s string) *marker {
	text := cutHashes(s)
	if text == s {
		return nil
	}
	return &marker{text: s[:strings.IndexByte(s, ' ')]}
}

// isConversion reports whether a line is what a program that converted a scan
// says of it: a picture without words, or its own name.
func isConversion(s string) bool {
	switch s[0] {
	case '>':
		return strings.HasPrefix(s, "> [Figure:") && strings.HasSuffix(s, "]")
	case '!':
		return strings.HasPrefix(s, "![") && (strings.HasSuffix(s, ")") || strings.HasSuffix(s, "]")) && !strings.Contains(strings.ToLower(s), "signature")
	case 'C':
		return strings.HasPrefix(s, "Converted with [") || strings.HasPrefix(s, "Converted by [")
	}
	return false
}
