package parse

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/text"
)

// A turn is a paragraph that begins with the name of one who speaks, as far as
// the paragraph itself shows.
type turn struct {
	name   string // as written: "Mr. CARTER (Utopia)"
	said   int    // where in the text what is said begins
	key    string // the last word of the name, by which the speaker is known again
	titled bool   // the name has an honorific, as nobody else's
	office bool   // or an office, a given name, or a party or a country in brackets
	empty  bool   // what is said is names at most: "Chairman: Mr. Carter"
}

// longestTurn bounds what is before the text of a turn, in bytes, and mostInName the
// words of the name.
const longestTurn, mostInName = 140, 8

// speakers finds who says what in a record of speech. There must be turns of
// two speakers who certainly speak: by an honorific, or again and again; then
// others do, too, whose office, party or capitals say so. What follows a turn
// belongs to its speaker, up to what may be another's. Doubt gives no speaker.
func (p *parser) speakers() {
	turns := p.turns()
	sure := p.sureSpeakers(turns)
	if sure == nil {
		return
	}
	speaker := ""
	for i := range p.Body {
		b := &p.Body[i]
		t, ok := turns[i]
		switch {
		case b.Kind == document.Note || b.Kind == document.SourceNote || isBracketed(b.Text):
			continue
		case ok && !t.empty && (sure[t.key] || t.titled || t.office):
			speaker, b.Said = t.name, t.said
		case ok && t.empty && sure[t.key] && speaker != "":
			speaker, b.Said = t.name, t.said
		case ok || b.Kind != document.Paragraph || isUnsaid(b):
			speaker = ""
		}
		b.Speaker = speaker
	}
}

// turns returns the turns of the body, by block; none of a letter.
func (p *parser) turns() map[int]turn {
	turns := map[int]turn{}
	for i := range p.Body {
		b := &p.Body[i]
		if b.Kind != document.Paragraph {
			continue
		}
		t, ok := cutSpeaker(b.Text)
		if len(turns) == 0 && len(b.Text) < leastProse && !t.titled && !t.office && isSalutation(b.Text) {
			return nil
		}
		if ok {
			turns[i] = t
		}
	}
	letters := map[string]int{} // Q and A must both be there twice: "A." may begin an item
	for _, t := range turns {
		letters[t.name]++
	}
	maps.DeleteFunc(letters, func(name string, n int) bool { return width(name) > 1 || n < 2 })
	maps.DeleteFunc(turns, func(_ int, t turn) bool { return width(t.name) == 1 && (len(letters) < 2 || letters[t.name] == 0) })
	return turns
}

// sureSpeakers returns those, by their keys, who have an honorific and another name,
// or who speak at least twice; nil if there are no two turns, or nobody else speaks.
// If all are bare words, none of these may be a word of the text.
func (p *parser) sureSpeakers(turns map[int]turn) map[string]bool {
	times, sure, bare := map[string]int{}, map[string]bool{}, true
	for _, t := range turns {
		if !t.empty {
			times[t.key]++
			bare = bare && !t.titled && !t.office
			sure[t.key] = sure[t.key] || t.titled && !text.Office.Has(t.key) || times[t.key] > 1
		}
	}
	if bare {
		maps.DeleteFunc(sure, func(key string, is bool) bool { return is && p.hasWord(key) })
	}
	certain, speakers, known := 0, map[string]bool{}, false
	for _, t := range turns {
		if !t.empty && (sure[t.key] || t.titled || t.office) {
			certain++
			speakers[t.name], known = true, known || sure[t.key]
		}
	}
	if certain < 2 || len(speakers) < 2 || !known {
		return nil
	}
	return sure
}

// hasWord reports whether a word is in the text as it is, in small letters.
func (p *parser) hasWord(word string) bool {
	isIn := func(b document.Block) bool {
		before, rest, found := strings.Cut(b.Text, word)
		for ; found; before, rest, found = strings.Cut(rest, word) {
			last, _ := utf8.DecodeLastRuneInString(before)
			next, _ := utf8.DecodeRuneInString(rest)
			if !unicode.IsLetter(last) && !unicode.IsLetter(next) {
				return true
			}
		}
		return false
	}
	return word != "" && slices.ContainsFunc(p.Body, isIn)
}

// cutSpeaker reads the name that a paragraph begins with: "Mr. CARTER (Utopia)
// (interpretation from French): ", "**The Minister:** ", "M. Meunier. ".
func cutSpeaker(s string) (t turn, ok bool) {
	head := s[:min(len(s), longestTurn)]
	from := len(head) - len(strings.TrimLeft(head, "*_"))
	end, stop := nameEnd(head[from:])
	if end <= 0 {
		return t, false
	}
	name := head[from:][:end]
	main, brackets, rest := cutAside(name)
	main, _, _ = strings.Cut(main, ", ")
	words := strings.Fields(main)
	if len(words) == 0 || len(words) > mostInName || strings.Trim(rest, " *_") != "" || len(words) > 1 && text.Is(words[len(words)-1], text.OfficeSmall, text.Link, text.Small, text.RunsOn) {
		return t, false
	}
	first, last := words[0], words[len(words)-1]
	if stop && !slices.ContainsFunc(words, allCaps) && !text.Is(first, text.Floor, text.Voice) {
		return t, false
	}
	t.key = strings.ToLower(strings.Trim(last, ".,*_"))
	isVoice := text.Voice.Has(main)
	t.titled = isVoice || len(words) > 1 && (text.Is(first, text.Floor, text.Honorific, text.Rank, text.Peer, text.Religious) || text.Is(strings.TrimSuffix(first, "."), text.Floor, text.Honorific))
	for _, word := range words {
		if !isVoice && !text.IsOfficeWord(word) && !text.Office.Has(word) && !text.Voice.Has(word) {
			return t, false
		}
		t.office = t.office || text.Is(word, text.Office, text.Voice)
	}
	t.office = t.office || len(words) > 1 && text.Given.Has(first) || brackets != "" && isPartOfOffice(brackets) && !startsLower(brackets)
	if !t.titled && !t.office && isNoSpeaker(main) {
		return t, false
	}
	t.name = strings.TrimRight(name, " *_")
	if open := strings.LastIndexByte(t.name, '('); open > 0 && text.Interpreted.In(t.name[open:]) {
		t.name = strings.TrimRight(t.name[:open], " ")
	}
	rest = strings.TrimLeft(s[from+end+1:], " \t\n*_—–-")
	t.said = len(s) - len(rest)
	t.empty = rest != "" && isPartOfOffice(rest) && (!endsSentence(rest) || isPersonAlone(rest))
	return t, true
}

// nameEnd returns where what may be a name ends, 0 if nowhere: at a colon, or
// at a stop that is not that of an abbreviation, outside of brackets.
func nameEnd(s string) (end int, stop bool) {
	depth, blanks := 0, 0
	for i := range len(s) {
		switch s[i] {
		case ' ':
			if blanks++; blanks == mostInName {
				return 0, false
			}
		case ',':
			blanks -= mostInName // an office follows
		case '(', '[':
			blanks -= mostInName
			depth++
		case ')', ']':
			depth--
		case '!', '?', ';', '"':
			return 0, false
		case ':':
			if depth == 0 && (i+1 == len(s) || strings.IndexByte(" \t\n*_", s[i+1]) >= 0) {
				return i, false
			}
		case '.':
			word := s[strings.LastIndexByte(s[:i], ' ')+1 : i]
			if depth == 0 && i+1 < len(s) && s[i+1] == ' ' && !text.Is(word, text.Floor, text.Honorific, text.BeforeName) && !text.Floor.Has(word+".") && (!text.IsInitials(word+".") || word == s[:i] && text.Voice.Has(word)) {
				return i, true
			}
		}
	}
	return 0, false
}

// cutAside returns a name without what is in brackets, the first of these, and
// what is behind the last.
func cutAside(s string) (name, aside, rest string) {
	name, rest, _ = strings.Cut(s, "(")
	aside, _, _ = strings.Cut(rest, ")")
	return strings.Trim(name, " *_"), aside, rest[strings.LastIndexByte(rest, ')')+1:]
}

// isNoSpeaker reports whether words before a colon say what follows, not who speaks.
func isNoSpeaker(s string) bool {
	first := strings.TrimRight(text.FirstWord(s), ".")
	last := s[strings.LastIndexByte(s, ' ')+1:]
	classes := []text.Class{text.Caption, text.Kind, text.Paper, text.Talk, text.NotesHead, text.Enclosure, text.Salutation, text.Month, text.Body}
	return text.Is(first, classes...) || text.Is(last, classes...) || text.Is(s, classes...) || labelKeys[strings.ToLower(s)] != ""
}

// isBracketed reports whether a paragraph is wholly in one pair of brackets, as
// what a record notes between the turns: "(Heiterkeit)", "[Recess]".
func isBracketed(s string) bool {
	return s != "" && (s[0] == '(' && strings.IndexByte(s, ')') == len(s)-1 || s[0] == '[' && strings.IndexByte(s, ']') == len(s)-1)
}

// markInterjections marks the lines in brackets that say what happens between the
// turns, or are above one.
func markInterjections(lines []line) {
	spoken := false
	for i := range lines {
		l := &lines[i]
		spoken = spoken || l.has(speaker)
		if l.text[0] != '(' || !isBracketed(l.text) {
			continue
		}
		above := false
		if spoken && i+1 < len(lines) {
			_, above = cutSpeaker(lines[i+1].text)
		}
		if above || text.Interjection.Begins(l.text[1:]) {
			l.traits |= interjected
		}
	}
}

// hang returns how far the words of a turn are indented that are in a column right
// of the speakers: "MILLER:     Yes."; 0 if they are not.
func (l *line) hang() int {
	name, said, _ := strings.Cut(l.text, ":  ")
	if said == "" {
		return 0
	}
	return int(l.indent) + width(name) + width(said) - width(strings.TrimLeft(said, " ")) + 3
}

// A textRule is a reason to read a text in one way.
type textRule struct {
	name  string
	holds func(s string) bool
}

// unsaid are the reasons not to take a paragraph below a turn for what its speaker
// says: it is of the record, or may be.
var unsaid = []textRule{
	{"what somebody said", func(s string) bool { // "MR. CARTER asked whether"
		first, rest, _ := strings.Cut(s, " ")
		return allCaps(strings.TrimRight(text.FirstWord(rest), ",;(")) && (allCaps(first) || text.Honorific.Has(first))
	}},
	{"talk", func(s string) bool { // "The meeting rose at 5 p.m."
		return len(s) < headingLength && text.Talk.In(firstWords(s, 3))
	}},
	{"act", func(s string) bool { // "The Council adopted the motion."
		return text.Act.In(firstWords(s, 6)) && !text.Direct.In(s)
	}},
	{"label", func(s string) bool { // "In favour: Utopia"
		label, _, ok := strings.Cut(s[:min(len(s), headingLength)], ": ")
		return ok && len(strings.Fields(label)) < mostInName && (!text.Direct.In(label) || isNoSpeaker(label))
	}},
	{"line without an end", func(s string) bool { // "Adoption of the agenda"
		return len(s) < headingLength && !endsSentence(s) && !strings.HasSuffix(s, "—") && !strings.Contains(s, "\n")
	}},
}

// isUnsaid reports whether a paragraph below a turn may be of the record.
func isUnsaid(b *document.Block) bool {
	return b.Marker == "" && slices.ContainsFunc(unsaid, func(r textRule) bool { return r.holds(b.Text) })
}

func firstWords(s string, n int) string {
	words := strings.Fields(s[:min(len(s), headingLength)])
	return strings.Join(words[:min(n, len(words))], " ")
}
