package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"docview/internal/quote"
	"docview/internal/render"
)

// verdicts returns what there is to say of a quotation.
func (v *verifying) verdicts(q *quote.Quoted) []render.Verdict {
	var all []render.Verdict
	add := func(kind string, role render.Role, format string, args ...any) {
		all = append(all, render.Verdict{Line: q.Line, Column: q.Column, Kind: kind, Role: role, Text: fmt.Sprintf(format, args...)})
	}
	words := firstWords(strings.Join(strings.Fields(q.Text), " "), 60)
	switch q.Status {
	case quote.Exact:
		if q.OnlyIn != "" {
			add("exact only in", render.Problem, " %s, which is not cited: \"%s\"", q.OnlyIn, words)
		} else if v.all {
			add("exact", render.Fact, ": %s: \"%s\"", q.Source.Address, words)
		}
	case quote.Letters:
		add("exact but for letters", render.Fact, ": %s: %s", q.Source.Address, changes(q.Changes))
	case quote.Differs:
		add("differs", render.Failure, " from %s: %s", q.Source.Address, changes(q.Changes))
	case quote.NotFound:
		switch {
		case q.OnlyIn != "":
			add("not found", render.Failure, " in %s, which is cited, but only in %s, which is not: \"%s\"", q.Cited.Document, q.OnlyIn, words)
		case q.Citation == quote.CitedRight:
			add("not found", render.Failure, " in the library: \"%s\"; it cites %s", words, q.Cited.Document)
		default:
			add("not found", render.Failure, " in the library: \"%s\"", words)
		}
	case quote.Open:
		add("quotation not closed", render.Failure, ": %s", words)
	}
	if q.Cited == nil {
		return all
	}
	cited := "\"" + firstWords(q.Cited.Text, 60) + "\""
	switch q.Citation {
	case quote.WrongParagraph:
		add("wrong paragraph", render.Failure, ": it is in %s, but paragraph %s is cited: %s", q.Source.Address, q.Cited.Paragraph, cited)
	case quote.WrongDocument:
		if len(q.Cited.Changes) > 0 {
			add("wrong document", render.Failure, ": %s in %s; the cited %s differs: %s", q.Status, q.Source.Address, q.Cited.Document, changes(q.Cited.Changes))
		} else {
			add("wrong document", render.Failure, ": it is in %s, and not in the cited %s: %s", q.Source.Address, q.Cited.Document, cited)
		}
	case quote.UnknownDocument:
		add("unknown document", render.Failure, ": it cites %s, which is not in the library: %s", q.Cited.Document, cited)
	case quote.Ambiguous:
		add("ambiguous", render.Problem, ": %s fits %s", cited, strings.Join(q.Cited.Fits, ", "))
	case quote.NotUnderstood:
		if v.all || v.strict {
			add("not understood", render.Problem, ": the citation %s", cited)
		}
	}
	if q.Cited.Date != "" {
		add("wrong date", render.Failure, ": the citation has %s, but the date of %s is %s", q.Cited.Date, q.Cited.Document, q.Cited.DocumentDate)
	}
	return all
}

// reasons say as what a quotation is left out.
var reasons = map[string]string{"title": "a title", "short": "a short phrase", "block": "a block that may be no quotation"}

// said returns what there is to say of the quotations of a manuscript, and of
// what is left out if strict, in its order.
func (v *verifying) said(r *quote.Report) []render.Verdict {
	var all []render.Verdict
	for _, q := range r.Quotations {
		of := v.verdicts(&q)
		if len(of) > 0 && len(q.Changes) > 0 {
			yours, source := &of[0].Yours, &of[0].Source
			yours.Text, source.Text = q.Text, q.Source.Text
			for _, c := range q.Changes {
				yours.Marked = append(yours.Marked, render.Words{Text: c.Manuscript, Before: c.Before[0]})
				source.Marked = append(source.Marked, render.Words{Text: c.Source, Before: c.Before[1]})
			}
		}
		all = append(all, of...)
	}
	for _, s := range r.Skipped {
		if v.strict {
			text := fmt.Sprintf(" as %s: \"%s\"", reasons[s.Reason], firstWords(s.Text, 60))
			all = append(all, render.Verdict{Line: s.Line, Column: s.Column, Kind: "left out", Role: render.Problem, Text: text})
		}
	}
	slices.SortStableFunc(all, func(a, b render.Verdict) int { return cmp.Or(a.Line-b.Line, a.Column-b.Column) })
	return all
}

// mostChanges bounds the changes that a message shows.
const mostChanges = 5

// changes returns the words that differ.
func changes(changes []quote.Change) string {
	var all []string
	for _, c := range changes {
		source, brackets := firstWords(c.Source, 80), ""
		bare := strings.NewReplacer("[", "", "]", "").Replace(c.Source)
		if bare != c.Source && (c.Manuscript == "" || strings.EqualFold(bare, c.Manuscript)) {
			brackets = " (the brackets are the document's)"
		}
		switch c.Op {
		case "replace":
			all = append(all, fmt.Sprintf("\"%s\" for \"%s\"%s", firstWords(c.Manuscript, 80), source, brackets))
		case "insert":
			all = append(all, fmt.Sprintf("it adds \"%s\"", firstWords(c.Manuscript, 80)))
		case "delete":
			gap := ""
			if len(c.At) > 0 {
				gap = fmt.Sprintf(" without an ellipsis (between %s)", strings.Join(c.At, " and "))
			}
			all = append(all, fmt.Sprintf("it leaves out \"%s\"%s%s", source, brackets, gap))
		case "order":
			at := ""
			if len(c.At) > 0 {
				at = fmt.Sprintf("its parts are at %s, ", strings.Join(c.At, " and "))
			}
			all = append(all, fmt.Sprintf("%sin the other order: \"%s\" for \"%s\"", at, firstWords(c.Manuscript, 80), source))
		}
	}
	if len(all) == 0 {
		return "its parts are in another order or in several documents"
	}
	if n := len(all) - mostChanges; n > 0 {
		all = append(all[:mostChanges], fmt.Sprintf("and %d more", n))
	}
	return strings.Join(all, "; ")
}

// totals returns how many quotations there are of each kind.
func totals(r *quote.Report) string {
	wrong, uncited := map[quote.Status]int{}, 0
	for _, q := range r.Quotations {
		if q.Cited == nil && q.Status != quote.Open {
			uncited++
		}
		if q.Citation == quote.WrongParagraph || q.Citation == quote.WrongDocument {
			wrong[q.Status]++
		}
	}
	c := &r.Counts
	var kinds []string
	for _, k := range []struct {
		status    quote.Status
		n         int
		one, many string
	}{
		{quote.Exact, c.Exact, "exact", "exact"}, {quote.Letters, c.Letters, "exact but for letters", "exact but for letters"},
		{quote.Differs, c.Differs, "differs", "differ"}, {quote.NotFound, c.NotFound, "not found", "not found"}, {quote.Open, c.Open, "not closed", "not closed"},
	} {
		kind := numbered(k.n, k.one, k.many)
		switch n := wrong[k.status]; {
		case k.n == 0:
			continue
		case n == k.n:
			kind += " (wrongly cited)"
		case n > 0:
			kind += fmt.Sprintf(" (%d of them wrongly cited)", n)
		}
		kinds = append(kinds, kind)
	}
	text := render.Plural(len(r.Quotations), "quotation")
	if len(kinds) > 0 {
		text += ": " + strings.Join(kinds, ", ")
	}
	for _, more := range []string{
		numbered(c.OnlyUncited, "is exact only in a text that is not cited", "are exact only in texts that are not cited"),
		numbered(c.UnknownDocument, "cites an unknown document", "cite unknown documents"),
		numbered(c.WrongDate, "citation has a wrong date", "citations have wrong dates"),
		numbered(c.Ambiguous, "citation is ambiguous", "citations are ambiguous"),
		numbered(c.NotUnderstood, "citation not understood", "citations not understood"),
		numbered(uncited, "without a citation", "without a citation"),
		numbered(c.Skipped, "title or short phrase not reported", "titles and short phrases not reported"),
	} {
		if more != "" {
			text += "; " + more
		}
	}
	return text
}

// numbered returns a number with what is counted, "" for none.
func numbered(n int, one, many string) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// sayDrafts says which files of the library are not sources.
func (a *app) sayDrafts(reports []*quote.Report) {
	for _, kind := range []struct{ reason, why string }{
		{"draft", "it shares running prose with the manuscript"}, {"notes", "it cites other documents as a manuscript does"},
	} {
		var files []string
		for _, r := range reports {
			for _, out := range r.LeftOut {
				if out.Reason == kind.reason && !slices.Contains(files, out.File) {
					files = append(files, out.File)
				}
			}
		}
		if n := len(files); n > 0 {
			more := numbered(n-1, "more file is left out for this reason", "more files are left out for this reason")
			a.message("left out %s", strings.TrimSuffix(files[0]+": "+kind.why+"; "+more, "; "))
		}
	}
}
