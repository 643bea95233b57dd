package journal

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"rapport/generator/internal/note"
)

// walk is a journal that changes at random.
type walk struct {
	rng     *rand.Rand
	parser  *note.Parser
	texts   map[string]string
	read    map[string]*note.Note // by path and text: equal notes are one
	options Options
	made    int
}

func (w *walk) notes() []*note.Note {
	read := map[string]*note.Note{}
	var list []*note.Note
	for _, path := range w.paths() {
		key := path + "\n" + w.texts[path]
		n := w.read[key]
		if n == nil {
			n = w.parser.Parse(path, []byte(w.texts[path]))
		}
		read[key] = n
		list = append(list, n)
	}
	w.read = read
	return list
}

func (w *walk) paths() []string {
	paths := make([]string, 0, len(w.texts))
	for p := range w.texts {
		paths = append(paths, p)
	}
	slices.Sort(paths)
	return paths
}

func (w *walk) pick() string { return w.one(w.paths()...) }

func (w *walk) one(of ...string) string { return of[w.rng.IntN(len(of))] }

func (w *walk) name() string {
	return w.one("Ana Lima", "Raj Patel", "Mei Tan", "Zoë Lind", "Raj Kapoor", "Raj", "@raj", "Anna Lima", "Kim Berg", "jane", "Ana Lima (@ana)", "mei@acme.example")
}

func (w *walk) day() string { return fmt.Sprintf("2026-%02d-%02d", 1+w.rng.IntN(12), 1+w.rng.IntN(28)) }

func (w *walk) step() string {
	switch w.rng.IntN(24) {
	case 0:
		w.add()
		return "adding a note"
	case 1:
		delete(w.texts, w.pick())
		return "deleting a note"
	case 2:
		from := w.pick()
		w.made++
		w.texts[strings.TrimSuffix(from, ".md")+fmt.Sprintf(" %d.md", w.made)] = w.texts[from]
		delete(w.texts, from)
		return "renaming a note"
	case 3:
		w.options = Options{DailyContacts: w.rng.IntN(2) == 0, Files: []string{"a.png", "b/c.png"}[:w.rng.IntN(3)], Closed: w.rng.IntN(3) == 0}
		if w.rng.IntN(2) == 0 {
			w.options.Me = []string{"Kim Berg"}
		}
		return "changing the options"
	case 4, 5:
		p := w.pick()
		w.texts[p] = w.text(p)
		return "rewriting " + p
	case 6, 7:
		for range 3 {
			p := w.pick()
			w.texts[p] += w.line()
		}
		return "appending to three notes"
	case 8, 9, 10, 11:
		p := w.pick()
		lines := strings.SplitAfter(w.texts[p], "\n\n")
		if k := 1 + w.rng.IntN(len(lines)); k < len(lines) {
			lines = slices.Delete(lines, k, k+1)
		}
		w.texts[p] = strings.Join(lines, "")
		return "cutting from " + p
	case 12:
		return "nothing"
	}
	p := w.pick()
	w.texts[p] += w.line()
	return "appending to " + p
}

func (w *walk) add() {
	w.made++
	path := "content/" + w.one(
		"people/"+w.one("Ana Lima", "Raj Patel", "Mei Tan", "Zoë Lind", "Kim Berg", "Raj Kapoor"),
		fmt.Sprintf("initiatives/Project %d", w.rng.IntN(4)),
		fmt.Sprintf("meetings/%s Sync", w.day()), fmt.Sprintf("meetings/%s Sync", w.day()), fmt.Sprintf("meetings/series %d", w.made),
		"daily/"+w.day(), fmt.Sprintf("pages/page %d", w.rng.IntN(5)),
	) + ".md"
	w.texts[path] = w.text(path)
}

func (w *walk) text(path string) string {
	head := ""
	switch {
	case strings.Contains(path, "people/"):
		head = fmt.Sprintf("reports_to: %q\norg: %s\nlevel: %s\n", w.name(), w.one("A", "B"), w.one("peer", "", "sideways"))
		if w.rng.IntN(3) == 0 {
			head += "aliases: [" + w.one("JP", "RP", "Ana") + "]\nemail: mei@acme.example\nknows: [Mei Tan, Omar]\n"
		}
	case strings.Contains(path, "series"):
		return "---\ntype: meeting\n---\n\n" + w.lines() + "## " + w.day() + " First\n\nWith: " + w.name() + "\n\n" + w.lines() + "## " + w.day() + "\n\n" + w.lines()
	case strings.Contains(path, "meetings/"):
		head = fmt.Sprintf("people: [%q, %q]\nabsent: [%q]\ngave: [time]\n", w.name(), w.name(), w.name())
		if w.rng.IntN(2) == 0 {
			head += fmt.Sprintf("initiatives: Project %d\n", w.rng.IntN(5))
		}
	case strings.Contains(path, "initiatives/"):
		head = fmt.Sprintf("allies: [%q]\ndecider: %q\nowner: %q\nstakeholders: [%q]\n", w.name(), w.name(), w.name(), w.name())
	}
	return "---\n" + head + "tags: [" + w.one("a", "b", "A") + "]\n---\n\n" + w.lines()
}

func (w *walk) lines() string {
	text := ""
	for range w.rng.IntN(6) {
		text += w.line()
	}
	return text
}

func (w *walk) line() string {
	to := w.one("Ana Lima", "Raj", "Project 1", "Project 2", "page 1", "page 2", "Nobody", "Ana Lina", "a.png", "Kim Berg", "series 3", "initiatives/Project 1", "Mei Tan")
	return w.one(
		"Met [["+w.name()+"]] about [["+to+"]].", "![["+to+"]]", "See [["+to+"#Heading "+w.one("1", "2")+"]].", "![["+to+"#Heading 1]]",
		"## Heading "+w.one("1", "2"), "- [ ] me -> [["+w.name()+"]]: send it (by "+w.day()+")", "- [ ] [["+w.name()+"]] -> me: review "+to,
		"- Gave [["+w.name()+"]]: an introduction", "- Wants "+w.name()+": peace\n- Because: it is late", "- Decision: go on\n- Why: [["+to+"]]",
		"Asked "+w.name()+": how?", "#tag"+w.one("1", "2")+" and @raj", "- "+w.day()+" coffee with [["+to+"]]", "Plain words.", "## Log\n\n- "+w.day()+": call",
	) + "\n\n"
}
