//go:build interop

// Package interop checks docview's output with programs that are not ours:
// pandoc and goldmark read its Markdown, a JSON Schema validator its records,
// the shells their completion scripts, mandoc the manual pages, SQLite the
// export, citeproc-js, biber and citation-js the records of its citations. `make
// interop` installs them and runs it.
package interop

import (
	"bytes"
	"encoding/json"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"golang.org/x/tools/txtar"
)

// docview runs the program that the environment variable DOCVIEW names and
// returns what it prints.
func docview(t *testing.T, args ...string) string {
	t.Helper()
	bin := os.Getenv("DOCVIEW")
	if bin == "" {
		t.Fatal("DOCVIEW names no program; run make interop")
	}
	return output(t, nil, bin, args...)
}

func output(t *testing.T, stdin []byte, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Stdin = bytes.NewReader(stdin)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, stderr.Bytes())
	}
	return string(out)
}

// documents returns the sample and the input of every case as files.
func documents(t *testing.T) []string {
	t.Helper()
	files, _ := filepath.Glob("../../seeds/*.txt")
	cases, _ := filepath.Glob("../../testdata/document/*.txtar")
	if len(files) == 0 || len(cases) == 0 {
		t.Fatal("no documents")
	}
	dir := t.TempDir()
	for _, c := range cases {
		archive, err := txtar.ParseFile(c)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, strings.TrimSuffix(filepath.Base(c), "ar"))
		if err := os.WriteFile(file, archive.Files[0].Data, 0o666); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

// eachDocument checks the first document of every file.
func eachDocument(t *testing.T, check func(t *testing.T, file string)) {
	for _, file := range documents(t) {
		t.Run(filepath.Base(file), func(t *testing.T) { check(t, file+"@1") })
	}
}

// words returns the signs of s without the blanks between them.
func words(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func sameWords(t *testing.T, reader, got, want string) {
	t.Helper()
	g, w := []rune(words(got)), []rune(words(want))
	at := 0
	for at < len(g) && at < len(w) && g[at] == w[at] {
		at++
	}
	if at < len(g) || at < len(w) {
		t.Errorf("%s reads %.40q where the document has %.40q", reader, string(g[at:]), string(w[at:]))
	}
}

func TestInteropPandoc(t *testing.T) {
	eachDocument(t, func(t *testing.T, file string) {
		text := docview(t, "show", "--format", "text", "--width", "0", file)
		markdown := docview(t, "show", "--format", "markdown", file)
		for _, reader := range []string{"commonmark", "gfm", "markdown"} {
			ast := output(t, []byte(markdown), "pandoc", "-f", reader, "-t", "json")
			sameWords(t, "pandoc -f "+reader, pandocText(t, ast), text)
		}
	})
}

// pandocText returns the text of pandoc's JSON tree.
func pandocText(t *testing.T, ast string) string {
	t.Helper()
	var tree struct {
		Blocks any `json:"blocks"`
	}
	if err := json.Unmarshal([]byte(ast), &tree); err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	collect(&text, tree.Blocks)
	return text.String()
}

// collect adds the strings of a node: the contents of Str, and the text of
// those that hold text with attributes, such as Code.
func collect(text *strings.Builder, node any) {
	switch n := node.(type) {
	case []any:
		for _, child := range n {
			collect(text, child)
		}
	case map[string]any:
		switch content := n["c"].(type) {
		case string:
			text.WriteString(content)
		case []any:
			collectParts(text, n["t"].(string), content)
		}
	}
}

// collectParts adds the strings of a node that has several parts, not all of
// them text. Code in a line and raw markup are shown as such: no document has any.
func collectParts(text *strings.Builder, name string, content []any) {
	switch name {
	case "Link":
		collect(text, content[1])
	case "Header":
		collect(text, content[2])
	case "Quoted": // pandoc's own Markdown takes curly quotation marks for a node
		marks := map[any][2]string{"DoubleQuote": {"“", "”"}, "SingleQuote": {"‘", "’"}}[content[0].(map[string]any)["t"]]
		text.WriteString(marks[0])
		collect(text, content[1])
		text.WriteString(marks[1])
	case "CodeBlock": // a table
		text.WriteString(content[1].(string))
	case "Code", "RawInline", "RawBlock":
		text.WriteString("<" + name + ">")
	default:
		collect(text, content)
	}
}

var tag = regexp.MustCompile(`<[^>]*>`)

func TestInteropGoldmark(t *testing.T) {
	eachDocument(t, func(t *testing.T, file string) {
		text := docview(t, "show", "--format", "text", "--width", "0", file)
		var page bytes.Buffer
		if err := goldmark.Convert([]byte(docview(t, "show", "--format", "markdown", file)), &page); err != nil {
			t.Fatal(err)
		}
		sameWords(t, "goldmark", html.UnescapeString(tag.ReplaceAllString(page.String(), "")), text)
	})
}

func TestInteropSchema(t *testing.T) {
	schema := filepath.Join(t.TempDir(), "schema.json")
	write(t, schema, docview(t, "schema"))
	eachDocument(t, func(t *testing.T, file string) {
		record := filepath.Join(t.TempDir(), "record.json")
		write(t, record, docview(t, "show", "--json", file))
		output(t, nil, "/usr/bin/jsonschema", "-i", record, schema)
	})
	t.Run("wrong record", func(t *testing.T) {
		record := filepath.Join(t.TempDir(), "record.json")
		write(t, record, `{"schema": 2, "layout": "papyrus"}`)
		if err := exec.Command("/usr/bin/jsonschema", "-i", record, schema).Run(); err == nil {
			t.Error("the validator takes a record with a layout that there is not")
		}
	})
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestInteropCompletion(t *testing.T) {
	shells := map[string][]string{
		"bash": {"bash", "--norc", "-c", `source "$0" && complete -p docview`},
		"zsh":  {"zsh", "-f", "-c", `autoload -U compinit && compinit -D && source "$0" && [ -n "$_comps[docview]" ]`},
		"fish": {"fish", "--no-config", "-c", `source $argv[1]; and complete -c docview | grep -q docview`},
	}
	for shell, command := range shells {
		t.Run(shell, func(t *testing.T) {
			script := filepath.Join(t.TempDir(), "docview."+shell)
			write(t, script, docview(t, "completion", shell))
			output(t, nil, command[0], append(command[1:], script)...)
		})
	}
}

func TestInteropMan(t *testing.T) {
	dir := t.TempDir()
	docview(t, "man", dir)
	pages, _ := filepath.Glob(filepath.Join(dir, "man[17]", "*.[17]"))
	if len(pages) < 5 {
		t.Fatalf("%d manual pages", len(pages))
	}
	for _, page := range pages {
		out, err := exec.Command("mandoc", "-T", "lint", "-W", "warning", page).CombinedOutput()
		if err != nil || len(out) > 0 {
			t.Errorf("%s: %v\n%s", filepath.Base(page), err, out)
		}
	}
}

// TestInteropExport reads the export with SQLite's own JSON functions.
func TestInteropExport(t *testing.T) {
	files := documents(t)
	dir := filepath.Dir(files[len(files)-1])
	lines := docview(t, "export", "--format", "ndjson", "--library", dir)
	file := filepath.Join(t.TempDir(), "export.ndjson")
	write(t, file, lines)
	query := `WITH records AS (SELECT value FROM json_each('[' || replace(rtrim(readfile('` + file + `'), char(10)), char(10), ',') || ']'))
		SELECT count(*), sum(json_valid(value)), sum(value ->> 'layout' IS NOT NULL) FROM records`
	n := strings.Count(lines, "\n")
	want := strings.Repeat("|"+itoa(n), 3)[1:]
	if got := strings.TrimSpace(output(t, nil, "sqlite3", ":memory:", query)); got != want || n < len(files)-1 {
		t.Errorf("SQLite reads %s records of %d lines", got, n)
	}
}

func itoa(n int) string {
	b, _ := json.Marshal(n)
	return string(b)
}
