package library

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"docview/internal/cite"
	"docview/internal/document"
	"docview/internal/fold"
	"docview/internal/text"
)

// A Filter selects the documents that a question is about. The
// zero Filter takes all; what is set must hold together.
type Filter struct {
	// Since and Until are dates as EDTF writes them (1962, 1962-11,
	// 1962-11-01, 196X) or as documents do ("1 November 1962"). A document's
	// date must not lie wholly before Since or after Until. A date without a
	// beginning or an end, such as "before May 1951", is of no single day.
	Since, Until string

	NoDate   bool            // the document's date is not known; Since and Until are then empty
	Language string          // the original language or one of the content labels has these letters
	Title    string          // the title has all these words, or words that begin with them
	Layout   document.Layout // the layout is this one
	Has      []string        // the document has all of these, see [HasNames]

	// Problems returns a document's problems, of which Has "problems" asks for
	// at least one; if it is nil they are those of the document itself.
	Problems func(*document.Document) []document.Problem
}

// SetDates sets Since and Until to those of a range, "1962-10-16..1962-11-20",
// either of which may be left out, or to one date; "undated" sets NoDate.
func (f *Filter) SetDates(dates string) {
	if f.NoDate = dates == "undated"; f.NoDate {
		return
	}
	since, until, isRange := strings.Cut(dates, "..")
	if !isRange {
		until = since
	}
	f.Since, f.Until = strings.TrimSpace(since), strings.TrimSpace(until)
}

// Check returns an error for a date that cannot be read, a Since that lies
// after Until, an unknown layout, or a name that is not in [HasNames].
func (f *Filter) Check() error {
	for _, date := range []string{f.Since, f.Until} {
		if _, ok := text.ReadDate(date); !ok && date != "" {
			return fmt.Errorf("%q is not a date", date)
		}
	}
	if since, until := f.Span(); since > until {
		return fmt.Errorf("%s is after %s", f.Since, f.Until)
	}
	if f.Layout != "" && !slices.Contains(document.Layouts(), f.Layout) {
		return fmt.Errorf("unknown layout %q", f.Layout)
	}
	for _, name := range f.Has {
		if has[name] == nil {
			return fmt.Errorf("unknown part %q", name)
		}
	}
	return nil
}

// IsZero reports whether the filter takes all documents.
func (f *Filter) IsZero() bool {
	return f.Since == "" && f.Until == "" && !f.NoDate && f.Language == "" && f.Title == "" && f.Layout == "" && len(f.Has) == 0
}

// Match reports whether the filter takes d.
func (f *Filter) Match(d *document.Document) bool {
	return f.matchDate(d) && f.matchRest(d)
}

// Undated reports whether the filter leaves d out only because its date is not known.
func (f *Filter) Undated(d *document.Document) bool {
	_, _, ok := d.Date().Span()
	return f.dated() && !ok && f.matchRest(d)
}

func (f *Filter) dated() bool { return f.Since != "" || f.Until != "" }

func (f *Filter) matchDate(d *document.Document) bool {
	if !f.dated() && !f.NoDate {
		return true
	}
	first, last, ok := d.Date().Span()
	if !ok || f.NoDate {
		return ok != f.NoDate
	}
	since, until := f.Span()
	return last >= since && first <= until && !(since == until && d.Date().IsOpen())
}

// Span returns the first day and the last that the filter takes, as
// [text.Date.Span] does.
func (f *Filter) Span() (since, until string) {
	from, _ := text.ReadDate(f.Since)
	to, _ := text.ReadDate(f.Until)
	since, _, _ = from.Span()
	if _, until, _ = to.Span(); f.Until == "" {
		until = "9999-12-31"
	}
	return since, until
}

func (f *Filter) matchRest(d *document.Document) bool {
	return f.matchLanguage(d) && hasWords(d.Title(), f.Title) && (f.Layout == "" || d.Layout == f.Layout) &&
		!slices.ContainsFunc(f.Has, func(name string) bool { return !f.matchHas(d, name) })
}

func (f *Filter) matchHas(d *document.Document, name string) bool {
	if name == "problems" && f.Problems != nil {
		return len(f.Problems(d)) > 0
	}
	return has[name](d)
}

func (f *Filter) matchLanguage(d *document.Document) bool {
	language := fold.String(f.Language)
	return language == "" || strings.Contains(fold.String(d.Field(document.KeyOriginalLanguage).Text), language) ||
		strings.Contains(fold.String(d.Field(document.KeyContents).Text), language)
}

// hasWords reports whether each of some words begins a word of text.
func hasWords(text, words string) bool {
	if words == "" {
		return true
	}
	have := strings.FieldsFunc(fold.String(text), isNoLetter)
	return !slices.ContainsFunc(strings.FieldsFunc(fold.String(words), isNoLetter), func(want string) bool {
		return !slices.ContainsFunc(have, func(w string) bool { return strings.HasPrefix(w, want) })
	})
}

func isNoLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// HasNames returns the names of what a filter can ask for, sorted.
func HasNames() []string { return slices.Sorted(maps.Keys(has)) }

// has reports whether a document has something: the fields whose row of
// [document.Labels] has a name for it, and what is no field.
var has = func() map[string]func(*document.Document) bool {
	has := map[string]func(*document.Document) bool{
		"date":             func(d *document.Document) bool { return !d.Date().IsZero() },
		"url":              func(d *document.Document) bool { return d.URL != "" },
		"numbers":          func(d *document.Document) bool { return len(d.Numbers()) > 0 },
		"headings":         func(d *document.Document) bool { return len(d.Blocks(document.Heading)) > 0 },
		"signature":        func(d *document.Document) bool { return len(d.Blocks(document.Signature)) > 0 },
		"notes":            func(d *document.Document) bool { return len(d.Blocks(document.Note)) > 0 },
		"source-note":      func(d *document.Document) bool { return len(d.Blocks(document.SourceNote)) > 0 },
		"repository":       func(d *document.Document) bool { return provenanceOf(d).Repository != "" },
		"shelfmark":        func(d *document.Document) bool { return provenanceOf(d).Shelfmark != "" },
		"guessed-encoding": func(d *document.Document) bool { name, _ := d.GuessedEncoding(); return name != "" },
		"problems":         func(d *document.Document) bool { return len(d.Problems) > 0 },
	}
	for _, l := range document.Labels {
		if l.Has != "" && has[l.Has] == nil {
			has[l.Has] = func(d *document.Document) bool { return d.Field(l.Key).Text != "" }
		}
	}
	return has
}()

// provenanceOf returns the parts of a document's provenance, none if it has none.
func provenanceOf(d *document.Document) cite.Provenance {
	if p := cite.ParseProvenance(cite.ProvenanceText(d)); p != nil {
		return *p
	}
	return cite.Provenance{}
}
