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
				line += " [" + q.readings[0].text + "]"
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
