package library

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestShared checks which ids several documents have, and how an argument that
// means several is counted.
func TestShared(t *testing.T) {
	l := &Library{Dirs: []string{write(t, map[string]string{
		"once.txt":    archived("300001", "May 1, 1957", "The First"),
		"twice.txt":   archived("300002", "May 1, 1957", "The Second") + "\n" + archived("300002", "May 2, 1957", "The Third"),
		"two.txt":     archived("300003", "May 1, 1957", "The Fourth") + "\n" + archived("300004", "May 2, 1957", "The Fifth"),
		"a/copy.txt":  archived("400001", "May 1, 1957", "The Sixth"),
		"b/copy.txt":  archived("400001", "May 1, 1957", "The Seventh"),
		"cable.txt":   "FM AMAUROT\nTO MILLS\n\nSUBJECT: CARTS\n\nThe carts came.\n\nMessage Attributes\n\nDocument Number: 1979UTOPIA04417\n",
		"cables.txt":  "Document Number: 1979UTOPIA04417\nSubject: CARTS\n\nThe carts came.\n",
		"mention.txt": "1. See https://example.org/document/300001 for more.",
	})}}
	files, err := l.Files()
	if err != nil {
		t.Fatal(err)
	}
	var shared []string
	for id, is := range maps.All(Shared(files)) {
		if is {
			shared = append(shared, id)
		}
	}
	slices.Sort(shared)
	if got := strings.Join(shared, " "); got != "1979UTOPIA04417 300002 400001" {
		t.Errorf("shared: %s", got)
	}
	for arg, want := range map[string]string{
		"3000":   "5 documents have ids that begin with 3000",
		"1979U":  "2 documents have ids that begin with 1979U",
		"400001": "2 documents have the id 400001",
	} {
		if _, err := l.Find(arg); err == nil || err.Error() != want {
			t.Errorf("Find(%q) gives %v, want %s", arg, err, want)
		}
	}
}
