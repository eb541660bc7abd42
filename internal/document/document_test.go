package document

import (
	"strings"
	"testing"
)

func TestSourceNoteBrackets(t *testing.T) {
	for note, want := range map[string]string{
		"[Source: Fond 3, D. 5.]":              "Source: Fond 3, D. 5.",
		"[Source: Fond 3, D. 5 [sic]]":         "Source: Fond 3, D. 5 [sic]",
		"[Source: [illegible] D. 5]":           "Source: [illegible] D. 5",
		"[Source: Fond 3.] [Translated by A.]": "[Source: Fond 3.] [Translated by A.]",
		"[Source: Fond 3.":                     "Source: Fond 3.",
		"Source: Fond 3 [sic]":                 "Source: Fond 3 [sic]",
	} {
		d := &Document{Body: []Block{{Kind: SourceNote, Text: note}}}
		if got := d.SourceNote(); got != want {
			t.Errorf("the text of the source note %q is %q, want %q", note, got, want)
		}
	}
}

func TestRanges(t *testing.T) {
	for in, want := range map[string]string{
		"1 2 3": "1-3", "1 2 4 4 5": "1-2, 4, 4-5", "72 73": "72-73", "I II 3": "I, II, 3", "1 2 1 2": "1-2, 1-2", "3,4 5": "3,4, 5",
	} {
		if got := ranges(strings.Fields(in)); got != want {
			t.Errorf("ranges(%s) = %s, want %s", in, got, want)
		}
	}
}
