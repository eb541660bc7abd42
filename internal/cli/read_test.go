package cli

import (
	"os"
	"path/filepath"
	"testing"
)

// TestReaderSearch: what the reader finds opens by the document's id, and a
// manuscript beside the documents is left out.
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
	rows, err := v.search(a, "mill stopped")
	if err != nil || len(rows) == 0 || rows[0].Ref != "410001#1" {
		t.Fatalf("%+v, %v", rows, err)
	}
	d, err := v.open(a, rows[0].Ref)
	if err != nil || d.Document.Address("2") != "410001#2" {
		t.Errorf("%+v, %v", d, err)
	}
}
