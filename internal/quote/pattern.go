package quote

import (
	"regexp"
	"sync"
)

// compile returns what compiles an expression if it is first used, and returns
// it: compiling all of them would cost every command a millisecond at its start.
// It panics then if the expression cannot be parsed.
func compile(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
