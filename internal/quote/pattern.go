package quote

import (
	"regexp"
	"sync"
)

// A pattern is a regular expression that is compiled when it is first used:
// compiling all of them would cost every command a millisecond at its start.
type pattern struct{ compiled func() *regexp.Regexp }

// compile returns the pattern of an expression. It panics when the pattern is
// first used if the expression cannot be parsed.
func compile(expr string) pattern {
	return pattern{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })}
}

func (p pattern) MatchString(s string) bool            { return p.compiled().MatchString(s) }
func (p pattern) FindString(s string) string           { return p.compiled().FindString(s) }
func (p pattern) FindStringSubmatch(s string) []string { return p.compiled().FindStringSubmatch(s) }

func (p pattern) FindStringSubmatchIndex(s string) []int {
	return p.compiled().FindStringSubmatchIndex(s)
}

func (p pattern) FindAllStringIndex(s string, n int) [][]int {
	return p.compiled().FindAllStringIndex(s, n)
}

func (p pattern) FindAllStringSubmatch(s string, n int) [][]string {
	return p.compiled().FindAllStringSubmatch(s, n)
}

func (p pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return p.compiled().FindAllStringSubmatchIndex(s, n)
}

func (p pattern) Match(b []byte) bool            { return p.compiled().Match(b) }
func (p pattern) Find(b []byte) []byte           { return p.compiled().Find(b) }
func (p pattern) Split(s string, n int) []string { return p.compiled().Split(s, n) }
