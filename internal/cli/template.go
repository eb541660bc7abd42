package cli

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"text/template"

	"docview/internal/cite"
	"docview/internal/render"
	"docview/internal/search"
)

// template returns the template of --format, nil if it names a format.
func (o *output) template() (*template.Template, error) {
	if !o.isTemplate() {
		return nil, nil
	}
	return parseTemplate("--format", strings.NewReplacer(`\t`, "\t", `\n`, "\n").Replace(o.format))
}

func parseTemplate(flag, text string) (*template.Template, error) {
	t, err := template.New("format").Option("missingkey=error").Funcs(template.FuncMap{"json": jsonOf}).Parse(text)
	if err != nil {
		return nil, usagef(flag+" '{{.ID}} {{.Title}}'", "%s: %s", flag, strings.TrimPrefix(err.Error(), "template: format:1: "))
	}
	return t, nil
}

// recordKey is where the values of a template have the record that {{json .}} writes.
const recordKey = ""

// jsonOf writes a value of a template as JSON on one line, and all of its
// values as the record that --json writes.
func jsonOf(v any) string {
	if values, ok := v.(map[string]any); ok && values[recordKey] != nil {
		v = values[recordKey]
	}
	format, _ := render.FormatNamed("ndjson", render.Rows)
	return string(format.Record(v, false))
}

// execute prints what a template makes of values, on lines of its own.
func (s *sheet) execute(t *template.Template, values map[string]any) {
	var b bytes.Buffer
	if err := t.Execute(&b, values); err != nil {
		s.fail(templateError("--format", err, values))
		return
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(b.String(), "\n"), "\n") {
		fmt.Fprintln(s, safeCells(line))
	}
}

func (s *sheet) templated(t *template.Template, e search.Entry) {
	if !strings.Contains(t.Root.String(), "Provenance") { // it costs more than all else
		e.Source = ""
	}
	s.execute(t, values(e))
}

// safeCells makes what is between tabs safe for a terminal.
func safeCells(line string) string {
	cells := strings.Split(line, "\t")
	for i := range cells {
		cells[i] = render.Sanitize(cells[i])
	}
	return strings.Join(cells, "\t")
}

func templateError(flag string, err error, values map[string]any) error {
	message := err.Error()
	if exec, ok := errors.AsType[template.ExecError](err); ok {
		_, message, _ = strings.Cut(exec.Error(), ">: ")
		message = strings.Replace(message, "map has no entry for key", "unknown name", 1)
	}
	return usagef("the names are "+strings.Join(valueNames(values), ", "), "%s: %s", flag, message)
}

// values returns what a template can use: the keys of the JSON and the same as
// Go writes them. Date is the date's text in the standard form, and Title what a list
// shows of a document without a title, too.
func values(unsafe search.Entry) map[string]any {
	e := safeEntry(unsafe)
	date, provenance := e.Date, cite.Provenance{}
	if p := cite.ParseProvenance(e.Source); p != nil {
		provenance = *p
	}
	year := ""
	if n := date.Year(); n > 0 {
		year = strconv.Itoa(n)
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
	maps.Copy(values, map[string]any{
		"ID": e.ID, "Ref": e.Ref, "Date": day(e.Date), "DateText": date.Text, "Title": e.Heading, "Language": e.Language,
		"OriginalLanguage": e.Language, "Layout": e.Layout, "URL": e.URL, "Path": e.Path, "Part": e.Part,
		"Bytes": e.Bytes, "Paragraphs": e.Counts.Paragraphs, "Words": e.Counts.Words, "Problems": e.Counts.Problems,
		"Year": year, "Provenance": provenance, recordKey: e,
	})
	for name, value := range map[string]any{"Author": e.Author, "Recipient": e.Recipient, "Place": e.Place} {
		values[name], values[strings.ToLower(name)] = value, value
	}
	return values
}

// safeEntry returns an entry with its texts on one line each and without
// control characters, so that no title makes a column and no file name a row.
func safeEntry(e search.Entry) search.Entry {
	for _, text := range []*string{&e.ID, &e.Ref, &e.Title, &e.Heading, &e.Language, &e.URL, &e.Path, &e.Date.Text, &e.Place} {
		*text = safe(*text)
	}
	return e
}

// valueNames returns the names that Go writes with a capital letter, sorted.
func valueNames(values map[string]any) []string {
	names := slices.Sorted(maps.Keys(values))
	return slices.DeleteFunc(names, func(name string) bool { return name == recordKey || name[0] >= 'a' })
}

// hitValues are what a template can use of a passage of a found document.
func hitValues(r hitRecord, p passageRecord) map[string]any {
	one := r
	one.Passages = []passageRecord{p}
	return safeValues(map[string]any{
		recordKey: one,
		"ID":      r.ID, "Ref": r.Ref, "Date": day(r.Date), "DateText": r.Date.Text, "Title": r.Title, "URL": r.URL, "Path": r.Path, "Part": r.Part,
		"Score": r.Score, "Count": r.Count, "Address": p.Address, "Field": string(p.Field), "Line": p.Line, "Text": p.Text,
	})
}

// lineValues are what a template can use of a line of a concordance.
func lineValues(l search.Line) map[string]any {
	return safeValues(map[string]any{
		recordKey: l,
		"ID":      l.ID, "Ref": l.Ref, "Date": day(l.Date), "DateText": l.Date.Text, "Path": l.Path, "Address": l.Address, "Line": l.Line,
		"Left": l.Left, "Word": l.Word, "Right": l.Right,
	})
}

// safeValues makes the texts among values safe, each on one line.
func safeValues(values map[string]any) map[string]any {
	for name, v := range values {
		if text, ok := v.(string); ok {
			values[name] = safe(text)
		}
	}
	return values
}
