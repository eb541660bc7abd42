package library

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"docview/internal/cite"
	"docview/internal/document"
)

// kinds are the files that may hold documents but are not texts, by extension.
var kinds = map[string]string{
	"pdf": "PDF",
	"doc": "Word", "docx": "Word", "docm": "Word", "dot": "Word", "dotx": "Word",
	"odt": "OpenDocument", "ott": "OpenDocument", "fodt": "OpenDocument",
	"rtf": "RTF", "epub": "EPUB", "xml": "XML", "tei": "XML",
	"html": "HTML", "htm": "HTML", "xhtml": "HTML",
	"eml": "e-mail", "emlx": "e-mail", "msg": "e-mail", "mbox": "e-mail",
}

// LinkOut is the kind of a symbolic link that leads out of the library, which
// is not followed.
const LinkOut = "link"

// extension returns the extension of a file's name in lower case, without its
// stop, and without that of gzip.
func extension(name string) string {
	ext := filepath.Ext(name)
	if strings.EqualFold(ext, ".gz") {
		ext = filepath.Ext(name[:len(name)-len(ext)])
	}
	return strings.TrimPrefix(strings.ToLower(ext), ".")
}

func (l *Library) asksFor(ext string) bool {
	return slices.ContainsFunc(l.Ext, func(e string) bool { return strings.EqualFold(strings.TrimPrefix(e, "."), ext) })
}

// ErrManuscript is why an .md file of a folder is left out: it has no head, so
// that it is what a reader writes, such as notes or a README. It is read if it
// is named, or if [Library].Ext asks for .md.
var ErrManuscript = errors.New("the file is a manuscript, not a document")

// isManuscript reports whether none of the documents of a Markdown file has
// front matter, a date or a source.
func isManuscript(docs []*document.Document) bool {
	return !slices.ContainsFunc(docs, func(d *document.Document) bool {
		return !d.Date().IsZero() || d.URL != "" || d.Citation() != "" || cite.ProvenanceText(d) != "" || d.Field(document.KeyBanner).Text != "" ||
			d.Field(document.KeyFileNumber).Text != "" || d.Field(document.KeyDocumentNumber).Text != ""
	})
}

// IsManuscript reports whether the file is left out with [ErrManuscript].
func (f File) IsManuscript() bool {
	if !f.loose {
		return false
	}
	_, err := f.Documents()
	return errors.Is(err, ErrManuscript)
}
