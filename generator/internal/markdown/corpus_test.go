package markdown

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestSpecification parses every example that goldmark carries, of CommonMark and of its extensions.
func TestSpecification(t *testing.T) {
	n := 0
	for name, src := range specification(t) {
		d := Parse("note.md", src, 1)
		if fault := unsafe(d); fault != "" {
			t.Errorf("Parse(%s): %s\n%s\n---\n%s", name, fault, src, d.HTML)
		}
		n++
	}
	if n < 700 {
		t.Errorf("%d examples, want at least 700: have they moved?", n)
	}
}

// specification returns the examples by name.
func specification(t testing.TB) map[string][]byte {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Fatal(err)
	}
	dir := strings.TrimSpace(string(out))
	examples := map[string][]byte{}
	data, err := os.ReadFile(filepath.Join(dir, "_test", "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var spec []struct {
		Markdown string
		Section  string
		Example  int
	}
	if err := json.Unmarshal(data, &spec); err != nil {
		t.Fatal(err)
	}
	for _, e := range spec {
		examples[e.Section+" "+e.Markdown] = []byte(e.Markdown)
	}
	for _, pattern := range []string{"_test/*.txt", "extension/_test/*.txt"} {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for i, part := range bytes.Split(data, []byte("//- - - - - - - - -//\n")) {
				examples[filepath.Base(file)+" "+string(rune('0'+i%10))+string(part)] = clean(part)
			}
		}
	}
	return examples
}

// clean is a text as Parse is given it.
func clean(b []byte) []byte {
	b = bytes.ToValidUTF8(bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")), []byte("\uFFFD"))
	return bytes.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, b)
}
