package generator

import (
	"errors"
	"path"

	"rapport/generator/internal/diag"
	"rapport/generator/internal/picture"
	"rapport/generator/internal/site"
)

// assets are the files of the theme that the site holds. In the public one pictures are cleaned as those of notes are,
// under their own names; one that cannot be is left out, with a problem.
func (g *Generator) assets(theme *site.Theme) ([]site.Asset, []diag.Problem) {
	if g.options.Audience == Self {
		return theme.Assets(), nil
	}
	var assets []site.Asset
	var problems []diag.Problem
	for _, a := range theme.PublicAssets() {
		switch path.Ext(a.Path) {
		case ".png", ".jpg", ".webp", ".avif", ".ico":
			clean, err := picture.Clean(a.Bytes)
			var refusal *picture.Refusal
			if errors.As(err, &refusal) {
				problems = append(problems, diag.Problem{
					Pos: diag.Pos{Path: ownTheme + "/" + a.Path}, Severity: diag.Error, Code: "not-published",
					Message: a.Path + " is not published: " + refusal.Reason, Hint: refusal.Hint,
				})
				continue
			}
			a.Bytes = clean.Bytes
		}
		assets = append(assets, a)
	}
	return assets, problems
}
