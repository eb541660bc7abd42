package quote

import (
	"slices"
	"strings"

	"docview/internal/document"
)

// Sources are what a check knows of the documents of the library.
type sources struct {
	known    map[string][]*document.Document // those that are cited, by the names that are cited
	beside   map[*document.Document]bool     // those that are cited beside a quotation
	shapes   map[string]bool                 // of the names of all
	ids      map[string]int                  // how many have an id
	suspects []*Findings                     // those that may be drafts
	drafts   map[*document.Document]bool     // those that are not sources
	own      map[string]bool                 // names of the manuscript itself
}

// Own takes a document of the library that is the manuscript itself: what it
// says of itself is no citation.
func (c *Check) Own(d *document.Document) {
	for _, name := range names(d) {
		c.own[name] = true
	}
}

// learn takes what a document is called.
func (c *Check) learn(f *Findings) {
	c.ids[strings.Clone(f.document.ID)]++ // else it keeps the text that it is part of
	if len(f.beside) > 0 {
		c.beside[f.document] = true
	}
	if f.draft.runs > 1 || len(f.draft.cites) > 0 {
		c.suspects = append(c.suspects, f)
	}
	for _, name := range f.names {
		if c.cited[name] != nil {
			c.known[name] = append(c.known[name], f.document)
		}
		c.shapes[shape(name)] = true
	}
}

// names returns what a document may be cited as, in lower case: its id, the name
// of its file, its URL, and the id that is in that.
func names(d *document.Document) []string {
	all := []string{strings.ToLower(d.ID)}
	if name := strings.ToLower(document.Stem(d.Name)); name != all[0] && d.Part == 0 {
		all = append(all, name)
	}
	if d.URL != "" {
		all = append(all, urlName(d.URL))
	}
	if id := strings.ToLower(idOf(d.URL)); id != "" && id != all[0] {
		all = append(all, id)
	}
	return all
}

// urlName returns a URL without what may differ.
func urlName(url string) string {
	_, rest, _ := strings.Cut(strings.ToLower(url), "://")
	return "//" + strings.TrimRight(strings.TrimPrefix(rest, "www."), "/.,;")
}

// namesOf returns the names that a reference gives a document: its own, and those
// in the bibliography.
func (m *Manuscript) namesOf(r *reference) []string {
	if r.kind == byProse {
		return nil
	}
	return append([]string{strings.ToLower(r.document)}, m.bibliography[r.document].names()...)
}

// docsOf returns the documents that a reference names: of several, those of the
// date that is beside it, if there are any.
func (c *Check) docsOf(r *reference) []*document.Document {
	docs := r.docs
	for _, name := range c.m.namesOf(r) {
		if docs == nil {
			docs = c.known[name]
		}
	}
	if date := c.m.dateOf(r); date.EDTF != "" && len(docs) > 1 {
		of := slices.DeleteFunc(slices.Clone(docs), func(d *document.Document) bool { return d.Date().Contradicts(date) })
		if len(of) > 0 {
			return of
		}
	}
	return docs
}

// dateOf returns the date that a reference gives a document, or its entry in the bibliography.
func (m *Manuscript) dateOf(r *reference) document.Date {
	if entry := m.bibliography[r.document].Date; r.date.EDTF == "" && r.kind != byProse {
		return document.Date{Text: entry, EDTF: entry}
	}
	return r.date
}

// shape returns a name with the same mark for all numbers; those of a name
// that is only a number are as long. The volumes of a series have one shape.
func shape(name string) string {
	if strings.HasPrefix(name, "frus") && frus().MatchString(name) {
		return "frus"
	}
	if strings.Trim(name, "0123456789") == "" {
		return strings.Repeat("0", len(name))
	}
	return strings.Join(strings.FieldsFunc("^"+name+"$", func(r rune) bool { return '0' <= r && r <= '9' }), "0")
}

var frus = compile(`^frus[0-9]{4}.*-d[0-9]+$`)

// unresolved judges a reference that names no document of the library.
func (c *Check) unresolved(r *reference) Cited {
	names := c.m.namesOf(r)
	isShaped := slices.ContainsFunc(names, func(name string) bool { return c.shapes[shape(name)] })
	isOwn := slices.ContainsFunc(names, func(name string) bool { return c.own[name] })
	switch {
	case isOwn:
		return NotCited
	case r.kind == byURL, idOf(c.m.bibliography[r.document].URL) != "", isShaped && (r.kind != byID || r.paragraph != "" || strings.Trim(r.document, "0123456789") != ""):
		return UnknownDocument
	case r.kind == byKey, r.kind == byAddress, r.paragraph != "":
		return NotUnderstood
	}
	return NotCited
}

// Wants reports whether the manuscript cites a document that no source is.
func (c *Check) Wants(id string) bool { return c.cited[id] != nil && c.known[id] == nil }

// LeftOut are the files that are not sources, and why.
type LeftOut struct {
	File   string `json:"file"`
	Reason string `json:"reason"` // "draft" if it shares running prose with the manuscript, "notes" if it cites documents as one
}

// leaveOut determines which documents are drafts or notes.
func (c *Check) leaveOut(r *Report) {
	for _, f := range c.suspects {
		reason := "draft"
		if f.draft.runs < 2 {
			reason = "notes"
			if !slices.ContainsFunc(f.draft.cites, func(id string) bool { return c.shapes[shape(id)] && !slices.Contains(f.names, id) }) {
				continue
			}
		}
		c.drafts[f.document] = true
		if out := (LeftOut{f.document.Name, reason}); !slices.Contains(r.LeftOut, out) {
			r.LeftOut = append(r.LeftOut, out)
		}
	}
	for _, p := range c.probes {
		p.found = slices.DeleteFunc(p.found, func(f found) bool { return c.drafts[f.document] })
		p.near = slices.DeleteFunc(p.near, func(n nearby) bool { return c.drafts[n.document] })
	}
}

// isBare reports whether nothing says what a text is: it has no title, date or
// citation, and the manuscript does not cite it.
func (c *Check) isBare(d *document.Document) bool {
	return !c.beside[d] && d.Title() == "" && d.Date().IsZero() && d.Citation() == ""
}

// Cited returns the documents that the manuscript cites, beside a quotation or not,
// in its order; the names of those that the library does not have, and the citations
// that fit several, all of which it returns.
func (c *Check) Cited() (docs []*document.Document, unknown, ambiguous []string) {
	c.settleAll()
	for _, u := range c.m.units {
		for _, cite := range u.cites {
			for _, ref := range cite.refs {
				named := c.quotedBeside(cite, c.docsOf(&ref))
				docs = append(docs, named...)
				if len(named) == 0 && c.unresolved(&ref) == UnknownDocument {
					unknown = append(unknown, ref.document)
				} else if len(idsOf(named)) > 1 {
					ambiguous = append(ambiguous, strings.Join(strings.Fields(cite.text), " "))
				}
			}
		}
	}
	return docs, unknown, ambiguous
}

// quotedBeside returns those of some documents that have a quotation beside a
// citation; all of them, if none has.
func (c *Check) quotedBeside(cite *citation, docs []*document.Document) (quoted []*document.Document) {
	if len(docs) < 2 || cite.remark == nil {
		return docs
	}
	for _, p := range cite.remark.beside {
		for _, f := range c.probes[p].found {
			if slices.Contains(docs, f.document) {
				quoted = append(quoted, f.document)
			}
		}
	}
	if quoted == nil {
		return docs
	}
	return quoted
}
