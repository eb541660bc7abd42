package parse

import (
	"fmt"
	"strings"
	"testing"
)

// TestSeparators: the line and paragraph ends of word processors make lines
// here, and count for no line of the file.
func TestSeparators(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"vertical tab", "12 Mill Lane\vOld Town\n", "1: 12 Mill Lane/Old Town"},
		{"next line", "12 Mill Lane\u0085Old Town\n", "1: 12 Mill Lane/Old Town"},
		{"line separator", "12 Mill Lane\u2028Old Town\n", "1: 12 Mill Lane/Old Town"},
		{"two of them", "The carts came.\u2028\u2028The mills stood still.\n", "1: The carts came.|1: The mills stood still."},
		{"at a line end", "12 Mill Lane\u2028\nOld Town\n", "1: 12 Mill Lane|2: Old Town"},
		{"paragraph separator", "The carts came.\u2029The mills stood still.\n\nNobody paid.\n", "1: The carts came.|1: The mills stood still.|3: Nobody paid."},
		{"form feed", "The carts came.\fThe mills stood still.\n", "1: The carts came.|1: The mills stood still."},
		{"list", "He brought:\v1. Corn.\v2. Flour.\r\n\r\nHe left.", "1: He brought:|1: Corn.|1: Flour.|3: He left."},
		{"zero-width and other spaces", "The\u2003carts\u2060 came.\n", "1: The\u2003carts\u2060 came."},
	} {
		d := Parse("x", []byte("Letter from a Miller\n\nMay 1, 1950\n\n"+c.text))
		var got []string
		for _, b := range d.Body {
			got = append(got, fmt.Sprintf("%d: %s", b.Line-4, strings.ReplaceAll(b.Text, "\n", "/")))
		}
		if all := strings.Join(got, "|"); all != c.want {
			t.Errorf("%s: %q, want %q", c.name, all, c.want)
		}
		checkLaws(t, d.Source)
	}
}
