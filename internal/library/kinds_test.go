package library

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// An .md file of a folder is a document if it has front matter, a date or a
// source; else it is left out unless it is named or asked for.
func TestManuscripts(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		is   bool
	}{
		"readme.md":   {"# Letters\n\nThis folder holds letters of the mill.\n", true},
		"README.MD":   {"# Letters\n\nThis folder holds letters of the mill.\n", true},
		"essay.md":    {"# The mill in the age of steam, 1831\n\nThe “mill” burned.\n\n## Notes\n\n1. See the log.\n", true},
		"letter.md":   {"Dear Sir,\n\nThe mill burned.\n", true},
		"letter.txt":  {"Dear Sir,\n\nThe mill burned.\n", false},
		"front.md":    {"---\ndoc_num: 4\ntitle: The Mill\n---\n\nThe mill burned.\n", false},
		"dated.md":    {"## 4 The Mill\n\nBruges, 4 May 1931\n\nThe mill burned.\n", false},
		"cited.md":    {"Citation:\n\n\"The Mill\", An Archive\n<https://example.org/document/4>\n\nThe mill burned.\n", false},
		"noted.md":    {"# The Mill\n\nThe mill burned.\n\n[Source: An Archive, Fond 4, Opis 2, Delo 1.]\n", false},
		"numbered.md": {"[Document 4]\n\nThe Consul at Bruges to the Secretary of State\n\n893.00/15104: Telegram\n\nThe mill burned.\n", false},
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(c.text), 0o666); err != nil {
			t.Fatal(err)
		}
		for _, l := range []struct {
			Library
			read bool
		}{
			{Library{Dirs: []string{dir}}, !c.is},
			{Library{Dirs: []string{dir}, Ext: []string{".md"}}, true},
			{Library{Dirs: []string{path}}, true},
		} {
			files, err := l.Files()
			if err != nil || len(files) != 1 {
				t.Fatal(name, files, err)
			}
			docs, err := files[0].Documents()
			if read := len(docs) > 0; read != l.read || errors.Is(err, ErrManuscript) == read || files[0].IsManuscript() == read {
				t.Errorf("%s: read %v (%v), want %v, of %+v", name, read, err, l.read, l.Library)
			}
		}
	}
}
