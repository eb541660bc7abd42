package text

import "testing"

func TestSomebody(t *testing.T) {
	for _, test := range []struct {
		grade Grade
		names []string
	}{
		{Nobody, []string{"", "with carts", "Paris", "Zanzibar", "the Wife of a Miller", "the File", "los Pueblos", "his brother"}},
		{Thing, []string{"Agreement", "Mill Proposal", "the Miller", "Ada Recommendation", "General Agreement"}},
		{Likely, []string{"Wren", "Mill Carts", "Wren & Lark", "Wren for Lark"}},
		{Sure, []string{"Ada Wren", "A. Wren", "Mr. Grant", "General Wren", "George Washington", "Ada and Ben Wren", "Baron Wren", "the Marquis de Wren",
			"the Honorable Ben Lark", "His Excellency Ben Lark", "Zhou Enlai", "the Minister", "Minister of Education", "the Ministry of Mills", "Mill Bureau"}},
	} {
		for _, name := range test.names {
			if got := Somebody(name); got != test.grade {
				t.Errorf("%s: %d, want %d", name, got, test.grade)
			}
		}
	}
}

func TestNominative(t *testing.T) {
	for name, want := range map[string]string{"Wren": "Wren", "Karls": "Karl", "Hans": "Hans", "Wrens": "", "Ada Wrens": "", "Marx’": "Marx", "Wrenss": "Wrenss", "Auswärtigen Amts": "Auswärtigen Amts"} {
		if got := Nominative(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
