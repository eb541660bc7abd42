package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReaderSearch: what the reader finds opens by the document's id, words
// beside each other are one hit, and a manuscript beside the documents is left
// out.
func TestReaderSearch(t *testing.T) {
	lib := t.TempDir()
	for name, text := range map[string]string{
		"410001.txt": archived("410001", "The Mill at the Weir", "1. The mill stopped.", "2. The weir holds."),
		"paper.md":   "The mill, says one who was there, stopped.\n",
	} {
		if err := os.WriteFile(filepath.Join(lib, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	v := &reading{}
	v.dirs = []string{lib}
	a := &app{Env: Env{}.filled(), leftOut: map[string]string{}}
	found, err := v.search(a, "mill stopped")
	if err != nil || len(found.Rows) != 3 {
		t.Fatalf("%+v, %v", found, err)
	}
	row := found.Rows[2]
	if hit := row.Hit; row.Ref != "410001" || row.N != 2 || hit.Address != "#1" || hit.Word != "mill stopped" || !strings.HasSuffix(hit.Left, "The ") {
		t.Errorf("%+v, %+v", row, hit)
	}
	d, err := v.open(a, row.Ref)
	if err != nil || d.Document.Address("2") != "410001#2" {
		t.Errorf("%+v, %v", d, err)
	}
	if hits := found.Hits(d.Document); len(hits) != 3 || hits[2].Start != len("The ") || hits[2].End != len("The mill stopped") {
		t.Errorf("%+v", hits)
	}
}
