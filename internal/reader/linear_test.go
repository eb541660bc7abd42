package reader

import (
	"strings"
	"testing"

	"docview/internal/document"
	"docview/internal/parse"
	"docview/internal/render"
)

func TestConverse(t *testing.T) {
	d := parse.Parse("letter.txt", []byte(`May 3, 1948

**Letter from the Miller**

1. The carts came late.

Nobody knew why.

2. The harvest was good.
`))
	d.ID = "letter"
	r := &Reader{Printer: render.Printer{Width: 40}}
	const begin = "Document letter.\n\nDate:\nMay 3, 1948\n\nType h for help.\n\n"
	for _, c := range []struct{ answers, want string }{
		{"", ""},
		{"\n", "Title:\n**Letter from the Miller**\n\n"},
		{"2\n-\n", "Paragraph 2.\nThe harvest was good.\n\nParagraph, continued.\nNobody knew why.\n\n"},
		{"/late\nn\n", "Paragraph 1.\nThe carts came late.\n\nThe search went on from the beginning.\n\nParagraph 1.\nThe carts came late.\n\n"},
		{"/late\nN\n", "Paragraph 1.\nThe carts came late.\n\nThe search went on from the end.\n\nParagraph 1.\nThe carts came late.\n\n"},
		{":p3\n\n", "Paragraph 2.\nThe harvest was good.\n\nEnd of document letter.\n\n"},
		{"x\nq\n\n", "Unknown command: x. Type h for help.\n\n"},
		{"9\n-\n-\n", "No paragraph 9 (it has 1-2).\n\nDocument letter.\n\nThis is the beginning.\n\n"},
		{"\xff\x1b[2J\n", "Unknown command: \ufffd␛[2J. Type h for help.\n\n"},
		{"s\nl\nb\n", "The library cannot be searched here.\n\nThere is only this document.\n\nUnknown command: b. Type h for help.\n\n"},
		{"p", "check found nothing in letter.\n\n"},
	} {
		c.want = begin + c.want
		var out strings.Builder
		if err := r.Converse(strings.NewReader(c.answers), &out, &Opened{Document: d}); err != nil {
			t.Error(err)
		}
		if out.String() != c.want {
			t.Errorf("answers %q:\n%s\nwant:\n%s", c.answers, out.String(), c.want)
		}
	}
}

// TestConverseLibrary finds words in the library, opens the hits and goes from
// document to document, by lines alone.
func TestConverseLibrary(t *testing.T) {
	left := map[string]string{}
	r := &Reader{
		Printer: render.Printer{Width: 60},
		Open: func(ref string) (*Opened, error) {
			d := parse.Parse(ref+".txt", []byte("The Mill "+ref+"\n\n1. The carts.\n\n2. The mill of "+ref+".\n\n3. End.\n"))
			d.ID, d.Ref = ref, ref
			return &Opened{Document: d, Ref: ref}, nil
		},
		List: func(yield func(Row) bool) error {
			_ = yield(Row{Ref: "b", Left: "1952", Day: "1952", Text: "Report", Right: "b"}) && yield(Row{Ref: "a", Left: "1951", Day: "1951", Text: "Letter", Right: "a"})
			return nil
		},
		LeftAt: func(d *document.Document) string { return left[d.ID] },
		Leave:  func(d *document.Document, place string) { left[d.ID] = place },
	}
	r.Search = func(query string) (*Results, error) {
		found := &Results{Query: query, Documents: "2 documents", Hits: func(d *document.Document) []Hit {
			b := d.Body[len(d.Body)-2]
			return []Hit{{b.Start, len("The "), len("The mill")}}
		}}
		for _, ref := range []string{"a", "b"} {
			found.Rows = append(found.Rows, Row{Ref: ref, Left: "1951", Text: "Letter", Right: ref, Hit: &render.Occurrence{Address: "#2", Left: "The ", Word: "mill", Right: " of " + ref + "."}})
		}
		return found, nil
	}
	var out strings.Builder
	if err := r.Converse(strings.NewReader("1\n>\ns mill\n2\nn\nN\nb\n1\nq\n"), &out, nil); err != nil {
		t.Fatal(err)
	}
	at := 0
	for _, want := range []string{
		"2 documents.\n\n1. 1951, Letter, a\n2. 1952, Report, b\nType a number to open it.\n\nType h for help.\n\n",
		"Document a.\n\n", "Document b.\n\n",
		"2 hits in 2 documents: mill.\n\n1951, Letter, a:\n1. #2: The mill of a.\n1951, Letter, b:\n2. #2: The mill of b.\nType a number to open it.\n\n",
		"Document b.\n\nParagraph 2.\nThe mill of b.\n\n", "This is the last hit.\n\n",
		"Hit 1 of 2.\n\nDocument a.\n\nParagraph 2.\nThe mill of a.\n\n", "1951, Letter, a:\n1. #2",
		"Document a.\n\nParagraph 2.\n",
	} {
		i := strings.Index(out.String()[at:], want)
		if i < 0 {
			t.Fatalf("there is not, or not in its place, %q:\n%s", want, out.String())
		}
		at += i + len(want)
	}
	if left["a"] != "2" || left["b"] != "2" {
		t.Errorf("left at %v", left)
	}
	out.Reset()
	if err := r.Converse(strings.NewReader("1\n'\n"), &out, nil); err != nil || !strings.Contains(out.String(), "You left at a#2. Type ' to go there.\n\nParagraph 2.\n") {
		t.Errorf("%v:\n%s", err, out.String())
	}
}
