package journal

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"rapport/generator/internal/note"
)

// TestLinkerEqualsLink is the proof that what a linker remembers never shows: a random walk of edits, renames and
// deletes, after each of which its journal must say the same as one that is made afresh. The journals before must say
// what they said.
func TestLinkerEqualsLink(t *testing.T) {
	again := 0
	for seed := range uint64(48) {
		w := &walk{rng: rand.New(rand.NewPCG(seed, 3)), parser: note.NewParser(note.Options{Content: "content/"}), texts: map[string]string{}}
		for range 25 {
			w.add()
		}
		var linker Linker
		var older *Journal
		said := ""
		for step := range 60 {
			did := w.step()
			notes := w.notes()
			last := linker.last
			j := linker.Link(notes, w.options)
			if last != nil && linker.last.register == last.register {
				again++
			}
			got, want := dumpAll(j), dumpAll(Link(notes, w.options))
			if got != want {
				t.Fatalf("seed %d, step %d, after %s: %s", seed, step, did, firstDifference(got, want))
			}
			if older != nil && dumpAll(older) != said {
				t.Fatalf("seed %d, step %d, after %s: the journal before was changed", seed, step, did)
			}
			if err := sound(j); err != nil {
				t.Fatalf("seed %d, step %d, after %s: %v", seed, step, did, err)
			}
			older, said = j, got
			if step%2 == 0 {
				linker.Prepare()
			}
		}
	}
	if again < 200 {
		t.Errorf("what was remembered was used %d times only", again)
	}
}

// sound checks that whatever a journal refers to is of that journal, not of one before.
func sound(j *Journal) error {
	o := own{
		people: setOf(j.People), meetings: setOf(j.Meetings), initiatives: setOf(j.Initiatives), notes: setOf(j.Notes),
		commitments: setOf(j.Commitments),
	}
	for _, p := range j.People {
		o.person(p)
	}
	for _, i := range j.Initiatives {
		o.initiative(i)
	}
	for _, m := range j.Meetings {
		o.check(o.notes[m.Note], "meeting")
		o.everybody(slices.Concat(m.People, m.Absent, m.CC), "people of a meeting")
		for _, i := range m.Initiatives {
			o.check(o.initiatives[i], "initiative of a meeting")
		}
		o.lines(m.Said, m.Backlinks)
	}
	for _, p := range j.Pages {
		o.check(o.notes[p.Note], "page")
		o.lines(nil, p.Backlinks)
	}
	for _, tag := range j.Tags {
		for _, n := range tag.Notes {
			o.check(o.notes[n], "note of a tag")
		}
	}
	for _, c := range j.Commitments {
		o.check(o.notes[c.Note] && o.people[c.Owner] && o.people[c.To] && o.meetings[c.Meeting] && o.initiatives[c.Initiative], "commitment")
	}
	for _, n := range j.Notes {
		for _, target := range j.Targets(n) {
			o.check(o.notes[target.Note] && o.people[target.Person], "target")
		}
	}
	if len(o.foreign) > 0 {
		return fmt.Errorf("of another journal: %s", strings.Join(o.foreign, ", "))
	}
	return nil
}

// own is what a journal holds, and what it refers to that is not its own.
type own struct {
	people      map[*Person]bool
	meetings    map[*Meeting]bool
	initiatives map[*Initiative]bool
	notes       map[*note.Note]bool
	commitments map[*Commitment]bool
	foreign     []string
}

// setOf is a set with nil in it.
func setOf[T any](list []*T) map[*T]bool {
	set := map[*T]bool{nil: true}
	for _, v := range list {
		set[v] = true
	}
	return set
}

func (o *own) check(ok bool, what string) {
	if !ok {
		o.foreign = append(o.foreign, what)
	}
}

func (o *own) everybody(list []*Person, what string) {
	for _, p := range list {
		o.check(o.people[p], what)
	}
}

func (o *own) lines(said []*Said, backlinks []Backlink) {
	for _, s := range said {
		o.check(o.notes[s.Note] && o.meetings[s.Meeting] && o.initiatives[s.Initiative], "said")
		o.everybody(s.People, "said of")
	}
	for _, b := range backlinks {
		o.check(o.notes[b.Note], "backlink")
	}
}

func (o *own) person(p *Person) {
	o.check(o.notes[p.Note] && o.people[p.ReportsTo] && o.people[p.Rep], "person")
	o.everybody(p.Introducers, "introducers")
	o.everybody(p.Knows, "knows")
	o.lines(p.Said, p.Backlinks)
	for _, c := range p.Contacts {
		o.check(c.Person == p && o.meetings[c.Meeting], "contact")
	}
	for _, i := range p.Involved {
		o.check(o.initiatives[i.Initiative], "involved")
	}
	for _, c := range p.Commitments {
		o.check(o.commitments[c], "commitment of a person")
	}
}

func (o *own) initiative(i *Initiative) {
	o.check(o.notes[i.Note], "initiative")
	o.everybody(slices.Concat(i.Deciders, i.Owners), "deciders and owners")
	for _, a := range i.Allies {
		o.check(o.people[a.Person], "ally")
	}
	for _, s := range i.Stakeholders {
		o.check(o.people[s.Person] && o.people[s.Rep], "stakeholder")
	}
	for _, m := range i.Meetings {
		o.check(o.meetings[m], "meeting of an initiative")
	}
	for _, c := range i.Commitments {
		o.check(o.commitments[c], "commitment of an initiative")
	}
	o.lines(i.Said, i.Backlinks)
}

// dumpAll is a dump with what goldens do not show.
func dumpAll(j *Journal) string {
	var b strings.Builder
	b.WriteString(dump(j))
	fmt.Fprintf(&b, "last note %s\n", j.LastNote)
	for _, n := range j.Notes {
		fmt.Fprintf(&b, "sum %s %x\n", n.Path, j.Sum(n))
	}
	for _, p := range j.People {
		fmt.Fprintf(&b, "unread %s %v %v %d\n", p.ID, p.LevelUnread, p.ToMe, p.Ties)
	}
	for _, i := range j.Initiatives {
		fmt.Fprintf(&b, "unresolved %s %b\n", i.ID, i.Unresolved)
	}
	for _, m := range j.Meetings {
		fmt.Fprintf(&b, "meeting %s %s %d %v %s\n", m.ID, m.URL, m.Origin, m.lines, m.Note.Path)
	}
	for _, t := range j.Tags {
		for _, n := range t.Notes {
			fmt.Fprintf(&b, "tag %s on %s\n", t.Name, n.Path)
		}
	}
	return b.String()
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for k := range min(len(g), len(w)) {
		if g[k] != w[k] {
			return fmt.Sprintf("\n got %s\nwant %s", g[k], w[k])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}
