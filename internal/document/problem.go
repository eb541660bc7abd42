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
	Code     string   // stable and short: "encoding-guessed"
	Severity Severity //
	Line     int      // from 1
	Column   int      // in characters, from 1
	Message  string   // one sentence without a period
	Hint     string   // what to try; "" if there is nothing
}

// String returns the problem as "line:column: message"; a file's name and a
// colon before it make a place that editors jump to.
func (p Problem) String() string {
	return fmt.Sprintf("%d:%d: %s", p.Line, p.Column, p.Message)
}
