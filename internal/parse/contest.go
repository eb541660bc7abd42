package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/text"
)

// The last stage of a head. If no recogniser has found the title, the short
// blocks above the text compete for it: each gets a few points for what it says
// and for where it is, and the best is the title if it leads by a margin. A title
// that is not given is honest, and a wrong one is a false citation.

// A unit is some lines above the text that are of one kind.
type unit struct {
	from, to int
	kind     unitKind
}

type unitKind uint8

const (
	aside    unitKind = iota // a stamp, a number, a label with its value, "* * *"
	dating                   // a date, or a place and a date
	rubric                   // the heading of a part of a newspaper: "OBITUARY"
	byline                   // "By Ada Wren", "Special to The Times"
	words                    // what may be the title, or a letterhead
	greeting                 // the salutation of a letter
	prose                    // the text
)

// A contender is a unit of words, or several that belong together, that may be the
// title.
type contender struct {
	from, to int
	text     string     // on one line
	next     string     // the text of the unit below it
	street   bool       // one of its lines but the first begins with the number of a house
	byline   bool       // it says by whom a document of what kind is: "Memorandum by the Minister"
	kind     bool       // it names a kind of document
	isTitle  bool       // and its parties or its matter
	above    []unitKind // the kinds of the units before it
	below    []unitKind // and after it
	headed   bool       // what may be a title above it are letterheads
	inside   bool       // no blank line is above it
}

// A titleRule speaks for a contender or against it.
type titleRule struct {
	name   string
	points int
	holds  func(c *contender) bool
}

// longestPart bounds, in bytes, a title that ends with a full stop.
const longestPart = 80

// longestTitle bounds, in characters, a title that does not say from whom to whom, or
// of what, it is.
const longestTitle = 150

// mostLines bounds the lines of a title that names no kind of document.
const mostLines = 3

// leastPoints is what the title needs, and leastLead by how much it leads the next.
const leastPoints, leastLead = 2, 2

var titleRules = []titleRule{
	{"kind of document", 2, func(c *contender) bool { return c.kind }},
	{"parties or matter", 1, func(c *contender) bool { return c.isTitle }},
	{"dated", 2, func(c *contender) bool { return !dateInTitle(c.text).IsZero() }},
	{"remark", -4, func(c *contender) bool { return isBracketed(c.text) }},
	{"first", 2, func(c *contender) bool { return !slices.Contains(c.above, words) }},
	{"below a letterhead", 1, func(c *contender) bool { return slices.Contains(c.above, words) && c.headed }},
	{"text below", 1, func(c *contender) bool { return slices.ContainsFunc(c.below, isTextBelow) }},
	{"no text below", -3, func(c *contender) bool {
		return !slices.ContainsFunc(c.below, isTextBelow) && !slices.Contains(c.above, dating)
	}},
	{"form", -4, func(c *contender) bool {
		return slices.Contains(forms, strings.ToLower(c.text)) || strings.HasSuffix(strings.ToUpper(c.text), " SESSION") || strings.HasPrefix(c.text, "AGENDA ITEM")
	}},
	{"byline below", 1, func(c *contender) bool { return len(c.below) > 0 && c.below[0] == byline }},
	{"by whom, below its matter", -6, func(c *contender) bool { return c.byline && !c.headed }},
	{"issuer", -4, func(c *contender) bool { return isIssuer(c.text) }},
	{"periodical", -4, func(c *contender) bool { return text.Periodical.Has(nounOf(c.text)) }},
	{"person", -4, func(c *contender) bool {
		return !slices.Contains(c.above, rubric) && !c.kind && (isPersonAlone(c.text) || startsOffice(c.next) && text.IsNamed(c.text))
	}},
	{"place", -4, func(c *contender) bool { return isPlaceName(c.text) }},
	{"shelf mark", -4, func(c *contender) bool { return hasShelfMark(c.text) }},
	{"capitals without a kind", -1, func(c *contender) bool { return allCaps(c.text) && !c.kind }},
	{"address", -4, func(c *contender) bool { return isAddressLine(c.text) || c.street }},
	{"number", -4, func(c *contender) bool {
		return isDigit(c.text[0]) && !c.isTitle && !text.Talk.In(c.text) // but "12. Sitzung"
	}},
	{"motto", -4, func(c *contender) bool { return isMotto(c.text) }},
	{"row", -3, func(c *contender) bool { return isRow(c.text) }},
	{"clause", -4, func(c *contender) bool { return strings.ContainsAny(c.text[len(c.text)-1:], ",;:") }},
	{"sentence", -4, func(c *contender) bool {
		return strings.HasSuffix(c.text, ".") && endsSentence(c.text) && !endsAbbreviated(c.text) && !c.isTitle && !(c.kind && len(c.text) <= longestPart && namesKind(text.FirstWord(c.text)))
	}},
	{"addressee", -4, func(c *contender) bool { return isAddressing(c.text) && !allCaps(c.text) }},
	{"whom a letter greets", -9, func(c *contender) bool {
		return isSalutation(c.next) && strings.Contains(c.text, greeted(c.next)) && text.Is(text.FirstWord(c.text), text.Honorific, text.Rank, text.Given, text.Peer)
	}},
	{"above a letter", -3, func(c *contender) bool { return slices.Contains(c.below, greeting) && !c.kind }},
	{"cut", -6, func(c *contender) bool { return endsSmall(c.text) }},
	{"goes on above", -3, func(c *contender) bool { return c.inside && startsSmall(c.text) }},
	{"long", -2, func(c *contender) bool { n := width(c.text); return n > 200 || n > longestTitle && !c.isTitle }},
	{"several lines of text", -3, func(c *contender) bool { return c.to-c.from > mostLines && !c.kind && !allCaps(c.text) }},
	{"markup", -4, func(c *contender) bool {
		return strings.ContainsAny(c.text, "{}") || strings.ContainsAny(c.text[:1], "#*|-•")
	}},
	{"one word", -2, func(c *contender) bool { return !strings.Contains(c.text, " ") && !text.IsHan(c.text) }},
}

// lastStage makes the winner between line from and the text the title, and takes a
// date that is between the head and the text, if the head lacks them. It returns the
// first line of the text, which was at.
func (h *head) lastStage(from, at int) int {
	titled := h.has(document.KeyTitle)
	if titled && !h.Date().IsZero() {
		return at
	}
	units := h.units(from)
	if !titled {
		c := winner(h.contenders(units))
		if c != nil && (c.isTitle && !(h.has(document.KeyFrom) && isFromTo(strings.TrimSuffix(c.text, "."))) || !h.isLabelled()) {
			return h.retitle(c, at)
		}
	}
	dates := slices.DeleteFunc(slices.Clone(units), func(u unit) bool { return u.kind != dating || u.from < at })
	if len(dates) != 1 || units[len(units)-1].kind < greeting || !h.Date().IsZero() { // a table has several
		return at
	}
	from = dates[0].from
	f, n := readDate(h.lines[from:])
	if n == 0 {
		return at
	}
	h.unknown(at, from)
	f.Rule = "the date above the text"
	h.addField(f, from, from+n)
	return from + n
}

// isLabelled reports whether the head has a field that can stand for a title.
func (h *head) isLabelled() bool {
	return h.has(document.KeyFrom) || h.has(document.KeyTo) || h.has(document.KeySubject)
}

// winner returns the contender that leads all others, nil if none does.
func winner(all []contender) (best *contender) {
	most, second, headed := 0, 0, true
	for i := range all {
		c := &all[i]
		c.headed = headed
		points := c.points()
		headed = headed && points < 0
		if points > most {
			best, most, second = c, points, most
		} else {
			second = max(second, points)
		}
	}
	if most < leastPoints || most-second < leastLead {
		return nil
	}
	return best
}

func (c *contender) points() (n int) {
	for _, r := range titleRules {
		if r.holds(c) {
			n += r.points
		}
	}
	return n
}

// reasons returns the names of the rules that speak for a contender.
func (c *contender) reasons() string {
	var names []string
	for _, r := range titleRules {
		if r.points > 0 && r.holds(c) {
			names = append(names, r.name)
		}
	}
	return strings.Join(names, ", ")
}

// contenders returns what of some units may be the title.
func (h *head) contenders(units []unit) (all []contender) {
	for i := 0; i < len(units); i++ {
		s := titleText(h.linesOf(units[i]))
		kind, _, _ := strings.Cut(s, " by ")
		isByline := units[i].kind == byline && text.Is(text.LastWord(kind), text.Kind, text.Paper)
		if units[i].kind != words && !isByline {
			continue
		}
		c := contender{text: s, byline: isByline, from: units[i].from, above: kindsOf(units[:i]), inside: !h.lines[units[i].from].gap}
		isPage := false // by whom a speech is, and where, on lines of their own
		for i+1 < len(units) && (h.goesOn(c.text, units[i+1]) || isPage && h.isOfPage(units[i+1:])) {
			i++
			isPage = isPage || strings.EqualFold(text.LastWord(c.text), "by") || units[i].kind == byline
			c.text += " " + titleText(h.linesOf(units[i]))
		}
		c.to, c.below = units[i].to, kindsOf(units[i+1:])
		if i+1 < len(units) {
			c.next = h.lines[units[i+1].from].text
		}
		c.street = c.to-c.from > 1 && slices.ContainsFunc(h.lines[c.from+1:c.to], func(l line) bool { return isDigit(l.text[0]) && strings.Count(l.text, " ") < 4 })
		c.below = c.below[:min(len(c.below), 3)]
		c.kind, c.isTitle = namesKind(c.text), isTitle(c.text)
		all = append(all, c)
	}
	return all
}

// isOfPage reports whether the first of some units are words, and not the place that
// is directly above a date.
func (h *head) isOfPage(units []unit) bool {
	return units[0].kind == words && !(len(units) > 1 && units[1].kind == dating && !h.lines[units[1].from].gap)
}

func (h *head) linesOf(u unit) []line { return h.lines[u.from:u.to] }

// titleText returns lines on one line, with single blanks.
func titleText(lines []line) string { return strings.Join(strings.Fields(spaced(lines)), " ") }

// kindsOf returns the kinds of units, without what is aside.
func kindsOf(units []unit) (kinds []unitKind) {
	for _, u := range units {
		if u.kind != aside {
			kinds = append(kinds, u.kind)
		}
	}
	return kinds
}

func isTextBelow(k unitKind) bool { return k == prose || k == dating || k == byline || k == greeting }

// contestLines bounds how far from the top of a head titles are.
const contestLines = 60

// units returns the lines from a line of the head up to the text, by their kinds;
// the last is the beginning of the text.
func (h *head) units(from int) (units []unit) {
	limit := min(len(h.lines), from+contestLines)
	for i := from; i < limit; {
		n, kind := h.claimed(i)
		if n == 0 {
			n, kind = unitOf(h.lines[i:limit])
		}
		units = append(units, unit{i, i + n, kind})
		if kind == prose || kind == greeting {
			break
		}
		i += n
	}
	return units
}

// claimed returns how many lines the field is that a recogniser has made of line i
// and those after it, and of what kind it is; 0 for a letterhead, which may be a title.
func (h *head) claimed(i int) (n int, kind unitKind) {
	l := &h.lines[i]
	if l.source {
		return 1, aside
	}
	for k := range h.Header {
		if f := &h.Header[k]; f.Start == l.start && f.Key != document.KeyLetterhead {
			for n = 1; i+n < len(h.lines) && h.lines[i+n].start < f.End; n++ {
			}
			if !f.Date.IsZero() {
				return n, dating
			}
			return n, aside
		}
	}
	return 0, 0
}

// unitOf returns how many lines the unit is that some lines begin with, and its kind:
// words go on up to a line of another kind, and a letterhead up to one that names
// no issuer.
func unitOf(lines []line) (n int, kind unitKind) {
	if n, kind = beginsAs(lines); kind != words {
		return n, kind
	}
	block := lines[:blockLength(lines)]
	issuer := isIssuer(lines[0].text)
	for n = 1; n < len(block) && !block[n].source; n++ {
		_, next := beginsAs(lines[n:])
		_, isDate := text.WholeDate(block[n].text, 0) // perhaps above its place
		above, taken := block[n-1].text, spaced(block[:n])
		goesOn := endsSmall(above) || above[len(above)-1] == ',' && namesKind(taken)
		isBelow := isKindAlone(block[n].text) || width(taken) < 50 && n+1 == len(block) && strings.Count(block[n].text, " ") < 2 // "Telegram", "Boston"
		isOther := isBelow && isFromTo(taken) || next != words && !(next == byline && isKindAlone(taken)) || issuer && !startsSmall(block[n].text) && !isIssuer(block[n].text) || isDate && isTitle(taken)
		if !goesOn && isOther || isText(&block[n-1], &block[n]) {
			break
		}
	}
	if isProseBlock(block[:n]) {
		return n, prose
	}
	return n, words
}

// isText reports whether a line is text below a title, in a file without blank
// lines: a sentence too long for the lines of a typescript.
func isText(title, l *line) bool {
	return len(l.text) > longestLine && l.width() > title.width() && !startsLower(l.text) && isProse(l.text)
}

// longestLine is more bytes than most lines of a typescript have.
const longestLine = 100

// beginsAs returns of what kind the first line is by itself, words if it is nothing
// else, and how many lines that is.
func beginsAs(lines []line) (n int, kind unitKind) {
	for _, k := range kindsOfLines {
		if n = k.read(lines); n > 0 {
			return n, k.kind
		}
	}
	return 1, words
}

// areWords reports whether a line by itself is nothing but words, perhaps with a date.
func areWords(s string) bool {
	_, kind := beginsAs([]line{{text: s, gap: true}})
	_, isDate := text.WholeDate(s, 0)
	return kind == words || kind == dating && !isDate
}

// A lineKind returns how many of some lines are of a kind, 0 if the first is not.
type lineKind struct {
	name string
	kind unitKind
	read func(lines []line) int
}

// kindsOfLines are tried in order.
var kindsOfLines = []lineKind{
	{"rubric", rubric, ofText(func(s string) bool { return text.Rubric.Has(strings.Trim(s, " .:*#")) })},
	{"salutation", greeting, ofText(func(s string) bool {
		return isSalutation(s) || len(s) < 60 && isSalutation(s+",") && !text.Is(text.FirstWord(s), text.Honorific, text.Peer)
	})},
	{"date", dating, datingLength},
	{"label", aside, func(lines []line) int {
		f, n := readLabel(lines)
		if len(f.Text) > longValue || n > 0 && startsLower(f.Label) {
			n = 0
		}
		return n
	}},
	{"classification, number or stamp", aside, ofText(func(s string) bool {
		return text.IsShelfmark(s) || isClassified(s) || isSerial(s) || isStamped(s) || isFRUSNumber(s) || isPageNumber(s) || isNumberOfSeries(s) || allCaps(s) && strings.Contains(s, " CITE ")
	})},
	{"label alone", aside, func(lines []line) int {
		switch s := lines[0].text; {
		case len(lines) > 1 && lines[1].text[0] == ':':
			return 2
		case !strings.HasSuffix(s, ":") || len(s) > longestLabel:
			return 0
		case len(lines) > 1 && blockLength(lines[1:]) == 1 && lines[1].width() < 60 && !isProse(lines[1].text):
			return 2 // with its value
		}
		return 1
	}},
	{"date of a deed, enclosure, end of a letter", aside, ofText(func(s string) bool {
		return text.Done.Begins(s) && (text.Month.In(s) || strings.ContainsAny(s, "0123456789")) || namesEnclosure(s) || isClosing(s)
	})},
	{"item", prose, ofText(func(s string) bool {
		return isMarked(s) && !isTitle(s) && (endsSentence(s) || !namesKind(s)) &&
			!(text.IsNamed(s) && text.Roman(strings.TrimRight(text.FirstWord(s), ".")) == 0) // "H. Wren"
	})},
	{"machinery of a page", aside, ofText(func(s string) bool {
		return text.WebPage.Has(s) || len(s) < 60 && isNoise(s) || strings.ContainsAny(s, "<>") || strings.Contains(s, "   ") || strings.Contains(s, " | ")
	})},
	{"teaser", aside, func(lines []line) int { // "Talks on the…" above the whole line
		if cut, ok := strings.CutSuffix(lines[0].text, "…"); ok && len(lines) > 1 && strings.HasPrefix(lines[1].text, cut) {
			return 1
		}
		return 0
	}},
	{"edition", aside, func(lines []line) int { // and its volume, perhaps on the next line, above a title or its number
		n := 1
		if !text.Volume.In(lines[0].text) && len(lines) > 1 && !lines[1].gap {
			n++
		}
		if n < len(lines) && text.Volume.In(lines[n-1].text) && (isTitle(lines[n].text) || isSerial(lines[n].text)) {
			return n
		}
		return 0
	}},
	{"byline", byline, ofText(isByline)},
	{"turn of speech", prose, ofText(func(s string) bool { return isSpeaker(s) && !allCaps(s) && (endsSentence(s) || len(s) > 60) })},
}

// datingLength returns how many lines a date is, in words that are not understood,
// too, but not among lines of verse.
func datingLength(lines []line) int {
	_, n := readDate(lines)
	s := lines[0].text
	if n == 0 && text.Month.In(s) && (strings.ContainsAny(s, "0123456789") || text.Numeral.In(s)) && strings.Count(s, " ") < 6 && !namesKind(s) {
		n = 1
	}
	if n > 0 && !lines[0].gap && n < len(lines) && !lines[n].gap && standsOut(&lines[n]) == "" {
		return 0
	}
	return n
}

// ofText returns a reader of one line whose text is so.
func ofText(is func(s string) bool) func(lines []line) int {
	return func(lines []line) int {
		if is(lines[0].text) {
			return 1
		}
		return 0
	}
}

// isProseBlock reports whether a block is text and not a title.
func isProseBlock(lines []line) bool {
	last := lines[len(lines)-1].text
	s := spaced(lines)
	switch {
	case isProse(last) || isProse(s):
		return !namesKind(s) || len(s) > 200
	case len(s) > 60 && strings.HasSuffix(last, ",") && !allCaps(s):
		return true
	case len(lines) == 1 && strings.ContainsAny(last[len(last)-1:], ",:!"): // of a speech: "Mr. President,"
		return !allCaps(s)
	case len(lines) > titleLines:
		return true
	}
	return len(s) > 300 || len(s) > 150 && endsSentence(last)
}

// startsSmall reports whether words begin with a preposition or a conjunction.
func startsSmall(s string) bool {
	first := strings.ToLower(text.FirstWord(s))
	return text.Is(first, text.Link, text.Small, text.OfficeSmall)
}

// goesOn reports whether a unit goes on with the words above it, as on a title page.
func (h *head) goesOn(above string, u unit) bool {
	s := h.lines[u.from].text
	small := startsSmall(s) || strings.EqualFold(text.FirstWord(s), "by") || text.Made.Has(text.FirstWord(s)) // "DELIVERED BEFORE"
	switch {
	case u.kind == byline:
		return isKindAlone(above)
	case u.kind != words:
		return false
	case endsSmall(above):
		return true
	case isKindAlone(above):
		return small
	}
	return small && (startsLower(s) || allCaps(s) && allCaps(above) && !(isIssuer(above) && text.Article.Has(text.FirstWord(s))))
}

// endsSmall reports whether words end with a preposition, an article or a dash, or
// with a year that is not there.
func endsSmall(s string) bool {
	last := text.LastWord(s)
	return text.Is(last, text.RunsOn, text.Link) || strings.EqualFold(last, "year") || strings.HasSuffix(s, "-")
}

// retitle makes the lines of a contender the title, whatever they were, and returns
// the first line of the text.
func (h *head) retitle(c *contender, at int) int {
	from, to := c.from, c.to
	h.Header = slices.DeleteFunc(h.Header, func(f document.Field) bool {
		first, end := h.lineAt(f.Start), h.lineAt(f.End)
		if end <= c.from || first >= c.to {
			return false
		}
		from, to = min(from, first), max(to, end)
		return true
	})
	if from > at {
		from = at // what is between the head and the title
	}
	h.unknown(from, c.from)
	f := titleField(c.text)
	f.Date, f.Rule = dateInTitle(f.Text), c.reasons()
	if !c.isTitle {
		f.Rule = "the likeliest of the lines above the text (" + f.Rule + ")"
	}
	h.addField(f, c.from, c.to)
	h.unknown(c.to, to)
	slices.SortStableFunc(h.Header, func(a, b document.Field) int { return a.Start - b.Start })
	if to > at {
		return h.readHead(to)
	}
	return at
}

// lineAt returns the first line that begins at an offset or after it.
func (h *head) lineAt(offset int) int {
	i, _ := slices.BinarySearchFunc(h.lines, offset, func(l line, offset int) int { return l.start - offset })
	return i
}

// namesKind reports whether words name a kind of document before their first
// preposition, or say from whom to whom something is.
func namesKind(s string) bool {
	if isTitle(s) {
		return true
	}
	n := 0
	for word := range strings.FieldsSeq(s) {
		if n++; n > 6 || n > 1 && text.Link.Has(word) {
			break
		}
		word = strings.Trim(word, ".,;:()[]*“”\"0123456789¹²³")
		if text.Is(word, text.Kind, text.Paper, text.Spoken, text.Talk) {
			return true
		}
	}
	return false
}

// isKindAlone reports whether words are a kind of document and no more: "SPEECH".
func isKindAlone(s string) bool {
	return strings.Count(s, " ") < 2 && namesKind(s)
}

// isByline reports whether a line says who wrote what is below it or above it.
func isByline(s string) bool {
	name, ok := text.Byline.Cut(s)
	several := strings.Contains(s[:len(s)-len(name)], " ")
	name = strings.TrimLeft(name, " :")
	return ok && len(s) < 100 && (name == "" || name != strings.TrimLeft(s, " ") && (several || isPartOfOffice(name)))
}

// isIssuer reports whether words are the name of an office, an institution or a
// state alone.
func isIssuer(s string) bool {
	if _, to, _ := strings.Cut(strings.ToLower(s), " to "); isFromTo(s) && (!text.Sent.In(s) || to == "" || text.Office.In(to)) {
		return false
	}
	first := strings.Trim(text.FirstWord(s), ".,;:()[]*")
	noun := nounOf(s)
	return text.Is(noun, text.Body, text.Institution, text.Mission, text.Federation, text.Repository, text.Country, text.State, text.City) && !text.Talk.Has(noun) ||
		text.Office.Has(first) && !text.Given.Has(first)
}

// nounOf returns the noun that words are about: that before the first preposition.
func nounOf(s string) (noun string) {
	for word := range strings.FieldsSeq(s) {
		if noun != "" && text.Link.Has(word) {
			break
		}
		noun = strings.Trim(word, ".,;:()[]*“”\"")
	}
	return noun
}

// isPersonAlone reports whether words are the name of a person, perhaps with an office.
func isPersonAlone(s string) bool {
	if name, office, ok := strings.Cut(s, ", "); ok && startsOffice(office) && text.IsNamed(name) {
		return true
	}
	s, _ = text.CutFold(s, "the ")
	first := text.FirstWord(s)
	return isPartOfOffice(s) && (text.Office.Has(text.LastWord(s)) && !startsSmall(s) && !text.Link.In(s) || text.Is(first, text.Honorific, text.Rank, text.Peer, text.Regnal, text.Religious, text.Given) || text.IsInitials(first) && first != s)
}

// isPlaceName reports whether words are the names of a place and of what it is in,
// "Strelsau, Utopia", "Harbour Trust, Strelsau, Utopia".
func isPlaceName(s string) bool {
	parts := strings.Split(s, ", ")
	return len(parts) > 1 && !slices.ContainsFunc(parts, func(part string) bool {
		return !text.IsUpper(part) || strings.Count(part, " ") > len(parts)-2 || !isPartOfOffice(part) || namesKind(part)
	})
}

// hasShelfMark reports whether words have the number of a box or a file.
func hasShelfMark(s string) bool {
	words := strings.Fields(s)
	for i := range words[1:] {
		if text.Shelfmark.Has(words[i]) && isDigit(words[i+1][0]) {
			return true
		}
	}
	return false
}

// isAddressLine reports whether words have an address of the web.
func isAddressLine(s string) bool {
	return strings.Contains(s, "www.") || strings.Contains(s, "://") || strings.Contains(s, "@")
}

// isMotto reports whether words are in quotation marks, or an appeal.
func isMotto(s string) bool { return isQuotation(s) || s[len(s)-1] == '!' }

func isQuotation(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("\"“«„", first) && strings.ContainsRune("\"”»“", last)
}

// isRow reports whether words have a label, perhaps in capitals and without its colon.
func isRow(s string) bool {
	if !allCaps(s) && slices.ContainsFunc(strings.Fields(s), func(word string) bool { return allCaps(word) && len(word) > 3 && keyOf(word) != "" }) {
		return true
	}
	_, value, ok := cutLabel(s)
	return ok && value != "" && (strings.ContainsAny(value, "0123456789") || strings.Count(value, " ") < 2)
}

// isNoise reports whether a line has no word, as what a scan makes of a stain or a
// stamp, "Y", "3.3(h)(2)", or a bracket without its other half, as heads of pages have.
func isNoise(s string) bool {
	depth := 0
	for _, r := range s {
		switch {
		case r >= 0x2E80 && unicode.IsLetter(r):
			return false
		case r == '(' || r == '[':
			depth++
		case (r == ')' || r == ']') && depth == 0:
			return true
		case r == ')' || r == ']':
			depth--
		}
	}
	return depth > 0 || !slices.ContainsFunc(text.Words(s), func(word string) bool { return len(word) > 1 })
}

// isNumberOfSeries reports whether a line is a word and its number: "Chapter 388",
// "Accession No. 20788", "Form 271 (Rev. 1939)", "Miller - 1", or ends with one:
// "Papers of the Mills, No. 12".
func isNumberOfSeries(s string) bool {
	words := strings.Fields(s)
	if n := len(words) - 1; n > 1 && text.Numbered.Has(strings.TrimRight(words[n-1], ".")) && isDigit(words[n][0]) {
		return !namesKind(s)
	}
	for _, word := range words[min(1, len(words)):min(3, len(words))] {
		if _, rest, ok := text.CutNumber(word, 6); ok && rest == "" {
			return !namesKind(s)
		}
		if text.IsUpper(word) && !strings.HasSuffix(word, ".") {
			return false
		}
	}
	return false
}
