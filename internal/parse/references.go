package parse

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/document"
)

// tieNotes finds where the text refers to its notes, and takes the mark of one
// from the title. Marks in brackets and stars are certain; a figure at the end
// of a word is a mark if it follows the order of the notes.
func (p *parser) tieNotes() {
	var notes []document.Block
	times := map[string]int{}
	for _, b := range p.Body {
		if b.Kind == document.Note {
			notes = append(notes, b)
			times[b.Number]++
		}
	}
	if notes == nil {
		return
	}
	marks := p.noteMarks()
	inTitle, title := p.titleMark()
	var figures []document.Reference
	doubtful := map[string][]document.Reference{}
	for _, b := range notes {
		before := func(r document.Reference) string { return p.Body[r.Block-1].Text[:r.Start] }
		inText := slices.DeleteFunc(marks[b.Number], func(r document.Reference) bool { return r.Block == 0 })
		apart := slices.ContainsFunc(inText, func(r document.Reference) bool { return !isGlued(before(r)) })
		for _, r := range inText {
			r.Note = b.Place
			switch sign := p.Body[r.Block-1].Text[r.Start]; {
			case times[b.Number] > 1: // each page counts its own
				figures = append(figures, r)
			case sign == '[' || sign == '*' || !isGlued(strings.TrimRight(before(r), ".,;:!?”\"’')")):
				p.References = append(p.References, r)
			case isGlued(before(r)) && (apart || isDesignation(before(r))):
				doubtful[b.Number] = append(doubtful[b.Number], r)
			default:
				figures = append(figures, r)
			}
		}
		if len(inText) == 0 && len(marks[b.Number]) > 0 && isKept(b.Text, false) {
			p.Kept = b.Place
		}
		if b.Number == inTitle && inTitle != "" {
			p.Header[slices.IndexFunc(p.Header, func(f document.Field) bool { return f.Key == document.KeyTitle })] = title
		}
	}
	p.References = append(p.References, longestChain(figures)...)
	slices.SortFunc(p.References, byNote)
	p.tieDoubtful(notes, inTitle, doubtful)
}

func byNote(a, b document.Reference) int { return cmp.Or(a.Note-b.Note, byText(a, b)) }

func byText(a, b document.Reference) int { return cmp.Or(a.Block-b.Block, a.Start-b.Start) }

// isGlued reports whether a mark after some text has nothing between it and a word.
func isGlued(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsLetter(r)
}

// isDesignation reports whether a figure after some text may as well belong to
// the word that it ends with: "B17", "MiG15", "Su27", "m2".
func isDesignation(before string) bool {
	word := before[len(strings.TrimRightFunc(before, unicode.IsLetter)):]
	head, _ := utf8.DecodeRuneInString(word)
	last, _ := utf8.DecodeLastRuneInString(word)
	return unicode.IsUpper(last) || len(word) < 3 || unicode.IsUpper(head) && len(word) < 4
}

// longestChain returns the most marks that are in the order of their notes. A
// figure that is in no order, or repeats one, belongs to the text.
func longestChain(marks []document.Reference) []document.Reference {
	slices.SortFunc(marks, func(a, b document.Reference) int { return cmp.Or(byText(a, b), b.Note-a.Note) })
	var ends []int // the mark that the best chain of each length ends with
	before := make([]int, len(marks))
	for i, r := range marks {
		n, _ := slices.BinarySearchFunc(ends, r.Note, func(end, note int) int { return marks[end].Note - note })
		if n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		}
		ends[n] = i
	}
	chain := make([]document.Reference, len(ends))
	for n := len(ends) - 1; n >= 0; n-- {
		chain[n] = marks[ends[n]]
		if n > 0 {
			ends[n-1] = before[ends[n]]
		}
	}
	return chain
}

// tieDoubtful adds the marks that may be figures of the text, "MiG15" and
// "1949.15": one that is the only one of its number after the mark of the note
// before and before that of the next.
func (p *parser) tieDoubtful(notes []document.Block, inTitle string, doubtful map[string][]document.Reference) {
	if len(p.References) == 0 && inTitle == "" {
		return
	}
	p.addFigures(doubtful)
	certain, last, known := p.References, document.Reference{}, false
	for _, b := range notes {
		n, found := slices.BinarySearchFunc(certain, b.Place, func(r document.Reference, place int) int { return r.Note - place })
		for ; n < len(certain) && certain[n].Note == b.Place; n++ {
			last = certain[n]
		}
		if found || b.Number == inTitle {
			known = true
			continue
		}
		fit := slices.DeleteFunc(slices.Clone(doubtful[b.Number]), func(r document.Reference) bool {
			return byText(r, last) <= 0 || n < len(certain) && byText(r, certain[n]) >= 0
		})
		if known = known && len(fit) == 1; known {
			last = fit[0]
			last.Note = b.Place
			p.References = append(p.References, last)
		}
	}
	slices.SortFunc(p.References, byNote)
}

// addFigures adds the figures after another one and a stop or a comma, by their
// number: "October 20,15", "in 1949.18 He".
func (p *parser) addFigures(to map[string][]document.Reference) {
	for i := range p.Body {
		s := p.Body[i].Text
		for at := 2; at < len(s); at++ {
			if !isDigit(s[at]) || strings.IndexByte(".,;", s[at-1]) < 0 || !isDigit(s[at-2]) || p.Body[i].Kind == document.Note {
				continue
			}
			end := markEnd(s, at)
			next, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[end:], " \n"))
			if (end == len(s) || isBlank(s[end:])) && (s[at-1] != '.' || !unicode.IsLower(next)) && len(to[s[at:end]]) < mostMarks {
				to[s[at:end]] = append(to[s[at:end]], document.Reference{Block: i + 1, Start: at, End: end})
			}
			at = end
		}
	}
}
