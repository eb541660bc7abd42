package cli

import (
	"docview/internal/document"
	"docview/internal/library"
)

// Refs are what open the documents of a library as arguments. A command that
// was given a folder uses paths, as no other command would look there.
type refs struct {
	paths  bool
	shared map[string]bool // the ids that several documents have
}

// refs returns the refs of the library of some files.
func (a *app) refs(in *input, folders []string, files []library.File) refs {
	if len(folders) > 0 {
		return refs{paths: true}
	}
	catalog := a.catalog(a.library(in), indexChoice{})
	defer catalog.Close()
	return refs{shared: catalog.Shared(files)}
}

func (r refs) of(id, path string, part int) string {
	if r.paths || r.shared[id] {
		return library.Ref(path, part)
	}
	return id
}

// set sets the Ref of a document.
func (r refs) set(d *document.Document) { d.Ref = r.of(d.ID, d.Name, d.Part) }
