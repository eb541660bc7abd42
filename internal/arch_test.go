// Package internal_test holds the house to its plan: imports run one way.
package internal_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// allowed lists, for each package below internal, the packages of this module
// that it may import. A new package is a row here.
var allowed = map[string][]string{
	"fold":     {},
	"text":     {"fold"},
	"document": {"text"},
	"parse":    {"document", "text"},
	"library":  {"document", "fold", "cite", "text", "parse"},
	"check":    {"document", "fold", "text"},
	"search":   {"document", "fold", "cite", "library", "check", "text", "spelling"},
	"spelling": {"fold"},
	"render":   {"document"},
	"cite":     {"document", "fold", "text"},
	"quote":    {"document", "fold", "cite", "render", "text"},
	"reader":   {"document", "fold", "render", "text"},
	"cli":      {"document", "fold", "text", "library", "check", "search", "render", "cite", "quote", "reader", "spelling"},
	"generate": {},
	// For tests alone.
	"ruletest": {},
	// A program, not a room: it writes libraries to measure with.
	"generate/cmd": {"generate"},
}

// only lists what no other packages may import.
var only = map[string][]string{
	"github.com/spf13/":         {"cli"},
	"golang.org/x/term":         {"cli", "reader"},
	"github.com/charmbracelet/": {"render"},
	"github.com/yuin/goldmark":  {"render"},
	"charm.land/":               {"reader"},
	"modernc.org/":              {"search"},
}

// never lists what no package may import: they ask the terminal for its
// background and wait five seconds when nothing answers.
var never = []string{
	"github.com/charmbracelet/lipgloss", "github.com/charmbracelet/bubbletea", "github.com/charmbracelet/glamour",
}

func TestImports(t *testing.T) {
	eachSource(t, func(file string) { checkImports(t, filepath.ToSlash(file)) })
}

// eachSource calls visit with each Go file of the module's packages below
// internal that is not a test.
func eachSource(t *testing.T, visit func(file string)) {
	t.Helper()
	seen := 0
	err := filepath.WalkDir(".", func(file string, e fs.DirEntry, err error) error {
		if err == nil && e.IsDir() && isOutside(file) {
			return fs.SkipDir
		}
		if err != nil || e.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		seen++
		visit(file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 20 {
		t.Fatalf("only %d files were looked at", seen)
	}
}

// isOutside reports whether a folder is none of the module's packages: test
// data, or a module of its own, which replaces one that glamour links.
func isOutside(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "go.mod"))
	return filepath.Base(dir) == "testdata" || err == nil
}

func checkImports(t *testing.T, file string) {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Error(err)
		return
	}
	room := path.Dir(file)
	may, ok := allowed[room]
	if !ok {
		t.Errorf("%s: package %s has no row in allowed", file, room)
	}
	for _, spec := range f.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		if inside, ok := strings.CutPrefix(imported, "docview/internal/"); ok && !slices.Contains(may, inside) {
			t.Errorf("%s: package %s may not import %s", file, room, inside)
		}
		for prefix, owners := range only {
			if strings.HasPrefix(imported, prefix) && !slices.Contains(owners, room) {
				t.Errorf("%s: only %s may import %s", file, strings.Join(owners, " and "), imported)
			}
		}
		if slices.Contains(never, imported) {
			t.Errorf("%s: no package may import %s", file, imported)
		}
		if imported == "docview/seeds" && room != "cli" {
			t.Errorf("%s: only package cli may import %s", file, imported)
		}
	}
}
