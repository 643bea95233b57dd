package journal

import (
	"fmt"
	"strings"

	"rapport/generator/internal/note"
)

// dump is a journal as text: what goldens hold, and what two journals are compared by.
func dump(j *Journal) string {
	var b strings.Builder
	for _, p := range j.People {
		dumpPerson(&b, p)
	}
	for _, i := range j.Initiatives {
		dumpInitiative(&b, i)
	}
	for _, m := range j.Meetings {
		dumpMeeting(&b, m)
	}
	for _, p := range j.Pages {
		fmt.Fprintf(&b, "page %s %q\n", p.ID, p.Title)
		dumpBacklinks(&b, p.Backlinks)
	}
	for _, t := range j.Tags {
		fmt.Fprintf(&b, "tag %s %q on %d\n", t.URL, t.Name, len(t.Notes))
	}
	for _, c := range j.Commitments {
		fmt.Fprintf(&b, "commitment %s:%d %s -> %s: %q state %d due %s", c.Note.Rel, c.Line, idOf(c.Owner), idOf(c.To), c.Text, c.State, c.Due)
		if c.Initiative != nil {
			fmt.Fprintf(&b, " for %s", c.Initiative.ID)
		}
		b.WriteByte('\n')
	}
	for _, n := range j.Notes {
		for k, t := range j.Targets(n) {
			fmt.Fprintf(&b, "link %s:%d %q -> %s#%s %q file=%q dead=%v\n", n.Rel, n.Doc.Refs[k].Line, n.Doc.Refs[k].Target,
				t.URL, t.Frag, t.Title, t.File, t.Dead)
		}
	}
	for _, p := range j.Problems {
		fmt.Fprintf(&b, "%s [%s]\n", p, p.Code)
	}
	return b.String()
}

func dumpPerson(b *strings.Builder, p *Person) {
	fmt.Fprintf(b, "person %s %q %s", p.ID, p.Name, p.Level)
	if p.Ties&note.Alliance != 0 {
		b.WriteString(" alliance")
	}
	if p.Ties&note.Connection != 0 {
		b.WriteString(" connection")
	}
	if p.Note == nil {
		b.WriteString(" (no note)")
	}
	b.WriteByte('\n')
	list := func(label, text string) {
		if text != "" && text != "[]" {
			fmt.Fprintf(b, "  %s %s\n", label, text)
		}
	}
	list("also", strings.Join(p.Spellings, ", "))
	if p.ReportsTo != nil {
		list("reports to", p.ReportsTo.ID)
	}
	if p.ToMe {
		list("reports to", "me")
	}
	if p.Rep != nil {
		list("speaks through", p.Rep.ID)
	}
	list("introduced by", ids(p.Introducers))
	list("knows", ids(p.Knows))
	for _, c := range p.Contacts {
		fmt.Fprintf(b, "  contact %s %s line %d\n", c.Day, c.Meeting.ID, c.Line)
	}
	for _, i := range p.Involved {
		fmt.Fprintf(b, "  in %s %04b %s\n", i.Initiative.ID, i.Role, i.Since)
	}
	for _, c := range p.Commitments {
		fmt.Fprintf(b, "  commitment %s:%d\n", c.Note.Rel, c.Line)
	}
	for _, s := range p.Said {
		fmt.Fprintf(b, "  said %s:%d %s%s\n", s.Note.Rel, s.Line, s.Word, reasons(s))
	}
	dumpBacklinks(b, p.Backlinks)
}

func dumpInitiative(b *strings.Builder, i *Initiative) {
	fmt.Fprintf(b, "initiative %s %q from %s\n", i.ID, i.Title, i.Start)
	fmt.Fprintf(b, "  deciders %s owners %s me %v\n", ids(i.Deciders), ids(i.Owners), i.MeOwner)
	for _, a := range i.Allies {
		fmt.Fprintf(b, "  ally %s since %s\n", a.Person.ID, a.Since)
	}
	for _, s := range i.Stakeholders {
		fmt.Fprintf(b, "  stakeholder %s %s power %s now %s want %s", s.Person.ID, s.Role, s.Power, s.Now, s.Want)
		if s.Rep != nil {
			fmt.Fprintf(b, " rep %s", s.Rep.ID)
		}
		b.WriteByte('\n')
	}
	for _, m := range i.Meetings {
		fmt.Fprintf(b, "  meeting %s\n", m.ID)
	}
	for _, s := range i.Said {
		dumpSaid(b, s)
	}
	dumpBacklinks(b, i.Backlinks)
}

func dumpMeeting(b *strings.Builder, m *Meeting) {
	fmt.Fprintf(b, "meeting %s %q %s %s:%d", m.ID, m.Title, m.Day, m.Channel.Word, m.Line)
	fmt.Fprintf(b, " with %s", ids(m.People))
	if m.Unresolved > 0 {
		fmt.Fprintf(b, " and %d unresolved", m.Unresolved)
	}
	if len(m.Absent)+len(m.CC) > 0 {
		fmt.Fprintf(b, " without %s cc %s", ids(m.Absent), ids(m.CC))
	}
	for _, i := range m.Initiatives {
		fmt.Fprintf(b, " about %s", i.ID)
	}
	if m.Series != "" {
		fmt.Fprintf(b, " series %q", m.Series)
	}
	b.WriteByte('\n')
	for _, s := range m.Said {
		dumpSaid(b, s)
	}
	dumpBacklinks(b, m.Backlinks)
}

func dumpSaid(b *strings.Builder, s *Said) {
	fmt.Fprintf(b, "  said %s:%d %s %s %s: %s", s.Note.Rel, s.Line, s.Day, s.Word, ids(s.People), s.Text)
	if s.Initiative != nil {
		fmt.Fprintf(b, " (%s)", s.Initiative.ID)
	}
	b.WriteString(reasons(s) + "\n")
}

func reasons(s *Said) (text string) {
	for _, r := range s.Reasons {
		text += fmt.Sprintf(" because:%d", r.Line)
	}
	return text
}

func dumpBacklinks(b *strings.Builder, list []Backlink) {
	for _, l := range list {
		fmt.Fprintf(b, "  from %s:%d %s %q\n", l.Note.Rel, l.Line, l.Day, l.Sentence)
	}
}

func ids(people []*Person) string {
	var list []string
	for _, p := range people {
		list = append(list, strings.TrimPrefix(p.ID, "people/"))
	}
	return "[" + strings.Join(list, " ") + "]"
}

func idOf(p *Person) string {
	if p == nil {
		return "me"
	}
	return p.ID
}
