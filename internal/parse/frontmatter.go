package parse

import (
	"strings"
	"unicode/utf8"

	"docview/internal/document"
)

// Front matter is the rows of a YAML block at the top of a file, "title: Miller
// to Carter" between two lines "---". Rows are fields; those of the outermost
// level have the keys of [Labels].

// frontRows bounds the lines of front matter.
const frontRows = 200

// frontMatterEnd returns the line after the front matter that begins at line i,
// 0 if there is none.
func (p *parser) frontMatterEnd(i int) int {
	if i >= len(p.lines) || p.lines[i].text != "---" {
		return 0
	}
	rows := 0
	for j, l := range p.lines[i+1 : min(len(p.lines), i+frontRows)] {
		switch {
		case l.text == "---" && 2*rows > j:
			return i + j + 2
		case l.text == "---":
			return 0
		case frontLabel(l.text) != "":
			rows++
		}
	}
	return 0
}

// frontLabel returns the key of a row, with what is before it and its colon:
// "title:", "- reference:"; "" if s is not a row.
func frontLabel(s string) string {
	key, value, ok := strings.Cut(strings.TrimLeft(s, "- "), ":")
	odd := func(r rune) bool {
		return r >= utf8.RuneSelf || !isASCIILetter(byte(r)) && !strings.ContainsRune("0123456789_-", r)
	}
	if !ok || key == "" || strings.ContainsFunc(key, odd) || value != "" && value[0] != ' ' {
		return ""
	}
	return s[:len(s)-len(value)]
}

// frontMatter reads the front matter at line i and returns the line after it.
func (p *parser) frontMatter(i int) int {
	end := p.frontMatterEnd(i)
	if end == 0 {
		return i
	}
	p.addField(document.Field{Key: document.KeyBanner, Text: p.lines[i].text}, i, i+1)
	for i++; i < end-1; {
		next := i + 1
		for next < end-1 && frontLabel(p.lines[next].text) == "" {
			next++
		}
		p.addField(p.frontField(i, next), i, next)
		i = next
	}
	p.addField(document.Field{Key: document.KeyBanner, Text: p.lines[i].text}, i, i+1)
	return end
}

// frontField reads a row and the lines that go on with it.
func (p *parser) frontField(i, end int) document.Field {
	text := spaced(p.lines[i:end])
	f := document.Field{Label: frontLabel(text)}
	f.Text = strings.TrimLeft(text[len(f.Label):], " ")
	if p.lines[i].indent == 0 && !strings.HasPrefix(text, "-") || strings.HasSuffix(f.Label, "reference:") {
		if row := labelled(strings.Trim(f.Label, "-: ")); row != nil {
			f.Key = row.Key
		}
	}
	if n := len(f.Text); n > 1 && (f.Text[0] == '"' || f.Text[0] == '\'') && f.Text[n-1] == f.Text[0] {
		f.Quote, f.Text = f.Text[:1], f.Text[1:n-1]
	}
	if f.Key == document.KeyDate {
		f.Date = dateOf(f.Text)
	}
	return f
}
