package render

import "slices"

// A Table is rows of cells under the names of their columns.
type Table struct {
	Columns []Column
	Rows    [][]string
}

// A Column says how the cells of a column look and fit.
type Column struct {
	Name  string
	Role  Role
	Most  int  // its cells at most on a page with a width; 0 means no bound
	Fills bool // it takes what the others leave; one column does
	Whole bool // its cells are never cut; at most one column's are not

	// Drop is the order in which columns are left out so that the one that
	// fills has more room: the highest first. A column of 0 is never left out.
	Drop int
	// Leave is the room that the filling column has at least as long as this
	// column is there, if its cells need it; 0 means all they need.
	Leave int
}

// leastFill is the least columns that the column that fills is given beside
// others. If it has less than goodFill, or others are left out, a whole column is
// narrowed to narrowWhole; a longer cell of this takes its room from the one
// that fills in its own row, which keeps leastCut.
const (
	leastFill   = 24
	goodFill    = 40
	narrowWhole = 24
	leastCut    = 12
)

// Table returns the lines of a table fitted to the width. On a narrow page the
// cells that fill are each below the others of their row.
func (p *Printer) Table(t Table) []Line {
	widths := t.fit(p.Width)
	if fit := t.narrowed(p.Width, widths); fit != nil {
		widths = fit
	}
	if fills := t.fills(); p.Width > 0 && widths[fills] < leastFill && widths[fills] < t.widest(fills) {
		return p.stacked(t, widths)
	}
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	lines := make([]Line, 0, len(t.Rows)+1)
	lines = append(lines, t.line(names, widths, func(int) Role { return Label }))
	for _, row := range t.Rows {
		lines = append(lines, t.line(row, t.widened(row, widths), func(i int) Role { return t.role(row, i) }))
	}
	return lines
}

// narrowed returns the widths with the whole column narrowed, nil if that would
// not help.
func (t Table) narrowed(width int, widths []int) []int {
	fills, whole := t.fills(), slices.IndexFunc(t.Columns, func(c Column) bool { return c.Whole })
	good := min(goodFill, t.widest(fills))
	if width <= 0 || whole < 0 || t.widest(whole) <= narrowWhole || widths[fills] >= good && slices.Min(widths) >= 0 {
		return nil
	}
	t.Columns = slices.Clone(t.Columns)
	t.Columns[whole].Most = narrowWhole
	fit := t.fit(width)
	if left := fit[fills]; left < good || left-(t.widest(whole)-fit[whole]) < leastCut {
		return nil
	}
	return fit
}

// widened returns the widths of a row: a longer cell of a whole column has its
// room from the column that fills.
func (t *Table) widened(row []string, widths []int) []int {
	for i, c := range t.Columns {
		if more := Width(t.cell(row, i)) - widths[i]; c.Whole && more > 0 {
			widths = slices.Clone(widths)
			widths[i] += more
			widths[t.fills()] -= more
		}
	}
	return widths
}

// stacked returns the lines of a table with each row's filling cell below the others.
func (p *Printer) stacked(t Table, widths []int) []Line {
	s := &setter{width: p.Width}
	fills := t.fills()
	for _, row := range t.Rows {
		var cells []Span
		for i, cell := range row {
			if i != fills && widths[i] >= 0 {
				cells = append(cells, Span{Text: cell, Role: t.Columns[i].Role})
			}
		}
		s.paragraph(paragraph{text: facts(cells...)})
		if row[fills] != "" {
			s.paragraph(paragraph{indent: betweenColumns, text: []Span{{Text: prose(row[fills]), Role: t.role(row, fills)}}})
		}
	}
	return s.lines
}

// fills returns the column that takes what the others leave.
func (t *Table) fills() int {
	return max(0, slices.IndexFunc(t.Columns, func(c Column) bool { return c.Fills }))
}

// cell returns a cell safe for a terminal; the column that fills has the words
// of documents.
func (t *Table) cell(row []string, i int) string {
	if t.Columns[i].Fills {
		return prose(row[i])
	}
	return flat(row[i])
}

func (t *Table) role(row []string, i int) Role {
	if t.Columns[i].Fills {
		return TitleRole(row[i], t.Columns[i].Role)
	}
	return t.Columns[i].Role
}

func (t *Table) widest(i int) int {
	widest := Width(t.Columns[i].Name)
	for _, row := range t.Rows {
		widest = max(widest, Width(t.cell(row, i)))
	}
	return widest
}

// line returns a row; a column whose width is negative is left out.
func (t *Table) line(row []string, widths []int, role func(column int) Role) Line {
	var spans []Span
	for i, width := range widths {
		if width < 0 {
			continue
		}
		if len(spans) > 0 {
			spans = append(spans, Span{Text: blanks(betweenColumns), Role: Frame})
		}
		text := Truncate(t.cell(row, i), width)
		spans = append(spans, Span{Text: text, Role: role(i)}, Span{Text: blanks(width - Width(text)), Role: Frame})
	}
	return Line{trimLine(spans)}
}

// fit returns the columns' widths; that of a column that is left out is negative.
func (t *Table) fit(width int) []int {
	widths := make([]int, len(t.Columns))
	fills := t.fills()
	for i := range t.Columns {
		widths[i] = t.widest(i)
	}
	if width <= 0 {
		return widths
	}
	for i, c := range t.Columns {
		if c.Most > 0 {
			most := min(c.Most, width/4)
			if c.Whole {
				most = c.Most
			}
			widths[i] = min(widths[i], max(most, Width(c.Name)))
		}
	}
	rest := func() int {
		left := width
		for i, w := range widths {
			if i != fills && w >= 0 {
				left -= w + betweenColumns
			}
		}
		return left
	}
	for _, i := range t.droppable() {
		leave := t.Columns[i].Leave
		if leave == 0 || leave > widths[fills] {
			leave = widths[fills]
		}
		if rest() < leave {
			widths[i] = -1
		}
	}
	widths[fills] = max(1, min(widths[fills], rest()))
	return widths
}

// droppable returns the columns that may be left out, the first to go first.
func (t *Table) droppable() []int {
	var all []int
	for i, c := range t.Columns {
		if c.Drop > 0 {
			all = append(all, i)
		}
	}
	slices.SortFunc(all, func(a, b int) int { return t.Columns[b].Drop - t.Columns[a].Drop })
	return all
}
