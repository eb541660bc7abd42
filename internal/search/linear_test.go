//go:build unix

package search

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"

	"docview/internal/library"
)

// linear checks that each doubling of the work takes less than three times as
// long. Three doublings are measured at once: linear work takes 8 times as long,
// quadratic work 64 times. Other programs disturb the clock and the processor's
// time, so that the shortest of several times counts, by either of them. The
// garbage collector, which small work never starts, is off while it is timed.
func linear(t *testing.T, name string, prepare func(n int) func()) {
	t.Helper()
	const n, doublings, most = 500, 8, 3 * 3 * 3
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	one, many := prepare(n), prepare(doublings*n)
	cost, multiple := never, never
	for i := range 40 {
		cost, multiple = cost.shortest(t, one), multiple.shortest(t, many)
		if i >= 2 && (multiple.clock < most*cost.clock || multiple.processor < most*cost.processor) {
			return
		}
	}
	t.Fatalf("%s: %v for %d, %v for %d times as many", name, cost, n, multiple, doublings)
}

// A duration is what some work took, by the clock and of the processor.
type duration struct{ clock, processor time.Duration }

var never = duration{time.Hour, time.Hour}

// shortest returns the shorter of d and what f takes.
func (d duration) shortest(t *testing.T, f func()) duration {
	t.Helper()
	runtime.GC()
	start, used := time.Now(), processorTime(t)
	f()
	return duration{min(d.clock, time.Since(start)), min(d.processor, processorTime(t)-used)}
}

// processorTime returns the time that this process has used so far.
func processorTime(t *testing.T) time.Duration {
	t.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

func TestLinear(t *testing.T) {
	file := func(text string) []library.File {
		path := filepath.Join(t.TempDir(), "a-1.txt")
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		files, _ := (&library.Library{Dirs: []string{path}}).Files()
		return files
	}
	paragraph := func(n int) []library.File { return file(strings.Repeat("word and ", n)) }
	paragraphs := func(n int) []library.File {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%d. The word of number %d is kept.\n\n", i+1, i)
		}
		return file(b.String())
	}
	kwic := func(s *Search, files []library.File) {
		for _, err := range (Concordance{Sort: "left"}).Lines(s.Scan(files)) {
			if err != nil {
				t.Error(err)
			}
		}
	}
	hits := func(s *Search, files []library.File) {
		s.Passages = 1 << 30
		for _, err := range s.Scan(files).Hits() {
			if err != nil {
				t.Error(err)
			}
		}
	}
	re, _ := ParseRegexp("w[o]rd")
	for name, s := range map[string]*Search{
		"words": {Query: query(t, "word")}, "a phrase": {Query: query(t, `"word and" OR "word of"`)}, "a prefix": {Query: query(t, "wo*")},
		"near": {Query: query(t, "word NEAR/5 (and OR of)")}, "within": {Query: query(t, "word (and OR of)"), Within: true}, "a pattern": {Regexp: re},
	} {
		for texts, write := range map[string]func(int) []library.File{"one paragraph": paragraph, "many paragraphs": paragraphs} {
			linear(t, "concordance of "+name+" in "+texts, func(n int) func() {
				files := write(n)
				return func() { kwic(s, files) }
			})
			linear(t, "passages of "+name+" in "+texts, func(n int) func() {
				files := write(n)
				return func() { hits(s, files) }
			})
		}
	}
	few := paragraphs(20)
	for name, words := range map[string]func(i int) string{
		"one word": func(int) string { return "word " }, "one prefix": func(int) string { return "w* " },
		"words":        func(i int) string { return fmt.Sprint("word", i, " ") },
		"alternatives": func(i int) string { return fmt.Sprint("word OR number OR w", i, " OR ") },
	} {
		linear(t, "a query of "+name, func(n int) func() {
			var b strings.Builder
			for i := range n {
				b.WriteString(words(i))
			}
			text := b.String() + "word"
			return func() { (&Search{Query: query(t, text)}).Scan(few) }
		})
	}
}

func query(t *testing.T, s string) *Query {
	t.Helper()
	q, err := ParseQuery(s)
	if err != nil {
		t.Fatal(err)
	}
	return q
}
