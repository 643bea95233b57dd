package site

import (
	"bytes"
	"slices"
	"strings"

	"rapport/generator/internal/press"
)

// Asset is a file of the theme that pages refer to, such as style.css.
type Asset struct {
	Path  string
	Bytes []byte
}

// Assets lists the theme's assets by path.
func (t *Theme) Assets() []Asset { return t.assets }

// PublicAssets lists the assets that pages for anybody may refer to, by path: those whose names stand in what such a page
// is made of, or in another that does.
func (t *Theme) PublicAssets() []Asset { return t.public }

// sharedForAll are the templates, besides those called public, that pages for anybody are made with.
var sharedForAll = []string{baseFile, "meetings.html", "pages.html", "tags.html", "tag.html", "404.html"}

// publicAssets finds the assets that pages for anybody may refer to.
func (t *Theme) publicAssets(files map[string][]byte) []Asset {
	var texts [][]byte
	for name, text := range files {
		if slices.Contains(sharedForAll, name) || strings.HasPrefix(name, "public") && strings.HasSuffix(name, ".html") {
			texts = append(texts, text)
		}
	}
	for _, name := range []string{"head", "top", "foot"} {
		if made, err := t.press.Plain(nil, press.NewPlate(name, t.frame, nil), Shared{}); err == nil {
			texts = append(texts, made)
		}
	}
	used := map[string]bool{}
	for len(texts) > 0 {
		text := texts[0]
		texts = texts[1:]
		for _, a := range t.assets {
			if !used[a.Path] && bytes.Contains(text, []byte(a.Path)) {
				used[a.Path] = true
				texts = append(texts, a.Bytes)
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(t.assets), func(a Asset) bool { return !used[a.Path] })
}
