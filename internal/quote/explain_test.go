package quote_test

import (
	"fmt"
	"strings"
	"testing"

	"docview/internal/document"
	"docview/internal/parse"
	"docview/internal/quote"
)

// The document that TestDifferences quotes.
const minutes = "Minutes of the Tar Board\n\nMay 2, 1951\n\n" +
	"1. The price of tar rose 2.5 per cent, to £120 a barrel, and fell by −8 °C in the shed; nearly 90% of it was sold for 1,200 crowns and ½ mark. " +
	"A ½-inch rope and 1½ loaves were bought for ¥300, and 2 + 2 = 4. Messrs. Berg & Holm relied on § 9, on 10³ men, from 1921–23, at 6:15 a.m.\n\n" +
	"2. He asked! Was she leaving? The fisherman's boat said² nothing of the non-aligned ports. They came back.\n\n" +
	"3. Goethe und die Straße nach Köln; œuvres de Müller. The ﬁrst oﬃcers of the Houſe and the govern¬\nment of the parish were at the inter-\nnational fair of the co\u00ADmmune for a re\u0301sume\u0301.\n\n" +
	"4. The pilots told the master of the port that the fleet would not sail before the thaw. The new, red and old brown nets were dry.\n\n" +
	"5. Они пришли на берег в три часа. 全体船员对这个港口表示感谢。They had written to the ministry three times.\n\n" +
	"6. The shoal of 40 km² was 4–5 fathoms deep for 9/10th of the year.\n"

// TestDifferences checks what makes a quotation differ, and how that is named.
func TestDifferences(t *testing.T) {
	tests := []struct{ quotation, want string }{
		{"to £120 a barrel, and fell by", "exact"},
		{"to $120 a barrel, and fell by", `differs replace "$120" for "£120"`},
		{"to 120 a barrel, and fell by", `differs replace "120" for "£120"`},
		{"and fell by -8 °C in the shed", "exact"},
		{"and fell by –8°C in the shed", "exact"},
		{"and fell by 8 °C in the shed", `differs replace "8" for "−8"`},
		{"and fell by −8 C in the shed", `differs replace "C" for "°C"`},
		{"nearly 90 % of it was sold", "exact"},
		{"nearly 90 of it was sold", `differs replace "90" for "90%"`},
		{"for 1,200 crowns and mark. A", `differs delete "" for "½"`},
		{"for 1.200 crowns and ½ mark. A", `differs replace "1.200" for "1,200"`},
		{"A ¼-inch rope and 1½ loaves", `differs replace "¼" for "½"`},
		{"rope and 1 loaves were bought for", `differs replace "1" for "1½"`},
		{"loaves were bought for ¥300, and 2 - 2 = 4", `differs replace "-" for "+"`},
		{"Berg Holm relied on § 9, on", `differs delete "" for "&"`},
		{"Berg & Holm relied on 9, on", `differs delete "" for "§"`},
		{"on 10 men, from 1921-23", `differs replace "10" for "10³"`},
		{"on 10³ men, from 1921-23", "exact"},
		{"on 10³ men, from 1921, 23, at", `differs replace "1921, 23" for "1921–23"`},
		{"men, from 1921–23, at 6.15 a.m.", `differs replace "6.15" for "6:15"`},
		{"He asked. Was she leaving?", `differs replace "." for "!"`},
		{"He asked! Was she leaving", "exact"},
		{"He asked! Was she leaving.", `differs replace "." for "?"`},
		{"He asked.", `differs replace "." for "!"`},
		{"He asked! Was she leaving,", "exact"}, // the author's own
		{"8 °C in the shed; nearly 90% of it", `differs replace "8" for "−8"`},
		{"120 a barrel, and fell by −8", `differs replace "120" for "£120"`},
		{"° C in the shed; nearly 90", `differs replace "90" for "90%"`},
		{"½ loaves were bought for ¥300, and 2 + 2", `differs replace "½" for "1½"`},
		{"barrel, and fell by −8 °C in the shed; nearly 90", `differs replace "90" for "90%"`},
		{"relied on § 9, on 10", `differs replace "10" for "10³"`},
		{"23, at 6:15 a.m.", "exact"},
		{"from 1921–23, at 6:15 p.m.", `differs replace "p.m" for "a.m"`},
		{"from 1921–23, at 6:15 am.", `differs replace "am" for "a.m"`},
		{"The shoal of 40 km", `differs replace "km" for "km²"`},
		{"The shoal of 40 km2", `differs replace "km2" for "km²"`},
		{"The shoal of 40 km²", "exact"},
		{"4.5 fathoms deep for 9/10th of", `differs replace "4.5" for "4–5"`},
		{"fathoms deep for 8/10th of the year", `differs replace "8/10th" for "9/10th"`},
		{"fathoms deep for 8/11th of the year", `differs replace "8/11th" for "9/10th"`},
		{"4–5 fathoms deep for 9/10", `differs replace "9/10" for "9/10th"`},
		{"The fisherman's boat said", "exact"}, // ² is a note
		{"relied on § 9, on 10³ men, from 1921", "exact"},
		{"Pilots that the fleet would not sail before the thaw", `differs delete "" for "told the master of the port"`},
		{"pilots master of the port that the fleet would", `differs delete "" for "told the"`},
		{"master of the port that the thaw", `differs delete "" for "fleet would not sail before the"`},
		{"of the non-aligned ports. They came back?", `differs replace "?" for "."`},
		{"The fisherman's boat said nothing of", "exact"}, // ² is a note
		{"The fisherman[’s] boat said nothing [at all] of", "exact"},
		{"said nothing of the non aligned ports", "exact"},
		{"said nothing of the nonaligned ports", `differs replace "nonaligned" for "non-aligned"`},
		{"boat said nothing of the nonaligned", `differs replace "nonaligned" for "non-aligned"`},
		{"nonaligned ports. They came back", `differs replace "nonaligned" for "non-aligned"`},
		{"and the government of the par-ish", `differs replace "par-ish" for "parish"`},
		{"for [£]1,200 crowns and ½ mark", "exact"}, // what the author adds
		{"The first officers of the House", "exact"},
		{"and the government of the parish were", "exact"},
		{"at the international fair of the commune", "exact"},
		{"of the commune for a résumé", "exact"},
		{"of the commune for a resume", "differs replace \"resume\" for \"re\u0301sume\u0301\""},
		{"Göthe und die Strasse nach Koeln", `letters replace "Göthe" for "Goethe"; replace "Strasse" for "Straße"; replace "Koeln" for "Köln"`},
		{"Koeln; oeuvres de Mueller. The first", `letters replace "Koeln" for "Köln"; replace "oeuvres" for "œuvres"; replace "Mueller" for "Müller"`},
		{"Goethe und der Strasse nach Köln", `differs replace "der" for "die"; replace "Strasse" for "Straße"`},
		{"Goethe und die Strase nach Köln", `differs replace "Strase" for "Straße"`},
		{"the port that the fleet would sail before the thaw", `differs delete "" for "not"`},
		{"the port that the fleet would sail", `differs delete "" for "not"`},
		{"would sail before the thaw. The new", `differs delete "" for "not"`},
		{"master the port that the fleet", `differs delete "" for "of"`},
		{"pilots the master of the port that", `differs delete "" for "told"`},
		{"pilots master of the port that", `differs delete "" for "told the"`},
		{"had written to the ministry three times 1952", `differs insert "1952" for ""`},
		{"would not sail before the thaw again", `differs insert "again" for ""`},
		{"would not sail before the frost", `differs replace "frost" for "thaw"`},
		{"sailors told the master of the port", `differs replace "sailors" for "pilots"`},
		{"The new, brown and old red nets were dry", `differs order "brown and old red" for "red and old brown"`},
		{"The new, old brown and red nets were dry", `differs order "old brown and red" for "red and old brown"`},
		{"The new, red and old brown nets … the master of the port that the fleet", `differs order "The new, red and old brown nets … the master of the port that the fleet" for "the master of the port that the fleet … The new, red and old brown nets" at #4`},
		{"red and old brown nets were dry. He asked! Was she leaving", `differs order "red and old brown nets were dry … He asked! Was she leaving" for "He asked! Was she leaving … red and old brown nets were dry" at #4 #2`},
		{"master of the port that the fleet would not sail before the thaw. They had written to the ministry", `differs delete "" for "The new, red and old brown nets were dry. Они пришли на берег в три часа. 全体船员对这个港口表示感谢" at #4 #5`},
		{"Они пришли на берег в пять минут", `differs replace "пять минут" for "три часа"`},
		{"全体船员对这个港口表示遗憾", `differs replace "遗憾" for "感谢"`},
	}
	docs := []*document.Document{parse.Parse("900301.txt", []byte(minutes))}
	for _, test := range tests {
		r := verify("a.md", "He wrote “"+test.quotation+"” [@900301].\n", docs)
		got := "not reported"
		if len(r.Quotations) == 1 {
			got = differences(&r.Quotations[0])
		}
		if got != test.want {
			t.Errorf("%s\ngot  %s\nwant %s", test.quotation, got, test.want)
		}
	}
}

// TestTypedSymbols checks that symbols may be typed as commands and entities.
func TestTypedSymbols(t *testing.T) {
	docs := []*document.Document{parse.Parse("900301.txt", []byte(minutes))}
	for name, text := range map[string]string{
		"a.md":  "He wrote “to &pound;120 a barrel, and fell by &minus;8 &deg;C in” and “relied on § 9, on 10^3^ men, from 1921--23”.\n",
		"a.tex": "\\enquote{to \\pounds120 a barrel, and fell by $-8$~$^\\circ$C in} and \\enquote{Berg \\& Holm relied on \\S~9, on $10^3$ men, from 1921--23}\n",
	} {
		r := verify(name, text, docs)
		if r.Counts["exact"] != 2 {
			t.Errorf("%s: %s", name, summary(r))
		}
	}
}

func differences(q *quote.Quoted) string {
	var all []string
	for _, c := range q.Changes {
		s := fmt.Sprintf("%s %q for %q", c.Op, c.Manuscript, c.Source)
		if len(c.At) > 0 {
			s += strings.ReplaceAll(" at "+strings.Join(c.At, " "), "900301", "")
		}
		all = append(all, s)
	}
	return strings.TrimSpace(string(q.Status) + " " + strings.Join(all, "; "))
}

// TestBefore checks that words that are in a text several times are told apart.
func TestBefore(t *testing.T) {
	docs := []*document.Document{parse.Parse("900303.txt", []byte("Minutes\n\n1. The port had nets for 30 years, and had tar for 60 years. Was it? He asked, was it?\n"))}
	for quotation, want := range map[string][2]int{
		"The port had nets for 30 years, and had tar for 60 months":   {0, 1},
		"The port had nets for 30 months, and had tar for 60 years":   {0, 0},
		"nets for 60 years, and had tar for 60 years":                 {0, 0},
		"had tar for 60 years. Was it? He asked, was it.":             {1, 1},
		"The port had years for 30 years, and had years for 60 years": {0, 0},
	} {
		r := verify("a.md", "He wrote “"+quotation+"” [@900303].\n", docs)
		if len(r.Quotations) != 1 || len(r.Quotations[0].Changes) == 0 || r.Quotations[0].Changes[0].Before != want {
			t.Errorf("%s: %+v, want %v", quotation, r.Quotations, want)
		}
	}
}

// TestWindows checks that all places of a document are compared: the one that
// has most of the words in a row is not the one with the fewest changes.
func TestWindows(t *testing.T) {
	filler := strings.Repeat("Other matters were then discussed at some length by those who were present. ", 12)
	text := "Minutes\n\nMay 2, 1951\n\n1. The opening of the coastal railway between the two towns and the port was agreed. " + filler +
		"\n\n2. The opening of the coastal railway between the old and the port was put off.\n"
	docs := []*document.Document{parse.Parse("900302.txt", []byte(text))}
	r := verify("a.md", "He saw “opening of the coastal railway soon between the old and the port”.\n", docs)
	if len(r.Quotations) != 1 || differences(&r.Quotations[0]) != `differs insert "soon" for ""` {
		t.Errorf("%+v", r.Quotations)
	}
}
