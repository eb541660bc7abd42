package quote_test

import (
	"strings"
	"testing"

	"docview/internal/document"
	"docview/internal/parse"
	"docview/internal/quote"
)

// TestDrafts checks which texts are left out as drafts of the manuscript: not one
// that it cites in any way, nor one that has a phrase or two of it in a script
// without spaces.
func TestDrafts(t *testing.T) {
	const (
		shared = "The harbour of Ard lay under ice for the whole of that winter. Nobody had seen a ship come in since the feast of All Saints. "
		sober  = "港口在整个冬天都被冰雪覆盖着"
	)
	title := "Report on the Harbour of Ard\n\n4 May 1952\n\n"
	for _, test := range []struct{ name, file, document, manuscript, want string }{
		{"shared prose", "d.txt", shared + "The pilot had sold his boat.", shared + "He says: “The pilot had sold his boat”.", "d.txt draft"},
		{"title in a parenthesis", "d.txt", title + shared + "The pilot had sold his boat.", shared + "He says: “The pilot had sold his boat” (“Report on the Harbour of Ard,” 4 May 1952).", ""},
		{"title beside another quotation", "d.txt", title + shared + "The pilot had sold his boat.", shared + "He says: “The pilot had sold his boat”. In the “Report on the Harbour of Ard” there is more.", ""},
		{"id in another sentence", "d.txt", shared + "The pilot had sold his boat.", shared + "He says: “The pilot had sold his boat”. “Nobody came to the gate”, as there [@d].", ""},
		{"two phrases without spaces", "d.txt", sober + "。没有人看见船来过这个港口。领航员卖掉了他的船。", sober + "，没有人看见船来过这里。他写道：“领航员卖掉了他的船”。", ""},
		{"two sentences without spaces", "d.txt", sober + "，从那年的秋天一直到春天。没有人看见有一艘船来过这个遥远的港口或者小城。领航员卖掉了他的船。", sober + "，从那年的秋天一直到春天。没有人看见有一艘船来过这个遥远的港口或者小城。他写道：“领航员卖掉了他的船”。", "d.txt draft"},
	} {
		d := withID("d", parse.Parse(test.file, []byte(test.document)))
		var got []string
		for _, out := range verify("m.txt", test.manuscript, []*document.Document{d}).LeftOut {
			got = append(got, out.File+" "+out.Reason)
		}
		if got := strings.Join(got, ", "); got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// TestChapters checks that a quotation in another text of the author's own is not
// its source, and that the difference to a document is still found.
func TestChapters(t *testing.T) {
	const head = "---\ntitle: The Salt of Ard\ndate: 2021-02-03\n---\n\n"
	source := withID("900611", parse.Parse("900611.txt", []byte("7 May 1952\n\nReport on the Salt Works\n\n1. The salt works were closed for the whole winter.\n")))
	for _, test := range []struct{ name, chapter, citation, want, onlyIn string }{
		{"note", "He wrote “the salt works were open for the whole winter”.[^1]\n\n[^1]: Report of 7 May 1952.\n", "", "differs", "ch.md"},
		{"parenthesis", "He wrote “the salt works were open for the whole winter” (Report, 1952).\n", "", "differs", "ch.md"},
		{"aside", "He wrote “the salt works were open for the whole winter” (in a whisper).\n", "", "exact", ""},
		{"no citation", "He wrote “the salt works were open for the whole winter”.\n", "", "exact", ""},
		{"own words", "I found that the salt works were open for the whole winter (Report, 1952).\n", "", "exact", ""},
		{"cited itself", "He wrote “the salt works were open for the whole winter” (Report, 1952).\n", " [@ch]", "exact", ""},
		{"another is cited", "He wrote “the salt works were open for the whole winter” (Report, 1952).\n", " [@900611]", "differs", "ch.md"},
	} {
		chapter := withID("ch", parse.Parse("ch.md", []byte(head+test.chapter)))
		r := verify("m.md", "“the salt works were open for the whole winter”"+test.citation+"\n", []*document.Document{chapter, source})
		if q := r.Quotations[0]; string(q.Status) != test.want || q.OnlyIn != test.onlyIn || q.Status == quote.Differs && q.Source.Document != "900611" {
			t.Errorf("%s: %s in %+v, only in %q; want %s, %q", test.name, q.Status, q.Source, q.OnlyIn, test.want, test.onlyIn)
		}
	}
}
