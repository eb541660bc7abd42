package search

import (
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"docview/internal/cite"
	"docview/internal/library"
)

// Ask looks for s in an index. It returns what [Search.Scan] returns of the
// files as the index knows them; those that cannot be read are in
// [Index.Problems]. A regular expression cannot be looked for in an index.
// The error is [ErrDamaged] or [ErrBusy], wrapped, or the system's.
func (s *Search) Ask(x *Index) (*Result, error) {
	r := &Result{search: s, plan: s.Query.plan()}
	ask := s.askMany
	if !s.confirms(r.plan) && !r.plan.exclude && s.Sort == "" && s.Limit > 0 && s.Filter.IsZero() {
		ask = s.askBest
	}
	if err := ask(x, r); err != nil {
		return nil, indexError(err)
	}
	status, err := x.Status()
	if err != nil {
		return nil, err
	}
	r.Documents, r.Guessed = status.Documents, status.Guessed
	shared, err := x.shared()
	if err != nil {
		return nil, err
	}
	r.refer(shared)
	if err := s.spell(x, r); err != nil {
		return nil, indexError(err)
	}
	return r, nil
}

// spell says which other spellings occur, and how many documents have only those.
func (s *Search) spell(x *Index, r *Result) error {
	others := s.others(r.plan)
	if others == nil {
		var err error
		r.Spellings, err = x.spellings(r.plan, nil)
		return err
	}
	more, err := s.ids(x, others)
	if err != nil || len(more) == 0 {
		return err
	}
	found, err := s.ids(x, r.plan)
	if err != nil {
		return err
	}
	maps.DeleteFunc(more, func(id int64, _ float64) bool { _, ok := found[id]; return ok })
	if r.More = len(more); r.More > 0 {
		r.MoreHave, err = x.spellings(others, more)
	}
	return err
}

// ids returns the documents that a plan asks for.
func (s *Search) ids(x *Index, p *plan) (map[int64]float64, error) {
	if !s.confirms(p) && s.Filter.IsZero() {
		return x.ids(`SELECT rowid, 0.0 FROM words WHERE words MATCH ?`, p.expression(p.root, true))
	}
	ids := map[int64]float64{}
	if p.root.op == opOr && !s.Within && s.Filter.IsZero() { // what must be looked for in texts is in few of the operands
		for _, o := range p.root.operands {
			one := *p
			one.root = o
			one.confirm = one.mustConfirm(o, true)
			some, err := s.ids(x, &one)
			if err != nil {
				return nil, err
			}
			maps.Copy(ids, some)
		}
		return ids, nil
	}
	candidates, err := s.all(x, &Result{plan: p})
	for _, c := range candidates {
		if !c.out && !c.undated {
			ids[c.id] = 0
		}
	}
	return ids, err
}

// spellings returns the spellings among a plan's phrases that occur in some documents; nil for any.
func (x *Index) spellings(p *plan, in map[int64]float64) (names []string, err error) {
	for _, ph := range p.phrases {
		if ph.spelling == "" || slices.Contains(names, ph.spelling) {
			continue
		}
		ids, err := x.ids(`SELECT rowid, 0.0 FROM words WHERE words MATCH ?`, ph.expression())
		if err != nil {
			return nil, err
		}
		maps.DeleteFunc(ids, func(id int64, _ float64) bool { _, ok := in[id]; return in != nil && !ok })
		if len(ids) > 0 {
			names = append(names, ph.spelling)
		}
	}
	return names, nil
}

// confirms reports whether the index can only propose documents, in whose text
// the plan must then be looked for.
func (s *Search) confirms(p *plan) bool { return p.confirm || s.Within && !p.exclude }

// expression writes a clause as FTS5 wants it, see https://sqlite.org/fts5.html.
// If it is not to be exact, it may hold for documents that the clause does not
// hold for: where words are in a document is left out, and so is what excludes.
func (p *plan) expression(c *clause, exact bool) string {
	var parts []string
	for _, o := range c.operands {
		parts = append(parts, p.expression(o, exact))
	}
	operator := " AND "
	switch c.op {
	case opTerm:
		for i := range p.phrases[c.first:c.last] {
			parts = append(parts, p.phrases[c.first+i].expression())
		}
		operator = " OR "
	case opOr:
		operator = " OR "
	case opNot:
		if !exact {
			return parts[0]
		}
		operator = " NOT "
	}
	return "(" + strings.Join(parts, operator) + ")"
}

func (ph *phrase) expression() string {
	text := `"` + ph.folded + `"`
	if ph.prefix {
		text += " *"
	}
	if ph.column != mostColumns {
		text = `"` + columnNames[ph.column] + `" : ` + text
	}
	return text
}

// rankBy passes the columns' weights to FTS5.
func rankBy() string {
	return "bm25(" + strings.Trim(strings.ReplaceAll(fmt.Sprint(weights), " ", ", "), "[]") + ")"
}

// A candidate is a document that an index proposes.
type candidate struct {
	Found
	id      int64
	undated bool // only the filter's dates leave it out, as its own is unknown
	unsure  bool // the plan must be looked for in its text
	size    int64
	bounds  []byte // see [source.bounds]
	out     bool   // the plan was not found, or not looked for yet
}

// askMany answers a query by looking at all documents that have its words, or
// at those that have not where the query only excludes.
func (s *Search) askMany(x *Index, r *Result) error {
	candidates, err := s.all(x, r)
	for _, c := range candidates {
		switch {
		case c.out:
		case c.undated:
			r.undated = append(r.undated, Found{ID: c.ID, Path: c.Path, Part: c.Part})
		default:
			r.Found = append(r.Found, c.Found)
		}
	}
	r.Total = len(r.Found)
	r.Found = s.rank(r.Found)
	return err
}

// all returns the candidates of a plan, after looking at the texts of those that must be.
func (s *Search) all(x *Index, r *Result) ([]candidate, error) {
	confirm := s.confirms(r.plan)
	question, args := `SELECT rowid, rank FROM words WHERE words MATCH ? AND rank MATCH ?`, []any{r.plan.expression(r.plan.root, !confirm), rankBy()}
	if confirm || r.plan.exclude {
		question, args = `SELECT rowid, 0.0 FROM words WHERE words MATCH ?`, args[:1]
	}
	scores, err := x.ids(question, args...)
	if err != nil {
		return nil, err
	}
	candidates, err := s.candidates(x, func(id int64) (score float64, unsure, ok bool) {
		score, listed := scores[id]
		return score, confirm && listed, listed != r.plan.exclude || confirm && listed
	})
	if err == nil && confirm {
		err = s.confirm(x, r, candidates)
	}
	return candidates, err
}

// candidates returns the documents that choose chooses and the filter takes or
// leaves out as undated.
func (s *Search) candidates(x *Index, choose func(id int64) (score float64, unsure, ok bool)) (all []candidate, err error) {
	err = eachRow(x.db, func(row *sql.Rows) error {
		var e Entry
		var c candidate
		var bounds sql.RawBytes
		if err := x.scan(row, &e, &c.id, &c.size, &bounds); err != nil {
			return err
		}
		score, unsure, ok := choose(c.id)
		if !ok {
			return nil
		}
		match, undated := e.matches(&s.Filter)
		if !match && !undated {
			return nil
		}
		if c.Found, c.undated, c.unsure, c.out = x.found(&e, score), undated, unsure, unsure; unsure {
			c.bounds = slices.Clone(bounds)
		}
		all = append(all, c)
		return nil
	}, `SELECT `+entryColumns+`, d.id, f.size, d.bounds `+from(&s.Filter))
	return all, err
}

// confirm looks for the plan in the texts of the unsure candidates, and scores
// those that have it.
func (s *Search) confirm(x *Index, r *Result, candidates []candidate) error {
	rank, err := x.ranking(r.plan)
	if err != nil {
		return err
	}
	var files []library.File
	byPath := map[string][]*candidate{}
	for i := range candidates {
		if c := &candidates[i]; c.unsure {
			if byPath[c.Path] == nil {
				files = append(files, c.file)
			}
			byPath[c.Path] = append(byPath[c.Path], c)
		}
	}
	look := func(f library.File) (struct{}, error) {
		w := walkers.Get().(*walker)
		defer walkers.Put(w)
		texts, err := textsOf(f, byPath[f.Path])
		for i, c := range byPath[f.Path] {
			if err != nil {
				break
			}
			found := r.plan.look(w, texts[i])
			counted, ok := r.plan.matches(found, s.Within)
			c.out = !ok
			if !r.plan.exclude {
				c.Score = rank.score(found.size, weigh(counted))
			}
		}
		return struct{}{}, err
	}
	for _, err := range library.Map(files, look) {
		r.Problems = errors.Join(r.Problems, err)
	}
	return nil
}

// textsOf returns the texts of the candidates of a file: by their bounds, or
// if the file is not what the index knows, or not UTF-8, by parsing it.
func textsOf(f library.File, candidates []*candidate) ([]source, error) {
	texts := make([]source, len(candidates))
	data, err := os.ReadFile(f.Path)
	ok := err == nil
	for i, c := range candidates {
		if ok = ok && int64(len(data)) == c.size; ok {
			texts[i], ok = textAt(data, c.bounds)
		}
	}
	if ok {
		return texts, nil
	}
	docs, err := f.Documents()
	if err != nil {
		return nil, err
	}
	for i, c := range candidates {
		if k := max(c.Part-1, 0); k < len(docs) {
			texts[i] = textOf(docs[k], cite.Of(docs[k]))
		} else {
			texts[i] = source{units: []unit{{}}}
		}
	}
	return texts, nil
}

// ranking returns what scores take from the whole library.
func (x *Index) ranking(p *plan) (*ranking, error) {
	m, err := x.meta()
	if err != nil {
		return nil, err
	}
	rank := &ranking{int(m.number("documents")), int(m.number("words")), make([]int, len(p.phrases))}
	for i := range p.phrases {
		if err := x.db.QueryRow(`SELECT count(*) FROM words WHERE words MATCH ?`, p.phrases[i].expression()).Scan(&rank.having[i]); err != nil {
			return nil, err
		}
	}
	return rank, nil
}

// askBest answers a query by its best documents. There may be more documents
// with the score of the last one than the index returns: which of them come
// first is for [Search.compare] to say, so all of them must be asked for.
func (s *Search) askBest(x *Index, r *Result) error {
	question := r.plan.expression(r.plan.root, true)
	if err := x.db.QueryRow(`SELECT count(*) FROM words WHERE words MATCH ?`, question).Scan(&r.Total); err != nil {
		return err
	}
	for limit := s.Limit + 20; ; limit = r.Total {
		found, err := x.best(question, limit)
		if err != nil {
			return err
		}
		r.Found = s.rank(found)
		if len(found) < limit || limit >= r.Total || found[len(found)-1].Score != r.Found[len(r.Found)-1].Score {
			return nil
		}
	}
}

// best returns the documents with the best scores.
func (x *Index) best(question string, limit int) (all []Found, err error) {
	err = eachRow(x.db, func(row *sql.Rows) error {
		var e Entry
		var rank float64
		err := x.scan(row, &e, &rank)
		all = append(all, x.found(&e, -rank))
		return err
	}, `SELECT `+entryColumns+`, w.score FROM
		(SELECT rowid, rank AS score FROM words WHERE words MATCH ? AND rank MATCH ? ORDER BY rank LIMIT ?) w
		JOIN docs d ON d.id = w.rowid JOIN files f ON f.id = d.file`, question, rankBy(), limit)
	return all, err
}

// ids returns rowids with their scores.
func (x *Index) ids(question string, args ...any) (map[int64]float64, error) {
	ids := map[int64]float64{}
	err := eachRow(x.db, func(row *sql.Rows) error {
		var id int64
		var rank float64
		err := row.Scan(&id, &rank)
		ids[id] = -rank
		return err
	}, question, args...)
	return ids, err
}

// found returns an entry as a search found it.
func (x *Index) found(e *Entry, score float64) Found {
	return Found{
		ID: e.ID, Date: e.Date, Path: e.Path, Part: e.Part, Score: float64(float32(score)), // rounded as ranking.score does
		file: library.File{Path: e.Path}, order: x.keyer.key(e.Path),
	}
}
