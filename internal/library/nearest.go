package library

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"docview/internal/fold"
)

// nearestHead is how much of a file is parsed for an id that is only a hint.
const nearestHead = 16 << 10

// nearest gives the ids of the library that are most like a name, at most three.
func (l *Library) nearest(name string) []string {
	files, _ := l.Files()
	type near struct {
		id       string
		distance int
	}
	var found []near
	limit := max(2, utf8.RuneCountInString(name)/3)
	for ids, err := range Map(files, File.headIDs) {
		if err != nil {
			continue
		}
		for _, id := range ids {
			if n, ok := likeness(name, id, limit); ok {
				found = append(found, near{id, n})
			}
		}
	}
	slices.SortFunc(found, func(a, b near) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(a.id, b.id))
	})
	var ids []string
	for _, n := range slices.Compact(found) {
		ids = append(ids, n.id)
	}
	return ids[:min(3, len(ids))]
}

// headIDs gives the ids of the documents at the beginning of the file.
func (f File) headIDs() ([]string, error) {
	data, err := f.Read()
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, d := range f.parse(data[:min(len(data), nearestHead)]) {
		ids = append(ids, d.ID)
	}
	return ids, nil
}

// likeness tells how far an id is from a name, and whether it is near enough:
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
