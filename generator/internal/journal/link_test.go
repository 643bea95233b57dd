package journal

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/markdown"
	"rapport/generator/internal/note"
)

func TestOrderOfNotesDoesNotMatter(t *testing.T) {
	for seed := range uint64(25) {
		notes := randomNotes(rand.New(rand.NewPCG(seed, 1)), 40)
		want := dump(Link(notes, randomOptions))
		for range 3 {
			rand.Shuffle(len(notes), func(i, k int) { notes[i], notes[k] = notes[k], notes[i] })
			if d := cmp.Diff(want, dump(Link(notes, randomOptions))); d != "" {
				t.Fatalf("seed %d: another order of notes, another journal:\n%s", seed, d)
			}
		}
	}
}

func TestEverythingHasItsAddress(t *testing.T) {
	for seed := range uint64(25) {
		j := Link(randomNotes(rand.New(rand.NewPCG(seed, 2)), 60), randomOptions)
		seen := map[string]string{}
		take := func(kind, url string) {
			if other, taken := seen[url]; taken {
				t.Errorf("seed %d: %s and %s share %q", seed, kind, other, url)
			}
			if !strings.HasSuffix(url, ".html") || strings.ToLower(url) != url {
				t.Errorf("seed %d: %s has the address %q", seed, kind, url)
			}
			seen[url] = kind
		}
		for _, n := range j.items {
			take(n.Path, n.address.url)
		}
		for _, p := range j.People {
			if p.Note == nil {
				take(p.Name, p.URL)
			}
		}
		for _, tag := range j.Tags {
			take("#"+tag.Name, tag.URL)
		}
		meetings := map[string]bool{}
		for _, m := range j.Meetings {
			if meetings[m.ID] {
				t.Errorf("seed %d: two meetings have the ID %q", seed, m.ID)
			}
			meetings[m.ID] = true
		}
	}
}

var randomOptions = Options{Me: []string{"Kim Berg"}, DailyContacts: true, Files: []string{"a.png", "x/a.png", "x/b.pdf"}}

// randomNotes makes a journal full of names that are nearly one.
func randomNotes(r *rand.Rand, size int) []*note.Note {
	words := []string{"Ana", "Ána", "Jo", "Jon", "Sam", "Lee", "Lima", "Müller", "Muller", "M.", "Ijaz", "Kim", "Berg", "C++"}
	name := func() string {
		w := words[r.IntN(len(words))]
		for range r.IntN(3) {
			w += " " + words[r.IntN(len(words))]
		}
		return w
	}
	written := func() string {
		switch s := name(); r.IntN(5) {
		case 0:
			return "[[" + s + "]]"
		case 1:
			return s + " @" + strings.ToLower(words[r.IntN(3)])
		case 2:
			return "@" + strings.ToLower(words[r.IntN(len(words)-1)])
		case 3:
			return "[[people/" + s + "|x]]"
		default:
			return s
		}
	}
	day := func() string { return civil.MustParse("2026-01-01").Add(r.IntN(20)).String() }
	taken := map[string]bool{}
	var notes []*note.Note
	for len(notes) < size {
		var n *note.Note
		switch r.IntN(5) {
		case 0:
			n = someoneAt(fmt.Sprintf("people/%d/%s.md", r.IntN(2), name()), name(), name())
			n.Person.Org = words[r.IntN(3)]
			n.Person.ReportsTo = oneName([]string{"me", written()}[r.IntN(2)])
			n.Log = []note.LogEntry{{Day: civil.MustParse(day()), Line: 4}, {Day: civil.MustParse(day()), Line: 5}}
		case 1:
			n = effort(name())
			n.Initiative.Deciders = named(written())
			n.Initiative.Allies = []note.Ally{{Name: *oneName(written())}}
		case 2:
			n = daily(day())
		case 3:
			n = met(day(), "1-1 "+name())
			n.Sections = []note.Section{{Day: civil.MustParse(day()), Heading: -1}, {Day: civil.MustParse(day()), Heading: -1}}
		default:
			n = met(day(), name(), written(), written())
			n.Meeting.Initiatives, n.Meeting.Absent = named(name()), named(written())
			n.Tasks = []note.Task{{Owner: oneName(written()), To: oneName("me"), Section: -1}}
			n.Markers = []note.Marker{{Word: note.Told, About: oneName(written()), Section: -1}}
		}
		if taken[n.Path] {
			continue
		}
		taken[n.Path] = true
		n.Tags = []string{words[r.IntN(len(words))]}
		notes = append(notes, links(n, name(), name(), "@"+strings.ToLower(words[r.IntN(3)]), "#"+n.Tags[0], "!"+name(), "a.png"))
	}
	return notes
}

func TestCollisions(t *testing.T) {
	j := Link([]*note.Note{
		someoneAt("people/Sam Lee.md", "Sam Lee"), someoneAt("people/office/Sam Lee.md", "Sam Lee"),
		page("a/README.md"), page("b/README.md"), page("pages/a.md"), page("A.md"),
		met("2026-01-01", "", "C++ Crew", "C Crew", "Ana Lima"),
	}, Options{})
	seen := map[string]bool{}
	for _, n := range j.items {
		seen[n.address.id()] = true
	}
	for _, p := range j.People {
		seen[p.ID] = true
	}
	if len(seen) != 10 {
		t.Errorf("%d addresses, want 10: %v", len(seen), seen)
	}
	for _, id := range []string{"pages/a-readme", "pages/b-readme", "people/ana-lima", "people/c-crew-" + hashOf("C++ Crew")} {
		if !seen[id] {
			t.Errorf("no address %q in %v", id, seen)
		}
	}
	want := []string{
		"same-address A.md:1", "same-address pages/a.md:1", "same-address people/Sam Lee.md:1", "same-address people/office/Sam Lee.md:1",
	}
	if d := cmp.Diff(want, codes(j)); d != "" {
		t.Error(d)
	}
	if !strings.Contains(j.Problems[2].Message, "content/people/office/Sam Lee.md") {
		t.Errorf("the problem does not name the other note: %s", j.Problems[2])
	}
}

func TestSums(t *testing.T) {
	build := func(change func(a, b, c *note.Note)) *Journal {
		a, b, c := links(page("a.md"), "!b", "Jane Doe"), links(page("b.md"), "!c", "!a"), page("c.md")
		a.Sum, b.Sum, c.Sum = 1, 2, 3
		jane := someone("Jane Doe")
		change(a, b, c)
		return Link([]*note.Note{a, b, c, jane}, Options{})
	}
	sums := func(j *Journal) (list []uint64) {
		for _, n := range j.Notes[:3] {
			list = append(list, j.Sum(n))
		}
		return list
	}
	before := sums(build(func(_, _, _ *note.Note) {}))
	cases := []struct {
		name    string
		change  func(a, b, c *note.Note)
		differs string // which of a, b and c
	}{
		{"nothing", func(_, _, _ *note.Note) {}, ""},
		{"the innermost", func(_, _, c *note.Note) { c.Sum++ }, "abc"},
		{"one of a circle", func(a, _, _ *note.Note) { a.Sum++ }, "ab"},
		{"a title", func(_, _, c *note.Note) { c.Title = "Sea" }, "ab"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := ""
			for i, s := range sums(build(c.change)) {
				if s != before[i] {
					got += string(rune('a' + i))
				}
			}
			if got != c.differs {
				t.Errorf("changed: %q, want %q", got, c.differs)
			}
		})
	}
}

func TestEmbedCircles(t *testing.T) {
	part := page("d.md")
	part.Doc.Headings = []markdown.Heading{{Text: "Part", ID: "part", Line: 20}}
	j := Link([]*note.Note{
		links(page("a.md"), "!b"), links(page("b.md"), "x", "!c", "!d"), links(page("c.md"), "!a"),
		links(part, "!#Part"), links(page("e.md"), "!e"), page("x.md"),
	}, Options{})
	want := []string{"embed-circle a.md:10", "embed-circle b.md:11", "embed-circle c.md:10", "embed-circle e.md:10"}
	if d := cmp.Diff(want, codes(j)); d != "" {
		t.Error(d)
	}
}
