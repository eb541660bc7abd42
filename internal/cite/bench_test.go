package cite

import (
	"testing"

	"docview/internal/parse"
)

// BenchmarkOf measures the parts of a citation of one document.
func BenchmarkOf(b *testing.B) {
	text := "May 2, 1961\n**Telegram from Utopian Ambassador in Arcadia A.B. Wren to the Mill Committee**\n\nCitation:\n\n" +
		`"Telegram from Utopian Ambassador in Arcadia A.B. Wren to the Mill Committee", May 2, 1961, The Mill Archive, UMA, Utopia City, f. 3, op. 2, d. 14, ll. 1-4; ` +
		"obtained by Ada Wren; provided to the Mill; translated for the Mill by Ben Lark\n<https://example.org/document/7>\n\nThe seed came late.\n"
	d := parse.Parse("wren.txt", []byte(text))
	for b.Loop() {
		if Of(d).Provenance.Repository != "UMA" {
			b.Fatal("no repository")
		}
	}
}

// BenchmarkProvenance measures finding a provenance, and taking it apart.
func BenchmarkProvenance(b *testing.B) {
	for b.Loop() {
		ParseProvenance("UMA, Utopia City, f. 3, op. 2, d. 14, ll. 1-4; obtained by Ada Wren; provided to the Mill; translated for the Mill by Ben Lark")
	}
}
