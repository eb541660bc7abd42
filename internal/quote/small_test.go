package quote_test

import (
	"strings"
	"testing"

	"docview/internal/document"
	"docview/internal/parse"
	"docview/internal/quote"
)

// TestSmallManuscripts checks small manuscripts against one document each, for
// one rule of reading or of comparing each.
func TestSmallManuscripts(t *testing.T) {
	const mill = "The mill stood on the hill by the river. Nobody came to the gate in the morning of that day."
	for _, test := range []struct{ name, document, manuscript, want string }{
		{"genitive", "The workers’ mill stood on the hill.", "He wrote: ‘The workers’ mill stood on the hill’.",
			`1:12 exact d#p1, citation none: "The workers’ mill stood on the hill"`},
		{"end after s", "All of the old mills stood on hills. They burnt.", "He wrote ‘All of the old mills stood on hills’. We know ‘They burnt’ too.",
			`1:11 exact d#p1, citation none: "All of the old mills stood on hills"` + "\n" + `1:58 exact d#p1, citation none: "They burnt"`},
		{"two words", mill, "He came ‘by the’ “river”, by the “river. Nobody”, “the gat” of the “mill hill”, and to “the … gate”.", `1:10 exact d#p1, citation none: "by the"
1:35 exact d#p1, citation none: "river. Nobody"
1 skipped, short: "river"
1 skipped, short: "the gat"
1 skipped, short: "mill hill"
1 skipped, short: "the … gate"`},
		{"divided words", "The govern¬\nment of the Regie=\nrung saw the ad—\nmiral and the mar- shal, who came—\nso it is said—in North-\nWest pre- and post-war Ard.",
			"“The government of the Regierung saw the admiral and the marshal, who came so it is said” he wrote, “in North-West pre- and post-war Ard” and “the mar shal, who came—so it is”.",
			`1:2 exact d#p1, citation none: "The government of the Regierung saw the "` + "\n" + `1:102 exact d#p1, citation none: "in North-West pre- and post-war Ard"` + "\n" + `1:144 exact d#p1, citation none: "the mar shal, who came—so it is"`},
		{"hyphen before a capital", "The Upper-\nTown mill fed the MIL-\nLERS of Mac-\nArd, whom MacArd knew.", "“The UpperTown mill fed the millers of MacArd” he wrote, “The Upper-Town mill fed the millers of MacArd, whom MacArd knew” too.",
			`1:2 differs d#p1, citation none: "The UpperTown mill fed the millers of Ma"; replace "Upper- Town" by "UpperTown"` + "\n" +
				`1:59 exact d#p1, citation none: "The Upper-Town mill fed the millers of M"`},
		{"letter at a line's beginning", "The mill stood where the road to the town of a. Carter ends.", "He wrote “stood where the road to the town of\na. Carter ends” then.",
			`1:11 exact d#p1, citation none: "stood where the road to the town of a. C"`},
		{"inches", "The 5 inch pipe, or 5\" pipe, broke in the mill.", `He wrote "or 5" pipe, broke in the mill" then.`,
			`1:11 exact d#p1, citation none: "or 5\" pipe, broke in the mill"`},
		{"figure at an end", "It was in 1951 that nobody came. They said so.", `He wrote "It was in 1951" and "They said so" then.`,
			`1:11 exact d#p1, citation none: "It was in 1951"` + "\n" + `1:32 exact d#p1, citation none: "They said so"`},
		{"beginning of a figure", "The town paid 1250 crowns for the mill in 1951.", "He wrote “The town paid 12 crowns for the mill” and “crowns for the mill in 19” then.",
			`1:11 differs d#p1, citation none: "The town paid 12 crowns for the mill"; replace "1250" by "12"` + "\n" +
				`1:54 differs d#p1, citation none: "crowns for the mill in 19"; replace "1951" by "19"`},
		{"figure of a word", "The 40 MiG15 boats15 came to Ard.16 They left.17\n\n15 A type.\n\n16 A note.\n\n17 A town.\n", "“The 40 MiG boats came” he wrote, “40 MiG15 boats15 came to Ard.16 They” and “40 MiG15 boats came to Ard. They” too.",
			`1:2 differs d#p1, citation none: "The 40 MiG boats came"; replace "MiG15" by "MiG"` + "\n" +
				`1:36 exact d#p1, citation none: "40 MiG15 boats15 came to Ard.16 They"` + "\n" +
				`1:79 exact d#p1, citation none: "40 MiG15 boats came to Ard. They"`},
		{"mark after a figure", "The mill stood.1 On May 20,2 in the year 1949,3 it fell.4\n\n1 A note.\n\n2 Another.\n\n3 A third.\n\n4 A fourth.\n", "“On May 20, in the year 1949, it fell” he wrote, “On May 20,2 in the year 1949,3 it fell” too.",
			`1:2 exact d#p1, citation none: "On May 20, in the year 1949, it fell"` + "\n" +
				`1:51 exact d#p1, citation none: "On May 20,2 in the year 1949,3 it fell"`},
		{"list without notes", mill, "The points are:\n\n1. \"The mill was sold to the town\", 1951.\n\n2. Nobody came.\n",
			`3:5 not_found, citation none: "The mill was sold to the town"`},
		{"list with notes", mill, "The points are these.1\n\n1. \"The mill was sold to the town\", 1951.\n\n2. Nobody came.\n",
			`3 skipped, title: "The mill was sold to the town"`},
		{"one run of a long quotation", "The mill stood on the hill by the river near an old gate of the town.", "“The mill stood under the hill beyond the river beside an old wall of the city” he wrote.",
			`1:2 not_found, citation none: "The mill stood under the hill beyond the"`},
		{"half of a short quotation", mill, "“The mill stood on the hill beside my pond” he wrote.",
			`1:2 not_found, citation none: "The mill stood on the hill beside my pon"`},
		{"most of a short quotation", mill, "“The mill stood on the hill beside the river” he wrote.",
			`1:2 differs d#p1, citation none: "The mill stood on the hill beside the ri"; replace "by" by "beside"`},
		{"half of a shorter quotation", mill, "“The mill stood in the old town” he wrote.",
			`1:2 not_found, citation none: "The mill stood in the old town"`},
		{"two figures of a short quotation", "The town voted 14 to 3 against the plan.", "“voted fourteen to three against the plan” he wrote.",
			`1:2 differs d#p1, citation none: "voted fourteen to three against the plan"; replace "14" by "fourteen"; replace "3" by "three"`},
		{"figures in another order", "The town voted 14 to 3 against the plan.", "“voted 3 to 14 against the plan” he wrote.",
			`1:2 differs d#p1, citation none: "voted 3 to 14 against the plan"; order "14 to 3" by "3 to 14"`},
		{"fraction", "It was sold for 1,400 marks and ½ crown.", "“sold for 1,400 marks and 1/2 crown” he wrote.",
			`1:2 differs d#p1, citation none: "sold for 1,400 marks and 1/2 crown"; replace "½" by "1/2"`},
		{"bracket of the author", "The mill stood on the hill by the river. The mill of the town fell on the hill by the lake.", "“The mill [of the town] stood on the hill by the river” he wrote.",
			`1:2 exact d#p1, citation none: "The mill [of the town] stood on the hill"`},
		{"bracket of the author and a difference", "The mill stood on the hill by the river. The mill of the town fell on a hill by the lake.", "“The mill [of the town] stood on the hill by the lake” he wrote.",
			`1:2 differs d#p1, citation none: "The mill [of the town] stood on the hill"; replace "river" by "lake"`},
		{"citation first", mill, "@d [para. 7] says that “The mill stood on the hill” now.", `1:25 exact d#p1, citation wrong_paragraph: "The mill stood on the hill"`},
		{"note after a stop", mill, "He says “The mill stood on the hill”.7\n\nNotes\n\n7. @d, para. 7\n8. @d, para. 1\n", `1:10 exact d#p1, citation wrong_paragraph: "The mill stood on the hill"`},
		{"bracket in a word", mill, "“[T]he m[ill] stood on the hill” he wrote.", `1:2 exact d#p1, citation none: "[T]he m[ill] stood on the hill"`},
		{"bracket of the document", "The mill [of Ard] stood on the hill by the river.", "“The mill of Ard stood on the hill” he wrote.",
			`1:2 differs d#p1, citation none: "The mill of Ard stood on the hill"; replace "[of Ard]" by "of Ard"`},
		{"counted paragraph", "The first one is here.\n\n" + mill, "“The mill stood on the hill by the river” [@d, para. 2].",
			`1:2 exact d#p2, citation ok: "The mill stood on the hill by the river"`},
		{"ranges of paragraphs", "1. The first one is here.\n\n2. " + mill + "\n\n3. The last one is here.", "“The mill stood on the hill by the river” [@d, para. 1-3]. “Nobody came to the gate” [@d, para. 2-30].",
			`1:2 exact d#2, citation ok: "The mill stood on the hill by the river"` + "\n" + `1:61 exact d#2, citation wrong_paragraph: "Nobody came to the gate"`},
		{"counted paragraph that is another", "The first one is here.\n\n" + mill, "“The mill stood on the hill by the river” [@d, para. 1].",
			`1:2 exact d#p2, citation wrong_paragraph: "The mill stood on the hill by the river"`},
		{"no counted paragraph beside numbers", "1. The first one is here.\n\n2. The second one.\n\nPlans for the mill of the town\n\n" + mill, "“The mill stood on the hill by the river” [@d, para. 2].",
			`1:2 exact d#p4, citation wrong_paragraph: "The mill stood on the hill by the river"`},
		{"note in no paragraph", "2. The mill was sold.[1]\n\n3. Nobody came.\n\n[1] Nets were dried in the mill.\n\n[2] As before.", "“Nets were dried in the mill” [@d, para. 1].",
			`1:2 exact d#p3, citation wrong_paragraph: "Nets were dried in the mill"`},
		{"mark repeated before each paragraph", "The mill stood on the hill.\n\nNobody came to the gate.", "“The mill stood on the hill.\n\n“Nobody came to the gate.”",
			`1:2 exact d#p1, citation none: "The mill stood on the hill. “Nobody came"`},
		{"elision", "It was 'twas the mill that stood on the hill.", "He said 'twas the mill and 'the mill that stood on the hill' there.",
			`1:29 exact d#p1, citation none: "the mill that stood on the hill"`},
		{"low marks", mill, "Er schrieb: „The mill stood on the hill“ und ging.", `1:14 exact d#p1, citation none: "The mill stood on the hill"`},
		{"marks inside of marks", "He wrote: “the mill stood on ‘the hill’ by the river”.", "He: “‘the mill stood on “the hill” by the river’”.",
			`1:6 exact d#p1, citation none: "‘the mill stood on “the hill” by the riv"`},
		{"ellipsis", mill, "“The mill stood ... in the morning of that day” he wrote.", `1:2 exact d#p1, citation none: "The mill stood ... in the morning of tha"`},
		{"difference beside an ellipsis", mill, "“The mill stood on a hill … in the morning of that year” he wrote.",
			`1:2 differs d#p1, citation none: "The mill stood on a hill … in the mornin"; replace "the" by "a"; replace "day" by "year"`},
		{"short piece before an ellipsis", mill, "“The mill … Nobody came to the gate” he wrote.",
			`1:2 exact d#p1, citation none: "The mill … Nobody came to the gate"`},
		{"short pieces around one", "The old mill stood. The mill on the hill by the river fell. They left.", "“old mill … on the hill by … They left” he wrote.",
			`1:2 exact d#p1, citation none: "old mill … on the hill by … They left"`},
		{"short piece after the others", mill, "“the river … mill stood on the hill” he wrote [@d].",
			`1:2 differs d#p1, citation ok: "the river … mill stood on the hill"; order "mill stood on the hill … the river" by "the river … mill stood on the hill"`},
		{"moved from the beginning", mill, "“in the morning of the hill by the river. Nobody came to the gate” he wrote [@d].",
			`1:2 differs d#p1, citation ok: "in the morning of the hill by the river."; order "the hill by the river. Nobody came to the gate … in the morning of" by "in the morning of … the hill by the river. Nobody came to the gate"`},
		{"moved from the end", "The old mill of the town stood on the hill by the river. Nobody came to the gate in the morning of that day.", "“Nobody came to the gate in the morning stood on the hill” he wrote [@d].",
			`1:2 differs d#p1, citation ok: "Nobody came to the gate in the morning s"; order "stood on the hill … Nobody came to the gate in the morning" by "Nobody came to the gate in the morning … stood on the hill"`},
		{"moved from the end, forward", "The old mill of the town stood on the hill by the river. Nobody came to the gate in the morning of that day.", "“old mill of the town stood came to the gate” he wrote [@d].",
			`1:2 differs d#p1, citation ok: "old mill of the town stood came to the g"; delete "on the hill by the river. Nobody" by ""`},
		{"brackets around all of it", "It stood. [The mill stood on the hill.] So it was.", "“[The mill stood on the hill.]” he wrote, “[the mill fell]” too.",
			`1:2 exact d#p1, citation none: "[The mill stood on the hill.]"` + "\n" + `1 skipped, short: "[the mill fell]"`},
		{"figures of another script", "The mill stood for ١٢ years by the river.", "“The mill stood for ١٢ years” he wrote, “The mill stood for ١٣ years by the river” too.",
			`1:2 exact d#p1, citation none: "The mill stood for ١٢ years"` + "\n" + `1:42 differs d#p1, citation none: "The mill stood for ١٣ years by the river"; replace "١٢" by "١٣"`},
		{"marks at full width", "他們走了，％是的！！他走了？是的，他們都走了。", "“他們走了，%是的!!他走了?是的” he wrote, “他走了!是的，他們都走了” too.",
			`1:2 exact d#p1, citation none: "他們走了，%是的!!他走了?是的"` + "\n" + `1:31 differs d#p1, citation none: "他走了!是的，他們都走了"; replace "？" by "!"`},
		{"fraction bar", "The mill had 3⁄4 of the corn of the town.", "“The mill had 3/4 of the corn” he wrote.",
			`1:2 exact d#p1, citation none: "The mill had 3/4 of the corn"`},
		{"Arabic question", "هل ذهبوا إلى النهر؟ نعم ذهبوا", "“هل ذهبوا إلى النهر?” he wrote.",
			`1:2 exact d#p1, citation none: "هل ذهبوا إلى النهر?"`},
		{"negative exponent", "It was 5 m⁻² of the hill, and said² so in 1949² of 10²³ men.", "“5 m⁻² of the hill, and said so in 1949 of 10²³ men” he wrote, “5 m of the hill, and said so” too.",
			`1:2 exact d#p1, citation none: "5 m⁻² of the hill, and said so in 1949 o"` + "\n" + `1:65 differs d#p1, citation none: "5 m of the hill, and said so"; replace "m⁻²" by "m"`},
		{"zero width", "The mi\u200bll stood on the h\u00adill by the river.", "“The mill stood on the hill” he wrote.",
			`1:2 exact d#p1, citation none: "The mill stood on the hill"`},
		{"bracket after an apostrophe", "The fisherman's mill stood on the hill.", "“The fisherman'[s] mill stood on the hill” he wrote.",
			`1:2 exact d#p1, citation none: "The fisherman'[s] mill stood on the hill"`},
		{"number of an abbreviation", "See No.5 of the mill, and no.7 of it.\n\n5 Here.\n\n7 There.", "“See No.5 of the mill” he wrote, “See No. of the mill, and” too.",
			`1:2 exact d#p1, citation none: "See No.5 of the mill"` + "\n" + `1:35 differs d#p1, citation none: "See No. of the mill, and"; delete "5" by ""`},
		{"point before the mark of a note", "Was it the mill?3 It stood!4 They left.\n\n3 Here.\n\n4 There.\n", "“Was it the mill? It stood! They left” he wrote, “Was it the mill. It stood! They left” too.",
			`1:2 exact d#p1, citation none: "Was it the mill? It stood! They left"` + "\n" + `1:51 differs d#p1, citation none: "Was it the mill. It stood! They left"; replace "?" by "."`},
		{"nothing but marks", mill, "He wrote “…” and “?!” and “—”.",
			""},
		{"two words, one not there", mill, "He wrote “by that” and “by the”.",
			`1:25 exact d#p1, citation none: "by the"` + "\n" + `1 skipped, short: "by that"`},
		{"dash that is a sign", "It fell to −8 or 5-7 of the towns, 10 – 12 of them.", "“fell to -8 or 5–7 of the towns, 10–12 of them” he wrote, “fell to 8 or 57 of the towns” too.",
			`1:2 exact d#p1, citation none: "fell to -8 or 5–7 of the towns, 10–12 of"` + "\n" + `1:60 differs d#p1, citation none: "fell to 8 or 57 of the towns"; replace "−8" by "8"; replace "5-7" by "57"`},
		{"letters apart", "The p.m. train of the U.S. mill stood here.", "“The pm train of the US mill” he wrote.",
			`1:2 differs d#p1, citation none: "The pm train of the US mill"; replace "p.m" by "pm"; replace "U.S" by "US"`},
		{"no three words in a row", "The old mill stood near the hill by the lake.", "“The old barn stood near a hill by some lake” [@d].",
			`1:2 differs d#p1, citation ok: "The old barn stood near a hill by some l"; replace "mill" by "barn"; replace "the" by "a"; replace "the" by "some"`},
		{"no three words in a row, not cited", "The old mill stood near the hill by the lake.", "“The old barn stood near a hill by some lake” he wrote.",
			`1:2 not_found, citation none: "The old barn stood near a hill by some l"`},
		{"figures with symbols", "They paid 12×3 and 7% of 40€, not 5/6, for #5 / #6 and 8 > 7 of 3^4.", "“They paid 12”, “paid 12×3 and 7”, “12×3 and 7% of 40”, “7% of 40€, not 5”, “3 and 7% of 40€”, “5/6, for #5, #6”, “for #5/#6 and 8”, “not 5/6, for 5”, “and 8 7 of 3^4”, “8 > 7 of 3^4” he wrote.",
			`1:2 exact d#p1, citation none: "They paid 12"` + "\n" + `1:18 differs d#p1, citation none: "paid 12×3 and 7"; replace "7%" by "7"` + "\n" + `1:37 differs d#p1, citation none: "12×3 and 7% of 40"; replace "40€" by "40"` + "\n" + `1:58 exact d#p1, citation none: "7% of 40€, not 5"` + "\n" + `1:78 exact d#p1, citation none: "3 and 7% of 40€"` + "\n" + `1:97 differs d#p1, citation none: "5/6, for #5, #6"; delete "/" by ""` + "\n" + `1:116 exact d#p1, citation none: "for #5/#6 and 8"` + "\n" + `1:135 differs d#p1, citation none: "not 5/6, for 5"; replace "#5" by "5"` + "\n" + `1:153 differs d#p1, citation none: "and 8 7 of 3^4"; delete ">" by ""` + "\n" + `1:171 exact d#p1, citation none: "8 > 7 of 3^4"`},
		{"straight mark after a low one", mill, "Er schrieb „The mill stood on the hill\", \"Nobody came to the gate\" und „by the river\".",
			`1:13 exact d#p1, citation none: "The mill stood on the hill"` + "\n" + `1:43 exact d#p1, citation none: "Nobody came to the gate"` + "\n" + `1:73 exact d#p1, citation none: "by the river"`},
		{"straight marks inside of low ones", mill, "Er schrieb „The mill (\"stood\") on the hill\" und \"by the river\".",
			`1:13 exact d#p1, citation none: "The mill (\"stood\") on the hill"` + "\n" + `1:50 exact d#p1, citation none: "by the river"`},
		{"suspended hyphens", "The carts of Ost-\nund Westsektor and pre-\nand post-war carts came. The Sovi-\net thous-\nand and a thousand.",
			"He wrote “The carts of Ostund Westsektor”, “and preand post-war carts”, “and pre- and post-war carts” and “The Soviet thousand and a”.",
			`1:11 differs d#p1, citation none: "The carts of Ostund Westsektor"; replace "Ost- und" by "Ostund"` + "\n" + `1:45 differs d#p1, citation none: "and preand post-war carts"; insert "" by "preand"` + "\n" + `1:74 exact d#p1, citation none: "and pre- and post-war carts"` + "\n" + `1:108 exact d#p1, citation none: "The Soviet thousand and a"`},
		{"dash at a line's end", "He saw a dog—\nwas it late. The inter—\nvention failed. He said—\nnothing. Nobody said it of a wal—\nnut or a walnut.",
			"He wrote “He saw a dogwas it late”, “The intervention failed”, “failed. He saidnothing. Nobody said” and “of a walnut or a walnut”.",
			`1:11 differs d#p1, citation none: "He saw a dogwas it late"; replace "dog— was" by "dogwas"` + "\n" + `1:38 exact d#p1, citation none: "The intervention failed"` + "\n" + `1:65 not_found, citation none: "failed. He saidnothing. Nobody said"` + "\n" + `1:107 exact d#p1, citation none: "of a walnut or a walnut"`},
		{"straight marks that open", mill, "Er schrieb „The mill stood (\"on the hill\") there” und \"by the river\".",
			"1:13 differs d#p1, citation none: \"The mill stood (\\\"on the hill\\\") there\"; replace \"by\" by \"there\"" + "\n" + `1:56 exact d#p1, citation none: "by the river"`},
		{"inches before a mark", "The 5\" pipe and 6\" tube stood on the hill.", "He wrote \"The 5\" pipe and 6\" tube stood\" then.",
			"1:11 exact d#p1, citation none: \"The 5\\\" pipe and 6\\\" tube stood\""},
		{"single marks", mill, "He wrote ‘The mill stood on the hills’ by ‘the river’ and 'Nobody came to the gates' there.",
			`1:11 differs d#p1, citation none: "The mill stood on the hills"; replace "hill" by "hills"` + "\n" + `1:44 exact d#p1, citation none: "the river"` + "\n" + `1:60 differs d#p1, citation none: "Nobody came to the gates"; replace "gate" by "gates"`},
		{"Swedish marks", mill, "Han skrev ”The mill stood on the hill” och »by the river« sa.",
			`1:12 exact d#p1, citation none: "The mill stood on the hill"` + "\n" + `1:45 exact d#p1, citation none: "by the river"`},
		{"block with its paragraph", mill, "He wrote this of it, as the others of the town did:\n\n    The mill stood on the hill by the river. (para. 1)\n\nand so on, as all the others did who came there in those years.",
			`3:5 exact d#p1, citation not_understood: "The mill stood on the hill by the river."`},
		{"block with its author", mill, "He wrote this of it, as the others of the town did:\n\n    The mill stood on the hill by the river.\n    — Ada Wren\n\nand so on, as all the others did who came there in those years.",
			`3:5 exact d#p1, citation none: "The mill stood on the hill by the river."`},
		{"two words before a figure", "It was nearly 90% of it.", "“nearly 90” he wrote, and “nearly 90%” too.",
			`1:28 exact d#p1, citation none: "nearly 90%"` + "\n" + `1 skipped, short: "nearly 90"`},
		{"long document", strings.Repeat("Other matters were then discussed by those who came. ", 2400) + mill, "“The mill stood on a hill by the river. Nobody came” he wrote.",
			`1:2 differs d#p1, citation none: "The mill stood on a hill by the river. N"; replace "the" by "a"`},
		{"dash before a figure", "They left —8 men came in that night.", "“8 men came in that night” he wrote.", `1:2 exact d#p1, citation none: "8 men came in that night"`},
		{"one run of twelve words, and of thirteen", "The old mill stood near the green hill by the small lake there.", "“The old mill fell near the red hill by some small lake” he wrote, “The old mill fell near the red hill by some small lake here” too.",
			`1:2 differs d#p1, citation none: "The old mill fell near the red hill by s"; replace "stood" by "fell"; replace "green" by "red"; replace "the" by "some"` + "\n" +
				`1:69 not_found, citation none: "The old mill fell near the red hill by s"`},
		{"brackets between all words", "The mill stood there in the end.", "“The [old] mill [of it] stood [up] there [now] in” he wrote.",
			`1:2 exact d#p1, citation none: "The [old] mill [of it] stood [up] there "`},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := parse.Parse("d.txt", []byte(test.document))
			d.ID, d.Ref = "d", "d"
			got := strings.TrimSpace(summary(verify("m.txt", test.manuscript, []*document.Document{d})))
			if got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// TestTwoDocuments checks which of two documents a quotation is taken to be from.
func TestTwoDocuments(t *testing.T) {
	for _, test := range []struct{ name, first, second, manuscript, want string }{
		{"fewest changes", "The mill stood on the old hill by the river and the gate.", "The mill stood on a hill by the river and the wall.", "“The mill stood on the hill by the river and the wall” he wrote.",
			`1:2 differs b#p1, citation none: "The mill stood on the hill by the river "; replace "a" by "the"`},
		{"first of two as near", "The mill stood on the old hill by the river.", "The mill stood on the red hill by the river.", "“The mill stood on the new hill by the river” he wrote.",
			`1:2 differs a#p1, citation none: "The mill stood on the new hill by the ri"; replace "old" by "new"`},
		{"exact in both", "The mill stood on the hill.", "So the mill stood on the hill.", "“the mill stood on the hill” he wrote.",
			`1:2 exact a#p1, citation none: "the mill stood on the hill"; also b#p1`},
		{"exact in another than is cited", "The mill stood on the old hill by the river.", "The mill stood on the hill by the river.", "“The mill stood on the hill by the river” [@a].",
			`1:2 differs a#p1, citation ok: "The mill stood on the hill by the river"; delete "old" by ""`},
		{"cited by its id beside an unknown one", "The mill stood on the hill by the river.", "Nobody came.", "“The mill stood on the hill by the river” [@a; @c1951].",
			`1:2 exact a#p1, citation ok: "The mill stood on the hill by the river"`},
	} {
		docs := []*document.Document{withID("a", parse.Parse("a.txt", []byte(test.first))), withID("b", parse.Parse("b.txt", []byte(test.second)))}
		if got := strings.TrimSpace(summary(verify("m.md", test.manuscript, docs))); got != test.want {
			t.Errorf("%s\ngot  %s\nwant %s", test.name, got, test.want)
		}
	}
}

// TestRunIn checks from which length on a quotation is a block, and that one of
// two blocks is.
func TestRunIn(t *testing.T) {
	for words, want := range map[int]bool{1: true, 99: true, 100: false, 120: false} {
		d := parse.Parse("d.txt", []byte("1. "+strings.TrimSpace(strings.Repeat("word ", words))+".\n\n2. Done.\n"))
		q, err := quote.Passage{Place: "1"}.Of(d)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.HasPrefix(q.Prose(), "“"); q.RunIn() != want || got != want {
			t.Errorf("%d words: run in %t", words, q.RunIn())
		}
	}
	d := parse.Parse("d.txt", []byte("1. The mill.\n\nIt stood.\n\n2. Done.\n"))
	if q, err := (quote.Passage{Place: "1"}).Of(d); err != nil || q.RunIn() || q.Prose() != "    The mill.\n\n    It stood." {
		t.Errorf("two blocks: %v, %v", q, err)
	}
}

// TestBounds checks what words bound a quotation, and what is said of them.
func TestBounds(t *testing.T) {
	d := parse.Parse("d.txt", []byte("1. The mill “of Ard” stood. The mill's wheel, The Wheel, turned (or not).\n\na. The gate.\n\nb. The door.\n\n2. The end of a[ll] things.\n"))
	for _, test := range []struct{ name, place, from, to, want, pinpoint string }{
		{"from and to", "1", "of Ard", "wheel", "of Ard’ stood. The mill's wheel", "1"},
		{"punctuation asked for", "1", `"of Ard"`, "turned", "‘of Ard’ stood. The mill's wheel, The Wheel, turned", "1"},
		{"punctuation at the end", "1", "turned", "(or not)", "turned (or not)", "1"},
		{"once letter by letter", "1", "The Wheel", "", "The Wheel, turned (or not).\n\na. The gate.\n\nb. The door.", "1"},
		{"brackets do not matter", "2", "of all", "", "of a[ll] things.", "2"},
		{"sentence", "1:1", "", "", "The mill ‘of Ard’ stood.", "1"},
		{"sentence by a stop", "2.1", "", "", "The end of a[ll] things.", "2"},
		{"item", "1.a", "", "", "The gate.", "1.a"},
		{"block", "p1", "", "stood", "The mill ‘of Ard’ stood", ""},
		{"twice", "1", "the", "", "", ""},
		{"not there", "1", "carts", "", "", ""},
		{"backwards", "1", "turned", "stood", "", ""},
	} {
		q, err := quote.Passage{Place: test.place, From: test.from, To: test.to}.Of(d)
		switch {
		case test.want == "" && err == nil:
			t.Errorf("%s: %q, want an error", test.name, q.Quotation)
		case test.want != "" && err != nil:
			t.Errorf("%s: %v", test.name, err)
		case test.want != "" && (q.Quotation != test.want || q.Pinpoint != test.pinpoint):
			t.Errorf("%s: %q, pinpoint %q; want %q, %q", test.name, q.Quotation, q.Pinpoint, test.want, test.pinpoint)
		}
	}
}

// TestWarnings checks what is quoted, and what is said of it.
func TestWarnings(t *testing.T) {
	d := parse.Parse("d.txt", []byte("1. The mill[1] stood … there. They [illegible] left. It “fell”.[2] The mil-\nler came.\n\n2. Done. [Here] it is.\n\n[1] One.\n\n[2] Two.\n"))
	for _, test := range []struct {
		quote.Passage
		want string
	}{
		{quote.Passage{Place: "1"}, "#1|The mill stood … there. They [illegible] left. It ‘fell’. The mil- ler came.|2 note references are left out of the quotation|1 word may be divided at a line end; it is printed as in the file|a part of the passage is illegible in the document, which says so in brackets|the ellipsis is in the document"},
		{quote.Passage{Place: "1:1,3"}, "#1:1-3|The mill stood … there. . . . It ‘fell’.|2 note references are left out of the quotation|the ellipsis is in the document"},
		{quote.Passage{Place: "1:2,4"}, "#1:2-4|They [illegible] left. . . . The mil- ler came.|1 word may be divided at a line end; it is printed as in the file|a part of the passage is illegible in the document, which says so in brackets"},
		{quote.Passage{Place: "1:1-2"}, "#1:1-2|The mill stood … there. They [illegible] left.|1 note reference is left out of the quotation|a part of the passage is illegible in the document, which says so in brackets|the ellipsis is in the document"},
		{quote.Passage{Place: "1:1,2"}, "#1:1-2|The mill stood … there. They [illegible] left.|1 note reference is left out of the quotation|a part of the passage is illegible in the document, which says so in brackets|the ellipsis is in the document"},
		{quote.Passage{Place: "2:2"}, "#2:2|[Here] it is.|the brackets are in the document; say so, or readers will think you added them"},
		{quote.Passage{Place: "1:1,3", From: "x"}, "\"1:1,3\" is not an address"},
		{quote.Passage{Place: "1:3,1"}, "\"1:3,1\" is not an address"},
		{quote.Passage{Place: "1", From: "gate"}, "\"gate\" does not occur in #1"},
		{quote.Passage{Place: "1", From: "The"}, "\"The\" occurs 2 times in #1"},
		{quote.Passage{Place: "1", From: "left", To: "mill"}, "\"mill\" comes before the beginning of the quotation in #1"},
		{quote.Passage{Place: "9"}, "no paragraph 9 (it has 1-2)"},
		{quote.Passage{Place: "1", From: "“there"}, "#1|there. They [illegible] left. It ‘fell’. The mil- ler came.|1 note reference is left out of the quotation|1 word may be divided at a line end; it is printed as in the file|a part of the passage is illegible in the document, which says so in brackets"},
		{quote.Passage{Place: "1", To: "there,"}, "#1|The mill stood … there|1 note reference is left out of the quotation|the ellipsis is in the document"},
	} {
		got := ""
		if q, err := test.Of(d); err != nil {
			got = err.Error()
		} else {
			got = q.Address + "|" + q.Quotation + "|" + strings.Join(q.Warnings, "|")
		}
		if got != test.want {
			t.Errorf("%+v\ngot  %s\nwant %s", test.Passage, got, test.want)
		}
	}
}

// TestMarksOfSentences checks that a sentence loses its own note references, and
// that words which bound a quotation and occur under it too are reported.
func TestMarksOfSentences(t *testing.T) {
	d := parse.Parse("d.txt", []byte("1. The mill. It stood[1] there.\n\nThe mill fell.\n\n2. Done.\n\n[1] One.\n"))
	if q := mustQuote(t, d, "1:2"); q.Quotation != "It stood there." || len(q.Warnings) != 1 {
		t.Errorf("%q, %q", q.Quotation, q.Warnings)
	}
	q, err := quote.Passage{Place: "1", From: "The mill", To: "there"}.Of(d)
	if err != nil || len(q.Warnings) != 2 || !strings.Contains(q.Warnings[0], "occurs in other places") {
		t.Errorf("%v, %v", q, err)
	}
}

// TestFormats checks what is escaped and where the citation is.
func TestFormats(t *testing.T) {
	d := parse.Parse("d.txt", []byte("1. A *5%* {tax} & \"duty\" --- ``so'' ~ ?` <<x>> ,,y.\n\n2. One.\n\nTwo.\n\n3. Done.\n"))
	d.ID, d.Ref = "d", "d"
	one, two := mustQuote(t, d, "1"), mustQuote(t, d, "2")
	two.Citation = "C."
	for got, want := range map[string]string{
		one.LaTeX(""):                     "\\textcquote[para.~1]{d}{A *5\\%* \\{tax\\} \\& 'duty' -{}-{}- `{}`so'{}' \\textasciitilde{} ?{}` <{}<x>{}> ,{},y.}\n",
		two.LaTeX("k"):                    "\\begin{displaycquote}[para.~2]{k}\nOne.\n\nTwo.\n\\end{displaycquote}\n",
		two.Markdown(""):                  "> One.\n>\n> Two.[^d-2]\n\n[^d-2]: C\\.\n",
		two.Markdown("k"):                 "> One.\n>\n> Two. [@k, para. 2]\n",
		mustQuote(t, d, "p2:1").LaTeX(""): "\\textcquote{d}{One.}\n",
	} {
		if got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}

func mustQuote(t *testing.T, d *document.Document, place string) *quote.Quotation {
	t.Helper()
	q, err := quote.Passage{Place: place}.Of(d)
	if err != nil {
		t.Fatal(err)
	}
	return q
}
