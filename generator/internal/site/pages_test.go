package site

import "testing"

// TestPageByPath proves that a page that is asked for alone is the one that a list of all has, and that there is no other.
func TestPageByPath(t *testing.T) {
	j := journalOf(map[string]string{
		"content/people/Ana Lima.md":              "email: ana@acme.example\n\n- 2026-09-01: coffee\n",
		"content/people/me.md":                    "name: Me\n",
		"content/meetings/2026-11-01 A.md":        "people: Ana Lima, Bo Berg\n\n- [ ] Ana -> me: it\n",
		"content/meetings/2026-11-01 A/B.md":      "people: Bo Berg\n",
		"content/meetings/2026-12-30 Ahead.md":    "people: Ana Lima\n",
		"content/meetings/series.md":              "\n## 2026-09-02 One\n\nWith: Ana Lima\n\n## 2026-09-09\n\nWith: Bo Berg\n\n## 2026-12-29\n\nWith: Ana Lima\n",
		"content/meetings/series-2.md":            "people: Ana Lima\n",
		"content/meetings/empty.md":               "\nNobody.\n",
		"content/initiatives/Pricing.md":          "decider: Ana Lima\n",
		"content/daily/2026-09-03.md":             "\nMet [[Ana Lima]]. #talk\n",
		"content/pages/about.md":                  "\nWords.\n",
		"content/pages/office/about.md":           "\nOther words.\n",
		"content/meetings/2026-11-01 A (copy).md": "people: Bo Berg\n",
	})
	pages := PagesOf(j, today, asked(j, today), builtin(t), options(j))
	all := pages.All()
	for _, want := range all {
		got, ok := pages.Page(want.Path)
		if !ok || got.Path != want.Path || got.Template != want.Template || got.Key() != want.Key() {
			t.Errorf("%s: got %q of %s, %v", want.Path, got.Path, got.Template, ok)
		}
	}
	if len(all) < 30 {
		t.Errorf("only %d pages", len(all))
	}
	for _, path := range []string{
		"", ".html", "meetings/.html", "meetings/series", "meetings/series#2026-09-02.html", "meetings/serie.html", "meetings/seriesx.html",
		"people/ana-lima#2026-09-01.html", "people/nobody.html", "daily.html", "briefs/people/nobody.html", "zz.html", "tags/.html",
	} {
		if p, ok := pages.Page(path); ok {
			t.Errorf("%q is the page %q", path, p.Path)
		}
	}
}
