package parse

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"docview/internal/document"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the results into the cases")

// outputs are the sections of a case that this package makes.
var outputs = map[string]func(docs []*document.Document) string{"dump": dump, "problems": dumpProblems}

func TestCases(t *testing.T) {
	files, _ := filepath.Glob("../../testdata/document/*.txtar")
	if len(files) == 0 {
		t.Fatal("no cases")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { testCase(t, file) })
	}
}

func testCase(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	docs := ParseAll("input.txt", inputOf(t, file), nil)
	changed := false
	for i := range archive.Files {
		section := &archive.Files[i]
		output := outputs[section.Name]
		if output == nil {
			continue
		}
		got := []byte(output(docs))
		if bytes.Equal(got, section.Data) {
			continue
		}
		if !*update {
			t.Errorf("%s differs:\n got:\n%s\nwant:\n%s", section.Name, got, section.Data)
		}
		section.Data, changed = got, true
	}
	if changed && *update {
		if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// dump writes records a line a field or block.
func dump(docs []*document.Document) string {
	var s strings.Builder
	for _, d := range docs {
		fmt.Fprintf(&s, "document %s %s part %d\n", d.Layout, d.ID, d.Part)
		for _, f := range d.Header {
			fmt.Fprintf(&s, "%d %s %q", f.Line, f.Key, f.Text)
			dumpRest(&s, "label", f.Label, "url", f.URL, "mark", f.Mark, "edtf", f.Date.EDTF)
		}
		for _, b := range d.Body {
			fmt.Fprintf(&s, "%d %s%s#%s %s %q", b.Line, strings.Repeat("  ", b.Depth), d.ID, b.Address, b.Kind, b.Text)
			under, marks := "", ""
			if b.Under > 0 {
				under = fmt.Sprintf("p%d", b.Under)
			}
			for _, r := range d.ReferencesTo(&b) {
				marks += fmt.Sprintf(" %s:%d-%d", d.Body[r.Block-1].Address, r.Start, r.End)
			}
			dumpRest(&s, "marker", b.Marker, "number", b.Number, "under", under, "edtf", edtfOf(b), "marks", strings.TrimPrefix(marks, " "), "speaker", b.Speaker)
		}
		for _, b := range d.Furniture {
			fmt.Fprintf(&s, "%d furniture %q\n", b.Line, b.Text)
		}
	}
	return s.String()
}

// dumpRest writes the values that are not "", each after its name.
func dumpRest(s *strings.Builder, pairs ...string) {
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			fmt.Fprintf(s, " %s=%q", pairs[i], pairs[i+1])
		}
	}
	s.WriteByte('\n')
}

func dumpProblems(docs []*document.Document) string {
	var s strings.Builder
	for _, d := range docs {
		for _, p := range d.Problems {
			fmt.Fprintf(&s, "%s %s %s\n", p.Severity, p.Code, p)
		}
	}
	return s.String()
}

// edtfOf returns the date of a signature, "" if it has none.
func edtfOf(b document.Block) string {
	if b.Date == nil {
		return ""
	}
	return b.Date.EDTF
}
