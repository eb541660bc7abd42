package parse

import (
	"testing"

	"docview/internal/document"
)

func TestTitleMarks(t *testing.T) {
	for title, want := range map[string]string{
		"The Consul to the Secretary of State12": "12",
		"Memorandum by the Consul (Barlow)3":     "3",
		"The “Northern Quay”7":                   "7",
		"Meeting with the Group of 77":           "",
		"Meeting of the G77":                     "",
		"The Quays in 1954":                      "",
		"The Quays, 1951–54":                     "",
		"The Quays1954":                          "",
	} {
		if text, mark := cutMark(title); mark != want || text+mark != title {
			t.Errorf("the mark of the title %q is %q after %q, want %q", title, mark, text, want)
		}
	}
}

// TestPartRecords: a part names blocks that it lacks as the whole does.
func TestPartRecords(t *testing.T) {
	d := Parse("notes", inputOf(t, "../../testdata/document/endnotes.txtar"))
	part := d.Only(nil, []document.Kind{document.Note}).Record()
	for i, whole := range d.Record().Body[4:] {
		if got, want := part.Body[i].References[0], whole.References[0]; got != want {
			t.Errorf("note %d refers to %v in a part, to %v in the whole", i+1, got, want)
		}
	}
	for i, want := range []document.RecordReference{{Address: "p1", Start: 28, End: 29}, {Address: "1", Start: 12, End: 13}} {
		if got := part.Body[i].References; len(got) != 1 || got[0] != want {
			t.Errorf("note %d has the references %v, want %v", i+1, got, want)
		}
	}
}

func TestCounts(t *testing.T) {
	got := Parse("sample", inputOf(t, samplePath)).Counts()
	want := document.Counts{Blocks: 12, Paragraphs: 10, Numbered: 6, Lists: 1, Words: got.Words}
	if got != want || got.Words < 500 {
		t.Errorf("the counts are %+v, want %+v and some 600 words", got, want)
	}
}

// TestSourceOfOneText: the source above one of several texts is not that of the file.
func TestSourceOfOneText(t *testing.T) {
	text := "On carts\n\nSource: City Archive, box 3.\n\n" + cartsProse
	for more, want := range map[string]string{"": "Source: City Archive, box 3.", "Source: Mill Archive, box 9.\n\n" + millsProse: ""} {
		if got := Parse("x", []byte(text+more)).SourceNote(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestKept: a note on the title, or on the subject, that names an archive says where
// the text is kept; others say it of what they are on.
func TestKept(t *testing.T) {
	for _, c := range []struct{ title, text, note, want string }{
		{"[1]", "late.", "[1] UArch, B 136/59999, pp. 12-15.", "UArch, B 136/59999, pp. 12-15."},
		{"1", "late.", "1 Quelle: UA AA, B 1, Bd. 12", "Quelle: UA AA, B 1, Bd. 12"},
		{"[1]", "late.", "[1] Archive of the Mills, Box 12.", "Archive of the Mills, Box 12."},
		{"", "late.[1]", "[1] UArch, B 136/59999.", ""},
		{"[1]", "late.[1]", "[1] UArch, B 136/59999.", ""},
		{"[1]", "late.", "[1] UN, see note 3.", ""},
		{"[1]", "late.", "[1] The carts, Box 12.", ""},
		{"[1]", "late.", "[1] The carts of the north.", ""},
	} {
		d := Parse("x", []byte("Talk of Minister Miller with Ambassador Carter"+c.title+"\n\n4 May 1951\n\nThe carts came "+c.text+"\n\n"+c.note+"\n"))
		if got := d.SourceNote(); got != c.want {
			t.Errorf("%q is kept in %q, want %q", c, got, c.want)
		}
	}
}

// TestSourceAtFoot reads where a text is kept below it: a shelf mark, or a label with
// one, that is the last block but for notes, and not one of a list.
func TestSourceAtFoot(t *testing.T) {
	const title, prose = "Letter from Ada Wren to Ben Lark\n\n3 May 1948\n\n", "The carts of the north came late this year, and the mills had nothing to grind.\n\n"
	for foot, want := range map[string]string{
		"TNA, FO 371/12, ff. 3-6.":                                   "TNA, FO 371/12, ff. 3-6.",
		"Source: National Archives, RG 59, Box 3. Secret.":           "Source: National Archives, RG 59, Box 3. Secret.",
		"Fonte: Archivio centrale dello Stato,\nGuerra, busta 12":    "Fonte: Archivio centrale dello Stato, Guerra, busta 12",
		"Source: the mills themselves":                               "",
		"TNA, FO 371/12, ff. 3-6.\n\n" + prose:                       "",
		"Ben Lark sent on box 3 of the National Archives, FO 371/12": "",
	} {
		if got := Parse("x", []byte(title+prose+foot)).SourceNote(); got != want {
			t.Errorf("%s: source note %q, want %q", foot, got, want)
		}
	}
}
