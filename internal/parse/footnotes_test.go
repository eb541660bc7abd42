package parse

import (
	"testing"

	"docview/internal/text"
)

// TestFeet: notes at the feet of pages that go on over the page, and the text beside
// them.
func TestFeet(t *testing.T) {
	const text, note = "The board heard the pilots1 and asked", "1 See the log of 3 May, and the letter"
	for _, c := range []struct{ name, text, want string }{
		{"rest at the top, inside a sentence", text + " the\n\n" + note + "\n\n- 2 -\n\nof the clerk.\n\nminister for lamps.2 He had none.\n\n2 Log, p. 3.\n",
			"The board heard the pilots1 and asked the minister for lamps.2 He had none.|1See the log of 3 May, and the letter of the clerk.|2Log, p. 3."},
		{"rest at the top, without a blank line", text + " the\n\n" + note + "\n\n- 2 -\n\nof the clerk.\nminister for lamps.2 He had none.\n\n2 Log, p. 3.\n",
			"The board heard the pilots1 and asked the minister for lamps.2 He had none.|1See the log of 3 May, and the letter of the clerk.|2Log, p. 3."},
		{"rest at the top, after a sentence", text + " them.\n\n" + note + "\n\n- 2 -\n\nof the clerk.\n\nThe pilots had no lamps.2\n\n2 Log, p. 3.\n",
			"The board heard the pilots1 and asked them.|1See the log of 3 May, and the letter of the clerk.|The pilots had no lamps.2|2Log, p. 3."},
		{"rest at the foot", text + " the\n\n" + note + "\n\n- 2 -\n\nminister for lamps.2 He had none, and they asked the\n\nof the clerk\nof the port.\n2 Log, p. 3.\n\n- 3 -\n\npilots.\n",
			"The board heard the pilots1 and asked the minister for lamps.2 He had none, and they asked the pilots.|1See the log of 3 May, and the letter of the clerk of the port.|2Log, p. 3."},
		{"no rest", text + " the\n\n" + note + "\n\n- 2 -\n\nminister for lamps.2 He had\nnone.\n\nThey left.\n\n2 Log, p. 3.\n",
			"The board heard the pilots1 and asked the minister for lamps.2 He had none.|1See the log of 3 May, and the letter|They left.|2Log, p. 3."},
		{"mark of a page", text + " the pilots.\n\n" + note + " of Carter.\n\n[page break]\n\nThey had none.\n",
			"The board heard the pilots1 and asked the pilots.|1See the log of 3 May, and the letter of Carter.|[page break]|They had none."},
	} {
		d := Parse("x", []byte(moleHead+c.text))
		got := ""
		for _, b := range d.Body[1:] {
			got += "|" + b.Marker + b.Text
		}
		if got != "|"+c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got[1:], c.want)
		}
		checkLaws(t, []byte(moleHead+c.text))
	}
}

// TestColophon: a line that says where the text was copied from is not of the note
// above it.
func TestColophon(t *testing.T) {
	for _, last := range []string{"Copied from the book of the mill.", "REPRINTED FROM THE BOOK OF THE MILL.", "They ground no corn."} {
		kind := kindOf(cartsProse+"The carts came late.1\n\n1 Not printed.\n\n"+last+"\n", last)
		if isApart := kind != ""; isApart != text.Colophon.Begins(last) {
			t.Errorf("%s: %q", last, kind)
		}
	}
}
