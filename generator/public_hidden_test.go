package generator

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// hide fills the places of a note; with nothing when r is nil.
func hide(r *rand.Rand, text string) string {
	var b strings.Builder
	used := map[string]bool{}
	for len(text) > 0 {
		i := strings.Index(text, "⟦")
		if i < 0 {
			b.WriteString(text)
			break
		}
		b.WriteString(text[:i])
		text = text[i:]
		for place, fill := range map[string]func(*rand.Rand, map[string]bool) string{
			placeField: privateField, placeBlock: privateBlock, placeNames: privateNames, placeInline: privateInline,
		} {
			if strings.HasPrefix(text, place) {
				if r != nil && r.IntN(3) > 0 {
					b.WriteString(fill(r, used))
				}
				text = text[len(place):]
				break
			}
		}
	}
	return b.String()
}

// privateWords are a few words, of which some mean something somewhere.
func privateWords(r *rand.Rand) string {
	words := []string{
		"secret", "layoffs", "Ana Lima", "[[Bo Ek]]", "[[Mei Tan]]", "@ana", "#common", "#rare", "[[Price list]]", "2026-01-01", "2031-12-31",
		"[^a]", "[ref]", "`code", "**bold", "![[sketch.png]]", "![[New office]]", "|", "Gave:", "# Heading", "## Part", "word", "ärger",
	}
	var b strings.Builder
	for range 1 + r.IntN(6) {
		b.WriteString(pickOf(r, words) + " ")
	}
	return strings.TrimSpace(b.String())
}

func plainWords(r *rand.Rand) string {
	return pickOf(r, []string{"secret", "layoffs soon", "Mei Tan said", "not now", "2031", "x"}) + fmt.Sprint(r.IntN(1000))
}

func privateField(r *rand.Rand, used map[string]bool) string {
	words := plainWords(r)
	all := []string{
		"# " + words, "email: " + fmt.Sprint(r.IntN(99)) + "@x.example", "level: above", "since: 2020-01-01", "why: " + words, "prefers: " + words,
		"unknown" + fmt.Sprint(r.IntN(9)) + ": " + words, "gave: [" + words + "]", "got: " + words, "absent: [\"[[Raj Patel]]\"]", "cc: [\"[[Ana Lima]]\"]",
		"stakes: high", "place: " + words, "headline: " + words, "series: " + words, "decider: \"[[Ana Lima]]\"", "allies: [\"[[Zoë Lind]] since 2020-01-01\"]",
		"owners: \"[[Bo Ek]]\"", "status: left", "birthday: 1990-01-01", "aliases: [Ana, Zed]", "stakeholders:\n  - {person: \"[[Bo Ek]]\", power: high}",
		"reports_to: \"[[Ana Lima]]\"", "knows: [\"[[Bo Ek]]\"]", "snooze: 2027-01-01 " + words, "cadence: 3 weeks", "relationship: alliance", "sort: decision",
		"ignore: [headline]", "confidential: true", "decision: 2026-08-08", "needs: [" + words + "]", "cssclass: " + words, "text: |\n  " + words,
		"for: \"[[Price list]]\"", "for2: \"" + words + "\"", "created: 2026-01-01", "allow_names: [\"" + words + ": agreed\"]", "exchange: off",
	}
	f := pickOf(r, all)
	key, _, _ := strings.Cut(f, ":")
	if used[key] || strings.HasPrefix(f, "created") {
		return ""
	}
	used[key] = true
	return f + "\n"
}

// privateBlock is private and stands between blank lines.
func privateBlock(r *rand.Rand, _ map[string]bool) string {
	words := privateWords(r)
	all := []string{
		":::private\n" + words + "\n\n# Heading\n\n" + words + "\n:::", "%% " + plainWords(r) + "\n\n" + plainWords(r) + " %%", "<!-- " + plainWords(r) + "\n\n## Part -->",
		"Gave [[Ana Lima]]: " + plainWords(r), "- **Concern [[Bo Ek]]:** " + plainWords(r), "> Stance [[Ana Lima]]: leading", "- [ ] me -> [[Raj Patel]]: " + words,
		"- [x] " + plainWords(r) + " (by 2026-01-01)", "| Task | Owner |\n|---|---|\n| " + plainWords(r) + " | [[Ana Lima]] |",
		"| Stakeholder | Power |\n|---|---|\n| [[Ana Lima]] | high |", "Headline: " + plainWords(r), "Decision: " + plainWords(r) + "\nBecause: " + plainWords(r),
		"<div title=\"x\">" + plainWords(r) + "</div>", "[^unused" + fmt.Sprint(r.IntN(99)) + "]: " + plainWords(r), ":::private\n- " + words + "\n- " + words + "\n:::",
	}
	return "\n" + pickOf(r, all) + "\n\n"
}

func privateInline(r *rand.Rand, _ map[string]bool) string {
	return pickOf(r, []string{" %% " + plainWords(r) + " %%", " <!-- " + plainWords(r) + " -->", " %%" + plainWords(r) + "%%"})
}

func privateNames(r *rand.Rand, _ map[string]bool) string {
	var b strings.Builder
	for range 1 + r.IntN(3) {
		name := pickOf(r, hiddenNames[:6])
		b.WriteString(pickOf(r, []string{", \"[[" + name + "]]\"", ", " + name, ", \"[[people/" + name + "|x]]\""}))
	}
	return b.String()
}

// privateSettings are those settings in other words, with others that the public has no part in.
func privateSettings(r *rand.Rand, open string) string {
	var b strings.Builder
	for _, line := range []string{
		"# " + plainWords(r), "org: " + plainWords(r), "away: [2026-08-01..2026-08-18]", "actions: 3", "editor: cursor", "me: [Somebody, M]", "today: 2026-06-01",
		"timezone: Pacific/Apia", "week_start: Sunday", "cadences: {alliance: 2 weeks}", "targets: {above: 9}", "practices: {exchange: off}",
	} {
		if r.IntN(2) == 0 {
			b.WriteString(line + "\n")
		}
	}
	if r.IntN(2) == 0 {
		open += "  remote: https://example.org/" + fmt.Sprint(r.IntN(99)) + ".git\n  branch: b\n  allow_names: {Mei Tan: \"" + plainWords(r) + "\"}\n"
	}
	return b.String() + open
}

// addPrivateNotes adds notes of every kind, and files that no public note refers to. Some are called as public ones are.
func (o *openJournal) addPrivateNotes(t *testing.T, r *rand.Rand, files map[string][]byte) {
	front := func() string {
		return pickOf(r, []string{
			"", "---\n---\n", "---\nvisibility: private\n---\n", "---\ntitle: " + pickOf(r, openPeople) + "\n---\n", "---\nvisibility: Public\n---\n",
			"---\naliases: [" + pickOf(r, openPeople) + ", Ana, Bo]\nname: " + pickOf(r, openPeople) + "\ntags: [common, rare]\n---\n",
		})
	}
	body := func() string {
		var b strings.Builder
		for range r.IntN(4) {
			b.WriteString(privateWords(r) + "\n" + privateBlock(r, nil))
		}
		return b.String()
	}
	add := func(name string, text string) {
		if files[name] == nil {
			files[name] = []byte(text)
		}
	}
	for _, name := range hiddenNames {
		if r.IntN(2) == 0 {
			add("content/people/"+name+".md", front()+body())
		}
	}
	for _, name := range openPeople {
		if r.IntN(4) == 0 {
			add("content/others/people/"+name+".md", front()+body())
		}
		if r.IntN(4) == 0 {
			add("content/private/"+name+".md", "---\nvisibility: public\n---\n"+body())
		}
		if r.IntN(4) == 0 {
			add("content/people/"+strings.ToLower(name)+" 2.md", "---\nname: "+name+"\nemail: x@x.example\n---\n"+body())
		}
	}
	meetings := r.IntN(8)
	if r.IntN(12) == 0 {
		meetings = 100
	}
	for i := range meetings {
		day := time.Date(2020+r.IntN(12), 1, 1+r.IntN(360), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		add(fmt.Sprintf("content/meetings/%s %d.md", day, i), fmt.Sprintf("---\npeople: [%q, %q]\ninitiatives: [%q]\ntags: [%s]\n---\n%s",
			pickOf(r, openPeople), pickOf(r, hiddenNames), pickOf(r, openInitiatives), pickOf(r, openTags), body()))
	}
	for _, name := range slices.Sorted(maps.Keys(o.notes)) {
		if r.IntN(8) == 0 { // a twin in another folder, or of another case
			add("content/archive/"+filepath.Base(name), front()+body())
		}
		if r.IntN(20) == 0 {
			add(strings.TrimSuffix(name, ".md")+" (conflicted copy).md", hide(nil, o.notes[name]))
		}
		if r.IntN(20) == 0 {
			add(filepath.Dir(name)+"/."+filepath.Base(name)+".swp", body())
		}
	}
	for i := range r.IntN(4) {
		add(fmt.Sprintf("content/initiatives/Hidden %d.md", i), "---\nallies: [\"[[Ana Lima]]\"]\nowners: \"[[Bo Ek]]\"\n---\n"+body())
		add(fmt.Sprintf("content/2026-05-0%d.md", 1+i), "Saw [[Ana Lima]] and [[Raj Patel]].\n"+body())
		add(fmt.Sprintf("content/deep/er/Page %d.md", i), front()+body())
		add(fmt.Sprintf("content/files/secret %d.png", i), string(pngWith(t, "x", 40+i)))
		add(fmt.Sprintf("content/files/secret %d.pdf", i), "%PDF-1.4 "+plainWords(r))
	}
}
