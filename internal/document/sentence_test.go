package document_test

import (
	"errors"
	"strings"
	"testing"

	"docview/internal/document"
	"docview/internal/parse"
)

const twoParagraphs = "March 3, 1951\n**Report from the Harbour**\n\nCitation:\n\n\"Report from the Harbour\"\n\nContents:\n\nTranslation\n\n" +
	"1. The ship came. It was late.\n\nNobody waited.\n\n2. We list:\n\n2.1 Ropes. Sails.\n\n2.2 Tar.\n"

func TestSentenceAddresses(t *testing.T) {
	d := parse.Parse("harbour.txt", []byte(twoParagraphs))
	for place, want := range map[string]string{
		"1:1":   "1. The ship came.",
		"1:2":   " It was late.",
		"1.2":   " It was late.",
		"1:2-3": " It was late.| Nobody waited.",
		"1.1-3": "1. The ship came. It was late.| Nobody waited.",
		"p1:2":  " It was late.",
	} {
		part, err := d.At(place)
		if err != nil {
			t.Errorf("%s: %v", place, err)
			continue
		}
		var got []string
		for _, b := range part.Body {
			got = append(got, b.Marker+" "+b.Text)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: got %q, want %q", place, got, want)
		}
	}
	for _, place := range []string{"1:4", "1:2-9", "9:1"} {
		var missing *document.PlaceError
		if _, err := d.At(place); !errors.As(err, &missing) {
			t.Errorf("%s: error %v, want a PlaceError", place, err)
		}
	}
	for _, place := range []string{"1:0", "1:3-2", "1:", ":2", "1:x"} {
		var wrong *document.SyntaxError
		if _, err := d.At(place); !errors.As(err, &wrong) {
			t.Errorf("%s: error %v, want a SyntaxError", place, err)
		}
	}
}
