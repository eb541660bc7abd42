package search

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"docview/internal/library"

	"github.com/google/go-cmp/cmp"
)

// answers returns what a catalog answers to every kind of question, as text.
func answers(t *testing.T, c *Catalog) string {
	t.Helper()
	defer c.Close()
	var b strings.Builder
	l, err := c.List(library.Filter{}, true)
	fmt.Fprintln(&b, "list", err)
	for e := range l.All() {
		e.Has = nil // only an index knows it
		fmt.Fprintf(&b, "%+v\n", e)
	}
	l, _ = c.List(library.Filter{Since: "1962", Until: "1963"}, true)
	for e := range l.All() {
		fmt.Fprintln(&b, "1962", e.ID)
	}
	slices.Sort(l.Undated)
	fmt.Fprintln(&b, l.Documents, l.Undated)
	for _, query := range []string{"alpha", "missiles OR beta", "red NEAR/3 cross", "-missiles", "zebra"} {
		q, _ := ParseQuery(query)
		r, err := c.Ask(&Search{Query: q})
		fmt.Fprintln(&b, query, err)
		for h, err := range r.Hits() {
			fmt.Fprintln(&b, h.Found.ID, h.Title(), h.Passages, err)
		}
	}
	named := *c.Library
	named.Lookup = c.Lookup
	for _, arg := range []string{"a-1", "a", "7771", "777", "f-6", "f-6@2", "zzz", "b-2", "new", "lib/a-1.txt"} {
		docs, err := named.Find(arg)
		fmt.Fprintln(&b, "find", arg, err)
		for _, d := range docs {
			fmt.Fprintln(&b, d.ID, d.Title(), filepath.Base(d.Name))
		}
		c.Close()
	}
	for _, e := range c.Complete("", 100, time.Now().Add(time.Hour)) {
		fmt.Fprintln(&b, "complete", e.ID, e.Title)
	}
	fmt.Fprintln(&b, c.Languages(time.Time{}))
	return b.String()
}

// completions sorts the lines of answers whose order is that of ids or of files.
func completions(answers string) string {
	lines := strings.Split(answers, "\n")
	first := slices.IndexFunc(lines, func(s string) bool { return strings.HasPrefix(s, "complete") })
	slices.Sort(lines[first:])
	return strings.Join(lines, "\n")
}

// Whatever happens to a library and its index, answers are those of the files.
func TestCatalog(t *testing.T) {
	dir := t.TempDir()
	put := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	old := time.Now().Add(-time.Hour)
	age := func(name string) { os.Chtimes(filepath.Join(dir, name), old, old) }
	rename := func(from, to string) {
		if err := os.Rename(filepath.Join(dir, from), filepath.Join(dir, to)); err != nil {
			t.Fatal(err)
		}
	}
	url := "\n\nCitation:\n\n\"A\", May 1, 1962, Archive. https://digitalarchive.wilsoncenter.org/document/"
	index := filepath.Join(t.TempDir(), "index.db")
	damage := func(edit func(data []byte)) {
		info, err := os.Stat(index)
		if err != nil {
			t.Fatal(err)
		}
		data, _ := os.ReadFile(index)
		edit(data)
		os.WriteFile(index, data, 0o600)
		os.Chtimes(index, info.ModTime(), info.ModTime()) // as damage of a disk leaves it
	}
	for name, text := range small {
		put(name, text)
	}
	put("x.txt", "May 1, 1962\n\nOne"+url+"7771\n\nText alpha.\n")
	steps := []struct {
		name string
		do   func()
	}{
		{"made", func() {}},
		{"added", func() { put("y.txt", "May 1, 1962\n\nTwo"+url+"777\n\nText beta.\n") }},
		{"added again, with an old time", func() { put("new.txt", "A zebra."); age("new.txt") }},
		{"renamed", func() { rename("new.txt", "newer.txt") }},
		{"doubled", func() { put("z.txt", "May 1, 1962\n\nThree"+url+"7771\n\nText gamma.\n"); age("z.txt") }},
		{"changed and touched back", func() {
			info, _ := os.Stat(filepath.Join(dir, "z.txt"))
			put("z.txt", "May 1, 1962\n\nEerht"+url+"7771\n\nText gamma.\n")
			os.Chtimes(filepath.Join(dir, "z.txt"), info.ModTime(), info.ModTime())
		}},
		{"swapped", func() {
			put("s.txt", "A stork.")
			put("t.txt", "A tapir.")
			age("s.txt")
			age("t.txt")
		}},
		{"swapped back", func() { rename("s.txt", "u.txt"); rename("t.txt", "s.txt"); rename("u.txt", "t.txt") }},
		{"deleted", func() { os.Remove(filepath.Join(dir, "y.txt")) }},
		{"in a new folder", func() { os.Mkdir(filepath.Join(dir, "sub"), 0o777); put("sub/c-9.txt", "Missiles in a folder.") }},
		{"damaged title", func() {
			damage(func(b []byte) { copy(b[strings.Index(string(b), "Telegram on Cuba"):], "Telegram of Cuba") })
		}},
		{"damaged name", func() {
			damage(func(b []byte) { copy(b[strings.LastIndex(string(b), "7771"):], "7772") })
		}},
		{"zeros", func() { damage(func(b []byte) { clear(b[len(b)/2:]) }) }},
		{"journal", func() {
			damage(func(b []byte) { copy(b[strings.Index(string(b), "Note on missiles"):], "Note of missiles") })
			os.WriteFile(index+"-journal", nil, 0o600)
		}},
		{"no index any more", func() { os.Remove(index) }},
	}
	for _, settled := range []bool{false, true} {
		for _, step := range steps {
			if settled {
				time.Sleep(2 * racyChange)
			}
			var notes []string
			with := func() *Catalog {
				return &Catalog{Library: &library.Library{Dirs: []string{dir}}, Index: index, Note: func(s string) { notes = append(notes, s) }}
			}
			if _, err := os.Stat(index); err != nil { // the first one, or the one before was damaged
				x, err := with().Build()
				if err != nil {
					t.Fatal(err)
				}
				x.Close()
			}
			step.do()
			want := completions(answers(t, &Catalog{Library: &library.Library{Dirs: []string{dir}}}))
			if diff := cmp.Diff(want, completions(answers(t, with()))); diff != "" {
				t.Errorf("%s (settled %t), notes %q (-files +index)\n%s", step.name, settled, notes, diff)
			}
		}
	}
}

// Lookups that come first see what has changed, too.
func TestLookupAfterChange(t *testing.T) {
	l := generated(t, 9, 30)
	settle(t, l)
	index := filepath.Join(t.TempDir(), "index.db")
	x, _ := refresh(t, index, l)
	x.Close()
	find := func(arg string) string {
		c := &Catalog{Library: l, Index: index}
		defer c.Close()
		named := *l
		named.Lookup = c.Lookup
		docs, err := named.Find(arg)
		if err != nil {
			return err.Error()
		}
		return docs[0].ID + " " + filepath.Base(docs[0].Name)
	}
	path := filepath.Join(l.Dirs[0], "000")
	if got, want := find("100005"), "100005 100005.txt"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	os.Rename(filepath.Join(path, "100005.txt"), filepath.Join(path, "100006x.txt"))
	if got, want := find("100005"), "100005 100006x.txt"; got != want {
		t.Errorf("after a rename: got %s, want %s", got, want)
	}
	os.WriteFile(filepath.Join(path, "1000.txt"), []byte("A new text."), 0o666)
	if got, want := find("1000"), "1000 1000.txt"; got != want {
		t.Errorf("after an addition: got %s, want %s", got, want)
	}
	data, _ := os.ReadFile(filepath.Join(path, "100007.txt"))
	os.WriteFile(filepath.Join(path, "twin.txt"), data, 0o666)
	if got, want := find("100007"), "2 documents have the id 100007"; got != want {
		t.Errorf("after a copy: got %s, want %s", got, want)
	}
	os.Remove(filepath.Join(path, "100008.txt"))
	if got := find("100008"); got != "no document 100008" && !strings.HasPrefix(got, "no document") {
		t.Errorf("after a removal: got %s", got)
	}
}

// Damage of single bytes anywhere in an index is either harmless or detected.
func TestFlippedBytes(t *testing.T) {
	dir := t.TempDir()
	for name, text := range small {
		os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666)
	}
	l := &library.Library{Dirs: []string{dir}}
	settle(t, l)
	index := filepath.Join(t.TempDir(), "index.db")
	x, _ := refresh(t, index, l)
	x.Close()
	good, _ := os.ReadFile(index)
	info, _ := os.Stat(index)
	list := func(c *Catalog) string {
		listing, err := c.List(library.Filter{}, true)
		s := fmt.Sprintln(err)
		for e := range listing.All() {
			e.Has = nil
			s += fmt.Sprintf("%+v\n", e)
		}
		return s
	}
	want := list(&Catalog{Library: l})
	r := rand.New(rand.NewPCG(1, 1))
	for range 150 {
		bad := slices.Clone(good)
		at := r.IntN(len(bad))
		bad[at] ^= byte(1 + r.IntN(255))
		os.WriteFile(index, bad, 0o600)
		os.Chtimes(index, info.ModTime(), info.ModTime())
		if got := list(&Catalog{Library: l, Index: index}); got != want {
			t.Errorf("byte %d: got\n%s\nwant\n%s", at, got, want)
		}
	}
}

// Another spelling is looked for only if no document has a word as it is typed.
func TestInstead(t *testing.T) {
	l := write(t, map[string]string{
		"a-1.txt": "Herr Schlüter und Frau Goethe kamen.", "b-2.txt": "O’Brien met Sørensen in Sana‘a, of the Neuenhäuser Mill at Aarhus.", "c-3.txt": "Muller and Mueller came; Macbride came, too.",
	})
	index := filepath.Join(t.TempDir(), "index.db")
	x, _ := refresh(t, index, l)
	x.Close()
	tests := []struct{ query, found, instead string }{
		{"schlueter", "a-1", "schlueter: Schlüter"},
		{"schluter", "a-1", ""},
		{"göthe schlueter", "a-1", "göthe: Goethe, schlueter: Schlüter"},
		{"obrien", "b-2", "obrien: O’Brien"},
		{"obr*", "b-2", "obr: O’Brien"},
		{"sanaa", "b-2", "sanaa: Sana/Sana‘a"},
		{"soerensen", "b-2", "soerensen: Sørensen"},
		{"neuenhaeuser", "b-2", "neuenhaeuser: Neuenhäuser"},
		{"Århus", "b-2", "Århus: Aarhus"},
		{"müller", "c-3", ""},
		{"muëller", "c-3", ""},
		{"mac'bride -zzzz", "c-3", "mac'bride: Macbride"},
		{`title:schlueter`, "", ""},
		{`"herr schlueter"`, "a-1", "herr schlueter: Herr Schlüter"},
		{"-schlueter", "a-1 b-2 c-3", ""}, // what is excluded is what is typed
		{"zzzz", "", ""},
	}
	for _, test := range tests {
		for _, index := range []string{"", index} {
			r, err := (&Catalog{Library: l, Index: index}).Ask(&Search{Query: query(t, test.query), Sort: "files"})
			if err != nil {
				t.Fatal(err)
			}
			var instead []string
			for _, i := range r.Instead {
				instead = append(instead, i.Typed+": "+strings.Join(i.Found, "/"))
			}
			if got := strings.Join(instead, ", "); ids(r) != test.found || got != test.instead {
				t.Errorf("%s, index %q: found %s by %s", test.query, index, ids(r), got)
			}
		}
	}
}

func TestSuggest(t *testing.T) {
	l := write(t, small)
	index := filepath.Join(t.TempDir(), "index.db")
	x, _ := refresh(t, index, l)
	x.Close()
	tests := []struct {
		query  string
		filter library.Filter
		want   string
	}{
		{"missile", library.Filter{}, "missile* 4"},
		{"misiles", library.Filter{}, "missiles 4"},
		{"title:telegrm", library.Filter{}, "title:telegram 1"},
		{`"cross red"`, library.Filter{}, "cross red 2"},
		{"carlos october", library.Filter{}, "carlos 1, october 1"},
		{"zzzz", library.Filter{}, ""},
		{"zzzz carlos", library.Filter{}, ""},
		{"beta -alph", library.Filter{Since: "1970"}, "beta AND NOT alph 1 unfiltered"},
	}
	for _, test := range tests {
		for _, index := range []string{"", index} {
			c := &Catalog{Library: l, Index: index}
			var got []string
			for _, s := range c.Suggest(&Search{Query: query(t, test.query), Filter: test.filter}) {
				text := fmt.Sprint(s.Query, " ", s.Documents)
				if s.Unfiltered {
					text += " unfiltered"
				}
				got = append(got, text)
			}
			if got := strings.Join(got, ", "); got != test.want {
				t.Errorf("%s, index %q: got %s, want %s", test.query, index, got, test.want)
			}
		}
	}
}
