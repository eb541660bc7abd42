package text

import "testing"

func TestIsPageMark(t *testing.T) {
	for s, want := range map[string]bool{
		"[page break]": true, "[p. 2]": true, `\[f. 3r\]`: true, "--- page break ---": true, "[end of page 2]": true, "[fol. xii verso]": true,
		"[Seitenumbruch]": true, "[S. 12]": true, "[fin de la page 3]": true, "[л. 12 об.]": true, "{p. 4}": true, "[p. 3 blank]": true,
		"[2]": false, "[No. 2]": false, "[page]": false, "p. 2": false, "- 2 -": false, "--- Page 2 ---": false, "[Extract]": false, "": false, "[": false,
		"[Signature on page 2]": false, "[end of the text]": false, "page break": false,
	} {
		if got := IsPageMark(s); got != want {
			t.Errorf("IsPageMark(%q) = %v", s, got)
		}
	}
}
