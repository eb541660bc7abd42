package quote

import (
	"fmt"
	"html"
	"strings"

	styles "docview/internal/cite"
	"docview/internal/render"
)

// Markups are how formats write citations, by their names; others write plain text.
var Markups = map[string]styles.Markup{
	"markdown": {On: "*", Off: "*", Escape: render.EscapeMarkdown},
	"html":     {On: "<i>", Off: "</i>", Escape: html.EscapeString},
	"latex":    {On: `\emph{`, Off: "}", Escape: escapeLaTeX},
}

// Prose returns the quotation as it is set in plain text: run in between
// quotation marks, or as a block, whose paragraphs are separated by a blank
// line and indented, and have no marks: so verify reads it as a quotation.
func (q *Quotation) Prose() string {
	if q.RunIn() {
		return "“" + q.Quotation + "”"
	}
	return strings.ReplaceAll(indent+strings.ReplaceAll(q.bare, "\n", "\n"+indent), "\n"+indent+"\n", separator)
}

// indent is that of a quotation which is set as a block.
const indent = "    "

// Cited returns the quotation as it is set in plain text, with its citation below it.
func (q *Quotation) Cited() string {
	if q.Citation == "" {
		return q.Prose() + "\n"
	}
	return q.Prose() + "\n\n" + q.Citation.String() + "\n"
}

// Markdown returns the quotation as Markdown, with the citation as a footnote,
// whose label is its address; or, if key is not "", with a citation key for
// pandoc. The document's characters are escaped, so that none is markup.
func (q *Quotation) Markdown(key string) string {
	call, note := "", ""
	switch label := "[^" + noteLabel.Replace(q.Address) + "]"; {
	case key != "":
		call = " [@" + key + q.locator(", para. ", "") + "]"
	case q.Citation != "":
		call, note = label, "\n"+label+": "+q.Citation.In(Markups["markdown"])+"\n"
	}
	if q.RunIn() {
		return `"` + render.EscapeMarkdown(q.Quotation) + `"` + call + "\n" + note
	}
	text := strings.ReplaceAll(render.EscapeMarkdown(q.bare)+call, "\n", "\n> ")
	return strings.ReplaceAll("> "+text, "> \n", ">\n") + "\n" + note
}

// noteLabel makes the label of a footnote of an address.
var noteLabel = strings.NewReplacer("#", "-", ":", "-", ".", "-", ",", "-", " ", "-")

// locator returns the pinpoint between some words, "" if there is none.
func (q *Quotation) locator(before, after string) string {
	if q.Pinpoint == "" {
		return ""
	}
	return before + q.Pinpoint + after
}

// LaTeX returns the quotation as a command of the package csquotes, with the
// document's id, or the key, as the key of its citation.
func (q *Quotation) LaTeX(key string) string {
	if key == "" {
		key = q.Document
	}
	if q.RunIn() {
		// \textcquote sets the outer marks; those of the document stay as they are.
		return fmt.Sprintf("\\textcquote%s{%s}{%s}\n", q.locator("[para.~", "]"), key, escapeLaTeX(q.Quotation))
	}
	text := strings.ReplaceAll(escapeLaTeX(q.bare), separator, "\n\n")
	return fmt.Sprintf("\\begin{displaycquote}%s{%s}\n%s\n\\end{displaycquote}\n", q.locator("[para.~", "]"), key, text)
}

// HTML returns the quotation as HTML, with the citation in a paragraph below it.
func (q *Quotation) HTML() string {
	text := "<p>“" + html.EscapeString(q.Quotation) + "”</p>\n"
	if !q.RunIn() {
		text = "<blockquote>\n<p>" + strings.ReplaceAll(html.EscapeString(q.bare), separator, "</p>\n<p>") + "</p>\n</blockquote>\n"
	}
	if q.Citation != "" {
		text += "<p>" + q.Citation.In(Markups["html"]) + "</p>\n"
	}
	return text
}

// escapeLaTeX escapes the characters that are commands of TeX, and keeps apart
// the hyphens and marks that it would set as one.
func escapeLaTeX(s string) string {
	s = latexEscapes.Replace(s)
	var b strings.Builder
	for i := range len(s) {
		if i > 0 && (s[i] == s[i-1] && strings.IndexByte("-'`<>,", s[i]) >= 0 || s[i] == '`' && strings.IndexByte("?!", s[i-1]) >= 0) {
			b.WriteString("{}")
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

var latexEscapes = strings.NewReplacer(
	`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "%", `\%`, "&", `\&`, "#", `\#`, "$", `\$`, "_", `\_`,
	"^", `\textasciicircum{}`, "~", `\textasciitilde{}`, `"`, `\textquotedbl{}`,
)
