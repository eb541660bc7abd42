package quote

import (
	"fmt"
	"strings"
	"testing"

	"docview/internal/ruletest"
)

// unitsOf returns the units of a manuscript, one per line: its kind, its text, in
// parentheses what it cites, and in brackets what it quotes.
func unitsOf(text string, syntax Syntax) string {
	m := Parse("", []byte(text), syntax)
	var all []string
	for i, u := range m.units {
		line := [...]string{"paragraph", "heading", "note", "block", "indented", "lined"}[u.kind]
		line += ": " + strings.Join(strings.Fields(strings.NewReplacer(string(openMark), "<", string(closeMark), ">").Replace(string(u.text))), " ")
		for _, c := range u.cites {
			for _, r := range c.refs {
				if r.kind != byID {
					line += fmt.Sprintf(" (%s)", r.document)
				}
			}
		}
		for _, q := range m.quotations {
			if q.unit == i {
				line += " [" + strings.Join(strings.Fields(q.readings[0].text), " ") + "]"
			}
		}
		all = append(all, line)
	}
	return strings.Join(all, "\n")
}

// TestMacros holds that each macro of LaTeX is needed.
func TestMacros(t *testing.T) {
	cases := map[string]struct{ text, want string }{
		"enquote":                {`He \enquote*{says [so]} now.`, "paragraph: He <says [so]> now. [says [so]]"},
		"cquote":                 {`He \textcquote[4]{b1}[.]{says} now.`, "paragraph: He <says> now. (b1) [says]"},
		"foreignquote":           {`He \foreignquote{german}{sagt} now.`, "paragraph: He <sagt> now. [sagt]"},
		"foreigncquote":          {`He \foreigntextcquote{german}[4]{b1}{sagt} now.`, "paragraph: He <sagt> now. (b1) [sagt]"},
		"textins":                {`a \textins*{great} mill`, "paragraph: a [great] mill"},
		"footnote":               {`a mill\footnote{It fell.} stood`, "note: It fell.\nparagraph: a mill stood"},
		"part":                   {`\section*[Short]{Long} a mill`, "heading: Long\nparagraph: a mill"},
		"dictum":                 {`\dictum[Ada]{It fell.} a mill`, "block: It fell. [It fell.]\nparagraph: a mill"},
		"epigraph":               {`\epigraph{It fell.}{Ada} a mill`, "block: It fell. [It fell.]\nparagraph: Ada\nparagraph: a mill"},
		"title":                  {`\title[a]{b} a \label{c}{d} mill`, "paragraph: a mill"},
		"href":                   {`\href{there}{a mill}`, "paragraph: a mill"},
		"verb":                   {`\verb|a "b| and \lstinline{c "d} mill`, "paragraph: and mill"},
		"[":                      {`a \[b = c\] mill`, "paragraph: a mill"},
		"(":                      {`a \(b = c\) mill`, "paragraph: a mill"},
		`\`:                      {`a\\[2pt] mill`, "paragraph: a mill"},
		"par":                    {`a\par mill\item fell`, "paragraph: a\nparagraph: mill\nparagraph: fell"},
		"appendix":               {`\begin{appendices} a mill`, "heading: Appendix\nparagraph: a mill"},
		"{verbatim}":             {`a \begin{verbatim}a "b\end{verbatim} mill`, "paragraph: a mill"},
		"{quote}":                {`\begin{quote}[a] It fell.\end{quote} mill`, "block: It fell. [It fell.]\nparagraph: mill"},
		"{displaycquote}":        {`\begin{displaycquote}[4]{b1}[.] It fell.\end{displaycquote}`, "block: It fell. (b1) [It fell.]"},
		"{foreigndisplayquote}":  {`\begin{foreigndisplayquote}{german}[4] Es fiel.\end{foreigndisplayquote}`, "block: Es fiel. [Es fiel.]"},
		"{foreigndisplaycquote}": {`\begin{foreigndisplaycquote}{german}{b1} Es fiel.\end{foreigndisplaycquote}`, "block: Es fiel. (b1) [Es fiel.]"},
		"{thebibliography}":      {`a\begin{thebibliography}{9} mill\end{thebibliography}`, "paragraph: a\nnote: mill"},
		"{tabular}":              {`\begin{tabular}{ll} a & mill\end{tabular}`, "paragraph: a mill"},
	}
	first := func(m macro) string { return strings.Fields(m.names)[0] }
	ruletest.Each(t, &macros, first, func(name string) bool {
		got := unitsOf(cases[name].text, LaTeX)
		return got == cases[name].want
	})
}

// TestUnits checks how manuscripts are divided into units, and what of them is not text.
func TestUnits(t *testing.T) {
	for _, test := range []struct {
		name   string
		syntax Syntax
		text   string
		want   string
	}{
		{"code between fences", Markdown, "a mill\n```go\nsaid \"so\"\n```\nstood\n\n~~~\nfell", "paragraph: a mill\nparagraph: stood"},
		{"line under a heading", Markdown, "A mill\n======\nstood\n\n***\n\nfell", "paragraph: A mill\nparagraph: stood\nparagraph: fell"},
		{"block quotation in another", Markdown, "<blockquote>a <blockquote>mill</blockquote> stood</blockquote>\nthere", "block: a mill stood [a mill stood]\nparagraph: there"},
		{"paragraphs of a note", Markdown, "a mill[^1]\n\n[^1]: It fell.\n\n    It burnt.\n\nIt stood.", "paragraph: a mill\nnote: It fell. It burnt.\nparagraph: It stood."},
		{"comment of HTML", Markdown, "a <!-- \"so --> mill", "paragraph: a mill"},
		{"attributes", Markdown, "a [mill]{.smallcaps} stood {#here}", "paragraph: a mill stood"},
		{"code", Markdown, "a ``mill ` \"x`` stood `b``c` and `d", "paragraph: a stood and `d"},
		{"bracket that is not closed", Markdown, "a [mill stood ![there", "paragraph: a [mill stood ![there"},
		{"note in a line", Markdown, "a mill^[It fell.] stood, x^2^ and a^[b", "note: It fell.\nparagraph: a mill stood, x² and a^[b"},
		{"link", Markdown, "the [old mill](there (now).html) stood [here][1]", "paragraph: the old mill stood here"},
		{"image", Markdown, "the ![old mill](mill.png) stood", "paragraph: the old mill stood"},
		{"escapes", Markdown, "a \\*mill\\* \\stood", "paragraph: a *mill* \\stood"},
		{"entities", Markdown, "a &lt; mill &nosuch & stood", "paragraph: a < mill &nosuch & stood"},
		{"tags", Markdown, "a<br>mill <b>stood</b> <q>here</q> <https://a.example>", "paragraph: a mill stood <here> [here]"},
		{"metadata", Markdown, "---\ntitle: A mill\nabstract: |\n  It stood\n  there.\nkeywords: [a, b]\nnote: \"It fell.\"\n---\nThen.", "paragraph: It stood there.\nparagraph: It fell.\nparagraph: Then."},
		{"line block", Markdown, "so:\n\n| The mill\n| stood", "paragraph: so:\nlined: The mill stood [The mill stood]"},
		{"division", Markdown, "::: quote\nThe mill\n\nstood\n:::\nhere", "block: The mill stood [The mill stood]\nparagraph: here"},
		{"German shorthands", LaTeX, "\\usepackage[german]{babel}\\begin{document}Er sagte \"`so\"' und \"<ja\"> und Müh\"-le.\\end{document} x", "paragraph: Er sagte „so“ und «ja» und Müh\u00adle. [so] [ja]"},
		{"empty formula", LaTeX, "a $$$$ mill stood", "paragraph: a mill stood"},
		{"straight mark that nothing closes", Plain, "He said \"so it \"is here\" now.", `paragraph: He said "so it "is here" now. [] [is here]`},
		{"low mark closed by a straight one", Plain, "Er sagte „so\"x und „doch \".", `paragraph: Er sagte „so"x und „doch ". [so] [doch]`},
		{"display", LaTeX, "a $$b = c$$ mill, $10^3$ men, $x$ and $5", "paragraph: a mill, 10³ men, and 5"},
		{"paragraphs of a quotation", LaTeX, "\\begin{quote}The mill\n\nstood\\end{quote} there", "block: The mill stood [The mill stood]\nparagraph: there"},
		{"accents", LaTeX, "\\'{e}\\`a \\\"o\\^{\\i} \\c c \\v{s} \\'\\i n", "paragraph: éà öî ç š í n"},
		{"comment", LaTeX, "a mill% \"so\n  stood 5\\% there", "paragraph: a millstood 5% there"},
		{"macro without braces", LaTeX, "\\unknown[a]{mill} \\quote{so} \\textins stood", "paragraph: mill <so> stood [so]"},
		{"symbols", LaTeX, "\\ss{} \\pounds 5 \\LaTeX\\ stood", "paragraph: ß £5 stood"},
		{"quotation of several paragraphs", Plain, "> The mill\n> stood\n\n> and fell\n\nthere", "block: The mill stood and fell [The mill stood and fell]\nparagraph: there"},
		{"marks of TeX", Plain, "He said ``so it is'' then", "paragraph: He said <so it is> then [so it is]"},
		{"notes", Plain, "The mill stood.1 It fell (2) and burnt.[3]\n\n1 Here.\n\n2. There.\n\n[3] Then.", "paragraph: The mill stood. It fell (2) and burnt.\nnote: Here.\nnote: There.\nnote: Then."},
		{"indented", Plain, "He wrote this of it:\n\n    The mill stood on the hill\n    by the river.\n\nand so on, as the others did who came there in those years of the war.", "paragraph: He wrote this of it:\nindented: The mill stood on the hill by the river. [The mill stood on the hill by the river.]\nparagraph: and so on, as the others did who came there in those years of the war."},
	} {
		if got := unitsOf(test.text, test.syntax); got != test.want {
			t.Errorf("%s\ngot  %s\nwant %s", test.name, got, test.want)
		}
	}
	for text, want := range map[string]Syntax{`\section{Mill}`: LaTeX, "# Mill": Markdown, "see [@a1]": Markdown, "a &mdash; b": Markdown, "The mill stood.": Plain} {
		if got := Parse("", []byte(text), "").syntax; got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}
