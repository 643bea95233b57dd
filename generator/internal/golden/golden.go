// Package golden holds what a test gets to what an archive wants. Only tests import it.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// Update is set by -update: what is got is written as what is wanted. Read the difference before committing it.
var Update = flag.Bool("update", false, "write what is got as what is wanted")

const wanted = "want"

// Archives runs a test for each txtar archive that matches the pattern, of which there must be one. made is given the
// archive without its file want, and returns what that file is to hold.
func Archives(t *testing.T, pattern string, made func(t *testing.T, a *txtar.Archive) string) {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no archive matches %s: %v", pattern, err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { compare(t, path, made) })
	}
}

func compare(t *testing.T, path string, made func(t *testing.T, a *txtar.Archive) string) {
	t.Helper()
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == wanted })
	input := &txtar.Archive{Comment: a.Comment, Files: slices.Clone(a.Files)}
	if want >= 0 {
		input.Files = slices.Delete(input.Files, want, want+1)
	}
	got := made(t, input)
	switch {
	case *Update && !t.Failed():
		input.Files = append(input.Files, txtar.File{Name: wanted, Data: []byte(got)})
		if err := os.WriteFile(path, txtar.Format(input), 0o644); err != nil {
			t.Fatal(err)
		}
	case *Update:
	case want < 0:
		t.Fatalf("%s has no %s; run with -update", path, wanted)
	default:
		if diff := cmp.Diff(string(a.Files[want].Data), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
}
