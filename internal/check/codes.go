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

	hint string // of its findings as a rule
	many string // the message if they run through a text, "" if they are never one
}

// Codes are the problems that [Check] finds, those of [parse.Parse] among
// them, in the order in which people meet them: the file, its header, its
// paragraphs, its characters. They are read at first use.
var Codes = sync.OnceValue(func() []Code { return parseCodes(explanations) })

//go:embed codes.md
var explanations string

// parseCodes returns the codes that a text explains in four paragraphs each: the
// code with its severity, hint and message for many, the title, the text and the
// advice.
func parseCodes(s string) []Code {
	var codes []Code
	for p := range slices.Chunk(strings.Split(s, "\n\n"), 4) {
		head, more, _ := strings.Cut(p[0], "\n")
		for i := range p {
			p[i] = strings.Join(strings.Fields(p[i]), " ")
		}
		code, severity, _ := strings.Cut(strings.Trim(head, "# )"), " (")
		c := Code{Code: code, Severity: document.Severity(severity), Title: p[1], Text: p[2], Advice: p[3]}
		for line := range strings.SplitSeq(more, "\n") {
			if hint, ok := strings.CutPrefix(line, "hint: "); ok {
				c.hint = hint
			} else if many, ok := strings.CutPrefix(line, "many: "); ok {
				c.many = many
			}
		}
		codes = append(codes, c)
	}
	return codes
}

// Find returns the code of that name. Each code that a finding has is there.
func Find(code string) (Code, bool) {
	i := slices.IndexFunc(Codes(), func(c Code) bool { return c.Code == code })
	if i < 0 {
		return Code{}, false
	}
	return Codes()[i], true
}
