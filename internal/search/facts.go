package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/cite"
	"docview/internal/document"
	"docview/internal/text"
)

// A fact is what the citation of a document says, or the line of its date, and no
// field: where in the text the title names who wrote it. A query finds it there.
type fact struct {
	start, end int // its bytes in the text
	column     column
}

// mostStated bounds the words of all facts of a document, and the blank lines before them.
const mostStated = 48

// state determines where a text has the facts of a document.
func (t *source) state(d *document.Document, it *cite.Item) {
	add := func(field string, values ...string) {
		for _, s := range values {
			if s != "" && len(t.facts) < mostStated/2 {
				t.find(s, columnNamed(field))
			}
		}
	}
	for _, some := range []struct {
		field  string
		people []cite.Person
	}{{"from", it.Author}, {"to", it.Recipient}, {"participants", it.Participants}} {
		for _, p := range some.people {
			add(some.field, p.Name, p.Office)
		}
	}
	add("place", d.PlaceName())
	if p := it.Provenance; p != nil {
		add("repository", p.Repository, p.Place)
		if before := len(t.facts); p.Shelfmark != "" {
			if add("reference", p.Shelfmark); len(t.facts) == before { // its parts are fields
				add("reference", strings.Split(p.Shelfmark, ", ")...)
			}
		}
	}
}

// find adds a fact: where the text has it first, in a field or below the text before
// anywhere else, unless a field of its own has it.
func (t *source) find(s string, c column) {
	for _, inBody := range []bool{false, true} {
		var found []fact
		for i, u := range t.units {
			if at := min(u.start, t.end(i)); inBody == (u.field == nil && u.column == colBody && u.block.Kind != document.Signature) {
				start, end, ok := findSpaced(t.string[at:t.end(i)], s)
				if ok && u.column == c {
					return
				}
				if ok && found == nil {
					found = []fact{{at + start, at + end, c}}
				}
			}
		}
		if found != nil {
			t.facts = append(t.facts, found...)
			return
		}
	}
}

// findSpaced returns where a text has some words, with any white space between them.
func findSpaced(s, words string) (start, end int, ok bool) {
	all := strings.Fields(words)
	for start < len(s) {
		i := strings.Index(s[start:], all[0])
		if i < 0 {
			break
		}
		start += i
		rest, ok := s[start:], true
		for _, w := range all {
			if rest, ok = strings.CutPrefix(strings.TrimLeftFunc(rest, unicode.IsSpace), w); !ok {
				break
			}
		}
		if end = len(s) - len(rest); ok && !isInWord(s, start) && !isInWord(s, end) {
			return start, end, true
		}
		start += len(all[0])
	}
	return 0, 0, false
}

// isInWord reports whether both characters around a byte of s are letters or digits.
func isInWord(s string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	after, _ := utf8.DecodeRuneInString(s[at:])
	return isLetterOrDigit(before) && isLetterOrDigit(after)
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// stated returns the words of a fact, further from all others than NEAR reaches.
func (w *walker) stated(f fact) (tokens []readingWord) {
	for w.unit, w.column = 0, f.column; w.unit+1 < len(w.source.units) && w.source.units[w.unit+1].start <= f.start; {
		w.unit++
	}
	w.left--
	nth := 1<<30 + f.start
	for w.ResetAt(f.start); w.Next() && w.Start < f.end && w.left > 0; nth++ {
		w.left--
		tokens = append(tokens, readingWord{text.Piece{Word: string(w.Word), Start: w.Start, End: w.End}, nth, nth})
	}
	return tokens
}
