package search

import (
	"slices"
	"strings"
	"unicode"

	"docview/internal/spelling"
)

// Spelled returns the query with other spellings of its names beside them: of
// phrases, of the longest runs of neighbouring words that are a name, and of
// single words. It is nil if the query has no name.
func (q *Query) Spelled(names *spelling.List) *Query {
	root := q.root.spelled(names)
	if root == nil {
		return nil
	}
	return &Query{Hints: q.Hints, root: root}
}

// spelled returns a node with the spellings of its names, nil if it has none.
func (n *node) spelled(names *spelling.List) *node {
	switch n.op {
	case opTerm:
		return n.alternatives(n.term, names)
	case opAnd:
		return n.runs(names)
	}
	return n.with(func(o *node) *node { return o.spelled(names) })
}

// with returns a node with other operands, where other returns some; nil if it returns none.
func (n *node) with(other func(*node) *node) *node {
	all, some := *n, false
	all.operands = slices.Clone(n.operands)
	for i, o := range n.operands {
		if o := other(o); o != nil {
			all.operands[i], some = o, true
		}
	}
	if !some {
		return nil
	}
	return &all
}

// mostInName bounds the words of a name.
const mostInName = 6

// runs returns an AND in which neighbouring words that are a name together have
// its spellings beside them.
func (n *node) runs(names *spelling.List) *node {
	all, some := &node{op: opAnd, grouped: n.grouped}, false
	for i := 0; i < len(n.operands); {
		end := i + 1
		var other *node
		for j := min(len(n.operands), i+mostInName); j > i+1 && other == nil; j-- {
			if words, ok := neighbours(n.operands[i:j]); ok {
				typed := &node{op: opAnd, operands: n.operands[i:j]}
				if other = typed.alternatives(words, names); other != nil {
					end = j
				}
			}
		}
		if other == nil {
			other = n.operands[i].spelled(names)
		}
		if some = some || other != nil; other == nil {
			other = n.operands[i]
		}
		all.operands = append(all.operands, other)
		i = end
	}
	if !some {
		return nil
	}
	return all.simple()
}

// neighbours returns words that are typed beside each other as a term.
func neighbours(nodes []*node) (t Term, ok bool) {
	var words []string
	for i, n := range nodes {
		if n.op != opTerm || n.term.Prefix || i > 0 && n.term.Field != "" || strings.ContainsFunc(n.term.Text, unicode.IsSpace) {
			return t, false
		}
		words = append(words, n.term.Text)
	}
	return Term{Text: strings.Join(words, " "), Field: nodes[0].term.Field}, true
}

// alternatives returns a node beside the other spellings of the name that it
// looks for, or that is in its phrase; nil if that is not a name.
func (n *node) alternatives(t Term, names *spelling.List) *node {
	if t.Prefix {
		return nil
	}
	words := strings.Fields(t.Text)
	for size := min(len(words), mostInName); size > 0; size-- {
		for i := 0; i+size <= len(words); i++ {
			found := names.Of(strings.Join(words[i:i+size], " "))
			if len(found) == 0 {
				continue
			}
			any := &node{op: opOr, grouped: true, operands: []*node{n}}
			before, after := strings.Join(words[:i], " "), strings.Join(words[i+size:], " ")
			for _, s := range found {
				text := strings.TrimSpace(before + " " + s.Text + " " + after)
				other := Term{Text: text, Field: t.Field, Prefix: s.Stem && after == "", spelling: s.String(), source: `"` + text + `"`}
				if words, _ := new(queryParser).words(text); len(words) > 0 { // as written: not what a line's end may have joined
					other.phrases = [][]string{words}
					any.operands = append(any.operands, &node{op: opTerm, term: other})
				}
			}
			return any
		}
		if n.op == opAnd { // only the run as a whole
			return nil
		}
	}
	return nil
}

// others returns the spellings among the plan's phrases of which some occur.
func (p *plan) others(having []int) (names []string) {
	for i, ph := range p.phrases {
		if ph.spelling != "" && having[i] > 0 && !slices.Contains(names, ph.spelling) {
			names = append(names, ph.spelling)
		}
	}
	return names
}

// spellingOf returns the other spelling by which something was found, "" if it
// was found as typed.
func (r *Result) spellingOf(o occurrence) string {
	if r.plan.regexp != nil {
		return ""
	}
	return r.plan.phrases[o.phrase].spelling
}
