package reader

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/render"
)

// Converse reads a document or, if it is nil, Found or the list of the library as a
// conversation for screen readers and braille: it writes one part, then waits
// for a line that says what to do. What is written only grows. It ends with
// the input, or with q; the error is that of reading or writing.
func (r *Reader) Converse(in io.Reader, out io.Writer, d *Opened) error {
	c := &conversation{Reader: r, out: bufio.NewWriter(out)}
	switch {
	case d == nil && r.Found != nil:
		c.found(r.Found, nil)
	case d == nil:
		c.documents()
	default:
		if r.Several {
			c.rows = c.listed()
			c.rows.chosen = slices.IndexFunc(c.rows.shown, func(it *item) bool { return it.Ref == d.Row })
		}
		c.begin(d)
	}
	c.say("Type h for help.")
	lines := bufio.NewReader(in)
	for c.err == nil && !c.ended {
		line, err := lines.ReadString('\n')
		if line != "" {
			c.answer(strings.TrimSpace(line))
		}
		if err != nil {
			if !errors.Is(err, io.EOF) {
				c.err = errors.Join(c.err, err)
			}
			break
		}
	}
	if c.doc != nil {
		c.leave()
	}
	return c.err
}

// A conversation is where it has got to.
type conversation struct {
	*Reader
	out   *bufio.Writer
	doc   *document.Document // nil until one is opened
	parts []render.Announcement
	at    int     // the part that was written last
	left  string  // the place where the document was left the last time, "" for none
	find  *finder // nil for none, or if hits are gone through

	rows   *list    // the last list; its chosen row was opened last, -1 for none
	said   int      // how many of its rows were written
	inList bool     // a number is one of a row
	last   *Results // of the last search of the library; nil before the first

	ended bool
	err   error
}

const conversationHelp = `Press Enter for the next part, or the next rows of a list.
Type a minus sign for the previous part.
Type 4 for paragraph 4, :p7 for the seventh block.
Type a slash and words to search in the document, n for the next match.
Type s and words to search the library, S to search again with other spellings of the names, l for the list of its documents. In a list, type the number of a row to open it.
Type b to go back to the list, n for the next hit, > and < for the next document and the previous one.
Type t for the outline, p for what check finds, y to copy the paragraph with its citation, q to leave.`

// answer does what a line says.
func (c *conversation) answer(line string) {
	first, rest := line, ""
	if line != "" {
		first, rest = line[:1], strings.TrimSpace(line[1:])
	}
	switch {
	case line == "q" || line == "Q":
		c.ended = true
	case line == "h" || line == "?":
		c.say(conversationHelp)
	case first == "s" && (rest == "" || line[1] == ' '):
		c.searchFor(rest)
	case line == "S":
		c.searchSpelled()
	case line == "l":
		c.documents()
	case line == "b" && c.rows != nil:
		c.said = max(0, c.rows.chosen/mostRows*mostRows)
		c.list()
	case c.inList && line == "":
		c.list()
	case c.inList && first >= "0" && first <= "9":
		c.pick(line)
	case c.doc == nil:
		c.say("No document is open. Type the number of one.")
	case line == "":
		c.move(1)
	case line == "-":
		c.move(-1)
	case line == "t":
		c.outline()
	case line == "p":
		c.problems()
	case line == "n":
		c.next(1)
	case line == "N":
		c.next(-1)
	case line == ">":
		c.neighbour(1)
	case line == "<":
		c.neighbour(-1)
	case line == "y":
		c.copyPart()
	case line == "'" && c.left == "":
		c.say("It is not known where you left this document.")
	case line == "'":
		c.goTo(c.left)
	case first == "/":
		f, err := newFinder(rest, false, true)
		if err != nil || rest == "" {
			c.say("Type words after the slash.")
			return
		}
		c.find = &f
		c.next(1)
	case first == ":":
		c.goTo(rest)
	case first >= "0" && first <= "9":
		c.goTo(line)
	default:
		c.say("Unknown command: " + render.Truncate(line, mostEchoed) + ". Type h for help.")
	}
}

// mostEchoed bounds what is repeated of a line, in cells.
const mostEchoed = 60

// begin says the first part of a document, or the one that its address names.
func (c *conversation) begin(d *Opened) {
	if c.doc != nil {
		c.leave()
	}
	c.doc, c.parts, c.at, c.inList, c.find = d.Document, c.Printer.Announce(d.Document), 0, false, nil
	c.left = c.leftAt(d.Document)
	c.part()
	if d.Place != "" {
		c.goTo(d.Place)
		return
	}
	if len(c.parts) > 1 {
		c.move(1)
	}
	if c.left != "" {
		c.say("You left at " + d.Document.Address(c.left) + ". Type ' to go there.")
	}
}

// leave notes where the document is left; at the end, that it is nowhere.
func (c *conversation) leave() {
	switch b := c.parts[c.at].Block; {
	case b == nil:
	case c.at == len(c.parts)-1:
		c.leaveAt(c.doc, "")
	default:
		c.leaveAt(c.doc, b.Address)
	}
}

// move says the next part, or the previous one.
func (c *conversation) move(step int) {
	switch to := c.at + step; {
	case to < 0:
		c.say("This is the beginning.")
	case to >= len(c.parts):
		c.say("End of document " + c.doc.ID + ".")
	default:
		c.at = to
		c.part()
	}
}

// searchFor lists what words find in the library.
func (c *conversation) searchFor(query string) {
	switch {
	case c.Search == nil:
		c.say("The library cannot be searched here.")
		return
	case query == "":
		c.say("Type words after the s.")
		return
	}
	c.found(c.Search(query))
}

// found lists what a search of the library found.
func (c *conversation) found(r *Results, err error) {
	if err != nil {
		c.say(sentence(err))
	}
	if r == nil {
		return
	}
	c.last = r
	if len(r.Rows) == 0 {
		c.say(sentence(errors.New(r.nothing())))
		return
	}
	if more := r.more(); more != "" {
		c.say(sentence(errors.New(more)))
	}
	c.enter(listOf(r))
}

// searchSpelled searches again, with other spellings of the names.
func (c *conversation) searchSpelled() {
	switch {
	case c.last == nil:
		c.say("Type s and words first.")
	case c.last.Spelled == nil:
		c.say("Other spellings would find no more.")
	default:
		c.found(c.last.Spelled())
	}
}

// documents lists the documents of the library.
func (c *conversation) documents() {
	if c.List == nil {
		c.say("There is only this document.")
		return
	}
	l := c.listed()
	l.title = document.Plural(len(l.shown), "document")
	c.enter(l)
}

// listed returns the list of the documents.
func (c *conversation) listed() *list {
	l := &list{}
	err := c.List(func(r Row) bool {
		l.hold(&item{Row: r})
		return true
	})
	if err != nil {
		c.say(sentence(err))
	}
	l.tellTwins()
	l.sort()
	return l
}

// enter says the first rows of a list.
func (c *conversation) enter(l *list) {
	l.chosen = -1
	c.rows, c.said = l, 0
	c.say(l.title + ".")
	c.list()
}

// mostRows is how many rows of a list are said at once.
const mostRows = 10

// list says the next rows of the list.
func (c *conversation) list() {
	c.inList = true
	rows := c.rows.shown
	if c.said >= len(rows) {
		c.say("End of the list.")
		return
	}
	var lines []string
	first, end := c.said, "Type a number to open it."
	if c.said = min(len(rows), c.said+mostRows); c.said < len(rows) {
		end = "Type a number to open it, press Enter for more."
	}
	for n, it := range rows[first:c.said] {
		about := it.Left + ", " + it.Text + ", " + it.Right
		if it.Hit == nil {
			lines = append(lines, fmt.Sprintf("%d. %s", first+n+1, about))
			continue
		}
		if n == 0 || c.rows.begins(first+n) {
			lines = append(lines, about+":")
		}
		around := render.TruncateLeft(it.Hit.Left, mostEchoed) + it.Hit.Word + render.TruncateRight(it.Hit.Right, mostEchoed)
		lines = append(lines, fmt.Sprintf("%d. %s: %s", first+n+1, it.Hit.Address, strings.Join(strings.Fields(around), " ")))
	}
	c.say(strings.Join(append(lines, end), "\n"))
}

// pick opens a row of the list by its number.
func (c *conversation) pick(number string) {
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(c.rows.shown) {
		c.say(fmt.Sprintf("The list has the numbers 1 to %d.", len(c.rows.shown)))
		return
	}
	c.open(n - 1)
}

// open opens the document of a row, at the hit if it is one.
func (c *conversation) open(n int) {
	it := c.rows.shown[n]
	d, err := c.Open(it.Ref)
	if err != nil {
		c.say(sentence(err))
		return
	}
	c.rows.chosen = n
	if it.Hit != nil && it.N >= 0 {
		if hits := c.rows.results.Hits(d.Document); it.N < len(hits) {
			d.Place = placeAt(d.Document, hits[it.N].Part)
		}
	}
	c.begin(d)
}

// placeAt returns the place of the block that begins at a byte of the file, ""
// if none does.
func placeAt(d *document.Document, start int) string {
	for i := range d.Body {
		if d.Body[i].Start == start {
			return d.Body[i].Address
		}
	}
	return ""
}

// neighbour opens the next document of the list, or the previous one.
func (c *conversation) neighbour(step int) {
	if c.rows == nil {
		c.say("Type l for the list of documents first.")
		return
	}
	n, err := c.rows.neighbour(step)
	if err != nil {
		c.say(sentence(err))
		return
	}
	c.open(n)
}

// problems says what check finds in the document.
func (c *conversation) problems() {
	var lines []string
	if c.Check != nil {
		for _, p := range c.Check(c.doc) {
			lines = append(lines, fmt.Sprintf("Line %d, %s: %s [%s].", p.Line, p.Severity, p.Message, p.Code))
		}
	}
	if lines == nil {
		lines = []string{"check found nothing in " + c.doc.ID + "."}
	}
	c.say(strings.Join(lines, "\n"))
}

// part writes the part that the conversation is at.
func (c *conversation) part() { c.write(c.parts[c.at].Lines(c.Printer.Width)) }

// say writes a sentence that is docview's own.
func (c *conversation) say(text string) {
	c.write(render.Wrap(render.SanitizeLines(text), c.Printer.Width))
}

// write writes lines and an empty one, after which an answer is waited for.
func (c *conversation) write(lines []string) {
	for _, line := range lines {
		fmt.Fprintln(c.out, line)
	}
	fmt.Fprintln(c.out)
	if err := c.out.Flush(); err != nil && c.err == nil {
		c.err = err
	}
}

func (c *conversation) goTo(place string) {
	part, err := c.doc.At(place)
	var none *document.PlaceError
	if errors.As(err, &none) {
		none.Document = "" // it is being read
		var places []string
		for _, b := range none.Candidates {
			places = append(places, ":"+b.Address)
		}
		if places != nil {
			err = fmt.Errorf("%w; type %s", err, strings.Join(places, " or "))
		}
	}
	if err != nil {
		c.say(sentence(err))
		return
	}
	for i := range c.parts {
		if b := c.parts[i].Block; b != nil && len(part.Body) > 0 && b.Place == part.Body[0].Place {
			c.at = i
			c.part()
			return
		}
	}
	c.say("There is nothing to show at " + place + ".")
}

// sentence returns an error as a sentence.
func sentence(err error) string {
	text := firstLine(err)
	return strings.ToUpper(text[:1]) + text[1:] + "."
}

// next goes to the next part in which the pattern is found, or to the next hit
// in the library; or to the previous one.
func (c *conversation) next(step int) {
	if c.find == nil {
		c.nextHit(step)
		return
	}
	for k := 1; k <= len(c.parts); k++ {
		i := (c.at + k*step + len(c.parts)) % len(c.parts)
		if len(c.find.match(c.parts[i].Text)) > 0 {
			if i <= c.at && step > 0 {
				c.say("The search went on from the beginning.")
			} else if i >= c.at && step < 0 {
				c.say("The search went on from the end.")
			}
			c.at = i
			c.part()
			return
		}
	}
	c.say("Nothing found for " + c.find.pattern + ".")
}

// nextHit says the next hit of the results, or the previous one.
func (c *conversation) nextHit(step int) {
	if c.rows == nil || c.rows.results == nil || c.rows.chosen < 0 {
		c.say("Type a slash and the words to search for.")
		return
	}
	n := c.rows.chosen + step
	if n < 0 || n >= len(c.rows.shown) {
		c.say("This is the " + map[int]string{-1: "first", 1: "last"}[step] + " hit.")
		return
	}
	was, it := c.rows.shown[c.rows.chosen], c.rows.shown[n]
	same := was.Ref == it.Ref && was.Hit.Address == it.Hit.Address
	where := fmt.Sprintf("Hit %d of %d", n+1, len(c.rows.shown))
	if same {
		c.rows.chosen = n
		c.say(where + ", in the same part.")
		return
	}
	c.say(where + ".")
	c.open(n)
}

// outline writes the titles of the parts with their first words.
func (c *conversation) outline() {
	var lines []string
	for _, p := range c.parts {
		if p.Block != nil && p.Block.Kind == document.Paragraph && p.Block.Number == "" {
			continue
		}
		words := strings.Fields(p.Text)
		lines = append(lines, strings.Join(append([]string{p.Title}, words[:min(len(words), 8)]...), " "))
	}
	c.say(strings.Join(lines, "\n"))
}

func (c *conversation) copyPart() {
	b := c.parts[c.at].Block
	if b == nil || c.Quotation == nil || c.Copy == nil {
		c.say("There is nothing to copy here.")
		return
	}
	text, err := c.Quotation(c.doc, b.Address)
	if err == nil {
		var where string
		if where, err = c.Copy(text); err == nil {
			c.say(fmt.Sprintf("Copied %s with its citation (%s) %s.", c.doc.Address(b.Address), document.Plural(utf8.RuneCountInString(text), "character"), where))
			return
		}
	}
	c.say(sentence(err))
}
