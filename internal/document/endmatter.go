package document

import ()

// endMatter tells notes and signatures from the paragraphs before them.
func (p *parser) endMatter() {
	end := p.notes()
	p.signatures(end)
	p.mergeSignatures()
	p.titleHeadings()
}

// notes marks the notes at the end of the body and gives the index after the
// last block that is none.
func (p *parser) notes() int {
	end := len(p.Body)
	for end > 0 && p.Body[end-1].Kind == SourceNote {
		end--
	}
	first := p.firstNote(end)
	if first == end {
		return end
	}
	marks := p.marks(first)
	if !p.areNotes(first, end, marks) {
		return end
	}
	for i := first; i < end; i++ {
		b := &p.Body[i]
		if p.items[i] == nil {
			b.Marker, b.Number, b.Text = cutNoteMarker(b.Text)
		}
		b.Kind, p.items[i] = Note, nil
		b.Marks = marks[b.Number]
	}
	return first
}

// firstNote gives the first of the blocks before end that look like notes.
// One block without a marker may go on with the note before it.
func (p *parser) firstNote(end int) int {
	first := end
	for i := end - 1; i >= 0; i-- {
		b := &p.Body[i]
		marker, _, _ := cutNoteMarker(b.Text)
		switch {
		case b.Kind == SourceNote || b.Kind == Heading:
			return first
		case p.items[i] != nil && p.isNoteList(i):
			first = i
			if p.items[i].first == 1 {
				return first
			}
		case p.items[i] == nil && marker != "":
			first = i
		case i != first-1 || first == i:
			return first
		}
	}
	return first
}

// isNoteList reports whether block i could be one of the endnotes written
// "1. text": Arabic numbers with a stop, of the outermost list.
func (p *parser) isNoteList(i int) bool {
	c := p.items[i]
	return c.digit > 0 && c.signs == "." && c.list.depth == 0
}

func (p *parser) signatures(end int)                                      {}
func (p *parser) mergeSignatures()                                        {}
func (p *parser) titleHeadings()                                          {}
func (p *parser) marks(first int) map[string][]string                     { return nil }
func (p *parser) areNotes(first, end int, marks map[string][]string) bool { return false }
func cutNoteMarker(s string) (marker, number, rest string)                { return "", "", s }
func isName(s string) bool                                                { return false }
