package render

import (
	"bufio"
	"io"
	"slices"
	"strings"

	"docview/internal/document"
)

// Markdown prints d as Markdown for other programs: title and headings as
// headings, labels bold, all else as paragraphs, each on one line but for the
// line ends that the document has. Every character that CommonMark or pandoc's
// Markdown could take for markup is escaped, so that both give the document's
// words back; markers are text ("4\."), not list items, since those would be
// renumbered. A table whose columns are set with blanks is code, as only that
// keeps them. The error is that of writing.
func (p *Printer) Markdown(w io.Writer, d *document.Document) error {
	mp := markdownPrinter{Printer: p, out: bufio.NewWriter(w), doc: d}
	for parts := p.parts(d); len(parts) > 0; {
		part, n := parts[0], mp.table(parts)
		parts = parts[max(1, n):]
		switch {
		case n > 0:
		case part.block != nil:
			mp.block(part.block)
		default:
			mp.field(&part.fields[0])
		}
		if _, err := mp.out.Write(nil); err != nil {
			return err
		}
	}
	return mp.out.Flush()
}

// A markdownPrinter holds the state of printing one document as Markdown.
type markdownPrinter struct {
	*Printer
	out   *bufio.Writer
	doc   *document.Document
	begun bool // something is printed
}

func (mp *markdownPrinter) field(f *document.Field) {
	text := value(f)
	switch {
	case f.Label == "" || mp.Bare:
	case strings.TrimSpace(f.Label) == f.Label:
		mp.print("**"+escapeMarkdown(oneLine(f.Label))+"**", text)
		text = ""
	default:
		text = oneLine(f.Label) + " " + text
	}
	if f.Key == document.KeyTitle && (f.Label == "" || mp.Bare) {
		mp.heading("#", text)
	} else {
		mp.print("", text)
	}
	if f.URL != "" {
		mp.address(f.URL)
	}
}

func (mp *markdownPrinter) block(b *document.Block) {
	text := b.Text
	if b.Marker != "" {
		text = oneLine(b.Marker) + gap(mp.doc, b) + b.Text
	}
	if b.Kind == document.Heading && !mp.Bare {
		mp.heading("##", text)
		return
	}
	mp.print("", text)
}

// table prints the table that some parts begin with, and returns how many parts
// it is; 0 if it is none.
func (mp *markdownPrinter) table(parts []part) int {
	n, rows := 0, 0
	text, offset, _ := mp.doc.Decoded()
	for n < len(parts) && parts[n].block != nil && isTable(parts[n].block, text[offset(parts[n].start):offset(parts[n].end)]) &&
		(n == 0 || parts[n].line <= parts[n-1].line+1+strings.Count(parts[n-1].block.Text, "\n")) {
		rows += 1 + strings.Count(parts[n].block.Text, "\n")
		n++
	}
	if rows < 2 {
		return 0
	}
	start, end := offset(parts[0].start), offset(parts[n-1].end)
	if indent := strings.LastIndexAny(text[:start], "\n\r\f") + 1; strings.Trim(text[indent:start], " \t") == "" {
		start = indent
	}
	mp.separate()
	mp.out.WriteString("```\n")
	for line := range strings.FieldsFuncSeq(text[start:end], func(r rune) bool { return r == '\n' || r == '\r' || r == '\f' }) {
		if line = strings.TrimRight(sanitizeText(untabbed(line)), " "); line != "" {
			mp.out.WriteString(line + "\n")
		}
	}
	mp.out.WriteString("```\n")
	return n
}

// isTable reports whether a block, with its lines as in the file, is rows of a
// table: most have blanks between columns, or are between bars.
func isTable(b *document.Block, raw string) bool {
	rows, lines := 0, 0
	for line := range strings.Lines(b.Text) {
		if lines++; strings.Contains(line, "   ") || strings.Contains(line, "\t") || line[0] == '|' {
			rows++
		}
	}
	return b.Kind == document.Paragraph && 2*rows > lines && lines == 1+strings.Count(raw, "\n") && !strings.Contains(raw, "```") &&
		slices.Equal(strings.Fields(b.Marker+" "+b.Text), strings.Fields(raw)) // nothing else is between
}

// untabbed returns a line with blanks for its tabs.
func untabbed(s string) string {
	for at := strings.IndexByte(s, '\t'); at >= 0; at = strings.IndexByte(s, '\t') {
		s = s[:at] + blanks(8-Width(s[:at])%8) + s[at+1:]
	}
	return s
}

// heading prints a heading, which has but one line.
func (mp *markdownPrinter) heading(markup, text string) {
	if line := oneLine(text); line != "" {
		mp.print(markup, line)
	}
}

// address prints an address as a link where it needs no escapes.
func (mp *markdownPrinter) address(url string) {
	if !isPlainURL(url) {
		mp.print("", Sanitize(url))
		return
	}
	mp.separate()
	mp.out.WriteString("<" + url + ">\n")
}

// print prints text as paragraphs with markup before the first.
func (mp *markdownPrinter) print(before, text string) {
	for paragraph := range strings.SplitSeq(proseLines(text), "\n\n") {
		mp.paragraph(before, paragraph)
		before = ""
	}
}

func (mp *markdownPrinter) paragraph(before, text string) {
	escaped := escapeParagraph(text)
	if before == "" && escaped == "" {
		return
	}
	mp.separate()
	mp.out.WriteString(strings.TrimSpace(before + " " + escaped))
	mp.out.WriteByte('\n')
}

// escapeParagraph escapes the lines of a paragraph. A line end inside of it is
// a hard break, which both dialects write as a backslash.
func escapeParagraph(text string) string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, escapeLineEnd(escapeLineStart(escapeMarkdown(line))))
		}
	}
	return strings.Join(lines, "\\\n")
}

// EscapeMarkdown returns text as Markdown that CommonMark and pandoc turn into
// the same text: paragraphs, separated by blank lines, in which no character is
// markup and none is a command to a terminal.
func EscapeMarkdown(text string) string {
	var paragraphs []string
	for paragraph := range strings.SplitSeq(proseLines(text), "\n\n") {
		paragraphs = append(paragraphs, escapeParagraph(paragraph))
	}
	return strings.Join(paragraphs, "\n\n")
}

// escapeLineEnd writes a backslash that ends a line as an entity, as goldmark
// takes the backslash of a hard break after an escaped one for text.
func escapeLineEnd(line string) string {
	if before, ok := strings.CutSuffix(line, `\\`); ok {
		return before + "&#92;"
	}
	return line
}

// separate puts an empty line before all but the first paragraph.
func (mp *markdownPrinter) separate() {
	if mp.begun {
		mp.out.WriteByte('\n')
	}
	mp.begun = true
}

// escapeMarkdown escapes the characters that are markup anywhere in a line: of
// CommonMark, of pandoc's extensions ($ for formulas, @ for citations, ^ and ~
// for super- and subscripts, | for tables), and those that pandoc makes
// typographic: quotation marks, dots and hyphens in a row, and the stop of an
// abbreviation, whose blank it makes unbreakable. An opening single quotation
// mark is an entity, since pandoc takes one without its pair for an apostrophe
// and CommonMark has no escape for it.
func escapeMarkdown(s string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	for i := 0; i < len(s); i++ {
		if isMarkup(s, i) {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return strings.ReplaceAll(b.String(), "‘", "&lsquo;")
}

func isMarkup(s string, i int) bool {
	switch c := s[i]; c {
	case '\\', '`', '*', '_', '{', '}', '[', ']', '<', '>', '#', '&', '$', '^', '~', '@', '|', '"', '\'':
		return true
	case '.', '-':
		return i > 0 && s[i-1] == c || i+1 < len(s) && s[i+1] == c || c == '.' && isAbbreviation(s[:i])
	case '!':
		return i+1 < len(s) && s[i+1] == '['
	}
	return false
}

// isAbbreviation reports whether s ends in one of pandoc's abbreviations,
// without its stop.
func isAbbreviation(s string) bool {
	from := len(s)
	for from > 0 && (isAlphanumeric(s[from-1]) || s[from-1] == '.') {
		from--
	}
	return from < len(s) && strings.Contains(abbreviations, " "+s[from:]+". ")
}

// abbreviations are those that pandoc knows: pandoc --print-default-data-file abbreviations.
const abbreviations = " aet. aetat. al. Apr. Aug. bk. Bros. c. Capt. cf. ch. chap. chs. Co. col. Corp. cp. d. Dec. Dr. e.g. ed. eds. esp. " +
	"f. fasc. Feb. ff. fig. fl. fol. fols. Fr. Gen. Gov. Hon. i.e. ill. Inc. incl. Jan. Jr. Jul. Jun. Ltd. M.A. M.D. Mar. Mr. Mrs. Ms. " +
	"n. n.b. nn. No. Nov. Oct. p. Ph.D. pp. Pres. Prof. pt. q.v. Rep. Rev. s.v. s.vv. saec. sec. Sen. Sep. Sept. Sgt. Sr. St. univ. viz. vol. vs. "

// escapeLineStart escapes what is markup only at the start of a line: bullets,
// the underlines of headings, the colon of a definition, pandoc's title block,
// and the marker of a list, be it of numbers, letters or Roman numerals.
// The line is escaped otherwise.
func escapeLineStart(s string) string {
	switch s[0] {
	case '+', '-', '=', ':', '%':
		return `\` + s
	}
	i := 0
	if s[0] == '(' {
		i++
	}
	from := i
	for i < len(s) && isAlphanumeric(s[i]) {
		i++
	}
	if i < len(s) && (s[i] == '.' || s[i] == ')') && isListNumber(s[from:i]) {
		return s[:i] + `\` + s[i:]
	}
	return s
}

// isListNumber reports whether s can be the number of a list's item: digits,
// a letter, a Roman numeral.
func isListNumber(s string) bool {
	return len(s) == 1 || s != "" && (strings.Trim(s, "0123456789") == "" || strings.Trim(s, "ivxlcdmIVXLCDM") == "")
}

func isAlphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// isPlainURL reports whether s can be put between angle brackets as it is.
func isPlainURL(s string) bool {
	if !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") {
		return false
	}
	for i := 0; i < len(s); i++ {
		if !isAlphanumeric(s[i]) && strings.IndexByte("-._~:/?#@!$()+,;=%", s[i]) < 0 {
			return false
		}
	}
	return true
}
