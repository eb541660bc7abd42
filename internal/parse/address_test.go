package parse

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"docview/internal/document"
)

func blockTexts(d *document.Document) string {
	var texts []string
	for _, b := range d.Body {
		texts = append(texts, fmt.Sprintf("p%d", b.Place))
	}
	return strings.Join(texts, " ")
}

func TestSelect(t *testing.T) {
	sample := Parse("sample", inputOf(t, "../../seeds/000_a37d230c98c2d636.txt"))
	markers := Parse("markers", inputOf(t, "../../testdata/document/markers.txtar"))
	lists := Parse("lists", inputOf(t, "../../testdata/document/lists.txtar"))
	tests := []struct {
		d          *document.Document
		list, want string
	}{
		{sample, "4", "p6"},
		{sample, "3", "p4 p5"},
		{sample, "2-4,6", "p3 p4 p5 p6 p9 p10"},
		{sample, "5-", "p7 p8 p9 p10"},
		{sample, "-2", "p2 p3"},
		{sample, "6, 1", "p2 p9 p10"},
		{sample, "5-6", "p7 p8 p9 p10"},
		{sample, "p1", "p1"},
		{sample, "p4", "p4 p5"},
		{markers, "3", "p3"},
		{markers, "4", "p3"},
		{markers, "4-5", "p3 p4 p5"},
		{markers, "8", "p8 p9 p10 p11 p12"},
		{markers, "8.b", "p10 p11 p12"},
		{markers, "8.b.ii", "p12"},
		{lists, "I.2", "p8"},
		{lists, "3", "p4 p5 p10"},
	}
	for _, test := range tests {
		part, err := test.d.Select(test.list)
		if err != nil {
			t.Errorf("Select(%q): %v", test.list, err)
			continue
		}
		if got := blockTexts(part); got != test.want {
			t.Errorf("Select(%q) of %s = %s, want %s", test.list, test.d.Name, got, test.want)
		}
	}
}

func TestSelectErrors(t *testing.T) {
	sample := Parse("sample", inputOf(t, "../../seeds/000_a37d230c98c2d636.txt"))
	tests := []struct{ list, want string }{
		{"9", "no paragraph 9 in 112596 (it has 1-6)"},
		{"5-99", "no paragraph 99 in 112596 (it has 1-6)"},
		{"1,-7", "no paragraph 7 in 112596 (it has 1-6)"},
		{"7-9", "no paragraph 7-9 in 112596 (it has 1-6)"},
		{"4.b", "no paragraph 4.b in 112596 (it has 1-6)"},
		{"p40", "no block p40 in 112596 (it has p1 to p12)"},
		{"", `"" is not a list of paragraph numbers`},
		{"-", `"-" is not a list of paragraph numbers`},
		{"1,,2", `"" is not a list of paragraph numbers`},
		{"6-2", `in "6-2" the end is before the beginning`},
		{"x y", `"x y" is not a list of paragraph numbers`},
	}
	for _, test := range tests {
		_, err := sample.Select(test.list)
		if err == nil || err.Error() != test.want {
			t.Errorf("Select(%q): %v, want %s", test.list, err, test.want)
		}
	}
}

func TestAtCandidates(t *testing.T) {
	lists := Parse("lists", inputOf(t, "../../testdata/document/lists.txtar"))
	_, err := lists.At("3")
	var place *document.PlaceError
	if !errors.As(err, &place) || len(place.Candidates) != 2 {
		t.Fatalf("At(3): %v, want two candidates", err)
	}
}

func TestAt(t *testing.T) {
	sample := Parse("sample", inputOf(t, samplePath))
	lists := Parse("lists", inputOf(t, "../../testdata/document/lists.txtar"))
	tests := []struct {
		d             *document.Document
		address, want string // the blocks, or the error
	}{
		{sample, "3", "p4 p5"},
		{sample, "2-4", "p3 p4 p5 p6"},
		{sample, "1,2", "p2 p3"},
		{sample, "p1-p3", "p1 p2 p3"},
		{sample, "-p2", "p1 p2"},
		{sample, "p9-", "p9 p10 p11 p12"},
		{sample, "p9-p12", "p9 p10 p11 p12"},
		{sample, "p9-p99", "no block p99 in 112596 (it has p1 to p12)"},
		{sample, "p1,6", "p1 p9 p10"},
		{sample, "p999", "no block p999 in 112596 (it has p1 to p12)"},
		{sample, "p50-p60", "no block p50-p60 in 112596 (it has p1 to p12)"},
		{sample, "9", "no paragraph 9 in 112596 (it has 1-6)"},
		{sample, "x", `"x" is not an address`},
		{sample, "4:x", `"4:x" is not an address`},
		{sample, "p3-p1", `"p3-p1" is not an address`},
		{lists, "I.2", "p8"},
		{lists, "1-3", "p2 p3 p4 p5 p10"},
		{lists, "1,3", "2 paragraphs of 300007 have the number 3"},
	}
	for _, test := range tests {
		part, err := test.d.At(test.address)
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			got = blockTexts(part)
		}
		if got != test.want {
			t.Errorf("At(%q) of %s = %s, want %s", test.address, test.d.Name, got, test.want)
		}
	}
}
