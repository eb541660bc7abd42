package parse

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/text"
)

// Bounds of two columns: the blanks between them, the lines that have both, how much
// farther right the first lines of paragraphs begin, and how wide a column is.
const (
	gutter       = "   "
	fewestRows   = 3
	columnIndent = 4
	leastColumn  = 6 // characters of the widest line of a column
)

// columns puts the right one of two columns of prose behind the left one, if they
// are in line, and else keeps each line apart. Tables and lists stay as they are.
func (p *parser) columns() {
	var out []line
	kept := 0
	for i := 0; i < len(p.lines); {
		if l := &p.lines[i]; len(l.text) >= unwrapped || !strings.Contains(l.text, gutter) {
			i++
			continue
		}
		rows, sure := rowsAt(p.lines[i:])
		end := i + max(len(rows), 1)
		if len(rows) >= fewestRows && isColumn(rows, 0) && isColumn(rows, 1) {
			p.reportColumns(p.lines[i:end], sure)
			if sure {
				out = append(append(append(out, p.lines[kept:i]...), column(rows, 0)...), column(rows, 1)...)
				kept = end
			}
			if end < len(p.lines) {
				p.lines[end].gap, p.lines[end].traits = true, parted
			}
		}
		i = end
	}
	if kept > 0 {
		p.lines = append(out, p.lines[kept:]...)
	}
}

// reportColumns reports lines in columns, and marks them if they are not separated.
func (p *parser) reportColumns(lines []line, sure bool) {
	how := "the left column is read first, then the right one"
	if !sure {
		how = "the columns could not be separated, and each line is kept as it is"
		for i := range lines {
			lines[i].traits |= columned
		}
	}
	if p.rows++; p.rows <= mostUnclear {
		p.addProblem("columns", document.Warning, lines[0].num, fmt.Sprintf("two columns up to line %d: %s", lines[len(lines)-1].num, how), "compare with the original")
	}
}

// A row is a line in two columns; the text of an empty cell is "".
type row [2]line

// cutRow cuts a line at its widest blanks; the right cell is empty if they are no gutter.
func cutRow(l *line) row {
	from, to := 0, len(gutter)-1
	for i, start := 0, 0; i < len(l.text); i++ {
		if l.text[i] != ' ' {
			start = i + 1
		} else if i+1-start > to-from {
			from, to = start, i+1
		}
	}
	if from == 0 {
		return row{*l}
	}
	left, right := *l, *l
	left.text, right.text, right.start = l.text[:from], l.text[to:], l.start+to
	left.wide, right.wide, right.indent = 0, 0, l.indent+uint16(width(l.text[:to]))
	return row{left, right}
}

// cutAt cuts a line where a column begins although one blank is all that is before it.
func cutAt(l *line, edge int) row {
	r, at := cutRow(l), 0
	for column := int(l.indent); at < len(l.text) && column < edge; column++ {
		_, size := utf8.DecodeRuneInString(l.text[at:])
		at += size
	}
	if r[1].text == "" && at > 1 && at < len(l.text) && l.text[at-1] == ' ' {
		r[1] = *l
		r[0].text, r[1].text, r[1].start = strings.TrimRight(l.text[:at-1], " "), l.text[at:], l.start+at
		r[0].wide, r[1].wide, r[1].indent = 0, 0, uint16(edge)
	}
	return r
}

// rowsAt returns the rows of two columns that some lines begin with, and whether
// the columns are in line. A blank line over both ends them unless a sentence
// goes on over it, or a row with both cells is below it.
func rowsAt(lines []line) (rows []row, sure bool) {
	edge, last, sure := math.MaxInt, row{}, true
	for i := range min(fewestRows, len(lines)) {
		if r := cutRow(&lines[i]); r[1].text != "" {
			edge = min(edge, int(r[1].indent))
		}
	}
	for i := range lines {
		l, r := &lines[i], cutRow(&lines[i])
		if i > 0 && i+1 < len(lines) && int(cutRow(&lines[i+1])[1].indent) == edge {
			r = cutAt(l, edge)
		}
		at := int(r[1].indent) - edge
		switch {
		case i > 0 && (l.page || l.gap && (r[1].text == "" || at < 0 || at > columnIndent) && !goesOver(&last[0], &r[0]) && !goesOver(&last[1], &r[1])):
			return rows, sure
		case r[1].text == "" && int(l.indent) >= edge:
			r = row{{}, r[0]}
		case r[1].text == "" && int(l.indent)+l.width() >= edge, at < 0 && r[1].text != "", at > 2*columnIndent:
			return rows, sure
		}
		rows, sure = append(rows, r), sure && at <= columnIndent
		for side := range r {
			if r[side].text != "" {
				last[side] = r[side]
			}
		}
	}
	return rows, sure
}

// goesOver reports whether a sentence goes on from one cell to the next.
func goesOver(cell, next *line) bool {
	return cell.text != "" && next.text != "" && !endsSentence(cell.text) && startsLower(next.text)
}

// isColumn reports whether one side of some rows is prose: sentences go on over the
// full lines of its blocks.
func isColumn(rows []row, side int) bool {
	on, all, widest := 0, 0, 0
	for i := range rows {
		widest = max(widest, rows[i][side].width())
	}
	for i := range rows[1:] {
		cell, next := &rows[i][side], &rows[i+1][side]
		if goesOver(cell, next) && 5*(cell.width()+1+width(text.FirstWord(next.text))) > 4*widest {
			on++
		}
		if !rows[i+1][0].gap && !rows[i+1][1].gap {
			all++
		}
	}
	return on > 1 && 3*on >= all && widest >= leastColumn
}

// column returns the lines of one side of some rows.
func column(rows []row, side int) (lines []line) {
	least := uint16(math.MaxUint16)
	for i := range rows {
		l := rows[i][side]
		if l.text == "" {
			continue
		}
		last := len(lines) - 1
		l.gap = (l.gap || i > 0 && rows[i-1][side].text == "") && (last < 0 || !goesOver(&lines[last], &l))
		l.traits |= parted
		lines = append(lines, l)
		least = min(least, l.indent)
	}
	for i := range lines {
		lines[i].indent -= least
	}
	if side > 0 {
		lines[0].gap, lines[0].page = true, true
	}
	return lines
}
