package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// notEnglish are phrases that a native speaker would not write, with what to
// write instead.
var notEnglish = []struct {
	phrase  *regexp.Regexp
	instead string
}{
	{regexp.MustCompile(`(?i)\b(is|are) no (?:[^lm]|l[^o]|m[^o])`), "is not a ..., are not ..."}, // but "no longer", "no more"
	{regexp.MustCompile(`(?i)\bthere (is|are) no\b`), "unknown ..., no ... found"},
	{regexp.MustCompile(`(?i)\bone an? (line|file|format)\b|\ba line each\b`), "one per line"},
	{regexp.MustCompile(`(?i)\bstands?\b`), "is, occurs"},
	{regexp.MustCompile(`(?i)\btold\b|\bcannot tell\b`), "recognised, determined"},
	{regexp.MustCompile(`(?i)\bcannot both hold\b|\b(do not go together|does not go with)\b`), "cannot be combined"},
	{regexp.MustCompile(`(?i)\binfos\b|\bmay be no \w|\bmakes one of\b|\bis not a text$`), "info, may not be a ..., to convert ..., not a text file"},
}

// docComment matches a doc comment that says what a function "gives".
var docComment = regexp.MustCompile(`^// \w+(\.\w+)? gives\b`)

// TestEnglish keeps what is not English out of the texts that people read: the
// string literals of all packages, the README and its companions, the Makefile.
func TestEnglish(t *testing.T) {
	eachSource(t, func(file string) { checkEnglish(t, file) })
	for _, pattern := range []string{"../Makefile", "../*.md", "../.github/*.md", "*.md", "../testdata/*.md", "../testdata/*/*.md", "document/*.json", "check/*.md", "cli/commands/*.txt", "cli/topics/*.txt"} {
		files, _ := filepath.Glob(pattern)
		if len(files) == 0 {
			t.Errorf("no file %s", pattern)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for i, line := range strings.Split(string(text), "\n") {
				reportEnglish(t, token.Position{Filename: file, Line: i + 1}, line)
			}
		}
	}
}

func checkEnglish(t *testing.T, file string) {
	t.Helper()
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, file, nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(f, func(n ast.Node) bool {
		if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			if text, err := strconv.Unquote(literal.Value); err == nil {
				reportEnglish(t, fset.Position(literal.Pos()), text)
			}
		}
		return true
	})
	for _, group := range f.Comments {
		if first := group.List[0]; docComment.MatchString(first.Text) {
			t.Errorf("%s: %q: functions return", fset.Position(first.Pos()), first.Text)
		}
	}
}

func reportEnglish(t *testing.T, at token.Position, text string) {
	t.Helper()
	if !strings.Contains(text, " ") {
		return // a word is data
	}
	for _, n := range notEnglish {
		if found := n.phrase.FindString(text); found != "" {
			t.Errorf("%s: %q is not English here; write: %s", at, found, n.instead)
		}
	}
}
