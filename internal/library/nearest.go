package library

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"docview/internal/document"
	"docview/internal/fold"
)

// nearestHead is how much of a file is parsed for an id that is only a hint.
const nearestHead = 16 << 10

// nearest returns what opens the documents whose ids are most like a name, at most three.
func (l *Library) nearest(name string) []string {
	files, _ := l.Files()
	type near struct {
		id, path string
		distance int
	}
	var found []near
	limit := max(2, utf8.RuneCountInString(name)/3)
	times := map[string]int{}
	for docs, err := range Map(files, File.headDocuments) {
		if err != nil {
			continue
		}
		for _, d := range docs {
			if n, ok := likeness(name, d.ID, limit); ok {
				found = append(found, near{d.ID, Path(d), n})
				times[d.ID]++
			}
		}
	}
	slices.SortFunc(found, func(a, b near) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.id, b.id))
	})
	var ids []string
	for _, n := range found {
		if times[n.id] > 1 {
			n.id = n.path
		}
		ids = append(ids, n.id)
	}
	return ids[:min(3, len(ids))]
}

// headDocuments returns the documents at the beginning of the file.
func (f File) headDocuments() ([]*document.Document, error) {
	data, err := f.Read()
	if err != nil {
		return nil, err
	}
	return f.parse(data[:min(len(data), nearestHead)])
}

// likeness returns how far an id is from a name, and whether it is near enough:
// within limit edits, or one that holds the name.
func likeness(name, id string, limit int) (distance int, ok bool) {
	name, id = fold.String(name), fold.String(id)
	if len(name) >= 3 && strings.Contains(id, name) {
		return limit, true
	}
	if n := len(id) - len(name); n > 4*limit || -n > 4*limit {
		return 0, false
	}
	distance = fold.Distance(name, id)
	return distance, distance <= limit
}
