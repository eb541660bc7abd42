package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/text"
)

// Traits are what a line looks like by itself, whatever is next to it. Each
// line of the body is classified once, before anything is decided about it; only
// the last five are known at other times.
type traits uint32

const (
	ended       traits = 1 << iota // it ends a sentence, or the clause before a list
	abbreviated                    // its full stop is that of an abbreviation before a name: "Cde."
	unfinished                     // its last word asks for another, "that the", or is cut: "sol-"
	lowerStart                     // it begins with a lower-case letter, after quotes and brackets
	digitStart                     // it begins with a digit
	capitals                       // letters, at least two, and no lower-case ones
	marked                         // it begins with what could be a marker: "4."
	speaker                        // it begins with the name of one who speaks: "BREZHNEV. "
	signed                         // the mark of a signature: "[signature]"
	closing                        // the formula before a signature: "Yours sincerely,"
	named                          // a person's name and nothing else
	official                       // capitalized words and small ones, no verb: "the Chinese Communist"
	dated                          // a date, alone or with its hour, a name, a place or an office
	dateAlone                      // a date and nothing else
	noStart                        // it begins as no paragraph can: ", which"
	archived                       // it begins a note of where the text is kept
	footnote                       // it is of a note at the foot of a page
	verse                          // it is of an indented block whose lines the source ended
	columned                       // it is of two columns that could not be separated
	interjected                    // in brackets, between what people say: "(Heiterkeit)"
	parted                         // more is before it in the file than a line end: blank lines that mean nothing, notes, another column
)

// has reports whether a line has one of some traits.
func (l *line) has(t traits) bool { return l.traits&t != 0 }

// longestShort bounds, in bytes, the lines that can be names, dates or formulas.
const longestShort = 160

// classify determines the traits of lines; near is the year that completes
// dates with two digits, 0 if it is unknown.
func classify(lines []line, near int) {
	for i := range lines {
		l := &lines[i]
		l.traits |= endTraits(l.text) | startTraits(l.text)
		if len(l.text) <= longestShort {
			l.traits |= l.shortTraits(near)
		}
		l.traits |= when(namesSource(lines[i:]), archived)
	}
	markInterjections(lines)
	markXMarks(lines)
}

// endTraits returns the traits that the last word of a line shows.
func endTraits(s string) traits {
	ends := endsSentence(s)
	switch {
	case ends && endsAbbreviated(s):
		return ended | abbreviated
	case ends:
		return ended
	case runsOn(s), endsInside(s):
		return unfinished
	}
	return 0
}

// endsInside reports whether s ends inside a word: with a hyphen after a letter or
// a digit.
func endsInside(s string) bool {
	first, ok := strings.CutSuffix(s, "-")
	r, _ := utf8.DecodeLastRuneInString(first)
	return ok && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// startTraits returns the traits that the first words of a line show.
func startTraits(s string) (t traits) {
	if startsLower(s) {
		t = lowerStart
	} else {
		t = when(isSpeaker(s), speaker) | when(allCaps(s), capitals) | when(isDigit(s[0]), digitStart)
	}
	return t | when(isMarked(s), marked) | when(beginsInside(s), noStart)
}

// when returns a trait if a line has it, else none.
func when(has bool, t traits) traits {
	if has {
		return t
	}
	return 0
}

// shortTraits returns the traits that only a short line can have.
func (l *line) shortTraits(near int) (t traits) {
	s := l.text
	t = when(isSigned(s), signed) | when(isClosing(s), closing)
	if isPartOfOffice(s) {
		t |= official | when(text.IsNamed(s), named)
	}
	if l.has(lowerStart) || len(s) > len("[undated].") && !strings.ContainsAny(s, "0123456789") {
		return t
	}
	t |= when((len(s) <= widestDateLine || l.width() <= widestDateLine) && !hasProse(s) && isDateLine(s, near), dated)
	if (t&dated != 0 || len(s) < shortDate) && len(s) <= longestDateLine && len(s) > len("1949.") {
		if _, ok := text.WholeDate(s, near); ok {
			t |= dateAlone
		}
	}
	return t
}

// proseWords is how many words that no name and no office has are too many for a
// line with a date.
const proseWords = 6

// hasProse reports whether s has as many words that begin with no capital and no
// digit, and are not those of offices.
func hasProse(s string) bool {
	n := 0
	for word := range strings.FieldsSeq(s) {
		if startsLower(word) && !text.IsOfficeSmall(word) {
			if n++; n == proseWords {
				return true
			}
		}
	}
	return false
}

// longestDateLine bounds a line that is a date and nothing else, in bytes.
const longestDateLine = 60

// shortDate bounds a line that may be a date though no day or month is in it:
// "1949 to 1950".
const shortDate = 24

// startsLower reports whether s begins with a lower-case letter, after
// opening quotes and brackets and the > of a block quotation.
func startsLower(s string) bool {
	if s[0] == '>' {
		s = strings.TrimLeft(s, "> ")
	}
	if s != "" && s[0] < utf8.RuneSelf && (isDigit(s[0]) || isASCIILetter(s[0])) {
		return s[0] >= 'a'
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, `"'“‘([«`))
	return unicode.IsLower(r)
}

// endsSentence reports whether s ends as a sentence or a clause before a list does.
func endsSentence(s string) bool {
	switch last := s[len(s)-1]; {
	case isASCIILetter(last) || last == ',':
		return false
	case last == '.' || last == '?' || last == '!' || last == ':' || last == ';':
		return true
	}
	s = strings.TrimRight(s, `"'”’)]»0123456789`)
	s = strings.TrimRight(strings.TrimSuffix(s, "["), `"'”’)]»`) // "year.[2]"
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".?!:;…。：；！？", r)
}

// beginsInside reports whether s begins with punctuation that ends or goes on
// with what is before it. An ellipsis can begin a paragraph.
func beginsInside(s string) bool {
	switch s[0] {
	case ',', ';', ':', ')', ']':
		return true
	case '.':
		return len(s) > 1 && !strings.HasPrefix(strings.TrimLeft(s[1:], " "), ".")
	}
	return false
}
