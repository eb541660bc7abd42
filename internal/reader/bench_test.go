package reader

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// BenchmarkLarge reads a document of 10 MB in 100,000 paragraphs, and the same
// words as one paragraph.
func BenchmarkLarge(b *testing.B) {
	var text strings.Builder
	text.WriteString("May 3, 1948\n\n**Telegram from the Miller of Amaurot**\n\n")
	for i := 1; text.Len() < 10<<20; i++ {
		fmt.Fprintf(&text, "The carts of village %d came late, and the mills waited for the harvest until the evening of that day.\n\n", i)
	}
	for name, text := range map[string]string{
		"paragraphs": text.String(),
		"paragraph":  strings.ReplaceAll(text.String(), "\n\n", " "),
	} {
		k := newDesk(b, 80, 24, text)
		for _, c := range []struct {
			name string
			do   func(n int)
		}{
			{"key", func(int) { k.press("j") }},
			{"end", func(int) { k.press("g", "G") }},
			{"resize", func(n int) { k.send(tea.WindowSizeMsg{Width: 80 - n%2, Height: 24}) }},
			{"search", func(int) { k.press("g", "/"); k.m.prompt.insert("village 99999"); k.press("enter") }},
		} {
			b.Run(name+"/"+c.name, func(b *testing.B) {
				for n := range b.N {
					c.do(n)
					k.m.View()
				}
			})
		}
	}
}
