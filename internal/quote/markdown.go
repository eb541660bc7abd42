package quote

import (
	"html"
	"math"
	"slices"
	"strings"
)

var (
	fence       = compile("^ {0,3}(```+|~~~+)")
	noteBegin   = compile(`^ {0,3}\[\^([^\]\s]+)\]:[ \t]*`)
	linkBegin   = compile(`^ {0,3}\[[^\]^][^\]]*\]:\s*\S`)
	headingLine = compile(`^ {0,3}#{1,6}(?:\s|$)`)
	ruleLine    = compile(`^ {0,3}(?:=+|-{2,}|(?:[*_-] ?){3,})\s*$`)
	quoteLine   = compile(`^ {0,3}> ?`)
	listLine    = compile(`^\s*` + listMark)
	quoteInside = compile(`^(\s*)((?:` + listMark + `)*)>(?:\s*(?:` + listMark + `)?>)* ?`)
	value       = compile(`^(\s*(?:- +)*)(?:([\w-]+):(?:\s+|$))?([|>][-+0-9]*\s*$)?`)
	entity      = compile(`^&(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[xX][0-9A-Fa-f]+);`)
	tag         = compile(`^<(?:/?[A-Za-z][^<>]*|https?://[^<>\s]*)>`)
	raised      = compile(`^\^[0-9]+\^`)
	division    = compile(`^ {0,3}:{3,}\s*(?:\{[^{}]*\}|[^\s:{}]*)\s*:*\s*$`)
	lineBlock   = compile(`^\|(?:\s[^|]*)?$`)
	blockquote  = compile("(?i)`[^`\n]*`|<(/?)blockquote\\b[^<>]*>") // or code
	attribution = compile(`(?i)^<(?:footer|cite|figcaption)\b`)
	htmlBreak   = compile(`(?i)^</?(?:br|p|div|li|t[dhr]|h[1-6]|blockquote)\b`)
	texMarks    = compile("^``[^\\s`][^`]*?[^\\s`(=,'\"]''(?:$|[^\\pL\\pN'`])") // ``so'', and no code
	attributes  = compile(`^\{[.#=:][^{}\n]*\}`)
)

const listMark = `(?:[-*+]|\(?[0-9]{1,3}[.)]|\(?[a-z][.)])\s+`

// quoteStyle are the classes and styles of quotations, as word processors name
// them in several languages.
var quoteStyle = compile(`(?i)quot|zitat|citat|citaz|\bcitas?\b|cytat|цитат|引用|引文|block ?text|epigra|motto`)

// A source line of a manuscript.
type line struct {
	start, end int // without the line end
}

func (m *Manuscript) line(i int) line {
	end := len(m.raw)
	if i+1 < len(m.lines) {
		end = m.lines[i+1] - 1
	}
	return line{m.lines[i], end}
}

func (m *Manuscript) text(l line) string { return m.raw[l.start:l.end] }

// markdown reads a manuscript in Markdown, block by block.
func (r *reader) markdown() {
	md := markdownReader{reader: r, html: htmlQuotes(r.m.raw)}
	m := r.m
	for i := md.metadata(); i < len(m.lines); i++ {
		l := m.line(i)
		s := strings.TrimRight(m.text(l), " \t\r")
		switch {
		case md.html.after(l.start)[0] < l.end:
			md.add(l.start, l.end)
			if md.html.after(l.end)[0] >= l.end {
				md.end()
			}
		case s == "" && md.inQuote() && md.open:
			md.add(l.start, l.start)
		case s == "":
			md.blank()
		case fence().MatchString(s):
			md.end()
			i = md.fenced(i, fence().FindStringSubmatch(s)[1])
		case division().MatchString(s):
			md.divide(s)
		case noteBegin().MatchString(s):
			n := noteBegin().FindStringSubmatchIndex(s)
			md.start(note, s[n[2]:n[3]])
			md.inset = 4
			md.add(l.start+n[1], l.end)
		case linkBegin().MatchString(s) && !md.open:
		case md.quote(l, s):
		case lineBlock().MatchString(s) && (md.kind == lined || !md.open):
			md.quoted(lined, l.start+len("|"), l.end)
		case ruleLine().MatchString(s):
			md.end()
		case headingLine().MatchString(s):
			md.start(heading, "")
			md.add(l.start, l.end)
			md.end()
		case md.inQuote():
			md.quoted(block, l.start, l.end)
		default:
			md.prose(l, s)
		}
	}
	md.end()
}

// quote adds a line of a block quotation, and reports whether it is one: in an item
// of a list or in a note it may be indented further than elsewhere. With the mark of
// an item it begins a quotation.
func (md *markdownReader) quote(l line, s string) bool {
	at, inset := quoteInside().FindStringSubmatchIndex(s), md.inset
	if at == nil || len(strings.ReplaceAll(s[:at[3]], "\t", "    ")) >= inset+4 {
		return false
	}
	if at[5] > at[4] {
		md.end()
		inset = at[5]
	}
	md.quoted(block, l.start+at[1], l.end)
	md.inset = inset
	return true
}

// quoted adds a line of a block that is set apart.
func (md *markdownReader) quoted(kind unitKind, start, end int) {
	if md.kind != kind || !md.open && !md.gap {
		md.start(kind, "")
	}
	md.add(start, end)
}

// divide begins or ends a division of pandoc: "::: quote", ":::". In one with the
// style of a quotation all paragraphs are a block.
func (md *markdownReader) divide(s string) {
	style := strings.Trim(s, ": \t")
	switch {
	case style != "":
		md.divisions = append(md.divisions, quoteStyle().MatchString(style))
	case len(md.divisions) > 0:
		md.divisions = md.divisions[:len(md.divisions)-1]
	}
	md.end()
}

func (md *markdownReader) inQuote() bool { return slices.Contains(md.divisions, true) }

// extents are stretches of a text, in order.
type extents []extent

// after returns the first that ends at a place or after it.
func (e extents) after(at int) extent {
	if i, _ := slices.BinarySearchFunc(e, at, func(e extent, at int) int { return e[1] - at }); i < len(e) {
		return e[i]
	}
	return extent{math.MaxInt, math.MaxInt}
}

// htmlQuotes returns the block quotations of HTML that are closed and in no other
// one, each from its tag to the one that closes it.
func htmlQuotes(text string) (all extents) {
	var open []int
	for _, tag := range blockquote().FindAllStringSubmatchIndex(text, -1) {
		switch n := len(open) - 1; {
		case tag[2] < 0:
		case tag[3] == tag[2]:
			open = append(open, tag[0])
		case n >= 0:
			for len(all) > 0 && all[len(all)-1][0] > open[n] {
				all = all[:len(all)-1]
			}
			all, open = append(all, extent{open[n], tag[0]}), open[:n]
		}
	}
	return all
}

// A markdownReader gathers the lines of a block.
type markdownReader struct {
	*reader
	kind  unitKind
	label string
	lines []line
	open  bool // a block is being read
	gap   bool // a blank line was after it
	inset int  // where the text of the list's item or the note begins that it is in; 0 in none

	divisions []bool // those that are open, and whether they are quotations
	html      extents
}

func (md *markdownReader) start(kind unitKind, label string) {
	md.end()
	md.kind, md.label, md.open, md.inset = kind, label, true, 0
}

func (md *markdownReader) add(start, end int) {
	md.lines = append(md.lines, line{start, end})
	md.open, md.gap = true, false
}

// blank is an empty line: it ends a paragraph, but not a note whose next
// paragraph is indented.
func (md *markdownReader) blank() {
	if md.kind == note && md.open {
		md.gap = true
		return
	}
	inset := md.inset
	md.end()
	md.inset = inset
}

// prose is a line without a mark in front.
func (md *markdownReader) prose(l line, s string) {
	indent := len(s) - len(strings.TrimLeft(s, " \t"))
	code := indent >= 4 || strings.HasPrefix(s, "\t")
	switch {
	case md.open && md.kind == note && md.gap && indent == 0:
		md.start(paragraph, "")
	case md.open && md.kind == note && md.gap:
		md.lines = append(md.lines, line{l.start, l.start}) // the notes' paragraphs stay apart
	case !md.open && code && md.inset == 0:
		return
	case !md.open:
		inset := md.inset
		md.start(paragraph, "")
		md.inset = inset * min(indent, 1)
	}
	if at := len(listLine().FindString(s)); at > 0 && md.kind != note && md.kind != block && (len(md.lines) == 0 || md.inset > 0 || interrupts(s)) {
		md.start(paragraph, "")
		md.inset = at
	}
	md.add(l.start, l.end)
}

// interrupts reports whether a line can begin a list below a line of a paragraph: by
// CommonMark with a bullet or the number 1 alone, since lines are broken anywhere.
func interrupts(s string) bool {
	mark := strings.TrimLeft(s, " \t(")
	return strings.ContainsAny(mark[:1], "-*+") || mark[0] == '1' && strings.ContainsAny(mark[1:2], ".)")
}

// metadata reads the text values of the metadata, such as an abstract, but no
// titles, and returns the first line after it.
func (md *markdownReader) metadata() (end int) {
	end = md.m.frontMatter()
	inside, isText := 0, false // from which indent on a line goes on with the value
	for i := 1; i < end-1; i++ {
		l := md.m.line(i)
		s := strings.TrimRight(md.m.text(l), " \t\r")
		from, to := 0, len(s)
		if s == "" || inside == 0 || indentOf(s) < inside {
			md.end()
		}
		if s != "" && (inside == 0 || indentOf(s) < inside) {
			at := value().FindStringSubmatchIndex(s)
			from, inside = at[1], at[3]+1
			isText = !strings.Contains(strings.ToLower(s[:from]), "title") && (from == to || !strings.ContainsRune("[{#&*", rune(s[from])))
			switch {
			case from == to && at[6] < 0:
				inside = 0 // values of its own follow
			case from < to && (s[from] == '"' || s[from] == '\''): // marks of YAML
				if from++; to > from && s[to-1] == s[from-1] {
					to--
				}
			}
		}
		if isText && from < to {
			md.add(l.start+from, l.start+to)
		}
	}
	md.end()
	return end
}

// frontMatter returns the first line after the metadata of pandoc.
func (m *Manuscript) frontMatter() int {
	if strings.TrimRight(m.text(m.line(0)), " \r") != "---" {
		return 0
	}
	for i := 1; i < len(m.lines); i++ {
		if s := strings.TrimRight(m.text(m.line(i)), " \r"); s == "---" || s == "..." {
			return i + 1
		}
	}
	return 0
}

// fenced returns the last line of a block of code.
func (md *markdownReader) fenced(i int, mark string) int {
	for k := i + 1; k < len(md.m.lines); k++ {
		if s := strings.TrimSpace(md.m.text(md.m.line(k))); strings.HasPrefix(s, mark) && strings.Trim(s, mark[:1]) == "" {
			return k
		}
	}
	return len(md.m.lines)
}

// end reads the gathered lines as a unit.
func (md *markdownReader) end() {
	if len(md.lines) > 0 {
		md.begin(md.kind, md.label)
		in := inline{reader: md.reader, html: md.html}
		var text strings.Builder
		for _, l := range md.lines {
			text.WriteString(md.m.text(l) + "\n")
			for i := l.start; i <= l.end; i++ {
				in.at = append(in.at, i)
			}
		}
		in.at = append(in.at, in.at[len(in.at)-1]+1)
		in.text = text.String()
		in.brackets = groups(in.text, '[', ']')
		in.read(0, len(in.text))
		md.flush()
	}
	md.lines, md.open, md.gap, md.kind, md.inset = nil, false, false, paragraph, 0
}

// An inline reader reads the text of a block of Markdown.
type inline struct {
	*reader
	text     string
	at       []int        // where in the manuscript each byte of text is from
	brackets map[int]int  // where those that begin at an offset end
	links    map[int]bool // the closing brackets of links
	html     extents      // the block quotations
	texEnd   int          // where a quotation between the marks of TeX is closed
}

func (in *inline) read(from, to int) {
	in.links = map[int]bool{}
	for i := from; i < to; {
		i = in.step(i, to)
	}
}

// step reads what begins at an offset and returns where it ends.
func (in *inline) step(i, to int) int {
	if end, ok := in.cite(in.at[i]); ok {
		for i < to && in.at[i] < end {
			i++
		}
		return i
	}
	rest := in.text[i:min(to, i+reach)]
	switch c := rest[0]; c {
	case '\\':
		if len(rest) > 1 && classes[rest[1]] != letter && classes[rest[1]] != digit {
			in.put(rest[1:2], in.at[i])
			return i + 2
		}
	case '`':
		if m := texMarks().FindString(rest); m != "" {
			in.texEnd = i + strings.LastIndex(m, "''")
			in.put(string(openMark), in.at[i])
			return i + len("``")
		}
		return in.code(i, to)
	case '\'':
		if i == in.texEnd && i > 0 {
			in.put(string(closeMark), in.at[i])
			return i + len("''")
		}
	case '*':
		return i + 1
	case '<':
		if strings.HasPrefix(rest, "<!--") {
			if end := strings.Index(rest, "-->"); end > 0 {
				return i + end + len("-->")
			}
		}
		if m := tag().FindString(rest); m != "" {
			in.tag(m, in.at[i])
			return in.skip(i, i+len(m))
		}
	case '{':
		if m := attributes().FindString(rest); m != "" {
			return i + len(m)
		}
	case '&':
		if m := entity().FindString(rest); m != "" {
			in.put(html.UnescapeString(m), in.at[i])
			return i + len(m)
		}
	case '^':
		if end := in.bracket(i+1, to); end > 0 {
			in.inner(in.at[i], func() { in.read(i+2, end-1) })
			return end
		}
		if m := raised().FindString(rest); m != "" {
			in.put(superscript(strings.Trim(m, "^")), in.at[i])
			return i + len(m)
		}
	case '!', '[':
		return in.opening(i, to)
	case ']':
		if in.links[i] {
			return in.target(i+1, to)
		}
	}
	in.put(rest[:1], in.at[i])
	return i + 1
}

// tag reads a tag of HTML that is a quotation mark, or parts words.
func (in *inline) tag(tag string, at int) {
	switch quote := in.html.after(at); at {
	case quote[0]:
		in.begin(block, "")
		return
	case quote[1]:
		in.flush()
		return
	}
	switch name := strings.ToLower(strings.Trim(tag, "<>")); {
	case name == "q" || strings.HasPrefix(name, "q "), strings.HasPrefix(name, "blockquote") && strings.TrimSpace(in.m.raw[in.m.lines[in.m.lineOf(at)-1]:at]) == "": // and nothing closes it
		in.put(string(openMark), at)
	case name == "/q":
		in.put(string(closeMark), at)
	case in.u.kind == block && attribution().MatchString(tag):
		in.put("\n— ", at) // whose it is
	case htmlBreak().MatchString(tag):
		in.put("\n", at)
	}
}

// skip leaves out what is not text, but for its citations.
func (in *inline) skip(from, to int) int {
	in.citesIn(in.at[from], in.at[to])
	return to
}

// code leaves out code between backticks.
func (in *inline) code(i, to int) int {
	n := 0
	for i+n < to && in.text[i+n] == '`' {
		n++
	}
	mark := strings.Repeat("`", n)
	for k, limit := i+n, min(to, i+n+reach); k < limit; {
		at := strings.Index(in.text[k:limit], mark)
		if at < 0 {
			break
		}
		end := k + at + n
		if end == to || in.text[end] != '`' {
			in.put(" ", in.at[i])
			return end
		}
		for end < to && in.text[end] == '`' {
			end++
		}
		k = end
	}
	in.put(mark, in.at[i])
	return i + n
}

// bracket returns the end of the brackets that begin at an offset, 0 if none do.
func (in *inline) bracket(i, to int) int {
	if i >= to || in.text[i] != '[' {
		return 0
	}
	if end := in.brackets[i]; end <= to {
		return end
	}
	return 0
}

// opening reads an opening bracket: the call of a note, a link, or text.
func (in *inline) opening(i, to int) int {
	at := i
	if in.text[i] == '!' {
		at++
	}
	end := in.bracket(at, to)
	switch {
	case end == 0 || at > i && end == to:
	case at == i && end > i+3 && in.text[i+1] == '^':
		in.call(in.text[i+2:end-1], in.at[i])
		return end
	case end < to && (in.text[end] == '(' || in.text[end] == '[' && in.bracket(end, to) > 0 || attributes().MatchString(in.text[end:to])):
		in.links[end-1] = true
		return at + 1
	}
	in.put(in.text[i:i+1], in.at[i])
	return i + 1
}

// target leaves out where a link leads to.
func (in *inline) target(i, to int) int {
	if i < to && in.text[i] == '[' {
		return in.skip(i, max(in.bracket(i, to), i))
	}
	if n := groupLength(in.text[i:min(to, i+reach)], "({", ")}"); n > 0 {
		return in.skip(i, i+n)
	}
	return i
}
