package text

import "testing"

func TestParseDate(t *testing.T) {
	tests := []struct {
		in   string
		near int
		edtf string
		rest string
	}{
		{"July 06, 1949", 0, "1949-07-06", ""},
		{"November 1, 1962, at noon", 0, "1962-11-01", ", at noon"},
		{"November 1967", 0, "1967-11", ""},
		{"1992", 0, "1992", ""},
		{"31 October 1962", 0, "1962-10-31", ""},
		{"1st April, 1949", 0, "1949-04-01", ""},
		{"July 26th, 1947", 0, "1947-07-26", ""},
		{"10.1.1949", 0, "1949-01-10", ""},
		{"1.XI.62", 1962, "1962-11-01", ""},
		{"1.XI.62 V. KUZNETSOV", 1962, "1962-11-01", " V. KUZNETSOV"},
		{"30.XII.1948", 0, "1948-12-30", ""},
		{"27/X/1962", 0, "1962-10-27", ""},
		{"13.1.51 ROSHCHIN", 1951, "1951-01-13", " ROSHCHIN"},
		{"25 May 54", 1954, "1954-05-25", ""},
		{"December 18,1949", 0, "1949-12-18", ""},
		{"27.10.1962 at 17:00", 0, "1962-10-27", " at 17:00"},
		{"4 июля 1949", 0, "1949-07-04", ""},
		{"12. März 1990", 0, "1990-03-12", ""},
		{"1er mai 1948", 0, "1948-05-01", ""},
		{"3 de mayo de 1948", 0, "1948-05-03", ""},
		{"14 сентябрь 1949 г.", 0, "1949-09-14", " г."},
		{"一九四八年五月三日", 0, "1948-05-03", ""},
		{"一九四一年六月二十三日）", 0, "1941-06-23", "）"},
		{"1948年5月3日", 0, "1948-05-03", ""},
		{"1948年", 0, "1948", ""},
		{"1948-05-03", 0, "1948-05-03", ""},
		{"031200Z MAY 48", 1900, "1948-05-03", ""},
		{"Spring 1962", 0, "1962-21", ""},
		{"February 29, 1956", 0, "1956-02-29", ""},
		{"13/10/1962", 0, "1962-10-13", ""},
		{"10/13/1962", 0, "1962-10-13", ""},
	}
	for _, test := range tests {
		d, rest, ok := ParseDate(test.in, test.near)
		if !ok || d.EDTF != test.edtf || rest != test.rest || d.Text+rest != test.in {
			t.Errorf("ParseDate(%q, %d) = %+v, %q, %v; want %s, %q", test.in, test.near, d, rest, ok, test.edtf, test.rest)
		}
	}
}

func TestParseDateNone(t *testing.T) {
	for _, in := range []string{
		"", "32 May 1950", "031200Z MAY 48", "13.13.1949", "1.XI.62", "25 May", "893.00/15104",
		"May", "3rd", "1949/5", "19499", "1234567890",
	} {
		if d, rest, ok := ParseDate(in, 0); ok {
			t.Errorf("ParseDate(%q) = %+v, %q; want none", in, d, rest)
		}
	}
}

// TestAmbiguousDate checks that a day and a month that could be either are not guessed.
func TestAmbiguousDate(t *testing.T) {
	if d, _, ok := ParseDate("3/4/1962", 0); !ok || d.EDTF != "1962" || d.Text != "3/4/1962" {
		t.Errorf("got %+v, %v; want the year alone", d, ok)
	}
}

func TestWholeDate(t *testing.T) {
	tests := []struct{ in, edtf string }{
		{"November 1, 1962", "1962-11-01"},
		{"[November 1962]", "1962-11"},
		{"circa 1962", "1962~"},
		{"1962?", "1962?"},
		{"ca. November 1962?", "1962-11%"},
		{"undated", ""},
		{"[n.d.]", ""},
	}
	for _, test := range tests {
		if d, ok := WholeDate(test.in, 0); !ok || d.EDTF != test.edtf || d.Text != test.in {
			t.Errorf("WholeDate(%q) = %+v, %v; want %q", test.in, d, ok, test.edtf)
		}
	}
	for _, in := range []string{"November 1, 1962 in Havana", "On 31 October 1962", "word"} {
		if d, ok := WholeDate(in, 0); ok {
			t.Errorf("WholeDate(%q) = %+v; want none", in, d)
		}
	}
}

// TestLastDate checks where a date in a line begins, and which dates are not the document's.
func TestLastDate(t *testing.T) {
	for _, test := range []struct{ in, words, edtf string }{
		{"London, 4, 6 May 1951", "4, 6 May 1951", "1951-05-04/1951-05-06"},
		{"Box 4, 6 May 1951", "6 May 1951", "1951-05-06"},
		{"London, 3 June - 4 May 1951", "3 June - 4 May 1951", ""},
		{"No. 10-4 May 1951", "4 May 1951", "1951-05-04"},
		{"To the Premier, 9 May 1951", "9 May 1951", "1951-05-09"},
		{"London, [1]4 May 1951", "[1]4 May 1951", "1951-05-14"},
		{"London, [4 May 1951]", "4 May 1951", "1951-05-04"},
		{"London, [4?] May 1951", "[4?] May 1951", "1951-05-04?"},
		{"London, on or about 4 May 1951", "on or about 4 May 1951", "1951-05-04~"},
		{"London, 4 May 1951 or later", "4 May 1951 or later", "1951-05-04/.."},
		{"London, 5-4-1951", "5-4-1951", "1951"},
		{"Case 11/1949", "", ""},
		{"Volume XI.1949", "", ""},
		{"DY 12/J IV 2/2/1948", "", ""},
		{"DY 12/5 2/2/1948", "", ""},
		{"[C 1938/12/18]", "", ""},
		{"No. 5/13/1948", "", ""},
		{"Bd. 5/13/1948", "", ""},
		{"Archives of the Mill, 5/13/1948", "", ""},
		{"Strelsau, 5/13/1948", "5/13/1948", "1948-05-13"},
		{"(typed 9 June 1952)", "", ""},
		{"4 May 1951 (typed on 9 June 1952)", "4 May 1951", "1951-05-04"},
		{"4 mai 1951, dactylographié le 9 juin 1952", "4 mai 1951", "1951-05-04"},
		{"Typed letter signed, 9 June 1952", "9 June 1952", "1952-06-09"},
	} {
		if d, _ := LastDate(test.in, 0); d.Text != test.words || d.EDTF != test.edtf {
			t.Errorf("%s: %+v, want %q and %q", test.in, d, test.words, test.edtf)
		}
	}
}

// TestInWords checks which dates prose cannot write by their days.
func TestInWords(t *testing.T) {
	for words, want := range map[string]bool{
		"4 May 1951": false, "4–9 May 1951": false, "1949-50": false, "early 1951": true, "5/4/1951": true, "5-4-1951": true, "5.4.1951": false,
		"4, 6 May 1951": true, "4 or 5 May 1951": true, "week of 3 June 1967": true, "30 January 1648/9": true, "winter 1916-17": true,
		"first half of 1905": true, "2 June 1731 O.S.": true, "25 October (7 November) 1917": true, "4 March 19[51]": false,
	} {
		if got := (Date{Text: words}).InWords(); got != want {
			t.Errorf("%s: %v, want %v", words, got, want)
		}
	}
	if (Date{Text: "04/05/78", EDTF: "1978-04-05"}).InWords() {
		t.Error("04/05/78: in words, though a form says which day it is")
	}
}
