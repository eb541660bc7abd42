package cli

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"text/template"

	"docview/internal/cite"
	"docview/internal/render"
	"docview/internal/search"
)

// template gives the template of --format, nil when it names a format.
func (v *list) template() (*template.Template, error) {
	if !v.isTemplate() {
		return nil, nil
	}
	t, err := template.New("format").Option("missingkey=error").Parse(strings.NewReplacer(`\t`, "\t", `\n`, "\n").Replace(v.format))
	if err != nil {
		return nil, usagef("for example: --format '{{.ID}} {{.Title}}'", "--format: %s", strings.TrimPrefix(err.Error(), "template: format:1: "))
	}
	return t, nil
}

// templated prints each entry by a template, on a line of its own.
func (s *sheet) templated(t *template.Template, entries iter.Seq[search.Entry]) (n int, err error) {
	takesApart := strings.Contains(t.Root.String(), "Provenance")
	for e := range entries {
		n++
		if !takesApart { // it costs more than all else
			e.Source = ""
		}
		var line bytes.Buffer
		if err := t.Execute(&line, values(e)); err != nil {
			return n, templateError(err)
		}
		for text := range strings.SplitSeq(strings.TrimSuffix(line.String(), "\n"), "\n") {
			if _, err := fmt.Fprintln(s, safeCells(text)); err != nil {
				return n, err
			}
		}
	}
	return n, nil
}

// safeCells makes what stands between tabs safe for a terminal.
func safeCells(line string) string {
	cells := strings.Split(line, "\t")
	for i := range cells {
		cells[i] = render.Sanitize(cells[i])
	}
	return strings.Join(cells, "\t")
}

func templateError(err error) error {
	var exec template.ExecError
	message := err.Error()
	if errors.As(err, &exec) {
		_, message, _ = strings.Cut(exec.Error(), ">: ")
		message = strings.Replace(message, "map has no entry for key", "there is no", 1)
	}
	return usagef("the names are "+strings.Join(valueNames(), ", "), "--format: %s", message)
}

// values gives what a template can use: the keys of the JSON and the same as
// Go writes them. Date is the date's text in the standard form.
func values(unsafe search.Entry) map[string]any {
	e := safeEntry(unsafe)
	date, provenance := e.Date, cite.Provenance{}
	if p := cite.ParseProvenance(e.Source); p != nil {
		provenance = *p
	}
	values := map[string]any{
		"id": e.ID, "ref": e.Ref, "title": e.Title, "original_language": e.Language, "layout": e.Layout, "url": e.URL,
		"path": e.Path, "part": e.Part, "bytes": e.Bytes,
		"date": map[string]string{"text": date.Text, "edtf": date.EDTF},
		"counts": map[string]int{
			"blocks": e.Counts.Blocks, "paragraphs": e.Counts.Paragraphs, "numbered": e.Counts.Numbered, "lists": e.Counts.Lists,
			"headings": e.Counts.Headings, "notes": e.Counts.Notes, "words": e.Counts.Words, "problems": e.Counts.Problems,
		},
	}
	for name, value := range map[string]any{
		"ID": e.ID, "Ref": e.Ref, "Date": day(e.Date), "DateText": date.Text, "Title": e.Title, "Language": e.Language,
		"OriginalLanguage": e.Language, "Layout": e.Layout, "URL": e.URL, "Path": e.Path, "Part": e.Part,
		"Bytes": e.Bytes, "Paragraphs": e.Counts.Paragraphs, "Words": e.Counts.Words, "Problems": e.Counts.Problems,
		"Provenance": provenance,
	} {
		values[name] = value
	}
	return values
}

// safeEntry returns an entry with its texts on one line each and without
// control characters, so that no title makes a column and no file name a row.
func safeEntry(e search.Entry) search.Entry {
	for _, text := range []*string{&e.ID, &e.Ref, &e.Title, &e.Language, &e.URL, &e.Path, &e.Date.Text} {
		*text = safe(*text)
	}
	return e
}

func valueNames() []string {
	var names []string
	for name := range values(search.Entry{}) {
		if name[0] < 'a' {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
