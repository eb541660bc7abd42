package cli

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"docview/internal/library"
)

// draft is the kind of a manuscript among the files that are left out.
const draft = ".md"

// leaveOut keeps a file of the library that is not read, with its kind.
func (a *app) leaveOut(path, kind string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.leftOut[path] = kind
}

// isLeftOut reports whether an error says that a file is a manuscript, which is
// counted and is not an error of the command.
func (a *app) isLeftOut(err error) bool {
	var file *library.FileError
	if !errors.Is(err, library.ErrManuscript) || !errors.As(err, &file) {
		return false
	}
	a.leaveOut(file.Path, draft)
	return true
}

// sayLeftOut says how many files of the library were not read, by kind.
func (a *app) sayLeftOut() {
	of := map[string][]string{} // the paths by kind
	for _, path := range slices.Sorted(maps.Keys(a.leftOut)) {
		of[a.leftOut[path]] = append(of[a.leftOut[path]], path)
	}
	drafts, links := of[draft], of[library.LinkOut]
	delete(of, draft)
	delete(of, library.LinkOut)
	var kinds []string
	n := 0
	for _, kind := range slices.Sorted(maps.Keys(of)) {
		kinds = append(kinds, fmt.Sprintf("%d %s", len(of[kind]), kind))
		n += len(of[kind])
	}
	if last := len(kinds) - 1; last > 0 {
		kinds = []string{strings.Join(kinds[:last], ", ") + " and " + kinds[last]}
	}
	if n > 0 {
		files := "files were"
		if n == 1 {
			files = "file was"
		}
		a.message("%s %s left out: see docview help input", kinds[0], files)
	}
	if n := len(links); n > 0 {
		a.message("%s followed", numbered(n, "link that leads out of the library was not", "links that lead out of the library were not"))
		a.hint("to read one, name it: --library " + shellQuoted(links[0]))
	}
	if n := len(drafts); n > 0 {
		a.message("%s left out: --ext .md", numbered(n, ".md file without a head was", ".md files without a head were"))
	}
}
