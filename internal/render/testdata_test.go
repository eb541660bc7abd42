package render

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"docview/internal/document"
	"docview/internal/parse"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the results into the cases")

// TestCases compares the sections that this package makes; other sections are
// the parser's. Lines "option: value" at the head of a case set the printer.
func TestCases(t *testing.T) {
	files, _ := filepath.Glob("../../testdata/document/*.txtar")
	if len(files) == 0 {
		t.Fatal("no cases")
	}
	compared := 0
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { compared += testCase(t, file) })
	}
	if compared == 0 {
		t.Fatal("no case has a section for a printer")
	}
}

// testCase compares the sections of a case and returns how many it compared.
func testCase(t *testing.T, file string) (compared int) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	p := printerOf(t, string(archive.Comment))
	changed := false
	for i := range archive.Files {
		section := &archive.Files[i]
		got, ok := output(t, p, archive, section.Name)
		if !ok {
			continue
		}
		compared++
		if diff := cmp.Diff(string(section.Data), string(got)); diff != "" && !*update {
			t.Errorf("%s differs (-want +got):\n%s", section.Name, diff)
		}
		changed = changed || !bytes.Equal(section.Data, got)
		section.Data = got
	}
	if changed && *update {
		if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return compared
}

// printerOf returns the printer that the head of a case asks for.
func printerOf(t *testing.T, head string) *Printer {
	p := &Printer{Width: 80}
	for line := range strings.Lines(head) {
		option, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch option {
		case "width":
			width, err := strconv.Atoi(value)
			if err != nil {
				t.Fatal(err)
			}
			p.Width = width
		case "style":
			p.Style, p.Color, p.Links = value, true, true
		case "print":
			p.Bare = strings.Contains(value, "bare")
			p.All = strings.Contains(value, "all")
			p.Problems = strings.Contains(value, "problems")
		}
	}
	return p
}

// output prints the documents of a case as a section has them, the escape
// character as a visible sign.
func output(t *testing.T, p *Printer, archive *txtar.Archive, section string) ([]byte, bool) {
	var out bytes.Buffer
	print := map[string]func(*document.Document) error{
		"text":     func(d *document.Document) error { return p.Text(&out, d) },
		"markdown": func(d *document.Document) error { return p.Markdown(&out, d) },
		"terminal": func(d *document.Document) error { return p.Terminal(&out, d) },
		"linear":   func(d *document.Document) error { return p.Linear(&out, d) },
		"json":     func(d *document.Document) error { _, err := out.Write(append(JSON(d.Record()), '\n')); return err },
	}[section]
	if print == nil {
		return nil, false
	}
	for _, d := range parse.ParseAll("input.txt", inputOf(t, archive), nil) {
		if err := print(d); err != nil {
			t.Fatal(err)
		}
	}
	return bytes.ReplaceAll(out.Bytes(), []byte("\x1b"), []byte("␛")), true
}

func inputOf(t *testing.T, archive *txtar.Archive) []byte {
	for _, f := range archive.Files {
		if f.Name == "input" {
			return f.Data
		}
	}
	t.Fatal("no input")
	return nil
}
