package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"docview/internal/document"
)

// mostLeft bounds how many documents a reader is remembered to have left.
const mostLeft = 500

// A leaving is where a reader left a document.
type leaving struct {
	Path  string `json:"path"` // absolute; of the sample, its name there
	Part  int    `json:"part,omitempty"`
	ID    string `json:"id"`
	Place string `json:"place"` // as document.At takes it
}

// leavings are where documents were left, the newest first, in a file. What
// cannot be read or written is as if it were not there: nobody reads for that.
type leavings struct {
	file string // "" if nothing is remembered
	mu   sync.Mutex
}

// leavings returns where readers left documents, as the XDG Base Directory
// Specification has the state of programs.
func (a *app) leavings() *leavings {
	if off, set := a.LookupEnv("DOCVIEW_STATE"); set && off == "" {
		return &leavings{}
	}
	state := a.env("XDG_STATE_HOME")
	if home := a.env("HOME"); !filepath.IsAbs(state) && home != "" {
		state = filepath.Join(home, ".local", "state")
	}
	if !filepath.IsAbs(state) {
		return &leavings{}
	}
	return &leavings{file: filepath.Join(state, "docview", "read.json")}
}

func (l *leavings) read() (all []leaving) {
	data, err := os.ReadFile(l.file)
	if err != nil || json.Unmarshal(data, &all) != nil {
		return nil
	}
	return all
}

// of returns the leaving of a document without a place, and whether it can be
// remembered: standard input cannot.
func (l *leavings) of(d *document.Document) (leaving, bool) {
	path, err := filepath.Abs(d.Name)
	if _, missing := os.Stat(path); missing != nil {
		path = d.Name
	}
	return leaving{Path: path, Part: d.Part, ID: d.ID}, err == nil && l.file != "" && d.Name != "standard input"
}

func (x leaving) isOf(y leaving) bool { return x.Path == y.Path && x.Part == y.Part && x.ID == y.ID }

// at returns the place at which a document was left, "" if that is not known or
// the document has it no more.
func (l *leavings) at(d *document.Document) string {
	own, ok := l.of(d)
	if !ok {
		return ""
	}
	for _, x := range l.read() {
		if x.isOf(own) {
			if part, err := d.At(x.Place); err == nil && len(part.Body) > 0 {
				return x.Place
			}
		}
	}
	return ""
}

// leave remembers the place at which a document is left; "" forgets it.
func (l *leavings) leave(d *document.Document, place string) {
	own, ok := l.of(d)
	if !ok {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	was := l.read()
	all := slices.DeleteFunc(slices.Clone(was), own.isOf)
	if own.Place = place; place != "" {
		all = slices.Insert(all, 0, own)
	}
	if slices.Equal(was, all) {
		return
	}
	l.write(all[:min(len(all), mostLeft)])
}

// write replaces the file as a whole. Only the user may read it.
func (l *leavings) write(all []leaving) {
	data, err := json.MarshalIndent(all, "", " ")
	if err != nil || os.MkdirAll(filepath.Dir(l.file), 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(filepath.Dir(l.file), "read-*.json")
	if err != nil {
		return
	}
	_, err = f.Write(append(data, '\n'))
	if e := f.Close(); err == nil && e == nil && os.Rename(f.Name(), l.file) == nil {
		return
	}
	_ = os.Remove(f.Name())
}
