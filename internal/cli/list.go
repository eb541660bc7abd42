package cli

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"text/template"

	"docview/internal/document"
	"docview/internal/library"
	"docview/internal/render"

	"github.com/spf13/cobra"
)

// A list command says which documents a library holds.
type list struct {
	input
	output
	filter
	indexChoice
	sort    string
	reverse bool
	limit   int
}

// A filter is the flags that choose some of a library's documents.
type filter struct {
	library.Filter
	date   string
	layout string
}

// bind adds the flags of a filter.
func (f *filter) bind(c *cobra.Command) {
	flags := c.Flags()
	flags.StringVar(&f.date, "date", "", "`dates` from..to, either may be left out: 1962-10-16..1962-11-20, 1962-10")
	flags.StringVar(&f.Since, "since", "", "the earliest `date`: 1962, 1962-10, 1962-10-16")
	flags.StringVar(&f.Until, "until", "", "the latest `date`")
	flags.StringVar(&f.Language, "language", "", "the original `language`")
	flags.StringVar(&f.Title, "title", "", "`words` of the title, or their beginnings")
	flags.StringVar(&f.layout, "layout", "", "the `layout`: "+join(library.Layouts))
	flags.StringSliceVar(&f.Has, "has", nil, "`what` the document has: "+strings.Join(library.HasNames(), ", "))
	_ = c.RegisterFlagCompletionFunc("layout", cobra.FixedCompletions(strings.Split(join(library.Layouts), ", "), cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("has", cobra.FixedCompletions(library.HasNames(), cobra.ShellCompDirectiveNoFileComp))
}

func join(layouts []document.Layout) string {
	names := make([]string, len(layouts))
	for i, l := range layouts {
		names[i] = string(l)
	}
	return strings.Join(names, ", ")
}

// check completes the filter from its flags and finds what is wrong with them.
func (f *filter) check() error {
	f.Layout = document.Layout(f.layout)
	if f.date != "" {
		if f.Since != "" || f.Until != "" {
			return usagef("--date 1962-10..1962-11 says both ends", "--date goes without --since and --until")
		}
		f.SetDates(f.date)
	}
	if err := f.Filter.Check(); err != nil {
		return usagef(f.hint(), "%v", err)
	}
	return nil
}

// hint gives what the flags of a filter take.
func (f *filter) hint() string {
	hint := "dates are written 1962, 1962-10, 1962-10-16, 1962-10-16..1962-11-20"
	if f.layout != "" {
		hint += "\nthe layouts are " + join(library.Layouts)
	}
	if len(f.Has) > 0 {
		hint += "\n--has takes " + strings.Join(library.HasNames(), ", ")
	}
	return hint
}

var listSorts = []string{"date", "title", "id", "size"}

func (a *app) list() *cobra.Command {
	v := &list{}
	c := &cobra.Command{
		Use:   "list [FOLDER...]",
		Short: "List the documents of a library",
		Long: `List the documents of a library: a table on a terminal; id, date, title,
language and layout between tabs in a pipe.`,
		Example: `docview list letters/
docview list --date 1962-10-16..1962-11-20 --language Russian
docview list --has problems --sort date --reverse
docview list --format '{{.ID}} {{.Title}}'
docview list --json`,
		RunE: func(c *cobra.Command, args []string) error {
			v.args = args
			return v.run(a)
		},
	}
	v.bindLibrary(c)
	v.filter.bind(c)
	v.indexChoice.bind(c)
	f := c.Flags()
	f.StringVar(&v.sort, "sort", "", "sort by `what`: "+strings.Join(listSorts, ", ")+" (default: the order of the files)")
	f.BoolVarP(&v.reverse, "reverse", "r", false, "the last first")
	f.IntVar(&v.limit, "limit", 0, "at most this `many`")
	f.StringVarP(&v.format, "format", "f", "", "the `form`: text, terminal, json, ndjson, or a Go template such as '{{.ID}} {{.Title}}'")
	f.BoolVar(&v.json, "json", false, "the same as --format json")
	f.IntVarP(&v.width, "width", "w", -1, "`columns` of the table (default: the terminal's)")
	v.bindStreams(c)
	_ = c.RegisterFlagCompletionFunc("sort", cobra.FixedCompletions(listSorts, cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "terminal", "json", "ndjson"}, cobra.ShellCompDirectiveNoFileComp))
	return c
}

// An entry is a document in a list.
type entry struct {
	ID       string          `json:"id"`
	Date     *document.Date  `json:"date,omitempty"`
	Title    string          `json:"title,omitempty"`
	Language string          `json:"original_language,omitempty"`
	Layout   document.Layout `json:"layout"`
	URL      string          `json:"url,omitempty"`
	Path     string          `json:"path"`
	Part     int             `json:"part,omitempty"`
	Bytes    int             `json:"bytes"`
	Counts   counts          `json:"counts"`

	heading string // the title, or what stands for it on a terminal
}

func entryOf(d *document.Document) entry {
	r := infoOf(d)
	return entry{
		ID: d.ID, Date: r.Date, Title: r.Title, Language: r.OriginalLanguage, Layout: d.Layout,
		URL: d.URL, Path: d.Name, Part: d.Part, Bytes: r.Bytes, Counts: r.Counts, heading: library.Heading(d),
	}
}

// day gives an entry's date in the standard form, or as written where that is
// not known.
func (e *entry) day() string {
	switch {
	case e.Date == nil:
		return ""
	case e.Date.EDTF != "":
		return e.Date.EDTF
	}
	return e.Date.Text
}

func (v *list) run(a *app) error {
	if err := v.check(); err != nil {
		return err
	}
	line, err := v.template()
	if err != nil {
		return err
	}
	entries, end, err := v.entries(a)
	if err != nil {
		return err
	}
	defer end()
	shown := 0
	err = a.print(&v.output, func(s *sheet) error {
		shown, err = v.print(s, line, entries)
		return err
	})
	if err == nil && shown == 0 && a.status == statusDone {
		return &nothingError{"no document matches"}
	}
	return err
}

func (v *list) check() error {
	if v.sort != "" && !slices.Contains(listSorts, v.sort) {
		return usagef("--sort takes "+strings.Join(listSorts, ", "), "there is no order %q", v.sort)
	}
	if v.limit < 0 {
		return usagef("for example: --limit 20", "--limit cannot be %d", v.limit)
	}
	if !strings.Contains(v.format, "{{") {
		if err := v.oneOf("text", "terminal", "json", "ndjson"); err != nil {
			return err
		}
	}
	if err := v.indexChoice.check(); err != nil {
		return err
	}
	return v.filter.check()
}

// entries gives the entries in the order that was asked for, and what is to be
// done when they have been read. Without an order they come as the files are read.
func (v *list) entries(a *app) (entries iter.Seq[entry], end func(), err error) {
	lib := a.library(&v.input)
	if len(v.args) > 0 {
		lib.Dirs = v.args
	}
	walk := func() ([]library.File, error) { return a.files(&v.input, v.args) }
	x, files, err := v.choose(a, lib, walk)
	if err != nil {
		return nil, nil, err
	}
	all, end := v.matching(a, files), func() {}
	if x != nil {
		all, end = a.indexed(x, v.Filter), func() { x.Close() }
	}
	if v.sort != "" || v.reverse {
		sorted := slices.Collect(all)
		v.order(sorted)
		all = slices.Values(sorted)
	}
	return v.limited(all), end, nil
}

// matching gives the entries that the filter takes, and says at the end how
// many were left out because they have no date.
func (v *list) matching(a *app, files []library.File) iter.Seq[entry] {
	type result struct {
		entries []entry
		undated int
	}
	read := func(f library.File) (r result, err error) {
		docs, err := f.Documents()
		for _, d := range docs {
			if v.Match(d) {
				r.entries = append(r.entries, entryOf(d))
			} else if v.Undated(d) {
				r.undated++
			}
		}
		return r, err
	}
	return func(yield func(entry) bool) {
		undated := 0
		for r, err := range library.Map(files, read) {
			a.report(err)
			undated += r.undated
			for _, e := range r.entries {
				if !yield(e) {
					return
				}
			}
		}
		a.sayUndated(undated)
	}
}

// sayUndated says how many documents a filter of dates left out because they have none.
func (a *app) sayUndated(n int) {
	if n > 0 {
		a.message("%s without a date that can be told left out", plural(n, "document"))
	}
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func (v *list) limited(all iter.Seq[entry]) iter.Seq[entry] {
	if v.limit == 0 {
		return all
	}
	return func(yield func(entry) bool) {
		n := 0
		for e := range all {
			if n++; !yield(e) || n == v.limit {
				return
			}
		}
	}
}

// order sorts entries; those without a date or title come last, and equal ones
// keep the order of the files.
func (v *list) order(entries []entry) {
	key := map[string]func(*entry) string{
		"date":  func(e *entry) string { return e.day() },
		"title": func(e *entry) string { return library.Fold(strings.TrimLeft(e.Title, `"“'[`)) },
		"id":    func(e *entry) string { return idKey(e.ID) },
		"size":  func(e *entry) string { return fmt.Sprintf("%012d", e.Bytes) },
	}[v.sort]
	if v.sort == "" {
		slices.Reverse(entries)
		return
	}
	slices.SortStableFunc(entries, func(a, b entry) int {
		x, y := key(&a), key(&b)
		if x == "" || y == "" {
			return cmp.Compare(y, x)
		}
		if v.reverse {
			x, y = y, x
		}
		return cmp.Compare(x, y)
	})
}

// idKey puts ids that are numbers in the order of the numbers, before others.
func idKey(id string) string {
	digits := len(id) - len(strings.TrimLeft(id, "0123456789"))
	if digits == 0 {
		return id
	}
	return strings.Repeat("0", max(0, 12-digits)) + id
}

// print prints the entries and gives how many there were.
func (v *list) print(s *sheet, line *template.Template, entries iter.Seq[entry]) (n int, err error) {
	switch {
	case line != nil:
		return s.templated(line, entries)
	case s.format == "json" || s.format == "ndjson":
		return s.jsonEntries(entries)
	case s.format == "terminal":
		all := slices.Collect(entries)
		return len(all), s.table(all)
	}
	for e := range entries {
		n++
		if _, err := fmt.Fprintln(s, strings.Join(e.cells(), "\t")); err != nil {
			return n, err
		}
	}
	return n, nil
}

// cells gives what a list says of an entry.
func (e *entry) cells() []string {
	return []string{safe(e.ID), safe(e.day()), safe(e.Title), safe(e.Language), string(e.Layout)}
}

func (s *sheet) jsonEntries(entries iter.Seq[entry]) (n int, err error) {
	w := &series{sheet: s, many: true}
	for e := range entries {
		if err := w.json(e); err != nil {
			return w.count, err
		}
	}
	return w.count, w.end()
}

// The table's columns, and the least that a title is given before columns
// after it are left out.
var columns = []string{"ID", "DATE", "TITLE", "LANGUAGE", "LAYOUT"}

const (
	titleColumn = 2
	leastTitle  = 24
)

// table prints entries as columns fitted to the width.
func (s *sheet) table(entries []entry) error {
	rows := [][]string{columns}
	for _, e := range entries {
		e.Title = e.heading
		rows = append(rows, e.cells())
	}
	widths := s.fit(rows)
	for _, r := range rows {
		var line strings.Builder
		for i, width := range widths {
			cell := render.Truncate(r[i], width)
			line.WriteString(cell)
			line.WriteString(strings.Repeat(" ", max(width-render.Width(cell), 0)+2))
		}
		text := strings.TrimRight(line.String(), " ")
		if s.Width > 0 {
			text = render.Truncate(text, s.Width)
		}
		if _, err := fmt.Fprintln(s, text); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(s, "\n%s in %s\n", plural(len(entries), "document"), plural(fileCount(entries), "file"))
	return err
}

// fileCount gives how many files hold the entries.
func fileCount(entries []entry) int {
	files := map[string]bool{}
	for _, e := range entries {
		files[e.Path] = true
	}
	return len(files)
}

// fit gives the columns' widths: the title takes what the others leave, and
// the last columns go when that is too little.
func (s *sheet) fit(rows [][]string) []int {
	widths := make([]int, len(columns))
	for _, r := range rows {
		for i, cell := range r {
			widths[i] = max(widths[i], render.Width(cell))
		}
	}
	if s.Width == 0 {
		return widths
	}
	for {
		rest := s.Width
		for i, width := range widths {
			if i != titleColumn {
				rest -= width + 2
			}
		}
		switch {
		case rest >= min(widths[titleColumn], leastTitle):
			widths[titleColumn] = min(widths[titleColumn], rest)
			return widths
		case len(widths) > titleColumn+1:
			widths = widths[:len(widths)-1]
		default:
			widths[0] = min(widths[0], max(s.Width/4, 6))
			widths[titleColumn] = max(1, s.Width-widths[0]-widths[1]-4)
			return widths
		}
	}
}

// template gives the template of --format, nil when it names a format.
func (v *list) template() (*template.Template, error) {
	if !strings.Contains(v.format, "{{") {
		return nil, nil
	}
	t, err := template.New("format").Option("missingkey=error").Parse(strings.NewReplacer(`\t`, "\t", `\n`, "\n").Replace(v.format))
	if err != nil {
		return nil, usagef("for example: --format '{{.ID}} {{.Title}}'", "%s", strings.TrimPrefix(err.Error(), "template: "))
	}
	return t, nil
}

// templated prints each entry by a template, on a line of its own.
func (s *sheet) templated(t *template.Template, entries iter.Seq[entry]) (n int, err error) {
	for e := range entries {
		n++
		var line bytes.Buffer
		if err := t.Execute(&line, e.values()); err != nil {
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
func (e *entry) values() map[string]any {
	date := document.Date{}
	if e.Date != nil {
		date = *e.Date
	}
	values := map[string]any{
		"id": e.ID, "title": e.Title, "original_language": e.Language, "layout": e.Layout, "url": e.URL,
		"path": e.Path, "part": e.Part, "bytes": e.Bytes,
		"date":   map[string]string{"text": date.Text, "edtf": date.EDTF},
		"counts": e.Counts,
	}
	for name, value := range map[string]any{
		"ID": e.ID, "Date": e.day(), "DateText": date.Text, "Title": e.Title, "Language": e.Language,
		"OriginalLanguage": e.Language, "Layout": e.Layout, "URL": e.URL, "Path": e.Path, "Part": e.Part,
		"Bytes": e.Bytes, "Paragraphs": e.Counts.Paragraphs, "Words": e.Counts.Words, "Problems": e.Counts.Problems,
	} {
		values[name] = value
	}
	return values
}

func valueNames() []string {
	var names []string
	for name := range (&entry{}).values() {
		if name[0] < 'a' {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
