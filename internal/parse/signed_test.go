package parse

import (
	"strings"
	"testing"
)

// TestIsSigned distinguishes the mark of a signature from sentences that begin
// with the same word.
func TestIsSigned(t *testing.T) {
	for s, want := range map[string]bool{
		"Signed":                                    true,
		"Signed:":                                   true,
		"Signed: Ann Miller":                        true,
		"Signed: [illegible]":                       true,
		"SIGNED: ANN MILLER":                        true,
		"Signed Ann Miller":                         true,
		"Signed, A. MILLER":                         true,
		"Signed by A. Miller":                       true,
		"(Signed) Ann Miller":                       true,
		"(Signed): ANN MILLER, Minister of Mills":   true,
		"Signed [seal] Ann Miller":                  true,
		"Signed in two copies: A. Miller":           true,
		"Signed at Amaurot, 3 May 1948":             true,
		"Signed this fourth day of May, 1948.":      true,
		"Signed for the Secretary of State":         true,
		"gez. Miller":                               true,
		"(sgd.) A. MILLER,":                         true,
		"The mark of Black Crow,":                   true,
		"Ann Miller, her x mark.":                   true,
		"(L. S.) Ann Miller":                        true,
		"Ann Miller [Seal.]":                        true,
		"The mark of the flood is on all walls.":    false,
		"The river left its x mark":                 false,
		"The miller (see the seal)":                 false,
		"/s/ Ann Miller":                            true,
		"[signature] Ann Miller":                    true,
		"Signed by both sides were:":                false,
		"Signed in Amaurot were:":                   false,
		"Signed on 3 May 1948, it came into force:": false,
		"Signed copies went to the mills.":          false,
		"(Signed by both sides)":                    false,
		"(Signed copies are in the mill.)":          false,
		"signed the letter.":                        false,
		"gez. wurden:":                              false,
		"Signing began at noon.":                    false,
		"SIGNED BY BOTH SIDES WERE:":                false,
		"s/ Ada Wren":                               true,
	} {
		if got := isSigned(s); got != want {
			t.Errorf("%s: %t", s, got)
		}
	}
}

// TestFeetOfLetters: the signature has the name below the formula, and neither the
// one to whom the letter goes nor what is enclosed. Blocks are wanted as their kind
// and first word.
func TestFeetOfLetters(t *testing.T) {
	for _, c := range []struct{ foot, want string }{
		{"Yours ever,\n\nANN MILLER\n\nThe Right Honourable\nThe Minister of Carts\n", "signature Yours|paragraph The"},
		{"Yours sincerely,\n\nAnn Miller\n\nBen Carter, Esq.,\nBoard of Mills\n", "signature Yours|paragraph Ben"},
		{"Yours sincerely,\n\nAnn Miller\n\nMr. Ben Lark\nBoard of Mills\n", "signature Yours|paragraph Mr."},
		{"Yours sincerely,\n\nAnn Miller\n\nB. Carter\nNorth Mill\n", "signature Yours|paragraph B."},
		{"Yours sincerely,\n\nAnn Miller\n\nB. Lark\n", "signature Yours"},
		{"Your obedient servant,\n\nA. MILLER\nGovernor\n\nThe Secretary of State\n", "signature Your|paragraph The"},
		{"Truly yours,\n\n(sgd) A. Miller\n\nCopy to: the mayor\n", "signature Truly|paragraph Copy"},
		{"Your most obedient and humble servant,\n\nANN MILLER.\n\nMy greetings to the drivers of the carts.\n", "signature Your|paragraph My"},
		{"Done at the mill on the fourth of May, with the carts of the north.\n\nANN MILLER\n\nBy the President:\nBEN LARK,\nSecretary of State.\n", "paragraph Done|signature ANN"},
		{"In witness whereof they have signed.\n\n" + strings.Repeat("ANN MILLER\n\n", 16), "paragraph In|signature ANN"},
		{"his\nBen x Lark\nmark\n", "signature his"},
		{"CARTS AND MILLS\n\nThe carts came late.\n", "heading CARTS|paragraph The"},
	} {
		var got []string
		for _, b := range Parse("x", []byte("My dear Carter,\n\nThe carts came late this year.\n\n"+c.foot)).Body[2:] {
			got = append(got, string(b.Kind)+" "+strings.Fields(b.Text)[0])
		}
		if got := strings.Join(got, "|"); got != c.want {
			t.Errorf("%q: %s, want %s", c.foot, got, c.want)
		}
	}
}

func TestNotHeadings(t *testing.T) {
	for _, s := range []string{"[1] UA, FO 371/93001, 4-7.", "5:03 P.M. EDT", "ENDS."} {
		if isHeading(s) {
			t.Errorf("%q is a heading", s)
		}
	}
	if text := "Lieber Freund\n\n" + cartsProse; kindOf(text, "Lieber") != "paragraph" {
		t.Error("a salutation without its comma is a heading")
	}
}

// TestFigureOfNote: the last line is a note if a figure in the text has its number.
func TestFigureOfNote(t *testing.T) {
	for said, want := range map[string]string{"Your letter of May 3.1 Ten carts came.": "note", "Ten carts came on May 3.": "paragraph", "We sold 3.1 million carts.": "paragraph"} {
		if got := kindOf(cartsProse+said+"\n\nMiller\n\n1 Not printed.\n", "Not printed"); string(got) != want && (got != "" || want == "note") {
			t.Errorf("%s: %q", said, got)
		}
	}
}
