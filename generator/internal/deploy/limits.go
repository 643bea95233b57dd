package deploy

import (
	"fmt"
	"slices"
	"strings"
)

// What GitHub takes (docs.github.com: "GitHub Pages limits", "About large files on GitHub").
const (
	siteLimit = 1_000_000_000 // bytes of a site
	fileLimit = 100 << 20     // bytes of a file; a push with a larger one is refused
)

// Limits says what of a site GitHub Pages would not take or not show, each in one line with a way out.
func Limits(files []File) []string {
	var list []string
	total := 0
	lower := map[string]string{}
	sorted := slices.SortedFunc(slices.Values(files), func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	for _, f := range sorted {
		total += len(f.Bytes)
		if len(f.Bytes) > fileLimit {
			list = append(list, fmt.Sprintf("%s has %d MB, and GitHub takes no file of more than 100: make it smaller", f.Path, len(f.Bytes)>>20))
		}
		if other, ok := lower[strings.ToLower(f.Path)]; ok {
			list = append(list, fmt.Sprintf("%s and %s differ by capitals alone, which not every host tells apart: rename one", other, f.Path))
		}
		lower[strings.ToLower(f.Path)] = f.Path
	}
	if total > siteLimit {
		list = append(list, fmt.Sprintf("the site has %d MB, and GitHub Pages shows no more than 1000: use fewer or smaller pictures", total/1_000_000))
	}
	return list
}
