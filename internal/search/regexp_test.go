package search

import "testing"

func TestParseRegexp(t *testing.T) {
	for pattern, ignoresCase := range map[string]bool{
		"stalin": true, "Stalin": false, `\Stalin`: true, `\pLx`: true, `\p{Greek}x`: true, `\x4Ax`: true, `\x{4A}x`: true,
		`[a-z]`: true, `[A-Z]`: false, `(?P<Name>x)`: true, `(?U:x)`: true, `(?P<n>X)`: false, `\QX\E`: false, `\Qx\E`: true, `\Qx`: true, `É`: false, `\\X`: false,
	} {
		re, err := ParseRegexp(pattern)
		if err != nil {
			t.Errorf("%s: %v", pattern, err)
		} else if got := re.String() != pattern; got != ignoresCase {
			t.Errorf("%s: ignores case %t, want %t", pattern, got, ignoresCase)
		}
	}
	if _, err := ParseRegexp(`a(b\`); err == nil {
		t.Error(`no error for a(b\`)
	}
}
