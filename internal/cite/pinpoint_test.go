package cite

import (
	"testing"

	"docview/internal/document"
	"docview/internal/parse"
)

// A block that shares its number with another is opened by its place, but is
// cited by the number that is written.
func TestPinpointOfBlock(t *testing.T) {
	d := parse.Parse("mill.txt", []byte("1. Tar.\n\n2. Nets.\n\nThen it was decided:\n\n1. Salt.\n\n2. Rope.\n"))
	for place, want := range map[string]string{"p1": "1", "p5": "2", "p5:1": "2"} {
		part, err := d.At(place)
		if err != nil {
			t.Fatal(err)
		}
		if at := PinpointOf(d, part, place); at.Number != want || at.Block != 0 {
			t.Errorf("%s: %+v, want number %s", place, at, want)
		}
	}
}

// The number of a note is not that of a paragraph.
func TestPinpointOfNote(t *testing.T) {
	d := parse.Parse("mill.txt", []byte("There is a mill.\n\n2. Tar was sold.[1]\n\n3. Nets were mended.[2]\n\n[1] In the margin.\n\n[2] On the back.\n"))
	for place, want := range map[string]string{"3": "3", "p3": "3", "p4": "", "p5": ""} {
		part, err := d.At(place)
		if err != nil {
			t.Fatal(err)
		}
		if at := PinpointOf(d, part, place); at.Number != want || want == "" && at.Block == 0 {
			t.Errorf("%s: %+v, want number %q", place, at, want)
		}
	}
}

// A paragraph of a flat document is cited by a number that its one line has once.
func TestPinpointIn(t *testing.T) {
	d := parse.Parse("flat.txt", []byte("Digital Archive digitalarchive.wilsoncenter.org International History Declassified May 05, 1960 "+
		"Letter, Mills to Town Citation: “Letter, Mills to Town,” May 05, 1960, Archive of the Mills. http://digitalarchive.wilsoncenter.org/document/300004 "+
		"Summary: Thanks. Original Language: Bulgarian Contents: English Translation Citizens: 1. Thanks. 2. The carts. 3. One. 3. Two. And 12. Twelve."))
	if d.Layout != document.Flat {
		t.Fatalf("the layout is %s", d.Layout)
	}
	for number, want := range map[string]bool{"1": true, "2": true, "3": false, "12": true, "9": false, "": false, "II": false} {
		at, ok := PinpointIn(d, number)
		if ok != want || ok && at.Number != number {
			t.Errorf("PinpointIn(%q) = %v, %v", number, at, ok)
		}
	}
	if _, ok := PinpointIn(parse.Parse("x.txt", []byte("Mills 1. Thanks. 2. The carts.")), "2"); ok {
		t.Error("a document that is not flat has such a paragraph")
	}
}
