package generator

import (
	"fmt"
	"html"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"rapport/generator/internal/deploy"
)

// reference is an attribute of HTML that leads somewhere.
var reference = regexp.MustCompile(`\s(?:href|src)="([^"]*)"`)

// deadLinks lists the links of a site's pages to files that it does not have, sorted. The built-in theme has none; one of
// the journal's own may.
func deadLinks(files []deploy.File) []string {
	have := map[string]bool{}
	for _, f := range files {
		have[f.Path] = true
	}
	var dead []string
	for _, f := range files {
		if path.Ext(f.Path) != ".html" || f.Path == "404.html" { // it is shown at any address
			continue
		}
		for _, m := range reference.FindAllSubmatch(f.Bytes, -1) {
			to, err := url.Parse(html.UnescapeString(string(m[1])))
			if err != nil || to.Scheme != "" || to.Host != "" || to.Path == "" {
				continue
			}
			if target := path.Join(path.Dir(f.Path), to.Path); !have[target] && !have[path.Join(target, "index.html")] {
				dead = append(dead, fmt.Sprintf("%s leads to %s, which the site does not have", f.Path, strings.TrimSpace(to.Path)))
			}
		}
	}
	slices.Sort(dead)
	return slices.Compact(dead)
}
