package search

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"docview/internal/generate"
	"docview/internal/library"
	"docview/internal/spelling"
)

// What the texts of TestSkip are made of, and what is between: what divides words,
// completes them, changes their letters, or is on the pages between their halves.
var (
	skipPieces = []string{"har", "bour", "Harbour", "HAR", "Straße", "STRASSE", "ﬁsh", "fiſh", "Ｈar", "ÿar", "har\u0301", "bo\u0308ur",
		"кра", "краи\u0306", "край", "KРАЙ", "毛泽", "毛", "12", "2", "²", "U", "o", "co", "op", "㏠", "नमस्ते", "mill", "ills"}
	skipBetween = []string{"", "", " ", " ", " ", " ", "-", "- ", "-\n", "-\r\n  ", "¬", "¬\n", "¬ ", "\u00AD", "\u00AD\n", "[", "]", "][", "[1]", "¹",
		"—\n", " — ", "– ", "=", "=\n", "\n", ", ", ".\n\n", "'", "’", "\u200B", "-\n> ", "-     carts of\nthe town     ", "-\n\n\f12\n\n", "-\n\fHARBOUR NEWS 12\n", "-\n\n- 12 -\n\n", "\u2010\n\n* 7 *\n"}
)

func randomText(r *rand.Rand) string {
	var b strings.Builder
	if r.IntN(2) == 0 {
		b.WriteString("The Mill\n\nMay 3, 1948\n\n")
	}
	for page := range 1 + r.IntN(3) {
		if page > 0 {
			fmt.Fprintf(&b, "-\n\n\fHARBOUR NEWS\n\n%d\n\n", page)
		}
		b.WriteString("1. ")
		for range r.IntN(12) {
			b.WriteString(skipPieces[r.IntN(len(skipPieces))] + skipBetween[r.IntN(len(skipBetween))])
		}
		b.WriteString(strings.Repeat(" some more words of which the paragraph is made, so that it is prose", 20*r.IntN(2)))
		b.WriteString(" and " + skipPieces[r.IntN(len(skipPieces))])
	}
	return b.String() + " is here.\n"
}

func randomQuery(r *rand.Rand) string {
	words := []string{"harbour", "har", "bour", "har*", "harb*", "strasse", "fish", "край", "кра", "краи", "крайhar", "毛泽", "12", "2", "u2", "coop", "co-op", "mill", "mill*",
		"millharbour", `"har bour"`, `"mill harbour"`, "title:mill", "title:har*", "harharbour", "o", "ills", "zzz", "harbourmill", "नमस्ते"}
	word := func() string { return words[r.IntN(len(words))] }
	switch r.IntN(6) {
	case 0:
		return word() + " " + word()
	case 1:
		return word() + " OR " + word()
	case 2:
		return word() + " NOT " + word()
	case 3:
		return "(" + word() + " OR " + word() + ") " + word()
	}
	return word()
}

// alternatives returns a query with other words beside it, as if they were spellings of it.
func alternatives(t *testing.T, q *Query, r *rand.Rand) *Query {
	any := &node{op: opOr, operands: []*node{q.root}}
	for _, word := range []string{"HAR", `"mill HAR"`, "Harbour", "毛泽", `"Har bour"`, "Bour*", "KРАЙ", "Ｈar", `"U 2"`, `"HARBOUR NEWS"`, `"Mill May"`} {
		if r.IntN(3) == 0 {
			n := query(t, word).root
			n.term.spelling = word
			any.operands = append(any.operands, n)
		}
	}
	return &Query{root: any}
}

// TestSkip checks that a search finds the same whether or not it skips files whose
// letters show that they are not what is looked for.
func TestSkip(t *testing.T) {
	r := rand.New(rand.NewPCG(18, 1))
	skipped := 0
	for range 8 {
		texts := map[string]string{}
		for i := range 6 {
			texts[fmt.Sprintf("a-%d.txt", i)] = randomText(r)
		}
		texts["shared.txt"] = strings.Replace(archive("May 1, 1962", "Note", "A note.", randomText(r)), ", Archive\n", ", Archive\n<https://a.example/document/a-3>\n", 1)
		files, _ := write(t, texts).Files()
		for range 40 {
			s := &Search{Query: query(t, randomQuery(r)), Sort: "files", Unscored: true}
			skipped += sameSkipped(t, s, files)
			s.Others = alternatives(t, s.Query, r)
			sameSkipped(t, s, files)
			s.Query, s.Others = s.Others, nil
			sameSkipped(t, s, files)
		}
	}
	if skipped < 300 {
		t.Errorf("only %d files were skipped", skipped)
	}
}

// sameSkipped checks that a search that skips files finds what one that does not
// finds, in the same order, and returns how many it skipped.
func sameSkipped(t *testing.T, s *Search, files []library.File) (skipped int) {
	t.Helper()
	got, want := s.scan(files, true), s.scan(files, false)
	for _, f := range files {
		if in, err := s.documents(got.plan, nil, f, true); err == nil && in.skipped {
			skipped++
		}
	}
	for _, r := range []*Result{got, want} {
		r.plan, r.search = nil, nil
		for i := range r.Found {
			r.Found[i].Score = 0
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%v\ngot  %+v\nwant %+v", s.Query, got, want)
	}
	return skipped
}

// TestSkipOrder checks that skipped files do not change the order of what is found.
func TestSkipOrder(t *testing.T) {
	dir := t.TempDir()
	if err := (generate.Generator{Seed: 3, Max: 6000}).Write(dir, 80); err != nil {
		t.Fatal(err)
	}
	files, _ := (&library.Library{Dirs: []string{dir}}).Files()
	words := map[string]bool{}
	for _, f := range files[:20] {
		list, _ := wordsOf(f, "")
		for _, w := range list {
			words[w] = true
		}
	}
	skipped, n := 0, 0
	for _, w := range slices.Sorted(maps.Keys(words)) {
		if n++; n%97 == 0 {
			skipped += sameSkipped(t, &Search{Query: query(t, w), Limit: 20 * (n % 2), Unscored: true}, files)
			skipped += sameSkipped(t, &Search{Query: query(t, w+" minister"), Unscored: true}, files)
		}
	}
	if skipped < 300 {
		t.Errorf("only %d files were skipped", skipped)
	}
}

// TestOthers checks that files and index count the same documents that have only other
// spellings, and name those that these have.
func TestOthers(t *testing.T) {
	l := write(t, map[string]string{
		"a.txt": "Peking and Mao Tse-tung.", "b.txt": "Beijing and Mao Zedong.", "c.txt": "Peiping. Moscow.", "d.txt": "PEIPING alone.",
		"e.txt": "Pekin-\n\n12\n\ng here.", "f.txt": "Nothing."})
	files, _ := l.Files()
	x, _ := refresh(t, filepath.Join(t.TempDir(), "index.db"), l)
	for _, test := range []struct {
		query  string
		within bool
		more   int
		have   string
	}{
		{"Peking", false, 3, "Beijing, Peiping"},
		{"Peking", true, 3, "Beijing, Peiping"},
		{"Peking NOT Moscow", false, 2, "Beijing, Peiping"},
		{"Moscow NEAR/3 Peking", false, 1, "Peiping"},
		{`Peking NOT "Mao Zedong"`, false, 2, "Peiping"},
		{`Beijing "Mao Zedong"`, false, 1, "Peking, Mao Tse-tung"},
		{"Mao Tse-tung", false, 1, "Mao Zedong"},
		{"Beijing NOT Peking", false, 0, ""},
	} {
		q := query(t, test.query)
		s := &Search{Query: q, Others: q.Spelled(spelling.Names()), Within: test.within, Sort: "files", Unscored: true}
		ask, err := s.Ask(x)
		if err != nil {
			t.Fatal(err)
		}
		for name, r := range map[string]*Result{"files": s.Scan(files), "index": ask} {
			if have := strings.Join(r.MoreHave, ", "); r.More != test.more || have != test.have {
				t.Errorf("%s: %s: %d more have %q, want %d, %q", test.query, name, r.More, have, test.more, test.have)
			}
		}
	}
}

// TestIsWhole has a text for each reason why words in the bytes of a file may not be
// beside each other in its document, or be halves.
func TestIsWhole(t *testing.T) {
	for _, test := range []struct {
		why, file, words string
		isPrefix, want   bool
	}{
		{"as it is", "the Mao Zedong, he", "Mao Zedong", false, true},
		{"all there is", "Mao Zedong", "Mao Zedong", false, true},
		{"no blanks between words", "同毛泽东说", "毛泽东", false, true},
		{"a stem", "со Сталиным", "Сталин", true, true},
		{"another word", "со Сталиным", "Сталин", false, false},
		{"behind another word", "xMao Zedong", "Mao Zedong", false, false},
		{"perhaps the other half of a word before", "the mao Zedong", "mao Zedong", false, false},
		{"divided", "the Mao Zedong-\n\n12\n\nist", "Mao Zedong", false, false},
		{"completed", "the Mao Zedong[s] book", "Mao Zedong", false, false},
		{"two lines", "the Mao\nZedong said", "Mao\nZedong", false, false},
		{"two columns", "the Mao   Zedong said", "Mao   Zedong", false, false},
		{"another letter", "о Ленини\u0306", "Ленини", true, false},
	} {
		at := strings.Index(test.file, test.words)
		if got := isWhole(test.file, at, at+len(test.words), test.isPrefix); got != test.want {
			t.Errorf("%s: got %v", test.why, got)
		}
	}
}
