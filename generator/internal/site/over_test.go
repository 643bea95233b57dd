package site

import (
	"strings"
	"testing"
)

// TestNothingIsAskedOfWhatIsOver looks for sentences that tell what to write on the pages of initiatives that are closed and
// of people who are gone. What is not noted of them leaves no empty section behind either.
func TestNothingIsAskedOfWhatIsOver(t *testing.T) {
	for _, c := range []struct {
		file, url, note string
		asks            bool
	}{
		{"initiatives/Plan", "initiatives/plan.html", "", true},
		{"initiatives/Plan", "initiatives/plan.html", "status: paused\n", true},
		{"initiatives/Plan", "initiatives/plan.html", "status: done\nclosed: 2027-01-31\n", true},
		{"initiatives/Plan", "initiatives/plan.html", "status: done\nclosed: 2026-10-31\n", false},
		{"initiatives/Plan", "initiatives/plan.html", "status: dropped\n", false},
		{"initiatives/Plan", "initiatives/plan.html", "status: done\nstakeholders: [{person: Ana Lima}]\n", false},
		{"people/Ana Lima", "people/ana-lima.html", "", true},
		{"people/Ana Lima", "people/ana-lima.html", "status: archived\n", false},
		{"people/Ana Lima", "people/ana-lima.html", "status: deceased\n", false},
		{"people/Ana Lima", "people/ana-lima.html", "status: left\n---\n\n- [ ] me -> [[Ana Lima]]: the draft\n\n", false},
		{"meetings/2026-09-14 Talk", "meetings/2026-09-14-talk.html", "people: Ana Lima\n", false},
	} {
		j := journalOf(map[string]string{"content/" + c.file + ".md": "---\n" + c.note + "---\n"})
		theme := builtin(t)
		page, ok := PagesOf(j, today, asked(j, today), theme, options(j)).Page(c.url)
		if !ok {
			t.Fatalf("there is no page %s", c.url)
		}
		b, err := theme.Render(page)
		if err != nil {
			t.Fatal(err)
		}
		text := string(b)
		if asks := strings.Contains(text, " A line ") || strings.Contains(text, " starts this."); asks != c.asks {
			t.Errorf("%s, %q: asks for a line: %v, want %v\n%s", c.file, c.note, asks, c.asks, text)
		}
		for _, empty := range []string{"</h2>\n</section>", "<div class=\"pair\">\n</div>"} {
			if strings.Contains(text, empty) {
				t.Errorf("%s, %q: shows an empty section\n%s", c.file, c.note, text)
			}
		}
	}
}
