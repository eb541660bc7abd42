package parse

import (
	"testing"

	"docview/internal/text"
)

func TestParseMarker(t *testing.T) {
	tests := []struct{ in, marker, number, rest string }{
		{"1. According to", "1.", "1", "According to"},
		{"12) On", "12)", "12", "On"},
		{"(1) Sufficient", "(1)", "1", "Sufficient"},
		{"II. THE HEAD", "II.", "II", "THE HEAD"},
		{"a) first", "a)", "a", "first"},
		{"a. first", "a.", "a", "first"},
		{"A. First", "A.", "A", "First"},
		{"(A) First", "(A)", "A", "First"},
		{"(iv) fourth", "(iv)", "iv", "fourth"},
		{"\"1. We consider", "\"1.", "1", "We consider"},
		{"“1. We consider", "“1.", "1", "We consider"},
		{"1．The", "1．", "1", "The"},
		{"99.Recent", "99.", "99", "Recent"},
		{"88.  We", "88.", "88", "We"},
		{"88.\u00a0We", "88.", "88", "We"},
		{"3, 4. [Contains", "3, 4.", "3, 4", "[Contains"},
		{"5.", "5.", "5", ""},
		{`2\. Following`, `2\.`, "2", "Following"},
		{"（一）收成很好", "（一）", "一", "收成很好"},
		{"　　二十三、车来得晚", "　　二十三、", "二十三", "车来得晚"},
		{"第十条　本法", "第十条", "十", "本法"},
		{"72. Mr. AIKEN (Ireland):", "72.", "72", "Mr. AIKEN (Ireland):"},
	}
	for _, test := range tests {
		m, rest, ok := parseMarker(test.in)
		if !ok || m.text != test.marker || m.number != test.number || rest != test.rest {
			t.Errorf("parseMarker(%q) = %q, %q, %q, %v; want %q, %q, %q", test.in, m.text, m.number, rest, ok, test.marker, test.number, test.rest)
		}
	}
}

func TestParseMarkerNone(t *testing.T) {
	for _, in := range []string{
		"", "1.XI.62 V. KUZNETSOV", "10.1.1949", "893.00/15104", "No. 24", "i.e. until", "1949", "1322. Now that",
		"Castro said.", "mix. of", "(see 4)", "U-2", "3.5 million", "e.g. this", "一个人", "（二月）", "第三次",
	} {
		if m, _, ok := parseMarker(in); ok {
			t.Errorf("parseMarker(%q) = %q; want none", in, m.text)
		}
	}
}

func TestRoman(t *testing.T) {
	for s, want := range map[string]int{"I": 1, "iv": 4, "IX": 9, "XIV": 14, "XL": 40, "lxxxix": 89, "IIII": 0, "iX": 0, "IC": 0, "ABC": 0} {
		if got := text.Roman(s); got != want {
			t.Errorf("text.Roman(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestChineseNumber(t *testing.T) {
	for s, want := range map[string]int{"一": 1, "十": 10, "十二": 12, "二十": 20, "九十九": 99, "": 0, "十十": 0, "一二": 0} {
		if got := chineseNumber(s); got != want {
			t.Errorf("chineseNumber(%q) = %d, want %d", s, got, want)
		}
	}
}
