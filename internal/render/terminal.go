package render

import (
	"io"
	"strings"

	"docview/internal/document"
)

// Terminal prints d as a page for a terminal: a quiet line of facts, the
// title, the labelled fields with the summary set apart, a rule, and the
// body, whose numbers hang in a column of their own. All stands in the order
// of the file. The first error is that of writing, or that there is no such style.
func (p *Printer) Terminal(w io.Writer, d *document.Document) error {
	paint, err := p.painter()
	if err != nil {
		return err
	}
	tp := terminalPrinter{Printer: p, page: p.page(w, paint), doc: d}
	tp.layOut()
	tp.print()
	if err := tp.err(); err != nil {
		return err
	}
	return tp.out.Flush()
}

// A terminalPrinter holds the state of printing one document for a terminal.
type terminalPrinter struct {
	*Printer
	*page
	doc    *document.Document
	column column
	labels int           // where the values of labelled fields begin; 0 when they stand under their labels
	dated  bool          // the date stands above the title, and so begins the line of facts
	last   document.Kind // of the block printed last; "" before the first
	row    bool          // a labelled field was printed last
}

// Columns of a page. Below narrow columns there is neither margin nor frame,
// below roomy ones labels stand above their values.
const (
	narrow    = 20
	roomy     = 60
	leastBase = 4
	mostBase  = 8
)

// layOut tells where texts and values begin: where the widest markers and
// labels end.
func (tp *terminalPrinter) layOut() {
	tp.column.width = tp.width
	if tp.width > 0 && tp.width < narrow {
		return
	}
	tp.column.base = leastBase
	for i := range tp.doc.Body {
		if b := &tp.doc.Body[i]; b.Marker != "" && b.Depth == 0 {
			tp.column.base = max(tp.column.base, min(mostBase, Width(oneLine(b.Marker))+1))
		}
	}
	if tp.width > 0 && !tp.column.fits(tp.column.base) {
		tp.column.base = leastBase
	}
	if tp.width > 0 && tp.width < roomy {
		return
	}
	for _, f := range tp.doc.Header {
		tp.labels = max(tp.labels, tp.column.base+Width(oneLine(f.Label))+2)
	}
	if !tp.column.fits(tp.labels) {
		tp.labels = 0
	}
}

func (tp *terminalPrinter) print() {
	tp.dated = tp.beginsWithDate()
	if !tp.dated {
		tp.facts("")
	}
	margin, parts := tp.margin(tp.doc), tp.parts(tp.doc)
	for i, part := range parts {
		problems := margin.beside(parts, i)
		tp.separate(part, len(problems) > 0)
		tp.page.problems(problems, tp.column.base)
		if part.field != nil {
			tp.field(part.field)
		} else {
			tp.block(part.block)
		}
		if tp.err() != nil {
			return
		}
	}
	tp.page.problems(margin.problems, tp.column.base)
}

// beginsWithDate reports whether the date stands above the title, without a label.
func (tp *terminalPrinter) beginsWithDate() bool {
	for _, f := range tp.doc.Header {
		switch f.Key {
		case document.KeyDate:
			return f.Label == ""
		case document.KeyTitle:
			return false
		}
	}
	return false
}

// facts prints the quiet line: the date, the id, the language, the content
// labels. Where the date does not stand above the title, as the file has it,
// the line is docview's own and stands on top.
func (tp *terminalPrinter) facts(date string) {
	if date == "" {
		date = tp.doc.Date().Text
	}
	var facts []string
	for _, s := range []string{
		date, tp.doc.ID,
		tp.doc.Field(document.KeyOriginalLanguage).Text,
		strings.ReplaceAll(tp.doc.Field(document.KeyContents).Text, "\n", ", "),
	} {
		if s != "" {
			facts = append(facts, sanitizeText(s))
		}
	}
	if len(facts) > 0 {
		tp.text(quiet, strings.Join(facts, " · "))
	}
}

// text writes text at the column of texts.
func (tp *terminalPrinter) text(r role, s string) {
	tp.paragraph(paragraph{indent: tp.column.base, text: s, role: r})
}

// separate puts an empty line before a part, and a rule where the body and
// where its notes begin. Fields with their labels beside them are rows without
// lines between.
func (tp *terminalPrinter) separate(p part, problems bool) {
	row := tp.labels > 0 && p.field != nil && p.field.Label != "" && p.field.Key != document.KeySummary
	if !row || !tp.row || problems {
		tp.blank()
	}
	tp.row = row
	if p.block == nil {
		return
	}
	kind := p.block.Kind
	switch {
	case tp.last == "" && len(tp.doc.Header) > 0:
		tp.rule(maxRule)
	case isNote(kind) && !isNote(tp.last) && tp.last != "":
		tp.rule(noteRule)
	}
	tp.last = kind
}

func isNote(k document.Kind) bool { return k == document.Note || k == document.SourceNote }

// Lengths of rules in cells.
const (
	maxRule  = 200
	noteRule = 12
)

// rule draws a rule of at most so many cells and an empty line.
func (tp *terminalPrinter) rule(length int) {
	room := roomy
	if tp.width > 0 {
		room = tp.width - tp.column.base
	}
	tp.text(quiet, strings.Repeat("─", min(length, room)))
	tp.blank()
}

func (tp *terminalPrinter) field(f *document.Field) {
	switch {
	case f.Key == document.KeyDate && f.Label == "" && tp.dated:
		tp.facts(value(f))
		tp.dated = false
	case f.Label == "" && f.Key == document.KeyTitle:
		tp.text(title, sanitizeText(value(f)))
	case f.Label == "":
		tp.text(quiet, sanitizeText(value(f)))
	case f.Key == document.KeySummary && tp.column.base > 0:
		tp.framed(f)
	default:
		tp.labelled(f)
	}
	if f.URL != "" {
		indent := tp.column.base
		if f.Label != "" && tp.labels > 0 {
			indent = tp.labels
		}
		tp.paragraph(paragraph{indent: indent, text: Sanitize(f.URL), role: link, url: f.URL})
	}
}

// framed prints a field with a bar before each of its lines.
func (tp *terminalPrinter) framed(f *document.Field) {
	p := paragraph{indent: tp.column.base + 2, bar: "│"}
	p.text, p.role = oneLine(f.Label), quiet
	tp.paragraph(p)
	if text := value(f); text != "" {
		p.text, p.role = sanitizeText(text), body
		tp.paragraph(p)
	}
}

// labelled prints a label and its value beside it, or below where there is no room.
func (tp *terminalPrinter) labelled(f *document.Field) {
	p := paragraph{at: tp.column.base, lead: oneLine(f.Label), leadRole: quiet, indent: tp.labels, text: sanitizeText(value(f))}
	if f.Key == document.KeyTitle {
		p.role = title
	}
	if tp.labels == 0 {
		tp.text(quiet, p.lead)
		p.lead, p.indent = "", tp.column.base
	}
	if p.text != "" || p.lead != "" {
		tp.paragraph(p)
	}
}

func (tp *terminalPrinter) block(b *document.Block) {
	p := tp.column.block(tp.doc, b)
	switch b.Kind {
	case document.Heading:
		p.role = heading
	case document.Signature:
		p.role = signature
		p = tp.signed(p)
	case document.SourceNote, document.Furniture:
		p.role = quiet
	}
	tp.paragraph(p)
}

// signed moves a sign-off to the right half of the page, as letters have it,
// where it fits there.
func (tp *terminalPrinter) signed(p paragraph) paragraph {
	widest := 0
	for line := range strings.SplitSeq(p.text, "\n") {
		widest = max(widest, Width(line))
	}
	room := min(tp.width-p.indent, maxRule)
	if tp.width == 0 {
		room = roomy
	}
	if p.lead == "" && widest <= room/2 {
		p.indent += room / 2
	}
	return p
}
