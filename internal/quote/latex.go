package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// latex reads a manuscript in LaTeX.
func (r *reader) latex() {
	start, end := 0, len(r.m.raw)
	if i := strings.Index(r.m.raw, `\begin{document}`); i >= 0 {
		start = i + len(`\begin{document}`)
	}
	if i := strings.LastIndex(r.m.raw, `\end{document}`); i >= start {
		end = i
	}
	t := texReader{reader: r, ligatures: ligatures, groups: map[byte]map[int]int{}}
	if strings.Contains(r.m.raw[:start], "german") || start == 0 && strings.Contains(r.m.raw, "\"`") {
		t.ligatures = slices.Concat(shorthands, ligatures)
	}
	t.read(start, end)
}

// A texReader reads the text of LaTeX.
type texReader struct {
	*reader
	depth  int      // of arguments that belong to one unit
	quotes []string // the environments of block quotations that are open
	groups map[byte]map[int]int

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
	end := strings.IndexByte(t.m.raw[i:to], '\n')
	if end < 0 {
		return to
	}
	i += end + 1
	for i < to && (t.m.raw[i] == ' ' || t.m.raw[i] == '\t') {
		i++
	}
	return i
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
	end := i
	for end < to && isSpaceByte(t.m.raw[end]) {
		end++
	}
	if strings.Count(t.m.raw[i:end], "\n") < 2 {
		t.put("\n", i)
		return i + 1
	}
	t.paragraphEnd(i)
	return end
}

func (t *texReader) paragraphEnd(at int) {
	if t.depth == 0 && len(t.quotes) == 0 {
		t.flush()
	} else {
		t.put("\n\n", at)
	}
}

// names of commands, by what becomes of them
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
		"slash": "/", "quad": " ", "qquad": " ", "newline": "\n", "linebreak": "\n", "space": " ", "nobreakspace": " ",
	}
	// texAccents are the commands of accents by the characters that combine.
	texAccents = map[string]string{
		"'": "\u0301", "`": "\u0300", "^": "\u0302", `"`: "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
		"u": "\u0306", "v": "\u030C", "H": "\u030B", "c": "\u0327", "k": "\u0328", "r": "\u030A", "b": "\u0331", "d": "\u0323",
	}
	// texWithout are the commands whose arguments are not text.
	texWithout = set("title subtitle author date thanks documentclass usepackage label ref pageref autoref cref nameref input include includegraphics " +
		"bibliography bibliographystyle addbibresource newcommand renewcommand providecommand def hypersetup setcounter addtocounter vspace hspace " +
		"pagestyle thispagestyle setlength index glossary selectlanguage MakeOuterQuote DeclareQuoteStyle nocite graphicspath footnotemark url path nolinkurl")
	// texNotes are the commands of notes.
	texNotes = set("footnote footnotetext endnote sidenote marginpar marginnote")
	// texCode are the environments that are not prose.
	texCode = set("verbatim verbatim* Verbatim lstlisting minted comment equation equation* align align* displaymath math eqnarray gather gather* tikzpicture filecontents filecontents*")
	// texBlocks are the environments of block quotations.
	texBlocks = set("quote quotation displayquote displaycquote foreigndisplayquote foreigndisplaycquote hyphendisplayquote verse quoting")
	// texHeadings are the commands of headings.
	texHeadings = set("part addpart chapter addchap addsec section subsection subsubsection paragraph subparagraph")

	texFigures  = compile(`^(?:[-+=<>0-9.,:/()^{}\s]|\\(?:circ|pm|times|div|leq?|geq?|[%$,]))+$`)
	texExponent = compile(`^\^(?:[0-9]|\{[0-9]+\})`)
	texQuote    = compile(`^(?:enquote|say|(?:foreign|hyphen)?(?:text|block|block)?c?quote)$`)
)

func set(names string) map[string]bool {
	m := map[string]bool{}
	for name := range strings.FieldsSeq(names) {
		m[name] = true
	}
	return m
}

// command reads a command.
func (t *texReader) command(i, to int) int {
	name, at := t.name(i+1, to)
	star := at < to && t.m.raw[at] == '*'
	switch {
	case texAccents[name] != "" && !(len(name) == 1 && unicode.IsLetter(rune(name[0])) && at < to && !strings.ContainsRune("{ \\", rune(t.m.raw[at]))):
		return t.accent(texAccents[name], i, at, to)
	case texQuote().MatchString(name) || name == "foreignquote" || name == "hyphenquote":
		if star {
			at++
		}
		return t.quotation(name, i, at, to)
	case texSymbols[name] != "":
		t.put(texSymbols[name], i)
		return t.space(name, at, to)
	case texNotes[name]:
		return t.text(at, to, func(from, to int) { t.inner(i, func() { t.inside(from, to) }) })
	case name == "epigraph": // and where it is from
		return t.set(paragraph, t.set(block, at, to), to)
	case texHeadings[name]:
		return t.set(heading, at, to)
	case name == "dictum":
		return t.set(block, at, to)
	case name == "appendix":
		return t.appendix(i, at)
	case texWithout[name]:
		end := t.arguments(at, to)
		t.citesIn(i, end)
		return end
	case name == "begin":
		return t.begins(at, to)
	case name == "end":
		return t.ends(at, to)
	case name == "href":
		_, end := t.argument(at, to)
		t.citesIn(i, end)
		return end
	case name == "verb" || name == "lstinline":
		return t.verb(at, to)
	case name == "textins":
		return t.text(at, to, func(from, to int) {
			t.put("[", i)
			t.inside(from, to)
			t.put("]", to)
		})
	case name == "textelp":
		t.put(" … ", i)
		return at
	case name == "par" || name == "item":
		t.paragraphEnd(i)
		return at
	case name == "[" || name == "(":
		if end := strings.Index(t.m.raw[at:min(to, at+reach)], `\`+map[string]string{"[": "]", "(": ")"}[name]); end >= 0 {
			return at + end + 2
		}
		return at
	}
	return t.other(name, i, at, to)
}

// other reads a command that is a character, or whose name alone is not text.
func (t *texReader) other(name string, i, at, to int) int {
	switch {
	case name == "" || name == "-" || name == "/" || name == "@" || name == "!":
		if name == "-" {
			t.put("\u00AD", i)
		}
	case name == "\\":
		t.put("\n", i)
		return t.options(at, to)
	case len(name) == 1 && classes[name[0]] != letter:
		if strings.ContainsAny(name, "%&#$_{}") {
			t.put(name, i)
		} else {
			t.put(" ", i)
		}
	default:
		return t.space(name, t.options(at, to), to)
	}
	return at
}

// name reads the name of a command.
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
	for i < to && (t.m.raw[i] == ' ' || t.m.raw[i] == '\t') {
		i++
	}
	return i
}

// accent puts an accent on the letter that follows.
func (t *texReader) accent(mark string, i, at, to int) int {
	letters, end := t.argument(at, to)
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

// argument reads an argument in braces; end is i if there is none that ends.
func (t *texReader) argument(i, to int) (text string, end int) {
	at := i
	for at < to && isSpaceByte(t.m.raw[at]) {
		at++
	}
	if at >= to || t.m.raw[at] != '{' {
		return "", i
	}
	if end = t.closing(at, to, '{', '}'); end < at+2 || t.m.raw[end-1] != '}' {
		return "", i
	}
	return t.m.raw[at+1 : end-1], end
}

// closing returns the end of a group.
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

// arguments skips all arguments of a command.
func (t *texReader) arguments(i, to int) int {
	if i < to && t.m.raw[i] == '*' {
		i++
	}
	for i < to {
		switch t.m.raw[i] {
		case '[':
			i = t.closing(i, to, '[', ']')
		case '{':
			i = t.closing(i, to, '{', '}')
		default:
			return i
		}
	}
	return i
}

// inside reads an argument as a part of the unit.
func (t *texReader) inside(from, to int) {
	t.depth++
	t.read(from, to)
	t.depth--
}

// source reads the language, the options and the citation that commands and
// environments of csquotes begin with: \textcquote[52]{key}.
func (t *texReader) source(name string, i, at, to int) (c *citation, options, end int) {
	if strings.HasPrefix(name, "foreign") || strings.HasPrefix(name, "hyphen") {
		_, at = t.argument(at, to)
	}
	options, end = at, t.options(at, to)
	if !strings.HasSuffix(name, "cquote") {
		return nil, options, end
	}
	keys, after := t.argument(end, to)
	return &citation{start: i, end: after, text: t.m.raw[i:after], refs: keysOf(keys, t.m.raw[at:end])}, options, after
}

// quotation reads a command of csquotes: \textcquote[52]{key}{text}.
func (t *texReader) quotation(name string, i, at, to int) int {
	cited, options, at := t.source(name, i, at, to)
	at = t.options(at, to)
	text, end := t.argument(at, to)
	if end == at {
		if at < to && strings.ContainsRune("{[", rune(t.m.raw[at])) {
			t.put(string(openMark), i) // nothing closes it
		}
		return at
	}
	t.put(string(openMark), i)
	t.inside(end-1-len(text), end-1)
	t.put(string(closeMark), end-1)
	t.citesIn(options, at)
	if cited != nil && len(cited.refs) > 0 {
		t.u.cites = append(t.u.cites, cite{len(t.u.text), cited})
	}
	return end
}

// set reads the text of a command as a unit.
func (t *texReader) set(kind unitKind, at, to int) int {
	return t.text(at, to, func(from, to int) {
		t.begin(kind, "")
		t.inside(from, to)
		t.flush()
	})
}

// text calls read with where the text of a command is, after a star and options.
func (t *texReader) text(at, to int, read func(from, to int)) int {
	if at < to && t.m.raw[at] == '*' {
		at++
	}
	at = t.options(at, to)
	text, end := t.argument(at, to)
	if end > at {
		read(end-1-len(text), end-1)
	}
	return end
}

// appendix reads a command after which there are appendices.
func (t *texReader) appendix(i, end int) int {
	t.begin(heading, "")
	t.put("Appendix", i)
	t.flush()
	return end
}

// begins reads the beginning of an environment.
func (t *texReader) begins(at, to int) int {
	name, end := t.argument(at, to)
	switch {
	case texCode[name]:
		if i := strings.Index(t.m.raw[end:to], `\end{`+name+"}"); i >= 0 {
			return end + i + len(`\end{}`) + len(name)
		}
		return to
	case texBlocks[name]:
		return t.block(name, at, end, to)
	case name == "appendices" || name == "appendix":
		return t.appendix(at, end)
	case name == "thebibliography":
		t.begin(note, "\x00bibliography")
		return t.arguments(end, to)
	}
	if name == "tabular" || name == "minipage" || name == "multicols" {
		end = t.arguments(end, to)
	}
	return t.options(end, to)
}

// block reads the beginning of a block quotation, with its citation.
func (t *texReader) block(name string, i, at, to int) int {
	if len(t.quotes) == 0 {
		t.begin(block, "")
	}
	t.quotes = append(t.quotes, name)
	cited, options, end := t.source(name, i, at, to)
	t.citesIn(options, end)
	if cited == nil {
		return end
	}
	t.u.cites = append(t.u.cites, cite{0, cited})
	return end + len(punctuation().FindString(t.m.raw[end:min(end+5, to)]))
}

// punctuation is what a block quotation of csquotes ends with, after its key: "[.]".
var punctuation = compile(`^\[[.,;:!?]{0,3}\]`)

// ends reads the end of an environment.
func (t *texReader) ends(at, to int) int {
	name, end := t.argument(at, to)
	if n := len(t.quotes); texBlocks[name] && n > 0 {
		if t.quotes = t.quotes[:n-1]; len(t.quotes) == 0 {
			t.flush()
		}
	} else if name == "thebibliography" || t.depth == 0 && len(t.quotes) == 0 {
		t.flush()
	}
	return end
}

// verb leaves out code: \verb|...|.
func (t *texReader) verb(at, to int) int {
	if at >= to {
		return at
	}
	if t.m.raw[at] == '{' {
		return t.closing(at, to, '{', '}')
	}
	_, size := utf8.DecodeRuneInString(t.m.raw[at:to])
	if end := strings.Index(t.m.raw[at+size:min(to, at+size+reach)], t.m.raw[at:at+size]); end >= 0 {
		return at + size + end + size
	}
	return at
}
