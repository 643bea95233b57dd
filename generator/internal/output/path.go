package output

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"
)

// mustBeSound panics when the site's own paths are wrong: they are made by rapport, never taken from a note as they are.
func mustBeSound(files []File) {
	seen := make(map[string]bool, len(files))
	for _, f := range files {
		if !sound(f.Path) {
			panic(fmt.Sprintf("output: unsound path %q", f.Path))
		}
		if seen[f.Path] {
			panic(fmt.Sprintf("output: two files at %q", f.Path))
		}
		seen[f.Path] = true
	}
}

// sound reports whether a path is one that rapport may write, on any system.
func sound(p string) bool {
	for i := range len(p) {
		switch c := p[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		case c == '.', c == '_', c == '/', c == '-':
		default:
			return false
		}
	}
	if p == "." || p != path.Clean(p) || !filepath.IsLocal(filepath.FromSlash(p)) {
		return false
	}
	top, _, _ := strings.Cut(p, "/")
	return top != ownDir && top != markName && top != ignoreName && top != ".git"
}

// folders lists the folders a path lies in, outermost first.
func folders(p string) []string {
	var list []string
	for i := range len(p) {
		if p[i] == '/' {
			list = append(list, p[:i])
		}
	}
	return list
}
