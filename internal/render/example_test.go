package render_test

import (
	"fmt"

	"docview/internal/parse"
	"docview/internal/render"
)

func ExamplePage() {
	doc := parse.Parse("letter.txt", []byte("1. The lamp is lit.\n\n2. The ferry runs.\n"))
	printer := render.Printer{Width: 60}
	page := printer.Page(doc)
	for i := range page.Len() {
		for _, line := range page.Marked(i, []render.Mark{{Start: 4, End: 8, Role: render.Match}}) {
			for _, span := range line.Spans {
				if !span.Role.IsAdded() {
					fmt.Printf("%s %d-%d %q\n", span.Address, span.Start, span.End, span.Text)
				}
			}
		}
	}
	// Output:
	// 1 0-2 "1."
	// 1 3-6 "The "
	// 1 7-11 "lamp"
	// 1 12-19 " is lit."
	// 2 21-23 "2."
	// 2 24-27 "The "
	// 2 28-32 "ferr"
	// 2 32-39 "y runs."
}
