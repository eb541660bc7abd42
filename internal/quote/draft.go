package quote

import (
	"bytes"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"

	"docview/internal/document"
)

// A draft is what a text has that a manuscript has and no source does.
type draft struct {
	runs  int      // how many runs of words it shares with the manuscript's own prose, up to 2
	cites []string // what it cites, as a manuscript does, beside quotations
	has   []int    // the probes that it has in quotations of its own, with a citation
}

// runOf returns the words with which some begin that are not a coincidence: eight,
// or twenty characters of a script without spaces; nil if there are not as many.
func runOf(words []word) []word {
	size := 0
	for i := range words {
		if size += 5; words[i].isSyllable() {
			size -= 3
		}
		if size >= 8*5 {
			return words[:i+1]
		}
	}
	return nil
}

// isSyllable reports whether the word is a character of a script without spaces,
// whose hash can be undone.
func (w *word) isSyllable() bool {
	const inverse = 14886173955864302971 // of hashPrime, modulo 2^64
	r := w.key*inverse ^ hashStart
	return r <= unicode.MaxRune && isSyllable(rune(r))
}

// archival are the fields of a head that a manuscript does not have.
var archival = []document.Key{
	document.KeyCitation, document.KeyCredits, document.KeyOriginalLanguage, document.KeyFileNumber, document.KeyDocumentNumber,
	document.KeySerial, document.KeyPlaceDate, document.KeyReceived, document.KeyClassification, document.KeyFrom,
}

// draftOf returns what makes a document a draft, in which probes were found. One
// with the head of an archive is none.
func (l *looker) draftOf(s *source, found map[int][][2]int) (f draft) {
	for _, key := range archival {
		if s.Field(key).Text != "" {
			return f
		}
	}
	first, last := s.Extent()
	body := s.Source[first:last]
	suspect := bytes.ContainsAny(body, "@#") || bytes.Contains(body, []byte("cite"))
	own, shared := l.m.proseRuns(), map[uint64]bool{}
	if addShared(shared, s.words, own); !suspect && len(shared) < 2 && len(found) == 0 {
		return f
	}
	clear(shared)
	m := Parse(s.Name, body, "")
	m.prose(func(words []word) { addShared(shared, words, own) })
	f.runs = min(len(shared), 2)
	for _, q := range m.quotations {
		cites := m.citesOf(q)
		if slices.ContainsFunc(cites, (*citation).isSource) && !q.maybe {
			f.has = append(f.has, l.within(q, found)...)
		}
		for _, c := range cites {
			for _, ref := range c.refs {
				if suspect && (ref.kind == byKey || ref.kind == byAddress) {
					f.cites = append(f.cites, strings.ToLower(ref.document))
				}
			}
		}
	}
	return f
}

// isSource reports whether a citation says where something is from: a parenthesis
// may be an aside.
func (c *citation) isSource() bool {
	return c.remark == nil || !c.remark.inText || countDigits(c.text) > 0
}

// within returns the probes of some whose words a quotation has.
func (l *looker) within(q *quotation, found map[int][][2]int) (within []int) {
	words := tokenize(nil, q.readings[0].text)
	for p := range found {
		if _, n := find(l.probes[p].segments[0].words, words, 0); n > 0 {
			within = append(within, p)
		}
	}
	return within
}

// addShared adds each run of words that is one of some, but none that begins in another.
func addShared(to map[uint64]bool, words []word, of map[uint64]bool) {
	for i := 0; i < len(words); i++ {
		run := runOf(words[i:])
		if h := hashWords(run); run != nil && of[h] {
			to[h] = true
			i += len(run) - 1
		}
	}
}

// prose calls visit with the words of each stretch of the manuscript's running
// prose: its paragraphs without quotations, up to a bibliography or an appendix.
func (m *Manuscript) prose(visit func(words []word)) {
	quoted := slices.SortedFunc(slices.Values(m.quotations), func(a, b *quotation) int { return a.start - b.start })
	other, isAppended := false, false
	for i, u := range m.units {
		if u.isHeading() {
			other = others().MatchString(u.text)
			isAppended = isAppended || appendices().MatchString(u.text) // to the end: it has headings of its own
		}
		if u.kind != paragraph || other || isAppended || m.isEpigraph(i) || len(u.text) == 0 {
			continue
		}
		next := sort.Search(len(quoted), func(k int) bool { return quoted[k].readings[0].end > int(u.at[0]) })
		begin, closed := 0, 0
		for k := range len(u.text) {
			c, at := u.text[k], int(u.at[k])
			for next < len(quoted) && at >= quoted[next].readings[0].end {
				next++
			}
			if k >= closed && (c == '(' || c == '[') { // a citation, often
				closed = k + groupLength(u.text[k:min(len(u.text), k+longestRemark)], "([", ")]")
			}
			if k < closed || next < len(quoted) && at >= quoted[next].start {
				visit(tokenize(nil, u.text[begin:k]))
				begin = k + 1
			}
		}
		visit(tokenize(nil, u.text[begin:]))
	}
}

// isHeading reports whether a unit is a heading, or looks like one: it is short
// and no sentence.
func (u *unit) isHeading() bool {
	text := strings.TrimSpace(u.text)
	return u.kind == heading || u.kind == paragraph && len(text) < 60 && !strings.ContainsAny(text, ",;!?") && !strings.HasSuffix(text, ".")
}

// others are headings of what is not the author's own prose, and appendices of
// what follows it.
var (
	others     = headings(`bibliograph|references|works cited|sources|documents?\b|dokument|документ|literatur|quellen|notes`)
	appendices = headings(`appendi|annex(?:es?)?(?:\PL|$)|anhang|anhänge|anlagen?\b|beilagen?\b|bilag|bijlage|ap[ée]ndice|anexos?\b|allegat|приложени|додат(?:ок|ки)|př?íloh|załącznik|függelék|pi[eè]ces? justificatives?|附[录錄件]|付録|부록`)
)

func headings(words string) func() *regexp.Regexp {
	return compile(`(?i)^[\s#*]*(?:[0-9A-Z]{1,3}[.:]?\s+)?(?:` + words + `)`)
}

// isEpigraph reports whether a paragraph is followed by the name of its author.
func (m *Manuscript) isEpigraph(i int) bool {
	text := m.units[i].text
	last := text[strings.LastIndexByte(strings.TrimSpace(text), '\n')+1:]
	return beginsWithDash(last) || i+1 < len(m.units) && beginsWithDash(m.units[i+1].text)
}

func beginsWithDash(s string) bool {
	s = strings.TrimSpace(s)
	return strings.HasPrefix(s, "—") || strings.HasPrefix(s, "–") || strings.HasPrefix(s, "--")
}

// proseRuns returns the runs of words of the manuscript's running prose.
func (m *Manuscript) proseRuns() map[uint64]bool {
	m.runsOnce.Do(func() {
		m.runs = map[uint64]bool{}
		m.prose(func(words []word) {
			for i := range words {
				if run := runOf(words[i:]); run != nil {
					m.runs[hashWords(run)] = true
				}
			}
		})
	})
	return m.runs
}
