package quote

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"docview/internal/document"
	"docview/internal/text"
)

// A Bibliography is what an author's own keys mean.
type Bibliography map[string]Entry

// An Entry is a work of a bibliography, as far as it says which document it is.
type Entry struct {
	Key, Title, Date, URL, Number string // Date in EDTF

	isTeX bool // the title is written in LaTeX
}

// name returns a name that documents have in a check by the title and date of the entry.
func (e Entry) name() string { return "\x00" + e.Key }

// id returns the id of the document that the entry is of: that of its URL, or its
// number, if it is not as short as one of a journal.
func (e Entry) id() string {
	if id := idOf(e.URL); id != "" || len(e.Number) <= len("1951") {
		return id
	}
	return e.Number
}

func (e Entry) names() []string {
	var all []string
	if id := e.id(); id != "" {
		all = append(all, strings.ToLower(id))
	}
	if e.URL != "" {
		all = append(all, urlName(e.URL))
	}
	if e.Key != "" {
		all = append(all, e.name())
	}
	return all
}

// Use has the keys of a manuscript looked up in a bibliography.
func (m *Manuscript) Use(b Bibliography) { m.bibliography = b }

var (
	bibliographyField = compile(`(?m)^bibliography:[ \t]*(.*(?:\n[ \t]*- .*)*)`)
	bibliographyMacro = compile(`\\(?:addbibresource|bibliography)(?:\[[^\]]*\])?\{([^{}]*)\}`)
)

// Bibliographies returns the files that the manuscript names as its
// bibliographies, as they are named.
func (m *Manuscript) Bibliographies() []string {
	var all []string
	list := ""
	if n := m.frontMatter(); n > 0 {
		if field := bibliographyField().FindStringSubmatch(m.raw[:m.line(n-1).end]); field != nil {
			list = field[1]
		}
	}
	for _, found := range bibliographyMacro().FindAllStringSubmatch(m.raw, -1) {
		for name := range strings.SplitSeq(found[1], ",") {
			if name = strings.TrimSpace(name); !strings.Contains(name, ".") {
				name += ".bib"
			}
			list += "\n" + name
		}
	}
	for name := range strings.FieldsFuncSeq(list, func(r rune) bool { return strings.ContainsRune("\n,[]", r) }) {
		if name = strings.Trim(strings.TrimPrefix(strings.TrimSpace(name), "- "), `"' `); name != "" {
			all = append(all, name)
		}
	}
	return all
}

// ErrBibliography says that a file has no entries that can be read.
var ErrBibliography = errors.New("it is not a bibliography in CSL JSON, BibTeX or BibLaTeX")

// bibCommand is what a file of BibTeX may have instead of entries.
var bibCommand = compile(`(?i)@\s*(?:string|comment|preamble)\s*[{(]`)

// ParseBibliography reads a bibliography in CSL JSON, BibTeX or BibLaTeX. If there is
// an error, it has what could be read.
func ParseBibliography(data []byte) (Bibliography, error) {
	text, _, _ := document.DecodeText(data, nil)
	if t := strings.TrimSpace(text); strings.HasPrefix(t, "[") || strings.HasPrefix(t, "{") {
		return cslEntries(t)
	}
	b := Bibliography{}
	isBib := bibCommand().MatchString(text)
	for {
		_, rest, ok := strings.Cut(text, "@")
		if !ok && len(b) == 0 && !isBib {
			return b, ErrBibliography
		} else if !ok {
			return b, nil
		}
		var err error
		if text, err = b.entry(rest); err != nil {
			return b, err
		}
	}
}

func cslEntries(text string) (Bibliography, error) {
	items := make([]map[string]any, 1)
	var to any = &items
	if strings.HasPrefix(text, "{") {
		to = &items[0]
	}
	if err := json.Unmarshal([]byte(text), to); err != nil {
		return nil, fmt.Errorf("it is not CSL JSON: %w", err)
	}
	b := Bibliography{}
	for _, item := range items {
		fields := map[string]string{}
		for name, value := range item {
			fields[strings.ToLower(name)] = fmt.Sprint(value)
		}
		issued, _ := item["issued"].(map[string]any)
		parts, _ := issued["date-parts"].([]any)
		if len(parts) > 0 {
			parts, _ = parts[0].([]any)
		}
		for _, part := range parts {
			fields["date"] += fmt.Sprintf("-%02s", fmt.Sprint(part))
		}
		fields["date"] = strings.TrimPrefix(fields["date"], "-")
		fields["booktitle"] = fields["container-title"]
		b.add([]string{fields["id"]}, fields, false)
	}
	if len(b) == 0 {
		return nil, ErrBibliography
	}
	return b, nil
}

// add adds the entry that has some fields, under all its keys.
func (b Bibliography) add(keys []string, fields map[string]string, isTeX bool) {
	e := Entry{Title: fields["title"], Number: fields["number"], Date: fields["date"], isTeX: isTeX}
	if d, _, ok := text.ParseDate(e.Date, 0); ok && !edtf().MatchString(e.Date) {
		e.Date = d.EDTF
	}
	if !edtf().MatchString(e.Date) || fields["booktitle"] != "" && len(e.Date) == len("1949") { // the year of a book
		e.Date = ""
	}
	for _, name := range []string{"url", "howpublished", "note"} {
		if url := urlPattern().FindString(strings.ReplaceAll(fields[name], `\`, "")); url != "" && e.URL == "" {
			e.URL = url
		}
	}
	for _, key := range keys {
		if e.Key = strings.TrimSpace(key); e.Key != "" {
			b[e.Key] = e
		}
	}
}

var edtf = compile(`^-?[0-9]{4}`)

// entry reads an entry of BibTeX after its "@", and returns what follows it. One
// that goes on to the end of the file is an error.
func (b Bibliography) entry(s string) (rest string, err error) {
	open := strings.IndexAny(s, "{(@")
	comma := strings.IndexAny(s, ",@")
	if open < 0 || comma < open || s[open] == '@' || s[comma] == '@' {
		return s, nil
	}
	key := strings.TrimSpace(s[open+1 : comma])
	fields := map[string]string{}
	for s = s[comma+1:]; ; {
		i := strings.IndexAny(s, "={}()@")
		if i < 0 {
			return "", fmt.Errorf("the entry %q is not closed", key)
		}
		if s[i] != '=' {
			break
		}
		name := strings.ToLower(strings.TrimSpace(s[:i]))
		fields[name], s = bibValue(s[i+1:])
		if s = strings.TrimLeft(s, " \t\r\n,"); strings.HasPrefix(s, "}") || strings.HasPrefix(s, ")") {
			break
		}
	}
	if fields["date"] == "" {
		fields["date"] = fields["year"]
		if d, ok := text.WholeDate(fields["month"]+" "+fields["year"], 0); ok {
			fields["date"] = d.EDTF
		}
	}
	b.add(strings.Split(key+","+fields["ids"], ","), fields, true)
	return s, nil
}

// bibValue reads the value of a field: in braces, in quotation marks, or a word.
func bibValue(s string) (value, rest string) {
	s = strings.TrimLeft(s, " \t\r\n")
	depth := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == '{':
			depth++
		case c == '}' && depth > 0:
			depth--
		case depth == 0 && c == '"' && i > 0 && s[0] == '"':
			return s[1:i], s[i+1:]
		case depth == 0 && (c == ',' || c == '}' || c == ')') && s[0] != '"':
			return strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(s[:i]), "{"), "}"), s[i:]
		}
	}
	return s, ""
}

// words returns the words of the title.
func (e Entry) words() []word {
	if !e.isTeX {
		return tokenize(nil, e.Title)
	}
	var words []word
	for _, u := range Parse("", []byte(e.Title), LaTeX).units {
		words = append(words, tokenize(nil, u.text)...)
	}
	return words
}
