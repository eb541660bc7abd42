package parse

import (
	"fmt"
	"strings"
	"testing"

	"docview/internal/ruletest"
)

// listCases are the markers of lines, and how deep those are nested that are
// markers of lists.
var listCases = []struct{ markers, want string }{
	{"1. 2. 3.", "1.0 2.0 3.0"},
	{"a) b) c)", "a)0 b)0 c)0"},
	{"1. a) b) 2. a) b) 3.", "1.0 a)1 b)1 2.0 a)1 b)1 3.0"},
	{"I. II. 3. IV.", "I.0 II.0 3.0 IV.0"},
	{"I. 1. 2. II. 1. 2. 3. III.", "I.0 1.1 2.1 II.0 1.1 2.1 3.1 III.0"},
	{"1. 2. 2. 3.", "1.0 2.0 2.0 3.0"},
	{"1. 2. 7. 8.", "1.0 2.0 7.0 8.0"},
	{"1. 2. 22. 5.", "1.0 2.0 22.0"},
	{"1. 2. 23. 5.", "1.0 2.0 5.0"},
	{"1. 2. 1. 2.", "1.0 2.0 1.0 2.0"},
}

// listsHold reports whether all cases hold.
func listsHold(t *testing.T) bool {
	for _, c := range listCases {
		var cands []candidate
		for i, s := range strings.Fields(c.markers) {
			m, _, ok := parseMarker(s + " Carts.")
			if !ok {
				t.Fatalf("%s is not a marker", s)
			}
			cands = append(cands, candidate{line: i, marker: m})
		}
		findLists(cands)
		var got []string
		for i := range cands {
			if l := cands[i].list; l != nil {
				got = append(got, fmt.Sprint(cands[i].text, l.depth))
			}
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Logf("%s: got %s, want %s", c.markers, got, c.want)
			return false
		}
	}
	return true
}

func TestWays(t *testing.T) {
	ruletest.Each(t, &ways, func(w way) string { return w.name }, func(string) bool { return listsHold(t) })
}
