package journal

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"rapport/generator/internal/note"
)

func TestWhoIsPresent(t *testing.T) {
	jane := func() *note.Note {
		n := someone("Jane Doe", "JD", "@jdoe")
		n.Person.Email = "Jane@Acme.example"
		return n
	}
	others := []string{"Raj Patel", "Ana Lima", "Ana Moreno"}
	cases := []struct {
		name, people string
		want         string // slugs, sorted by first naming
		unresolved   int
	}{
		{"by wiki link", "[[Jane Doe]]", "jane-doe", 0},
		{"by path and other text", "[[people/Jane Doe|Jane]]", "jane-doe", 0},
		{"by relative Markdown link", "[Jane](../people/Jane%20Doe.md)", "jane-doe", 0},
		{"by a path that moved", "[[contacts/Jane Doe]]", "jane-doe", 0},
		{"by name in capitals with two blanks", "JANE  DOE", "jane-doe", 0},
		{"by alias", "jd", "jane-doe", 0},
		{"by handle among the aliases", "@jdoe", "jane-doe", 0},
		{"by e-mail", "jane@acme.example", "jane-doe", 0},
		{"by another name with the e-mail", "J. Doe <jane@acme.example>", "jane-doe", 0},
		{"by first name and initial", "Jane D.", "jane-doe", 0},
		{"by first name and initial without a dot", "jane d", "jane-doe", 0},
		{"by first name", "Jane", "jane-doe", 0},
		{"by first name as a link", "[[Jane]]", "jane-doe", 0},
		{"by handle that is a first name", "@jane", "jane-doe", 0},
		{"with a role behind", "[[Jane Doe]] (Finance)", "jane-doe", 0},
		{"twice by two spellings", "Raj, Raj P.", "raj-patel", 0},
		{"two of a first name", "Ana", "", 1},
		{"two of a first name, named twice", "Ana, ana, Raj", "raj-patel", 1},
		{"one of them by initial", "Ana M.", "ana-moreno", 0},
		{"another initial", "Jane X.", "jane-x", 0},
		{"nobody known", "Zoe", "zoe", 0},
		{"nobody known, twice", "Zoe Quist, zoe  quist", "zoe-quist", 0},
		{"me", "me, I, Kim Berg, Jane", "jane-doe", 0},
		{"accents count", "Jané Doe", "jane-doe-" + hashOf("Jané Doe"), 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			notes := []*note.Note{jane(), met("2026-09-14", "talk", strings.Split(c.people, ", ")...)}
			for _, o := range others {
				notes = append(notes, someone(o))
			}
			j := Link(notes, Options{Me: []string{"Kim Berg"}})
			m := j.Meetings[0]
			var got []string
			for _, p := range m.People {
				got = append(got, strings.TrimPrefix(p.ID, "people/"))
			}
			if s := strings.Join(got, " "); s != c.want || m.Unresolved != c.unresolved {
				t.Errorf("people %q = %q and %d unresolved, want %q and %d", c.people, s, m.Unresolved, c.want, c.unresolved)
			}
		})
	}
}

// hashOf is what an address ends in when it moved aside for another.
func hashOf(name string) string { return aside("", note.FoldName(name), map[string]int{})[1:] }

func TestTwoOfAFirstName(t *testing.T) {
	sam := func(name, org string) *note.Note {
		n := someone(name)
		n.Person.Org = org
		return n
	}
	jane := sam("Jane Doe", "Acme")
	pricing := effort("Pricing")
	pricing.Initiative.Deciders = named("[[Sam Ode]]")
	pricing.Initiative.Owners = named("[[Raj Patel]]")
	about := met("2026-09-16", "pricing", "Sam")
	about.Meeting.Initiatives = named("Pricing")
	notes := []*note.Note{
		jane, sam("Sam Lee", "Acme"), sam("Sam Ode", "Borea"), someone("Raj Patel"), pricing, about,
		met("2026-09-14", "alone", "Sam"),
		met("2026-09-15", "with Jane", "Sam", "Jane Doe"),
		met("2026-09-17", "with Raj", "Sam", "Raj"),
		met("2026-09-18", "with both", "Sam", "Raj", "Jane"),
	}
	j := Link(notes, Options{})
	got := map[string]string{}
	for _, m := range j.Meetings {
		var who []string
		for _, p := range m.People {
			who = append(who, p.Name)
		}
		slices.Sort(who)
		got[m.Note.Stem] = strings.Join(who, ", ")
	}
	want := map[string]string{
		"2026-09-14 alone":     "",
		"2026-09-15 with Jane": "Jane Doe, Sam Lee",
		"2026-09-16 pricing":   "Sam Ode",
		"2026-09-17 with Raj":  "Raj Patel, Sam Ode",
		"2026-09-18 with both": "Jane Doe, Raj Patel",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	wantCodes := []string{"ambiguous-name meetings/2026-09-14 alone.md:3", "ambiguous-name meetings/2026-09-18 with both.md:3"}
	if d := cmp.Diff(wantCodes, codes(j)); d != "" {
		t.Error(d)
	}
}

func TestHandles(t *testing.T) {
	j := Link([]*note.Note{
		met("2026-01-10", "", "Mei Chen @mei (chair)", "Ali Ijaz Sheikh @ali", "Omar Haddad @oh"),
		met("2026-01-17", "", "@mei", "Ali Sheikh @ali", "@oh", "@ali", "@unheard"),
	}, Options{})
	second := j.Meetings[1]
	var got []string
	for _, p := range second.People {
		got = append(got, p.Name)
	}
	if want := []string{"Mei Chen", "Ali Sheikh", "Omar Haddad", "@unheard"}; !slices.Equal(got, want) {
		t.Errorf("people = %q, want %q", got, want)
	}
	if second.Unresolved != 1 {
		t.Errorf("unresolved = %d, want 1: two people are called @ali", second.Unresolved)
	}
	if d := cmp.Diff([]string{"same-person meetings/2026-01-17.md:4", "ambiguous-name meetings/2026-01-17.md:6"}, codes(j)); d != "" {
		t.Error(d)
	}
}

func TestMe(t *testing.T) {
	mine := someone("Robin Kale", "RK")
	mine.Person.ReportsTo = oneName("[[Omar Haddad]]")
	omar := someone("Omar Haddad")
	omar.Person.ReportsTo = oneName("[[Ines Costa]]")
	ana := someone("Ana Lima")
	ana.Person.ReportsTo = oneName("me")
	raj := someone("Raj Patel")
	raj.Person.ReportsTo = oneName("Ana Lima")
	j := Link([]*note.Note{
		mine, omar, ana, raj, links(page("pages/plan.md"), "Robin Kale"),
		met("2026-01-10", "", "Robin", "RK", "[[Robin Kale]]", "Ana"),
	}, Options{Me: []string{"rk"}})
	if len(j.Meetings[0].People) != 1 || personOf(j, "robin-kale") != nil {
		t.Errorf("me is among the people: %v", j.Meetings[0].People)
	}
	if len(j.Pages) != 2 || j.Pages[0].ID != "pages/people-robin-kale" || len(j.Pages[0].Backlinks) != 1 {
		t.Errorf("my own note is no page with a backlink: %+v", j.Pages[0])
	}
	want := map[string]note.Level{
		"omar-haddad": note.Above, "ines-costa": note.Above, "ana-lima": note.Below, "raj-patel": note.Below,
	}
	for id, level := range want {
		if p := personOf(j, id); p == nil || p.Level != level {
			t.Errorf("level of %s = %v, want %v", id, p, level)
		}
	}
	if p := personOf(j, "ana-lima"); !p.ToMe || p.ReportsTo != nil {
		t.Errorf("ana reports to %v, to me %v; want nil, true", p.ReportsTo, p.ToMe)
	}
}

func TestNotAPerson(t *testing.T) {
	j := Link([]*note.Note{
		page("notes/Jane Doe.md"), effort("Pricing"), someone("Sam Lee"), someone("Sam Berg", "me"),
		met("2026-01-01", "", "[[Jane Doe]]", "[[Pricing]]", "Sam", "[[Unwritten]]"),
	}, Options{})
	want := []string{
		"not-a-person meetings/2026-01-01.md:3", "not-a-person meetings/2026-01-01.md:4", "ambiguous-name meetings/2026-01-01.md:5",
	}
	if d := cmp.Diff(want, codes(j)); d != "" {
		t.Error(d)
	}
	if got := ids(j.Meetings[0].People); got != "[jane-doe unwritten]" {
		t.Errorf("people = %s, want a name on a page and one on no note", got)
	}
	if got, want := j.Problems[2].Message, `"Sam" could be Sam Lee (content/people/Sam Lee.md) or me`; got != want {
		t.Errorf("message = %s, want %s", got, want)
	}
}

func TestOneToOne(t *testing.T) {
	team := someone("Platform")
	team.Person.Group = true
	cases := []struct {
		name    string
		channel note.Channel
		people  []string
		one     bool
		direct  bool
	}{
		{"alone with me", note.Channel{}, []string{"me", "Ana Lima"}, true, true},
		{"in person", note.Channel{Kind: note.InPerson}, []string{"Ana Lima"}, true, true},
		{"by mail", note.Channel{Kind: note.Written}, []string{"Ana Lima"}, false, true},
		{"with another", note.Channel{}, []string{"Ana Lima", "Raj Patel"}, false, true},
		{"with somebody unresolved", note.Channel{}, []string{"Ana Lima", "Sam"}, false, true},
		{"with a group", note.Channel{}, []string{"Platform"}, false, true},
		{"with five", note.Channel{}, []string{"Ana Lima", "B", "C", "D", "E"}, false, false},
		{"with nobody", note.Channel{}, nil, false, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			n := met("2026-01-01", "", c.people...)
			n.Meeting.Channel = c.channel
			m := Link([]*note.Note{n, team, someone("Sam Lee"), someone("Sam Ode"), someone("Ana Lima")}, Options{}).Meetings[0]
			one := len(m.People) > 0 && m.OneToOne(m.People[0])
			if one != c.one || m.Direct() != c.direct {
				t.Errorf("one to one %v, direct %v; want %v, %v", one, m.Direct(), c.one, c.direct)
			}
		})
	}
}

// FuzzNames checks that a name is one person however it is encoded and spaced, that everybody has an address of their
// own, and that it does not matter which note is read first.
func FuzzNames(f *testing.F) {
	for _, s := range [][2]string{
		{"Jane Doe", "Jane"},
		{"Zoë", "Zoe"},
		{"Ali Ijaz Sheikh @ali", "Ali Sheikh @ali"},
		{"me", "I"},
		{"İpek", "ipek"},
		{"../../etc", "CON"},
		{"index", "Сковорода Никита"},
		{"a@b.example", "@a"},
		{"[[x/y|z]]", "y"},
		{"ß", "ss"},
	} {
		f.Add(s[0], s[1])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		notes := []*note.Note{someone("Jane Doe"), met("2026-01-01", "a", a), met("2026-01-02", "b", b)}
		for i, form := range []norm.Form{norm.NFC, norm.NFD} {
			n := met("2026-01-03", "c", " "+form.String(a)+"  ")
			n.Rel, n.Path = n.Rel+string(rune('a'+i)), n.Path+string(rune('a'+i))
			notes = append(notes, n)
		}
		j := Link(slices.Clone(notes), Options{})
		seen := map[string]bool{}
		for _, p := range j.People {
			if seen[p.ID] || !strings.HasPrefix(p.ID, "people/") || strings.Trim(p.ID[7:], "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
				t.Errorf("address %q is taken or not portable", p.ID)
			}
			seen[p.ID] = true
		}
		slices.Reverse(notes)
		if d := cmp.Diff(dump(j), dump(Link(notes, Options{}))); d != "" {
			t.Errorf("the order of notes matters:\n%s", d)
		}
		var forms []string
		for _, m := range j.Meetings {
			if m.Day == notes[0].Day {
				forms = append(forms, ids(m.People))
			}
		}
		if len(forms) == 2 && forms[0] != forms[1] {
			t.Errorf("%q is %s in one encoding and %s in the other", a, forms[0], forms[1])
		}
	})
}

// TestFirstWayCounts proves the order of the ways in which a name finds somebody: each case offers two.
func TestFirstWayCounts(t *testing.T) {
	mail := func(n *note.Note, address string) *note.Note {
		n.Person.Email = address
		return n
	}
	cases := []struct {
		name, written string
		first, second *note.Note // whom it is to find, and whom not
		want          string
	}{
		{"path before file name", "[[b/Jane Doe]]", someoneAt("b/Jane Doe.md", "One"), someoneAt("meetings/Jane Doe.md", "Two"), "one"},
		{"file name before name", "Jane Doe", someoneAt("people/Jane Doe.md", "One"), someoneAt("people/x.md", "Jane Doe"), "one"},
		{"name before alias", "Jane Doe", someoneAt("people/x.md", "Jane Doe"), someone("Two", "Jane Doe"), "jane-doe"},
		{"alias before e-mail", "JD <jd@acme.example>", someone("One", "JD"), mail(someone("Two"), "jd@acme.example"), "one"},
		{"e-mail before a name cut short", "Jane <jd@acme.example>", mail(someone("One"), "jd@acme.example"), someone("Jane Doe"), "one"},
		{"alias before first name", "Jane", someone("One", "Jane"), someone("Jane Doe"), "one"},
		{"name before first name", "Jane", someone("Jane"), someone("Jane Doe"), "jane"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			j := Link([]*note.Note{met("2026-01-01", "", c.written), c.first, c.second}, Options{})
			if got := ids(j.Meetings[0].People); got != "["+c.want+"]" {
				t.Errorf("%q is %s, want %s", c.written, got, c.want)
			}
		})
	}
}

// TestCutShortNeedsANote proves that a name is cut short only of somebody who has a note.
func TestCutShortNeedsANote(t *testing.T) {
	j := Link([]*note.Note{met("2026-01-01", "", "Jane Doe"), met("2026-01-02", "", "Jane"), met("2026-01-03", "", "Jane D.")}, Options{})
	if len(j.People) != 3 {
		t.Errorf("%d people, want three: nobody has a note", len(j.People))
	}
}
