package text

import "testing"

func TestDateInWords(t *testing.T) {
	for _, test := range []struct{ in, text, edtf string }{
		{"at the City of Amaurot, on the third day of May, in the year of our Lord one thousand nine hundred and forty-eight.", "third day of May, in the year of our Lord one thousand nine hundred and forty-eight", "1948-05-03"},
		{"on the twenty-first day of the month of May in the year nineteen hundred and forty-eight", "twenty-first day of the month of May in the year nineteen hundred and forty-eight", "1948-05-21"},
		{"this thirtieth day of May, nineteen forty-eight", "thirtieth day of May, nineteen forty-eight", "1948-05-30"},
		{"this 3rd day of May 1948, and so on", "3rd day of May 1948", "1948-05-03"},
		{"the iiij day of August 1523", "iiij day of August 1523", "1523-08-04"},
		{"on the second day of October in the year MDCCCCXXXI", "second day of October in the year MDCCCCXXXI", "1931-10-02"},
		{"the third day of May, and the fourth of June 1948", "fourth of June 1948", "1948-06-04"},
		{"the thirty-first day of June 1948", "", ""},
		{"one of three carts in May, two of forty", "", ""},
		{"the first May of the year", "", ""},
	} {
		if d, ok := DateInWords(test.in); d.Text != test.text || d.EDTF != test.edtf || ok != (test.edtf != "") {
			t.Errorf("%q: %q %q %t", test.in, d.Text, d.EDTF, ok)
		}
	}
}
