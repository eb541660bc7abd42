package reader

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"docview/internal/render"
	"docview/internal/text"

	tea "charm.land/bubbletea/v2"
)

// A finder looks for a pattern in the text of sections, so that phrases are
// found across the line ends of a page.
type finder struct {
	pattern string // "" if nothing is looked for
	regexp  bool
	down    bool // the direction of n

	match   func(text string) [][2]int
	results *Results         // of a search of the library, whose hits are looked for; nil if match is
	hits    []Hit            // in this document, in order
	parts   map[int][]Hit    // the same, by their Part
	found   map[int][][2]int // matches by section, as far as they are known
	at      match            // the current one
	counts  []int            // matches before each section, and all of them at the end; nil until they are counted

	left     bool   // the reader jumped away from the current match
	among    string // of hits: which of the documents found this is
	counting bool   // whether a command counts them
	wrapped  string // that the search went on from the other end, until the next key
}

// A match is bytes of a section's text.
type match struct {
	section    int
	start, end int
}

// newFinder returns a finder. The pattern is literal and folded as searches
// fold, but for case if it has an upper-case letter; or it is a regular
// expression of Go's, whose errors it returns.
func newFinder(pattern string, isRegexp, down bool) (finder, error) {
	f := finder{pattern: pattern, regexp: isRegexp, down: down, at: match{section: -1}}
	if !isRegexp {
		f.match = text.Find(pattern)
		return f, nil
	}
	expr := pattern
	if !hasUpper(pattern) {
		expr = "(?i)" + expr
	}
	re, err := regexp.Compile(expr)
	if err != nil {
		reason, _, _ := strings.Cut(strings.TrimPrefix(err.Error(), "error parsing regexp: "), ": `") // not what was typed follows
		return f, fmt.Errorf("invalid regular expression: %s", reason)
	}
	f.match = func(text string) [][2]int {
		var found [][2]int
		for _, m := range re.FindAllStringIndex(text, -1) {
			if m[1] > m[0] {
				found = append(found, [2]int(m))
			}
		}
		return found
	}
	return f, nil
}

func hasUpper(s string) bool { return strings.ContainsFunc(s, unicode.IsUpper) }

// search returns the first match behind a place, or before it if up, going round
// at the end; false if there is none. A place with a negative start is before
// all of its section; one with a negative section is the top of the page.
func (t *opened) search(f *finder, from match, up bool) (m match, wrapped, ok bool) {
	if from.section < 0 {
		from = match{section: t.top.section, start: t.byteOf(t.top)}
	}
	n := t.page.Len()
	step := 1
	if up {
		step = n - 1
	}
	for k := range n + 1 {
		section := (from.section + k*step) % n
		found := f.matches(t.page, section)
		wrapped = wrapped || k > 0 && (section == 0 && !up || section == n-1 && up)
		for j := range found {
			if up {
				j = len(found) - 1 - j
			}
			m := match{section, found[j][0], found[j][1]}
			if k > 0 || up && m.start < from.start || !up && m.start > from.start {
				return m, wrapped, true
			}
		}
	}
	return match{}, false, false
}

// moveTo makes the finder one of the same text on another page, whose sections
// may be others; old is nil if the text is another, too.
func (f *finder) moveTo(page, old *render.Page) {
	f.found, f.counts, f.counting = nil, nil, false
	if old == nil || f.at.section < 0 {
		f.at = match{section: -1}
		return
	}
	// Fields that share a section are on lines of its text, so that all texts
	// on lines of their own are the same on both pages.
	at := 0
	for i := range f.at.section {
		at += len(old.Text(i)) + 1
	}
	at += f.at.start
	length := f.at.end - f.at.start
	for i := range page.Len() {
		size := len(page.Text(i))
		if at <= size {
			f.at = match{i, at, at + length}
			return
		}
		at -= size + 1
	}
	f.at = match{section: -1}
}

// trials are what was found for the patterns that were typed so far. What has
// a longer pattern has the shorter one, too, so that each key goes on from where
// the last one led instead of searching a large document from the start.
type trials map[string]trial

type trial struct {
	at          match
	wrapped, ok bool
}

// search searches for a finder's pattern, from a place on.
func (tried trials) search(t *opened, f *finder, from match) trial {
	result := trial{ok: true}
	if !f.regexp {
		for end := len(f.pattern); end > 0; end-- {
			if shorter, ok := tried[f.pattern[:end]]; ok {
				result = shorter
				from = match{section: result.at.section, start: result.at.start - 1}
				if !f.down {
					from.start = result.at.end
				}
				break
			}
		}
	}
	if result.ok {
		at, wrapped, ok := t.search(f, from, !f.down)
		result = trial{at, result.wrapped || wrapped, ok}
	}
	if !f.regexp {
		tried[f.pattern] = result
	}
	return result
}

// counted is the message that all matches of a pattern are counted.
type counted struct {
	text    *opened
	page    *render.Page
	pattern string
	regexp  bool
	counts  []int
}

// matches returns the matches in a section.
func (f *finder) matches(page *render.Page, section int) [][2]int {
	found, ok := f.found[section]
	if !ok {
		found = f.look(page, section)
		if f.found == nil || len(f.found) > mostLaid {
			f.found = map[int][][2]int{}
		}
		f.found[section] = found
	}
	return found
}

// look looks for the matches in a section.
func (f *finder) look(page *render.Page, section int) [][2]int {
	if f.results != nil {
		return f.hitsIn(page, section)
	}
	return f.match(page.Text(section))
}

// countMatches is a command that counts the matches, nil if they are known or
// being counted.
func (t *opened) countMatches() tea.Cmd {
	f := t.find
	if f.pattern == "" || f.counts != nil || f.counting {
		return nil
	}
	t.find.counting = true
	page := t.page
	return func() tea.Msg {
		counts := make([]int, page.Len()+1)
		for i := range page.Len() {
			counts[i+1] = counts[i] + len(f.look(page, i))
		}
		return counted{t, page, f.pattern, f.regexp, counts}
	}
}

// number returns which match the current one is, and of how many; 0 of 0 until
// they are counted.
func (t *opened) number() (n, of int) {
	f := &t.find
	if f.counts == nil || f.at.section < 0 || len(f.counts) <= f.at.section {
		return 0, 0
	}
	n = f.counts[f.at.section]
	for _, m := range f.matches(t.page, f.at.section) {
		n++
		if m[0] == f.at.start {
			break
		}
	}
	return n, f.counts[len(f.counts)-1]
}

// marked returns the lines of a section with what is looked for, and the note
// mark that is chosen.
func (t *opened) marked(section int) []render.Line {
	if now := (marking{t.page, t.find.pattern, t.find.at, t.chosen}); now != t.marking {
		t.marking, t.laidMarked = now, map[int][]render.Line{}
	}
	lines, ok := t.laidMarked[section]
	if ok {
		return lines
	}
	if marks := t.marksIn(section); len(marks) > 0 {
		lines = t.page.Marked(section, marks)
	} else {
		lines = t.linesOf(section)
	}
	t.laidMarked[section] = lines
	return lines
}

// A marking is what marked lines depend on.
type marking struct {
	page    *render.Page
	pattern string
	at      match
	chosen  int
}

// heavy is how many bytes of text make a block heavy: its lines take so long
// to mark that it is searched when the pattern is complete, and only the
// matches near the current one are marked.
const heavy = 1 << 20

// isHeavy reports whether a block of the text is heavy.
func (t *opened) isHeavy() bool {
	for i := range t.page.Len() {
		if len(t.page.Text(i)) > heavy {
			return true
		}
	}
	return false
}

func (t *opened) marksIn(section int) []render.Mark {
	if r, ok := t.reference(); ok {
		if at, ok := t.section(r.Block); ok && at == section {
			return []render.Mark{{Start: r.Start, End: r.End, Role: render.Current}}
		}
	}
	if t.find.pattern == "" {
		return nil
	}
	var marks []render.Mark
	near := 0
	if t.find.at.section == section {
		near = t.find.at.start
	}
	isHeavy := len(t.page.Text(section)) > heavy
	for _, m := range t.find.matches(t.page, section) {
		if isHeavy && (m[0] < near-heavy/10 || m[0] > near+heavy/10) {
			continue
		}
		role := render.Match
		if t.find.at == (match{section, m[0], m[1]}) {
			role = render.Current
		}
		marks = append(marks, render.Mark{Start: m[0], End: m[1], Role: role})
	}
	return marks
}

// rowOf returns the row with the first character of some bytes of a section's text.
func (t *opened) rowOf(m match) spot {
	lines := t.marked(m.section)
	if m != t.find.at || t.chosen >= 0 {
		lines = t.page.Marked(m.section, []render.Mark{{Start: m.start, End: m.end, Role: render.Current}})
	}
	for row, l := range lines {
		for _, s := range l.Spans {
			if s.Role == render.Current {
				return spot{m.section, row}
			}
		}
	}
	return t.head(m.section)
}

// goTo shows a match, without moving if it is on the screen.
func (t *opened) goTo(m match) {
	t.find.at, t.find.left, t.chosen = m, false, -1
	row := t.rowOf(m)
	for _, s := range t.rows() {
		if s == row {
			return
		}
	}
	t.show(t.step(row, -t.height/3))
}
