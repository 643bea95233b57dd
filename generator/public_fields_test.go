package generator

import (
	"fmt"
	"html"
	"maps"
	"slices"
	"strings"
	"testing"

	"rapport/generator/internal/note"
)

// TestPublishedFieldsAreShown lets the fields through that `publish_fields` may name, one after another, and finds each on the
// public page of every kind of note that may say it, with whoever is not public as "someone"; and no other of them.
func TestPublishedFieldsAreShown(t *testing.T) {
	type said struct{ line, shown string }
	kinds := []struct {
		path, page, always string
		fields             map[string]said
	}{
		{"people/Ana Lima", "people/ana-lima.html", "", map[string]said{
			"aliases": {"aliases: [Anita]", "<dt>Also called</dt><dd>Anita</dd>"},
			"team":    {"team: Prices of [[Mei Tan]]", "Prices of someone"},
			"place":   {"location: Oslo, by [[Mei Tan]]", "<dt>Place</dt><dd>Oslo, by someone</dd>"},
			"skills":  {"skills: [contract law, \"[[Mei Tan]] knows\"]", "<dt>Skills</dt><dd>contract law, someone knows</dd>"},
		}},
		{"meetings/2026-02-03 Talk", "meetings/2026-02-03-talk.html", "people: \"[[Ana Lima]]\"\n", map[string]said{
			"aliases": {"aliases: The talk", "<dt>Also called</dt><dd>The talk</dd>"},
			"place":   {"place: \"[[Mei Tan]] has a room\"", "<dt>Place</dt><dd>someone has a room</dd>"},
			"series":  {"series: Mondays with [[Mei Tan]]", "<dt>Series</dt><dd>Mondays with someone</dd>"},
			"sort":    {"sort: board", "<dt>Sort</dt><dd>board</dd>"},
		}},
		{"initiatives/Price list", "initiatives/price-list.html", "", map[string]said{
			"aliases":  {"aliases: [Prices]", "<dt>Also called</dt><dd>Prices</dd>"},
			"team":     {"team: [\"[[Ana Lima]]\", \"[[Mei Tan]]\"]", "<dt>Team</dt><dd>Ana Lima, someone</dd>"},
			"goal":     {"goal: one list for [[Mei Tan]]", "one list for someone"},
			"start":    {"start: 2026-01-05", "<dt>Started</dt><dd>5 Jan 2026</dd>"},
			"closed":   {"closed: 2026-10-02", "<dt>Closed</dt><dd>2 Oct 2026</dd>"},
			"decision": {"decision: 2026-09-14", "<dt>Decision</dt><dd>14 Sep 2026</dd>"},
		}},
		{"pages/Plain", "pages/plain.html", "", map[string]said{
			"aliases": {"aliases: [Plainly]", "<dt>Also called</dt><dd>Plainly</dd>"},
		}},
		{"meetings/1-1 Ana Lima", "meetings/1-1-ana-lima.html", "people: \"[[Ana Lima]]\"\n", map[string]said{
			"place":  {"place: Her office", "<dt>Place</dt><dd>Her office</dd>"},
			"series": {"series: Fridays", "<dt>Series</dt><dd>Fridays</dd>"},
		}},
	}
	tried := map[string]bool{}
	for _, field := range note.PlainFacts() {
		files := map[string][]byte{
			"rapport.yaml":              fmt.Appendf(nil, "publish: {publish_fields: [%s]}\n", field),
			"content/people/Mei Tan.md": []byte("Hidden.\n"),
		}
		for _, k := range kinds {
			text := "---\nvisibility: public\n" + k.always
			for _, name := range slices.Sorted(maps.Keys(k.fields)) {
				text += k.fields[name].line + "\n"
			}
			files["content/"+k.path+".md"] = []byte(text + "---\nWords.\n\n")
		}
		files["content/meetings/1-1 Ana Lima.md"] = append(files["content/meetings/1-1 Ana Lima.md"], "## 2026-03-04\n\nWords.\n\n## 2026-03-11\n\nWords.\n"...)
		dir := t.TempDir()
		writeFiles(t, dir, files)
		site, problems := publicSite(t, New(Options{Dir: dir, Audience: Public}))
		if len(problems) > 0 {
			t.Errorf("%s: %v", field, problems)
		}
		for _, k := range kinds {
			for name, want := range k.fields {
				tried[name] = true
				if shown := strings.Contains(html.UnescapeString(string(site[k.page])), want.shown); shown != (name == field) {
					t.Errorf("publish_fields: %s: %s shows %q: %v\n%s", field, k.page, want.shown, shown, site[k.page])
				}
			}
		}
	}
	if got := slices.Sorted(maps.Keys(tried)); !slices.Equal(got, note.PlainFacts()) {
		t.Errorf("tried %v, but these may be published: %v", got, note.PlainFacts())
	}
}
