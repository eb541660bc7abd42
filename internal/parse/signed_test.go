package parse

import "testing"

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
	} {
		if got := isSigned(s); got != want {
			t.Errorf("%s: %t", s, got)
		}
	}
}
