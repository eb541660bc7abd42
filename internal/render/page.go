package render

import (
	"bufio"
	"io"
	"strings"

	"docview/internal/document"
)

// A page is laid-out text on its way out, line by line.
type page struct {
	out   *bufio.Writer
	width int      // 0 means no limit
	paint *painter // nil for plain text
	begun bool     // something stands on the page
}

func (p *Printer) page(w io.Writer, paint *painter) *page {
	return &page{out: bufio.NewWriter(w), width: max(p.Width, 0), paint: paint}
}

// err returns the first error in writing, so that nothing more is laid out
// when nobody reads.
func (pg *page) err() error {
	_, err := pg.out.Write(nil)
	return err
}

// A paragraph is text with what stands to the left of it.
type paragraph struct {
	at       int    // cells before the lead
	lead     string // what stands before the first line, a marker or a label; or ""
	leadRole role
	bar      string // what stands before each line, two cells before the text; or ""
	indent   int    // cells before the text; at and the lead fit in it
	text     string // sanitized
	role     role   // of the text
	url      string // what the text links to, or ""
}

// blank puts an empty line between what stands on the page and what follows.
func (pg *page) blank() {
	if pg.begun {
		pg.out.WriteByte('\n')
	}
	pg.begun = true
}

// paragraph writes a paragraph's lines.
func (pg *page) paragraph(p paragraph) {
	pg.begun = true
	width := 0
	if pg.width > 0 {
		width = max(1, pg.width-p.indent)
	}
	for i, line := range pg.painted(p.role, Wrap(p.text, width), p.url) {
		left, end := pg.left(p, i == 0)
		pg.out.WriteString(left)
		if line != "" {
			pg.out.WriteString(blanks(p.indent - end))
			pg.out.WriteString(line)
		}
		pg.out.WriteByte('\n')
	}
}

// left gives what stands to the left of a paragraph's line, and the cell where it ends.
func (pg *page) left(p paragraph, first bool) (left string, end int) {
	switch {
	case first && p.lead != "":
		return blanks(p.at) + pg.painted(p.leadRole, []string{p.lead}, "")[0], p.at + Width(p.lead)
	case p.bar != "":
		return blanks(p.indent-2) + pg.painted(quiet, []string{p.bar}, "")[0], p.indent - 1
	}
	return "", 0
}

func (pg *page) painted(r role, lines []string, url string) []string {
	if pg.paint == nil {
		return lines
	}
	return pg.paint.lines(r, lines, url)
}

// problems writes the problems that stand beside a part.
func (pg *page) problems(problems []document.Problem, indent int) {
	for _, p := range problems {
		pg.paragraph(paragraph{at: indent, indent: indent, text: Sanitize(problemLine(p)), role: problem})
	}
}

// blanks returns n blanks, none when n is negative.
func blanks(n int) string {
	const many = "                                                                "
	if n <= len(many) {
		return many[:max(n, 0)]
	}
	return strings.Repeat(" ", n)
}

// A column knows where the blocks of a body stand: markers hang to the left
// of their text, and what stands under a number is aligned with its text.
type column struct {
	base  int            // where texts outside of lists begin; markers hang to the left of it as far as they fit
	width int            // of the page; 0 means no limit
	texts map[string]int // where the texts of marked blocks begin, by address
}

// block lays a block out.
func (c *column) block(d *document.Document, b *document.Block) paragraph {
	text := sanitizeText(b.Text)
	outer, nested := c.texts[b.Under]
	if !nested {
		outer = c.base
	}
	if b.Marker == "" {
		return paragraph{at: outer, indent: outer, text: text}
	}
	lead := oneLine(b.Marker)
	space := gap(d, b)
	hang := Width(lead) + len(space)
	at, indent := outer, outer+hang
	if !nested {
		at, indent = max(0, c.base-hang), max(c.base, hang)
	}
	if !c.fits(indent) {
		c.note(b, outer)
		return paragraph{at: outer, indent: outer, text: trimBlanks(lead + space + text)}
	}
	c.note(b, indent)
	return paragraph{at: at, lead: lead, leadRole: marker, indent: indent, text: text}
}

// fits reports whether enough of the page is left for text beside an indent.
func (c *column) fits(indent int) bool { return c.width == 0 || indent*3 <= c.width }

// note keeps where the text of a marked block begins.
func (c *column) note(b *document.Block, indent int) {
	if b.Address == "" {
		return
	}
	if c.texts == nil {
		c.texts = map[string]int{}
	}
	c.texts[b.Address] = indent
}
