package library

import (
	"errors"
	"slices"
	"sort"
	"strings"
)

// Learn reads the ids of all documents of the library and returns a library
// that finds each of many without looking at all files again.
func (l *Library) Learn() (*Library, error) {
	files, err := l.Files()
	var d directory
	i := 0
	for names, fileErr := range Map(files, File.names) {
		err = errors.Join(err, fileErr)
		for _, name := range names {
			d = append(d, entry{name, i})
		}
		i++
	}
	slices.SortFunc(d, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	learned := *l
	learned.Lookup = func(name string) ([]File, error) { return d.lookup(files, name), nil }
	return &learned, err
}

// names returns all that documents of the file answer to.
func (f File) names() ([]string, error) {
	names := f.Names()
	docs, err := f.Documents()
	for _, d := range docs {
		names = append(names, d.ID)
	}
	return names, err
}

// A directory is names and the files they are of, sorted.
type directory []entry

type entry struct {
	name string
	file int // the index of the file
}

// lookup returns the files of the names that begin with a prefix, in their order.
func (d directory) lookup(files []File, prefix string) []File {
	var found []int
	start := sort.Search(len(d), func(i int) bool { return d[i].name >= prefix })
	for _, e := range d[start:] {
		if !strings.HasPrefix(e.name, prefix) {
			break
		}
		found = append(found, e.file)
	}
	slices.Sort(found)
	var out []File
	for _, i := range slices.Compact(found) {
		out = append(out, files[i])
	}
	return out
}
