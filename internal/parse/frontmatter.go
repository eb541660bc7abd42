package parse

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"docview/internal/document"
)

// Front matter is the rows of a YAML block at the top of a file, "title: Miller
// to Carter" between two lines "---". Rows are fields; those of the outermost
// level have the keys of [Labels]. What is indented more deeply than a row goes
// on with its value.

// frontRows bounds the lines of front matter.
const frontRows = 500

// frontMatterEnd returns the line after the front matter that begins at line i,
// 0 if there is none. A letter between two rules has few rows.
func (p *parser) frontMatterEnd(i int) int {
	if i >= len(p.lines) || p.lines[i].text != "---" || i+1 < len(p.lines) && isSalutation(p.lines[i+1].text) {
		return 0
	}
	lines, rows := p.lines[i+1:min(len(p.lines), i+frontRows)], 0
	for j := 0; j < len(lines); {
		n := frontLength(lines[j:])
		switch {
		case n > 0 && lines[j].text[0] == '#':
			j += n
		case n > 0:
			j, rows = j+n, rows+n
		case lines[j].text != "---" && lines[j].text != "...":
			j++
		case 2*rows > j:
			return i + j + 2
		default:
			return 0
		}
	}
	return 0
}

// frontLength returns how many of some lines are the row that the first begins
// and what is under it, 0 if it is not a row.
func frontLength(lines []line) int {
	l := &lines[0]
	label := frontLabel(l.text)
	if label == "" {
		return 0
	}
	n, isBlock := 1, blockSign(l.text[len(label):]) != 0
	for n < len(lines) && lines[n].text != "---" && (isBlock || frontLabel(lines[n].text) == "") &&
		(lines[n].indent > l.indent || lines[n].indent == l.indent && len(label) == len(l.text) && strings.HasPrefix(lines[n].text, "- ")) {
		n++
	}
	return n
}

// blockSign returns the sign of a value that is on the lines below, '|' if their
// ends are kept and '>' if not; 0 if the value is no such sign.
func blockSign(value string) byte {
	value = strings.TrimLeft(value, " ")
	if value == "" || value[0] != '|' && value[0] != '>' || strings.Trim(value[1:], "+-0123456789") != "" {
		return 0
	}
	return value[0]
}

// frontLabel returns the key of a row, with what is before it and its colon:
// "title:", "- reference:"; the sign of a comment; "" if s is not a row.
func frontLabel(s string) string {
	if s[0] == '#' {
		return s[:1]
	}
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
		next := i + max(1, frontLength(p.lines[i:end-1]))
		for next < end-1 && frontLength(p.lines[next:end-1]) == 0 {
			next++
		}
		f := p.frontField(p.lines[i:next])
		f.Rule = "front matter"
		p.addField(f, i, next)
		i = next
	}
	p.addField(document.Field{Key: document.KeyBanner, Text: p.lines[i].text}, i, i+1)
	for k := range p.Header {
		if f := &p.Header[k]; strings.EqualFold(f.Label, "created:") && !p.has(document.KeyDate) { // else that is of the file
			f.Key, f.Date = document.KeyDate, dateOf(f.Text)
		}
	}
	return end
}

// frontField reads a row and the lines that go on with it.
func (p *parser) frontField(lines []line) document.Field {
	first := &lines[0]
	f := document.Field{Label: frontLabel(first.text)}
	words := strings.NewReplacer("_", " ", "-", " ").Replace(strings.Trim(f.Label, "-: "))
	if first.indent == 0 && f.Label != "" && f.Label[0] != '-' || strings.HasSuffix(words, "reference") {
		if row := labelled(words); row != nil {
			f.Key = row.Key
		}
	}
	sign := blockSign(first.text[len(f.Label):])
	text := joined(lines, func(l *line) string {
		switch {
		case f.Key == document.KeyTitle:
			return " "
		case l.gap:
			return "\n\n"
		case sign == '|' || strings.HasPrefix(l.text, "- "):
			return "\n"
		}
		return " "
	})
	if sign != 0 {
		f.Label = first.text
	}
	f.Text = strings.TrimLeft(text[len(f.Label):], " \n")
	f.Quote, f.Text = cutScalarQuotes(f.Text)
	if strings.HasSuffix(words, "url") && first.indent == 0 && p.front == "" && strings.Contains(f.Text, "://") {
		p.front = f.Text
	}
	switch f.Key {
	case document.KeyDate:
		f.Date = dateOf(f.Text)
	case document.KeyTitle:
		f.Date = dateInTitle(f.Text)
	}
	return f
}

// cutScalarQuotes cuts the quotation marks from around a scalar, inside of which
// they are written twice, or with backslashes as some other characters are.
func cutScalarQuotes(s string) (quote, text string) {
	n := len(s)
	if n < 2 || s[0] != '"' && s[0] != '\'' || s[n-1] != s[0] {
		return "", s
	}
	if s[0] == '\'' {
		return s[:1], strings.ReplaceAll(s[1:n-1], "''", "'")
	}
	yaml := strings.NewReplacer(`\\`, `\\`, `\x`, `\u00`, `\/`, "/", `\_`, "\u00a0", `\ \ `, " ", `\ `, "")
	if text, err := strconv.Unquote(yaml.Replace(s)); err == nil {
		return s[:1], text
	}
	return s[:1], s[1 : n-1]
}
