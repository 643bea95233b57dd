package output

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestListed lists what rapport wrote into a folder, whoever else wrote there.
func TestListed(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	for _, want := range [][]string{nil, {"a.html", "b/c.html"}, {"a.html"}} {
		if want != nil {
			files := map[string]string{}
			for _, p := range want {
				files[p] = p
			}
			if _, err := Write(dir, site(files), Options{}); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "mine.txt"), nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		got, err := Listed(dir)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("Listed = %v, %v, want %v", got, err, want)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, manifestName), []byte("cut short"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Listed(dir); err == nil {
		t.Error("a manifest that is cut short is taken")
	}
}
