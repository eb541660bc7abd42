package cite

import (
	"cmp"
	"embed"
	"errors"
	"fmt"
	"path"
	"strings"
	"sync"
	"text/template"
	"text/template/parse"

	"docview/internal/text"
)

// shipped are the styles that are templates. Their names are those of the files.
//
//go:embed styles/*.tmpl
var shipped embed.FS

func templateStyles() []Style {
	files, _ := shipped.ReadDir("styles")
	var all []Style
	for _, f := range files {
		source, _ := shipped.ReadFile("styles/" + f.Name())
		s, _ := templateStyle(f.Name(), string(source))
		all = append(all, s)
	}
	return all
}

// Load returns the style of a file: a template of text/template for each form,
// {{define "note"}}, or one alone for a note, over the parts of a citation. A
// comment at its start says what it is. The error is that of a template that
// cannot be read, or that asks for parts that no citation has; it names the line.
func Load(file, source string) (Style, error) {
	s, read := templateStyle(file, source)
	t, err := read()
	if err != nil {
		return Style{}, err
	}
	full := &Item{Author: []Person{{Name: "A"}}, Recipient: []Person{{Name: "B"}}, Provenance: &Provenance{TranslatedBy: []Person{{Name: "C"}}}}
	for _, it := range []*Item{{}, full} { // a part of a part is found if there is one
		for _, form := range s.Forms {
			if _, err := execute(t, it, form, Pinpoint{}); err != nil {
				return Style{}, errors.New(called().ReplaceAllString(unknownPart().ReplaceAllString(err.Error(), "unknown part $1"), ""))
			}
		}
	}
	return s, nil
}

// templateStyle returns the style of a template, and the template, which is read
// when it is first needed.
func templateStyle(file, source string) (s Style, read func() (*template.Template, error)) {
	s.Name = strings.TrimSuffix(path.Base(file), ".tmpl")
	if about, _, ok := strings.Cut(source, "*/"); ok && strings.HasPrefix(about, "{{") {
		s.About = strings.TrimSpace(strings.TrimLeft(about, "{-/* "))
	}
	for _, form := range Forms {
		if strings.Contains(source, `define "`+string(form)+`"`) {
			s.Forms = append(s.Forms, form)
		}
	}
	isNote := len(s.Forms) == 0
	if isNote {
		s.Forms = []Form{Note}
	}
	read = sync.OnceValues(func() (*template.Template, error) {
		t, err := template.New(file).Funcs(templateFuncs).Parse(source)
		switch {
		case err != nil || !isNote:
			return t, err
		case t.Tree == nil || parse.IsEmptyTree(t.Root):
			return nil, fmt.Errorf("%s has no citation: {{define %q}}...{{end}}", file, Note)
		}
		return t.AddParseTree(string(Note), t.Tree)
	})
	s.prose = func(it *Item, form Form, at Pinpoint) string {
		t, _ := read() // Load finds what is wrong with it, and with its parts
		made, _ := execute(t, it, form, at)
		return made
	}
	return s, read
}

// unknownPart matches how text/template says that a part is not known, and called
// what it puts before the error of a function.
var (
	unknownPart = text.Pattern(`executing .* at <(.*)>: can't evaluate field .*`)
	called      = text.Pattern(`executing .*: error calling \w+: `)
)

// parts are what a template can name of a citation: those of its JSON, with
// names divided, and what is made of them.
type parts struct {
	*Item
	Title, ShortTitle             string // without a title the description, unless author and addressee are named
	Author, Recipient, Translator []text.Name
	Addressee                     []text.Name // the recipients of what has no title
	Series                        Series
	Provenance                    Provenance
	Archive, Location             string // the archive and where in it the document is
	Container, Imprint            string // where a series prints it, and where, by whom and when the series was printed
	Paragraph                     string
}

func execute(t *template.Template, it *Item, form Form, at Pinpoint) (string, error) {
	p := parts{
		Item: it, Title: it.Title, Author: it.authors(), Recipient: it.divide(it.Recipient), Translator: it.translators(),
		Archive: it.archive(), Location: it.location(), Container: it.container(), Paragraph: numbered("", at),
	}
	if p.Title == "" && len(p.Author) > 0 && len(p.Recipient) > 0 {
		p.Addressee = p.Recipient
	} else if p.Title == "" {
		p.Title = bracketed(it.description())
	}
	p.ShortTitle = cmp.Or(it.ShortTitle, p.Title)
	if it.container() != "" {
		p.Series, p.Imprint = *it.Series, it.Series.imprint()
	}
	if it.Provenance != nil {
		p.Provenance = *it.Provenance
	}
	var b strings.Builder
	err := t.ExecuteTemplate(&b, string(form), p)
	made := spaced(b.String())
	if len(p.Author) > 0 { // "the Ministry of Mills" begins the citation
		made = upperFirst(made)
	}
	return made, err
}

// templateFuncs are the functions of styles. Each returns "" for a part that is not there.
var templateFuncs = template.FuncMap{
	"join": func(separator string, parts ...string) string {
		all := ""
		for _, part := range without(parts...) {
			switch {
			case all == "":
			case separator[0] == '.' && strings.ContainsAny(all[len(all)-1:], ".?!"): // one stop is enough
				all += separator[1:]
			default:
				all += separator
			}
			all += part
		}
		return all
	},
	"sentences": sentences,
	"italic":    italic,
	"wrap": func(before, s, after string) string {
		if s == "" {
			return ""
		}
		return before + s + after
	},
	"replace": strings.ReplaceAll,
	"quote": func(open, closing, title string) string {
		if title == "" || title[0] == '[' {
			return title
		}
		level := 0
		if strings.ContainsAny(open, `“„"«`) {
			level = 1
		}
		return open + text.Alternate(title, level, innerMarks[open]) + closing
	},
	"names": func(order, and string, who []text.Name) (string, error) {
		switch form, ok := nameForms[order]; {
		case ok:
			return list(each(who, form), and, false), nil
		case order == "inverted":
			return list(invertedFirst(who), and, and == "and"), nil
		}
		return "", fmt.Errorf("unknown order of names %q: inverted, full, family or initials", order)
	},
	"date": func(language string, d text.Date) (string, error) {
		s, ok := languageDates[language]
		if !ok {
			return "", fmt.Errorf("unknown language of dates %q: de, en, en-US, es, fr, ru", language)
		}
		return s.of(d), nil
	},
	"year": apaYears.of,
}

// innerMarks are the shapes of the marks inside of some.
var innerMarks = map[string]string{"“": text.Curly, "‘": text.Curly, "„": text.Low, "‚": text.Low}

// nameForms are the orders of names in styles.
var nameForms = map[string]func(text.Name) string{
	"full": said, "family": text.Name.Short,
	"initials": func(n text.Name) string { return strings.ReplaceAll(inverted(withInitials(n)), ",", "") },
}
