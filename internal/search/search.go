package search

import (
	"cmp"
	"iter"
	"regexp"
	"slices"

	"docview/internal/cite"
	"docview/internal/document"
	"docview/internal/library"
)

// A Search is a question to a library. Query or Regexp must be set.
type Search struct {
	Query  *Query
	Others *Query         // Query with other spellings, whose documents are counted too; nil for none
	Regexp *regexp.Regexp // what to look for in the text of each paragraph and field, instead of Query; Query is then nil
	Filter library.Filter // the documents that are asked

	// Within asks that all that Query asks for is in one paragraph or
	// field; what it excludes must not be in that one.
	Within bool

	// Sort is the order of what is found: "" for the best first, "date" for the
	// earliest first and undated ones last, "files" for that of the library.
	Sort  string
	Limit int // at most so many documents; 0 for all

	// Unscored says that the scores are not needed, but for the order. Then files
	// whose letters show that they are not what is looked for need not be parsed.
	Unscored bool

	Progress func() // called, when not nil, after each file that a scan has read

	// Passages is how many paragraphs a hit shows at most; 0 means 1.
	Passages int
}

// A Result is the documents that a search found.
type Result struct {
	Total     int       // how many were found; Found has only the first ones when there is a limit
	Found     []Found   // in the order that was asked for
	Documents int       // how many were searched
	Guessed   int       // of how many the encoding was guessed, if an index answered
	Undated   []string  // what opens those, sorted, that were left out only because the filter asks for dates and theirs is not known
	Problems  error     // the files that could not be read, joined; nil when all could
	Instead   []Instead // what was looked for, as no document has the words that were asked for

	Spellings []string // those of [Query.Spelled] that occur
	More      int      // how many documents have only other spellings, if the search asks for them
	MoreHave  []string // those spellings

	undated []Found // see Undated
	search  *Search
	plan    *plan
}

// A Found document is one that a search found.
type Found struct {
	ID    string        `json:"id"`
	Ref   string        `json:"ref"` // what opens the document as an argument: its id, or its file if other documents of the library have the id
	Date  document.Date `json:"date,omitzero"`
	Path  string        `json:"path"` // of its file
	Part  int           `json:"-"`    // which document of the file, from 1; 0 when the file holds only one
	Score float64       `json:"-"`    // the higher the better

	file  library.File
	order string // sorts as the library's files do
}

// SearchedFor returns what was looked for instead of words that no document has.
func (r *Result) SearchedFor() (words []string) {
	for _, instead := range r.Instead {
		words = append(words, instead.Found...)
	}
	return words
}

// refer sets the Ref of what was found, and names what has no date. Shared are
// the ids that several documents of the library have.
func (r *Result) refer(shared map[string]bool) {
	refs := library.Refs{Shared: shared}
	for _, some := range [][]Found{r.Found, r.undated} {
		for i := range some {
			some[i].Ref = refs.Of(some[i].ID, some[i].Path, some[i].Part)
		}
	}
	for _, f := range r.undated {
		r.Undated = append(r.Undated, f.Ref)
	}
	slices.Sort(r.Undated)
}

// scan.go and index.go find documents; what follows is the same for both.

// rank puts what was found in order and cuts it to the limit.
func (s *Search) rank(found []Found) []Found {
	slices.SortFunc(found, s.compare)
	if s.Limit > 0 && len(found) > s.Limit {
		return found[:s.Limit]
	}
	return found
}

func (s *Search) compare(a, b Found) int {
	c := 0
	switch s.Sort {
	case "":
		c = cmp.Compare(b.Score, a.Score)
	case "date":
		c = compareDates(a.Date, b.Date)
	}
	return cmp.Or(c, cmp.Compare(a.order, b.order), cmp.Compare(a.Part, b.Part))
}

// compareDates compares dates by their first days; unknown ones come last.
func compareDates(a, b document.Date) int {
	x, y := a.Day(), b.Day()
	if x == "" || y == "" {
		return cmp.Compare(y, x)
	}
	return cmp.Or(cmp.Compare(x, y), cmp.Compare(a.EDTF, b.EDTF))
}

// A Hit is a found document with what makes it one.
type Hit struct {
	*document.Document
	Found
	Count    int       // how often what was looked for occurs
	Passages []Passage // its best paragraphs and fields, the best first

	Paragraphs, Fields int  // in how many of each it occurs
	InTitle            bool // one of the fields is the title
}

// A Passage is a part of a document's text around what was looked for.
type Passage struct {
	Address string       // of its paragraph: "112596#4"; of the document when it is a field
	Field   document.Key // the field's key; "" for a paragraph
	Line    int          // where the paragraph or field begins in the file
	Text    string       // on one line, cut at words; "…" where something is left out
	Marks   [][2]int     // the bytes of Text that were looked for, in order

	Spelling string // the other spelling of a name by which it was found, "" if it was found as typed
}

// Hits reads the found documents, in their order, and yields each with its
// passages. A file that cannot be read any more yields its error in its place;
// one that has changed so that it is no hit any more is left out.
func (r *Result) Hits() iter.Seq2[Hit, error] {
	return func(yield func(Hit, error) bool) {
		for hit, err := range each(r, r.hit) {
			if (err != nil || hit.Count > 0 || r.plan.exclude) && !yield(hit, err) {
				return
			}
		}
	}
}

// each returns what f makes of each found document.
func each[T any](r *Result, f func(Found, *document.Document, source) T) iter.Seq2[T, error] {
	files := make([]library.File, len(r.Found))
	byPath := map[string][]int{}
	for i, found := range r.Found {
		files[i] = found.file
		byPath[found.Path] = append(byPath[found.Path], i)
	}
	read := func(file library.File) (map[int]T, error) {
		docs, err := file.Documents()
		made := map[int]T{}
		for _, i := range byPath[file.Path] {
			found := r.Found[i]
			if k := max(found.Part-1, 0); k < len(docs) {
				docs[k].ID, docs[k].Ref = found.ID, found.Ref
				made[i] = f(found, docs[k], textOf(docs[k], cite.Of(docs[k])))
			}
		}
		return made, err
	}
	return func(yield func(T, error) bool) {
		i := 0
		for made, err := range library.Map(files, read) {
			if v, ok := made[i]; (ok || err != nil) && !yield(v, err) {
				return
			}
			i++
		}
	}
}

// hit returns a found document with its passages.
func (r *Result) hit(found Found, d *document.Document, t source) Hit {
	h := Hit{Document: d, Found: found}
	at := r.occurrences(t)
	for _, list := range at.phrases {
		h.Count += len(list)
	}
	h.passages(at, max(r.search.Passages, 1), r.spellingOf)
	return h
}

// occurrences returns where in a text what was looked for occurs.
func (r *Result) occurrences(t source) occurrences {
	w := walkers.Get().(*walker)
	defer walkers.Put(w)
	found := r.plan.look(w, t)
	found.phrases, _ = r.plan.matches(found, r.search.Within)
	known := map[[2]int]bool{}
	for i, list := range found.phrases {
		found.phrases[i] = slices.DeleteFunc(slices.Clone(list), func(o occurrence) bool {
			at := [2]int{o.start, o.end} // another phrase may have found it: mar-shal is looked for as marshal, too
			again := known[at]
			known[at] = true
			return again
		})
	}
	return found
}
