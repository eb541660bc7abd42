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
	if a.leftOut == nil {
		a.leftOut = map[string]string{}
	}
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
	counts, n := map[string]int{}, 0
	for _, kind := range a.leftOut {
		if counts[kind]++; kind != draft && kind != library.LinkOut {
			n++
		}
	}
	if n > 0 {
		a.message("%s %s left out: see docview help input", counted(counts), oneOr(n, "file was", "files were"))
	}
	if n := counts[library.LinkOut]; n > 0 {
		a.message("%d %s out of the library %s not followed", n, oneOr(n, "link that leads", "links that lead"), oneOr(n, "was", "were"))
		a.hint("to read one, name it: --library " + shellQuoted(firstOut(a.leftOut)))
	}
	if n := counts[draft]; n > 0 {
		a.message("%d .md %s left out: --ext .md", n, oneOr(n, "file without a head was", "files without a head were"))
	}
}

// counted returns the kinds but manuscripts with their numbers: "3 PDF and 2 Word".
func counted(counts map[string]int) string {
	var kinds []string
	for _, kind := range slices.Sorted(maps.Keys(counts)) {
		if kind != draft && kind != library.LinkOut {
			kinds = append(kinds, fmt.Sprintf("%d %s", counts[kind], kind))
		}
	}
	last := len(kinds) - 1
	if last == 0 {
		return kinds[0]
	}
	return strings.Join(kinds[:last], ", ") + " and " + kinds[last]
}

func oneOr(n int, one, several string) string {
	if n == 1 {
		return one
	}
	return several
}

// firstOut returns the first of the links that lead out of the library.
func firstOut(leftOut map[string]string) string {
	for _, path := range slices.Sorted(maps.Keys(leftOut)) {
		if leftOut[path] == library.LinkOut {
			return path
		}
	}
	return ""
}
