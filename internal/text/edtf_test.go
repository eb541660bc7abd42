package text

import "testing"

func spanOf(s string) (first, last string, ok bool) {
	d, _ := ReadDate(s)
	return d.Span()
}

func TestSpan(t *testing.T) {
	for date, want := range map[string]string{
		"1962-11-01": "1962-11-01 1962-11-01", "1962-11": "1962-11-01 1962-11-30", "1962": "1962-01-01 1962-12-31",
		"196X": "1960-01-01 1969-12-31", "1962?": "1962-01-01 1962-12-31", "1962-24": "1962-01-01 1963-02-28",
		"1962/1964-05": "1962-01-01 1964-05-31", "2 May 1960": "1960-05-02 1960-05-02", "": " ", "x": " ", "1962-1": " ", "-": " ", "19-62": " ",
	} {
		first, last, _ := spanOf(date)
		if got := first + " " + last; got != want {
			t.Errorf("%q spans %q, want %q", date, got, want)
		}
	}
}

// FuzzSpan: no date spans backwards, and what has no span has none at all.
func FuzzSpan(f *testing.F) {
	for _, s := range []string{"1962-11-01", "196X", "1962/1964", "1962-24", "2 May 1960", "9999-24", "999X-24", "0000-24", "0000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		first, last, ok := spanOf(s)
		if ok && first > last {
			t.Errorf("%q spans from %s to %s", s, first, last)
		}
		if !ok && first+last != "" {
			t.Errorf("%q has no span, but %q and %q", s, first, last)
		}
	})
}

func TestDateComparison(t *testing.T) {
	for _, test := range []struct {
		a, b        string
		contradicts bool
		days        int
	}{
		{"1962-11-01", "1962-11-03", true, 2},
		{"1962-11-01", "1962-11", false, 0},
		{"1962-11-01", "1962?", false, 0},
		{"1962", "1963", true, 0},
		{"", "1963", false, 0},
		{"1951-05-01/..", "1951-06-03", false, 0},
		{"1951-05-01/..", "1951-04-03", true, 0},
		{"../1951-05-01", "1951-06-03", true, 0},
		{"1951-03/1951-05", "1951-04-09", false, 0},
		{"1951-21", "1951-04", false, 0},
	} {
		a, b := Date{EDTF: test.a}, Date{EDTF: test.b}
		days, _ := a.DaysTo(b)
		if got := a.Contradicts(b); got != test.contradicts || days != test.days {
			t.Errorf("%s and %s: %v and %d days, want %v and %d", test.a, test.b, got, days, test.contradicts, test.days)
		}
	}
	for edtf, want := range map[string]int{"1962-11": 1962, "1992?": 1992, "196X": 0, "": 0} {
		if got := (Date{EDTF: edtf}).Year(); got != want {
			t.Errorf("year of %q is %d, want %d", edtf, got, want)
		}
	}
}
