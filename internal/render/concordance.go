package render

import "strings"

// An Occurrence is one line of a concordance: a word with the text before and
// after it.
type Occurrence struct {
	Address           string
	Date              string
	Left, Word, Right string
}

// Widths of a concordance, in cells. The dates are left out where the text
// would have fewer than leastContext.
const (
	widestAddress   = 24
	widestDate      = 10
	unlimitedWidth  = 160 // of a concordance without a limit of its own
	leastContext    = 60
	betweenColumns  = 2
	shareOfLeftText = 2. / 5
)

// Concordance returns the lines of a concordance, the words that were looked
// for below each other. The text on both sides is cut between words.
func (p *Printer) Concordance(all []Occurrence) []Line {
	width, address, date := p.Width, 0, 0
	if width <= 0 {
		width = unlimitedWidth
	}
	for _, o := range all {
		address = max(address, min(Width(flat(o.Address)), widestAddress, width/3))
		date = max(date, min(Width(flat(o.Date)), widestDate))
	}
	room := width - address - betweenColumns
	if date > 0 && room-date-betweenColumns < leastContext {
		date = 0
	}
	if date > 0 {
		room -= date + betweenColumns
	}
	lines := make([]Line, 0, len(all))
	for _, o := range all {
		spans := []Span{cell(o.Address, address, Address), {Text: blanks(betweenColumns), Role: Frame}}
		if date > 0 {
			spans = append(spans, cell(o.Date, date, Hint), Span{Text: blanks(betweenColumns), Role: Frame})
		}
		lines = append(lines, Line{trimLine(append(spans, context(o, room)...))})
	}
	return lines
}

// context returns a word with the text around it, in so many cells.
func context(o Occurrence, room int) []Span {
	left := max(int(float64(room)*shareOfLeftText), 1)
	before := TruncateLeft(prose(o.Left), left)
	word := Truncate(prose(o.Word), max(room-left, 1))
	return []Span{
		{Text: blanks(left - Width(before)), Role: Frame},
		{Text: before},
		{Text: word, Role: Match},
		{Text: TruncateRight(prose(o.Right), room-left-Width(word))},
	}
}

// cell returns a text cut or filled up to a width.
func cell(text string, width int, role Role) Span {
	text = Truncate(flat(text), width)
	return Span{Text: text + blanks(width-Width(text)), Role: role}
}

// trimLine returns spans without the blanks at their end.
func trimLine(spans []Span) []Span {
	for len(spans) > 0 {
		last := &spans[len(spans)-1]
		if last.Text = trimBlanks(last.Text); last.Text != "" {
			break
		}
		spans = spans[:len(spans)-1]
	}
	return spans
}

// TruncateLeft returns s if it takes at most so many cells, else "…" and as much of
// its end as fits, from the beginning of a word on; only a word that is too wide
// alone is cut itself.
func TruncateLeft(s string, width int) string {
	if Width(s) <= width {
		return s
	}
	if width < 1 {
		return ""
	}
	rest := strings.TrimPrefix(s, "…")
	for Width(rest) > width-1 {
		_, rest = cutCluster(rest)
	}
	if i := strings.IndexByte(rest, ' '); i >= 0 && strings.TrimSpace(rest[i:]) != "" && !strings.HasSuffix(s[:len(s)-len(rest)], " ") {
		rest = rest[i:]
	}
	return "…" + strings.TrimLeft(rest, " ")
}

// TruncateRight returns s if it takes at most so many cells, else as much of its
// beginning as fits, up to the end of a word, and "…"; only a word that is too
// wide alone is cut itself.
func TruncateRight(s string, width int) string {
	if Width(s) <= width || width < 1 {
		return Truncate(s, width)
	}
	cut := strings.TrimSuffix(Truncate(s, width), "…")
	if !strings.HasPrefix(s[len(cut):], " ") {
		if i := strings.LastIndexByte(cut, ' '); i >= 0 && strings.TrimSpace(cut[:i]) != "" {
			cut = cut[:i+1]
		}
	}
	return trimBlanks(cut) + "…"
}
