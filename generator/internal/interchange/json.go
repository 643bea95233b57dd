// Package interchange is the journal in the formats of other programs.
package interchange

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"rapport/generator/internal/civil"
	"rapport/generator/internal/diag"
	"rapport/generator/internal/journal"
	"rapport/generator/internal/note"
	"rapport/generator/internal/practice"
)

// schema is the version of the export: keys may be added to it, never renamed.
const schema = 1

// JSON writes the whole journal on the day of the report, by schema 1 of the manual: keys may be added to it, never renamed.
func JSON(w io.Writer, j *journal.Journal, report *practice.Report, problems []diag.Problem) error {
	today := report.On
	e := exporter{today}
	commitments := each(j.Commitments, e.commitment)
	slices.SortStableFunc(commitments, func(a, b commitment) int { return strings.Compare(a.Source, b.Source) })
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	err := enc.Encode(document{
		Schema:      schema,
		Today:       today.String(),
		People:      each(j.People, e.person),
		Meetings:    each(j.Meetings, e.meeting),
		Initiatives: each(j.Initiatives, e.initiative),
		Commitments: commitments,
		Gaps:        each(report.Findings, e.gap),
		Problems:    each(problems, e.problem),
	})
	if err != nil {
		return fmt.Errorf("writing the export: %w", err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the export: %w", err)
	}
	return nil
}

// each returns what f makes of every item; never nil, since null is no list.
func each[From, To any](list []From, f func(From) To) []To {
	made := make([]To, len(list))
	for i, item := range list {
		made[i] = f(item)
	}
	return made
}

// exporter turns what the journal holds into what the export says on a day.
type exporter struct{ today civil.Day }

func (e exporter) person(p *journal.Person) person {
	past := p.ContactsBy(e.today)
	out := person{
		ID: p.ID, Name: p.Name, Aliases: []string{}, Level: p.Level.String(), Ties: tieWords(p.Ties),
		Status: note.Active.String(), Contacts: len(past), Spellings: texts(p.Spellings), URL: p.URL,
	}
	if len(past) > 0 {
		out.FirstContact, out.LastContact = day(past[0].Day), day(past[len(past)-1].Day)
	}
	var planned civil.Day
	if c := p.NextContact(e.today); c != nil {
		planned = c.Day
	}
	if n := p.Note; n != nil {
		said := n.Person
		out.Source, out.Aliases = n.Path, texts(n.Aliases)
		out.Role, out.Org, out.Status = said.Role, said.Org, said.Status.String()
		if said.Next >= e.today && (planned.IsZero() || said.Next < planned) {
			planned = said.Next
		}
		if said.Cadence > 0 {
			out.CadenceDays = &said.Cadence
		}
	}
	out.Next = day(planned)
	return out
}

func (e exporter) meeting(m *journal.Meeting) meeting {
	out := meeting{
		ID: m.ID, Title: m.Title, Date: day(m.Day), People: personIDs(m.People), Initiatives: []string{},
		Channel: m.Channel.Word, URL: m.URL, Source: m.Note.Path,
	}
	for _, i := range m.Initiatives {
		out.Initiatives = append(out.Initiatives, i.ID)
	}
	slices.Sort(out.Initiatives)
	return out
}

func (e exporter) initiative(i *journal.Initiative) initiative {
	said := i.Note.Initiative
	out := initiative{
		ID: i.ID, Title: i.Title, Status: said.Status.String(), Start: day(i.Start), Decision: day(said.Decision),
		Decider: personIDs(i.Deciders), Owners: personIDs(i.Owners),
		Allies: []ally{}, Stakeholders: []stakeholder{}, URL: i.URL, Source: i.Note.Path,
	}
	if i.MeOwner {
		out.Owners = append(out.Owners, me)
		slices.Sort(out.Owners)
	}
	for _, a := range i.Allies {
		out.Allies = append(out.Allies, ally{a.Person.ID, day(a.Since)})
	}
	slices.SortFunc(out.Allies, func(a, b ally) int { return strings.Compare(a.Person, b.Person) })
	for _, s := range i.Stakeholders {
		now, _ := i.StanceOf(s.Person, e.today)
		out.Stakeholders = append(out.Stakeholders, stakeholder{
			Person: s.Person.ID, Role: s.Role, Power: s.Power, Interest: s.Interest,
			Now: now.String(), Want: s.Want.String(), WIIFT: s.WIIFT,
		})
	}
	slices.SortFunc(out.Stakeholders, func(a, b stakeholder) int { return strings.Compare(a.Person, b.Person) })
	return out
}

func (e exporter) commitment(c *journal.Commitment) commitment {
	return commitment{
		Owner: idOrMe(c.Owner), To: idOrMe(c.To), What: c.Text, Due: day(c.Due),
		Done: c.State == note.Kept, Cancelled: c.State == note.Cancelled, Source: source(c.Note, c.Line),
	}
}

func (e exporter) problem(p diag.Problem) problem {
	return problem{p.Path, p.Line, p.Column, p.Severity.String(), p.Code, p.Message, p.Hint}
}

// me is what stands for the journal's author where an ID is wanted.
const me = "me"

func idOrMe(p *journal.Person) string {
	if p == nil {
		return me
	}
	return p.ID
}

func personIDs(people []*journal.Person) []string {
	ids := each(people, func(p *journal.Person) string { return p.ID })
	slices.Sort(ids)
	return ids
}

func source(n *note.Note, line int) string {
	if line == 0 {
		return n.Path
	}
	return fmt.Sprintf("%s:%d", n.Path, line)
}

// day is a day's text, and nil when none is known.
func day(d civil.Day) *string {
	if d.IsZero() {
		return nil
	}
	s := d.String()
	return &s
}

func texts(list []string) []string {
	sorted := slices.Clone(list)
	slices.Sort(sorted)
	if sorted == nil {
		return []string{}
	}
	return slices.Compact(sorted)
}

func tieWords(t note.Ties) []string {
	words := []string{}
	if t&note.Alliance != 0 {
		words = append(words, "alliance")
	}
	if t&note.Connection != 0 {
		words = append(words, "connection")
	}
	return words
}
