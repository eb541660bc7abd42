package parse

import (
	"strings"
	"testing"

	"docview/internal/document"
)

// narrowText is wrapped at half the width of wrappedText.
const narrowText = `The board met to hear the pilots
of the harbour, who spoke of the
ice and of the lamps on the mole
which the storm had put out, and
of the boats that had been found
without their crews in the sound
after the storm was over, and of
the crews who had walked over it
to the town and asked for a fire
and for bread. The pilots spoke.
The board was silent.
`

// outdentedText has paragraphs whose first lines were wrapped for an indent that
// was lost.
const outdentedText = `The board met to hear the pilots of the
harbour, who spoke of the ice and of the lamps
on the mole.
`

// TestShapes checks by which widths lines are measured: those of their page,
// and of first lines.
func TestShapes(t *testing.T) {
	for _, c := range []struct{ name, above, lines, want string }{
		{"narrow page", strings.Repeat(wrappedText, 3), "\f" + narrowText,
			strings.ReplaceAll(strings.TrimSuffix(narrowText, "\n"), "\n", " ")},
		{"first line", strings.Repeat(outdentedText, 10), "He saw the pilots of the harbour there.\nLamps were lit.\n",
			"He saw the pilots of the harbour there. Lamps were lit."},
		{"line after the first", strings.Repeat(outdentedText, 10) + "The board met to hear the pilots of the\n", "harbour, who spoke of the ice and the.\nLamps were lit.\n",
			"harbour, who spoke of the ice and the.|Lamps were lit."},
	} {
		if got := joinedLines(c.above+c.lines, document.Plain, len(splitLines(c.above))); got != c.want {
			t.Errorf("%s:\n got: %s\nwant: %s", c.name, got, c.want)
		}
	}
}
