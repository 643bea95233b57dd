package generator

import (
	"go/ast"
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

// mayImport says which of our packages each package may import: the arrows of ARCHITECTURE.md. Tests may import more.
var mayImport = map[string][]string{
	"cmd/rapport": {"generator"},
	"templates":   {},
	"generator": {
		"templates", "civil", "diag", "slug", "frontmatter", "markdown", "note", "journal", "chart", "site", "output",
		"live", "interchange", "practice", "picture", "redact", "scan", "deploy",
	},
	"civil":       {},
	"diag":        {},
	"slug":        {},
	"output":      {},
	"picture":     {},
	"deploy":      {},
	"scan":        {},
	"golden":      {}, // for tests alone: no package may import it
	"live":        {},
	"frontmatter": {"diag"},
	"markdown":    {"diag", "slug"},
	"note":        {"civil", "diag", "slug", "frontmatter", "markdown"},
	"redact":      {"diag", "frontmatter", "markdown", "note"},
	"journal":     {"civil", "diag", "slug", "markdown", "note"},
	"chart":       {"civil"},
	"press":       {},
	"site":        {"civil", "diag", "slug", "markdown", "note", "journal", "practice", "chart", "press"},
	"practice":    {"civil", "journal", "note"},
	"interchange": {"civil", "diag", "note", "journal", "practice"},
}

// onlyIn names the packages that alone may import something of others.
var onlyIn = map[string][]string{
	"github.com/yuin/goldmark":       {"markdown"},
	"github.com/adrg/frontmatter":    {"frontmatter"},
	"go.yaml.in/yaml/v4":             {"frontmatter"},
	"github.com/fsnotify/fsnotify":   {"live"},
	"net/http":                       {"live"},
	"net":                            {"live", "generator", "cmd/rapport"},
	"os/exec":                        {"deploy", "cmd/rapport"},
	"os":                             {"output", "deploy", "live", "generator", "golden", "cmd/rapport"},
	"github.com/spf13/cobra":         {"cmd/rapport"},
	"github.com/gofrs/flock":         {"output", "deploy"},
	"html/template":                  {"press", "site"},
	"text/template/parse":            {"press"},
	"image/gif":                      {"picture"},
	"image/jpeg":                     {"picture"},
	"image/png":                      {"picture"},
	"math/rand":                      {},
	"math/rand/v2":                   {},
	"unsafe":                         {},
	"github.com/gosimple/slug":       {"slug"},
	"github.com/hbollon/go-edlib":    {"diag", "journal"},
	"golang.org/x/net/html":          {},
	"github.com/chromedp/chromedp":   {},
	"github.com/google/go-cmp/cmp":   {"golden"},
	"github.com/cespare/xxhash/v2":   {"note", "redact", "journal", "site", "output", "generator"},
	"github.com/mattn/go-isatty":     {"cmd/rapport"},
	"golang.org/x/text/unicode/norm": {"slug", "note", "journal", "scan", "generator"},
	"golang.org/x/text/width":        {"cmd/rapport"},
}

// clockless are the names that may not be called outside the given packages: a clock read anywhere else would make two
// builds of the same journal differ.
var clockless = map[string][]string{
	"time.Now":   {"cmd/rapport"},
	"time.Since": {"cmd/rapport"},
	"time.Sleep": {},
	"rand.Int":   {},
}

func TestLayers(t *testing.T) {
	seen := map[string]bool{}
	for _, file := range sources(t, "..") {
		pkg := packageOf(file.path)
		seen[pkg] = true
		allowed, known := mayImport[pkg]
		if !known {
			t.Errorf("%s: package %s is not in the table of layers", file.path, pkg)
			continue
		}
		for _, spec := range file.tree.Imports {
			target, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if ours, ok := strings.CutPrefix(target, "rapport/"); ok {
				if name := packageOf(ours + "/x.go"); !slices.Contains(allowed, name) {
					t.Errorf("%s: %s may not import %s", file.path, pkg, name)
				}
				continue
			}
			for prefix, where := range onlyIn {
				if (target == prefix || strings.HasPrefix(target, prefix+"/") && strings.Contains(prefix, ".")) && !slices.Contains(where, pkg) {
					t.Errorf("%s: %s may not import %s", file.path, pkg, target)
				}
			}
		}
		ast.Inspect(file.tree, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := sel.X.(*ast.Ident); ok {
					name := x.Name + "." + sel.Sel.Name
					if where, ok := clockless[name]; ok && !slices.Contains(where, pkg) {
						t.Errorf("%s: %s may not use %s", file.path, pkg, name)
					}
				}
			}
			if _, ok := n.(*ast.GoStmt); ok && pkg != "live" && pkg != "cmd/rapport" && file.path != "generator/parse.go" && file.path != "generator/preview.go" {
				t.Errorf("%s: goroutines are started in generator/parse.go, generator/preview.go and live alone", file.path)
			}
			return true
		})
	}
	for pkg := range mayImport {
		if !seen[pkg] {
			t.Errorf("the table of layers names %s, which has no files", pkg)
		}
	}
}

type source struct {
	path string
	tree *ast.File
}

// sources parses every Go file of the program itself: no tests, and no programs for measuring.
func sources(t *testing.T, root string) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(root, p)
		rel = filepath.ToSlash(rel)
		switch {
		case err != nil:
			return err
		case d.IsDir() && (rel == "generator/internal/bench" || d.Name() == "testdata" || rel != "." && strings.HasPrefix(d.Name(), ".")):
			return filepath.SkipDir
		case d.IsDir() || path.Ext(rel) != ".go" || strings.HasSuffix(rel, "_test.go"):
			return nil
		}
		src, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		tree, err := parser.ParseFile(token.NewFileSet(), rel, src, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		all = append(all, source{rel, tree})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// packageOf is the name that the table of layers has for the package of a file.
func packageOf(file string) string {
	return strings.TrimPrefix(path.Dir(file), "generator/internal/")
}
