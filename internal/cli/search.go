package cli

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"text/template"
	"unicode"

	"docview/internal/document"
	"docview/internal/render"
	"docview/internal/search"
	"docview/internal/spelling"

	"github.com/spf13/cobra"
)

// A searching command finds documents by their words.
type searching struct {
	input
	output
	filter
	indexChoice
	within   string
	regexp   bool
	spelled  bool   // --spellings
	names    string // a file with more of them
	kwic     bool
	context  int
	sort     string
	limit    int
	passages int
	count    bool
	idsOnly  bool
	inReader bool
	line     *template.Template // of --format, nil if that names a format
	tally    tally
}

// shownHits is how many documents are shown where --limit does not say.
const shownHits = 20

func (a *app) search() *cobra.Command {
	v := &searching{}
	c := command("search QUERY", func(c *cobra.Command, _ []string) error {
		v.wide = v.kwic
		if !c.Flags().Changed("limit") && (v.kwic || v.count || v.idsOnly) {
			v.limit = 0
		}
		if !c.Flags().Changed("limit") && v.inReader {
			v.limit = mostFound
		}
		return v.run(a)
	})
	c.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		err = a.flagError(c, err)
		var usage *failure
		if errors.As(err, &usage) && strings.HasPrefix(usage.message, "unknown option -") && !strings.HasPrefix(usage.message, "unknown option --") {
			usage.hint = "to leave a word out, write NOT: docview search castro NOT cuba"
		}
		return err
	})
	v.bindLibrary(c)
	v.filter.bind(a, &v.input, c)
	v.indexChoice.bind(c)
	f := c.Flags()
	f.StringVar(&v.within, "within", "", "`unit` that must contain all of the query: paragraph")
	f.BoolVar(&v.regexp, "regexp", false, "QUERY is a regular expression, matched against each paragraph; case matters only if it contains a capital letter")
	f.BoolVar(&v.spelled, "spellings", false, "also find the other spellings of names: Peking for Beijing, Mao Tse-tung for Mao Zedong")
	f.StringVar(&v.names, "names", "", "`file` with more names, the spellings of each on one line: Beijing = Peking (default: $DOCVIEW_NAMES)")
	f.BoolVar(&v.kwic, "kwic", false, "show every occurrence on its own line, the words aligned")
	f.IntVar(&v.context, "context", 60, "`number` of characters on each side of the word with --kwic in a pipe (default: 60)")
	f.StringVar(&v.sort, "sort", "", "`order` of results: date; with --kwic also left, right (default: best first)")
	f.IntVar(&v.limit, "limit", shownHits, "show at most `n` documents (default: 20; 0, and with -l, --count and --kwic: all)")
	f.IntVar(&v.passages, "passages", 3, "show at most `n` paragraphs of each document (default: 3)")
	f.BoolVar(&v.count, "count", false, "show only the number of documents found")
	f.BoolVar(&v.inReader, "read", false, "show every occurrence in the reader, where Enter opens its document at the place")
	f.BoolVarP(&v.idsOnly, "list", "l", false, "show only the ids, one per line, or file names if several have the same id")
	v.output.bind(c, render.Rows, ", or a Go template for each passage or line, such as '{{.Address}} {{.Text}}'", "line width in `columns` (default: that of the terminal, up to 100 without --kwic)")
	_ = c.RegisterFlagCompletionFunc("within", cobra.FixedCompletions([]string{"paragraph"}, cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("sort", cobra.FixedCompletions(search.Sorts, cobra.ShellCompDirectiveNoFileComp))
	return c
}

// excludedFirst returns an error if an argument of a search is a query that
// begins with a word to leave out, '-oil castro', which would be read as
// options: that one as the name of a file to write.
func excludedFirst(args []string) error {
	if len(args) == 0 || args[0] != "search" {
		return nil
	}
	for i, arg := range args[1:] {
		if arg == "--" {
			break
		}
		if word, ok := excludedWord(arg); ok && !strings.HasPrefix(args[i], "--") {
			return usagef("to leave a word out, write NOT: docview search castro NOT cuba\nor put -- before the query: docview search -- "+shellQuoted(arg), "unknown option -%s", word)
		}
	}
	return nil
}

// excludedWord returns the word that an argument begins with after a hyphen, if
// it can be no option with its value behind it: -fjson can.
func excludedWord(arg string) (word string, ok bool) {
	word, more, several := strings.Cut(strings.TrimPrefix(arg, "-"), " ")
	if !strings.HasPrefix(arg, "-") || len(word) < 2 || strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return "", false
	}
	switch _, isFormat := render.FormatNamed(word[1:], render.Rows); {
	case several && more != "":
		return word, true
	case word[0] == 'f':
		return word, !isFormat
	case word[0] == 'L':
		_, err := os.Stat(word[1:])
		return word, err != nil
	}
	return word, true
}

func (v *searching) run(a *app) error {
	if err := v.check(); err != nil {
		return err
	}
	if err := v.folderAsWord(); err != nil {
		return err
	}
	var err error
	if v.line, err = v.template(); err != nil {
		return err
	}
	question, err := v.question()
	if err != nil {
		return err
	}
	if q := question.Query; q != nil {
		a.hint(strings.Join(q.Hints, "\n"))
	}
	bad, err := v.spell(a, question)
	if err != nil {
		return err
	}
	a.sayBadNames(bad)
	r, err := v.ask(a, question)
	if err != nil {
		return err
	}
	a.report(r.Problems)
	if len(r.Spellings) > 0 {
		a.message("also searched for %s", safe(strings.Join(r.Spellings, ", ")))
	}
	for _, i := range r.Instead {
		a.message("no document has %s; searched for %s instead", safe(i.Typed), safe(strings.Join(i.Found, ", ")))
	}
	if v.inReader && r.Total > 0 {
		if ok, err := v.read(a, question, r); ok {
			return err
		}
	}
	defer a.saySpellings(r)
	if r.Total == 0 && !v.count {
		err = v.unmatched(a, &v.input, nil, v.nothing(a, question))
		if !v.asData() {
			a.sayUndated(r.Undated)
			a.sayLibrary(&v.input, nil, r.Documents)
			return err
		}
	}
	err = errors.Join(a.print(&v.output, func(s *sheet) { v.print(a, s, r) }), err)
	a.sayUndated(r.Undated)
	a.sayLibrary(&v.input, nil, r.Documents)
	if err == nil && !v.kwic {
		v.sayShown(a, len(r.Found), r.Total)
	}
	if err == nil && r.Total == 0 {
		return nothingf("")
	}
	return err
}

// spell adds the other spellings of names to a search: to look for them, or only
// to count them. It returns a message for each line of a file of names that cannot
// be used.
func (v *searching) spell(a *app, s *search.Search) (bad []string, err error) {
	if s.Query == nil { // a regular expression has no names
		return nil, nil
	}
	names := spelling.Names()
	if file := cmp.Or(v.names, a.env("DOCVIEW_NAMES")); file != "" {
		data, err := os.ReadFile(file)
		if err != nil && v.names != "" {
			return nil, unreadable(file, err)
		}
		if err != nil {
			bad = []string{unreadable(file, err).Error() + "; searched without the names of DOCVIEW_NAMES"}
		}
		if err := names.Add(file, data); err != nil {
			bad = append(bad, strings.Split(err.Error(), "\n")...)
		}
	}
	switch other := s.Query.Spelled(names); {
	case other == nil:
	case v.spelled:
		s.Query = other
	default:
		s.Others = other
	}
	return bad, nil
}

// mostBadNames is how many bad lines of a file of names are reported one by one.
const mostBadNames = 5

func (a *app) sayBadNames(bad []string) {
	for _, line := range bad[:min(len(bad), mostBadNames)] {
		a.message("%s", safe(line))
	}
	if more := len(bad) - mostBadNames; more > 0 {
		a.message("%s of names cannot be used", document.Plural(more, "more line"))
	}
}

// saySpellings says which other spellings would find more.
func (a *app) saySpellings(r *search.Result) {
	if r.More > 0 {
		a.hint(safe(moreSpelled(r)) + ": --spellings")
	}
}

// moreSpelled says how many documents have which other spellings.
func moreSpelled(r *search.Result) string {
	more, has := "more document", "have"
	if r.Total == 0 {
		more = "document"
	}
	if r.More == 1 {
		has = "has"
	}
	return fmt.Sprintf("%s %s %s", document.Plural(r.More, more), has, strings.Join(r.MoreHave, ", "))
}

// sayShown says how many of the documents, and of their paragraphs, are shown.
func (v *searching) sayShown(a *app, n, of int) {
	t := v.tally
	if n < of {
		a.message("%d of %s shown", n, document.Plural(of, "document"))
		a.hint("--limit 0 shows all")
	}
	if t.shown < t.of && !v.asData() {
		a.message("%d of %s shown", t.shown, document.Plural(t.of, "matching paragraph"))
		a.hint(fmt.Sprintf("--passages %d shows all", t.most))
	}
}

// suggestions says what would be found instead.
func (v *searching) suggestions(a *app, s *search.Search) (hints []string) {
	for _, instead := range a.catalog(a.library(&v.input), v.indexChoice).Suggest(s) {
		where := "in " + document.Plural(instead.Documents, "document")
		if instead.Unfiltered {
			hints = append(hints, "without the filter it is "+where)
		} else {
			hints = append(hints, instead.Query+" is "+where)
		}
	}
	return hints
}

// nothing returns the error of a search that found nothing, with what would be found.
func (v *searching) nothing(a *app, s *search.Search) error {
	return &failure{statusNothing, "nothing found for " + firstWords(strings.Join(v.args, " "), 200), strings.Join(v.suggestions(a, s), "\n")}
}

// asData reports whether an empty answer is written too: an empty array.
func (v *searching) asData() bool {
	format, _ := render.FormatNamed(v.formatName(), render.Rows)
	return format.Record != nil
}

func (v *searching) check() error {
	sorts := []string{"date"}
	if v.kwic {
		sorts = search.Sorts
	}
	switch {
	case v.within != "" && v.within != "paragraph":
		return usagef("--within paragraph", "--within takes only \"paragraph\", not %q", v.within)
	case v.sort != "" && v.sort != "best" && !slices.Contains(sorts, v.sort):
		return usagef("--sort takes "+strings.Join(sorts, ", "), "unknown order %q", v.sort)
	case v.limit < 0:
		return usagef("--limit 20", "--limit must be 0 or more, not %d", v.limit)
	case v.passages < 1:
		return usagef("--passages 3", "--passages must be 1 or more, not %d", v.passages)
	case v.context < 1:
		return usagef("--context 60", "--context must be 1 or more, not %d", v.context)
	case v.kwic && (v.count || v.idsOnly) || v.count && v.idsOnly:
		return usagef("", "--kwic, --count and -l cannot be combined")
	case (v.spelled || v.names != "") && v.regexp:
		return usagef("write the spellings in the expression: (peking|beijing)", "--spellings and --names cannot be combined with --regexp")
	case v.inReader && (v.kwic || v.count || v.idsOnly || v.json || v.formatName() != ""):
		return usagef("", "--read cannot be combined with --kwic, --count, -l or a format")
	case v.isTemplate() && (v.count || v.idsOnly || v.json):
		return usagef("", "a template cannot be combined with --count, -l or --json")
	}
	return cmp.Or(v.indexChoice.check(), v.checkRows(), v.filter.check())
}

// folderAsWord returns an error if the last word of several is a folder, as
// that of grep would be: search looks for words alone.
func (v *searching) folderAsWord() error {
	last := len(v.args) - 1
	if last < 1 {
		return nil
	}
	folder := v.args[last]
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return nil
	}
	words := strings.Join(v.args[:last], " ")
	return usagef(fmt.Sprintf("to search a folder: docview search %s -L %s\nto search for the word: docview search %s",
		shellQuoted(words), shellQuoted(folder), shellQuoted(words+" "+folder)), "%s is a folder", folder)
}

// question makes a search of the flags and the query.
func (v *searching) question() (*search.Search, error) {
	s := &search.Search{
		Filter: v.filter.Filter, Within: v.within != "", Limit: v.limit, Passages: v.passages,
		Unscored: v.idsOnly || v.line == nil && !v.asData(),
	}
	switch {
	case v.kwic, v.count:
		s.Limit, s.Sort, s.Unscored = 0, "files", true
	case v.sort == "date":
		s.Sort = "date"
	}
	query := strings.Join(v.args, " ")
	if v.regexp {
		re, err := search.ParseRegexp(query)
		if err != nil || query == "" {
			return nil, usagef("the syntax: https://pkg.go.dev/regexp/syntax", "invalid regular expression %q%s", query, reason(err))
		}
		s.Regexp = re
		return s, nil
	}
	q, err := search.ParseQuery(query)
	if err != nil {
		return nil, queryError(err)
	}
	s.Query = q
	return s, nil
}

// queryError shows where a query is wrong, and how to search for what is there.
func queryError(err error) error {
	var wrong *search.QueryError
	if !errors.As(err, &wrong) {
		return usagef("docview search castro, docview search '\"red cross\" -cuba'", "%v", err)
	}
	before, at, after := excerpt(wrong)
	hints := []string{}
	if wrong.Hint != "" {
		hints = append(hints, wrong.Hint)
	}
	if wrong.Literal != "" {
		hints = append(hints, "to search for it as text: docview search "+shellQuoted(wrong.Literal))
	}
	return usagef(strings.Join(hints, "\n"), "%v\n  %s%s%s\n  %s%s", wrong, before, at, after,
		strings.Repeat(" ", render.Width(before)), strings.Repeat("^", render.Width(at)))
}

// excerpt returns what is wrong in a query and what is around it, on one line.
func excerpt(e *search.QueryError) (before, at, after string) {
	const most = 30 // characters on each side
	before, at, after = safe(e.Query[:e.Start]), safe(e.Query[e.Start:e.End]), safe(e.Query[e.End:])
	if runes := []rune(before); len(runes) > most {
		before = "…" + string(runes[len(runes)-most:])
	}
	if runes := []rune(after); len(runes) > most {
		after = string(runes[:most]) + "…"
	}
	return before, at, after
}

// reason returns what is wrong with a regular expression.
func reason(err error) string {
	if err == nil {
		return ""
	}
	reason, _, _ := strings.Cut(strings.TrimPrefix(err.Error(), "error parsing regexp: "), ": `") // the query as it was changed
	return ": " + reason
}

// ask answers by the index of the library or by its files.
func (v *searching) ask(a *app, s *search.Search) (*search.Result, error) {
	lib := a.library(&v.input)
	lib.OnGuess, lib.OnLeftOut = a.guesses.walked, a.leaveOut
	r, err := a.catalog(lib, v.indexChoice).Ask(s)
	if err == nil {
		a.guesses.indexed = r.Guessed
	}
	return r, err
}

func (v *searching) print(a *app, s *sheet, r *search.Result) {
	switch {
	case v.count:
		fmt.Fprintln(s, r.Total)
	case v.idsOnly:
		s.ids(r.Found)
	case v.kwic:
		v.printLines(a, s, r)
	default:
		v.printHits(a, s, r)
	}
}

// ids prints what opens each document: its id, or its file if several
// documents of the library have the id.
func (s *sheet) ids(all []search.Found) {
	s.many = true
	for _, f := range all {
		switch {
		case s.format.Record != nil:
			s.record(f.Ref)
		case s.format.Names:
			s.row([]string{"ref"}, []string{f.Ref})
		default:
			fmt.Fprintln(s, safe(f.Ref))
		}
	}
	s.end()
}
