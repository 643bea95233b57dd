package generator

import (
	"slices"
	"strings"
)

// Plan says what publishing would do.
type Plan struct {
	Place, Branch string // where the site goes; Branch is empty for a folder
	Address       string // where it will be seen; empty when only the host knows
	Hash          string // stands for all of it: equal hashes, the same site at the same place

	Added, Changed, Removed []string          // paths of files
	Titles                  map[string]string // of pages, by path

	People []string // who has a page, by name
	First  []string // of those, who never had one there before
	Gone   []string // pages of people that go away, by path

	Files  int
	Bytes  int
	Limits []string // what GitHub Pages would not take
	Dead   []string // links within the site that lead nowhere
}

// Nothing reports whether the site is there already.
func (p *Plan) Nothing() bool { return len(p.Added)+len(p.Changed)+len(p.Removed) == 0 }

// describe fills in what the plan says about people and pages.
func (p *Publication) describe(earlier []Receipt) {
	plan := &p.Plan
	plan.Titles = map[string]string{}
	for page, n := range p.result.notes {
		plan.Titles[page] = n.Title
	}
	was := map[string]bool{}
	for _, r := range earlier {
		for _, name := range r.People {
			was[name] = true
		}
	}
	for _, x := range p.result.journal.People {
		plan.People = append(plan.People, x.Name)
		plan.Titles[x.URL] = x.Name
		if slices.Contains(plan.Added, x.URL) && !was[x.Name] {
			plan.First = append(plan.First, x.Name)
		}
	}
	slices.Sort(plan.People)
	slices.Sort(plan.First)
	for _, path := range plan.Removed {
		if strings.HasPrefix(path, "people/") {
			plan.Gone = append(plan.Gone, path)
		}
	}
	plan.Files = len(p.files)
	for _, f := range p.files {
		plan.Bytes += len(f.Bytes)
	}
	plan.Dead = deadLinks(p.files)
	plan.Hash = p.hash()
}
