package parse

import (
	"strings"
	"testing"
)

// TestColumns: prose in two columns, and what is not.
func TestColumns(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"few rows", "The lamps of the mole are        Les lampes de la jetée\nlit at eight, and the boats      sont allumées, et les\nwait for them.                   bateaux attendent.\n",
			"The lamps of the mole are lit at eight, and the boats wait for them.|Les lampes de la jetée sont allumées, et les bateaux attendent."},
		{"blocks below each other", "LAMPS                            BOATS\n\n    The lamps of the mole        No boat has come, and\nare lit at eight, and the        the pilots have gone to\npilots wait for them.            sleep.\n\nNobody has seen a boat in        The board will meet on\nthe sound.                       Friday.\n",
			"LAMPS|The lamps of the mole are lit at eight, and the pilots wait for them.|Nobody has seen a boat in the sound.|BOATS|No boat has come, and the pilots have gone to sleep.|The board will meet on Friday."},
		{"one blank between the columns", "The lamps of the mole are        No boat has come, and\nlit at eight, and the boats of é the pilots have gone to\nthe sound wait for them and      sleep until the board\nfor the pilots.                  meets on Friday.\n",
			"The lamps of the mole are lit at eight, and the boats of é the sound wait for them and for the pilots.|No boat has come, and the pilots have gone to sleep until the board meets on Friday."},
		{"short articles in two languages", "The Mole Board,                  La Commission du môle,\n\nHaving regard to the boats,      Vu les bateaux,\n\nHas decided as follows:          Décide:\n\nArticle 1. Each lamp shall       Article premier. Chaque lampe\nbe white.                        est blanche.\n\nArticle 2. It shall burn         Article 2. Elle brûle\nuntil dawn.                      jusqu'à l'aube.\n",
			"The Mole Board,|Having regard to the boats,|Has decided as follows:|Article 1. Each lamp shall be white.|Article 2. It shall burn until dawn.|La Commission du môle,|Vu les bateaux,|Décide:|Article premier. Chaque lampe est blanche.|Article 2. Elle brûle jusqu'à l'aube."},
		{"prose below", "The lamps of the mole are        No boat has come, and\nlit at eight, and the boats      the pilots have gone to\nwait for them.                   sleep.\nThe board will meet on Friday at noon, and the pilots will come to it.\n",
			"The lamps of the mole are lit at eight, and the boats wait for them.|No boat has come, and the pilots have gone to sleep.|The board will meet on Friday at noon, and the pilots will come to it."},
	} {
		var got []string
		for _, b := range Parse("x", []byte(moleHead+c.text)).Body[1:] {
			got = append(got, b.Text)
		}
		if got := strings.Join(got, "|"); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
		checkLaws(t, []byte(moleHead+c.text))
	}
}
