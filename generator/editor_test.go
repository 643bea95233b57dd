package generator

import (
	"net/url"
	"testing"
)

func TestEditorLink(t *testing.T) {
	const zed = "zed://file/{path}:{line}:{column}"
	for _, c := range []struct {
		pattern, path string
		line, column  int
		want          string
	}{
		{"", "/home/nora/a.md", 4, 2, "vscode://file/home/nora/a.md:4:2"},
		{editors["cursor"], "/home/nora/a.md", 0, 0, "cursor://file/home/nora/a.md:1:1"},
		{editors["idea"], "/home/nora/a b.md", 4, 0, "idea://open?file=%2Fhome%2Fnora%2Fa%20b.md&line=4&column=1"},
		{editors["obsidian"], "/home/nora/Zo\u00eb & co.md", 4, 2, "obsidian://open?path=%2Fhome%2Fnora%2FZo%C3%AB%20%26%20co.md"},
		{zed, "C:/Users/nora/a.md", 4, 2, "zed://file/C%3A/Users/nora/a.md:4:2"},
		{zed, "/a/{line}\"><b>?x#y.md", 4, 2, "zed://file/a/%7Bline%7D%22%3E%3Cb%3E%3Fx%23y.md:4:2"},
		{"emacs://{path}?at={line}", "/a.md", 4, 2, "emacs:///a.md?at=4"},
	} {
		got := editorLink(c.pattern, c.path, c.line, c.column)
		if got != c.want {
			t.Errorf("editorLink(%q, %q, %d, %d) = %s, want %s", c.pattern, c.path, c.line, c.column, got, c.want)
		}
		if u, err := url.Parse(got); err != nil || u.Fragment != "" {
			t.Errorf("%s is no address of a file: %v", got, err)
		}
	}
}
