package search

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"docview/internal/generate"
	"docview/internal/library"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// generated gives a library of n generated documents.
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
	files, err := l.Files()
	if err != nil {
		t.Fatal(err)
	}
	x, report, err := new(Builder).Refresh(filepath.Join(t.TempDir(), "index.db"), l, files)
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
	if diff := cmp.Diff(scan.Found, ask.Found, ignore); diff != "" || scan.Total != ask.Total || scan.Undated != ask.Undated {
		t.Errorf("%s: scan finds %d, index %d (-scan +index)\n%s", s.Query.dump(), scan.Total, ask.Total, diff)
	}
	return scan
}

func TestScanAndIndexAgree(t *testing.T) {
	x := indexed(t, generated(t, 1, 300))
	queries := []string{
		"soviet", "the", generate.Rare, `"` + generate.Phrase + `"`, "envoy portfolio", "envoy OR treaty", "soviet -envoy",
		"-soviet", "-the", "-zzzz", "vam*", "v* -s*", `"of the"`, `"of the" OR "in the"*`, "title:soviet", "title:memo* summary:the",
		"language:russian envoy", "citation:archive source:archive", "zzzz", "zzzz OR party", "citation", "1 2 3", "é", "révész",
		"envoy-without", "the the the", "par", "summary contents -title:the", "-language:russian -language:chinese",
	}
	for _, query := range queries {
		q, err := ParseQuery(query)
		if err != nil {
			t.Fatal(query, err)
		}
		for _, s := range []Search{
			{Query: q}, {Query: q, Limit: 5}, {Query: q, ByDate: true, Limit: 10}, {Query: q, Within: true},
			{Query: q, Filter: library.Filter{Since: "1962", Language: "Russian"}},
			{Query: q, Filter: library.Filter{Has: []string{"summary", "signature"}, Title: "the"}, Limit: 3},
		} {
			same(t, s, x)
		}
	}
}

func TestZZMeasure(t *testing.T) {
	dir := os.Getenv("ZZLIB")
	if dir == "" {
		t.Skip()
	}
	l := &library.Library{Dirs: []string{dir}}
	files, _ := l.Files()
	q, _ := ParseQuery(os.Getenv("ZZQ"))
	s := Search{Query: q, Limit: 20}
	r := s.Scan(files)
	fmt.Println(r.Total)
}
