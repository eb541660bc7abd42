package parse

import (
	"slices"
	"strings"

	"docview/internal/document"
	"docview/internal/text"
)

// The cables of the 1970s have the heads and the classifications of their pages
// inside the text, and below it what ended the transmission and a form of fields.

func (p *parser) isCable() bool {
	has := func(label string) bool {
		return slices.ContainsFunc(p.Header, func(f document.Field) bool {
			return strings.TrimRight(f.Label, ": ") == label || f.Label == "" && strings.Contains(f.Text, label) && slices.Contains(strings.Fields(f.Text), label)
		})
	}
	return has("FM") && has("TO") || has("TAGS") || p.cableNumber() != ""
}

// isCableText reports whether the text of a cable begins with the line that is looked
// at: a numbered paragraph, whatever its first word, or what nobody claims below the
// subject or the reference.
func (h *head) isCableText(claimed bool) bool {
	m, _, _ := parseMarker(h.lines[h.i].text)
	above := h.above().Key
	isBelow := !claimed && (above == document.KeySubject || above == document.KeyReference)
	return (isBelow || m.values[digits] > 0) && h.isCable()
}

// cableNumber returns the number under which the archive has a cable, "" if the head
// has none.
func (p *parser) cableNumber() string {
	for _, f := range p.Header {
		if slices.Contains(document.CableNumbers, f.Label) && document.IsCableNumber(f.Text) {
			return f.Text
		}
	}
	return ""
}

// cablePages takes the heads of the pages of a cable, and the classifications beside
// them, out of the lines. The first page begins with the head of the text.
func (p *parser) cablePages() {
	taken := map[int]int{} // the numbers of pages by lines
	for i := range p.lines {
		number, n := cablePage(p.lines[i:])
		from, end := i, i+n
		for number > 1 && from > 0 && isCableEnd(p.lines[from-1].text) {
			from--
		}
		for number > 1 && end < len(p.lines) && isCableEnd(p.lines[end].text) {
			end++
		}
		for ; from < end; from++ {
			taken[from] = number
		}
	}
	if len(taken) > 0 {
		p.takeFurniture(func(i int) (separates, ofPage bool) { return taken[i] == 1, taken[i] > 1 })
	}
}

// cablePage returns the number of the page of a cable whose head some lines begin
// with, and how many lines that is: "PAGE 02 STRELS 04417 200010Z", on one line or two;
// 0 if they begin with none.
func cablePage(lines []line) (number, n int) {
	s, ok := strings.CutPrefix(lines[0].text, "PAGE ")
	number, rest, isNumber := text.CutNumber(s, 3)
	switch {
	case !ok || !isNumber:
	case isTransmitted(rest):
		return number, 1
	case rest == "" && len(lines) > 1 && isTransmitted(lines[1].text):
		return number, 2
	}
	return 0, 0
}

// isTransmitted reports whether s ends with the number or the time of a cable, below
// the name of its office: "STRELS 04417 01 OF 02 200010Z".
func isTransmitted(s string) bool {
	last := s[strings.LastIndexByte(s, ' ')+1:]
	number := strings.TrimSuffix(last, "Z")
	_, rest, ok := text.CutNumber(number, 9)
	return ok && rest == "" && len(last) < len(s) && len(number) >= len("04417") && allCaps(s) && len(s) <= longestPage
}

// isCableEnd reports whether s is what is below a page of a cable, or below its text.
func isCableEnd(s string) bool {
	return isClassification(s) || isEnd(s) || strings.Contains(strings.ToLower(s), "declassified/released")
}

// cableBody takes the fields and the furniture at the end of a cable out of its body,
// and sets its last line, the name of who signed it, apart.
func (p *parser) cableBody(first, end int) (from, to int) {
	if end = p.attributes(first, end); !p.isCable() {
		return first, end
	}
	last := end
	for end > first && isCableEnd(p.lines[end-1].text) {
		end--
	}
	p.addFurniture(end, last)
	if n := end - 1; n > first && endsSentence(p.lines[n-1].text) && text.IsNamed(p.lines[n].text) {
		p.lines[n].gap = true
	}
	return first, end
}

// attributes reads the form below a cable, and returns its first line. What the head
// has, too, is there already; the day of the draft dates a cable that has no other day.
func (p *parser) attributes(first, end int) int {
	at := slices.IndexFunc(p.lines[first:end], func(l line) bool { return l.text == "Message Attributes" })
	n := len(p.Header)
	switch {
	case at >= 0:
		p.unknown(first+at, end)
		end = first + at
	case !p.isCable():
		return end
	}
	for i := range p.Header {
		f := &p.Header[i]
		k := keyOf(f.Label)
		if strings.EqualFold(f.Label, "Draft Date:") && p.Date().IsZero() {
			k, f.Date = document.KeyDate, dateOf(f.Text)
		}
		if f.Key == "" && !p.has(k) && (i >= n || k == document.KeyDate) {
			f.Key = k
		}
	}
	return end
}
