package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/text"
)

// A cursor reads a line from its beginning, a field at a time.
type cursor struct {
	*parser
	line *line
	rest string // what is not read yet
}

// take reads n bytes as a field.
func (c *cursor) take(n int, f document.Field) {
	f.Line, f.Start = c.line.num, c.line.end()-len(c.rest)
	if f.Label == "" {
		f.Text = strings.TrimSpace(c.rest[:n])
	}
	c.rest = strings.TrimLeft(c.rest[n:], " ")
	f.End = c.line.end() - len(c.rest)
	c.Header = append(c.Header, f)
}

// flatHeader reads a document that is all on one line, up to the end of the
// content labels; what is left of that line is the body.
func (p *parser) flatHeader() int {
	i := 0
	for !strings.Contains(p.lines[i].text, " Citation: ") {
		p.addField(document.Field{Key: document.KeyBanner, Text: p.lines[i].text}, i, i+1)
		i++
	}
	l := &p.lines[i]
	c := &cursor{parser: p, line: l, rest: l.text}
	if n := bannerLength(c.rest); n > 0 {
		c.take(n, document.Field{Key: document.KeyBanner})
	}
	c.dateAndTitle()
	for _, at := range flatLabels(c.rest) {
		f := document.Field{Key: at.key, Label: at.text, Text: strings.TrimSpace(c.rest[len(at.text):at.length])}
		switch f.Key {
		case document.KeyContents:
			f.Text = splitContents(f.Text)
		case document.KeyCitation:
			f.Text, f.URL = cutURL(f.Text)
		}
		c.take(at.length, f)
	}
	p.addProblem("flat", document.Warning, l.num, 1,
		"the whole document is on one line, so paragraphs cannot be recognised",
		"get a copy with line breaks (pdftotext keeps them)")
	if c.rest == "" {
		return i + 1
	}
	l.start, l.text = l.end()-len(c.rest), c.rest
	return i
}

// dateAndTitle reads the date and the title, which the citation repeats: a
// number is a year before the title if the citation's title does not begin with it.
func (c *cursor) dateAndTitle() {
	head, cited, _ := strings.Cut(c.rest, "Citation: ")
	cited = strings.TrimLeft(cited, "“\"‘' ")
	d, after, ok := text.ParseDate(head, 0)
	if word := firstWord(head); !ok && word != "" {
		d, ok = text.WholeDate(word, 0) // a year, or "undated"
		after = head[len(word):]
	}
	title := strings.TrimSpace(after)
	if ok && (strings.HasPrefix(cited, title) || !strings.HasPrefix(cited, strings.TrimSpace(head))) {
		c.take(len(head)-len(after), document.Field{Key: document.KeyDate, Date: d})
	}
	c.take(strings.Index(c.rest, "Citation: "), document.Field{Key: document.KeyTitle})
}

type flatLabel struct {
	label
	length int // of label and value
}

// flatLabels returns the labels of a flat header, in the order of the line, and
// how far each one's value goes.
func flatLabels(s string) []flatLabel {
	var found []flatLabel
	for len(s) > 0 && len(found) < len(archiveLabels) {
		l, ok := labelAt(archiveLabels, s)
		if !ok {
			break
		}
		end := len(s)
		if l.key == document.KeyContents {
			end = flatContents(s, len(l.text))
		} else {
			for _, next := range archiveLabels {
				if i := strings.Index(s, " "+next.text+" "); i >= 0 && i < end {
					end = i
				}
			}
		}
		found = append(found, flatLabel{l, end})
		s = strings.TrimLeft(s[end:], " ")
	}
	return found
}

// flatContents returns the end of the content labels that are after an offset of s.
func flatContents(s string, from int) int {
	for {
		n := contentLabel(s[from:])
		if n == 0 {
			return from
		}
		from += n
	}
}

// splitContents puts each of the content labels of s on its own line.
func splitContents(s string) string {
	var labels []string
	for rest := s; rest != ""; {
		n := contentLabel(rest)
		if n == 0 {
			n = len(rest)
		}
		labels = append(labels, strings.TrimSpace(rest[:n]))
		rest = rest[n:]
	}
	return strings.Join(labels, "\n")
}

// contentLabel returns the length of the content label that s begins with,
// the blanks before it included; 0 when it begins with none.
func contentLabel(s string) int {
	words := strings.Fields(s[:min(len(s), 80)])
	n := 0
	for k := 2; k <= min(4, len(words)); k++ {
		if phrase := strings.Join(words[:k], " "); slices.Contains(flatContentLabels, phrase) || k == 2 && isLanguageCopy(words) {
			n = k
		}
	}
	end := 0
	for _, w := range words[:n] {
		end += strings.Index(s[end:], w) + len(w)
	}
	return end
}

var flatContentLabels = []string{"Scan of Original Document", "Scan of Original", "Original Scan"}

// isLanguageCopy: "English Translation", "Russian Transcript".
func isLanguageCopy(words []string) bool {
	r, _ := utf8.DecodeRuneInString(words[0])
	return unicode.IsUpper(r) && slices.Contains(contentWords[:3], words[1])
}
