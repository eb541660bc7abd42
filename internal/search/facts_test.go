package search

import (
	"strings"
	"testing"

	"docview/internal/library"
)

// What the citation says of a document is found in the fields, whatever part of the
// text says it.
var cited = map[string]string{
	"tel-1.txt":           "Telegram from Ada Wren to Ben Lark\n\nStrelsau, May 4, 1951.\n\n1. Ada Finch has ten carts in Zenda.\n\n[Source: AVP RF, Fond 3, Opis 4, Delo 5.]",
	"talk-2.md":           "---\ntitle: Memorandum of Conversation between Ada Wren and Cora Rook\ndate: 4 March 1951\n---\n\nThe carts of Lark are here.\n",
	"frus1949v03-d12.txt": "893.00/5–449: Telegram\n\n[Document 12]\n\nThe Consul at Strelsau (Wren) to the Secretary of State\n\nStrelsau, May 4, 1949.\n\n[Received May 5—2:10 a. m.]\n\nThe mill is closed. Ten carts came from Zenda.\n",
	"memo-3.txt":          "FROM: Cora Rook\nTO: Ben Lark\nSUBJECT: The carts of the mill\nDATE: 4 May 1951\n\nThe carts are here.\n",
	"esc-4.md":            "---\ntitle: \"Telegram from Ada Wren to Ben Lark on the \\\"Carts\\\"\"\ndate: 4 March 1951\n---\n\nThe carts are here.\n",
}

func TestFacts(t *testing.T) {
	x := indexed(t, write(t, cited))
	checkFound(t, x, []struct{ query, want string }{
		{"from:wren", "esc-4 frus1949v03-d12 tel-1"},
		{`from:"ada wren"`, "esc-4 tel-1"},
		{`from:consul`, "frus1949v03-d12"},
		{"from:rook", "memo-3"},
		{"from:finch", ""},
		{"to:lark", "esc-4 memo-3 tel-1"},
		{"to:secretary", "frus1949v03-d12"},
		{"participants:rook", "talk-2"},
		{"participants:lark", ""},
		{"place:strelsau", "frus1949v03-d12 tel-1"},
		{"place:zenda", ""},
		{"reference:893", "frus1949v03-d12"},
		{"repository:avp", "tel-1"},
		{"repository:carts", ""},
		{`reference:"delo 5"`, "tel-1"},
		{"from:ada NEAR/1 from:wren", "esc-4 tel-1"},
		{"from:ada NEAR/9 carts", ""},
		{"lark -to:lark", "talk-2"},
	})
	for _, query := range []string{"wren", "from:wren", "from:wren carts", "ada OR to:lark", "from:wren NEAR/4 from:ada", "carts place:strelsau"} {
		q, _ := ParseQuery(query)
		same(t, Search{Query: q}, x)
		same(t, Search{Query: q, Within: true}, x)
		same(t, Search{Query: q, Filter: library.Filter{Has: []string{"repository"}}}, x)
	}
}

// A fact is marked where the text says it, once.
func TestFactMarks(t *testing.T) {
	all, _ := write(t, map[string]string{"tel-1.txt": cited["tel-1.txt"]}).Files()
	for query, want := range map[string]string{
		"from:wren":      "tel-1: Telegram from Ada {Wren} to Ben Lark",
		"wren":           "tel-1: Telegram from Ada {Wren} to Ben Lark",
		"place:strelsau": "tel-1: {Strelsau}, May 4, 1951.",
	} {
		q, err := ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		for h, err := range (&Search{Query: q, Passages: 3}).Scan(all).Hits() {
			if err != nil || len(h.Passages) != 1 || marked(h.Passages[0]) != want || h.Count != 1 {
				t.Errorf("%s: got %d, %v %v, want %s", query, h.Count, h.Passages, err, want)
			}
		}
	}
}

// An index holds what a list shows of authors, recipients and places.
func TestEntryPeople(t *testing.T) {
	l := write(t, cited)
	files, _ := l.Files()
	entries, _, err := indexed(t, l).entries(library.Filter{}, library.Refs{})
	if err != nil {
		t.Fatal(err)
	}
	said := map[string][3]string{}
	for _, e := range entries {
		said[e.ID] = [3]string{e.Author.String(), e.Recipient.String(), e.Place}
	}
	if want := [3]string{"Ada Wren", "Ben Lark", "Strelsau"}; said["tel-1"] != want {
		t.Errorf("got %q, want %q", said["tel-1"], want)
	}
	for e := range (&Listing{files: files, problem: func(error) {}}).All() {
		if got := [3]string{e.Author.String(), e.Recipient.String(), e.Place}; got != said[e.ID] {
			t.Errorf("%s: files say %q, the index %q", e.ID, got, said[e.ID])
		}
	}
}

func TestFindSpaced(t *testing.T) {
	for _, c := range []struct{ text, words, want string }{
		{"Telegram from Ada\n  Wren to Ben", "Ada Wren", "Ada\n  Wren"},
		{"Adam and Ada", "Ada", " Ada"},
		{"Wrens, Ada Wrens, Ada Wren.", "Ada Wren", "Ada Wren"},
		{"Ada W.", "Ada Wren", ""},
	} {
		start, end, ok := findSpaced(c.text, c.words)
		if got := c.text[start:end]; got != strings.TrimSpace(c.want) || ok != (c.want != "") || c.want[:min(1, len(c.want))] == " " && start < 4 {
			t.Errorf("%q in %q: %q", c.words, c.text, got)
		}
	}
}
