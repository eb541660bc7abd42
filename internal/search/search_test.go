package search

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"docview/internal/cite"
	"docview/internal/generate"
	"docview/internal/library"
	"docview/internal/parse"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// generated returns a library of n generated documents.
func generated(t testing.TB, seed uint64, n int) *library.Library {
	t.Helper()
	dir := t.TempDir()
	g := generate.Generator{Seed: seed, Min: 700, Max: 6000}
	if err := g.Write(dir, n); err != nil {
		t.Fatal(err)
	}
	return &library.Library{Dirs: []string{dir}}
}

// indexed makes an index of a library.
func indexed(t testing.TB, l *library.Library) *Index {
	t.Helper()
	files, folders, err := l.Walk()
	if err != nil {
		t.Fatal(err)
	}
	x, report, err := new(Builder).Refresh(filepath.Join(t.TempDir(), "index.db"), l, files, folders)
	if err != nil || report.Problems != nil {
		t.Fatal(err, report.Problems)
	}
	t.Cleanup(func() { x.Close() })
	return x
}

// same checks that scan and index answer alike.
func same(t *testing.T, s Search, x *Index) *Result {
	t.Helper()
	files, _ := x.library.Files()
	scan := s.Scan(files)
	ask, err := s.Ask(x)
	if err != nil {
		t.Fatal(err)
	}
	ignore := cmpopts.IgnoreUnexported(Found{})
	if diff := cmp.Diff(scan.Found, ask.Found, ignore); diff != "" || scan.Total != ask.Total || !slices.Equal(scan.Undated, ask.Undated) {
		t.Errorf("%s: scan finds %d, index %d (-scan +index)\n%s", s.Query, scan.Total, ask.Total, diff)
	}
	return scan
}

func TestScanAndIndexAgree(t *testing.T) {
	x := indexed(t, generated(t, 1, 60))
	queries := []string{
		"soviet", "the", generate.Rare, `"` + generate.Phrase + `"`, "envoy portfolio", "envoy OR treaty", "soviet -envoy",
		"-soviet", "-the", "-zzzz", "vam*", "v* -s*", `"of the"`, `"of the" OR "in the"*`, "title:soviet", "title:memo* summary:the",
		"language:russian envoy", "citation:archive source:archive", "zzzz", "zzzz OR party", "citation", "1 2 3", "é", "révész",
		"envoy-without", "the the the", "par", "summary contents -title:the", "-language:russian -language:chinese",
		"soviet AND (envoy OR NOT treaty)", "soviet OR envoy treaty", "soviet OR (envoy -treaty)", "NOT (the -envoy)", "envoy OR -treaty",
		"(soviet envoy) OR (soviet treaty) OR zzzz", "NOT NOT envoy -(treaty OR (soviet -party))", "title:(memo* OR the) -(a OR zzzz)",
		"the NEAR/3 soviet", "soviet NEAR/100 envoy", "soviet NEAR/1 (envoy OR the OR of)", `"of the" NEAR/20 vam* NEAR/9 (party OR the)`,
		"the NEAR/4 the", "-(the NEAR/3 soviet)", "envoy OR (the NEAR/2 of)", "soviet -(the NEAR/2 of)", "title:the NEAR/9 of", "c NEAR/5 d OR the",
	}
	for _, query := range queries {
		q, err := ParseQuery(query)
		if err != nil {
			t.Fatal(query, err)
		}
		for _, s := range []Search{
			{Query: q}, {Query: q, Limit: 5}, {Query: q, Sort: "date", Limit: 10}, {Query: q, Sort: "files", Limit: 10}, {Query: q, Within: true},
			{Query: q, Filter: library.Filter{Since: "1962", Language: "Russian"}},
			{Query: q, Filter: library.Filter{Has: []string{"summary", "signature"}, Title: "the"}, Limit: 3},
		} {
			same(t, s, x)
		}
	}
}

// write makes a library of files; a text is written as it is.
func write(t testing.TB, files map[string]string) *library.Library {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return &library.Library{Dirs: []string{dir}}
}

// ids returns the ids of what a search found.
func ids(r *Result) string {
	var ids []string
	for _, f := range r.Found {
		ids = append(ids, f.ID)
	}
	return strings.Join(ids, " ")
}

// archive returns a document in the archive's layout.
func archive(date, title, summary, body string) string {
	return date + "\n**" + title + "**\n\nCitation:\n\n\"" + title + "\", " + date + ", Archive\n\nSummary:\n\n" + summary +
		"\n\nOriginal Language:\n\nRussian\n\nContents:\n\nTranslation - English\n\n" + body
}

var small = map[string]string{
	"a-1.txt": archive("November 1, 1962", "Telegram on Cuba", "Meeting of the envoys.",
		"1. He met C[arlos] Révész, who flew the U-2.\n\n2. The mis-\nsiles stay. The Red\nCross will see.\n\n1.XI.62 V. KUZNETSOV\n\n[Source: AVP RF, Moscow]"),
	"b-2.txt": archive("1967", "Note on missiles", "Missiles in Cuba.", "On 31 October the missiles went. Don’t ask.\n\nThe red line. The cross road."),
	"c-3.txt": "毛泽东同志会见了김일성은. Ёлка стоит. Mao[Zedong] said so.\n\nanti-\ncommunist front, anti-communist talk\n",
	"d-4.txt": "\xff\xfeM\x00i\x00s\x00s\x00i\x00l\x00e\x00s\x00 \x00h\x00e\x00r\x00e\x00.\x00",
	"e-5.txt": "Le d\xe9l\xe9gu\xe9 parle des missiles.",
	"g-7.txt": "The non-\naligned states of the North-\nWest met. The pre- and post-war govern¬\nment of the ad—\nmiral and the mar- shal fell in the inter-\nna-\ntional crisis.",
	"f-6.txt": archive("May 5, 1950", "First", "One.", "Alpha text.") + "\n\n" + archive("May 6, 1950", "Second", "Two.", "Beta text."),
}

func TestSearch(t *testing.T) {
	x := indexed(t, write(t, small))
	tests := []struct{ query, want string }{
		{"missiles", "b-2 d-4 e-5 a-1"},
		{"MISSILES -cuba", "d-4 e-5"},
		{"carlos", "a-1"},
		{"arlos", "a-1"},
		{"C[arlos]", "a-1"},
		{"revesz Révész", "a-1"},
		{"U-2", "a-1"},
		{"u2", "a-1"},
		{"1.XI.62", "a-1"},
		{`"red cross"`, "a-1"},
		{`"cross will" -"red line"`, "a-1"},
		{"don't", "b-2"},
		{"title:cuba", "a-1"},
		{"summary:cuba", "b-2"},
		{"source:moscow", "a-1"},
		{"language:russian summary:cuba", "b-2"},
		{"毛泽东", "c-3"},
		{"김일성", "c-3"},
		{"елка", "c-3"},
		{"zedong", "c-3"},
		{"anti-communist", "c-3"},
		{"communist", "c-3"},
		{"anticommunist", "c-3"},
		{"delegue", "e-5"},
		{`"the non aligned states of"`, "g-7"},
		{`"the nonaligned states" non-aligned "non aligned"`, "g-7"},
		{`"north west met" "the northwest met" "of the north"`, "g-7"},
		{`"post war government of the admiral and the"`, "g-7"},
		{`"admiral and the marshal fell" "inter na tional" international "ad miral" marsh*`, "g-7"},
		{`"the marshal f"*`, "g-7"},
		{`"mar shal" "pre and post war"`, "g-7"},
		{`"the marshal in"`, ""},
		{`"mar fell"`, ""},
		{`"non states"`, ""},
		{`"the marshal shal"`, ""},
		{"beta", "f-6@2"},
		{"alpha beta", ""},
		{"alpha OR beta", "f-6@1 f-6@2"},
		{"nothing", ""},
	}
	for _, test := range tests {
		q, err := ParseQuery(test.query)
		if err != nil {
			t.Fatal(err)
		}
		if got := ids(same(t, Search{Query: q}, x)); got != test.want {
			t.Errorf("%s finds %s, want %s", test.query, got, test.want)
		}
	}
}

// checkFound checks which files queries find, in the order of the files.
func checkFound(t *testing.T, x *Index, tests []struct{ query, want string }) {
	t.Helper()
	for _, test := range tests {
		q, err := ParseQuery(test.query)
		if err != nil {
			t.Fatal(err)
		}
		if got := ids(same(t, Search{Query: q, Sort: "files"}, x)); got != test.want {
			t.Errorf("%s finds %s, want %s", test.query, got, test.want)
		}
	}
}

func TestNear(t *testing.T) {
	x := indexed(t, write(t, map[string]string{
		"one-1.txt": "The red and the blue line.\n\nThe end.",
		"two-2.txt": "Blue, red. A new\n\nline.",
		"six-6.txt": "C[arlos] has red\nand blue lines. The blue cross.",
	}))
	tests := []struct{ query, want string }{
		{"red NEAR/1 blue", "two-2"},
		{"blue NEAR/1 red", "two-2"},
		{"red NEAR/2 blue", "six-6 two-2"},
		{"red NEAR/3 blue", "one-1 six-6 two-2"},
		{"line NEAR/9 end", ""},
		{"new NEAR/1 line", ""}, // another paragraph
		{`"the blue" NEAR/2 red`, "one-1"},
		{`"the blue" NEAR/1 line*`, "one-1 six-6"},
		{`(new OR and) NEAR/1 red`, "one-1 six-6"},
		{"arlos NEAR/2 red", "six-6"},
		{"carlos NEAR/1 arlos", ""}, // the same word
		{"blue NEAR/9 blue", "six-6"},
		{"red NEAR/2 blue NEAR/1 cross", ""}, // one and the same blue
		{"red NEAR/6 blue NEAR/1 cross", "six-6"},
		{"red -(red NEAR/2 blue)", "one-1"},
		{"-(red NEAR/2 blue)", "one-1"},
		{"new OR (red NEAR/1 and)", "one-1 six-6 two-2"},
	}
	checkFound(t, x, tests)
}

// A speaker is found before what is said, not in it.
func TestSpeaker(t *testing.T) {
	record := "1. Mr. CARTER (Utopia) (interpretation from French): The mill of Miller\nstands.\n\n2. Mr. MILLER (Mills): Carter is wrong.\n\nIt turns.\n"
	x := indexed(t, write(t, map[string]string{
		"one-1.txt": record,
		"two-2.txt": "\xef\xbb\xbf" + strings.ReplaceAll(record, "MILLER", "MÜLLER"),
		"six-6.txt": "Carter is wrong, says the miller: so it is.",
	}))
	tests := []struct{ query, want string }{
		{"speaker:carter", "one-1 two-2"},
		{"speaker:miller", "one-1"},
		{"speaker:mill*", "one-1 two-2"},
		{"speaker:muller", "two-2"},
		{"speaker:french", ""},
		{"speaker:wrong", ""},
		{"speaker:carter NEAR/9 wrong", ""},
		{"speaker:miller NEAR/3 carter", "one-1"},
		{"carter -speaker:carter", "six-6"},
	}
	checkFound(t, x, tests)
}

// Only what makes a document a hit is marked in it.
func TestMarks(t *testing.T) {
	l := write(t, map[string]string{"one-1.txt": "The red line, a blue line, and a blue cross."})
	files, _ := l.Files()
	for query, want := range map[string]string{
		"line OR (blue AND zzzz)": "one-1#p1: The red {line}, a blue {line}, and a blue cross.",
		"blue NEAR/1 cross":       "one-1#p1: The red line, a blue line, and a {blue} {cross}.",
		"red -(blue zzzz)":        "one-1#p1: The {red} line, a blue line, and a blue cross.",
	} {
		q, err := ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		for h, err := range (&Search{Query: q}).Scan(files).Hits() {
			if err != nil || marked(h.Passages[0]) != want {
				t.Errorf("%s: got %v %v, want %s", query, h.Passages, err, want)
			}
		}
	}
}

// TestPlaces checks what the reader goes through: words beside each other are one
// place, what is in a marker is at the beginning of its text, and small words
// count only where nothing else is looked for.
func TestPlaces(t *testing.T) {
	l := write(t, map[string]string{"one.txt": "The Mill\n\nSummary: The mill of the weir.\n\n1. The red mill and the mill of the weir.\n\n2. The cart was late for the mill, and that is all that they have of it.\n"})
	files, _ := l.Files()
	for query, want := range map[string]string{
		"red mill":        "Mill mill red_mill mill mill",
		"mill of the":     "Mill mill mill mill mill",
		"the":             "The The the The the the The the",
		`"2. The cart"`:   "The_cart",
		"cart 2":          "@2. cart",
		`"the mill" late`: "The_Mill The_mill the_mill late the_mill",
	} {
		q, err := ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		r := (&Search{Query: q}).Scan(files)
		var got []string
		for h, err := range r.Hits() {
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range r.Places(h.Document) {
				switch {
				case p.Field != nil:
					got = append(got, p.Field.Text[p.Start:p.End])
				case p.Start == p.End:
					got = append(got, "@"+p.Block.Marker)
				default:
					got = append(got, p.Block.Text[p.Start:p.End])
				}
			}
		}
		for i := range got {
			got[i] = strings.ReplaceAll(got[i], " ", "_")
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %q, want %q", query, got, want)
		}
	}
}

// However deep a query's parentheses and however many its words, index and
// files agree.
func TestLargeQueries(t *testing.T) {
	x := indexed(t, generated(t, 8, 20))
	deep := "the"
	for i := range deepest - 1 {
		deep = []string{"(soviet OR " + deep + ")", "(of " + deep + ")", "(the -" + deep + ")"}[i%3]
	}
	for _, query := range []string{
		deep, strings.Repeat("the ", 3000), strings.Repeat("the OR a* OR ", 1000) + "of", strings.Repeat("-the ", 3000) + "of",
	} {
		q, err := ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		same(t, Search{Query: q}, x)
		same(t, Search{Query: q, Within: true}, x)
	}
	if _, err := ParseQuery(strings.Repeat("(", 100_000)); err == nil {
		t.Error("no error for too many parentheses")
	}
}

func TestWithin(t *testing.T) {
	x := indexed(t, write(t, small))
	tests := []struct {
		query, want string
	}{
		{"october missiles", "b-2"},
		{"red road", "b-2"},
		{"october road", ""},
		{"missiles -ask", "b-2 d-4 e-5 a-1"}, // another paragraph of b-2 has them
		{"cuba -telegram -on", "b-2"},
	}
	for _, test := range tests {
		q, _ := ParseQuery(test.query)
		if got := ids(same(t, Search{Query: q, Within: true}, x)); got != test.want {
			t.Errorf("%s finds %s, want %s", test.query, got, test.want)
		}
	}
}

func TestRegexp(t *testing.T) {
	l := write(t, small)
	files, _ := l.Files()
	for pattern, want := range map[string]string{
		`MISSILES`: "", `red cross`: "a-1", `red Cross`: "", `[Mm]issiles (stay|went)`: "b-2", `V\. KUZN`: "a-1", `Red Cross`: "a-1", `^On 31`: "b-2", `x*`: "a-1 f-6@1 f-6@2", `délég`: "e-5",
	} {
		re, err := ParseRegexp(pattern)
		if err != nil {
			t.Fatal(err)
		}
		s := Search{Regexp: re}
		if got := ids(s.Scan(files)); got != want {
			t.Errorf("%s finds %s, want %s", pattern, got, want)
		}
	}
}

// marked returns a passage with its marks in brackets.
func marked(p Passage) string {
	s, at := "", 0
	for _, m := range p.Marks {
		s += p.Text[at:m[0]] + "{" + p.Text[m[0]:m[1]] + "}"
		at = m[1]
	}
	return p.Address + ": " + s + p.Text[at:]
}

func TestPassages(t *testing.T) {
	x := indexed(t, write(t, small))
	tests := []struct {
		query string
		want  []string
	}{
		{"carlos u-2", []string{"a-1#1: 1. He met {C[arlos]} Révész, who flew the {U-2}."}},
		{`"red cross" missiles`, []string{"a-1#2: 2. The {mis- siles} stay. The {Red Cross} will see."}},
		{"arlos", []string{"a-1#1: 1. He met C[{arlos}] Révész, who flew the U-2."}},
		{"telegram", []string{"a-1: {Telegram} on Cuba", "a-1: \"{Telegram} on Cuba\", November 1, 1962, Archive"}},
		{"moscow", []string{"a-1#p4: [Source: AVP RF, {Moscow}]"}},
	}
	for _, test := range tests {
		q, _ := ParseQuery(test.query)
		r, err := (&Search{Query: q, Limit: 1, Passages: 2}).Ask(x)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for hit, err := range r.Hits() {
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range hit.Passages {
				got = append(got, marked(p))
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.query, diff)
		}
	}
}

// What is marked covers both halves of a divided word, also around the furniture
// of a page, and a word that two phrases find counts once.
func TestMarksOfDividedWords(t *testing.T) {
	page := "%sThe boats of the river came back in the morning,\nand the crews of the mill met at the bridge, where the whole gover%s\n\n        - %d -\n"
	pages := ""
	for i := range 4 {
		pages += fmt.Sprintf(page, []string{"", "ment sat there. "}[min(i, 1)], "n-", i+1) + "\f"
	}
	l := write(t, map[string]string{"one-1.txt": "The mar- shal of the North-\nWest saw the govern-\nment, the Regie=\nrung.", "pages-2.txt": pages})
	files, _ := l.Files()
	for query, want := range map[string]string{
		"marshal":                         "1 The {mar- shal} of the North- West saw the govern- ment, the Regie= rung.",
		"mar-shal":                        "1 The {mar- shal} of the North- West saw the govern- ment, the Regie= rung.",
		"North-West":                      "1 The mar- shal of the {North- West} saw the govern- ment, the Regie= rung.",
		"northwest":                       "1 The mar- shal of the {North- West} saw the govern- ment, the Regie= rung.",
		`"ment the"`:                      "1 The mar- shal of the North- West saw the govern- {ment, the} Regie= rung.",
		"regierung":                       "1 The mar- shal of the North- West saw the govern- ment, the {Regie= rung}.",
		`"government sat"`:                "3 …of the mill met at the bridge, where the whole {govern- ment sat} there. The boats of the river came back in the morning, and the crews of the mill met at the bridge, where the whole {govern- ment sat} there. The boats of the river came back in the…",
		`"the whole gover"`:               "",
		`"bridge where the whole govern"`: "4 …came back in the morning, and the crews of the mill met at the {bridge, where the whole govern}- ment sat there. The boats of the river came back in the…",
	} {
		q, err := ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for h, err := range (&Search{Query: q}).Scan(files).Hits() {
			if err != nil {
				t.Fatal(err)
			}
			_, text, _ := strings.Cut(marked(h.Passages[0]), ": ")
			got += fmt.Sprint(h.Count, " ", text)
		}
		if got != want {
			t.Errorf("%s:\n got %s\nwant %s", query, got, want)
		}
	}
}

func TestConcordance(t *testing.T) {
	l := write(t, small)
	files, _ := l.Files()
	q, _ := ParseQuery("missiles OR cross")
	r := (&Search{Query: q}).Scan(files)
	for sort, want := range map[string]string{
		"": `
b-2|Note on |missiles|
b-2|"Note on |missiles|", 1967, Archive
b-2||Missiles| in Cuba.
b-2#p1|On 31 October the |missiles| went. Don’t ask.
b-2#p2|The red line. The |cross| road.
a-1#2|2. The |mis- siles| stay. The Red…
a-1#2|…stay. The Red |Cross| will see.
d-4#p1||Missiles| here.
e-5#p1|…délégué parle des |missiles|.
`,
		"left": `
b-2||Missiles| in Cuba.
d-4#p1||Missiles| here.
e-5#p1|…délégué parle des |missiles|.
b-2|Note on |missiles|
b-2|"Note on |missiles|", 1967, Archive
a-1#2|…stay. The Red |Cross| will see.
a-1#2|2. The |mis- siles| stay. The Red…
b-2#p2|The red line. The |cross| road.
b-2#p1|On 31 October the |missiles| went. Don’t ask.
`,
		"right": `
b-2|Note on |missiles|
e-5#p1|…délégué parle des |missiles|.
b-2|"Note on |missiles|", 1967, Archive
d-4#p1||Missiles| here.
b-2||Missiles| in Cuba.
b-2#p2|The red line. The |cross| road.
a-1#2|2. The |mis- siles| stay. The Red…
b-2#p1|On 31 October the |missiles| went. Don’t ask.
a-1#2|…stay. The Red |Cross| will see.
`,
		"date": `
a-1#2|2. The |mis- siles| stay. The Red…
a-1#2|…stay. The Red |Cross| will see.
b-2|Note on |missiles|
b-2|"Note on |missiles|", 1967, Archive
b-2||Missiles| in Cuba.
b-2#p1|On 31 October the |missiles| went. Don’t ask.
b-2#p2|The red line. The |cross| road.
d-4#p1||Missiles| here.
e-5#p1|…délégué parle des |missiles|.
`,
	} {
		got := "\n"
		for l, err := range (Concordance{Sort: sort, Context: 20}).Lines(r) {
			if err != nil {
				t.Fatal(err)
			}
			got += l.Address + "|" + l.Left + "|" + l.Word + "|" + l.Right + "\n"
		}
		if got != want {
			t.Errorf("sort %q\n%s", sort, got)
		}
	}
}

// pieces are what random texts and queries are made of: all that the scanner,
// the layouts and the query language treat in their own way.
var pieces = strings.Split("a|b|ab|c|missile|Missiles|missile|red|cross|red cross|the|U-2|2|1.XI.62|don't|’|\"|“|”|«|-|- |-\n|\n|\n\n|\n\n| | | | "+
	"|\f|\r\n|\t|[|]|[a]|C[arlos]|mis-\nsile|mis[sile]|mis- sile|mis-\nSile|mis¬ sile|mis—\nsile|mis=\nsile|mis-\n\n\fsile|red mis|sile red|*|:|title:|summary:| OR | OR | AND | NOT | -| NEAR/2 | NEAR/30 |(|)|é|e\u0301|É|ё|е|й|и\u0306|毛|毛泽东|김|ß|ss|ﬁ|fi|\u00AD|\u200B|½|½2|"+
	"١|नमस्ते|\xff|\xe9|¶|\u00A0|**|November 1, 1962\n|Citation:\n\n|Summary:\n\n|Contents:\n\n|[Source: a]|1. |(a) |<https://a.b/document/12>|[Document 9]", "|")

func piecesOf(r *rand.Rand, n int) string {
	var s strings.Builder
	for range r.IntN(n) {
		s.WriteString(pieces[r.IntN(len(pieces))])
	}
	return s.String()
}

// Scan and index find the same, whatever the texts and the query, and
// every document found shows what it was found for.
func TestAgreeOnAnything(t *testing.T) {
	hits := 0
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 2))
		one, two := piecesOf(r, 60), archive("May 1950", piecesOf(r, 8), piecesOf(r, 20), piecesOf(r, 90))
		l := write(t, map[string]string{"a-1.txt": "x" + one, "b-2.txt": two, "c-3.txt": two + "\n\n" + archive("1951", "a", "b", one)})
		files, folders, _ := l.Walk()
		x, _, err := new(Builder).Refresh(filepath.Join(t.TempDir(), "index.db"), l, files, folders)
		if err != nil {
			t.Fatal(err)
		}
		for range 15 {
			query := piecesOf(r, 8)
			if q, err := ParseQuery(query); err == nil {
				hits += agreeOn(t, x, q)
			}
			if t.Failed() {
				t.Fatalf("seed %d, query %q", seed, query)
			}
		}
		x.Close()
	}
	if hits < 100 {
		t.Errorf("only %d hits: the pieces do not meet", hits)
	}
}

// A grammar writes random queries of every form that the language has.
type grammar struct{ *rand.Rand }

// grammarWords are the terms of random queries and, as they are, the words of
// the texts: of one token and of several, which are phrases to an index.
var grammarWords = strings.Split(`war|peace|envoy|U-2|U.S.|anti-war|en- voy|anti-¶war|pea—¶ce|U-¶S|"en voy"|"war envoy war"|"anti war en*"|"red cross"|S.|2|en*|title:war|title:U-2|"U.S. war"|r*`, "|")

func (g grammar) query(depth int) string {
	form := g.IntN(7)
	if depth == 0 {
		form = 0
	}
	switch form {
	case 1:
		return "(" + g.query(depth-1) + " OR " + g.query(depth-1) + ")"
	case 2:
		return "(" + g.query(depth-1) + " AND " + g.query(depth-1) + ")"
	case 3:
		return g.query(depth-1) + " " + g.query(depth-1)
	case 4:
		return "(" + g.query(depth-1) + " NOT " + g.query(depth-1) + ")"
	case 5:
		return "-" + g.query(0) + " " + g.query(depth-1)
	case 6:
		return g.query(0) + " NEAR/3 " + g.query(0)
	}
	return strings.ReplaceAll(grammarWords[g.IntN(len(grammarWords))], "¶", "")
}

func (g grammar) text() string {
	var s strings.Builder
	for range 1 + g.IntN(4) {
		s.WriteString(strings.Trim(grammarWords[g.IntN(len(grammarWords))], `*"`) + []string{" ", " ", " ", ". ", "\n\n"}[g.IntN(5)])
	}
	return strings.NewReplacer("title:", "", "¶", "\n").Replace(s.String())
}

// TestAgreeOnGrammar: scan and index find the same in the same order, with the
// same scores, whatever the query is made of.
func TestAgreeOnGrammar(t *testing.T) {
	hits := 0
	for seed := range uint64(6) {
		g := grammar{rand.New(rand.NewPCG(seed, 7))}
		texts := map[string]string{}
		for i := range 20 {
			texts[fmt.Sprintf("%d.txt", 100+i)] = archive("May 1950", g.text(), g.text(), g.text())
		}
		x := indexed(t, write(t, texts))
		for range 150 {
			query := g.query(2 + g.IntN(2))
			q, err := ParseQuery(query)
			if err != nil {
				t.Fatalf("%q: %v", query, err)
			}
			for _, s := range []Search{{Query: q}, {Query: q, Limit: 3}} {
				hits += len(same(t, s, x).Found)
			}
			if t.Failed() {
				t.Fatalf("seed %d, query %q", seed, query)
			}
		}
	}
	if hits < 1000 {
		t.Errorf("only %d hits: the queries do not meet the texts", hits)
	}
}

// agreeOn checks a query and returns how many documents it finds.
func agreeOn(t *testing.T, x *Index, q *Query) (hits int) {
	t.Helper()
	for _, s := range []Search{{Query: q}, {Query: q, Within: true}, {Query: q, Limit: 1}} {
		r := same(t, s, x)
		n := 0
		for h, err := range r.Hits() {
			if err != nil {
				t.Fatal(err)
			}
			n++
			for _, p := range h.Passages {
				checkMarks(t, p)
			}
		}
		if n != len(r.Found) {
			t.Errorf("%d of %d hits of %s are shown", n, len(r.Found), q)
		}
		lines := 0
		for _, err := range (Concordance{}).Lines(r) {
			if err != nil {
				t.Fatal(err)
			}
			lines++
		}
		if lines == 0 && n > 0 && !r.plan.exclude {
			t.Errorf("%d hits of %s and no line", n, q)
		}
		hits += n
	}
	return hits
}

// checkMarks checks that marks are in order, inside of the text and at whole characters.
func checkMarks(t *testing.T, p Passage) {
	t.Helper()
	at := 0
	for _, m := range p.Marks {
		if m[0] < at || m[1] <= m[0] || m[1] > len(p.Text) {
			t.Fatalf("marks %v of %q", p.Marks, p.Text)
		}
		if utf8.ValidString(p.Text) && !utf8.ValidString(p.Text[m[0]:m[1]]) {
			t.Fatalf("marks %v of %q cut a character", p.Marks, p.Text)
		}
		at = m[1]
	}
}

// TestMostMatches: matches without end in one paragraph are bounded, and those of
// other paragraphs counted all the same.
func TestMostMatches(t *testing.T) {
	re, _ := ParseRegexp("w")
	d := parse.Parse("a.txt", []byte(strings.Repeat("w", 3*mostMatches)+"\n\nThe owl and the wren.\n"))
	if n := len(matchText(re, textOf(d, cite.Of(d))).phrases[0]); n != mostMatches+2 {
		t.Errorf("got %d matches, want %d", n, mostMatches+2)
	}
}
