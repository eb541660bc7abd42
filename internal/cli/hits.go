package cli

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/library"
	"docview/internal/render"
	"docview/internal/search"
)

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
		w.passage(safe(where), p)
	}
	return nil
}

// passage prints a passage beside its address, or on a narrow terminal under it.
func (w *series) passage(where string, p search.Passage) {
	indent := passageIndent
	if w.Width > 0 && w.Width < leastPassage+passageIndent {
		indent = 2
		fmt.Fprintln(w, fitted("  "+where, w.Width))
		where = ""
	}
	for _, line := range w.marked(p.Text, p.Marks, w.Width-indent) {
		fmt.Fprintf(w, "%s%s\n", padded("  "+where, indent), line)
		where = ""
	}
}

// passageIndent is the columns before a passage's text, where its address
// stands, and leastPassage the least columns that the text is given beside it.
const (
	passageIndent = 12
	leastPassage  = 20
)

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

// marked lays a text out on lines of a width and marks what was looked for.
func (s *sheet) marked(text string, marks [][2]int, width int) []string {
	shown, marks := safeMarks(text, marks)
	if width = max(width, 1); s.Width == 0 {
		width = 0
	}
	laid := render.Wrap(shown, width)
	at := 0
	for i, line := range laid {
		at += strings.Index(shown[at:], line) // only blanks are left out between lines
		laid[i] = s.markedLine(shown, [2]int{at, at + len(line)}, marks)
		at += len(line)
	}
	return laid
}

// safeMarks gives a text made safe for a terminal, with its marks where they are then.
func safeMarks(text string, marks [][2]int) (string, [][2]int) {
	var shown strings.Builder
	moved := make([][2]int, 0, len(marks))
	at := 0
	for _, m := range marks {
		from := max(m[0], at)
		if from >= m[1] {
			continue
		}
		shown.WriteString(safe(text[at:from]))
		start := shown.Len()
		shown.WriteString(safe(text[from:m[1]]))
		moved = append(moved, [2]int{start, shown.Len()})
		at = m[1]
	}
	shown.WriteString(safe(text[at:]))
	return shown.String(), moved
}

// markedLine gives a line of a text with the parts of it that were looked for marked.
func (s *sheet) markedLine(text string, line [2]int, marks [][2]int) string {
	if !s.Color {
		return text[line[0]:line[1]]
	}
	out, at := "", line[0]
	for _, m := range marks {
		from, to := max(m[0], at), min(m[1], line[1])
		if from >= to {
			continue
		}
		out += text[at:from] + marker + text[from:to] + plain
		at = to
	}
	return out + text[at:line[1]]
}
