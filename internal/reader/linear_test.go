package reader

import (
	"strings"
	"testing"

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
	for _, c := range []struct{ answers, want string }{
		{"", "Document letter.\n\n"},
		{"\n", "Document letter.\n\nDate:\nMay 3, 1948\n\n"},
		{"2\n-\n", "Document letter.\n\nParagraph 2.\nThe harvest was good.\n\nParagraph, continued.\nNobody knew why.\n\n"},
		{"/late\nn\n", "Document letter.\n\nParagraph 1.\nThe carts came late.\n\nThe search went on from the beginning.\n\nParagraph 1.\nThe carts came late.\n\n"},
		{":p3\n\n", "Document letter.\n\nParagraph 2.\nThe harvest was good.\n\nEnd of document letter.\n\n"},
		{"x\nq\n\n", "Document letter.\n\nUnknown command: x. Type h for help.\n\n"},
		{"9\n-\n", "Document letter.\n\nNo paragraph 9 in letter (it has 1-2).\n\nThis is the beginning.\n\n"},
	} {
		var out strings.Builder
		if err := r.Converse(strings.NewReader(c.answers), &out, &Opened{Document: d}); err != nil {
			t.Error(err)
		}
		if out.String() != c.want {
			t.Errorf("answers %q:\n%s\nwant:\n%s", c.answers, out.String(), c.want)
		}
	}
}
