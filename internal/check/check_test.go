package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"docview/internal/check"
	"docview/internal/document"
	"docview/internal/parse"
	"docview/seeds"

	"github.com/google/go-cmp/cmp"
)

// clean is a document without findings, whose body begins at line 21.
const clean = `May 2, 1955
**Note from Ivanov to the Foreign Ministry**

Citation:

"Note from Ivanov to the Foreign Ministry", May 2, 1955, Wilson Center Digital Archive, State Archive, Fond 12; translated by A. Smith
<https://digitalarchive.wilsoncenter.org/document/123456>

Summary:

Ivanov reports on the harvest.

Original Language:

Russian

Contents:

Translation - English

`

// findings returns what Check says of a file, one "line:column code" each.
func findings(name, text string) []string {
	var all []string
	for _, d := range parse.ParseAll(name, []byte(text), nil) {
		for _, p := range check.Check(d) {
			all = append(all, fmt.Sprintf("%d:%d %s", p.Line, p.Column, p.Code))
		}
	}
	return all
}

func test(t *testing.T, name, text string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, findings(name, text)); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

func TestTwoDates(t *testing.T) {
	const front = "---\ntitle: Note on the mill\ndate: May 2, 1955\ndoc_date: %s\n---\n\nThe mill is closed.\n"
	test(t, "a.md", fmt.Sprintf(front, "June 3, 1956"), "4:11 date-header")
	test(t, "a.md", fmt.Sprintf(front, "May 1955"))
}

func TestSample(t *testing.T) {
	name := "000_a37d230c98c2d636.txt"
	data, err := seeds.FS.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	want := []document.Problem{{
		Code: "url-host", Severity: document.Warning, Line: 10, Column: 2,
		Message: "the URL's host wilson-center-digital-archive.dvincitest.com is not the archive's public host",
		Hint:    "cite https://digitalarchive.wilsoncenter.org/document/112596",
	}}
	if diff := cmp.Diff(want, check.Check(parse.Parse(name, data))); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

// header cases change one thing in the clean document.
var headerCases = []struct {
	name, old, new string
	want           []string
}{
	{"clean", "", "", nil},
	{"another date", "55, Wilson", "56, Wilson", []string{"6:45 date-citation"}},
	{"another day", `", May 2,`, `", May 12,`, []string{"6:45 date-citation"}},
	{"less exact date", `", May 2, 1955`, `", May 1955`, nil},
	{"no date in the citation", `", May 2, 1955,`, `",`, nil},
	{"another title", `"Note from Ivanov`, `"Note from Petrov`, []string{"6:12 title-citation"}},
	{"longer cited title", `Ministry", May`, `Ministry in Prague", May`, []string{"6:43 title-citation"}},
	{"shorter cited title", `Foreign Ministry", May`, `Ministry", May`, []string{"6:26 title-citation"}},
	{"title over two lines", "to the Foreign Ministry**", "to the\nForeign   Ministry**", nil},
	{"comma inside of curly quotes", `"Note from Ivanov to the Foreign Ministry",`, "“Note from Ivanov to the Foreign Ministry,”", nil},
	{"host in capitals", "digitalarchive.w", "DigitalArchive.W", nil},
	{"test host", "digitalarchive.wilsoncenter.org", "archive.example.com", []string{"7:2 url-host"}},
	{"other site", "digitalarchive.wilsoncenter.org/document", "books.example.com/read", nil},
	{"no address", "<https://digitalarchive.wilsoncenter.org/document/123456>\n", "", []string{"4:1 url-missing"}},
	{"no summary", "Summary:\n\nIvanov reports on the harvest.\n\n", "", []string{"1:1 field-missing"}},
	{"no language and no contents", "Original Language:\n\nRussian\n\nContents:\n\nTranslation - English\n\n", "",
		[]string{"1:1 field-missing", "1:1 field-missing"}},
	{"empty summary", "Ivanov reports on the harvest.\n\n", "", []string{"9:1 field-empty"}},
	{"no date", "May 2, 1955\n**", "**", []string{"1:1 field-missing"}},
	{"undated", "May 2, 1955\n**", "undated\n**", nil},
	{"impossible day", "May 2, 1955\n**", "February 31, 1955\n**", []string{"1:1 undated"}},
	{"day in the title", "**Note from Ivanov to", "**Note on 1 May 1955 from Ivanov to", []string{"2:11 date-title", "6:7 title-citation"}},
	{"day of another matter in the title", "**Note from Ivanov to", "**Note on the Law of 1 June 1948 from Ivanov to", []string{"6:7 title-citation"}},
	{"day of the header in the title", "**Note from Ivanov to", "**Note of 2 May 1955 on 1 May 1955 from Ivanov to", []string{"6:7 title-citation"}},
	{"bracket in the title", "Note from Ivanov to", "Note from Ivanov [Leonid to", []string{"2:20 bracket-unclosed", "6:19 bracket-unclosed"}},
}

func TestHeader(t *testing.T) {
	for _, c := range headerCases {
		t.Run(c.name, func(t *testing.T) {
			n := 1
			if c.name == "bracket in the title" {
				n = 2
			}
			text := strings.Replace(clean, c.old, c.new, n)
			if text == clean && c.old != "" {
				t.Fatal("nothing is replaced")
			}
			test(t, "note.txt", text+"We had a good harvest in the south.\n", c.want...)
		})
	}
}

func TestFileName(t *testing.T) {
	for name, want := range map[string][]string{
		"123456.txt": nil, "dir/123456.txt": nil, "123456.layout.txt": nil, "123457.txt": {"7:2 id-file-name"},
		"dir/99999.txt": {"7:2 id-file-name"}, "1.txt": nil, "0007.txt": nil, "1955.txt": nil, "19550502.txt": nil,
		"note-from-ivanov.txt": nil, "000_a37d.txt": nil, "": nil, "-": nil,
	} {
		t.Run(name, func(t *testing.T) { test(t, name, clean+"We had a good harvest.\n", want...) })
	}
}

// bodyCases have a body, which begins at line 21 of the file.
var bodyCases = []struct {
	name, body string
	want       []string
}{
	{"signature of the day", "A good harvest.\n\n2.V.55 L. IVANOV\n", nil},
	{"signature a few days off", "A good harvest.\n\n7.V.55 L. IVANOV\n", []string{"23:1 date-signature"}},
	{"signature of another year", "A good harvest.\n\n2.V.54 L. IVANOV\n", []string{"23:1 date-signature"}},
	{"source note", "A good harvest.\n\n[Source: State Archive, Fond 12;\n\ntranslated by A. Smith.]\n", nil},
	{"another source note", "A good harvest.\n\n[Source: State Archive,\n\nFond 21; translated by A. Smith.]\n", []string{"25:6 source-note"}},
	{"source note of elsewhere", "A good harvest.\n\n[Source: Party Archive, Prague.]\n", []string{"23:1 source-note"}},

	{"numbers", "1. One.\n\nMore.\n\n2. Two.\n\n3. Three.\n", nil},
	{"gap", "1. One.\n\n2. Two.\n\n4. Four.\n\n5. Five.\n", []string{"25:1 number-gap"}},
	{"gap of the editors", "1. One.\n\n2. Two.\n\n[...]\n\n9. Nine.\n\n10. Ten.\n", []string{"27:1 number-gap"}},
	{"repeat", "1. One.\n\n2. Two.\n\n2. Two too.\n\n3. Three.\n", []string{"25:1 number-repeat"}},
	{"restart", "1. One.\n\n2. Two.\n\n1. Another one.\n\n2. Another two.\n", []string{"25:1 number-restart"}},
	{"restart after a heading", "1. One.\n\n2. Two.\n\nON THE HARVEST\n\n1. Another one.\n\n2. Another two.\n", nil},
	{"restart after a colon", "1. One.\n\n2. Two.\n\nWe then asked:\n\n1. Another one.\n\n2. Another two.\n", nil},
	{"restart after a remark", "1. One.\n\n2. Two.\n\nWe then asked:\n\n[in pencil: yes]\n\n1. Another one.\n\n2. Another two.\n", nil},
	{"nested lists", "1. One.\n\na) Wheat.\n\nb) Rye.\n\n2. Two.\n\na) Wheat.\n\nb) Rye.\n\n3. Three.\n", nil},
	{"nested numbers", "I. One.\n\n1. Wheat.\n\n2. Rye.\n\nII. Two.\n\n1. Wheat.\n\n2. Rye.\n", nil},
	{"start at 7", "7. Seven.\n\n8. Eight.\n\n9. Nine.\n", []string{"21:1 number-start"}},
	{"two in one", "1. One.\n\n2. Two.\n\n3, 4. [Both on rye.]\n\n5. Five.\n", nil},

	{"pairs of brackets", "The delegate (of the [northern] region) spoke {here}.\n", nil},
	{"round bracket open", "The delegate (of the region spoke.\n", []string{"21:14 bracket-unclosed"}},
	{"square bracket open", "Der Süden [illegible spoke.\n", []string{"21:11 bracket-unclosed"}},
	{"braces", "The delegate {of the region) spoke} of a \\right\\} {.\n", []string{"21:28 bracket-unopened"}},
	{"note with a mark", "The mill (of the north) *) is closed.\n\n*) Since May.\n", nil},
	{"round bracket closed", "The delegate of the region) spoke.\n", []string{"21:27 bracket-unopened"}},
	{"square bracket closed", "One.\n\nThe delegate illegible] spoke.\n", []string{"23:23 bracket-unopened"}},
	{"remark of two paragraphs", "He left. [Remark: this is mine.\n\nIt is in another hand.] He came back.\n", nil},
	{"items in a sentence", "We ask for a) wheat, b) rye, 12) oats and iv) salt (in bags).\n", nil},
	{"items of several letters", "We ask for 5a) wheat, 1.2) rye and б) oats.\n", nil},
	{"items in a bracket", "We ask (namely 1) wheat, 2) rye) for help.\n", nil},
	{"numbers in brackets", "We ask for (1) wheat; (2) rye.\n", nil},
	{"fullwidth brackets", "The delegate （of the region) spoke.\n", nil},

	{"quotes", "He said \"yes\" and “no” and \"never.\" He left.\n", nil},
	{"mixed quotes", "He said “yes\" and \"no” and „never“.\n", nil},
	{"straight quote open", "He said \"yes and left.\n", []string{"21:9 quote-unclosed"}},
	{"straight quote closed", "He said yes\" and left.\n", []string{"21:12 quote-unopened"}},
	{"curly quote open", "He said “yes and left.\n\nHe came back.\n", []string{"21:9 quote-unclosed"}},
	{"curly quote closed", "He said yes” and left.\n", []string{"21:12 quote-unopened"}},
	{"first of two quotes open", "He said \"yes and \"no\" and left.\n", []string{"21:9 quote-unclosed"}},
	{"quotation of paragraphs", "\"We ask for wheat.\n\n\"We ask for rye as well.\n\n\"We ask for nothing else.\" He left.\n", nil},
	{"curly quotation of paragraphs", "He read: “We ask for wheat.\n\n“We ask for rye as well.\n\n“We ask for nothing else.” He left.\n", nil},
	{"numbered quotation", "\"1. We ask.\n\n\"2. We ask again.\"\n", nil},
	{"quotation over paragraphs", "He read: \"We ask for wheat.\n\nWe ask for rye as well.\n\nWe ask for nothing else.\" He left.\n", nil},
	{"quotation of lines", "He read:\n\n“We ask for wheat.\n“We ask for rye as well.\n“We ask for nothing else.” He left.\n", nil},
	{"apostrophes", "It's the peasants' wheat, 'tis said, the ’55 harvest.\n", nil},
	{"inches", "A pipe of 12\" was laid.\n", nil},
	{"quote after a blank", "He said \" yes \" and left (\"so\" they say).\n", nil},

	{"cut word", "The govern-\nment met.\n", []string{"21:5 word-cut"}},
	{"cut word of the text", "The over-\nseer met the overseer.\n", []string{"21:5 word-cut"}},
	{"compound of the text", "The grain-\nbuying office is a grain-buying office.\n", nil},
	{"known compound", "The anti-\nimperialist and long-\nterm plans, pre-\nand postwar.\n", nil},
	{"prefix", "The re-\nelection took place.\n", nil},
	{"prefix in a text that cuts words", "The re-\nport of the govern-\nment on the har-\nvest.\n",
		[]string{"21:5 word-cut", "22:13 word-cut", "23:13 word-cut"}},
	{"Chinese name", "He met Mao Tse-\ntung and Hung Hsiu-\nchuan there.\n", nil},
	{"cut name", "He met Ambassador Cum-\nming there.\n", []string{"21:19 word-cut"}},
	{"pronoun after a verb", "O moleiro deve entregá-\nlo ao mestre, e ajudá-\nnos.\n", nil},
	{"pronoun of another language", "He knows the formu-\nla of the mill.\n", []string{"21:14 word-cut"}},
	{"dash at a line end", "The harvest -\nthe best - came.\n", nil},
	{"name over a line end", "The Marxist-\nLeninist view.\n", nil},
	{"word cut by OCR", "The govern¬\nment met.\n", []string{"21:5 word-cut"}},

	{"compound or word", "Some landlord-\nkulak farms were left.\n", []string{"21:6 word-cut"}},
	{"print", "The govern-\nment of the prov-\nince met the dele-\ngation on the har-\nvest, the rail-\nway and the wag-\nons.\n", []string{"21:5 word-cut"}},
	{"scan", strings.Repeat("He met (the men.\n\n", 6), []string{"21:8 bracket-unclosed"}},
	{"list after a first paragraph", "We met on Monday to speak about the harvest of this year and of the next.\n\n2. Two.\n\n3. Three.\n", nil},
	{"gap of many", "1. One.\n\n2. Two.\n\n9. Nine.\n\n10. Ten.\n", nil},

	{"rows of a form", "4.\n\n6.\n\n6. DATE: May 1955\n\n9. FROM: the north\n\n7. TO: the south\n", nil},
	{"number read elsewhere", "1. One.\n\n2. Two.\n\nThe mill said:\n3. of May and the\n\n4. Four.\n\n5. Five.\n", nil},
	{"items that end with commas", "The mills of the north and the south shall send\n\nwheat of the first kind to the town,\n\nrye of the second kind to the town,\n\nand oats of any kind.\n", nil},
	{"broken sentence", "The delegation of the north said that the grain was not\n\nsent in time to the mills.\n", []string{"23:1 sentence-broken"}},
	{"broken after a title", "It was then that the three men of the mill met Mr.\n\nCarter in the evening.\n", []string{"23:1 sentence-broken"}},
	{"list without stops", "We ask the ministry of the north for these goods:\n\nwheat and rye\n\noats\n", nil},
	{"page break in a sentence", "The delegation of the north said that the grain was not\n\n\fsent in time to the mills.\n", nil},

	{"phrase twice", "He knew why the carts came late. Nobody said why the carts came late. Nobody said why.\n", []string{"21:46 phrase-repeated"}},
	{"phrase twice over a line end", "He said that all the mules that\nall the mules were at the mill.\n", []string{"21:28 phrase-repeated"}},
	{"refrain", "We shall win the harvest. We shall win the harvest. Step by step by step, day after day after day.\n", nil},
	{"list of like phrases", "Grain for the mill, grain for the mill; bread for the men, bread for the men.\n", nil},

	{"stray spaces", "The mill , which he saw , stood .\n", []string{"21:9 space-stray", "21:24 space-stray", "21:32 space-stray"}},
	{"glued stop", "He met Mr .Miller there.\n", []string{"21:10 space-stray"}},
	{"hyphen with a space", "The flour -making trade.\n", []string{"21:10 space-stray"}},
	{"dashes and hyphens left open", "The mill -the old one- was pre- and post-war, Nord- und -see.\n", nil},
	{"plan and letters apart", "Plan B OATS of the B O X, J SMITH.\n", nil},
	{"leader dots", "Frage 2 Miller . . . . 1840 B, C, D, Carter .. .. 12\n", nil},
	{"colon of a form", "MILL : closed.\n", nil},
	{"pair of dashes", "O moinho -que era velho-, e -o outro-. Mas o trigo -bom foi vendido.\n", []string{"21:51 space-stray"}},
	{"letterspaced word", "Die Mühle ist g e s c h l o s s e n, die g r ö ß t e der M Ü H L E.\n", []string{"21:15 letters-spaced", "21:42 letters-spaced", "21:58 letters-spaced"}},
	{"letters that are no word", "Parts A B C D E F of J. F. M. B. O. Wren and x x x x x.\n", nil},
	{"ellipses", "The mill . . . was old ... [and] .\n", nil},
	{"high marks in French", "Il est dans une des villes : les moulins ; du pain !\n", nil},
	{"low marks in French", "Il est dans une des villes , les moulins du nord.\n", []string{"21:27 space-stray"}},
	{"spaces missing", "The carts,the mules;the mill came late.Nobody knew.\n", []string{"21:10 space-missing", "21:20 space-missing", "21:39 space-missing"}},
	{"space missing at a year", "On May 18,1949 and in 1948,3.15 p.m.\n", []string{"21:10 space-missing", "21:27 space-missing"}},
	{"no space needed", "In a ratio of 1 : 3 for A,B and C, see www.example.org/a,b, e.g.The U.S.A., Ph.D., 1,500 and 12,1949,000 carts，磨坊,磨坊.\n", nil},
	{"zero for O", "The U.N.0. and the C0UNCIL met 0F old.\n", []string{"21:9 zero-for-o", "21:21 zero-for-o", "21:32 zero-for-o"}},
	{"years without a dash", "Problems of the North 19181936, but 19361918 and 19180512.\n", []string{"21:23 years-joined"}},
	{"numbers with letters", "Forms K100, B0, 10A, 0.5, 031200Z and C03006394.\n", nil},

	{"marks without notes", "The carts[1] met the mules[2] there.\n", []string{"21:10 mark-without-note"}},
	{"numbers in square brackets", "In [19] carts[4] of the mill.\n", nil},
	{"mark far from the notes", "In no. [11] the carts[1] met the mules[2] there.\n\n[1] Of the mill.\n\n[2] Of the north.\n", nil},
	{"mark at a word beside those of short words", "The mill was sold to the Department.5 The carts1 were his.2 The mules left.3\n\n1 Hart.\n\n2 Not found.\n\n3 Lane.\n", []string{"21:37 mark-without-note"}},
	{"mark at a word without a note", "The mill was sold to the Department.5 The carts1 came to the harbour.2 The mules left.3\n\n1 Hart.\n\n2 Not found.\n\n3 Lane.\n", []string{"21:37 mark-without-note"}},
	{"numbers that are no marks", "The U-2 and MiG15 flew 20 km2 in ’55, fol.5, Apollo11 [sic] in 1956; the carts1 came to the harbour.2 The mules left.3\n\n1 Hart.\n\n2 Not found.\n\n3 Lane.\n", nil},
	{"note without a mark", "The carts[1] came.\n\n[1] Of the mill.\n\n[2] Of the north.\n", []string{"25:1 note-unmarked"}},

	{"control characters", "Über \x07\x07 a\x1bbell.\n", []string{"21:6 control-character", "21:10 control-character"}},
	{"tabs are none", "Wheat\trye.\n", nil},
	{"turned text", "In \u202e2691 we met.\n", []string{"21:4 bidi-control"}},
	{"mark of direction", "In \u200f1962 we met.\n", []string{"21:4 bidi-control"}},
	{"mark of direction in Hebrew", "The words \u05e9\u05dc\u05d5\u05dd\u200f were said.\n", nil},
	{"zero width", "Ha\u200bvana and Ha\ufeffvana.\n", []string{"21:3 zero-width", "21:15 zero-width"}},
	{"zero-width spaces of the web", strings.Repeat("The\u200b mill. ", 30) + "\n", []string{"21:4 zero-width"}},
	{"joiner in a Latin word", "Ha\u200dvana.\n", []string{"21:3 zero-width"}},
	{"joiner in Persian", "The word \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 was said.\n", nil},
	{"soft hyphen", "The dele\u00adgation.\n", []string{"21:9 soft-hyphen"}},
	{"lost character", "Jos\ufffd spoke.\n", []string{"21:4 replacement-character"}},
	{"private use", "\uf0b7 wheat\n", []string{"21:1 private-use"}},
	{"foreign glyph", "The Council\ud02e met.\n", []string{"21:12 corrupt-glyph"}},
	{"glosses in Chinese", "Chairman Mao毛 and the Party党中央 met Zhou 周恩来.\n", nil},
	{"two alphabets", "He is in M\u043escow.\n", []string{"21:11 mixed-alphabets"}},
	{"words of two alphabets", "He read «Правда» and Pravda, the СССР's paper.\n", nil},
	{"Latin letter in a Russian word", "Он в М\u006fскве.\n", []string{"21:7 mixed-alphabets"}},
	{"decoded twice", "The mill\u00e2\u20ac\u2122s wheel and the caf\u00c3\u00a9 of Gr\u00c3\u00b6\u00c3\u0178e, 10\u00c2\u00b0, \u00c3\u2030tude.\n",
		[]string{"21:9 decoded-twice", "21:31 decoded-twice", "21:39 decoded-twice", "21:48 decoded-twice", "21:52 decoded-twice"}},
	{"Cyrillic decoded twice", "\u00d0\u00bc\u00d0\u00b5\u00d0\u00ba and \u0420\u0458\u0420\u00b5\u0420\u0454\u0432\u0402\u2122.\n", []string{"21:1 decoded-twice", "21:12 decoded-twice"}},
	{"decoded twice elsewhere", "The krov\u0139\u02c7 and \u00e2\u20ac\u015b.\n", []string{"21:9 decoded-twice", "21:16 decoded-twice"}},
	{"capitals before marks", "«CITÉ\u00a0», “SÃO”, “IRMÔ”, «À», mot—école, “êtes”, ÎLE, “Å”, 3 × 4, ÅÄÖ.\n", nil},
	{"Cyrillic capitals", "РІК СІЧЕНЬ, Рік, Різне, Сёла, Рёв, В. І., «Р» … Рё.\n", nil},
	{"HTML that is not in the text", "<!-- of the\n<b>page</b> -->\n\nCarts <b>came</b> to the mills.\n", []string{"24:7 html-left", "24:14 html-left"}},
	{"HTML", "Carts &amp; mules&nbsp; came to <b>old</b> <A HREF=\"x\">mills.\n", []string{"21:7 html-left", "21:18 html-left", "21:33 html-left", "21:39 html-left", "21:44 html-left"}},
	{"signs of other things", "R&D; AT&T; <illegible> words <Miller> if a <b and c> d, see <https://mill.example/a?b=1&copy=2>.\n", nil},
	{"accents", "Café, Dubček, Łódź, naïve, T’ang, ﬁnal, 10 µm.\n", nil},
}

func TestBody(t *testing.T) {
	for _, c := range bodyCases {
		t.Run(c.name, func(t *testing.T) { test(t, "note.txt", clean+c.body, c.want...) })
	}
}

// plainCases are whole files.
var plainCases = []struct {
	name, text string
	want       []string
}{
	{"inferred title", "On the Carts of the Province\n\n" + prose, []string{"1:1 title-inferred", "1:1 undated"}},
	{"inferred date", "Carts of the North\n\n" + prose + "Done at Amaurot, this 3 May 1948.\n", []string{"1:1 title-inferred", "5:1 date-inferred"}},
	{"title over several blocks", "THE HARVEST\n\nOF THE NORTH AND\n\nTHE SOUTH\n\nAS IT WAS\n\nSEEN BY\n\n" + prose, []string{"1:1 no-header", "1:1 title-spread"}},
	{"margin cut off", "3 May 1948\nNote on the Carts\n\n" + narrow(3), []string{"4:35 margin-cut"}},
	{"whole lines", "3 May 1948\nNote on the Carts\n\n" + narrow(0), nil},
	{"book", book(25), []string{"1:1 no-header", "1:1 scanned-book", "3:44 word-cut"}},
	{"few pages", book(10), []string{"1:1 no-header", "3:44 word-cut"}},
}

func TestWhole(t *testing.T) {
	for _, c := range plainCases {
		t.Run(c.name, func(t *testing.T) { test(t, "note.txt", c.text, c.want...) })
	}
}

const prose = "The carts came late this year, and the mills of the province had nothing to grind for a month, until the roads were mended.\n\n"

// narrow returns a paragraph in lines of which some letters at the end are lost.
func narrow(lost int) string {
	var b strings.Builder
	for _, line := range []string{
		"the carts of the province and the harvest", "were late and the mills of the city waited",
		"until the drivers of the carts and the council", "of the province spoke of the mills and the roads",
		"and the harvest waited for the roads and the carts", "which waited for the drivers and the bridges",
		"of the city and of the province until the millers", "and the council were late and spoke of the drivers",
		"who spoke of the bridges and of the millers", "and the mills waited for the harvest and the city",
		"and of the carts which were late until the province", "waited and the millers and the drivers spoke",
	} {
		b.WriteString(line[:len(line)-lost] + "\n")
	}
	return b.String()
}

// book returns the text of some printed pages.
func book(pages int) string {
	var b strings.Builder
	for i := range pages {
		fmt.Fprintf(&b, "THE HARVEST OF THE NORTH                                  %d\n\nThe mills were closed for a month, and the govern-\nment had no grain to send to them in the win-\nter of that year, said the miller to the carters.\n\n\f", i+20)
	}
	return b.String()
}

func TestTitleMessage(t *testing.T) {
	text := strings.Replace(clean, "Note from Ivanov to the", "Note from Ivanov to “the”", 1)
	text = strings.Replace(text, "Foreign Ministry**", "Ministry of Trade**", 1)
	problems := check.Check(parse.Parse("note.txt", []byte(text+"We had a good harvest.\n")))
	want := "6:22: the citation's title has “the Foreign Ministry” where the header (line 2) has ““the” Ministry of Trade”"
	if len(problems) != 1 || problems[0].String() != want {
		t.Errorf("got %v, want %s", problems, want)
	}
}

func TestMessages(t *testing.T) {
	for _, c := range []struct{ body, severity, message string }{
		{"1. One.\n\n2. Two.\n\n5. Five.\n", "warning", "25:1: paragraphs 3 and 4 are missing between 2 (line 23) and 5"},
		{"1. One.\n\n2. Two.\n\n[...]\n\n4. Four.\n", "info", "27:1: paragraph 3 is omitted between 2 (line 23) and 4"},
		{"1. One.\n\n2. Two.\n\n3, Three.\n\n4. Four.\n", "warning", "27:1: paragraph 3 is missing between 2 (line 23) and 4"},
		{"1. One.\n\n1. One.\n\n2. Two.\n", "warning", "23:1: number 1 is used twice (first at line 21)"},
		{"A good harvest.\n\n7.V.55 L. IVANOV\n", "info", "23:1: the signature is dated 7.V.55, 5 days after the header's May 2, 1955 (line 1)"},
		{"A good harvest.\n\n12.V.55 L. IVANOV\n", "info", "23:1: the signature is dated 12.V.55, 10 days after the header's May 2, 1955 (line 1)"},
		{"A good harvest.\n\n13.V.55 L. IVANOV\n", "warning", "23:1: the signature is dated 13.V.55, 11 days after the header's May 2, 1955 (line 1)"},
		{"A good harvest.\n\n7.VI.55 L. IVANOV\n", "warning", "23:1: the signature is dated 7.VI.55, 36 days after the header's May 2, 1955 (line 1)"},
		{"The delegate [of the region spoke.\n", "warning", "21:14: “[” before “of the region …” has no closing bracket"},
		{"The delegate] of the region spoke.\n", "warning", "21:13: “]” after “The delegate” has no opening bracket"},
		{"He said \"yes and left.\n", "warning", "21:9: the quotation beginning “yes and left.” has no closing mark"},
		{"He said yes” and left.\n", "warning", "21:12: the quotation ending “… said yes” has no opening mark"},
		{"Ha\u200b\u200bvana.\n", "warning", "21:3: U+200B (zero-width space), twice"},
		{"The govern-\nment met.\n", "warning", "21:5: the word “government” is split by a line break: “govern-”, “ment”"},
	} {
		problems := check.Check(parse.Parse("note.txt", []byte(clean+c.body)))
		if len(problems) != 1 || problems[0].String() != c.message || string(problems[0].Severity) != c.severity {
			t.Errorf("%q gives %v, want %s %s", c.body, problems, c.severity, c.message)
		}
	}
}

// TestGapHint: a line that may have the missing number is named.
func TestGapHint(t *testing.T) {
	problems := check.Check(parse.Parse("note.txt", []byte(clean+"1. One.\n\n2. Two.\n\n3, Three.\n\n4. Four.\n")))
	want := "line 25 begins with “3, Three.”"
	if len(problems) != 1 || problems[0].Hint != want {
		t.Errorf("got %+v, want the hint %q", problems, want)
	}
}

// TestEncodings: a finding's place does not depend on the file's encoding or
// line ends.
func TestEncodings(t *testing.T) {
	text := clean + "Der Süden [illegible spoke.\n\nThe “Café” (here\n"
	want := []string{"21:11 bracket-unclosed", "23:12 bracket-unclosed"}
	test(t, "note.txt", text, want...)
	test(t, "note.txt", strings.ReplaceAll(text, "\n", "\r\n"), want...)
	test(t, "note.txt", strings.ReplaceAll(text, "\n", "\r"), want...)
	test(t, "note.txt", "\ufeff"+text, want...)
	test(t, "note.txt", inUTF16(text, 1, 0), want...)
	test(t, "note.txt", inUTF16(text, 0, 1), want...)
	test(t, "note.txt", inWindows1252(text), slices.Insert(slices.Clone(want), 0, "21:1 encoding-guessed")...)
}

func inUTF16(s string, high, low int) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune("\ufeff" + s)) {
		pair := [2]byte{}
		pair[high], pair[low] = byte(u>>8), byte(u)
		b.Write(pair[:])
	}
	return b.String()
}

func inWindows1252(s string) string {
	s = strings.NewReplacer("“", "\x93", "”", "\x94", "é", "\xe9", "ü", "\xfc").Replace(s)
	return s
}

// TestParts: documents of one file have their findings at their own lines.
func TestParts(t *testing.T) {
	text := clean + "One (open.\n\n" + clean + "Two [open.\n\n" + clean + "All is well.\n"
	test(t, "note.txt", text, "21:5 bracket-unclosed", "43:5 bracket-unclosed")
	test(t, "note.txt", inUTF16(text, 1, 0), "21:5 bracket-unclosed", "43:5 bracket-unclosed")
}

// TestBounds: the number of findings does not grow with what is wrong.
func TestBounds(t *testing.T) {
	const n = 200_000
	for _, unit := range []string{"(", ")", "[", "}", "“", "”", "\" x", "\u200b \u202e", "\ufffd\x01x", "1. One.\n\n1. One.\n\n3. Three.\n\n",
		"gov-\nment ", "a\ud02e b", "м\u043eo ", "\u00ad.", "\ue000.", "\"a\n\n", "(a\n\n", "{[(", "a(\n\n\"", "\r", "\f-", "é",
		"the carts came ", "a[1] ", "[1] Note.\n\n", "a , b", "a,b ", "The mill of the\n\nnorth. ", "C0UNCIL ", "B OARD ", "3. x\n\ny\n\n"} {
		problems := check.Check(parse.Parse("note.txt", []byte(strings.Repeat(unit, n/len(unit)))))
		count := map[string]int{}
		for _, p := range problems {
			count[p.Code]++
			if count[p.Code] > 21 && p.Code != "paragraph-unclear" {
				t.Errorf("%q: more than 21 findings of %s", unit, p.Code)
				break
			}
		}
	}
}

// TestPieces: Check takes any Document, the zero one and pieces of others too.
func TestPieces(t *testing.T) {
	if got := check.Check(&document.Document{}); len(got) != 0 {
		t.Errorf("the zero Document has findings: %v", got)
	}
	for _, d := range parse.ParseAll("note.txt", []byte(clean+"One (open.\n\n"+clean+"1. Two [open.\n\n2. Three.\n"), nil) {
		if got := check.Check(d.Only(nil, nil)); len(got) != 0 {
			t.Errorf("an empty piece has findings: %v", got)
		}
		if got := check.Check(d.Only(nil, []document.Kind{document.Paragraph})); len(got) != 1 {
			t.Errorf("the body has %d findings, want 1: %v", len(got), got)
		}
	}
}

func TestMore(t *testing.T) {
	problems := check.Check(parse.Parse("note.txt", []byte(clean+strings.Repeat("\ufffd\n\n", 30))))
	if len(problems) != 21 {
		t.Fatalf("%d findings, want 21", len(problems))
	}
	for i, p := range problems {
		if p.Line != 21+2*i {
			t.Errorf("finding %d is at line %d, want %d", i, p.Line, 21+2*i)
		}
	}
	if got, want := problems[20].Message, "and 10 more like these"; got != want {
		t.Errorf("the last says %q, want %q", got, want)
	}
}

// FuzzCheck: Check never panics; its findings are in the order of the file,
// each at a place that the file has, and each code is explained.
func FuzzCheck(f *testing.F) {
	for _, c := range bodyCases {
		f.Add([]byte(clean + c.body))
		f.Add([]byte(c.body))
	}
	f.Add([]byte(inUTF16(clean+"One (open.\n", 0, 1)))
	f.Add([]byte(clean + "One.\n\n" + clean + "Two \xfc(.\n"))
	f.Add([]byte("\xb2.нач"))
	f.Add([]byte(clean + "Сводка.\n\n\xb2.нач \xff,а \xfe;b \x80.\xb2-д\xb2 0\xb20\xb2.\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, d := range parse.ParseAll("123456.txt", data, nil) {
			problems := check.Check(d)
			checkOrder(t, problems)
			if d.Part == 0 && utf8.Valid(data) && !strings.Contains(string(data), "\x00") {
				checkPlaces(t, string(data), problems)
			}
		}
	})
}

func checkOrder(t *testing.T, problems []document.Problem) {
	for i, p := range problems {
		if _, ok := check.Find(p.Code); !ok {
			t.Errorf("no explanation of %q", p.Code)
		}
		if p.Line < 1 || p.Column < 1 || p.Message == "" {
			t.Errorf("no place or message: %+v", p)
		}
		if i > 0 && (p.Line < problems[i-1].Line || p.Line == problems[i-1].Line && p.Column < problems[i-1].Column) {
			t.Errorf("%v stands after %v", p, problems[i-1])
		}
	}
}

func checkPlaces(t *testing.T, text string, problems []document.Problem) {
	lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n")
	for _, p := range problems {
		if p.Line > len(lines) || p.Column > utf8.RuneCountInString(lines[p.Line-1])+1 {
			t.Errorf("%v is outside of the file", p)
		}
	}
}

func BenchmarkSample(b *testing.B) {
	data, err := seeds.FS.ReadFile("000_a37d230c98c2d636.txt")
	if err != nil {
		b.Fatal(err)
	}
	d := parse.Parse("112596.txt", data)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		check.Check(d)
	}
}

func BenchmarkLong(b *testing.B) {
	d := parse.Parse("long.txt", []byte(strings.Repeat("He said (in “Правда”) that the [northern] region had \"no wheat\".\n\n", 20_000)))
	b.SetBytes(int64(len(d.Source)))
	for b.Loop() {
		check.Check(d)
	}
}

func BenchmarkUnclosed(b *testing.B) {
	d := parse.Parse("open.txt", []byte(strings.Repeat("(", 1_000_000)))
	b.SetBytes(int64(len(d.Source)))
	for b.Loop() {
		check.Check(d)
	}
}
