package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/text"
)

// isMarkdown reports whether the text has the marks of Markdown: front matter, a
// heading, an escape, a block quotation, a link to a note, a figure.
func (p *parser) isMarkdown() bool {
	if p.frontMatterEnd() > 0 {
		return true
	}
	lines := p.head(200)
	for i := range lines {
		l := &lines[i]
		_, numbered, _ := text.CutNumber(l.text, 3)
		isBlock := i > 0 && !l.gap && l.isQuoted() && lines[i-1].isQuoted()
		if isBlock || l.isHashed() || strings.HasPrefix(numbered, `\. `) || strings.HasPrefix(l.text, "![") || strings.Contains(l.text, "](#") ||
			strings.Contains(l.text, `\[`) && strings.Contains(l.text, `\]`) {
			return true
		}
	}
	return false
}

// cutHashes cuts the sign of a heading, "##", from a line.
func cutHashes(s string) (text, mark string) {
	text = strings.TrimLeft(s, "#")
	return text, s[:len(s)-len(text)]
}

// isHashed reports whether a line has the sign of a heading with a blank after it,
// or is known to be a heading.
func (l *line) isHashed() bool {
	text, mark := cutHashes(l.text)
	return l.heading || mark != "" && len(mark) <= 6 && strings.HasPrefix(text, " ") && strings.Trim(text, "# ") != ""
}

// isGlued reports whether a line has the sign of a heading with no blank after it,
// "##Treaty". One sign may as well begin a number, "#1", or a single word.
func (l *line) isGlued() bool {
	text, mark := cutHashes(l.text)
	r, _ := utf8.DecodeRuneInString(text)
	n := len(mark)
	return n > 0 && n <= 6 && unicode.IsLetter(r) && (n > 1 || strings.Contains(text, " ") && !strings.Contains(text, "#") && !endsSentence(text))
}

// isUnderlined reports whether a line of its own is a heading because of the line
// below it. Below a number that is a sum's; one of hyphens may be a rule.
func isUnderlined(lines []line) bool {
	if len(lines) < 2 || strings.Trim(lines[1].text, lines[1].text[:1]) != "" || lines[1].gap || !lines[0].gap || lines[0].indent != lines[1].indent {
		return false
	}
	s, under, alone := lines[0].text, lines[1].text, len(lines) == 2 || lines[2].gap
	isUnder := under[0] == '=' && (alone || !isDigit(s[len(s)-1])) || under[0] == '-' && alone && 2*len(under) > len(s)
	return isUnder && len(under) > 2 && len(s) <= longestHeading && strings.ContainsFunc(s, unicode.IsLetter)
}

// isQuoted reports whether a line is one of a block quotation: "> 5 per cent" is not.
func (l *line) isQuoted() bool {
	inner, depth := cutMargin(l.text)
	return depth > 0 && inner != "" && !isDigit(inner[0])
}

// cutMargin cuts the "> > " from the start of a line that quotes others so deep.
func cutMargin(s string) (inner string, depth int) {
	if s[0] != '>' {
		return s, 0
	}
	inner = strings.TrimLeft(s, "> ")
	return inner, strings.Count(s[:len(s)-len(inner)], ">")
}

// withoutMargins returns the lines of a paragraph. In a block quotation the "> "
// of the first one says what it is, and those of the others are no part of it.
func withoutMargins(lines []line) []line {
	if lines[0].text[0] != '>' || len(lines) == 1 || !slices.ContainsFunc(lines, func(l line) bool { return l.isQuoted() }) {
		return lines
	}
	lines = slices.Clone(lines)
	for i := range lines[1:] {
		lines[i+1].text, _ = cutMargin(lines[i+1].text)
	}
	return lines
}

// readMarkdownTitle claims a heading as the title.
func readMarkdownTitle(lines []line) (f document.Field, n int) {
	text, mark := cutHashes(lines[0].text)
	text = strings.TrimLeft(text, " ")
	if !lines[0].isHashed() || isIssuer(text) || document.IsID(strings.ToLower(text)) || !areWords(text) && (!strings.Contains(text, " | ") || dateInTitle(text).IsZero()) {
		return f, 0
	}
	f = titleField(text)
	f.Label = mark
	return f, 1
}

// isTitleOrRepeats reports whether a heading is the title: there is none yet, or
// it is that of the front matter again.
func (h *head) isTitleOrRepeats(f *document.Field, _ []line) bool {
	title := h.Title()
	if title != "" {
		f.Key = ""
	}
	_, repeats := text.CutFold(f.Text, title)
	return repeats && (title == "" || h.at == h.i)
}

// markHeadings marks the headings among the lines of a text: "## Discussion", and
// a line in bold letters alone, whose stars are not its text.
func markHeadings(lines []line) {
	for i := range lines {
		l := &lines[i]
		if l.heading = l.isHashed(); l.heading {
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
	if _, mark := cutHashes(s); mark != "" {
		return &marker{text: mark}
	}
	return nil
}

// isConversion reports whether a line is what a program that converted a scan
// says of it: a picture without words, or its own name.
func isConversion(s string) bool {
	switch s[0] {
	case '>':
		return strings.HasPrefix(s, "> [Figure:") && strings.HasSuffix(s, "]")
	case '!':
		return strings.HasPrefix(s, "![") && (strings.HasSuffix(s, ")") || strings.HasSuffix(s, "]")) && !strings.Contains(strings.ToLower(s), "signature")
	case '<':
		return hasPrefixFold(s, []string{"<meta "}) && strings.HasSuffix(s, ">")
	case 'C':
		return strings.HasPrefix(s, "Converted with [") || strings.HasPrefix(s, "Converted by [")
	}
	if !isDigit(s[0]) {
		return false
	}
	stamp, _, _ := strings.Cut(s, gutter)
	return isPrinted(stamp) // of a browser, perhaps with the title of the page
}

// commentEnd returns the line after the comment that line i begins; i if none
// begins or it is not closed at the end of a line.
func (p *parser) commentEnd(i int) int {
	if strings.HasPrefix(p.lines[i].text, "<!--") {
		lines := p.lines[i:min(len(p.lines), i+frontRows)]
		n := slices.IndexFunc(lines, func(l line) bool { return strings.Contains(l.text, "-->") })
		if n >= 0 && strings.HasSuffix(lines[n].text, "-->") {
			return i + n + 1
		}
	}
	return i
}

// readDefinition claims a term with what is below it after colons, and is not the
// sentence of a glossary.
func readDefinition(lines []line) (f document.Field, n int) {
	for n = 1; n < len(lines) && !lines[n].gap && (lines[n].text[0] == ':' && isBlank(lines[n].text[1:]) || n > 1 && lines[n].indent > lines[0].indent); n++ {
	}
	term := lines[0].text
	if n == 1 || len(term) > longestLabel || isProse(lines[n-1].text) {
		return f, 0
	}
	return labelledField(keyOf(term), term+" :", lines[:n]), n
}
