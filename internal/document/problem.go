package document

import "fmt"

// A Severity says how much a problem matters.
type Severity string

// The severities: an Error makes the record wrong, a Warning is a doubt that
// a reader should look at, Info is worth knowing.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Info    Severity = "info"
)

// A Problem is something doubtful that was found in a document.
type Problem struct {
	Line     int      `json:"line"`   // from 1
	Column   int      `json:"column"` // in characters, from 1
	Severity Severity `json:"severity"`
	Code     string   `json:"code"`           // stable and short: "encoding-guessed"
	Message  string   `json:"message"`        // one sentence without a period
	Hint     string   `json:"hint,omitempty"` // what to try; "" if there is nothing
}

// String returns the problem as "line:column: message"; a file's name and a
// colon before it make a place that editors jump to.
func (p Problem) String() string {
	return fmt.Sprintf("%d:%d: %s", p.Line, p.Column, p.Message)
}

// Plural returns a count with its English noun, "1 file" or "2 files", for messages.
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
