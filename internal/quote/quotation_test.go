package quote_test

import (
	"strings"
	"testing"

	"docview/internal/document"
	"docview/internal/quote"
)

// FuzzQuotation holds quotations to their law: every word of a quotation is in
// the document, in order, and nothing but the shape of quotation marks and the
// references of notes differs.
func FuzzQuotation(f *testing.F) {
	f.Add("1. One \"two\" three.1 Four [five].\n\nSix.\n\n2. Seven.\n\n1 A note.\n", "1:2", "one", "")
	f.Add("1. A. (b) c\n\na) d\n\nb) e[1] f\n\n[1] g", "1", "", "f")
	f.Fuzz(func(t *testing.T, text, place, from, to string) {
		d := document.Parse("f.txt", []byte(text))
		q, err := quote.Passage{Place: place, From: from, To: to}.Of(d)
		if err != nil {
			return
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
		if !isPart(straight(q.Quotation), straight(q.Text)) {
			t.Errorf("the quotation %q is not what the text %q has", q.Quotation, q.Text)
		}
	})
}

// straight returns s with one shape of quotation marks.
func straight(s string) string {
	return strings.NewReplacer("“", "'", "”", "'", "‘", "'", "’", "'", "„", "'", "‚", "'", `"`, "'").Replace(s)
}

// isPart reports whether part is s without some of its characters, all of
// which are those of note references.
func isPart(part, s string) bool {
	for _, r := range s {
		if rest, ok := strings.CutPrefix(part, string(r)); ok {
			part = rest
		} else if !strings.ContainsRune("0123456789*[]", r) {
			return false
		}
	}
	return part == ""
}
