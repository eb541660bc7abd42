package parse

import (
	"strings"

	"docview/internal/document"
	"docview/internal/text"
)

// A joint is how a line hangs together with the line before it.
type joint uint8

const (
	soft    joint = iota // a line end that wrapping made
	hard                 // a line end that the source has, inside a paragraph
	unclear              // one that the source has, where nobody can tell whether a paragraph ends
	apart                // the end of a paragraph
)

// joinLines determines the joint of each line of the body with the one before it.
func (p *parser) joinLines() {
	closeGaps(p.lines)
	p.shape = shapeOf(p.lines, p.Layout)
	markVerse(p.lines, p.shape.margin)
	closes := 0  // the line that closes the last bracket opened
	note := 0    // the number of the note that the lines are of
	var two pair // outside of the loop, as it is on the heap
	for from := 0; from < len(p.lines); {
		to := stretchEnd(p.lines, from)
		s := p.shape.of(p.lines[from:to])
		spaced := s
		spaced.gaps = false
		for i := max(from, 1); i < to; i++ {
			if i > closes {
				closes = bracketEnd(p.lines, i-1)
			}
			two = pair{l: &p.lines[i-1], next: &p.lines[i], shape: &s, inside: i <= closes}
			if two.next.has(parted) {
				two.shape = &spaced
			}
			two.begins = i == 1 || two.l.joint == apart
			if two.begins {
				note, _ = noteOf(two.l.text)
			}
			two.next.joint = two.joint()
			if note > 0 {
				if n, plain := noteOf(two.next.text); n == note+1 && (!plain || two.l.has(ended)) {
					two.next.joint = apart // a note under another
				}
			}
			if two.next.joint == hard && isBareNumber(two.next.text) && (i+1 == len(p.lines) || p.lines[i+1].gap) {
				two.next.joint = apart // the number of a note, whose text follows
			}
		}
		from = to
	}
}

// noteOf returns the number of the note that a line begins as, 0 if it begins as none;
// plain says that it has no brackets.
func noteOf(s string) (n int, plain bool) {
	marker, number := cutNoteMarker(s)
	n, _, _ = text.CutNumber(number, 3)
	return n, marker == number
}

// bracketReach bounds the lines of a bracket inside a paragraph.
const bracketReach = 8

// bracketEnd returns the line that closes the last square bracket that line i
// opens and leaves open; i if there is none in the same block of lines.
func bracketEnd(lines []line, i int) int {
	if strings.IndexByte(lines[i].text, '[') < 0 {
		return i
	}
	open := strings.LastIndexByte(lines[i].text, '[')
	if strings.IndexByte(lines[i].text[open:], ']') >= 0 {
		return i
	}
	for j := i + 1; j < len(lines) && j <= i+bracketReach && !lines[j].gap; j++ {
		if at := strings.IndexAny(lines[j].text, "[]"); at >= 0 {
			if lines[j].text[at] == ']' {
				return j
			}
			return i
		}
	}
	return i
}

// A pair is two neighbouring lines and what only both together show.
type pair struct {
	l, next *line
	*shape
	begins bool // l is the first line of a paragraph
	inside bool // a square bracket that is open at the end of l is closed later
	needed int  // what need returns, 0 until it is asked for
}

func (p *pair) joint() joint {
	for i := range rules {
		if rules[i].applies(p) {
			return rules[i].joint
		}
	}
	return unclear
}

// need returns the width of l with the first word of next on it.
func (p *pair) need() int {
	if p.needed == 0 {
		p.needed = p.shape.need(p.l, p.next)
	}
	return p.needed
}

// room returns how much wider than l with the first word of next the lines
// are; the author ended a line if there was room.
func (p *pair) room() int {
	if p.begins {
		return p.shape.first - p.need()
	}
	return p.limit - p.need()
}

// early reports whether the author ended the line.
func (p *pair) early() bool { return p.room() >= 0 }

// ends reports whether a sentence ends with the line.
func (p *pair) ends() bool { return p.l.has(ended) && !p.l.has(abbreviated) }

// goesOn reports whether the sentence of l goes on in next.
func (p *pair) goesOn() bool {
	return !p.l.has(ended) && (p.next.has(lowerStart) || p.shouts && p.next.page && p.next.has(capitals)) && !p.next.has(marked|signed|closing) ||
		p.l.has(unfinished|abbreviated) && !p.next.has(marked|signed|closing|dateAlone)
}

// indented reports whether the next line begins as the first line of a paragraph does.
func (p *pair) indented() bool { return int(p.next.indent) > p.margin+3 }

// opens reports whether the next line, after the end of a sentence, begins a
// paragraph however full the line above is: a speaker, a heading, a line of a
// sign-off.
func (p *pair) opens() bool {
	n := p.next
	if n.has(capitals) && !n.has(speaker|signed|closing|official) {
		return longWords(n.text) > 0 && !n.has(ended)
	}
	return n.has(speaker | signed | closing | official | dateAlone)
}

// standsAlone reports whether one of the two lines, where the source ended the
// first, is a line of its own: a date that follows no name, the mark of a
// signature, or the first note under one.
func (p *pair) standsAlone() bool {
	if p.next.has(signed) {
		return true
	}
	if note, _ := cutNoteMarker(p.next.text); note != "" && p.l.has(named) && !p.next.has(dated) {
		return true
	}
	return p.next.has(dateAlone) && !p.l.has(unfinished|named) || p.l.has(dateAlone) && !p.next.has(lowerStart)
}

// heads reports whether a line is a heading in capitals.
func heads(l *line) bool {
	return l.has(capitals) && !l.has(ended|dated|signed|marked) && longWords(l.text) > 1 && !isName(l.text)
}

// A rule says how the two lines of a pair are joined if it applies to them.
type rule struct {
	name    string
	applies func(p *pair) bool
	joint   joint
}

// rules decide, in this order, whether a line begins a paragraph. Markers are
// looked at later: a line with an accepted marker always begins one.
var rules = []rule{
	{"heading of Markdown", func(p *pair) bool { return p.l.heading || p.next.heading }, apart},
	{"margin of a quotation", func(p *pair) bool {
		_, depth := cutMargin(p.l.text)
		_, next := cutMargin(p.next.text)
		return depth != next && (p.l.isQuoted() || p.next.isQuoted()) && (next > 0 || !p.goesOn())
	}, apart},
	{"mark of a page", func(p *pair) bool { // not one in the middle of a sentence, without blank lines
		return text.IsPageMark(p.next.text) && (p.next.gap || p.l.has(ended)) || text.IsPageMark(p.l.text) && (p.next.gap || !p.next.has(lowerStart))
	}, apart},
	{"between what people say", func(p *pair) bool { return p.l.has(interjected) || p.next.has(interjected) }, apart},
	{"copy or enclosure", func(p *pair) bool { // "cc: Captain Miller" below another
		rest, ok := text.DistributionHead.Cut(p.next.text)
		return ok && strings.HasSuffix(p.next.text[:len(p.next.text)-len(rest)], ":")
	}, apart},
	{"row of a table", func(p *pair) bool { return p.l.text[0] == '|' && p.next.text[0] == '|' && !p.next.gap }, hard},
	{"break of Markdown", func(p *pair) bool { return p.l.broken && p.layout == document.Markdown && !p.next.gap }, hard},
	{"punctuation begins nothing", func(p *pair) bool { return p.next.has(noStart) }, soft},
	{"inside a bracket", func(p *pair) bool { return p.inside && p.wrapped && !p.next.gap }, soft},
	{"mark of a note", func(p *pair) bool {
		return !p.next.gap && !p.l.has(ended) && p.l.width() > 30 && isBareNumber(p.next.text)
	}, soft},
	{"page of unwrapped text", func(p *pair) bool { return p.next.page && !p.wrapped && !p.goesOn() }, apart},
	{"line of two columns", func(p *pair) bool { return p.next.has(columned) && p.l.has(columned) && !p.next.gap }, hard},
	{"line alone between pages", func(p *pair) bool {
		return p.l.page && p.next.page && !p.l.has(ended|unfinished|lowerStart) && p.l.width() < pageWidth
	}, apart},
	{"lines with gutters", func(p *pair) bool {
		return !p.next.gap && strings.Contains(p.l.text, gutter) && strings.Contains(p.next.text, gutter)
	}, hard},
	{"sentence over a page", func(p *pair) bool { return p.next.page && p.goesOn() }, soft},
	{"paragraph at a page", func(p *pair) bool { return p.next.page && (p.l.has(ended) || p.early() || p.indented()) }, apart},
	{"paragraph over a page", func(p *pair) bool { return p.next.page }, soft},
	{"sentence over a blank line", func(p *pair) bool {
		return p.next.gap && p.wrapped && p.next.has(lowerStart) && p.goesOn() && !p.l.has(closing)
	}, soft},
	{"blank line", func(p *pair) bool { return p.next.gap }, apart},
	{"heading of two lines", func(p *pair) bool {
		return p.wrapped && p.l.has(capitals) && p.next.has(capitals) && !p.next.has(marked) && !(p.shouts && p.ends())
	}, soft},
	{"salutation", func(p *pair) bool {
		return p.begins && p.l.width() < 40 && strings.Count(p.l.text, " ") < 5 && strings.ContainsAny(p.l.text[len(p.l.text)-1:], ",:!") && isSalutation(p.l.text)
	}, apart},
	{"exclamation", func(p *pair) bool {
		return p.gaps && p.ends() && !p.next.has(lowerStart) && strings.HasSuffix(p.next.text, "!") && p.next.width() < 40
	}, apart},
	{"line of verse", func(p *pair) bool { return p.next.has(verse) && p.l.has(verse) }, hard},
	{"sentence goes on", (*pair).goesOn, soft},
	{"line of blocks", func(p *pair) bool { return !p.wrapped && p.gaps }, hard},
	{"line of an address", func(p *pair) bool {
		return !p.wrapped && !p.next.page && p.l.has(official|named) && strings.HasSuffix(p.l.text, ",") && p.next.has(official|named|dated) && !p.l.has(closing)
	}, hard},
	{"line of a word processor", func(p *pair) bool { return !p.wrapped && p.next.within }, hard},
	{"line of unwrapped text", func(p *pair) bool { return !p.wrapped }, apart},
	{"left column of speakers", func(p *pair) bool { return p.l.has(speaker) && p.next.indent > 0 && int(p.next.indent) == p.l.hang() }, soft},
	{"indent", func(p *pair) bool { return p.indented() && int(p.l.indent) <= p.margin+1 }, apart},
	{"heading in capitals", func(p *pair) bool { return !p.gaps && heads(p.next) }, apart},
	{"line that opens a paragraph", func(p *pair) bool { return !p.gaps && p.ends() && p.opens() }, apart},
	{"sentence that ends early", func(p *pair) bool {
		return !p.gaps && p.ends() && !p.next.has(lowerStart) && p.room() >= p.doubt
	}, apart},
	{"sentence that ends near the margin", func(p *pair) bool {
		return !p.gaps && p.ends() && !p.next.has(lowerStart) && p.room() >= -p.doubt
	}, unclear},
	{"full line", func(p *pair) bool { return !p.early() || p.gaps && 8*p.room() < p.limit }, soft},
	{"line on its own", func(p *pair) bool { return !p.gaps && p.standsAlone() }, apart},
	{"line that goes on", func(p *pair) bool { return p.next.has(lowerStart|digitStart) || p.gaps }, hard},
	{"line that ends", func(p *pair) bool { return p.l.has(ended|capitals) || p.next.has(closing|named|dated) }, apart},
}
