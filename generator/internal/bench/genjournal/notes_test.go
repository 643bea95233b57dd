package main

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"strings"
	"testing"
)

// written is a whole journal as one text.
func written(t *testing.T, seed uint64, s size) string {
	t.Helper()
	var all bytes.Buffer
	err := newWriter(seed, func(path string, note []byte) error {
		fmt.Fprintf(&all, "%s\n%s\n", path, note)
		return nil
	}).journal(s)
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

func TestSameFlagsSameBytes(t *testing.T) {
	s := size{people: 20, meetings: 180}
	first := written(t, 1, s)
	if again := written(t, 1, s); again != first {
		t.Error("two journals of the same seed and size differ")
	}
	if other := written(t, 2, s); other == first {
		t.Error("journals of different seeds are the same")
	}
	// figures that were measured with this journal stay comparable as long as its bytes stay the same
	sum := fnv.New64a()
	sum.Write([]byte(first))
	if got, want := fmt.Sprintf("%x", sum.Sum64()), "37e6ef936e9542f0"; got != want {
		t.Errorf("the journal's sum is %s, want %s: figures in docs/performance.md must be measured anew", got, want)
	}
}

func TestEveryNoteHasAFileOfItsOwn(t *testing.T) {
	s := size{people: 30, meetings: 3000} // far more meetings than days in a month, so that titles meet
	paths := map[string]bool{}
	err := newWriter(1, func(path string, note []byte) error {
		if paths[path] {
			t.Errorf("%s was written twice", path)
		}
		paths[path] = true
		if !bytes.HasPrefix(note, []byte("---\n")) || bytes.Count(note, []byte("---\n")) < 2 {
			t.Errorf("%s has no front matter", path)
		}
		return nil
	}).journal(s)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(paths), s.notes(); got != want {
		t.Errorf("the journal has %d notes, want %d", got, want)
	}
}

func TestNamesAreDistinct(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range pair(9, []int{0, 1, 2, 3}, []string{"Ada", "Zoë"}, []string{"Lind", "Ek"}) {
		if seen[p.name] || seen[p.file] || strings.Trim(p.file, "abcdefghijklmnopqrstuvwxyz-0123456789") != "" {
			t.Errorf("bad or repeated name %q, file %q", p.name, p.file)
		}
		seen[p.name], seen[p.file] = true, true
	}
}
