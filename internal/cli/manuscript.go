package cli

import (
	"bytes"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"docview/internal/document"
	"docview/internal/library"
	"docview/internal/quote"
)

// A foreign format is one that verify does not read.
type foreign struct {
	is         string
	extensions string
	begins     string // in lower case; "" if prose may begin so
	convert    string // the command, with FILE and NAME, which has no extension
}

// foreigns are the formats that verify does not read. Each command was tried.
var foreigns = []foreign{
	{"an Org file", ".org", "", byPandoc("org")},
	{"an AsciiDoc file", ".adoc .asciidoc", "", "asciidoctor -b docbook -o - FILE | pandoc -f docbook -t markdown | docview verify -"},
	{"an HTML file", ".html .htm .xhtml", "<!doctype html", byPandoc("html")},
	{"an HTML file", "", "<html", byPandoc("html")},
	{"an RTF file", ".rtf", `{\rtf`, byPandoc("rtf")},
	{"a Typst file", ".typ", "", byPandoc("typst") + "  # pandoc 3.1.2 or later"},
	{"a MediaWiki file", ".wiki .mediawiki", "", byPandoc("mediawiki")},
	{"a LyX file", ".lyx", "#lyx", "lyx --export latex FILE && docview verify NAME.tex"},
	{"a Jupyter notebook", ".ipynb", "", byPandoc("ipynb")},
	{"a flat OpenDocument file", ".fodt", "", "soffice --headless --convert-to docx FILE && pandoc NAME.docx -t markdown | docview verify -"},
	{"an EPUB", ".epub", "", byPandoc("epub")},
	{"an XML file", ".xml", "<?xml", "a document in XML, such as TEI, belongs in the library; for DocBook: " + byPandoc("docbook")},
	{notText, "", `{\rtf`, byPandoc("rtf")},
	{notText, "", "pk\x03\x04", "to convert a Word document: pandoc FILE -t markdown | docview verify -"},
	{notText, "", "%pdf-", "to convert a PDF: pdftotext FILE - | docview verify -"},
}

func byPandoc(format string) string {
	return "pandoc -f " + format + " FILE -t markdown | docview verify -"
}

// A refusal says why a manuscript is not read, and what to try.
type refusal struct{ name, is, hint string }

// manuscripts reads the manuscripts. Those that are in formats which verify does
// not read are refused before any is judged.
func (v *verifying) manuscripts(a *app) ([]*quote.Manuscript, error) {
	var all []*quote.Manuscript
	var refused []refusal
	known, _ := encodingNamed(v.encoding)
	for _, file := range v.args {
		data, err := v.text(a, file)
		if err != nil {
			return nil, err
		}
		name := shownName(file)
		if is, hint := v.refuses(file, data); is != "" {
			refused = append(refused, refusal{name, is, hint})
			continue
		}
		text, guessed, doubtful := document.DecodeText(data, known)
		a.guesses.named(name, guessed, doubtful)
		m := quote.Parse(name, []byte(text), quote.Syntax(v.syntax))
		if file == "-" && v.syntax == "" && m.HasMarkup() {
			a.message("standard input was read as plain text, but it looks like Markdown or LaTeX; to say which: --syntax")
		}
		all = append(all, m)
	}
	a.report(refusalOf(refused))
	return all, nil
}

// refusalOf returns one error for all manuscripts that are refused.
func refusalOf(refused []refusal) error {
	var list, hints []string
	for _, r := range refused {
		list = append(list, r.name+" is "+r.is)
		if !slices.Contains(hints, r.hint) {
			hints = append(hints, r.hint)
		}
	}
	switch {
	case len(refused) == 0:
		return nil
	case len(refused) > 1:
		return usagef(strings.Join(hints, "\n"), "%s cannot be read: %s", document.Plural(len(refused), "manuscript"), strings.Join(list, ", "))
	case refused[0].is == notText:
		return usagef(hints[0], "%s", list[0])
	}
	return usagef(hints[0], "%s, which verify does not read", list[0])
}

func shownName(name string) string {
	if name == "-" {
		return "standard input"
	}
	return name
}

func (v *verifying) text(a *app, name string) ([]byte, error) {
	if name != "-" {
		return library.ReadFile(name)
	}
	data, err := io.ReadAll(io.LimitReader(a.Stdin, library.DefaultMaxSize))
	if err != nil {
		err = unreadable(shownName(name), err)
	}
	return data, err
}

// notText is what a file is that no name makes a manuscript.
const notText = "not a text file"

// refuses returns what a manuscript is if it is not read, and how to make it a
// text. Only of a name that says nothing does the content decide, but for what is
// no text.
func (v *verifying) refuses(name string, data []byte) (is, hint string) {
	extension := strings.ToLower(filepath.Ext(name))
	isRead := extension == ".txt" || extension == ".rst" || quote.SyntaxOf(name) != ""
	head := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 1000)], []byte("\uFEFF")), " \t\r\n"))
	if bytes.HasPrefix(head, []byte("{")) && bytes.Contains(data, []byte(`"cells"`)) && !isRead {
		extension = ".ipynb"
	}
	i := slices.IndexFunc(foreigns, func(f foreign) bool {
		return extension != "" && slices.Contains(strings.Fields(f.extensions), extension)
	})
	if i < 0 {
		i = slices.IndexFunc(foreigns, func(f foreign) bool {
			return f.begins != "" && bytes.HasPrefix(head, []byte(f.begins)) && (f.is == notText || !isRead)
		})
	}
	file, stem := "FILE", "NAME"
	if name != "-" {
		file, stem = shellQuoted(name), shellQuoted(strings.TrimSuffix(name, filepath.Ext(name)))
	}
	switch {
	case i >= 0 && (v.syntax == "" || foreigns[i].is == notText):
		return foreigns[i].is, strings.NewReplacer("FILE", file, "NAME", stem).Replace(foreigns[i].convert)
	case library.IsBinary(data):
		return notText, "manuscripts are Markdown, LaTeX or plain text"
	}
	return "", ""
}
