package parse

import (
	"strconv"
	"strings"
	"unicode"

	"docview/internal/document"
	"docview/internal/text"
)

// Front matter is the rows of a YAML block at the top of a file, "title: Miller
// to Carter" between two lines "---", or of a TOML block between two lines "+++".
// Rows are fields; those of the outermost level have the keys of [Labels]. What is
// indented more deeply than a row goes on with its value.

// frontRows bounds the lines of front matter.
const frontRows = 500

// tomlFence begins and ends front matter in TOML; that in YAML is between "---".
const tomlFence = "+++"

// frontMatterEnd returns the line after the front matter at the top, 0 if there is
// none. A letter between two rules has few rows.
func (p *parser) frontMatterEnd() int {
	if len(p.lines) > 1 && isSalutation(p.lines[1].text) {
		return 0
	}
	fence := p.lines[0].text
	if fence != "---" && fence != tomlFence {
		return p.openEnd(0)
	}
	lines := p.head(frontRows)
	for i, rows := 1, 0; i < len(lines); {
		s, n := lines[i].text, frontLength(lines[i:], fence)
		if s == fence || s == "..." {
			if 2*rows > i-1 {
				return i + 1
			}
			break
		}
		if s[0] != '#' {
			rows += n
		}
		i += max(n, 1)
	}
	return p.openEnd(1)
}

// openEnd returns the line after the rows from line i on, which are all lines up to a
// blank one, below a fence that is not closed or with a key that only files have,
// "Slug: the-carts"; else 0.
func (p *parser) openEnd(i int) int {
	end := p.blockEnd(0)
	ofFile := i > 0 && i < end && startsLower(p.lines[i].text)
	for i < end {
		n := frontLength(p.lines[i:end], p.lines[0].text)
		if n == 0 || end == len(p.lines) {
			return 0
		}
		label := strings.TrimRight(frontLabel(p.lines[i].text, ""), ":")
		ofFile = ofFile || text.FileKey.Has(label) && !allCaps(label)
		i += n
	}
	if !ofFile {
		return 0
	}
	return end
}

// frontLength returns how many of some lines are the row that the first begins
// and what is under it, 0 if it is not a row.
func frontLength(lines []line, fence string) int {
	l := &lines[0]
	label := frontLabel(l.text, fence)
	if label == "" {
		return 0
	}
	n, isBlock := 1, blockSign(l.text[len(label):]) != 0
	for n < len(lines) && (isBlock || lines[n].text != fence && frontLabel(lines[n].text, fence) == "") &&
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

// frontLabel returns the key of a row, with what is before it and its sign:
// "title:", "- reference:", "title ="; the sign of a comment; a table's name in
// TOML; "" if s is not a row.
func frontLabel(s, fence string) string {
	sign := ":"
	switch {
	case s[0] == '#':
		return s[:1]
	case fence == tomlFence && s[0] == '[':
		return s
	case fence == tomlFence:
		sign = "="
	}
	key, value, ok := strings.Cut(strings.TrimLeft(s, "- "), sign)
	if n := len(key); n > 2 && key[0] == key[n-1] && (key[0] == '"' || key[0] == '\'') {
		key = key[1 : n-1]
	}
	odd := func(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune("0123456789_- ", r) }
	if !ok || key == "" || strings.Count(key, " ") > 3 || strings.ContainsFunc(key, odd) || value != "" && value[0] != ' ' && sign == ":" {
		return ""
	}
	return s[:len(s)-len(value)]
}

// frontMatter reads the front matter at the top and returns the line after it.
func (p *parser) frontMatter() int {
	end := p.frontMatterEnd()
	if end == 0 {
		return 0
	}
	i, fence, last, table := 0, p.lines[0].text, end, false
	if frontLabel(fence, "") != "" {
		fence = ""
	} else {
		p.addField(document.Field{Key: document.KeyBanner, Text: fence}, 0, 1)
		i = 1
		if s := p.lines[end-1].text; s == fence || s == "..." {
			last--
		}
	}
	for i < last {
		next := i + max(1, frontLength(p.lines[i:last], fence))
		for next < last && frontLength(p.lines[next:last], fence) == 0 {
			next++
		}
		f, comment := p.frontField(p.lines[i:next], fence)
		if table = table || strings.HasPrefix(f.Label, "["); table { // not of the document alone
			f.Key, f.Date = "", document.Date{}
		}
		f.Rule = "front matter"
		p.addField(f, i, next)
		if comment != "" {
			p.addField(document.Field{Label: comment[:1], Text: strings.TrimLeft(comment[1:], " ")}, next-1, next)
			n := len(p.Header)
			p.Header[n-1].Start = p.Header[n-1].End - len(comment)
			p.Header[n-2].End = p.Header[n-1].Start
		}
		i = next
	}
	if last < end {
		p.addField(document.Field{Key: document.KeyBanner, Text: p.lines[last].text}, last, end)
	}
	for k := range p.Header {
		if f := &p.Header[k]; hasPrefixFold(f.Label, []string{"created:", "promulgation_date:", "공포일자:"}) && p.Date().IsZero() { // else that is of the file, or later
			f.Key, f.Date = document.KeyDate, dateOf(f.Text)
		}
	}
	return end
}

// frontField reads a row and the lines that go on with it, and the comment that ends
// them.
func (p *parser) frontField(lines []line, fence string) (f document.Field, comment string) {
	first := &lines[0]
	f.Label = frontLabel(first.text, fence)
	words := strings.NewReplacer("_", " ", "-", " ").Replace(strings.Trim(f.Label, `-:= "'`))
	if first.indent == 0 && !strings.HasPrefix(f.Label, "-") || strings.HasSuffix(words, "reference") {
		f.Key = keyOf(words)
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
	if m := scalar().FindStringSubmatch(f.Text); fence != "" && sign == 0 && m != nil && strings.HasSuffix(lines[len(lines)-1].text, m[2]) {
		f.Text, comment = m[1], m[2]
	}
	if f.Text == "~" || strings.EqualFold(f.Text, "null") {
		f.Key = ""
	}
	f.Quote, f.Text = cutScalarQuotes(f.Text)
	isURL := strings.Contains(f.Text, "://") && first.indent == 0
	if own := words == "url" || words == "source url"; isURL && (own || p.front == "" && (words == "source" || strings.HasSuffix(words, "url"))) {
		p.front = f.Text
	}
	switch f.Key {
	case document.KeyDate:
		setDate(&f)
	case document.KeyTitle:
		f.Date = dateInTitle(f.Text)
	}
	return f, comment
}

// scalar finds a scalar, and the comment that ends its line: "# of the file". "No. #4"
// may be what somebody meant.
var scalar = text.Pattern(`^("(?:\\.|[^"\\])*"|'(?:''|[^'])*'|.*?)(?: +(# .*))?$`)

// cutScalarQuotes cuts the quotation marks from around a scalar, inside of which
// they are written twice, or with backslashes as some other characters are.
func cutScalarQuotes(s string) (quote, text string) {
	if long := `"""`; len(s) >= 2*len(long) && strings.HasPrefix(s, long) && strings.HasSuffix(s, long) {
		return long, s[len(long) : len(s)-len(long)] // TOML
	}
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
