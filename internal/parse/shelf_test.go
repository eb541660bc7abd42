package parse

import "testing"

// TestIsShelfMark distinguishes a shelf mark from initials in a sentence.
func TestIsShelfMark(t *testing.T) {
	for s, want := range map[string]bool{
		"HB, 212 – 30132 A 5 Am 23":   true,
		"HAPV, 12 reel 4 frame 7":     true,
		"HB, 212":                     false,
		"UFO, 12 seen":                false,
		"H.B., 212 – 30132 A 5 Am 23": false,
		"Board, 212 – 30132 A 5":      false,
	} {
		if got := isShelfMark(s); got != want {
			t.Errorf("%s: %t", s, got)
		}
	}
}
