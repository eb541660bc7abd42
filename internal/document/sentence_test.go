package document_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode"

	"docview/internal/document"
)

func TestSentences(t *testing.T) {
	for _, text := range []string{
		"One ends here. | Another begins!| “And a third?” |The last has no stop",
		"He met V. V. Ivanov and Cde. Petrov at 3 p. m. of the day. | Then he left.",
		"The envoy, M[aria]. Santos (who came by ship. So it is said.) was ill. | She stayed.",
		"He spoke at the U.N. Assembly of vol. 4, i.e. the last. | All agreed.",
		"He asked (why?) and went. | “Nothing.” | He sighed…| No more.",
		"There were 3.5 million. | 12 came back.",
		"So did I. | Then we slept.",
		"Der Minister sagte es am 3. mai. | Über die Frage schwieg er.",
		"他说了。|我们都听见了。",
		"The harvest was good ... and the barns were full. | We rejoiced.",
	} {
		want := strings.Split(text, "|")
		whole := strings.Join(want, "")
		var got []string
		for _, s := range document.Sentences(whole) {
			got = append(got, whole[s[0]:s[1]])
		}
		for i := range want {
			want[i] = strings.TrimSpace(want[i])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q:\n got %q\nwant %q", whole, got, want)
		}
	}
}

const twoParagraphs = "March 3, 1951\n**Report from the Harbour**\n\nCitation:\n\n\"Report from the Harbour\"\n\nContents:\n\nTranslation\n\n" +
	"1. The ship came. It was late.\n\nNobody waited.\n\n2. We list:\n\n2.1 Ropes. Sails.\n\n2.2 Tar.\n"

func TestSentenceAddresses(t *testing.T) {
	d := document.Parse("harbour.txt", []byte(twoParagraphs))
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

// FuzzSentences holds the law of sentences: they are in order, none is empty,
// and between them is nothing but space.
func FuzzSentences(f *testing.F) {
	f.Add("One. Two? (Three. Four.) Five ... Six… “Seven.” 八。")
	f.Add("... \n\n.A. B")
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for i, s := range document.Sentences(text) {
			if s[0] < last || s[1] <= s[0] || s[1] > len(text) {
				t.Fatalf("sentence %d is %v after %d", i, s, last)
			}
			if gap := text[last:s[0]]; strings.TrimFunc(gap, unicode.IsSpace) != "" {
				t.Fatalf("%q is in no sentence of %q", gap, text)
			}
			last = s[1]
		}
		if strings.TrimFunc(text[last:], unicode.IsSpace) != "" {
			t.Fatalf("%q is in no sentence of %q", text[last:], text)
		}
	})
}
