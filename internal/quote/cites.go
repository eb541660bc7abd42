package quote

import (
	"slices"
	"strings"
)

// citesOf returns the citations of a quotation: those between it and the next
// one, in the text or in the notes that are called there, but for what leads to
// the next one. Without any, those that lead to it count; in a note, all before
// it; and for a quotation that is set apart those at the beginning of what follows
// or after the last quotation of what introduces it.
func (m *Manuscript) citesOf(q *quotation) []*citation {
	u := m.units[q.unit]
	from, lead := q.from, q.lead
	if q.isBlock {
		from = 0
	}
	if u.kind == note {
		lead = q.last
	}
	all := m.citesIn(u, from, q.next)
	if m.goesOn(all) {
		all = append(all, m.citesIn(u, lead, q.from)...)
	}
	if !m.goesOn(all) || q.isOpen || u.kind == note || !m.isApart(q) {
		return all
	}
	after := m.citesAfter(q.unit)
	if q.isBlock && m.isIntroduced(q.unit) && m.goesOn(after) {
		before, last := m.units[q.unit-1], 0
		if i := q.index - 1; i >= 0 && m.quotations[i].unit == q.unit-1 {
			last = m.quotations[i].to
		}
		after = append(after, m.citesIn(before, last, len(before.text)+1)...)
	}
	return append(all, after...)
}

// goesOn reports whether citations are looked for in other places: if there are
// none, or as long as it is not known which remarks are citations.
func (m *Manuscript) goesOn(found []*citation) bool { return !m.settled || len(found) == 0 }

// citesAfter returns the citations with which the unit after another begins; all
// of them, if it begins with a title.
func (m *Manuscript) citesAfter(i int) []*citation {
	for range mostParagraphs { // of one block
		if i+1 < len(m.units) && m.units[i].kind == indented && m.units[i+1].kind == indented {
			i++
			if cites := m.citesIn(m.units[i], 0, len(m.units[i].text)+1); len(cites) > 0 {
				return cites
			}
		}
	}
	if i+1 >= len(m.units) || m.units[i+1].kind != paragraph {
		return nil
	}
	next := m.units[i+1]
	begin := strings.IndexFunc(next.text, isWordRune)
	isAll := begin < 0 || slices.ContainsFunc(next.cites, func(c *citation) bool {
		return c.place < 0 && (!m.settled || len(c.remark.mentions) > 0 && c.remark.mentions[0].from < longestRemark/4)
	})
	if isAll {
		begin = len(next.text)
	}
	return m.citesIn(next, -1, begin+1)
}

// citesIn returns the citations of a range of a unit, and of the notes that are called in it.
func (m *Manuscript) citesIn(u *unit, from, to int) []*citation {
	cites := m.counted(citesBetween(u.cites, from, to))
	for _, c := range u.calls {
		if n := m.notes[c.label]; c.place >= from && c.place < to && n != nil {
			cites = append(cites, m.noteCites(n)...)
		}
	}
	return cites
}

// citesBetween returns those of some citations that are from a place on, and before another.
func citesBetween(cites []*citation, from, to int) []*citation {
	at := func(place int) int {
		i, _ := slices.BinarySearchFunc(cites, place, func(c *citation, place int) int { return c.place - place })
		return i
	}
	return cites[at(from):max(at(from), at(to))]
}

// counted returns those of some citations that name something, or may do so.
func (m *Manuscript) counted(cites []*citation) []*citation {
	return slices.DeleteFunc(slices.Clone(cites), func(c *citation) bool { return len(c.refs) == 0 && (c.remark == nil || m.settled) })
}

var ibid = compile(`(?i)^\W*(?:ibid\b|ebd\b|там же|同上)`)

// noteCites returns the citations of a note. They are kept, since there may be
// a long row of notes that refer to the one before.
func (m *Manuscript) noteCites(n *unit) []*citation {
	cites, ok := m.noted[n]
	if !ok {
		cites = m.citesInNote(n)
		m.noted[n] = cites
	}
	return cites
}

// citesInNote determines the citations of a note. "Ibid." is what the note
// before it cites last.
func (m *Manuscript) citesInNote(n *unit) []*citation {
	cites := m.counted(n.cites)
	if !ibid().MatchString(n.text) || slices.ContainsFunc(cites, func(c *citation) bool { return c.remark == nil }) {
		return cites
	}
	i := n.index - 1
	for i >= 0 && m.units[i].kind != note {
		i--
	}
	if i < 0 {
		return nil
	}
	before := m.noteCites(m.units[i])
	if !m.settled || len(before) == 0 {
		return before
	}
	last := *before[len(before)-1]
	last.refs = again(last.refs, n.text)
	return []*citation{&last}
}

// again returns the last of some references as "ibid., para. 4" names it.
func again(refs []reference, text string) []reference {
	refs = slices.Clone(refs[max(len(refs)-1, 0):])
	if p := paragraphIn(text); len(refs) > 0 && (p != "" || countDigits(text) > 0) {
		refs[0].paragraph = p
	}
	return refs
}
