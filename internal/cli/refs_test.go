package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// archived returns a document with a URL whose paragraphs have a word each of
// their own after "zebra".
func archived(id, title string, paragraphs ...string) string {
	return fmt.Sprintf("May 2, 1957\n**%s**\n\nCitation:\n\n\"%s\", May 2, 1957, An Archive\n<https://example.org/document/%s>\n\nSummary:\n\nOne.\n\nContents:\n\nTranslation - English\n\n%s\n",
		title, title, id, strings.Join(paragraphs, "\n\n"))
}

// refFiles are a library in which ids are shared, files hold several
// documents, numbers are repeated and names are hard to print or type.
func refFiles() map[string]string {
	files := map[string]string{
		"700001.txt":               archived("700001", "The First", "1. The zebra alpha came.", "2. The zebra beta went.", "1. The zebra gamma stayed.", "2. The zebra delta slept."),
		"copies/700001.txt":        archived("700001", "The First Again", "1. The zebra epsilon came."),
		"renamed.txt":              archived("700004", "Another Name", "The zebra zeta came."),
		"700004.txt":               "The zebra eta came to a file whose name is the id of another.",
		"two.txt":                  archived("700005", "One of Two", "1. The zebra theta came.") + "\n" + archived("700006", "Two of Two", "1. The zebra iota went."),
		"copies/two.txt":           archived("700006", "Two of Two Again", "1. The zebra kappa went."),
		"Strange Name.txt":         "The zebra lambda came.",
		"copies/Strange Name.txt":  "The zebra mu came.",
		"-dash.txt":                archived("700007", "A Dash", "The zebra nu came."),
		"copies/-dash.txt":         archived("700007", "A Dash Again", "The zebra xi came."),
		"with#hash.txt":            archived("700008", "A Hash", "The zebra omicron came."),
		"copies/with#hash.txt":     archived("700008", "A Hash Again", "The zebra pi came."),
		"a-letter.md":              "Paris, May 2, 1957\n\nDear Sir,\n\nThe zebra rho came.\n\nYours,\nA Friend",
		"copies/a-letter.md":       "Paris, May 2, 1957\n\nDear Sir,\n\nThe zebra sigma came.\n\nYours,\nA Friend",
		"112596.txt":               "The zebra tau came to a file with the sample's id.",
		"700001-and-more-here.txt": "The zebra upsilon came.",
	}
	if runtime.GOOS != "windows" {
		files["line\nend.txt"] = archived("700009", "A Line End", "The zebra phi came.")
		files["copies/line\nend.txt"] = archived("700009", "A Line End Again", "The zebra chi came.")
		files["copies/ blank .txt"] = archived("700008", "A Blank", "The zebra psi came.")
		files["copies/bad\xff.txt"] = archived("700007", "A Bad Byte", "The zebra omega came.")
	}
	return files
}

// TestRefsOpen: whatever docview prints as an id or an address opens exactly
// what it was printed for, with the same library.
func TestRefsOpen(t *testing.T) {
	here := t.TempDir()
	for name, data := range refFiles() {
		path := filepath.Join(here, "lib", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name, dir, library string
		flags, folder      []string
	}{
		{name: "a flag", dir: here, flags: []string{"--library", "lib"}},
		{name: "the environment", dir: here, library: filepath.Join(here, "lib")},
		{name: "the current folder", dir: filepath.Join(here, "lib")},
		{name: "an argument", dir: here, folder: []string{"lib"}},
		{name: "an index", dir: here, flags: []string{"--library", "lib"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Chdir(c.dir)
			cache := t.TempDir()
			env := Env{LookupEnv: func(name string) (string, bool) {
				value := map[string]string{"DOCVIEW_LIBRARY": c.library, "XDG_CACHE_HOME": cache}[name]
				return value, value != ""
			}}
			if c.name == "an index" {
				if _, stderr, status := run(env, append(c.flags, "index")...); status != statusDone {
					t.Fatal(stderr)
				}
			}
			r := refTest{t, env, c.flags}
			r.lists(slices.Concat([]string{"list", "--json"}, c.flags, c.folder))
			if c.folder == nil {
				r.concordance(slices.Concat([]string{"search", "--kwic", "zebra", "--json"}, c.flags))
				r.found(slices.Concat([]string{"search", "zebra", "--limit", "0", "--json"}, c.flags))
				r.found(slices.Concat([]string{"search", "--regexp", "zebra", "--limit", "0", "--json"}, c.flags))
				r.completions()
				r.hints("700001", "700006", "7000", "112", "700001.txt#2")
			}
		})
	}
}

type refTest struct {
	*testing.T
	env   Env
	flags []string
}

// opens runs show and returns what it prints on one line.
func (r refTest) opens(arg string) string {
	r.Helper()
	stdout, stderr, status := run(r.env, slices.Concat([]string{"show", "--width", "0"}, r.flags, []string{"--", arg})...)
	if status != statusDone {
		r.Errorf("%q does not open: %s", arg, stderr)
	}
	return stdout
}

func (r refTest) json(args []string, v any) {
	r.Helper()
	stdout, stderr, status := run(r.env, args...)
	if status != statusDone {
		r.Fatalf("%q: status %d, %s", args, status, stderr)
	}
	if err := json.Unmarshal([]byte(stdout), v); err != nil {
		r.Fatal(err)
	}
}

// lists checks that each ref of a list opens its document.
func (r refTest) lists(args []string) {
	r.Helper()
	type entry struct {
		Ref, ID, Path string
		Part          int
	}
	var listed []entry
	r.json(args, &listed)
	if len(listed) < 10 {
		r.Fatalf("%q lists %d documents", args, len(listed))
	}
	for _, want := range listed {
		var got []entry
		stdout, stderr, status := run(r.env, slices.Concat([]string{"info", "--json"}, r.flags, []string{"--", want.Ref, want.Ref})...)
		if status != statusDone || json.Unmarshal([]byte(stdout), &got) != nil || len(got) != 2 {
			r.Errorf("%q opens %d documents: %s", want.Ref, len(got), stderr)
			continue
		}
		inLibrary := !strings.HasPrefix(want.Ref, "lib") // else the id of a name that is not a slug is another
		if inLibrary && got[0].ID != want.ID || filepath.Base(got[0].Path) != filepath.Base(want.Path) || got[0].Part != want.Part {
			r.Errorf("%q opens %+v, want %+v", want.Ref, got[0], want)
		}
	}
}

// concordance checks that each address of a concordance opens the paragraph
// of its line, and no other.
func (r refTest) concordance(args []string) {
	r.Helper()
	var lines []struct{ Address, Right string }
	r.json(args, &lines)
	for _, l := range lines {
		word := strings.Fields(l.Right)[0]
		if text := r.opens(l.Address); !strings.Contains(text, "zebra "+word) || strings.Count(text, "zebra") != 1 {
			r.Errorf("%q does not open the paragraph of %q but\n%s", l.Address, word, text)
		}
	}
	if len(lines) < 10 {
		r.Errorf("%q has %d lines", args, len(lines))
	}
}

// found checks the addresses of passages, and the refs of their documents.
func (r refTest) found(args []string) {
	r.Helper()
	var hits []struct {
		Ref      string
		Passages []struct{ Address, Text string }
	}
	r.json(args, &hits)
	for _, h := range hits {
		for _, p := range h.Passages {
			_, after, _ := strings.Cut(p.Text, "zebra ")
			word, _, _ := strings.Cut(after, " ")
			for _, arg := range []string{p.Address, h.Ref} {
				if text := r.opens(arg); !strings.Contains(text, "zebra "+word) {
					r.Errorf("%q does not open the paragraph of %q but\n%s", arg, word, text)
				}
			}
		}
	}
}

// completions checks that what a shell is offered opens.
func (r refTest) completions() {
	r.Helper()
	stdout, _, _ := run(r.env, slices.Concat([]string{"__complete", "show"}, r.flags, []string{""})...)
	n := 0
	for line := range strings.Lines(stdout) {
		if choice, _, ok := strings.Cut(line, "\t"); ok {
			r.opens(choice)
			n++
		}
	}
	if n < 10 {
		r.Errorf("%d completions: %s", n, stdout)
	}
}

// hints checks that each line of the hints of an argument that means several
// documents or paragraphs begins with an argument that opens.
func (r refTest) hints(args ...string) {
	r.Helper()
	for _, arg := range args {
		_, stderr, status := run(r.env, slices.Concat([]string{"show"}, r.flags, []string{arg})...)
		if status == statusDone {
			continue // it means one
		}
		for line := range strings.Lines(stderr) {
			if hint, ok := strings.CutPrefix(line, "docview: hint: "); ok && strings.Contains(hint, "  ") {
				ref, _, _ := strings.Cut(hint, "  ")
				r.opens(ref)
			}
		}
	}
}
