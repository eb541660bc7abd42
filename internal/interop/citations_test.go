//go:build interop

package interop

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// An item is what is compared of a record of CSL-JSON.
type item struct {
	ID     string
	Title  string
	URL    string
	Author []struct{ Family, Literal string }
	Issued struct {
		Parts [][]int `json:"date-parts"`
	}
}

// cited returns the files whose documents are cited: those that have a title,
// each id once.
func cited(t *testing.T) (files []string, items []item) {
	t.Helper()
	seen := map[string]bool{}
	for _, file := range documents(t) {
		var all []item
		if err := json.Unmarshal([]byte(docview(t, "cite", "--style", "csl-json", file+"@1")), &all); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if it := all[0]; it.Title != "" && !seen[it.ID] {
			seen[it.ID] = true
			files, items = append(files, file+"@1"), append(items, it)
		}
	}
	if len(items) < 10 {
		t.Fatalf("%d documents have a title", len(items))
	}
	return files, items
}

// letters returns the letters and digits of s in lower case: styles change all else.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// node runs a script of testdata with the modules that .ci/interop-tools installs.
func node(t *testing.T, stdin, script string, args ...string) string {
	t.Helper()
	modules, err := filepath.Abs(filepath.Join("..", "..", ".ci", "node_modules"))
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("NODE_PATH", modules)
	return output(t, []byte(stdin), "node", append([]string{filepath.Join("testdata", script)}, args...)...)
}

// TestInteropCSL checks records of CSL-JSON by their schema, which is not a
// part of this project, and by what a processor makes of them.
func TestInteropCSL(t *testing.T) {
	files, items := cited(t)
	records := docview(t, append([]string{"cite", "--style", "csl-json"}, files...)...)
	t.Run("schema", func(t *testing.T) {
		schema := os.Getenv("CSL_SCHEMA")
		if schema == "" {
			t.Skip("CSL_SCHEMA does not name the schema")
		}
		file := filepath.Join(t.TempDir(), "records.json")
		write(t, file, records)
		output(t, nil, "/usr/bin/jsonschema", "-i", file, schema)
	})
	styles := []string{"chicago-note-bibliography", "modern-language-association", "apa"}
	var made map[string]map[string]string
	if err := json.Unmarshal([]byte(node(t, records, "citeproc.js", styles...)), &made); err != nil {
		t.Fatal(err)
	}
	for _, style := range styles {
		for _, it := range items {
			text := made[style][it.ID]
			have := letters(text)
			for _, part := range append(parts(it), letters(it.URL)) {
				if !strings.Contains(have, part) {
					t.Errorf("%s of %s has no %q: %s", style, it.ID, part, text)
				}
			}
		}
	}
}

// parts returns what must occur in a citation of an item, whatever the style.
func parts(it item) []string {
	all := []string{letters(it.Title)}
	for _, a := range it.Author {
		all = append(all, letters(a.Family), letters(a.Literal))
	}
	if len(it.Issued.Parts) > 0 {
		all = append(all, itoa(it.Issued.Parts[0][0]))
	}
	return all
}

// TestInteropBiber checks records of BibLaTeX by its data model, which requires
// a date; docview invents none, so that only dated documents satisfy it.
func TestInteropBiber(t *testing.T) {
	all, items := cited(t)
	var files []string
	for i, it := range items {
		if len(it.Issued.Parts) > 0 {
			files = append(files, all[i])
		}
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "records.bib")
	write(t, file, docview(t, append([]string{"cite", "--style", "biblatex"}, files...)...))
	cmd := exec.Command("biber", "--tool", "--validate-datamodel", "--output-file", filepath.Join(dir, "out.bib"), file)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil || strings.Contains(string(out), "WARN") || strings.Contains(string(out), "ERROR") {
		t.Errorf("biber: %v\n%s", err, out)
	}
	read, err := os.ReadFile(filepath.Join(dir, "out.bib"))
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count("\n"+strings.ToLower(string(read)), "\n@"); n != len(files) {
		t.Errorf("biber reads %d records of %d", n, len(files))
	}
}

// TestInteropRIS reads records of RIS back.
func TestInteropRIS(t *testing.T) {
	files, items := cited(t)
	var read []item
	records := docview(t, append([]string{"cite", "--style", "ris"}, files...)...)
	if err := json.Unmarshal([]byte(node(t, records, "ris.js")), &read); err != nil {
		t.Fatal(err)
	}
	if len(read) != len(items) {
		t.Fatalf("citation-js reads %d records of %d", len(read), len(items))
	}
	for i, it := range items {
		if strings.ContainsFunc(it.Title, unicode.IsControl) { // shown as pictures, since RIS has no escapes
			continue
		}
		got, want := strings.Join(parts(read[i]), "|"), strings.Join(parts(it), "|")
		if got != want || read[i].URL != it.URL {
			t.Errorf("%s: citation-js reads %s %s, want %s %s", it.ID, got, read[i].URL, want, it.URL)
		}
	}
}
