package search

import (
	"fmt"
	"slices"
	"strings"

	"docview/internal/library"
)

// Ask looks for s in an index. It gives what [Search.Scan] gives of the files
// as the index knows them; what of them cannot be read is for [Index.Problems]
// to say. A regular expression is no question for an index.
// The error is [ErrDamaged] or [ErrBusy], wrapped, or the system's.
func (s *Search) Ask(x *Index) (*Result, error) {
	r := &Result{search: s, plan: s.Query.plan()}
	var err error
	switch {
	case len(r.plan.all) == 0:
		err = s.askAll(x, r)
	case s.Within || s.Sort != "" || s.Limit == 0 || filters(&s.Filter):
		err = s.askMany(x, r)
	default:
		err = s.askBest(x, r)
	}
	if err != nil {
		return nil, indexError(err)
	}
	return r, nil
}

// filters reports whether a filter leaves anything out.
func filters(f *library.Filter) bool {
	return f.Since != "" || f.Until != "" || f.NoDate || f.Language != "" || f.Title != "" || f.Layout != "" || len(f.Has) > 0
}

// match writes the plan as FTS5 wants it, see https://sqlite.org/fts5.html.
// Excluded words exclude where exclude says so.
func (p *plan) match(exclude bool) string {
	var lists []string
	for _, list := range p.all {
		lists = append(lists, p.either(list))
	}
	all := strings.Join(lists, " AND ")
	if exclude && len(p.not) > 0 && all != "" {
		return "(" + all + ") NOT " + p.either(p.not)
	}
	return all
}

// either writes phrases of which one is enough.
func (p *plan) either(list []int) string {
	var phrases []string
	for _, i := range list {
		ph := &p.phrases[i]
		text := `"` + ph.folded + `"`
		if ph.prefix {
			text += " *"
		}
		if ph.column != mostColumns {
			text = `"` + columnNames[ph.column] + `" : ` + text
		}
		phrases = append(phrases, text)
	}
	return "(" + strings.Join(phrases, " OR ") + ")"
}

// rankBy is how FTS5 is told the columns' weights.
func rankBy() string {
	return "bm25(" + strings.Trim(strings.ReplaceAll(fmt.Sprint(weights), " ", ", "), "[]") + ")"
}

// askAll answers a query that only excludes.
func (s *Search) askAll(x *Index, r *Result) error {
	excluded, err := x.ids(`SELECT rowid, 0.0 FROM words WHERE words MATCH ?`, r.plan.either(r.plan.not))
	if err != nil {
		return err
	}
	err = s.askEntries(x, r, func(id int64) (float64, bool) {
		_, out := excluded[id]
		return 0, !out
	})
	r.Total = len(r.Found)
	r.Found = s.rank(r.Found)
	return err
}

// askMany answers a query by all documents that have its words.
func (s *Search) askMany(x *Index, r *Result) error {
	scores, err := x.ids(`SELECT rowid, rank FROM words WHERE words MATCH ? AND rank MATCH ?`, r.plan.match(!s.Within), rankBy())
	if err != nil {
		return err
	}
	err = s.askEntries(x, r, func(id int64) (float64, bool) {
		score, ok := scores[id]
		return score, ok
	})
	if err == nil && s.Within {
		s.keepWithin(r)
	}
	r.Total = len(r.Found)
	r.Found = s.rank(r.Found)
	return err
}

// keepWithin keeps those found whose words stand in one paragraph.
func (s *Search) keepWithin(r *Result) {
	var kept []Found
	for found, err := range each(r, r.within) {
		if err == nil && found.Path != "" {
			kept = append(kept, found)
		}
	}
	r.Found = kept
}

// askBest answers a query by its best documents. There may be more documents
// with the score of the last one than the index gives: which of them come
// first is for [Search.compare] to say, so all of them must be asked for.
func (s *Search) askBest(x *Index, r *Result) error {
	question := r.plan.match(true)
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

// best gives the documents with the best scores.
func (x *Index) best(question string, limit int) ([]Found, error) {
	rows, err := x.db.Query(`SELECT `+entryColumns+`, w.score FROM
		(SELECT rowid, rank AS score FROM words WHERE words MATCH ? AND rank MATCH ? ORDER BY rank LIMIT ?) w
		JOIN docs d ON d.id = w.rowid JOIN files f ON f.id = d.file`, question, rankBy(), limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []Found
	for rows.Next() {
		var e Entry
		var rank float64
		if err := x.scan(rows, &e, &rank); err != nil {
			return nil, err
		}
		all = append(all, x.found(&e, -rank))
	}
	return all, rows.Err()
}

// ids gives rowids with their scores.
func (x *Index) ids(query string, args ...any) (map[int64]float64, error) {
	rows, err := x.db.Query(query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	ids := map[int64]float64{}
	for rows.Next() {
		var id int64
		var rank float64
		if err := rows.Scan(&id, &rank); err != nil {
			return nil, err
		}
		ids[id] = -rank
	}
	return ids, rows.Err()
}

// askEntries takes the documents that choose chooses and the filter takes.
func (s *Search) askEntries(x *Index, r *Result, choose func(id int64) (score float64, ok bool)) error {
	rows, err := x.db.Query(`SELECT ` + entryColumns + `, d.id ` + from(&s.Filter))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var e Entry
		var id int64
		if err := x.scan(rows, &e, &id); err != nil {
			return err
		}
		score, ok := choose(id)
		if !ok {
			continue
		}
		match, undated := e.matches(&s.Filter)
		switch {
		case match:
			r.Found = append(r.Found, x.found(&e, score))
		case undated:
			r.Undated = append(r.Undated, e.ID)
		}
	}
	slices.Sort(r.Undated)
	return rows.Err()
}

// found gives an entry as a search found it.
func (x *Index) found(e *Entry, score float64) Found {
	return Found{
		ID: e.ID, Date: e.Date, Path: e.Path, Part: e.Part, Score: float64(float32(score)),
		file: library.File{Path: e.Path}, order: x.keyer.key(e.Path),
	}
}
