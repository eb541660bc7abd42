package parse

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/text"
)

// archiveLabels are the labels that frame a text of the Digital Archive, in
// their order. Others between them are kept.
var archiveLabels = []string{"Citation:", "Summary:", "Credits:", "Original Language:", "Contents:"}

// labelAt returns the label of the archive that a line begins with, "" if there is none.
func labelAt(s string) string {
	for _, label := range archiveLabels {
		if strings.HasPrefix(s, label) {
			return label
		}
	}
	return ""
}

// bannerParts are the lines that exports print above the date.
var bannerParts = []string{"digital archive", "digitalarchive.wilsoncenter.org", "international history declassified"}

// isBanner reports whether a line is made of parts of the banner alone.
func isBanner(s string) bool { return bannerLength(s) == len(s) }

// bannerLength returns the length of the parts of the banner that s begins with.
func bannerLength(s string) int {
	rest, ok := s, true
	for ok {
		rest, ok = text.CutOneFold(strings.TrimLeft(rest, " \t"), bannerParts...)
	}
	return len(s) - len(rest)
}

// archiveHeader reads the header of the archive's text and of its exports:
// banner, date, title, labelled parts.
func (p *parser) archiveHeader(i int) int {
	for ; isBanner(p.lines[i].text); i++ {
		p.addField(document.Field{Key: document.KeyBanner, Text: p.lines[i].text}, i, i+1)
	}
	i = p.archiveDate(i)
	if i < p.label {
		title := spaced(p.lines[i:p.label]) // between two stars or plain
		if inner, ok := strings.CutPrefix(title, "**"); ok {
			title = strings.TrimSpace(strings.TrimSuffix(inner, "**"))
		}
		p.addField(document.Field{Key: document.KeyTitle, Text: title, Rule: archiveRule}, i, p.label)
	}
	seen := map[string]bool{}
	for i = p.label; i < len(p.lines); {
		label := labelAt(p.lines[i].text)
		switch {
		case label != "" && !seen[label]:
		case label == "" && isLabelAlone(p.lines[i].text) && p.nextLabel(i+1, seen) >= 0:
			label = p.lines[i].text
		default:
			return i
		}
		seen[label] = true
		i = p.labelled(label, i, seen)
	}
	return i
}

// archiveRule names what finds the title and the date of the archive's texts.
const archiveRule = "place in the archive's head"

// archiveDate reads the date above the title.
func (p *parser) archiveDate(i int) int {
	s := p.lines[i].text
	d, ok := text.WholeDate(s, 0)
	if !ok && i+1 < p.label {
		var f document.Field
		if f, ok = dateLine(s); ok {
			d = f.Date
		} else if ok = isDatedIn(spaced(p.lines[p.label+1:p.blockEnd(p.label+1)]), s); ok {
			d = dateOf(s)
		}
	}
	if !ok {
		return i
	}
	p.addField(document.Field{Key: document.KeyDate, Text: s, Date: d, Rule: archiveRule}, i, i+1)
	return i + 1
}

// isDatedIn reports whether words are the date of a citation: “TITLE,” DATE, ARCHIVE.
func isDatedIn(citation, words string) bool {
	title, _, ok := strings.Cut(citation, " "+words+",")
	mark, _ := utf8.DecodeLastRuneInString(title)
	return ok && strings.ContainsRune("”\"’'»", mark)
}

// labelled reads the label at line i with its value, and gives the line after it.
func (p *parser) labelled(label string, i int, seen map[string]bool) int {
	f := document.Field{Key: keyOf(label), Label: label}
	end := p.valueEnd(f.Key, i+1, p.lines[i].text != label, seen)
	text := paragraphsOf(p.lines[i:end])
	if f.Key == document.KeyContents {
		text = onLines(p.lines[i:end])
	}
	f.Text = strings.TrimLeft(text[len(label):], " \t\n")
	if f.Key == document.KeyCitation {
		f.Text, f.URL = cutURL(f.Text)
	}
	p.addField(f, i, end)
	return end
}

// valueEnd returns the line after a label's value.
func (p *parser) valueEnd(k document.Key, from int, inline bool, seen map[string]bool) int {
	switch next := p.nextLabel(from, seen); {
	case k == document.KeyContents:
		return p.contentsEnd(from, inline)
	case k == document.KeyOriginalLanguage && inline:
		return from
	case next >= 0:
		return next
	case from == len(p.lines) || inline && p.lines[from].gap:
		return from
	case k == document.KeyOriginalLanguage:
		return from + 1
	}
	return p.blockEnd(from)
}

// farthestLabel bounds how many lines a header's value may have.
const farthestLabel = 300

// nextLabel returns the next line that is a label not seen yet, or an unknown
// one before such a label; -1 when there is none.
func (p *parser) nextLabel(i int, seen map[string]bool) int {
	next := -1
	for j := i; j < min(len(p.lines), i+farthestLabel) && !seen["Contents:"]; j++ {
		l := &p.lines[j]
		label := labelAt(l.text)
		isNext := label != "" && !seen[label]
		if next < 0 && (isNext || l.gap && isLabelAlone(l.text)) {
			next = j
		}
		if isNext {
			return next
		}
	}
	return -1
}

// contentsEnd returns the line after the content labels: the first value
// whatever it says, and those after it that read as content labels.
func (p *parser) contentsEnd(from int, inline bool) int {
	i := from
	if !inline && i < len(p.lines) && p.Layout != document.Flat {
		i++
	}
	for i < len(p.lines) && !p.lines[i].page && isContentLabel(p.lines[i].text) {
		i++
	}
	return i
}

// isContentLabel reports whether s names a copy of a document that an archive
// holds: "English Translation", "Scan of Original Document", "Translation - English".
func isContentLabel(s string) bool {
	if len(s) > 60 || strings.ContainsAny(s, ".,:;[]") {
		return false
	}
	first, last := text.FirstWord(s), text.LastWord(s)
	if first == s {
		return slices.Contains(contentWords[:3], s)
	}
	return strings.Count(s, " ") < 5 && (slices.Contains(contentWords, first) || slices.Contains(contentWords, last))
}

// contentWords begin or end content labels; the first three may be alone.
var contentWords = []string{"Translation", "Transcript", "Transcription", "Scan", "Facsimile", "Original"}

// cutURL cuts the URL that s ends with.
func cutURL(s string) (text, url string) {
	i := strings.LastIndexAny(s, " \n")
	if u, ok := wholeURL(s[i+1:]); ok {
		return strings.TrimRight(s[:max(i, 0)], " \n"), u
	}
	return s, ""
}

// wholeURL returns the address that s is, without the angle brackets around it.
func wholeURL(s string) (string, bool) {
	if inner, ok := strings.CutPrefix(s, "<"); ok {
		s = strings.TrimSuffix(inner, ">")
	}
	ok := (strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")) && !strings.ContainsAny(s, " \t")
	return s, ok
}

// idOf returns the id that an address ends with, "" when its last element is
// none: a number, or words joined by hyphens.
func idOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || !document.IsID(path.Base(u.Path)) {
		return ""
	}
	return path.Base(u.Path)
}
