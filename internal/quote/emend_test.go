package quote_test

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"

	"docview/internal/document"
	"docview/internal/parse"
	"docview/internal/quote"
)

// TestEmended quotes the first paragraph of small documents, and checks what a
// quotation has otherwise than the file, and what is said about it.
func TestEmended(t *testing.T) {
	const oneMark = "1 note reference is left out of the quotation"
	const brackets = "the brackets are in the document; say so, or readers will think you added them"
	const joined = "1 divided word is joined"
	const kept = "1 compound that is divided at a line end keeps its hyphen"
	const doubtful = "1 word may be divided at a line end; it is printed as in the file"
	for _, test := range []struct{ name, text, notes, want, says string }{
		{"nothing", "The mill stood.", "", "The mill stood.", ""},
		{"glued mark", "The mill stood.1 It fell.", "1 A note.", "The mill stood. It fell.", oneMark},
		{"mark in brackets", "The mill[1] stood.", "[1] A note.", "The mill stood.", oneMark},
		{"mark between spaces", "The mill [1] stood.", "[1] A note.", "The mill stood.", oneMark},
		{"mark before a stop", "The mill stood [1].", "[1] A note.", "The mill stood.", oneMark},
		{"mark at the end", "The mill stood. [1]", "[1] A note.", "The mill stood.", oneMark},
		{"mark before a word", "The mill [1]stood.", "[1] A note.", "The mill stood.", oneMark},
		{"two marks", "The mill [1] stood [2] there.", "[1] A note.\n\n[2] Another.", "The mill stood there.", "2 note references are left out of the quotation"},
		{"link", "The mill stood. [1](#f1) It fell.", "[1] A note.", "The mill stood. It fell.", oneMark},
		{"link, glued", "The mill stood.[1](#fn1) It fell.", "[1] A note.", "The mill stood. It fell.", oneMark},
		{"link with brackets", "The mill stood. [[1]](notes.html#n1) It fell.", "[1] A note.", "The mill stood. It fell.", oneMark},
		{"link with escapes", `The mill stood. [\[1\]](#_ftn1 "note") It fell.`, "[1] A note.", "The mill stood. It fell.", oneMark},
		{"link, raised", "The mill stood.[<sup>1</sup>](#f1) It fell.", "[1] A note.", "The mill stood. It fell.", oneMark},
		{"raised link", "The mill stood. <sup>[1](#f1)</sup> It fell.", "[1] A note.", "The mill stood. It fell.", oneMark},
		{"link in bold", "The old mill of Ard [**1**](#n1) fell.", "[1] A note.", "The old mill of Ard fell.", oneMark},
		{"bold link", "The mill **[1](#n1)** fell.", "[1] A note.", "The mill fell.", oneMark},
		{"raised mark", "The mill<sup>[1]</sup> fell.", "[1] A note.", "The mill fell.", oneMark},
		{"link with words", "The mill [note1](#n1) fell.", "[1] A note.", "The mill [note1](#n1) fell.", brackets},
		{"link of HTML", `The mill<a href=#n1>1</a> fell.`, "[1] A note.", `The mill<a href=#n1>1</a> fell.`, ""},
		{"tag", `The mill <span id=n1>fell</span>.[1]`, "[1] A note.", `The mill <span id=n1>fell</span>.`, oneMark},
		{"URL", "The mill (https://example.org/n1) fell.1", "[1] A note.", "The mill (https://example.org/n1) fell.", oneMark},
		{"two links", "The mill[1](#n1)[2](#n2) fell.", "[1] A note.\n\n[2] Another.", "The mill fell.", "2 note references are left out of the quotation"},
		{"two marks in a row", "The mill[1][2] fell.", "[1] A note.\n\n[2] Another.", "The mill fell.", "2 note references are left out of the quotation"},
		{"footnote of Markdown", "The mill stood.[^1] It fell.", "[^1]: A note.", "The mill stood. It fell.", oneMark},
		{"mark and a parenthesis", "The mill [1](the old one) fell.", "[1] A note.", "The mill (the old one) fell.", oneMark},
		{"figures of words", "The 40 TuB17 and B17 boats15 came to Ard.16 They left Holm.17 No MiG15 and no Spitfire16 sailed.", "15 A type.\n\n16 A note.\n\n17 A town.",
			"The 40 TuB17 and B17 boats came to Ard. They left Holm. No MiG15 and no Spitfire16 sailed.", "3 note references are left out of the quotation"},
		{"mark after a name in capitals", "The mill of Arden1 and the TUC2 fell.3", "1 A note.\n\n2 Another.\n\n3 A third.", "The mill of Arden and the TUC fell.", "3 note references are left out of the quotation"},
		{"marks after figures", "The mill stood.1 On May 20,2 it fell, in 1949.3 It had 2.3 floors and 2.2 roofs.", "1 A note.\n\n2 Another.\n\n3 A third.",
			"The mill stood. On May 20, it fell, in 1949. It had 2.3 floors and 2.2 roofs.", "3 note references are left out of the quotation"},
		{"figure that may be a mark", "It cost 2,1 crowns.2 It fell.3", "1 A note.\n\n2 Another.\n\n3 A third.", "It cost 2,1 crowns. It fell.", "2 note references are left out of the quotation"},
		{"no note", "In 1951 [12] mills stood.", "", "In 1951 [12] mills stood.", brackets},
		{"spaces of the file", "The  mill stood.", "", "The  mill stood.", ""},

		{"divided word", "The mil-\nler saw the miller.", "", "The miller saw the miller.", joined},
		{"divided at a capital letter", "Mil-\nler, the miller of Ard.", "", "Miller, the miller of Ard.", joined},
		{"divided in capitals", "THE MIL-\nLER OF ARD saw another miller.", "", "THE MILLER OF ARD saw another miller.", joined},
		{"divided in capitals, doubtful", "THE MIL-\nLER OF ARD saw another one.", "", "THE MIL- LER OF ARD saw another one.", doubtful},
		{"two words", "The mil-\nler and the mil-\nler saw the miller.", "", "The miller and the miller saw the miller.", "2 divided words are joined"},
		{"word elsewhere", "The mil-\nler stood there.", "2. A miller.", "The miller stood there.", joined},
		{"word elsewhere in capitals", "The mil-\nler stood there.", "2. MILLER", "The miller stood there.", joined},
		{"sign of a program", "The mil¬\nler stood there.", "", "The miller stood there.", joined},
		{"soft hyphen", "The mil\u00AD\nler stood there.", "", "The miller stood there.", joined},
		{"compound", "The corn-\nmill of a corn-mill.", "", "The corn-mill of a corn-mill.", kept},
		{"name", "The mill of Anna-\nMaria stood there.", "", "The mill of Anna-Maria stood there.", kept},
		{"number", "The mill of 1914-\n18 stood there.", "", "The mill of 1914-18 stood there.", kept},
		{"part of a number", "The 20-\nyear lease of the mill.", "", "The 20-year lease of the mill.", kept},
		{"one or the other", "The corn-\nmill stood there.", "", "The corn- mill stood there.", doubtful},
		{"hyphen inside a line", "The pre- and after-mills, preand.", "", "The pre- and after-mills, preand.", ""},
		{"divided in a line", "The mil- ler saw the miller and the bar- ley.", "", "The miller saw the miller and the bar- ley.", joined},
		{"sign of a program in a line", "The mil¬ ler stood there.", "", "The miller stood there.", joined},
		{"equals sign", "Die Müh=\nle der Mühle.", "", "Die Mühle der Mühle.", joined},
		{"equals sign, doubtful", "Die Müh=\nle stand.", "", "Die Müh= le stand.", ""},
		{"dash that divides", "The mil—\nler saw the miller.", "", "The miller saw the miller.", joined},
		{"dash between words", "The mill—\nit was old—stood.", "", "The mill— it was old—stood.", ""},
		{"dash", "The mill --\nand the miller.", "", "The mill -- and the miller.", ""},
		{"word and mark", "The mil-\nler[1] saw the miller.", "[1] A note.", "The miller saw the miller.", oneMark + "|" + joined},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := parse.Parse("f.txt", fmt.Appendf(nil, "# Note\n\nMay 4, 1951\n\n1. %s\n\n%s\n", test.text, test.notes))
			q, err := quote.Passage{Place: "1"}.Of(d)
			if err != nil {
				t.Fatal(err)
			}
			if q.Quotation != test.want {
				t.Errorf("%q, want %q", q.Quotation, test.want)
			}
			if says := strings.Join(q.Warnings, "|"); says != test.says {
				t.Errorf("says %q, want %q", says, test.says)
			}
			if q.Text != strings.ReplaceAll(test.text, "\n", " ") {
				t.Errorf("the text is %q", q.Text)
			}
			m := "He wrote: “" + q.Quotation + "”"
			if r := verify("m.md", m, []*document.Document{d}); len(r.Quotations) > 0 && r.Quotations[0].Status != quote.Exact {
				t.Errorf("%q is %s", q.Quotation, r.Quotations[0].Status)
			}
		})
	}
}

// TestIndented checks that the white space before a paragraph is left out.
func TestIndented(t *testing.T) {
	for text, want := range map[string]string{
		"\u3000\u3000全体船员对这个港口表示感谢。": "全体船员对这个港口表示感谢。",
		"\u00a0The mill\u3000stood.": "The mill\u3000stood.",
	} {
		d := parse.Parse("f.txt", fmt.Appendf(nil, "# Note\n\nMay 4, 1951\n\n%s\n\nThe end of it.\n", text))
		q, err := quote.Passage{Place: "p1"}.Of(d)
		if err != nil || q.Quotation != want || q.Text != text || len(q.Warnings) > 0 {
			t.Errorf("%q, %v of %q, %q, want %q", q.Quotation, err, q.Text, q.Warnings, want)
		}
	}
}

// TestBlockQuoted checks that the > of a block quotation is no part of its words.
func TestBlockQuoted(t *testing.T) {
	for _, test := range []struct{ name, file, text, place, want string }{
		{"one line", "f.md", "# Note\n\nShe wrote:\n\n> The mill stood.\n", "p2", "The mill stood."},
		{"twice quoted", "f.md", "# Note\n\nShe wrote:\n\n> > The mill stood.\n", "p2", "The mill stood."},
		{"several lines", "f.txt", "1. She wrote:\n\n> The old mill of the town stood on the hill, and\n> the carts that came from the north had to wait\n> at the gate of the old town, until the snow had gone from the fields.\n\n2. So it was.\n", "p2",
			"The old mill of the town stood on the hill, and the carts that came from the north had to wait at the gate of the old town, until the snow had gone from the fields."},
		{"a word over lines", "f.txt", "1. She wrote of the miller:\n\n> The old mill of the town stood on the hill, and the mil-\n> ler of the carts that came from the north had to wait\n> at the gate of the old town, until the snow had gone from the fields.\n\n2. So it was.\n", "p2",
			"The old mill of the town stood on the hill, and the miller of the carts that came from the north had to wait at the gate of the old town, until the snow had gone from the fields."},
		{"greater than", "f.txt", "1. She wrote:\n\n> 90 mills stood.\n\n2. So x > y.\n", "p2", "> 90 mills stood."},
		{"inside a line", "f.txt", "1. She wrote:\n\n2. So x > y.\n", "2", "So x > y."},
		{"with an empty line", "f.md", "# Note\n\nShe wrote:\n\n> The mill.\n>\n> It fell.\n", "p2-p3", "The mill.\n\nIt fell."},
	} {
		q, err := quote.Passage{Place: test.place}.Of(parse.Parse(test.file, []byte(test.text)))
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		} else if q.Quotation != test.want {
			t.Errorf("%s: %q, want %q", test.name, q.Quotation, test.want)
		}
	}
}

// TestQuotingIsLinear checks that quoting a sentence of a paragraph, and what
// is between two words, costs less than 27 times as much in one eight times as long.
func TestQuotingIsLinear(t *testing.T) {
	for name, part := range map[string]string{
		"sentences":      "The mill is closed and the carts wait. ",
		"runs of stops":  "..",
		"brackets":       "A m[ill]. ",
		"closings":       "x]. ",
		"marks":          "“a ‘b’” ",
		"unclosed marks": "“a ‘b ",
		"divided words":  "the mil-\nler and the miller.\n",
		"notes":          "The mill.[1] ",
	} {
		for _, p := range []quote.Passage{{Place: "1:1"}, {Place: "1", From: "“first”", To: "last."}} {
			short, long := quotedOf(part, 1), quotedOf(part, 8)
			once, eightTimes := time.Hour, time.Hour // the shortest: a busy machine only adds to them
			for range 40 {
				once, eightTimes = min(once, quoting(t, p, short)), min(eightTimes, quoting(t, p, long))
				if eightTimes < 27*once {
					break
				}
			}
			if eightTimes >= 27*once {
				t.Errorf("%s, %v: %v, and %v for eight times the text", name, p, once, eightTimes)
			}
		}
	}
}

// quotedOf returns a document whose first paragraph is long: in a short one the memory
// that it takes costs nothing.
func quotedOf(part string, times int) *document.Document {
	long := strings.Repeat(part, times*(40_000/len(part)))
	return parse.Parse("f.txt", []byte("1. The “first” "+long+"the last.\n\n2. Done.\n\n[1] A note.\n"))
}

// quoting returns the CPU time that quoting takes: on a busy machine a long run waits
// for others, and a short one does not. Memory is collected before it, as other threads
// of the process would do that in a long run.
func quoting(t *testing.T, p quote.Passage, d *document.Document) time.Duration {
	runtime.GC()
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	start := processorTime(t)
	if _, err := p.Of(d); err != nil {
		t.Fatal(err)
	}
	return max(processorTime(t)-start, time.Microsecond)
}

func processorTime(t *testing.T) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		t.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
