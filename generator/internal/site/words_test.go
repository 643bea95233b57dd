package site

import (
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// TestWords holds the list of words to the texts in the code that makes pages.
func TestWords(t *testing.T) {
	words := map[string]bool{}
	for _, pkg := range []string{".", "../chart", "../civil", "../markdown"} {
		files, err := filepath.Glob(filepath.Join(pkg, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", pkg, len(files), err)
		}
		for _, name := range files {
			if !strings.HasSuffix(name, "_test.go") && filepath.Base(name) != "samples.go" {
				wordsOf(t, name, words)
			}
		}
	}
	want := strings.Join(slices.Sorted(maps.Keys(words)), "\n") + "\n"
	if f := flag.Lookup("update"); f != nil && f.Value.String() == "true" {
		if err := os.WriteFile("words.txt", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want != Words {
		t.Errorf("words.txt is not what the code writes: go test ./generator/internal/site -run TestWords -update")
	}
}

// wordsOf adds the words in the texts of a file of Go.
func wordsOf(t *testing.T, name string, words map[string]bool) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if _, ok := n.(*ast.ImportSpec); ok {
			return false
		}
		lit, ok := n.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return true
		}
		text, err := strconv.Unquote(lit.Value)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range strings.FieldsFunc(text, func(c rune) bool { return !unicode.IsLetter(c) && c != '\'' && c != '’' }) {
			if len(w) > 1 {
				words[strings.ToLower(w)] = true
			}
		}
		return true
	})
}
