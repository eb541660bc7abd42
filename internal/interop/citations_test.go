//go:build interop

package interop

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
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

// library holds documents whose words are hostile to records, and documents of
// series, beside those of the other tests.
var library = map[string]string{
	"hostile-1.txt":       "Letter from Ada {Wren to Ben Lark\n\nMay 4, 1951\n\nThe mill is still.\n",
	"hostile-2.txt":       "Report on 100% of \\mill} & $2_x^y~z #1 \"“‘'\n\nMay 4, 1951\n\nThe mill is still.\n",
	"hostile-3.txt":       "Letter from Ben Lark, Jr. and Wren & Son to the Mill\n\nMay 4, 1951\n\nThe mill is still.\n",
	"frus1949v03-d12.txt": "893.00/5–449: Telegram\n\n[Document 12]\n\nThe Consul at Strelsau (Wren) to the Secretary of State\n\nStrelsau, May 4, 1949.\n\nThe mill is still.\n",
	"kept-1.txt": "May 4, 1951\n**Telegram from Ada Wren to Ben Lark**\n\nCitation:\n\n\"Telegram from Ada Wren to Ben Lark,\" May 4, 1951, The Mill Archive, UMA, Utopia City, f. 3, op. 2, d. 14. " +
		"Reprinted in Cora Finch, The Mills (Strelsau: Mill Press, 2005), p. 4. Translated by Dora Adler.\n<https://example.org/document/kept-1>\n\nContents:\n\nTranslation - English\n\nThe mill is still.\n",
}

// cited returns the files whose documents are cited: each id once.
func cited(t *testing.T) (files []string, items []item) {
	t.Helper()
	dir, sources := t.TempDir(), documents(t)
	for name, text := range library {
		write(t, filepath.Join(dir, name), text)
		sources = append(sources, filepath.Join(dir, name))
	}
	seen := map[string]bool{}
	for _, file := range sources {
		out, _ := exec.Command(os.Getenv("DOCVIEW"), "cite", "--style", "csl-json", file+"@1").Output()
		if len(out) == 0 { // it cannot be cited
			continue
		}
		var all []item
		if err := json.Unmarshal(out, &all); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if it := all[0]; !seen[it.ID] {
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

// translatorField is a warning that is expected: the data model of BibLaTeX has no
// translator for these types, though biblatex-chicago prints it.
var translatorField = regexp.MustCompile(`(?m)^WARN - .*Invalid field 'translator'.*\n`)

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
	out = regexp.MustCompile(`(?m)^INFO - WARNINGS.*`).ReplaceAll(translatorField.ReplaceAll(out, nil), nil)
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

// TestInteropSeries checks that processors print the volume and the number of a
// document of a series.
func TestInteropSeries(t *testing.T) {
	file := filepath.Join(t.TempDir(), "frus1949v03-d12.txt")
	write(t, file, library["frus1949v03-d12.txt"])
	records := docview(t, "cite", "--style", "csl-json", file)
	styles := []string{"chicago-note-bibliography", "modern-language-association", "apa"}
	var made map[string]map[string]string
	if err := json.Unmarshal([]byte(node(t, records, "citeproc.js", styles...)), &made); err != nil {
		t.Fatal(err)
	}
	printed := map[string]string{"pandoc": output(t, []byte(records), "pandoc", "--citeproc", "-f", "csljson", "-t", "plain")}
	for _, style := range styles {
		printed[style] = made[style]["frus1949v03-d12"]
	}
	for style, text := range printed {
		if !strings.Contains(letters(text), letters("Foreign Relations of the United States, 1949, vol. III, doc. 12")) {
			t.Errorf("%s: %s", style, text)
		}
	}
}

// TestInteropLaTeX checks what a note of biblatex-chicago prints of a document in an
// archive: where it is, and not the whole provenance.
func TestInteropLaTeX(t *testing.T) {
	dir := t.TempDir()
	in := func(name string, args ...string) {
		cmd := exec.Command(name, args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
	}
	for _, name := range []string{"kept-1.txt", "frus1949v03-d12.txt"} {
		write(t, filepath.Join(dir, name), library[name])
	}
	write(t, filepath.Join(dir, "records.bib"), docview(t, "cite", "--style", "biblatex", filepath.Join(dir, "kept-1.txt"), filepath.Join(dir, "frus1949v03-d12.txt")))
	write(t, filepath.Join(dir, "paper.tex"), `\documentclass{article}
\usepackage[american]{babel}
\usepackage[notes,backend=biber]{biblatex-chicago}
\addbibresource{records.bib}
\begin{document}
A.\footcite{kept-1} B.\footcite{frus1949v03-d12}
\end{document}
`)
	in("pdflatex", "-interaction=nonstopmode", "paper.tex")
	in("biber", "paper")
	in("pdflatex", "-interaction=nonstopmode", "paper.tex")
	in("pdftotext", "-raw", "paper.pdf")
	text, err := os.ReadFile(filepath.Join(dir, "paper.txt"))
	if err != nil {
		t.Fatal(err)
	}
	have := letters(strings.ReplaceAll(string(text), "-\n", ""))
	for _, want := range []string{"Ada Wren, Telegram from Ada Wren to Ben Lark", "Dora Adler", "UMA, Utopia City, f. 3, op. 2, d. 14, The Mill Archive", "1949, vol. III, doc. 12"} {
		if !strings.Contains(have, letters(want)) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
	if strings.Contains(have, "reprinted") {
		t.Errorf("the note has the provenance:\n%s", text)
	}
}
