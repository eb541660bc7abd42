package check_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"docview/internal/check"
)

// TestCodes: every code in the sources of Parse and Check is
// explained, and every code that is explained can be given.
func TestCodes(t *testing.T) {
	given := map[string]string{}
	for _, pattern := range []string{"*.go", "../document/*.go", "../parse/*.go", "../library/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("no sources match %s: %v", pattern, err)
		}
		for _, file := range files {
			if !strings.HasSuffix(file, "_test.go") {
				codesOf(t, file, given)
			}
		}
	}
	for code, file := range given {
		if _, ok := check.Find(code); !ok {
			t.Errorf("%s gives %q, which is not in Codes", file, code)
		}
	}
	for _, c := range check.Codes() {
		if given[c.Code] == "" {
			t.Errorf("nothing gives %q", c.Code)
		}
	}
}

// codesOf notes the codes in a source: the first arguments of the
// functions that add problems, the Code of a problem, and the table of characters.
func codesOf(t *testing.T, file string, given map[string]string) {
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	note := func(e ast.Expr) {
		if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			if code, _ := strconv.Unquote(lit.Value); code != "" {
				given[code] = file
			}
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if sel, ok := n.Fun.(*ast.SelectorExpr); ok {
				switch sel.Sel.Name {
				case "addProblem", "add", "differs", "problem":
					note(n.Args[0])
				}
			}
		case *ast.KeyValueExpr:
			if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Code" {
				note(n.Value)
			}
		case *ast.ValueSpec:
			if n.Names[0].Name == "characterRanges" {
				ast.Inspect(n, func(n ast.Node) bool {
					if e, ok := n.(*ast.BasicLit); ok {
						note(e)
					}
					return true
				})
			}
		}
		return true
	})
}

func TestCodesAreComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range check.Codes() {
		if seen[c.Code] {
			t.Errorf("%s stands twice", c.Code)
		}
		seen[c.Code] = true
		if c.Severity == "" || c.Title == "" || strings.HasSuffix(c.Title, ".") || !strings.HasSuffix(c.Text, ".") || !strings.HasSuffix(c.Advice, ".") {
			t.Errorf("%s: want a severity, a title without a period, and a text and an advice with one", c.Code)
		}
	}
}
