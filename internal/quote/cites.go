package quote

import (
	"slices"
	"strings"
	"unicode"
)

// citedBy returns what is cited beside a quotation: see citesOf.
func (m *Manuscript) citedBy(q *quotation) []reference {
	var refs []reference
	for _, c := range m.citesOf(q) {
		refs = append(refs, c.refs...)
	}
	return refs
}

// citesOf returns the citations beside a quotation: after it, up to the next
// one, in the text or in the notes that are called there. Without any, those
// before it count in a note, and for a block those at the beginning of what
// follows or after the last quotation of what introduces it.
func (m *Manuscript) citesOf(q *quotation) []*citation {
	u := m.units[q.unit]
	from := q.from
	if q.isBlock {
		from = 0
	}
	cites := m.citesIn(u, from, q.next)
	switch {
	case len(cites) > 0:
	case u.kind == note:
		cites = m.citesIn(u, m.lastQuotation(q.unit, q.from), q.from)
	case q.isBlock:
		if cites = m.citesAfter(q.unit); len(cites) == 0 && m.isIntroduced(q.unit) {
			before := m.units[q.unit-1]
			cites = m.citesIn(before, m.lastQuotation(q.unit-1, len(before.text)), len(before.text)+1)
		}
	}
	return cites
}

// citesAfter returns the citations with which the unit after another begins.
func (m *Manuscript) citesAfter(i int) []*citation {
	if i+1 >= len(m.units) {
		return nil
	}
	next := m.units[i+1]
	switch {
	case next.kind == indented && m.units[i].kind == indented: // the next paragraph of the block
		return m.citesIn(next, 0, len(next.text)+1)
	case next.kind != paragraph:
		return nil
	}
	words := strings.IndexFunc(string(next.text), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if words < 0 {
		words = len(next.text)
	}
	return m.citesIn(next, 0, words+1)
}

// lastQuotation returns where the last quotation of a unit that begins before
// a place ends, 0 if there is none.
func (m *Manuscript) lastQuotation(unit, before int) int {
	last := 0
	for _, q := range m.quotations {
		if q.unit == unit && q.from < before {
			last = max(last, q.to)
		}
	}
	return last
}

// citesIn returns the citations of a range of a unit, and of the notes that are called in it.
func (m *Manuscript) citesIn(u *unit, from, to int) []*citation {
	var cites []*citation
	for _, c := range u.cites {
		if c.place >= from && c.place < to && len(c.refs) > 0 {
			cites = append(cites, c.citation)
		}
	}
	for _, c := range u.calls {
		if n := m.note(c.label); c.place >= from && c.place < to && n != nil {
			cites = append(cites, m.noteCites(n)...)
		}
	}
	return cites
}

var ibid = compile(`(?i)^\W*(?:ibid|ebd|там же)\b`)

// noteCites returns the citations of a note. "Ibid." is what the note before
// it cites last.
func (m *Manuscript) noteCites(n *unit) []*citation {
	var cites []*citation
	for _, c := range n.cites {
		if len(c.refs) > 0 {
			cites = append(cites, c.citation)
		}
	}
	if len(cites) > 0 || !ibid.Match(n.text) {
		return cites
	}
	i := slices.Index(m.units, n)
	for i--; i >= 0; i-- {
		if u := m.units[i]; u.kind == note {
			if before := m.noteCites(u); len(before) > 0 {
				last := *before[len(before)-1]
				last.refs = slices.Clone(last.refs[len(last.refs)-1:])
				if p := paragraphIn(string(n.text)); p != "" {
					last.refs[0].paragraph = p
				}
				return []*citation{&last}
			}
			return nil
		}
	}
	return nil
}
