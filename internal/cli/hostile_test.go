package cli

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestHostileFiles: files that would take all memory, are not text, or are
// damaged are errors of those files; every command answers for the good ones.
func TestHostileFiles(t *testing.T) {
	dir := t.TempDir()
	write := func(name, data string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	zipped := func(text string, times int) string {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		for range times {
			fmt.Fprint(w, strings.Repeat(text, 1000))
		}
		w.Close()
		return b.String()
	}
	const good = 20
	for i := range good {
		write(fmt.Sprintf("8000%02d.txt", i), "A Memorandum\n\n1. The zebra was seen again.\n")
	}
	write("lines.txt.gz", zipped("a\n\n", 1000))
	write("items.txt.gz", zipped("1. x\n", 1000))
	write("words.txt.gz", zipped("word ", 1000))
	write("zeros.txt.gz", zipped("\x00", 5000))
	write("zeros.txt", strings.Repeat("\x00", 1<<20))
	write("paper.txt", "%PDF-1.7 and more")
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	env := Env{LookupEnv: os.LookupEnv}
	for _, args := range [][]string{
		{"list", dir}, {"search", "zebra", "-l", "-L", dir}, {"search", "--regexp", "zebra", "-l", "-L", dir},
		{"check", "--level", "info", dir}, {"export", dir}, {"index", dir}, {"search", "zebra", "-l", "-L", dir},
	} {
		stdout, stderr, status := run(env, args...)
		if status != statusUnreadable {
			t.Errorf("%q: status %d", args, status)
		}
		for _, bad := range []string{"lines.txt.gz", "items.txt.gz", "words.txt.gz", "zeros.txt.gz", "zeros.txt", "paper.txt"} {
			if !strings.Contains(stderr, bad+": ") {
				t.Errorf("%q says nothing of %s: %s", args, bad, stderr)
			}
		}
		for i := range good {
			if id := fmt.Sprintf("8000%02d", i); args[0] != "index" && !strings.Contains(stdout, id) {
				t.Errorf("%q does not have %s", args, id)
			}
		}
	}
}

// TestZeroBytes holds that a manuscript with a damaged byte is read, as a
// document is, and that a binary file is not.
func TestZeroBytes(t *testing.T) {
	v := &verifying{}
	if is, _ := v.refuses("a.md", []byte(strings.Repeat("The ferry was late. ", 40)+"\x00")); is != "" {
		t.Errorf("one zero byte: %q", is)
	}
	if is, _ := v.refuses("a.md", []byte(strings.Repeat("ferry\x00\x00", 40))); is != notText {
		t.Errorf("many zero bytes: %q", is)
	}
}
