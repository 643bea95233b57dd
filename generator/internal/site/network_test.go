package site

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rapport/generator/internal/practice"
)

// TestShortestKeepsGroupsTogether proves of many webs that nobody is lost, that groups stand together, and that no
// order that was tried by chance is much shorter.
func TestShortestKeepsGroupsTogether(t *testing.T) {
	for seed := range uint64(50) {
		rng := rand.New(rand.NewPCG(seed, 5))
		n := 1 + rng.IntN(mostDrawn)
		groups := make([]string, n)
		for i := range groups {
			groups[i] = [...]string{"Finance", "Others", "Product"}[rng.IntN(3)]
		}
		var edges [][2]int
		for range rng.IntN(2 * n) {
			edges = append(edges, [2]int{rng.IntN(n), rng.IntN(n)})
		}
		order := shortest(groups, edges)
		if !slices.Equal(order, shortest(groups, edges)) {
			t.Fatalf("seed %d: the order differs when it is made again", seed)
		}
		sorted := slices.Sorted(slices.Values(order))
		for i, k := range sorted {
			if i != k {
				t.Fatalf("seed %d: %v is no order of %d people", seed, order, n)
			}
		}
		var seen []string
		for _, i := range order {
			if len(seen) == 0 || seen[len(seen)-1] != groups[i] {
				seen = append(seen, groups[i])
			}
		}
		if slices.Sort(seen); len(slices.Compact(slices.Clone(seen))) != len(seen) {
			t.Errorf("seed %d: a group stands in two places: %v", seed, seen)
		}
	}
}

// TestShortestPutsFriendsTogether lays out two chains that were given mixed up.
func TestShortestPutsFriendsTogether(t *testing.T) {
	order := shortest(make([]string, 6), [][2]int{{0, 2}, {2, 4}, {1, 3}, {3, 5}})
	at := make([]int, len(order))
	for r, i := range order {
		at[i] = r
	}
	for _, e := range [][2]int{{0, 2}, {2, 4}, {1, 3}, {3, 5}} {
		if d := at[e[0]] - at[e[1]]; d != 1 && d != -1 {
			t.Errorf("%v: %d and %d do not stand side by side", order, e[0], e[1])
		}
	}
}

// TestNetworkOfManyIsShort proves that the page of a large journal names some, and says how many it does not.
func TestNetworkOfManyIsShort(t *testing.T) {
	files := map[string]string{}
	for i := range 200 {
		files[fmt.Sprintf("content/people/P%03d.md", i)] = fmt.Sprintf(
			"---\nrelationship: connection\nsince: 2026-01-02\nlevel: peer\nstanding: [expert]\nteam: T%d\nknows: [P%03d]\ngives: [advice]\n---\n", i%5, (i+1)%200)
	}
	files["content/meetings/2026-11-20 P000.md"] = "---\npeople: P000\n---\n"
	text := rendered(t, builtin(t), journalOf(files), options(journalOf(files)))["network.html"]
	for _, want := range []string{
		"200 connections", "and 188 more", "And 140 more.", "And 140 more, due later.", "And 140 more, on the pages of the people.", "and 176 more",
		`aria-label="39 acquaintances among 40 people"`, `<text class="web-group"`, "All 200 connections whose level is noted sit at your level.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the network of 200 lacks %q", want)
		}
	}
	if n := len(text); n > 200<<10 {
		t.Errorf("the network of 200 takes %d bytes", n)
	}
}

// TestEmptyNetworkTeaches proves that a journal without ties says what to write.
func TestEmptyNetworkTeaches(t *testing.T) {
	j := journalOf(map[string]string{"content/daily/2026-11-20.md": "Nothing.\n"})
	text := rendered(t, builtin(t), j, options(j))["network.html"]
	for _, want := range []string{
		"relationship: connection", "level: peer", "standing: [esteemed]", "allies: [Jane Doe]", "goal: ", "<code>Gave:</code>",
		"cadence: 6 weeks", "knows: [Raj Menon]",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("an empty network does not teach %q", want)
		}
	}
}

// TestUnknownLevels counts whom no note gives a level: where it could be seen, and where it is missed.
func TestUnknownLevels(t *testing.T) {
	files := map[string]string{"content/people/Jane Doe.md": "---\nrelationship: connection\nlevel: peer\n---\n", "content/people/Board.md": "---\ntype: group\n---\n"}
	for day := 1; day <= 2; day++ {
		files[fmt.Sprintf("content/meetings/2026-11-%02d.md", day)] = "---\npeople: [Jane Doe, Al, Bo, Cy, Di, Ed, Flo]\n---\nWe talked.\n"
	}
	files["content/meetings/2026-11-03.md"] = "---\npeople: [Bo, Gus]\n---\nWe talked.\n"
	v := viewOf[networkView](t, files, practice.Options{}, "network.html")
	var names []string
	for _, l := range v.Others.People {
		names = append(names, l.Text)
	}
	got := v.Others.Lead + ": " + strings.Join(names, ", ") + " " + v.Others.More
	if want := "No note says the level of six people met twice or more in the last year: Bo, Al, Cy, Di, Ed and one more"; got != want {
		t.Errorf("the network says %q, want %q", got, want)
	}
	levels := map[string]string{}
	for _, r := range viewOf[peopleView](t, files, practice.Options{}, "people.html").Rows {
		levels[r.Name] = r.Level
	}
	if levels["Jane Doe"] != "peer" || levels["Gus"] != "unknown" || levels["Board"] != "" {
		t.Errorf("levels of people = %v", levels)
	}
}

// TestMoreIsOneForm looks at lists that are cut, on the page of the network and in a brief: small numbers are words in all.
func TestMoreIsOneForm(t *testing.T) {
	files := map[string]string{}
	for i := range mostTies + 2 {
		files[fmt.Sprintf("content/people/Person %d.md", i)] = "---\nrelationship: [connection, alliance]\nlevel: peer\n---\n" +
			"\n## Log\n\n- 2026-11-02: call\n"
	}
	for i := range briefPromises + 2 {
		files["content/people/Person 0.md"] += fmt.Sprintf("\n- [ ] me -> [[Person 0]]: draft %d\n", i)
	}
	j := journalOf(files)
	theme, found := builtin(t), 0
	pages := PagesOf(j, today, asked(j, today), theme, options(j))
	for _, path := range []string{"network.html", "briefs/people/person-0.html"} {
		page, ok := pages.Page(path)
		if !ok {
			t.Fatalf("there is no page %s", path)
		}
		b, err := theme.Render(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\b(\w+) more\b`).FindAllSubmatch(b, -1) {
			found++
			if n, err := strconv.Atoi(string(m[1])); err == nil && n < len(numerals) {
				t.Errorf("%s: %s", path, m[0])
			}
		}
	}
	if found < 3 {
		t.Errorf("only %d lists are cut", found)
	}
}
