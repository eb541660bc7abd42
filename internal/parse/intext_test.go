package parse

import (
	"testing"

	"docview/internal/ruletest"
)

// dateCases are texts whose heads have no date, each named after the rule that finds
// one in the text.
var dateCases = []struct{ rule, in, want string }{
	{"the closing sentence", "...\n\nDone at Amaurot, this third day of May, 1948.\n\nADA WREN\n\nBEN LARK", "1948-05-03"},
	{"the closing sentence", "...\n\n[Signed at Amaurot on 3 May 1948 by both millers.]", "1948-05-03"},
	{"the closing sentence", "...\n\nDone at the place, and on the day and year, above written.", ""},
	{"the first sentence of the deed", "Articles of an agreement made between Ada Wren and the undersigned millers, at Amaurot, on the third day of May, in the year of our Lord one thousand nine hundred and forty-eight.\n\n...", "1948-05-03"},
	{"the first sentence of the deed", "Whereas a treaty of peace was concluded and signed at the city of Amaurot on the 3d day of May, 1948, which treaty is word for word as follows.\n\n...", ""},
	{"the sentence above the speech", "# Carts of the North\n\nStatement made on behalf of Utopia in the Assembly of the Mills on Monday, 3 May 1948.\n\nThank you, Mr President.\n\n...", "1948-05-03"},
	{"the date at the end", "...\n\nAda Wren\nAmaurot, 3 May 1948", "1948-05-03"},
	{"the date at the end", "...\n\nPrinted 3 May 1948", ""},
	{"the date at the end", "...\n\nAmaurot, 3 May 1948\n\nAtlantis, 5 May 1948", ""},
}

func TestDatesInText(t *testing.T) {
	for _, c := range dateCases {
		if d := withText(c.in).Dated; d.Date.EDTF != c.want || c.want != "" && d.Rule != c.rule {
			t.Errorf("%q: %s %q, want %s %q", c.in, d.Rule, d.Date.EDTF, c.rule, c.want)
		}
	}
}

func TestDateRules(t *testing.T) {
	ruletest.Each(t, &dateRules, func(r dateRule) string { return r.name }, func(name string) bool {
		for _, c := range dateCases {
			if d := withText(c.in).Dated; c.rule == name && d.Date.EDTF != c.want {
				return false
			}
		}
		return true
	})
}
