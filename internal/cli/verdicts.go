package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"docview/internal/document"
	"docview/internal/quote"
	"docview/internal/render"
)

func (v *verifying) verdicts(q *quote.Quoted) []render.Verdict {
	var all []render.Verdict
	add := func(kind string, role render.Role, format string, args ...any) {
		all = append(all, render.Verdict{Line: q.Line, Column: q.Column, Kind: kind, Role: role, Text: fmt.Sprintf(format, args...)})
	}
	words := wordsOf(q)
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
		if q.OnlyIn != "" && q.Cited == nil {
			add("exact only in", render.Problem, " %s, which is not cited: \"%s\"", q.OnlyIn, words)
		}
	case quote.NotFound:
		where, cites := "the library", ""
		if q.OnlyIn != "" {
			where = fmt.Sprintf("%s, which is cited, but only in %s, which is not", q.Cited.Document, q.OnlyIn)
		} else if q.Citation == quote.CitedRight {
			cites = "; it cites " + q.Cited.Document
		}
		add("not found", render.Failure, " in %s: \"%s\"%s", where, words, cites)
	case quote.Open:
		add("quotation not closed", render.Failure, ": %s", words)
	}
	if q.Cited == nil {
		return all
	}
	cited := "\"" + firstWords(q.Cited.Text, 60) + "\""
	is := "it is"
	if q.Status == quote.Differs {
		is = "the nearest words are"
	}
	switch q.Citation {
	case quote.WrongParagraph:
		add("wrong paragraph", render.Failure, ": %s in %s, but paragraph %s is cited: %s", is, q.Source.Address, q.Cited.Paragraph, cited)
	case quote.WrongDocument:
		if len(q.Cited.Changes) > 0 {
			add("wrong document", render.Failure, ": %s in %s; the cited %s differs: %s", q.Status, q.Source.Address, q.Cited.Document, changes(q.Cited.Changes))
		} else {
			add("wrong document", render.Failure, ": %s in %s, but not in the cited %s: %s", is, q.Source.Address, q.Cited.Document, cited)
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

func wordsOf(q *quote.Quoted) string {
	return firstWords(strings.Join(strings.Fields(q.Text), " "), 60)
}

// reasons say why a quotation is left out.
var reasons = map[string]string{"title": "a title", "short": "a short phrase", "block": "a block that may not be a quotation"}

// said returns what there is to say of the quotations of a manuscript, and of
// what is left out if strict, in its order.
func (v *verifying) said(r *quote.Report) []render.Verdict {
	var all []render.Verdict
	for _, q := range r.Quotations {
		of := v.verdicts(&q)
		if len(of) > 0 && (len(q.Changes) > 0 || !strings.Contains(of[0].Text, wordsOf(&q))) {
			yours, source := &of[0].Yours, &of[0].Source
			yours.Text = q.Text
			if len(q.Changes) > 0 {
				source.Text = q.Source.Text
			}
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
		yours, source, at := "\""+firstWords(c.Manuscript, 80)+"\"", "\""+firstWords(c.Source, 80)+"\"", strings.Join(c.At, " and ")
		bare := strings.NewReplacer("[", "", "]", "").Replace(c.Source)
		if bare != c.Source && (c.Manuscript == "" || strings.EqualFold(bare, c.Manuscript)) && c.Op != "order" {
			source += " (the brackets are in the document)"
		}
		text := yours + " for " + source
		switch {
		case c.Op == "insert":
			text = "it adds " + yours
		case c.Op == "delete" && at != "":
			text = fmt.Sprintf("it leaves out %s without an ellipsis (between %s)", source, at)
		case c.Op == "delete":
			text = "it leaves out " + source
		case c.Op == "order" && at != "":
			text = fmt.Sprintf("its parts are at %s, in a different order: %s", at, text)
		case c.Op == "order":
			text = "in a different order: " + text
		}
		all = append(all, text)
	}
	if len(all) == 0 {
		return "its parts are in a different order or in several documents"
	}
	if n := len(all) - mostChanges; n > 0 {
		all = append(all[:mostChanges], fmt.Sprintf("and %d more", n))
	}
	return strings.Join(all, "; ")
}

// totals returns how many quotations there are of each kind.
func totals(r *quote.Report) string {
	wrong := map[string]int{} // in another place than is cited, by their status
	for _, q := range r.Quotations {
		if q.Citation == quote.WrongParagraph || q.Citation == quote.WrongDocument {
			wrong[string(q.Status)]++
		}
	}
	text, between := document.Plural(len(r.Quotations), "quotation"), ": "
	for _, k := range quote.Kinds {
		n := r.Counts[k.Name]
		if n == 0 || k.One == "" {
			continue
		}
		if !k.IsStatus {
			between = "; "
		}
		text += between + numbered(n, k.One, k.Many)
		between = ", "
		switch wrong[k.Name] {
		case 0:
		case n:
			text += " (wrongly cited)"
		default:
			text += fmt.Sprintf(" (%d of them wrongly cited)", wrong[k.Name])
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
	files := map[string][]string{} // by the reason
	for _, r := range reports {
		for _, out := range r.LeftOut {
			if !slices.Contains(files[out.Reason], out.File) {
				files[out.Reason] = append(files[out.Reason], out.File)
			}
		}
	}
	for _, kind := range [][2]string{{"draft", "it shares passages of prose with the manuscript"}, {"notes", "it cites other documents as a manuscript does"}} {
		if of := files[kind[0]]; len(of) > 0 {
			more := numbered(len(of)-1, "more file is left out for this reason", "more files are left out for this reason")
			a.message("left out %s", strings.TrimSuffix(of[0]+": "+kind[1]+"; "+more, "; "))
		}
	}
}
