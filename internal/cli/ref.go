package cli

import (
	"fmt"
	"strings"
)

// refs count the documents of a list by their ids.
type refs map[string]int

// ref returns what opens a document: its id or, if several in the list have
// it, its file.
func (r refs) ref(id, path string, part int) string {
	switch {
	case r[id] < 2:
		return id
	case part > 0:
		return fmt.Sprintf("%s@%d", path, part)
	}
	return path
}

// address returns the address of a place in a document, given by the id, so
// that it opens that document.
func (r refs) address(address, id, path string, part int) string {
	if place, ok := strings.CutPrefix(address, id); ok {
		return r.ref(id, path, part) + place
	}
	return address
}
