package slug

import (
	"math/rand/v2"
	"strings"
	"testing"

	gosimple "github.com/gosimple/slug"
)

// TestEuropeanIsWhatTheLibraryMakes holds the letters that are written here once more to the library, alone and in names.
func TestEuropeanIsWhatTheLibraryMakes(t *testing.T) {
	var common []rune
	for r := rune(' '); r < 0x2100; r++ {
		if got, ok := european("x" + string(r) + "y"); ok {
			common = append(common, r)
			if want := byLibrary("x" + string(r) + "y"); got != want {
				t.Errorf("european(x%cy) = %q, want %q", r, got, want)
			}
		}
	}
	if len(common) < 250 {
		t.Errorf("only %d letters and marks are common", len(common))
	}
	rng := rand.New(rand.NewPCG(1, 1))
	for range 20_000 {
		name := ""
		for range rng.IntN(12) {
			name += string(common[rng.IntN(len(common))])
		}
		if got, _ := european(name); got != byLibrary(name) {
			t.Fatalf("european(%q) = %q, want %q", name, got, byLibrary(name))
		}
	}
}

func byLibrary(name string) string {
	return strings.ReplaceAll(gosimple.MakeLang(name, "en"), "_", "-")
}
