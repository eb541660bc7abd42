package quote_test

import (
	"fmt"
	"strings"
	"testing"

	"docview/internal/document"
	"docview/internal/parse"
)

// TestStraightMarks checks which straight marks open a quotation, however they
// are typed, and that none that is not closed is passed over.
func TestStraightMarks(t *testing.T) {
	const words = "the barges lay above the bridge until the evening"
	for _, text := range []string{
		`He wrote "... %s."`, `He wrote "...%s ..."`, `He wrote ". . . %s"`, `He wrote "… %s"`, `He wrote "\... %s" then.`, `He wrote "\[...\] %s"`,
		`He wrote " %s " then.`, `" %s "`, `He wrote " %s" then.`, `He wrote:"%s" then.`, `He wrote"%s" then.`, `In 1951"%s" came.`, `In 1951 " %s " came.`,
		`He wrote "\"%s\"" then.`, `He wrote "*%s*" then.`, `A 5" gun: "... %s."`, `He wrote '... %s' then.`,
	} {
		got := summary(verify("a.md", fmt.Sprintf(text, words)+"\n", []*document.Document{harbour}))
		if !strings.Contains(got, "differs 900401#1") || !strings.Contains(got, `replace "below" by "above"`) || strings.Contains(got, "not_closed") {
			t.Errorf("%s\n%s", text, got)
		}
	}
	checkManuscripts(t, []manuscriptCase{
		{"a.md", "He wrote \"... the barges lay.\n\nHe wrote \" the barges lay.\n\nHe wrote:\"the barges lay.\n\nIt is \".5 per cent.\n", `
1:10 not_closed, citation none: "\"... the barges lay."
3:10 not_closed, citation none: "\" the barges lay."
5:10 not_closed, citation none: "\"the barges lay."
7:7 not_closed, citation none: "\".5 per cent."
`},
		{"a.md", "A 5\" gun, a 6 \" gun and a 7\"x9\" door; a 5\"gun and an 8\"gun; 'tis rock 'n' roll, d'être, O'Neill, the '60s, `a \"b` and `\" c`.\n", "1 skipped, short: \"n\"\n"},
		{"a.tex", "Die F\"ahre ist gro\"s.\n", ""},
	})
}

// TestOtherForms checks forms of quotations that other programs write.
func TestOtherForms(t *testing.T) {
	const text = "The barges lay below the bridge until the evening."
	const found = `%d:%d exact 900401#1, citation %s: "The barges lay below the bridge until th"` + "\n"
	checkManuscripts(t, []manuscriptCase{
		{"a.md", "He wrote ``" + text + "'' [@900401] and ``so'' then; ``a = ''`` and ``b`` are code.\n", fmt.Sprintf(found, 1, 12, "ok") + "1 skipped, short: \"so\"\n"},
		{"a.tex", "\\epigraph{" + text + "}{\\cite[para. 2]{900401}}\n\nThen she left.\n", fmt.Sprintf(found, 1, 11, "wrong_paragraph")},
		{"a.tex", "\\epigraph{" + text + "}\n", fmt.Sprintf(found, 1, 11, "none")},
		{"standard input", "He wrote “" + text + "”^[900401, para. 2.]\n", fmt.Sprintf(found, 1, 11, "wrong_paragraph")},
		{"standard input", "He wrote “The barges lay&nbsp;below the bridge until the evening.”\n", strings.Replace(fmt.Sprintf(found, 1, 11, "none"), " below the bridge until th", "&nbsp;below the bridge unt", 1)},
		{"a.txt", "In 1951 they met.\n\n12 May was a “" + text + "”6 Then she left.7\n\n6. 900401, para. 2.\n\n7. Ibid.\n", fmt.Sprintf(found, 3, 15, "wrong_paragraph")},
		{"a.txt", "In 1951 they met.12 He wrote “" + text + "”13\n\n12. Brook, on the ferry.\n[13] 900401, para. 2, of the\n14 May.\n", fmt.Sprintf(found, 1, 31, "wrong_paragraph")},
		{"a.txt", "He wrote “" + text + "”1 Then.[2] And (3).\n\n1 900401, para. 2.\n[2] Brook.\n(3) Lock.\n", fmt.Sprintf(found, 1, 11, "wrong_paragraph")},
		{"a.txt", "The rules are these.\n\n6. “" + text + "”\n\n7. The rest.\n", fmt.Sprintf(found, 3, 5, "none")},
		{"a.md", "He wrote “" + text + "”[^1] and “nobody has ever seen the ferry go” [@900401].\n\n[^1]: 900401, para. 1.\n",
			fmt.Sprintf(found, 1, 11, "ok") + `1:72 not_found, citation ok: "nobody has ever seen the ferry go"` + "\n"},
	})
}

// TestProseRoundTrip holds that what is quoted in plain text is found again, a
// block of many paragraphs too, and that its document is not taken for a draft.
func TestProseRoundTrip(t *testing.T) {
	var body strings.Builder
	for n := range 9 {
		fmt.Fprintf(&body, "%c. The %dth barge of that day lay below the bridge until the evening, and then it left for the sea with its %d men.\n\n", 'a'+n, n+11, n+40)
	}
	d := withID("900402", parse.Parse("900402.txt", []byte("Report on the Barges\n\n4 May 1951\n\n1. These are the barges that were seen below the bridge:\n\n"+body.String()+"2. Done.\n")))
	q := mustQuote(t, d, "1")
	r := verify("a.txt", q.Prose()+"\n\n“Report on the Barges,” May 4, 1951, para. 1.\n", []*document.Document{d})
	if len(r.Quotations) != 10 || r.Counts["exact"] != 10 || r.Counts["ok"] != 10 || r.Counts["skipped"]+len(r.LeftOut) > 0 {
		t.Errorf("%s\n%+v, %v", summary(r), r.Counts, r.LeftOut)
	}
}
