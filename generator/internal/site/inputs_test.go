package site

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/templates"
)

// rendering is a journal's pages as they once were: what a later plan is held against.
type rendering struct {
	theme *Theme
	keys  map[string]uint64
	bytes map[string]string
}

func renderAll(tb testing.TB, theme *Theme, notes []*note.Note, jo journal.Options, change func(*Options)) rendering {
	tb.Helper()
	r := rendering{theme, map[string]uint64{}, map[string]string{}}
	for _, p := range planOf(theme, notes, jo, change) {
		b, err := theme.Render(p)
		if err != nil {
			tb.Fatal(err)
		}
		r.keys[p.Path], r.bytes[p.Path] = p.Key(), string(b)
	}
	return r
}

func planOf(theme *Theme, notes []*note.Note, jo journal.Options, change func(*Options)) []Page {
	j := journal.Link(notes, jo)
	o := options(j)
	change(&o)
	if !o.Private {
		jo.Closed = true
		j = journal.Link(notes, jo)
	}
	return Plan(j, today, asked(j, today), theme, o)
}

// check reports every page of a plan that has the key it had before and other bytes.
func (r rendering) check(tb testing.TB, what string, plan []Page) {
	tb.Helper()
	for _, p := range plan {
		if before, ok := r.keys[p.Path]; !ok || before != p.Key() {
			continue
		}
		b, err := r.theme.Render(p)
		if err != nil {
			tb.Fatal(err)
		}
		if string(b) != r.bytes[p.Path] {
			tb.Errorf("%s: %s has the same key and other bytes\n%s", what, p.Path, firstDifference(r.bytes[p.Path], string(b)))
		}
	}
}

// TestKeysKnowEveryField changes one field of one note after another, as the smallest edit there is would, and proves
// of every page that shows the difference that its key tells of it. Fields that other fields point into are left alone,
// since no edit changes them by themselves.
func TestKeysKnowEveryField(t *testing.T) {
	theme := builtin(t)
	files := vault(t, "vault.txtar")
	same := func(*Options) {}
	notes, jo := notesOf(files)
	base := renderAll(t, theme, notes, jo, same)
	for i, n := range notes {
		t.Run(n.Rel, func(t *testing.T) {
			t.Parallel()
			for k := 0; ; k++ {
				c := &changer{wanted: k}
				changed := copyOf(n)
				c.structure(reflect.ValueOf(changed).Elem(), "")
				if c.done == "" {
					break
				}
				changed.Sum += 1 << 40
				all := slices.Clone(notes)
				all[i] = changed
				base.check(t, c.done, planOf(theme, all, jo, same))
			}
			base.check(t, "without it", planOf(theme, slices.Delete(slices.Clone(notes), i, i+1), jo, same))
		})
	}
}

// TestKeysKnowOptions changes one option after another.
func TestKeysKnowOptions(t *testing.T) {
	theme := builtin(t)
	notes, jo := notesOf(vault(t, "vault.txtar"))
	same := func(*Options) {}
	for _, begin := range []func(*Options){same, func(o *Options) { o.Private = false }} {
		base := renderAll(t, theme, notes, jo, begin)
		for k := 0; ; k++ {
			c := &changer{wanted: k}
			plan := planOf(theme, notes, jo, func(o *Options) {
				begin(o)
				o.Problems = slices.Clone(o.Problems)
				c.structure(reflect.ValueOf(o).Elem(), "")
			})
			if c.done == "" {
				break
			}
			base.check(t, c.done, plan)
		}
	}
	base := renderAll(t, theme, notes, jo, same)
	for what, changed := range otherFolders(jo) {
		base.check(t, what, planOf(theme, notes, changed, same))
	}
}

// otherFolders are what may be said about a folder of notes, besides what is.
func otherFolders(jo journal.Options) map[string]journal.Options {
	others := map[string]journal.Options{
		"nobody is me":                     {DailyContacts: true, Files: jo.Files},
		"daily notes are no contacts":      {Me: jo.Me, Files: jo.Files},
		"no attachments":                   {Me: jo.Me, DailyContacts: true},
		"the attachments lie elsewhere":    {Me: jo.Me, DailyContacts: true, Files: []string{"sketch.png", "tool.exe"}},
		"there are other attachments, too": {Me: jo.Me, DailyContacts: true, Files: append(slices.Clone(jo.Files), "people/sketch.png")},
	}
	for _, name := range spoken {
		others[name+" is me"] = journal.Options{Me: append([]string{name}, jo.Me...), DailyContacts: true, Files: jo.Files}
	}
	return others
}

// spoken are names that stand in the vault, whole and cut short.
var spoken = []string{
	"Mei", "Omar", "Lena", "Raj", "Sam", "Zoë", "Mei Tan", "Omar Haddad", "Lena Ode", "Raj Menon", "Hana Sato", "Zoë Lind", "Fjord board", "Pricing reset",
	"Tove", "Vidar Berg", "Lou Ek", "Ines", "Bo", "Zed", "Ann", "Plan", "Loop", "Views", "Hiring", "1-1 Omar", "2026-09-14 Mei pricing", "2026-11-18", "sketch.png",
}

// TestKeysKnowOtherNotes adds a note that takes a name which others use, so that what they say means somebody or
// something else, or nobody, though they are as they were.
func TestKeysKnowOtherNotes(t *testing.T) {
	theme := builtin(t)
	notes, jo := notesOf(vault(t, "vault.txtar"))
	same := func(*Options) {}
	base := renderAll(t, theme, notes, jo, same)
	for what, n := range newcomers() {
		base.check(t, what, planOf(theme, append(slices.Clone(notes), n), jo, same))
	}
}

func newcomers() map[string]*note.Note {
	parser := note.NewParser(note.Options{Content: "content/"})
	list := map[string]*note.Note{}
	for _, name := range spoken {
		for _, kind := range []string{"person", "initiative", "page", "meeting"} {
			for _, folder := range []string{"new", "pages"} {
				path := "content/" + folder + "/" + name + ".md"
				list[kind+" "+path] = parser.Parse(path, []byte("---\ntype: "+kind+"\n---\n"))
			}
			list[kind+" also called "+name] = parser.Parse("content/New.md", []byte("---\ntype: "+kind+"\ndate: 2026-11-05\naliases: ['"+name+"']\n---\n"))
		}
		list["a file called "+name] = parser.Parse("content/new/"+name+".md", []byte("---\ntype: person\nname: Else\n---\n"))
		list[name+" with another last name"] = parser.Parse("content/people/"+name+" New.md", nil)
	}
	return list
}

// TestKeysKnowTheWhole changes what is of no one note: that there are any, how many are connections, where they lie, what
// is said of me, and the theme.
func TestKeysKnowTheWhole(t *testing.T) {
	theme := builtin(t)
	many := map[string]string{"content/meetings/2026-01-01 Fair.md": "people: P0\n", "content/meetings/2026-03-01 Fair.md": "people: P0\n"}
	for i := range 9 {
		many[fmt.Sprintf("content/people/P%d.md", i)] = "---\nrelationship: connection\n---\n"
	}
	files := vault(t, "vault.txtar")
	cases := []struct {
		name          string
		before, after map[string]string
	}{
		{"the first note", nil, map[string]string{"content/a.md": "x"}},
		{"one connection less", many, without(many, "content/people/P8.md")},
		{"another content folder", files, moved(files, "content/", "")},
		{"my note is no person", files, replaced(files, "content/people/Nora Ek.md", "---\ntype: page\nreports_to: Omar\ntags: [core]\n---\nThat is me. See [[Hiring]].\n")},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			same := func(*Options) {}
			notes, jo := notesOf(c.before)
			base := renderAll(t, theme, notes, jo, same)
			notes, jo = notesOf(c.after)
			base.check(t, c.name, planOf(theme, notes, jo, same))
		})
	}
	other, _ := Load(templates.Files, folder(map[string]string{"tags.html": `{{define "main"}}{{end}}`}))
	notes, jo := notesOf(files)
	base := renderAll(t, theme, notes, jo, func(*Options) {})
	for _, p := range planOf(other, notes, jo, func(*Options) {}) {
		if base.keys[p.Path] == p.Key() {
			t.Errorf("%s has the same key in another theme", p.Path)
		}
	}
}

func without(files map[string]string, name string) map[string]string {
	files = maps.Clone(files)
	delete(files, name)
	return files
}

func replaced(files map[string]string, name, text string) map[string]string {
	files = maps.Clone(files)
	files[name] = text
	return files
}

func moved(files map[string]string, from, to string) map[string]string {
	list := map[string]string{}
	for name, text := range files {
		list[to+strings.TrimPrefix(name, from)] = text
	}
	return list
}

// TestSumsTellApart proves that lists behind each other do not run together, and that no two promises of a note are one.
func TestSumsTellApart(t *testing.T) {
	j := journalOf(map[string]string{"content/meetings/2026-11-01 A.md": "people: Ana, Bo\n\n- [ ] Ana -> me: it\n- [ ] Ana -> me: it\n"})
	p := newPlanner(j, today, asked(j, today), builtin(t), options(j))
	if p.owed(j.Commitments[0]) == p.owed(j.Commitments[1]) {
		t.Error("two promises have one sum")
	}
	of := func(mix func(*sum)) uint64 {
		s := newSum()
		mix(s)
		return s.done()
	}
	a, b := j.People[:1], j.People[1:]
	if of(func(s *sum) { p.mixPeople(s, a); p.mixPeople(s, b) }) == of(func(s *sum) { p.mixPeople(s, j.People); p.mixPeople(s, nil) }) {
		t.Error("two lists of people have the sum of another two")
	}
	links := []journal.Backlink{{Note: j.Notes[0], Line: 1}, {Note: j.Notes[0], Line: 2}}
	if of(func(s *sum) { p.mixBacklinks(s, links[:1]); p.mixBacklinks(s, links[1:]) }) == of(func(s *sum) { p.mixBacklinks(s, links); p.mixBacklinks(s, nil) }) {
		t.Error("two lists of backlinks have the sum of another two")
	}
}
