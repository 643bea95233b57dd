package generator

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTwins builds a journal whose files are one and the same on other systems: names that differ in case or in the
// way their accents are written, and names that are no text.
func TestTwins(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{
		"people/Jane Doe.md":       "kept-capital\n",
		"people/jane doe.md":       "kept-small\n",
		"people/JANE DOE.MD":       "kept-shouted\n",
		"people/Zo\u00eb.md":       "kept-composed\n",
		"people/Zoe\u0308.md":      "kept-apart\n",
		"people/Latin \xe9.md":     "kept-latin\n",
		"people/Latin \xe8.md":     "kept-latin2\n",
		"PEOPLE/Jane Doe.md":       "kept-folder\n",
		"meetings/\xff\xfe\xfd.md": "kept-bytes\n",
	}
	for name, text := range files {
		put(t, dir, name, []byte(text))
	}
	// The twins by accents have one path here, and so one problem.
	const want = "PEOPLE/Jane Doe.md: error same-address\n" +
		"meetings/\xff\xfe\xfd.md: warning no-day\n" +
		"people/JANE DOE.MD: error same-address\n" +
		"people/Jane Doe.md: error same-address\n" +
		"people/Latin \xe8.md: error same-address\n" +
		"people/Latin \xe9.md: error same-address\n" +
		"people/Zo\u00eb.md: error same-address\n" +
		"people/jane doe.md: error same-address\n"
	if diff := cmp.Diff(want, codes(survives(t, dir, files))); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}
