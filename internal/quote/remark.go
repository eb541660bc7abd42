package quote

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	styles "docview/internal/cite"
	"docview/internal/document"
)

// A remark is a note or a parenthesis that may name a document in prose: by its
// title, or as a style of citations does in the text.
type remark struct {
	text     string   // at half width
	from     int      // in its unit
	readings [][]word // the words of the text, and those without the paragraphs that it names
	inText   bool     // a parenthesis
	isApart  bool     // a paragraph
	cites    []*citation
	mentions []mention
	beside   []int // the probes
}

// A mention is where in a remark documents are named.
type mention struct {
	from, to int
	isWhole  bool // the citation as a style prints it, with its date
	isShort  bool // and with a short title, which gives way to the whole title of another
	docs     []*document.Document
}

// apart is the place of a paragraph that may be the source of the one before.
const apart = -1

// longestRemark bounds a parenthesis that is read, in bytes.
const longestRemark = 600

// findRemarks adds to the citations of the units their notes and parentheses,
// and the paragraphs that may be the source of a quotation that is set apart.
func (m *Manuscript) findRemarks() {
	quoted := map[int][]*quotation{}
	for _, q := range m.quotations {
		quoted[q.unit] = append(quoted[q.unit], q)
	}
	for i, u := range m.units {
		if u.kind == heading {
			continue
		}
		text := halfWidth.Replace(u.text)
		explicit := slices.DeleteFunc(slices.Clone(u.cites), func(c *citation) bool { return len(c.refs) == 0 })
		switch {
		case u.kind == note:
			m.remark(u, text, 0, len(text), explicit)
		case u.kind != paragraph && len(quoted[i]) > 0 && isAttribution(text[quoted[i][0].to:]):
			m.remark(u, text, quoted[i][0].to, len(text), explicit)
		case i > 0 && u.kind == paragraph && len(text) < 3*longestRemark && len(quoted[i-1]) > 0 && m.isApart(quoted[i-1][0]):
			m.remark(u, text, 0, len(text), explicit).isApart = true
			u.cites[len(u.cites)-1].place = apart
		}
		inside := 0 // the quotation that ends next
		for at := range len(text) {
			if text[at] != '(' && text[at] != '[' {
				continue
			}
			for inside < len(quoted[i]) && quoted[i][inside].to <= at {
				inside++
			}
			end := at + groupLength(text[at:min(len(text), at+longestRemark)], "([", ")]")
			if end > at && (inside == len(quoted[i]) || at < quoted[i][inside].from) {
				m.remark(u, text, at, end, explicit)
			}
		}
		slices.SortStableFunc(u.cites, func(a, b *citation) int { return a.place - b.place })
		for _, c := range u.cites {
			if r := c.remark; r != nil {
				r.cites = slices.Clone(citesBetween(u.cites, r.from+1, r.from+len(r.text)+1))
			}
		}
	}
}

// isApart reports whether a quotation is set as a block, or is alone in its unit.
func (m *Manuscript) isApart(q *quotation) bool {
	u := m.units[q.unit]
	if q.isBlock || q.last > 0 || q.next <= len(u.text) {
		return q.isBlock
	}
	return isPunctuation(u.text[:q.from]) && isPunctuation(u.text[min(q.to, len(u.text)):])
}

// groupLength returns the length of the group that s begins with, such as one in
// parentheses, 0 if it is not closed.
func groupLength(s, opens, closes string) int {
	depth := 0
	for i := range len(s) {
		if strings.IndexByte(opens, s[i]) >= 0 {
			depth++
		} else if strings.IndexByte(closes, s[i]) >= 0 {
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// halfWidth replaces the punctuation of Chinese and Japanese by marks that take
// as many bytes.
var halfWidth = strings.NewReplacer("（", "(  ", "）", ")  ", "［", "[  ", "］", "]  ", "〔", "[  ", "〕", "]  ", "【", "[  ", "】", "]  ",
	"，", ",  ", "、", ",  ", "。", ".  ", "．", ".  ", "；", ";  ", "：", ":  ", "《", "“", "》", "”", "〈", "“", "〉", "”", "\u3000", "   ")

// isAttribution reports whether a text after a block says whose it is.
func isAttribution(text string) bool {
	return strings.IndexAny(strings.TrimSpace(text), "—–-") == 0
}

// remark adds a remark to the citations of a unit, of which some are explicit.
// One word is an id.
func (m *Manuscript) remark(u *unit, text string, from, to int, explicit []*citation) *remark {
	isInText := text[from] == '(' || text[from] == '['
	text = text[from:to]
	c := &citation{place: from, start: int(u.at[from]), end: min(m.after(u, to), len(m.raw)), remark: &remark{text: text, from: from, inText: isInText}}
	c.text = m.raw[c.start:c.end]
	bare := strings.TrimLeft(strings.Trim(withoutParagraphs(text), " \n.,;:()[]*"), "见見参參详詳引自") // "see", "from"
	if isOne := bare != "" && !strings.ContainsAny(bare, " \n\u00A0"); !isOne && (isInText || u.kind != paragraph) {
		u.ids(text, from)
	} else if isOne && len(citesBetween(explicit, from+1, to+1)) == 0 {
		c.refs = []reference{{document: bare, paragraph: paragraphIn(text), kind: byID}}
		if u.kind == note && len(bare) >= 5 && countDigits(bare) == len(bare) {
			c.refs[0].kind = byAddress // no page
		}
	}
	u.cites = append(u.cites, c)
	m.remarks = append(m.remarks, c)
	return c.remark
}

// ids adds the ids that are words of a text to the citations of a unit, each with the
// paragraph that is named after it. They are nothing if the library does not have them.
func (u *unit) ids(text string, from int) {
	words := idWords().FindAllStringIndex(text, -1)
	words = slices.DeleteFunc(words, func(w []int) bool { return !wholeID().MatchString(text[w[0]:w[1]]) })
	for i, w := range words {
		rest := text[w[1]:]
		if i+1 < len(words) {
			rest = text[w[1]:words[i+1][0]]
		}
		rest, _, _ = strings.Cut(rest, ";")
		r := reference{document: text[w[0]:w[1]], kind: byID, paragraph: paragraphIn(rest)}
		if strings.HasPrefix(rest, ",") {
			r.date = dateAfter(rest)
		}
		u.cites = append(u.cites, &citation{place: from + w[0], text: text[w[0]:w[1]], refs: []reference{r}})
	}
}

func withoutParagraphs(text string) string { return strings.Join(paraPattern().Split(text, -1), " ") }

// letters are what distinguishes documents of a year: 1951a, n.d.-b. The author gave them.
var letters = compile(`\b[0-9]{4}[a-z]\b|\bn\.d\.-[a-z]\b`)

// plain returns a remark without what a citation adds to what it names: the
// paragraph and the letter of the year. The other words keep their places.
func plain(text string) string {
	blank := func(s string) string { return strings.Repeat(" ", len(s)) }
	text = paraPattern().ReplaceAllStringFunc(text, blank)
	return letters().ReplaceAllStringFunc(text, func(s string) string { return s[:len("1951")] + blank(s[len("1951"):]) })
}

// A phrase is where in a reading of a remark words are with which a title may begin.
type phrase struct{ remark, reading, word int }

// leading is how many words of a title are looked for first.
const leading = 3

// leads are words that lead to what a remark names.
var leads = compile(`^[\s(\[]*(?:(?i:see(?: also)?|cf\.|vgl\.|siehe|voir|véase|vedi|zob\.|см\.)\s+)?`)

// shortTitle matches what may be the writer's own short title in a remark: what is
// in quotation marks, or at the start before a comma.
var shortTitle = compile(`[“‘„«"]([^”’“»"]+)[”’“»"]|^\(([^,()]+),`)

func (c *Check) indexRemarks() {
	for i, r := range c.m.remarks {
		r := r.remark
		texts := slices.Compact([]string{r.text, plain(r.text)})
		for j, text := range texts {
			words := tokenize(nil, text)
			r.readings = append(r.readings, words)
			for k := range words {
				for n := 1; n <= min(leading, len(words)-k); n++ {
					h := hashWords(words[k : k+n])
					c.phrases[h] = append(c.phrases[h], phrase{i, j, k})
				}
			}
		}
		c.indexParts(i, texts[len(texts)-1])
		for _, m := range shortTitle().FindAllStringSubmatch(r.text, -1) {
			c.short = append(c.short, cmp.Or(m[1], m[2]))
		}
	}
}

// indexParts indexes a remark and its parts, each of which may be all that names
// a document.
func (c *Check) indexParts(remark int, text string) {
	from := 0
	for _, part := range slices.Compact(append([]string{text}, strings.SplitAfter(text, ";")...)) {
		lead := len(leads().FindString(part))
		if words := tokenize(nil, part[lead:]); len(words) > 0 {
			h := hashWords(words)
			c.wholes[h] = append(c.wholes[h], named{remark, from, from + len(part), true, false})
			first, _ := utf8.DecodeRuneInString(part[lead+int(words[0].start):])
			c.firsts[words[0].unbracketed()] = c.firsts[words[0].unbracketed()] || !unicode.IsLower(first)
		}
		from = (from + len(part)) % len(text)
	}
}

// A named is a mention of a document in a remark.
type named struct {
	remark, from, to int
	isWhole, isShort bool
}

// mentions returns where the remarks name a document: by its title, or as a style
// cites it. What a style prints may be of one document, and its title of several.
func (l *looker) mentions(d *document.Document, title []word) []named {
	all := l.places(title, false)
	if len(all) == 0 && !l.mayBeNamed(d, title) {
		return nil
	}
	it := *styles.Of(d)
	it.URL = "" // it is found by itself
	if !it.CanCite() {
		return all
	}
	for _, short := range append([]string{""}, l.short...) {
		if it.Shorten(short) != nil {
			continue
		}
		first := len(all)
		for _, s := range styles.Styles() {
			for _, form := range s.Forms {
				if form == styles.InText || short != "" && form != styles.Short {
					continue // references are below
				}
				made := s.Cite(&it, form, styles.Pinpoint{}).String()
				words := tokenize(nil, made)
				if countDigits(made) > 0 {
					all = append(all, l.places(words, true)...)
					continue
				}
				all = append(all, l.wholes[hashWords(words)]...) // too little to be found among other words
			}
			for _, made := range s.References(&it) {
				all = append(all, l.wholes[hashWords(tokenize(nil, made.String()))]...)
			}
		}
		for i := first; i < len(all) && short != ""; i++ {
			all[i].isShort = true
		}
	}
	return all
}

// places returns where the remarks have some words in a row.
func (l *looker) places(words []word, isWhole bool) (all []named) {
	if len(words) == 0 {
		return nil
	}
	for _, p := range l.phrases[hashWords(words[:min(leading, len(words))])] {
		r := l.m.remarks[p.remark].remark
		in, end := r.readings[p.reading], p.word+len(words)
		if end > len(in) || hashWords(in[p.word:end]) != hashWords(words) {
			continue
		}
		from, to := int(in[p.word].start), int(in[end-1].end)
		if isWholeTitle(r.text, from, to, len(words)) {
			all = append(all, named{p.remark, from, to, isWhole, false})
		}
	}
	return all
}

// mayBeNamed reports whether a remark begins with a word of the head of a document,
// where its title is and the name of who wrote it; of one without a title, whether it
// begins with one of the sign-off, or has the year or the first words: taking a
// document apart is slow.
func (l *looker) mayBeNamed(d *document.Document, title []word) bool {
	begins := func(s string) bool {
		return slices.ContainsFunc(tokenize(nil, ofSomebody.Replace(s)), func(w word) bool { return l.firsts[w.unbracketed()] })
	}
	has := func(words []word) bool { return l.phrases[hashWords(words)] != nil }
	switch {
	case len(l.firsts) == 0:
		return false
	case slices.ContainsFunc(d.Header, func(f document.Field) bool { return f.Key != document.KeySummary && begins(f.Text) }):
		return true
	case len(title) > 0:
		return false
	case slices.ContainsFunc(d.Blocks(document.Signature), func(b document.Block) bool { return begins(b.Text) }):
		return true
	}
	date, words := d.Date(), tokenize(nil, d.Description())
	year := tokenize(nil, cmp.Or(date.EDTF[:min(len(date.EDTF), len("1951"))], date.Text))
	return len(year) == 0 || slices.ContainsFunc(year, func(w word) bool { return has([]word{w}) }) || has(words[:min(leading, len(words))])
}

// ofSomebody leaves the name of whose a text is: "Mikoyan’s Recollections".
var ofSomebody = strings.NewReplacer("’s ", " ", "'s ", " ")

// isWholeTitle reports whether a title in a remark is not a part of a longer
// one. A short one has to be set as a title, or be all that the remark is about.
func isWholeTitle(text string, from, to, words int) bool {
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[to:], " \n"))
	before := strings.TrimRight(text[:from], " \n")
	last, _ := utf8.DecodeLastRuneInString(before)
	word := before[strings.LastIndexAny(before, " \n(“\"")+1:]
	first, _ := utf8.DecodeRuneInString(word)
	isSet := strings.ContainsRune("(“\"„«‘'.", last)
	if slices.Contains(introduces, word) { // "(See Second Report)"
		lead := strings.TrimSuffix(before, word)
		isSet = lead == "" || strings.HasSuffix(lead, "(")
	}
	switch {
	case unicode.IsLetter(next) || unicode.IsDigit(next):
		return false
	case words < leading && before != "" && !isSet:
		return false
	}
	return !unicode.IsLetter(last) || !unicode.IsUpper(first) || slices.Contains(introduces, word)
}

// introduces are the words after which a title begins.
var introduces = []string{"See", "In", "Cf", "From", "Also", "The"}

// mention adds a document to those that a remark names.
func (r *remark) mention(n named, d *document.Document) {
	i := slices.IndexFunc(r.mentions, func(m mention) bool { return m.from == n.from && m.to == n.to })
	if i < 0 {
		i, r.mentions = len(r.mentions), append(r.mentions, mention{from: n.from, to: n.to, isWhole: n.isWhole, isShort: n.isShort})
	}
	if at := &r.mentions[i]; n.isShort != at.isShort {
		if n.isShort {
			return
		}
		at.isShort, at.docs = false, nil
	}
	if at := &r.mentions[i]; !slices.ContainsFunc(at.docs, func(o *document.Document) bool { return o.ID == d.ID }) {
		at.docs = append(at.docs, d)
	}
}

// settleAll makes references of what all remarks name.
func (c *Check) settleAll() {
	if c.m.settled {
		return
	}
	for _, r := range c.m.remarks {
		c.settle(r)
	}
	c.m.settled = true
	clear(c.m.noted)
	c.m.refer(func(r reference) bool { return c.verdict(nil, &r) != NotCited })
}

// refer makes references of parentheses such as "(ibid., para. 4)": to what the
// citation before them names, in the text or in a note, if that is known.
func (m *Manuscript) refer(isKnown func(reference) bool) {
	var last []reference
	for _, u := range m.units {
		if u.kind == note {
			continue
		}
		from := apart
		for _, at := range append(slices.Clone(u.cites), &citation{place: len(u.text) + 1}) {
			isAgain := at.remark != nil && at.remark.inText && ibid().MatchString(at.remark.text)
			if at.place <= len(u.text) && !isAgain {
				continue
			}
			for _, before := range m.citesIn(u, from, at.place) {
				if slices.ContainsFunc(before.refs, isKnown) {
					last = before.refs
				}
			}
			from = at.place
			if isAgain {
				at.refs = again(last, at.remark.text)
			}
		}
	}
}

// settle makes references of what a remark names. Where it names a document by
// its id or URL too, that decides, and the title's date alone is judged.
func (c *Check) settle(cited *citation) {
	r := cited.remark
	slices.SortFunc(r.mentions, func(a, b mention) int { return cmp.Or(a.from-b.from, b.to-a.to) })
	last := 0
	r.mentions = slices.DeleteFunc(r.mentions, func(m mention) bool {
		inside := m.from < last // a title in a longer one
		last = max(last, m.to)
		return inside
	})
	for i, at := range r.mentions {
		end := len(r.text)
		if i+1 < len(r.mentions) {
			end = r.mentions[i+1].from
		}
		ref := reference{kind: byProse, docs: at.docs, paragraph: paragraphIn(r.text[at.from:end])}
		if !at.isWhole {
			ref.date = dateBeside(r.text[:at.from], r.text[at.to:end])
		}
		ref.document = strings.Join(idsOf(c.docsOf(&ref)), ", ")
		own := slices.Clone(citesBetween(r.cites, r.from+at.from, r.from+end+1))
		own = slices.DeleteFunc(own, func(o *citation) bool { return c.isWord(o, r.from+at.to, at.isWhole) })
		if len(own) > 0 {
			if docs := c.docsOf(&own[0].refs[0]); len(docs) == 1 && docs[0].ID == ref.document {
				own[0].refs[0].date = ref.date
			}
			continue
		}
		cited.refs = append(cited.refs, ref)
	}
	if p := paragraphIn(r.text); p != "" && len(cited.refs) == 0 && !r.isExplicit() && !r.isApart {
		cited.refs = []reference{{kind: byProse, paragraph: p}}
	}
}

// isExplicit reports whether a remark has more that cites than parentheses: an id, a key or a URL.
func (r *remark) isExplicit() bool {
	return slices.ContainsFunc(r.cites, func(o *citation) bool { return o.remark == nil })
}

// isWord reports whether what is cited by an id is nothing, or a word of what is
// named up to a place: all ids of a whole citation, else one that the library lacks.
func (c *Check) isWord(id *citation, to int, isWhole bool) bool {
	if len(id.refs) > 0 && id.place < to && (isWhole || id.refs[0].kind == byID && len(c.docsOf(&id.refs[0])) == 0) {
		id.refs = nil
	}
	return len(id.refs) == 0 || c.verdict(nil, &id.refs[0]) == NotCited
}

var (
	yearFirst = compile(`\b([0-9]{4}), ([A-Z][a-z]+ [0-9]{1,2})\b`)
	dateGroup = compile(`\(([^()]*[0-9]{4}[^()]*)\)\.?\s*[“"]?$`)
	dateStart = compile(`[\pL\pN]+`)
)

// dateBeside returns the date after a title, or in parentheses before it. A year
// alone may be of a book, if there is anything between it and the title.
func dateBeside(before, after string) document.Date {
	after = after[:min(len(after), 150)]
	if m := dateGroup().FindStringSubmatch(before); m != nil {
		after = m[1]
	}
	after, _, _ = strings.Cut(after, "://")
	after = yearFirst().ReplaceAllString(after, "$2, $1")
	for _, at := range dateStart().FindAllStringIndex(after, -1) {
		if d, _, ok := readDate(after[at[0]:]); ok && (len(d.EDTF) > len("1949") || isPunctuation(after[:at[0]])) {
			return d
		}
	}
	return document.Date{}
}

func isPunctuation(s string) bool { return !strings.ContainsFunc(s, isWordRune) }
