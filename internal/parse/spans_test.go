package parse

import (
	"strings"
	"testing"

	"docview/internal/document"
	"docview/internal/ruletest"
)

const (
	cartsProse = "The carts of the north came back from the mills before the first snow fell on the roads, and the drivers were paid.\n\n"
	millsProse = "The mills of the west were closed in the same week, as the river was frozen and no corn had come from the south.\n\n"
)

// kindOf returns the kind of the last block that begins with a text.
func kindOf(text, begin string) (kind document.Kind) {
	for _, b := range Parse("x", []byte(text)).Body {
		if strings.HasPrefix(b.Text, begin) {
			kind = b.Kind
		}
	}
	return kind
}

// TestSignatureRules: a last line that only one rule takes for a sign-off is one.
func TestSignatureRules(t *testing.T) {
	cases := map[string]string{
		"mark, formula, date or name": "[signature]",
		"who wrote it down":           "Minutes taken by A. Miller",
		"office":                      "Secretary of the Board of Mills",
		"name and its office":         "Anna Miller, clerk",
		"day without a year":          "6 October",
		"for whom it is signed":       "For the Board of Mills and Carts:",
		"number of copies":            "Made in 4 copies.",
		"Chinese name":                "磨坊主",
	}
	ruletest.Each(t, &signatureRules, func(r signatureRule) string { return r.name }, func(name string) bool {
		return kindOf(cartsProse+millsProse+cases[name]+"\n", cases[name]) == document.Signature
	})
}

// TestNotHeads: a short line above prose that only one row keeps from being a
// heading is none.
func TestNotHeads(t *testing.T) {
	cases := map[string]string{
		"line of a letter or a list": "carts of the north",
		"name of a signer":           "Anna Miller",
		"long line":                  "On the state of the carts and of the mills in the winter of the last hard year",
		"field":                      "State of the carts: a dozen left",
		"choice":                     "Carts/mills of the north",
		"salutation":                 "Dear Anna, the carts",
		"line below another":         "12 carts\n\nState of the mills",
	}
	ruletest.Each(t, &notHeads, func(r notHead) string { return r.name }, func(name string) bool {
		lines := strings.Split(cases[name], "\n\n")
		return kindOf(cartsProse+cases[name]+"\n\n"+millsProse, lines[len(lines)-1]) == document.Paragraph
	})
}

// TestOutline: what the blocks of small texts are, with their numbers and first words.
func TestOutline(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"items of a remark in brackets", cartsProse + "[The board asked for this:\n1. carts for the mills,\n2. mills for the carts,\nand for nothing else.]\n\n" + millsProse,
			"paragraph The, paragraph [The, paragraph The"},
		{"items below a remark in brackets", cartsProse + "[The board asked [in a letter]\nfor this.]\n1. Carts for the mills.\n2. Mills for the carts.\n",
			"paragraph The, paragraph [The, paragraph 1 Carts, paragraph 2 Mills"},
		{"letter before another text", "Dear Anna,\n\n" + cartsProse + "Yours sincerely,\n\nBen Lark\n\n" + millsProse + millsProse,
			"paragraph Dear, paragraph The, signature Yours, paragraph The, paragraph The"},
		{"notes alone", "Carts of the North\n\n[1] See the mills.\n\n[2] See the carts.\n",
			"note 1 See, note 2 See"},
		{"parts of a law", cartsProse + "§ 2\n\nThe mills are free.\n\nArticle 3.\n\nThe carts are free.\n\nSection of carts\n\nThe meal is free.\n",
			"paragraph The, heading §, paragraph The, heading Article, paragraph The, paragraph Section, paragraph The"},
		{"what announces a list at the end", cartsProse + millsProse + "The Board--\n\n(1) Approved the carts.\n\n(2) Closed the mills.\n",
			"paragraph The, paragraph The, paragraph The, paragraph 1 Approved, paragraph 2 Closed"},
		{"number of a page at the end, inside a word", cartsProse + "The carts of the mil-\n\n- 12 -\n",
			"paragraph The, paragraph The"},
	} {
		var got []string
		for _, b := range Parse("x", []byte(c.text)).Body {
			got = append(got, strings.Join(strings.Fields(string(b.Kind)+" "+b.Number+" "+strings.Fields(b.Text)[0]), " "))
		}
		if got := strings.Join(got, ", "); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}
