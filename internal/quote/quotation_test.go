package quote_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"docview/internal/parse"
	"docview/internal/quote"
)

// FuzzQuotation holds quotations to their law: every word of a quotation is in
// the document, in order, and nothing but the shape of quotation marks, the
// references of notes, and hyphens and spaces at line ends differs.
func FuzzQuotation(f *testing.F) {
	f.Add("1. One \"two\" three.1 Four [five].\n\nSix.\n\n2. Seven.\n\n1 A note.\n", "1:2", "one", "")
	f.Add("1. A mil-\nler, a miller.[[1]](#f) > “B ‘c” d.\n\n> E\n> f\n\n[1] g", "1", "", "")
	f.Add("1. A. (b) c\n\na) d\n\nb) e[1] f\n\n[1] g", "1", "", "f")
	f.Fuzz(func(t *testing.T, text, place, from, to string) {
		d := parse.Parse("f.txt", []byte(text))
		q, err := quote.Passage{Place: place, From: from, To: to}.Of(d)
		if err != nil {
			return
		}
		if strings.Contains(place, ",") && strings.Contains(place, ":") {
			return // with ellipses: see TestSentenceLists
		}
		part, err := d.At(place)
		if place == "" {
			part, err = d, nil
		}
		if err != nil {
			t.Fatalf("quoted %q, which At does not find: %v", place, err)
		}
		var blocks []string
		for i, b := range part.Body {
			if b.Marker != "" && i > 0 {
				b.Text = b.Marker + " " + b.Text
			}
			blocks = append(blocks, b.Text)
		}
		if whole := strings.Join(blocks, "\n\n"); !strings.Contains(whole, q.Text) {
			t.Errorf("%q is not in %q", q.Text, whole)
		}
		if !isPart(straight(q.Quotation), straight(strings.ToValidUTF8(q.Text, "\uFFFD"))) {
			t.Errorf("the quotation %q is not what the text %q has", q.Quotation, q.Text)
		}
	})
}

// TestSentenceLists checks that an ellipsis is where sentences are left out, and
// that sentences are quoted in their order only.
func TestSentenceLists(t *testing.T) {
	d := parse.Parse("f.txt", []byte("1. The mill stood. It was old. It burnt.\n\nNobody wept. All left.\n\n2. The end.\n"))
	for place, want := range map[string]string{
		"1:1,3":   "The mill stood. . . . It burnt.",
		"1:1,2":   "The mill stood. It was old.",
		"1:1-2,4": "The mill stood. It was old. . . . Nobody wept.",
		"1:3,1":   "",
		"1:2,2":   "",
		"1:1,9":   "",
		"1:1,x":   "",
	} {
		q, err := quote.Passage{Place: place}.Of(d)
		switch {
		case want == "" && err == nil:
			t.Errorf("%s: %q, want an error", place, q.Text)
		case want != "" && err != nil:
			t.Errorf("%s: %v", place, err)
		case want != "" && q.Text != want:
			t.Errorf("%s: %q, want %q", place, q.Text, want)
		}
		if err == nil {
			if _, err := d.At(strings.TrimPrefix(q.Address, d.Address("")+"#")); err != nil {
				t.Errorf("%s: its address %s does not open: %v", place, q.Address, err)
			}
		}
	}
	if _, err := (quote.Passage{Place: "1:1,3", From: "The"}).Of(d); err == nil {
		t.Error("words bound a list of sentences")
	}
}

// straight returns s with one shape of quotation marks.
func straight(s string) string {
	return strings.NewReplacer("“", "'", "”", "'", "‘", "'", "’", "'", "„", "'", "‚", "'", `"`, "'").Replace(s)
}

// isPart reports whether part is s without some of its characters, all of
// which are those of note references, of their links, and of line ends.
func isPart(part, s string) bool {
	for len(s) > 0 {
		_, size := utf8.DecodeRuneInString(s)
		switch rest, ok := strings.CutPrefix(part, s[:size]); {
		case ok:
			part = rest
		case strings.ContainsAny(s[:size], "0123456789*[]^\\ \n>-‐¬\u00AD"):
		case s[0] == '(' && strings.Contains(s, ")"):
			size = strings.IndexByte(s, ')') + 1
		default:
			return false
		}
		s = s[size:]
	}
	return part == ""
}
