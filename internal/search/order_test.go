package search

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"docview/internal/library"
)

// TestPassageOrder checks that passages with more of the phrases come before
// those with more occurrences.
func TestPassageOrder(t *testing.T) {
	l := write(t, map[string]string{"a-1.txt": archive("May 1, 1962", "Note", "A note.",
		"1. Carts and carts and carts.\n\n2. Nothing else.\n\n3. Carts and mills.\n\n4. Carts and carts.\n\n5. Mills.")})
	files, _ := l.Files()
	r := (&Search{Query: query(t, "carts mills"), Passages: 4}).Scan(files)
	var got []string
	for h, err := range r.Hits() {
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range h.Passages {
			got = append(got, marked(p))
		}
	}
	want := `a-1#3: 3. {Carts} and {mills}.
a-1#1: 1. {Carts} and {carts} and {carts}.
a-1#4: 4. {Carts} and {carts}.
a-1#5: 5. {Mills}.`
	if got := strings.Join(got, "\n"); got != want {
		t.Errorf("passages:\n%s\nwant:\n%s", got, want)
	}
}

// TestOverlaps checks that the concordance has a place once, however many
// phrases find it.
func TestOverlaps(t *testing.T) {
	l := write(t, map[string]string{"a.txt": "The Red Cross met. The cross is red."})
	files, _ := l.Files()
	var got []string
	for line, err := range (Concordance{Context: 20}).Lines((&Search{Query: query(t, `cross OR "red cross" OR red`)}).Scan(files)) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, line.Word)
	}
	if got := strings.Join(got, ", "); got != "Red Cross, cross, red" {
		t.Errorf("the words are %s", got)
	}
}

// TestSuggestNear checks how many letters a word may differ by from the one
// looked for: more in longer words.
func TestSuggestNear(t *testing.T) {
	c := &Catalog{Library: write(t, map[string]string{"a.txt": "Coal for the harbour commissioners. Missiles.", "b.txt": "The middle.", "c.txt": "The middle."})}
	for word, want := range map[string]string{
		"coax": "coal", "coxx": "",
		"missle":  "missiles", // letters are left out more often than replaced
		"hatbour": "harbour", "hatbout": "harbour", "hatzout": "",
		"comxissxonexs": "commissioners", "comxixsxonexs": "",
	} {
		got := ""
		for _, s := range c.Suggest(&Search{Query: query(t, word)}) {
			got = s.Query
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", word, got, want)
		}
	}
}

// TestLookupAfterEdit checks that a lookup reads the library again if a file of
// the name was edited in its place: the index does not know what else was.
func TestLookupAfterEdit(t *testing.T) {
	note := func(id, words string) string {
		return strings.Replace(archive("May 1, 1962", "Note", "A note.", words), ", Archive\n", ", Archive\n<https://a.example/document/"+id+">\n", 1)
	}
	l := write(t, map[string]string{"one.txt": note("7001", "Carts."), "two.txt": note("7002", "Mules.")})
	settle(t, l)
	index := filepath.Join(t.TempDir(), "index.db")
	x, _ := refresh(t, index, l)
	x.Close()
	for name, text := range map[string]string{"one.txt": note("7001", "Carts came."), "two.txt": note("7001", "Mules came.")} {
		if err := os.WriteFile(filepath.Join(l.Dirs[0], name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	c := &Catalog{Library: l, Index: index}
	defer c.Close()
	named := library.Library{Dirs: l.Dirs, Lookup: c.Lookup}
	if docs, err := named.Find("7001"); err == nil || err.Error() != "2 documents have the id 7001" {
		t.Errorf("found %d documents, %v", len(docs), err)
	}
}
