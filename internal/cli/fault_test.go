package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// faults are the functions that work on a document, each with a name for its
// stage: a panic is planted at the beginning of each.
var faults = []struct{ stage, file, function, source string }{
	{"parse", "parse/parse.go", "func ParseAll(", "data"},
	{"check", "check/check.go", "func Check(", "d.Source"},
	{"layout", "render/part.go", "func (p *Printer) parts(", "d.Source"},
	{"cite", "cite/item.go", "func Of(", "d.Source"},
	{"verify", "quote/look.go", "func (c *Check) Look(", "d.Source"},
	{"search", "search/text.go", "func textOf(", "d.Source"},
}

// planted panics in the stage that a document names.
const planted = `package document

import "bytes"

func Planted(source []byte, stage string) {
	if bytes.Contains(source, []byte("planted in "+stage)) {
		panic("planted")
	}
}
`

// faulty runs one command line after another, each a list in JSON, and answers
// with an outcome for each.
const faulty = `package main

import (
	"bytes"
	"encoding/json"
	"os"

	"docview/internal/cli"
)

func main() {
	in, out := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	for {
		var args []string
		if in.Decode(&args) != nil {
			return
		}
		var stdout, stderr bytes.Buffer
		status := cli.Run(cli.Env{Stdout: &stdout, Stderr: &stderr, LookupEnv: os.LookupEnv}, args)
		_ = out.Encode(map[string]any{"Stdout": stdout.String(), "Stderr": stderr.String(), "Status": status})
	}
}
`

// An outcome is what a command printed, and its status.
type outcome struct {
	Stdout, Stderr string
	Status         int
}

// buildFaulty builds docview with a panic planted in each stage.
func buildFaulty(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	replace := map[string]string{}
	overlay := func(path, text string) {
		copied := filepath.Join(dir, strings.ReplaceAll(path, "/", "-"))
		path, _ = filepath.Abs(filepath.Join("..", path))
		replace[path] = copied
		if err := os.WriteFile(copied, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	overlay("document/planted.go", planted)
	overlay("../cmd/docview/main.go", faulty)
	for _, f := range faults {
		source, err := os.ReadFile(filepath.Join("..", f.file))
		if err != nil {
			t.Fatal(err)
		}
		before, after, ok := strings.Cut(string(source), "\n"+f.function)
		head, body, found := strings.Cut(after, "{\n")
		if !ok || !found {
			t.Fatalf("%s has no %s", f.file, f.function)
		}
		call := "document.Planted(" + f.source + `, "` + f.stage + "\")\n"
		overlay(f.file, before+"\n"+f.function+head+"{\n"+call+body)
	}
	list, _ := json.Marshal(map[string]any{"Replace": replace})
	overlay("overlay.json", string(list))
	bin := filepath.Join(dir, "docview")
	if out, err := exec.Command("go", "build", "-ldflags", "-s -w", "-overlay", filepath.Join(dir, "overlay.json"), "-o", bin, "docview/cmd/docview").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return bin
}

// TestFaultyDocument: a panic in one document is an error of its file, whatever
// the work on it, and every command answers for the others.
func TestFaultyDocument(t *testing.T) {
	if testing.Short() {
		t.Skip("builds docview")
	}
	bin := buildFaulty(t)
	commands := [][]string{
		{"check", "--level", "info"}, {"export"}, {"export", "--format", "ris"}, {"list"}, {"list", "--json"}, {"search", "zebra"}, {"search", "NOT heron", "-l"},
		{"search", "zebra district", "--within", "paragraph"}, {"search", "zebra", "--kwic"}, {"search", "--regexp", "zebra"}, {"show", "--all"}, {"show", "--all", "--json"},
		{"paragraphs", "--all"}, {"cite", "--all", "--style", "bibtex"}, {"info", "--all"}, {"verify", "paper.md", "--all"}, {"show", "101", "102", "103"},
	}
	for _, f := range faults {
		dir := t.TempDir()
		reported := false
		t.Setenv("XDG_CACHE_HOME", t.TempDir())
		var paper strings.Builder
		for _, id := range []string{"101", "102", "103", "900"} {
			text := "Memorandum " + id + "\n\nMay 3, 1961\n\nThe zebra of district " + id + " was seen again by the river (again.\n\nSource: Box " + id + ".\n"
			if id == "900" {
				text += "\nThis is planted in " + f.stage + ".\n"
			} else {
				paper.WriteString("It says “The zebra of district " + id + " was seen again by the river” [@" + id + "].\n\n")
			}
			writeFile(t, filepath.Join(dir, "lib", id+".txt"), text)
		}
		writeFile(t, filepath.Join(dir, "paper.md"), paper.String())
		lines := slices.Concat(commands, [][]string{{"index"}}, commands)
		for i, o := range outcomes(t, dir, bin, lines) {
			for _, id := range []string{"101", "102", "103"} {
				if lines[i][0] != "index" && !strings.Contains(o.Stdout, id) {
					t.Errorf("%s: %q does not answer for %s: %+v", f.stage, lines[i], id, o)
				}
			}
			fault := strings.Contains(o.Stderr, "docview: lib/900.txt: internal error: planted\n")
			if fault != (o.Status == statusUnreadable) || fault != strings.Contains(o.Stderr, "internal error") {
				t.Errorf("%s: %q: %+v", f.stage, lines[i], o)
			}
			reported = reported || fault
		}
		if !reported {
			t.Errorf("%s: no command reports the panic", f.stage)
		}
	}
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, []byte(text), 0o666)); err != nil {
		t.Fatal(err)
	}
}

// outcomes runs command lines with the library lib, in one process in a folder.
func outcomes(t *testing.T, dir, bin string, lines [][]string) []outcome {
	t.Helper()
	var in, out bytes.Buffer
	for _, args := range lines {
		_ = json.NewEncoder(&in).Encode(append(slices.Clone(args), "-L", "lib"))
	}
	c := exec.Command(bin)
	c.Dir, c.Stdin, c.Stdout = dir, &in, &out
	if err := c.Run(); err != nil {
		t.Fatal(err)
	}
	all := make([]outcome, len(lines))
	decoder := json.NewDecoder(&out)
	for i := range all {
		if err := decoder.Decode(&all[i]); err != nil {
			t.Fatal(err)
		}
	}
	return all
}
