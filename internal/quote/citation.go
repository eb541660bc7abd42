package quote

import (
	"regexp"
	"slices"
	"strings"

	"docview/internal/document"
	"docview/internal/text"
)

// A citation is a place of a manuscript that names documents.
type citation struct {
	start, end int // in the manuscript
	text       string
	refs       []reference
	remark     *remark // nil but in prose
	place      int     // in its unit's text
}

// A reference is a document that a citation names.
type reference struct {
	document  string
	paragraph string // as written, "4" or "4-6"; "" if none is named
	kind      refKind
	docs      []*document.Document // of a title or an author: the documents that have it
	date      document.Date        // that is beside it
}

// A refKind says by what a reference names a document.
type refKind int

const (
	byKey     refKind = iota // [@112596]: an id, or a key of the author's bibliography
	byAddress                // 112596#4
	byURL
	byID    // (112596): nothing at all if the library does not have it
	byProse // a title, or an author
)

const (
	numberList = `(?:p?[0-9]+|[IVXLCDM]+\b)(?:\.[0-9a-z]+)*(?:(?:\s*(?:--?|–|—|,|&|and|und|et|y)\s*|[ \x{a0}])?[0-9]+\b)*`
	paraWords  = `(?:\b[Pp]ara(?:graph)?s?\b\.?|\b[Pp]ars?\b\.?|¶+|§+|\\[SP]\b(?:\{\})?|\b[Aa]bs(?:atz|ätze)?\b\.?|[Аа]бз\.|\b[Pp]árr(?:afo)?s?\b\.?|\balinéas?\b)`
	places     = `p?[0-9]+(?:[.:,–-][0-9a-z]+)*`
	paraNumber = paraWords + `(?:[\s~\x{a0}]|\\[,; ])*(` + numberList + `)`
)

var compile = text.Pattern

var (
	paraPattern  = compile(paraNumber)
	afterPattern = compile(`^[>)\]}.,;:\s~]{0,6}\(?` + paraNumber)
	urlPattern   = compile(`(?:https?://|www\.|\b[a-z0-9.-]+\.(?:org|gov|com|net|edu)/)[^\s<>"“”»{}|^\])]+`)
	archivePath  = compile(`/document/([A-Za-z0-9_-]+)`)
	frusPath     = compile(`/historicaldocuments/([A-Za-z0-9_-]+)/(d[0-9]+)`)
	address      = compile(`\b([A-Za-z0-9][A-Za-z0-9_-]*)\\?#(` + places + `)`)
	addressPlace = compile(`^` + places + `$`)
	idAsCode     = compile("`+([A-Za-z0-9_-]+)`+")
	wholeID      = compile(`^(?:[0-9]{5,}|[A-Za-z][A-Za-z_-]*[0-9][A-Za-z0-9_-]*|[A-Za-z]+(?:-[A-Za-z0-9]+){2,}|[0-9]+-[A-Za-z0-9_-]*[A-Za-z][A-Za-z0-9_-]*)$`)
	idWords      = compile(`[!#-&+./0-9:<=>@A-Z_a-z|£€¥-]*[A-Za-z0-9]`)
	linkLabel    = compile(`\[([^\[\]]+)\]`)
	linkAway     = compile(`(?m)^ {0,3}\[([^\]^][^\]]*)\]:\s*<?(\S+)`)
	numberInText = compile(`\b([0-9]{5,6}),\s` + paraNumber)
	keyGroup     = compile(`\\?\[[^\[\]]{0,200}@[^\[\]]{1,300}\]`) // pandoc escapes one that was typed in Word
	keyPattern   = compile(`@\{?([\pL\pN_][\pL\pN_:.#$%&+?~/-]*)\}?`)
	keyInText    = compile(`(?:^|[\s(—–“"])(-?\\?@([\pL\pN_][\pL\pN_:.#/-]*)(?:\s+\\?\[([^\[\]]*)\])?)`)
	citeCommand  = compile(`\\([A-Za-z]*[cC]ite[a-z]*)\*?((?:\s*\([^()]*\))*(?:\s*(?:\[[^\]]*\])*\s*\{[^{}]*\})+)`)
	citeGroup    = compile(`((?:\[[^\]]*\])*)\s*\{([^{}]*)\}`)
	lastOption   = compile(`\[[^\]]*\]$`)
)

// citations returns the citations of a manuscript by where they begin. Where
// two overlap the first one counts.
func citations(raw string, syntax Syntax) map[int]*citation {
	f := finder{raw: raw, found: map[int]*citation{}, taken: make([]bool, len(raw))}
	if syntax == LaTeX {
		f.commands()
	} else {
		f.keys()
	}
	f.urls()
	f.ids()
	if syntax == Markdown {
		f.links()
	}
	for _, c := range f.found {
		f.after(c)
	}
	return f.found
}

// A finder finds citations.
type finder struct {
	raw   string
	found map[int]*citation
	taken []bool
}

func (f *finder) add(start, end int, refs ...reference) {
	if slices.Contains(f.taken[start:end], true) {
		return
	}
	f.take(start, end)
	f.found[start] = &citation{start: start, end: end, text: f.raw[start:end], refs: refs}
}

// take notes that no other citation begins in a range.
func (f *finder) take(start, end int) {
	for i := start; i < end; i++ {
		f.taken[i] = true
	}
}

// keys finds the citations of pandoc: [@112596, para. 4; @112436], @112596 [para. 4].
func (f *finder) keys() {
	for _, m := range keyGroup().FindAllStringIndex(f.raw, -1) {
		if refs := keysIn(f.raw[m[0]:m[1]]); len(refs) > 0 {
			f.add(m[0], m[1], refs...)
		}
	}
	for _, m := range keyInText().FindAllStringSubmatchIndex(f.raw, -1) {
		r := reference{document: strings.TrimRight(f.raw[m[4]:m[5]], ":.#/-")}
		end := m[4] + len(r.document)
		if m[6] >= 0 {
			end, r.paragraph, r.date = m[3], paragraphIn(f.raw[m[6]:m[7]]), dateAfter(f.raw[m[6]:m[7]])
		}
		f.add(m[2], end, r)
	}
}

// keysIn returns what a citation group of pandoc names.
func keysIn(group string) []reference {
	var refs []reference
	for part := range strings.SplitSeq(strings.Trim(group, `[]\`), ";") {
		m := keyPattern().FindStringSubmatchIndex(part)
		if m == nil || m[0] > 0 && !strings.ContainsAny(part[m[0]-1:m[0]], " \t\n-(\\") {
			continue
		}
		key := strings.TrimRight(part[m[2]:m[3]], ":.#/-,")
		refs = append(refs, splitAddress(reference{document: key, paragraph: paragraphIn(part[m[1]:]), date: dateAfter(part[m[1]:])}))
	}
	return refs
}

// splitAddress takes the place off a document that is an address.
func splitAddress(r reference) reference {
	if id, place, ok := strings.Cut(r.document, "#"); ok && id != "" && place != "" {
		r.document, r.kind = id, byAddress
		if r.paragraph == "" {
			r.paragraph = paragraphOf(place)
		}
	}
	return r
}

// commands finds the citation commands of LaTeX.
func (f *finder) commands() {
	for _, m := range citeCommand().FindAllStringSubmatchIndex(f.raw, -1) {
		if name := f.raw[m[2]:m[3]]; name == "nocite" || strings.HasPrefix(name, "citestyle") {
			f.add(m[0], m[1])
			continue
		}
		var refs []reference
		for _, g := range citeGroup().FindAllStringSubmatch(f.raw[m[4]:m[5]], -1) {
			refs = append(refs, keysOf(g[2], g[1])...)
		}
		f.add(m[0], m[1], refs...)
	}
}

// keysOf returns what a list of keys names, with the options of its command.
func keysOf(keys, options string) []reference {
	var refs []reference
	paragraph := paragraphIn(lastOption().FindString(options))
	for key := range strings.SplitSeq(keys, ",") {
		if key = strings.TrimSpace(key); key != "" {
			refs = append(refs, splitAddress(reference{document: strings.ReplaceAll(key, `\`, ""), paragraph: paragraph}))
		}
	}
	return refs
}

func (f *finder) urls() {
	for _, m := range urlPattern().FindAllStringIndex(f.raw, -1) {
		url := strings.TrimRight(f.raw[m[0]:m[1]], ".,;:'’‘!?*_")
		plain := strings.ReplaceAll(url, `\`, "")
		if id := idOf(plain); id != "" {
			_, place, _ := strings.Cut(plain, "#")
			if !addressPlace().MatchString(place) {
				place = "" // of the page: a note, or words
			}
			f.add(m[0], m[0]+len(url), reference{document: id, kind: byURL, paragraph: paragraphOf(place)})
		}
		f.take(m[0], m[0]+len(url)) // the "#4" of a page is not an address
	}
}

// idOf returns the id of the document that a URL leads to, "" if it is none's.
func idOf(url string) string {
	if p := frusPath().FindStringSubmatch(url); p != nil {
		return p[1] + "-" + p[2]
	}
	if p := archivePath().FindStringSubmatch(url); p != nil {
		return p[1]
	}
	return ""
}

// links finds the links whose targets are elsewhere, "[letter][1]", by the citations
// there: each is at the closing bracket.
func (f *finder) links() {
	targets := map[string]*citation{}
	for _, m := range linkAway().FindAllStringSubmatchIndex(f.raw, -1) {
		targets[f.raw[m[2]:m[3]]] = f.found[m[4]]
	}
	for _, m := range linkLabel().FindAllStringSubmatchIndex(f.raw, -1) {
		if c := targets[f.raw[m[2]:m[3]]]; c != nil && !strings.HasPrefix(f.raw[m[1]:], ":") {
			f.add(m[1]-1, m[1], slices.Clone(c.refs)...)
			if link := f.found[m[1]-1]; link != nil {
				link.text = c.text
			}
		}
	}
}

// ids finds docview's own addresses, "112596#4", and ids alone: as code, and a
// number that a paragraph follows, "112596, para. 4".
func (f *finder) ids() {
	for _, m := range address().FindAllStringSubmatchIndex(f.raw, -1) {
		if id := f.raw[m[2]:m[3]]; strings.ContainsAny(id, "0123456789-") {
			f.add(m[0], m[1], reference{document: id, paragraph: paragraphOf(f.raw[m[4]:m[5]]), kind: byAddress})
		}
	}
	for _, pattern := range []*regexp.Regexp{idAsCode(), numberInText()} {
		for _, m := range pattern.FindAllStringSubmatchIndex(f.raw, -1) {
			if id := f.raw[m[2]:m[3]]; countDigits(id) >= 3 { // not "(covid-19)"
				f.add(m[0], m[3]+m[2]-m[0], reference{document: id, kind: byID})
			}
		}
	}
}

func countDigits(s string) int {
	n := 0
	for i := range len(s) {
		if classes[s[i]] == digit {
			n++
		}
	}
	return n
}

// after adds the paragraph and the date that are named right after a citation.
func (f *finder) after(c *citation) {
	if len(c.refs) == 0 {
		return
	}
	last, rest := &c.refs[len(c.refs)-1], f.raw[c.end:min(c.end+60, len(f.raw))]
	if last.date.EDTF == "" && strings.HasPrefix(strings.TrimLeft(rest, " "), ",") {
		last.date = dateAfter(rest)
	}
	if m := afterPattern().FindStringSubmatchIndex(rest); m != nil && last.paragraph == "" {
		last.paragraph = rest[m[2]:m[3]]
		c.text = f.raw[c.start : c.end+m[1]]
	}
}

// paragraphIn returns the paragraph that a locator names: 4 in "see para. 4".
func paragraphIn(locator string) string {
	if m := paraPattern().FindStringSubmatch(locator); m != nil {
		return m[1]
	}
	return ""
}

// paragraphOf returns the paragraph of an address's place, without its sentence.
func paragraphOf(place string) string {
	place, _, _ = strings.Cut(place, ":")
	return place
}

// pinpoint adds to the citations of a unit the paragraph and the date that are
// named before them: "May 4, 1951, para. 4, Wilson Center Digital Archive, https://...".
func (u *unit) pinpoint() {
	last := 0
	for _, c := range u.cites {
		between := u.text[last:c.place]
		between = between[strings.LastIndexByte(between, ';')+1:]
		last = c.place
		if len(c.refs) != 1 {
			continue
		}
		r := &c.refs[0]
		if r.date.EDTF == "" {
			r.date = dateBefore(between)
		}
		if m := paraPattern().FindAllStringSubmatch(between, -1); m != nil && r.paragraph == "" && (r.kind == byAddress || r.kind == byURL) {
			r.paragraph = m[len(m)-1][1]
		}
	}
}

var (
	dateEnd   = compile(`^\s*(?:[.,;:)\]}]|$)`)
	yearAlone = compile(`^(?:1[5-9]|20)[0-9]{2}([.,;:)\]}”"»\s]|$)`)
)

// readDate reads a date, which may be a year alone, at the start of a text.
func readDate(s string) (d document.Date, rest string, ok bool) {
	if d, rest, ok = text.ParseDate(s, 0); !ok && yearAlone().MatchString(s) {
		return document.Date{Text: s[:4], EDTF: s[:4]}, s[4:], true
	}
	return d, rest, ok
}

// dateAfter returns the date with which a text begins, after a comma.
func dateAfter(text string) document.Date {
	if d, rest, ok := readDate(strings.TrimLeft(text, " \n,([~")); ok && dateEnd().MatchString(rest) {
		return d
	}
	return document.Date{}
}

// inProse are words that the names of archives do not have: a date before them is
// not of what is cited.
var inProse = compile(`(?:^|[^\pL])\p{Ll}{3,}`)

// dateBefore returns the full date that is written before a citation as a part of it.
func dateBefore(s string) (date document.Date) {
	s = s[max(len(s)-150, 0):]
	s = s[strings.LastIndexAny(s, "([")+1:]
	for _, at := range dateStart().FindAllStringIndex(s, -1) {
		before := strings.TrimRight(s[:at[0]], " \n")
		d, rest, ok := text.ParseDate(s[at[0]:], 0)
		if ok && len(d.EDTF) > len("1949") && (before == "" || strings.HasSuffix(before, ",")) && !inProse().MatchString(withoutParagraphs(rest)) {
			date = d
		}
	}
	return date
}
