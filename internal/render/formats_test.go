package render

import (
	"bytes"
	"testing"
)

func TestFormats(t *testing.T) {
	for _, f := range formats {
		got, ok := FormatNamed(f.Name, f.Uses)
		if !ok || got.Name != f.Name {
			t.Errorf("%s is not found by its name", f.Name)
		}
		if f.Uses&Documents != 0 && (f.Print == nil) == (f.Record == nil) {
			t.Errorf("%s writes documents in no way or two", f.Name)
		}
		if f.Uses&Rows != 0 && !f.Page && f.Row == nil && f.Record == nil {
			t.Errorf("%s writes no rows", f.Name)
		}
		if f.Print == nil {
			continue
		}
		var out bytes.Buffer
		if err := f.Print(&Printer{Width: 80}, &out, sample(t)); err != nil || out.Len() == 0 {
			t.Errorf("%s writes %d bytes, error %v", f.Name, out.Len(), err)
		}
		if f.Heading == nil {
			continue // each document announces itself
		}
		if lines := f.Heading(&Printer{Width: 40}, "112596\x1b#4"); len(lines) == 0 || lines[0].Width() == 0 {
			t.Errorf("%s has no heading for several documents", f.Name)
		} else {
			checkSafe(t, f.Name, lines[0].String())
		}
	}
	if _, ok := FormatNamed("markdown", Rows); ok {
		t.Error("lists are written in Markdown")
	}
}

func TestCSV(t *testing.T) {
	if got, want := csvLine([]string{"a-1", `the "Seagull", a boat`, "two\nlines\x1b"}), "a-1,\"the \"\"Seagull\"\", a boat\",two lines␛\n"; got != want {
		t.Errorf("csvLine = %q, want %q", got, want)
	}
}
