package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"docview/internal/document"
	"docview/internal/parse"
)

// TestLeavings: where documents were left is remembered with their files and
// ids, never their text; a damaged file is replaced; nothing is written if
// the user wants none.
func TestLeavings(t *testing.T) {
	dir := t.TempDir()
	env := map[string]string{"XDG_STATE_HOME": dir}
	a := &app{Env: Env{LookupEnv: func(name string) (string, bool) { v, ok := env[name]; return v, ok }}.filled()}
	doc := func(name string) *document.Document {
		d := parse.Parse(name, []byte("Title\n\n1. One.\n\n2. Two.\n"))
		d.ID = strings.TrimSuffix(name, ".txt")
		return d
	}
	one, two := doc("one.txt"), doc("two.txt")
	l := a.leavings()
	l.leave(one, "2")
	l.leave(two, "p1")
	l.leave(one, "1")
	if at := a.leavings().at(one); at != "1" || l.at(two) != "p1" {
		t.Errorf("%q, %q", at, l.at(two))
	}
	l.leave(two, "9")
	if at := l.at(two); at != "" {
		t.Errorf("a place that the document has not is %q", at)
	}
	l.leave(two, "")
	file := filepath.Join(dir, "docview", "read.json")
	data, err := os.ReadFile(file)
	if err != nil || strings.Count(string(data), "place") != 1 || strings.Contains(string(data), "One") {
		t.Errorf("%s, %v", data, err)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	for n := range mostLeft + 10 {
		d := doc("many.txt")
		d.Part = n + 1
		l.leave(d, "1")
	}
	if n := len(l.read()); n != mostLeft {
		t.Errorf("%d are remembered", n)
	}
	if err := os.WriteFile(file, []byte("[{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if l.leave(one, "2"); l.at(one) != "2" {
		t.Error("a damaged file is not replaced")
	}
	env["DOCVIEW_STATE"] = ""
	off := a.leavings()
	if off.leave(one, "1"); off.at(one) != "" || l.at(one) != "2" {
		t.Error("it is remembered although DOCVIEW_STATE is empty")
	}
	stdin := doc("standard input")
	if l.leave(stdin, "1"); l.at(stdin) != "" {
		t.Error("standard input is remembered")
	}
}
