package reader

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"docview/internal/document"
	"docview/internal/render"
)

// Converse reads a document as a conversation for screen readers and braille:
// it writes one part, then waits for a line that says what to do. What is
// written only grows. It ends with the input, or with q; the error is that of
// reading or writing.
func (r *Reader) Converse(in io.Reader, out io.Writer, d *Opened) error {
	c := &conversation{Reader: r, out: bufio.NewWriter(out), doc: d.Document, parts: r.Printer.Announce(d.Document)}
	if d.Place != "" {
		c.goTo(d.Place)
	} else {
		c.part()
	}
	lines := bufio.NewScanner(in)
	for c.err == nil && lines.Scan() && !c.ended {
		c.answer(strings.TrimSpace(lines.Text()))
		if c.ended {
			break
		}
	}
	return errors.Join(lines.Err(), c.err)
}

// A conversation is where it has got to.
type conversation struct {
	*Reader
	out   *bufio.Writer
	doc   *document.Document
	parts []render.Announcement
	at    int // the part that was written last
	find  *finder
	ended bool
	err   error
}

const conversationHelp = `Press Enter for the next part.
Type a minus sign for the previous part.
Type 4 for paragraph 4, :p7 for the seventh block.
Type a slash and words to search, n for the next match.
Type t for the outline, y to copy the paragraph, q to leave.`

// answer does what a line says.
func (c *conversation) answer(line string) {
	switch {
	case line == "":
		if c.at++; c.at >= len(c.parts) {
			c.at = len(c.parts) - 1
			c.say("End of document " + c.doc.ID + ".")
			return
		}
		c.part()
	case line == "-":
		if c.at == 0 {
			c.say("This is the beginning.")
			return
		}
		c.at--
		c.part()
	case line == "q" || line == "Q":
		c.ended = true
	case line == "h" || line == "?":
		c.say(conversationHelp)
	case line == "t":
		c.outline()
	case line == "n":
		c.next()
	case line == "y":
		c.copyPart()
	case strings.HasPrefix(line, "/"):
		f, err := newFinder(line[1:], false, true)
		if err != nil || line == "/" {
			c.say("Type words after the slash.")
			return
		}
		c.find = &f
		c.next()
	case strings.HasPrefix(line, ":"):
		c.goTo(strings.TrimPrefix(line, ":"))
	case line[0] >= '0' && line[0] <= '9':
		c.goTo(line)
	default:
		c.say("Unknown command: " + line + ". Type h for help.")
	}
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

// next goes to the next part in which the pattern is found.
func (c *conversation) next() {
	if c.find == nil {
		c.say("Type a slash and the words to search for.")
		return
	}
	for k := 1; k <= len(c.parts); k++ {
		i := (c.at + k) % len(c.parts)
		if len(c.find.match(c.parts[i].Text)) > 0 {
			if i <= c.at {
				c.say("The search went on from the beginning.")
			}
			c.at = i
			c.part()
			return
		}
	}
	c.say("Nothing is found for " + c.find.pattern + ".")
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
			c.say("Copied paragraph " + b.Address + " " + where + ".")
			return
		}
	}
	c.say(sentence(err))
}
