package quote

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"docview/internal/document"
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
	CitedRight      Cited = "ok" // of a quotation that is not found, the library has what is cited
	WrongParagraph  Cited = "wrong_paragraph"
	WrongDocument   Cited = "wrong_document"
	UnknownDocument Cited = "unknown_document" // one that the library does not have
	Ambiguous       Cited = "ambiguous"        // it fits several documents
	NotUnderstood   Cited = "not_understood"
	NotCited        Cited = "none" // there is none
)

// A Report is what a check found, in the order of the manuscript.
type Report struct {
	Manuscript string         `json:"manuscript"`
	Quotations []Quoted       `json:"quotations"`
	Skipped    []Skipped      `json:"skipped"`
	LookedFor  string         `json:"looked_for,omitempty"` // if a long manuscript has no quotations
	LeftOut    []LeftOut      `json:"left_out,omitempty"`
	Counts     map[string]int `json:"summary"` // by the names of the kinds
}

// A Kind is a kind of finding that a report counts.
type Kind struct {
	Name      string // in JSON
	One, Many string // after a number; "" if it is not said
	IsStatus  bool   // of the quotation itself
	fails     bool
	isStrict  bool // it fails if strict
}

// Kinds are the kinds of findings in the order in which they are said.
var Kinds = []Kind{
	{string(Exact), "exact", "exact", true, false, false},
	{string(Letters), "exact but for letters", "exact but for letters", true, false, false},
	{string(Differs), "differs", "differ", true, true, false},
	{string(NotFound), "not found", "not found", true, true, false},
	{string(Open), "not closed", "not closed", true, true, false},
	{string(CitedRight), "", "", false, false, false},
	{string(WrongParagraph), "", "", false, true, false},
	{string(WrongDocument), "", "", false, true, false},
	{onlyUncited, "is exact only in a text that is not cited", "are exact only in texts that are not cited", false, false, false},
	{string(UnknownDocument), "cites an unknown document", "cite unknown documents", false, true, false},
	{wrongDate, "citation has a wrong date", "citations have wrong dates", false, true, false},
	{string(Ambiguous), "citation is ambiguous", "citations are ambiguous", false, false, false},
	{string(NotUnderstood), "citation not understood", "citations not understood", false, false, true},
	{string(NotCited), "without a citation", "without a citation", false, false, true},
	{skipped, "title or short phrase not reported", "titles and short phrases not reported", false, false, true},
}

// What is counted besides the statuses and the citations.
const (
	onlyUncited = "only_uncited" // exact, but only in texts that are not cited
	wrongDate   = "wrong_date"
	skipped     = "skipped"
)

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

	// OnlyIn is the file of the only text that has it, which has no title, date
	// or citation and is not cited; else "".
	OnlyIn string `json:"only_in,omitempty"`

	quotation *quotation
}

// A Citation is a citation of a manuscript.
type Citation struct {
	Text      string `json:"text"`
	Document  string `json:"document"`
	Paragraph string `json:"paragraph,omitempty"`

	// Fits are the documents that an ambiguous citation may mean.
	Fits []string `json:"fits,omitempty"`

	// Date is the date in the citation if it is not that of the document, and
	// DocumentDate then the document's.
	Date         string `json:"date,omitempty"`
	DocumentDate string `json:"document_date,omitempty"`

	// Changes is how the cited document differs from a quotation that is exact in another.
	Changes []Change `json:"changes,omitempty"`
}

// A Skipped is what has quotation marks and was not checked.
type Skipped struct {
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Text   string `json:"text"`
	Reason string `json:"reason"` // "short", "title" or "block"
}

// Failed reports whether a quotation is not exact, or is wrongly cited. If strict,
// so is one whose citation is missing or not understood, and nothing may be left
// out, nor all.
func (r *Report) Failed(strict bool) bool {
	return strict && len(r.Quotations) == 0 || slices.ContainsFunc(Kinds, func(k Kind) bool {
		return r.Counts[k.Name] > 0 && (k.fails || strict && k.isStrict)
	})
}

// enough is the share of a quotation's words that make it one that differs.
const enough = 0.6

// Report returns what was found.
func (c *Check) Report() *Report {
	r := &Report{Manuscript: c.m.Name, Quotations: []Quoted{}, Skipped: []Skipped{}}
	c.leaveOut(r)
	c.settleAll()
	for i := 0; i < len(c.probes); {
		end := i + 1
		for end < len(c.probes) && c.probes[end].quotation == c.probes[i].quotation {
			end++
		}
		c.quotation(r, c.probes[i:end])
		i = end
	}
	r.Quotations = slices.DeleteFunc(r.Quotations, func(v Quoted) bool { return v.quotation.isIdle })
	slices.SortStableFunc(r.Quotations, func(a, b Quoted) int { return cmp.Or(a.Line-b.Line, a.Column-b.Column) })
	slices.SortStableFunc(r.Skipped, func(a, b Skipped) int { return a.Line - b.Line })
	if len(r.Quotations)+len(r.Skipped) == 0 {
		r.LookedFor = c.m.lookedFor()
	}
	r.count()
	return r
}

func (r *Report) count() {
	r.Counts = map[string]int{}
	for _, k := range Kinds {
		r.Counts[k.Name] = 0
	}
	for _, q := range r.Quotations {
		r.Counts[string(q.Status)]++
		if q.Status != Open || q.Citation != NotCited {
			r.Counts[string(q.Citation)]++
		}
		if q.OnlyIn != "" {
			r.Counts[onlyUncited]++
		}
		if q.Cited != nil && q.Cited.Date != "" {
			r.Counts[wrongDate]++
		}
	}
	r.Counts[skipped] = len(r.Skipped)
}

func (c *Check) quotation(r *Report, readings []*probe) {
	q := readings[0].quotation
	p, v := c.best(readings, c.m.citesOf(q))
	v.quotation, v.Text, v.EndLine = q, c.m.raw[q.start:p.end], c.m.lineOf(max(p.end-1, q.start))
	v.Line, v.Column = c.m.position(q.start)
	if q.isOpen {
		v.Status = Open
	}
	switch reason, report := c.isSkipped(p, &v); {
	case report && !q.isPart(v.Status):
		q.status = v.Status
		r.Quotations = append(r.Quotations, v)
	case !report && reason != "" && !q.isPart(NotFound):
		r.Skipped = append(r.Skipped, Skipped{v.Line, v.Column, strings.Join(strings.Fields(v.Text), " "), reason})
	}
}

// best judges the readings of a quotation and returns the best: one that a
// document has, else one that differs, else the likeliest. Of several, the
// longest is what the author meant.
func (c *Check) best(readings []*probe, cites []*citation) (p *probe, best Quoted) {
	p, best = readings[0], Quoted{Status: NotFound}
	c.judge(&best, cites)
	for _, other := range readings {
		v := Quoted{Status: NotFound}
		if len(other.found) > 0 {
			c.exact(&v, other, cites)
		} else if !c.differs(&v, other, true, cites) {
			c.differs(&v, other, false, cites)
		}
		if v.Status == NotFound && (v.OnlyIn == "" || best.Status != NotFound) || v.Status == Differs && best.Status == Exact {
			continue
		}
		if best.Status == NotFound || v.Status != best.Status || other.words > p.words {
			p, best = other, v
		}
	}
	return p, best
}

// exact reports a quotation that documents have: by the place that is cited,
// else by the first one. If the cited document has it but for its brackets, that
// is the answer.
func (c *Check) exact(v *Quoted, p *probe, cites []*citation) {
	v.Status = Exact
	rank, isBare := -1, true
	for _, f := range p.found {
		s := c.source(f.document)
		isBare = isBare && (f.isQuoted || c.isBare(f.document))
		for _, place := range f.places {
			at := Quoted{Source: c.sourceAt(s, place[0], place[1])}
			v.Others = append(v.Others, at.Source.Address)
			c.judge(&at, cites)
			if n := rankOf(at.Citation); n > rank {
				rank, v.Source, v.Cited, v.Citation = n, at.Source, at.Cited, at.Citation
			}
		}
	}
	slices.Sort(v.Others)
	v.Others = slices.DeleteFunc(slices.Compact(v.Others), func(address string) bool { return address == v.Source.Address })
	if isBare {
		v.OnlyIn = p.found[0].document.Name
	}
	if v.Citation != WrongDocument {
		if differs := (Quoted{OnlyIn: v.OnlyIn}); isBare && v.Cited == nil && c.differs(&differs, p, false, cites) {
			*v = differs
		}
		return
	}
	cited := Quoted{Status: NotFound}
	switch differs := c.differs(&cited, p, true, cites); {
	case isBare: // it may be the author's own text: the cited document alone counts
		if !differs {
			c.judge(&cited, cites)
		}
		cited.OnlyIn = v.OnlyIn
		*v = cited
	case differs && (cited.Status != Differs || isBracketed(cited.Changes)):
		*v = cited
	case differs:
		v.Cited.Document, v.Cited.Changes = cited.Source.Document, cited.Changes
	}
}

// isBracketed reports whether only the document's brackets make a difference,
// and letters that may be written as two.
func isBracketed(changes []Change) bool {
	return !slices.ContainsFunc(changes, func(c Change) bool {
		bare := strings.NewReplacer("[", "", "]", "").Replace(c.Source)
		return !slices.EqualFunc(tokenize(nil, bare), tokenize(nil, c.Manuscript), func(a, b word) bool { return a.key == b.key })
	})
}

func rankOf(c Cited) int {
	return slices.Index([]Cited{NotCited, NotUnderstood, WrongDocument, WrongParagraph, Ambiguous, CitedRight, UnknownDocument}, c)
}

// nearest returns the passage that is most like a quotation, of the cited
// documents or of the others; nil if there is none.
func (c *Check) nearest(p *probe, cited bool) (chosen *alignment, of *source) {
	for _, n := range p.near {
		if n.cited != cited {
			continue
		}
		s := c.source(n.document)
		a := p.compare(s, n)
		isEnough := a != nil && float64(a.matched) >= enough*float64(p.all) && a.matched >= fewest(n, p.spelt())
		if isEnough && (chosen == nil || cmp.Or(a.cost-chosen.cost, int32(len(a.changes)-len(chosen.changes))) < 0) {
			chosen, of = a, s
		}
	}
	return chosen, of
}

// differs reports a quotation by the passage of the cited documents, or of the
// others, that is most like it, if there is one.
func (c *Check) differs(v *Quoted, p *probe, cited bool, cites []*citation) bool {
	a, s := c.nearest(p, cited)
	if a != nil {
		v.Status, v.Source, v.Changes = a.status(), c.sourceAt(s, a.first, a.last), a.changes
		c.judge(v, cites)
	}
	return a != nil
}

// source returns the words of a document: most often those that were asked for last.
func (c *Check) source(d *document.Document) *source {
	if c.last == nil || c.last.Document != d {
		c.last = sourceOf(d, make([]word, 0, max(d.End-d.Start, 0)/5))
	}
	return c.last
}

// sourceAt returns the source of the words from first to last. Where several
// documents have one id, only the path opens it.
func (c *Check) sourceAt(s *source, first, last int) *Source {
	src := s.source(first, last)
	if c.ids[s.ID] > 1 && s.Ref != "" {
		src.Address = s.Ref + strings.TrimPrefix(src.Address, s.ID)
	}
	return src
}

// fewest returns how many words of a quotation must be there in a document
// that it differs from. Where it is not cited, a few common words in a row are
// nothing special.
func fewest(n nearby, words int) int {
	switch {
	case n.cited:
		return min(gramSize, max(words-1, 2))
	case words < 10:
		return max(gramSize+1, (7*words+9)/10)
	}
	return gramSize + 1
}

// spelt returns how many words of a probe are letters or digits, so that
// "1/2" counts no more than "½".
func (p *probe) spelt() int {
	n := 0
	for _, s := range p.segments {
		for _, w := range s.words {
			if c, _, _ := class(s.text, int(w.start)); c > dash {
				n++
			}
		}
	}
	return n
}

// judge judges the citations of a quotation by its source, and takes the one
// that fits best, but for one that names a document the library does not have.
func (c *Check) judge(v *Quoted, cites []*citation) {
	v.Citation = NotCited
	for _, cite := range cites {
		for i := range cite.refs {
			ref := &cite.refs[i]
			verdict := c.verdict(v.Source, ref)
			if v.Cited != nil && rankOf(verdict) <= rankOf(v.Citation) || verdict == NotCited {
				continue
			}
			v.Citation = verdict
			v.Cited = &Citation{Text: strings.Join(strings.Fields(cite.text), " "), Document: ref.document, Paragraph: ref.paragraph}
			docs := c.docsOf(ref)
			if e, ok := c.m.bibliography[ref.document]; ok && ref.kind != byProse {
				v.Cited.Document = cmp.Or(strings.Join(idsOf(docs), ", "), e.id(), e.Key)
			}
			if len(docs) > 1 && verdict == Ambiguous {
				v.Cited.Fits = idsOf(docs)
			} else if date := c.m.dateOf(ref); len(docs) > 0 && docs[0].Date().Contradicts(date) {
				v.Cited.Date, v.Cited.DocumentDate = date.Text, docs[0].Date().Text
			}
		}
	}
}

func idsOf(docs []*document.Document) (ids []string) {
	for _, d := range docs {
		if !slices.Contains(ids, d.ID) {
			ids = append(ids, d.ID)
		}
	}
	return ids
}

// verdict judges a reference by the source of a quotation, nil if it has none.
func (c *Check) verdict(src *Source, ref *reference) Cited {
	ids := idsOf(c.docsOf(ref))
	switch {
	case len(ids) == 0:
		return c.unresolved(ref)
	case src != nil && !slices.Contains(ids, src.Document):
		return WrongDocument
	case src != nil && ref.paragraph != "" && !src.has(ref.paragraph):
		return WrongParagraph
	case len(ids) > 1:
		return Ambiguous
	}
	return CitedRight
}

// has reports whether a paragraph that is cited is one that the source is in.
func (s *Source) has(cited string) bool {
	numbers := slices.Concat(s.numbers...)
	cited = strings.NewReplacer("--", "-", "–", "-", "—", "-", ",", " ", "&", " ").Replace(cited)
	return len(s.numbers) == 0 || slices.ContainsFunc(strings.Fields(cited), func(item string) bool {
		from, to, _ := strings.Cut(item, "-")
		low, err1 := strconv.Atoi(from)
		high, err2 := strconv.Atoi(to)
		sentence := item // 4.2 may be a sentence of paragraph 4
		if i := strings.LastIndexByte(item, '.'); i > 0 && countDigits(item[i:]) == len(item[i+1:]) {
			sentence = item[:i]
		}
		return slices.ContainsFunc(numbers, func(n string) bool {
			value, err := strconv.Atoi(n)
			return strings.EqualFold(n, item) || strings.EqualFold(n, sentence) || cmp.Or(err, err1, err2) == nil && low <= value && value <= high && high <= s.highest
		})
	})
}
