package quote

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A Status says whether a quotation is in the library.
type Status string

// The statuses of quotations.
const (
	Exact    Status = "exact"      // word for word
	Letters  Status = "letters"    // word for word, but some letters are written in another way: oe for œ
	Differs  Status = "differs"    // at least six of ten words are there, in order
	NotFound Status = "not_found"  // it is in no document of the library
	Open     Status = "not_closed" // its paragraph does not close it, so that it was not looked up
)

// A Cited says whether the citation beside a quotation is right.
type Cited string

// What citations are.
const (
	CitedRight     Cited = "ok"
	WrongParagraph Cited = "wrong_paragraph"
	WrongDocument  Cited = "wrong_document"
	NotCited       Cited = "none" // there is none, or none of a document that is known
)

// A Report is what a check found, in the order of the manuscript.
type Report struct {
	Manuscript string    `json:"manuscript"`
	Quotations []Quoted  `json:"quotations"`
	Skipped    []Skipped `json:"skipped"`
	LookedFor  string    `json:"looked_for,omitempty"` // if a long manuscript has no quotations
	Counts     Counts    `json:"summary"`
}

// Counts are how many quotations there are of each kind.
type Counts struct {
	Exact          int `json:"exact"`
	Letters        int `json:"letters"`
	Differs        int `json:"differs"`
	NotFound       int `json:"not_found"`
	Open           int `json:"not_closed"`
	WrongParagraph int `json:"wrong_paragraph"`
	WrongDocument  int `json:"wrong_document"`
	Skipped        int `json:"skipped"`
}

// A Quoted is a quotation of a manuscript that was checked.
type Quoted struct {
	Line     int       `json:"line"`
	Column   int       `json:"column"` // in characters
	EndLine  int       `json:"end_line"`
	Text     string    `json:"text"` // as in the manuscript
	Status   Status    `json:"status"`
	Source   *Source   `json:"source,omitempty"`
	Others   []string  `json:"others,omitempty"` // addresses of other passages that have it
	Changes  []Change  `json:"changes,omitempty"`
	Cited    *Citation `json:"cited,omitempty"`
	Citation Cited     `json:"citation"`

	quotation *quotation
}

// A Citation is a citation of a manuscript.
type Citation struct {
	Text      string `json:"text"`
	Document  string `json:"document"`
	Paragraph string `json:"paragraph,omitempty"`
}

// A Skipped is what has quotation marks and was not checked.
type Skipped struct {
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Text   string `json:"text"`
	Reason string `json:"reason"` // "short", "title" or "block"
}

// Failed reports whether a quotation is not exact, or is wrongly cited.
func (r *Report) Failed() bool {
	c := r.Counts
	return c.Differs+c.NotFound+c.Open+c.WrongParagraph+c.WrongDocument > 0
}

// enough is the share of a quotation's words that make it one that differs.
const enough = 0.6

// Report returns what was found.
func (c *Check) Report() *Report {
	r := &Report{Manuscript: c.m.Name, Quotations: []Quoted{}, Skipped: []Skipped{}}
	for i := 0; i < len(c.probes); {
		end := i + 1
		for end < len(c.probes) && c.probes[end].quotation == c.probes[i].quotation {
			end++
		}
		c.quotation(r, c.probes[i:end])
		i = end
	}
	r.Quotations = slices.DeleteFunc(r.Quotations, func(v Quoted) bool { return v.quotation.isIdle })
	slices.SortStableFunc(r.Quotations, func(a, b Quoted) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
	slices.SortStableFunc(r.Skipped, func(a, b Skipped) int { return a.Line - b.Line })
	if len(r.Quotations)+len(r.Skipped) == 0 {
		r.LookedFor = c.m.lookedFor()
	}
	r.count()
	return r
}

func (r *Report) count() {
	for _, q := range r.Quotations {
		switch q.Status {
		case Exact:
			r.Counts.Exact++
		case Letters:
			r.Counts.Letters++
		case Differs:
			r.Counts.Differs++
		case NotFound:
			r.Counts.NotFound++
		case Open:
			r.Counts.Open++
		}
		switch q.Citation {
		case WrongParagraph:
			r.Counts.WrongParagraph++
		case WrongDocument:
			r.Counts.WrongDocument++
		}
	}
	r.Counts.Skipped = len(r.Skipped)
}

// quotation reports a quotation by its readings.
func (c *Check) quotation(r *Report, readings []*probe) {
	q := readings[0].quotation
	cites := c.m.citesOf(q)
	p, v := c.best(readings, cites)
	line, column := c.m.position(q.start)
	endLine := c.m.lineOf(max(p.end-1, q.start))
	text := c.m.raw[q.start:p.end]
	v.Line, v.Column, v.EndLine, v.Text = line, column, endLine, text
	if q.isOpen {
		v.Status = Open
	}
	switch reason, report := c.skipped(p, &v, cites); {
	case report && q.isPart(v.Status):
	case report:
		v.quotation = q
		q.status = v.Status
		r.Quotations = append(r.Quotations, v)
	case reason != "" && !q.isPart(NotFound):
		r.Skipped = append(r.Skipped, Skipped{line, column, strings.Join(strings.Fields(text), " "), reason})
	}
}

// best judges the readings of a quotation and returns the best: one that a
// document has, else one that differs, else the likeliest. Of several, the
// longest is what the author meant.
func (c *Check) best(readings []*probe, cites []*citation) (*probe, Quoted) {
	p, best := readings[0], Quoted{Status: NotFound, Citation: NotCited}
	for _, other := range readings {
		v := Quoted{Status: NotFound, Citation: NotCited}
		if len(other.found) > 0 {
			c.exact(&v, other, cites)
		} else {
			c.near(&v, other, cites)
		}
		if v.Status == NotFound || v.Status == Differs && best.Status == Exact {
			continue
		}
		if best.Status == NotFound || v.Status != best.Status || other.words > p.words {
			p, best = other, v
		}
	}
	return p, best
}

// exact reports a quotation that documents have: by the place that is cited,
// else by the first one.
func (c *Check) exact(v *Quoted, p *probe, cites []*citation) {
	v.Status = Exact
	rank := -1
	var others []string
	for _, f := range p.found {
		s := sourceOf(f.document, nil)
		for _, place := range f.places {
			src := s.source(place[0], place[1])
			others = append(others, src.Address)
			cited, verdict := c.judge(src, cites)
			if n := rankOf(verdict); n > rank {
				rank, v.Source, v.Cited, v.Citation = n, src, cited, verdict
			}
		}
	}
	slices.Sort(others)
	for _, address := range slices.Compact(others) {
		if address != v.Source.Address {
			v.Others = append(v.Others, address)
		}
	}
}

func rankOf(c Cited) int {
	return slices.Index([]Cited{WrongDocument, NotCited, WrongParagraph, CitedRight}, c)
}

// near reports a quotation that no document has exactly, by the passage that
// is most like it.
func (c *Check) near(v *Quoted, p *probe, cites []*citation) {
	var chosen *alignment
	var src *Source
	for _, n := range p.near {
		s := sourceOf(n.document, nil)
		a := p.compare(s, n)
		if a == nil || float64(a.matched) < enough*float64(total(p)) || a.matched < fewest(n, total(p)) {
			continue
		}
		if chosen == nil || a.betterThan(chosen) {
			chosen, src = a, s.source(a.first, a.last)
		}
	}
	if chosen == nil {
		return
	}
	v.Status, v.Source, v.Changes = chosen.status(), src, chosen.changes
	v.Cited, v.Citation = c.judge(src, cites)
}

// fewest returns how many words of a quotation must be there in a document
// that it differs from. Where it is not cited, a few common words in a row are
// nothing special.
func fewest(n nearby, words int) int {
	switch {
	case n.cited:
		return min(gramSize, max(words-1, 2))
	case words < 10:
		return max(gramSize+1, (3*words+3)/4)
	}
	return gramSize + 1
}

// total returns how many words a probe has, those in brackets included.
func total(p *probe) int {
	n := 0
	for _, s := range p.segments {
		n += len(s.words)
	}
	return n
}

// judge judges the citations beside a quotation by its source.
func (c *Check) judge(src *Source, cites []*citation) (*Citation, Cited) {
	var cited *Citation
	verdict := NotCited
	for _, cite := range cites {
		for _, ref := range cite.refs {
			v := c.verdict(src, ref)
			if v == NotCited || verdict != NotCited && rankOf(v) <= rankOf(verdict) {
				continue
			}
			verdict, cited = v, &Citation{strings.Join(strings.Fields(cite.text), " "), ref.document, ref.paragraph}
		}
	}
	return cited, verdict
}

func (c *Check) verdict(src *Source, ref reference) Cited {
	switch {
	case strings.EqualFold(ref.document, src.Document), ref.document == src.file:
	case ref.sure || c.known[ref.document] || isNumber(ref.document):
		return WrongDocument
	default:
		return NotCited // a book, or whatever the key is
	}
	if ref.paragraph == "" || src.has(ref.paragraph) {
		return CitedRight
	}
	return WrongParagraph
}

func isNumber(s string) bool {
	_, err := strconv.Atoi(s)
	return err == nil && len(s) > 4
}

// has reports whether a paragraph that is cited is one that the source is in.
func (s *Source) has(cited string) bool {
	for item := range strings.FieldsFuncSeq(cited, func(r rune) bool { return r == ',' || r == '&' || unicode.IsSpace(r) }) {
		from, to, isRange := strings.Cut(strings.NewReplacer("--", "-", "–", "-", "—", "-").Replace(item), "-")
		low, err1 := strconv.Atoi(from)
		high, err2 := strconv.Atoi(to)
		sentence := item // 4.2 may be a sentence of paragraph 4
		if i := strings.LastIndexByte(item, '.'); i > 0 {
			sentence = item[:i]
		}
		for _, numbers := range s.numbers {
			for _, n := range numbers {
				value, err := strconv.Atoi(n)
				if strings.EqualFold(n, item) || strings.EqualFold(n, sentence) || isRange && err == nil && err1 == nil && err2 == nil && low <= value && value <= high {
					return true
				}
			}
		}
	}
	return len(s.numbers) == 0
}
