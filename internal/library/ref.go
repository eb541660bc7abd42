package library

import (
	"bytes"
	"iter"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"docview/internal/document"
)

// Ref returns the argument that opens a document by its file and no other,
// where part is its [document.Document]'s Part: "letters/cable.txt@2". A path
// that cannot be printed or typed as it is, such as one with a line end in it,
// is written as a file URL (RFC 8089).
func Ref(path string, part int) string {
	ref := path
	switch {
	case !isPrintable(path):
		if abs, err := filepath.Abs(path); err == nil {
			path = abs
		}
		ref = (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()
	case !strings.ContainsAny(path, `/\`) && (path[0] == '-' || !new(Library).isText(path)):
		ref = "." + string(filepath.Separator) + path // not a flag, not an id
	}
	return ref + partSuffix(part)
}

// Refs are what open the documents of a library as arguments: their ids, or
// their files if several documents have an id.
type Refs struct {
	Shared map[string]bool // the ids that several documents have
	Paths  bool            // files in any case, as of a folder in which no other command would look
}

// Of returns what opens a document.
func (r Refs) Of(id, path string, part int) string {
	if r.Paths || r.Shared[id] {
		return Ref(path, part)
	}
	return id
}

// Set sets the Ref of a document.
func (r Refs) Set(d *document.Document) { d.Ref = r.Of(d.ID, d.Name, d.Part) }

// ShortRef returns the name of a file if that opens it as its path does, as in
// a folder of the library, else what Ref returns.
func (l *Library) ShortRef(path string, part int) string {
	name := filepath.Base(path)
	f, ok := l.fileAt(name)
	if ok && filepath.Clean(f.Path) == filepath.Clean(path) && isPrintable(name) && name[0] != '-' && l.isText(name) {
		return name + partSuffix(part)
	}
	return Ref(path, part)
}

// partSuffix returns what names one of several documents of a file.
func partSuffix(part int) string {
	if part == 0 {
		return ""
	}
	return "@" + strconv.Itoa(part)
}

// isPrintable reports whether a path is the same after it was shown and typed
// or read from a line.
func isPrintable(path string) bool {
	return path != "" && utf8.ValidString(path) && strings.TrimSpace(path) == path && !strings.Contains(path, "://") &&
		!strings.ContainsFunc(path, func(r rune) bool { return r != ' ' && !unicode.IsPrint(r) })
}

// pathOf returns the path that a file URL names, and other arguments as they are.
func pathOf(arg string) string {
	if escaped, ok := strings.CutPrefix(arg, "file://"); ok {
		if path, err := url.PathUnescape(escaped); err == nil {
			return filepath.FromSlash(path)
		}
	}
	return arg
}

// Shared returns the ids that several documents of some files have. Only files
// that mention the same id are parsed for it; those that cannot be read have none.
func Shared(files []File) map[string]bool {
	owner := map[string]int{} // the first file that may have an id
	suspects := map[int]bool{}
	i := 0
	for ids := range Map(files, File.possibleIDs) {
		seen := map[string]bool{}
		for _, id := range ids {
			if first, ok := owner[id]; ok && id != severalDocuments && (first != i || seen[id]) {
				suspects[first], suspects[i] = true, true
			} else if !ok {
				owner[id] = i
			}
			seen[id] = ids[0] == severalDocuments
		}
		i++
	}
	var again []File
	for i, f := range files {
		if suspects[i] {
			again = append(again, f)
		}
	}
	times, shared := map[string]int{}, map[string]bool{}
	for d, err := range Documents(again) {
		if err == nil {
			times[d.ID]++
			shared[d.ID] = times[d.ID] > 1
		}
	}
	return shared
}

// severalDocuments is the first of the possible ids of a file whose ids are
// known and those of several documents: then one id twice is shared.
const severalDocuments = ""

// possibleIDs returns the ids that a document of the file may have: that of
// the file, and those of the URLs in it.
func (f File) possibleIDs() ([]string, error) {
	data, err := f.Read()
	if err != nil {
		return nil, err
	}
	if isWide(data) || holdsSeveral(data) {
		ids := []string{severalDocuments}
		docs, err := f.parse(data)
		for _, d := range docs {
			ids = append(ids, d.ID)
		}
		return ids, err
	}
	return f.idsIn(data), nil
}

// holdsSeveral reports whether a text may be that of several documents.
func holdsSeveral(data []byte) bool {
	return bytes.Count(data, []byte("Citation:"))+bytes.Count(data, []byte("[Doc")) > 1
}

// idsIn returns the ids that the document of a text may have.
func (f File) idsIn(data []byte) []string {
	ids := slices.AppendSeq([]string{f.ID()}, urlIDs(data))
	for _, label := range document.CableNumbers {
		for _, after := range bytes.Split(data, []byte(label))[1:] {
			if words := strings.Fields(string(after[:min(len(after), 100)])); len(words) > 0 && document.IsCableNumber(words[0]) {
				ids = append(ids, words[0])
			}
		}
	}
	return ids
}

// urlIDs yields the ids that the URLs in a text end with.
func urlIDs(data []byte) iter.Seq[string] {
	return func(yield func(string) bool) {
		for {
			at := bytes.Index(data, []byte("://"))
			if at < 0 {
				return
			}
			data = data[at+len("://"):]
			end := bytes.IndexAny(data, " \t\r\n<>?#")
			if end < 0 {
				end = len(data)
			}
			path := strings.TrimRight(string(data[:end]), "/")
			if slash := strings.LastIndexByte(path, '/'); slash >= 0 && document.IsID(path[slash+1:]) && !yield(path[slash+1:]) {
				return
			}
		}
	}
}
