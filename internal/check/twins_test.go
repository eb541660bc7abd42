package check_test

import (
	"testing"

	"docview/internal/check"
	"docview/internal/parse"
)

func TestTwins(t *testing.T) {
	var seen check.Twins
	for _, c := range []struct{ name, id, text, code, message string }{
		{"a.txt", "100001", "The first paper\nof the two.\n", "", ""},
		{"b.txt", "100002", "Another paper.\n", "", ""},
		{"c.txt", "100001", "The second paper.\n", "same-id", "the id 100001 is also that of a.txt:1"},
		{"d.txt", "100003", "The first\r\n  paper of the two.", "same-text", "the text is the same as that of a.txt:1"},
		{"e.txt", "100002", "Another paper.\n", "same-text", "the text is the same as that of b.txt:1"},
		{"f.txt", "100004", "Yet another paper.\n", "", ""},
	} {
		d := parse.Parse(c.name, []byte(c.text))
		d.ID = c.id
		p, ok := seen.Add(check.TwinOf(d))
		if ok != (c.code != "") || ok && (p.Code != c.code || p.Message != c.message) {
			t.Errorf("%s: %v %s %q, want %s %q", c.name, ok, p.Code, p.Message, c.code, c.message)
		}
	}
}
