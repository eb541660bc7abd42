package check

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"docview/internal/document"
)

// A Code is a kind of problem, with what `docview check --explain` prints about it.
type Code struct {
	Code     string            `json:"code"`     // stable and short: "number-gap"
	Severity document.Severity `json:"severity"` // how much such a problem matters; some findings are milder
	Title    string            `json:"title"`    // one sentence without a period
	Text     string            `json:"text"`     // what is found and why it matters, with an invented example
	Advice   string            `json:"advice"`   // what to do
}

// Codes are the problems that [Check] finds, those of [parse.Parse] among
// them, in the order in which people meet them: the file, its header, its
// paragraphs, its characters. They are read at first use.
var Codes = sync.OnceValue(func() []Code { return parseCodes(explanations) })

//go:embed codes.md
var explanations string

// parseCodes returns the codes that a text explains in four paragraphs each: the
// code with its severity, the title, the text and the advice.
func parseCodes(s string) []Code {
	var codes []Code
	for p := range slices.Chunk(strings.Split(s, "\n\n"), 4) {
		for i := range p {
			p[i] = strings.Join(strings.Fields(p[i]), " ")
		}
		code, severity, _ := strings.Cut(strings.Trim(p[0], "# )"), " (")
		codes = append(codes, Code{code, document.Severity(severity), p[1], p[2], p[3]})
	}
	return codes
}

// Find returns the code of that name.
func Find(code string) (Code, bool) {
	i := slices.IndexFunc(Codes(), func(c Code) bool { return c.Code == code })
	if i < 0 {
		return Code{}, false
	}
	return Codes()[i], true
}

// severityOf returns the severity of a code in [Codes].
func severityOf(code string) document.Severity {
	c, ok := Find(code)
	if !ok {
		panic("check: no code " + code)
	}
	return c.Severity
}
