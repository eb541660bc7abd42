package search

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"hash/crc32"
	"slices"
	"strings"
	"unicode/utf8"

	"docview/internal/cite"
	"docview/internal/document"
	"docview/internal/text"
)

// A column is a part of all documents that can be searched by itself: the body,
// a field of the query language, or all else.
type column uint8

// columnNames are the names of the columns in the index: the body first, as the
// index then needs not name it. Those of the query language are what
// [document.Labels] say.
var (
	fieldNames  = Fields()
	columnNames = slices.Concat([]string{"body"}, fieldNames, []string{"rest"})
)

var (
	colBody    = columnNamed("body")
	colTitle   = columnNamed("title")
	colSummary = columnNamed("summary")
	colSource  = columnNamed("source")
	colSpeaker = columnNamed("speaker")
	colRest    = columnNamed("rest") // dates, credits, labels, the furniture of web pages
)

// mostColumns is more than there are columns; as a column it means any.
const mostColumns = 24

// Fields returns the fields of the query language: "title", "summary" and so on,
// "repository", which a provenance names, and "speaker", the names before the turns
// of a record of speech.
func Fields() []string {
	var names []string
	for _, l := range document.Labels {
		if l.Search != "" && !slices.Contains(names, l.Search) {
			names = append(names, l.Search)
		}
	}
	return append(names, "repository", "speaker")
}

func columnNamed(name string) column { return column(slices.Index(columnNames, name)) }

// weights is how much a word counts in each column: a title says what a
// document is about, a summary what is in it. columnsOf are the columns of
// header fields.
var weights, columnsOf = func() ([]float64, map[document.Key]column) {
	weights, columns := slices.Repeat([]float64{1}, len(columnNames)), map[document.Key]column{}
	for _, l := range document.Labels {
		if l.Search != "" {
			c := columnNamed(l.Search)
			weights[c], columns[l.Key] = l.Weight, c
		}
	}
	return weights, columns
}()

// columnOf returns the column of a header field.
func columnOf(k document.Key) column {
	if c, ok := columnsOf[k]; ok {
		return c
	}
	return colRest
}

// A source is a document's text from its first word to its last, in units.
type source struct {
	string
	start int  // where it begins in its file; -1 if it is not as the file has it
	flat  bool // its line ends were made spaces
	units []unit
	facts []fact
}

// A unit is a field or a block; it goes on to the start of the next one.
type unit struct {
	start, label int // where it begins in the text, and its value after the label does, or the speaker of a block ends
	column       column
	field        *document.Field // nil for a block
	block        *document.Block // nil for a field; both are for a text that has neither
}

// textOf returns the text of a document of which a citation says some facts. It is what the file
// has, so that line ends show what they cut; where the file's bytes are no
// UTF-8, or the furniture of a page or the margin of a quotation is inside a
// paragraph, it is put together from the fields and blocks.
func textOf(d *document.Document, it *cite.Item) source {
	t := source{units: unitsOf(d)}
	if len(t.units) == 0 {
		t.units = []unit{{column: colRest}}
	}
	if !utf8.Valid(d.Source) || bytes.IndexByte(d.Source, 0) >= 0 || isInterrupted(d) {
		t.join()
		t.state(d, it)
		return t
	}
	start := d.Start
	t.string, t.start = string(d.Source[start:d.End]), start
	for k := range t.units {
		t.units[k].start = max(0, t.units[k].start-start)
		t.units[k].label = max(0, t.units[k].label-start)
	}
	t.state(d, it)
	return t
}

// isInterrupted reports whether other blocks, the furniture of a page, or the "> "
// before each line of a quotation, are inside a block, or escapes in a field.
func isInterrupted(d *document.Document) bool {
	k := 0
	isEscaped := func(f document.Field) bool {
		return f.Quote == `"` && bytes.IndexByte(d.Source[f.Start:f.End], '\\') >= 0
	}
	return len(d.Pieces) > 0 || slices.ContainsFunc(d.Header, isEscaped) || slices.ContainsFunc(d.Body, func(b document.Block) bool { return strings.HasPrefix(b.Text, ">") }) || slices.ContainsFunc(d.Furniture, func(f document.Block) bool {
		for k < len(d.Body) && d.Body[k].End <= f.Start {
			k++
		}
		return k < len(d.Body) && d.Body[k].Start < f.Start
	})
}

// unitsOf returns the fields and blocks of a document in the order of the file,
// by their bytes in it; those of columns are in the order of the body.
func unitsOf(d *document.Document) []unit {
	units := make([]unit, 0, len(d.Header)+len(d.Body)+len(d.Furniture))
	for i := range d.Header {
		f := &d.Header[i]
		label := f.Start
		if bytes.HasPrefix(d.Source[label:], []byte(f.Label)) {
			label += len(f.Label)
		}
		units = append(units, unit{f.Start, label, columnOf(f.Key), f, nil})
	}
	start := 0
	for i := range d.Body {
		b := &d.Body[i]
		start = max(start, b.Start)
		column := colBody
		if b.Kind == document.SourceNote {
			column = colSource
		}
		label := start
		if b.Said > 0 {
			label += saidAt(b, string(d.Source[b.Start:b.End]))
		}
		units = append(units, unit{start, label, column, nil, b})
	}
	for i := range d.Furniture {
		b := &d.Furniture[i]
		units = append(units, unit{b.Start, b.Start, colRest, nil, b})
	}
	slices.SortStableFunc(units, func(a, b unit) int { return cmp.Compare(a.start, b.start) })
	return units
}

// saidAt returns where in the bytes of a block the name of the speaker ends; 0 if it
// does not begin with one, or if line ends are in the name.
func saidAt(b *document.Block, s string) int {
	after := strings.TrimLeft(strings.TrimPrefix(s, b.Marker), " \t\n\r")
	if b.Said == 0 || !strings.HasPrefix(after, b.Text[:b.Said]) {
		return 0
	}
	return len(s) - len(after) + strings.Index(b.Text, b.Speaker) + len(b.Speaker)
}

// join puts the text together from its units.
func (t *source) join() {
	var s strings.Builder
	for i := range t.units {
		u := &t.units[i]
		u.start = s.Len()
		if u.field != nil {
			s.WriteString(u.field.Label + "\n")
			u.label = s.Len()
			s.WriteString(u.field.Text + "\n" + u.field.URL)
		} else if u.label = u.start; u.block != nil {
			text := u.block.Marker + " " + u.block.Text
			u.label += saidAt(u.block, text)
			s.WriteString(text)
		}
		s.WriteString("\n\n")
	}
	t.string, t.start, t.flat = s.String(), -1, true
}

// bounds returns, for the index, where a text and its units are in the file, so
// that [textAt] can read it again without parsing the file: variable-length
// integers for the text's start and length, then for each unit its distance
// from the one before, the length of its label, and its column, and the same for
// each fact; a checksum is at the end. It is nil if the text is not as the file has it.
func (t *source) bounds() []byte {
	if t.start < 0 {
		return nil
	}
	b := binary.AppendUvarint(nil, uint64(t.start))
	b = binary.AppendUvarint(b, uint64(len(t.string)))
	last := 0
	add := func(start, end int, column column) {
		b = append(binary.AppendUvarint(binary.AppendUvarint(b, uint64(start-last)), uint64(end-start)), byte(column))
		last = start
	}
	for _, u := range t.units {
		add(u.start, u.label, u.column)
	}
	last = 0
	for _, f := range t.facts {
		add(f.start, f.end, f.column+mostColumns)
	}
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, castagnoli()))
}

// textAt returns the text that bounds were made for; its units have neither
// field nor block. It reports whether the bounds can be of the file.
func textAt(file, bounds []byte) (t source, ok bool) {
	end := len(bounds) - 4
	if end < 0 || binary.LittleEndian.Uint32(bounds[end:]) != crc32.Checksum(bounds[:end], castagnoli()) {
		return t, false
	}
	bounds = bounds[:end]
	next := func() int {
		n, size := binary.Uvarint(bounds)
		if size <= 0 || n > uint64(len(file)) {
			n, size, bounds = 0, 0, nil
		}
		bounds = bounds[size:]
		return int(n)
	}
	start, length := next(), next()
	for last := 0; len(bounds) > 2; {
		distance, length := next(), next()
		if len(bounds) == 0 || int(bounds[0]%mostColumns) >= len(columnNames) || bounds[0] >= 2*mostColumns {
			return t, false
		}
		c := column(bounds[0])
		bounds = bounds[1:]
		if c < mostColumns {
			last += distance
			t.units = append(t.units, unit{start: last, label: last + length, column: c})
			continue
		}
		if len(t.facts) == 0 {
			last = 0
		}
		last += distance
		t.facts = append(t.facts, fact{last, last + length, c - mostColumns})
	}
	if start+length > len(file) || len(t.units) == 0 || len(bounds) > 0 {
		return t, false
	}
	t.string, t.start = string(file[start:start+length]), start
	return t, true
}

// A place is a word's place in a text.
type place struct {
	column column
	pos    int // which word of the column, blank lines counted as words
	nth    int // which word of the text, blank lines not counted
	unit   int // index of the unit
}

// A walker goes through the words of a text and knows each one's place. After
// the last one it goes through the other readings of divided words, as if they
// were more text of their columns after a blank line: each with the words
// around it, so that a phrase is found over it. Those begin with [around], so
// that they are not found again by themselves. At last it goes through the facts,
// each in its own column.
// The zero walker must be started.
type walker struct {
	text.Scanner
	source source
	place
	last   int              // the last word that belongs to it, counted as nth is
	next   [mostColumns]int // the next pos of each column
	places []wordPlaces     // see [walker.scratch]

	begins   [2 * nearWords]int // where the words since the last blank line begin, by their number
	run      int                // how many those are
	readings []reading
	letters  text.Letters
	left     int           // how many more words of facts are gone through
	done     bool          // all words were read: the readings and facts are gone through
	tokens   []readingWord // of the reading or fact that is gone through
}

const (
	around    = "·"
	nearWords = 8 // how many words around another reading are known
)

// A reading is what words of a text may be besides what they are.
type reading struct {
	place
	start, end int // the bytes of the words
	near, from int // how many words before them are known, and where they begin
	first      int // the first of the words, counted as place.nth is
	pieces     []text.Piece
}

// A readingWord is a word of another reading, or one around it.
type readingWord struct {
	text.Piece
	nth, last int
}

func (w *walker) start(t source) {
	w.Reset(t.string, t.flat)
	w.source, w.place, w.next = t, place{column: colRest}, [mostColumns]int{}
	w.run, w.readings, w.tokens, w.done, w.left = 0, w.readings[:0], nil, false, mostStated
	w.enter(0)
}

// step goes on to the next word.
func (w *walker) step() bool {
	if w.done || !w.Next() {
		return w.again()
	}
	unit, column := w.unit, w.column
	for w.unit+1 < len(w.source.units) && w.source.units[w.unit+1].start <= w.Start {
		w.enter(w.unit + 1)
	}
	if w.Start >= w.source.units[w.unit].label {
		w.column = w.source.units[w.unit].column
	}
	w.count()
	w.nth++
	w.last = w.nth
	if w.Gap || w.unit != unit || w.column != column {
		w.run = 0
	}
	if w.Other != nil {
		w.note()
	}
	w.begins[w.run%len(w.begins)] = w.Start
	w.run++
	return true
}

// enter begins with unit i, at its label or its speaker.
func (w *walker) enter(i int) {
	w.unit, w.column = i, colRest
	if w.source.units[i].column == colBody {
		w.column = colSpeaker
	}
}

// count determines the place of the word in the column.
func (w *walker) count() {
	if w.Gap {
		w.next[w.column]++
	}
	w.pos = w.next[w.column]
	w.next[w.column]++
}

// note notes the other reading of the word.
func (w *walker) note() {
	r := reading{place: w.place, start: w.Other[0].Start, end: w.End, first: w.nth - w.Back, pieces: w.Other}
	r.near = max(0, min(nearWords, w.run-w.Back, len(w.begins)-w.Back))
	if r.near > 0 {
		r.from = w.begins[(w.run-w.Back-r.near)%len(w.begins)]
	}
	for w.source.units[r.unit].start > r.start {
		r.unit--
	}
	w.readings = append(w.readings, r)
}

// again goes on to the next word of the other readings.
func (w *walker) again() bool {
	first := len(w.tokens) == 0
	if w.done = true; first {
		switch {
		case len(w.readings) > 0:
			w.tokens = w.read(&w.readings[0])
			w.readings = w.readings[1:]
		case len(w.source.facts) > 0:
			w.tokens = w.stated(w.source.facts[0])
			w.source.facts = w.source.facts[1:]
		}
		if len(w.tokens) == 0 {
			return false
		}
	}
	t := w.tokens[0]
	w.tokens = w.tokens[1:]
	w.Word, w.Start, w.End, w.Gap, w.nth, w.last = []byte(t.Word), t.Start, t.End, first, t.nth, t.last
	w.count()
	return true
}

// read returns the words of another reading, with those around it.
func (w *walker) read(r *reading) (tokens []readingWord) {
	w.unit, w.column = r.unit, r.column
	near := func(nth int) {
		word := readingWord{text.Piece{Word: string(w.Word), Start: w.Start, End: w.End}, nth, nth}
		if len(r.pieces) == 1 && w.Back > 0 { // around a word that is read as one, others are too
			word.Piece, word.nth = w.Other[0], nth-w.Back
			tokens = tokens[:len(tokens)-w.Back]
		}
		word.Word = around + word.Word
		tokens = append(tokens, word)
	}
	w.ResetAt(r.from)
	for k := r.near; k > 0 && w.Next(); k-- {
		near(r.first - k)
	}
	for _, p := range r.pieces {
		tokens = append(tokens, readingWord{p, r.first, r.nth})
	}
	w.ResetAt(r.end)
	end := w.source.end(r.unit)
	for k := 1; k <= nearWords && w.Next() && !w.Gap && w.Start < end; k++ {
		near(r.nth + k)
	}
	return tokens
}

// size returns how many words and blank lines the text has, up to here.
func (w *walker) size() int {
	n := 0
	for _, next := range w.next {
		n += next
	}
	return n
}
