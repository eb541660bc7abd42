package cli

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"
	"text/template"

	"docview/internal/document"
	"docview/internal/fold"
	"docview/internal/render"
	"docview/internal/search"

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

var listSorts = []string{"date", "title", "id", "size"}

func (a *app) list() *cobra.Command {
	v := &list{output: output{wide: true}}
	c := command("list [FOLDER...]", func(*cobra.Command, []string) error { return v.run(a) })
	v.bindLibrary(c)
	v.filter.bind(a, &v.input, c)
	v.indexChoice.bind(c)
	f := c.Flags()
	f.StringVar(&v.sort, "sort", "", "`order` of the documents: "+strings.Join(listSorts, ", ")+" (default: date with --date, --since or --until, otherwise file order)")
	f.BoolVarP(&v.reverse, "reverse", "r", false, "reverse the order")
	f.IntVar(&v.limit, "limit", 0, "list at most `n` documents")
	v.output.bind(c, render.Rows, ", or a Go template such as '{{.ID}} {{.Title}}'", "width of the table in `columns` (default: that of the terminal)")
	_ = c.RegisterFlagCompletionFunc("sort", cobra.FixedCompletions(listSorts, cobra.ShellCompDirectiveNoFileComp))
	return c
}

func (v *list) run(a *app) error {
	if err := v.check(); err != nil {
		return err
	}
	line, err := v.template()
	if err != nil {
		return err
	}
	lib := a.library(&v.input, v.args...)
	lib.OnGuess, lib.OnLeftOut = a.guesses.walked, a.leaveOut
	format, _ := render.FormatNamed(v.formatName(), render.Rows)
	counted := format.Record != nil || v.isTemplate() // else the problems are not shown
	catalog := a.catalog(lib, v.indexChoice)
	catalog.Paths = len(v.args) > 0 // no other command would look there
	listing, err := catalog.List(v.Filter, counted)
	if err != nil {
		return err
	}
	err = a.printMatching(&v.output, func(s *sheet) int { return v.print(s, line, v.ordered(listing.All())) })
	a.sayUndated(listing.Undated)
	a.sayLibrary(&v.input, v.args, listing.Documents)
	a.guesses.indexed = listing.Guessed
	return v.unmatched(a, &v.input, v.args, err)
}

func (v *list) check() error {
	if v.sort != "" && !slices.Contains(listSorts, v.sort) {
		return usagef("--sort takes "+strings.Join(listSorts, ", "), "unknown order %q", v.sort)
	}
	if v.limit < 0 {
		return usagef("--limit 20", "--limit must be 0 or more, not %d", v.limit)
	}
	if err := cmp.Or(v.checkRows(), v.indexChoice.check(), v.filter.check()); err != nil {
		return err
	}
	if v.sort == "" && (v.Since != "" || v.Until != "") {
		v.sort = "date"
	}
	return nil
}

// ordered returns the first entries in the order that was asked for. Without
// an order they come as the files are read.
func (v *list) ordered(all iter.Seq[search.Entry]) iter.Seq[search.Entry] {
	if v.sort != "" || v.reverse {
		sorted := slices.Collect(all)
		v.order(sorted)
		all = slices.Values(sorted)
	}
	return limited(all, v.limit)
}

// sayUndated names the documents that a filter of dates left out because they have none.
func (a *app) sayUndated(ids []string) {
	if len(ids) > 0 {
		a.message("left out %s without a known date: %s", document.Plural(len(ids), "document"), firstOf(ids))
		a.hint("--date undated lists those")
	}
}

// mostNamed bounds how many documents a message names.
const mostNamed = 3

// firstOf joins the first names, and says how many more there are.
func firstOf(names []string) string { return firstNames(names, mostNamed) }

func firstNames(names []string, most int) string {
	if more := len(names) - most; more > 1 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), more)
	}
	return strings.Join(names, ", ")
}

// limited yields the first of all, as many as --limit says; 0 means no limit.
func limited[T any](all iter.Seq[T], limit int) iter.Seq[T] {
	return func(yield func(T) bool) {
		n := 0
		for v := range all {
			if n++; !yield(v) || n == limit {
				return
			}
		}
	}
}

// order sorts entries; those without a date or title come last, and equal ones
// keep the order of the files.
func (v *list) order(entries []search.Entry) {
	key := map[string]func(*search.Entry) string{
		"date":  func(e *search.Entry) string { return dayKey(e.Date) },
		"title": func(e *search.Entry) string { return fold.String(strings.TrimLeft(e.Title, `"“'[`)) },
		"id":    func(e *search.Entry) string { return idKey(e.ID) },
		"size":  func(e *search.Entry) string { return fmt.Sprintf("%012d", e.Bytes) },
	}[v.sort]
	if v.sort == "" {
		slices.Reverse(entries)
		return
	}
	slices.SortStableFunc(entries, func(a, b search.Entry) int {
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

// dayKey is what documents are sorted by, "" without a known date.
func dayKey(d document.Date) string { return d.Day() + strings.TrimLeft(d.EDTF, "./") }

// idKey puts ids that are numbers in the order of the numbers, before others.
func idKey(id string) string {
	digits := len(id) - len(strings.TrimLeft(id, "0123456789"))
	if digits == 0 {
		return id
	}
	return strings.Repeat("0", max(0, 12-digits)) + id
}

// print prints the entries and returns how many there were.
func (v *list) print(s *sheet, line *template.Template, entries iter.Seq[search.Entry]) (n int) {
	if s.format.Page && line == nil {
		all := slices.Collect(entries)
		s.table(all)
		return len(all)
	}
	s.many = true
	for e := range entries {
		n++
		switch {
		case line != nil:
			s.templated(line, e)
		case s.format.Record != nil:
			s.record(e)
		case s.format.Names:
			s.row(cellNames, namedCells(&e))
		default:
			s.row(cellNames, cells(&e))
		}
		if s.isOver() {
			break
		}
	}
	s.end()
	return n
}

// day returns a date in the standard form, or as written if that is not known.
func day(d document.Date) string { return cmp.Or(d.EDTF, d.Text) }

// cellNames are what a table with names has of an entry, as its JSON names it.
var cellNames = []string{"id", "date", "title", "original_language", "layout", "ref"}

func namedCells(e *search.Entry) []string {
	return []string{e.ID, day(e.Date), e.Heading, e.Language, string(e.Layout), e.Ref}
}

// cells returns what a list has of an entry, with what opens it first.
func cells(e *search.Entry) []string {
	return []string{e.Ref, day(e.Date), e.Heading, e.Language, string(e.Layout)}
}

// columns are those of a list on a terminal. The title has the room that is left: first the
// layout goes, which is of little use to a reader, then the language.
var columns = []render.Column{
	{Name: "DATE", Role: render.Fact},
	{Name: "TITLE", Fills: true},
	{Name: "ID", Role: render.Address, Whole: true}, // or it would open nothing
	{Name: "LANGUAGE", Role: render.Fact, Drop: 1, Leave: 50},
	{Name: "LAYOUT", Role: render.Fact, Drop: 2, Leave: 50},
}

func (s *sheet) table(entries []search.Entry) {
	t := render.Table{Columns: columns}
	for _, e := range entries {
		c := cells(&e)
		t.Rows = append(t.Rows, []string{c[1], c[2], c[0], c[3], c[4]})
	}
	held := fmt.Sprintf("%s in %s", document.Plural(len(entries), "document"), document.Plural(fileCount(entries), "file"))
	lines := append(s.Table(t), render.Line{})
	s.paint(append(lines, s.Paragraph(render.Fact, held)...))
}

func fileCount(entries []search.Entry) int {
	files := map[string]bool{}
	for _, e := range entries {
		files[e.Path] = true
	}
	return len(files)
}
