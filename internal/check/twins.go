package check

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"docview/internal/document"
)

// A Twin is what two documents of a library should not have in common.
type Twin struct {
	ID   string
	Path string // of its file
	Line int    // where it begins there
	sum  [sha256.Size]byte
}

// TwinOf returns the twin of a document. Its text is all its words, with those
// of the header, however they are broken into lines.
func TwinOf(d *document.Document) Twin {
	text, offset, _ := d.Decoded()
	t := Twin{ID: d.ID, Path: d.Name, Line: d.Line}
	t.sum = sha256.Sum256([]byte(strings.Join(strings.Fields(text[offset(d.Start):offset(d.End)]), " ")))
	return t
}

// Twins are the documents of a library seen so far. The zero Twins are none.
type Twins struct {
	byID  map[string]Twin
	bySum map[[sha256.Size]byte]Twin
}

// Add adds a document, and returns what it has in common with an earlier one:
// its text or else its id.
func (ts *Twins) Add(t Twin) (p document.Problem, ok bool) {
	if ts.byID == nil {
		ts.byID, ts.bySum = map[string]Twin{}, map[[sha256.Size]byte]Twin{}
	}
	if first, same := ts.bySum[t.sum]; same {
		return t.problem("same-text", "the text is the same as that of %s:%d", first.Path, first.Line), true
	}
	ts.bySum[t.sum] = t
	if first, same := ts.byID[t.ID]; same {
		return t.problem("same-id", "the id %s is also that of %s:%d", t.ID, first.Path, first.Line), true
	}
	ts.byID[t.ID] = t
	return p, false
}

func (t Twin) problem(code, format string, args ...any) document.Problem {
	c, _ := Find(code)
	return document.Problem{Code: code, Severity: c.Severity, Line: t.Line, Column: 1, Message: fmt.Sprintf(format, args...), Hint: c.hint}
}
