package text

import "testing"

// FuzzLetters checks that a first look at a text misses no word that is read of it,
// or of a part of it.
func FuzzLetters(f *testing.F) {
	for _, s := range []string{"The har-\nbour C[arlos] U[SSR] ﬁsh ſtone Große Ｈar", "краи\u0306 край ё е\u0308", "12\u200B2 12\u00AD2 U-2 毛泽12東 ㏠5", "mar- shal- ling ¬\nx=\ny—\nz w – v",
		"re\u0301 e\u0301\u0301[x][y]", "a¬b so\u00ADft so\u00AD\nft नमस्ते ²3", "\u0676000", "A[b\u0301]c ÉTÉ-\r\n  été"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > maxWord {
			s = s[:maxWord]
		}
		s = string([]rune(s)) // valid UTF-8
		var l Letters
		l.Read([]byte(s))
		for _, flat := range []bool{false, true} {
			var w Scanner
			for w.Reset(s, flat); w.Next(); {
				if !l.Has(string(w.Word), false) {
					t.Fatalf("%q is not in %q: %q %v", w.Word, s, l.folded, l.cuts)
				}
				for _, p := range w.Other {
					if !l.Has(p.Word, false) {
						t.Fatalf("%q is not in %q: %q %v", p.Word, s, l.folded, l.cuts)
					}
				}
			}
		}
	})
}

// TestLettersRefuse checks that a first look does not find what only goes on before or
// behind a word's letters, so that few files are parsed in vain, but finds words
// whose halves are on two pages.
func TestLettersRefuse(t *testing.T) {
	text := "Special officials were so ill 1962 in the har-\n\n\f12\n\nBOUR NEWS\n\nbour of Amaurot; the   ket of the town\nnew mar-   is open."
	for word, want := range map[string]bool{"special": true, "cia": false, "spec": false, "soil": false, "ill": true, "1962": true, "196": false, "harbour": true, "harvest": false, "market": true, "marke": false, "bour": true} {
		var l Letters
		l.Read([]byte(text))
		if l.Has(word, false) != want {
			t.Errorf("%s: got %v", word, !want)
		}
	}
	var l Letters
	if l.Read([]byte(text)); !l.Has("spec", true) || l.Has("pecial", true) {
		t.Error("beginnings of words")
	}
}
