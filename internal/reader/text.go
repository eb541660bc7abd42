package reader

import (
	"io/fs"
	"sort"

	"docview/internal/document"
	"docview/internal/render"
)

// An opened document is on the screen. Only the sections that are looked at are
// laid out; what is kept over resizes, reloads and stops is a place in the
// text, never a number of lines.
type opened struct {
	doc     *document.Document
	printer render.Printer // as of the last layout
	height  int            // rows

	page *render.Page
	laid map[int][]render.Line // sections at this width
	at   map[int]int           // the section of each block, by its Place

	marking    marking // what laidMarked has
	laidMarked map[int][]render.Line

	here place // where the reader went; top may be a few words before it
	top  spot  // the first row on the screen

	history
	marks map[string]place
	find  finder

	count   string // digits typed before a key
	pending string // m or ', which wait for a letter
	chosen  int    // of the references in doc, the one that is chosen, -1 for none

	in        *list       // that the document was opened from, nil for none
	row       string      // its Ref in the list of the library
	ref, path string      // what opens the document again, and its file
	file      fs.FileInfo // of the file as it was read; nil if it was not there
	gone      bool        // it could not be read again
	twin      bool        // another document has its id
}

// A place is in the text, whatever its layout. It names a section by its first
// byte, since at another width other fields share a section.
type place struct {
	section int // the byte of the file where the section begins
	at      int // the byte where the first words of a row begin; -1 for the beginning of the section
	row     int // how many rows below, none of which has words of the document
}

// A spot is a row at the present width: of a section, the n-th.
type spot struct{ section, row int }

// mostLaid is how many sections are kept laid out.
const mostLaid = 2000

func newText(d *document.Document) *opened {
	return &opened{doc: d, here: place{at: -1}, marks: map[string]place{}, chosen: -1}
}

// lay lays the text out for a size, and keeps the place.
func (t *opened) lay(p render.Printer, columns, rows int) {
	t.height = max(rows, 1)
	p.Width = max(min(columns, measure), 1)
	if t.page == nil || p.Width != t.printer.Width {
		old := t.page
		t.printer = p
		t.page, t.laid = t.printer.Page(t.doc), map[int][]render.Line{}
		t.laidMarked, t.marking = nil, marking{}
		t.find.moveTo(t.page, old)
		t.at = make(map[int]int, t.page.Len())
		for i := range t.page.Len() {
			if b := t.page.Block(i); b != nil {
				t.at[b.Place] = i
			}
		}
		t.top = t.spot(t.here)
	}
}

// measure is the widest page, as that of docview show on a wide terminal.
const measure = 100

// linesOf returns the lines of a section.
func (t *opened) linesOf(section int) []render.Line {
	lines, ok := t.laid[section]
	if !ok {
		if len(t.laid) >= mostLaid {
			clear(t.laid)
		}
		lines = t.page.Lines(section)
		t.laid[section] = lines
	}
	return lines
}

// place returns the place of a spot.
func (t *opened) place(s spot) place {
	lines := t.linesOf(s.section)
	start := t.start(s.section)
	for row := min(s.row, len(lines)-1); row >= 0; row-- {
		if at, ok := firstByte(lines[row]); ok {
			return place{start, at, s.row - row}
		}
	}
	return place{start, -1, s.row}
}

// spot returns the row that shows a place.
func (t *opened) spot(p place) spot {
	section := t.sectionAt(p.section)
	lines := t.linesOf(section)
	found := 0
	for row := range lines {
		if p.at < 0 {
			break
		}
		if at, ok := firstByte(lines[row]); ok {
			if at > p.at && found > 0 {
				break
			}
			found = row
			if at >= p.at {
				break
			}
		}
	}
	for n := p.row; n > 0 && found+1 < len(lines); n-- {
		if _, ok := firstByte(lines[found+1]); ok {
			break
		}
		found++
	}
	return spot{section, found}
}

// start returns the byte of the file where a section begins.
func (t *opened) start(section int) int {
	start, _ := t.page.Bytes(section)
	return start
}

// sectionAt returns the last section that begins at a byte of the file or before it.
func (t *opened) sectionAt(at int) int {
	after := sort.Search(t.page.Len(), func(i int) bool {
		return t.start(i) > at
	})
	return max(0, after-1)
}

// firstByte returns where in the file the words of a line begin; false if it has none.
func firstByte(l render.Line) (int, bool) {
	for _, s := range l.Spans {
		if s.End > 0 {
			return s.Start, true
		}
	}
	return 0, false
}

// next returns the row below a row, false at the end.
func (t *opened) next(s spot) (spot, bool) {
	if s.row+1 < len(t.linesOf(s.section)) {
		return spot{s.section, s.row + 1}, true
	}
	for i := s.section + 1; i < t.page.Len(); i++ {
		if len(t.linesOf(i)) > 0 {
			return spot{i, 0}, true
		}
	}
	return s, false
}

// previous returns the row above a row, false at the beginning.
func (t *opened) previous(s spot) (spot, bool) {
	if s.row > 0 {
		return spot{s.section, s.row - 1}, true
	}
	for i := s.section - 1; i >= 0; i-- {
		if n := len(t.linesOf(i)); n > 0 {
			return spot{i, n - 1}, true
		}
	}
	return s, false
}

// step returns the row n rows below a row, above it if n is negative, or the
// last row there is on the way.
func (t *opened) step(s spot, n int) spot {
	ok := true
	for ; ok && n > 0; n-- {
		s, ok = t.next(s)
	}
	for ; ok && n < 0; n++ {
		s, ok = t.previous(s)
	}
	return s
}

// first and last return the first and the last row of the text.
func (t *opened) first() spot { return spot{} }

func (t *opened) last() spot {
	section := t.page.Len() - 1
	return t.step(spot{section, 0}, len(t.linesOf(section)))
}

// bottom returns the first row of the page that ends with the last row.
func (t *opened) bottom() spot { return t.step(t.last(), 1-t.height) }

func (s spot) before(o spot) bool {
	return s.section < o.section || s.section == o.section && s.row < o.row
}

// scroll moves by rows, not beyond the page that ends with the last row.
func (t *opened) scroll(n int) {
	to := t.step(t.top, n)
	if bottom := t.bottom(); n > 0 && bottom.before(to) {
		to = bottom
		if to.before(t.top) {
			to = t.top // a jump brought the reader further down
		}
	}
	t.show(to)
}

// show makes a row the first of the screen. A note mark is chosen for as long
// as the page stays.
func (t *opened) show(s spot) { t.top, t.here, t.chosen = s, t.place(s), -1 }

// leap shows a row and remembers where the reader was.
func (t *opened) leap(s spot) {
	t.history.leave(t.here)
	t.show(s)
	t.find.left = true
}

// head returns the row with a section's first words.
func (t *opened) head(section int) spot {
	for row, l := range t.linesOf(section) {
		if _, ok := firstByte(l); ok {
			return spot{section, row}
		}
	}
	return spot{section, 0}
}

// block moves n sections down, or up if n is negative; within a section, up
// goes to its beginning first.
func (t *opened) block(n int) {
	section, head := t.top.section, t.head(t.top.section)
	switch {
	case n > 0 && t.top.before(head):
		n--
	case n < 0 && head.before(t.top):
		n++
	}
	t.show(t.head(max(0, min(section+n, t.page.Len()-1))))
	t.find.left = true
}

// rows returns the rows on the screen.
func (t *opened) rows() []spot {
	rows := []spot{t.top}
	for len(rows) < t.height {
		next, ok := t.next(rows[len(rows)-1])
		if !ok {
			break
		}
		rows = append(rows, next)
	}
	return rows
}

// section returns the section of the block of a Place; false if the page does
// not show it.
func (t *opened) section(place int) (int, bool) {
	i, ok := t.at[place]
	return i, ok
}

// share returns how much of the document has been read, from 0 to 100.
func (t *opened) share() int {
	rows := t.rows()
	last := rows[len(rows)-1]
	if _, more := t.next(last); !more {
		return 100
	}
	start, _ := t.page.Bytes(0)
	_, end := t.page.Bytes(t.page.Len() - 1)
	at, _ := t.page.Bytes(last.section)
	for row := last.row; row >= 0; row-- {
		if spans := t.linesOf(last.section)[row].Spans; len(spans) > 0 && spans[len(spans)-1].End > 0 {
			at = spans[len(spans)-1].End
			break
		}
	}
	if end <= start {
		return 0
	}
	return max(0, min(99, int(int64(at-start)*100/int64(end-start))))
}

// part returns the row at a share of the document's bytes, from 0 to 100.
func (t *opened) part(percent int) spot {
	if percent >= 100 {
		return t.bottom()
	}
	start, _ := t.page.Bytes(0)
	_, end := t.page.Bytes(t.page.Len() - 1)
	at := start + int(int64(end-start)*int64(percent)/100)
	return t.spot(place{section: at, at: at})
}

// A history is the places where jumps began.
type history struct {
	past, future []place
	begun        place // where the last jump began
	jumped       bool
}

func (h *history) leave(from place) {
	h.past, h.future = append(h.past, from), nil
	h.begun, h.jumped = from, true
}

// back and forward return the place to go to from another, false if there is none.
func (h *history) back(from place) (place, bool) {
	return travel(&h.past, &h.future, from)
}

func (h *history) forward(from place) (place, bool) {
	return travel(&h.future, &h.past, from)
}

// travel takes the last place of one side of a history, and leaves another on
// the other side.
func travel(take, leave *[]place, from place) (to place, ok bool) {
	last := len(*take) - 1
	if last < 0 {
		return place{}, false
	}
	to, *take, *leave = (*take)[last], (*take)[:last], append(*leave, from)
	return to, true
}
