package cli

import (
	"errors"
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/library"
	"docview/internal/render"
	"docview/internal/search"

	"github.com/spf13/cobra"
)

// A searching command finds documents by their words.
type searching struct {
	input
	output
	filter
	indexChoice
	query    []string
	within   string
	regexp   bool
	kwic     bool
	context  int
	sort     string
	limit    int
	passages int
	count    bool
	idsOnly  bool
}

// shownHits is how many documents are shown where --limit does not say.
const shownHits = 20

func (a *app) search() *cobra.Command {
	v := &searching{}
	c := &cobra.Command{
		Use:   "search QUERY",
		Short: "Find documents by their words, down to the paragraph",
		Long: `Find documents by their words, the best first, each with its best paragraphs and
their addresses. All words of QUERY must occur in a document:

  castro missiles        both words, anywhere
  "red cross"            a phrase (quote the query for the shell)
  havana OR cuba         one of the two
  cuba -havana           without a word
  miss*                  words that begin so
  title:cuba             in a field: title, summary, citation, source, language

Case, accents and kinds of quotation marks do not matter; any other sign is
text: don't, U-2 and 1.XI.62 just work.`,
		Example: `docview search castro '"u thant"' --library letters
docview search 'missile* -cuba' --since 1962-10 --language Russian
docview search --kwic quarantine --sort right
docview search -l castro | docview summary --ids -
docview search --regexp '[0-9]+ (men|soldiers)' --json`,
		RunE: func(c *cobra.Command, args []string) error {
			v.query = args
			if !c.Flags().Changed("limit") && (v.kwic || v.count || v.idsOnly) {
				v.limit = 0
			}
			return v.run(a)
		},
	}
	c.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		err = flagError(c, err)
		var usage *usageError
		if errors.As(err, &usage) && strings.Contains(usage.message, "shorthand") {
			usage.hint = "to leave a word out, quote the query: docview search 'castro -cuba'"
		}
		return err
	})
	v.bindLibrary(c)
	v.filter.bind(c)
	v.indexChoice.bind(c)
	f := c.Flags()
	f.StringVar(&v.within, "within", "", "`paragraph`: all of the query must stand in one paragraph")
	f.BoolVar(&v.regexp, "regexp", false, "QUERY is a regular expression as Go writes them, for the text of each paragraph")
	f.BoolVar(&v.kwic, "kwic", false, "every occurrence on a line, the word in one column")
	f.IntVar(&v.context, "context", 60, "`characters` on each side of the word with --kwic in a pipe")
	f.StringVar(&v.sort, "sort", "", "by `what`: date; with --kwic date, left, right (default: the best first)")
	f.IntVar(&v.limit, "limit", shownHits, "at most so `many`; 0 is all, as with -l, --count and --kwic")
	f.IntVar(&v.passages, "passages", 3, "so `many` paragraphs of each document")
	f.BoolVar(&v.count, "count", false, "only how many documents are found")
	f.BoolVarP(&v.idsOnly, "list", "l", false, "only the ids, a line each")
	v.bindFormat(c, []string{"text", "terminal", "json", "ndjson"})
	f.IntVarP(&v.width, "width", "w", -1, "`columns` of a line (default: the terminal's, at most 100)")
	v.bindStreams(c)
	_ = c.RegisterFlagCompletionFunc("within", cobra.FixedCompletions([]string{"paragraph"}, cobra.ShellCompDirectiveNoFileComp))
	_ = c.RegisterFlagCompletionFunc("sort", cobra.FixedCompletions(search.Sorts, cobra.ShellCompDirectiveNoFileComp))
	return c
}

func (v *searching) run(a *app) error {
	if err := v.check(); err != nil {
		return err
	}
	question, err := v.question()
	if err != nil {
		return err
	}
	r, err := v.ask(a, question)
	if err != nil {
		return err
	}
	a.report(r.Problems)
	if r.Total == 0 && !v.count {
		err = &nothingError{fmt.Sprintf("nothing found for %s", strings.Join(v.query, " "))}
		if !v.asData() {
			a.sayUndated(r.Undated)
			return err
		}
	}
	err = errors.Join(a.print(&v.output, func(s *sheet) error { return v.print(a, s, r) }), err)
	a.sayUndated(r.Undated)
	if n := len(r.Found); err == nil && n < r.Total && !v.kwic {
		a.message("%d of %s shown", n, plural(r.Total, "document"))
		a.hint("--limit 0 shows all")
	}
	if err == nil && r.Total == 0 {
		return &nothingError{}
	}
	return err
}

// asData reports whether an empty answer is written too: an empty array.
func (v *searching) asData() bool { return v.json || v.format == "json" || v.format == "ndjson" }

func (v *searching) check() error {
	sorts := []string{"date"}
	if v.kwic {
		sorts = search.Sorts
	}
	switch {
	case v.within != "" && v.within != "paragraph":
		return usagef("for example: --within paragraph", "--within cannot be %q", v.within)
	case v.sort != "" && v.sort != "best" && !slices.Contains(sorts, v.sort):
		return usagef("--sort takes "+strings.Join(sorts, ", "), "there is no order %q here", v.sort)
	case v.limit < 0:
		return usagef("for example: --limit 20", "--limit cannot be %d", v.limit)
	case v.passages < 0 || v.context < 0:
		return usagef("", "--passages and --context cannot be less than 0")
	case v.kwic && (v.count || v.idsOnly) || v.count && v.idsOnly:
		return usagef("", "--kwic, --count and -l do not go together")
	}
	if err := v.indexChoice.check(); err != nil {
		return err
	}
	if err := v.oneOf("text", "terminal", "json", "ndjson"); err != nil {
		return err
	}
	return v.filter.check()
}

// question makes a search of the flags and the query.
func (v *searching) question() (*search.Search, error) {
	s := &search.Search{
		Filter: v.filter.Filter, Within: v.within != "", Limit: v.limit, Passages: v.passages,
	}
	switch {
	case v.kwic:
		s.Limit, s.Sort = 0, "files"
	case v.sort == "date":
		s.Sort = "date"
	}
	query := strings.Join(v.query, " ")
	if v.regexp {
		re, err := regexp.Compile(query)
		if err != nil || query == "" {
			return nil, usagef("the syntax: https://pkg.go.dev/regexp/syntax", "%q is no regular expression%s", query, reason(err))
		}
		s.Regexp = re
		return s, nil
	}
	q, err := search.ParseQuery(query)
	if err != nil {
		return nil, usagef("for example: docview search castro, docview search '\"red cross\" -cuba'", "%v", err)
	}
	s.Query = q
	return s, nil
}

// reason gives what is wrong with a regular expression.
func reason(err error) string {
	if err == nil {
		return ""
	}
	return ": " + strings.TrimPrefix(err.Error(), "error parsing regexp: ")
}

// ask answers by the index or, where it cannot, by the files.
func (v *searching) ask(a *app, s *search.Search) (*search.Result, error) {
	choice := v.indexChoice
	choice.noIndex = choice.noIndex || s.Query == nil
	walk := func() ([]library.File, error) { return a.files(&v.input, nil) }
	x, files, err := choice.choose(a, a.library(&v.input), walk)
	if err != nil || x == nil {
		return v.scan(a, s, files), err
	}
	defer x.Close()
	r, err := s.Ask(x)
	if err == nil {
		return r, nil
	}
	a.message("%v; the files are read instead", err)
	if errors.Is(err, search.ErrDamaged) {
		x.Close()
		_ = search.Remove(x.Name) // the next search makes it again
	}
	if files == nil {
		if files, err = walk(); err != nil {
			return nil, err
		}
	}
	return v.scan(a, s, files), nil
}

func (v *searching) scan(a *app, s *search.Search, files []library.File) *search.Result {
	p := a.progress("reading", len(files))
	defer p.end()
	s.Progress = p.step
	return s.Scan(files)
}

func (v *searching) print(a *app, s *sheet, r *search.Result) error {
	switch {
	case v.count:
		_, err := fmt.Fprintln(s, r.Total)
		return err
	case v.idsOnly:
		return v.printIDs(s, r)
	case v.kwic:
		return v.printLines(a, s, r)
	}
	return v.printHits(a, s, r)
}

// printIDs prints an argument for each document: its id.
func (v *searching) printIDs(s *sheet, r *search.Result) error {
	for _, f := range r.Found {
		if _, err := fmt.Fprintln(s, safe(f.ID)); err != nil {
			return err
		}
	}
	return nil
}

// A hitRecord is a found document in JSON.
type hitRecord struct {
	ID       string          `json:"id"`
	Date     *document.Date  `json:"date,omitempty"`
	Title    string          `json:"title,omitempty"`
	URL      string          `json:"url,omitempty"`
	Path     string          `json:"path"`
	Part     int             `json:"part,omitempty"`
	Score    float64         `json:"score"`
	Count    int             `json:"count"`
	Passages []passageRecord `json:"passages"`
}

// A passageRecord is a passage in JSON. Marks are the characters of Text, from
// 0, that were looked for: from and to, without the latter.
type passageRecord struct {
	Address string       `json:"address"`
	Field   document.Key `json:"field,omitempty"`
	Line    int          `json:"line"`
	Text    string       `json:"text"`
	Marks   [][2]int     `json:"marks"`
}

func hitRecordOf(h search.Hit) hitRecord {
	r := hitRecord{
		ID: h.Found.ID, Title: library.Heading(h.Document), URL: h.URL, Path: h.Path, Part: h.Found.Part,
		Score: h.Score, Count: h.Count, Passages: []passageRecord{},
	}
	if date := h.Found.Date; !date.IsZero() {
		r.Date = &date
	}
	for _, p := range h.Passages {
		marks := make([][2]int, len(p.Marks))
		for i, m := range p.Marks {
			marks[i] = [2]int{utf8.RuneCountInString(p.Text[:m[0]]), utf8.RuneCountInString(p.Text[:m[1]])}
		}
		r.Passages = append(r.Passages, passageRecord{p.Address, p.Field, p.Line, p.Text, marks})
	}
	return r
}

func (v *searching) printHits(a *app, s *sheet, r *search.Result) error {
	w := &series{sheet: s, many: true}
	for h, err := range r.Hits() {
		if err != nil {
			a.report(err)
			continue
		}
		switch s.format {
		case "json", "ndjson":
			err = w.json(hitRecordOf(h))
		case "terminal":
			err = w.hit(h)
		default:
			err = w.hitLines(h)
		}
		if err != nil {
			return err
		}
	}
	return w.end()
}

// day gives a date in the standard form, or as written where that is not known.
func day(d document.Date) string {
	if d.EDTF != "" {
		return d.EDTF
	}
	return d.Text
}

// hitLines prints a line for each passage: address, date, title, text.
func (w *series) hitLines(h search.Hit) error {
	for _, p := range h.Passages {
		cells := []string{safe(p.Address), safe(day(h.Found.Date)), safe(library.Heading(h.Document)), safe(p.Text)}
		if _, err := fmt.Fprintln(w, strings.Join(cells, "\t")); err != nil {
			return err
		}
	}
	return nil
}

// hit prints a document with its passages for a person.
func (w *series) hit(h search.Hit) error {
	if w.count++; w.count > 1 {
		fmt.Fprintln(w)
	}
	head := safe(h.Found.ID)
	if date := day(h.Found.Date); date != "" {
		head += "  " + safe(date)
	}
	fmt.Fprintln(w, w.emphasis(fitted(head+"  "+safe(library.Heading(h.Document)), w.Width)))
	for _, p := range h.Passages {
		where := strings.TrimPrefix(p.Address, h.Found.ID)
		if where == "" {
			where = strings.ReplaceAll(string(p.Field), "_", " ")
		}
		for i, line := range w.marked(p.Text, p.Marks, w.Width-passageIndent) {
			if i > 0 {
				where = ""
			}
			fmt.Fprintf(w, "  %s %s\n", padded(safe(where), passageIndent-3), line)
		}
	}
	return nil
}

// passageIndent is the columns before a passage's text; its address stands there.
const passageIndent = 12

// fitted cuts a line to a width; 0 is no width.
func fitted(line string, width int) string {
	if width == 0 {
		return line
	}
	return render.Truncate(line, width)
}

// padded fills s with blanks up to a width; what is wider is cut.
func padded(s string, width int) string {
	s = render.Truncate(s, width)
	return s + strings.Repeat(" ", width-render.Width(s))
}

// The escape sequences of what is emphasized: bold, and for what was looked for
// the terminal's yellow besides.
const (
	bold   = "\x1b[1m"
	marker = "\x1b[1;33m"
	plain  = "\x1b[0m"
)

func (s *sheet) emphasis(text string) string {
	if !s.Color {
		return text
	}
	return bold + text + plain
}

// marked wraps a text to a width and marks what was looked for.
func (s *sheet) marked(text string, marks [][2]int, width int) []string {
	var lines []string
	line, used := "", 0
	for word := range words(text) {
		shown := safe(text[word[0]:word[1]])
		n := render.Width(shown)
		if used > 0 && s.Width > 0 && used+1+n > width {
			lines = append(lines, line)
			line, used = "", 0
		}
		if used > 0 {
			line, used = line+" ", used+1
		}
		line, used = line+s.markedWord(text, word, marks), used+n
	}
	return append(lines, line)
}

// words gives the bytes of each word of text that stands between blanks; a
// word too long for any line is given in pieces.
func words(text string) iter.Seq[[2]int] {
	return func(yield func([2]int) bool) {
		for start := 0; start < len(text); {
			end := start + strings.IndexByte(text[start:]+" ", ' ')
			if end > start && !yield([2]int{start, end}) {
				return
			}
			start = end + 1
		}
	}
}

// markedWord gives a word of the text with the part that was looked for marked.
func (s *sheet) markedWord(text string, word [2]int, marks [][2]int) string {
	if !s.Color {
		return safe(text[word[0]:word[1]])
	}
	out, at := "", word[0]
	for _, m := range marks {
		from, to := max(m[0], at), min(m[1], word[1])
		if from >= to {
			continue
		}
		out += safe(text[at:from]) + marker + safe(text[from:to]) + plain
		at = to
	}
	return out + safe(text[at:word[1]])
}

// A lineRecord is a line of a concordance in JSON.
type lineRecord struct {
	Address string         `json:"address"`
	ID      string         `json:"id"`
	Date    *document.Date `json:"date,omitempty"`
	Path    string         `json:"path"`
	Line    int            `json:"line"`
	Left    string         `json:"left"`
	Word    string         `json:"word"`
	Right   string         `json:"right"`
}

// printLines prints a concordance.
func (v *searching) printLines(a *app, s *sheet, r *search.Result) error {
	c := search.Concordance{Context: v.context, Sort: v.sort}
	if c.Sort == "best" {
		c.Sort = ""
	}
	if s.format == "terminal" {
		c.Context = max(s.Width, pipeWidth)
	}
	lines := v.limitedLines(a, c.Lines(r))
	if s.format == "terminal" {
		return s.concordance(slices.Collect(lines))
	}
	w := &series{sheet: s, many: true}
	for l := range lines {
		if err := w.line(l); err != nil {
			return err
		}
	}
	return w.end()
}

// limitedLines gives the first lines; files that cannot be read are reported.
func (v *searching) limitedLines(a *app, lines iter.Seq2[search.Line, error]) iter.Seq[search.Line] {
	return func(yield func(search.Line) bool) {
		n := 0
		for l, err := range lines {
			if err != nil {
				a.report(err)
				continue
			}
			if n++; !yield(l) || n == v.limit {
				return
			}
		}
	}
}

// line prints a line of a concordance for other programs.
func (w *series) line(l search.Line) error {
	if w.format == "json" || w.format == "ndjson" {
		r := lineRecord{Address: l.Address, ID: l.ID, Path: l.Path, Line: l.Line, Left: l.Left, Word: l.Word, Right: l.Right}
		if !l.Date.IsZero() {
			r.Date = &l.Date
		}
		return w.json(r)
	}
	_, err := fmt.Fprintln(w, strings.Join([]string{safe(l.Address), safe(l.Left), safe(l.Word), safe(l.Right)}, "\t"))
	return err
}

// widestAddress bounds the addresses beside a concordance.
const widestAddress = 24

// concordance prints lines for a person, the words that were looked for below
// each other.
func (s *sheet) concordance(lines []search.Line) error {
	address := 0
	for _, l := range lines {
		address = max(address, min(render.Width(safe(l.Address)), widestAddress))
	}
	width := s.Width
	if width == 0 {
		width = 2 * pipeWidth
	}
	left := max((width-address-2)*2/5, 8)
	for _, l := range lines {
		before := cutLeft(safe(l.Left), left)
		word := safe(l.Word)
		after := render.Truncate(safe(l.Right), max(0, width-address-2-left-render.Width(word)))
		if s.Color {
			word = marker + word + plain
		}
		_, err := fmt.Fprintf(s, "%s  %s%s%s%s\n", padded(safe(l.Address), address),
			strings.Repeat(" ", left-render.Width(before)), before, word, after)
		if err != nil {
			return err
		}
	}
	return nil
}

// cutLeft cuts the beginning of s off where it is wider than width.
func cutLeft(s string, width int) string {
	if render.Width(s) <= width {
		return s
	}
	s = strings.TrimPrefix(s, "…")
	for render.Width(s) > width-1 {
		_, size := utf8.DecodeRuneInString(s)
		s = s[size:]
	}
	return "…" + s
}
