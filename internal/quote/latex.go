package quote

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func (r *reader) latex() {
	start, end := 0, len(r.m.raw)
	if i := strings.Index(r.m.raw, `\begin{document}`); i >= 0 {
		start = i + len(`\begin{document}`)
	}
	if i := strings.LastIndex(r.m.raw, `\end{document}`); i >= start {
		end = i
	}
	t := texReader{reader: r, ligatures: ligatures, groups: map[byte]map[int]int{}, macros: map[string]*macro{}}
	for i := range macros {
		for name := range strings.FieldsSeq(macros[i].names) {
			t.macros[name] = &macros[i]
		}
	}
	if strings.Contains(r.m.raw[:start], "german") || start == 0 && strings.Contains(r.m.raw, "\"`") {
		t.ligatures = slices.Concat(shorthands, ligatures)
	}
	t.read(start, end)
}

// A texReader reads the text of LaTeX.
type texReader struct {
	*reader
	depth  int      // of arguments that belong to one unit
	blocks []string // the environments of block quotations that are open
	groups map[byte]map[int]int
	macros map[string]*macro

	ligatures []struct{ from, to string }
}

// ligatures are the characters that LaTeX sets as one, the longest first.
var ligatures = []struct{ from, to string }{
	{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {"`", "‘"}, {"'", "’"}, {",,", "„"}, {"<<", "«"}, {">>", "»"},
	{"~", " "}, {"{", ""}, {"}", ""}, {"&", " "},
}

// shorthands are those of the package babel, which German has and others share.
var shorthands = []struct{ from, to string }{
	{"\"`", "„"}, {"\"'", "“"}, {"\"<", "«"}, {"\">", "»"}, {"\"-", "\u00AD"}, {"\"=", "-"}, {"\"~", "-"}, {"\"\"", ""},
}

func (t *texReader) read(from, to int) {
	for i := from; i < to; {
		i = t.step(i, to)
	}
}

// step reads what begins at an offset and returns where it ends.
func (t *texReader) step(i, to int) int {
	if end, ok := t.cite(i); ok {
		return end
	}
	rest := t.m.raw[i:to]
	switch rest[0] {
	case '%':
		return t.comment(i, to)
	case '\\':
		return t.command(i, to)
	case '$':
		return t.math(i, to)
	case '^':
		if end := t.raised(i, to); end > i {
			return end
		}
	case '\n':
		return t.lineEnd(i, to)
	}
	for _, l := range t.ligatures {
		if strings.HasPrefix(rest, l.from) {
			t.put(l.to, i)
			return i + len(l.from)
		}
	}
	_, size := utf8.DecodeRuneInString(rest)
	t.put(rest[:size], i)
	return i + size
}

// comment leaves out a comment, with the line end and the indent after it.
func (t *texReader) comment(i, to int) int {
	_, after, _ := strings.Cut(t.m.raw[i:to], "\n")
	return to - len(strings.TrimLeft(after, " \t"))
}

// math leaves out a formula, but not one of figures alone.
func (t *texReader) math(i, to int) int {
	mark := "$"
	if strings.HasPrefix(t.m.raw[i:to], "$$") {
		mark = "$$"
	}
	at := i + len(mark)
	end := strings.Index(t.m.raw[at:min(to, at+reach)], mark)
	if end < 0 {
		return i + 1
	}
	if texFigures().MatchString(t.m.raw[at : at+end]) {
		t.read(at, at+end)
	}
	return at + end + len(mark)
}

// raised reads the figures of an exponent; it returns i if there are none.
func (t *texReader) raised(i, to int) int {
	m := texExponent().FindString(t.m.raw[i:min(to, i+16)])
	t.put(superscript(strings.Trim(m, "^{}")), i)
	return i + len(m)
}

// lineEnd reads a line end; a blank line ends a paragraph.
func (t *texReader) lineEnd(i, to int) int {
	end := to - len(strings.TrimLeft(t.m.raw[i:to], " \t\r\n"))
	if strings.Count(t.m.raw[i:end], "\n") < 2 {
		t.put("\n", i)
		return i + 1
	}
	t.paragraphEnd(i)
	return end
}

func (t *texReader) paragraphEnd(at int) {
	if t.depth == 0 && len(t.blocks) == 0 {
		t.flush()
	} else {
		t.put("\n\n", at)
	}
}

// A macro is a command of LaTeX, or an environment: what arguments it has, and
// what becomes of it; nothing if read is nil.
type macro struct {
	names     string // those of environments in braces
	arguments string // see [texReader.take]
	read      func(*texReader, *command)
}

// A command is one that is read, with those of its arguments that count.
type command struct {
	name       string
	start, end int // with its arguments
	to         int // where what is read ends
	options    extent
	keys, text extent
}

// macros are the commands that need more than the default: of all others, the name
// and the options are not part of the text.
var macros = []macro{
	{"enquote say quote textquote blockquote", "*ot", (*texReader).quoted},
	{"cquote textcquote blockcquote", "*okot", (*texReader).quoted},
	{"foreignquote hyphenquote foreigntextquote hyphentextquote foreignblockquote hyphenblockquote", "*lot", (*texReader).quoted},
	{"foreigncquote hyphencquote foreigntextcquote hyphentextcquote foreignblockcquote hyphenblockcquote", "*lokot", (*texReader).quoted},
	{"textins", "*ot", (*texReader).inserted},
	{"footnote footnotetext endnote sidenote marginpar marginnote", "*ot", (*texReader).noted},
	{"part addpart chapter addchap addsec section subsection subsubsection paragraph subparagraph", "*ot", func(t *texReader, c *command) { t.unit(heading, c) }},
	{"dictum", "*ot", func(t *texReader, c *command) { t.unit(block, c) }},
	{"epigraph", "*ot", (*texReader).epigraph},
	{"title subtitle author date thanks documentclass usepackage label ref pageref autoref cref nameref input include includegraphics " +
		"bibliography bibliographystyle addbibresource newcommand renewcommand providecommand def hypersetup setcounter addtocounter vspace hspace " +
		"pagestyle thispagestyle setlength index glossary selectlanguage MakeOuterQuote DeclareQuoteStyle nocite graphicspath footnotemark url path nolinkurl",
		"a", (*texReader).skip},
	{"href", "l", (*texReader).skip},
	{"verb lstinline", "", (*texReader).verb},
	{"[", "", func(t *texReader, c *command) { t.until(`\]`, c) }},
	{"(", "", func(t *texReader, c *command) { t.until(`\)`, c) }},
	{`\`, "o", func(t *texReader, c *command) { t.put("\n", c.start) }},
	{"par item", "", func(t *texReader, c *command) { t.paragraphEnd(c.start) }},
	{"appendix {appendix} {appendices}", "", (*texReader).appendix},
	{"{verbatim} {verbatim*} {Verbatim} {lstlisting} {minted} {comment} {equation} {equation*} {align} {align*} {displaymath} {math} {eqnarray} " +
		"{gather} {gather*} {tikzpicture} {filecontents} {filecontents*}", "", (*texReader).code},
	{"{quote} {quotation} {verse} {quoting} {displayquote}", "o", (*texReader).openBlock},
	{"{displaycquote}", "okp", (*texReader).openBlock},
	{"{foreigndisplayquote} {hyphendisplayquote}", "lo", (*texReader).openBlock},
	{"{foreigndisplaycquote}", "lokp", (*texReader).openBlock},
	{"{thebibliography}", "a", func(t *texReader, _ *command) { t.begin(note, "\x00bibliography") }},
	{"{tabular} {minipage} {multicols}", "ao", nil},
}

var (
	texSymbols = map[string]string{
		"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å", "i": "i", "j": "j",
		"dh": "ð", "th": "þ", "dj": "đ", "DJ": "Đ", "og": "«", "fg": "»", "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»",
		"flqq": "«", "frqq": "»", "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "flq": "‹", "frq": "›", "quotedblbase": "„", "quotesinglbase": "‚",
		"textquotedblleft": "“", "textquotedblright": "”", "textquoteleft": "‘", "textquoteright": "’", "lq": "‘", "rq": "’",
		"textquotesingle": "'", "textquotedbl": `"`, "dots": "…", "ldots": "…", "textellipsis": "…", "dotso": "…",
		"textendash": "–", "textemdash": "—", "textbackslash": `\`, "textasciitilde": "~", "textasciicircum": "^", "pounds": "£", "S": "§", "P": "¶",
		"textsterling": "£", "texteuro": "€", "euro": "€", "textyen": "¥", "textcent": "¢", "textdollar": "$", "textsection": "§", "textparagraph": "¶",
		"textdegree": "°", "degree": "°", "circ": "°", "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾", "textperthousand": "‰",
		"textnumero": "№", "textminus": "−", "textpm": "±", "pm": "±", "texttimes": "×", "times": "×", "textdiv": "÷", "div": "÷", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥",
		"-": "\u00AD", "/": "", "@": "", "!": "", "%": "%", "&": "&", "#": "#", "$": "$", "_": "_", "{": "{", "}": "}",
		"slash": "/", "textelp": " … ", "quad": " ", "qquad": " ", "newline": "\n", "linebreak": "\n", "space": " ", "nobreakspace": " ",
	}
	// texAccents are the commands of accents by the characters that combine.
	texAccents = map[string]string{
		"'": "\u0301", "`": "\u0300", "^": "\u0302", `"`: "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
		"u": "\u0306", "v": "\u030C", "H": "\u030B", "c": "\u0327", "k": "\u0328", "r": "\u030A", "b": "\u0331", "d": "\u0323",
	}

	texFigures  = compile(`^(?:[-+=<>0-9.,:/()^{}\s]|\\(?:circ|pm|times|div|leq?|geq?|[%$,]))+$`)
	texExponent = compile(`^\^(?:[0-9]|\{[0-9]+\})`)

	// punctuation is what a block quotation of csquotes ends with, after its key: "[.]".
	punctuation = compile(`^\[[.,;:!?]{0,3}\]`)
)

// command reads a command, or the beginning of an environment.
func (t *texReader) command(i, to int) int {
	name, at := t.name(i+1, to)
	isLetter := len(name) == 1 && classes[name[0]] == letter // a space may be between it and the letter that it takes
	c := &command{name: name, start: i, end: at, to: to}
	symbol, isSymbol := texSymbols[name]
	switch mark := texAccents[name]; {
	case mark != "" && !(isLetter && at < to && !strings.ContainsRune("{ \\", rune(t.m.raw[at]))):
		return t.accent(mark, i, at, to)
	case isSymbol:
		t.put(symbol, i)
		return t.space(name, at, to)
	case name == "end":
		return t.ends(at, to)
	case name == "begin":
		var environment extent
		environment, c.end = t.argument(at, to)
		c.name = t.m.raw[environment[0]:environment[1]]
		name = "{" + c.name + "}"
	}
	m := t.macros[name]
	if m == nil {
		if len(name) == 1 && !isLetter {
			t.put(" ", i)
			return at
		}
		return t.space(name, t.options(c.end, to), to)
	}
	t.take(m.arguments, c)
	if m.read != nil {
		m.read(t, c)
	}
	return c.end
}

func (t *texReader) name(i, to int) (name string, end int) {
	end = i
	for end < to && (classes[t.m.raw[end]] == letter || t.m.raw[end] == '@') {
		end++
	}
	if end == i && i < to {
		_, size := utf8.DecodeRuneInString(t.m.raw[i:to])
		end += size
	}
	return t.m.raw[i:end], end
}

// space skips the space after the name of a command, which is not text.
func (t *texReader) space(name string, i, to int) int {
	if name == "" || classes[name[0]] != letter {
		return i
	}
	return to - len(strings.TrimLeft(t.m.raw[i:to], " \t"))
}

// accent puts an accent on the letter that follows.
func (t *texReader) accent(mark string, i, at, to int) int {
	text, end := t.argument(at, to)
	letters := t.m.raw[text[0]:text[1]]
	if end == at && at < to {
		at = t.space("a", at, to)
		_, size := utf8.DecodeRuneInString(t.m.raw[at:to])
		letters, end = t.m.raw[at:at+size], at+size
		if letters == "\\" {
			name, after := t.name(at+1, to)
			letters, end = texSymbols[name], after
		}
	}
	letters = strings.TrimPrefix(letters, `\`)
	if _, size := utf8.DecodeRuneInString(letters); size > 0 {
		letters = letters[:size] + mark + letters[size:]
	}
	t.put(norm.NFC.String(letters), i)
	return end
}

// take reads the arguments of a command, by a letter each:
//
//   - a star, if there is one
//     o  options in brackets, if there are some
//     l  an argument that is not text: a language
//     k  the keys of a citation
//     t  the text
//     p  the punctuation after the quotation, in brackets
//     a  all arguments that there are
func (t *texReader) take(arguments string, c *command) {
	for _, kind := range arguments {
		from := c.end
		switch kind {
		case '*':
			c.end += len(t.m.raw[from:c.to]) - len(strings.TrimPrefix(t.m.raw[from:c.to], "*"))
		case 'o':
			c.end = t.options(from, c.to)
			if c.options == (extent{}) {
				c.options = extent{from, c.end}
			}
		case 'l':
			_, c.end = t.argument(from, c.to)
		case 'k':
			c.keys, c.end = t.argument(from, c.to)
		case 't':
			c.text, c.end = t.argument(from, c.to)
		case 'p':
			c.end += len(punctuation().FindString(t.m.raw[from:min(from+5, c.to)]))
		case 'a':
			if from < c.to && strings.IndexByte("*[{", t.m.raw[from]) >= 0 {
				if t.take("*ol", c); c.end > from {
					t.take("a", c)
				}
			}
		}
	}
}

// argument returns where the text of an argument in braces is; end is i if there
// is none that ends.
func (t *texReader) argument(i, to int) (text extent, end int) {
	at := to - len(strings.TrimLeft(t.m.raw[i:to], " \t\r\n"))
	if at == to || t.m.raw[at] != '{' {
		return text, i
	}
	if end = t.closing(at, to, '{', '}'); end < at+2 || t.m.raw[end-1] != '}' {
		return text, i
	}
	return extent{at + 1, end - 1}, end
}

func (t *texReader) closing(i, to int, open, closes byte) int {
	if t.groups[open] == nil {
		t.groups[open] = groups(t.m.raw, open, closes)
	}
	if end := t.groups[open][i]; end > 0 && end <= to {
		return end
	}
	return to
}

// options skips the options of a command, in brackets right after it.
func (t *texReader) options(i, to int) int {
	for i < to && t.m.raw[i] == '[' {
		end := t.closing(i, to, '[', ']')
		if t.m.raw[end-1] != ']' || strings.Contains(t.m.raw[i:end], "\n\n") {
			break // nothing closes them
		}
		i = end
	}
	return i
}

// inside reads an argument as a part of the unit.
func (t *texReader) inside(text extent) {
	t.depth++
	t.read(text[0], text[1])
	t.depth--
}

// quoted reads a quotation, and its citation in the options and the key:
// \textcquote[52]{key}{text}.
func (t *texReader) quoted(c *command) {
	if c.text == (extent{}) {
		if strings.HasPrefix(t.m.raw[c.end:c.to], "{") || strings.HasPrefix(t.m.raw[c.end:c.to], "[") {
			t.put(string(openMark), c.start) // nothing closes it
		}
		return
	}
	t.put(string(openMark), c.start)
	t.inside(c.text)
	t.put(string(closeMark), c.text[1])
	t.citesIn(c.options[0], c.text[0])
	t.citeKeys(c)
}

// citeKeys adds the citation that the keys of a command are.
func (t *texReader) citeKeys(c *command) {
	if keys := t.m.raw[c.keys[0]:c.keys[1]]; keys != "" {
		cited := &citation{place: len(t.u.read), start: c.start, end: c.keys[1] + len("}"), refs: keysOf(keys, t.m.raw[c.options[0]:c.options[1]])}
		cited.text = t.m.raw[cited.start:cited.end]
		t.u.cites = append(t.u.cites, cited)
	}
}

// openBlock reads the beginning of a block quotation, with its citation.
func (t *texReader) openBlock(c *command) {
	if len(t.blocks) == 0 {
		t.begin(block, "")
	}
	t.blocks = append(t.blocks, c.name)
	t.citeKeys(c)
	t.citesIn(c.options[0], c.end)
}

func (t *texReader) unit(kind unitKind, c *command) {
	if c.text != (extent{}) {
		t.begin(kind, "")
		t.inside(c.text)
		t.flush()
	}
}

// epigraph reads a quotation, and where it is from.
func (t *texReader) epigraph(c *command) {
	t.unit(block, c)
	t.take("*ot", c)
	t.unit(paragraph, c)
}

// noted reads a note where it is called.
func (t *texReader) noted(c *command) {
	if c.text != (extent{}) {
		t.inner(c.start, func() { t.inside(c.text) })
	}
}

// inserted reads what the author puts into a quotation.
func (t *texReader) inserted(c *command) {
	if c.text != (extent{}) {
		t.put("[", c.start)
		t.inside(c.text)
		t.put("]", c.text[1])
	}
}

// skip leaves out a command, but for its citations.
func (t *texReader) skip(c *command) { t.citesIn(c.start, c.end) }

// appendix reads a command after which there are appendices.
func (t *texReader) appendix(c *command) {
	t.begin(heading, "")
	t.put("Appendix", c.start)
	t.flush()
}

func (t *texReader) ends(at, to int) int {
	name, end := t.argument(at, to)
	if n := len(t.blocks); n > 0 && t.blocks[n-1] == t.m.raw[name[0]:name[1]] {
		t.blocks = t.blocks[:n-1]
	}
	if t.depth == 0 && len(t.blocks) == 0 {
		t.flush()
	}
	return end
}

// until skips what a text ends soon, if it does.
func (t *texReader) until(text string, c *command) {
	if end := strings.Index(t.m.raw[c.end:min(c.to, c.end+reach)], text); end >= 0 {
		c.end += end + len(text)
	}
}

// code leaves out an environment that is not prose.
func (t *texReader) code(c *command) {
	_, after, _ := strings.Cut(t.m.raw[c.end:c.to], `\end{`+c.name+"}")
	c.end = c.to - len(after)
}

// verb leaves out code: \verb|...|.
func (t *texReader) verb(c *command) {
	if c.end == c.to || t.m.raw[c.end] == '{' {
		t.take("l", c)
		return
	}
	_, size := utf8.DecodeRuneInString(t.m.raw[c.end:c.to])
	mark := t.m.raw[c.end : c.end+size]
	c.end += size
	t.until(mark, c)
}
