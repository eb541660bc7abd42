package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// ownLists are the files whose lists of words are their own subject, and why.
// Every other vocabulary is in the lexicon of internal/text. At most ten.
var ownLists = map[string]string{
	"quote/latex.go":   "the commands of LaTeX",
	"library/kinds.go": "extensions of files",
	"cli/encoding.go":  "names of encodings",
}

// mostWords is how many words of vocabulary lists of more than listLength may
// have in all other files together.
const (
	mostWords  = 300
	listLength = 12
)

// TestVocabulary counts the words in long lists of strings.
func TestVocabulary(t *testing.T) {
	total := 0
	eachSource(t, func(file string) {
		name := filepath.ToSlash(file)
		lists := wordLists(t, file)
		if ownLists[name] != "" {
			if len(lists) == 0 {
				t.Errorf("%s has no long list; its row in ownLists can go", name)
			}
			return
		}
		for _, list := range lists {
			total += list.words
			t.Logf("%s:%d: %d words", name, list.line, list.words)
		}
	})
	if total > mostWords {
		t.Errorf("%d words of vocabulary in Go, at most %d: they belong to internal/text/lexicon.txt (-v lists them)", total, mostWords)
	}
}

type wordList struct{ line, words int }

// wordLists returns the lists of more than listLength words in a file: the
// elements or keys of literals, the values of variables, and the one argument of a call.
func wordLists(t *testing.T, file string) (lists []wordList) {
	t.Helper()
	set := token.NewFileSet()
	f, err := parser.ParseFile(set, file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(f, func(n ast.Node) bool {
		var strings []ast.Expr
		switch n := n.(type) {
		case *ast.CompositeLit:
			for _, e := range n.Elts {
				if kv, ok := e.(*ast.KeyValueExpr); ok {
					e = kv.Key
				}
				strings = append(strings, e)
			}
		case *ast.ValueSpec:
			strings = n.Values
		case *ast.CallExpr: // set("..."), strings.Fields("...")
			if len(n.Args) != 1 {
				return true
			}
			strings = n.Args
		}
		words := 0
		for _, e := range strings {
			words += wordsOf(e)
		}
		if words > listLength {
			lists = append(lists, wordList{set.Position(n.Pos()).Line, words})
			return false
		}
		return true
	})
	return lists
}

// wordsOf counts the words of a string that is words and nothing else; a
// sentence is none.
func wordsOf(e ast.Expr) int {
	switch e := e.(type) {
	case *ast.BinaryExpr:
		return wordsOf(e.X) + wordsOf(e.Y)
	case *ast.BasicLit:
		s, err := strconv.Unquote(e.Value)
		if e.Kind != token.STRING || err != nil || strings.ContainsAny(s, "%()`<>{}/:;!?\\") || strings.Contains(s, ". ") || strings.Contains(s, ", ") {
			return 0
		}
		return len(strings.Fields(s))
	}
	return 0
}
